"""Sums: «1,5 млрд долларов» is 1500000000 USD.

Currencies are ISO 4217 codes. The table `currencies.tsv` holds the nouns and, where several states
call their money alike, the adjective that tells them apart; its first row for a noun is what the
bare noun means in Russian news. Source of names and codes: Unicode CLDR 44, Russian.
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from extract.values.amounts import amount
from extract.values.numerals import Word, split

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₸": "KZT"}
_PARTS = {"цент": "USD", "евроцент": "EUR", "копейка": "RUB", "пенс": "GBP"}
"""Hundredths of a currency."""
_MANY = frozenset({"лей", "лев", "крона", "песо", "динар", "франк", "манат"})
"""Nouns of many currencies of which none is meant by default."""
_HUNDREDTH = Decimal("0.01")
_CODES = frozenset({"usd", "eur", "gbp", "rub", "cny", "jpy", "uah", "kzt"})


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[str, str]]]:
    """Noun → adjectives with codes, in the order of the file."""
    table: dict[str, list[tuple[str, str]]] = {}
    with (files("extract.values") / "currencies.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            table.setdefault(row["noun"], []).append((row["adjective"] or "", row["code"]))
    return table


def money(expression: str) -> str | None:
    """The sum as "1500000000 USD", or None where number or currency is not told."""
    words = split(expression)
    found = amount(words)
    if found is None:
        return None
    code = _currency(words)
    if code is not None:
        return f"{found} {code}"
    parts = [_PARTS[lemma] for word in words for lemma in sorted(word.lemmas) if lemma in _PARTS]
    return f"{found.times(_HUNDREDTH)} {parts[0]}" if parts else None


def _currency(words: Sequence[Word]) -> str | None:
    """ISO 4217 code of the currency that a sign, a code or a noun names."""
    for word in words:
        if word.text in _SIGNS:
            return _SIGNS[word.text]
        if word.text.lower() in _CODES:
            return word.text.upper()
        for noun in sorted(word.lemmas & _table().keys()):
            senses = _table()[noun]
            told = {lemma for other in words for lemma in other.lemmas}
            for adjective, code in senses:
                if adjective and adjective in told:
                    return code
            if len(senses) == 1 or noun not in _MANY:
                return senses[0][1]
    return None
