"""The lexicon of reported speech: which words report, with what force, in which frames."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A row of `lexicon/reporting.tsv`; the letters of `frames` are explained at its head."""

    lemma: str
    force: str
    frames: frozenset[str]


class WordClass(StrEnum):
    """What a word does around reported speech; explained at the head of `lexicon/speech.tsv`."""

    CUE = "cue"
    SAYING = "saying"
    UNSAID = "unsaid"
    DOCUMENT = "document"
    REPORT = "report"
    OUTLET = "outlet"
    THROUGH = "through"
    OWN = "own"
    STAFF = "staff"
    GROUP = "group"
    INTRODUCED = "introduced"
    ADJECTIVAL = "adjectival"
    OPENER = "opener"
    JOINT = "joint"
    POINTED = "pointed"
    TOLD = "told"
    HEARD = "heard"
    AIRED = "aired"


def _rows(name: str) -> list[list[str]]:
    table = files("extract.claims").joinpath("lexicon", name).read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return [line.split("\t") for line in lines]


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Every reporting verb by lemma."""
    return {
        lemma: ReportingVerb(lemma=lemma, force=force, frames=frozenset(frames.split()))
        for lemma, force, frames in _rows("reporting.tsv")
    }


@lru_cache(maxsize=1)
def reporting_openings() -> frozenset[str]:
    """The words with which a reporting verb may begin: «дать» of «дать понять»."""
    return frozenset(lemma.partition(" ")[0] for lemma in reporting_verbs())


@lru_cache(maxsize=len(WordClass))
def forces(word_class: WordClass) -> dict[str, str]:
    """The words of a class with the force that each lends ("" where the class has none)."""
    return {
        row[0]: row[2] if len(row) > 2 else ""  # noqa: PLR2004 - the third column is optional
        for row in _rows("speech.tsv")
        if row[1] == word_class
    }


@lru_cache(maxsize=len(WordClass))
def words_of(word_class: WordClass) -> frozenset[str]:
    """The words of a class."""
    return frozenset(forces(word_class))
