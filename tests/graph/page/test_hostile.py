"""Whatever an article holds, in any field: nothing runs, nothing loads, nothing is markup."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from poison import PAYLOADS, few_facts, poisoned, union
from window import Open, Window, in_browser

from graph.export.characters import encodable
from graph.export.page.html import render_html, write_html

pytestmark = in_browser

MEETING = ("laine", "engstrom", "finland", "stockholm", "union", "prime-finland", "herald")
"""Every kind of record, but few of each."""
ALONE = ("laine",)


class Elements(HTMLParser):
    """The elements of a page in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag and the names of its attributes."""
        self.tags.append(" ".join([tag, *(name for name, _ in attrs)]))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_the_file_has_no_other_elements(payload: str) -> None:
    """Its title, its data and its table hold the text, and their elements are those of any page."""
    page = render_html(poisoned(few_facts(MEETING), payload))
    assert Elements(page).tags == Elements(render_html(few_facts(MEETING))).tags


FOREIGN = (
    "img, video, source, iframe, object, embed, base, textarea,"
    " svg[onload], [onerror], [onload], [srcdoc]"
)


def test_nothing_runs(opened: Open, tmp_path: Path) -> None:
    """All payloads in every field: all views, all cards, all controls, and a search for each."""
    file = tmp_path / "hostile.html"
    write_html(union(poisoned(few_facts(MEETING), text) for text in PAYLOADS.values()), file)
    window = opened(file)
    window.tour()
    for payload in PAYLOADS.values():
        window.page.get_by_role("combobox").first.fill(payload[:40].replace("\ud800", ""))
        window.page.keyboard.press("Enter")
    assert window.ask("() => window.hit") is None
    assert window.page.locator(FOREIGN).count() == 0
    links = window.page.locator("a").evaluate_all("(links) => links.map((link) => link.protocol)")
    assert not {"javascript:", "data:"} & set(links)
    written = [tag for tag in Elements(file.read_text("utf-8")).tags if tag.startswith("script")]
    assert window.page.locator("script").count() == len(written)
    window.assert_clean()


TELL = """async () => {
    const { model, view } = window.svyaz;
    const panel = document.getElementById("panel");
    const told = [];
    for (const fact of model.facts) {
        const node = fact.kind === "event" ? fact.node : fact.nodes[0];
        view.selectNode(node);
        const heading = panel.querySelector("h2").textContent;
        view.selectFact(fact.id);
        let quote = null;
        for (let wait = 0; wait < 100 && quote === null; wait += 1) {
            await new Promise((resolve) => setTimeout(resolve));
            quote = panel.querySelector("blockquote")?.textContent ?? null;
        }
        told.push([fact.kind, heading, quote]);
    }
    return told;
}"""
"""What the cards of all things, and of all facts, say."""

FRAGMENTS = st.sampled_from(
    [*"<>&\"'`{}[]()=;,\\/%$#|^~\x00\r\n\t\u2028\u202e", *PAYLOADS.values()]
)
STRINGS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), min_size=1, max_size=30),
        st.lists(FRAGMENTS, min_size=1, max_size=6).map(lambda parts: "".join(parts)[:200]),
    ).filter(lambda text: text.strip()),
    min_size=100,
    max_size=100,
    unique=True,
)


def cleaned(text: str) -> str:
    """A name as the page shows it: on one line, and what has no UTF-8 form is a question mark."""
    return " ".join(encodable(text).split())


def sound(text: str) -> str:
    """A quote as the page shows it: every letter as it is, if UTF-8 has it."""
    return encodable(text)


@pytest.fixture(scope="module")
def window(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """One window for many pages."""
    window = Window(browser, story_file)
    yield window
    window.context.close()


@settings(max_examples=10, phases=[Phase.generate])  # a page a step: shrinking takes minutes
@given(strings=STRINGS)
def test_every_text_is_shown_as_it_is(
    window: Window, tmp_path_factory: pytest.TempPathFactory, strings: list[str]
) -> None:
    """A thousand strings as names, titles, quotes, words: the letters on the page are theirs."""
    file = tmp_path_factory.mktemp("fuzz") / "graph.html"
    graphs = (poisoned(few_facts(ALONE), text) for text in strings)
    write_html(union(graphs), file)
    window.page.goto(file.as_uri())
    window.page.locator("#panel > *").first.wait_for()
    told = window.ask(TELL)
    assert {quote for *_, quote in told} ^ {sound(text) for text in strings} == set()
    headings = {heading for kind, heading, _ in told if kind != "event"}
    assert headings ^ {cleaned(text) for text in strings} == set()
    assert window.ask("() => window.hit") is None
    assert window.complaints == []
    assert window.ask("() => window.violations") == []
