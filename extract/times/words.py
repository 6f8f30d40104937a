"""The words of the calendar: what they are worth and how they are written in patterns.

Every pattern here and in the rules is matched against text as `normalize.flatten` leaves it: lower
case, е for ё, plain hyphens and spaces. In a pattern one space stands for any run of white space.
"""

import re
from collections.abc import Mapping

from extract.times.anchor import Bound, Part

MONTH = (
    r"(?:январ[ьяею]|феврал[ьяею]|марте?|марта|марту|апрел[ьяею]|ма[йяею]|июн[ьяею]|июл[ьяею]"
    r"|августе?|августа|августу|сентябр[ьяею]|октябр[ьяею]|ноябр[ьяею]|декабр[ьяею])"
)
MONTH_SHORT = r"(?:(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\b\.?)"

MONTH_KEYS = (
    *("янв", "фев", "март", "мар.", "апр", "мая", "май", "мае", "маю"),
    *("июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
)

WEEKDAY_STEMS = ("понед", "вторн", "сред", "четв", "пятн", "субб", "воскр")
WEEKDAY = (
    r"(?:понедельник[ауе]?|вторник[ауе]?|сред[ауыеой]{1,2}|четверг[ауе]?|пятниц[ауыей]{1,2}"
    r"|суббот[ауыеой]{1,2}|воскресень[ею]|воскресенья)"
)
SEASON_STEMS = {"зим": 0, "весн": 3, "лет": 6, "осен": 9}
"""First month of the season; 0 is the December of the year before."""
SEASON = r"(?:зим(?:ой|ою|у|ы|е)|весн(?:ой|ою|у|ы|е)|лет(?:ом|а|у|о)|осен(?:ью|и|ь))"

DAYPART = (
    r"(?:(?:рано|поздно|ранним|поздним) )?(?:утром|днем|вечером|ночью|утро|вечер|в полдень"
    r"|в полночь|в первой половине дня|во второй половине дня)"
)

SHIFTS: Mapping[str, int] = {
    "позапрошл": -2,
    "прошл": -1,
    "минувш": -1,
    "прошедш": -1,
    "ушедш": -1,
    "истекш": -1,
    "предыдущ": -1,
    "эт": 0,
    "нынешн": 0,
    "текущ": 0,
    "следующ": 1,
    "будущ": 1,
    "грядущ": 1,
    "наступающ": 1,
    "предстоящ": 1,
}
SHIFT = (
    rf"(?:(?:{'|'.join(s for s in SHIFTS if s != 'эт')})\w{{2,3}}|эт(?:ого|ому|ом|от|ой|им|у|и|их))"
)
SAME = r"(?:(?:того|тем|том|тот|той|ту|этого|этом|этот) же)"

ROMAN = r"(?:[xvi]{1,5}|[хvi]{1,5})"
"""Latin letters, or Cyrillic «х» as typists put it."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}

_COUNTS = {
    "один": 1, "одного": 1, "одну": 1, "одним": 1, "одной": 1,
    "два": 2, "две": 2, "двух": 2, "двумя": 2, "пару": 2, "пара": 2,
    "три": 3, "трех": 3, "тремя": 3, "четыре": 4, "четырех": 4, "четырьмя": 4,
    "пять": 5, "пяти": 5, "пятью": 5, "шесть": 6, "шести": 6, "шестью": 6,
    "семь": 7, "семи": 7, "семью": 7, "восемь": 8, "восьми": 8, "восемью": 8,
    "девять": 9, "девяти": 9, "девятью": 9, "десять": 10, "десяти": 10, "десятью": 10,
    "одиннадцать": 11, "одиннадцати": 11, "двенадцать": 12, "двенадцати": 12,
    "пятнадцать": 15, "пятнадцати": 15, "двадцать": 20, "двадцати": 20,
    "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40,
    "пятьдесят": 50, "пятидесяти": 50, "сто": 100, "ста": 100,
}  # fmt: skip
_VAGUE_COUNTS = "полтор[аы]|полутора|нескольк(?:о|их|ими)"
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}|{_VAGUE_COUNTS})"

UNIT_STEMS = {
    "час": "hour",
    "сут": "day",
    "ден": "day",
    "дн": "day",
    "нед": "week",
    "мес": "month",
    "полуг": "half-year",
    "полго": "half-year",
    "год": "year",
    "лет": "year",
    "десятил": "decade",
}
UNIT = (
    r"(?:час(?:а|ов|ом|ами)?|сут(?:ки|ок|ками)|день|дн(?:я|ей|ем|ями)|недел(?:ю|и|ь|я|ей|ями)"
    r"|месяц(?:а|ев|ем|ами)?|полгода|полугодие|полугодия|год(?:а|ом|ами|ы)?|лет"
    r"|десятилети(?:е|я|й))"
)

_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4}
ORDINAL = r"(?:перв|втор|треть?|четверт)\w{1,3}|i{1,3}|iv|[1-4](?:-?(?:й|го|м|ом|е))?"

PARTS: Mapping[str, Part] = {
    "нач": Part.BEGINNING,
    "сер": Part.MIDDLE,
    "кон": Part.END,
    "исх": Part.END,
    "пер": Part.FIRST_HALF,
    "вто": Part.SECOND_HALF,
}
PART = (
    r"(?:(?:сам(?:ом|ого|ый|ому) )?"
    r"(?:начал(?:е|а|о|у)|середин(?:е|ы|у|а)|кон(?:це|ца|ец|цу)|исход(?:е|а))"
    r"|перв(?:ой|ую|ая) половин(?:е|ы|у|а)|втор(?:ой|ую|ая) половин(?:е|ы|у|а)"
    r"|первых числах|первые числа|первые дни|первых днях)"
)

BOUNDS: Mapping[str, Bound] = {
    "с": Bound.SINCE,
    "со": Bound.SINCE,
    "c": Bound.SINCE,  # a Latin letter, as typists put it
    "начиная с": Bound.SINCE,
    "начиная со": Bound.SINCE,
    "до": Bound.UNTIL,
    "вплоть до": Bound.UNTIL,
    "по": Bound.UNTIL,
    "к": Bound.BY,
    "ко": Bound.BY,
    "не позднее": Bound.BY,
    "не позже": Bound.BY,
    "после": Bound.AFTER,
    "не ранее": Bound.AFTER,
    "не раньше": Bound.AFTER,
}
PREPOSITION = rf"(?:{'|'.join(sorted(BOUNDS, key=len, reverse=True))}|в|во|на|за|от)"

YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_YEAR_CASES = r"(?:год(?:а|у|ом|е|ы|ов|ам|ах|ами)?|гг?\b\.?)"
YEAR_WORD = rf"(?:-(?:го|м|му|й)(?! год)|(?:-(?:го|м|му|й|ый))? ?{_YEAR_CASES})"


def stem_value(word: str, stems: Mapping[str, int]) -> int | None:
    """Value of the first stem that the word begins with."""
    return next((value for stem, value in stems.items() if word.startswith(stem)), None)


def weekday_number(word: str) -> int:
    """Weekday 0..6, Monday is 0, of a word that `WEEKDAY` matched."""
    return next(number for number, stem in enumerate(WEEKDAY_STEMS) if word.startswith(stem))


def shift_value(words: str) -> int:
    """Years, months or weeks away from the article's: «прошлого» -1, «этого» 0, «будущего» 1."""
    value = stem_value(words, SHIFTS)
    return 0 if value is None else value


def count_value(word: str) -> float | None:
    """The number that `COUNT` matched; None for «несколько»."""
    if word.isdigit():
        return float(word)
    if word.startswith(("полтор", "полутор")):
        return 1.5
    return _COUNTS.get(word)


def ordinal_value(word: str) -> int:
    """1..4 of what `ORDINAL` matched."""
    if word[0].isdigit():
        return int(word[0])
    named = stem_value(word, _ORDINALS)
    return named if named is not None else roman_value(word)


def roman_value(word: str) -> int:
    """Value of a Roman numeral up to 39; Cyrillic «х» counts as x."""
    values = [_ROMAN_VALUES[letter] for letter in word.replace("х", "x")]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def unit_name(word: str) -> str:
    """Which unit `UNIT` matched: "day", "week", "month", "half-year", "year", "decade", "hour"."""
    return next(name for stem, name in UNIT_STEMS.items() if word.startswith(stem))


def part_value(words: str) -> Part:
    """The part of a period that `PART` matched."""
    last = re.sub(r"^сам\w+ ", "", words)
    if last.startswith(("первых ч", "первые ч", "первые д", "первых д")):
        return Part.BEGINNING
    return PARTS[last[:3]]
