"""What a large page leaves out comes back in the browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from invented_graph import invented_graph
from story import story
from window import Open

import graph.export.page.packing
from graph.export.page import write_html
from graph.records import KnowledgeGraph

pytestmark = pytest.mark.browser

RECORDS = """() => {
    const { nodes, edges, facts } = window.svyaz.model;
    const plain = (record, keys) =>
        Object.fromEntries(keys.map((key) => [key, record[key] ?? null]));
    return {
        nodes: nodes.map((node) => plain(node, ["iri", "name", "articles"])),
        edges: edges.map((edge) => plain(edge, ["from", "to", "relation", "facts"])),
        facts: facts.map((fact) => plain(fact, ["iri", "date", "days", "time", "evidence"])),
    };
}"""
SENTENCES = "() => window.svyaz.model.sentences(window.svyaz.model.told.map((_, number) => number))"


@pytest.mark.parametrize(
    "knowledge", [story(), invented_graph(300, 600)], ids=["story", "invented"]
)
def test_a_packed_page_holds_what_a_plain_one_does(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knowledge: KnowledgeGraph
) -> None:
    """Nodes, lines, facts and sentences with their marks are the same records."""
    told: list[Any] = []
    for limit in (10**9, 0):
        monkeypatch.setattr(graph.export.page.packing, "PLAIN_LIMIT", limit)
        file = tmp_path / f"{limit}.html"
        write_html(knowledge, file)
        window = opened(file)
        told.append([window.ask(RECORDS), [dict(one, lengths=0) for one in window.ask(SENTENCES)]])
    assert json.dumps(told[0], sort_keys=True) == json.dumps(told[1], sort_keys=True)
