"""Errors of merging, storing, asking and checking.

SourceError                   (ontology.errors)
└── GraphError                a graph that cannot be built, opened or written
    ├── StoreError            a Turtle file or a store folder that cannot be opened
    ├── QueryError            a question that is not SPARQL, is not allowed, or names nobody known
    └── DecisionError         a line of a table of decisions that cannot be followed
"""

from ontology.errors import SourceError


class GraphError(SourceError):
    """A graph, a query or a store that cannot be built, run or opened."""


class StoreError(GraphError):
    """A Turtle file or a store folder that cannot be read, parsed or opened."""


class QueryError(GraphError):
    """A question that is not SPARQL, asks for what is not allowed, or names nobody known."""


class DecisionError(GraphError):
    """A table of decisions, or a line of it, that cannot be followed."""
