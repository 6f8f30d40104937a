"""When is something that the program found what a reader marked?

- **Names** are compared without case, ё, quotation marks and kinds of dash. A thing of the graph
  is the labeled entity with which it shares a name. Events and documents have no fixed names:
  there it is enough that all words of the shorter wording begin like words of the longer one, if
  only one labeled entity fits.
- **Relations**: claims that are not denied. A post may be worded more or less fully
  ("президент", "президент США"); an alternative name counts as written.
- **Statements**: the same speaker, and the marked words inside the text or its sentence, or 70 %
  of them in their order.
- **Events**: a defensible type and at least one common agent (recipient, where no agent is
  marked); one found event for one marked event, the best fit first. Roles, status and date are
  compared within these pairs.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.evaluate.score import Score
from graph.evaluate.findings import Claimed, Found
from graph.evaluate.labels import Happened, Labels, Names, Triple, any_of, fold
from ontology.vocabulary import RelationType

SAID_SHARE = 0.7
"""Smallest share of the marked words that a found statement must hold in their order."""
_WORD = re.compile(r"[a-zа-я0-9]+")
_FUNCTION_WORDS = frozenset("в и о на по с".split())
_HEAD_REACH = 3
"""Among how many first words of the longer wording the shorter one's head has to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The comparison of one article, or of many added up."""

    scores: Mapping[str, Score]
    sprung: tuple[str, ...] = ()
    """Traps that the graph asserts."""
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """All figures and counts, and the traps asserted, for JSON."""
        return {
            "task": "articles",
            "figures": {name: score.as_record() for name, score in self.scores.items()},
            "traps": list(self.sprung),
        }


def same_description(left: str, right: str) -> bool:
    """Whether two folded wordings describe one event or document, inflection aside."""
    shorter, longer = sorted((_stems(left), _stems(right)), key=len)
    return (
        bool(shorter)
        and any(_alike(shorter[0], stem) for stem in longer[:_HEAD_REACH])
        and all(any(_alike(stem, other) for other in longer) for stem in shorter)
    )


def _stems(name: str) -> list[str]:
    words = (word for word in _WORD.findall(name) if word not in _FUNCTION_WORDS)
    return [word[: max(4, len(word) - 3)] for word in words]


