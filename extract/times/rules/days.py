"""Rules for single days of the calendar, with and without a year, and for holidays."""

import datetime as dt
import re
from functools import partial

from extract.read.dates import month_number
from extract.times import anchor
from extract.times.anchor import Period
from extract.times.points import Point, place
from extract.times.rule import OF_SAME_YEAR, OF_SHIFTED_YEAR, Opening, Rule, Setting, named_year
from extract.times.words import MONTH, MONTH_SHORT, WEEKDAY, YEAR, YEAR_WORD

_SHORT_YEAR_PIVOT = 50
"""Two-digit years below it are of this century, the others of the last."""

_LEAD = (
    rf"(?:(?:{WEEKDAY}|сегодня|вчера|завтра|накануне)(?: (?:утром|днем|вечером|ночью))?(?:,| -| \(|"
    r") *)?"
)
_TRAIL = rf"(?:,? (?:в|во) {WEEKDAY}| ?\((?:в |во )?{WEEKDAY}\))?"
DAY_MONTH = rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:-?(?:го|е|ое|ого))? (?P<month>{MONTH}|{MONTH_SHORT})"


def _numeric(match: re.Match[str], _: Setting) -> Period | None:
    number = int(match["year"])
    if len(match["year"]) == len("24"):
        number += 2000 if number < _SHORT_YEAR_PIVOT else 1900
    return anchor.day(number, int(match["month"]), int(match["day"]))


def _day_of_year(match: re.Match[str], setting: Setting) -> Period | None:
    number = named_year(match, setting)
    if number is None:
        return None
    return anchor.day(number, month_number(match["month"]), int(match["day"]))


def _day(match: re.Match[str], setting: Setting) -> Period | None:
    return place(Point(int(match["day"]), month_number(match["month"])).in_year, setting)


def _day_of_month(match: re.Match[str], setting: Setting) -> Period | None:
    today = setting.reference
    around = (anchor.shift_months(today.replace(day=1), count) for count in (-2, -1, 0, 1, 2))
    days = (anchor.day(d.year, d.month, int(match["day"])) for d in around if d)
    return anchor.nearest(days, today, setting.tense)


def _night_to_day_of_year(match: re.Match[str], setting: Setting) -> Period | None:
    return anchor.night_before(_day_of_year(match, setting))


def _night_to_day(match: re.Match[str], setting: Setting) -> Period | None:
    return anchor.night_before(_day(match, setting))


def _holiday(date: dt.date, match: re.Match[str], setting: Setting) -> Period | None:
    make = Point(date.day, date.month).in_year
    if match["year"]:
        return make(int(match["year"]))
    return None if setting.published is None else place(make, setting)


def _holiday_rule(name: str, pattern: str, date: tuple[int, int], yes: str) -> Rule:
    return Rule(
        name=f"holiday-{name}",
        pattern=rf"{pattern}(?: (?P<year>{YEAR}){YEAR_WORD}?)?",
        resolve=partial(_holiday, dt.date(2000, *date)),
        needs=("holiday",),
        opening=Opening.REQUIRED,
        anchored=False,
        yes=(yes,),
    )


