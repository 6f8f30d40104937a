"""`svyaz validate`: a sound graph passes, and each kind of fault is named."""

import re
from pathlib import Path

import pytest
from story import story

from extract.records import Extraction
from graph.commands import main
from graph.export.turtle import write_turtle
from graph.journal import write_extractions
from ontology.namespaces import Namespaces


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The story's graph with its articles beside it."""
    write_story(tmp_path, Namespaces())
    extractions = [
        Extraction(version="1", article=node.article, mentions=(), entities=(), claims=())
        for node in story().articles
    ]
    write_extractions(tmp_path / "extractions.jsonl", extractions)
    return tmp_path


def write_story(folder: Path, names: Namespaces) -> None:
    """Write the story's graph, with the full names that minting would give its things."""
    path = folder / "graph.ttl"
    write_turtle(story(), path, names)
    short = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\bent:([a-z-]+)", r"ent:\1-q7", short), encoding="utf-8")


def spoil(folder: Path, old: str, new: str, name: str = "graph.ttl") -> None:
    """Replace words in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_sound_graph_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is violated, and the talk about it is not data."""
    assert main(["validate", str(folder / "graph.ttl")]) == 0
    printed = capsys.readouterr()
    assert "violation:" not in printed.out
    assert "0 violations" in printed.err


def test_base_iri_is_read_from_the_graph(folder: Path) -> None:
    """A graph under another base IRI passes as well, its texts found."""
    write_story(folder, Namespaces(base_iri="https://example.org/kg/"))
    assert main(["validate", str(folder / "graph.ttl")]) == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("graph.ttl", "sv:confidence 0.", "sv:confidence 7."),
        ("graph.ttl", "sv:memberOf ent:", "sv:ownerOf ent:"),
        ("extractions.jsonl", "союз", "полк"),
    ],
    ids=["shape", "direct-triple", "quote"],
)
def test_fault_is_named_and_ends_with_one(
    file: str, old: str, new: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken shape, a fact without its claim and a wrong quote each end the check with 1."""
    spoil(folder, old, new, file)
    assert main(["validate", str(folder / "graph.ttl")]) == 1
    assert "violation: " in capsys.readouterr().out


def test_quotes_without_texts_are_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A graph that travels without its articles passes, and says what was not checked."""
    (folder / "extractions.jsonl").unlink()
    assert main(["validate", str(folder / "graph.ttl")]) == 0
    assert "its quotes are not checked" in capsys.readouterr().out


def test_graph_without_articles_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file is Turtle, but nothing that a run would write."""
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    assert main(["validate", str(tmp_path / "graph.ttl")]) == 1
    assert "no article in the graph" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["<p>Осло</p>", "a b c ."])
def test_what_is_no_turtle_ends_with_two(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is no graph at all is wrong use, not a failed check."""
    (tmp_path / "graph.ttl").write_text(content, encoding="utf-8")
    assert main(["validate", str(tmp_path / "graph.ttl")]) == 2
    assert main(["validate", str(tmp_path / "none.ttl")]) == 2
    assert main(["validate", str(tmp_path / "graph.ttl"), "--extractions", "none.jsonl"]) == 2
    assert capsys.readouterr().out == ""
