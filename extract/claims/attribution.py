"""Whose words a claim is known from, and which outlet the article has them from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.records import Entity, EntityId, Event, Evidence, Relation, Statement
from ontology.vocabulary import EntityType

NAMING = frozenset(
    f"relations/{rule}"
    for rule in (
        "post-beside-name",
        "body-of-state",
        "national-body",
        "body-of-person",
        "body-before-state",
        "place-in-place",
        "facility-in-place",
        "name-in-brackets",
        "acronym-of-name",
        "event-in-place",
        "national-initiative",
        "person-of-people",
        "maker-beside-product",
        "seat-beside-name",
        "own-seat",
        "unit-of",
        "citizen-of-place",
        "listed-member",
        "apposed-member",
        "press-office-of",
    )
)
"""Rules over how names stand together; the same in the author's words and in quoted ones."""

_NESTED = 12
"""Statements begun last that a trigger may stand in: speech within speech is never so deep."""
_MARK = re.compile(r",|[—–]|(?<=\s)-(?=\s)")
"""What encloses the author's words within what is said."""


class Attribution:
    """Finds the statement that a claim stands in: the narrowest one around its trigger."""

    def __init__(self, statements: Sequence[Statement], entities: Iterable[Entity]) -> None:
        self._statements = sorted(statements, key=lambda s: s.start)
        self._starts = [statement.start for statement in self._statements]
        self._tags = {statement.id: _tag(statement) for statement in self._statements}
        self._outlets = {e.id for e in entities if e.type is EntityType.MEDIA_OUTLET}

    def of_claim(self, claim: Relation | Event) -> Relation | Event:
        """The claim with its speaker, where every piece of its evidence is somebody's words.

        How the author names a thing («президент США X») is the author's, whoever is quoted. Where
        rules tell it as well as a model, the rules know whose words they read.
        """
        ruled = [e for e in claim.evidence if not e.is_learned]
        if ruled and all(evidence.extractor in NAMING for evidence in ruled):
            return claim
        homes = [self._home(evidence) for evidence in ruled or claim.evidence]
        claim = replace(claim, evidence=tuple(map(self._citing_outlet, claim.evidence)))
        home = homes[0] if homes else None
        if home is None or any(other is None for other in homes):
            return claim
        return replace(claim, attributed_to=home.speaker, stated_in=home.id)

    def _citing_outlet(self, evidence: Evidence) -> Evidence:
        home = self._home(evidence)
        if home is not None and evidence.cites is None and home.evidence[0].cites is not None:
            return replace(evidence, cites=home.evidence[0].cites)  # «сообщил X агентству Y»
        return self._citing(evidence, home.speaker if home else None)

    def of_statement(self, statement: Statement) -> Statement:
        """The statement with the outlet as its source, where an outlet is who speaks."""
        evidence = tuple(self._citing(each, statement.speaker) for each in statement.evidence)
        return replace(statement, evidence=evidence)

    def _citing(self, evidence: Evidence, speaker: EntityId | None) -> Evidence:
        """The evidence with the outlet that the article has it from: «сообщает X»."""
        if evidence.cites is None and speaker in self._outlets:
            return replace(evidence, cites=speaker)
        return evidence

    def _home(self, evidence: Evidence) -> Statement | None:
        start, stop = evidence.trigger
        begun = bisect_right(self._starts, start)
        near = self._statements[max(begun - _NESTED, 0) : begun]
        around = [s for s in near if stop <= s.stop and not self._is_in_tag(s, start)]
        return min(around, key=lambda s: (s.stop - s.start, s.start), default=None)

    def _is_in_tag(self, statement: Statement, offset: int) -> bool:
        tag = self._tags[statement.id]
        return tag is not None and tag[0] <= offset < tag[1]


def _tag(statement: Statement) -> tuple[int, int] | None:
    """Offsets of the author's words that cut into a statement, None where they stand outside.

    «Порт закроют, — сказал X на встрече с Y. — Суда ждут»: the meeting is the author's.
    """
    cue = statement.evidence[0].trigger[0]
    if not statement.start <= cue < statement.stop:
        return None
    left, opened = statement.start, ","
    for mark in _MARK.finditer(statement.text):
        place = statement.start + mark.start()
        if place < cue:
            left, opened = place, mark.group()
        elif (mark.group() == ",") == (opened == ","):
            return left, place
    return left, statement.stop
