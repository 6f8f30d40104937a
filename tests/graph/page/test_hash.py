"""The address holds what a reader chose: who opens it sees the same, and garbage does no harm."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_graph import invented_graph
from story import story
from window import WIDE, Open, Window, in_browser

from graph.export.page import write_html

pytestmark = in_browser

VIEW = """() => {
    const { state } = window.svyaz.view;
    const plain = (value) =>
        value instanceof Set ? [...value].map(String).sort() : value;
    return Object.fromEntries(
        Object.entries(state).map(([key, value]) => [key, plain(value)]),
    );
}"""
SHOWN = "() => window.svyaz.drawn().sort((a, b) => a - b)"


def _view(window: Window) -> dict[str, Any]:
    return dict(window.ask(VIEW))


def _hash(window: Window) -> str:
    """The address after a moment, when the page has written it."""
    window.page.wait_for_timeout(400)
    return str(window.ask("() => location.hash"))


def _open_at(opened: Open, file: Path, fragment: str) -> Window:
    """A new page whose address has the fragment from the beginning."""
    window = opened(file, WIDE)
    window.page.goto("about:blank")
    window.page.goto(file.as_uri() + fragment)
    window.page.locator("#panel > *").first.wait_for()
    return window


def test_an_untouched_page_has_a_bare_address(opened: Open) -> None:
    """Nothing is written that the start has anyway."""
    window = opened()
    assert _hash(window) == ""


def test_a_copied_address_opens_the_same_view(opened: Open, story_file: Path) -> None:
    """Selection, filters, days, drawn nodes and language; the address is short and legible."""
    window = opened()
    node = window.node("Марта Каск")
    gone = window.node("Япония")
    window.page.get_by_role("button", name="English").click()
    window.ask(
        """([node, gone]) => {
            const { view } = window.svyaz;
            view.set({
                hiddenTypes: new Set(["Product"]),
                hiddenTopics: new Set(["memberOf"]),
                hiddenStatuses: new Set(["Denied", "none"]),
                articles: new Set([0, 1]),
                minSources: 1,
                from: "2026-03-01",
                to: "2026-03-31",
                theme: "dark",
                drawn: new Set([...view.state.drawn].filter((id) => id !== gone)),
            });
            view.selectNode(node);
        }""",
        [node, gone],
    )
    fragment = _hash(window)
    assert fragment == (
        f"#lang=en&theme=dark&node={node}&hide=Product&without=memberOf&status=Denied,none"
        f"&articles=0-1&from=2026-03-01&to=2026-03-31&drop={gone}"
    )
    other = _open_at(opened, story_file, fragment)
    assert _view(other) == _view(window)
    assert other.ask(SHOWN) == window.ask(SHOWN)
    assert other.ask("() => document.documentElement.lang") == "en"
    assert other.ask("() => document.documentElement.dataset.theme") == "dark"
    assert "Марта Каск" in other.panel()
    assert other.complaints == []


def test_nodes_come_and_go_with_the_address(opened: Open, story_file: Path) -> None:
    """What a reader drew beyond the start view, or took away, is told against it."""
    window = opened()
    dropped = sorted(window.ask("() => [...window.svyaz.view.start.drawn]"))[2:6]
    other = _open_at(opened, story_file, f"#drop={dropped[0]},{dropped[1]}-{dropped[3]}")
    drawn = set(other.ask("() => [...window.svyaz.view.state.drawn]"))
    start = set(window.ask("() => [...window.svyaz.view.start.drawn]"))
    assert drawn == start - set(range(dropped[0], dropped[3] + 1))


GARBAGE = (
    "",
    "nonsense",
    "node=99999&edge=-1&fact=x",
    "node=1e3&lang=fr&theme=pink&tab=evil",
    "hide=<script>alert(1)</script>&without=__proto__,constructor&status=toString",
    "from=2026-13-45&to=yesterday&sources=0",
    "from=2026-05-01&to=2026-01-01",
    "articles=9-1,,a-b,99999999999-1&outlets=77",
    "add=999999999-999999999,x&drop=0-0-0",
    "%E0%A4%A=%&&&===&%00",
    "__proto__=1&constructor=2&svyaz=3",
    "sort=;drop&steps=99&tall=yes&q=",
)


def test_garbage_opens_the_start_view(opened: Open, story_file: Path) -> None:
    """Unknown keys, values that the graph lacks, broken escapes: passed over without a word."""
    start = opened()
    before = _view(start)
    for fragment in GARBAGE:
        start.ask("(hash) => { location.hash = hash; }", fragment)
        start.page.wait_for_timeout(20)
        assert _view(start) == before, fragment
    window = _open_at(opened, story_file, "#" + "&".join(GARBAGE))
    assert window.ask(SHOWN) == start.ask(SHOWN)
    assert window.complaints == start.complaints == []


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=200))
def test_no_address_breaks_the_page(one: Window, text: str) -> None:
    """Any text at all is read as a state that the graph can show."""
    keys = ["node", "hide", "without", "articles", "add", "drop", "from", "sources", "q", "lang"]
    read = one.ask(
        """([text, keys]) => {
            const { hash, model } = window.svyaz;
            const hashes = [text, ...keys.map((key) => `${key}=${text}`)];
            return hashes.every((each) => {
                const { node = null, drawn } = hash.read(`#${each}`);
                return (node === null || node in model.nodes) && drawn.size <= 2000;
            });
        }""",
        [text, keys],
    )
    assert read is True


@pytest.fixture
def one(opened: Open) -> Window:
    """A window that all examples share."""
    return opened()


def test_every_part_of_the_state_is_told(opened: Open) -> None:
    """No choice of a reader is forgotten by the address."""
    assert opened().ask("() => window.svyaz.hash.missing") == []


def test_back_returns_to_what_was_read_before(opened: Open) -> None:
    """The browser's own button leads from card to card; filters add no step."""
    window = opened()
    first, second = window.node("Марта Каск"), window.node("Швеция")
    window.click_at("Node", first)
    window.ask("() => window.svyaz.view.set({ minSources: 2 })")
    _hash(window)
    window.ask("(node) => window.svyaz.view.selectNode(node)", second)
    assert f"node={second}" in _hash(window)
    window.page.go_back()
    window.page.wait_for_timeout(100)
    assert _view(window)["node"] == first
    window.page.go_back()
    window.page.wait_for_timeout(100)
    assert _view(window)["node"] is None
    window.page.go_forward()
    window.page.wait_for_timeout(100)
    assert _view(window)["node"] == first
    assert window.complaints == []


