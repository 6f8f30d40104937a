"""The key by which a name is found."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = dict.fromkeys(
    map(
        ord,
        "«»\"'`"  # straight quotes, guillemets
        "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"  # curly and low quotes
        "\u00b4\u2032\u2033"  # acute, primes
        "\u0301"  # the stress mark
        "\u00ad\u200b\u200c\u200d\u2060\ufeff",  # soft hyphen, characters without width
    )
)
"""Quotes and apostrophes, the stress mark, soft hyphens and characters without width."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"), "-")
"""Hyphens, dashes and the minus sign."""
_FOLDING = _DROPPED | _DASHES | {ord("ё"): "е"}
_SPACED_DASH = re.compile(r"\s*-\s*")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = ("aceopxykmthb", "асеорхукмтнв")
"""Letters of the two alphabets that look alike, small or capital: Latin, then Cyrillic."""
_TO_CYRILLIC = str.maketrans(*_LOOKALIKES)
_TO_LATIN = str.maketrans(*reversed(_LOOKALIKES))
_KEPT = 65_536
"""Keys kept: a name comes back in every article, and folding was a tenth of finding names."""


@lru_cache(_KEPT)
def fold(name: str) -> str:
    """The key of a name: what is left when case, typography and typing slips are taken away.

    Case, ё/е, quotes, apostrophes, stress marks, kinds of dash and of space make no difference,
    nor does a letter of the other alphabet inside a word («Cбербанк» with a Latin C). Idempotent.

    >>> fold("Кот-д’Ивуар") == fold("КОТ–Д'ИВУАР")
    True
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = unicodedata.normalize("NFC", text).translate(_FOLDING)
    text = _SPACED_DASH.sub("-", " ".join(text.split()))
    return text if text.isascii() else _WORD.sub(_one_alphabet, text)


def _one_alphabet(match: re.Match[str]) -> str:
    """The word in one alphabet, where its letters of the other one have a look-alike."""
    word = match.group()
    cyrillic = word.translate(_TO_CYRILLIC)
    if cyrillic == word or word.isascii():
        return word
    if not any("a" <= letter <= "z" for letter in cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word
