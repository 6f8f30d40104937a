"""Check an exported graph against the vocabulary: SHACL shapes, and what SHACL cannot say.

Two rules are code, because SHACL core has no words for them: no blank nodes, and no term of the
`sv:` namespace that the ontology does not declare. That a quote equals its stretch of text needs
the articles and is checked in `graph`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ontology.namespaces import SV, Namespaces, NodeClass, Property
from ontology.vocabulary import (
    DealType,
    EntityType,
    EventMode,
    EventType,
    RelationType,
    Status,
)

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


class Severity(StrEnum):
    """How bad a finding is."""

    VIOLATION = "violation"
    """The graph breaks the contract: validation fails."""
    WARNING = "warning"
    """Something that a reader may expect is missing."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing that is wrong with one node."""

    severity: Severity
    focus: str
    """The node, abbreviated where a prefix fits: "clm:8f1d6c27a05be943"."""
    path: str | None
    """The property that the rule is about, or None for a rule about the node."""
    message: str
    value: str | None = None
    """The offending value, where there is one."""

    def __str__(self) -> str:
        value = f" (found {self.value})" if self.value is not None else ""
        return f"{self.severity}: {self.focus}: {self.message}{value}"


def read_as_written(turtle: str) -> "Graph":
    """Parse Turtle without rdflib's repair of literals.

    By default rdflib turns "2025-12-12+03:00"^^xsd:date into "2025-12-12" while it reads, so that
    a date with a time zone would pass unseen.
    """
    import rdflib  # noqa: PLC0415 - heavy, and only needed here

    kept = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        return rdflib.Graph().parse(data=turtle, format="turtle")
    finally:
        rdflib.NORMALIZE_LITERALS = kept


def check_shapes(triples: "Graph", namespaces: Namespaces | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a graph, sorted, violations first.

    The graph is right when no finding is a `Severity.VIOLATION`. Needs rdflib and pyshacl; linear,
    0.06 ms of processor time a triple (measured on 13 403).

    Args:
        triples: The whole graph; it is not changed, and nothing it names is fetched.
        namespaces: Prefixes to abbreviate by in findings.
    """
    names = namespaces or Namespaces()
    found = {*_shacl_findings(triples, names), *_term_findings(triples, names)}
    order = tuple(Severity)
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                order.index(finding.severity),
                finding.focus,
                finding.path or "",
                finding.message,
                finding.value or "",
            ),
        )
    )


@cache
def _shapes() -> "Graph":
    from rdflib import Graph  # noqa: PLC0415 - heavy, and only needed here

    return Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_text("utf-8"))


def _shacl_findings(triples: "Graph", names: Namespaces) -> Iterator[Finding]:
    import pyshacl  # noqa: PLC0415 - heavy, and only needed here
    from rdflib import RDF, SH, Graph  # noqa: PLC0415

    _, report, _ = pyshacl.validate(triples, shacl_graph=_shapes(), do_owl_imports=False)
    if not isinstance(report, Graph):
        # pyshacl hands its own failures over instead of raising them.
        raise TypeError(f"pyshacl gave no report: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        severity = report.value(result, SH.resultSeverity)
        path = report.value(result, SH.resultPath)
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield Finding(
            severity=Severity.WARNING if severity == SH.Warning else Severity.VIOLATION,
            focus=_show(focus, names),
            path=_show(path, names) if path is not None else None,
            message=str(report.value(result, SH.resultMessage)),
            value=_show(value, names) if value is not None and value != focus else None,
        )


DECLARED_CLASSES = frozenset(
    SV + member.value for terms in (NodeClass, EntityType) for member in terms
)
DECLARED_INDIVIDUALS = frozenset(
    SV + member.value for terms in (Status, EventType, EventMode, DealType) for member in terms
)
DECLARED_PROPERTIES = frozenset(
    SV + local
    for local in (
        *(member.value for terms in (Property, RelationType) for member in terms),
        *(relation.prospective for relation in RelationType if relation.prospective),
    )
)
"""IRIs of the ontology's terms, from the enums that a test ties to `svyaz.ttl`."""


def _term_findings(triples: "Graph", names: Namespaces) -> Iterator[Finding]:
    from rdflib import RDF, BNode, URIRef  # noqa: PLC0415 - heavy, and only needed here

    declared = DECLARED_CLASSES | DECLARED_INDIVIDUALS | DECLARED_PROPERTIES
    for subject, predicate, object_ in triples:
        wrong: list[tuple[str, Node]] = []
        if isinstance(subject, BNode) or isinstance(object_, BNode):
            wrong.append(("blank nodes are not allowed", object_))
        if str(predicate).startswith(SV) and str(predicate) not in DECLARED_PROPERTIES:
            wrong.append(("is no property of the ontology", predicate))
        if isinstance(object_, URIRef) and str(object_).startswith(SV):
            is_type = predicate == RDF.type
            if str(object_) not in (DECLARED_CLASSES if is_type else declared):
                kind = "class" if is_type else "term"
                wrong.append((f"is no {kind} of the ontology", object_))
        for message, value in wrong:
            yield Finding(
                severity=Severity.VIOLATION,
                focus=_show(subject, names),
                path=_show(predicate, names),
                message=message,
                value=_show(value, names),
            )


def _show(node: "Node | None", names: Namespaces) -> str:
    from rdflib import BNode, Literal  # noqa: PLC0415 - heavy, and only needed here

    if isinstance(node, Literal):
        return node.n3()
    if isinstance(node, BNode):
        return f"_:{node}"
    return names.contract(str(node))


def unsupported_triples_query() -> str:
    """SPARQL that finds direct and prospective triples that no claim allows, or that one forbids.

    Rows are (?s ?p ?o); there must be none. A direct triple needs an Occurred or Ongoing claim and
    bears no Denied one; a prospective one needs a Planned claim and bears no other. Runs on a graph
    alone, without the ontology.
    """
    direct = " ".join(f"(sv:{relation} sv:{relation} false)" for relation in RelationType)
    twins = " ".join(
        f"(sv:{relation.prospective} sv:{relation} true)"
        for relation in RelationType
        if relation.prospective
    )
    # OPTIONAL and GROUP BY, because a join runs in linear time on every engine tried; pyoxigraph
    # scans all claims for each triple under NOT EXISTS (3.4 s against 0.01 s at 53 603 triples).
    # The inner SELECT keeps rdflib 7 from forgetting the VALUES inside OPTIONAL and losing rows.
    return f"""\
PREFIX sv: <{SV}>
SELECT ?s ?p ?o WHERE {{
  {{ SELECT * WHERE {{
    VALUES (?p ?relation ?planned) {{ {direct} {twins} }}
    ?s ?p ?o .
  }} }}
  OPTIONAL {{ ?c sv:subject ?s ; sv:relation ?relation ; sv:object ?o ; sv:status ?status . }}
  BIND (COALESCE(?status, sv:status) AS ?told)
  BIND (IF(?planned, ?told = sv:Planned, ?told IN (sv:Occurred, sv:Ongoing)) AS ?allows)
  BIND (BOUND(?status) && IF(?planned, ?told != sv:Planned, ?told = sv:Denied) AS ?forbids)
}}
GROUP BY ?s ?p ?o
HAVING (SUM(IF(?allows, 1, 0)) = 0 || SUM(IF(?forbids, 1, 0)) > 0)
ORDER BY ?s ?p ?o
"""
