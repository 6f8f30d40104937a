"""The panel: cards of nodes, ways back, languages, keys, empty graphs, phones."""

import dataclasses
from collections.abc import Sequence

import pytest
from panel import FINLAND, Written, choose, heading, hub, speak
from story import story
from window import PHONE, Open, Window, in_browser

from ontology.namespaces import Namespaces

pytestmark = in_browser

# -------------------------------------------------------------------- the card of a node


def test_a_long_card_grows_on_demand(opened: Open, written: Written) -> None:
    """Of hundreds of members fifty are made at first, and fifty more for every press."""
    window = opened(written(hub(120, 300)))
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    members = window.page.locator("#panel section", has_text="Члены")
    rows = members.locator(".row")
    assert rows.count() == 50
    assert members.locator("h3").inner_text() == "Члены 120"
    more = members.locator(".further")
    for left, count in (("Ещё 70", 100), ("Ещё 20", 120)):
        assert more.inner_text() == left
        more.click()
        assert rows.count() == count
    assert not more.is_visible()
    names = window.page.locator("#panel .roles dd").first
    assert names.inner_text().count("Имя") == 12
    names.locator(".further").click()
    assert names.inner_text().count("Имя") == 300


WIKIDATA = {
    "Q33": ["https://www.wikidata.org/wiki/Q33"],
    "Q0": [],
    "q33": [],
    "Q33/../x": [],
    "javascript:1": [],
}


@pytest.mark.parametrize(("identifier", "links"), WIKIDATA.items())
def test_only_what_is_an_identifier_becomes_a_link(
    opened: Open, written: Written, identifier: str, links: Sequence[str]
) -> None:
    """A card links to Wikidata by a well-formed identifier and by nothing else."""
    knowledge = story()
    entities = tuple(
        dataclasses.replace(entity, wikidata=identifier) if entity.iri == FINLAND else entity
        for entity in knowledge.entities
    )
    window = opened(written(dataclasses.replace(knowledge, entities=entities)))
    choose(window, "Node", window.node("Финляндия"))
    anchors = window.page.locator("#panel .links a")
    assert anchors.evaluate_all("(all) => all.map((one) => one.href)") == links


@pytest.mark.parametrize("steps", ["1 шаг", "2 шага"])
def test_only_a_node_and_its_neighbors(opened: Open, steps: str) -> None:
    """The button says how many nodes stay, and so many stay."""
    window = opened()
    choose(window, "Node", window.node("Марта Каск"))
    button = window.page.locator("#panel .steps button", has_text=steps)
    count = int(button.locator(".count").inner_text())
    button.click()
    assert window.ask("() => window.svyaz.drawn().length") == count
    assert heading(window) == "Марта Каск"


def test_neighbors_come_and_go_by_count(opened: Open, written: Written) -> None:
    """The buttons say how many neighbors are not drawn, and how many would be taken away."""
    window = opened(written(hub(80, 0)))
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    shown = "() => window.svyaz.drawn().length"

    def press(name: str) -> tuple[int, int]:
        button = window.page.locator("#panel .action", has_text=name)
        count, before = int(button.locator(".count").inner_text()), int(window.ask(shown))
        button.click()
        return count, int(window.ask(shown)) - before

    hidden, came = press("Показать соседей")
    assert came == min(hidden, 40)
    held, gone = press("Убрать соседей")
    assert -gone == held


def test_a_card_says_that_filters_hide_nothing_of_it(opened: Open) -> None:
    """While a filter is set the card still holds all, and says so."""
    window = opened()
    choose(window, "Node", window.node("Марта Каск"))
    note = window.page.locator("#panel .unfiltered")
    assert not note.is_visible()
    rows = window.page.locator("#panel .row").count()
    window.ask("() => window.svyaz.view.set({ minSources: 2 })")
    assert note.is_visible()
    assert window.page.locator("#panel .row").count() == rows


def test_the_identifier_can_be_copied(opened: Open) -> None:
    """For queries over the Turtle: the whole IRI, on the clipboard."""
    window = opened()
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(window, "Node", window.node("Марта Каск"))
    window.page.get_by_role("button", name="Скопировать IRI").click()
    window.page.locator("#panel .iri", has_text="Скопировано").wait_for()
    copied = window.ask("() => navigator.clipboard.readText()")
    assert copied == Namespaces().expand("ent:kask")


# -------------------------------------------------------------------- language, focus, ways back


def test_another_language_keeps_the_place(opened: Open) -> None:
    """Words change at once; the card, its open rows and its scroll stay; quotes stay Russian."""
    window = opened()
    choose(window, "Node", window.node("Балтийский цифровой союз"))
    window.page.locator("#panel .toggle").first.click()
    window.page.locator("#panel blockquote").first.wait_for()
    body = window.page.locator("#panel .panel-body")
    body.evaluate("(body) => { body.scrollTop = 250; }")
    speak(window, "en")
    assert heading(window) == "Baltic Digital Union"
    window.page.locator("#panel blockquote").first.wait_for()
    assert body.evaluate("(body) => body.scrollTop") == 250
    assert "Members" in window.panel()
    foreign = window.page.locator("#panel blockquote, #panel .saying")
    assert set(foreign.evaluate_all("(all) => all.map((one) => one.lang)")) == {"ru"}
    window.assert_clean()


