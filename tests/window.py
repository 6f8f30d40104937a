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

in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        # Where all checks run, what cannot be tested is a failure.
        (CHROMIUM is None or find_spec("playwright") is None) and "CI" not in os.environ,
        reason="no Chromium, or no playwright",
    ),
]
"""Marks of the files whose tests open a page: `pytestmark = in_browser`."""


class Window:
    """A page of the graph in an offline browser that records whatever it should not do."""

    def __init__(self, browser: Any, file: Path, size: tuple[int, int], scheme: str) -> None:  # noqa: ANN401
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            offline=True,
        )
        self.page = self.context.new_page()
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

    def assert_clean(self) -> None:
        """Nothing was asked of a network, nothing went wrong, nothing broke the policy."""
        assert self.requests == [self.address]
        assert self.complaints == []
        assert self.ask("() => window.violations") == []


Open = Callable[..., Window]
