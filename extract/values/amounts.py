"""Amounts with what limits them: «около 12 тысяч», «не менее 30», «от 3 до 5», «50–70 млн»."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.values.numerals import Word, cardinal, runs, value_of, written

ABOUT = frozenset({"около", "примерно", "почти", "порядка", "приблизительно", "приблизительный"})
_ABOVE = frozenset({"более", "свыше", "больше", "старше", "выше", "старый", "большой"})
_BELOW = frozenset({"менее", "меньше", "младше", "ниже", "молодой", "маленький"})
_AT_LEAST = frozenset({"от", "минимум"})
_AT_MOST = frozenset({"до", "максимум"})
_BETWEEN = frozenset({"-", "–", "—", "до", "или"})
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a stretch of them.

    Attributes:
        low: the number, or the smallest one.
        high: the largest one of a stretch, else None.
        bound: "" for the number itself, else "~", ">", "<", "≥" or "≤".
    """

    low: Decimal
    high: Decimal | None = None
    bound: str = ""

    def __str__(self) -> str:
        if self.high is not None:
            return f"{written(self.low)}–{written(self.high)}"
        return f"{self.bound} {written(self.low)}".strip()

    def plus(self, number: Decimal) -> "Amount":
        """The amount and so much more."""
        high = None if self.high is None else self.high + number
        return Amount(self.low + number, high, self.bound)

    def times(self, factor: Decimal) -> "Amount":
        """The amount in another unit."""
        return Amount(
            self.low * factor, None if self.high is None else self.high * factor, self.bound
        )


def amount(words: Sequence[Word]) -> Amount | None:
    """The first amount in the words, or None where they tell no number."""
    found = list(runs(words))
    if not found:
        return None
    first, last = found[0]
    low = _number(words[first:last])
    if low is None:
        return None
    if len(found) >= _PAIR and _joins(words[last : found[1][0]]):
        second = words[found[1][0] : found[1][1]]
        high = _number(second)
        if high is not None:
            low = _scaled_like(low, words[first:last], second)
            if low < high:
                return Amount(low, high)
    return Amount(low, bound=_bound(words[:first]))


def _number(words: Sequence[Word]) -> Decimal | None:
    return cardinal([word for word in words if word.text != "."])


def _joins(between: Sequence[Word]) -> bool:
    """Whether what stands between two numbers makes one stretch of them: «3–5», «от 3 до 5»."""
    marks = [word for word in between if word.text != "."]
    return len(marks) == 1 and marks[0].text.lower() in _BETWEEN


def _scaled_like(low: Decimal, own: Sequence[Word], other: Sequence[Word]) -> Decimal:
    """«от 3 до 5 тысяч»: the scale of the second number is meant of the first as well."""
    if any(value_of(word, "scale") is not None for word in own):
        return low
    for word in other:
        scale = value_of(word, "scale")
        if scale is not None:
            low *= scale
    return low


def _bound(before: Sequence[Word]) -> str:
    words = {lemma for word in before for lemma in word.lemmas}
    negated = "не" in words
    if words & ABOUT:
        return "~"
    if words & _ABOVE:
        return "≤" if negated else ">"
    if words & _BELOW:
        return "≥" if negated else "<"
    if words & _AT_LEAST:
        return "≥"
    return "≤" if words & _AT_MOST else ""
