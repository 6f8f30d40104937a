"""The data that flows between the stages, in the order in which it flows.

    Article → Document (Token, Sentence, ScoredSpan, ScoredPair, TimeMention, Mention, Entity)
            → Claim = Relation | Event | Statement (each with Evidence) → Extraction

All records are frozen, hold tuples, do no work and pickle. A `Document` grows by
`dataclasses.replace`: each stage fills one more field and changes no other.

Offsets are code points of `Article.text`, half-open: `text[start:stop] == quote`. Token, mention
and sentence numbers are indexes into the tuples of the same document. Scores lie in 0..1.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from ontology.vocabulary import (
    DealType,
    EntityType,
    EventType,
    RelationType,
    Role,
    Status,
)

ArticleId = NewType("ArticleId", str)
"""16 hex digits of SHA-256 over the article's text: the same text is the same article."""
EntityId = NewType("EntityId", str)
"""Identifies an entity inside one extraction ("e12")."""
ClaimId = NewType("ClaimId", str)
"""Identifies a claim inside one extraction: "r3", "v4" (event), "s5" (statement)."""


class BlockKind(StrEnum):
    """What a stretch of the article's text is for."""

    HEADER = "header"
    """The `date 2025-12-12` line, a dateline ("НЬЮ-ЙОРК, 12 декабря. /ТАСС/."), a source line."""
    HEADLINE = "headline"
    """A title or sub-heading: a line without a closing full stop."""
    BODY = "body"
    """A paragraph of running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text with one job; blocks are disjoint, in order, without outer spaces."""

    kind: BlockKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One input text, as read.

    `text` is the whole decoded input, lines end in a line feed, no byte order mark; it is never
    changed afterwards. Only HEADLINE and BODY blocks are annotated.
    """

    id: ArticleId
    text: str
    source: str
    """The file or stream as the user named it: for messages, not for identity."""
    blocks: tuple[Block, ...]
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    """The outlet, as the text names it ("ТАСС", "РИА Новости")."""
    cites: str | None = None
    """The outlet that the source line names ("Источник: Politico")."""
    published: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark with its morphology and its place in the Universal Dependencies tree."""

    start: int
    stop: int
    text: str
    lemma: str
    pos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    """Index of the governing token in `Document.tokens`; -1 for a root. May form cycles."""
    rel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: characters `start:stop`, tokens `first:last` (last is exclusive)."""

    start: int
    stop: int
    first: int
    last: int
    block: int
    """Index of its block in `Article.blocks`."""


TAGGER = "natasha"
"""`source` of the names that natasha's tagger sees."""
LEARNED = "neural"
"""`source` of what a learned model finds, and what the names of its extractors begin with."""
NEREL_AGENT = "AGENT"
"""NEREL's relation from whoever acts to an event; in the graph it is a role of the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredSpan:
    """A name as one annotator proposes it; `score` is that annotator's own confidence."""

    start: int
    stop: int
    type: EntityType
    score: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPair:
    """A relation between two names as a model proposes it.

    `first` and `second` are indexes into `Document.spans`; `relation` is NEREL's name of the
    relation ("WORKS_AS"); `score` the precision that the model had on held-out text at this score.
    """

    first: int
    second: int
    relation: str
    score: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """A stretch of the calendar in the precision of the words.

    `earliest` and `latest` are inclusive; None is an open end. `value` is the ISO 8601 form in
    the text's own precision ("2025-11-24", "2025-10", "2025"), or None where no such form exists
    ("с 5 по 21 августа"). `text` holds the words.
    """

    earliest: dt.date | None
    latest: dt.date | None
    value: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression in the text with what it resolves to."""

    start: int
    stop: int
    interval: TimeInterval
    rule: str
    """Name of the grammar rule that read it."""


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    """By a proper name, an acronym or a demonym: «Дональд Трамп», «КНР», «G7»."""
    NOMINAL = "nominal"
    """By a description: «альянс», «президент США», «издание»."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that refers to something.

    Mentions may nest; they are ordered by (start, -stop). `head` is the token that carries case
    and hangs in the tree; `name` the nominative ("Южная Корея"); `first:last` the tokens.
    """

    start: int
    stop: int
    type: EntityType
    kind: MentionKind
    head: int
    first: int
    last: int
    name: str
    score: float
    source: str
    """Which annotator or rule chose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The gazetteer entry that an entity was matched with, and why."""

    key: str
    """Id of the entry: a Wikidata id "Q148", else "gn:..." or "iso:..."."""
    wikidata: str | None
    label_ru: str
    label_en: str | None
    iso: str | None
    geonames: str | None
    score: float
    """How likely the link is right, 0..1: the rule's precision, or the share where that is less."""
    reason: str
    """The name that was found, and of which kind it is."""
    name: str = ""
    """The gazetteer's name by which the entry was found."""
    rule: str = ""
    """What decided: a value of `extract.link.LinkRule`."""
    share: float = 1.0
    """Part of the name's uses that mean this entry, 0..1."""
    runner_up: str | None = None
    """The next best sense of the name, as «label (id)»; None where it has no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of the world that the article's mentions refer to (a coreference chain)."""

    id: EntityId
    type: EntityType
    name: str
    """Canonical nominative name: the gazetteer's label where linked, else the fullest form seen."""
    aliases: tuple[str, ...]
    """Every other base form seen, sorted."""
    mentions: tuple[int, ...]
    """Indexes into `Document.mentions`; empty for what only the header names."""
    link: Link | None = None
    reason: str = ""
    """Why its mentions were taken for one thing."""
    whole: EntityId | None = None
    """The state of a national body that the text names by its noun alone («полиция»)."""

    def is_named_in(self, mentions: Sequence[Mention]) -> bool:
        """Whether it is named: by one of its mentions, or after its whole.

        «встреча», «он» only describe.

        Args:
            mentions: all of its document.
        """
        return self.whole is not None or any(
            mentions[number].kind is MentionKind.NAME for number in self.mentions
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Document:
    """One article with all its annotation, stand-off. Compared and hashed by identity."""

    article: Article
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    spans: tuple[ScoredSpan, ...] = ()
    pairs: tuple[ScoredPair, ...] = ()
    times: tuple[TimeMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a sentence was read to say one part of its claim: for `svyaz explain`."""

    part: str
    """What was decided: "status", "time", "speaker", "stance", "agent" or "recipient"."""
    why: str
    entity: EntityId | None = None
    """Who was given the role, for roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that supports a claim, and what found it.

    `start:stop` are the whole sentence, `trigger` the words inside it that decided. `score` is
    the estimated precision of the extractor on held-out text.
    """

    start: int
    stop: int
    quote: str
    trigger: tuple[int, int]
    extractor: str
    """Name of the extractor and pattern, "relations/member-joins"."""
    score: float
    cites: EntityId | None = None
    """The medium that the article itself names as its source ("сообщает Politico")."""
    reasons: tuple[Reason, ...] = ()
    """How this sentence was read; a claim told twice has a reading for each telling."""

    @property
    def is_learned(self) -> bool:
        """Whether the model found it, and no rule."""
        return self.extractor.startswith(f"{LEARNED}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Somebody or something is joined with another thing or with a value."""

    id: ClaimId
    subject: EntityId
    type: RelationType
    object: EntityId | TimeInterval | str
    """An entity; a date for the time relations; a string for names ("ШОС")."""
    object_is_entity: bool
    status: Status
    evidence: tuple[Evidence, ...]
    time: TimeInterval | None = None
    attributed_to: EntityId | None = None
    stated_in: ClaimId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens.

    `type` is None for an event outside PLOVER; `entity` is set when the event has a name and is
    therefore a node of its own ("саммит «Северный круг»").
    """

    id: ClaimId
    type: EventType | None
    participants: tuple[tuple[Role, EntityId], ...]
    status: Status
    trigger: str
    """Lemma of the word or phrase that names the event."""
    evidence: tuple[Evidence, ...]
    entity: EntityId | None = None
    mode: str | None = None
    deal: DealType | None = None
    place: EntityId | None = None
    time: TimeInterval | None = None
    attributed_to: EntityId | None = None
    stated_in: ClaimId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody's words, reported. `text == article.text[start:stop]`: exactly what was said."""

    id: ClaimId
    speaker: EntityId
    verb: str
    """Lemma of the reporting word ("заявить"), or the nominal cue ("по словам")."""
    start: int
    stop: int
    text: str
    evidence: tuple[Evidence, ...]
    about: tuple[EntityId, ...] = ()
    stated_to: EntityId | None = None
    stance: str | None = None
    time: TimeInterval | None = None


Claim = Relation | Event | Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something that an extractor nearly claimed, and why it did not: for `svyaz explain`."""

    start: int
    stop: int
    extractor: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one article: the unit of caching, of parallel work and of undo."""

    version: str
    """Version of the extractors that made it."""
    article: Article
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...] = ()
    times: tuple[TimeMention, ...] = ()
    spans: tuple[ScoredSpan, ...] = ()
    """The names that a model proposed or somebody drew, as they were; nobody else's."""
    pairs: tuple[ScoredPair, ...] = ()
    """Relations between them as a model proposed them; indexes into `spans`."""
