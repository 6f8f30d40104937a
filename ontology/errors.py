"""The root of every error that svyaz raises on purpose.

    SvyazError                    anything that a caller may want to show to a person
    ├── ontology.OntologyError    an identifier or a term that the vocabulary does not allow
    ├── extract.ReadError         an input that cannot be read
    ├── extract.AnnotationError   a text that the statistical models cannot take
    └── graph.GraphError          a graph, query or store that cannot be built, run or opened

The branches live in `ontology.errors`, `extract.errors` and `graph.errors`.
"""


class SvyazError(Exception):
    """An expected failure whose message is fit to be shown to the user as it is."""


class OntologyError(SvyazError):
    """An identifier or a term that the vocabulary does not allow."""
