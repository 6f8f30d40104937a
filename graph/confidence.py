"""How sure a claim is, and from where on it is believed.

Every piece of evidence has the precision that what found it had on text it had not seen. A claim
is as sure as its best evidence: rules and model that read one sentence are wrong together, so
their scores are not multiplied.
"""

from collections.abc import Iterable

from graph.records import EvidenceNode

MIN_CONFIDENCE = 0.6
"""What is less sure than this is no claim, unless a build asks for it. On the labeled articles of
tests/gold F1 of relations is .689 at .5, .690 at .6, .688 at .65 and .683 at .75, precision .86,
.88, .89 and .88; from .7 on events that only rules tell are lost."""
DIGITS = 3
"""Decimal places of a score in the graph; what is sure is decided on these, so that a reader of the
graph decides alike."""
SURE = 0.75
"""From here on a claim is written as a plain fact as well: three of four such facts are right even
where only the model tells them."""


def confidence(evidence: Iterable[EvidenceNode]) -> float:
    """The highest score of the evidence, 0..1."""
    return max((node.score for node in evidence), default=0.0)


def is_sure(evidence: Iterable[EvidenceNode]) -> bool:
    """Whether a claim with this evidence is written as a plain fact."""
    return round(confidence(evidence), DIGITS) >= SURE
