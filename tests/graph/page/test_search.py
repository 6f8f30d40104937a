"""The search box finds everything by any of its names, in any spelling, by keyboard alone."""

import dataclasses
from pathlib import Path

import pytest
from story import story
from window import Open, Window, in_browser

from graph.export.page import write_html
from graph.records import KnowledgeGraph

pytestmark = in_browser

FOUND = {
    # the whole name, its beginning, a word, a part
    "Швеция": "Швеция",
    "швец": "Швеция",
    "цифровой": "Балтийский цифровой союз",
    "овск": None,
    # an alias, an abbreviation, the English name
    "кнр": "Китай",
    "бцс": "Балтийский цифровой союз",
    "sweden": "Швеция",
    "China": "Китай",
    # case, ё, blanks and signs
    "ШВЕЦИЯ": "Швеция",
    "энгстрем": "Нильс Энгстрём",
    "ЭНГСТРЁМ": "Нильс Энгстрём",
    "  литва ": "Литва",
    "«Синьхай Телеком»": "Синьхай Телеком",
    # several words in any order, also begun
    "союз балт": "Балтийский цифровой союз",
    "лайне юхани": "Юхани Лайне",
    "премьер шв": "премьер-министр Швеции",
    # Latin letters
    "Kask": "Марта Каск",
    "Engstrom": "Нильс Энгстрём",
    "Yuhani Layne": "Юхани Лайне",
    "Juhani": "Юхани Лайне",
    "Helsinki": "Хельсинки",
    "Khelsinki": "Хельсинки",
    # the other layout of the keyboard
    "rbnfq": "Китай",
    "Idtwbz": "Швеция",
    ".[fyb": "Юхани Лайне",
    "cj.p": "Балтийский цифровой союз",
    # slips, where nothing else is found
    "литав": "Литва",
    "норвегея": "Норвегия",
    "энгстром": "Нильс Энгстрём",
    "qqqq": None,
}


@pytest.fixture
def window(opened: Open) -> Window:
    """The page of the story."""
    return opened()


def test_the_right_thing_comes_first(window: Window) -> None:
    """By name, alias or English name, in either alphabet, with slips; None finds no thing."""
    found = {}
    for typed in FOUND:
        window.page.locator("#query").fill(typed)
        options = window.page.locator("#found .of-thing .name")
        found[typed] = options.first.inner_text() if options.count() else None
    assert found == FOUND
    window.assert_clean()


def test_slips_are_asked_back(window: Window) -> None:
    """What is only like the typed name stands under a question, what is so named does not."""
    query = window.page.locator("#query")
    query.fill("норвегея")
    assert window.page.locator("#found .none").inner_text() == "Возможно, вы искали"
    assert "Возможно" in window.page.locator(".search [role=status]").inner_text()
    query.fill("норвегия")
    assert window.page.locator("#found .none").count() == 0


def test_better_fits_come_first(opened: Open, tmp_path: Path) -> None:
    """The whole name, its beginning, the beginning of a word, a part; then importance."""
    names = ["Верхний Стан", "Стан", "Станица", "Казахстан", "Станок"]
    knowledge = renamed(story(), names)
    file = tmp_path / "graph.html"
    write_html(knowledge, file)
    window = opened(file)
    window.page.locator("#query").fill("стан")
    shown = window.page.locator("#found .of-thing .name").all_inner_texts()
    assert shown[0] == "Стан"
    assert set(shown[1:3]) == {"Станица", "Станок"}
    assert shown[3:] == ["Верхний Стан", "Казахстан"]


def renamed(knowledge: KnowledgeGraph, names: list[str]) -> KnowledgeGraph:
    """The graph with new names for its first entities."""
    first = [
        dataclasses.replace(entity, label=name, label_en=None, aliases=())
        for entity, name in zip(knowledge.entities, names, strict=False)
    ]
    return dataclasses.replace(knowledge, entities=(*first, *knowledge.entities[len(first) :]))


def test_events_articles_and_statements_are_found(window: Window) -> None:
    """By noun and parties, by headline, by what was said; each opens what it names."""
    page = window.page
    query = page.locator("#query")
    query.fill("телефонный разговор")
    assert "Марта Каск" in page.locator("#found .of-event").first.inner_text()
    page.keyboard.press("Enter")
    assert "телефонный разговор" in window.panel().lower()
    query.fill("общий щит")
    page.locator("#found .of-statement").first.click()
    assert "Это общий щит для наших сетей" in window.panel()
    headline = story().articles[0].article.headline or ""
    query.fill(headline)
    page.locator("#found .of-article").first.click()
    assert headline in page.locator("#list .piece").first.inner_text()
    assert page.locator("#list .piece").count() == 1
    window.assert_clean()


def test_what_is_not_drawn_is_drawn_when_chosen(window: Window) -> None:
    """Found though it is not in the picture, then drawn and chosen."""
    number = window.node("Польша")
    window.ask(
        "(id) => window.svyaz.view.set("
        "{drawn: new Set([...window.svyaz.view.state.drawn].filter((one) => one !== id))})",
        number,
    )
    assert number not in window.ask("() => window.svyaz.drawn()")
    window.page.locator("#query").fill("польша")
    window.page.keyboard.press("Enter")
    assert number in window.ask("() => window.svyaz.drawn()")
    assert window.page.locator("#panel h2").first.inner_text() == "Польша"
    assert window.page.locator("#query").input_value() == ""


def test_keys_of_the_combobox(window: Window) -> None:
    """Arrows go round, Home and End to the ends, Escape closes, then clears; counts are said."""
    page = window.page
    query = page.locator("#query")
    query.fill("союз")
    options = page.locator("#found [role=option]")
    last = options.count() - 1
    assert last > 0
    assert str(last + 1) in page.locator(".search [role=status]").inner_text()

    def active() -> int:
        name = query.get_attribute("aria-activedescendant") or "found--1"
        chosen = page.locator("#found [aria-selected=true]")
        assert chosen.count() == 1
        assert chosen.get_attribute("id") == name
        return int(name.removeprefix("found-"))

    steps = []
    for key in ("ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "End", "Home"):
        page.keyboard.press(key)
        steps.append(active())
    assert steps == [1, 0, last, 0, last, 0]
    page.keyboard.press("Escape")
    assert query.get_attribute("aria-expanded") == "false"
    assert query.get_attribute("aria-activedescendant") is None
    assert query.input_value() == "союз"
    page.keyboard.press("ArrowDown")
    assert query.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert query.input_value() == ""
    query.fill("нет такого слова")
    assert page.locator("#found .none").inner_text() == "Ничего не нашлось"
    assert page.locator("#found [role=option]").count() == 0
