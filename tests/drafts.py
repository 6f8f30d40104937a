"""Extractions written by hand: what the merging tests feed on, without any model.

A `Draft` holds one article's text. Entities are declared by the words that mention them, claims
by words of the sentence that supports them:

    draft = Draft("Дания вошла в союз.")
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    union = draft.entity("союз", EntityType.ALLIANCE, kind=MentionKind.NOMINAL)
    draft.relation(denmark, RelationType.MEMBER_OF, union, "вошла")
    extraction = draft.done()
"""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence

from extract.records import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    Entity,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Link,
    Mention,
    MentionKind,
    Relation,
    Statement,
    TimeInterval,
)
from ontology.vocabulary import EntityType, EventType, RelationType, Role, Status

DAY = dt.date(2026, 3, 2)
_SENTENCE = re.compile(r"[^.\n]+\.?")


def day(date: dt.date, text: str = "в тот день") -> TimeInterval:
    """One known day."""
    return TimeInterval(earliest=date, latest=date, value=date.isoformat(), text=text)


def link(key: str, label: str, english: str | None = None) -> Link:
    """A sure match with a gazetteer entry."""
    return Link(
        key=key,
        wikidata=key if key.startswith("Q") else None,
        label_ru=label,
        label_en=english,
        iso=None,
        geonames=None,
        score=0.99,
        reason="name",
    )


class Draft:
    """One article and what is found in it."""

    def __init__(
        self,
        text: str,
        *,
        published: dt.date | None = DAY,
        publisher: str | None = None,
        cites: str | None = None,
        headline: str | None = None,
    ) -> None:
        key = hashlib.sha256(f"{text}{published}{publisher}".encode()).hexdigest()[:16]
        self.article = Article(
            id=ArticleId(key),
            text=text,
            source="draft.txt",
            blocks=(Block(kind=BlockKind.BODY, start=0, stop=len(text)),),
            headline=headline,
            publisher=publisher,
            cites=cites,
            published=published,
        )
        self._mentions: list[Mention] = []
        self._entities: list[Entity] = []
        self._claims: list[Claim] = []

    def entity(
        self,
        name: str,
        type_: EntityType,
        *words: str,
        kind: MentionKind = MentionKind.NAME,
        link: Link | None = None,
        header: bool = False,
    ) -> EntityId:
        """Add an entity; it is mentioned wherever one of the words (or its name) stands.

        Args:
            name: its name in the nominative.
            type_: its type.
            words: as the text has it; the first is declined, the others are names themselves.
            kind: how the mentions refer.
            link: its gazetteer entry.
            header: only the header names it: it has no mention.
        """
        first = len(self._mentions)
        for form in dict.fromkeys(words or (name,)):
            spans = [] if header else list(re.finditer(re.escape(form), self.article.text))
            assert spans or header, f"{form} is not in the text"
            self._mentions += [
                Mention(
                    start=span.start(),
                    stop=span.end(),
                    type=type_,
                    kind=kind,
                    head=0,
                    first=0,
                    last=1,
                    name=name if form == (words or (name,))[0] else form,
                    score=0.9,
                    source="draft",
                )
                for span in spans
            ]
        entity = Entity(
            id=EntityId(f"e{len(self._entities)}"),
            type=type_,
            name=name,
            aliases=tuple(sorted(set(words) - {name})),
            mentions=tuple(range(first, len(self._mentions))),
            link=link,
        )
        self._entities.append(entity)
        return entity.id

    def relation(  # noqa: PLR0913 - a relation has this many parts
        self,
        subject: EntityId,
        type_: RelationType,
        target: EntityId | TimeInterval | str,
        words: str,
        *,
        status: Status = Status.OCCURRED,
        time: TimeInterval | None = None,
        cites: EntityId | None = None,
        attributed_to: EntityId | None = None,
        stated_in: ClaimId | None = None,
    ) -> ClaimId:
        """Add a relation; an object that is an entity's id is that entity."""
        known = {entity.id for entity in self._entities}
        claim = Relation(
            id=ClaimId(f"r{len(self._claims)}"),
            subject=subject,
            type=type_,
            object=target,
            object_is_entity=target in known,
            status=status,
            evidence=(self._evidence(words, "relations/draft", cites),),
            time=time,
            attributed_to=attributed_to,
            stated_in=stated_in,
        )
        self._claims.append(claim)
        return claim.id

    def event(  # noqa: PLR0913 - an event has this many parts
        self,
        type_: EventType | None,
        agents: Sequence[EntityId],
        recipients: Sequence[EntityId],
        words: str,
        *,
        trigger: str,
        status: Status = Status.OCCURRED,
        time: TimeInterval | None = None,
        entity: EntityId | None = None,
        mode: str | None = None,
    ) -> ClaimId:
        """Add an event."""
        claim = Event(
            id=ClaimId(f"v{len(self._claims)}"),
            type=type_,
            participants=(
                *((Role.AGENT, who) for who in agents),
                *((Role.RECIPIENT, who) for who in recipients),
            ),
            status=status,
            trigger=trigger,
            evidence=(self._evidence(words, "events/draft"),),
            entity=entity,
            mode=mode,
            time=time,
        )
        self._claims.append(claim)
        return claim.id

    def statement(
        self,
        speaker: EntityId,
        text: str,
        *,
        verb: str = "заявить",
        about: Sequence[EntityId] = (),
    ) -> ClaimId:
        """Add a statement; its text stands in the article."""
        start = self.article.text.index(text)
        claim = Statement(
            id=ClaimId(f"s{len(self._claims)}"),
            speaker=speaker,
            verb=verb,
            start=start,
            stop=start + len(text),
            text=text,
            evidence=(self._evidence(text, "statements/draft"),),
            about=tuple(about),
        )
        self._claims.append(claim)
        return claim.id

    def done(self) -> Extraction:
        """The extraction of the article."""
        return Extraction(
            version="draft",
            article=self.article,
            mentions=tuple(self._mentions),
            entities=tuple(self._entities),
            claims=tuple(self._claims),
        )

    def _evidence(self, words: str, extractor: str, cites: EntityId | None = None) -> Evidence:
        at = self.article.text.index(words)
        bounds = next(
            found
            for found in _SENTENCE.finditer(self.article.text)
            if found.start() <= at < found.end()
        )
        start = bounds.end() - len(bounds.group().lstrip())
        stop = bounds.start() + len(bounds.group().rstrip())
        return Evidence(
            start=start,
            stop=max(stop, at + len(words)),
            quote=self.article.text[start : max(stop, at + len(words))],
            trigger=(at, at + len(words)),
            extractor=extractor,
            score=0.9,
            cites=cites,
        )
