"""Which spellings are somebody's name already."""

import pytest

from extract.names.known import are_two, is_common, is_known, is_native
from extract.names.palladius import are_two_chinese


@pytest.mark.parametrize("word", ["петров", "петр", "завод"])
def test_dictionaries_know_names_and_words(word: str) -> None:
    """Surnames, given names and plain words are known."""
    assert is_known(word)


def test_unknown_spelling_is_not_known() -> None:
    """Part of a known surname is no surname."""
    assert not is_known("петровпет")


def test_two_entries_are_two_names() -> None:
    """Both known, and not as forms of one word."""
    assert are_two("зубков", "зубов")
    assert not are_two("петров", "петрова")
    assert not are_two("петров", "петровпет")


def test_common_word_is_no_name_first_of_all() -> None:
    """«политика» is a word, «петров» a name."""
    assert is_common("политика")
    assert not is_common("петров")
    assert not is_common("бдыщщ")


def test_native_surnames_have_their_endings() -> None:
    """Their spelling is not open."""
    assert is_native("верещенко")
    assert not is_native("фридвальд")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("шэньси", "шаньси", True),
        ("хунин", "хунвэнь", True),
        ("цзиньпин", "цзинпин", False),  # a soft sign lost
        ("лифэн", "лифен", False),
        ("сулеймани", "солеймани", False),  # of like syllables, but four
        ("абе", "аби", False),
        ("шанхай", "шангхай", False),  # no spelling of the system
    ],
)
def test_chinese_syllables_are_not_open(one: str, other: str, *, told: bool) -> None:
    """Two words of Palladius's system that differ by more than a slip are two."""
    assert are_two_chinese(one, other) is told
