"""What the page gives to take away: Turtle equal to the graph's own, a table, a picture."""

import csv
import dataclasses
import io
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from story import story
from window import Open, Window, in_browser

from extract.records import TimeInterval
from graph.build import build
from graph.export.page import write_html
from graph.records import EvidenceNode, KnowledgeGraph
from graph.triples import to_triples
from ontology.namespaces import Namespaces
from ontology.vocabulary import RelationType, Status

pytestmark = in_browser

TURTLE = "(ids) => window.svyaz.exports.turtle(ids ?? undefined)"
CSV = "() => window.svyaz.exports.csv()"
NAMES = Namespaces()


def parsed(turtle: str) -> Graph:
    """The triples of a Turtle text."""
    return Graph(bind_namespaces="none").parse(data=turtle, format="turtle")


def ledger(triples: Graph, iris: Iterable[str]) -> set[Any]:
    """All that is said of the facts, and of the evidence that they name."""
    nodes = {URIRef(NAMES.expand(iri)) for iri in iris}
    evidence = URIRef(NAMES.expand("sv:evidence"))
    told: set[Any] = {found for node in nodes for found in triples.objects(node, evidence)}
    return {triple for node in nodes | told for triple in triples.triples((node, None, None))}


def facts_of(knowledge: KnowledgeGraph) -> list[str]:
    """The IRIs of all facts, in the page's numbering."""
    return [
        *(claim.iri for claim in knowledge.claims),
        *(event.iri for event in knowledge.events),
        *(statement.iri for statement in knowledge.statements),
    ]


def page_of(knowledge: KnowledgeGraph, opened: Open, folder: Path) -> Window:
    """The page of a graph."""
    file = folder / "graph.html"
    write_html(knowledge, file)
    return opened(file)


def assert_exported(exported: Graph, knowledge: KnowledgeGraph, facts: Iterable[str]) -> None:
    """Nothing but triples of the graph, and of the facts all of them."""
    own = to_triples(knowledge)
    assert set(exported) - set(own) == set()
    assert ledger(exported, facts) == ledger(own, facts)


def test_all_facts_as_turtle_are_those_of_the_graph(opened: Open) -> None:
    """Claims, events, statements and evidence with the very triples of graph.ttl."""
    window = opened()
    exported = parsed(window.ask(TURTLE))
    assert_exported(exported, story(), facts_of(story()))
    # What is left is said of things that nothing is told of, and of where these are mentioned.
    rest = {str(node).rsplit("/", 2)[1] for node, _, _ in set(to_triples(story())) - set(exported)}
    assert rest <= {"ent", "art"}
    window.assert_clean()


def test_the_samples_as_turtle_are_those_of_the_graph(opened: Open, tmp_path: Path) -> None:
    """The same for articles as they are: open dates, sums, speakers, reprints, origins."""
    knowledge = build()
    window = page_of(knowledge, opened, tmp_path)
    assert_exported(parsed(window.ask(TURTLE)), knowledge, facts_of(knowledge))


@pytest.mark.parametrize("kind", ["claims", "events", "statements"])
def test_one_fact_as_turtle_is_complete(opened: Open, kind: str) -> None:
    """With its articles and the names of all that take part in it, and little more."""
    knowledge = story()
    fact = getattr(knowledge, kind)[0]
    exported = parsed(opened().ask(TURTLE, [facts_of(knowledge).index(fact.iri)]))
    assert_exported(exported, knowledge, [fact.iri])
    labels = set(exported.subjects(URIRef(NAMES.expand("rdfs:label"))))
    named = {o for o in exported.objects() if str(o).startswith(NAMES.expand("ent:"))}
    assert named <= labels
    assert len(exported) < len(to_triples(knowledge)) / 3


def test_turtle_has_what_passes_the_filters(opened: Open) -> None:
    """The facts that a reader sees are those that are saved."""
    window, knowledge = opened(), story()
    window.ask("() => window.svyaz.view.set({hiddenStatuses: new Set(['Occurred', 'Ongoing'])})")
    exported = parsed(window.ask(TURTLE))
    planned = [c.iri for c in knowledge.claims if c.status in {Status.PLANNED, Status.DENIED}]
    assert_exported(exported, knowledge, planned)
    claims = exported.subjects(URIRef(NAMES.expand("rdf:type")), URIRef(NAMES.expand("sv:Claim")))
    assert {str(claim) for claim in claims} == {NAMES.expand(iri) for iri in planned}


def hostile(knowledge: KnowledgeGraph, texts: Sequence[str]) -> KnowledgeGraph:
    """The graph with the texts for names, headlines, sentences, values and words of dates."""
    text = itertools.cycle(texts)
    told: dict[str, EvidenceNode] = {}

    def evidence(fact: Any) -> Any:  # noqa: ANN401 - any record with evidence
        for one in fact.evidence:
            if one.iri not in told:
                quote = next(text)
                told[one.iri] = dataclasses.replace(
                    one,
                    quote=quote,
                    stop=one.start + len(quote),
                    origin=f"publisher {next(text)}",
                )
        return tuple(told[one.iri] for one in fact.evidence)

    def time() -> TimeInterval:
        return TimeInterval(earliest=None, latest=None, value=None, text=next(text))

    return dataclasses.replace(
        knowledge,
        articles=tuple(
            dataclasses.replace(
                node,
                article=dataclasses.replace(
                    node.article, headline=next(text), publisher=next(text), url=next(text)
                ),
            )
            for node in knowledge.articles
        ),
        entities=tuple(
            dataclasses.replace(
                entity, label=next(text), label_en=next(text), aliases=(next(text), next(text))
            )
            for entity in knowledge.entities
        ),
        claims=tuple(
            dataclasses.replace(claim, evidence=evidence(claim), time=time())
            if claim.object_is_entity
            else dataclasses.replace(
                claim,
                evidence=evidence(claim),
                relation=RelationType.ALTERNATIVE_NAME,
                object=next(text),
            )
            for claim in knowledge.claims
        ),
        events=tuple(
            dataclasses.replace(
                event, label=next(text), trigger=next(text), evidence=evidence(event)
            )
            for event in knowledge.events
        ),
        statements=tuple(
            dataclasses.replace(
                said, text=next(text), verb=next(text), stance=next(text), evidence=evidence(said)
            )
            for said in knowledge.statements
        ),
    )


