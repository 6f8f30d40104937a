"""The page as a file: whole, valid, safe, small, and the same for the same graph."""

import base64
import dataclasses
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from story import GAZETTE, HERALD, story

import graph.export.page.html
from extract.records import Block, BlockKind
from graph.export.page.html import render_html, write_html
from graph.records import ClaimNode, EventNode, KnowledgeGraph, StatementNode

PAGE_SIZE = 1_500_000
"""Bytes that the page of a few articles may take; vis-network alone takes 470,000."""


@pytest.fixture(scope="module")
def page() -> str:
    """The page of the story."""
    return render_html(story())


class Outline(HTMLParser):
    """Tags with attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.is_open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self.is_open = True

    def handle_endtag(self, tag: str) -> None:
        """What follows belongs to no element that is asked for."""
        self.is_open = tag == ""

    def handle_data(self, data: str) -> None:
        """Keep what stands right after the tag."""
        if self.is_open:
            self.texts[-1] += data

    def blocks(self, tag: str, **attributes: str) -> list[str]:
        """Contents of the elements with just these attributes."""
        return [
            text
            for (name, attrs), text in zip(self.tags, self.texts, strict=True)
            if name == tag and attrs == attributes
        ]


def data(page: str, name: str) -> Any:  # noqa: ANN401 - JSON
    """One data block of the page."""
    (text,) = Outline(page).blocks("script", type="application/json", id=name)
    return json.loads(text)


def test_equal_graphs_give_equal_pages(page: str) -> None:
    """Nothing in the page depends on time, hash order or memory addresses."""
    assert render_html(story()) == page


OLD_WINDOWS = """
import builtins, io
plain = io.open
def as_windows(file, mode="r", buffering=-1, encoding=None, *rest, **options):
    if "b" not in mode and encoding in (None, "locale"):
        encoding = "{encoding}"
    return plain(file, mode, buffering, encoding, *rest, **options)
builtins.open = io.open = as_windows
"""
"""What a Windows without UTF-8 does with a file whose encoding is not named."""


@pytest.mark.parametrize("encoding", ["C locale", "cp1251", "cp1252"])
def test_the_file_is_utf8_in_any_locale(page: str, tmp_path: Path, encoding: str) -> None:
    """A fresh process with another encoding and another hash seed writes the very same bytes."""
    target = tmp_path / "graph.html"
    code = "" if encoding == "C locale" else OLD_WINDOWS.format(encoding=encoding)
    code += (
        "import sys; from pathlib import Path; from story import story\n"
        "from graph.export.page import write_html; write_html(story(), Path(sys.argv[1]))"
    )
    tests = Path(__file__).parents[2]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(tests.parent), str(tests)]),
        "PYTHONHASHSEED": "4242",
        "PYTHONUTF8": "0",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
    }
    command = [sys.executable, "-c", code, str(target)]
    subprocess.run(command, check=True, env=environment, timeout=60)
    assert target.read_bytes() == page.encode("utf-8")


def test_the_page_is_a_whole_document(page: str) -> None:
    """Doctype, language, character set and a title that names what the graph is about."""
    outline = Outline(page)
    assert page.startswith("<!doctype html>")
    assert ("html", {"lang": "ru"}) in outline.tags
    assert ("meta", {"charset": "utf-8"}) in outline.tags
    assert outline.blocks("title") == ["Балтийский цифровой союз · Швеция — svyaz"]
    assert "2 статьи · 2–4 марта 2026 · 30 объектов" in page


def test_the_page_is_small(page: str) -> None:
    """It can be mailed."""
    assert len(page.encode()) < PAGE_SIZE


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    """No element refers to another file; only the links that a reader may click have addresses."""
    for tag, attributes in Outline(page).tags:
        assert "src" not in attributes
        if "href" in attributes:
            assert tag == "link"
            assert str(attributes["href"]).startswith("data:image/svg+xml,")
    style = "".join(Outline(page).blocks("style"))
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_what_is_there_and_nothing_else(page: str) -> None:
    """Content-Security-Policy: everything off but the page's own scripts and styles, by hash."""
    outline = Outline(page)
    names = [tag for tag, _ in outline.tags]
    policy = next(
        str(attributes["content"])
        for _, attributes in outline.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data: blob:"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        hashes = [
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in outline.blocks(tag)
        ]
        assert rules[rule].split() == hashes
    assert names.index("meta") < names.index("title") < names.index("script")


