"""The data of the page: every fact once, in codes and days, with references by number.

Nodes are numbered as in `Scene`. Claims, events and statements are facts of one numbering, in that
order, each as in `KnowledgeGraph`; articles as there, evidence in the order of news.
Words come from `wording`, so that the page can say the same in two languages. The shapes stand in
`assets/types.d.ts`. Empty fields are left out. Nothing here is escaped: `html` does that, once, for
all.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from extract.records import TimeInterval
from graph.confidence import confidence
from graph.dating import dated
from graph.export.page.communities import Community
from graph.export.page.english import ENGLISH
from graph.export.page.ledger import classes, content_hash, direct_triples, exact, origins
from graph.export.page.marking import NameFinder
from graph.export.page.russian import RUSSIAN
from graph.export.page.scene import FAMILY_OF, Scene
from graph.export.page.symbols import NAMELESS_EVENT, SYMBOLS
from graph.export.page.wording import Family, Wording
from graph.merge.named_events import MENTIONED
from graph.records import (
    ArticleNode,
    ClaimNode,
    EntityNode,
    EventNode,
    EvidenceNode,
    KnowledgeGraph,
    StatementNode,
)
from graph.titles import headline, one_line, title
from graph.triples import value_literal
from ontology.identifiers import mint_extractor
from ontology.namespaces import Namespaces
from ontology.vocabulary import EntityType, EventType

Json = dict[str, Any]
Fact = ClaimNode | EventNode | StatementNode

SHARD = 256 * 1024
"""Letters of sentences in one block of evidence. A block is opened when one of its sentences is
first asked for: 3.7 MB in one took a second and a half, a quarter of a megabyte takes 40 ms."""

STATEMENT = "statement"
UNTYPED = "Event"
"""What the page calls an event type that PLOVER does not have."""


def node_facts(knowledge: KnowledgeGraph, scene: Scene) -> list[Json]:
    """What the page knows about every node, in node order."""
    articles = {article.iri: index for index, article in enumerate(knowledge.articles)}
    nodes = [_entity(entity, articles) for entity in knowledge.entities]
    nodes += [_nameless(knowledge.events[index]) for index in scene.nameless]
    for number, node in enumerate(nodes):
        node["weight"] = round(scene.importance[number], 1)
    # A name of blanks alone is empty on one line; every node has a label all the same.
    return [{"label": "", **_filled(node)} for node in nodes]


def page_facts(
    knowledge: KnowledgeGraph, scene: Scene, namespaces: Namespaces | None = None
) -> tuple[Json, list[Json]]:
    """Everything else: facts, articles and words; and the blocks of evidence."""
    writer = _Writer(knowledge, scene)
    direct = direct_triples(knowledge.claims)
    facts = [writer.claim(*told) for told in zip(knowledge.claims, direct, strict=True)]
    facts += [writer.event(event) for event in knowledge.events]
    facts += [writer.statement(statement) for statement in knowledge.statements]
    shards = list(writer.shards())
    sizes = [len(shard["evidence"]) for shard in shards]
    return {
        "facts": facts,
        "articles": [writer.article(article) for article in knowledge.articles],
        "told": [writer.articles[evidence.article] for evidence in writer.evidence],
        "shards": [sum(sizes[:index]) for index in range(len(sizes))],
        "extractors": [[*extractor, mint_extractor(*extractor)] for extractor in writer.extractors],
        "classes": classes(),
        "prefixes": (namespaces or Namespaces()).prefixes,
        "symbols": {
            **{kind.value: list(SYMBOLS[kind]) for kind in EntityType},
            NAMELESS_EVENT: ["diamond", "purple"],
        },
        "families": {
            **{relation.value: family.value for relation, family in FAMILY_OF.items()},
            **{event.value: Family.EVENT.value for event in EventType},
            UNTYPED: Family.EVENT.value,
            STATEMENT: Family.STATEMENT.value,
        },
        "words": {"ru": _words(RUSSIAN), "en": _words(ENGLISH)},
    }, shards


def community_facts(found: Iterable[Community]) -> list[Json]:
    """The communities of a large graph; members are node numbers."""
    return [
        {
            "label": community.label,
            "members": list(community.members),
            "ties": [list(tie) for tie in community.ties],
            "x": community.x,
            "y": community.y,
            "radius": community.radius,
        }
        for community in found
    ]


def _entity(entity: EntityNode, articles: dict[str, int]) -> Json:
    shown = {
        "label": one_line(entity.label),
        "en": entity.label_en,
        "aliases": [one_line(alias) for alias in entity.aliases if alias != entity.label],
    }
    raw = {"label": entity.label, "en": entity.label_en, "aliases": list(entity.aliases)}
    return {
        **shown,
        "exact": exact(raw, _filled(shown)),
        "iri": entity.iri,
        "kind": entity.type.value,
        "wikidata": entity.wikidata,
        "geonames": entity.geonames,
        "iso": entity.iso,
        "articles": [articles[iri] for iri in entity.articles if iri in articles],
    }


def _nameless(event: EventNode) -> Json:
    noun = RUSSIAN.event_noun(event.type, event.mode, event.deal)
    return {"iri": event.iri, "label": noun, "kind": NAMELESS_EVENT}


def _words(wording: Wording) -> Json:
    events = {event.value: words for event, words in wording.events.items()}
    return {
        "types": {
            **{kind.value: list(pair) for kind, pair in wording.types.items()},
            NAMELESS_EVENT: list(wording.nameless),
        },
        "relations": {
            relation.value: [words.edge, words.forward, words.backward]
            for relation, words in wording.relations.items()
        },
        "statuses": {status.value: word for status, word in wording.statuses.items()},
        "claimStatuses": {status.value: word for status, word in wording.claim_statuses.items()},
        "events": {
            name: [words.noun, words.recipient]
            for name, words in {**events, UNTYPED: wording.untyped}.items()
        },
        "modes": dict(wording.modes),
        "deals": {deal.value: word for deal, word in wording.deals.items()},
        "families": {family.value: word for family, word in wording.families.items()},
    }


def _filled(record: Json) -> Json:
    return {key: value for key, value in record.items() if value not in (None, "", [], ())}


class _Writer:
    """Turns records into JSON; numbers the evidence and marks the names in every quote."""

    def __init__(self, knowledge: KnowledgeGraph, scene: Scene) -> None:
        self.scene = scene
        self.entities = knowledge.entities
        self.articles = {node.iri: index for index, node in enumerate(knowledge.articles)}
        self.published = {node.iri: node.published for node in knowledge.articles}
        everything: list[Fact] = [*knowledge.claims, *knowledge.events, *knowledge.statements]
        self.facts = {fact.iri: number for number, fact in enumerate(everything)}
        self.evidence = sorted(
            {told.iri: told for fact in everything for told in fact.evidence}.values(),
            key=self._in_the_order_of_news,
        )
        self._evidence_number = {told.iri: number for number, told in enumerate(self.evidence)}
        self.extractors = sorted({(told.extractor, told.version) for told in self.evidence})
        self._own_status = {
            told.iri: told.status.value
            for fact in everything
            for told in fact.evidence
            if told.status and told.status is not getattr(fact, "status", None)
        }
        self._origins = origins(self.evidence)
        self._names = {entity.iri for entity in knowledge.entities}
        self._named_in: dict[str, set[int]] = {}
        self._finders: dict[int, NameFinder] = {}

    def _in_the_order_of_news(self, told: EvidenceNode) -> tuple[dt.date, int, int, int, str]:
        """Earlier articles first, those without a day last, each read from top to bottom."""
        day = self.published[told.article] or dt.date.max
        return day, self.articles[told.article], told.start, told.stop, told.iri

    def claim(self, claim: ClaimNode, direct: str | None) -> Json:
        target = claim.object
        parties = [claim.subject]
        record: Json = {
            "kind": "claim",
            "subject": self.node(claim.subject),
            "relation": claim.relation.value,
            # Most are written as the plain fact that they tell.
            "direct": None if direct == claim.relation.value else direct or False,
        }
        if isinstance(target, str) and claim.object_is_entity:
            record["object"] = self.node(target)
            parties.append(target)
        else:
            literal = value_literal(claim)
            words = target if isinstance(target, str) else target.text or target.value or ""
            record["value"] = one_line(words)
            record["literal"] = [str(literal), literal.language or _name_of_type(literal.datatype)]
            if isinstance(target, TimeInterval):
                record["valueTime"] = _stretch(target)
        return self._told(record, claim, parties)

    def event(self, event: EventNode) -> Json:
        record: Json = {
            "kind": "event",
            "node": self.scene.number[event.iri],
            "type": event.type.value if event.type else None,
            "mode": event.mode,
            "deal": event.deal.value if event.deal else None,
            "label": event.label if event.iri not in self._names else None,
            # An article that merely names «Олимпиада-2036» does not say that it took place.
            "mentioned": _is_mentioned(event) or None,
            "agents": self.nodes(event.agents),
            "recipients": self.nodes(event.recipients),
            "places": self.nodes(event.places),
            "trigger": one_line(event.trigger),
            "exact": exact(
                {"trigger": event.trigger}, {"trigger": one_line(event.trigger) or None}
            ),
        }
        parties = [*event.agents, *event.recipients, *event.places, event.iri]
        return self._told(record, event, parties)

    def statement(self, statement: StatementNode) -> Json:
        record: Json = {
            "kind": "statement",
            "speaker": self.node(statement.speaker),
            "text": statement.text.strip(),
            "exact": exact({"text": statement.text}, {"text": statement.text.strip() or None}),
            "verb": statement.verb,
            "about": self.nodes(statement.about),
            "to": self.node(statement.stated_to) if statement.stated_to else None,
            "stance": statement.stance,
        }
        return self._told(record, statement, [statement.speaker, *statement.about])

    def article(self, node: ArticleNode) -> Json:
        article = node.article
        outlet = self.node(node.publisher) if node.publisher else None
        origin = self._origins.get(node.iri)
        shown = {
            "headline": title(node),
            "url": article.url if is_web_address(article.url) else None,
        }
        raw = {"headline": article.headline, "url": article.url}
        return _filled(
            {
                **shown,
                "exact": exact(raw, _filled(shown)),
                "untitled": (not headline(node)) or None,
                "iri": node.iri,
                "outlet": self.label(outlet) if outlet is not None else article.publisher,
                "publisher": outlet,
                "cites": article.cites,
                "day": article.published.isoformat() if article.published else None,
                "reprint": self.articles.get(node.reprint_of or ""),
                "hash": content_hash(node),
                "origin": origin if origin != node.iri else None,
            }
        )

    def node(self, iri: str) -> int | None:
        """Number of a node; None for an IRI that the graph does not hold."""
        return self.scene.number.get(iri)

    def nodes(self, iris: Iterable[str]) -> list[int]:
        return [self.scene.number[iri] for iri in iris if iri in self.scene.number]

    def label(self, node: int) -> str:
        return one_line(self.entities[node].label)

    def shards(self) -> Iterator[Json]:
        """The evidence in blocks of at most `SHARD` letters of sentences, each sentence once."""
        block: list[EvidenceNode] = []
        quotes: set[str] = set()
        size = 0
        for told in self.evidence:
            more = 0 if told.quote in quotes else len(told.quote)
            if block and size + more > SHARD:
                yield self._shard(block)
                block, quotes, size, more = [], set(), 0, len(told.quote)
            block.append(told)
            quotes.add(told.quote)
            size += more
        if block:
            yield self._shard(block)

    def _shard(self, block: Sequence[EvidenceNode]) -> Json:
        numbers = {quote: i for i, quote in enumerate(dict.fromkeys(told.quote for told in block))}
        extractors = {extractor: number for number, extractor in enumerate(self.extractors)}
        return {
            "quotes": list(numbers),
            "marks": [self._marks(quote) for quote in numbers],
            "evidence": [
                _filled(
                    {
                        "iri": told.iri,
                        "quote": numbers[told.quote],
                        "start": told.start,
                        "extractor": extractors[told.extractor, told.version],
                        "score": round(told.score, 3),
                        "cites": self.node(told.cites) if told.cites else None,
                        "status": self._own_status.get(told.iri),
                        "origin": self._own_origin(told),
                    }
                )
                for told in block
            ],
        }

    def _own_origin(self, told: EvidenceNode) -> str | None:
        """Who stands behind it, where that is another than for most of its article."""
        origin = told.origin or told.article
        return origin if origin != self._origins[told.article] else None

    def _marks(self, quote: str) -> list[list[int]]:
        """Where the quote names the parties of its facts: [start, stop, node], in code points."""
        marks: list[list[int]] = []
        for node in self._named_in.get(quote, ()):
            if node not in self._finders:
                entity = self.entities[node]
                self._finders[node] = NameFinder.of(
                    (entity.label, *entity.aliases), is_person=entity.type is EntityType.PERSON
                )
            marks += [[*span, node] for span in self._finders[node].find(quote)]
        return sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))

    def _told(self, record: Json, fact: Fact, parties: Sequence[str]) -> Json:
        """Add what every fact has: name, standing, time, speakers, evidence."""
        record["iri"] = fact.iri
        record["sources"] = fact.independent_sources
        record["confidence"] = round(confidence(fact), 3)
        if not isinstance(fact, StatementNode):
            record["status"] = fact.status.value
            record["by"] = self.nodes(fact.attributed_to)
            record["stated"] = self._known(fact.stated_in)
            record["against"] = self._known(fact.contradicts)
        dating = dated(fact, self.published)
        if dating is not None:
            record["date"], record["words"] = dating.value, dating.text
            record["days"] = [
                day.isoformat() for day in (dating.earliest, dating.latest) if day is not None
            ]
        time = _stretch(fact.time) if fact.time is not None else None
        # A claim about a date has its days from there, unless it has a time of its own.
        if time is not None and ("valueTime" in record or time != record.get("days")):
            record["time"] = time
        named = {node for node in self.nodes(parties) if node < len(self.entities)}
        for told in fact.evidence:
            self._named_in.setdefault(told.quote, set()).update(named)
        record["evidence"] = sorted(self._evidence_number[told.iri] for told in fact.evidence)
        return _filled(record)

    def _known(self, iris: Iterable[str]) -> list[int]:
        return [self.facts[iri] for iri in iris if iri in self.facts]


def _stretch(time: TimeInterval) -> list[str | None]:
    """First and last day as far as they are known: an open end stays open."""
    return [day.isoformat() if day else None for day in (time.earliest, time.latest)]


def _name_of_type(datatype: object) -> str:
    """Local name of a datatype: xsd:date is "date"."""
    return str(datatype).rsplit("#", 1)[-1]


def _is_mentioned(event: EventNode) -> bool:
    """Whether the articles name the event and tell nothing more of it."""
    return bool(event.evidence) and all(told.extractor == MENTIONED for told in event.evidence)


def is_web_address(url: str | None) -> bool:
    """Whether the page may link to the URL: http or https with a host, and nothing odd in it."""
    if not url or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
