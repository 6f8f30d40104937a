"""Filters let through what the same query in Python does, and say beforehand how much that is."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from invented_graph import invented_graph
from story import story
from window import Open, Window, in_browser

from graph.dating import dated
from graph.export.page.html import write_html
from graph.export.page.scene import Scene, compose
from graph.merge.named_events import MENTIONED
from graph.records import ClaimNode, EventNode, KnowledgeGraph, StatementNode

pytestmark = in_browser

Fact = ClaimNode | EventNode | StatementNode
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader chose, in the words of the graph."""

    hidden_types: frozenset[str] = frozenset()
    hidden_topics: frozenset[str] = frozenset()
    hidden_statuses: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    outlets: frozenset[str] = frozenset()
    min_sources: int = 1
    first: dt.date | None = None
    last: dt.date | None = None

    def state(self) -> dict[str, Any]:
        """The patch that makes the page choose the same; lists stand for sets."""
        return {
            "hiddenTypes": sorted(self.hidden_types),
            "hiddenTopics": sorted(self.hidden_topics),
            "hiddenStatuses": sorted(self.hidden_statuses),
            "articles": sorted(self.articles),
            "outlets": sorted(self.outlets),
            "minSources": self.min_sources,
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
        }

    def looks_at_facts(self) -> bool:
        """Whether anything but types is filtered."""
        return self != Query(hidden_types=self.hidden_types)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact as filters see it."""

    topic: str
    status: str
    articles: frozenset[int]
    outlets: frozenset[str]
    sources: int
    days: Days | None
    nodes: frozenset[int]

    def passes(self, query: Query) -> bool:
        """Whether all filters let it through."""
        if self.topic in query.hidden_topics or self.status in query.hidden_statuses:
            return False
        if query.articles and not self.articles & query.articles:
            return False
        if query.outlets and not self.outlets & query.outlets:
            return False
        if self.sources < query.min_sources:
            return False
        if query.first is None and query.last is None:
            return True
        if self.days is None:
            return False
        begins_late = query.last is not None and self.days[0] > query.last
        ends_early = query.first is not None and self.days[1] < query.first
        return not begins_late and not ends_early


class Archive:
    """The graph, to be queried as the page does."""

    def __init__(self, knowledge: KnowledgeGraph) -> None:
        self.knowledge = knowledge
        self.scene: Scene = compose(knowledge)
        self.names = {entity.iri: entity.label for entity in knowledge.entities}
        self.kinds = [entity.type.value for entity in knowledge.entities]
        self.kinds += ["NamelessEvent"] * len(self.scene.nameless)
        self.number = {article.iri: i for i, article in enumerate(knowledge.articles)}
        records: list[Fact] = [*knowledge.claims, *knowledge.events, *knowledge.statements]
        self.facts = [self._told(record) for record in records]
        n_claims, n_events = len(knowledge.claims), len(knowledge.events)
        self.kinds_of_facts = {
            "claim": range(n_claims),
            "event": range(n_claims, n_claims + n_events),
            "statement": range(n_claims + n_events, len(records)),
        }
        self.lines = [
            (
                edge.source,
                edge.target,
                [
                    *edge.claims,
                    *(n_claims + event for event in edge.events),
                    *(n_claims + n_events + statement for statement in edge.statements),
                ],
            )
            for edge in self.scene.edges
        ]
        self.drawable = {end for source, target, _ in self.lines for end in (source, target)}

    def _told(self, fact: Fact) -> Told:
        articles = {self.number[evidence.article] for evidence in fact.evidence}
        return Told(
            topic=_topic(fact),
            status=_status(fact),
            articles=frozenset(articles),
            outlets=frozenset(self.outlet(article) for article in articles),
            sources=fact.independent_sources,
            days=self._days(fact, articles),
            nodes=frozenset(
                self.scene.number[iri] for iri in _parties(fact) if iri in self.scene.number
            ),
        )

    def outlet(self, article: int) -> str:
        """Name of the outlet, empty where the article names none."""
        node = self.knowledge.articles[article]
        return self.names.get(node.publisher or "") or node.article.publisher or ""

    def _days(self, fact: Fact, articles: Iterable[int]) -> Days | None:
        published = {article.iri: article.published for article in self.knowledge.articles}
        dating = dated(fact, published)
        if dating is not None and dating.earliest and dating.latest:
            return (dating.earliest, dating.latest)
        days = [self.knowledge.articles[article].published for article in articles]
        known = [day for day in days if day is not None]
        return (min(known), max(known)) if known else None

    def passing(self, query: Query) -> list[int]:
        """Numbers of the facts that pass."""
        return [number for number, fact in enumerate(self.facts) if fact.passes(query)]

    def nodes(self, query: Query, drawn: Iterable[int]) -> set[int]:
        """Those of the drawn nodes that are shown."""
        told = {node for number in self.passing(query) for node in self.facts[number].nodes}
        return {
            node
            for node in drawn
            if self.kinds[node] not in query.hidden_types
            and (node in told or not query.looks_at_facts())
        }

    def edges(self, query: Query, drawn: Iterable[int]) -> list[int]:
        """Numbers of the lines that are shown."""
        nodes, passing = self.nodes(query, drawn), set(self.passing(query))
        return [
            number
            for number, (source, target, facts) in enumerate(self.lines)
            if source in nodes and target in nodes and passing.intersection(facts)
        ]

    def counts(self, query: Query, drawn: set[int]) -> dict[str, Any]:
        """What every choice would let through while all other filters hold."""

        def tally(without: Query, choices: Callable[[Told], Iterable[Any]]) -> dict[str, int]:
            numbers = self.passing(without)
            counter = Counter(str(c) for n in numbers for c in choices(self.facts[n]))
            return dict(counter)

        open_types = replace(query, hidden_types=frozenset())
        shown = Counter(self.kinds[n] for n in self.nodes(open_types, drawn & self.drawable))
        possible = Counter(self.kinds[n] for n in self.nodes(open_types, self.drawable))
        any_time = self.passing(replace(query, first=None, last=None))
        return {
            "types": {
                kind: {"shown": shown[kind], "all": possible[kind]}
                for kind in {self.kinds[node] for node in self.drawable}
            },
            "topics": tally(replace(query, hidden_topics=frozenset()), lambda fact: [fact.topic]),
            "statuses": tally(
                replace(query, hidden_statuses=frozenset()), lambda fact: [fact.status]
            ),
            "articles": tally(replace(query, articles=frozenset()), lambda fact: fact.articles),
            "outlets": tally(replace(query, outlets=frozenset()), lambda fact: fact.outlets),
            "sources": tally(
                replace(query, min_sources=1), lambda fact: range(1, fact.sources + 1)
            ),
            "undated": sum(self.facts[number].days is None for number in any_time),
            "passing": {
                kind: sum(n in numbers for n in self.passing(query))
                for kind, numbers in self.kinds_of_facts.items()
            },
        }

    def bins(self, query: Query, edges: list[Days]) -> list[int]:
        """How many facts meet the days of each bin, whatever days are chosen."""
        return [len(self.passing(replace(query, first=first, last=last))) for first, last in edges]


def _topic(fact: Fact) -> str:
    if isinstance(fact, ClaimNode):
        return fact.relation.value
    if isinstance(fact, EventNode):
        return fact.type.value if fact.type else "Event"
    return "statement"


def _status(fact: Fact) -> str:
    if isinstance(fact, StatementNode):
        return "none"
    if isinstance(fact, EventNode) and {told.extractor for told in fact.evidence} <= {MENTIONED}:
        return "none"
    return fact.status.value


def _parties(fact: Fact) -> list[str]:
    if isinstance(fact, ClaimNode):
        is_thing = isinstance(fact.object, str) and fact.object_is_entity
        return [fact.subject, *([str(fact.object)] if is_thing else [])]
    if isinstance(fact, EventNode):
        return [fact.iri, *fact.agents, *fact.recipients, *fact.places]
    return [fact.speaker, *fact.about, *([fact.stated_to] if fact.stated_to else [])]


ANSWER = """() => {
    const { filters } = window.svyaz;
    const counts = filters.counts();
    const filled = (pairs) => Object.fromEntries([...pairs].filter(([, count]) => count));
    return {
        nodes: [...filters.nodes()].sort((a, b) => a - b),
        edges: filters.edges().map(({ id }) => id),
        facts: filters.facts().map(({ id }) => id),
        bins: counts.bins,
        counts: {
            types: Object.fromEntries(counts.types),
            topics: filled(counts.topics),
            statuses: filled(counts.statuses),
            articles: filled(counts.articles.entries()),
            outlets: filled(counts.outlets),
            sources: filled(counts.sources.slice(1).map((count, place) => [place + 1, count])),
            undated: counts.undated,
            passing: counts.passing,
        },
    };
}"""


ANSWERS = f"""(states) => states.map((state) => {{
    for (const key of Object.keys(state)) {{
        if (Array.isArray(state[key])) state[key] = new Set(state[key]);
    }}
    window.svyaz.view.set(state);
    return ({ANSWER})();
}})"""


def _random_query(chance: random.Random, archive: Archive) -> Query:
    """A few filters at once, with values that the graph has; days are ends of facts."""

    def some(values: Iterable[Any], share: float) -> frozenset[Any]:
        return frozenset(v for v in sorted(set(values)) if chance.random() < share)

    def sometimes(chosen: frozenset[Any]) -> frozenset[Any]:
        return chosen if chance.random() < 0.5 else frozenset()

    days = sorted({day for fact in archive.facts for day in fact.days or ()})
    first, last = sorted((chance.choice(days), chance.choice(days)))
    return Query(
        hidden_types=sometimes(some(archive.kinds, 0.3)),
        hidden_topics=sometimes(some((fact.topic for fact in archive.facts), 0.3)),
        hidden_statuses=sometimes(some((fact.status for fact in archive.facts), 0.3)),
        articles=sometimes(some(range(len(archive.knowledge.articles)), 0.5)),
        outlets=sometimes(
            some((archive.outlet(n) for n in range(len(archive.knowledge.articles))), 0.5)
        ),
        min_sources=chance.choice((1, 1, 1, 2)),
        first=chance.choice((None, first)),
        last=chance.choice((None, last)),
    )


def _bin_days(window: Window) -> list[Days]:
    bins = window.ask("() => window.svyaz.filters.timeline.bins")
    return [
        (dt.date.fromisoformat(each["from"]), dt.date.fromisoformat(each["to"])) for each in bins
    ]


def _compare(window: Window, archive: Archive, queries: Iterable[Query]) -> None:
    edges = _bin_days(window)
    chance = random.Random("drawn")  # noqa: S311 - can be repeated
    start = archive.scene.start
    asked = [
        (query, set(chance.sample(start, k=chance.randint(len(start) // 2, len(start)))))
        for query in queries
    ]
    states = [{**query.state(), "drawn": sorted(drawn)} for query, drawn in asked]
    for (query, drawn), answer in zip(asked, window.ask(ANSWERS, states), strict=True):
        assert answer["facts"] == archive.passing(query), query
        assert answer["nodes"] == sorted(archive.nodes(query, drawn)), query
        assert answer["edges"] == archive.edges(query, drawn), query
        assert answer["counts"] == archive.counts(query, drawn), query
        assert answer["bins"] == archive.bins(query, edges), query
    window.assert_clean()


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The story, to be queried in Python."""
    return Archive(story())


