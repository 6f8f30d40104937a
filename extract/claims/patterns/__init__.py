"""Relations that a verb or an action noun words: the list PATTERNS; add one by adding a record.

Notation of the examples: `[text|TYPE]` is a mention; after `=>` stands the claim, names in the
nominative, with its status. Being invited, a partner, an observer, a guest or a former member is
no relation at all: such words are no triggers here, and the `no` examples hold them apart.
"""

from extract.claims.pattern import Pattern
from extract.claims.patterns.documents import SIGNING
from extract.claims.patterns.events import PARTICIPATION
from extract.claims.patterns.places import PLACE
from extract.claims.patterns.property import PROPERTY, SUBORDINATION
from extract.claims.patterns.unions import CREATION, MEMBERSHIP

PATTERNS: tuple[Pattern, ...] = (
    *MEMBERSHIP,
    *PARTICIPATION,
    *CREATION,
    *SIGNING,
    *PROPERTY,
    *SUBORDINATION,
    *PLACE,
)
