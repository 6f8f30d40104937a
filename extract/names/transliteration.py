"""A Latin name in Cyrillic, for keys: one spelling of the many that the conventions allow."""

from functools import lru_cache

from extract.names.keys import CACHE_SIZE
from extract.names.tables import latin

_LONGEST_GRAPHEME = 5
_FRONT_VOWELS = frozenset("eiy")


@lru_cache(CACHE_SIZE)
def to_cyrillic(word: str) -> str:
    """The likeliest Russian spelling of a folded Latin word, grapheme by grapheme.

    For keys, not for reading: one spelling of the many that a table of correspondences allows.

    >>> to_cyrillic("schmidt")
    'шмидт'
    """
    table, written, at = latin(), list[str](), 0
    while at < len(word):
        for length in range(min(_LONGEST_GRAPHEME, len(word) - at), 0, -1):
            letters = word[at : at + length]
            if letters in table:
                break
        followed = word[at + length : at + length + 1]
        if letters == "c" and followed in _FRONT_VOWELS:
            written.append("с")
        else:
            spellings = table.get(letters, {letters: 0.0})
            written.append(min(spellings, key=lambda each: (spellings[each], len(each), each)))
        at += length
    return "".join(written)
