"""The rules of the time grammar, one table a kind of expression."""

from extract.times.rule import Rule
from extract.times.rules.blocked import BLOCKED
from extract.times.rules.days import DAYS
from extract.times.rules.deictic import DEICTIC
from extract.times.rules.distance import DISTANCE
from extract.times.rules.months import MONTHS
from extract.times.rules.ranges import RANGES
from extract.times.rules.years import YEARS

RULES: tuple[Rule, ...] = (
    *BLOCKED,
    *RANGES,
    *DAYS,
    *MONTHS,
    *YEARS,
    *DISTANCE,
    *DEICTIC,
)
"""In order of precedence among readings of the same length; a longer reading always wins."""
