"""Keys under which names meet before they are compared."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluate.names import Pair, read_pairs
from extract.names.blocks import name_blocks, person_blocks, skeleton
from extract.names.compare import Verdict, same_name
from extract.names.keys import words
from extract.names.misprints import neighborhood, one_edit_apart
from extract.names.person import names_a_person, person_name

SPELLINGS = [
    pair
    for pair in read_pairs(Path(__file__).parent / "pairs.tsv")
    if pair.is_same and same_name(pair.left, pair.right).verdict is Verdict.SAME
    if "spelling" in same_name(pair.left, pair.right).reason
]
LETTERS = st.text(alphabet="абвгд", min_size=1, max_size=7)


def _full_name(name: str) -> bool:
    return len(words(name)) > 1 and names_a_person(name)


def test_spellings_of_one_name_meet() -> None:
    """Nearly every pair that would be taken for one shares a key; else it is never compared."""
    apart: list[Pair] = []
    for pair in SPELLINGS:
        if _full_name(pair.left) and _full_name(pair.right):
            keys = [set(person_blocks(person_name(name))) for name in (pair.left, pair.right)]
        else:
            keys = [{(key,) for key in name_blocks(name)} for name in (pair.left, pair.right)]
        if keys[0].isdisjoint(keys[1]):
            apart.append(pair)
    assert len(apart) <= 0.03 * len(SPELLINGS), apart


@given(LETTERS, LETTERS)
def test_one_edit_shares_a_neighbor(left: str, right: str) -> None:
    """What is one edit apart is found without comparing all with all."""
    if one_edit_apart(left, right):
        assert neighborhood(left) & neighborhood(right)


def test_a_word_of_any_length_has_few_keys() -> None:
    """What is no name costs no more than its own length: no letter of it is left out."""
    assert len(neighborhood("бв" * 20)) > 1
    assert neighborhood("бв" * 10_000) == {"бв" * 10_000}
    assert len(name_blocks("бв" * 10_000)) == 1


@pytest.mark.parametrize(("one", "other"), [("Дом 1", "Дом 2"), ("Район 17", "Район 71")])
def test_numbers_never_meet(one: str, other: str) -> None:
    """A list of numbered things is no block of names to compare."""
    assert not name_blocks(one) & name_blocks(other)


def test_two_alphabets_have_one_skeleton() -> None:
    """Consonants survive transliteration."""
    assert skeleton("stoltenberg") == skeleton("столтенберг")
