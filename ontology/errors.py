"""The root of every error that svyaz raises on purpose.

    SvyazError                    anything that a caller may want to show to a person
    ├── ontology.OntologyError    an identifier or a term that the vocabulary does not allow
    └── SourceError               an input or output, named, that could not be taken further
        ├── extract.ExtractError  an article that cannot be read or annotated
        └── graph.GraphError      a graph, query or store that cannot be built, run or opened

The branches live in `ontology.errors`, `extract.errors` and `graph.errors`.
"""


class SvyazError(Exception):
    """An expected failure whose message is fit to be shown to the user as it is."""


class SourceError(SvyazError):
    """A file, stream or question that could not be taken further.

    Args:
        source: as the user named it.
        reason: what is wrong with it, one line, no full stop.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str]]:
        """Pickle by the two arguments, so that the error crosses process borders."""
        return type(self), (self.source, self.reason)


class OntologyError(SvyazError):
    """An identifier or a term that the vocabulary does not allow."""
