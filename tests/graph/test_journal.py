"""The file of extractions loses nothing and believes nothing that is damaged."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from extract.read import read_text
from extract.records import Extraction
from extract.serialize import to_json
from graph.errors import GraphError
from graph.journal import (
    append,
    appending,
    known_extractions,
    read_extractions,
    replacing,
    write_extractions,
    write_whole,
)


def extraction(words: str, version: str = "1") -> Extraction:
    """An extraction of an article in which nothing was found."""
    article = read_text(words.encode(), f"{words}.txt")
    return Extraction(version=version, article=article, mentions=(), entities=(), claims=())


ONE, TWO, THREE = extraction("Мост один"), extraction("Мост два"), extraction("Мост три")


def test_appended_lines_are_read_again(tmp_path: Path) -> None:
    """What was appended is there, at once and for the next run."""
    path = tmp_path / "e.jsonl"
    for each in (TWO, ONE):
        with appending(path) as file:
            append(file, each)
            assert to_json(each) in path.read_text(encoding="utf-8")
    assert list(read_extractions(path)) == [TWO, ONE]


@pytest.mark.parametrize("lost", [1, 2, 30])
def test_half_a_line_of_a_killed_run_is_passed_over(tmp_path: Path, lost: int) -> None:
    """A line that was cut neither stops the next run nor spoils its lines."""
    path = tmp_path / "e.jsonl"
    lines = f"{to_json(ONE)}\n{to_json(TWO)}\n".encode()
    path.write_bytes(lines[: -1 - lost])
    with appending(path) as file:
        append(file, THREE)
    assert list(read_extractions(path)) == [ONE, THREE]


def test_line_cut_inside_a_letter_is_passed_over(tmp_path: Path) -> None:
    """Half a Cyrillic letter at the end of the file is no error."""
    path = tmp_path / "e.jsonl"
    line = to_json(ONE).encode()
    path.write_bytes(line[: line.index("М".encode()) + 1])
    assert list(read_extractions(path)) == []


def test_only_wanted_articles_of_this_version_are_known(tmp_path: Path) -> None:
    """Another version, and an article that is not asked for, count as not there."""
    path = tmp_path / "e.jsonl"
    write_extractions(path, [ONE, replace(TWO, version="0"), THREE])
    assert known_extractions(path, [ONE.article, TWO.article], "1") == {ONE.article.id: ONE}


def test_same_text_under_another_name_is_known(tmp_path: Path) -> None:
    """A renamed file is not extracted again, and is shown under its new name."""
    path = tmp_path / "e.jsonl"
    write_extractions(path, [ONE])
    renamed = replace(ONE.article, source="new.txt")
    assert known_extractions(path, [renamed], "1")[renamed.id].article.source == "new.txt"


def test_text_that_is_read_otherwise_now_is_not_known(tmp_path: Path) -> None:
    """An extraction whose article had another date or other blocks is made anew."""
    path = tmp_path / "e.jsonl"
    write_extractions(path, [ONE])
    assert known_extractions(path, [replace(ONE.article, publisher="ТАСС")], "1") == {}


def test_missing_file_knows_nothing(tmp_path: Path) -> None:
    """The first run begins from nothing."""
    assert known_extractions(tmp_path / "none.jsonl", [ONE.article], "1") == {}


def test_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    """A failure while writing leaves the old file and no litter."""
    path = tmp_path / "a.txt"
    write_whole(path, "старое")

    def write_and_fail() -> None:
        with replacing(path) as draft:
            draft.write_text("половина", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_fail()
    assert path.read_text(encoding="utf-8") == "старое"
    assert list(tmp_path.iterdir()) == [path]


def test_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The message has the name that was asked for, not that of the draft."""
    path = tmp_path / "none" / "a.txt"
    with pytest.raises(GraphError, match=rf"^{re.escape(str(path))}: cannot be written \(No such"):
        write_whole(path, "новое")


def test_link_stays_a_link_and_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    """What is replaced is the file that a link leads to; who may read it does not change."""
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.touch()
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, "новое")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "новое"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    """A pipe, a folder or a circle of links stays what it is, and the message says why."""
    pipe, circle = tmp_path / "pipe", tmp_path / "circle"
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    for path, reason in ((pipe, "regular"), (tmp_path, "regular"), (circle, "back to itself")):
        with pytest.raises(GraphError, match=reason):
            write_whole(path, "новое")
    assert pipe.is_fifo()
    assert {path.name for path in tmp_path.iterdir()} == {"pipe", "circle"}
