"""Every format of `svyaz export`: of the Turtle file alone what is written of the graph itself."""

from pathlib import Path

import pytest
from newspapers import world

from graph.commands import main
from graph.commands.export import FORMATS
from graph.export.turtle import write_turtle
from graph.journal import read_extractions
from graph.merge import merge
from graph.reader import Reading
from graph.records import KnowledgeGraph
from ontology.namespaces import Namespaces

SAMPLE = Path(__file__).parents[2] / "output" / "sample" / "extractions.jsonl"
NAMES = Namespaces(base_iri="https://example.org/kg/")
STREAMED = [name for name, wanted in FORMATS.items() if not wanted.is_folder]


def files(path: Path) -> dict[str, bytes]:
    """What was written: a file, or those of a folder, by name."""
    found = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in found}


@pytest.fixture(params=["samples", "world"])
def knowledge(request: pytest.FixtureRequest) -> KnowledgeGraph:
    """The samples, with headlines and outlets, or made-up news, without."""
    return merge(read_extractions(SAMPLE) if request.param == "samples" else world(12))


@pytest.mark.parametrize("name", FORMATS)
def test_turtle_alone_gives_the_same_bytes(
    name: str, knowledge: KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No format needs more than the graph's own file with all it can tell, whatever its IRIs."""
    write_turtle(knowledge, tmp_path / "graph.ttl", NAMES, merge_reasons=True)
    wanted = FORMATS[name]
    direct = tmp_path / "direct"
    wanted.write(Reading(knowledge=knowledge, namespaces=NAMES), direct)
    assert main(["export", str(tmp_path), "--format", name]) == 0
    target = tmp_path / f"graph{wanted.ending}"
    assert files(target) == files(direct)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"wrote {target}" in printed.err


@pytest.mark.parametrize("name", STREAMED)
def test_single_file_goes_to_standard_output(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """With -o - the file is what is printed, and none is left behind."""
    write_turtle(merge(world(12)), tmp_path / "graph.ttl")
    assert main(["export", str(tmp_path), "-f", name, "-o", str(tmp_path / "file")]) == 0
    capfdbinary.readouterr()
    assert main(["export", str(tmp_path), "-f", name, "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == (tmp_path / "file").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "graph.ttl"]


@pytest.mark.parametrize("name", set(FORMATS) - set(STREAMED))
def test_several_files_have_a_folder(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They go to the folder that is named, made if missing, and never to standard output."""
    write_turtle(merge(world(12)), tmp_path / "graph.ttl")
    folder = tmp_path / "new" / "tables"
    assert main(["export", str(tmp_path), "-f", name, "-o", str(folder)]) == 0
    assert len(files(folder)) > 1
    assert main(["export", str(tmp_path), "-f", name, "-o", "-"]) == 2
    assert "standard output is one" in capsys.readouterr().err
    assert main(["export", str(tmp_path), "-f", name, "-o", str(tmp_path / "graph.ttl")]) == 2
    assert "graph.ttl is a file, not a folder" in capsys.readouterr().err
