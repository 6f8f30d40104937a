"""Which mentions are of one thing, on the chains of factRuEval-2016.

    evaluate(fact_files(DIR), extract_batch) -> Report

Drawn are the names of people, organizations and places, with the words that describe them
(«движение „Солидарность“»), and to which thing each belongs; pronouns and descriptions without a
name are not. A drawn mention reaches from its first to its last word.

A found mention is aligned with a drawn one where their stretches share at least half of the
longer; of several the most alike, one to one, the earlier of equals. Found mentions that are
aligned with none do not count: they may be of things that nobody drew.

Two protocols, each by B³ (chains of one mention count) and MUC (they do not):

- **end to end**: drawn mentions that were not found, or belong to no entity, are missed;
- **aligned**: only the drawn mentions that were found count, so that only the chains are measured.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.evaluate.clusters import Agreement, b_cubed, muc
from extract.evaluate.facts import SUFFIXES, Place, read_things
from extract.evaluate.nerel import Extract
from extract.evaluate.texts import extracted
from extract.records import Extraction

_MEASURES = {"B³": b_cubed, "MUC": muc}
_SHARED = 0.5
"""Share of the longer stretch that two mentions of one thing have in common, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the chains of one text compare, or of many added up."""

    scores: Mapping[str, Agreement]
    """By measure and protocol ("B³ end to end")."""
    split: tuple[str, ...] = ()
    """Things whose mentions are in several entities, each with its parts."""
    mixed: tuple[str, ...] = ()
    """Entities that have mentions of several things, each with its parts."""

    def as_record(self) -> dict[str, Any]:
        """All figures and counts, for JSON."""
        figures = {name: score.as_record() for name, score in self.scores.items()}
        return {"task": "factRuEval-2016 coreference", "figures": figures}


def evaluate(files: Sequence[Path], extract: Extract) -> dict[str, Report]:
    """Extract all texts, and compare the entities of each with its drawn things.

    Args:
        files: what `fact_files` gave.
        extract: the program, `extract_batch` for one; called once with all texts.

    Returns:
        A comparison for each text, by its name.

    Raises:
        ExtractError: a text or its annotation cannot be read, or nothing can be extracted.
    """
    texts = files[:: len(SUFFIXES)]
    drawn = [[thing.places for thing in read_things(text)] for text in texts]
    found = extracted(texts, extract, min_confidence=0.0)
    return {
        text.stem: compare(things, extraction)
        for text, things, extraction in zip(texts, drawn, found, strict=True)
    }


def added(reports: Iterable[Report]) -> Report:
    """Many comparisons as one; what is split or mixed stays with each."""
    scores: defaultdict[str, Agreement] = defaultdict(Agreement)
    for report in reports:
        for name, score in report.scores.items():
            scores[name] += score
    return Report(scores=dict(scores))


def compare(things: Sequence[Sequence[Place]], extraction: Extraction) -> Report:
    """The entities of an extraction beside the drawn things of its text.

    Args:
        things: where each thing is mentioned.
        extraction: of the same text.
    """
    wanted = [set(places) for places in things if places]
    entity_of = {n: e.id for e in extraction.entities for n in e.mentions}
    ours = {n: (extraction.mentions[n].start, extraction.mentions[n].stop) for n in entity_of}
    chains: dict[str, set[Place]] = {}
    for place, number in sorted(_aligned(set().union(*wanted), ours).items()):
        chains.setdefault(entity_of[number], set()).add(place)
    found = list(chains.values())
    seen = set().union(*found)
    known = [places & seen for places in wanted if places & seen]
    scores = {
        f"{name} {protocol}": measure(found=found, wanted=key)
        for protocol, key in (("end to end", wanted), ("aligned", known))
        for name, measure in _MEASURES.items()
    }
    text = extraction.article.text
    return Report(
        scores=scores,
        split=tuple(_torn(known, found, text)),
        mixed=tuple(_torn(found, known, text)),
    )


def _aligned(drawn: Iterable[Place], ours: Mapping[int, Place]) -> dict[Place, int]:
    """Drawn place → number of the found mention that is aligned with it."""
    by_start = sorted((place, number) for number, place in ours.items())
    pairs = []
    for place in sorted(drawn):
        for other, number in by_start:
            if other[0] >= place[1]:
                break
            common = min(place[1], other[1]) - max(place[0], other[0])
            share = common / max(place[1] - place[0], other[1] - other[0])
            if share >= _SHARED:
                pairs.append((-share, place, number))
    found: dict[Place, int] = {}
    taken: set[int] = set()
    for _, place, number in sorted(pairs):
        if place not in found and number not in taken:
            found[place] = number
            taken.add(number)
    return found


def _torn(chains: Sequence[set[Place]], others: Sequence[set[Place]], text: str) -> Iterator[str]:
    """The chains whose members are in several of the others, with these parts, as words."""
    for chain in chains:
        parts = [chain & other for other in others if chain & other]
        if len(parts) > 1:
            yield " | ".join(", ".join(text[slice(*place)] for place in sorted(p)) for p in parts)
