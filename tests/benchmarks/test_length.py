"""The time that an article takes grows with its length, not with its length squared."""

import time

import pytest
from long_article import long_article

from extract.pipeline import extract_batch
from extract.records import Extraction

LONGER = 4
STEEPEST = 1.6
"""Largest ratio of the time per word, in an article four times as long; a square law gives 4."""
SIZE = 30_000
"""Bytes of the shorter one."""


def seconds(size: int) -> float:
    """Processor time of one article, the better of two runs."""
    read = long_article(size)
    taken = []
    for _ in range(2):
        start = time.process_time()
        (found,) = extract_batch([read])
        assert isinstance(found, Extraction)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.benchmark
def test_a_long_article_costs_as_much_a_word_as_a_short_one() -> None:
    """Four times the text takes about four times the time."""
    seconds(1)  # loads the models
    ratio = seconds(LONGER * SIZE) / seconds(SIZE) / LONGER
    assert ratio <= STEEPEST
