"""How far apart two words are as spellings of one name: a weighted Damerau distance on sounds.

A word is written over into the other by correspondences of the tables (`цз` for `дз`, `au` for
`о`), each at its own small cost, and by misprints: a letter lost, added, changed or swapped. A cost
of one is one plain misprint. The cheapest way counts.
"""

from functools import lru_cache
from itertools import pairwise

from extract.names.keys import CACHE_SIZE, spelling
from extract.names.tables import Rights, latin, sounds

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

_VOWELS = frozenset("аеиоуыэюяaeiouy")
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBORS = frozenset(
    pair for row in _ROWS for one, other in pairwise(row) for pair in ((one, other), (other, one))
)


def similarity(left: str, right: str) -> float:
    """How alike two folded words are, 0..1: one less the cost for each letter of the longer."""
    if left == right:
        return 1.0
    return max(0.0, 1.0 - cost(left, right) / max(len(left), len(right)))


@lru_cache(CACHE_SIZE)
def cost(left: str, right: str) -> float:
    """What it costs to write one folded word as the other; symmetric.

    >>> cost("цзиньпин", "дзиньпин"), cost("politico", "politco")
    (0.05, 0.8)
    """
    left, right = sorted((spelling(left), spelling(right)))
    if left == right:
        return 0.0
    table: dict[str, Rights] = {}
    if not right.isascii():  # Latin sorts before Cyrillic
        table = dict(latin() if left.isascii() else sounds())
    n, m = len(left), len(right)
    starts = [[(0, table.get("", {}))] for _ in range(n + 1)]
    for end in range(1, n + 1):
        for length in range(1, min(end, 5) + 1):
            rights = table.get(left[end - length : end])
            if rights:
                starts[end].append((length, rights))
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i or j:
                best[i][j] = _cheapest(left, right, i, j, starts[i], best)
    return round(best[n][m], 4)


def _cheapest(
    left: str,
    right: str,
    i: int,
    j: int,
    starts: list[tuple[int, Rights]],
    best: list[list[float]],
) -> float:
    """The cheapest way to have written the first `i` letters as the first `j`."""
    found = float("inf")
    if i and j:
        if left[i - 1] == right[j - 1]:
            found = best[i - 1][j - 1]
        else:
            found = best[i - 1][j - 1] + _changed(left, right, i, j)
        if i > 1 and j > 1 and left[i - 2 : i] == right[j - 1] + right[j - 2]:
            found = min(found, best[i - 2][j - 2] + SWAP)
    if i:
        found = min(found, best[i - 1][j] + _lost(left, i))
    if j:
        found = min(found, best[i][j - 1] + _lost(right, j))
    for length, rights in starts:
        for shorter in range(min(j, 4) + 1):
            price = rights.get(right[j - shorter : j])
            if price is not None and (length or shorter):
                if length == i and shorter == j and price >= _MARKED:
                    price += 0.0 if left[:1] in _VOWELS or right[:1] in _VOWELS else AT_EDGE
                found = min(found, best[i - length][j - shorter] + price)
    return found


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
    letter = word[at - 1]
    if letter == word[at - 2 : at - 1]:
        return DOUBLED
    price = VOWEL if letter in _VOWELS else LETTER
    return price + AT_EDGE if at in {1, len(word)} else price
