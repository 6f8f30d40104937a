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


def test_every_join_that_decided_something_is_kept() -> None:
    """A join stands with its rule and score; one that decided nothing leaves no trace."""
    clusters = Clusters([{}] * 4)
    clusters.begin("first", 0.75)
    clusters.join(0, 1, "b")
    clusters.join(2, 3, "a", score=0.25)
    clusters.begin("second", 0.5)
    clusters.join(0, 2, "c")
    clusters.join(1, 3, "superfluous")
    told = [(join.left, join.right, join.rule, join.score, join.reason) for join in clusters.joins]
    assert told == [
        (0, 1, "first", 0.75, "b"),
        (2, 3, "first", 0.25, "a"),
        (0, 2, "second", 0.5, "c"),
    ]


@given(
    marks=st.lists(MARKS, min_size=10, max_size=10),
    joins=st.lists(st.tuples(ITEMS, ITEMS), max_size=30),
)
def test_joins_are_what_makes_the_clusters(
    marks: list[dict[str, str]], joins: list[tuple[int, int]]
) -> None:
    """The joins that are kept give the clusters again, one fewer for each; refusals part them."""
    clusters, again = Clusters(marks), Clusters([{}] * 10)
    for left, right in joins:
        clusters.join(left, right, "test")
    for join in clusters.joins:
        again.join(join.left, join.right, "test")
    assert again.groups() == clusters.groups()
    assert len(clusters.groups()) == 10 - len(clusters.joins)
    for refused in clusters.refusals:
        assert clusters.find(refused.join.left) != clusters.find(refused.join.right)
        assert refused.left != refused.right


def test_force_joins_what_clashes() -> None:
    """A forced join sets the clashing mark aside and keeps the others."""
    clusters = Clusters([{"a": "x", "b": "x"}, {"a": "y"}, {"b": "y"}])
    assert not clusters.join(0, 1, "test")
    clusters.force(0, 1, "told so")
    assert clusters.marks(1) == {"b": "x"}
    assert not clusters.join(1, 2, "test")
