"""What SHACL cannot check: quotes against the texts, plain facts against the claims.

every sv:quote is the stretch sv:start … sv:end of its article's text
every direct triple has a sure claim behind it that tells it and none that denies it
every prospective triple has a planned claim behind it and none that tells or denies it
every sure claim that calls for a direct or prospective triple has it
every claim has evidence
no sv:confidence is below that of the best evidence of the same status, nor above it where there is
    one source or a contradiction
there is an article
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.confidence import SURE
from graph.triples import direct_property
from ontology.namespaces import SV, Namespaces, NodeClass, Property, sv
from ontology.validate import Finding, Severity
from ontology.vocabulary import ACTUAL, RelationType, Status

_Triple = tuple[Node, RelationType, Node]


def audit(
    triples: Graph, texts: Mapping[str, str], namespaces: Namespaces | None = None
) -> tuple[Finding, ...]:
    """Return everything that is wrong, sorted, violations first; empty for a sound graph.

    Args:
        triples: the whole exported graph; it is not changed.
        texts: the articles' texts by their names in the graph ("art:0f3a…"). Quotes of articles
            that are not here are reported as unchecked, one warning an article.
        namespaces: the prefixes of the graph, if not the vocabulary's own.
    """
    names = namespaces or Namespaces()
    findings = [
        *_articles(triples),
        *_quotes(triples, texts, names),
        *_facts(triples, names),
        *_unsupported(triples, names),
        *_confidences(triples, names),
    ]
    return tuple(
        sorted(
            findings,
            key=lambda found: (
                found.severity is not Severity.VIOLATION,
                found.focus,
                found.path or "",
                found.message,
                found.value or "",
            ),
        )
    )


def _articles(triples: Graph) -> Iterator[Finding]:
    if next(iter(_instances(triples, NodeClass.ARTICLE)), None) is None:
        yield Finding(
            severity=Severity.VIOLATION,
            focus="graph",
            path=None,
            message="no article in the graph",
        )


def _quotes(triples: Graph, texts: Mapping[str, str], names: Namespaces) -> Iterator[Finding]:
    unchecked: set[str] = set()
    for evidence in _instances(triples, NodeClass.EVIDENCE):
        article = names.contract(str(_value(triples, evidence, Property.ARTICLE)))
        text = texts.get(article)
        if text is None:
            unchecked.add(article)
            continue
        start, stop = (_number(triples, evidence, part) for part in (Property.START, Property.END))
        quote = str(_value(triples, evidence, Property.QUOTE))
        if start is None or stop is None or text[max(0, start) : max(0, stop)] != quote:
            yield Finding(
                severity=Severity.VIOLATION,
                focus=names.contract(str(evidence)),
                path=Property.QUOTE.value,
                message=f"the quote is not characters {start}:{stop} of {article}",
                value=quote,
            )
    for article in unchecked:
        yield Finding(
            severity=Severity.WARNING,
            focus=article,
            path=Property.QUOTE.value,
            message="its text is not at hand: its quotes are not checked",
        )


def _facts(triples: Graph, names: Namespaces) -> Iterator[Finding]:
    told: dict[_Triple, set[Status]] = {}
    for claim in _instances(triples, NodeClass.CLAIM):
        fact = _fact(triples, claim)
        status = _local(_value(triples, claim, Property.STATUS))
        if fact is not None and status in set(Status) and _counts(triples, claim, status):
            told.setdefault(fact, set()).add(Status(status))
    written: set[tuple[Node, str, Node]] = set()
    for relation in RelationType:
        for name in (relation.value, relation.prospective):
            if name is None:
                continue
            for subject, target in triples.subject_objects(URIRef(sv(name))):
                written.add((subject, name, target))
                if direct_property(relation, told.get((subject, relation, target), ())) != name:
                    yield _fact_finding(
                        names, subject, name, target, "no claim allows this direct triple"
                    )
    for (subject, relation, target), statuses in told.items():
        wanted = direct_property(relation, statuses)
        if wanted is not None and (subject, wanted, target) not in written:
            yield _fact_finding(
                names, subject, wanted, target, "its claims call for this direct triple"
            )


def _counts(triples: Graph, claim: Node, status: str) -> bool:
    """Whether a claim decides on a plain fact: it denies it, or it is sure."""
    score = _value(triples, claim, Property.CONFIDENCE)
    if score is None:  # a graph of an earlier version
        sure = max(_own_scores(triples, claim), default=1.0) >= SURE
    else:
        sure = float(str(score)) >= SURE
    return sure or status == Status.DENIED


def _confidences(triples: Graph, names: Namespaces) -> Iterator[Finding]:
    for node in triples.subjects(URIRef(sv(Property.INDEPENDENT_SOURCES))):
        score = _value(triples, node, Property.CONFIDENCE)
        best = max(_own_scores(triples, node), default=None)
        if score is None or best is None:
            continue
        is_single = str(_value(triples, node, Property.INDEPENDENT_SOURCES)) == "1"
        has_rival = _value(triples, node, Property.CONTRADICTS) is not None
        told = float(str(score))
        if told < best or (told > best and (is_single or has_rival)):
            yield Finding(
                severity=Severity.VIOLATION,
                focus=names.contract(str(node)),
                path=Property.CONFIDENCE.value,
                message=f"its evidence does not allow this confidence (the best has {best})",
                value=str(score),
            )


def _own_scores(triples: Graph, node: Node) -> Iterator[float]:
    """Yield the scores of the evidence that tells a node's own status."""
    own = _actual(_value(triples, node, Property.STATUS))
    for evidence in triples.objects(node, URIRef(sv(Property.EVIDENCE))):
        status = _value(triples, evidence, Property.STATUS)
        score = _value(triples, evidence, Property.CONFIDENCE)
        if score is not None and (status is None or _actual(status) == own):
            yield float(str(score))


def _actual(status: Node | None) -> str:
    """Return a status, "Ongoing" as "Occurred": both tell that it is so."""
    name = _local(status)
    return Status.OCCURRED if name in ACTUAL else name


def _fact_finding(
    names: Namespaces, subject: Node, name: str, target: Node, message: str
) -> Finding:
    return Finding(
        severity=Severity.VIOLATION,
        focus=names.contract(str(subject)),
        path=name,
        message=message,
        value=str(target) if isinstance(target, Literal) else names.contract(str(target)),
    )


def _unsupported(triples: Graph, names: Namespaces) -> Iterator[Finding]:
    for claim in _instances(triples, NodeClass.CLAIM):
        if _value(triples, claim, Property.EVIDENCE) is None:
            yield Finding(
                severity=Severity.VIOLATION,
                focus=names.contract(str(claim)),
                path=Property.EVIDENCE.value,
                message="a claim without evidence",
            )


def _fact(triples: Graph, claim: Node) -> _Triple | None:
    subject = _value(triples, claim, Property.SUBJECT)
    target = _value(triples, claim, Property.OBJECT)
    relation = _local(_value(triples, claim, Property.RELATION))
    if subject is None or target is None or relation not in set(RelationType):
        return None
    return subject, RelationType(relation), target


def _instances(triples: Graph, kind: NodeClass) -> Iterable[Node]:
    return triples.subjects(RDF.type, URIRef(sv(kind)))


def _value(triples: Graph, subject: Node, name: Property) -> Node | None:
    return triples.value(subject, URIRef(sv(name)))


def _number(triples: Graph, subject: Node, name: Property) -> int | None:
    value = _value(triples, subject, name)
    text = str(value)
    return int(text) if isinstance(value, Literal) and text.isdecimal() else None


def _local(term: Node | None) -> str:
    return str(term).removeprefix(SV)
