"""The page in a real browser, by mouse: names, cards, lists, search, growth."""

import dataclasses
import itertools
from pathlib import Path

import pytest
from story import GAZETTE, HERALD, story
from window import WIDE, Open, in_browser

from graph.export.page.html import write_html
from graph.records import KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

pytestmark = in_browser


def test_every_start_label_is_legible(opened: Open) -> None:
    """On a laptop all nodes carry their names, in the window, none over another."""
    window = opened()
    shown = [node["id"] for node in window.ask("() => window.svyaz.nodes()") if node["shown"]]
    labels = window.ask("() => window.svyaz.labels()")
    assert sorted(label["id"] for label in labels) == shown
    for a, b in itertools.combinations(labels, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"]
        assert apart or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
    for number in shown:
        pixel = window.ask("(number) => window.svyaz.pixelOfNode(number)", number)
        assert 0 < pixel["x"] < WIDE[0] - 432
        assert 0 < pixel["y"] < WIDE[1]
    line_height = (labels[0]["bottom"] - labels[0]["top"]) * window.ask(
        "() => window.svyaz.scale()"
    )
    assert line_height >= 16  # a line of 13 px text


def test_a_click_on_a_line_shows_its_sentences(opened: Open) -> None:
    """The claim in words, its status, and every sentence exactly, both names marked."""
    window = opened()
    window.click_at("Edge", window.edge("Литва", "Балтийский цифровой союз"))
    quotes = window.page.locator("#panel blockquote")
    assert quotes.all_inner_texts() == [
        "Финляндия, Швеция, Эстония, Латвия и Литва создают Балтийский цифровой союз.",
        "В Балтийский цифровой союз входят Финляндия, Швеция, Эстония, Латвия и Литва.",
    ]
    marked = quotes.first.locator("mark").all_inner_texts()
    assert marked == ["Литва", "Балтийский цифровой союз"]
    text = window.panel()
    for words in ("член", "факт", "2 источника", "Восточный вестник, 2 марта 2026", "87 %"):
        assert words in text
    link = window.page.locator("#panel figcaption a").first
    assert link.get_attribute("href") == HERALD.article.url
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert str(GAZETTE.article.headline) in text


@pytest.mark.parametrize(
    ("source", "target", "badge"),
    [
        ("Канада", "Саммит Балтийского цифрового союза", "запланировано"),
        ("Норвегия", "Балтийский цифровой союз", "отрицается"),
    ],
)
def test_status_is_said(opened: Open, source: str, target: str, badge: str) -> None:
    """What is planned or denied carries a badge that says so."""
    window = opened()
    window.click_at("Edge", window.edge(source, target))
    assert window.page.locator("#panel .badge").first.inner_text() == badge


def test_a_click_on_a_person_shows_the_card(opened: Open) -> None:
    """Post, work, events, statements and articles of a person, in words."""
    window = opened()
    window.click_at("Node", window.node("Марта Каск"))
    text = window.panel()
    for words in (
        "человек",
        "министр цифрового развития Эстонии",
        "Место работы",
        "телефонный разговор",
        "«Мы не против кого-то, мы за надёжную связь»",
        "Упоминается в статьях",
    ):
        assert words in text
    window.page.keyboard.press("Escape")
    assert "Главное" in window.panel()


def test_a_click_on_an_event_shows_its_parties(opened: Open) -> None:
    """Who, with whom, where and when."""
    window = opened()
    window.click_at("Node", window.node("встреча, консультация"))
    roles = window.page.locator("#panel .roles")
    assert roles.locator("dt").all_inner_texts() == ["Кто", "С кем", "Где", "Когда"]
    assert roles.locator("dd").all_inner_texts() == [
        "Юхани Лайне",
        "Нильс Энгстрём",
        "Стокгольм",
        "1 марта 2026",
    ]


@pytest.mark.parametrize(
    ("trigger", "roles"),
    [
        ("отвергнуть", ["Китай", "«отвергнуть»"]),
        ("дал отказ", ["Китай", "«дал отказ»"]),
        ("отказался", ["Китай"]),
    ],
)
def test_an_event_is_told_in_the_words_of_the_text(
    opened: Open, tmp_path: Path, trigger: str, roles: list[str]
) -> None:
    """Its card quotes them, unless they only repeat the heading «Отказ»."""
    knowledge = story()
    events = tuple(
        dataclasses.replace(event, trigger=trigger) if event.trigger == "отвергнуть" else event
        for event in knowledge.events
    )
    file = tmp_path / "refusal.html"
    write_html(dataclasses.replace(knowledge, events=events), file)
    window = opened(file)
    window.click_at("Node", window.node("отказ"))
    assert window.page.locator("#panel .roles dd").all_inner_texts() == roles


def test_a_mentioned_event_is_not_said_to_have_taken_place(opened: Open, tmp_path: Path) -> None:
    """Where articles only name an event, its card claims no status."""
    knowledge = story()
    events = tuple(
        dataclasses.replace(
            event,
            evidence=tuple(
                dataclasses.replace(evidence, extractor="merge/named-event")
                for evidence in event.evidence
            ),
        )
        for event in knowledge.events
    )
    file = tmp_path / "mentioned.html"
    write_html(dataclasses.replace(knowledge, events=events), file)
    window = opened(file)
    window.click_at("Node", window.node("Саммит Балтийского цифрового союза"))
    assert window.page.locator("#panel .badges .badge").count() == 0
    window.assert_clean()


def test_a_card_says_every_member_once(opened: Open, tmp_path: Path) -> None:
    """Planned in one article and a fact in another: one row with both, rows by name."""
    knowledge = story()
    members = [c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF]
    planned = tuple(
        dataclasses.replace(claim, iri=f"{claim.iri}-planned", status=Status.PLANNED)
        for claim in members
        if claim.status is Status.OCCURRED
    )
    file = tmp_path / "planned.html"
    write_html(dataclasses.replace(knowledge, claims=(*knowledge.claims, *planned)), file)
    window = opened(file)
    window.click_at("Node", window.node("Балтийский цифровой союз"))
    section = window.page.locator("#panel section", has_text="Члены")
    names = section.locator(".what > .chip bdi").all_inner_texts()
    assert names == ["Латвия", "Литва", "Норвегия", "Финляндия", "Швеция", "Эстония"]
    row = section.locator(".row", has_text="Литва")
    assert row.locator(".badge").all_inner_texts() == ["запланировано", "факт"]


def test_every_fact_is_reachable_as_text(opened: Open) -> None:
    """The tables hold all claims, events and statements, each with its evidence a click away."""
    window, knowledge = opened(), story()
    window.tab("Факты")
    rows = window.page.locator(".facts tbody tr")
    assert rows.count() == len(knowledge.claims)
    seen = set()
    for number in range(rows.count()):
        rows.nth(number).locator(".toggle").click()
        seen.update(window.page.locator("#panel blockquote").all_inner_texts())
    assert seen == {e.quote for claim in knowledge.claims for e in claim.evidence}
    window.tab("События")
    assert window.page.locator("#list .happening").count() == len(knowledge.events)
    window.tab("Высказывания")
    text = window.page.locator("#list").inner_text()
    assert all(f"«{statement.text}»" in text for statement in knowledge.statements)
    window.tab("Факты")
    window.page.get_by_label("Найти в фактах").fill("норвегия отрицается")
    assert rows.count() == 1


FOUND = {
    "швец": "Швеция",
    "ШВЕЦИЯ": "Швеция",
    "sweden": "Швеция",
    "кнр": "Китай",
    "энгстрем": "Нильс Энгстрём",
    "бцс": "Балтийский цифровой союз",
    "премьер-министр шв": "премьер-министр Швеции",
    "союз балт": "Балтийский цифровой союз",
}


def test_search(opened: Open) -> None:
    """By label, alias or English name, whatever the case, ё or е; Enter opens the first."""
    window = opened()
    for typed, name in FOUND.items():
        window.page.locator("#query").fill(typed)
        options = window.page.locator("#found [data-node] bdi")
        assert (options.first.inner_text() if options.count() else None) == name
        if name:
            window.page.keyboard.press("Enter")
            assert window.page.locator("#panel h2").inner_text() == name
    window.assert_clean()


def test_the_legend_hides_and_shows(opened: Open) -> None:
    """A type that is switched off leaves the picture with its lines, and comes back."""
    window = opened()
    count = "() => window.svyaz.edges().filter((edge) => edge.visible).length"
    before = window.ask(count)
    key = window.page.locator(".key", has_text="Города")
    assert key.locator(".count").inner_text() == "4"
    key.click()
    assert window.ask(count) < before
    key.click()
    assert window.ask(count) == before


def hub(n: int) -> KnowledgeGraph:
    """An alliance with n members."""
    knowledge = story()
    union = next(entity for entity in knowledge.entities if entity.type is EntityType.ALLIANCE)
    claim = next(c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF)
    members = [
        dataclasses.replace(
            union,
            iri=f"ent:m{number:03}",
            type=EntityType.COUNTRY,
            label=f"Страна номер {number}",
            aliases=(),
            label_en=None,
        )
        for number in range(n)
    ]
    claims = [
        dataclasses.replace(
            claim, iri=f"clm:{m.iri}", subject=m.iri, object=union.iri, contradicts=()
        )
        for m in members
    ]
    return dataclasses.replace(
        knowledge, entities=(union, *members), claims=tuple(claims), events=(), statements=()
    )


def test_a_large_graph_opens_small_and_grows_on_demand(opened: Open, tmp_path: Path) -> None:
    """Search draws what is hidden, and neighbors come by forty at most."""
    file = tmp_path / "hub.html"
    write_html(hub(340), file)
    window = opened(file)
    shown = "() => window.svyaz.nodes().filter((node) => node.shown).length"
    at_first = window.ask(shown)
    assert at_first <= 60
    window.page.locator("#query").fill("страна номер 339")
    window.page.keyboard.press("Enter")
    assert window.ask(shown) == at_first + 1
    window.page.locator("#query").fill("союз")
    window.page.keyboard.press("Enter")
    counts = [window.ask(shown)]
    for _ in range(8):
        window.page.get_by_role("button", name="Показать соседей").click()
        counts.append(window.ask(shown))
    steps = [after - before for before, after in itertools.pairwise(counts)]
    assert max(steps) == 40
    assert counts[-1] == 341
    window.assert_clean()
