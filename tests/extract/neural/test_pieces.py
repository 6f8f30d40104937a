"""Words are cut into the likeliest pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.neural.pieces import Pieces

VOCABULARY = {
    "<unk>": 0.0,
    "▁": -4.0,
    "▁пре": -6.0,
    "зи": -6.0,
    "дент": -6.0,
    "▁президент": -8.0,
    "а": -3.0,
    "п": -9.0,
    "No": -7.0,
}
NAMES = tuple(VOCABULARY)


@pytest.fixture
def pieces() -> Pieces:
    """A vocabulary of nine pieces."""
    return Pieces(NAMES, tuple(VOCABULARY.values()), 0, {"№": "No", "\u200b": ""})


@pytest.mark.parametrize(
    ("word", "spaced", "cut"),
    [
        ("президента", True, ("▁президент", "а")),
        ("президент", True, ("▁президент",)),
        ("зидент", False, ("зи", "дент")),
        ("№", False, ("No",)),
        ("а", True, ("▁", "а")),
        ("а\u200bа", False, ("а", "а")),
        ("☃а", False, ("<unk>", "а")),
        ("\u200b", False, ("<unk>",)),
    ],
)
def test_the_likeliest_cut_is_taken(
    pieces: Pieces, word: str, *, spaced: bool, cut: tuple[str, ...]
) -> None:
    """Longer pieces win where their probability is higher; odd characters are replaced first."""
    assert tuple(NAMES[number] for number in pieces.cut(word, spaced=spaced)) == cut


@given(word=st.text(alphabet="президента☃№ ", max_size=12), spaced=st.booleans())
def test_no_other_cut_is_likelier(word: str, *, spaced: bool) -> None:
    """The sum of scores is the highest of all ways to cut the word."""
    pieces = Pieces(NAMES, tuple(VOCABULARY.values()), 0, {})
    text = ("▁" if spaced else "") + word.replace(" ", "")
    unknown = min(VOCABULARY.values()) - 10
    found = pieces.cut(word, spaced=spaced)
    score = sum(VOCABULARY[NAMES[n]] if n else unknown for n in found)
    best = [0.0] * (len(text) + 1)
    for stop in range(1, len(text) + 1):
        best[stop] = max(
            best[start] + VOCABULARY.get(text[start:stop], unknown)
            for start in range(stop)
            if text[start:stop] in VOCABULARY or stop - start == 1
        )
    assert score == pytest.approx(best[-1] if text else unknown)


@given(word=st.text(max_size=20), spaced=st.booleans())
def test_every_word_has_a_piece(word: str, *, spaced: bool) -> None:
    """Whatever the text, there is at least one piece, and the same one each time."""
    pieces = Pieces(NAMES, tuple(VOCABULARY.values()), 0, {})
    first, second = pieces.cut(word, spaced=spaced), pieces.cut(word, spaced=spaced)
    assert first
    assert first == second


def test_scores_must_match_the_pieces() -> None:
    """A vocabulary with a score missing is refused."""
    with pytest.raises(ValueError, match="zip"):
        Pieces(NAMES, (0.0,), 0, {})


def test_cuts_cover_the_word(pieces: Pieces) -> None:
    """The pieces of a known word, joined, are the word."""
    cut = pieces.cut("президента", spaced=True)
    assert "".join(NAMES[number] for number in cut) == "▁президента"
    assert all(first != second for first, second in pairwise(cut))
