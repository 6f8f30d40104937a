"""Union-find with marks."""

from hypothesis import given
from hypothesis import strategies as st

from graph.merge.clusters import Clusters

ITEMS = st.integers(min_value=0, max_value=9)
MARKS = st.dictionaries(st.sampled_from("abc"), st.sampled_from("xy"), max_size=2)


@given(
    marks=st.lists(MARKS, min_size=10, max_size=10),
    joins=st.lists(st.tuples(ITEMS, ITEMS), max_size=30),
)
def test_members_of_a_cluster_never_clash(
    marks: list[dict[str, str]], joins: list[tuple[int, int]]
) -> None:
    """Whatever is joined, the members of a cluster agree on every mark, and groups partition."""
    clusters = Clusters(marks)
    for left, right in joins:
        joined = clusters.join(left, right, "test")
        assert joined == (clusters.find(left) == clusters.find(right))
    groups = clusters.groups()
    assert sorted(item for group in groups for item in group) == list(range(10))
    for group in groups:
        for key in "abc":
            assert len({marks[item][key] for item in group if key in marks[item]}) <= 1


@given(joins=st.lists(st.tuples(ITEMS, ITEMS), max_size=20))
def test_without_marks_joins_are_the_transitive_closure(joins: list[tuple[int, int]]) -> None:
    """Without marks the order of the joins does not matter."""
    forward, backward = Clusters([{}] * 10), Clusters([{}] * 10)
    for left, right in joins:
        forward.join(left, right, "test")
    for left, right in reversed(joins):
        backward.join(right, left, "test")
    assert forward.groups() == backward.groups()


def test_reasons_stay_with_the_cluster() -> None:
    """The reasons of both sides are kept, each once; a join that decided nothing gives none."""
    clusters = Clusters([{}] * 4)
    clusters.join(0, 1, "b")
    clusters.join(2, 3, "a")
    clusters.join(0, 2, "c")
    clusters.join(1, 3, "superfluous")
    assert clusters.reasons(3) == ("a", "b", "c")