def test_thirty_combinations_give_what_python_finds(opened: Open, archive: Archive) -> None:
    """Nodes, lines, facts and every count are those of the same query over the graph."""
    chance = random.Random("filters")  # noqa: S311 - can be repeated
    _compare(opened(), archive, [_random_query(chance, archive) for _ in range(30)])


def test_a_graph_of_many_articles_and_years_agrees_too(opened: Open, tmp_path: Path) -> None:
    """With a dozen outlets, sources up to five and facts that last for years."""
    knowledge = invented_graph(260, 520)
    archive = Archive(knowledge)
    file = tmp_path / "invented.html"
    write_html(knowledge, file)
    chance = random.Random("many")  # noqa: S311 - can be repeated
    _compare(opened(file), archive, [_random_query(chance, archive) for _ in range(12)])


def test_the_ends_of_the_time_belong_to_it(opened: Open, archive: Archive) -> None:
    """A fact of the first or the last chosen day passes, one of the day beside it does not."""
    days = sorted({day for fact in archive.facts for day in fact.days or ()})
    around = [day + dt.timedelta(days=step) for day in days for step in (-1, 0, 1)]
    queries = [Query(first=day) for day in around] + [Query(last=day) for day in around]
    _compare(opened(), archive, [*queries, Query(first=days[0], last=days[-1])])


