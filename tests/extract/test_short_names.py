"""The cost of joining short names of people with fuller ones."""

import time

import pytest
from notation import document_of

from extract.resolve.chains import Chains
from extract.resolve.short_names import join_short_names
from extract.tree import Tree

_STEMS = ("Вар", "Мил", "Кад", "Зун", "Перг", "Стой", "Берт", "Тулх", "Граб", "Лом")
_LONGER = 3
_STEEPEST = 2.0
"""Largest ratio of the time per name, of three times as many; a square law gives 3, a cube 9."""


def _people(number: int) -> Chains:
    """Chains of so many people of one given name, each with a surname of its own."""
    names = [f"{a}{b.lower()}{c.lower()}ов" for a in _STEMS for b in _STEMS for c in _STEMS]
    told = " ".join(f"[Олег {name}|PERSON] молчит." for name in names[:number])
    chains = Chains(Tree(document_of(told)))
    for index in range(len(chains.mentions)):
        chains.add(index, ("person", str(index)))
    return chains


def _seconds(number: int) -> float:
    taken = []
    for _ in range(3):
        chains = _people(number)
        start = time.process_time()
        join_short_names(chains)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.benchmark
def test_people_of_one_given_name_are_not_compared_in_pairs() -> None:
    """Three times as many people of one given name take about three times the time."""
    _people(30)  # loads the models
    assert _seconds(_LONGER * 100) <= _STEEPEST * _LONGER * _seconds(100)