DAYS = (
    Rule(
        name="numeric-date",
        pattern=(
            r"(?P<day>0?[1-9]|[12]\d|3[01])(?P<mark>[./])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
            r"(?P<year>(?:1[5-9]|20)\d{2}|\d{2})(?!\.\d)(?: ?г\b\.?)?"
        ),
        resolve=_numeric,
        needs=("digit",),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "закон [от 03.04.2017] = 2017-04-03",
            "[24.03.02] = 2002-03-24",
            "[05/08/2008] = 2008-08-05",
        ),
        no=("версия 10.12.15.20", "45.10.2020"),
    ),
    Rule(
        name="iso-date",
        pattern=(
            r"(?P<year>(?:1[5-9]|20)\d{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
        ),
        resolve=_numeric,
        needs=("digit",),
        anchored=False,
        yes=("[2025-11-24] = 2025-11-24",),
    ),
    Rule(
        name="day-month-year",
        pattern=rf"{_LEAD}{DAY_MONTH},? (?P<year>{YEAR})(?:{YEAR_WORD})?{_TRAIL}",
        resolve=_day_of_year,
        needs=("digit", "month"),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "выборы [20 июня 2018 года] = 2018-06-20",
            "[в среду, 20 июня 2018 года] = 2018-06-20",
            "[Утром 4 апреля 2017 г.] = 2017-04-04",
            "[С 1 января 2008] действует = 2008-01-01..2025-12-12",
            "future: [до 9 января 2026 года] = 2025-12-12..2026-01-09",
        ),
        no=("30 февраля 2018 года",),
    ),
    Rule(
        name="day-month",
        pattern=rf"{_LEAD}{DAY_MONTH}{_TRAIL}",
        resolve=_day,
        needs=("digit", "month"),
        opening=Opening.OPTIONAL,
        yes=(
            "[24 ноября] = 2025-11-24",
            "[27 декабря] = 2024-12-27",
            "намеченная [на 20 декабря] встреча = 2025-12-20",
            "future: [19 апреля] = 2026-04-19",
            "[в субботу, 6 декабря], = 2025-12-06",
            "[Накануне, 11 декабря], = 2025-12-11",
            "future: [с 1 января] = 2026-01-01..",
            "[вплоть до 12 сентября] = ..2025-09-12",
            "[1 декабря, в понедельник], = 2025-12-01",
        ),
        no=("31 июня",),
    ),
    Rule(
        name="day-month-of-that-year",
        pattern=rf"{DAY_MONTH}{OF_SAME_YEAR}",
        resolve=_day_of_year,
        needs=("digit", "month"),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[8 декабря того же года] = none",
            "[18 ноября 2016 года] и [8 декабря того же года] = 2016-11-18; 2016-12-08",
        ),
    ),
    Rule(
        name="day-month-of-shifted-year",
        pattern=rf"{DAY_MONTH}{OF_SHIFTED_YEAR}",
        resolve=_day_of_year,
        needs=("digit", "month"),
        opening=Opening.OPTIONAL,
        yes=("[27 декабря прошлого года] = 2024-12-27", "[1 октября нынешнего года] = 2025-10-01"),
    ),
    Rule(
        name="day-of-month",
        pattern=r"(?P<day>0?[1-9]|[12]\d|3[01])(?:-?го|-?е)? числ(?:а|о)",
        resolve=_day_of_month,
        needs=("digit",),
        opening=Opening.OPTIONAL,
        yes=("[12-го числа] = 2025-12-12", "[20 числа] = 2025-11-20"),
    ),
    Rule(
        name="night-to-day",
        pattern=(
            rf"в ночь (?:с \d{{1,2}}(?: {MONTH})? )?на {DAY_MONTH},? (?P<year>{YEAR})"
            rf"(?:{YEAR_WORD})?"
        ),
        resolve=_night_to_day_of_year,
        needs=("digit", "night"),
        anchored=False,
        yes=("[в ночь на 18 апреля 2019 года] = 2019-04-17..2019-04-18",),
    ),
    Rule(
        name="night-to-day-month",
        pattern=rf"в ночь (?:с \d{{1,2}}(?: {MONTH})? )?на {DAY_MONTH}",
        resolve=_night_to_day,
        needs=("digit", "night"),
        yes=(
            "[В ночь на 9 августа] = 2025-08-08..2025-08-09",
            "[В ночь с 15 на 16 июля] = 2025-07-15..2025-07-16",
        ),
    ),
    _holiday_rule(
        "new-year",
        "нов(?:ого|ым|ый|ому) год(?:а|ом|у)?",
        (12, 31),
        "future: [до Нового года] = 2025-12-12..2025-12-31",
    ),
    _holiday_rule(
        "christmas",
        "(?:католическ\\w+ )?рождеств(?:о|а|ом|у|е)",
        (12, 25),
        "[на Рождество] = 2025-12-25",
    ),
    _holiday_rule(
        "victory-day", "д(?:ень|ня|ню|нем) победы(?! над)", (5, 9), "[в День Победы] = 2025-05-09"
    ),
    _holiday_rule(
        "russia-day", "д(?:ень|ня|ню|нем) россии", (6, 12), "[в День России] = 2025-06-12"
    ),
)
