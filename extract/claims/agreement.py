"""Rules and model that tell the same: one claim with the evidence of both.

The rules read status and date from the words that tell a relation, the model only that there is
one; so where a rule tells it too, in the same sentence or at all, the rule's claim stands and gets
the model's evidence. In the same way a rule's event gets from the model what it lacks: a place, a
time, a party.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.records import Claim, Event, Evidence, Relation, TimeInterval
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
    return told.all()


def _is_learned(claim: Claim) -> bool:
    return all(evidence.is_learned for evidence in claim.evidence)


@dataclass(slots=True)
class _Gathered:
    """The evidence of one claim as it comes: that of rules, then that of the model.

    Of the model's for one sentence and relation the surest alone is kept.
    """

    ruled: dict[Evidence, None] = field(default_factory=dict)
    learned: dict[tuple[int, str], Evidence] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    """Where the sentences begin."""

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Take further evidence."""
        for each in evidence:
            self.sentences.add(each.start)
            if not each.is_learned:
                self.ruled.setdefault(each)
                continue
            key = each.start, each.extractor
            if key not in self.learned or each.score > self.learned[key].score:
                self.learned[key] = each

    def all(self) -> tuple[Evidence, ...]:
        """All that is kept, in its order."""
        return (*self.ruled, *self.learned.values())


class _Told:
    """The rules' claims, and the model's as they come.

    Args:
        ruled: what the rules tell.
    """

    def __init__(self, ruled: Iterable[Claim]) -> None:
        self._claims = list(ruled)
        self._joined: dict[int, _Gathered] = {}
        """The evidence of the claims that more was told of."""
        self._by_fact: dict[_Fact, list[int]] = {}
        self._events_by_sentence: dict[int, dict[int, list[Evidence]]] = {}
        for number, claim in enumerate(self._claims):
            if isinstance(claim, Relation):
                self._by_fact.setdefault(_fact(claim), []).append(number)
            elif isinstance(claim, Event):
                self._note(number, claim.evidence)

    def _note(self, number: int, evidence: Iterable[Evidence]) -> None:
        """Remember by which words of which sentences an event is told."""
        for each in evidence:
            here = self._events_by_sentence.setdefault(each.start, {})
            here.setdefault(number, []).append(each)

    def all(self) -> list[Claim]:
        """Every claim with all its evidence, the rules' first."""
        return [
            replace(claim, evidence=self._joined[number].all()) if number in self._joined else claim
            for number, claim in enumerate(self._claims)
        ]

    def add_relation(self, claim: Relation) -> None:
        """Join a learned relation with the claim that tells it already, else add it."""
        known = self._by_fact.setdefault(_fact(claim), [])
        sentences = _sentences(claim)
        here = [n for n in known if not sentences.isdisjoint(self._sentences_of(n))]
        alike = [n for n in known if _same_status(self._claims[n], claim)]
        for number in (*here, *alike):
            self._join(number, claim.evidence)
            return
        known.append(len(self._claims))
        self._claims.append(claim)

    def _sentences_of(self, number: int) -> set[int]:
        gathered = self._joined.get(number)
        return _sentences(self._claims[number]) if gathered is None else gathered.sentences

    def _join(self, number: int, evidence: Iterable[Evidence]) -> None:
        if number not in self._joined:
            self._joined[number] = _Gathered()
            self._joined[number].add(self._claims[number].evidence)
        self._joined[number].add(evidence)

    def add_event(self, claim: Event) -> None:
        """Give a rule's event told by the same words what the model knows of it, else add it."""
        for start in sorted(_sentences(claim)):
            for number, words in self._events_by_sentence.get(start, {}).items():
                told = self._claims[number]
                if isinstance(told, Event) and _overlap(words, claim.evidence):
                    self._claims[number] = _fuller(told, claim)
                    self._join(number, claim.evidence)
                    self._note(number, claim.evidence)
                    return
        self._claims.append(claim)


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


def _overlap(one: Iterable[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether words that tell the one tell the other as well."""
    return any(
        a.trigger[0] < b.trigger[1] and b.trigger[0] < a.trigger[1] for a in one for b in other
    )


def _fuller(told: Event, claim: Event) -> Event:
    """The rule's event with what it lacks; its parties stand if it has any."""
    return replace(
        told,
        participants=told.participants or claim.participants,
        place=told.place or claim.place,
        time=told.time or claim.time,
    )
