"""Datelines of news agencies: the place, day and agency with which a report begins.

    НЬЮ-ЙОРК, 12 декабря. /ТАСС/. Text        МОСКВА, 27 сен — РИА Новости. Text
    Москва. 5 марта. INTERFAX.RU - Text       ЛОНДОН, 3 фев — АО "Интерфакс". Text
    ПЕКИН, 12 дек. (Синьхуа) -- Text          ТАСС, 12 декабря. Text

A dateline is no sentence: annotated, it makes a meeting of a city, a month and an agency.
"""

import datetime as dt
import re
from dataclasses import dataclass

from extract.read.dates import CLOCK, DAY_MONTH, calendar_date, month_number

OUTLETS = {
    "арменпресс": "Арменпресс",
    "азертадж": "АЗЕРТАДЖ",
    "белта": "БЕЛТА",
    "итар-тасс": "ТАСС",
    "интерфакс": "Интерфакс",
    "interfax.ru": "Интерфакс",
    "interfax": "Интерфакс",
    "иносми": "ИноСМИ",
    "кабар": "Кабар",
    "казинформ": "Казинформ",
    "kazinform": "Казинформ",
    "прайм": "Прайм",
    "рапси": "РАПСИ",
    "рбк": "РБК",
    "regnum": "REGNUM",
    "рейтер": "Reuters",
    "reuters": "Reuters",
    "риа новости": "РИА Новости",
    "росбалт": "Росбалт",
    "синьхуа": "Синьхуа",
    "sputnik": "Sputnik",
    "тасс": "ТАСС",
    "trend": "Trend",
    "укринформ": "Укринформ",
    "униан": "УНИАН",
    "afp": "AFP",
    "ap": "AP",
    "bloomberg": "Bloomberg",
    "dpa": "DPA",
}
"""News agencies that sign Russian datelines: spelling in lower case to name."""

_WORD = r"[А-ЯЁA-Z][А-ЯЁа-яёA-Za-z’'\-]+"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,3}}(?:\s*\([^()\n]{{2,30}}\))?"
_PLACES = rf"{_PLACE}(?:,\s*{_PLACE}){{0,2}}"
_CAPITALS = r"[А-ЯЁ][А-ЯЁ’'\-]{2,}(?:[ /][А-ЯЁ][А-ЯЁ’'\-]+){0,3}"
_DASH = r"\s*[-–—]{1,2}\s*"
_SPELLINGS = "|".join(sorted(map(re.escape, OUTLETS), reverse=True))
_NAMED = rf"(?P<outlet>(?i:{_SPELLINGS})(?:-\w+)?)(?!\w)"
_ANY = r"(?P<outlet>[^\s/(),:–—.-][^/()\n:–—]{0,60}?)"
_END = r"(?:\.?\s*$|\.\s+|\s*[-–—]{1,2}\s+|:\s+)"
_SLASHED = rf"/{_ANY}/(?:\.|:|{_DASH})?(?:\s+|$)"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # НЬЮ-ЙОРК, 12 декабря. /ТАСС/.    Баку /Trend/ -    5 марта, Минск /Корр. БЕЛТА/.
        rf"(?!/)(?:{_PLACES}[.,]?\s+)?(?:{DAY_MONTH}[.,]?\s+)?(?:{_PLACE}[.,]?\s+)?{_SLASHED}",
        # /ТАСС/.
        rf"/(?:Корр\.\s+)?{_NAMED}[^/\n]{{0,30}}/(?:\.|:|{_DASH})?(?:\s+|$)",
        # ПЕКИН, 12 дек. (Синьхуа) --
        rf"{_PLACES}[.,]\s*{DAY_MONTH}[.,]?\s*\({_ANY}\)\.?(?:{_DASH})?\s*",
        # Москва. 5 марта. INTERFAX.RU -    МОСКВА, 5 мар, Прайм.
        rf"{_PLACES}[.,]\s*{DAY_MONTH}{CLOCK}?[.,]?(?:{_DASH}|\s*){_NAMED}{_END}",
        # МОСКВА, 27 сен — РИА Новости, Иван Иванов.    ЛОНДОН, 3 фев — АО "Интерфакс".
        rf"{_PLACES}[.,]\s*{DAY_MONTH}{CLOCK}?[.,]?{_DASH}{_ANY}(?:\.\s+|\.?\s*$)",
        # ТАСС, 12 декабря.
        rf"{_NAMED}[.,]\s+{DAY_MONTH}(?:[.,:]|{_DASH})\s*",
        # МОСКВА (Рейтер) —    АСТАНА. КАЗИНФОРМ –
        rf"{_CAPITALS}[.,]?\s*\({_NAMED}\){_DASH}",
        rf"{_CAPITALS}[.,]?\s+{_NAMED}(?:\.?{_DASH}|\.\s+)",
        # ЖЕНЕВА, 12 декабря. Text
        rf"{_PLACES}[.,]\s*{DAY_MONTH}(?:\.|{_DASH})\s*(?=[«\"“]?[А-ЯЁA-Z])",
    )
)
_SHORT_OUTLET = 40
"""A longer "outlet" behind a dash is the first sentence of the report."""

_GENERIC = re.compile(
    r"(?:АО|ИА|ИАА|корр\.|корреспондент|газет[аы]|журнала?|агентств[оа]|информагентств[оа]|"
    r"издани[ея]|портала?|сайта?|телеканала?|радиостанци[яи])\s+(?=\S)",
    re.IGNORECASE,
)
_KNOWN = re.compile(rf"(?<!\w)(?:{_SPELLINGS})(?![\w-])", re.IGNORECASE)

MAX_LAG = 7
"""Days by which a dateline may differ from the date line and still be the day of the report.

A page is dated a day or two after the wire text on it; a greater gap means that the text was dated
anew (an archive, a reprint), and then the date line is the better guess.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What the dateline in the first `length` characters of a line tells."""

    length: int
    outlet: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def date(self, known: dt.date | None) -> dt.date | None:
        """The day of the report.

        Args:
            known: the date that stands elsewhere in the header; a dateline without a year takes
                the year from it, and a dateline far from it is not believed.
        """
        if self.month is None or self.day is None:
            return known
        if known is None:
            return calendar_date(self.year, self.month, self.day) if self.year else None
        years = (self.year,) if self.year else (known.year - 1, known.year, known.year + 1)
        for year in years:
            day = calendar_date(year, self.month, self.day)
            if day is not None and abs((day - known).days) <= MAX_LAG:
                return day
        return known


def read_dateline(line: str) -> Dateline | None:
    """The dateline with which a line begins, or None."""
    for pattern in _DATELINES:
        found = pattern.match(line)
        if found is None:
            continue
        parts = found.groupdict()
        outlet = parts.get("outlet")
        if outlet and len(outlet) > _SHORT_OUTLET:
            continue
        year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
        return Dateline(
            length=found.end(),
            outlet=outlet_name(outlet) if outlet else None,
            year=int(year) if year else None,
            month=month_number(month) if month else None,
            day=int(day) if day else None,
        )
    return None


def outlet_name(words: str) -> str:
    """The name of a medium in the words that sign a report.

    >>> outlet_name("Корр. ТАСС Иван Иванов")
    'ТАСС'
    >>> outlet_name("газета «Утро Севера»")
    'Утро Севера'
    """
    known = _KNOWN.search(words)
    if known:
        return OUTLETS[known[0].lower()]
    name = _GENERIC.sub("", words, count=1).split(",")[0].strip(" .«»\"“”„'")
    return name or words.strip()
