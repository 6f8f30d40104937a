"""Where a quoted sentence names an entity: for marking both ends of a fact in its evidence.

Plain searching instead of a regular expression a name: twenty thousand of those take twelve
seconds to compile, more than all the rest of a large page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ENDINGS = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой")
_SHORT = 3
"""A word of up to three letters is matched whole: a stem of "Си" would match half the language."""
_MAX_ENDING = 3
"""Longest case ending of a noun or adjective: «ями», «ого»."""
_SURNAME = 4
"""A person's last name alone is looked for from this length on."""
_BETWEEN = frozenset(" \t\n\r\u00a0-–—«»„“”\"'.")
_MAX_BETWEEN = 3
"""Spaces and marks between two words of a name: «Рога» — «копыта» has more."""

_Stem = tuple[str, int]
"""Beginning of a word, and how many letters may follow it."""


@dataclass(frozen=True, slots=True)
class NameFinder:
    """All names of one entity, ready to be looked for in many sentences.

    >>> NameFinder.of(["Южная Корея"]).find("Глава Южной Кореи прибыл.")
    [(6, 17)]
    """

    names: tuple[tuple[_Stem, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str], *, is_person: bool = False) -> "NameFinder":
        """Prepare the names; of a person the last name alone counts as well."""
        words = {tuple(re.findall(r"\w+", name)) for name in names}
        if is_person:
            words |= {name[-1:] for name in words if name and len(name[-1]) >= _SURNAME}
        return cls(tuple(tuple(_stem(word) for word in name) for name in sorted(words) if name))

    def find(self, quote: str) -> list[tuple[int, int]]:
        """Where the quote has one of the names in any case: start and stop, in text order.

        Of names that overlap the first is taken, of those that begin together the longest.
        """
        text = _folded(quote)
        spans = {
            (start, stop)
            for name in self.names
            for start in _occurrences(text, name[0][0])
            if (stop := _end_of_name(text, start, name)) is not None
        }
        found: list[tuple[int, int]] = []
        for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, stop))
        return found


def _stem(word: str) -> _Stem:
    text = _folded(word)
    if len(word) <= _SHORT or word.isupper() or not word.isalpha():
        return text, 0
    if word.endswith(_ENDINGS) and len(word) - 2 >= _SHORT:
        return text[:-2], _MAX_ENDING
    return text[:-1] if text[-1].lower() in "аеийоуыьэюя" else text, _MAX_ENDING


def _folded(text: str) -> str:
    """The text with е for ё, letter for letter."""
    return text.replace("ё", "е").replace("Ё", "Е")


def _occurrences(text: str, stem: str) -> Iterable[int]:
    """Where a word of the text may begin with the stem; a small letter may be a capital there."""
    for form in {stem, stem[0].upper() + stem[1:]} if stem[0].islower() else {stem}:
        at = text.find(form)
        while at >= 0:
            if at == 0 or not _is_letter(text[at - 1]):
                yield at
            at = text.find(form, at + 1)


def _end_of_name(text: str, start: int, name: tuple[_Stem, ...]) -> int | None:
    """Where the name that begins at `start` ends; None if it is not there."""
    at = start
    for number, (stem, longest) in enumerate(name):
        if number:
            begin = at
            while at < len(text) and at - begin < _MAX_BETWEEN and text[at] in _BETWEEN:
                at += 1
            if at == begin:
                return None
        word = text[at : at + len(stem)]
        if word != stem and (not stem[0].islower() or word != stem[0].upper() + stem[1:]):
            return None
        at += len(stem)
        begin = at
        while at < len(text) and _is_letter(text[at]):
            at += 1
        if at - begin > longest:
            return None
    return at


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
