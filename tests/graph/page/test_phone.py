"""On a phone, 390 × 844: one column, a sheet for the card, targets for a finger."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from window import PHONE, TABS, Window, in_browser

pytestmark = in_browser

FINGER = 24
"""Least side of what can be touched, CSS pixels (WCAG 2.2, 2.5.8)."""

SMALL_TARGETS = """(least) => {
    const targets = [...document.querySelectorAll(
            "button, input, select, summary, a[href], [role=option], [role=tab]")]
        .filter((element) => element.checkVisibility())
        .map((element) => [element, element.closest("label") ?? element])
        .map(([element, area]) => ({ element, box: area.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
    const isSmall = ({ box }) => box.width < least || box.height < least;
    const isInSentence = ({ element }) =>
        getComputedStyle(element).display.startsWith("inline")
        && [...element.parentNode.childNodes].some(({ data }) => data?.trim());
    const middle = ({ box }) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const crowds = (one, other) => {
        const [x, y] = middle(one);
        const [u, v] = middle(other);
        const dx = Math.max(other.box.left - x, 0, x - other.box.right);
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(dx, dy) < least / 2
            || (isSmall(other) && Math.hypot(u - x, v - y) < least);
    };
    return targets
        .filter((target) => isSmall(target) && !isInSentence(target))
        .filter((target) => targets.some((other) =>
            other.element !== target.element
            && !other.element.contains(target.element)
            && crowds(target, other)))
        .map(({ element, box }) => `${box.width}×${box.height} ${element.outerHTML.slice(0, 80)}`);
}"""
"""Targets that are too small, but for those in a sentence and those with room around them."""

BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .filter((element) => {
        for (let box = element.parentElement; box; box = box.parentElement) {
            if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return false;
        }
        return true;
    })
    .map((element) => element.outerHTML.slice(0, 90))"""
"""What stands out of the window to the right, in nothing that scrolls or cuts."""


@pytest.fixture(scope="module")
def phone(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """The page of the story on a phone."""
    window = Window(browser, story_file, PHONE)
    yield window
    window.context.close()


VIEWS = [
    *((tab, language, None) for tab in TABS for language in ("ru", "en")),
    ("graph", "ru", "Марта Каск"),
    ("facts", "ru", "Балтийский цифровой союз"),
]


@pytest.mark.parametrize(("tab", "language", "name"), VIEWS)
def test_a_view_fits(phone: Window, tab: str, language: str, name: str | None) -> None:
    """Nothing is scrolled sideways, and a finger hits every control."""
    node = phone.node(name) if name else None
    phone.show(tab=tab, language=language, node=node, edge=None, fact=None)
    assert phone.ask("() => document.documentElement.scrollWidth") <= PHONE[0]
    assert phone.ask(BEYOND) == []
    assert phone.ask(SMALL_TARGETS, FINGER) == []


def test_the_card_is_a_sheet(phone: Window) -> None:
    """It rises from the lower edge over the whole width and leaves the picture in sight."""
    phone.show(tab="graph", language="ru", node=phone.node("Швеция"), edge=None, fact=None)
    panel = phone.page.locator("#panel").bounding_box()
    canvas = phone.page.locator("#canvas").bounding_box()
    assert (panel["x"], panel["width"]) == (0, PHONE[0])
    assert abs(panel["y"] + panel["height"] - PHONE[1]) <= 1
    assert panel["y"] - canvas["y"] >= PHONE[1] / 4
    assert phone.page.get_by_role("heading", name="Швеция").first.is_visible()
    phone.assert_clean()


def test_a_card_and_its_sentence_by_touch(phone: Window) -> None:
    """A tap on a mark opens the card, a tap on a row of it the sentence."""
    phone.show(tab="graph", language="ru", node=None, edge=None, fact=None)
    phone.click_at("Node", phone.node("Балтийский цифровой союз"))
    panel = phone.page.locator("#panel")
    assert "Балтийский цифровой союз" in panel.inner_text()
    panel.locator("button[aria-expanded=false], summary").first.click()
    phone.page.locator("#panel blockquote").first.wait_for(timeout=2000)


def test_the_strip_has_room_for_filters(phone: Window) -> None:
    """What is shown and the way to take all filters off stay in sight beside long filters."""
    phone.show(tab="graph", language="ru", node=None, edge=None, fact=None)
    phone.ask("""() => svyaz.view.set({
        hiddenTypes: new Set(["Person", "Country"]),
        hiddenStatuses: new Set(["Planned", "Denied"]),
        minSources: 2,
    })""")
    clear = phone.page.get_by_role("button", name="Сбросить всё")
    clear.wait_for()
    for part in (clear, phone.page.locator(".shown-words")):
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
    clear.click()
    clear.wait_for(state="hidden")
