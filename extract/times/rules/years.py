"""Rules for years, decades and centuries, and for the parts of the current unit."""

import re

from extract.times import anchor
from extract.times.anchor import Part, Period
from extract.times.rule import Opening, Rule, Setting, named_year
from extract.times.words import (
    PART,
    ROMAN,
    SAME,
    SHIFT,
    YEAR,
    YEAR_WORD,
    part_value,
    roman_value,
    stem_value,
)

_TENS = {
    "двадцат": 20,
    "тридцат": 30,
    "сороков": 40,
    "пятидесят": 50,
    "шестидесят": 60,
    "семидесят": 70,
    "восьмидесят": 80,
    "девяност": 90,
    "нулев": 0,
    "десят": 10,
}
_CENTURIES = {"двадцать перв": 21, "двадцат": 20, "девятнадцат": 19, "восемнадцат": 18}
_PIVOT_DECADE = 30
"""Decades «20-х» and below are of this century, the others of the last."""

_DECADE = rf"(?:(?:1[5-9]|20)?\d0-?(?:е|х|ые|ых|ми)|(?:{'|'.join(_TENS)})(?:ые|ых|ыми|ые))"
_DECADES = rf"(?:(?P<first>{_DECADE}|(?:1[5-9]|20)\d0|\d0) ?- ?)?(?P<last>{_DECADE})"
_OF_CENTURY = rf"(?: (?:(?P<shift>прошлого|нынешнего|этого|двадцатого)|(?P<roman>{ROMAN})) века?)?"
_CENTURY = (
    rf"(?:{ROMAN}|(?:[1-9]|1\d|2[01])(?:-?(?:й|го|м|е))?|(?:{'|'.join(_CENTURIES)})\w{{2,3}})"
)


def _year(match: re.Match[str], setting: Setting) -> Period | None:
    number = named_year(match, setting)
    return None if number is None else anchor.year(number)


def _short_year(match: re.Match[str], _: Setting) -> Period | None:
    return anchor.year(1900 + int(match["short"]))


def _current_unit(match: re.Match[str], setting: Setting) -> Period | None:
    """«до конца года», «в начале месяца»: the one whose part fits the tense."""
    part, unit = part_value(match["part"]), match["unit"]
    if unit.startswith("год"):
        return _unit_with_part(
            [anchor.year(setting.today.year + shift) for shift in (-1, 0, 1)], part, setting
        )
    if unit.startswith("месяц"):
        dates = [anchor.shift_months(setting.today, shift) for shift in (-1, 0, 1)]
        return _unit_with_part([anchor.month_of(date) for date in dates], part, setting)
    days = [anchor.shift_days(setting.today, shift) for shift in (-7, 0, 7)]
    return _unit_with_part([anchor.week(date) for date in days], part, setting)


def _unit_with_part(units: list[Period | None], part: Part, setting: Setting) -> Period | None:
    pieces = {
        piece: unit for unit in units if unit and (piece := anchor.part_of(unit, part)) is not None
    }
    chosen = anchor.nearest(pieces, setting.today, setting.tense)
    return pieces[chosen] if chosen else None


def _decades(match: re.Match[str], setting: Setting) -> Period | None:
    century: int | None = None
    if match["roman"]:
        century = roman_value(match["roman"])
    elif match["shift"] and setting.published:
        century = (setting.published.year + 99) // 100 - (match["shift"] == "прошлого")
    if match["shift"] == "двадцатого":
        century = 20
    last = _first_year(match["last"], century)
    first = _first_year(match["first"], century) if match["first"] else last
    # «1980–90-е»: the second lacks its century.
    if first > last:
        last += first // 100 * 100 - last // 100 * 100
    if first == last:
        return anchor.decade(last)
    return anchor.years(first, last + 9)


def _first_year(word: str, century: int | None) -> int:
    digits = re.match(r"\d+", word)
    number = int(digits[0]) if digits else stem_value(word, _TENS) or 0
    if digits and len(digits[0]) == len("1980"):
        return number
    if century is not None:
        return (century - 1) * 100 + number
    return number + (2000 if number < _PIVOT_DECADE else 1900)


def _centuries(match: re.Match[str], _: Setting) -> Period | None:
    last = _century_number(match["last"])
    first = _century_number(match["first"]) if match["first"] else last
    return anchor.century(last) if first == last else anchor.years(first * 100 - 99, last * 100)


def _century_number(word: str) -> int:
    named = stem_value(word, _CENTURIES)
    if named is not None:
        return named
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else roman_value(word)


