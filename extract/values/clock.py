"""Times of the day and durations: «в 14:30», «в 5 часов вечера», «в полдень», «12-часовой»."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.values.amounts import ABOUT, amount
from extract.values.numerals import Word, cardinal, compound, figure, ordinal, split, value_of

_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-4])[:.]([0-5]\d)(?![\d:]|\.\d)")
_RANGE = re.compile(r"\s*(?:до|по|-|–|—)\s*")
_HOURS_A_DAY = 24
_NOON = 12
_PARTS = frozenset({"утра", "ночи", "дня", "вечера"})
"""What tells which half of the day an hour belongs to, right behind it."""
_LATE = frozenset({"дня", "вечера"})
_NAMED = {"полдень": "12:00", "полночь": "00:00"}
_UNITS = (("час", "h"), ("минута", "min"), ("секунда", "s"))
_COMPOUNDS = ((("часов",), "h"), (("минутн",), "min"), (("секундн",), "s"))
_HALF = Decimal("0.5")


def clock(expression: str) -> str | None:
    """A time as "14:30", a duration as "12 h" or "5 min", or None where no number is told."""
    words = split(expression)
    about = "~ " if any(word.lemmas & ABOUT for word in words) else ""
    found = list(_CLOCK.finditer(expression))
    if found:
        first = about + _dial(int(found[0][1]), int(found[0][2]))
        if len(found) > 1 and _RANGE.fullmatch(expression[found[0].end() : found[1].start()]):
            return f"{first}–{_dial(int(found[1][1]), int(found[1][2]))}"
        return first
    named = [_NAMED[lemma] for word in words for lemma in sorted(word.lemmas) if lemma in _NAMED]
    if named:
        return about + named[0]
    hour = _hour(words)
    return about + hour if hour else _duration(words)


def _dial(hour: int, minutes: int = 0) -> str:
    return f"{hour % _HOURS_A_DAY:02d}:{minutes:02d}"


def _hour(words: Sequence[Word]) -> str | None:
    """«в 5 часов вечера», «в 16 часов 25 минут», «около 8 утра», «в половине десятого»."""
    for index, word in enumerate(words):
        if word.is_any("половина"):
            hour = ordinal(words[index + 1 : index + 2])
            return None if hour is None else _dial(_of_day(hour - 1, _text(words, index + 2)), 30)
        told = index - 1 if word.is_any("час") else index
        part = _text(words, index + 1)
        if told < 0 or (part not in _PARTS and not (told < index and _is_clock(words, told))):
            continue
        number = cardinal(words[told : told + 1])
        if number is not None and 0 < number <= _HOURS_A_DAY:
            return _dial(_of_day(int(number), part), _minutes(words[index + 1 :]))
    return None


def _text(words: Sequence[Word], index: int) -> str:
    return words[index].text.lower() if index < len(words) else ""


def _is_clock(words: Sequence[Word], number: int) -> bool:
    """«в 16 часов» is a time, «12 часов» and «в течение 12 часов» are durations."""
    return number > 0 and words[number - 1].is_any("в")


def _of_day(hour: int, part: str) -> int:
    """The hour of 24: «5 вечера» is 17."""
    return hour + _NOON if part in _LATE and hour < _NOON else hour


def _minutes(words: Sequence[Word]) -> int:
    """The minutes right behind the hours, or 0."""
    if len(words) > 1 and words[1].text.lower().startswith("мин"):
        return int(cardinal(words[:1]) or 0)
    return 0


def _duration(words: Sequence[Word]) -> str | None:
    for word in words:
        for endings, unit in _COMPOUNDS:
            number = compound(word.text.lower(), endings)
            if number is not None:
                return f"{number} {unit}"
            hangs = word.text.lower().startswith(endings) and word.text.lower() not in endings
            if hangs and amount(words) is not None:
                return f"{amount(words)} {unit}"  # «12-часовой», not «12 часов»
    parts = []
    first = 0
    for index, word in enumerate(words):
        measure = next((unit for noun, unit in _UNITS if word.is_any(noun)), None)
        if measure is None:
            continue
        found = amount(words[first:index])
        if found is not None:
            halved = any(each.is_any("половина") for each in words[first:index])
            whole = found.plus(_HALF) if halved else found
            parts.append(f"{whole} {measure}")
        elif any(_is_number(each) for each in words[first:index]):
            return None
        first = index + 1
    return " ".join(parts) or None


def _is_number(word: Word) -> bool:
    return figure(word) is not None or value_of(word, "ordinal") is not None
