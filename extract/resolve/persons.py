"""Which personal names of one article name one person.

A full name gathers its surname alone, its initials and its other spellings. Two full names are
one person when the surnames meet and no other part contradicts: «Александр Лукашенко» and
«Александр Григорьевич Лукашенко», but not «Джордж Буш» and «Джеб Буш».
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeVar

from extract.names.inflection import (
    CASE_ENDINGS,
    MIN_STEM,
    is_initial_of,
    phonetic_key,
    same_word,
)
from ontology.gazetteer import fold

_Key = TypeVar("_Key")

_BUCKET = 3
"""Letters of the phonetic key that two spellings of one word share."""
_LONG_NAME = 3
"""Words of a name of which two equal ones make the person sure."""
_SHORT_SURNAME = 4
"""Chinese and Korean names begin with the surname; it has at most so many letters."""


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as lists of nominative words, can name the same person."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        lone, full = (one, other) if len(one) == 1 else (other, one)
        if len(full) == 1:
            return same_word(lone[0], full[0])
        return same_word(lone[0], full[-1]) or (
            len(full[0]) <= _SHORT_SURNAME and same_word(lone[0], full[0])
        )
    if in_another_case(one, other):
        return True
    if same_word(one[-1], other[-1]):
        return _given_names_agree(one[:-1], other[:-1])
    if same_word(one[0], other[-1]) and same_word(one[-1], other[0]):
        return len(one) == len(other)
    return False


def in_another_case(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one in two cases: «Ким Чен Ын», «Ким Чен Ына».

    The last word may be short: the other words make sure that it is the same.
    """
    if not len(one) == len(other) >= _LONG_NAME:
        return False
    shorter, longer = sorted((fold(one[-1]), fold(other[-1])), key=len)
    return (
        all(same_word(*pair) for pair in zip(one[:-1], other[:-1], strict=True))
        and longer.startswith(shorter)
        and longer.removeprefix(shorter) in CASE_ENDINGS
    )


def _given_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return all(
        any(
            same_word(given, candidate)
            or is_initial_of(given, candidate)
            or is_initial_of(candidate, given)
            for candidate in longer
        )
        for given in shorter
    )


def cluster(names: Sequence[tuple[str, ...]]) -> list[int]:
    """Number of the person for each name, in order of first appearance.

    Full names are clustered first, so that a lone surname joins the one full name that fits; a
    surname that fits two different people joins the one named last before it. Only names whose
    deciding words may be alike are compared, so the time is nearly linear in distinct names.
    """
    people = _People()
    number_of: dict[tuple[str, ...], int] = {}
    for name in dict.fromkeys(names):
        if len(name) > 1:
            number_of[name] = people.home(name)
    fitting_of: dict[tuple[str, ...], list[int]] = {}
    latest: dict[int, int] = {}
    numbers: list[int] = []
    for position, name in enumerate(names):
        number = number_of.get(name)
        if number is None:
            if name not in fitting_of:
                fitting_of[name] = people.fitting(name) or [people.home(name)]
            number = max(fitting_of[name], key=lambda n: (latest.get(n, -1), -n))
        latest[number] = position
        numbers.append(number)
    return numbers


class _People:
    """Groups of names, one a person, found by the words that decide whether names are one."""

    def __init__(self) -> None:
        self._groups: list[list[tuple[str, ...]]] = []
        self._keys: list[set[str]] = []
        """Beginnings under which each group may be met."""
        self._by_first: dict[str, set[int]] = {}
        self._by_last: dict[str, set[int]] = {}
        self._by_given: dict[tuple[str, ...], set[int]] = {}
        """Groups by the first two words of a long name."""

    def home(self, name: tuple[str, ...]) -> int:
        """Number of the group that the name belongs to; a new one where all contradict it."""
        for number in self._candidates(name):
            if all(same_person(name, member) for member in self._groups[number]):
                break
        else:
            number = len(self._groups)
            self._groups.append([])
            self._keys.append(set())
        self._groups[number].append(name)
        self._keys[number].update(_keys(name))
        for mark in _marks(name[0]):
            self._by_first.setdefault(mark, set()).add(number)
        for mark in _marks(name[-1]):
            self._by_last.setdefault(mark, set()).add(number)
        for given in _given(name):
            self._by_given.setdefault(given, set()).add(number)
        return number

    def fitting(self, name: tuple[str, ...]) -> list[int]:
        """Groups with a full name that a lone name may be short for."""
        return [
            number
            for number in self._candidates(name)
            if any(same_person(name, member) for member in self._groups[number])
        ]

    def _candidates(self, name: tuple[str, ...]) -> list[int]:
        """Groups with a name that may be the same person's by its deciding words, ascending."""
        found = _met(self._by_last, _marks(name[-1]))
        swapped = _met(self._by_first, _marks(name[-1]))
        found |= swapped if len(name) == 1 else swapped & _met(self._by_last, _marks(name[0]))
        found |= _met(self._by_given, _given(name))
        keys = _keys(name)
        return sorted(number for number in found if not self._keys[number].isdisjoint(keys))


def _met(table: Mapping[_Key, set[int]], keys: Iterable[_Key]) -> set[int]:
    return {number for key in keys for number in table.get(key, ())}


def _keys(name: tuple[str, ...]) -> set[str]:
    """Beginnings under which a name may meet another: of its first and of its last word."""
    return {phonetic_key(word)[:_BUCKET] for word in (name[0], name[-1])}


def _marks(word: str) -> list[str]:
    """What two words have in common, at least one of it, wherever `same_word` holds."""
    plain = fold(word)
    stems = (plain.removesuffix(ending) for ending in CASE_ENDINGS if plain.endswith(ending))
    return [f"={phonetic_key(word)}", plain, *(each for each in stems if len(each) >= MIN_STEM)]


def _given(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Marks of the first two words of a long name, with its number of words."""
    if len(name) < _LONG_NAME:
        return []
    return [(str(len(name)), *pair) for pair in product(_marks(name[0]), _marks(name[1]))]
