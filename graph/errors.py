"""Errors of merging, storing, asking and checking.

SvyazError                    (ontology.errors)
└── GraphError                a graph that cannot be built, opened or written
    ├── StoreError            a Turtle file or a store folder that cannot be opened
    └── QueryError            a question that is not SPARQL, is not allowed, or names nobody known
"""

from ontology.errors import SvyazError


class GraphError(SvyazError):
    """A graph, a query or a store that cannot be built, run or opened.

    Args:
        source: the file, folder or question, as the user named it.
        reason: what is wrong with it, one line, no full stop.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["GraphError"], tuple[str, str]]:
        """Pickle by the two arguments, so that the error crosses process borders."""
        return type(self), (self.source, self.reason)


class StoreError(GraphError):
    """A Turtle file or a store folder that cannot be read, parsed or opened."""


class QueryError(GraphError):
    """A question that is not SPARQL, asks for what is not allowed, or names nobody known."""
