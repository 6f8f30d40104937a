"""Keeps the part of the encoder's vocabulary that Russian news can use.

Of 250,002 pieces about 25,000 are made of Russian letters and 80,000 of plain Latin ones. Kept:
all Russian ones, the most frequent Latin ones, digits, punctuation, and every single character of
the European alphabets, so that no name is beyond the tokenizer.
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.neural.pieces import SPACE
from extract.neural.train.large.wheel import Checkpoint

# Latin pieces lie in order of frequency; the first 10,000 cut an English word into 1.5 pieces.
LATIN_KEPT = 10_000
MASK = "<mask>"
_RUSSIAN = re.compile(rf"{SPACE}?[а-яёА-ЯЁ]+")
_LATIN = re.compile(rf"{SPACE}?[a-zA-Z]+")
_LAST_EUROPEAN = 0x52F
_GENERAL_PUNCTUATION = range(0x2010, 0x2300)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A pruned vocabulary; ids count from 0 in the order kept.

    Attributes:
        pieces: piece texts; special pieces are "" and so never match a word.
        scores: log probabilities.
        rows: float32[pieces, size], the embedding of each piece.
        begin: id of the mark at the start of a window; ``end``, ``unknown``, ``mask`` likewise.
        normalization: one character to its replacement.
    """

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    rows: NDArray[np.float32]
    begin: int
    end: int
    unknown: int
    mask: int
    normalization: dict[str, str]


def prune(checkpoint: Checkpoint, latin: int = LATIN_KEPT) -> Vocabulary:
    """The vocabulary reduced to what Russian news needs.

    Args:
        checkpoint: the encoder as read from the wheel.
        latin: how many Latin pieces to keep, most frequent first.

    Returns:
        The kept pieces with their embeddings; the four special ones come first.
    """
    special = [
        checkpoint.begin,
        checkpoint.end,
        checkpoint.unknown,
        checkpoint.pieces.index(MASK),
    ]
    kept, seen = list(special), 0
    for number, piece in enumerate(checkpoint.pieces):
        if number in special or piece.startswith("<"):
            continue
        if _LATIN.fullmatch(piece):
            seen += 1
            if seen > latin and len(piece) > 1:
                continue
        elif not _russian_or_sign(piece):
            continue
        kept.append(number)
    return Vocabulary(
        pieces=tuple("" if number in special else checkpoint.pieces[number] for number in kept),
        scores=checkpoint.scores[kept],
        rows=checkpoint.tensors["emb.word"][kept],
        begin=0,
        end=1,
        unknown=2,
        mask=3,
        normalization=checkpoint.normalization,
    )


def _russian_or_sign(piece: str) -> bool:
    """Whether a piece that is not Latin is worth its row."""
    if _RUSSIAN.fullmatch(piece):
        return True
    bare = piece.removeprefix(SPACE)
    known = all(ord(c) <= _LAST_EUROPEAN or ord(c) in _GENERAL_PUNCTUATION for c in bare)
    return known and (len(bare) <= 1 or not any(c.isalpha() for c in bare))
