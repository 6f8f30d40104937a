"""What stands in output/sample is what the program makes of the articles that ship with it."""

from pathlib import Path

import pytest

from graph.commands import main

SAMPLE = Path(__file__).parent.parent / "output" / "sample"
SAMPLES = SAMPLE.parent.parent / "graph" / "samples" / "01-coalition-agency.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build of the sample articles."""
    folder = tmp_path_factory.mktemp("sample")
    assert main(["build", "-o", str(folder)]) == 0
    return folder


@pytest.mark.model
@pytest.mark.parametrize("name", ["graph.ttl", "graph.html", "extractions.jsonl", "failures.jsonl"])
def test_sample_is_up_to_date(built: Path, name: str) -> None:
    """The kept result is a fresh one byte for byte; `svyaz build -o output/sample` renews it."""
    assert (SAMPLE / name).read_bytes() == (built / name).read_bytes()


@pytest.mark.model
def test_sample_passes_validation(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program's own output breaks no rule of its own."""
    assert main(["validate", str(built / "graph.ttl")]) == 0, capsys.readouterr().out


def test_the_readme_shows_the_sample_graph() -> None:
    """Every line of Turtle in the README stands in the kept sample graph."""
    readme = (SAMPLE.parent.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```turtle\n")[2].partition("```")[0]
    kept = (SAMPLE / "graph.ttl").read_text(encoding="utf-8")
    assert shown
    assert shown.rstrip() in kept


def test_the_readme_shows_the_sample_articles() -> None:
    """What the README quotes is the wording of an article that ships with the package."""
    readme = (SAMPLE.parent.parent / "README.md").read_text(encoding="utf-8")
    lines = [line[2:] for line in readme.splitlines() if line.startswith("> ")]
    quoted = " ".join(lines).partition(" — [")[0]
    article = " ".join(SAMPLES.read_text(encoding="utf-8").split())
    pieces = [" ".join(piece.split()) for piece in quoted.split("[…]")]
    assert pieces
    assert all(piece in article for piece in pieces)
