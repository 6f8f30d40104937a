"""Running the program over the texts of a labeled set."""

from collections.abc import Sequence
from pathlib import Path

from extract.claims.complete import without_doubtful
from extract.errors import ExtractError
from extract.evaluate.nerel import Extract
from extract.read import read_text
from extract.records import Extraction


def extracted(
    texts: Sequence[Path], extract: Extract, *, min_confidence: float
) -> list[Extraction]:
    """What the program finds in each text, in their order.

    Args:
        texts: files.
        extract: the program, called once with all texts.
        min_confidence: relations and events that are less sure are left out, 0..1.

    Raises:
        ExtractError: a text cannot be read, or nothing can be extracted from it.
    """
    articles = [read_text(text.read_bytes(), str(text)) for text in texts]
    found = []
    for result in extract(articles, None):
        if isinstance(result, ExtractError):
            raise result
        found.append(without_doubtful(result, min_confidence))
    return found
