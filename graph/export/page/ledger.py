"""What the page needs to write Turtle of a selection, beyond what it shows.

A reader sees names on one line and scores in percent; the Turtle that the page exports has to have
the very triples of `graph.triples`. So a record has `exact` texts where they differ from the shown
ones, and the hash, the origin and the direct triples that a browser cannot work out.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.confidence import is_sure
from graph.records import ArticleNode, ClaimNode, EvidenceNode
from graph.triples import direct_property, value_literal
from ontology.vocabulary import EntityType, RelationType, Status

Json = dict[str, Any]


def exact(raw: Mapping[str, object], shown: Mapping[str, object]) -> Json | None:
    """The texts that the page shows in another form, null where there is none; None without any.

    >>> exact({"label": "А  Б", "en": "A B"}, {"label": "А Б", "en": "A B"})
    {'label': 'А  Б'}
    """
    differing = {key: value for key, value in raw.items() if (value or None) != shown.get(key)}
    return differing or None


def content_hash(node: ArticleNode) -> str:
    """SHA-256 of the text in hex digits."""
    return node.content_hash or hashlib.sha256(node.article.text.encode()).hexdigest()


def origins(evidence: Iterable[EvidenceNode]) -> dict[str, str]:
    """Who stands behind most of what each article tells: what holds unless an evidence differs."""
    found: dict[str, Counter[str]] = {}
    for told in evidence:
        found.setdefault(told.article, Counter())[told.origin or told.article] += 1
    return {
        article: min(counts, key=lambda origin: (-counts[origin], origin))
        for article, counts in found.items()
    }


def classes() -> dict[str, list[str]]:
    """The classes of a thing of each type, without sv:Entity, which all have."""
    return {
        kind.value: sorted([kind.value, *([kind.broader.value] if kind.broader else [])])
        for kind in EntityType
    }


def direct_triples(claims: Sequence[ClaimNode]) -> list[str | None]:
    """The property of the direct triple of each claim, or None: see `graph.triples`."""
    keys: list[tuple[str, RelationType, object]] = []
    statuses: dict[tuple[str, RelationType, object], set[Status]] = {}
    for claim in claims:
        is_named = claim.object_is_entity and isinstance(claim.object, str)
        key = (claim.subject, claim.relation, claim.object if is_named else value_literal(claim))
        keys.append(key)
        if claim.status is Status.DENIED or is_sure(claim):
            statuses.setdefault(key, set()).add(claim.status)
    properties = {key: direct_property(key[1], told) for key, told in statuses.items()}
    return [properties.get(key) for key in keys]
