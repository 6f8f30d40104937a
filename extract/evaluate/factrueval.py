"""The facts of factRuEval-2016: who works where, who owns what, who meets, who deals with whom.

    evaluate(fact_files(DIR), extract_batch) -> Report

What of an extraction counts as a fact, unless it is denied:

- **Occupation**: a person's place of work (workplace) with the post (worksAs) told by the same
  words, else each post told in the same sentence. A post whose sentences tell no place goes with
  each place of its holder; what is told of nobody's place of work («певец») is a calling, no
  occupation.
- **Ownership**: ownerOf.
- **Meeting**: an event CONSULT in which two or more people take part.
- **Deal**: an event with a kind of deal, between two or more.

A drawn fact is held where a found one has

- everything that is drawn of Who, Position and Where, or of Owner and Property;
- two of the drawn participants at least, and in a deal the drawn kind.

Roles are filled by the same thing where it has one of the drawn names, or where its mention and a
drawn one share at least half of the longer; posts, whose drawn words are shorter («президент» of
«президент Чили»), where they touch or all drawn words are among ours, endings aside. Each found
fact holds one drawn fact; what holds none is false. The published comparison gives part of a
point for a part of the roles: this one is harder.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from extract.evaluate.facts import SUFFIXES, GoldFact, Place, Thing, read_facts
from extract.evaluate.nerel import Extract
from extract.evaluate.score import Score
from extract.evaluate.texts import extracted
from extract.records import Entity, EntityId, Event, Extraction, Mention, Relation
from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status

OCCUPATION, OWNERSHIP, MEETING, DEAL = KINDS = ("Occupation", "Ownership", "Meeting", "Deal")
WHO, POSITION, WHERE, OWNER, PROPERTY, PARTICIPANT = (
    "Who", "Position", "Where", "Owner", "Property", "Participant",
)  # fmt: skip
_KIND_OF_DEAL = "Type"
_DEALS: Final[Mapping[str, DealType]] = {
    "купля/продажа": DealType.PURCHASE,
    "инвестиции": DealType.INVESTMENT,
    "услуги": DealType.SERVICES,
    "займ/возвращение займа": DealType.LOAN,
    "наложение/выплата штрафа": DealType.FINE,
    "экономические санкции": DealType.ECONOMIC_SANCTION,
}
"""Drawn kinds of deals; a kind that is not here may be any."""
_PARTIES = 2
_STEM, _ENDING = 3, 3
"""Letters that a word's stem has at least, and its ending at most."""
_SHARED = 0.5
"""Share of the longer mention that two mentions of one thing have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFact:
    """A fact of an extraction."""

    kind: str
    roles: tuple[tuple[str, Entity], ...]
    deal: DealType | None = None

    def __str__(self) -> str:
        told = " | ".join(f"{role} {entity.name}" for role, entity in self.roles)
        return f"{self.kind} {told}" + (f" | {self.deal}" if self.deal else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the facts of one text compare, or of many added up."""

    scores: Mapping[str, Score]
    """By kind of fact."""
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """All figures and counts, for JSON."""
        figures = {kind: score.as_record() for kind, score in self.scores.items()}
        return {"task": "factRuEval-2016 facts", "figures": figures}


def evaluate(
    files: Sequence[Path], extract: Extract, *, min_confidence: float
) -> dict[str, Report]:
    """Extract all texts, and compare each with its drawn facts.

    Args:
        files: what `fact_files` gave.
        extract: the program, `extract_batch` for one; called once with all texts.
        min_confidence: relations and events that are less sure are left out, 0..1.

    Returns:
        A comparison for each text, by its name.

    Raises:
        ExtractError: a text or its annotation cannot be read, or nothing can be extracted.
    """
    texts = files[:: len(SUFFIXES)]
    drawn = [read_facts(text) for text in texts]
    found = extracted(texts, extract, min_confidence=min_confidence)
    return {
        text.stem: compare(facts, extraction)
        for text, facts, extraction in zip(texts, drawn, found, strict=True)
    }


def added(reports: Iterable[Report]) -> Report:
    """Many comparisons as one; what was missed stays with each."""
    scores = dict.fromkeys(KINDS, Score())
    for report in reports:
        for kind, score in report.scores.items():
            scores[kind] += score
    return Report(scores=scores)


def compare(drawn: Sequence[GoldFact], extraction: Extraction) -> Report:
    """The facts of an extraction beside the drawn facts of its text."""
    free = list(facts_of(extraction))
    scores = {
        kind: Score(
            found=sum(fact.kind == kind for fact in free),
            wanted=sum(fact.kind == kind for fact in drawn),
        )
        for kind in KINDS
    }
    missed = []
    for fact in drawn:
        if fact.kind not in scores:
            continue
        held = next((one for one in free if _holds(one, fact, extraction.mentions)), None)
        if held is None:
            missed.append(str(fact))
        else:
            free.remove(held)
            scores[fact.kind] += Score(matched=1)
    return Report(scores=scores, missed=tuple(missed), spurious=tuple(map(str, free)))


