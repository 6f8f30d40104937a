"""Which entity types are taken for which, and which spans are missed or made up."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from extract.standoff import Annotation

NOTHING = "—"
"""Stands for the type on the side where there is no entity with this span."""

Confusion = Counter[tuple[str, str]]
"""How often a wanted type (first) was found as another (second) on exactly the same span."""


def confusion(gold: Annotation, found: Annotation) -> Confusion:
    """Compare the types of equal spans.

    A span may have several types. Those that both sides give it are paired with each other, the
    rest in alphabetical order, and what is left over with `NOTHING`.
    """
    wanted_by_place, found_by_place = _by_place(gold), _by_place(found)
    counts: Confusion = Counter()
    for place in wanted_by_place.keys() | found_by_place.keys():
        wanted, given = wanted_by_place[place], found_by_place[place]
        both = wanted & given
        counts.update((kind, kind) for kind in both)
        counts.update(_paired(sorted(wanted - both), sorted(given - both)))
    return counts


def mistaken(counts: Confusion) -> list[tuple[str, str, int]]:
    """Wanted type, found type and count of what went wrong, the most frequent first."""
    wrong = ((*pair, number) for pair, number in counts.items() if pair[0] != pair[1])
    return sorted(wrong, key=lambda row: (-row[2], row[0], row[1]))


def _by_place(annotation: Annotation) -> defaultdict[tuple[int, int], set[str]]:
    types: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for start, stop, kind in annotation.spans:
        types[start, stop].add(kind)
    return types


def _paired(wanted: list[str], given: list[str]) -> Iterable[tuple[str, str]]:
    longest = max(len(wanted), len(given))
    wanted += [NOTHING] * (longest - len(wanted))
    given += [NOTHING] * (longest - len(given))
    return zip(wanted, given, strict=True)
