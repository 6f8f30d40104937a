"""How right the model of names is, on pairs of names that people judged.

A file of pairs is tab-separated: a header `a b label note`, then two names, `same` or `different`,
and a free note. A pair is found if the names alone are taken for one; what the model leaves
undecided, because it takes a context, counts as not found.
"""

from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError
from extract.evaluate.score import Score
from extract.names.compare import Comparison, Verdict, same_name

_COLUMNS = ("a", "b", "label")
_LABELS = {"same": True, "different": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names and whether they are one thing's."""

    left: str
    right: str
    is_same: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found among the pairs."""

    n_pairs: int
    score: Score
    undecided: int
    """Pairs that the model leaves to the context, of either label."""
    missed: tuple[tuple[Pair, Comparison], ...]
    wrong: tuple[tuple[Pair, Comparison], ...]
    """Pairs of different things that were taken for one."""


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file.

    Raises:
        ReadError: the file cannot be read, or a line is malformed; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), f"cannot be read as pairs of names: {error}") from error
    if not lines or tuple(lines[0].split("\t")[: len(_COLUMNS)]) != _COLUMNS:
        raise ReadError(str(path), "line 1: the columns must be a, b, label, note, with tabs")
    return tuple(
        _pair(path, number, line.split("\t"))
        for number, line in enumerate(lines[1:], start=2)
        if line.strip()
    )


def _pair(path: Path, number: int, cells: list[str]) -> Pair:
    if len(cells) < len(_COLUMNS) or cells[2] not in _LABELS:
        raise ReadError(str(path), f"line {number}: not two names and same or different")
    left, right, label, *rest = cells
    return Pair(left=left, right=right, is_same=_LABELS[label], note=" ".join(rest))


def evaluate(pairs: tuple[Pair, ...]) -> Report:
    """Compare the names of each pair."""
    missed, wrong = [], []
    matched = found = undecided = 0
    for pair in pairs:
        told = same_name(pair.left, pair.right)
        undecided += told.verdict is Verdict.UNDECIDED
        if told.verdict is Verdict.SAME:
            found += 1
            matched += pair.is_same
            if not pair.is_same:
                wrong.append((pair, told))
        elif pair.is_same:
            missed.append((pair, told))
    wanted = sum(pair.is_same for pair in pairs)
    return Report(
        n_pairs=len(pairs),
        score=Score(matched=matched, found=found, wanted=wanted),
        undecided=undecided,
        missed=tuple(missed),
        wrong=tuple(wrong),
    )
