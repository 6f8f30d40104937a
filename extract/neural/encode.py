"""Words as the learned nets read them: sub-tokens, characters, stems; no weights here.

    subtokens(reading) -> Subtokens        Alphabet(letters, stems).characters(forms) -> numbers

Source: razdel's tokens miss 1.0 % of NEREL's span borders («экс-президент», «2001—2003»). Cut at
hyphens, dashes and slashes, 6 of the 5,589 spans of its dev part stay out of reach.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extract.neural.reading import Reading

Ints = NDArray[np.int32]

WHOLE, FIRST, MIDDLE, LAST = range(4)
"""Place of a sub-token in its token."""
CHARACTERS = 16
"""Characters of a sub-token that are read: all, or the first and the last eight."""
STEM = 6
"""Letters of a stem: Russian inflects at the end, so that forms of a word share their beginning."""
PADDING, UNKNOWN = 0, 1
"""Numbers of no character and of one outside the alphabet; of no stem and of an unknown one."""
WINDOW = 512
"""Longest stretch of sub-tokens read at once, cut between sentences; 3 of 94 articles of NEREL dev
are longer."""

_PART = re.compile(r"[-‐‑–—/]|[^-‐‑–—/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtokens:
    """The m sub-tokens of one article, in order."""

    texts: tuple[str, ...]
    tokens: Ints
    """Number of the token that each is a part of, [m]."""
    starts: Ints
    """Offset of the first character, [m]."""
    stops: Ints
    """Offset behind the last character, [m]."""
    places: Ints
    """WHOLE, FIRST, MIDDLE or LAST, [m]."""

    def between(self, start: int, stop: int) -> tuple[int, int] | None:
        """First and last sub-token of the stretch `start:stop`; None where it cuts one."""
        first, last = (
            int(np.searchsorted(self.starts, start)),
            int(np.searchsorted(self.stops, stop)),
        )
        if not first <= last < len(self.texts):
            return None
        fits = self.starts[first] == start and self.stops[last] == stop
        return (first, last) if fits else None

    def windows(self, sentences: Ints) -> list[tuple[int, int]]:
        """Ranges of sub-tokens, at most `WINDOW` long where a sentence is not, that cover all.

        Args:
            sentences: ranges of tokens, [s, 2].
        """
        total = len(self.texts)
        if total <= WINDOW:
            return [(0, total)] if total else []
        borders = np.searchsorted(self.tokens, sentences[:, 0])
        cuts = sorted({0, total, *(int(border) for border in borders)})
        ranges: list[tuple[int, int]] = []
        first = 0
        for here, there in pairwise(cuts):
            if there - first > WINDOW and here > first:
                ranges.append((first, here))
                first = here
            while there - first > WINDOW:  # one sentence longer than a window
                ranges.append((first, first + WINDOW))
                first += WINDOW
        ranges.append((first, total))
        return ranges


def subtokens(reading: Reading) -> Subtokens:
    """The sub-tokens of an article; a token without a hyphen, dash or slash is one."""
    texts: list[str] = []
    counts = np.ones(len(reading.words), np.int32)
    behind = 0
    for number, word in enumerate(reading.words):
        if len(word) > 1 and not word.isalnum():
            parts = _PART.findall(word)
            texts += reading.words[behind:number]
            texts += parts
            counts[number] = len(parts)
            behind = number + 1
    texts += reading.words[behind:]
    tokens = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    lengths = np.fromiter(map(len, texts), np.int32, len(texts))
    ends = np.cumsum(lengths, dtype=np.int32)
    firsts = (np.cumsum(counts) - counts)[tokens]
    stops = reading.starts[tokens] + ends - (ends - lengths)[firsts]
    place = np.arange(len(texts)) - firsts
    places = np.select(
        [counts[tokens] == 1, place == 0, place == counts[tokens] - 1],
        [WHOLE, FIRST, LAST],
        MIDDLE,
    )
    return Subtokens(
        texts=tuple(texts),
        tokens=tokens,
        starts=(stops - lengths).astype(np.int32),
        stops=stops.astype(np.int32),
        places=places.astype(np.int32),
    )


class Alphabet:
    """Numbers for the characters and the stems that a model was trained with.

    Args:
        letters: characters, in the order of their numbers; the first has number 2.
        stems: lower-case beginnings of words, likewise.
    """

    def __init__(self, letters: str, stems: Sequence[str]) -> None:
        self.letters = letters
        self.stems = tuple(stems)
        self._letter = {letter: number for number, letter in enumerate(letters, 2)}
        self._stem = {stem: number for number, stem in enumerate(stems, 2)}

    @classmethod
    def of(cls, texts: Iterable[str], *, letters: int, stems: int) -> "Alphabet":
        """The alphabet of a training corpus.

        Args:
            texts: its sub-tokens, with repetitions.
            letters: how often a character must occur to get a number of its own.
            stems: how often a stem must.
        """
        forms = Counter(texts)
        letter_counts: Counter[str] = Counter()
        stem_counts: Counter[str] = Counter()
        for form, count in forms.items():
            for letter in form:
                letter_counts[letter] += count
            stem_counts[_stem(form)] += count
        return cls(
            "".join(sorted(letter for letter, n in letter_counts.items() if n >= letters)),
            sorted(stem for stem, n in stem_counts.items() if n >= stems),
        )

    def characters(self, forms: Sequence[str]) -> Ints:
        """Character numbers of each form, [f, CHARACTERS], padded at the end."""
        numbers = np.zeros((len(forms), CHARACTERS), np.int32)
        half = CHARACTERS // 2
        for row, form in enumerate(forms):
            read = form if len(form) <= CHARACTERS else form[:half] + form[-half:]
            numbers[row, : len(read)] = [self._letter.get(letter, UNKNOWN) for letter in read]
        return numbers

    def stem_numbers(self, forms: Sequence[str]) -> Ints:
        """Number of each form's stem, [f]."""
        return np.array([self._stem.get(_stem(form), UNKNOWN) for form in forms], np.int32)


def _stem(form: str) -> str:
    return form.lower()[:STEM]


Item = TypeVar("Item", bound=Hashable)


def distinct(items: Sequence[Item]) -> tuple[list[Item], Ints]:
    """The different items in order of appearance, and for each item its place among them."""
    numbers: dict[Item, int] = {}
    rows = np.array([numbers.setdefault(item, len(numbers)) for item in items], np.int32)
    return list(numbers), rows


def first_rows(rows: Ints, number: int) -> Ints:
    """Where each of so many different items stands first, [number]."""
    firsts = np.empty(number, np.int32)
    firsts[rows[::-1]] = np.arange(len(rows) - 1, -1, -1, dtype=np.int32)
    return firsts


def groups(texts: Sequence[str]) -> Ints:
    """For each sub-token of a window the place of its stem among the window's stems, [n].

    Forms of one word, «Норвегия» and «Норвегии», share a group.
    """
    return distinct([_stem(text) for text in texts])[1]