def test_every_fact_and_sentence_is_in_the_page(page: str) -> None:
    """Claims, events, statements and their quotes reach the page unchanged and once."""
    knowledge, facts, shard = story(), data(page, "facts"), data(page, "evidence-0")
    everything: list[ClaimNode | EventNode | StatementNode] = [
        *knowledge.claims,
        *knowledge.events,
        *knowledge.statements,
    ]
    assert [fact["iri"] for fact in facts["facts"]] == [fact.iri for fact in everything]
    quotes = shard["quotes"]
    evidence = [e for claim in knowledge.claims for e in claim.evidence]
    evidence += [e for event in knowledge.events for e in event.evidence]
    evidence += [e for statement in knowledge.statements for e in statement.evidence]
    assert sorted(quotes) == sorted({e.quote for e in evidence})
    for fact, written in zip(everything, facts["facts"], strict=True):
        sentences = [shard["evidence"][number]["quote"] for number in written["evidence"]]
        assert {quotes[number] for number in sentences} == {e.quote for e in fact.evidence}


def test_marks_point_at_the_names(page: str) -> None:
    """Offsets count code points of the quote and cover the name of their node."""
    shard, nodes = data(page, "evidence-0"), data(page, "nodes")
    marked = {
        (quote[start:stop], nodes[node]["label"].replace("\n", " "))
        for quote, marks in zip(shard["quotes"], shard["marks"], strict=True)
        for start, stop, node in marks
    }
    assert ("Нильсом Энгстрёмом", "Нильс Энгстрём") in marked
    assert ("Стокгольме", "Стокгольм") in marked
    assert ("союза", "Балтийский цифровой союз") in marked


def test_articles_are_named_with_outlet_date_and_checked_link(page: str) -> None:
    """Headline, outlet and date stand by every quote; only a web address becomes a link."""
    articles = data(page, "facts")["articles"]
    by_headline = {article["headline"]: article for article in articles}
    herald = by_headline[HERALD.article.headline or ""]
    assert herald["url"] == HERALD.article.url
    assert (herald["outlet"], herald["day"]) == ("Восточный вестник", "2026-03-02")
    assert "url" not in by_headline[GAZETTE.article.headline or ""]


def test_an_article_without_a_headline_is_called_by_its_first_words() -> None:
    """The date line is no name."""
    article = dataclasses.replace(
        GAZETTE.article,
        text="date 2026-03-04\n\n" + "Союз растёт. " * 20,
        headline=None,
        blocks=(
            Block(kind=BlockKind.HEADER, start=0, stop=15),
            Block(kind=BlockKind.BODY, start=17, stop=200),
        ),
    )
    nodes = (dataclasses.replace(GAZETTE, article=article),)
    knowledge = KnowledgeGraph(articles=nodes, entities=(), claims=(), events=(), statements=())
    headline = data(render_html(knowledge), "facts")["articles"][0]["headline"]
    assert headline.startswith("Союз растёт. Союз растёт.")
    assert headline.endswith((" Союз…", " растёт.…"))  # whole words


def test_readers_without_scripts_get_a_table(page: str) -> None:
    """The best supported claims with a sentence each stand in plain HTML."""
    (table,) = re.findall(r"<noscript>(.*?)</noscript>", page, flags=re.DOTALL)
    assert table.count("<tr>") == len(story().claims) + 1
    assert "<td>Балтийский цифровой союз</td>" in table
    assert "<td>Финляндия, Швеция, Эстония, Латвия и Литва создают" in table


def test_an_empty_graph_still_makes_a_page() -> None:
    """No article, no fact: a page that says so."""
    empty = KnowledgeGraph(articles=(), entities=(), claims=(), events=(), statements=())
    assert "<title>Граф связей — svyaz</title>" in render_html(empty)


def test_own_scripts_never_write_markup() -> None:
    """The page's code has no way to turn text into elements or code."""
    folder = Path(graph.export.page.html.__file__).parent / "assets"
    code = "".join(file.read_text("utf-8") for file in sorted(folder.rglob("*.js")))
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert danger not in code
    assert "</script" not in code


def test_write_html(tmp_path: Path, page: str) -> None:
    """The file holds what `render_html` gives."""
    write_html(story(), tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text("utf-8") == page
