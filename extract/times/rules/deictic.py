"""Rules for days and units around the article's date or the date named before."""

import re
from functools import partial

from extract.times import anchor
from extract.times.anchor import Period, Tense
from extract.times.rule import Opening, Rule, Setting
from extract.times.words import DAYPART, SAME, SHIFT, WEEKDAY, shift_value, weekday_number

_WHICH = rf"(?P<which>{SHIFT}|ближайш\w{{2,3}})"
_LAST = ("прошл", "минув", "прошед", "истек", "предыд")
_NEXT = ("ближ", "предст", "грядущ", "наступ")
_OF_NEXT_WEEK = ("следующ", "будущ")
_PARTS_OF_YEAR = {
    "месяц": (1, anchor.month),
    "квартал": (3, anchor.quarter),
    "полугод": (6, anchor.half_year),
}
"""Length in months, and the unit by its number in the year."""
_TAIL = rf"(?: {DAYPART})?"


def _day_off(count: int, _: re.Match[str], setting: Setting) -> Period | None:
    return anchor.on(anchor.shift_days(setting.today, count))


def _eve(match: re.Match[str], setting: Setting) -> Period | None:
    return None if setting.governs_noun else _day_off(-1, match, setting)


def _shifted_unit(match: re.Match[str], setting: Setting) -> Period | None:
    shift, unit, today = shift_value(match["shift"]), match["unit"], setting.today
    if unit.startswith("недел"):
        return anchor.week(anchor.shift_days(today, 7 * shift))
    if unit.startswith(tuple(_PARTS_OF_YEAR)):
        length, make = next(v for stem, v in _PARTS_OF_YEAR.items() if unit.startswith(stem))
        date = anchor.shift_months(today.replace(day=1), length * shift)
        return None if date is None else make(date.year, (date.month - 1) // length + 1)
    if unit.startswith("век"):
        return anchor.century((today.year + 99) // 100 + shift)
    if unit.startswith("десятил"):
        return anchor.decade(today.year // 10 * 10 + 10 * shift)
    # A sports or theater season runs from July to June.
    start = today.year - (today.month <= anchor.DECEMBER // 2) + shift
    return anchor.months(start, 7, 18, None)


def _weekday(match: re.Match[str], setting: Setting) -> Period | None:
    number, which, today = weekday_number(match["weekday"]), match["which"], setting.today
    if which is None:
        return anchor.weekday_near(number, today, setting.tense)
    if which.startswith(_LAST):
        yesterday = anchor.shift_days(today, -1)
        return anchor.weekday_near(number, yesterday or today, Tense.PAST)
    if which.startswith(_NEXT):
        return anchor.weekday_near(number, today, Tense.FUTURE)
    weeks = which.startswith(_OF_NEXT_WEEK)
    return anchor.on(anchor.shift_days(today, number - today.weekday() + 7 * weeks))


def _weekend(match: re.Match[str], setting: Setting) -> Period | None:
    which, today = match["which"] or "", setting.today
    tense = setting.tense
    if which.startswith(_LAST):
        tense, today = Tense.PAST, anchor.shift_days(today, -1) or today
    elif which.startswith((*_NEXT, *_OF_NEXT_WEEK)):
        tense = Tense.FUTURE
    around = (anchor.weekend(anchor.shift_days(today, 7 * count)) for count in (-1, 0, 1))
    return anchor.nearest(around, today, tense)


def _last_night(match: re.Match[str], setting: Setting) -> Period | None:
    ahead = match["which"].startswith((*_NEXT, *_OF_NEXT_WEEK)) or (
        match["which"].startswith("эт") and setting.tense is Tense.FUTURE
    )
    return anchor.between_days(setting.today, anchor.shift_days(setting.today, 1 if ahead else -1))


def _night_to_weekday(match: re.Match[str], setting: Setting) -> Period | None:
    found = anchor.weekday_near(weekday_number(match["weekday"]), setting.today, setting.tense)
    return anchor.night_before(found)


def _same_day(_: re.Match[str], setting: Setting) -> Period | None:
    previous = setting.previous
    if previous and previous.grain is anchor.Grain.NIGHT:
        return anchor.on(previous.latest)  # what follows is told of the morning after
    return previous if previous and previous.grain is anchor.Grain.DAY else None


def _same_month(_: re.Match[str], setting: Setting) -> Period | None:
    start = setting.previous.earliest if setting.previous else None
    return anchor.month_of(start)


def _next_day(match: re.Match[str], setting: Setting) -> Period | None:
    day = _same_day(match, setting)
    return anchor.on(anchor.shift_days(day.latest, 1)) if day and day.latest else None


DEICTIC = (
    Rule(
        name="shifted-unit",
        pattern=(
            rf"(?P<shift>{SHIFT}) (?P<unit>недел(?:е|ю|и|я|ей)|месяц(?:а|е|у|ем)?|квартал(?:а|е|у)?"
            r"|полугоди(?:и|я|е)|век(?:а|е|у)?|десятилети(?:и|я|е)|сезон(?:а|е|у)?)"
        ),
        resolve=_shifted_unit,
        needs=("unit",),
        opening=Opening.OPTIONAL,
        yes=(
            "[на прошлой неделе] = 2025-12-01..2025-12-07",
            "future: [в следующем месяце] = 2026-01-01..2026-01-31",
            "[в прошлом веке] = 1901-01-01..2000-12-31",
            "[в прошлом сезоне] = 2024-07-01..2025-06-30",
            "[в начале этой недели] = 2025-12-08..2025-12-09",
        ),
    ),
    Rule(
        name="weekday",
        pattern=rf"(?:{_WHICH} )?(?P<weekday>{WEEKDAY}){_TAIL}(?! обитания)",
        resolve=_weekday,
        needs=("weekday",),
        opening=Opening.REQUIRED,
        yes=(
            "[в среду] = 2025-12-10",
            "пишет [в пятницу] = 2025-12-12",
            "future: [в воскресенье] = 2025-12-14",
            "[в минувшую пятницу] = 2025-12-05",
            "future: [в следующий вторник] = 2025-12-16",
            "[в эту среду] = 2025-12-10",
            "[с понедельника] = 2025-12-08..2025-12-12",
            "[утром в среду] = 2025-12-10",
            "[в воскресенье вечером] = 2025-12-07",
        ),
        no=("в окружающую среду", "в среду обитания"),
    ),
    Rule(
        name="weekday-after-deictic",
        pattern=(
            r"(?:накануне|вчера|сегодня|завтра),? (?:в|во) (?P<which>эту )?"
            rf"(?P<weekday>{WEEKDAY}){_TAIL}"
        ),
        resolve=_weekday,
        needs=("weekday", "deictic"),
        yes=("[Накануне, в четверг], = 2025-12-11",),
    ),
    Rule(
        name="weekend",
        pattern=rf"(?:{_WHICH} )?(?:выходные|выходных|уик-энд\w?)(?! (?:дни|дней|дням))",
        resolve=_weekend,
        needs=("weekend",),
        opening=Opening.REQUIRED,
        yes=(
            "[в минувшие выходные] = 2025-12-06..2025-12-07",
            "future: [в выходные] = 2025-12-13..2025-12-14",
        ),
    ),
    Rule(
        name="night-to-weekday",
        pattern=rf"в ночь (?:с {WEEKDAY} )?на (?:(?:прошл|минувш)\w+ )?(?P<weekday>{WEEKDAY})",
        resolve=_night_to_weekday,
        needs=("weekday",),
        yes=(
            "[в ночь на понедельник] = 2025-12-07..2025-12-08",
            "[В ночь с субботы на воскресенье] = 2025-12-06..2025-12-07",
        ),
    ),
    Rule(
        name="last-night",
        pattern=rf"{_WHICH} ночью|в (?:минувшую|прошлую|эту) ночь",
        resolve=_last_night,
        needs=("night",),
        yes=(
            "[минувшей ночью] = 2025-12-11..2025-12-12",
            "future: [этой ночью] = 2025-12-12..2025-12-13",
        ),
    ),
    Rule(
        name="today",
        pattern=rf"сегодня{_TAIL}",
        resolve=partial(_day_off, 0),
        needs=("deictic",),
        yes=("[сегодня утром] = 2025-12-12",),
    ),
    Rule(
        name="yesterday",
        pattern=rf"вчера{_TAIL}",
        resolve=partial(_day_off, -1),
        needs=("deictic",),
        yes=("[вчера вечером] = 2025-12-11",),
    ),
    Rule(
        name="since-today",
        pattern=r"(?P<prep>с) сегодняшнего дня",
        resolve=partial(_day_off, 0),
        needs=("unit",),
        yes=("[с сегодняшнего дня] = 2025-12-12",),
    ),
    Rule(
        name="since-tomorrow",
        pattern=r"(?P<prep>с) завтрашнего дня",
        resolve=partial(_day_off, 1),
        needs=("unit",),
        yes=("future: [с завтрашнего дня] = 2025-12-13..",),
    ),
    Rule(
        name="eve",
        pattern=rf"накануне{_TAIL}",
        resolve=_eve,
        needs=("deictic",),
        yes=("[накануне вечером] = 2025-12-11",),
    ),
    Rule(
        name="tomorrow",
        pattern=rf"завтра{_TAIL}",
        resolve=partial(_day_off, 1),
        needs=("deictic",),
        opening=Opening.OPTIONAL,
        yes=("future: [завтра] = 2025-12-13",),
    ),
    Rule(
        name="day-after-tomorrow",
        pattern=r"послезавтра",
        resolve=partial(_day_off, 2),
        needs=("deictic",),
        yes=("future: [послезавтра] = 2025-12-14",),
    ),
    Rule(
        name="day-before-yesterday",
        pattern=r"позавчера",
        resolve=partial(_day_off, -2),
        needs=("deictic",),
        yes=("[позавчера] = 2025-12-10",),
    ),
    Rule(
        name="same-day",
        pattern=rf"в (?:{SAME}|этот|тот) день",
        resolve=_same_day,
        needs=("unit",),
        anchored=False,
        yes=(
            "[12 декабря]. [В тот же день] = 2025-12-12; 2025-12-12",
            "[в ночь на 3 марта]. [В тот же день] = 2025-03-02..2025-03-03; 2025-03-03",
        ),
        no=("в тот же день", "в день выборов"),
    ),
    Rule(
        name="same-month",
        pattern=rf"в {SAME} месяце",
        resolve=_same_month,
        needs=("unit",),
        anchored=False,
        yes=("[12 мая], [в том же месяце] = 2025-05-12; 2025-05-01..2025-05-31",),
    ),
    Rule(
        name="next-day",
        pattern=r"на (?:следующий|другой) день(?! после)|(?:на следующее утро|следующим утром)",
        resolve=_next_day,
        needs=("next",),
        anchored=False,
        yes=("[21 марта]. [На следующий день] = 2025-03-21; 2025-03-22",),
        no=("на следующий день",),
    ),
)
