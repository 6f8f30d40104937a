"""A Turtle file as a graph: the flow of reading on one screen."""

from dataclasses import dataclass
from pathlib import Path

from graph.reader.facts import claims, events, statements
from graph.reader.nodes import articles, entities
from graph.reader.things import Things
from graph.records import ClaimNode, EventNode, KnowledgeGraph, StatementNode
from ontology.namespaces import Namespaces


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: the graph, and the IRIs that its names are short for."""

    knowledge: KnowledgeGraph
    namespaces: Namespaces


def read_turtle(path: str | Path) -> KnowledgeGraph:
    """Return the graph that a Turtle file holds.

    Args:
        path: a file that `svyaz build` wrote, under whatever base IRI, or another tool from it.

    Raises:
        StoreError: the file cannot be read or is not Turtle.
        GraphError: it is no graph of this vocabulary: nothing of it is there, a value has the
            wrong type, or something is named that the file does not describe.
    """
    return read_with_namespaces(path).knowledge


def read_with_namespaces(path: str | Path) -> Reading:
    """Return the graph that a Turtle file holds, and its base IRI; errors as for `read_turtle`."""
    things = Things(Path(path))
    told_of = articles(things)
    told, happened, said = claims(things), events(things), statements(things)
    facts: list[ClaimNode | EventNode | StatementNode] = [*told, *happened, *said]
    knowledge = KnowledgeGraph(
        articles=told_of,
        entities=entities(things, told_of, (one for fact in facts for one in fact.evidence)),
        claims=told,
        events=happened,
        statements=said,
    )
    return Reading(knowledge=knowledge, namespaces=things.namespaces)
