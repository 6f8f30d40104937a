"""GraphML: read back by networkx with every claim and its evidence."""

from pathlib import Path

import networkx as nx
import pytest
from hostile import HOSTILE, poisoned
from hypothesis import HealthCheck, given, settings
from story import story

from graph.errors import GraphError
from graph.export.graphml import write_graphml
from graph.records import KnowledgeGraph


def read(knowledge: KnowledgeGraph, folder: Path) -> "nx.MultiDiGraph[str]":
    """The file of a graph as networkx reads it."""
    path = folder / "graph.graphml"
    write_graphml(knowledge, path)
    network = nx.read_graphml(path, force_multigraph=True)
    assert isinstance(network, nx.MultiDiGraph)
    return network


def test_every_claim_is_an_edge_with_its_evidence(tmp_path: Path) -> None:
    """Each claim of the story is one directed edge, with relation, status, sources and quote."""
    knowledge = story()
    network = read(knowledge, tmp_path)
    edges = {
        key: (start, end, data) for start, end, key, data in network.edges(keys=True, data=True)
    }
    for claim in knowledge.claims:
        start, end, data = edges[claim.iri]
        assert start == claim.subject
        assert end == (claim.object if claim.object_is_entity else f"val:{claim.iri[4:]}")
        assert data["relation"] == claim.relation
        assert data["status"] == claim.status
        assert data["n_sources"] == data["weight"] == claim.independent_sources
        assert data["n_evidence"] == len(claim.evidence)
        assert 0 < data["confidence"] < 1
        assert data["quote"] in {told.quote for told in claim.evidence}
        assert data["article"]


def test_nodes_say_what_they_are(tmp_path: Path) -> None:
    """Label, kind, type and figures of a node have their own types."""
    network = read(story(), tmp_path)
    union = network.nodes["ent:union"]
    assert union["label"] == "Балтийский цифровой союз"
    assert (union["kind"], union["type"]) == ("entity", "Alliance")
    assert union["aliases"] == "БЦС; союз"
    assert (union["importance"], union["n_articles"]) == (1.0, 2)
    assert {data["kind"] for _, data in network.nodes(data=True)} == {
        *("entity", "event", "statement", "value")
    }


def test_edges_are_said_in_words(tmp_path: Path) -> None:
    """The label of an edge is its relation in Russian, that of a recipient its part."""
    network = read(story(), tmp_path)
    labels = {(start, end): data["label"] for start, end, data in network.edges(data=True)}
    assert labels["ent:finland", "ent:union"] == "член"
    meeting = next(end for start, end in network.out_edges("ent:laine") if end.startswith("evt:"))
    assert labels["ent:laine", meeting] == "участник"
    assert labels[meeting, "ent:engstrom"] == "с кем"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=HOSTILE)
def test_any_text_makes_valid_xml(tmp_path: Path, text: str) -> None:
    """Whatever stands in the articles, the file is read back with as many nodes and edges."""
    network = read(poisoned(story(), text), tmp_path)
    sound = read(story(), tmp_path)
    assert len(network) == len(sound)
    assert {key for *_, key in network.edges(keys=True)} == {
        key for *_, key in sound.edges(keys=True)
    }


def test_printable_text_comes_back_as_it_was(tmp_path: Path) -> None:
    """Markup, quotes and line ends survive."""
    text = '<a href="x">]]>&amp;\'\n\t=1'
    network = read(poisoned(story(), text), tmp_path)
    assert network.nodes["ent:union"]["label"] == text
    assert {data["quote"] for *_, data in network.edges(data=True)} == {text}


def test_ids_fit_the_schema(tmp_path: Path) -> None:
    """Ids of nodes and edges are what XML Schema calls name tokens, and no two are the same."""
    network = read(story(), tmp_path)
    ids = [*network, *(key for *_, key in network.edges(keys=True))]
    assert len(ids) == len(set(ids))
    assert not [one for one in ids if set(one) & set(" /\t\n")]


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    """Two writings give the same bytes, and no draft stays."""
    write_graphml(story(), tmp_path / "one.graphml")
    write_graphml(story(), tmp_path / "two.graphml")
    assert (tmp_path / "one.graphml").read_bytes() == (tmp_path / "two.graphml").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_unwritable_file_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, the error names the file."""
    with pytest.raises(GraphError, match=r"nowhere.*cannot be written"):
        write_graphml(story(), tmp_path / "nowhere" / "graph.graphml")
