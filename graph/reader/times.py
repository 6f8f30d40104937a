"""Stretches of time as the records have them, from dates whose open ends the writer closed."""

import calendar
import datetime as dt
import re
from dataclasses import replace

from extract.records import TimeInterval
from graph.answers import Term, TermKind
from graph.dating import first_day
from graph.reader.things import Thing
from ontology.namespaces import XSD, Property
from ontology.schema import SIGNATURES
from ontology.vocabulary import EntityType

_FORMS = {
    f"{XSD}date": re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    f"{XSD}gYearMonth": re.compile(r"\d{4}-\d\d", re.ASCII),
    f"{XSD}gYear": re.compile(r"\d{4}", re.ASCII),
}
_WHEN = frozenset({EntityType.DATE, EntityType.TIME})
DATING = frozenset(
    relation for relation, rows in SIGNATURES.items() if all(row.objects <= _WHEN for row in rows)
)
"""Relations that tell when; their object is a stretch of time."""


def time_of(thing: Thing, *, begins: bool = False) -> TimeInterval | None:
    """Return when a claim, event or statement is; None where the file does not say.

    Args:
        thing: the claim, event or statement.
        begins: an open end was closed where the stretch begins, and that day is its sv:date.
    """
    earliest, latest = thing.day(Property.EARLIEST), thing.day(Property.LATEST)
    words, date = thing.text(Property.DATE_TEXT), thing.term(Property.DATE)
    if earliest is None and latest is None and words is None and date is None:
        return None
    time = TimeInterval(
        earliest=None if thing.is_true(Property.OPEN_START) else earliest,
        latest=None if thing.is_true(Property.OPEN_END) else latest,
        value=None,
        text=words or "",
    )
    if date is None:
        return time
    if not is_date(date):
        wanted = "an xsd:date, xsd:gYearMonth or xsd:gYear without time zone"
        raise thing.wrong(Property.DATE, f"is {date.value!r}, not {wanted}")
    try:
        calendar_unit(date.value)
    except ValueError as error:
        raise thing.wrong(Property.DATE, f"is {date.value!r}, which is no date") from error
    first = first_day(time) if begins else None
    return time if first and first.isoformat() == date.value else replace(time, value=date.value)


def is_date(term: Term) -> bool:
    """Return whether a literal is a day, month or year without a zone."""
    form = _FORMS.get(term.datatype or "")
    return form is not None and form.fullmatch(term.value) is not None


def tells(term: Term, time: TimeInterval | None) -> bool:
    """Return whether a literal is what a stretch of time is written as."""
    if time is None or term.kind is not TermKind.LITERAL:
        return False
    if time.value:
        return is_date(term) and term.value == time.value
    return term.datatype is None and term.value == time.text


def calendar_unit(value: str) -> TimeInterval:
    """Return a day, month or year by its ISO form.

    Raises:
        ValueError: the calendar has none.
    """
    year, *rest = map(int, value.split("-"))
    match rest:
        case [month, day]:
            first = last = dt.date(year, month, day)
        case [month]:
            first = dt.date(year, month, 1)
            last = first.replace(day=calendar.monthrange(year, month)[1])
        case _:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return TimeInterval(earliest=first, latest=last, value=value, text="")
