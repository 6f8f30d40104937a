"""Counts of right answers, and the files that they were counted on."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

K = TypeVar("K", str, tuple[str, str])
"""What scores are kept by: an entity type, or a relation and a scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many answers matched, of how many found and how many wanted."""

    matched: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is wanted, 0..1; 0 where nothing was found."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that was found, 0..1; 0 where nothing is wanted."""
        return self.matched / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        both = self.found + self.wanted
        return 2 * self.matched / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            matched=self.matched + other.matched,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )

    def as_record(self) -> dict[str, float | int]:
        """The figures (rounded to 0.0001) and the counts, for JSON."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "matched": self.matched,
            "found": self.found,
            "wanted": self.wanted,
        }


def scores_by(*, matched: Iterable[K], found: Iterable[K], wanted: Iterable[K]) -> dict[K, Score]:
    """A score for each kind of thing, from the kinds of all matched, found and wanted things."""
    n_matched, n_found, n_wanted = Counter(matched), Counter(found), Counter(wanted)
    return {
        kind: Score(matched=n_matched[kind], found=n_found[kind], wanted=n_wanted[kind])
        for kind in sorted(n_found.keys() | n_wanted.keys())
    }


def total(scores: Iterable[Score]) -> Score:
    """All of them as one."""
    return sum(scores, start=Score())


def digest(files: Iterable[Path]) -> str:
    """SHA-256 of the names and contents of text files in the order given; line ends do not count.

    Figures belong to the data that they were measured on: whoever keeps them keeps this as well.
    """
    whole = hashlib.sha256()
    for path in files:
        content = path.read_text(encoding="utf-8").encode()
        whole.update(f"{path.name} {len(content)}\n".encode() + content)
    return whole.hexdigest()
