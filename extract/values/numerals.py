"""Numbers in words and figures: «двадцать два», «1,5 млрд», «полмиллиона», «двадцать первый»."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from extract.annotate.morphology import vocabulary

_TOKEN = re.compile(
    r"\d+(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?"  # 500 000
    r"|\d{1,3}(?:,\d{3})*,000(?!\d)"  # 635,000 as in English
    r"|\d+(?:[.,]\d+)?"
    r"|[^\W\d_]+"
    r"|[^\w\s]"
)
_ENGLISH_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})*,000")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_TWENTY = 20
"""From here on an ordinal is a number and an ordinal: «двадцать первый»."""
_ROMAN_WORD = re.compile(r"[IVXLCDM]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or mark of an expression: its text and the dictionary forms it may have."""

    text: str
    lemmas: frozenset[str]

    def is_any(self, *words: str) -> bool:
        """Whether the word is a form of one of these."""
        return not self.lemmas.isdisjoint(words)


def split(expression: str) -> tuple[Word, ...]:
    """The words, figures and marks of an expression, lower case, ё as е."""
    plain = expression.replace("ё", "е").replace("Ё", "Е")
    return tuple(Word(found, _lemmas(found.lower())) for found in _TOKEN.findall(plain))


@lru_cache(maxsize=4096)
def _lemmas(word: str) -> frozenset[str]:
    """Every dictionary form that the word may have, and the word itself."""
    if not word.isalpha():
        return frozenset({word})
    forms = {parse.normal_form.replace("ё", "е") for parse in vocabulary().parse(word)}
    return frozenset({*forms, word})


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Decimal]]:
    """Role ("unit", "scale", "ordinal", "stem") → word → value."""
    table: dict[str, dict[str, Decimal]] = {}
    with (files("extract.values") / "numerals.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            table.setdefault(row["role"], {})[row["word"]] = Decimal(row["value"])
    return table


def value_of(word: Word, role: str) -> Decimal | None:
    """The value that the table gives to a word in a role, or None."""
    table = _table()[role]
    return next((table[lemma] for lemma in sorted(word.lemmas) if lemma in table), None)


def figure(word: Word) -> Decimal | None:
    """The number that a word writes in figures: «1,5», «500 000», «635,000»."""
    if not word.text[:1].isdigit():
        return None
    digits = re.sub(r"\s", "", word.text)
    if _ENGLISH_GROUPS.fullmatch(digits):
        digits = digits.replace(",", "")
    return Decimal(digits.replace(",", "."))


def is_numeral(word: Word) -> bool:
    """Whether the word writes a number or a part of one."""
    return figure(word) is not None or any(
        value_of(word, role) is not None for role in ("unit", "scale")
    )


def cardinal(words: Sequence[Word]) -> Decimal | None:
    """The number that the words write, all of them, or None.

    >>> cardinal(split("двадцать два"))
    Decimal('22')

    «тысячи», «десятки» without a number before them are no number.
    """
    total = current = Decimal(0)
    seen = False
    for word in words:
        number = figure(word)
        if number is None:
            number = value_of(word, "unit")
        scale = value_of(word, "scale")
        if number is not None and (scale is None or word.text == "пара"):
            current += number
        elif scale is not None:
            if not seen and not _is_one(word):
                return None
            total += (current if seen and current else Decimal(1)) * scale
            current = Decimal(0)
        else:
            return None
        seen = True
    return total + current if seen else None


def _is_one(word: Word) -> bool:
    """Whether a scale stands for one of it: «тысяча», «миллион», not «тысячи», «миллионы»."""
    parses = vocabulary().parse(word.text.lower())
    return any(p.tag.number == "sing" for p in parses) and not any(
        p.tag.number == "plur" and p.tag.case == "nomn" for p in parses if "Fixd" not in p.tag
    )


def ordinal(words: Sequence[Word]) -> int | None:
    """The place that the words tell: «пятый», «двадцать первый», «5-й», «XXI», or None."""
    tens = Decimal(0)
    for word in words:
        number = figure(word)
        if number is None and _ROMAN_WORD.fullmatch(word.text):
            number = Decimal(_roman(word.text))
        if number is not None:
            return int(number) if number == int(number) else None
        place = value_of(word, "ordinal")
        if place is not None:
            return int(tens + place)
        unit = value_of(word, "unit")
        tens = tens + unit if unit is not None and unit >= _TWENTY else Decimal(0)
    return None


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    following = (*values[1:], 0)
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def compound(word: str, endings: tuple[str, ...]) -> int | None:
    """The number inside a compound: «двухлетний», «семидесятишестилетие»; None where it has none.

    Args:
        word: in lower case, ё as е.
        endings: how its second part may begin: "летн", "лети".
    """
    rest = next((word[: word.rindex(e)] for e in endings if e in word[1:]), None)
    if rest is None:
        return None
    stems = _table()["stem"]
    total = 0
    while rest:
        stem = max((s for s in stems if rest.startswith(s)), key=len, default=None)
        if stem is None:
            return None
        total += int(stems[stem])
        rest = rest.removeprefix(stem)
    return total or None


def written(number: Decimal) -> str:
    """A number in figures with a decimal point: "1500000000", "12.5".

    >>> written(Decimal("1.50") * 1000)
    '1500'
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Bounds of the longest runs of numerals; a full stop after «млн.» does not end one."""
    first = None
    for index, word in enumerate(words):
        if is_numeral(word):
            first = index if first is None else first
        elif first is not None and not (word.text == "." and is_numeral(words[index - 1])):
            yield first, index
            first = None
    if first is not None:
        yield first, len(words)
