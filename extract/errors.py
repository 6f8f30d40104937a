"""Errors of reading and extracting.

SvyazError                    (ontology.errors)
└── ExtractError              one article or one input could not be taken further
    ├── ReadError             the bytes are not an article: empty, binary, too big, not text
    ├── AnnotationError       the statistical models cannot take the text
    └── ModelError            model or dictionary data is missing, damaged or of another version
"""

from ontology.errors import SvyazError


class ExtractError(SvyazError):
    """One input could not be taken further.

    Args:
        source: the file or stream, as the user named it.
        reason: what is wrong with it, one line, no full stop.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["ExtractError"], tuple[str, str]]:
        """Pickle by the two arguments, so that the error crosses process borders."""
        return type(self), (self.source, self.reason)


class ReadError(ExtractError):
    """The input is not an article: missing, empty, binary, too big, no Russian in it."""


class AnnotationError(ExtractError):
    """The statistical models cannot take the text."""


class ModelError(ExtractError):
    """Model or dictionary data is missing, damaged or of another version."""
