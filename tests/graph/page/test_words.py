"""Every word of the page is there in Russian and in English, and only texts of the news are not."""

import re
from pathlib import Path

from window import TABS, Open, in_browser

pytestmark = in_browser

CYRILLIC_OUTSIDE = """() => {
    const { nodes, articles } = window.svyaz.model;
    const names = nodes.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    for (const { outlet, headline } of articles) names.push(...[outlet, headline].filter(Boolean));
    names.sort((one, other) => other.length - one.length);
    // Names and quotes stay as they are; in an attribute nothing can mark them.
    const unquoted = (text) => text.replace(/[«“][^»”]*[»”]/g, "");
    const own = (text) => names.reduce((rest, name) => rest.replaceAll(name, ""), unquoted(text));
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (/[а-яё]/i.test(own(node.data)) && parent.checkVisibility()
            && !parent.closest("bdi, blockquote, q, [lang=ru], script, noscript, option[value]")) {
            found.push(`${node.data.trim().slice(0, 60)} <${parent.outerHTML.slice(0, 80)}>`);
        }
    }
    for (const name of ["aria-label", "title", "placeholder"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            const text = own(element.getAttribute(name));
            if (/[а-яё]/i.test(text) && element.checkVisibility()
                && !element.closest("[lang=ru]")) found.push(`${name}: ${text.slice(0, 60)}`);
        }
    }
    return [...new Set(found)];
}"""
"""Words in Cyrillic that are no names or quotes and are not marked as Russian."""


def test_every_key_has_words_in_both_languages(opened: Open) -> None:
    """The same keys, the {values} that both can have, all forms of counted nouns."""
    tables = opened().ask("() => STRINGS")
    assert tables["ru"].keys() == tables["en"].keys()
    for key in tables["ru"]:
        ru, en = tables["ru"][key], tables["en"][key]
        if isinstance(ru, list):
            assert (len(ru), len(en)) == (3, 2), key
            assert all([*ru, *en]), key
            continue
        assert ru.strip(), key
        # Russian inflects where English has an order of words.
        assert set(re.findall(r"\{\w+\}", en)) <= set(re.findall(r"\{\w+\}", ru)), key


def test_every_key_that_is_asked_for_is_there(opened: Open) -> None:
    """In the scripts and in the template."""
    keys = set(opened().ask("() => Object.keys(STRINGS.ru)"))
    folder = Path(__file__).parents[3] / "graph" / "export" / "page" / "assets"
    asked = set()
    for file in sorted(folder.rglob("*.js")):
        asked |= set(re.findall(r"\bt\(\s*\"([\w.-]+)\"", file.read_text("utf-8")))
    template = (folder / "page.html").read_text("utf-8")
    asked |= set(re.findall(r'data-(?:text|label|title|placeholder)="([\w.-]+)"', template))
    assert asked
    assert asked <= keys


def test_the_english_page_speaks_english(opened: Open) -> None:
    """In every view and card what stands in Cyrillic is a name or a quote."""
    window = opened()
    window.show(language="en")
    found: set[str] = set()
    for tab in TABS:
        window.show(tab=tab)
        found.update(window.ask(CYRILLIC_OUTSIDE))
    window.show(tab="graph")
    for name in ("Марта Каск", "Балтийский цифровой союз", "Швеция", "встреча, консультация"):
        window.show(node=window.node(name), edge=None, fact=None)
        found.update(window.ask(CYRILLIC_OUTSIDE))
    for fact in range(0, window.ask("() => window.svyaz.model.facts.length"), 5):
        window.show(node=None, fact=fact)
        found.update(window.ask(CYRILLIC_OUTSIDE))
    assert found == set()
    window.assert_clean()


def test_back_in_russian_all_is_as_before(opened: Open) -> None:
    """There and back changes nothing."""
    window = opened()
    before = window.page.locator("body").inner_text()
    window.show(language="en")
    assert window.page.locator("body").inner_text() != before
    window.show(language="ru")
    assert window.page.locator("body").inner_text() == before
