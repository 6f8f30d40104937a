"""Who is who in thousands of made-up articles, and what merging them costs."""

import pytest
from benchmarks.bench_merge import KINDS, Run, measure, together

LEAST_PRECISION = 0.99
LEAST_OF_A_KIND = 0.98
"""The same for each kind of thing alone."""
LEAST_RECALL = 0.95
SLOWER = 2.0
"""Largest ratio of the time of an article among 10,000 to that among 1,000."""


@pytest.fixture(scope="module")
def runs() -> tuple[Run, Run]:
    """A world of a thousand articles and one of ten thousand."""
    return measure(1000, n_workers=2), measure(10_000, n_workers=2)


@pytest.mark.benchmark
def test_merging_ten_thousand_articles_is_right(runs: tuple[Run, Run]) -> None:
    """Of joined pairs .99 are one thing, and of pairs of one thing .95 are joined."""
    score = together(runs[1])
    assert score.precision >= LEAST_PRECISION
    assert score.recall >= LEAST_RECALL


@pytest.mark.benchmark
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_thing_is_merged_carelessly(runs: tuple[Run, Run], kind: str) -> None:
    """The precision holds for each kind of thing alone."""
    assert runs[1].scores[kind].precision >= LEAST_OF_A_KIND


@pytest.mark.benchmark
def test_merging_is_nearly_linear(runs: tuple[Run, Run]) -> None:
    """An article among ten thousand takes at most twice the time of one among a thousand."""
    few, many = (run.merge_s / run.n_articles for run in runs)
    assert many <= SLOWER * few
