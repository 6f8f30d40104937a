"""Find claims: EXTRACTORS is the list, in order; the place to add one.

Extractors look at the document alone. What needs the claims of several of them is done after:
`complete` joins attribution (what stands inside a statement is known from its speaker), gives every
claim its number, and drops entities that only a description names and no claim needs.
"""

from collections.abc import Iterable

from extract.claims.complete import complete
from extract.claims.interface import Extractor
from extract.records import Claim, Document, Extraction, Rejection

EXTRACTORS: list[Extractor] = []
for _module, _name in (("relations", "RelationExtractor"), ("statements", "StatementExtractor"), ("events", "EventExtractor")):
    try:  # TEMPORARY until all three land
        EXTRACTORS.append(getattr(__import__(f"extract.claims.{_module}", fromlist=[_name]), _name)())
    except (ImportError, AttributeError, SyntaxError) as error:
        print("missing", _module, error)


def find_claims(document: Document, *, version: str) -> Extraction:
    """All claims of a complete document, with what was nearly claimed."""
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for extractor in EXTRACTORS:
        for found in extractor(document):
            (rejections if isinstance(found, Rejection) else claims).append(found)  # type: ignore[arg-type]
    return complete(document, claims, rejections, version=version)
