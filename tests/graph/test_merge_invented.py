"""Who is who in made-up news: three hundred articles of the benchmark's generator."""

import pytest
from benchmarks.bench_merge import KINDS, Run, measure, together

LEAST_PRECISION = 0.99
LEAST_OF_A_KIND = 0.98
"""The same for each kind of thing alone."""
LEAST_RECALL = 0.95


@pytest.fixture(scope="module")
def run() -> Run:
    """A world of three hundred articles, read by the rules alone."""
    return measure(300)


def test_most_of_what_is_one_thing_is_one_node(run: Run) -> None:
    """Over all kinds of things the merge is as precise and complete as on ten thousand articles."""
    score = together(run)
    assert score.precision >= LEAST_PRECISION
    assert score.recall >= LEAST_RECALL


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_thing_is_joined_carelessly(run: Run, kind: str) -> None:
    """The precision holds for people, companies, alliances, claims, events and words alone."""
    assert run.scores[kind].precision >= LEAST_OF_A_KIND
