"""Rules for time told by its distance: «два года назад», «через месяц», «годом ранее»."""

import datetime as dt
import re
from functools import partial

from extract.times import anchor
from extract.times.anchor import Period, Tense
from extract.times.rule import Rule, Setting
from extract.times.words import COUNT, UNIT, count_value, unit_name

_MONTHS = {"month": 1, "half-year": 6, "year": 12, "decade": 120}
"""Length of the longer units, in months."""
_DAYS = {"hour": 0, "day": 1, "week": 7}
"""Length of the shorter units, in days; an hour away is still the same day."""
_FEW = (2, 5)
"""«несколько недель» is two to five."""
_FEW_LARGEST = {"day": 7, "year": 9}
"""«несколько дней» reaches up to a week, «несколько лет» up to nine years."""
_RECENT = {"hour": 1, "day": 7, "week": 28, "month": 6, "half-year": 6, "year": 60, "decade": 120}
"""«в последние дни», «месяцы», «годы»: days for the first three units, months for the others."""
_SOON = 6
"""«в последнее время», «в скором времени»: months."""
_NEAR = dt.timedelta(days=7)
"""«на днях»."""

_ABOUT = (
    r"(?:(?:примерно|около|почти|приблизительно|порядка|ровно|чуть|немногим)"
    r" ){0,2}(?:(?:(?P<more>более чем|более|больше|свыше)|(?P<less>менее чем|менее|меньше)) )?"
)
_ONE = r"(?!лет|дн(?:ей|я|ями)\b|месяц(?:ев|ами)|недел(?:ь|ями)\b|час(?:ов|ами)|год(?:ы|ами)\b)"
_AMOUNT = rf"(?:(?P<count>{COUNT}) (?:с (?:лишним|половиной) )?|{_ONE})(?P<unit>{UNIT})"
_AGO = rf"{_ABOUT}{_AMOUNT}"


