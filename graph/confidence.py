"""How sure a claim is, and from where on it is believed.

Every piece of evidence has the precision that what found it had on text it had not seen. Within
one source a claim is as sure as its best evidence: rules and model that read one report are wrong
together. Sources that agree without having it from one another make it surer than each of them:

    1 - (1 - p₁) · (1 - p₂/2) · (1 - p₃/2) …        p₁ ≥ p₂ ≥ … the best evidence of each source

This is the noisy-or of independent witnesses with every further one counted by half, since two
reports on one matter use like words, and what is misread in one is easily misread in the other.
It never exceeds `MOST`, and a claim that another one contradicts gains nothing from agreement. Only
evidence that tells the claim's own status counts: a plan does not make the deed surer.
"""

from graph.records import ClaimNode, EventNode, StatementNode
from ontology.vocabulary import ACTUAL, Status

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
AGREEMENT = 0.5
"""What a further source counts for: two sources at .62 stay below `SURE`, .7 and .62 reach it."""
MOST = 0.99
"""No agreement makes a claim surer than this: what no person has read is never certain."""


def confidence(node: ClaimNode | EventNode | StatementNode) -> float:
    """Return how sure a node of the graph is, 0..1, combined over its independent sources."""
    status = None if isinstance(node, StatementNode) else node.status
    best: dict[str, float] = {}
    for told in node.evidence:
        if same_standing(told.status or status, status):
            origin = told.origin or told.article
            best[origin] = max(told.score, best.get(origin, 0.0))
    scores = sorted(best.values(), reverse=True)
    if not scores:
        return 0.0
    first, *further = scores
    if not isinstance(node, StatementNode) and node.contradicts:
        return first
    doubt = 1.0 - first
    for score in further:
        doubt *= 1.0 - AGREEMENT * score
    return max(first, min(MOST, 1.0 - doubt))


def same_standing(left: Status | None, right: Status | None) -> bool:
    """Whether two statuses tell the same: "Occurred" and "Ongoing" both say that it is so."""
    return left is right or (left in ACTUAL and right in ACTUAL)


def is_sure(node: ClaimNode) -> bool:
    """Whether a claim is written as a plain fact."""
    return round(confidence(node), DIGITS) >= SURE
