"""The form of a token: all that slovnet's taggers know of it, its word and its shape, as a number.

Source of the shapes: slovnet 0.6, shape.py (MIT).
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.annotate.embedding import Embedding

Ints = NDArray[np.int32]

_PUNCTUATION = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒\u2043–—―`\"'«»„“\u02bc\u02bb”№…"
_TYPE = re.compile(
    rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_PUNCTUATION)}]+)",
    re.IGNORECASE,
)


class Forms:
    """Numbers of forms: the word's number times the number of shapes, plus the shape's id."""

    def __init__(self, embedding: Embedding, shapes: Sequence[str]) -> None:
        """Take over the names of the shapes, in the order of their ids."""
        self.embedding = embedding
        self._shape_ids = {name: number for number, name in enumerate(shapes)}

    def number(self, word: str) -> int:
        """Number of the form of a word in which е stands for ё."""
        shape_id = self._shape_ids[shape(word)]
        return self.embedding.number(word) * len(self._shape_ids) + shape_id

    def common(self) -> Ints:
        """Numbers of the commonest forms, in order: common words, and unknown ones of any shape.

        Punctuation marks and numbers are unknown words to the embedding, told apart by shape.
        """
        n_shapes = len(self._shape_ids)
        unknown, *words = self.embedding.common
        first = self.embedding.number(unknown) * n_shapes
        numbers = [*range(first + 1, first + n_shapes), *map(self.number, words)]
        return np.unique(np.array(numbers, np.int32))

    def split(self, forms: Ints) -> tuple[Ints, Ints]:
        """Word numbers and shape ids of forms, each of the same length."""
        return np.divmod(forms, np.int32(len(self._shape_ids)))


def shape(word: str) -> str:
    """Alphabet and capitals of a word, as "RU_Xx", or the mark that it is, as "PUNCT_,"."""
    match = _TYPE.match(word)
    kind = match.lastgroup if match else None
    if kind is None or kind == "NUM":
        return kind or "OTHER"
    if kind == "PUNCT":
        return f"PUNCT_{word if len(word) == 1 else 'OTHER'}"
    return f"{kind}_{_capitals(word)}"


def _capitals(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _is_title(word):
        return "Xx"
    first, dash, rest = word.partition("-")
    return "Xx-Xx" if dash and _is_title(first) and _is_title(rest) else "OTHER"


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
