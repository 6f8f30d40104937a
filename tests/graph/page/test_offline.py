"""The page needs no network, whether that refuses, is not there, or never answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from story import story
from window import PHONE, WIDE, Open, Window, in_browser

import graph.export.page.packing
from graph.export.page.html import write_html

pytestmark = in_browser


def refuse(route: Any) -> None:  # noqa: ANN401 - untyped library
    """A network that has been cut off."""
    route.abort()


def keep_waiting(_: Any) -> None:  # noqa: ANN401 - untyped library
    """A network that never answers, which holds up the loading of a page."""


@pytest.mark.parametrize("answer", [None, refuse, keep_waiting], ids=["none", "refuses", "silent"])
def test_nothing_is_asked_of_a_network(
    browser: Any,  # noqa: ANN401 - untyped library
    story_file: Path,
    answer: Callable[[Any], None] | None,
) -> None:
    """Every view, every card, every control: the file itself is the only request."""
    window = Window(browser, story_file, answer=answer)
    window.tour()
    window.assert_clean()
    window.context.close()


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")], ids=str
)
def test_it_opens_without_a_complaint(opened: Open, size: tuple[int, int], scheme: str) -> None:
    """On a laptop, in the dark, on a phone: no request, no console message, no violation."""
    window = opened(size=size, scheme=scheme)
    for tab in ("Факты", "События", "Высказывания", "Статьи", "Граф"):
        window.tab(tab)
    window.click_at("Node", window.node("Балтийский цифровой союз"))
    assert "Балтийский цифровой союз" in window.panel()
    window.assert_clean()


def test_packed_data_opens_too(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page whose data is gzip works under the same policy."""
    monkeypatch.setattr(graph.export.page.packing, "PLAIN_LIMIT", 1000)
    file = tmp_path / "packed.html"
    write_html(story(), file)
    window = opened(file)
    window.click_at("Node", window.node("Швеция"))
    assert "Швеция" in window.panel()
    window.tour()
    window.assert_clean()
