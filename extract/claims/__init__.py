"""Find claims: EXTRACTORS is the list, in order; the place to add one.

Extractors look at the document alone. What needs the claims of several of them is done after:
`agreed` makes one claim of what rules and model both tell; `complete` joins attribution (what
stands inside a statement is known from its speaker), gives every claim its number, and drops
entities that only a description names and no claim needs.
"""

from extract.claims.agreement import agreed
from extract.claims.complete import complete
from extract.claims.events import EventExtractor
from extract.claims.interface import Extractor
from extract.claims.learned import LearnedExtractor
from extract.claims.relations import RelationExtractor
from extract.claims.statements import StatementExtractor
from extract.records import Claim, Document, Extraction, Rejection

EXTRACTORS: tuple[Extractor, ...] = (
    RelationExtractor(),
    StatementExtractor(),
    EventExtractor(),
    LearnedExtractor(),
)


def find_claims(document: Document, *, version: str) -> Extraction:
    """All claims of a complete document, with what was nearly claimed."""
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for extractor in EXTRACTORS:
        for found in extractor(document):
            if isinstance(found, Rejection):
                rejections.append(found)
            else:
                claims.append(found)
    return complete(document, agreed(claims), rejections, version=version)
