"""Texts that break careless writers, and a graph that has such a text in every field."""

from dataclasses import replace

from hypothesis import strategies as st

from extract.records import TimeInterval
from graph.records import ClaimNode, EvidenceNode, KnowledgeGraph

PAYLOADS = (
    "=cmd|'/C calc'!A0",
    "+7 (495) 000-00-00",
    "-1",
    "@SUM(A1)",
    "\uff1d1+1",
    "'quoted'",
    '"',
    "\\",
    "\\users\\u0027",
    "\\\\u",
    "a\r\nb\tc\n",
    "a,b;c|d",
    "'}] AS row MATCH (n) DETACH DELETE n; //",
    "`) DETACH DELETE n",
    "</data><x>]]>&amp;<!--",
    "<script>alert(1)</script>",
    "@id",
    "ent:union",
    "https://example.org/a b",
    "\x00\x01\x0b\x1f\x7f\x85",
    "\ufffe\uffff\ufeff",
    "\ud800",
    "\U0001f600\u202e\u2028",
    "",
    " ",
)
HOSTILE = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.text("\\u0'`\"=;,\n\r<&]>@", max_size=12),
)
"""Any text at all, lone surrogates and control characters among it."""


def poisoned(knowledge: KnowledgeGraph, text: str) -> KnowledgeGraph:
    """The graph with the text in every field that comes from an article."""
    return KnowledgeGraph(
        articles=tuple(
            replace(
                node, article=replace(node.article, headline=text, url=text, publisher=text or None)
            )
            for node in knowledge.articles
        ),
        entities=tuple(
            replace(node, label=text, label_en=text, aliases=(text, f"{text}2"), iso=text)
            for node in knowledge.entities
        ),
        claims=tuple(_claim(node, text) for node in knowledge.claims),
        events=tuple(
            replace(node, label=text, trigger=text, evidence=_evidence(node.evidence, text))
            for node in knowledge.events
        ),
        statements=tuple(
            replace(
                node, text=text, verb=text, stance=text, evidence=_evidence(node.evidence, text)
            )
            for node in knowledge.statements
        ),
    )


def _claim(node: ClaimNode, text: str) -> ClaimNode:
    time = TimeInterval(earliest=None, latest=None, value=None, text=text)
    target = node.object
    if isinstance(target, TimeInterval):
        target = time
    elif not node.object_is_entity:
        target = text
    return replace(node, object=target, time=time, evidence=_evidence(node.evidence, text))


def _evidence(evidence: tuple[EvidenceNode, ...], text: str) -> tuple[EvidenceNode, ...]:
    return tuple(replace(node, quote=text) for node in evidence)
