"""`--gazetteer` on the commands that look names up, each time with its table."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.read import read_articles
from extract.records import Article, Extraction
from graph.commands import main
from graph.parallel import extract_all

pytestmark = pytest.mark.model

HEADER = (
    "id\ttype\twikidata\tgeonames\tiso\tlabel_ru\tlabel_en\tcountry\tweight\tsources\tuntil\tnames"
)
ROW = "name:north-shield\tAlliance\tQ999999999\t\t\tПолярный щит\tNorth Shield\t\t0\tuser\t\tПЩ"
GOLD = str(Path(__file__).parents[1] / "gold")
TEXT = "date 2025-03-05\n\nДания вступила в ПЩ. Об этом сообщила газета «{}».\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles and a table of one alliance."""
    (tmp_path / "news").mkdir()
    for name in ("Восход", "Закат"):
        (tmp_path / "news" / f"{name}.txt").write_text(TEXT.format(name), encoding="utf-8")
    (tmp_path / "own.tsv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def svyaz(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """One command line in the folder: its exit code, its standard output, its messages."""
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_build_links_to_the_users_things(folder: Path, svyaz: Run) -> None:
    """The user's identifiers are in the graph; another content of the table is another version."""
    code, _, messages = svyaz("build", "news")
    assert code == 0, messages
    turtle = folder / "output" / "graph.ttl"
    assert "Q999999999" not in turtle.read_text(encoding="utf-8")
    _, _, messages = svyaz("build", "news", "--gazetteer", "own.tsv")
    assert "2  articles    2 new" in messages
    assert "ent:north-shield-q999999999" in turtle.read_text(encoding="utf-8")
    _, _, messages = svyaz("build", "news", "--gazetteer", "own.tsv")
    assert "2 from the last run" in messages
    (folder / "own.tsv").write_text(f"{HEADER}\n{ROW};Щит\n", encoding="utf-8")
    assert "2 new" in svyaz("build", "news", "--gazetteer", "own.tsv")[2]
    assert "2 new" in svyaz("build", "news")[2]


def test_every_process_uses_it(folder: Path) -> None:
    """The extractions are the same for any number of workers, and hold the user's identifier."""
    articles = [one for one in read_articles([folder / "news"]) if isinstance(one, Article)]
    found = {
        workers: [
            one
            for _, batch in sorted(
                extract_all(articles, n_workers=workers, size=1, gazetteer=str(folder / "own.tsv")),
                key=lambda item: item[0],
            )
            for one in batch
        ]
        for workers in (1, 2)
    }
    assert found[1] == found[2]
    for one in found[1]:
        assert isinstance(one, Extraction)
        assert "name:north-shield" in {each.link.key for each in one.entities if each.link}
        assert "+gazetteer-" in one.version


def test_extract_and_explain_take_it(svyaz: Run) -> None:
    """What is linked to is in the JSON, and in the words of explain."""
    line = ("news/Восход.txt", "--gazetteer", "own.tsv")
    _, extraction, _ = svyaz("extract", *line)
    links = [one["link"]["key"] for one in json.loads(extraction)["entities"] if one["link"]]
    assert "name:north-shield" in links
    _, shown, _ = svyaz("explain", *line, "--entity", "ПЩ")
    assert "identifiers: Wikidata Q999999999, English North Shield" in shown


def test_decisions_may_name_the_users_things(folder: Path, svyaz: Run) -> None:
    """A thing can be linked to a row of the user's table."""
    (folder / "mine.tsv").write_text("link\tДания\tname:north-shield\n", encoding="utf-8")
    line = ("build", "news", "--decisions", "mine.tsv")
    code, _, messages = svyaz(*line, "--gazetteer", "own.tsv")
    assert code == 0, messages
    assert "1  decisions   1 link" in messages
    code, _, messages = svyaz(*line)
    assert code == 2
    assert "mine.tsv, line 1: the gazetteer has no name:north-shield" in messages


@pytest.mark.parametrize(
    "command",
    [("build", "news"), ("extract", "news"), ("explain", "news"), ("evaluate", "articles", GOLD)],
)
def test_malformed_table_is_an_error_with_its_line(folder: Path, command: tuple[str, ...]) -> None:
    """Exit code 2, and file and line of what is wrong."""
    (folder / "own.tsv").write_text(f"{HEADER}\n{ROW}\nname:a\tClub\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "graph", *command, "--gazetteer", "own.tsv"],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "error: own.tsv, line 3: 2 columns instead of 12" in done.stderr
    assert "Traceback" not in done.stderr
