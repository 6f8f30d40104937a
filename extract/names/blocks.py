"""Keys under which names that may be one meet, so that nothing is compared in pairs.

The consonants of a name survive its spellings in two alphabets and most misprints; where there are
enough of them, the name is looked up with each of them left out as well.
"""

from collections.abc import Iterator
from functools import lru_cache

from extract.names.keys import CACHE_SIZE, sound, spelling, words
from extract.names.misprints import neighborhood
from extract.names.person import PersonName
from extract.names.tables import given, latin
from extract.names.transliteration import to_cyrillic

_CLASSES = str.maketrans(
    {"ш": "с", "щ": "с", "з": "с", "ц": "с", "ж": "с", "ч": "с", "б": "п", "д": "т", "г": "х",
     "к": "х", "в": "ф", **dict.fromkeys("аеиоуыэюяйьъ")}
)  # fmt: skip
"""Consonants that the conventions take for one another; vowels and glides go."""
_ENOUGH = 4
"""Consonants of which one may be left out: shorter skeletons would meet everywhere."""
_ENOUGH_BESIDE_GIVEN = 3
"""The same for a surname, which meets others only beside a like given name."""

_COMMON = 0.1
"""Highest cost of a usual reading of a Latin letter."""


@lru_cache(CACHE_SIZE)
def skeleton(word: str) -> str:
    """The classes of the consonants of a folded word, in one alphabet.

    >>> skeleton("bloomberg") == skeleton("блумберг")
    True
    """
    plain = spelling(word)
    if plain.isascii():
        plain = to_cyrillic(plain)
    heard = sound(plain).translate(_CLASSES)
    return "".join(
        letter
        for letter, before in zip(heard, "\0" + heard, strict=False)
        if letter != before or letter.isdigit()
    )


def name_blocks(name: str) -> frozenset[str]:
    """Keys of a name of a place, an organization or a thing; none for one too short to compare."""
    return _blocks("".join(map(skeleton, words(name))), _ENOUGH)


def person_blocks(name: PersonName) -> frozenset[tuple[str, ...]]:
    """Keys of a full name: of its surname, beside what its given name begins with.

    One more key is for all its parts in any order: «Лифэн Хэ», «Хэ Лифэн».
    """
    first = name.given[0] if name.given else ""
    heads = {*_beginnings(first), *(str(group) for group in given().get(first, ()))}
    keys = _blocks(skeleton(name.surname), _ENOUGH_BESIDE_GIVEN)
    parts = tuple(sorted(map(skeleton, name.key)))
    return frozenset({parts, *((head, key) for head in heads for key in keys)})


def _beginnings(word: str) -> Iterator[str]:
    """What a given name may begin with: «Joe» with дж, й or х."""
    yield skeleton(word)[:1]
    for letters, price in latin().get(word[:1], {}).items():
        if price <= _COMMON:
            yield skeleton(letters)[:1]


def _blocks(whole: str, enough: int) -> frozenset[str]:
    """The keys of a skeleton; what differs in a number («Дом 1», «Дом 2») never meets."""
    digits = "".join(letter for letter in whole if letter.isdigit())
    letters = "".join(letter for letter in whole if not letter.isdigit())
    if len(letters) >= enough:
        return frozenset(digits + key for key in neighborhood(letters))
    return frozenset({digits + letters} if whole else ())
