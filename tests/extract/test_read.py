"""Inputs become articles, or one clear error each; a bad one never hides a good one."""

import contextlib
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.read import MAX_BYTES, read_articles, read_text
from extract.records import Article

TEXT = (
    "date 2025-03-05\n\nМост построят за год\n\nМинистры двух стран обсудили строительство моста."
)


def read_one(path: str | Path) -> Article | ReadError:
    """The only thing that a path gives."""
    [found] = read_articles([path])
    return found


def reason(path: str | Path) -> str:
    """The reason for which a path gives no article."""
    found = read_one(path)
    assert isinstance(found, ReadError)
    assert found.source == str(path)
    assert "\n" not in found.reason
    return found.reason


def test_file_becomes_an_article(tmp_path: Path) -> None:
    """A file is read with its header, its text whole."""
    path = tmp_path / "мост.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = read_one(path)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.source == str(path)
    assert article.headline == "Мост построят за год"
    assert str(article.published) == "2025-03-05"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "koi8-r", "cp866", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_does_not_depend_on_encoding_or_line_ends(encoding: str, line_end: str) -> None:
    """The same words are the same article, however they were saved."""
    data = TEXT.replace("\n", line_end).encode(encoding)
    assert read_text(data, "a.txt") == read_text(TEXT.encode(), "a.txt")


def test_id_is_that_of_the_text_alone() -> None:
    """The id depends on the text, not on the name of the file."""
    one, two = read_text(TEXT.encode(), "a.txt"), read_text(TEXT.encode(), "b.txt")
    other = read_text((TEXT + " ").encode(), "a.txt")
    assert one.id == two.id != other.id
    assert len(one.id) == 16


def test_control_characters_become_spaces_in_place() -> None:
    """What a terminal would obey never reaches the article; offsets stay."""
    article = read_text(("Совет \x1b[31m одобрил\x07 план." + TEXT).encode(), "a.txt")
    assert article.text.startswith("Совет  [31m одобрил  план.")


def test_folder_is_read_in_order_of_names(tmp_path: Path) -> None:
    """A folder gives its .txt and .md files and those below, sorted, and nothing else."""
    for name in ("b.txt", "a.md", "sub/c.TXT", "image.png", "notes.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {name}", encoding="utf-8")
    found = [Path(each.source).name for each in read_articles([tmp_path])]
    assert found == ["a.md", "b.txt", "c.TXT"]


def test_glob_is_expanded_when_the_shell_did_not(tmp_path: Path) -> None:
    """A pattern gives the files that match, sorted; a file with such a name is taken literally."""
    for name in ("2.txt", "1.txt", "[x].txt"):
        (tmp_path / name).write_text(TEXT + name, encoding="utf-8")
    found = [Path(each.source).name for each in read_articles([tmp_path / "?.txt"])]
    assert found == ["1.txt", "2.txt"]
    assert isinstance(read_one(tmp_path / "[x].txt"), Article)


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads the bytes of standard input."""
    stream = io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1251")))
    monkeypatch.setattr(sys, "stdin", stream)
    article = read_one("-")
    assert isinstance(article, Article)
    assert (article.source, article.text) == ("-", TEXT)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty"),
        (b" \r\n\t \n", "has nothing but white space in it"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x00\x01\x02" * 50, "is binary, not text"),
        (b"1 2 3 . . .", "has no letters in it"),
        (b"The ministers of two countries met on Monday.", "is not Russian: 0% of its letters"),
        ("Міністри двох країн обговорили будівництво моста через річку, повідомляє видання.",
         "is not Russian: another Cyrillic language by its letters"),
        ("Екі елдің министрлері өзен арқылы көпір салу мәселесін талқылады, деп хабарлады.",
         "is not Russian: another Cyrillic language by its letters"),
        ("Министри двеју земаља разговарали су о изградњи моста преко реке, јавља лист.",
         "is not Russian: another Cyrillic language by its letters"),
        ("Министрите на двете държави обсъдиха изграждането на мост над реката, съобщи вестникът.",
         "is not Russian: Bulgarian by its letters"),
    ],
    ids=["empty", "spaces", "mark-only", "binary", "digits", "english", "ukrainian", "kazakh",
         "serbian", "bulgarian"],
)  # fmt: skip
def test_what_is_no_russian_article_says_why(
    tmp_path: Path, data: bytes | str, expected: str
) -> None:
    """Every kind of unfit content has its own one-line reason."""
    path = tmp_path / "a.txt"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    assert reason(path).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Объект объявлен открытым.",
        "Съезд партии прошел в Туле. Делегаты съезда избрали нового лидера и утвердили программу.",
        "Nvidia и OpenAI поставят чипы H200 компании из Сингапура, пишет газета.",
        "Посол Украины Андрій Мельник встретился с министром иностранных дел Германии.",
        "Да.",
    ],
)
def test_short_russian_text_is_accepted(text: str) -> None:
    """One sentence with foreign names or rare letters is Russian still."""
    assert read_text(text.encode(), "a.txt").text == text


@given(st.binary(max_size=300))
def test_reader_raises_its_own_error_or_nothing(data: bytes) -> None:
    """Whatever the bytes, there is an article or a ReadError."""
    with contextlib.suppress(ReadError):
        assert read_text(data, "a.txt").text


def test_input_that_is_too_big_names_its_size(tmp_path: Path) -> None:
    """A file over the limit is turned away unread, with its size."""
    path = tmp_path / "big.txt"
    path.write_bytes("Мост. ".encode() * (10_000_000 // 10))
    assert reason(path) == "10.0 MB is too big: an article has at most 2 MB"
    with pytest.raises(ReadError, match="too big"):
        read_text(b"a" * (MAX_BYTES + 1), "a.txt")


def test_paths_that_lead_nowhere_say_so(tmp_path: Path) -> None:
    """Missing files, empty folders, patterns without a match each have their reason."""
    assert reason(tmp_path / "none.txt") == "does not exist"
    assert reason(tmp_path / "*.txt") == "matches no file"
    assert reason(tmp_path) == "is a folder without .txt or .md files"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_says_so(tmp_path: Path) -> None:
    """A file that may not be read is named, not raised."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert reason(path) == "may not be read: permission denied"


def test_bad_inputs_stand_between_good_ones(tmp_path: Path) -> None:
    """Errors come in the place of their input; everything else is read."""
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.touch()
    found = list(read_articles([good, empty, tmp_path / "none.txt", good]))
    assert [isinstance(each, Article) for each in found] == [True, False, False, True]
