"""JSON-LD: the triples of the Turtle file, read by two engines, and readable as plain JSON."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import HOSTILE, poisoned
from hypothesis import given, settings
from newspapers import newspapers
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from story import story

from extract.records import Extraction
from graph.errors import GraphError
from graph.export.characters import encodable
from graph.export.jsonld import context, jsonld, write_jsonld
from graph.merge import merge
from graph.records import KnowledgeGraph
from graph.triples import to_triples
from ontology.namespaces import SV, Namespaces, NodeClass, Property, sv
from ontology.vocabulary import (
    DealType,
    EntityType,
    EventMode,
    EventType,
    RelationType,
    Status,
)

# rdflib's own parser of JSON-LD still uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

Lines = list[dict[str, object]]


def objects(knowledge: KnowledgeGraph) -> Lines:
    """The objects of the file, as a program that knows no RDF sees them."""
    found = json.loads(jsonld(knowledge))["@graph"]
    assert isinstance(found, list)
    return found


def by_id(knowledge: KnowledgeGraph) -> dict[str, dict[str, object]]:
    """The objects by their ids."""
    return {str(one["id"]): one for one in objects(knowledge)}


@settings(max_examples=20, deadline=None)
@given(news=newspapers())
def test_file_has_the_triples_of_the_turtle(news: list[Extraction]) -> None:
    """rdflib reads the very triples of the graph, whatever the news."""
    knowledge = merge(news)
    found = Graph().parse(data=jsonld(knowledge), format="json-ld")
    assert isomorphic(found, to_triples(knowledge))


@pytest.mark.skipif(not hasattr(ox.RdfFormat, "JSON_LD"), reason="this pyoxigraph reads no JSON-LD")
@pytest.mark.parametrize("base", ["https://w3id.org/svyaz/", "https://example.org/kg#"])
def test_an_independent_reader_finds_them_too(base: str) -> None:
    """Oxigraph reads the same triples, under any base IRI."""
    names = Namespaces(base_iri=base)
    found = ox.parse(jsonld(story(), names).encode(), ox.RdfFormat.JSON_LD)
    turtle = to_triples(story(), names).serialize(format="nt")
    wanted = ox.parse(turtle.encode(), ox.RdfFormat.N_TRIPLES)
    assert {str(one.triple) for one in found} == {str(one.triple) for one in wanted}


@settings(max_examples=40, deadline=None)
@given(text=HOSTILE)
def test_any_text_is_read_back(text: str) -> None:
    """Texts that look like keywords, IRIs or JSON stay texts; lone surrogates are replaced."""
    found = Graph().parse(data=jsonld(poisoned(story(), text)), format="json-ld")
    assert set(found) == set(to_triples(poisoned(story(), encodable(text))))


def test_objects_read_as_plain_json() -> None:
    """A claim names its ends, its relation and its status in words; a label has languages."""
    found = by_id(story())
    claim = found["clm:2ea6176c0cee9a78"]
    assert claim == {
        "id": "clm:2ea6176c0cee9a78",
        "type": "Claim",
        "confidence": "0.927",
        "evidence": ["evd:0161350296e714a9", "evd:ea7dfb668ba2352c"],
        "independentSources": 2,
        "object": "ent:union",
        "relation": "memberOf",
        "status": "Occurred",
        "subject": "ent:estonia",
    }
    assert found["ent:union"]["label"] == {
        "en": "Baltic Digital Union",
        "ru": "Балтийский цифровой союз",
    }
    assert found["ent:estonia"]["memberOf"] == "ent:union"
    assert found["ent:estonia"]["sameAs"] == "wd:Q191"


def test_every_claim_is_there_with_its_quotes() -> None:
    """From each claim of the story its sentences are reached by ids alone."""
    found = by_id(story())
    for claim in story().claims:
        ids = found[claim.iri]["evidence"]
        quotes = {found[str(one)]["quote"] for one in (ids if isinstance(ids, list) else [ids])}
        assert quotes == {told.quote for told in claim.evidence}


def test_every_node_is_one_object_on_one_line() -> None:
    """Ids are unique, kinds come in order, and the lines of the file can be compared."""
    ids = [str(one["id"]) for one in objects(story())]
    assert len(ids) == len(set(ids))
    kinds = list(dict.fromkeys(one.partition(":")[0] for one in ids))
    assert kinds == ["ent", "clm", "evt", "stm", "evd", "art", "ext"]
    lines = jsonld(story()).split('"@graph": [\n')[1].splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[:-1]] == ids


def test_keys_are_words() -> None:
    """No key and no term is an address: the context has a word for each."""
    keys = {key for one in objects(story()) for key in one}
    assert not [key for key in keys if ":" in key or "@" in key]


def test_context_covers_the_vocabulary() -> None:
    """Every link and relation of the vocabulary is read as a link, at the vocabulary's own IRI."""
    words = context()
    assert words["@vocab"] == SV
    for relation in RelationType:
        assert words[relation.value] == {"@id": f"sv:{relation}", "@type": "@id"}
    triples = to_triples(story())
    for name in Property:
        values = list(triples.objects(None, URIRef(sv(name))))
        term = words.get(name.value, {})
        of = term.get("@type") if isinstance(term, dict) else None
        if any(isinstance(value, URIRef) for value in values):
            assert of in {"@id", "@vocab"}
        elif any(isinstance(value, Literal) for value in values):
            assert of not in {"@id", "@vocab"}


def test_words_of_the_vocabulary_mean_themselves() -> None:
    """No class, status, type or mode is called like a key that stands for something else."""
    others = {key for key, term in context().items() if f"sv:{key}" not in str(term)}
    for words in (EntityType, RelationType, EventType, EventMode, DealType, Status, NodeClass):
        assert not others & {word.value for word in words}


def test_nothing_has_to_be_fetched() -> None:
    """The context stands in the file: it is an object, not an address."""
    assert isinstance(json.loads(jsonld(story()))["@context"], dict)


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    """Two writings give the same bytes, which are those of the text, and no draft stays."""
    write_jsonld(story(), tmp_path / "one.jsonld")
    write_jsonld(merge([]), tmp_path / "empty.jsonld")
    assert (tmp_path / "one.jsonld").read_bytes() == jsonld(story()).encode()
    assert json.loads((tmp_path / "empty.jsonld").read_bytes())["@graph"] == []
    assert len(list(tmp_path.iterdir())) == 2


def test_unwritable_file_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, the error names the file."""
    with pytest.raises(GraphError, match=r"nowhere.*cannot be written"):
        write_jsonld(story(), tmp_path / "nowhere" / "graph.jsonld")
