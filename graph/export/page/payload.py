"""The data of the page: every fact once, in the page's words, with references by number.

Nodes are numbered as in `Scene`; claims, events, statements and articles as in `KnowledgeGraph`.
Empty fields are left out. Nothing here is escaped: `html` does that, once, for all.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from extract.records import Article, BlockKind, TimeInterval
from graph.export.page.marking import name_pattern
from graph.export.page.scene import Scene
from graph.export.page.symbols import NAMELESS_EVENT, SYMBOLS
from graph.export.page.wording import (
    DEAL_WORDS,
    ENTITY_WORDS,
    EVENT_WORDS,
    MODE_WORDS,
    RELATION_WORDS,
    STATUS_WORDS,
    UNTYPED_EVENT,
    day_words,
    event_noun,
    time_words,
)
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
from ontology.vocabulary import EntityType

Json = dict[str, Any]

_SPOKEN = frozenset({BlockKind.HEADLINE, BlockKind.BODY})
_HEADLINE = 90
"""An article without a headline is called by its first words, of this many letters at most."""


def node_facts(knowledge: KnowledgeGraph, scene: Scene) -> list[Json]:
    """What the page knows about every node, in node order."""
    articles = {article.iri: index for index, article in enumerate(knowledge.articles)}
    events: dict[int, list[int]] = {}
    for index, event in enumerate(knowledge.events):
        events.setdefault(scene.number[event.iri], []).append(index)
    nodes = [_entity(entity, articles) for entity in knowledge.entities]
    nodes += [_nameless(knowledge.events[index]) for index in scene.nameless]
    for number, node in enumerate(nodes):
        node["weight"] = round(scene.importance[number], 1)
        if number in events:
            node["events"] = events[number]
    return [_filled(node) for node in nodes]


def page_facts(knowledge: KnowledgeGraph, scene: Scene) -> Json:
    """Everything else: claims, events, statements, their evidence, articles, words."""
    writer = _Writer(knowledge, scene)
    claims = [writer.claim(claim) for claim in knowledge.claims]
    events = [writer.event(event) for event in knowledge.events]
    statements = [writer.statement(statement) for statement in knowledge.statements]
    return {
        "claims": claims,
        "events": events,
        "statements": statements,
        "evidence": writer.evidence,
        "quotes": writer.quotes(),
        "articles": [writer.article(article) for article in knowledge.articles],
        "words": _words(),
    }


def _entity(entity: EntityNode, articles: dict[str, int]) -> Json:
    return {
        "label": one_line(entity.label),
        "kind": entity.type.value,
        "en": entity.label_en,
        "aliases": [one_line(alias) for alias in entity.aliases if alias != entity.label],
        "wikidata": entity.wikidata,
        "articles": [articles[iri] for iri in entity.articles if iri in articles],
    }


def _nameless(event: EventNode) -> Json:
    noun = event_noun(event.type, event.mode, event.deal)
    return {"label": noun, "kind": NAMELESS_EVENT}


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _filled(record: Json) -> Json:
    return {key: value for key, value in record.items() if value not in (None, "", [], ())}


def _words() -> Json:
    return {
        "types": {
            **{
                entity_type.value: [*ENTITY_WORDS[entity_type], *SYMBOLS[entity_type]]
                for entity_type in EntityType
            },
            NAMELESS_EVENT: ["событие", "Встречи и действия", "diamond", "purple"],
        },
        "relations": {
            relation.value: [words.edge, words.forward, words.backward]
            for relation, words in RELATION_WORDS.items()
        },
        "statuses": {status.value: word for status, word in STATUS_WORDS.items()},
    }


class _Writer:
    """Turns records into JSON; collects evidence and the names to mark in every quote."""

    def __init__(self, knowledge: KnowledgeGraph, scene: Scene) -> None:
        self.scene = scene
        self.entities = knowledge.entities
        self.articles = {node.iri: index for index, node in enumerate(knowledge.articles)}
        self.claims = {node.iri: index for index, node in enumerate(knowledge.claims)}
        self.statements = {node.iri: index for index, node in enumerate(knowledge.statements)}
        self.evidence: list[Json] = []
        self._evidence_number: dict[str, int] = {}
        self._named_in: dict[str, set[int]] = {}
        self._quote_number: dict[str, int] = {}
        self._patterns: dict[int, re.Pattern[str] | None] = {}

    def claim(self, claim: ClaimNode) -> Json:
        target = claim.object
        parties = [claim.subject]
        record: Json = {
            "subject": self.node(claim.subject),
            "relation": claim.relation.value,
            "status": claim.status.value,
            "sources": claim.independent_sources,
        }
        if isinstance(target, TimeInterval):
            record["value"] = time_words(target)
        elif claim.object_is_entity:
            record["object"] = self.node(target)
            parties.append(target)
        else:
            record["value"] = one_line(target)
        record["against"] = [self.claims[iri] for iri in claim.contradicts if iri in self.claims]
        return self._told(record, claim, parties, claim.attributed_to, claim.stated_in)

    def event(self, event: EventNode) -> Json:
        words = EVENT_WORDS[event.type] if event.type else UNTYPED_EVENT
        mode = MODE_WORDS.get(event.mode or "")
        record: Json = {
            "node": self.scene.number[event.iri],
            "noun": event_noun(event.type, event.mode, event.deal),
            "kinds": [
                word
                for word in (
                    words.noun if event.type else None,
                    mode,
                    DEAL_WORDS[event.deal] if event.deal else None,
                )
                if word
            ],
            # An article that merely names «Олимпиада-2036» does not say that it took place.
            "status": None if _is_mentioned(event) else event.status.value,
            "agents": self.nodes(event.agents),
            "recipients": self.nodes(event.recipients),
            "towards": words.recipient,
            "places": self.nodes(event.places),
            "trigger": one_line(event.trigger),
            "sources": event.independent_sources,
        }
        parties = [*event.agents, *event.recipients, *event.places, event.iri]
        return self._told(record, event, parties, event.attributed_to, event.stated_in)

    def statement(self, statement: StatementNode) -> Json:
        record: Json = {
            "speaker": self.node(statement.speaker),
            "text": statement.text.strip(),
            "verb": statement.verb,
            "about": self.nodes(statement.about),
            "to": self.node(statement.stated_to) if statement.stated_to else None,
            "stance": statement.stance,
            "sources": statement.independent_sources,
        }
        return self._told(record, statement, [statement.speaker, *statement.about], (), ())

    def article(self, node: ArticleNode) -> Json:
        article = node.article
        outlet = self.node(node.publisher) if node.publisher else None
        return _filled(
            {
                "headline": one_line(article.headline or "") or _opening(article),
                "outlet": self.label(outlet) if outlet is not None else article.publisher,
                "cites": article.cites,
                "url": article.url if is_web_address(article.url) else None,
                "date": day_words(article.published) if article.published else None,
                "day": article.published.isoformat() if article.published else None,
                "reprint": self.articles.get(node.reprint_of or ""),
            }
        )

    def node(self, iri: str) -> int | None:
        """Number of a node; None for an IRI that the graph does not hold."""
        return self.scene.number.get(iri)

    def nodes(self, iris: Iterable[str]) -> list[int]:
        return [self.scene.number[iri] for iri in iris if iri in self.scene.number]

    def label(self, node: int) -> str:
        return one_line(self.entities[node].label)

    def quotes(self) -> list[list[Any]]:
        """Every sentence once: [text, [[start, stop, node], ...]], offsets in code points."""
        return [[quote, self._marks(quote, named)] for quote, named in self._named_in.items()]

    def _marks(self, quote: str, named: set[int]) -> list[list[int]]:
        marks = []
        for node in named:
            if node not in self._patterns:
                entity = self.entities[node]
                self._patterns[node] = name_pattern(
                    (entity.label, *entity.aliases), is_person=entity.type is EntityType.PERSON
                )
            pattern = self._patterns[node]
            marks += [[*match.span(), node] for match in pattern.finditer(quote)] if pattern else []
        return sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))

    def _told(
        self,
        record: Json,
        fact: ClaimNode | EventNode | StatementNode,
        parties: Sequence[str],
        speakers: Sequence[str],
        stated: Sequence[str],
    ) -> Json:
        """Add what every fact has: time, speakers, evidence."""
        if fact.time is not None:
            record["time"] = time_words(fact.time)
            record["words"] = fact.time.text if fact.time.text != record["time"] else None
            day = fact.time.earliest or fact.time.latest
            record["day"] = day.isoformat() if day else None
        record["by"] = self.nodes(speakers)
        record["stated"] = [self.statements[iri] for iri in stated if iri in self.statements]
        marked = {node for node in self.nodes(parties) if node < len(self.entities)}
        record["evidence"] = [self._evidence(evidence, marked) for evidence in fact.evidence]
        return _filled(record)

    def _evidence(self, evidence: EvidenceNode, marked: set[int]) -> int:
        """Number of the evidence; `marked` are the nodes whose names its quote should show."""
        quote = evidence.quote
        self._quote_number.setdefault(quote, len(self._quote_number))
        self._named_in.setdefault(quote, set()).update(marked)
        if evidence.iri not in self._evidence_number:
            self._evidence_number[evidence.iri] = len(self.evidence)
            cites = self.node(evidence.cites) if evidence.cites else None
            record = {
                "quote": self._quote_number[quote],
                "article": self.articles.get(evidence.article),
                "extractor": evidence.extractor,
                "score": round(evidence.score, 2),
                "cites": self.label(cites) if cites is not None else None,
            }
            self.evidence.append(_filled(record))
        return self._evidence_number[evidence.iri]


def _opening(article: Article) -> str:
    """What an article without a headline is called: its first words, less the date line."""
    texts = (one_line(article.text[b.start : b.stop]) for b in article.blocks if b.kind in _SPOKEN)
    opening = next(filter(None, texts), "") or one_line(article.text) or "Без заголовка"
    if len(opening) <= _HEADLINE:
        return opening
    # A word longer than the headline itself is cut after all.
    words = opening[: _HEADLINE + 1].rsplit(" ", 1)[0][:_HEADLINE]
    return words.rstrip(" ,;:–—-") + "…"


def _is_mentioned(event: EventNode) -> bool:
    """Whether the articles name the event and tell nothing more of it."""
    return all(evidence.extractor == MENTIONED for evidence in event.evidence)


def is_web_address(url: str | None) -> bool:
    """Whether the page may link to the URL: http or https with a host, and nothing odd in it."""
    if not url or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
