"""brat standoff files: what annotators draw, and what NEREL is published in.

    to_brat(extraction) -> NAME.ann            read_mentions(NAME.ann) -> spans

A T line is a mention with NEREL's type name, an R line a relation between two of them, an N line
the Wikidata id of what one names. Offsets are code points of the text file beside, which must be
written with exactly `Article.text`.

Source: brat standoff format (brat.nlplab.org/standoff.html); NEREL's annotation.conf.
"""

import re
from collections.abc import Iterable, Iterator

from extract.errors import ReadError
from extract.records import (
    NEREL_AGENT,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Relation,
    ScoredSpan,
    TimeInterval,
)
from extract.standoff import Link, Span, read_entity
from ontology.vocabulary import EntityType, RelationType, Role, Status

NOT_IN_NEREL = frozenset({RelationType.SIGNATORY_OF, RelationType.GOVERNS})
GIVEN = "given"
"""`Mention.source` of a mention that came from a file like these."""


def to_brat(extraction: Extraction) -> str:
    """The annotation file: mentions by place, relations, references; equal bytes for equal input.

    Where a model read the article, or somebody drew its mentions, those spans and the model's
    relations between them are drawn as they are: on NEREL dev one in seven of the rules' further
    relations was right, and fewer of their mentions. Else the rules' mentions are drawn, pronouns
    left out, as NEREL has none, and their relations, each between the mentions of its two entities
    that lie nearest to each other, in the sentence of its evidence where both are there.
    """
    if extraction.spans:
        mentions, links = _drawn(extraction)
    else:
        spans = _Spans(extraction)
        links = sorted(set(spans.links()))
        mentions = {*spans.mentions(), *(span for _, *pair in links for span in pair)}
    drawn = sorted(mentions)
    numbers = {span: f"T{number}" for number, span in enumerate(drawn, 1)}
    text = extraction.article.text
    lines = [
        f"{numbers[span]}\t{span[2]} {_offsets(text, span)}\t{_one_line(text[span[0] : span[1]])}"
        for span in drawn
    ]
    lines += [
        f"R{number}\t{name} Arg1:{numbers[first]} Arg2:{numbers[second]}"
        for number, (name, first, second) in enumerate(links, 1)
    ]
    referring = [
        (numbers[span], *reference)
        for span, reference in sorted(references(extraction).items())
        if span in numbers
    ]
    lines += [
        f"N{number}\tReference {entity} Wikidata:{id_}\t{_one_line(label)}"
        for number, (entity, id_, label) in enumerate(referring, 1)
    ]
    return "".join(line + "\n" for line in lines)


def references(extraction: Extraction) -> dict[Span, tuple[str, str]]:
    """What linked mentions name: the Wikidata id and the label of the gazetteer's entry."""
    return {
        _span(extraction.mentions[number]): (entity.link.wikidata, entity.link.label_ru)
        for entity in extraction.entities
        if entity.link is not None and entity.link.wikidata is not None
        for number in entity.mentions
        if extraction.mentions[number].kind is not MentionKind.PRONOUN
    }


def read_mentions(annotation: str, source: str = "-") -> tuple[ScoredSpan, ...]:
    """The mentions of an annotation file, discontinuous ones by their outer bounds, by place.

    Args:
        annotation: the content of a `.ann` file; lines other than T are passed over.
        source: its name, for the error and nothing else.

    Raises:
        ReadError: a T line has no offsets, or a type that NEREL does not have.
    """
    spans = set()
    for number, line in enumerate(annotation.splitlines(), 1):
        if not line.startswith("T"):
            continue
        found = read_entity(line)
        if found is None:
            raise ReadError(source, f"line {number} is no mention of brat's standoff format")
        _, (start, stop, name) = found
        try:
            kind = EntityType[name]
        except KeyError:
            raise ReadError(source, f"line {number}: NEREL has no type {name}") from None
        spans.add((start, -stop, kind))
    return tuple(
        ScoredSpan(start=start, stop=-stop, type=kind, score=1.0, source="brat")
        for start, stop, kind in sorted(spans)
        if start < -stop
    )


def _drawn(extraction: Extraction) -> tuple[set[Span], list[Link]]:
    """The model's spans and relations; the rules' between the same spans where it has none."""
    spans = [(each.start, each.stop, each.type.nerel) for each in extraction.spans]
    mentions = set(spans)
    if extraction.pairs:
        links = {(p.relation, spans[p.first], spans[p.second]) for p in extraction.pairs}
    else:
        ruled = _Spans(extraction).links()
        links = {link for link in ruled if mentions.issuperset(link[1:])}
    return mentions, sorted(links)


