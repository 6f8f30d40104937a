"""Arithmetic of calendar periods and their place relative to the article's date.

Conventions, all inclusive of both ends:

- weeks run Monday to Sunday; «начало/середина/конец» of a month are days 1–10, 11–20, 21–end, of a
  year Jan–Mar, May–Aug, Oct–Dec, of a decade years 0–3, 4–6, 7–9, of a week Mon–Tue, Wed–Thu,
  Fri–Sun;
- the winter of a year is December of the year before to February;
- «с X» of the past ends on the article's date, of the future it stays open; «до X» begins on the
  article's date when X lies ahead, and is open when X is over;
- a date without a year means the nearest one that fits the tense of the sentence.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto

NEAR_FUTURE = dt.timedelta(days=14)
"""How far ahead a past-tense «15 декабря» may lie («намеченная на 15 декабря встреча»)."""

DECEMBER = 12
SUNDAY = 6


class Grain(Enum):
    """The unit of the calendar that a period is exactly one of."""

    DAY = auto()
    NIGHT = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    SEASON = auto()
    HALF_YEAR = auto()
    YEAR = auto()
    DECADE = auto()
    CENTURY = auto()


class Tense(StrEnum):
    """When the clause around a time expression lies, as its words say."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Bound(StrEnum):
    """What a preposition makes of a period."""

    SINCE = "since"
    UNTIL = "until"
    AFTER = "after"
    BY = "by"


class Part(StrEnum):
    """A stretch inside a period."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


@dataclass(frozen=True, slots=True)
class Period:
    """Days `earliest` to `latest`, both inclusive; None is an open end."""

    earliest: dt.date | None
    latest: dt.date | None
    grain: Grain | None = None

    @property
    def value(self) -> str | None:
        """ISO 8601 form where the period is one day, month or year, else None."""
        if self.earliest is None:
            return None
        if self.grain is Grain.DAY:
            return self.earliest.isoformat()
        if self.grain is Grain.MONTH:
            return self.earliest.isoformat()[:7]
        if self.grain is Grain.YEAR:
            return self.earliest.isoformat()[:4]
        return None

    def without_grain(self) -> "Period":
        """The same days, no longer claimed to be one unit of the calendar."""
        return replace(self, grain=None)


# --- periods by name -----------------------------------------------------------------------------


def day(year: int, month: int, number: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    try:
        date = dt.date(year, month, number)
    except ValueError:
        return None
    return Period(date, date, Grain.DAY)


def on(date: dt.date | None) -> Period | None:
    """One day; None stays None, as for all that is named after a date."""
    return None if date is None else Period(date, date, Grain.DAY)


def months(year: int, first: int, last: int, grain: Grain | None) -> Period | None:
    """Months `first` to `last` of a year; numbers outside 1..12 lie in the neighboring years."""
    start, end = year * 12 + first - 1, year * 12 + last - 1
    if start // 12 < dt.MINYEAR or end // 12 > dt.MAXYEAR:
        return None
    last_day = monthrange(end // 12, end % 12 + 1)[1]
    return Period(
        dt.date(start // 12, start % 12 + 1, 1),
        dt.date(end // 12, end % 12 + 1, last_day),
        grain,
    )


def month(year: int, number: int) -> Period | None:
    """One month of a year."""
    return months(year, number, number, Grain.MONTH)


def quarter(year: int, number: int) -> Period | None:
    """Quarter 1..4 of a year."""
    return months(year, number * 3 - 2, number * 3, Grain.QUARTER)


def half_year(year: int, number: int) -> Period | None:
    """Half 1..2 of a year."""
    return months(year, number * 6 - 5, number * 6, Grain.HALF_YEAR)


def season(year: int, first_month: int) -> Period | None:
    """Three months from `first_month`; 0 is the December before, for the winter."""
    return months(year, first_month, first_month + 2, Grain.SEASON)


def years(first: int, last: int, grain: Grain | None = None) -> Period | None:
    """Whole years `first` to `last`."""
    return months(first, 1, (last - first) * 12 + 12, grain) if first <= last else None


def year(number: int) -> Period | None:
    """One year."""
    return years(number, number, Grain.YEAR)


def decade(first_year: int) -> Period | None:
    """Ten years from `first_year`."""
    return years(first_year, first_year + 9, Grain.DECADE)


def century(number: int) -> Period | None:
    """The 21st century is 2001–2100."""
    return years(number * 100 - 99, number * 100, Grain.CENTURY)


def month_of(date: dt.date | None) -> Period | None:
    """The month that holds the date."""
    return None if date is None else month(date.year, date.month)


def week(date: dt.date | None) -> Period | None:
    """The week that holds the date."""
    if date is None:
        return None
    monday, sunday = (shift_days(date, number - date.weekday()) for number in (0, SUNDAY))
    return Period(monday, sunday, Grain.WEEK) if monday and sunday else None


def weekend(date: dt.date | None) -> Period | None:
    """Saturday and Sunday of the date's week."""
    if date is None:
        return None
    saturday, sunday = (shift_days(date, n - date.weekday()) for n in (SUNDAY - 1, SUNDAY))
    return Period(saturday, sunday) if saturday and sunday else None


