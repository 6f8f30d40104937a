"""What a question to the graph returns, whichever engine ran it, and how that is written out.

Source: SPARQL 1.1 Query Results JSON Format and CSV and TSV Formats, W3C Recommendations of
21 March 2013.
"""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ontology.namespaces import sv
from ontology.vocabulary import Status


class TermKind(StrEnum):
    """What a value of an answer is; the values are those of the JSON results format."""

    IRI = "uri"
    LITERAL = "literal"
    BLANK = "bnode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A node or literal. Plain strings have no datatype, tagged ones a language alone."""

    kind: TermKind
    value: str
    datatype: str | None = None
    language: str | None = None


class AnswerKind(StrEnum):
    """Which form of query was asked."""

    SELECT = "select"
    ASK = "ask"
    CONSTRUCT = "construct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Rows of a SELECT, the truth of an ASK (`truth`), or the triples of a CONSTRUCT.

    Triples are rows over the variables subject, predicate and object, sorted.
    """

    kind: AnswerKind
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool | None = None


class Format(StrEnum):
    """How an answer is written."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TTL = "ttl"


def as_table(
    answer: Answer, prefixes: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the cells of a table for people, IRIs abbreviated.

    Args:
        answer: what was found.
        prefixes: prefix → namespace.
    """
    if answer.kind is AnswerKind.ASK:
        return ("answer",), (("yes" if answer.truth else "no",),)
    rows = tuple(
        tuple("" if term is None else _abbreviated(term, prefixes) for term in row)
        for row in answer.rows
    )
    return answer.variables, rows


def write(answer: Answer, form: Format) -> str:
    """Return the answer in one of the W3C's result formats; triples as Turtle.

    Raises:
        ValueError: Turtle is asked of rows, or CSV or TSV of a truth value.
    """
    if form is Format.JSON:
        return _json(answer)
    if form is Format.TTL:
        if answer.kind is not AnswerKind.CONSTRUCT:
            raise ValueError("only the triples of a CONSTRUCT can be written as Turtle")
        return "".join(" ".join(_n3(term) for term in row) + " .\n" for row in answer.rows)
    if answer.kind is AnswerKind.ASK:
        raise ValueError(f"a truth value has no {form} form: use json")
    return _csv(answer) if form is Format.CSV else _tsv(answer)


def _csv(answer: Answer) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180, as the format asks
    writer.writerow(answer.variables)
    writer.writerows(["" if term is None else _bare(term) for term in row] for row in answer.rows)
    return stream.getvalue()


def _bare(term: Term) -> str:
    return f"_:{term.value}" if term.kind is TermKind.BLANK else term.value


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join(_n3(term) for term in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def _json(answer: Answer) -> str:
    document: dict[str, object] = {"head": {"vars": list(answer.variables)}}
    if answer.kind is AnswerKind.ASK:
        document = {"head": {}, "boolean": answer.truth}
    else:
        document["results"] = {
            "bindings": [
                {
                    name: _json_term(term)
                    for name, term in zip(answer.variables, row, strict=True)
                    if term is not None
                }
                for row in answer.rows
            ]
        }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    written = {"type": term.kind.value, "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype:
        written["datatype"] = term.datatype
    return written


def _n3(term: Term | None) -> str:
    """Return a term as N-Triples writes it, "" for none."""
    if term is None:
        return ""
    if term.kind is TermKind.IRI:
        return f"<{term.value}>"
    if term.kind is TermKind.BLANK:
        return f"_:{term.value}"
    text = f'"{term.value.translate(_ESCAPES)}"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


_ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


_STATUSES = frozenset(sv(status) for status in Status)
"""Read as words in a table: nobody pastes them into a query."""


def _abbreviated(term: Term, prefixes: Mapping[str, str]) -> str:
    if term.kind is not TermKind.IRI:
        return _bare(term)
    fitting = [item for item in prefixes.items() if term.value.startswith(item[1])]
    if not fitting:
        return term.value
    prefix, namespace = max(fitting, key=lambda item: len(item[1]))
    if term.value in _STATUSES:
        return term.value[len(namespace) :]
    return f"{prefix}:{term.value[len(namespace) :]}"