class _Spans:
    """The stretches of one text that stand for the entities and values of its claims."""

    def __init__(self, extraction: Extraction) -> None:
        self.text = extraction.article.text
        self.extraction = extraction
        self.entity_by_id = {entity.id: entity for entity in extraction.entities}

    def mentions(self) -> Iterator[Span]:
        """Every mention but pronouns, and every time expression."""
        drawn = [each for each in self.extraction.mentions if each.kind is not MentionKind.PRONOUN]
        yield from (_span(mention) for mention in drawn)
        if any(mention.source == GIVEN for mention in drawn):
            return  # whoever drew the mentions drew the dates as well, or left them out
        for time in self.extraction.times:
            yield time.start, time.stop, EntityType.DATE.nerel

    def links(self) -> Iterator[Link]:
        """Every relation that NEREL has a name for, between two stretches of the text."""
        for claim in self.extraction.claims:
            match claim:
                case Relation(status=Status.DENIED) | Event(status=Status.DENIED):
                    continue
                case Relation():
                    yield from self._relation(claim)
                case Event(entity=str()):
                    yield from self._event(claim)

    def _relation(self, claim: Relation) -> Iterator[Link]:
        if claim.type in NOT_IN_NEREL:
            return
        for evidence in claim.evidence:
            first = self._of_entity(claim.subject)
            pair = _nearest(first, self._of_object(claim, evidence), evidence)
            if pair is not None:
                yield claim.type.name, *pair

    def _event(self, claim: Event) -> Iterator[Link]:
        event = self._of_entity(claim.entity)
        for evidence in claim.evidence:
            joined: list[tuple[str, Iterable[Span], bool]] = [
                (NEREL_AGENT, self._of_entity(entity), True)
                for role, entity in claim.participants
                if role is Role.AGENT
            ]
            if claim.place is not None:
                place = RelationType.TAKES_PLACE_IN.name
                joined.append((place, self._of_entity(claim.place), False))
            if claim.time is not None:
                time = RelationType.POINT_IN_TIME.name
                joined.append((time, self._of_time(claim.time, evidence), False))
            for name, others, is_first in joined:
                pair = _nearest(event, others, evidence)
                if pair is not None:
                    yield (name, pair[1], pair[0]) if is_first else (name, *pair)

    def _of_object(self, claim: Relation, evidence: Evidence) -> Iterable[Span]:
        if isinstance(claim.object, TimeInterval):
            return self._of_time(claim.object, evidence)
        if claim.object_is_entity:
            return self._of_entity(claim.object)
        return self._of_name(claim.object)

    def _of_entity(self, number: str | None) -> list[Span]:
        entity = self.entity_by_id.get(EntityId(number or ""))
        if entity is None:
            return []
        mentions = [self.extraction.mentions[index] for index in entity.mentions]
        return [_span(each) for each in mentions if each.kind is not MentionKind.PRONOUN]

    def _of_name(self, name: str) -> list[Span]:
        """Mentions whose words or dictionary form are the name: «ШОС» in brackets."""
        return [
            _span(mention)
            for mention in self.extraction.mentions
            if name in (mention.name, self.text[mention.start : mention.stop])
        ]

    def _of_time(self, interval: TimeInterval, evidence: Evidence) -> list[Span]:
        """The stretch of the sentence that the interval was read from, as it is drawn if it is."""
        start = self.text.find(interval.text, evidence.start, evidence.stop)
        if start < 0 or not interval.text:
            return []
        stop = start + len(interval.text)
        drawn = [
            _span(mention)
            for mention in self.extraction.mentions
            if mention.type in (EntityType.DATE, EntityType.TIME)
            and mention.start < stop
            and start < mention.stop
        ]
        return drawn or [(start, stop, EntityType.DATE.nerel)]


def _span(mention: Mention) -> Span:
    return mention.start, mention.stop, mention.type.nerel


def _nearest(
    firsts: Iterable[Span], seconds: Iterable[Span], evidence: Evidence
) -> tuple[Span, Span] | None:
    """The pair that lies best: most of it inside the evidence, then the nearest, then the first."""

    def rank(pair: tuple[Span, Span]) -> tuple[int, int, Span, Span]:
        first, second = pair
        outside = sum(not (evidence.start <= span[0] and span[1] <= evidence.stop) for span in pair)
        gap = max(first[0] - second[1], second[0] - first[1], 0)
        return outside, gap, first, second

    pairs = [(a, b) for a in firsts for b in seconds if a != b]
    return min(pairs, key=rank, default=None)


def _offsets(text: str, span: Span) -> str:
    """Offsets as brat writes them: a mention over a line end is two fragments."""
    start, stop, _ = span
    fragments = [
        f"{start + found.start()} {start + found.end()}"
        for found in re.finditer(r"[^\n]+", text[start:stop])
    ]
    return ";".join(fragments)


def _one_line(words: str) -> str:
    return re.sub(r"[\n\t]+", " ", words)
