"""Which personal names of one article name one person.

A full name gathers its surname alone, its initials and its other spellings. Two full names are
one person when the surnames meet and no other part contradicts: «Александр Лукашенко» and
«Александр Григорьевич Лукашенко», but not «Джордж Буш» and «Джеб Буш».
"""

from collections.abc import Sequence

from extract.resolve.spelling import CASE_ENDINGS, is_initial_of, phonetic_key, same_word
from ontology.gazetteer import fold

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
    surname that fits two different people joins the one named last before it. Only names that
    share the beginning of a word are compared, so the time is nearly linear in distinct names.
    """
    groups: list[list[tuple[str, ...]]] = []
    homes: dict[str, list[int]] = {}
    number_of: dict[tuple[str, ...], int] = {}
    for name in dict.fromkeys(names):
        if len(name) > 1:
            number_of[name] = _home(name, groups, homes)
    fitting_of: dict[tuple[str, ...], list[int]] = {}
    latest: dict[int, int] = {}
    numbers: list[int] = []
    for position, name in enumerate(names):
        number = number_of.get(name)
        if number is None:
            if name not in fitting_of:
                fitting_of[name] = _fitting(name, groups, homes) or [_home(name, groups, homes)]
            number = max(fitting_of[name], key=lambda n: (latest.get(n, -1), -n))
        latest[number] = position
        numbers.append(number)
    return numbers


def _keys(name: tuple[str, ...]) -> list[str]:
    """Beginnings under which a name may meet another: of its first and of its last word."""
    return list(dict.fromkeys(phonetic_key(word)[:_BUCKET] for word in (name[0], name[-1])))


def _home(
    name: tuple[str, ...], groups: list[list[tuple[str, ...]]], homes: dict[str, list[int]]
) -> int:
    """Number of the group that the name belongs to; a new one where all contradict it."""
    candidates = sorted({number for key in _keys(name) for number in homes.get(key, ())})
    for number in candidates:
        if all(same_person(name, member) for member in groups[number]):
            groups[number].append(name)
            break
    else:
        number = len(groups)
        groups.append([name])
    for key in _keys(name):
        if number not in homes.setdefault(key, []):
            homes[key].append(number)
    return number


def _fitting(
    name: tuple[str, ...], groups: list[list[tuple[str, ...]]], homes: dict[str, list[int]]
) -> list[int]:
    """Groups with a full name that a lone name may be short for."""
    candidates = sorted({number for key in _keys(name) for number in homes.get(key, ())})
    return [n for n in candidates if any(same_person(name, member) for member in groups[n])]
