"""Rules for months, seasons, quarters and half-years."""

import re
from collections.abc import Callable
from functools import partial

from extract.read.dates import month_number
from extract.times import anchor
from extract.times.anchor import Part, Period, Tense
from extract.times.points import Point, place
from extract.times.rule import OF_SAME_YEAR, OF_SHIFTED_YEAR, Opening, Rule, Setting, named_year
from extract.times.words import (
    MONTH,
    ORDINAL,
    SEASON_STEMS,
    SHIFT,
    YEAR,
    YEAR_WORD,
    ordinal_value,
    part_value,
    shift_value,
    stem_value,
)


def _month_of_year(match: re.Match[str], setting: Setting) -> Period | None:
    number = named_year(match, setting)
    return None if number is None else anchor.month(number, month_number(match["month"]))


def _month(match: re.Match[str], setting: Setting) -> Period | None:
    make = Point(month=month_number(match["month"])).in_year
    if match["part"] and setting.tense is Tense.PAST:
        # «в конце декабря», printed on 1 December, is that of the year before.
        return _with_part(make, part_value(match["part"]), setting)
    if match["shift"]:
        tense = Tense.FUTURE if shift_value(match["shift"]) > 0 else Tense.PAST
        return anchor.yearly(make, setting.today, tense)
    return place(make, setting)


def _with_part(make: Callable[[int], Period | None], part: Part, setting: Setting) -> Period | None:
    for number in (setting.today.year, setting.today.year - 1):
        whole = make(number)
        piece = whole and anchor.part_of(whole, part)
        if piece and piece.earliest and piece.earliest <= setting.today:
            return whole
    return None


def _season_of_year(match: re.Match[str], setting: Setting) -> Period | None:
    number, first = named_year(match, setting), stem_value(match["season"], SEASON_STEMS)
    return None if number is None or first is None else anchor.season(number, first)


def _season(match: re.Match[str], setting: Setting) -> Period | None:
    first = stem_value(match["season"], SEASON_STEMS)
    shift = match.groupdict().get("shift")
    if first is None:
        return None
    make = partial(_season_in, first)
    if shift and shift_value(shift) == 0:
        # «этой зимой» is the one that lies closest, «этим летом» that of the article's year.
        if first == 0:
            return anchor.yearly(make, setting.today, Tense.PRESENT)
        return make(setting.today.year)
    if shift:
        return make(setting.today.year + shift_value(shift))
    return place(make, setting)


def _season_in(first_month: int, number: int) -> Period | None:
    return anchor.season(number, first_month)


def _quarter(match: re.Match[str], setting: Setting) -> Period | None:
    number = ordinal_value(match["ordinal"])
    unit = anchor.half_year if match["unit"].startswith("пол") else anchor.quarter
    if number > (2 if unit is anchor.half_year else 4):
        return None
    groups = match.groupdict()
    if "year" in groups:
        named = named_year(match, setting)
        return None if named is None else unit(named, number)
    return place(lambda value: unit(value, number), setting)


def _months_of_year(match: re.Match[str], setting: Setting) -> Period | None:
    words = {"два": 2, "три": 3, "четыре": 4, "пят": 5, "шест": 6, "сем": 7, "восе": 8, "девят": 9,
             "десят": 10, "одиннадцат": 11}  # fmt: skip
    count = int(match["count"]) if match["count"].isdigit() else stem_value(match["count"], words)
    number = named_year(match, setting)
    if count is None or number is None or not 1 < count < anchor.DECEMBER:
        return None
    return anchor.months(number, 1, count, None)


