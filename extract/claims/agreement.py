"""Rules and model that tell the same: one claim with the evidence of both.

The rules read status and date from the words that tell a relation, the model only that there is
one; so where a rule tells it too, in the same sentence or at all, the rule's claim stands and gets
the model's evidence. In the same way a rule's event gets from the model what it lacks: a place, a
time, a party.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.records import LEARNED, Claim, Event, Evidence, Relation, TimeInterval
from ontology.vocabulary import Status

_Fact = tuple[str, str, object]


def agreed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of all extractors, those of the model joined with the equal ones of the rules."""
    learned = [claim for claim in claims if _is_learned(claim)]
    if not learned:
        return list(claims)
    told = _Told(claim for claim in claims if not _is_learned(claim))
    for claim in learned:
        if isinstance(claim, Relation):
            told.add_relation(claim)
        elif isinstance(claim, Event):
            told.add_event(claim)
    return told.claims


def _is_learned(claim: Claim) -> bool:
    return all(map(_is_model, claim.evidence))


def _is_model(evidence: Evidence) -> bool:
    return evidence.extractor.startswith(f"{LEARNED}/")


class _Told:
    """The rules' claims, and the model's as they come.

    Args:
        ruled: what the rules tell.
    """

    def __init__(self, ruled: Iterable[Claim]) -> None:
        self.claims = list(ruled)
        self._by_fact: dict[_Fact, list[int]] = {}
        self._events_by_sentence: dict[int, list[int]] = {}
        for number, claim in enumerate(self.claims):
            if isinstance(claim, Relation):
                self._by_fact.setdefault(_fact(claim), []).append(number)
            elif isinstance(claim, Event):
                for start in sorted(_sentences(claim)):
                    self._events_by_sentence.setdefault(start, []).append(number)

    def add_relation(self, claim: Relation) -> None:
        """Join a learned relation with the claim that tells it already, else add it."""
        known = self._by_fact.setdefault(_fact(claim), [])
        sentences = _sentences(claim)
        here = [n for n in known if sentences & _sentences(self.claims[n])]
        alike = [n for n in known if _same_status(self.claims[n], claim)]
        for number in (*here, *alike):
            told = self.claims[number]
            self.claims[number] = replace(told, evidence=_joined(told.evidence, claim.evidence))
            return
        known.append(len(self.claims))
        self.claims.append(claim)

    def add_event(self, claim: Event) -> None:
        """Give a rule's event told by the same words what the model knows of it, else add it."""
        for start in sorted(_sentences(claim)):
            for number in self._events_by_sentence.get(start, ()):
                told = self.claims[number]
                if isinstance(told, Event) and _overlap(told, claim):
                    self.claims[number] = _fuller(told, claim)
                    return
        self.claims.append(claim)


def _fact(claim: Relation) -> _Fact:
    thing = claim.object
    if isinstance(thing, TimeInterval):
        return claim.subject, claim.type, (thing.earliest, thing.latest)
    return claim.subject, claim.type, thing


def _sentences(claim: Claim) -> set[int]:
    """Where the sentences begin that tell it."""
    return {evidence.start for evidence in claim.evidence}


def _same_status(one: Claim, other: Relation) -> bool:
    """Whether both tell it as a fact, or both as planned or denied."""
    return isinstance(one, Relation) and _standing(one.status) is _standing(other.status)


def _standing(status: Status) -> Status:
    return Status.OCCURRED if status is Status.ONGOING else status


def _joined(evidence: Iterable[Evidence], found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Both in their order; of the model's for one sentence and relation the surest alone."""
    ruled: dict[Evidence, None] = {}
    learned: dict[tuple[int, str], Evidence] = {}
    for each in (*evidence, *found):
        if not _is_model(each):
            ruled.setdefault(each)
            continue
        key = each.start, each.extractor
        if key not in learned or each.score > learned[key].score:
            learned[key] = each
    return (*ruled, *learned.values())


def _overlap(one: Event, other: Event) -> bool:
    """Whether words that tell the one tell the other as well."""
    return any(
        a.trigger[0] < b.trigger[1] and b.trigger[0] < a.trigger[1]
        for a in one.evidence
        for b in other.evidence
    )


def _fuller(told: Event, claim: Event) -> Event:
    """The rule's event with what it lacks; its parties stand if it has any."""
    return replace(
        told,
        participants=told.participants or claim.participants,
        place=told.place or claim.place,
        time=told.time or claim.time,
        evidence=_joined(told.evidence, claim.evidence),
    )
