"""From a gazetteer candidate to a link, with its reason.

NIL means "not in this gazetteer", never "not in Wikidata".
"""

from extract.records import Link
from ontology.gazetteer import Candidate


def link(candidate: Candidate, reason: str | None = None) -> Link:
    """The link that a candidate gives; the score is its share of the name's uses."""
    entry, name = candidate.entry, candidate.name
    return Link(
        key=entry.id,
        wikidata=entry.wikidata,
        label_ru=entry.label_ru,
        label_en=entry.label_en,
        iso=entry.iso,
        geonames=entry.geonames,
        score=name.share,
        reason=reason or f"{name.kind} «{name.name}»",
    )
