"""The browser, the page of the story and windows with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from panel import Written
from story import story
from window import CHROMIUM, WIDE, Open, Window

from graph.export.page import write_html
from graph.records import KnowledgeGraph


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests here."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - tests without it are skipped

    assert CHROMIUM is not None, "no chromium on the PATH"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the story."""
    file = tmp_path_factory.mktemp("page") / "graph.html"
    write_html(story(), file)
    return file


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes the page of a graph."""

    def write(knowledge: KnowledgeGraph) -> Path:
        file = tmp_path / "graph.html"
        write_html(knowledge, file)
        return file

    return write


@pytest.fixture
def opened(browser: Any, story_file: Path) -> Iterator[Open]:  # noqa: ANN401 - untyped library
    """Opens a page, that of the story by default."""
    windows: list[Window] = []

    def open_page(
        file: Path = story_file, size: tuple[int, int] = WIDE, scheme: str = "light"
    ) -> Window:
        windows.append(Window(browser, file, size, scheme))
        return windows[-1]

    yield open_page
    for window in windows:
        window.context.close()
