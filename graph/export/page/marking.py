"""Where a quoted sentence names an entity: for marking both ends of a fact in its evidence."""

import re
from collections.abc import Iterable

_ENDINGS = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой")
_SHORT = 3
"""A word of up to three letters is matched whole: a stem of "Си" would match half the language."""
_MAX_ENDING = 3
"""Longest case ending of a noun or adjective: «ями», «ого»."""
_SURNAME = 4
"""A person's last name alone is looked for from this length on."""
_BETWEEN = r"[\s\-–—«»„“”\"'.]{1,3}"


def name_pattern(names: Iterable[str], *, is_person: bool) -> re.Pattern[str] | None:
    """What matches any of the names in any case; None if no name has a letter or digit.

    Case endings are allowed for by prefix: the stem of every word and up to three more letters.

    >>> pattern = name_pattern(["Южная Корея"], is_person=False)
    >>> pattern.search("Глава Южной Кореи прибыл.").span()
    (6, 17)
    """
    words = {tuple(re.findall(r"\w+", name)) for name in names}
    if is_person:
        words |= {name[-1:] for name in words if name and len(name[-1]) >= _SURNAME}
    ordered = sorted(
        (name for name in words if name), key=lambda name: (-sum(map(len, name)), name)
    )
    if not ordered:
        return None
    choices = "|".join(_BETWEEN.join(_word(word) for word in name) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")


def _word(word: str) -> str:
    """Pattern for one word of a name in any case."""
    if len(word) <= _SHORT or word.isupper() or not word.isalpha():
        return _letters(word)
    if word.endswith(_ENDINGS) and len(word) - 2 >= _SHORT:
        stem = word[:-2]
    elif word[-1].lower() in "аеёийоуыьэюя":
        stem = word[:-1]
    else:
        stem = word
    return _letters(stem) + rf"\w{{0,{_MAX_ENDING}}}"


def _letters(text: str) -> str:
    """The text with е for ё; a small first letter may be a capital, at the start of a sentence."""
    first, rest = text[0], text[1:]
    head = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    return head + re.sub("[её]", "[её]", re.escape(rest))