MONTHS = (
    Rule(
        name="month-of-year",
        pattern=rf"(?P<month>{MONTH}),? (?P<year>{YEAR})(?:{YEAR_WORD})?",
        resolve=_month_of_year,
        needs=("digit", "month"),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[в декабре 2017 года] = 2017-12-01..2017-12-31",
            "[в начале февраля 2015 года] = 2015-02-01..2015-02-10",
            "[с августа 2011 г.] = 2011-08-01..2025-12-12",
        ),
    ),
    Rule(
        name="month-of-shifted-year",
        pattern=rf"(?P<month>{MONTH}){OF_SHIFTED_YEAR}",
        resolve=_month_of_year,
        needs=("month",),
        opening=Opening.OPTIONAL,
        yes=(
            "[В октябре прошлого года] = 2024-10-01..2024-10-31",
            "[в феврале будущего года] = 2026-02-01..2026-02-28",
        ),
    ),
    Rule(
        name="month-of-that-year",
        pattern=rf"(?P<month>{MONTH}){OF_SAME_YEAR}",
        resolve=_month_of_year,
        needs=("month",),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[в 2016 году] и [в мае того же года] = 2016-01-01..2016-12-31; 2016-05-01..2016-05-31",
        ),
    ),
    Rule(
        name="month",
        pattern=rf"(?:(?P<shift>{SHIFT}) )?(?P<month>{MONTH})",
        resolve=_month,
        needs=("month",),
        opening=Opening.REQUIRED,
        yes=(
            "[в июле] = 2025-07-01..2025-07-31",
            "future: [в сентябре] = 2026-09-01..2026-09-30",
            "[в конце июня] = 2025-06-21..2025-06-30",
            "[в конце декабря] = 2024-12-21..2024-12-31",
            "[с середины января] = 2025-01-11..2025-12-12",
            "future: [в следующем мае] = 2026-05-01..2026-05-31",
        ),
        no=("Тереза Мэй", "вице-премьер мая"),
    ),
    Rule(
        name="season-of-year",
        pattern=(
            rf"(?P<season>зим\w{{1,2}}|весн\w{{1,2}}|лет(?:ом|а|у|о)|осен\w{{1,2}}) "
            rf"(?P<year>{YEAR}){YEAR_WORD}?"
        ),
        resolve=_season_of_year,
        needs=("digit", "season"),
        opening=Opening.OPTIONAL,
        anchored=False,
        yes=(
            "[зимой 2015 года] = 2014-12-01..2015-02-28",
            "[с весны 2011 года] = 2011-03-01..2025-12-12",
        ),
    ),
    Rule(
        name="season-of-shifted-year",
        pattern=(
            rf"(?P<season>зим\w{{1,2}}|весн\w{{1,2}}|лет(?:ом|а|у|о)|"
            rf"осен\w{{1,2}}){OF_SHIFTED_YEAR}"
        ),
        resolve=_season_of_year,
        needs=("season",),
        opening=Opening.OPTIONAL,
        yes=("[осенью прошлого года] = 2024-09-01..2024-11-30",),
    ),
    Rule(
        name="season",
        pattern=rf"(?:(?P<shift>{SHIFT}) )?(?P<season>зимой|весной|летом|осенью)",
        resolve=_season,
        needs=("season",),
        opening=Opening.OPTIONAL,
        yes=(
            "[Весной] = 2025-03-01..2025-05-31",
            "future: [осенью] = 2026-09-01..2026-11-30",
            "[этой зимой] = 2025-12-01..2026-02-28",
            "[прошлым летом] = 2024-06-01..2024-08-31",
        ),
    ),
    Rule(
        name="season-after-preposition",
        pattern=(
            r"(?<!в\x20)(?<!за\x20)(?P<season>зимы|зиме|зиму|весны|весне|весну|лета|лету|лето|осени"
            r"|осень)(?! назад)"
        ),
        resolve=_season,
        needs=("season",),
        opening=Opening.REQUIRED,
        yes=("future: [к осени] = 2026-09-01..2026-11-30", "[с лета] = 2025-06-01..2025-12-12"),
        no=("кануло в Лету", "семнадцать мгновений весны"),
    ),
    Rule(
        name="quarter-of-year",
        pattern=(
            rf"(?P<ordinal>{ORDINAL}) (?P<unit>квартал\w{{0,2}}|кв\.?|полугоди\w{{1,2}}),?(?: "
            rf"(?P<year>{YEAR}){YEAR_WORD}?|{OF_SHIFTED_YEAR})"
        ),
        resolve=_quarter,
        needs=("quarter",),
        opening=Opening.OPTIONAL,
        yes=(
            "[за первый квартал 2012 года] = 2012-01-01..2012-03-31",
            "[первого полугодия 2016 года] = 2016-01-01..2016-06-30",
            "[в IV квартале 2014 г.] = 2014-10-01..2014-12-31",
            "[в третьем квартале этого года] = 2025-07-01..2025-09-30",
        ),
    ),
    Rule(
        name="quarter",
        pattern=rf"(?P<ordinal>{ORDINAL}) (?P<unit>квартал\w{{0,2}}|полугоди\w{{1,2}})",
        resolve=_quarter,
        needs=("quarter",),
        opening=Opening.REQUIRED,
        yes=("[во II квартале] = 2025-04-01..2025-06-30",),
    ),
    Rule(
        name="months-of-year",
        pattern=(
            rf"(?:за|в) (?:первые )?(?P<count>\d{{1,2}}|два|три|четыре|пять|шесть|семь|восемь|"
            rf"девять|десять|одиннадцать) месяц(?:а|ев) (?:(?P<year>{YEAR}){YEAR_WORD}|"
            rf"(?P<shift>{SHIFT}) года)"
        ),
        resolve=_months_of_year,
        needs=("unit",),
        yes=("[за девять месяцев 2020 года] = 2020-01-01..2020-09-30",),
    ),
)
