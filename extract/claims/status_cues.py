"""The lexicon of status: which words say that a happening is done, planned, denied or uncertain.

`lexicon/status.tsv` has one row for a group of words; a word may stand in several classes, as
their uses differ (объявить is an act, and it realizes what is its object).
"""

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from ontology.errors import OntologyError


class Cue(StrEnum):
    """What a word says of the happening that it governs, or (modifiers) stands before."""

    CANCELS = "cancels"
    REFUTES = "refutes"
    UNTRUE = "untrue"
    """Predicates: what is told by their subject is denied."""
    CONFIRMS = "confirms"
    DEMANDS = "demands"
    CONSIDERS = "considers"
    BELIEVES = "believes"
    PLANS = "plans"
    ARRIVES = "arrives"
    """Motion: its infinitive is a purpose, its goal («прибыл на саммит») is real."""
    BEGINS = "begins"
    CONTINUES = "continues"
    ENDS = "ends"
    TRIES = "tries"
    MANAGES = "manages"
    MAY = "may"
    MUST = "must"
    REALIZES = "realizes"
    HAPPENS = "happens"
    REPORTS = "reports"
    ACTS = "acts"
    """Acts of speech: told in the present tense they have been performed."""
    BUILDS = "builds"
    """Processes: the present tense means that they go on, in a headline too."""
    PLANNED_MODIFIER = "planned-modifier"
    POSSIBLE_MODIFIER = "possible-modifier"
    DENIED_MODIFIER = "denied-modifier"
    DONE_MODIFIER = "done-modifier"
    RUNNING_MODIFIER = "running-modifier"


UNCERTAIN = frozenset({Cue.DEMANDS, Cue.CONSIDERS, Cue.BELIEVES, Cue.MAY, Cue.MUST})
"""Classes whose words leave open whether what they govern happens."""
VAGUE_REFUSALS = frozenset({"исключить", "исключать"})
"""Their negation says something and decides nothing: «не исключил», unlike «не отменил»."""


@lru_cache(maxsize=1)
def status_cues() -> dict[str, frozenset[Cue]]:
    """The classes of every lemma of the lexicon.

    Raises:
        OntologyError: a row names an unknown class or lacks a column.
    """
    table = files("extract.claims").joinpath("lexicon/status.tsv").read_text(encoding="utf-8")
    found: dict[str, set[Cue]] = {}
    for number, line in enumerate(table.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            name, lemmas, _ = line.split("\t")
            cue = Cue(name)
        except ValueError as error:
            message = f"status.tsv: line {number}: {error}"
            raise OntologyError(message) from error
        for lemma in lemmas.split("|"):
            found.setdefault(lemma, set()).add(cue)
    return {lemma: frozenset(cues) for lemma, cues in found.items()}


_NONE: frozenset[Cue] = frozenset()


def cues_of(lemma: str) -> frozenset[Cue]:
    """Classes of a lemma; empty where the lexicon does not have it."""
    return status_cues().get(lemma, _NONE)
