"""The sample articles that come with the program: short, dated, and of every kind of news."""

import datetime as dt
import re
import unicodedata
from importlib.resources import files

import pytest

SAMPLES = tuple(
    sorted(
        (entry for entry in (files("graph") / "samples").iterdir() if entry.name.endswith(".txt")),
        key=lambda entry: entry.name,
    )
)
TEXTS = {entry.name: entry.read_bytes() for entry in SAMPLES}
WORD = re.compile(r"\w+(?:[-–]\w+)*")
by_name = pytest.mark.parametrize("name", TEXTS)


def test_there_are_samples_of_many_kinds() -> None:
    """At least eight articles, numbered without a gap, so that a tour can name them."""
    numbers = [int(name.split("-")[0]) for name in TEXTS]
    assert len(numbers) >= 8
    assert numbers == list(range(1, len(numbers) + 1))


@by_name
def test_sample_has_date_headline_and_body(name: str) -> None:
    """First a real `date` line, then a headline without a full stop, then paragraphs."""
    header, headline, *body = TEXTS[name].decode("utf-8").rstrip("\n").split("\n\n")
    keyword, date = header.split(" ")
    assert keyword == "date"
    assert dt.date(2020, 1, 1) <= dt.date.fromisoformat(date)
    assert "\n" not in headline
    assert headline[-1] not in ".!?…"
    assert len(body) >= 4
    assert all(paragraph.endswith((".", "»")) for paragraph in body)


@by_name
def test_sample_has_the_length_of_a_news_item(name: str) -> None:
    """Between 120 and 250 words after the header."""
    _, text = TEXTS[name].decode("utf-8").split("\n\n", 1)
    assert 120 <= len(WORD.findall(text)) <= 250


@by_name
def test_sample_is_clean_text(name: str) -> None:
    """UTF-8 in NFC with LF, no byte order mark, no trailing spaces, no invisible characters."""
    text = TEXTS[name].decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert all(line == line.strip() for line in text.split("\n"))
    assert not [
        char for char in text if char != "\n" and unicodedata.category(char) in {"Cc", "Cf"}
    ]


@by_name
def test_sample_mixes_no_alphabets_inside_a_word(name: str) -> None:
    """No Latin letter hides in a Cyrillic word: a sample is not a test of damage."""
    text = TEXTS[name].decode("utf-8")
    assert not re.search(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]", text)


def test_samples_survive_the_old_encoding() -> None:
    """Most samples fit into Windows-1251, the other encoding that Russian news come in."""
    fits = [name for name, text in TEXTS.items() if _encodes(text.decode("utf-8"), "cp1251")]
    assert len(fits) >= len(TEXTS) - 2


def test_two_samples_tell_the_same_event() -> None:
    """The first two name the same coalition, so that merging has something to merge."""
    first, second = (TEXTS[name].decode("utf-8") for name in list(TEXTS)[:2])
    assert "Pax Silica" in first
    assert "Pax Silica" in second


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
