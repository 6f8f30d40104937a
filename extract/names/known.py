"""Which spellings are taken: two names that the dictionaries know are two names."""

from functools import lru_cache

from extract.annotate.morphology import vocabulary
from extract.annotate.surnames import is_given_name, is_surname
from extract.names.keys import CACHE_SIZE

_NATIVE = (
    "ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "енко", "ский", "цкий", "ская", "цкая",
    "ской", "цкой", "чук", "щук", "вич", "швили", "дзе",
)  # fmt: skip
"""Endings of surnames that are written in Cyrillic, or by one old rule, at home: their spelling is
not open, so that another letter is another name."""


@lru_cache(CACHE_SIZE)
def is_known(word: str) -> bool:
    """Whether some dictionary has the folded word: as a surname, a given name or any other word."""
    return is_surname(word) or is_given_name(word) or vocabulary().is_known(word)


@lru_cache(CACHE_SIZE)
def is_common(word: str) -> bool:
    """Whether the folded word is a plain word of Russian and no name first of all."""
    if not vocabulary().is_known(word):
        return False
    return not _NAME_TAGS & set(vocabulary().parse(word)[0].tag.grammemes)


_NAME_TAGS = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})


def are_two(left: str, right: str) -> bool:
    """Whether two folded words are known as two: both have an entry, and not the same one."""
    if left == right or not (is_known(left) and is_known(right)):
        return False
    return not (lemmas(left) & lemmas(right))


@lru_cache(CACHE_SIZE)
def lemmas(word: str) -> frozenset[str]:
    """The dictionary's lemmas of a folded word."""
    return frozenset(str(each.normal_form).replace("ё", "е") for each in vocabulary().parse(word))


def is_native(word: str) -> bool:
    """Whether the folded word is a surname whose spelling Russian does not choose."""
    return word.endswith(_NATIVE)
