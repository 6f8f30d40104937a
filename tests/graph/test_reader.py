"""The way back: what the Turtle tells comes back as the graph that was written."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from newspapers import newspapers, world
from story import GAZETTE, story

from extract.records import Extraction, TimeInterval
from graph.confidence import confidence
from graph.errors import GraphError, StoreError
from graph.export.page import render_html
from graph.export.turtle import turtle, write_turtle
from graph.journal import read_extractions
from graph.merge import merge
from graph.reader import read_turtle, read_with_namespaces
from graph.records import KnowledgeGraph
from ontology.namespaces import DEFAULT_BASE_IRI, Namespaces
from ontology.vocabulary import EntityType, RelationType, Status

SAMPLE = Path(__file__).parents[2] / "output" / "sample" / "extractions.jsonl"
ODD = st.text(st.characters(codec="utf-8"), max_size=12)
DAYS = st.one_of(st.none(), st.dates())


def samples() -> KnowledgeGraph:
    """The graph of the sample articles."""
    return merge(read_extractions(SAMPLE))


GRAPHS: dict[str, Callable[[], KnowledgeGraph]] = {
    "story": story,
    "samples": samples,
    "world": lambda: merge(world(30)),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's graph is."""
    return tmp_path / "graph.ttl"


@pytest.fixture(params=GRAPHS)
def knowledge(request: pytest.FixtureRequest) -> KnowledgeGraph:
    """A graph as merging makes it."""
    return GRAPHS[request.param]()


def read_back(knowledge: KnowledgeGraph, folder: Path) -> KnowledgeGraph:
    """The graph once written and read."""
    write_turtle(knowledge, folder / "graph.ttl")
    return read_turtle(folder / "graph.ttl")


def test_read_and_written_again_it_is_the_same_file(knowledge: KnowledgeGraph, path: Path) -> None:
    """Nothing that the Turtle tells is lost or changed on the way, byte for byte."""
    write_turtle(knowledge, path)
    assert turtle(read_turtle(path)) == path.read_text(encoding="utf-8")