def test_what_has_no_date_is_hidden_by_a_choice_of_days(opened: Open, tmp_path: Path) -> None:
    """Neither fact nor article tells a day: counted as undated, gone when days are chosen."""
    knowledge = story()
    articles = tuple(
        replace(node, article=replace(node.article, published=None)) for node in knowledge.articles
    )
    undated = replace(knowledge, articles=articles)
    archive = Archive(undated)
    assert any(fact.days is None for fact in archive.facts)
    file = tmp_path / "undated.html"
    write_html(undated, file)
    days = sorted({day for fact in archive.facts for day in fact.days or ()})
    window = opened(file)
    _compare(window, archive, [Query(), Query(first=days[0]), Query(last=days[-1])])
    assert "без даты" in window.page.locator(".period").inner_text()


def _choose(window: Window, name: str) -> Any:  # noqa: ANN401 - untyped library
    return window.page.locator(".filters .key", has_text=name).first


def test_the_legend_filters_by_mouse(opened: Open, archive: Archive) -> None:
    """A click hides a type, a family, a status; the counts beside the others follow."""
    window = opened()
    _choose(window, "Страны").click()
    query = Query(hidden_types=frozenset({"Country"}))
    assert window.ask(ANSWER)["nodes"] == sorted(archive.nodes(query, archive.scene.start))
    assert _choose(window, "Страны").get_attribute("aria-pressed") == "false"
    _choose(window, "членство и подписи").click()
    _choose(window, "запланировано").click()
    query = Query(
        hidden_types=frozenset({"Country"}),
        hidden_topics=frozenset({"memberOf", "signatoryOf", "partOf", "foundedBy"})
        & {fact.topic for fact in archive.facts},
        hidden_statuses=frozenset({"Planned"}),
    )
    answer = window.ask(ANSWER)
    assert answer["edges"] == archive.edges(query, archive.scene.start)
    assert answer["counts"] == archive.counts(query, set(archive.scene.start))
    window.page.get_by_role("button", name="Сбросить всё").wait_for()
    passing = answer["counts"]["passing"]
    assert window.page.locator(".shown-words").inner_text() == (
        f"На графе {len(answer['nodes'])} из {len(archive.drawable)} объекта или события со связями"
        f" · факты: {passing['claim']} из {len(archive.knowledge.claims)}"
        f" · события: {passing['event']} из {len(archive.knowledge.events)}"
        f" · высказывания: {passing['statement']} из {len(archive.knowledge.statements)}"
    )
    window.assert_clean()


