"""Finds time expressions in a sentence and resolves them.

The list of rules is the program (`rules.RULES`): every rule is a pattern, a resolver and examples.
The longest reading wins, then the earlier rule; readings never overlap.

Source: razdel's lists of rules; HeidelTime and TIMEX3 for the kinds of expression.
"""

import datetime as dt
import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from extract.times.anchor import Grain, Period, Tense, bounded, part_of
from extract.times.rule import Rule, Setting, compiled
from extract.times.rules import RULES
from extract.times.words import BOUNDS, MONTH_KEYS, UNIT_STEMS, WEEKDAY_STEMS, part_value

KEYS: dict[str, tuple[str, ...]] = {
    "digit": tuple("0123456789"),
    "digit-or-month": (*"0123456789", *MONTH_KEYS),
    "month": MONTH_KEYS,
    "weekday": WEEKDAY_STEMS,
    "season": ("зим", "весн", "лет", "осен"),
    "quarter": ("кварт", "кв.", "полуг"),
    "year": ("год", "г"),
    "decade": ("0", "ые", "ых"),
    "century": ("век", "столет", "в."),
    "unit": (*UNIT_STEMS, "недел", "кварт", "сезон", "век", "врем", "дня", "будущ"),
    "ago": ("назад",),
    "through": ("через", "спустя"),
    "later": ("позже", "позднее", "спустя"),
    "earlier": ("ранее", "раньше"),
    "next": ("день", "утр"),
    "deictic": ("сегодня", "вчера", "завтра", "накануне"),
    "night": ("ноч",),
    "weekend": ("выходны", "уик"),
    "holiday": ("нов", "рождеств", "победы", "россии"),
}
"""Kinds of key word: a rule is tried only on a sentence with one of each kind that it `needs`."""

_VAGUE = re.compile(r"\b(?:год|кон(?:ец|цу))")
"""«к 2030 году», «к концу недели» mean any time up to then, unlike «к лету»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A time expression at `start:stop` of the text given, and what it means."""

    start: int
    stop: int
    rule: str
    period: Period


def read(
    text: str,
    setting: Setting,
    look: Callable[[int, int], Setting] | None = None,
) -> Iterator[Reading]:
    """Time expressions of one sentence, in order.

    Args:
        text: the sentence, as `normalize.flatten` leaves it.
        setting: the article's date, and the last period named before the sentence.
        look: gives tense and part of speech of the expression at `start:stop`, as a setting whose
            other fields are ignored; without it, `setting` holds for all.
    """
    previous, told_on = setting.previous, setting.told_on
    for match, rule in _matches(text):
        if rule.resolve is None or (rule.anchored and setting.published is None):
            continue
        seen = look(*match.span()) if look else setting
        own = replace(
            setting,
            tense=seen.tense,
            governs_noun=seen.governs_noun,
            previous=previous,
            told_on=told_on,
        )
        period = _resolved(rule, match, own)
        if period is None:
            continue
        yield Reading(start=match.start(), stop=match.end(), rule=rule.name, period=period)
        previous = period
        if period.grain is Grain.DAY:
            told_on = period.earliest


def _matches(text: str) -> list[tuple[re.Match[str], Rule]]:
    """The matches that stand, in the order of the text: longest first, then by rule."""
    found = {kind for kind, keys in KEYS.items() if any(key in text for key in keys)}
    candidates = [
        (match.start() - match.end(), order, match.start(), match, rule)
        for order, rule in enumerate(RULES)
        if found.issuperset(rule.needs)
        for match in compiled(rule.pattern, rule.opening).finditer(text)
    ]
    candidates.sort(key=lambda item: item[:3])
    taken: list[tuple[int, int]] = []
    kept = []
    for _, _, _, match, rule in candidates:
        place = bisect_left(taken, match.span())
        before = taken[place - 1][1] if place else 0
        after = taken[place][0] if place < len(taken) else len(text)
        if before <= match.start() and match.end() <= after:
            insort(taken, match.span())
            kept.append((match, rule))
    return sorted(kept, key=lambda item: item[0].start())


def _resolved(rule: Rule, match: re.Match[str], setting: Setting) -> Period | None:
    """The rule's period with the preposition and the part before it."""
    if rule.resolve is None:
        return None
    period = rule.resolve(match, setting)
    groups = match.groupdict()
    part = groups.get("part")
    if period and part:
        period = part_of(period, part_value(part))
    bound = BOUNDS.get(groups.get("prep") or "")
    if period is None or bound is None:
        return period
    vague = _VAGUE.search(match[0]) is not None
    told_on = setting.reference if setting.published else None
    past = setting.tense is Tense.PAST
    return bounded(period, bound, setting.published, told_on, past=past, vague=vague)


def reader(
    published: dt.date | None, tense: Tense = Tense.PAST
) -> Callable[[str], Iterator[Reading]]:
    """Reads sentences that have no tree, all in one tense."""
    return partial(read, setting=Setting(published=published, tense=tense))
