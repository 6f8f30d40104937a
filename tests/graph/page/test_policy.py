"""The page's policy (Content-Security-Policy): its own scripts and styles run, nothing else does.

What gets into the page here is put there with a debugger's rights, which no policy limits; that
the parser and the event loop then refuse to run it is the policy's work.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from window import Window, in_browser

pytestmark = in_browser

TRUSTED = "require-trusted-types-for"
INTRUDERS = {
    "script": (
        TRUSTED,
        """() => {
            const script = document.createElementNS("http://www.w3.org/1999/xhtml", "script");
            script.append("window.hit = 1");
            document.body.append(script);
        }""",
    ),
    "script of another site": (
        TRUSTED,
        """() => {
            const script = document.createElement("script");
            script.setAttribute("src", "https://example.org/x.js");
            document.body.append(script);
        }""",
    ),
    "event handler": (
        TRUSTED,
        """() => {
            const button = document.createElement("button");
            button.setAttribute("onclick", "window.hit = 1");
            document.body.append(button);
            button.click();
        }""",
    ),
    "javascript link": (
        "script-src-elem",
        """() => {
            const link = document.createElement("a");
            link.setAttribute("href", "javascript:window.hit = 1");
            document.body.append(link);
            link.click();
        }""",
    ),
    "markup": (TRUSTED, "() => { document.body.innerHTML = '<b>x</b>'; }"),
    "code in a string": (
        TRUSTED,
        "() => { setTimeout('window.hit = 1'); }",
    ),
    "image": (
        "img-src",
        """() => {
            const image = document.createElement("img");
            image.setAttribute("src", "https://example.org/x.png");
            document.body.append(image);
        }""",
    ),
    "request": ("connect-src", "() => fetch('https://example.org/x').catch(() => null)"),
    "beacon": ("connect-src", "() => { navigator.sendBeacon('https://example.org/x', '1'); }"),
    "socket": ("connect-src", "() => { new WebSocket('wss://example.org/x'); }"),
    "frame": (
        "frame-src",
        """() => {
            const frame = document.createElement("iframe");
            frame.src = "https://example.org/";
            document.body.append(frame);
        }""",
    ),
    "style": (
        "style-src-elem",
        """() => {
            const style = document.createElement("style");
            style.append("body { background: red !important }");
            document.body.append(style);
        }""",
    ),
    "form": (
        "form-action",
        """() => {
            const form = document.createElement("form");
            form.action = "https://example.org/x";
            document.body.append(form);
            form.submit();
        }""",
    ),
    "address": (
        "base-uri",
        """() => {
            const base = document.createElement("base");
            base.href = "https://example.org/";
            document.head.append(base);
        }""",
    ),
}
"""What would run or load, were it ever written into the page, and the rule that refuses it."""


VIOLATIONS = """async () => {
    for (let wait = 0; wait < 1000 && !window.violations.length; wait += 1) {
        await new Promise((resolve) => setTimeout(resolve));
    }
    return window.violations;
}"""
"""What the page broke; a violation is told in a task of its own."""


@pytest.fixture(scope="module")
def window(browser: Any, story_file: Path) -> Iterator[Window]:  # noqa: ANN401 - untyped library
    """One page that has to withstand them all."""
    window = Window(browser, story_file)
    yield window
    window.context.close()


@pytest.mark.parametrize(("rule", "attempt"), INTRUDERS.values(), ids=INTRUDERS)
def test_an_intruder_is_stopped(window: Window, rule: str, attempt: str) -> None:
    """Were it ever written into the page, it would not run, and nothing would be loaded."""
    window.ask("() => { window.violations.length = 0; }")
    window.ask(f"async () => {{ try {{ await ({attempt})(); }} catch (error) {{}} }}")
    assert set(window.ask(VIOLATIONS)) == {rule}
    assert window.ask("() => window.hit") is None
    assert window.page.url == window.address
    assert set(window.refused) <= {"csp"}
