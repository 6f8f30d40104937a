"""What an extractor is.

Source: spaCy's pipeline components declare what they require and assign, and the order is checked
before any text is read; the same here, with an explicit list instead of a registry.
"""

from collections.abc import Iterable
from typing import Protocol

from extract.records import Claim, Document, Rejection


class Extractor(Protocol):
    """A pure function from an annotated document to claims.

    It looks only at the `Document`; it keeps no state between calls; claims come with local ids
    that are unique within the extractor (the pipeline renumbers them).
    """

    @property
    def name(self) -> str:
        """Goes into `Evidence.extractor` before the pattern's own id: "relations"."""
        ...

    def __call__(self, document: Document) -> Iterable[Claim | Rejection]:
        """Find claims, and near misses with their reason, in the order of the text."""
        ...
