"""How far apart two words are as spellings of one name: a weighted Damerau distance on sounds.

A word is written over into the other by correspondences of the tables (`цз` for `дз`, `au` for
`о`), each at its own small cost, and by misprints: a letter lost, added, changed or swapped. A cost
of one is one plain misprint. The cheapest way counts.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from extract.names.keys import CACHE_SIZE, sound, spelling
from extract.names.tables import Rights, latin, sounds
from extract.names.transliteration import to_cyrillic

DOUBLED = 0.05
"""A letter written twice: the source's doubles are kept or dropped at will."""
VOWEL = 0.8
"""A vowel lost, added or changed: the commonest misprint."""
LETTER = 1.0
"""A consonant lost or added, or a letter beside the right one on the keyboard."""
SWAP = 0.9
OTHER_CONSONANT = 1.5
"""A consonant for another one: rarely a misprint, mostly another name («Зариф», «Шариф»)."""
AT_EDGE = 0.4
"""What a misprint costs more in the first or last letter: writers look there, and endings make
other names («Нигер», «Нигерия»; «Сандерс», «Сандерсон»)."""

_MARKED = 0.3
"""Cost from which a correspondence of consonants is rare enough to cost more at the beginning."""

_WORTH_IT = 0.5
"""Least plain similarity of the sounds of two words that are aligned at all, for speed: of 600
spellings of one word the least alike («Кайя», «Кая») have as much."""
_WORTH_IT_ACROSS = 0.25
"""The same across alphabets, where a key is but one of many readings («Jake», «Джейк»)."""
_LONGEST = 4
"""Letters of the longest correspondence."""
_AROUND = _LONGEST
"""Equal letters beside a difference that a correspondence may take in."""

_VOWELS = frozenset("аеиоуыэюяaeiouy")
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBORS = frozenset(
    pair for row in _ROWS for one, other in pairwise(row) for pair in ((one, other), (other, one))
)


def similarity(left: str, right: str) -> float:
    """How alike two folded words are, 0..1: one less the cost for each letter of the longer."""
    if left == right:
        return 1.0
    least = _WORTH_IT if left.isascii() == right.isascii() else _WORTH_IT_ACROSS
    if DamerauLevenshtein.normalized_similarity(_likeliest(left), _likeliest(right)) < least:
        return 0.0
    return max(0.0, 1.0 - cost(left, right) / max(len(left), len(right)))


@lru_cache(CACHE_SIZE)
def _likeliest(word: str) -> str:
    """The word as it sounds, in Cyrillic."""
    plain = spelling(word)
    return sound(to_cyrillic(plain) if plain.isascii() else plain)


@lru_cache(CACHE_SIZE)
def cost(left: str, right: str) -> float:
    """What it costs to write one folded word as the other; symmetric.

    >>> cost("цзиньпин", "дзиньпин"), cost("politico", "politco")
    (0.05, 0.8)
    """
    left, right = sorted((spelling(left), spelling(right)))
    if left == right:
        return 0.0
    in_two_alphabets = left.isascii() and not right.isascii()  # Latin sorts before Cyrillic
    table: Mapping[str, Rights] = {}
    if in_two_alphabets:
        table = latin()
    elif not left.isascii():
        table = sounds()
    first, last = (0, 0) if in_two_alphabets else _agreeing(left, right)
    return round(_cheapest(left, right, first, last, table), 4)


def _agreeing(left: str, right: str) -> tuple[int, int]:
    """How many letters at both ends need no look: equal ones, beyond what may matter."""
    shorter = min(len(left), len(right))
    first = 0
    while first < shorter and left[first] == right[first]:
        first += 1
    first = max(0, first - _AROUND)
    last = 0
    while last < shorter - first and left[-1 - last] == right[-1 - last]:
        last += 1
    return first, max(0, last - _AROUND)


def _cheapest(  # noqa: C901 - one recurrence, in one loop for speed
    left: str, right: str, first: int, last: int, table: Mapping[str, Rights]
) -> float:
    """The cheapest way to write one word as the other, but for its agreeing ends."""
    n, m = len(left) - last, len(right) - last
    lost_left = [_lost(left, at) for at in range(n + 1)]
    lost_right = [_lost(right, at) for at in range(m + 1)]
    inserted = table.get("", {})
    best: list[list[float]] = []
    for i in range(first, n + 1):
        before = best[-1] if best else []
        row: list[float] = []
        best.append(row)
        spellings = [
            (length, rights)
            for length in range(1, min(i - first, _LONGEST) + 1)
            if (rights := table.get(left[i - length : i]))
        ]
        if inserted:
            spellings.append((0, inserted))
        for j in range(first, m + 1):
            if i == first and j == first:
                row.append(0.0)
                continue
            at = j - first
            found = before[at] + lost_left[i] if before else float("inf")
            if at:
                found = min(found, row[at - 1] + lost_right[j])
                if before:
                    changed = 0.0 if left[i - 1] == right[j - 1] else _changed(left, right, i, j)
                    found = min(found, before[at - 1] + changed)
                    if at > 1 and i - first > 1 and _are_swapped(left, right, i, j):
                        found = min(found, best[-3][at - 2] + SWAP)
            for length, rights in spellings:
                rest = best[-1 - length]
                for shorter in range(min(at, _LONGEST) + 1):
                    price = rights.get(right[j - shorter : j])
                    if price is not None:
                        if price >= _MARKED and length == i and shorter == j:
                            price += _at_beginning(left, right)
                        found = min(found, rest[at - shorter] + price)
            row.append(found)
    return best[-1][-1]


def _are_swapped(left: str, right: str, i: int, j: int) -> bool:
    return left[i - 2] == right[j - 1] and left[i - 1] == right[j - 2]


def _at_beginning(left: str, right: str) -> float:
    return 0.0 if left[:1] in _VOWELS or right[:1] in _VOWELS else AT_EDGE


def _changed(left: str, right: str, i: int, j: int) -> float:
    one, other = left[i - 1], right[j - 1]
    if one in _VOWELS and other in _VOWELS:
        price = VOWEL
    elif (one, other) in _NEIGHBORS:
        price = LETTER
    else:
        price = OTHER_CONSONANT
    at_edge = (i == 1 and j == 1) or (i == len(left) and j == len(right))
    return price + AT_EDGE if at_edge else price


def _lost(word: str, at: int) -> float:
    if at == 0:
        return 0.0
    letter = word[at - 1]
    if at > 1 and letter == word[at - 2]:
        return DOUBLED
    price = VOWEL if letter in _VOWELS else LETTER
    return price + AT_EDGE if at in {1, len(word)} else price
