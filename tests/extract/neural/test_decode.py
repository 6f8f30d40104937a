"""Spans that may nest but never cross."""

from hypothesis import given
from hypothesis import strategies as st

from extract.neural.decode import Candidate, compatible

WORDS = 12


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    """Spans of an article of twelve words, each stretch at most once."""
    borders = draw(
        st.lists(st.tuples(st.integers(0, WORDS - 1), st.integers(0, 4)), max_size=9, unique=True)
    )
    scores = draw(st.permutations(range(len(borders))))
    return [
        Candidate(score / 10, first, first + length, 1)
        for (first, length), score in zip(borders, scores, strict=True)
    ]


def test_of_two_that_cross_the_likelier_stays() -> None:
    """[МИД {России] вчера}: the surer one; what lies inside it or apart stays as well."""
    surer, crossing = Candidate(0.9, 0, 2, 1), Candidate(0.8, 2, 3, 1)
    inside, apart = Candidate(0.1, 1, 1, 2), Candidate(0.2, 5, 6, 1)
    assert compatible([apart, crossing, inside, surer]) == [surer, inside, apart]


@given(candidates())
def test_what_is_kept_and_what_is_dropped(given_spans: list[Candidate]) -> None:
    """Kept spans never cross, stand in order, and each dropped one crosses a likelier kept one."""
    kept = compatible(given_spans)
    assert not any(one.crosses(other) for one in kept for other in kept)
    assert kept == sorted(kept, key=lambda one: (one.first, -one.last))
    for each in set(given_spans) - set(kept):
        assert any(each.crosses(other) and other.score > each.score for other in kept)


@given(candidates())
def test_the_order_given_means_nothing(given_spans: list[Candidate]) -> None:
    """Read backward they are the same."""
    assert compatible(given_spans) == compatible(given_spans[::-1])
