"""A graph in a notebook: one frame that holds the page, isolated, in a browser as in a file."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from story import story
from window import needs_browser

from graph.export.page.html import render_html
from graph.export.page.notebook import HEIGHT, frame
from graph.records import KnowledgeGraph

HOSTILE = (
    "\"></iframe><script>hit=1</script><img src=x onerror=hit=1> ' &quot;&#34;>"
    "</script><script>parent.hit=1;top.hit=1</script>"
)


class Elements(HTMLParser):
    """The elements of a text with their attributes, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def hostile() -> KnowledgeGraph:
    """The story, its things called by what would leave the frame's attribute."""
    knowledge = story()
    entities = (replace(one, label=f"{one.label} {HOSTILE}") for one in knowledge.entities)
    return replace(knowledge, entities=tuple(entities))


@pytest.mark.parametrize("knowledge", [story(), hostile()], ids=["story", "hostile"])
def test_output_is_one_frame_with_the_page(knowledge: KnowledgeGraph) -> None:
    """The page stands whole in an attribute, whatever quotes it holds; nothing is around it."""
    elements = Elements(knowledge._repr_html_())
    ((tag, attributes),) = elements.found
    assert tag == "iframe"
    assert elements.words == ""
    assert attributes["srcdoc"] == render_html(knowledge)
    assert attributes["title"]
    assert (attributes["width"], attributes["height"]) == ("100%", str(HEIGHT))


def test_frame_is_isolated() -> None:
    """The page may run its scripts and open links, and has no part in the notebook."""
    ((_, attributes),) = Elements(frame(story())).found
    allowed = str(attributes["sandbox"]).split()
    assert "allow-scripts" in allowed
    assert "allow-downloads" in allowed
    assert not {"allow-same-origin", "allow-top-navigation", "allow-forms"} & set(allowed)


def test_page_is_loaded_only_when_a_notebook_asks() -> None:
    """Records do not bring the page writer and its libraries with them."""
    code = "import graph.records, sys; sys.exit('pyvis' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def notebook(knowledge: KnowledgeGraph) -> dict[str, Any]:
    """A notebook of one cell that was run, as Jupyter keeps it (nbformat 4)."""
    output = {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/html": [knowledge._repr_html_()]},
    }
    cell = {"cell_type": "code", "source": ["knowledge"], "outputs": [output]}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}


def opened_again(path: Path) -> str:
    """The page around the outputs of a saved notebook, as a viewer without a kernel makes it."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    outputs = [output["data"]["text/html"] for output in saved["cells"][0]["outputs"]]
    body = "\n".join("".join(parts) for parts in outputs)
    return f"<!doctype html><meta charset=utf-8><title>notebook</title><body>{body}</body>"


class Viewer:
    """A notebook in an offline browser that records whatever it should not do."""

    def __init__(self, browser: Any, file: Path) -> None:  # noqa: ANN401 - untyped library
        self.context = browser.new_context(
            viewport={"width": 1400, "height": 900}, reduced_motion="reduce", offline=True
        )
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.add_init_script(
            "window.violations = [];"
            "addEventListener('securitypolicyviolation',"
            " (event) => window.violations.push(event.violatedDirective));"
        )
        self.page.goto(file.as_uri())
        self.inside = self.page.frames[1]
        self.inside.locator("#panel > *").first.wait_for()


@pytest.fixture
def saved(browser: Any, tmp_path: Path) -> Iterator[Callable[[KnowledgeGraph], Viewer]]:  # noqa: ANN401
    """Shows a graph in a notebook that was saved and opened again."""
    viewers: list[Viewer] = []

    def open_saved(knowledge: KnowledgeGraph) -> Viewer:
        (tmp_path / "a.ipynb").write_text(json.dumps(notebook(knowledge)), encoding="utf-8")
        file = tmp_path / "notebook.html"
        file.write_text(opened_again(tmp_path / "a.ipynb"), encoding="utf-8")
        viewers.append(Viewer(browser, file))
        return viewers[-1]

    yield open_saved
    for viewer in viewers:
        viewer.context.close()


@pytest.mark.browser
@needs_browser
def test_saved_notebook_shows_the_graph(saved: Callable[[KnowledgeGraph], Viewer]) -> None:
    """The graph is drawn and answers to the mouse; nothing is asked of a network, nothing fails."""
    viewer = saved(story())
    nodes = viewer.inside.evaluate("() => window.svyaz.nodes()")
    shown = next(node for node in nodes if node["shown"] and node["name"].startswith("Балт"))
    pixel = viewer.inside.evaluate("(id) => window.svyaz.pixelOfNode(id)", shown["id"])
    box = viewer.page.locator("iframe").bounding_box()
    assert (box["height"], box["width"] > 1300) == (HEIGHT, True)
    viewer.page.mouse.click(box["x"] + pixel["x"], box["y"] + pixel["y"])
    assert shown["name"].split()[0] in viewer.inside.locator("#panel").inner_text()
    assert len(viewer.requests) == 1
    assert viewer.complaints == []
    assert viewer.inside.evaluate("() => window.violations") == []


@pytest.mark.browser
@needs_browser
def test_nothing_that_an_article_says_runs(saved: Callable[[KnowledgeGraph], Viewer]) -> None:
    """Neither the frame nor the notebook around it runs a word, and each is out of reach."""
    viewer = saved(hostile())
    for name in ("Факты", "Высказывания", "Граф"):
        viewer.inside.get_by_role("tab", name=name).click()
    assert viewer.page.evaluate("() => [window.hit, document.querySelectorAll('img').length]") == [
        None,
        0,
    ]
    assert viewer.inside.evaluate("() => window.hit") is None
    reach = "() => { try { return parent.document.title; } catch (error) { return error.name; } }"
    assert viewer.inside.evaluate(reach) == "SecurityError"
    assert viewer.inside.evaluate("() => window.origin") == "null"
    assert viewer.complaints == []


@pytest.mark.browser
@needs_browser
def test_the_policy_of_the_page_holds_inside(saved: Callable[[KnowledgeGraph], Viewer]) -> None:
    """A script or picture that got into the page would be stopped there as in a file."""
    viewer = saved(story())
    viewer.inside.evaluate(
        """() => {
            const script = document.createElement("script");
            try { script.textContent = "window.hit = 1"; } catch { /* trusted types */ }
            document.body.append(script);
            const picture = new Image();
            picture.src = "https://example.org/a.png";
            document.body.append(picture);
        }"""
    )
    viewer.page.wait_for_timeout(100)
    assert viewer.inside.evaluate("() => window.hit") is None
    violated = set(viewer.inside.evaluate("() => window.violations"))
    assert {"img-src", "require-trusted-types-for"} <= violated
