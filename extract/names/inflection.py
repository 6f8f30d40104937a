"""Words of names in two cases: «уралхиммаше» and «уралхиммаш» are one word."""

from functools import lru_cache

from extract.names.keys import CACHE_SIZE, fold, sound

CASE_ENDINGS = ("ом", "ым", "ой", "ею", "ем", "а", "у", "е", "ы", "и", "я", "ю")
MIN_STEM = 4
"""Letters that a word has without its case ending, at least."""
_CASE_ENDINGS_BY_LENGTH = tuple(sorted(CASE_ENDINGS, key=lambda ending: (-len(ending), ending)))
_SHORTEST_SOUND = 4
"""In one article even short words meet by their sound: it tells of few people. Shorter ones («Ли»,
«Ким») meet only in the same spelling."""


@lru_cache(CACHE_SIZE)
def phonetic_key(word: str) -> str:
    """The key of one word of a personal name inside an article.

    >>> phonetic_key("Гольмберг") == phonetic_key("Холмберг")
    True
    >>> phonetic_key("Ли") == phonetic_key("Лы")
    False
    """
    plain = fold(word)
    return sound(plain) if len(plain) >= _SHORTEST_SOUND else plain


def stem(word: str) -> str:
    """A word of a name without its case ending: «уралхиммаше» and «уралхиммаш» meet.

    Latin words, short ones and numbers stay whole.
    """
    plain = fold(word)
    if plain.isascii() or len(plain) <= MIN_STEM:
        return plain
    for ending in _CASE_ENDINGS_BY_LENGTH:
        if plain.endswith(ending) and len(plain) - len(ending) >= MIN_STEM:
            return plain.removesuffix(ending)
    return plain


def same_word(one: str, other: str) -> bool:
    """Whether two words of personal names may be one word, spelled or inflected differently."""
    if phonetic_key(one) == phonetic_key(other):
        return True
    short, long = sorted((fold(one), fold(other)), key=len)
    return (
        len(short) >= MIN_STEM
        and long.startswith(short)
        and long.removeprefix(short) in CASE_ENDINGS
        and not short.endswith(("ов", "ев", "ин", "ын"))
    )


def is_initial_of(initial: str, word: str) -> bool:
    """«Д.» of «Дональд»."""
    letters = fold(initial).rstrip(".")
    return len(letters) == 1 and fold(word).startswith(letters)
