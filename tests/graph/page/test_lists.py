"""The lists under the picture: complete, filtered, sorted, by keyboard, in words of the reader."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from story import story
from window import PHONE, Open, Window, in_browser

from extract.records import TimeInterval
from graph.export.page import write_html
from graph.records import KnowledgeGraph
from ontology.vocabulary import RelationType, Status

pytestmark = in_browser

ROWS = "#list tbody tr"


def show(window: Window, patch: str) -> None:
    """Change the state of the page."""
    window.ask(f"() => window.svyaz.view.set({patch})")


def numbers(window: Window, selector: str = "#list [data-fact]") -> list[int]:
    """The facts of a list, in its order."""
    rows = window.page.locator(selector)
    return [int(n) for n in rows.evaluate_all("(rows) => rows.map((row) => row.dataset.fact)")]


def many(n: int) -> KnowledgeGraph:
    """The story with n claims."""
    knowledge = story()
    claim = next(c for c in knowledge.claims if c.relation is RelationType.MEMBER_OF)
    claims = [
        dataclasses.replace(claim, iri=f"clm:{number:016}", contradicts=()) for number in range(n)
    ]
    return dataclasses.replace(knowledge, claims=tuple(claims))


def test_the_table_holds_every_claim(opened: Open, tmp_path: Path) -> None:
    """Page by page, each claim in one row; its evidence is one press away."""
    file = tmp_path / "many.html"
    write_html(many(234), file)
    window = opened(file)
    window.tab("Факты")
    page = window.page
    assert page.locator("#list .tally").inner_text().replace("\xa0", " ") == "234 факта"
    assert page.locator("#list table").get_attribute("aria-rowcount") == "235"
    seen: list[int] = []
    while True:
        seen += numbers(window, ROWS)
        following = page.get_by_role("button", name="Следующая страница")
        if following.is_disabled():
            break
        following.click()
    assert sorted(seen) == list(range(234))
    assert page.locator(ROWS).last.get_attribute("aria-rowindex") == "235"
    page.locator(ROWS).last.locator("td").nth(1).click()
    assert window.ask("() => window.svyaz.view.state.fact") == seen[-1]
    assert page.locator("#panel blockquote").count() > 0
    # A claim that is chosen elsewhere is on the page that opens.
    window.ask("() => window.svyaz.view.selectFact(0)")
    assert page.locator("#list tr.chosen").get_attribute("data-fact") == "0"
    window.assert_clean()


def test_every_event_and_statement_has_a_row(opened: Open) -> None:
    """As a chronicle or quotes, and as a table."""
    window, knowledge = opened(), story()
    n_claims, n_events = len(knowledge.claims), len(knowledge.events)
    expected = {
        "events": range(n_claims, n_claims + n_events),
        "statements": range(n_claims + n_events, n_claims + n_events + len(knowledge.statements)),
    }
    for tab, facts in expected.items():
        for as_table in ("false", "true"):
            show(window, f"{{tab: '{tab}', asTable: {as_table}}}")
            assert sorted(numbers(window)) == list(facts)
    window.assert_clean()


@pytest.mark.parametrize(
    ("typed", "n"),
    [("норвегия отрицается", 1), ("НОРВЕГИЯ", 1), ("china", 1), ("кнр", 1), ("ничего такого", 0)],
)
def test_a_list_is_filtered_by_words(opened: Open, typed: str, n: int) -> None:
    """Names, aliases and English names, relations and statuses, in any order, any case."""
    window = opened()
    window.tab("Факты")
    window.page.get_by_label("Найти в фактах").fill(typed)
    assert window.page.locator(ROWS).count() == n
    count = window.page.locator("#list .tally").inner_text().replace("\xa0", " ")
    assert count == f"{n} из 28 фактов"
    if not n:
        window.page.get_by_role("button", name="Очистить запрос").click()
        assert window.page.locator(ROWS).count() == len(story().claims)


def test_rows_follow_the_filters(opened: Open) -> None:
    """What does not pass is not listed; where nothing is left, one press resets the filters."""
    window, knowledge = opened(), story()
    show(window, "{tab: 'facts', hiddenStatuses: new Set(['Occurred'])}")
    planned = [n for n, c in enumerate(knowledge.claims) if c.status is not Status.OCCURRED]
    assert sorted(numbers(window, ROWS)) == planned
    show(window, "{minSources: 99}")
    assert "Ничего не прошло через фильтры" in window.page.locator("#list").inner_text()
    window.page.locator("#list").get_by_role("button", name="Сбросить фильтры").click()
    assert window.page.locator(ROWS).count() == len(knowledge.claims)


def test_a_list_mirrors_the_picture(opened: Open) -> None:
    """With the switch on, it holds the facts of the lines that are drawn, and no others."""
    window = opened()
    show(window, "{tab: 'facts', drawn: new Set([...window.svyaz.view.state.drawn].slice(0, 9))}")
    window.page.get_by_label("Только на графе").check()
    drawn = window.ask(
        "() => window.svyaz.filters.edges().flatMap((edge) => edge.facts)"
        ".filter((fact) => window.svyaz.model.facts[fact].kind === 'claim')"
    )
    assert 0 < len(drawn) < len(story().claims)
    assert sorted(numbers(window, ROWS)) == sorted(set(drawn))


@pytest.mark.parametrize("key", ["Кто или что", "Источники", "Уверенность", "Статус"])
def test_a_heading_sorts(opened: Open, key: str) -> None:
    """Once one way, once the other; the heading says which, and keeps the focus."""
    window = opened()
    window.tab("Факты")
    heading = window.page.locator("#list th", has_text=key)
    heading.get_by_role("button").click()
    first, order = heading.get_attribute("aria-sort"), numbers(window, ROWS)
    heading = window.page.locator("#list th", has_text=key)
    assert window.page.evaluate("() => document.activeElement.textContent") == key
    heading.get_by_role("button").click()
    assert {first, heading.get_attribute("aria-sort")} == {"ascending", "descending"}
    assert numbers(window, ROWS) != order


def test_rows_by_keyboard(opened: Open, tmp_path: Path) -> None:
    """One Tab into the rows, arrows and Home and End among them, on into the next page, Enter."""
    file = tmp_path / "many.html"
    write_html(many(130), file)
    window = opened(file)
    window.tab("Факты")
    page = window.page
    page.locator("#list th button").last.focus()
    page.keyboard.press("Tab")

    def row() -> int:
        return int(page.evaluate("() => document.activeElement.closest('tr').ariaRowIndex")) - 1

    steps = []
    for press in ("ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "PageDown"):
        page.keyboard.press(press)
        steps.append(row())
    assert steps == [2, 100, 101, 100, 1, 101]
    # Tab goes through the row and then out of the table.
    tabbed = []
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = "() => document.activeElement.closest('tbody') !== null"
        tabbed.append(page.evaluate(inside))
    assert tabbed[0]
    assert not tabbed[-1]
    page.locator(ROWS).nth(3).focus()
    page.keyboard.press("Enter")
    assert page.locator("#list tr.chosen").get_attribute("aria-rowindex") == "105"
    assert page.locator("#panel blockquote").count() > 0


def test_pointing_at_a_row_points_at_its_line(opened: Open) -> None:
    """The fact under the mouse is known to the picture, and forgotten after it."""
    window = opened()
    window.tab("Факты")
    row = window.page.locator(ROWS).nth(2)
    row.hover()
    pointed = "() => window.svyaz.view.state.pointed"
    assert window.ask(pointed) == int(row.get_attribute("data-fact"))
    window.page.mouse.move(5, 5)
    assert window.ask(pointed) is None


def dated(knowledge: KnowledgeGraph) -> KnowledgeGraph:
    """The story with an event in an earlier year and many on one day."""
    first, *rest = knowledge.events
    year = TimeInterval(
        earliest=dt.date(2024, 1, 1), latest=dt.date(2024, 12, 31), value="2024", text="в 2024 году"
    )
    day = TimeInterval(
        earliest=dt.date(2026, 1, 9),
        latest=dt.date(2026, 1, 9),
        value="2026-01-09",
        text="9 января",
    )
    model = next(event for event in rest if event.status is Status.OCCURRED)
    copies = [
        dataclasses.replace(model, iri=f"evt:{number:016}", time=day, contradicts=())
        for number in range(12)
    ]
    early = dataclasses.replace(model, iri="evt:00000000000000ff", time=year)
    return dataclasses.replace(knowledge, events=(first, *copies, early, *rest))


def test_the_chronicle_goes_by_time(opened: Open, tmp_path: Path) -> None:
    """Years, days in words, dense days folded, the future after the last article, undated last."""
    file = tmp_path / "dated.html"
    write_html(dated(story()), file)
    window = opened(file)
    window.tab("События")
    page = window.page
    assert page.locator(".era h3").all_inner_texts() == ["2024", "2026", "Без даты"]
    times = page.locator(".era .time").all_inner_texts()
    assert times[:4] == ["в течение года", "9 января", "1 марта", "14 марта"]
    assert all(re.match(r"статья от \d+ марта 2026", time) for time in times[4:])
    dense = page.locator(".moment", has_text="9 января")
    assert dense.locator(".happening").count() == 6
    dense.locator("summary").click()
    dense.locator(".happening").nth(6).wait_for()
    assert dense.locator(".happening").count() == 12
    assert dense.locator("summary").inner_text().replace("\xa0", " ") == "Ещё 6 событий"
    ahead = page.locator(".moment.ahead")
    assert ahead.locator(".time").all_inner_texts() == ["14 марта"]
    assert "запланировано" in ahead.inner_text()
    assert "Последняя статья – 4 марта 2026" in page.locator(".today").inner_text()
    ahead.locator(".title").click()
    assert "Саммит Балтийского цифрового союза" in window.panel()
    window.assert_clean()


def test_statements_are_grouped_as_one_likes(opened: Open) -> None:
    """By speaker, who says most first, or by day."""
    window = opened()
    window.tab("Высказывания")
    headings = window.page.locator("#list .speaker h3")
    assert "Марта Каск" in headings.first.inner_text()
    assert headings.count() == len({said.speaker for said in story().statements})
    window.page.get_by_role("button", name="По дням").click()
    assert all("марта 2026" in text for text in headings.all_inner_texts())
    text = window.page.locator("#list").inner_text()
    assert all(said.text in text for said in story().statements)


def test_one_article_alone(opened: Open) -> None:
    """A press shows only what one article tells, another one all again."""
    window = opened()
    window.tab("Статьи")
    piece = window.page.locator("#list .piece").last
    piece.get_by_role("button", name="Показать только эту статью").click()
    number = int(window.page.locator("#list .piece").last.get_attribute("data-article"))
    assert window.ask("() => [...window.svyaz.view.state.articles]") == [number]
    window.page.get_by_role("button", name="Показать все статьи").click()
    assert window.ask("() => window.svyaz.view.state.articles.size") == 0


def test_the_dock_leaves_the_picture_in_sight(opened: Open) -> None:
    """Above a list there is the picture, until the list is given the whole height."""
    window = opened()
    window.tab("Факты")
    page = window.page
    assert page.locator("#canvas").bounding_box()["height"] > 250
    page.get_by_role("button", name="На всю высоту").click()
    assert page.locator("#graph").bounding_box()["height"] < 5
    page.get_by_role("button", name="Под графом").click()
    page.get_by_role("button", name="Закрыть список").click()
    assert page.locator("#list").is_hidden()
    assert window.ask("() => window.svyaz.view.state.tab") == "graph"


@pytest.mark.parametrize("tab", ["Факты", "События", "Высказывания", "Статьи"])
def test_lists_fit_a_phone(opened: Open, tab: str) -> None:
    """They take the window, and nothing has to be pushed sideways."""
    window = opened(size=PHONE)
    window.tab(tab)
    assert window.ask("() => document.documentElement.scrollWidth") <= PHONE[0]
    sheet = window.page.locator(".sheet")
    assert sheet.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    assert window.page.locator("#list").bounding_box()["height"] > PHONE[1] / 2


def test_lists_speak_english(opened: Open) -> None:
    """No Russian word of the page's own is left."""
    window = opened()
    show(window, "{language: 'en'}")
    for tab in ("facts", "events", "statements"):
        show(window, f"{{tab: '{tab}', asTable: false}}")
        words = window.page.locator("#list .dock, #list th, #list .badge, #list .legend")
        for text in words.all_inner_texts():
            assert not re.search("[а-яё]", text.lower()), text
