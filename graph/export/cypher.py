r"""The graph as a Cypher script for Neo4j from 4.4 on, and for what else speaks openCypher.

    cypher-shell -u neo4j -p … --file graph.cypher

Every node is a :Resource with a unique `iri`, and has its classes as further labels (:Entity
:Person). Claims are relationships, named after their relation (:MEMBER_OF), with status, dates,
sources and sentences. All is merged by IRI: to run the script twice changes nothing, and what the
owner of the database has added to a node stays. Rows come in batches, as literal lists, so neither
plugins nor files beside the script are needed.

Memgraph names constraints otherwise: there, run `CREATE CONSTRAINT ON (n:Resource) ASSERT n.iri IS
UNIQUE; CREATE INDEX ON :Resource(iri);` first and drop the first statement here.

Source: Neo4j Cypher manual, "Expressions" and "Parsing". Cypher resolves \uXXXX before it looks at
anything else, even in the words of a query; a text that has a backslash before a "u" must not
become one, whether a parser pairs backslashes first or not (`literal`).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path

from graph.export.characters import encodable
from graph.export.drafting import drafting
from graph.export.property_graph import (
    PropertyEdge,
    PropertyNode,
    Value,
    relation_type,
    to_property_graph,
)
from graph.records import KnowledgeGraph

BATCH = 500
"""Rows of one statement. Each is parsed and planned as one text; 500 rows are about 0.5 MB."""
_CONSTRAINT = """\
CREATE CONSTRAINT svyaz_iri IF NOT EXISTS FOR (n:Resource) REQUIRE n.iri IS UNIQUE;
"""
_NODES = """\
UNWIND [
{rows}
] AS row
MERGE (n:Resource {{iri: row.iri}})
SET n{labels}, n += row;
"""
_EDGES = """\
UNWIND [
{rows}
] AS row
MATCH (a:Resource {{iri: row.source}}), (b:Resource {{iri: row.target}})
MERGE (a)-[r:{type}{key}]->(b)
SET r += row.known;
"""
_ESCAPES = {
    "\\": "\\\\",
    "'": "\\'",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_SPECIAL = re.compile(r"""\\u|[\\'\x00-\x1f\x7f-\x9f\u2028\u2029]""")
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write_cypher(knowledge: KnowledgeGraph, path: Path) -> None:
    """Write the graph to a Cypher script, which is either replaced whole or not touched.

    Raises:
        GraphError: the file cannot be written.
    """
    with drafting(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(statements(knowledge))


def statements(knowledge: KnowledgeGraph) -> Iterator[str]:
    """The statements of the script, in the order in which they must run."""
    graph = to_property_graph(knowledge)
    yield _CONSTRAINT
    by_labels = sorted(graph.nodes, key=lambda node: (node.labels, node.iri))
    for labels, nodes in groupby(by_labels, key=lambda node: node.labels):
        for rows in _batches(map(_node_row, nodes)):
            names = "".join(f":{identifier(label)}" for label in labels)
            yield "\n" + _NODES.format(rows=",\n".join(rows), labels=names)
    by_type = sorted(graph.edges, key=lambda one: (one.relation, one.is_claim))
    for (relation, is_claim), edges in groupby(by_type, key=lambda e: (e.relation, e.is_claim)):
        for rows in _batches(map(_edge_row, edges)):
            # Claims of one pair stay apart by IRI; a part in an event is there once.
            yield "\n" + _EDGES.format(
                rows=",\n".join(rows),
                type=identifier(relation_type(relation)),
                key=" {iri: row.known.iri}" if is_claim else "",
            )


def literal(value: Value) -> str:
    r"""Return a value as a Cypher literal.

    In front of a "u", a backslash is written as usual and the letter as an escape, so that no
    parser finds a backslash and a "u" side by side that do not belong together.

    >>> print(literal("d'accord\n"), literal("\\users"), literal(("a", "b")))
    'd\'accord\n' '\\\u0075sers' ['a', 'b']
    """
    if isinstance(value, str):
        return f"'{_SPECIAL.sub(_escaped, encodable(value))}'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return f"date('{value.isoformat()}')"
    return repr(value)


def identifier(name: str) -> str:
    """Return a label, a type or a key as Cypher takes it: in backticks unless it is a plain word.

    >>> identifier("MEMBER_OF"), identifier("a`b c")
    ('MEMBER_OF', '`a``b c`')
    """
    if _PLAIN_NAME.fullmatch(name):
        return name
    quoted = name.replace("\\", "\\u005C").replace("`", "``")
    return f"`{quoted}`"


def _escaped(found: re.Match[str]) -> str:
    text = found.group()
    if text == "\\u":
        return "\\\\\\u0075"
    return _ESCAPES.get(text) or f"\\u{ord(text):04X}"


def _map(values: Mapping[str, Value]) -> str:
    pairs = (f"{identifier(name)}: {literal(value)}" for name, value in values.items())
    return "{" + ", ".join(pairs) + "}"


def _node_row(node: PropertyNode) -> str:
    return "  " + _map({"iri": node.iri, **node.properties})


def _edge_row(edge: PropertyEdge) -> str:
    known = _map({"iri": edge.iri, **edge.properties}) if edge.is_claim else "{}"
    return f"  {{source: {literal(edge.start)}, target: {literal(edge.end)}, known: {known}}}"


def _batches(rows: Iterable[str]) -> Iterator[Sequence[str]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