def test_only_this_hides_all_others_and_gives_them_back(opened: Open) -> None:
    """«только», or a click with Alt, leaves one type alone; once more brings all back."""
    window = opened()
    people = _choose(window, "Люди")
    people.hover()
    window.page.get_by_role("button", name="Только: Люди").click()
    nodes = {node["id"]: node for node in window.ask("() => window.svyaz.nodes()")}
    assert {nodes[n]["kind"] for n in window.ask(ANSWER)["nodes"]} == {"Person"}
    people.click(modifiers=["Alt"])
    assert window.ask("() => window.svyaz.view.state.hiddenTypes.size") == 0


def test_chips_name_the_filters_and_take_them_off(opened: Open) -> None:
    """One chip a filter, with its words; a click takes it off, «Сбросить всё» all of them."""
    window = opened()
    _choose(window, "Страны").click()
    _choose(window, "запланировано").click()
    window.page.locator(".segments label", has_text="от 2").click()
    chips = window.page.locator(".filter-chip")
    chips.nth(2).wait_for()
    assert [text.rstrip("×").strip() for text in chips.all_inner_texts()] == [
        "без: страны",
        "без: запланировано",
        "от 2 источников",
    ]
    chips.first.click()
    assert window.ask("() => window.svyaz.view.state.hiddenTypes.size") == 0
    assert window.ask("() => document.activeElement.className") == "filter-chip"
    window.page.get_by_role("button", name="Сбросить всё").click()
    assert not window.ask("() => window.svyaz.filters.isActive()")
    chips.first.wait_for(state="hidden")


def test_sliders_choose_the_days_by_keys(opened: Open) -> None:
    """An arrow moves an end by one bar; a screen reader hears the day; the ends mean no limit."""
    window = opened()
    bins = window.ask("() => window.svyaz.filters.timeline.bins")
    low, high = (window.page.locator(".edge").nth(number) for number in (0, 1))
    low.focus()
    window.page.keyboard.press("ArrowRight")
    assert window.ask("() => window.svyaz.view.state.from") == bins[1]["from"]
    assert low.get_attribute("aria-valuetext").split()[-1] == bins[1]["from"][:4]
    window.page.keyboard.press("ArrowLeft")
    assert window.ask("() => window.svyaz.view.state.from") is None
    high.focus()
    window.page.keyboard.press("ArrowLeft")
    assert window.ask("() => window.svyaz.view.state.to") == bins[-2]["to"]
    # The ends cannot pass each other.
    low.focus()
    window.page.keyboard.press("End")
    state = window.ask("() => window.svyaz.view.state")
    assert (state["from"], state["to"]) == (bins[-2]["from"], bins[-2]["to"])
    window.assert_clean()


