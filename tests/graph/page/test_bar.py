"""The bar: what the graph is about, in two languages and themes, and help at a key."""

import re

from story import story
from window import PHONE, Open, in_browser

pytestmark = in_browser

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def test_the_title_and_the_summary_speak_both_languages(opened: Open) -> None:
    """English names where the graph has them, and counts with the noun in its right form."""
    window = opened()
    heading, summary = window.page.locator("h1"), window.page.locator("#summary")
    before = heading.inner_text()
    n_entities = len(story().entities)
    assert summary.inner_text() == f"2 статьи · 2–4 марта 2026 · {n_entities} объектов"
    window.page.get_by_role("button", name="English").click()
    assert window.ask("() => document.documentElement.lang") == "en"
    assert summary.inner_text().startswith("2 articles · ")
    assert not CYRILLIC.search(summary.inner_text())
    assert window.page.get_by_role("button", name="English").get_attribute("aria-pressed") == "true"
    window.page.get_by_role("button", name="Русский").click()
    assert heading.inner_text() == before
    window.assert_clean()


def test_nothing_of_the_bar_stays_russian(opened: Open) -> None:
    """Every word and label of strip, menu, help and legend is English; names are the graph's."""
    window = opened()
    window.ask('() => window.svyaz.view.set({ hiddenStatuses: new Set(["Planned"]) })')
    window.page.get_by_role("button", name="English").click()
    window.page.keyboard.press("?")
    window.page.locator("dialog[open]").wait_for()
    window.page.wait_for_timeout(50)
    for part in ("#tabs", "#shown", "#menu", "#help", ".filters"):
        words = window.ask(
            """(part) => {
                const root = document.querySelector(part);
                const labels = [...root.querySelectorAll("*")].flatMap((element) =>
                    ["aria-label", "title", "placeholder", "aria-valuetext"].map(
                        (name) => element.getAttribute(name) ?? ""),
                );
                const names = new Set([...root.querySelectorAll(".choices *")]);
                const texts = [];
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    if (!names.has(walker.currentNode.parentElement)) {
                        texts.push(walker.currentNode.textContent);
                    }
                }
                for (const name of names) labels.splice(
                    labels.indexOf(name.getAttribute("aria-label") ?? ""), 1);
                return [...texts, ...labels];
            }""",
            part,
        )
        assert [text for text in words if CYRILLIC.search(text)] == [], part


def test_the_theme_is_chosen_in_the_menu(opened: Open) -> None:
    """Dark, light, or as the system has it."""
    window = opened()
    window.page.locator("#menu-open").click()
    window.page.get_by_label("Тёмное").check()
    assert window.ask("() => document.documentElement.dataset.theme") == "dark"
    window.page.get_by_label("Как в системе").check()
    assert window.ask("() => document.documentElement.dataset.theme ?? null") is None
    window.page.keyboard.press("Escape")
    assert not window.page.locator("#menu").is_visible()
    window.assert_clean()


def test_help_opens_and_closes_by_keys(opened: Open) -> None:
    """`?` opens it, Escape closes it and nothing behind it."""
    window = opened()
    node = window.node("Марта Каск")
    window.ask("(node) => window.svyaz.view.selectNode(node)", node)
    window.page.keyboard.press("?")
    dialog = window.page.get_by_role("dialog", name="Как читать этот граф")
    dialog.wait_for()
    for words in ("запланировано", "отрицается", "graph.ttl", "Двойной щелчок", "Esc"):
        assert words in dialog.inner_text()
    window.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert window.ask("() => window.svyaz.view.state.node") == node
    window.page.keyboard.press("Escape")
    assert window.ask("() => window.svyaz.view.state.node") is None


def test_a_slash_leads_to_the_search(opened: Open) -> None:
    """And is a letter like any other there, as is `?`."""
    window = opened()
    window.page.keyboard.press("/")
    window.page.keyboard.type("а/б?")
    assert window.page.locator("#query").input_value() == "а/б?"
    assert not window.page.locator("dialog[open]").count()


def test_nothing_sticks_out_on_a_phone(opened: Open) -> None:
    """Title, tabs, menu and many filters at once, in both languages: no sideways scrolling."""
    window = opened(size=PHONE)
    window.ask(
        """() => window.svyaz.view.set({
            hiddenTypes: new Set(["Country", "Person"]),
            hiddenTopics: new Set(["memberOf", "statement"]),
            hiddenStatuses: new Set(["Planned"]),
            articles: new Set([0]),
            from: "2026-03-01",
        })"""
    )
    for name in ("English", "Русский"):
        window.page.get_by_role("button", name=name).click()
        window.page.wait_for_timeout(50)
        assert window.ask("() => document.documentElement.scrollWidth") == PHONE[0]
        window.page.locator("#menu-open").click()
        box = window.page.locator("#menu").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE[0]
        window.page.keyboard.press("Escape")
    chip = window.page.locator(".filter-chip").first.bounding_box()
    assert chip is not None
    assert chip["x"] < PHONE[0]
    assert chip["height"] >= 24
    window.assert_clean()


def test_escape_closes_one_thing_at_a_time(opened: Open) -> None:
    """The card, then the list of full height."""
    window = opened()
    window.ask("() => window.svyaz.view.set({ tab: 'facts', tall: true, node: 0 })")
    state = "() => [window.svyaz.view.state.node, window.svyaz.view.state.tall]"
    told = [window.ask(state)]
    for _ in range(2):
        window.page.keyboard.press("Escape")
        told.append(window.ask(state))
    assert told == [[0, True], [None, True], [None, False]]
