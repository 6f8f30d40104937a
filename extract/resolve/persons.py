"""Which personal names of one article name one person.

A full name gathers its surname alone, its initials and its other spellings. Two full names are
one person when the surnames meet and no other part contradicts: «Александр Лукашенко» and
«Александр Григорьевич Лукашенко», but not «Джордж Буш» and «Джеб Буш».
"""

from collections.abc import Sequence

from extract.resolve.spelling import is_initial_of, same_word


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, as lists of nominative words, can name the same person."""
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        lone, full = (one, other) if len(one) == 1 else (other, one)
        if len(full) == 1:
            return same_word(lone[0], full[0])
        return same_word(lone[0], full[-1]) or (
            # Chinese and Korean names begin with the surname; they are short
            len(full[0]) <= 4 and same_word(lone[0], full[0])  # noqa: PLR2004
        )
    if same_word(one[-1], other[-1]):
        return _given_names_agree(one[:-1], other[:-1])
    if same_word(one[0], other[-1]) and same_word(one[-1], other[0]):
        return len(one) == len(other)
    return False


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
    """Number of the person for each name, in order of first appearance; linear in distinct names.

    Full names are clustered first, so that a lone surname joins the one full name that fits; a
    surname that fits two different people joins the one named last before it.
    """
    distinct = list(dict.fromkeys(names))
    full = [name for name in distinct if len(name) > 1]
    groups: list[list[tuple[str, ...]]] = []
    for name in full:
        home = next((g for g in groups if all(same_person(name, member) for member in g)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    group_of = {name: number for number, group in enumerate(groups) for name in group}
    numbers: list[int] = []
    latest: dict[int, int] = {}
    for position, name in enumerate(names):
        number = group_of.get(name)
        if number is None:
            fitting = [
                n for n, group in enumerate(groups) if any(same_person(name, m) for m in group)
            ]
            if fitting:
                number = max(fitting, key=lambda n: (latest.get(n, -1), -n))
            else:
                groups.append([name])
                number = len(groups) - 1
        if len(name) > 1:
            group_of[name] = number
        latest[number] = position
        numbers.append(number)
    return numbers
