"""A window of a browser with the page of a graph in it, as a reader has it: for tests."""

import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
WIDE, PHONE = (1400, 900), (390, 844)

needs_browser = pytest.mark.skipif(
    # Where all checks run, what cannot be tested is a failure.
    (CHROMIUM is None or find_spec("playwright") is None) and "CI" not in os.environ,
    reason="no Chromium, or no playwright",
)
in_browser = [pytest.mark.browser, needs_browser]
"""Marks of the files whose tests open a page: `pytestmark = in_browser`."""

TABS = ("graph", "facts", "events", "statements", "articles")

ALL_CARDS = """async (steps) => {
    const { view, model } = window.svyaz;
    const shown = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const panel = document.getElementById("panel");
    const open = async (patch) => {
        view.set({ node: null, edge: null, fact: null, ...patch });
        await new Promise((resolve) => setTimeout(resolve));
        if (!panel.textContent.trim()) throw new Error(`nothing for ${JSON.stringify(patch)}`);
    };
    await shown;
    for (let node = 0; node < model.nodes.length; node += steps) await open({ node });
    for (let edge = 0; edge < model.edges.length; edge += steps) await open({ edge });
    for (let fact = 0; fact < model.facts.length; fact += steps) await open({ fact });
    await open({});
}"""
"""Opens one card after the other, and throws where one stays empty."""

PRESS_ALL = """async (most) => {
    const controls = "button, summary, input[type=checkbox], input[type=radio], [role=option]";
    const pressed = [...document.querySelectorAll(controls)]
        .filter((control) => control.checkVisibility() && !control.disabled)
        .slice(0, most);
    for (const control of pressed) {
        control.click();
        await new Promise((resolve) => setTimeout(resolve));
        for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    }
    return pressed.length;
}"""
"""Presses whatever can be pressed, links apart, and closes the dialogs that this opens."""

OWN_SCHEMES = ("file:", "data:", "blob:")


class Window:
    """A page of the graph in an offline browser that records whatever it should not do."""

    def __init__(
        self,
        browser: Any,  # noqa: ANN401 - untyped library
        file: Path,
        size: tuple[int, int] = WIDE,
        scheme: str = "light",
        answer: Callable[[Any], None] | None = None,
    ) -> None:
        """Open a file.

        Args:
            browser: Chromium.
            file: the page.
            size: of the window, width and height in CSS pixels.
            scheme: "light" or "dark", what the system prefers.
            answer: what to do with a request that leaves the machine; without it there is no
                network at all.
        """
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            offline=answer is None,
        )
        self.page = self.context.new_page()
        if answer is not None:
            self.page.route(lambda url: not url.startswith(OWN_SCHEMES), answer)
        self.requests: list[str] = []
        self.refused: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.refused.append(request.failure))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.add_init_script(
            "window.violations = [];"
            "addEventListener('securitypolicyviolation',"
            " (event) => window.violations.push(event.violatedDirective));"
        )
        self.address = file.as_uri()
        self.page.goto(self.address)
        self.page.locator("#panel > *").first.wait_for()

    def ask(self, expression: str, argument: object = None) -> Any:  # noqa: ANN401 - JSON
        """What the page's test hook answers."""
        return self.page.evaluate(expression, argument)

    def node(self, name: str) -> int:
        """Number of the node with the name."""
        for node in self.ask("() => window.svyaz.nodes()"):
            if node["name"] == name:
                return int(node["id"])
        raise LookupError(name)

    def edge(self, source: str, target: str) -> int:
        """Number of the line from one to the other."""
        ends = {"from": self.node(source), "to": self.node(target)}
        for edge in self.ask("() => window.svyaz.edges()"):
            if ends.items() <= edge.items():
                return int(edge["id"])
        raise LookupError((source, target))

    def click_at(self, kind: str, number: int) -> None:
        """Press the mouse where the node or line is drawn."""
        pixel = self.ask(f"(number) => window.svyaz.pixelOf{kind}(number)", number)
        self.page.mouse.click(pixel["x"], pixel["y"])

    def panel(self) -> str:
        """Text of the panel."""
        return str(self.page.locator("#panel").inner_text())

    def tab(self, name: str) -> None:
        """Open a tab."""
        self.page.get_by_role("tab", name=name).click()

    def show(self, **state: object) -> None:
        """Change what the reader chose: language, theme, tab, node, ..."""
        self.ask("(patch) => window.svyaz.view.set(patch)", state)

    def tour(self, steps: int = 1) -> None:
        """All views in both languages and themes, all cards, and every control once.

        Args:
            steps: of the cards, each so-manieth is opened.
        """
        for language, theme, most in (("en", "dark", 0), ("ru", "light", 60)):
            self.show(language=language, theme=theme)
            for tab in TABS:
                self.show(tab=tab)
                self.ask(PRESS_ALL, most)
        self.show(tab="graph")
        self.ask("() => window.svyaz.view.clearFilters()")
        self.ask(ALL_CARDS, steps)

    def assert_clean(self) -> None:
        """Nothing was asked of a network, nothing went wrong, nothing broke the policy."""
        assert [url for url in self.requests if not url.startswith(("data:", "blob:"))] == [
            self.address
        ]
        assert self.complaints == []
        assert self.ask("() => window.violations") == []


Open = Callable[..., Window]