def test_a_bar_of_the_histogram_chooses_its_days(opened: Open) -> None:
    """A click chooses one bar, a drag all between."""
    window = opened()
    bins = window.ask("() => window.svyaz.filters.timeline.bins")
    window.page.locator(".histogram").scroll_into_view_if_needed()
    box = window.page.locator(".histogram").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2

    def at(number: int) -> float:
        return float(box["x"] + (number + 0.5) * box["width"] / len(bins))

    window.page.mouse.click(at(1), middle)
    state = window.ask("() => window.svyaz.view.state")
    assert (state["from"], state["to"]) == (bins[1]["from"], bins[1]["to"])
    window.page.mouse.move(at(1), middle)
    window.page.mouse.down()
    window.page.mouse.move(at(3), middle)
    window.page.mouse.up()
    state = window.ask("() => window.svyaz.view.state")
    assert (state["from"], state["to"]) == (bins[1]["from"], bins[3]["to"])


def test_articles_are_ticked(opened: Open, archive: Archive) -> None:
    """One article alone, and nothing ticked is all of them."""
    window = opened()
    window.page.locator(".filters summary", has_text="По статьям").click()
    box = (
        window.page.locator(".filters details", has_text="По статьям").get_by_role("checkbox").first
    )
    box.check()
    chosen = window.ask("() => [...window.svyaz.view.state.articles]")
    assert window.ask(ANSWER)["facts"] == archive.passing(Query(articles=frozenset(chosen)))
    box.uncheck()
    assert len(window.ask(ANSWER)["facts"]) == len(archive.facts)


def test_a_switch_keeps_the_focus(opened: Open) -> None:
    """The legend changes in place: who goes through it by keys stays where he is."""
    window = opened()
    switch = _choose(window, "Люди")
    switch.focus()
    window.page.keyboard.press("Enter")
    window.page.wait_for_timeout(50)
    assert switch.get_attribute("aria-pressed") == "false"
    assert "Люди" in window.ask("() => document.activeElement.textContent")


UNDRAWN = """(article) => {
    const { view, model } = window.svyaz;
    const told = new Set(model.facts.filter((fact) => fact.articles.includes(article))
        .flatMap((fact) => fact.nodes));
    const drawn = [...view.state.drawn].filter((id) => !told.has(id));
    view.set({ drawn: new Set(drawn), articles: new Set([article]) });
}"""
"""Chooses an article of which the picture holds nothing."""


def test_a_picture_that_filters_leave_empty_draws_what_passes(opened: Open) -> None:
    """What passes comes by itself, and goes with the next filter; nothing is blank."""
    window = opened()
    window.ask(UNDRAWN, 0)
    before = window.ask("() => [...window.svyaz.view.state.drawn]")
    assert window.ask("() => window.svyaz.drawn()") == []
    window.page.wait_for_function("() => window.svyaz.drawn().length > 1")
    linked = "() => window.svyaz.filters.edges().length"
    assert window.ask(linked) > 0
    window.ask("() => window.svyaz.view.clearFilters()")
    assert window.ask("() => [...window.svyaz.view.state.drawn]") == before
    window.assert_clean()


def test_what_passes_and_is_not_drawn_is_told_and_drawn(opened: Open) -> None:
    """With few nodes in sight the picture tells how many more pass; a click draws them."""
    window = opened()
    window.ask(
        """() => {
            const { view } = window.svyaz;
            view.set({ drawn: new Set([...view.state.drawn].slice(0, 2)) });
            view.set({ hiddenTopics: new Set(["memberOf"]) });
        }"""
    )
    offer = window.page.locator(".undrawn")
    offer.wait_for()
    assert "проходят фильтры, но не нарисованы" in offer.inner_text()
    offer.get_by_role("button", name="Показать").click()
    assert len(window.ask("() => window.svyaz.drawn()")) > 2
    window.assert_clean()


def test_a_picture_says_that_nothing_passes(opened: Open) -> None:
    """And takes the filters off."""
    window = opened()
    window.show(**{"from": "1900-01-01", "to": "1900-01-02"})
    offer = window.page.locator(".undrawn")
    offer.get_by_text("Ничего не прошло через фильтры").wait_for()
    offer.get_by_role("button", name="Сбросить фильтры").click()
    assert len(window.ask("() => window.svyaz.drawn()")) > 0
    offer.wait_for(state="hidden")
    window.assert_clean()
