"""The words of a personal name in one order, and the forms that a word of it takes.

`.name` of a mention is a nominative that a dictionary guessed; for names that no dictionary holds
the guess is often wrong («Кинчеву», «Уитня»). Whether two mentions name one person is therefore
also asked of their words as written: «Кинчеву» is a form of «Кинчев».
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.annotate.normalize import is_patronymic
from ontology.gazetteer import fold

_PART = re.compile(r"[^\W\d_]\.-?|[^\s.]+\.?")
_LONGEST_INITIAL = 3
_FULL = 3
"""Words of a name with its patronymic."""

_ENDINGS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("ский", "цкий"), ("ого", "ому", "им", "ом")),
    (("ый", "ой"), ("ого", "ому", "ым", "ом")),
    (("ий",), ("ия", "ию", "ием", "ии", "ого", "ому", "его", "ему", "им", "ом", "ем")),
    (("ая",), ("ой", "ую")),
    (("яя",), ("ей", "юю")),
    (("ия",), ("ии", "ию", "ией")),
    (("ов", "ев", "ин", "ын"), ("а", "у", "ым", "ом", "е")),
    (("ова", "ева", "ина", "ына"), ("ой", "у", "ы", "е")),
    (("а",), ("ы", "и", "е", "у", "ой", "ей")),
    (("я",), ("и", "е", "ю", "ей")),
    (("й",), ("я", "ю", "ем", "е")),
    (("ь",), ("я", "ю", "ем", "е", "и", "ью")),
)
"""Ends of a name in the nominative → what stands there in the other cases, the longest first."""
_STEMS = frozenset({"ов", "ев", "ин", "ын"})
"""Ends that stay where the others are replaced."""
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_OF_CONSONANTS = ("а", "у", "ом", "ем", "е")


def name_words(name: str) -> tuple[str, ...]:
    """Words of a name: given names or initials first, the surname last.

    >>> name_words("Б.В.Громов"), name_words("Громов Б. В.")
    (('Б.', 'В.', 'Громов'), ('Б.', 'В.', 'Громов'))
    >>> name_words("Громов Борис Ильич")
    ('Борис', 'Ильич', 'Громов')
    """
    words = [word.removesuffix("-") for word in _PART.findall(name)]
    if len(words) == _FULL and is_patronymic(words[2]) and not is_patronymic(words[1]):
        words = [*words[1:], words[0]]
    if len(words) > 1 and not words[0].endswith(".") and is_initials(words[1:]):
        words = [*words[1:], words[0]]
    return tuple(words) or (name,)


def is_initials(words: Sequence[str]) -> bool:
    """Whether all words are initials, also of two letters: «Дж.»."""
    return all(word.endswith(".") and len(word) <= _LONGEST_INITIAL for word in words)


@lru_cache(maxsize=16_384)
def case_forms(word: str) -> frozenset[str]:
    """What a word of a name, given in the nominative, may be in other cases, folded; and itself.

    >>> sorted(case_forms("Даль"))
    ['дале', 'далем', 'дали', 'даль', 'далью', 'даля', 'далю']
    """
    plain = fold(word)
    for ends, endings in _ENDINGS:
        end = next((end for end in ends if plain.endswith(end) and len(plain) > len(end)), None)
        if end is not None:
            kept = plain if end in _STEMS else plain[: -_replaced(end)]
            return frozenset({plain, *(kept + ending for ending in endings)})
    if plain[-1:] in _CONSONANTS:
        return frozenset({plain, *(plain + ending for ending in _OF_CONSONANTS)})
    return frozenset({plain})


def _replaced(end: str) -> int:
    """Letters of an end that give way to another ending: «-ий» of «-ский», «-а» of «-ова»."""
    return 1 if end in {"ова", "ева", "ина", "ына", "а", "я", "й", "ь"} else 2
