"""What a rule of the time grammar is."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from extract.times.anchor import Period, Tense
from extract.times.words import DAYPART, PART, PREPOSITION, SAME, SHIFT, shift_value

OF_SHIFTED_YEAR = rf" (?P<shift>{SHIFT}) года?"
OF_SAME_YEAR = rf" {SAME} года?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time expression is resolved against."""

    published: dt.date | None
    """The article's date."""
    tense: Tense = Tense.PAST
    """Of the clause that holds the expression."""
    previous: Period | None = None
    """The last period that the text named before."""
    told_on: dt.date | None = None
    """An earlier day that the same sentence names: a future told then begins there."""
    governs_noun: bool = False
    """Whether the expression is a preposition here («накануне выборов»)."""

    @property
    def today(self) -> dt.date:
        """The article's date, for rules that are `anchored`.

        Raises:
            LookupError: the article has no date; the grammar asks no anchored rule then.
        """
        if self.published is None:
            raise LookupError("an anchored rule needs the article's date")
        return self.published

    @property
    def reference(self) -> dt.date:
        """The day from which a date without a year is sought.

        «10 октября он объявил, что с 1 ноября введут пошлины», printed in December, means the
        November of that same year: the future is reckoned from the day on which it was told.
        """
        if self.tense is Tense.FUTURE and self.told_on and self.told_on < self.today:
            return self.told_on
        return self.today


Resolver = Callable[[re.Match[str], Setting], Period | None]


class Opening(Enum):
    """Which words may or must stand before the core of a rule.

    A preposition and a part («с начала», «до конца», «к середине») mean the same before every
    date, so the grammar adds and resolves them, and the rules hold the core alone.
    """

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


_ANY = rf"(?:(?:{DAYPART}),? )?(?:(?P<prep>{PREPOSITION}) )?(?:(?P<part>{PART}) )?(?:{DAYPART},? )?"
_OPENINGS = {
    Opening.NONE: "",
    Opening.OPTIONAL: _ANY,
    Opening.REQUIRED: rf"(?=(?:{PREPOSITION}|{PART}|{DAYPART}) ){_ANY}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern, what it means, and examples that are run as tests.

    Examples are read on Friday, 12 December 2025. «[...]» holds the expression; behind the
    equals sign stand the inclusive ends: "[в среду] = 2025-12-10", "[в мае] = 2025-05-01..
    2025-05-31", open ends "2025-01-01.." and "..2025-01-01"; "future:" or "present:" before the
    text sets the tense. A `no` example is a text in which the rule must find nothing.
    """

    name: str
    pattern: str
    """Over `flatten`ed text; a space stands for any run of spaces; with `Opening`, the core."""
    resolve: Resolver | None
    """None for a rule that only keeps other rules off («каждую среду»)."""
    needs: tuple[str, ...]
    """Kinds of key word without which the pattern cannot match: see `grammar.KEYS`."""
    opening: Opening = Opening.NONE
    anchored: bool = True
    """Whether the article's date is needed."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


@cache
def compiled(pattern: str, opening: Opening) -> re.Pattern[str]:
    """The regular expression of a rule, compiled when it is first wanted."""
    # A number after a mark is part of another one: "8,1", "№12", "10:35".
    whole = rf"(?<![\w№$€])(?<!\d[.,:/-]){_OPENINGS[opening]}(?:{pattern})(?![\w%])"
    return re.compile(re.sub(r" (?![?*])", " +", whole))


def named_year(match: re.Match[str], setting: Setting) -> int | None:
    """The year that the groups `year` or `shift` name; «того же года» where neither is there."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("shift"):
        return setting.today.year + shift_value(groups["shift"])
    previous = setting.previous
    return previous.earliest.year if previous and previous.earliest else None