YEARS = (
    Rule(
        name="year",
        pattern=rf"(?P<year>{YEAR}){YEAR_WORD}(?! рождения)",
        resolve=_year,
        needs=("digit", "year"),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[в 2017 году] = 2017-01-01..2017-12-31",
            "выборы [2018 года] = 2018-01-01..2018-12-31",
            "[В конце 2015 года] = 2015-10-01..2015-12-31",
            "future: [к 2030 году] = 2025-12-12..2030-12-31",
            "[с 2011 года] = 2011-01-01..2025-12-12",
        ),
        no=("проехал 2017 километров", "с 3500 годами"),
    ),
    Rule(
        name="year-of-birth",
        pattern=rf"(?P<year>{YEAR}) года рождения",
        resolve=_year,
        needs=("digit", "year"),
        anchored=False,
        yes=("[1933 года рождения] = 1933-01-01..1933-12-31",),
    ),
    Rule(
        name="year-as-ordinal",
        pattern=rf"(?P<year>{YEAR})-(?:м|го|му|й)(?! (?:сезон|год))",
        resolve=_year,
        needs=("digit",),
        opening=Opening.REQUIRED,
        anchored=False,
        yes=("[в 1997-м] = 1997-01-01..1997-12-31",),
        no=("2017-й сезон",),
    ),
    Rule(
        name="year-alone",
        pattern=r"(?:в|с|до|к) (?P<year>19[5-9]\d|20[0-4]\d)(?= ?(?:[.;)]|,(?: |$)|- |$))(?!\.\d)",
        resolve=_year,
        needs=("digit",),
        anchored=False,
        yes=("это было еще [в 2014], = 2014-01-01..2014-12-31",),
        no=("в 2014 случаях",),
    ),
    Rule(
        name="short-year",
        pattern=(
            r"(?P<short>[4-9]\d)-(?:м|го|му)(?= ?(?:[,.;:)]|год[ау](?! жизни)|$))(?: году| года)?"
        ),
        resolve=_short_year,
        needs=("digit",),
        opening=Opening.REQUIRED,
        anchored=False,
        yes=("[в 98-м], = 1998-01-01..1998-12-31",),
        no=("в 98-м регионе", "на 97-м году жизни"),
    ),
    Rule(
        name="shifted-year",
        pattern=rf"(?P<shift>{SHIFT}|сего) (?:год(?:а|у|ом)?)",
        resolve=_year,
        needs=("year",),
        opening=Opening.OPTIONAL,
        yes=(
            "[в прошлом году] = 2024-01-01..2024-12-31",
            "[в начале этого года] = 2025-01-01..2025-03-31",
            "[до конца текущего года] = 2025-12-12..2025-12-31",
            "[в позапрошлом году] = 2023-01-01..2023-12-31",
        ),
    ),
    Rule(
        name="that-year",
        pattern=rf"{SAME} год(?:а|у)?",
        resolve=_year,
        needs=("year",),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=("[в 2006 году] и [в том же году] = 2006-01-01..2006-12-31; 2006-01-01..2006-12-31",),
    ),
    Rule(
        name="part-of-unit",
        pattern=(
            rf"(?:(?P<prep>в|во|с|со|до|к|ко|на|за|вплоть до|не позднее) )?(?P<part>{PART}) "
            r"(?P<unit>года|месяца|недели)(?! \w+ (?:войны|конфликта))"
        ),
        resolve=_current_unit,
        needs=("unit",),
        yes=(
            "future: [до конца года] = 2025-12-12..2025-12-31",
            "[с начала года] = 2025-01-01..2025-12-12",
            "future: [к концу недели] = 2025-12-12..2025-12-14",
            "[в начале месяца] = 2025-12-01..2025-12-10",
        ),
    ),
    Rule(
        name="decade-of-years",
        pattern=rf"{_DECADES} (?:год(?:ы|ов|ах|ам|ами)|гг?\b\.?){_OF_CENTURY}",
        resolve=_decades,
        needs=("decade",),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[в начале 90-х годов] = 1990-01-01..1993-12-31",
            "[в 1960-е годы] = 1960-01-01..1969-12-31",
            "[в тридцатых-сороковых годах прошлого века] = 1930-01-01..1949-12-31",
            "[в 20-х годах XX века] = 1920-01-01..1929-12-31",
            "[в нулевые годы] = 2000-01-01..2009-12-31",
        ),
    ),
    Rule(
        name="decade",
        pattern=rf"{_DECADES}(?<=[ех]){_OF_CENTURY}(?! (?:мест|годовщин))",
        resolve=_decades,
        needs=("decade",),
        opening=Opening.REQUIRED,
        anchored=False,
        yes=(
            "[в конце 1980-х] = 1987-01-01..1989-12-31",
            "[в девяностых] = 1990-01-01..1999-12-31",
        ),
        no=("на 90-е место",),
    ),
    Rule(
        name="century",
        pattern=(
            rf"(?:(?P<first>{_CENTURY}) ?- ?)?(?P<last>{_CENTURY}) (?:век(?:а|е|у|ов|ах)?|"
            r"столети[яеи]|вв?\b\.?)(?! (?:до|назад))"
        ),
        resolve=_centuries,
        needs=("century",),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[в XXI веке] = 2001-01-01..2100-12-31",
            "[в XVIII–XIX веках] = 1701-01-01..1900-12-31",
            "[в начале двадцатого века] = 1901-01-01..1933-12-31",
        ),
    ),
)
