"""What the Turtle says the page says: every fact, both ends of it, every sentence behind it."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from story import story
from window import Open, Window, in_browser

from graph.export.page import write_html
from graph.export.turtle import write_turtle
from ontology.namespaces import Property, sv
from ontology.vocabulary import RelationType

pytestmark = in_browser

FACTS = """async () => {
    const { model, view } = window.svyaz;
    const panel = document.getElementById("panel");
    const told = {};
    for (const fact of model.facts) {
        view.set({ node: null, edge: null, fact: fact.id });
        const quotes = () => [...panel.querySelectorAll("blockquote")].map((q) => q.textContent);
        for (let wait = 0; wait < 100 && quotes().length < fact.evidence.length; wait += 1) {
            await new Promise((resolve) => setTimeout(resolve));
        }
        told[fact.iri] = { text: panel.textContent, quotes: quotes() };
    }
    return told;
}"""
"""The card of every fact: its text and its sentences."""


@pytest.fixture(scope="module")
def window(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """The page of the story."""
    window = Window(browser, story_file)
    yield window
    window.context.close()


def test_every_fact_of_the_turtle_has_a_card(window: Window, tmp_path: Path) -> None:
    """One for each claim, event and statement node, with the sentences of its evidence, exactly."""
    file = tmp_path / "graph.ttl"
    write_turtle(story(), file)
    turtle = Graph().parse(file)
    sentences: dict[str, set[str]] = {}
    for fact, evidence in turtle.subject_objects(URIRef(sv(Property.EVIDENCE))):
        quotes = turtle.objects(evidence, URIRef(sv(Property.QUOTE)))
        sentences.setdefault(str(fact), set()).update(map(str, quotes))
    prefixes = window.ask("() => window.svyaz.model.prefixes")
    told = {}
    for name, card in window.ask(FACTS).items():
        prefix, local = name.split(":", 1)
        told[prefixes[prefix] + local] = set(card["quotes"])
    assert told == sentences


def test_every_card_names_both_ends(window: Window) -> None:
    """Subject and object of each claim, parties of each event, words of each statement."""
    knowledge, told = story(), window.ask(FACTS)
    label = {entity.iri: entity.label for entity in knowledge.entities}
    for claim in knowledge.claims:
        assert label[claim.subject] in told[claim.iri]["text"]
        if claim.object_is_entity:
            assert label[str(claim.object)] in told[claim.iri]["text"]
    for event in knowledge.events:
        for party in (*event.agents, *event.recipients, *event.places):
            assert label[party] in told[event.iri]["text"]
    for statement in knowledge.statements:
        assert statement.text in told[statement.iri]["text"]
        assert label[statement.speaker] in told[statement.iri]["text"]


def test_every_fact_stands_in_a_list(window: Window) -> None:
    """The tables and chronicles name both ends of every claim, and all words of the statements."""
    knowledge = story()
    label = {entity.iri: entity.label for entity in knowledge.entities}
    window.show(tab="facts", node=None, edge=None, fact=None)
    rows = [" ".join(row.split()) for row in window.page.get_by_role("row").all_inner_texts()]
    for claim in knowledge.claims:
        target = label.get(str(claim.object), "") if claim.object_is_entity else ""
        assert any(label[claim.subject] in row and target in row for row in rows), claim
    window.show(tab="statements")
    words = window.page.locator("#list").inner_text()
    assert all(statement.text in words for statement in knowledge.statements)
    window.show(tab="articles")
    titles = window.page.locator("#list").inner_text()
    assert all(str(node.article.headline) in titles for node in knowledge.articles)


def test_parallel_relations_are_all_drawn(opened: Open, tmp_path: Path) -> None:
    """Three relations between two things are three lines, each with its own fact, in one card."""
    knowledge = story()
    claim = next(c for c in knowledge.claims if c.relation is RelationType.HEADQUARTERED_IN)
    relations = (RelationType.LOCATED_IN, RelationType.OWNER_OF, RelationType.PART_OF)
    more = tuple(
        dataclasses.replace(claim, iri=f"clm:{relation}", relation=relation)
        for relation in relations
    )
    claims = tuple(sorted((*knowledge.claims, *more), key=lambda node: node.iri))
    file = tmp_path / "parallel.html"
    write_html(dataclasses.replace(knowledge, claims=claims), file)
    window = opened(file)
    source = next(e.label for e in knowledge.entities if e.iri == claim.subject)
    target = next(e.label for e in knowledge.entities if e.iri == claim.object)
    ends = {"from": window.node(source), "to": window.node(target)}
    edges = [e for e in window.ask("() => window.svyaz.edges()") if ends.items() <= e.items()]
    told = [e for e in edges if e["label"]]
    assert len(told) == 1 + len(relations)
    assert all(e["visible"] for e in told)
    places = [window.ask("(id) => window.svyaz.pixelOfEdge(id)", e["id"]) for e in told]
    assert len({(round(place["x"]), round(place["y"])) for place in places}) == len(told)
    for edge in told:
        window.show(node=None, edge=edge["id"], fact=None)
        assert source in window.panel()
        assert target in window.panel()
