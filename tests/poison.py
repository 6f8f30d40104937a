"""Text that tries to become code, and graphs that hold it in every field: for tests."""

import dataclasses
import re
import types
from collections.abc import Iterable
from enum import Enum
from typing import Any, get_args, get_type_hints

from story import story

from extract.records import Block, TimeInterval
from graph.records import KnowledgeGraph

PAYLOADS = {
    "script": "<script>window.hit=1</script>",
    "end of a script": "</script><script>window.hit=1</script><!--<script>",
    "end of a title": "</noscript></title></style></textarea><script>window.hit=1</script>",
    "event handler": "<img src=x onerror=window.hit=1><video><source onerror=window.hit=1>",
    "end of an attribute": "\"'><svg onload=window.hit=1>&lt;img src=x onerror=window.hit=1&gt;",
    "link": '<a href="javascript:window.hit=1">href</a>',
    "address": "javascript:window.hit=1//https://example.org/",
    "frame": "<iframe srcdoc='<script>parent.hit=1</script>'></iframe><base href=//example.org>",
    "template": "{{ 7*7 }}{% raw %}${window.hit=1} %s %(x)s {0} {count} $& $1 svyaz-policy",
    "property": "__proto__",
    "method": "constructor",
    "marks": "\u202egro.live\u2066 \u2028\u2029\x00\x1b[31m\ud800\ufffe\U0001f469\u200d\U0001f4bb",
    "table": '=HYPERLINK("x";"y")\t"\r\n;,@SUM(1) \\" <urn:x> . """ \'\'\' {"a":1} ]]> -->',
    "long": "А" * 2_000 + " " + "длинное слово " * 200,
}
"""What articles may hold to get code into a page, or to break it."""

_IRI = re.compile(r"[a-z]{3}:")
_OPTIONAL_TEXT = {str, types.NoneType}


def poisoned(record: Any, payload: str) -> Any:  # noqa: ANN401 - any record
    """The record with the payload for every text that it holds or could hold.

    IRIs end in the payload, so that records still find each other, and nothing else does.
    """
    if isinstance(record, str) and not isinstance(record, Enum):
        return record + payload if _IRI.match(record) else payload
    if isinstance(record, tuple):
        return tuple(poisoned(part, payload) for part in record)
    if isinstance(record, TimeInterval):
        return dataclasses.replace(record, text=payload)
    if dataclasses.is_dataclass(record) and not isinstance(record, type | Block):
        hints = get_type_hints(type(record))
        changes = {
            field.name: payload
            if value is None and set(get_args(hints[field.name])) == _OPTIONAL_TEXT
            else poisoned(value, payload)
            for field in dataclasses.fields(record)
            for value in [getattr(record, field.name)]
        }
        return dataclasses.replace(record, **changes)
    return record


def few_facts(names: Iterable[str]) -> KnowledgeGraph:
    """The part of the story among the things with these names, and its articles."""
    knowledge = story()
    parties = {f"ent:{name}" for name in names}
    return dataclasses.replace(
        knowledge,
        entities=tuple(entity for entity in knowledge.entities if entity.iri in parties),
        claims=tuple(
            claim
            for claim in knowledge.claims
            if claim.subject in parties and (claim.object in parties or not claim.object_is_entity)
        ),
        events=tuple(
            event
            for event in knowledge.events
            if {*event.agents, *event.recipients, *event.places} <= parties
        ),
        statements=tuple(s for s in knowledge.statements if s.speaker in parties),
    )


def union(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """Graphs that share no IRI as one."""
    parts = tuple(graphs)
    return KnowledgeGraph(
        **{
            field.name: tuple(
                sorted(
                    (record for part in parts for record in getattr(part, field.name)),
                    key=lambda record: str(record.iri),
                )
            )
            for field in dataclasses.fields(KnowledgeGraph)
        }
    )