# --- arithmetic ----------------------------------------------------------------------------------


def shift_days(date: dt.date, count: int) -> dt.date | None:
    """The date `count` days later, or None beyond the calendar."""
    try:
        return date + dt.timedelta(days=count)
    except OverflowError:
        return None


def shift_months(date: dt.date, count: int) -> dt.date | None:
    """The same day `count` months later, the last day where the month is shorter."""
    number = date.year * 12 + date.month - 1 + count
    if not dt.MINYEAR <= number // 12 <= dt.MAXYEAR:
        return None
    length = monthrange(number // 12, number % 12 + 1)[1]
    return dt.date(number // 12, number % 12 + 1, min(date.day, length))


def span(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another, or None where they run backwards."""
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    if first.earliest > last.latest:
        return None
    return Period(first.earliest, last.latest)


def between_days(one: dt.date, other: dt.date | None) -> Period | None:
    """The stretch from the earlier of two days to the later; None where one is off the calendar."""
    return None if other is None else Period(min(one, other), max(one, other))


def night_before(day_period: Period | None) -> Period | None:
    """«в ночь на» a day: the evening before and the day itself."""
    if day_period is None or day_period.earliest is None:
        return None
    evening = shift_days(day_period.earliest, -1)
    return None if evening is None else Period(evening, day_period.earliest, Grain.NIGHT)


_YEAR_PARTS = {
    Part.BEGINNING: (1, 3),
    Part.MIDDLE: (5, 8),
    Part.END: (10, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
}
_DAY_PARTS = {
    Grain.WEEK: {Part.BEGINNING: (0, 1), Part.MIDDLE: (2, 3), Part.END: (4, 6)},
    Grain.MONTH: {
        Part.BEGINNING: (0, 9),
        Part.MIDDLE: (10, 19),
        Part.END: (20, 30),
        Part.FIRST_HALF: (0, 14),
        Part.SECOND_HALF: (15, 30),
    },
}
_YEARS_PARTS = {
    Grain.DECADE: {
        Part.BEGINNING: (0, 3),
        Part.MIDDLE: (4, 6),
        Part.END: (7, 9),
        Part.FIRST_HALF: (0, 4),
        Part.SECOND_HALF: (5, 9),
    },
    Grain.CENTURY: {
        Part.BEGINNING: (0, 32),
        Part.MIDDLE: (33, 65),
        Part.END: (66, 99),
        Part.FIRST_HALF: (0, 49),
        Part.SECOND_HALF: (50, 99),
    },
}
_MONTH_PARTS = {Part.BEGINNING: 0, Part.MIDDLE: 1, Part.END: 2}


def part_of(period: Period, part: Part) -> Period | None:
    """The named part of a period, or None where the unit has no such part («середина пятницы»)."""
    start, stop = period.earliest, period.latest
    if start is None or stop is None:
        return None
    if period.grain is Grain.YEAR:
        return months(start.year, *_YEAR_PARTS[part], None)
    if period.grain in (Grain.SEASON, Grain.QUARTER) and part in _MONTH_PARTS:
        number = start.month + _MONTH_PARTS[part]
        return months(start.year, number, number, None)
    if (days := _DAY_PARTS.get(period.grain or Grain.DAY, {}).get(part)) is not None:
        return Period(
            start + dt.timedelta(days=days[0]), min(stop, start + dt.timedelta(days=days[1]))
        )
    if (limits := _YEARS_PARTS.get(period.grain or Grain.DAY, {}).get(part)) is not None:
        return years(start.year + limits[0], start.year + limits[1])
    return None


def bounded(
    period: Period,
    bound: Bound,
    published: dt.date | None,
    told_on: dt.date | None,
    *,
    past: bool = True,
    vague: bool = False,
) -> Period:
    """What «с», «до», «после», «к» make of a period.

    Args:
        period: the period that the preposition governs.
        bound: the preposition.
        published: the article's date; without it the far end stays open.
        told_on: the day from which the future is reckoned; the article's date as a rule.
        past: whether the clause is in the past tense.
        vague: whether «к» means any time up to the period's end («к 2030 году», «к концу года»),
            not the period itself («к лету», «к середине июня»).
    """
    start, stop = period.earliest, period.latest
    ahead = published is None or stop is None or stop >= published
    if bound in (Bound.SINCE, Bound.AFTER):
        lies_ahead = told_on is None or start is None or start > told_on
        return Period(start, None if lies_ahead else published)
    if bound is Bound.UNTIL:
        if not ahead or (past and stop == published):
            return Period(None, stop)
        return Period(published, stop)
    if vague and ahead and published is not None:
        return Period(published, stop)
    return period.without_grain()


# --- choosing the year, month or week ------------------------------------------------------------


def nearest(
    candidates: Iterable[Period | None],
    reference: dt.date,
    tense: Tense,
    slack: dt.timedelta = dt.timedelta(0),
) -> Period | None:
    """The candidate that the tense means.

    Past: the latest that begins not later than `reference` + `slack`; future: the earliest that
    ends not before `reference`; present: the one closest to `reference`, the past one of two.
    """
    periods = [(p.earliest, p.latest, p) for p in candidates if p is not None]
    bounds = [(start, stop, p) for start, stop, p in periods if start and stop]
    if tense is Tense.PAST:
        limit = shift_days(reference, slack.days) or reference
        over = [item for item in bounds if item[0] <= limit]
        return max(over, key=lambda item: item[0])[2] if over else None
    if tense is Tense.FUTURE:
        coming = [item for item in bounds if item[1] >= reference]
        return min(coming, key=lambda item: item[0])[2] if coming else None

    def distance(item: tuple[dt.date, dt.date, Period]) -> tuple[int, dt.date]:
        start, stop, _ = item
        if start <= reference <= stop:
            return 0, start
        return min(abs((start - reference).days), abs((stop - reference).days)), start

    return min(bounds, key=distance)[2] if bounds else None


def yearly(
    make: Callable[[int], Period | None],
    reference: dt.date,
    tense: Tense,
    slack: dt.timedelta = dt.timedelta(0),
) -> Period | None:
    """The occurrence of something yearly that the tense means; leap days are found too."""
    for reach in (1, 4, 8):
        around = range(reference.year - reach, reference.year + reach + 1)
        found = nearest((make(number) for number in around), reference, tense, slack)
        if found is not None:
            return found
    return None


def weekday_near(number: int, reference: dt.date, tense: Tense) -> Period | None:
    """Weekday 0..6 (Monday is 0) next to the date, the date's own day included."""
    days = (shift_days(reference, offset) for offset in range(-7, 8))
    return nearest(
        (on(date) for date in days if date and date.weekday() == number), reference, tense
    )
