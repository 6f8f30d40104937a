"""Sub-tokens, windows, letters and stems."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.neural.encode import (
    CHARACTERS,
    FIRST,
    LAST,
    MIDDLE,
    UNKNOWN,
    WHOLE,
    WINDOW,
    Alphabet,
    Subtokens,
    distinct,
    groups,
    subtokens,
)
from extract.neural.reading import HIDDEN_WIDTH, WORD_WIDTH, Reading


def reading_of(*words: str) -> Reading:
    """A reading of the words with one space between them and no features."""
    stops = np.cumsum([len(word) + 1 for word in words]) - 1
    none = np.zeros(len(words), np.int32)
    return Reading(
        words=words,
        starts=(stops - [len(word) for word in words]).astype(np.int32),
        stops=stops.astype(np.int32),
        sentences=np.array([[0, len(words)]], np.int32),
        tags=none,
        heads=none,
        rels=none,
        shapes=none,
        navec=np.zeros((len(words), WORD_WIDTH), np.float32),
        hidden=np.zeros((len(words), HIDDEN_WIDTH), np.float32),
    )


@pytest.mark.parametrize(
    ("word", "texts", "places"),
    [
        ("Осло", ["Осло"], [WHOLE]),
        ("экс-президент", ["экс", "-", "президент"], [FIRST, MIDDLE, LAST]),
        ("2001—2003", ["2001", "—", "2003"], [FIRST, MIDDLE, LAST]),
        ("-", ["-"], [WHOLE]),
        ("км/ч", ["км", "/", "ч"], [FIRST, MIDDLE, LAST]),
        ("12,5", ["12,5"], [WHOLE]),
    ],
)
def test_a_token_is_cut_at_its_hyphens(word: str, texts: list[str], places: list[int]) -> None:
    """Borders inside a token are those that NEREL's spans have."""
    found = subtokens(reading_of(word))
    assert list(found.texts) == texts
    assert found.places.tolist() == places


@given(st.lists(st.text("абв-—/1.", min_size=1, max_size=8), min_size=1, max_size=9))
def test_sub_tokens_make_up_their_tokens(words: list[str]) -> None:
    """Nothing is lost, nothing overlaps, every offset is right."""
    reading = reading_of(*words)
    text = " ".join(words)
    found = subtokens(reading)
    assert "".join(found.texts) == "".join(words)
    for own, start, stop in zip(found.texts, found.starts, found.stops, strict=True):
        assert text[start:stop] == own
    assert found.tokens.tolist() == sorted(found.tokens.tolist())


@pytest.mark.parametrize(
    ("start", "stop", "rows"),
    [
        (0, 13, (0, 2)),
        (4, 13, (2, 2)),
        (4, 18, (2, 3)),
        (1, 13, None),
        (4, 12, None),
        (4, 19, None),
        (14, 13, None),
    ],
)
def test_a_stretch_has_its_sub_tokens(start: int, stop: int, rows: tuple[int, int] | None) -> None:
    """«[экс-президент] [Осло]»: first and last where it begins and ends with one."""
    assert subtokens(reading_of("экс-президент", "Осло")).between(start, stop) == rows


def cut(length: int) -> Subtokens:
    """So many sub-tokens, each a token."""
    numbers = np.arange(length, dtype=np.int32)
    return Subtokens(
        texts=("а",) * length, tokens=numbers, starts=numbers, stops=numbers + 1, places=numbers
    )


@given(
    st.lists(st.integers(1, 700), max_size=12),
)
def test_windows_cover_an_article_and_end_with_sentences(lengths: list[int]) -> None:
    """One after the other, none longer than WINDOW; a sentence is cut only if it is longer."""
    ends = np.cumsum([0, *lengths])
    sentences = np.stack([ends[:-1], ends[1:]], 1).astype(np.int32)
    ranges = cut(int(ends[-1])).windows(sentences)
    assert [row for first, last in ranges for row in range(first, last)] == list(range(ends[-1]))
    assert all(0 < last - first <= WINDOW for first, last in ranges)
    for _, last in ranges:
        inside = [n for n, (a, b) in enumerate(sentences) if a < last < b]
        assert all(lengths[n] > WINDOW for n in inside)


def test_letters_of_a_long_word_are_its_ends() -> None:
    """Of «достопримечательности» the middle is left out, of an unknown letter the name."""
    alphabet = Alphabet("абв", ())
    (row,) = alphabet.characters(["а" * 10 + "я" * 10 + "в" * 10])
    assert row.tolist() == [2] * 8 + [4] * 8
    assert alphabet.characters(["я"])[0].tolist() == [UNKNOWN] + [0] * (CHARACTERS - 1)


def test_an_alphabet_holds_what_is_frequent() -> None:
    """Rare letters and stems have no number of their own."""
    alphabet = Alphabet.of(["Норвегия", "Норвегии", "Осло"], letters=2, stems=2)
    assert alphabet.stems == ("норвег",)
    assert "Н" in alphabet.letters
    assert "с" not in alphabet.letters
    assert alphabet.stem_numbers(["НОРВЕГИЮ", "Осло"]).tolist() == [2, UNKNOWN]


def test_forms_of_a_word_are_one_group() -> None:
    """The stem decides."""
    assert groups(["Норвегия", "и", "Норвегии"]).tolist() == [0, 1, 0]


def test_distinct_texts_in_order() -> None:
    """Each text once, and where it stands."""
    forms, rows = distinct(["б", "а", "б"])
    assert forms == ["б", "а"]
    assert rows.tolist() == [0, 1, 0]