def _alike(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def identified(names: Names, labels: Labels) -> str:
    """The labeled entity that has one of the names, else "?" and the first name."""
    for entity, known in labels.names.items():
        if names & known:
            return entity
    close = [
        entity
        for entity, known in labels.names.items()
        if entity in labels.described
        and any(same_description(name, other) for name in names for other in known)
    ]
    return close[0] if len(close) == 1 else f"?{any_of(names)}"


def _triple(claim: Claimed, labels: Labels) -> Triple:
    return identified(claim.subject, labels), claim.relation, identified(claim.object, labels)


def as_labeled(claim: Claimed, labels: Labels) -> Triple:
    """The claim as a triple, a post or an alternative name in the wording of the labels."""
    subject, relation, thing = _triple(claim, labels)
    wordings = sorted(o for s, r, o in labels.relations if (s, r) == (subject, relation))
    if relation == RelationType.ALTERNATIVE_NAME:
        thing = f"?{any_of(claim.object)}"
        same = [wording for wording in wordings if wording.lstrip("?") in claim.object]
    elif relation == RelationType.WORKS_AS:
        same = [wording for wording in wordings if _same_post(wording, thing)]
    else:
        same = []
    return subject, relation, same[0] if same else thing


def _same_post(left: str, right: str) -> bool:
    return _alike(left.lstrip("?") + " ", right.lstrip("?") + " ")


def holds(texts: Iterable[str], fragment: str) -> bool:
    """Whether one of the texts holds the fragment, or most of its words in their order."""
    words = fold(fragment).split()
    for text in texts:
        if fold(fragment) in fold(text):
            return True
        rest, n_said = fold(text).split(), 0
        for word in words:
            if word in rest:
                rest = rest[rest.index(word) + 1 :]
                n_said += 1
        if words and n_said / len(words) >= SAID_SHARE:
            return True
    return False


def compare(labels: Labels, found: Found) -> Report:
    """Compare what was found in one article with its labels."""
    parts = [
        part(labels, found) for part in (_compare_relations, _compare_statements, _compare_events)
    ]
    return added(parts)


def added(reports: Sequence[Report]) -> Report:
    """Many comparisons as one: each label counts the same, whatever its article."""
    scores: dict[str, Score] = {}
    for report in reports:
        for name, score in report.scores.items():
            scores[name] = scores.get(name, Score()) + score
    return Report(
        scores=scores,
        sprung=tuple(line for report in reports for line in report.sprung),
        missed=tuple(line for report in reports for line in report.missed),
        spurious=tuple(line for report in reports for line in report.spurious),
    )


def _compare_relations(labels: Labels, found: Found) -> Report:
    told = {as_labeled(claim, labels) for claim in found.claims}
    sprung = labels.traps & (told | {_triple(claim, labels) for claim in found.claims})
    score = Score(
        matched=len(told & labels.relations), found=len(told), wanted=len(labels.relations)
    )
    return Report(
        scores={"relations": score},
        sprung=tuple(sorted(map(" | ".join, sprung))),
        missed=tuple(sorted(map(" | ".join, labels.relations - told))),
        spurious=tuple(sorted(map(" | ".join, told - labels.relations))),
    )


def _compare_statements(labels: Labels, found: Found) -> Report:
    used: set[int] = set()
    missed: list[str] = []
    for wanted in labels.statements:
        for at, statement in enumerate(found.statements):
            if statement.speaker & wanted.speaker and holds(statement.texts, wanted.texts[0]):
                used.add(at)
                break
        else:
            missed.append(str(wanted))
    n_matched = len(labels.statements) - len(missed)
    spurious = [str(one) for at, one in enumerate(found.statements) if at not in used]
    # Found words that cover two marked fragments are as many hits.
    score = Score(matched=n_matched, found=n_matched + len(spurious), wanted=len(labels.statements))
    return Report(scores={"statements": score}, missed=tuple(missed), spurious=tuple(spurious))


def _compare_events(labels: Labels, found: Found) -> Report:
    free = list(found.events)
    pairs: list[tuple[Happened, Happened]] = []
    missed: list[str] = []
    for wanted in labels.events:
        candidates = [event for event in free if fits(wanted, event)]
        if candidates:
            best = max(candidates, key=_closeness(wanted))
            free.remove(best)
            pairs.append((wanted, best))
        else:
            missed.append(str(wanted))
    dated = [(wanted, event) for wanted, event in pairs if wanted.date]
    n_status = sum(_same_status(wanted, event) for wanted, event in pairs)
    n_date = sum(event.date.startswith(wanted.date) for wanted, event in dated)
    return Report(
        scores={
            "events": Score(matched=len(pairs), found=len(found.events), wanted=len(labels.events)),
            "event roles": sum((_roles(*pair) for pair in pairs), start=Score()),
            "event status": Score(matched=n_status, found=len(pairs), wanted=len(pairs)),
            "event date": Score(matched=n_date, found=len(dated), wanted=len(dated)),
        },
        missed=tuple(missed),
        spurious=tuple(map(str, free)),
    )


def fits(wanted: Happened, event: Happened) -> bool:
    """Whether a found event may be the marked one: its type, and somebody who takes part."""
    if event.types[0] not in wanted.types:
        return False
    if wanted.agents:
        return _n_common(wanted.agents, event.agents) > 0
    return not wanted.recipients or _n_common(wanted.recipients, event.recipients) > 0


def _closeness(wanted: Happened) -> Callable[[Happened], tuple[int, ...]]:
    """The order of preference among the events that fit."""

    def rank(event: Happened) -> tuple[int, ...]:
        present = (*event.agents, *event.recipients)
        n_common = _n_common((*wanted.agents, *wanted.recipients), present)
        return (
            n_common,
            event.types[0] == wanted.types[0],
            bool(wanted.date) and event.date.startswith(wanted.date),
            event.status == wanted.status,
            n_common - len(present),
        )

    return rank


def _n_common(wanted: Iterable[Names], present: Sequence[Names]) -> int:
    return sum(any(names & other for other in present) for names in wanted)


def _roles(wanted: Happened, event: Happened) -> Score:
    return Score(
        matched=_n_common(wanted.agents, event.agents)
        + _n_common(wanted.recipients, event.recipients),
        found=len(event.agents) + len(event.recipients),
        wanted=len(wanted.agents) + len(wanted.recipients),
    )


def _same_status(wanted: Happened, event: Happened) -> bool:
    # What goes on has begun: a text that only tells the beginning is not wrong.
    return event.status == wanted.status or (wanted.status, event.status) == ("ongoing", "occurred")