def focused(window: Window) -> str:
    """Name of the element that has the focus, and its text."""
    words = "() => `${document.activeElement.tagName} ${document.activeElement.innerText}`"
    return " ".join(str(window.ask(words)).split())


def test_keys_lead_into_the_card_and_back(opened: Open) -> None:
    """Chosen from a list the card's heading has the focus; Esc goes back to the place left."""
    window = opened()
    window.tab("Факты")
    button = window.page.locator("#list button.chip").nth(2)
    button.focus()
    before = focused(window)
    window.page.keyboard.press("Enter")
    assert focused(window) == f"H2 {heading(window)}"
    window.page.keyboard.press("Escape")
    assert focused(window) == before


def test_a_new_card_is_announced_by_its_name(opened: Open) -> None:
    """A screen reader is told the title, not the whole card."""
    window = opened()
    choose(window, "Node", window.node("Марта Каск"))
    assert window.page.locator("#panel > [role=status]").inner_text() == "Открыто: Марта Каск"
    assert window.page.locator("#panel").get_attribute("aria-live") is None


def test_one_goes_back_card_by_card(opened: Open) -> None:
    """Through all cards that were opened, to the overview; closing forgets them."""
    window = opened()
    names = ["Марта Каск", "Эстония", "Швеция"]
    for name in names:
        choose(window, "Node", window.node(name))
    back = window.page.locator("#panel .back").first
    for name in (*names[-2::-1], "О чём этот граф"):
        back.click()
        assert heading(window) == name
    assert not back.is_visible()


def headings(window: Window) -> Sequence[int]:
    """Levels of the page's headings in the order of the page."""
    levels = window.page.locator("h1, h2, h3, h4").evaluate_all(
        "(all) => all.filter((one) => one.offsetParent).map((one) => Number(one.tagName[1]))"
    )
    return [int(level) for level in levels]


@pytest.mark.parametrize("name", [None, "Балтийский цифровой союз", "встреча, консультация"])
def test_headings_skip_no_level(opened: Open, name: str | None) -> None:
    """One title of the page, one of the card, the card's parts below it."""
    window = opened()
    if name:
        choose(window, "Node", window.node(name))
    levels = headings(window)
    assert levels[:2] == [1, 2]
    assert levels.count(1) == levels.count(2) == 1
    assert set(levels[2:]) <= {3}


# -------------------------------------------------------------------- nothing to show


@pytest.mark.parametrize(
    ("emptied", "words"),
    [
        (("claims", "events", "statements"), "Фактов не нашлось"),
        (("claims",), "Отношений между объектами не нашлось"),
    ],
)
def test_an_empty_graph_says_so(
    opened: Open, written: Written, emptied: Sequence[str], words: str
) -> None:
    """Where there are no facts, or no claims, the overview tells."""
    nothing: dict[str, tuple[()]] = dict.fromkeys(emptied, ())
    window = opened(written(dataclasses.replace(story(), **nothing)))
    assert words in window.panel()
    window.assert_clean()


def test_filters_that_let_nothing_through_can_be_cleared(opened: Open) -> None:
    """The overview says that nothing passes, and a press lets everything pass again."""
    window = opened()
    window.ask("() => window.svyaz.view.set({ minSources: 99 })")
    words = "Ни один факт не проходит"
    assert words in window.panel()
    window.page.locator("#panel .empty button").click()
    assert words not in window.panel()
    assert window.ask("() => window.svyaz.view.state.minSources") == 1


# -------------------------------------------------------------------- on a phone


def test_on_a_phone_the_panel_is_a_drawer(opened: Open) -> None:
    """Half the window, all of it, or only its handle; a chosen node opens it again."""
    window = opened(size=PHONE)

    def height() -> float:
        box = window.page.locator("#panel").bounding_box()
        assert box is not None
        return float(box["height"])

    half = height()
    assert 250 < half < 450
    window.page.get_by_role("button", name="Развернуть панель").click()
    assert height() > 1.5 * half
    window.page.get_by_role("button", name="Вернуть панель к половине экрана").click()
    assert height() == half
    window.page.get_by_role("button", name="Свернуть панель").click()
    assert height() < 60
    choose(window, "Node", window.node("Швеция"))
    assert height() == half
    small = window.page.locator("#panel button:visible").evaluate_all(
        """(all) => all.filter((one) => one.getBoundingClientRect().height < 24)
            .filter((one) => getComputedStyle(one).display !== "inline")
            .map((one) => one.outerHTML)"""
    )
    assert small == []
    assert window.ask("() => document.documentElement.scrollWidth") <= PHONE[0]
    window.assert_clean()