def test_rings_are_shown_where_they_tell_articles_apart(opened: Open, tmp_path: Path) -> None:
    """An address turns them on where the page offers them, and nowhere else."""
    few, many = (len(articles) for articles in (story().articles, invented_graph(90, 120).articles))
    assert few <= 3 < many
    file = tmp_path / "many.html"
    write_html(invented_graph(90, 120), file)
    assert opened().ask("() => window.svyaz.hash.read('#rings=1').rings") is True
    assert opened(file).ask("() => window.svyaz.hash.read('#rings=1').rings ?? null") is None


def test_back_leads_out_of_a_scene(opened: Open) -> None:
    """From a node and its neighbors to the picture that was there before."""
    window = opened()
    before = window.ask(SHOWN)
    node = window.node("Марта Каск")
    window.ask("(node) => window.svyaz.view.selectNode(node)", node)
    window.ask("(node) => window.svyaz.picture.only(node, 1)", node)
    window.ask("(node) => window.svyaz.picture.only(node, 2)", node)
    for depth, focus in ((1, node), (1, None)):
        window.page.go_back()
        window.page.wait_for_timeout(100)
        assert _view(window)["depth"] == depth
        assert _view(window)["focus"] == focus
        assert _view(window)["node"] == node
    assert window.ask(SHOWN) == before
    assert window.complaints == []


def test_the_link_is_copied(opened: Open) -> None:
    """The menu gives the address of the view that is open."""
    window = opened()
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.ask("() => window.svyaz.view.set({ minSources: 2 })")
    window.page.locator("#menu-open").click()
    window.page.get_by_role("button", name="Скопировать ссылку на этот вид").click()
    window.page.get_by_text("Ссылка на этот вид скопирована").wait_for()
    copied = window.ask("() => navigator.clipboard.readText()")
    assert copied == f"{window.address}#sources=2"


def test_a_frame_without_a_history_stays_silent(opened: Open, story_file: Path) -> None:
    """In a notebook the page stands in a sandboxed frame: it works, and offers no link."""
    window = opened()
    window.page.goto("about:blank")
    window.complaints.clear()
    window.page.evaluate(
        """(markup) => {
            const frame = document.createElement("iframe");
            frame.setAttribute("sandbox", "allow-scripts");
            frame.srcdoc = markup;
            document.body.append(frame);
        }""",
        story_file.read_text("utf-8"),
    )
    frame = window.page.frame_locator("iframe")
    frame.locator("#panel > *").first.wait_for()
    frame.get_by_role("tab", name="Факты").click()
    frame.locator("#menu-open").click()
    assert frame.get_by_role("button", name="Справка ?").is_visible()
    assert frame.get_by_role("button", name="Скопировать ссылку").count() == 0
    assert window.complaints == []


@pytest.mark.parametrize(
    "query", ["а" * 199 + "😀", "😀" * 300, "\ud83d", "a&b=c#d%", "«Ёж»"], ids=["cut", *"bcde"]
)
def test_any_words_have_an_address(opened: Open, query: str) -> None:
    """What is typed above a list never stops the page, and comes back as far as it has letters."""
    window = opened()
    window.ask("(query) => window.svyaz.view.set({ tab: 'facts', query })", query)
    window.tab("События")
    assert window.page.get_by_role("tab", selected=True).inner_text().startswith("События")
    told = window.ask(
        "() => window.svyaz.hash.read(window.svyaz.hash.write(window.svyaz.view.state))"
    )
    assert told.get("query", "") == query.replace("\ud83d", "")[:200]
    window.assert_clean()