@settings(max_examples=15)
@given(news=newspapers())
def test_whatever_the_news_it_is_the_same_file(
    news: list[Extraction], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any graph that merging makes comes back: statuses, dates, origins, contradictions."""
    knowledge = merge(news)
    again = read_back(knowledge, tmp_path_factory.mktemp("news"))
    assert turtle(again) == turtle(knowledge)
    assert (again.claims, again.events, again.statements) == (
        knowledge.claims,
        knowledge.events,
        knowledge.statements,
    )


def test_facts_and_entities_come_back_as_they_were(tmp_path: Path) -> None:
    """Records are equal, all but the texts of the articles and the reasons of merging."""
    knowledge = samples()
    again = read_back(knowledge, tmp_path)
    assert again.claims == knowledge.claims
    assert again.events == knowledge.events
    assert again.statements == knowledge.statements
    assert again.entities == tuple(replace(one, reasons=()) for one in knowledge.entities)
    for read, written in zip(again.articles, knowledge.articles, strict=True):
        assert read.mentions == written.mentions
        assert read.published == written.published
        assert read.article.id == written.article.id
        assert read.article.headline == written.article.headline
        assert read.article.text == ""


def test_page_is_the_one_that_build_writes(knowledge: KnowledgeGraph, tmp_path: Path) -> None:
    """The Turtle file alone makes the page byte for byte, though it has no article's text."""
    assert render_html(read_back(knowledge, tmp_path)) == render_html(knowledge)


def test_confidence_is_that_of_the_file(tmp_path: Path) -> None:
    """Who stands behind each sentence comes back, so that sources are counted alike."""
    news = []
    for text, outlet, cited in (
        ("Дания вошла в Союз портов.", None, None),
        ("Вчера Дания вошла в Союз портов.", "Утро", None),
        ("Сегодня Дания вошла в Союз портов.", "Вечер", "Утро"),
        ("Как известно, Дания вошла в Союз портов.", "Ночь", "Радио порта"),
        ("По сообщениям, Дания вошла в Союз портов.", "Полдень", "Радио порта"),
    ):
        draft = Draft(text, publisher=outlet, cites=cited)
        denmark = draft.entity("Дания", EntityType.COUNTRY)
        union = draft.entity("Союз портов", EntityType.ALLIANCE)
        draft.relation(denmark, RelationType.MEMBER_OF, union, "вошла")
        news.append(draft.done())
    knowledge = merge(news)
    (claim,) = knowledge.claims
    (again,) = read_back(knowledge, tmp_path).claims
    assert len({told.origin for told in claim.evidence}) == 3 < len(claim.evidence)
    assert again == claim
    assert confidence(again) == confidence(claim)


@pytest.mark.parametrize("base", ["https://example.org/kg#", "http://localhost/a/b/"])
def test_names_are_short_under_any_base_iri(base: str, path: Path) -> None:
    """The base is found in the IRIs themselves, and the graph is the same as under our own."""
    names = Namespaces(base_iri=base)
    write_turtle(story(), path, names)
    reading = read_with_namespaces(path)
    assert reading.namespaces == names
    assert turtle(reading.knowledge, names) == path.read_text(encoding="utf-8")
    assert turtle(reading.knowledge) == turtle(story())


def test_other_tools_may_write_it_otherwise(path: Path) -> None:
    """Without prefixes, in another order and with triples of somebody else it is the same graph."""
    triples = list(pyoxigraph.parse(turtle(story()), format=pyoxigraph.RdfFormat.TURTLE))
    plain = pyoxigraph.serialize(reversed(triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    note = f"<{DEFAULT_BASE_IRI}ent/finland> <http://example.org/note> _:b . _:b a _:c .\n"
    path.write_bytes((plain or b"") + note.encode())
    assert turtle(read_turtle(path)) == turtle(story())


def test_byte_order_mark_and_regional_tags_are_no_matter(path: Path) -> None:
    """What an editor puts before the text is passed over, and @ru-RU is Russian."""
    text = turtle(story())
    path.write_text(text.replace("@ru", "@ru-RU"), encoding="utf-8-sig")
    again = read_turtle(path)
    assert turtle(again) == text
    assert [one.label for one in again.entities] == [one.label for one in story().entities]


def test_merge_reasons_come_back_where_they_were_written(path: Path) -> None:
    """sv:mergeReason is read as the entity's reasons."""
    write_turtle(samples(), path, merge_reasons=True)
    again = read_turtle(path)
    assert again.entities == samples().entities
    assert turtle(again, merge_reasons=True) == path.read_text(encoding="utf-8")


@settings(max_examples=25)
@given(words=st.lists(ODD, min_size=12, max_size=12))
def test_odd_words_come_back(words: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Quotes, line ends, backslashes, marks of direction and control characters survive."""
    label, alias, quote, trigger, said, verb, headline, url, outlet, cited, value, when = words
    whole = story()
    time = TimeInterval(earliest=None, latest=None, value=None, text=when)
    (claim,) = (one for one in whole.claims if one.relation is RelationType.ALTERNATIVE_NAME)
    told = replace(claim.evidence[0], quote=quote, extractor=alias, version=verb, origin="ent:sea")
    claim = replace(claim, evidence=(told,), object=value, time=time)
    bare = replace(GAZETTE.article, headline=headline, url=url, publisher=outlet, cites=cited)
    gazette = replace(GAZETTE, article=bare)
    knowledge = replace(
        whole,
        articles=tuple(gazette if one.iri == GAZETTE.iri else one for one in whole.articles),
        entities=tuple(
            replace(one, label=label, aliases=(alias,), label_en=said) for one in whole.entities
        ),
        claims=(claim,),
        events=tuple(replace(one, trigger=trigger, label=label, time=time) for one in whole.events),
        statements=tuple(
            replace(one, text=said, verb=verb, stance=alias) for one in whole.statements
        ),
    )
    assert turtle(read_back(knowledge, tmp_path_factory.mktemp("odd"))) == turtle(knowledge)


@st.composite
def times(draw: st.DrawFn) -> TimeInterval:
    """A stretch of time of any form, its ends in order."""
    ends = sorted(draw(st.tuples(st.dates(), st.dates())))
    earliest, latest = (draw(st.sampled_from((end, None))) for end in ends)
    form = draw(st.sampled_from((None, "day", "month", "year", "week")))
    first = (earliest or latest or ends[0]).isoformat()
    iso = {"day": first, "month": first[:7], "year": first[:4], "week": "2026-W10"}
    return TimeInterval(
        earliest=earliest,
        latest=latest,
        value=iso[form] if form else None,
        text=draw(st.sampled_from(("", "с 5 марта", "с весны", "в марте"))),
    )


@settings(max_examples=40)
@given(
    time=times(),
    status=st.sampled_from(Status),
    relation=st.sampled_from((RelationType.START_TIME, RelationType.ALTERNATIVE_NAME)),
    how=st.sampled_from(("object", "time", "both", "words")),
)
def test_times_come_back(
    time: TimeInterval,
    status: Status,
    relation: RelationType,
    how: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Open ends, any precision, dates as objects, as times of claims and of events."""
    whole = story()
    (claim,) = (one for one in whole.claims if one.relation is RelationType.POINT_IN_TIME)
    claim = replace(
        claim,
        relation=relation,
        status=status,
        object=time.text if how == "words" else claim.object if how == "time" else time,
        time=None if how == "object" else time,
    )
    event = replace(whole.events[0], time=time, status=status)
    statement = replace(whole.statements[0], time=time)
    event = replace(event, agents=(), recipients=(), places=())
    named = tuple(one for one in whole.entities if one.iri in (claim.subject, statement.speaker))
    statement = replace(statement, about=())
    articles = tuple(replace(one, mentions=(), publisher=None) for one in whole.articles)
    knowledge = KnowledgeGraph(
        articles=articles,
        entities=named,
        claims=(claim,),
        events=(event,),
        statements=(statement,),
    )
    again = read_back(knowledge, tmp_path_factory.mktemp("times"))
    assert turtle(again) == turtle(knowledge)
    if time.earliest or time.latest:
        for read in (again.statements[0].time, again.events[0].time):
            assert read is not None
            assert (read.earliest, read.latest) == (time.earliest, time.latest)


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        (None, StoreError, "does not exist"),
        ("<p>Осло</p>", StoreError, "cannot be read as Turtle"),
        ("", GraphError, "is Turtle, but describes nothing that a graph of svyaz is made of"),
        ("<http://a/b> <http://a/c> 'd' .", GraphError, "describes nothing"),
    ],
    ids=["missing", "html", "empty", "foreign"],
)
def test_what_is_no_graph_is_named(
    text: str | None, error: type[GraphError], message: str, path: Path
) -> None:
    """A file that is missing, no Turtle or about something else is named with the reason."""
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=rf"^{re.escape(str(path))}: .*{message}"):
        read_turtle(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r"sv:start \d+", "sv:start 'five'", "sv:start is 'five', not an xsd:integer"),
        (r"sv:start \d+", "sv:start -5", "sv:start is '-5', not a number from 0 on"),
        (
            r"sv:independentSources \d+",
            "sv:independentSources 0",
            "sv:independentSources is '0', not a number from 1 on",
        ),
        (r"sv:confidence [\d.]+", "sv:confidence 1.5", "is '1.5', not a number from 0 to 1"),
        (r"sv:confidence [\d.]+", "sv:confidence 'high'", "is 'high', not an xsd:decimal"),
        (r'sv:published "[^"]+"', 'sv:published "2026-02-30"', "not an xsd:date without time zone"),
        (r'sv:published "[^"]+"', 'sv:published "2026-02-03Z"', "is '2026-02-03Z'"),
        (
            r'sv:date "[^"]+"\^\^xsd:date',
            'sv:date "2025-13-45"^^xsd:date',
            "sv:date is '2025-13-45', which is no date",
        ),
        (r'sv:date "[^"]+"\^\^xsd:date', 'sv:date "soon"', "sv:date is 'soon', not an xsd:date,"),
        (r"sv:status sv:Planned", "sv:status sv:Maybe", "sv:status is .*Maybe', not one of sv:Occ"),
        (r"sv:relation sv:memberOf", "sv:relation sv:likes", "sv:relation is"),
        (r"sv:eventType sv:AID", "sv:eventType sv:Planned", "sv:eventType is"),
        (r"sv:eventMode sv:phone", "sv:eventMode sv:pigeon", "sv:eventMode is"),
        (r"sv:subject ent:norway", "sv:subject ent:atlantis", "leads to ent:atlantis, which the"),
        (r"sv:subject ent:norway", "sv:subject wd:Q20", "leads to <http://www.wiki.*Q20>, which"),
        (r"sv:subject ent:norway", "sv:subject 'Norway'", "sv:subject is 'Norway', not an IRI"),
        (r"sv:subject ent:norway", "sv:subject []", "sv:subject is a blank node, not an IRI"),
        (r"ent:sea a", "[] a", "_:.* is a blank node, not an IRI that ends in ent/"),
        (r"sv:subject ent:norway", f"sv:subject {GAZETTE.iri}", "which is no sv:Entity or sv:Ev"),
        (r"sv:subject ent:norway", "sv:verb 'x'@ru", "sv:subject is missing"),
        (r"a sv:Extractor", "a sv:Entity", "does not end in ent/"),
        (
            r"sv:speaker ent:laine",
            "sv:speaker ent:laine, ent:mori",
            "has 2 values where.*build one",
        ),
        (r"sv:City", "sv:Person, sv:City", "must tell one type of entity, and tells sv:City, sv:P"),
        (r'"Вильнюс"@ru', '"Вильнюс"@lt', "rdfs:label in Russian is missing"),
        (
            r"ent:sea a",
            "<http://b/ent/sea> a",
            "two base IRIs, <https.*> and <http://b/>|<http://b",
        ),
        (r"sv:contentHash", "sv:hash", "sv:contentHash is missing"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, message: str, path: Path) -> None:
    """A wrong value, a loose end or a missing part is named: file, thing and property."""
    text, n_changed = re.subn(old, lambda _: new, turtle(story()))
    assert n_changed
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=rf"^{re.escape(str(path))}: .*(?:{message})"):
        read_turtle(path)


def test_named_event_keeps_the_type_of_its_thing(path: Path) -> None:
    """A crime that is told of as an event is a crime; the most specific class wins."""
    whole = story()
    entities = tuple(
        replace(one, type=EntityType.CRIME) if one.iri == "ent:summit" else one
        for one in whole.entities
    )
    again = read_back(replace(whole, entities=entities), path.parent)
    types = {one.iri: one.type for one in again.entities}
    assert types == {one.iri: one.type for one in entities}
    assert {one.iri for one in again.events} == {one.iri for one in whole.events}


def test_a_path_may_be_a_string() -> None:
    """As one types it in a notebook."""
    assert read_turtle(str(SAMPLE.parent / "graph.ttl")) == read_turtle(SAMPLE.parent / "graph.ttl")
