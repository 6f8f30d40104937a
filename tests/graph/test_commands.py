"""The command line: data on one stream, talk on the other, the right exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.commands import main
from graph.commands.terminal import printable

COMMANDS = ("build", "extract", "query", "explain", "validate", "export", "evaluate")


def test_help_loads_no_heavy_library() -> None:
    """`svyaz --help` answers without loading models, graphs or validators."""
    code = (
        "import sys; from graph.commands import main; code = main(['--help']);"
        "heavy = {'natasha', 'slovnet', 'navec', 'razdel', 'numpy', 'pymorphy3', 'rdflib',"
        " 'pyoxigraph', 'networkx', 'pyvis', 'pyshacl', 'rapidfuzz'} & set(sys.modules);"
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert all(f"  {command} " in done.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_ends_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command explains itself and shows how it is called."""
    assert main([command, "--help"]) == 0
    assert f"Example: svyaz {command} " in capsys.readouterr().out


def test_version_says_where_it_was_loaded_from(capsys: pytest.CaptureFixture[str]) -> None:
    """The version line names the folder of the packages: an old copy cannot hide."""
    assert main(["--version"]) == 0
    words = capsys.readouterr().out.split()
    assert words[0] == "svyaz"
    assert (Path(words[-1]) / "graph" / "commands").is_dir()


@pytest.mark.parametrize(
    "line",
    [
        ["dance"],
        ["build", "--workers", "0"],
        ["build", "--colour"],
        ["extract"],
        ["extract", "a.txt", "--format", "xml"],
        ["query"],
        ["query", "members", "--format", "xml"],
        ["validate"],
        ["export"],
        ["export", "--format", "docx"],
        ["export", "--format", "html", "-o", "-", "--open"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command line says what is wrong on standard error and ends with 2."""
    assert main(line) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


@pytest.mark.parametrize("command", ["build", "extract", "explain"])
def test_no_readable_input_ends_with_two(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing could be read, every input is named and the exit code is 2."""
    options = ["-o", str(tmp_path / "out")] if command == "build" else []
    assert main([command, str(tmp_path / "none.txt"), *options]) == 2
    assert "none.txt: does not exist" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "extract"])
def test_file_is_no_folder_for_results(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where the results should go is named before any work is done."""
    taken = tmp_path / "taken"
    taken.touch()
    assert main([command, str(tmp_path / "none.txt"), "-o", str(taken)]) == 2
    assert f"{taken} is a file, not a folder" in capsys.readouterr().err


def test_failures_are_listed_with_source_and_reason(tmp_path: Path) -> None:
    """failures.jsonl has a line for each input that was left out."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.txt").touch()
    (tmp_path / "in" / "a.txt").write_bytes(b"\0" * 100)
    main(["build", str(tmp_path / "in"), "-o", str(tmp_path / "out")])
    lines = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        {"source": str(tmp_path / "in" / "a.txt"), "reason": "is binary, not text"},
        {"source": str(tmp_path / "in" / "b.txt"), "reason": "is empty"},
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Осло\u2009–\u00a0город", "Осло –\u00a0город"),
        ("две\nстроки\tи\r\nеще", "две строки и  еще"),
        ("\x1b[31mкрасный\x1b[0m", "\\x1b[31mкрасный\\x1b[0m"),
        ("\u202eнаоборот\u2066", "\\u202eнаоборот\\u2066"),
        ("\x07\x00\x9b", "\\x07\\x00\\x9b"),
        ("[bold]не жирный[/bold]", "[bold]не жирный[/bold]"),
    ],
)
def test_terminal_obeys_nothing_from_an_article(text: str, shown: str) -> None:
    """Escape sequences and turns of direction are spelled out; text stays on one line."""
    assert printable(text) == shown
