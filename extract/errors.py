"""Errors of reading and extracting.

SourceError                   (ontology.errors)
└── ExtractError              one article or one input could not be taken further
    ├── ReadError             the bytes are not an article: empty, binary, too big, not text
    ├── AnnotationError       the statistical models cannot take the text
    └── ModelError            model or dictionary data is missing, damaged or of another version
"""

from ontology.errors import SourceError


class ExtractError(SourceError):
    """One input could not be taken further."""


class ReadError(ExtractError):
    """The input is not an article: missing, empty, binary, too big, no Russian in it."""


class AnnotationError(ExtractError):
    """The statistical models cannot take the text."""


class ModelError(ExtractError):
    """Model or dictionary data is missing, damaged or of another version."""
