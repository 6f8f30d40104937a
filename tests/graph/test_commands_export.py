"""`svyaz export`: a graph for other programs and its page, from the Turtle file alone."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic
from story import story

from graph.commands import main
from graph.commands.build import PAGE, TURTLE
from graph.export.page import render_html
from graph.export.turtle import write_turtle
from graph.reader import read_turtle
from ontology.namespaces import Namespaces


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the story's graph and nothing else of a build."""
    folder = tmp_path / "built"
    folder.mkdir()
    write_turtle(story(), folder / TURTLE)
    return folder


@pytest.fixture
def page(folder: Path) -> bytes:
    """The page of what the story's Turtle tells."""
    return render_html(read_turtle(folder / TURTLE)).encode()


def test_page_lies_beside_the_graph(
    folder: Path, page: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder of a build is enough; the page is that of the build, its name on stderr."""
    assert main(["export", str(folder), "--format", "html"]) == 0
    assert (folder / PAGE).read_bytes() == page
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"wrote {folder / PAGE}" in printed.err
    assert sorted(path.name for path in folder.iterdir()) == [PAGE, TURTLE]


@pytest.mark.parametrize("given", ["page.htm", "new/folder/page.html", ".", "new/folder/"], ids=str)
def test_output_is_where_it_was_asked_for(
    given: str, folder: Path, page: bytes, tmp_path: Path
) -> None:
    """A file of any name, in a folder that is made if missing; in a folder, the graph's name."""
    target = tmp_path / given
    assert main(["export", str(folder / TURTLE), "-f", "html", "-o", f"{tmp_path}/{given}"]) == 0
    assert (target / PAGE if target.is_dir() else target).read_bytes() == page


def test_letters_of_a_format_may_be_large(folder: Path, page: bytes) -> None:
    """HTML is html."""
    assert main(["export", str(folder), "-f", "HTML"]) == 0
    assert (folder / PAGE).read_bytes() == page


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_full_standard_output_is_named(folder: Path) -> None:
    """Where nothing more can be written, the message says where."""
    line = [sys.executable, "-m", "graph", "export", str(folder), "-f", "html", "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"standard output cannot be written (No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_page_to_standard_output(
    folder: Path, page: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """- is standard output, which gets the page and nothing else."""
    assert main(["export", str(folder), "-f", "html", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == page
    assert [path.name for path in folder.iterdir()] == [TURTLE]


def test_another_base_iri_is_kept(folder: Path) -> None:
    """A graph under a base IRI of its own has a page whose Turtle has that base IRI too."""
    names = Namespaces(base_iri="https://example.org/kg#")
    write_turtle(story(), folder / TURTLE, names)
    assert main(["export", str(folder), "-f", "html"]) == 0
    page = render_html(read_turtle(folder / TURTLE), names)
    assert (folder / PAGE).read_bytes() == page.encode()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (["none.ttl", "-f", "html"], "none.ttl does not exist"),
        (["empty", "-f", "html"], "graph.ttl does not exist; `svyaz build` makes it"),
        (["built", "-f", "html", "-o", "built/graph.ttl"], "is the graph itself"),
        (["built", "-f", "html", "-o", ""], "--output is empty: name a file"),
        (["built", "-f", "docx"], "there is no format 'docx': html"),
        (["built", "-f", "html", "-o", "-", "--open"], "-o - writes it to standard output"),
        (["built", "-f", "gexf", "--open"], "--open is for the page: --format html"),
        (["-", "-f", "html"], "standard input is not read here"),
        (["page.ttl", "-f", "html"], "page.ttl: cannot be read as Turtle"),
        (["page.ttl", "-f", "html", "-o", "built/graph.ttl/a.html"], "is a file, not a folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_two(
    line: list[str],
    message: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What cannot be done is said in one line, and nothing is written or replaced."""
    before = (folder / TURTLE).read_bytes()
    monkeypatch.chdir(folder.parent)
    (folder.parent / "empty").mkdir()
    (folder.parent / "page.ttl").write_text("<p>Осло</p>", encoding="utf-8")
    assert main(["export", *line]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert len(printed.err.splitlines()) == 1
    assert (folder / TURTLE).read_bytes() == before


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own parser
def test_reasons_of_merging_reach_json_ld(folder: Path) -> None:
    """A graph that tells why mentions are one thing tells so in JSON-LD too."""
    whole = story()
    entities = tuple(replace(one, reasons=("same: name",)) for one in whole.entities)
    knowledge = replace(whole, entities=entities)
    write_turtle(knowledge, folder / TURTLE, merge_reasons=True)
    assert main(["export", str(folder), "-f", "jsonld"]) == 0
    found = Graph().parse(folder / "graph.jsonld", format="json-ld")
    assert isomorphic(found, Graph().parse(folder / TURTLE))


def test_damaged_graph_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that leads nowhere is named with its file, and the old page stays."""
    text = (folder / TURTLE).read_text(encoding="utf-8")
    spoiled = re.sub("sv:subject ent:norway", "sv:subject ent:atlantis", text)
    (folder / TURTLE).write_text(spoiled, encoding="utf-8")
    (folder / PAGE).write_text("old", encoding="utf-8")
    assert main(["export", str(folder), "-f", "html"]) == 2
    said = capsys.readouterr().err
    assert re.search(r"graph\.ttl: clm:\w+: sv:subject leads to ent:atlantis, which", said)
    assert (folder / PAGE).read_text(encoding="utf-8") == "old"


def run(line: list[str], browser: str) -> subprocess.CompletedProcess[str]:
    """Run a command where this browser is the only one."""
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return subprocess.run(
        [sys.executable, "-m", "graph", *line],
        env=bare | {"BROWSER": browser, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the browser of this test is a shell script")
def test_open_shows_the_page_in_the_browser(folder: Path, tmp_path: Path) -> None:
    """The user's browser gets the address of the page that was written, when it is there."""
    seen = tmp_path / "seen.txt"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    done = run(["export", str(folder), "-f", "html", "--open"], str(browser))
    assert done.returncode == 0, done.stderr
    assert seen.read_text(encoding="utf-8").strip() == (folder / PAGE).resolve().as_uri()
    assert "no browser" not in done.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a browser")
def test_without_a_browser_the_page_is_named(folder: Path) -> None:
    """Where none can be opened the command is done all the same, and says where the page is."""
    done = run(["export", str(folder), "-f", "html", "--open"], str(folder / "none"))
    assert done.returncode == 0, done.stderr
    assert f"no browser could be opened here; the page is {folder / PAGE}" in done.stderr


@pytest.mark.model
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a browser")
def test_build_opens_its_page(tmp_path: Path) -> None:
    """`svyaz build --open` does the same with the page that it made."""
    (tmp_path / "news.txt").write_text("Дания и Норвегия подписали договор.", encoding="utf-8")
    line = ["build", str(tmp_path / "news.txt"), "-o", str(tmp_path / "out"), "--open"]
    done = run(line, str(tmp_path / "none"))
    assert done.returncode == 0, done.stderr
    assert f"the page is {tmp_path / 'out' / PAGE}" in done.stderr.splitlines()[-1]
