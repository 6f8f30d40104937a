"""How far apart two words are as spellings of one name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.names.alignment import DOUBLED, LETTER, OTHER_CONSONANT, SWAP, VOWEL, cost, similarity
from extract.names.keys import sound
from extract.names.tables import given as given_names
from extract.names.tables import latin, sounds
from extract.names.transliteration import to_cyrillic

WORDS = st.text(alphabet="абвгдежийклмнопрстухцчшыьэюя", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_cost_is_a_distance(left: str, right: str) -> None:
    """Nothing for equal words, the same both ways, and never negative."""
    assert cost(left, left) == 0
    assert cost(left, right) == cost(right, left) >= 0
    assert 0 <= similarity(left, right) <= 1


@pytest.mark.parametrize(
    ("left", "right", "price"),
    [
        ("нейман", "нейманн", DOUBLED),
        ("нейман", "нейманм", LETTER + 0.4),  # at the edge
        ("столберг", "столбрег", SWAP),
        ("столберг", "столбрг", VOWEL),
        ("столберг", "солберг", LETTER),
        ("столберг", "сколберг", OTHER_CONSONANT),
        ("хольм", "гольм", 0.15),
        ("танака", "tanaka", 0.0),
        ("schmidt", "шмидт", 0.0),
        ("sony", "сони", 0.0),
    ],
)
def test_each_way_of_writing_has_its_price(left: str, right: str, price: float) -> None:
    """Misprints cost about one, conventions little, the right transliteration nothing."""
    assert cost(left, right) == pytest.approx(price)


def test_correspondences_are_open_conventions() -> None:
    """No convention costs more than half a misprint, and none is free between two spellings."""
    for table in (sounds(), latin()):
        for left, rights in table.items():
            for right, price in rights.items():
                assert 0 <= price <= 0.5
                assert left != right
    assert all(price > 0 for rights in sounds().values() for price in rights.values())


def test_given_names_are_lower_case_words() -> None:
    """Each form of a given name stands in a group with another one."""
    assert all(form == form.casefold() and groups for form, groups in given_names().items())


@pytest.mark.parametrize(
    "spellings",
    [
        ("гельман", "хельман", "хелман"),
        ("цзиньпин", "дзиньпин", "цзинпин"),
        ("рюттер", "руттер"),
        ("стынберг", "стинберг"),
    ],
)
def test_schools_of_transliteration_sound_alike(spellings: tuple[str, ...]) -> None:
    """Spellings that conventions leave open have one phonetic key."""
    assert all(sound(one) == sound(other) for one, other in pairwise(spellings))


@pytest.mark.parametrize(
    ("latin_name", "cyrillic"),
    [("bloomberg", "блумбрг"), ("kanada", "канада"), ("42nd", "42нд")],
)
def test_a_latin_name_has_one_cyrillic_key(latin_name: str, cyrillic: str) -> None:
    """The key is near what is read; letters without a rule stay."""
    assert to_cyrillic(latin_name) == cyrillic
