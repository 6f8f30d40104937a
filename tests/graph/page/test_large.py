"""A page of 20,000 things and 40,000 links: small enough to mail, and all of it can be reached."""

from pathlib import Path

import pytest
from invented_graph import invented_graph
from window import Open, Window, in_browser

from graph.export.page import write_html
from graph.export.page.html import render_html
from graph.records import ClaimNode, EventNode, KnowledgeGraph, StatementNode

pytestmark = [*in_browser, pytest.mark.slow]

N_NODES, N_LINKS = 20_000, 40_000
SIZE, SMALL_SIZE = 8_000_000, 1_500_000
"""Bytes that the page may have, and that a page of two hundred things may have."""
MOST_DRAWN = 2_000


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeGraph:
    """The made-up graph."""
    return invented_graph(N_NODES, N_LINKS)


@pytest.fixture(scope="module")
def file(knowledge: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    file = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(knowledge, file)
    return file


def test_it_can_be_mailed(file: Path) -> None:
    """The page of everything, and that of two hundred things."""
    assert file.stat().st_size <= SIZE
    assert len(render_html(invented_graph(200, 400)).encode()) <= SMALL_SIZE


def test_two_builds_are_equal() -> None:
    """The same bytes where data is packed and communities are sought."""
    knowledge = invented_graph(4_000, 8_000)
    assert render_html(knowledge) == render_html(knowledge)


def evidence_of(window: Window, fact: int) -> list[str]:
    """The sentences on the card of a fact."""
    window.show(tab="graph", node=None, edge=None, fact=fact)
    window.page.locator("#panel blockquote").first.wait_for()
    return [str(text) for text in window.page.locator("#panel blockquote").all_text_contents()]


def test_it_is_read_like_a_small_one(opened: Open, file: Path, knowledge: KnowledgeGraph) -> None:
    """Picture, search, filters, lists and sentences from the first block to the last."""
    window = opened(file)
    drawn = window.ask("() => window.svyaz.drawn().length")
    assert 0 < drawn <= MOST_DRAWN
    assert window.ask("() => window.svyaz.labels().length") > 0
    # Something that is not drawn is found by its name, drawn, and has a card.
    last = knowledge.entities[-1]
    window.page.get_by_role("combobox").first.fill(last.label)
    window.page.get_by_role("option").first.wait_for()
    window.page.keyboard.press("Enter")
    heading = window.page.get_by_role("heading", name=last.label).first
    heading.wait_for()
    # Sentences are those of the source, whatever block they stand in.
    facts: list[ClaimNode | EventNode | StatementNode] = [
        *knowledge.claims,
        *knowledge.events,
        *knowledge.statements,
    ]
    for number in (0, len(facts) // 3, len(facts) // 2, len(facts) - 1):
        quotes = {told.quote for told in facts[number].evidence}
        shown = evidence_of(window, number)
        assert shown
        assert set(shown) <= quotes
    # Lists hold a part at a time and say of how many.
    for tab in ("facts", "events", "statements", "articles"):
        window.show(tab=tab)
        assert window.page.locator("#list").inner_text().strip()
        assert window.ask("() => document.querySelectorAll('#list *').length") < 50_000
    # Filters let through what Python would.
    window.show(tab="graph", minSources=2)
    several = sum(fact.independent_sources >= 2 for fact in facts)
    assert window.ask("() => window.svyaz.filters.facts().length") == several
    window.ask("() => window.svyaz.view.clearFilters()")
    window.assert_clean()
