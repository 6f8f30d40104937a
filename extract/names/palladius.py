"""Chinese names in Russian: what Palladius's system has written is not open to another spelling.

A syllable of the system is one Chinese syllable, so that two words that both follow it are two
names («Шэньси», «Шаньси»), however near. Slips of those who do not know it remain: a soft sign
lost, е for э, ю for юй, дз for цз, which is no syllable of the system.
"""

import re
from functools import lru_cache

from extract.names.keys import CACHE_SIZE

_INITIAL = "(?:чж|цз|[бпмфдтнлгкхцсчшж])"
_FINAL = (
    "(?:юань|юнь|юн|юй|юе|уань|уай|уей|унь|уан|ун|уй|уа|уо|янь|ян|яо|инь|ин|"
    "ань|ан|ай|ао|ень|ен|ей|оу|[аоеиуюя])"
)
_ALONE = "(?:вань|вень|ван|вен|вай|вей|ва|во|ер)"
_TWO = re.compile(f"(?:{_INITIAL}?{_FINAL}|{_ALONE}){{2}}")
"""Given names and most places have two; longer words of such syllables are Persian or Japanese."""
_MARKS = ("чж", "цз", "нь", "сян", "цян", "лян", "шен", "фен", "пен", "мен", "вен", "вей", "жен",
          "чен", "уан", "сюе", "лей", "сяо", "хуа", "юй", "цю", "жу")  # fmt: skip
"""What Chinese words have and Japanese or Polynesian ones, of like syllables, have not."""


@lru_cache(CACHE_SIZE)
def is_of_two_syllables(word: str) -> bool:
    """Whether a folded word is two syllables of Palladius's system, or of a language like it.

    >>> is_of_two_syllables("цзиньпин"), is_of_two_syllables("вашингтон")
    (True, False)
    """
    return _TWO.fullmatch(word.replace("э", "е")) is not None


def are_two_chinese(left: str, right: str) -> bool:
    """Whether two folded words are Chinese and differ by more than a slip.

    >>> are_two_chinese("шэньси", "шаньси"), are_two_chinese("цзиньпин", "цзинпин")
    (True, False)
    """
    if not (is_of_two_syllables(left) and is_of_two_syllables(right)):
        return False
    both = f"{left} {right}".replace("э", "е")
    return _without_slips(left) != _without_slips(right) and any(mark in both for mark in _MARKS)


def _without_slips(word: str) -> str:
    return word.replace("э", "е").replace("ь", "").replace("юй", "ю")
