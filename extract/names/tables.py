"""The tables of correspondences in `data/`, each read once.

Sources of the conventions: Palladius's system beside Pinyin (Chinese), Polivanov's beside Hepburn
(Japanese), Kontsevich's beside the Revised Romanization (Korean), Gilyarevsky and Starostin's
handbook of foreign names in Russian text (European languages), and what news write beside them.
The prices were set by hand: nothing to .1 where a convention leaves the letter open, .15 to .3
where two schools differ, up to .5 where one source letter has two sounds.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

Rights = Mapping[str, float]
"""What a stretch of letters may be written as, and what that costs."""


@lru_cache(maxsize=1)
def sounds() -> Mapping[str, Rights]:
    """Cyrillic spelling → its other spellings, both ways."""
    table: dict[str, dict[str, float]] = {}
    for left, right, cost, _ in _rows("sounds.tsv"):
        table.setdefault(left, {})[right] = float(cost)
        table.setdefault(right, {})[left] = float(cost)
    return table


@lru_cache(maxsize=1)
def latin() -> Mapping[str, Rights]:
    """Latin spelling → its Cyrillic ones, by all the conventions of Russian news."""
    table: dict[str, dict[str, float]] = {}
    for left, right, cost, _ in _rows("latin.tsv"):
        table.setdefault(left, {})[right] = float(cost)
    return table


@lru_cache(maxsize=1)
def given() -> Mapping[str, frozenset[int]]:
    """Given name → the groups of forms that it belongs to («тед» is short for two names)."""
    table: dict[str, set[int]] = {}
    for number, (forms, _) in enumerate(_rows("given.tsv")):
        for form in forms.split():
            table.setdefault(form, set()).add(number)
    return {form: frozenset(groups) for form, groups in table.items()}


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("extract.names") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        yield line.split("\t")
