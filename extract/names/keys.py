"""Names as keys: folded, and as they sound.

The phonetic key undoes what Russian transliteration leaves open (Гельман, Хельман, Хелман). It is
coarser than hearing: it finds candidates, and only for words of `SHORTEST_SOUND` letters do equal
keys mean one name.
"""

import re
import unicodedata
from functools import lru_cache

from ontology.gazetteer import fold as fold_typography

SHORTEST_SOUND = 5
"""Shorter words are compared letter by letter: «Ган» and «Хан» are two names."""
CACHE_SIZE = 65_536

_EDGES = " .,;:!?-()[]"
_ORDINAL = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
"""A Roman number up to 39, folded."""
_WORD = re.compile(r"[^\W_]+")
_FOREIGN = str.maketrans(
    {"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у", "ј": "й", "ø": "o", "ł": "l", "ß": "ss",
     "æ": "ae", "đ": "d", "\u0131": "i"}
)  # fmt: skip
"""Letters of the neighbours' alphabets that Russian and English writing replace."""
_SEQUENCES = (
    ("джь", "ж"), ("дж", "ж"), ("чж", "ж"), ("дз", "ц"), ("цз", "ц"), ("тц", "ц"), ("тс", "ц"),
    ("йо", "е"), ("йе", "е"), ("ье", "е"), ("ьо", "е"), ("ио", "е"), ("ия", "я"), ("ья", "я"),
    ("иа", "я"), ("ию", "ю"), ("ью", "ю"), ("иу", "ю"), ("ей", "ай"), ("эй", "ай"), ("уэ", "ве"),
    ("уо", "во"), ("уи", "ви"), ("уа", "ва"), ("кх", "х"), ("щ", "ш"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {"г": "х", "э": "е", "ы": "и", "й": "и", "ю": "у", "я": "а", "ь": None, "ъ": None}
)


@lru_cache(CACHE_SIZE)
def fold(name: str) -> str:
    """The gazetteer's key of a name, without brackets and stops at its ends.

    >>> fold("РИА «Новости».") == fold("РИА Новости")
    True
    """
    return fold_typography(name).strip(_EDGES)


@lru_cache(CACHE_SIZE)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens split."""
    return tuple(_WORD.findall(fold(name)))


@lru_cache(CACHE_SIZE)
def spelling(word: str) -> str:
    """A folded word in the letters of the Russian or the plain Latin alphabet.

    >>> spelling("müller"), spelling("андрій")
    ('muller', 'андрий')
    """
    word = word.translate(_FOREIGN)
    if word.isascii() or "а" <= word[:1] <= "я":
        return word
    marked = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


@lru_cache(CACHE_SIZE)
def sound(word: str) -> str:
    """How a folded word sounds, whatever the school of transliteration.

    >>> sound("гельман") == sound("хельман") == sound("хелман")
    True
    """
    if _ORDINAL.fullmatch(word):
        return word  # «XVI» and «XVII» are two kings
    word = _single(word)
    for written, heard in _SEQUENCES:
        if written in word:
            word = word.replace(written, heard)
    return _single(word.translate(_LETTERS))


def ordinal(name: str) -> str | None:
    """The Roman number that a name ends in: «xvi» of «Людовик XVI»."""
    last = words(name)[-1:]
    return last[0] if last and _ORDINAL.fullmatch(last[0]) else None


def sounds_like(left: str, right: str) -> bool:
    """Whether two folded words are one name in two spellings."""
    if left == right:
        return True
    return min(len(left), len(right)) >= SHORTEST_SOUND and sound(left) == sound(right)


def _single(word: str) -> str:
    """The word with doubled letters once."""
    return "".join(
        letter
        for letter, before in zip(word, "\0" + word, strict=False)
        if letter != before or letter.isdigit()
    )
