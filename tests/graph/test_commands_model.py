"""Which model reads, and how sure a claim must be: `--model` and `--min-confidence`."""

from pathlib import Path

import pytest

from extract.defaults import DEFAULT_MODEL, NO_MODEL
from extract.pipeline import VERSION, version_with
from extract.serialize import from_json
from graph.commands import main

pytestmark = pytest.mark.model

TREATY = "Министр финансов Чили Иван Петров подписал в Осло договор о торговле.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article."""
    path = tmp_path / "treaty.txt"
    path.write_text(TREATY, encoding="utf-8")
    return path


def extraction_of(folder: Path) -> str:
    """The line of the one extraction in a folder of results."""
    return (folder / "extractions.jsonl").read_text(encoding="utf-8")


def test_model_is_part_of_the_version(article: Path, tmp_path: Path) -> None:
    """What one model extracted is extracted anew for another one, and kept for the same."""
    out = tmp_path / "out"
    for model in (NO_MODEL, DEFAULT_MODEL):
        assert main(["build", str(article), "-o", str(out), "--model", model]) == 0
        found = from_json(extraction_of(out))
        assert found.version == version_with(model)
        assert bool(found.spans) is (model != NO_MODEL)
    assert version_with(NO_MODEL) == VERSION


def test_build_without_a_model_is_by_the_rules_alone(article: Path, tmp_path: Path) -> None:
    """No evidence in the graph is the model's."""
    out = tmp_path / "out"
    assert main(["build", str(article), "-o", str(out), "--model", NO_MODEL]) == 0
    assert "neural/" not in (out / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "extract", "explain"])
@pytest.mark.parametrize("broken", [True, False], ids=["broken", "missing"])
def test_unreadable_model_ends_the_command(
    *, command: str, broken: bool, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A model that is not there or no model is one line on standard error, exit code 2."""
    pack = tmp_path / "own.pack"
    if broken:
        pack.write_bytes(b"no model")
    output = ["-o", str(tmp_path / "out")] if command != "explain" else []
    assert main([command, str(article), "--model", str(pack), *output]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"svyaz: error: {pack}: ")


@pytest.mark.parametrize(("least", "is_told"), [("0.5", True), ("1", False)])
def test_doubtful_claims_are_left_out_of_the_graph(
    *, least: str, is_told: bool, article: Path, tmp_path: Path
) -> None:
    """The graph leaves them out; the extractions keep them, for another threshold."""
    out = tmp_path / "out"
    assert main(["build", str(article), "-o", str(out), "--min-confidence", least]) == 0
    assert ("sv:Claim" in (out / "graph.ttl").read_text(encoding="utf-8")) is is_told
    assert from_json(extraction_of(out)).claims


@pytest.mark.parametrize("least", ["-0.1", "1.1", "much"])
def test_confidence_is_between_zero_and_one(least: str, article: Path) -> None:
    """Another value is wrong use."""
    assert main(["build", str(article), "--min-confidence", least]) == 2
