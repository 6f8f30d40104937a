"""The graph as Turtle 1.1, byte-identical for equal graphs.

There are no blank nodes, the prefixes are fixed and rdflib's serializer sorts, so neither the
order of the articles nor the hash seed of the process shows in the bytes.
"""

from pathlib import Path

from graph.export.drafting import drafting
from graph.records import KnowledgeGraph
from graph.triples import to_triples
from ontology.namespaces import Namespaces


def turtle(
    knowledge: KnowledgeGraph,
    namespaces: Namespaces | None = None,
    *,
    merge_reasons: bool = False,
) -> str:
    """Return the graph as Turtle; arguments as for `to_triples`."""
    triples = to_triples(knowledge, namespaces, merge_reasons=merge_reasons)
    return triples.serialize(format="turtle")


def write_turtle(
    knowledge: KnowledgeGraph,
    path: Path,
    namespaces: Namespaces | None = None,
    *,
    merge_reasons: bool = False,
) -> None:
    """Write the graph to a file, which is either replaced whole or not touched.

    Raises:
        GraphError: the file cannot be written.
    """
    text = turtle(knowledge, namespaces, merge_reasons=merge_reasons)
    with drafting(path) as draft:
        draft.write_bytes(text.encode())
