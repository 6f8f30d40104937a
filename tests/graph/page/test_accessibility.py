"""Everybody can use the page: with a keyboard alone, with a screen reader, with weak eyes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from window import TABS, Open, Window, in_browser

pytestmark = in_browser

AXE = Axe()


def barriers(window: Window, *rules: str) -> list[str]:
    """What axe-core finds that keeps people from using the page: rule and first place.

    Args:
        window: with the page as it stands.
        rules: the rules to look at; by default all.
    """
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = AXE.run(window.page, options=options).response["violations"]
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:160]} {rule['nodes'][0]['failureSummary']}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
    ]


NOTHING = {"node": None, "edge": None, "fact": None}


@pytest.fixture(scope="module")
def light(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """The page of the story on light ground."""
    window = Window(browser, story_file)
    yield window
    window.context.close()


@pytest.fixture(scope="module")
def dark(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """The page of the story on dark ground."""
    window = Window(browser, story_file, scheme="dark")
    yield window
    window.context.close()


@pytest.mark.parametrize("tab", TABS)
def test_every_view_has_no_barriers(light: Window, tab: str) -> None:
    """axe-core finds nothing serious in any view."""
    light.show(language="ru", tab=tab, **NOTHING)
    assert barriers(light) == []


@pytest.mark.parametrize("tab", ["graph", "facts"])
def test_nor_has_it_in_english(light: Window, tab: str) -> None:
    """The other language names what the first one names."""
    light.show(language="en", tab=tab, **NOTHING)
    assert barriers(light) == []


@pytest.mark.parametrize("tab", TABS)
def test_nor_in_the_dark(dark: Window, tab: str) -> None:
    """The ground changes colors and nothing else."""
    dark.show(tab=tab, node=dark.node("Марта Каск"))
    assert barriers(dark, "color-contrast", "link-in-text-block") == []


@pytest.mark.parametrize("chosen", ["node", "edge", "fact"])
def test_every_card_has_no_barriers(light: Window, chosen: str) -> None:
    """Nor in the card of a thing, of a line and of a fact with its sentences."""
    number = light.node("Марта Каск") if chosen == "node" else 0
    light.show(language="ru", tab="graph", **(NOTHING | {chosen: number}))
    if chosen != "node":
        light.page.locator("#panel blockquote").first.wait_for()
    assert barriers(light) == []


def test_the_help_has_no_barriers(light: Window) -> None:
    """Nor in the help, which the key ? opens and Escape closes."""
    light.show(tab="graph", **NOTHING)
    light.page.locator("body").press("?")
    dialog = light.page.get_by_role("dialog")
    dialog.wait_for(timeout=2000)
    found = barriers(light)
    light.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden", timeout=2000)
    assert found == []


FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    element.dataset.visited ??= String(document.querySelectorAll("[data-visited]").length);
    const style = getComputedStyle(element);
    const ring = [element, element.parentElement, element.closest("label")].some((candidate) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate ?? element);
        return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    return {
        number: element.dataset.visited,
        name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40),
        ring,
        seen: element.checkVisibility(),
    };
}"""
UNVISITED = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility())
    .filter((element) => element.dataset.visited === undefined)
    // One radio button of a group takes the focus for all.
    .filter((element) => element.type !== "radio" || element.checked)
    .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("tab", ["graph", "facts", "articles"])
def test_the_tab_key_reaches_everything(opened: Open, tab: str) -> None:
    """Through the page and back to its beginning; what has the focus shows it."""
    window = opened()
    window.show(tab=tab, node=window.node("Марта Каск"))
    unseen = []
    for _ in range(400):
        window.page.keyboard.press("Tab")
        focused = window.ask(FOCUSED)
        if focused is None:
            break
        if not focused["ring"] or not focused["seen"]:
            unseen.append(focused["name"])
    assert focused is None, "the focus does not come back to the beginning of the page"
    assert window.ask(UNVISITED) == []
    assert unseen == []


def press_until(window: Window, key: str, expression: str) -> None:
    """Press a key until something is so, at most two hundred times."""
    for _ in range(200):
        if window.ask(expression):
            return
        window.page.keyboard.press(key)
    raise AssertionError((key, expression))


def test_a_tour_by_keyboard(opened: Open) -> None:
    """Search, card, picture, list and sentence without a mouse."""
    window = opened()
    page, state = window.page, "() => window.svyaz.view.state"
    press_until(window, "Tab", "() => document.activeElement.getAttribute('role') === 'combobox'")
    page.keyboard.type("энгстрем")
    page.keyboard.press("Enter")
    assert window.ask(state)["node"] == window.node("Нильс Энгстрём")
    press_until(
        window, "Tab", "() => document.activeElement.closest('[role=application]') !== null"
    )
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    there = window.ask(state)["node"]
    page.keyboard.press("Enter")
    assert window.ask(state)["node"] == there is not None
    page.keyboard.press("Escape")
    assert window.ask(state)["node"] is None
    press_until(window, "Tab", "() => document.activeElement.getAttribute('role') === 'tab'")
    press_until(
        window, "ArrowRight", "() => document.activeElement.textContent.startsWith('Факты')"
    )
    page.keyboard.press("Enter")
    assert window.ask(state)["tab"] == "facts"
    press_until(window, "Tab", "() => document.activeElement.closest('tbody') !== null")
    page.keyboard.press("Enter")
    page.locator("#panel blockquote").first.wait_for(timeout=2000)
    window.assert_clean()


def test_the_picture_is_told_in_words(opened: Open) -> None:
    """It has a role and a name, and what is counted is announced."""
    window = opened()
    assert window.page.get_by_role("application").count() == 1
    assert window.page.get_by_role("application").get_attribute("aria-label")
    assert window.page.locator("[aria-live], [role=status]").count() >= 1


def test_the_document_says_its_language(opened: Open) -> None:
    """A screen reader speaks the interface in its language, and names in Russian."""
    window = opened()
    assert window.page.locator("html").get_attribute("lang") == "ru"
    window.show(language="en")
    assert window.page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("size", [(700, 450), (350, 640)], ids=["zoom 200 %", "zoom 400 %"])
def test_it_can_be_magnified(opened: Open, size: tuple[int, int]) -> None:
    """At twice and four times the size of text nothing has to be scrolled sideways."""
    window = opened(size=size)
    for tab in TABS:
        window.show(tab=tab)
        assert window.ask("() => document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize(
    ("address", "name", "after"),
    [
        ("tab=events", "Таблица", "Таблица"),
        ("tab=facts&sort=-who", "Статус", "Статус"),
        ("node=0", "1 шаг", "1 шаг"),
    ],
)
def test_a_pressed_control_keeps_the_focus(
    opened: Open, address: str, name: str, after: str
) -> None:
    """What is drawn anew because of a key is still under the key."""
    window = opened()
    window.ask("(address) => void (window.location.hash = address)", address)
    control = window.page.get_by_role("button", name=name).first
    control.focus()
    window.page.keyboard.press("Enter")
    window.page.wait_for_timeout(100)
    assert after in window.ask("() => document.activeElement.textContent")