@settings(
    max_examples=3,
    # A failing graph is as good as a smaller one, and each takes a second.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(st.text(min_size=1, max_size=40), min_size=40, max_size=60, unique=True))
def test_any_text_survives_turtle(opened: Open, tmp_path: Path, texts: list[str]) -> None:
    """Quotes, backslashes, line ends, control characters, other scripts: no triple is lost."""
    knowledge = hostile(story(), texts)
    window = page_of(knowledge, opened, tmp_path)
    assert_exported(parsed(window.ask(TURTLE)), knowledge, facts_of(knowledge))
    rows = list(csv.reader(io.StringIO(window.ask(CSV), newline="")))
    assert len(rows) == 1 + len(facts_of(knowledge))
    assert {len(row) for row in rows} == {len(rows[0])}
    window.assert_clean()


def test_the_table_tells_every_fact(opened: Open) -> None:
    """A mark that says UTF-8, a heading and a row per fact with sentence, article and address."""
    text = opened().ask(CSV)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    knowledge = story()
    assert [row["IRI"] for row in rows] == facts_of(knowledge)
    for row, claim in zip(rows, knowledge.claims, strict=False):
        quotes = row["Предложения из статей"].split("\n")
        assert set(quotes) == {told.quote for told in claim.evidence}
        assert row["Независимых источников"] == str(claim.independent_sources)
    member = next(row for row in rows if row["Кто или что"] == "Норвегия")
    assert member["Отношение"] == "не член"
    assert member["Статус"] == "отрицается"
    assert "https://vestnik.example/2026/03/02/soyuz" in member["Адрес"]


def test_the_table_speaks_english(opened: Open) -> None:
    """Its columns have the words of the page's language."""
    window = opened()
    window.ask("() => { setLanguage('en'); window.svyaz.view.set({language: 'en'}); }")
    heading = window.ask(CSV).removeprefix("\ufeff").split("\r\n")[0]
    assert heading.startswith("Kind,Who or what,Relation,")


FORMULAS = ("=cmd|' /C calc'!A0", "+7 495", "-1", "@SUM(A1)", "\t=1", " =1")


def test_no_text_becomes_a_formula(opened: Open, tmp_path: Path) -> None:
    """What a spreadsheet would run gets an apostrophe before it."""
    window = page_of(hostile(story(), FORMULAS), opened, tmp_path)
    rows = list(csv.reader(io.StringIO(window.ask(CSV).removeprefix("\ufeff"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "-", "@"}]
    assert {f"'{text.strip()}" for text in FORMULAS} <= {cell.replace("'\t", "'") for cell in cells}


def test_files_are_saved_under_the_title(opened: Open) -> None:
    """From the menu, under the page's own policy, by keyboard; Escape closes it."""
    window = opened()
    page = window.page
    menu = page.locator("#exports summary")
    for choice, suffix in (("CSV", "csv"), ("Граф знаний", "ttl")):
        menu.focus()
        page.keyboard.press("Enter")
        with page.expect_download() as saved:
            page.locator("#exports li button", has_text=choice).click()
        assert saved.value.suggested_filename.endswith(f".{suffix}")
        assert saved.value.suggested_filename.startswith(page.locator("h1").inner_text()[:5])
    menu.click()
    page.keyboard.press("Escape")
    assert page.locator("#exports details[open]").count() == 0
    assert window.complaints == []
    assert window.ask("() => window.violations") == []


def test_what_is_chosen_is_saved_alone(opened: Open) -> None:
    """The menu offers the facts of the chosen node or line, with their number."""
    window = opened()
    assert window.page.locator("#exports li", has_text="Только выбранное").count() == 0
    node = window.node("Норвегия")
    window.ask("(id) => window.svyaz.view.selectNode(id)", node)
    window.page.locator("#exports summary").click()
    chosen = window.page.locator("#exports li", has_text="Только выбранное")
    assert "1 запись" in chosen.inner_text()
    with window.page.expect_download() as saved:
        chosen.locator("button").click()
    exported = parsed(Path(saved.value.path()).read_text("utf-8"))
    denied = next(c for c in story().claims if c.status is Status.DENIED)
    assert_exported(exported, story(), [denied.iri])


def test_a_narrowed_list_is_saved_alone(opened: Open) -> None:
    """Once words narrow the open list, the menu offers its rows, in both forms."""
    window = opened()
    window.show(tab="facts", query="Норвегия")
    rows = window.page.locator("#list [data-fact]").count()
    assert rows
    window.page.locator("#exports summary").click()
    choices = window.page.locator("#exports li", has_text="Только список")
    choices.first.wait_for()
    assert choices.count() == 2
    texts = []
    for place in range(2):
        assert f"{rows} запис" in choices.nth(place).inner_text()
        with window.page.expect_download() as saved:
            choices.nth(place).locator("button").click()
        texts.append(Path(saved.value.path()).read_text("utf-8-sig"))
        window.page.locator("#exports summary").click()
    iris = [row["IRI"] for row in csv.DictReader(io.StringIO(texts[0], newline=""))]
    assert len(iris) == rows
    assert_exported(parsed(texts[1]), story(), iris)
    window.show(tab="articles", query="Норвегия")
    assert choices.count() == 0
