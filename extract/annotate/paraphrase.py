"""How far two sentences say the same in other words: «шаг в верном», «в правильном направлении».

Each word is matched with the nearest one of the other sentence by navec's vectors; the share of
meaning found there, in both directions, is the likeness (BERTScore's greedy matching, Zhang et al.
2020, with static vectors of lemmas).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.annotate.models import load
from extract.annotate.morphology import vocabulary

_WORD = re.compile(r"[а-яa-z]+(?:-[а-яa-z]+)*|\d+")
_FUNCTION = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "INTJ"})
_LIGHT = frozenset(
    {"быть", "весь", "который", "мочь", "наш", "самый", "свой", "такой", "тот", "только", "этот"}
)
_NOT = frozenset({"не", "ни", "нет", "без", "нельзя"})
_UNRELATED = 0.35
"""Cosine below which two words have nothing to do with each other."""
_CACHED = 32_768


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence is compared by."""

    lemmas: tuple[str, ...]
    """Those of its full words and figures, each once, in the order of the text."""
    is_negated: bool

    @property
    def figures(self) -> frozenset[str]:
        """The numbers in it."""
        return frozenset(word for word in self.lemmas if word.isdigit())


def wording(text: str) -> Wording:
    """The words of a sentence that carry meaning.

    >>> wording("Это важный шаг в верном направлении").lemmas
    ('важный', 'шаг', 'верный', 'направление')
    """
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    lemmas = dict.fromkeys(lemma for word in words if (lemma := _lemma(word)))
    return Wording(tuple(lemmas), not _NOT.isdisjoint(words))


def alike(left: Wording, right: Wording) -> float:
    """How much of the meaning of each is in the other, 0..1; symmetric.

    0 for those without a common word, with other figures, or only one of which denies something.
    """
    if set(left.lemmas).isdisjoint(right.lemmas) or left.is_negated != right.is_negated:
        return 0.0
    if left.figures and right.figures and left.figures.isdisjoint(right.figures):
        return 0.0
    near = _rows(left.lemmas) @ _rows(right.lemmas).T
    same = np.array(left.lemmas)[:, None] == np.array(right.lemmas)[None, :]
    near = np.where(same, 1.0, np.where(near < _UNRELATED, 0.0, near))
    recall, precision = float(near.max(1).mean()), float(near.max(0).mean())
    return 2 * recall * precision / (recall + precision)


def _rows(lemmas: tuple[str, ...]) -> NDArray[np.float32]:
    return np.stack([_unit(lemma) for lemma in lemmas])


@lru_cache(_CACHED)
def _lemma(word: str) -> str | None:
    """The lemma of a folded word, None for one that carries no meaning."""
    if word.isdigit():
        return word
    best = vocabulary().parse(word)[0]
    lemma = str(best.normal_form).replace("ё", "е")
    return None if str(best.tag.POS) in _FUNCTION or lemma in _LIGHT else lemma


@lru_cache(_CACHED)
def _unit(lemma: str) -> NDArray[np.float32]:
    """The vector of a lemma with length 1; nothing for figures and words without one."""
    embedding = load().forms.embedding
    number = embedding.number(lemma)
    vector = embedding.vectors(np.array([number], np.int32))[0]
    if lemma.isdigit() or number == embedding.number(embedding.common[0]):
        return np.zeros_like(vector)
    unit: NDArray[np.float32] = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return unit
