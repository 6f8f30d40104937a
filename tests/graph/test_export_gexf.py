"""GEXF: read back by networkx, and by the letter of the 1.3 specification."""

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hostile import HOSTILE, poisoned
from hypothesis import HealthCheck, given, settings
from networkx.readwrite.gexf import GEXFReader
from story import story

from extract.records import TimeInterval
from graph.errors import GraphError
from graph.export.gexf import COLORS, write_gexf
from graph.records import KnowledgeGraph
from ontology.vocabulary import Status

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"


def tree(knowledge: KnowledgeGraph, folder: Path) -> ET.Element:
    """The file of a graph as XML."""
    path = folder / "graph.gexf"
    write_gexf(knowledge, path)
    return ET.parse(path).getroot()  # noqa: S314 - written a line above


def edges(root: ET.Element) -> list[ET.Element]:
    """All edges of a file."""
    return list(root.iter(f"{GEXF}edge"))


@pytest.mark.skipif("1.3" not in GEXFReader.versions, reason="this networkx reads no GEXF 1.3")
def test_every_claim_is_an_edge_with_its_evidence(tmp_path: Path) -> None:
    """networkx finds each claim of the story with relation, status, sources and quote."""
    knowledge = story()
    write_gexf(knowledge, tmp_path / "graph.gexf")
    network = nx.read_gexf(tmp_path / "graph.gexf", version="1.3")
    found = {data["id"]: (start, data) for start, _, data in network.edges(data=True)}
    for claim in knowledge.claims:
        start, data = found[claim.iri]
        assert start == claim.subject
        assert data["relation"] == claim.relation
        assert data["status"] == claim.status
        assert data["n_sources"] == data["weight"] == claim.independent_sources
        assert data["quote"] in {told.quote for told in claim.evidence}
        assert data["article"]


def test_parallel_edges_have_kinds_of_their_own(tmp_path: Path) -> None:
    """Gephi keeps edges of one pair apart where their kinds differ: no two are alike."""
    knowledge = story()
    denied = [
        replace(claim, iri=f"{claim.iri}d", status=Status.DENIED) for claim in knowledge.claims
    ]
    knowledge = replace(knowledge, claims=(*knowledge.claims, *denied))
    found = edges(tree(knowledge, tmp_path))
    kinds = Counter((one.get("source"), one.get("target"), one.get("kind")) for one in found)
    assert max(kinds.values()) == 1
    of_finland = {
        kind for source, end, kind in kinds if (source, end) == ("ent:finland", "ent:union")
    }
    assert of_finland == {"memberOf", "memberOf 2"}


def test_dates_are_for_the_timeline(tmp_path: Path) -> None:
    """What has a date has a start and an end, what has none is there at all times."""
    root = tree(story(), tmp_path)
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    assert nodes["ent:summit"].get("start") == nodes["ent:summit"].get("end") == "2026-03-14"
    assert nodes["ent:union"].get("start") is None


def test_an_open_end_stays_open(tmp_path: Path) -> None:
    """What has begun and is not told to be over has a start and no end, and says so."""
    whole = story()
    time = TimeInterval(earliest=dt.date(2026, 3, 1), latest=None, value=None, text="с марта")
    claims = tuple(replace(one, time=time) for one in whole.claims)
    root = tree(replace(whole, claims=claims), tmp_path)
    found = [one for one in edges(root) if (one.get("id") or "").startswith("clm:")]
    assert found
    for edge in found:
        assert (edge.get("start"), edge.get("end")) == ("2026-03-01", None)
        values = {one.get("for"): one.get("value") for one in edge.iter(f"{GEXF}attvalue")}
        assert values["open_end"] == "true"
        assert "open_start" not in values


def test_colors_are_those_of_the_page() -> None:
    """Every hue is the one that the page has on light ground."""
    style = files("graph.export.page").joinpath("assets/core/base.css").read_text(encoding="utf-8")
    hues = dict(re.findall(r"--(\w+): (?:light-dark\()?(#[0-9a-f]{6})", style))
    for name, parts in COLORS.items():
        assert hues[name] == "#" + "".join(f"{part:02x}" for part in parts)


def test_colors_and_sizes_follow_type_and_importance(tmp_path: Path) -> None:
    """Countries are green as on the page, and the most important node is the largest."""
    root = tree(story(), tmp_path)
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    color = nodes["ent:finland"].find(f"{VIZ}color")
    assert color is not None
    assert color.attrib == {"r": "0", "g": "158", "b": "115"}
    sizes = {
        iri: float(size.get("value", "0"))
        for iri, node in nodes.items()
        for size in node.iter(f"{VIZ}size")
    }
    assert max(sizes, key=lambda iri: sizes[iri]) == "ent:union"


def test_file_keeps_to_the_specification(tmp_path: Path) -> None:
    """Version, directions, counts, declared attributes and weights are as GEXF 1.3 asks."""
    root = tree(story(), tmp_path)
    assert root.get("version") == "1.3"
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert graph.get("defaultedgetype") == "directed"
    assert [child.tag for child in graph] == [
        f"{GEXF}{name}" for name in ("attributes", "attributes", "nodes", "edges")
    ]
    for part, owner in ((graph[0], "node"), (graph[1], "edge")):
        assert part.get("class") == owner
        declared = {one.get("id") for one in part}
        used = {
            value.get("for")
            for one in root.iter(f"{GEXF}{owner}")
            for value in one.iter(f"{GEXF}attvalue")
        }
        assert used == declared
    assert graph[2].get("count") == str(len(graph[2]))
    assert graph[3].get("count") == str(len(graph[3]))
    assert all(float(edge.get("weight", "")) >= 1 for edge in edges(root))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=HOSTILE)
def test_any_text_makes_valid_xml(tmp_path: Path, text: str) -> None:
    """Whatever stands in the articles, the file is read back with as many nodes and edges."""
    root, sound = tree(poisoned(story(), text), tmp_path), tree(story(), tmp_path)
    assert len(list(root.iter(f"{GEXF}node"))) == len(list(sound.iter(f"{GEXF}node")))
    assert [one.get("id") for one in edges(root)] == [one.get("id") for one in edges(sound)]


def test_printable_text_comes_back_as_it_was(tmp_path: Path) -> None:
    """Markup, quotes and line ends survive in attributes."""
    text = '<a href="x">]]>&amp;\'\n\t=1'
    root = tree(poisoned(story(), text), tmp_path)
    quotes = {
        value.get("value") for value in root.iter(f"{GEXF}attvalue") if value.get("for") == "quote"
    }
    assert quotes == {text}


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    """Two writings give the same bytes: neither the day nor a version of a library is in them."""
    write_gexf(story(), tmp_path / "one.gexf")
    write_gexf(story(), tmp_path / "two.gexf")
    assert (tmp_path / "one.gexf").read_bytes() == (tmp_path / "two.gexf").read_bytes()
    assert b"lastmodifieddate" not in (tmp_path / "one.gexf").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_empty_graph_is_a_file(tmp_path: Path) -> None:
    """Nothing in, an empty and static network out."""
    empty = KnowledgeGraph(articles=(), entities=(), claims=(), events=(), statements=())
    graph = tree(empty, tmp_path).find(f"{GEXF}graph")
    assert graph is not None
    assert graph.get("mode") == "static"


def test_unwritable_file_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, the error names the file."""
    with pytest.raises(GraphError, match=r"nowhere.*cannot be written"):
        write_gexf(story(), tmp_path / "nowhere" / "graph.gexf")