def _away(unit: str, count: float, start: dt.date, sign: int) -> Period | None:
    """The unit that lies `count` units from a date: a day for days and weeks, else a whole one."""
    if unit in _DAYS:
        date = anchor.shift_days(start, sign * round(_DAYS[unit] * count))
        found = anchor.on(date)
        return found.without_grain() if found and unit == "week" else found
    length = round(_MONTHS[unit] * count)
    if unit in ("year", "decade") and length % 12 == 0:
        return anchor.year(start.year + sign * length // 12)
    return anchor.month_of(anchor.shift_months(start, sign * length))


def _amount(match: re.Match[str]) -> tuple[str, float | None]:
    """Unit and number of the group `count`; None for «несколько»; a unit alone is one."""
    word = match["count"]
    return unit_name(match["unit"]), 1.0 if word is None else count_value(word)


def _few(unit: str, start: dt.date, sign: int) -> Period | None:
    least, most = _FEW[0], _FEW_LARGEST.get(unit, _FEW[1])
    ends = _away(unit, least, start, sign), _away(unit, most, start, sign)
    return anchor.span(*(ends if sign > 0 else reversed(ends)))


def _ago(match: re.Match[str], setting: Setting) -> Period | None:
    unit, count = _amount(match)
    if count is None:
        return _few(unit, setting.today, -1)
    whole = _away(unit, count, setting.today, -1)
    if whole is None or not (match["more"] or match["less"]):
        return whole
    exact = _exactly(unit, count, setting.today, -1)
    if match["less"]:
        return anchor.between_days(setting.today, exact)
    if unit in _DAYS:
        whole = _away(unit, 2 * count if count == 1 else count + 1, setting.today, -1)
    return anchor.span(whole, anchor.on(exact))


def _exactly(unit: str, count: float, start: dt.date, sign: int) -> dt.date | None:
    if unit in _DAYS:
        return anchor.shift_days(start, sign * round(_DAYS[unit] * count))
    return anchor.shift_months(start, sign * round(_MONTHS[unit] * count))


def _in(match: re.Match[str], setting: Setting) -> Period | None:
    """«через два дня»: from today in the future, from the last date named in a narrative."""
    unit, count = _amount(match)
    start: dt.date | None = setting.published
    if setting.tense is not Tense.FUTURE:
        if setting.previous is not None and setting.previous.earliest is not None:
            start = setting.previous.earliest
        elif setting.tense is Tense.PAST:
            start = None
    if start is None:
        return None
    return _few(unit, start, 1) if count is None else _away(unit, count, start, 1)


def _from_previous(sign: int, match: re.Match[str], setting: Setting) -> Period | None:
    """«годом ранее», «день спустя»: from the last date named."""
    start = setting.previous.earliest if setting.previous else None
    unit, count = _amount(match)
    if start is None or unit == "hour":
        return None
    return _few(unit, start, sign) if count is None else _away(unit, count, start, sign)


def _lately(match: re.Match[str], setting: Setting) -> Period | None:
    """«за последние два месяца», «в ближайшие дни»: a stretch that touches the article's date."""
    unit = unit_name(match["unit"])
    word = match["count"]
    count = count_value(word) if word else None
    if count is None and match["unit"] in ("месяц", "месяца", "год", "года", "неделю", "недели"):
        count = 1.0
    if match["unit"].startswith(("десятил", "полуг")):
        count = count or 1.0
    sign = 1 if match["which"].startswith(("ближ", "след", "предст")) else -1
    if count is not None:
        end = _exactly(unit, max(count, 1.0), setting.today, sign)
    elif unit in _DAYS:
        end = anchor.shift_days(setting.today, sign * _RECENT[unit])
    else:
        end = anchor.shift_months(setting.today, sign * _RECENT[unit])
    return anchor.between_days(setting.today, end)


def _months_off(count: int, _: re.Match[str], setting: Setting) -> Period | None:
    return anchor.between_days(setting.today, anchor.shift_months(setting.today, count))


def _one_of_these_days(_: re.Match[str], setting: Setting) -> Period | None:
    sign = -1 if setting.tense is Tense.PAST else 1
    return anchor.between_days(setting.today, anchor.shift_days(setting.today, sign * _NEAR.days))


DISTANCE = (
    Rule(
        name="ago",
        pattern=rf"{_AGO} (?:тому )?назад",
        resolve=_ago,
        needs=("unit", "ago"),
        yes=(
            "[три месяца назад] = 2025-09-01..2025-09-30",
            "[четыре года назад] = 2021-01-01..2021-12-31",
            "[больше недели назад] = 2025-11-28..2025-12-05",
            "[несколько дней назад] = 2025-12-05..2025-12-10",
            "[почти 40 лет назад] = 1985-01-01..1985-12-31",
            "[неделю назад] = 2025-12-05",
            "[полгода назад] = 2025-06-01..2025-06-30",
            "[больше года назад] = 2024-01-01..2024-12-12",
            "[полтора месяца назад] = 2025-10-01..2025-10-31",
        ),
        no=("9000 лет назад",),
    ),
    Rule(
        name="in-time",
        pattern=(
            r"(?:(?:примерно|почти|ровно) )?(?:через|спустя) (?:(?:примерно|почти|около|более чем)"
            rf" )?{_AMOUNT}"
        ),
        resolve=_in,
        needs=("unit", "through"),
        yes=(
            "future: [через три недели] = 2026-01-02",
            "future: [через год] = 2026-01-01..2026-12-31",
            "[в 1960 году], а [спустя год] = 1960-01-01..1960-12-31; 1961-01-01..1961-12-31",
            "[1 мая]. [Через два дня] = 2025-05-01; 2025-05-03",
        ),
        no=("Через два дня он умер",),
    ),
    Rule(
        name="later",
        pattern=rf"{_AMOUNT} (?:позже|позднее|спустя)",
        resolve=partial(_from_previous, 1),
        needs=("unit", "later"),
        anchored=False,
        yes=(
            "[В 1960 году]. [Годом позже] = 1960-01-01..1960-12-31; 1961-01-01..1961-12-31",
            "[10 декабря], [днем позже] = 2025-12-10; 2025-12-11",
        ),
        no=("годом позже",),
    ),
    Rule(
        name="earlier",
        pattern=rf"{_AMOUNT} (?:ранее|раньше)",
        resolve=partial(_from_previous, -1),
        needs=("unit", "earlier"),
        anchored=False,
        yes=("[в 2013 году], [годом ранее] = 2013-01-01..2013-12-31; 2012-01-01..2012-12-31",),
        no=("годом ранее",),
    ),
    Rule(
        name="before-that",
        pattern=rf"за {_AMOUNT} до (?:этого|того)",
        resolve=partial(_from_previous, -1),
        needs=("unit",),
        anchored=False,
        yes=("[12 мая]. [За день до этого] = 2025-05-12; 2025-05-11",),
        no=("за день до этого",),
    ),
    Rule(
        name="lately",
        pattern=(
            rf"(?:(?:за|в|на|в течение|на протяжении) |(?=последние {COUNT} ))"
            rf"(?P<which>последн\w{{2,3}}|ближайш\w{{2,3}}|предстоящ\w{{2,3}}|следующ\w{{2,3}}) (?:"
            rf"(?P<count>{COUNT}) )?(?P<unit>час\w{{0,3}}|сут(?:ки|ок)|дн(?:и|ей|я|ях)|недел(?:ю|и|"
            r"ь|ях)|месяц(?:а|ев|ы|ах)?|полгода|год(?:а|ы|ах)?|лет|десятилети\w)"
        ),
        resolve=_lately,
        needs=("unit",),
        yes=(
            "[за последние два месяца] = 2025-10-12..2025-12-12",
            "[в последние дни] = 2025-12-05..2025-12-12",
            "[в последние годы] = 2020-12-12..2025-12-12",
            "[За последний месяц] = 2025-11-12..2025-12-12",
            "future: [в ближайшие дни] = 2025-12-12..2025-12-19",
            "future: [в следующее десятилетие] = 2025-12-12..2035-12-12",
        ),
    ),
    Rule(
        name="lately-without-unit",
        pattern=r"в последнее время|за последнее время",
        resolve=partial(_months_off, -_SOON),
        needs=("unit",),
        yes=("[в последнее время] = 2025-06-12..2025-12-12",),
    ),
    Rule(
        name="soon",
        pattern=(
            r"в (?:самое )?(?:ближайшее|скором|ближайшем|самом скором) (?:время|времени|будущем)"
        ),
        resolve=partial(_months_off, _SOON),
        needs=("unit",),
        yes=("future: [в ближайшее время] = 2025-12-12..2026-06-12",),
    ),
    Rule(
        name="one-of-these-days",
        pattern=r"на днях",
        resolve=_one_of_these_days,
        needs=("unit",),
        yes=("[На днях] = 2025-12-05..2025-12-12", "future: [на днях] = 2025-12-12..2025-12-19"),
    ),
)
