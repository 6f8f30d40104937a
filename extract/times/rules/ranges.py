"""Rules for stretches from one date to another."""

import re

from extract.times import anchor
from extract.times.anchor import Period
from extract.times.points import DAY, POINT, between, read_point
from extract.times.rule import Rule, Setting
from extract.times.words import MONTH, SHIFT, YEAR, YEAR_WORD


def _range(match: re.Match[str], setting: Setting) -> Period | None:
    first, last = read_point(match["first"], setting), read_point(match["last"], setting)
    return between(first, last, setting) if first and last else None


def _until_now(match: re.Match[str], setting: Setting) -> Period | None:
    point = read_point(match["first"], setting)
    if point is None or point.year is None:
        return None
    start = point.in_year(point.year)
    return start and Period(start.earliest, setting.published)


def _year_range(match: re.Match[str], _: Setting) -> Period | None:
    first, last = int(match["first"]), match["last"]
    return anchor.years(first, int(match["first"][: 4 - len(last)] + last))


RANGES = (
    Rule(
        name="range",
        pattern=(
            rf"(?:в период )?(?:с|со|c) (?P<first>{POINT}) (?:по|до) (?P<last>{POINT})(?! (?:раз|"
            r"процент|тысяч|миллион|млн|млрд|руб|долл|человек|час|минут))"
        ),
        resolve=_range,
        needs=("digit-or-month",),
        anchored=False,
        yes=(
            "[С 5 по 21 августа] = 2025-08-05..2025-08-21",
            "[с 21 сентября по 13 октября 2006 года] = 2006-09-21..2006-10-13",
            "[с сентября 2011 по апрель 2012] = 2011-09-01..2012-04-30",
            "[с 1994 по 2000 годы] = 1994-01-01..2000-12-31",
            "[с декабря по февраль 2020 года] = 2019-12-01..2020-02-29",
        ),
        no=("с 5 до 7 процентов", "с 10 по 12 час"),
    ),
    Rule(
        name="range-until-now",
        pattern=(
            rf"(?:с|со|c) (?P<first>{POINT}) (?:по|до) (?:настоящ\w+ врем\w+|сегодняшн\w+ д\w+|"
            r"сих пор)"
        ),
        resolve=_until_now,
        needs=("digit",),
        anchored=False,
        yes=("[с 2010 года по настоящее время] = 2010-01-01..2025-12-12",),
    ),
    Rule(
        name="range-between",
        pattern=rf"между (?P<first>{POINT}) и (?P<last>{POINT})",
        resolve=_range,
        needs=("digit-or-month",),
        anchored=False,
        yes=("future: [между 5 и 10 мая] = 2026-05-05..2026-05-10",),
    ),
    Rule(
        name="range-with-dash",
        pattern=(
            rf"(?:(?:в|на|за|во) )?(?P<first>{POINT}) ?- ?(?P<last>(?:{DAY} )?(?:{MONTH})"
            rf"(?:,? {YEAR}(?:{YEAR_WORD})?| {SHIFT} года)?)"
        ),
        resolve=_range,
        needs=("month",),
        anchored=False,
        yes=(
            "[3-4 июня 2010 г.] = 2010-06-03..2010-06-04",
            "[18–19 апреля] = 2025-04-18..2025-04-19",
            "[9 июня — 9 июля] = 2025-06-09..2025-07-09",
            "[в январе-сентябре 2019 года] = 2019-01-01..2019-09-30",
            "[в январе-феврале] = 2025-01-01..2025-02-28",
        ),
        no=("5-3 мая 2020 года",),
    ),
    Rule(
        name="list-of-days",
        pattern=(
            rf"(?P<first>{DAY})(?:, {DAY}){{0,9}} (?:и|или) (?P<last>{DAY} {MONTH}(?:,? {YEAR}"
            rf"(?:{YEAR_WORD})?| {SHIFT} года)?)"
        ),
        resolve=_range,
        needs=("digit", "month"),
        anchored=False,
        yes=(
            "future: [20 и 21 марта] = 2026-03-20..2026-03-21",
            "[12 и 13 января 2013 года] = 2013-01-12..2013-01-13",
        ),
    ),
    Rule(
        name="list-of-months",
        pattern=(
            rf"в (?P<first>{MONTH}) (?:и|или) (?P<last>{MONTH}(?:,? {YEAR}(?:{YEAR_WORD})?|"
            rf" {SHIFT} года)?)"
        ),
        resolve=_range,
        needs=("month",),
        anchored=False,
        yes=("[в мае и июне 2020 года] = 2020-05-01..2020-06-30",),
    ),
    Rule(
        name="year-range",
        pattern=(
            rf"(?:(?:в|за|на) )?(?P<first>{YEAR}) ?(?:-|и) ?(?P<last>{YEAR}|\d{{2}})(?:{YEAR_WORD}|"
            rf"(?= и \d{{4}} ?-))"
        ),
        resolve=_year_range,
        needs=("digit", "year"),
        anchored=False,
        yes=(
            "[2005—06 гг.] = 2005-01-01..2006-12-31",
            "[в 2010—2011 годах] = 2010-01-01..2011-12-31",
            "[в 2010 и 2011 годах] = 2010-01-01..2011-12-31",
        ),
    ),
    Rule(
        name="year-range-in-brackets",
        pattern=r"(?<=\()(?P<first>1[5-9]\d{2}|20\d{2}) ?- ?(?P<last>1[5-9]\d{2}|20\d{2})(?=\))",
        resolve=_year_range,
        needs=("digit",),
        anchored=False,
        yes=("президент ([1998-2004]) = 1998-01-01..2004-12-31",),
        no=("счет 1998-2004",),
    ),
)