def facts_of(extraction: Extraction) -> Iterator[FoundFact]:
    """The facts that an extraction tells."""
    entities = {entity.id: entity for entity in extraction.entities}
    told = [claim for claim in extraction.claims if getattr(claim, "status", "") != Status.DENIED]
    yield from _occupations([claim for claim in told if isinstance(claim, Relation)], entities)
    for claim in told:
        if isinstance(claim, Relation) and claim.type is RelationType.OWNER_OF:
            pair = (entities[claim.subject], entities[EntityId(str(claim.object))])
            yield FoundFact(kind=OWNERSHIP, roles=tuple(zip((OWNER, PROPERTY), pair, strict=True)))
        elif isinstance(claim, Event):
            parties = [entities[each] for each in dict.fromkeys(e for _, e in claim.participants)]
            people = [each for each in parties if each.type is EntityType.PERSON]
            if claim.type is EventType.CONSULT and len(people) >= _PARTIES:
                yield FoundFact(kind=MEETING, roles=tuple((PARTICIPANT, each) for each in people))
            if claim.deal is not None and len(parties) >= _PARTIES:
                roles = tuple((PARTICIPANT, each) for each in parties)
                yield FoundFact(kind=DEAL, roles=roles, deal=claim.deal)


def _occupations(
    relations: Sequence[Relation], entities: Mapping[EntityId, Entity]
) -> Iterator[FoundFact]:
    posts = [claim for claim in relations if claim.type is RelationType.WORKS_AS]
    works = [
        claim
        for claim in relations
        if claim.type is RelationType.WORKPLACE
        and entities[claim.subject].type is EntityType.PERSON
    ]
    together = []
    for work in works:
        theirs = [post for post in posts if post.subject == work.subject]
        same = [post for post in theirs if _triggers(post) & _triggers(work)]
        near = same or [post for post in theirs if _sentences(post) & _sentences(work)]
        together += [(post, work) for post in near]
    placed = {post.id for post, _ in together}
    together += [
        (post, work)
        for post in posts
        for work in works
        if post.subject == work.subject and post.id not in placed
    ]
    for post, work in together:
        told = ((WHO, post.subject), (POSITION, post.object), (WHERE, work.object))
        yield _occupation(told, entities)
    filled = {work.id for _, work in together}
    for work in works:
        if work.id not in filled:
            yield _occupation(((WHO, work.subject), (WHERE, work.object)), entities)


def _occupation(
    told: Iterable[tuple[str, object]], entities: Mapping[EntityId, Entity]
) -> FoundFact:
    roles = tuple((role, entities[EntityId(str(thing))]) for role, thing in told)
    return FoundFact(kind=OCCUPATION, roles=roles)


def _sentences(claim: Relation) -> set[int]:
    return {evidence.start for evidence in claim.evidence}


def _triggers(claim: Relation) -> set[Place]:
    return {evidence.trigger for evidence in claim.evidence}


def _holds(found: FoundFact, drawn: GoldFact, mentions: Sequence[Mention]) -> bool:
    if found.kind != drawn.kind:
        return False
    if found.kind in {MEETING, DEAL}:
        kind = _DEALS.get(drawn.note(_KIND_OF_DEAL))
        n_common = sum(_fills(found, role, things, mentions) for role, things in drawn.roles)
        return n_common >= min(_PARTIES, len(drawn.roles)) and kind in {None, found.deal}
    return all(_fills(found, role, things, mentions) for role, things in drawn.roles)


def _fills(
    found: FoundFact, role: str, things: Sequence[Thing], mentions: Sequence[Mention]
) -> bool:
    """Whether the found fact has one of the alternatives in a role."""
    return any(
        _same(entity, thing, mentions, is_post=role == POSITION)
        for name, entity in found.roles
        if name == role
        for thing in things
    )


def _same(entity: Entity, thing: Thing, mentions: Sequence[Mention], *, is_post: bool) -> bool:
    names = [_folded(name) for name in (entity.name, *entity.aliases)]
    drawn = [_folded(name) for name in thing.names]
    if set(names) & set(drawn):
        return True
    if is_post and any(_is_worded(post, name) for post in drawn for name in names):
        return True
    own = [(mentions[number].start, mentions[number].stop) for number in entity.mentions]
    least = 0.0 if is_post else _SHARED
    return any(share > 0 and share >= least for share in _shares(own, thing.places))


def _is_worded(post: str, name: str) -> bool:
    """Whether all words of a drawn post begin like words of a found one («президентом»)."""
    words = name.split()
    return all(
        any(word.startswith(each[: max(_STEM, len(each) - _ENDING)]) for word in words)
        for each in post.split()
    )


def _shares(ours: Iterable[Place], drawn: Sequence[Place]) -> Iterator[float]:
    for start, stop in ours:
        for first, last in drawn:
            common = min(stop, last) - max(start, first)
            yield common / max(stop - start, last - first)


def _folded(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").replace("«", "").replace("»", "").split())
