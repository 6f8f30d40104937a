"""Ask a graph in SPARQL 1.1, with parameters by name: `run` and the shipped `questions`.

A question is text with `VALUES ?name { UNDEF }` for each parameter, so that it is plain SPARQL
that asks about everything. A parameter's value replaces UNDEF: an entity by any of its names, a
day, or a text, always as IRIs and escaped literals, never as pasted words.

Nothing leaves the machine and no other file is read: SERVICE, FROM and updates are refused before
an engine sees them.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from rapidfuzz import fuzz, process
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import Result
from rdflib.term import Node

from extract.names.keys import fold
from graph.answers import Answer, AnswerKind, Term, TermKind
from graph.errors import QueryError, StoreError
from graph.store import TripleStore
from ontology.namespaces import Namespaces

_FORBIDDEN = {
    "ServiceGraphPattern": "SERVICE asks another server: refused",
    "DatasetClause": "FROM reads another file or address: refused",
}
_PARAMETER = re.compile(
    r"#\s*param:\s*(?P<name>\w+)\s*(?:\((?P<kind>\w+)\)\s*)?[—–-]\s*(?P<text>.*?)"
    r"(?:,\s*e\.g\.\s*\"(?P<example>[^\"]*)\")?\s*$"
)
_PREFIX = re.compile(r"^\s*PREFIX\s+(\w*)\s*:", re.IGNORECASE | re.MULTILINE)
_LABELS = """
PREFIX sv: <https://w3id.org/svyaz/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?entity ?label { ?entity a sv:Entity ; rdfs:label|skos:altLabel ?label }
"""
_SUGGEST = 60.0
"""Smallest likeness (0..100) of a name that is offered in place of an unknown one."""
_MOST_SUGGESTED = 3


class Engine(StrEnum):
    """What runs the query; both give the same rows for the shipped questions."""

    OXIGRAPH = "oxigraph"
    RDFLIB = "rdflib"


class ParameterKind(StrEnum):
    """What a parameter's value is."""

    ENTITY = "entity"
    """Any label of an entity, upper or lower case; all entities of that name are meant."""
    DATE = "date"
    """A day, YYYY-MM-DD."""
    TEXT = "text"
    """Any words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question can be asked about."""

    name: str
    kind: ParameterKind
    description: str
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A shipped query."""

    name: str
    question: str
    """In words, Russian."""
    english: str
    parameters: tuple[Parameter, ...]
    sparql: str


Source = Path | TripleStore | Graph


def run(
    source: Source,
    sparql: str,
    *,
    engine: Engine = Engine.OXIGRAPH,
    bindings: Mapping[str, str] | None = None,
    name: str = "query",
    namespaces: Namespaces | None = None,
) -> Answer:
    """Return the answer to a query.

    Args:
        source: a Turtle file, or an open store or rdflib graph, which decide the engine.
        sparql: the query; prefixes of the vocabulary need no declaration.
        engine: what runs it, where the source is a file.
        bindings: values of the query's parameters, by name.
        name: how errors call the query.
        namespaces: prefixes that the query may use undeclared, if not the vocabulary's own.

    Raises:
        QueryError: it is not SPARQL, asks for what is refused, or names an unknown thing.
        StoreError: the file cannot be read.
    """
    values = dict(bindings or {})
    known = namespaces or Namespaces()
    check(sparql, name, known)
    text = _with_prefixes(sparql, known)
    parameters = {parameter.name: parameter for parameter in _parameters(sparql)}
    opened = _open(source, engine)
    for parameter, value in values.items():
        kind = parameters[parameter].kind if parameter in parameters else ParameterKind.ENTITY
        text = _bind(text, parameter, _terms(opened, kind, value, name), name)
    return _ask(opened, text, name)


def check(sparql: str, name: str = "query", namespaces: Namespaces | None = None) -> None:
    """Let a query pass that only reads the graph itself.

    Args:
        sparql: the query.
        name: how errors call it.
        namespaces: prefixes that it may use undeclared, if not the vocabulary's own.

    Raises:
        QueryError: it is not a SPARQL 1.1 query, has SERVICE or FROM, or a prefix is unknown.
    """
    try:
        tree = parseQuery(sparql)
    except Exception as error:  # the parser raises its own, recursion and index errors
        if _is_update(sparql):
            raise QueryError(name, "updates are refused") from error
        reason = str(error).split("\n", 1)[0] or type(error).__name__
        raise QueryError(name, f"is not a SPARQL query ({reason})") from error
    prefixes = set((namespaces or Namespaces()).prefixes)
    used: set[str] = set()
    for node in _walk(tree):
        if node.name in _FORBIDDEN:
            raise QueryError(name, _FORBIDDEN[node.name])
        if node.name == "PrefixDecl":
            prefixes.add(str(node.prefix or ""))
        elif node.name == "pname":
            used.add(str(node.prefix or ""))
    for prefix in sorted(used - prefixes):
        known = ", ".join(sorted(filter(None, prefixes)))
        raise QueryError(name, f"prefix {prefix}: is not declared; known: {known}")


def _is_update(sparql: str) -> bool:
    try:
        return bool(parseUpdate(sparql).request)
    except Exception:  # noqa: BLE001 - the parser raises many kinds, and all of them mean no
        return False


@cache
def questions() -> tuple[Question, ...]:
    """Return the shipped questions, by name.

    Each file of `graph/queries` begins with the question in Russian, then in English, as comments,
    then `# param: name (kind) — description, e.g. "example"` for each parameter.
    """
    found = [
        _question(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in (files("graph") / "queries").iterdir()
        if entry.name.endswith(".rq")
    ]
    return tuple(sorted(found, key=lambda question: question.name))


def question(name: str) -> Question:
    """Return the shipped question with this name.

    Raises:
        QueryError: there is none; near names are offered.
    """
    known = {one.name: one for one in questions()}
    if name not in known:
        near = _offer(name, known) or "; `svyaz query --list` shows all"
        raise QueryError(name, f"no question of that name{near}")
    return known[name]


def _question(name: str, text: str) -> Question:
    russian, english, *_ = (line.lstrip("# ").strip() for line in text.splitlines())
    return Question(
        name=name,
        question=russian,
        english=english,
        parameters=tuple(_parameters(text)),
        sparql=text,
    )


def _parameters(text: str) -> Iterable[Parameter]:
    for line in text.splitlines():
        if found := _PARAMETER.match(line.strip()):
            yield Parameter(
                name=found["name"],
                kind=ParameterKind(found["kind"] or ParameterKind.ENTITY),
                description=found["text"],
                example=found["example"],
            )


def _with_prefixes(sparql: str, namespaces: Namespaces) -> str:
    declared = set(_PREFIX.findall(sparql))
    missing = [
        f"PREFIX {prefix}: <{namespace}>"
        for prefix, namespace in namespaces.prefixes.items()
        if prefix not in declared
    ]
    return " ".join([*missing, sparql])  # on one line: the rest keep theirs


def _walk(node: object) -> Iterable[CompValue]:
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, CompValue):
            yield one
            stack.extend(one.values())
        elif isinstance(one, str):
            continue
        elif isinstance(one, Iterable):
            stack.extend(one)


def _open(source: Source, engine: Engine) -> TripleStore | Graph:
    if isinstance(source, TripleStore | Graph):
        return source
    if engine is Engine.OXIGRAPH:
        store = TripleStore()
        store.load(source)
        return store
    try:
        return Graph(bind_namespaces="none").parse(source, format="turtle")
    except Exception as error:  # rdflib's readers raise many kinds
        raise StoreError(str(source), f"cannot be read as Turtle ({error})") from error


def _ask(opened: TripleStore | Graph, sparql: str, name: str) -> Answer:
    if isinstance(opened, TripleStore):
        return opened.ask(sparql, name)
    try:
        return _answer(opened.query(sparql))
    except Exception as error:  # rdflib evaluates lazily and raises many kinds
        raise QueryError(name, str(error).split("\n", 1)[0]) from error


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return Answer(kind=AnswerKind.ASK, truth=bool(result.askAnswer))
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        triples = result.graph or Graph()
        rows = {(_term(s), _term(p), _term(o)) for s, p, o in triples}
        return Answer(
            kind=AnswerKind.CONSTRUCT,
            variables=("subject", "predicate", "object"),
            rows=tuple(sorted(rows, key=repr)),
        )
    variables = result.vars or []
    return Answer(
        kind=AnswerKind.SELECT,
        variables=tuple(str(variable) for variable in variables),
        rows=tuple(
            tuple(
                None if (value := solution.get(variable)) is None else _term(value)
                for variable in variables
            )
            for solution in result.bindings
        ),
    )


def _term(node: Node) -> Term:
    if isinstance(node, URIRef):
        return Term(kind=TermKind.IRI, value=str(node))
    if isinstance(node, Literal):
        datatype = str(node.datatype) if node.datatype is not None else None
        plain = datatype is None or datatype.endswith("#string")
        return Term(
            kind=TermKind.LITERAL,
            value=str(node),
            datatype=None if plain or node.language else datatype,
            language=node.language,
        )
    return Term(kind=TermKind.BLANK, value=str(node))


def _terms(
    opened: TripleStore | Graph, kind: ParameterKind, value: str, name: str
) -> tuple[Node, ...]:
    """Return what a parameter's value stands for.

    Raises:
        QueryError: no entity is called so, or the day is none.
    """
    if kind is ParameterKind.TEXT:
        return (Literal(value),)
    if kind is ParameterKind.DATE:
        try:
            day = dt.date.fromisoformat(value)
        except ValueError as error:
            raise QueryError(name, f"{value!r} is no day of the form YYYY-MM-DD") from error
        return (Literal(day),)
    by_name: dict[str, list[str]] = {}
    for entity, label in _ask(opened, _LABELS, name).rows:
        if entity is not None and label is not None:
            by_name.setdefault(fold(label.value), []).append(entity.value)
    found = sorted(set(by_name.get(fold(value), ())))
    if not found:
        raise QueryError(name, f"nothing in the graph is called «{value}»{_offer(value, by_name)}")
    return tuple(URIRef(iri) for iri in found)


def _bind(sparql: str, parameter: str, terms: tuple[Node, ...], name: str) -> str:
    """Return the query with the parameter's UNDEF replaced by the terms.

    Raises:
        QueryError: the query has no such parameter.
    """
    place = re.compile(rf"(VALUES\s+\?{re.escape(parameter)}\s*\{{)\s*UNDEF\s*\}}", re.IGNORECASE)
    written = " ".join(term.n3() for term in terms if not isinstance(term, BNode))
    bound, n = place.subn(lambda match: f"{match[1]} {written} }}", sparql)
    if not n:
        raise QueryError(
            name, f"has no parameter «{parameter}» (VALUES ?{parameter} {{ UNDEF }} makes one)"
        )
    return bound


def _offer(name: str, known: Iterable[str]) -> str:
    near = process.extract(
        fold(name), list(known), scorer=fuzz.WRatio, score_cutoff=_SUGGEST, limit=_MOST_SUGGESTED
    )
    return f"; nearest: {', '.join(match for match, _, _ in near)}" if near else ""
