"""Values that a text writes in words, in the form in which people read and programs sort them.

    1,5 млрд долларов → 1500000000 USD      двадцать два года → 22      12,5% → 12.5 %
    не менее 30 → ≥ 30                      5-й → 5                     14:30 → 14:30

What limits a number is kept: "~" about, ">" above, "<" below, "≥" at least, "≤" at most, "3–5".
"""

import re
from collections.abc import Callable

from extract.values.amounts import amount
from extract.values.clock import clock
from extract.values.money import money
from extract.values.numerals import compound, ordinal, split
from ontology.vocabulary import EntityType

__all__ = ["read_value"]

_YEARS = ("летн", "лети")
_OTHER_AGES = (("месяц", "months"), ("неделя", "weeks"), ("день", "days"))
_COMPOUND_AGES = ((("месячн",), "months"), (("недельн",), "weeks"), (("дневн",), "days"))
_YEAR_OF_LIFE = re.compile(r"\b[Нн]а (.+?) году")


def read_value(kind: EntityType, expression: str) -> str | None:
    """The value that an expression of this type writes, or None where it writes none.

    Args:
        kind: Age (in years unless the unit is told), Money, Number, Ordinal, Percent or Time.
        expression: the words of the mention.

    >>> read_value(EntityType.PERCENT, "12,5%")
    '12.5 %'
    """
    reader = _READERS.get(kind)
    return None if reader is None else reader(expression)


def _number(expression: str) -> str | None:
    found = amount(split(expression))
    return None if found is None else str(found)


def _percent(expression: str) -> str | None:
    found = amount(split(expression))
    return None if found is None else f"{found} %"


def _ordinal(expression: str) -> str | None:
    found = ordinal(split(expression))
    return None if found is None else str(found)


def _age(expression: str) -> str | None:
    words = split(expression)
    year = _YEAR_OF_LIFE.search(expression)
    if year:  # «на 77-м году жизни»: 76 years are full
        place = ordinal(split(year[1]))
        return None if place is None else str(place - 1)
    for word in words:
        years = compound(word.text.lower(), _YEARS)
        if years is not None:
            return str(years)
        for endings, unit in _COMPOUND_AGES:
            number = compound(word.text.lower(), endings)
            if number is not None:
                return f"{number} {unit}"
    found = amount(words)
    if found is None:
        place = ordinal(words)
        return None if place is None else str(place)
    unit = next((unit for noun, unit in _OTHER_AGES if any(w.is_any(noun) for w in words)), "")
    return f"{found} {unit}".strip()


_READERS: dict[EntityType, Callable[[str], str | None]] = {
    EntityType.AGE: _age,
    EntityType.MONEY: money,
    EntityType.NUMBER: _number,
    EntityType.ORDINAL: _ordinal,
    EntityType.PERCENT: _percent,
    EntityType.TIME: clock,
}
