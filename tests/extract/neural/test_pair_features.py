"""Candidate pairs and what is known of them before any weight is applied."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.neural.pair_features import BUCKETS, FIELDS, OFFSETS, Pairs, Scheme, describe
from extract.neural.pair_names import FORM, INITIALS, PART, SAME, SHARED, UNLIKE, WHOLE, Names
from extract.neural.pair_places import CHAIN, DISTANCES, Forest, distances
from extract.neural.reading import HIDDEN_WIDTH, WORD_WIDTH, Reading

TYPES = ("CITY", "PERSON")
CITY, PERSON = range(2)
TEXT = "Анна Котова живет в Осло , а Борис Котов ( Рим ) . Котова вернулась в Рим ."
HEADS = (2, 0, -1, 4, 2, 7, 7, 2, 7, 10, 7, 10, 2, 14, -1, 16, 14, 14)


def reading_of(text: str, heads: Sequence[int] = ()) -> Reading:
    """A reading of words, whose sentences end in a full stop; the features are zeros."""
    words = tuple(text.split())
    stops = np.cumsum([len(word) + 1 for word in words]).astype(np.int32) - 1
    ends = sorted({*(place + 1 for place, word in enumerate(words) if word == "."), len(words)})
    none = np.zeros(len(words), np.int32)
    return Reading(
        words=words,
        starts=stops - np.array([len(word) for word in words], np.int32),
        stops=stops,
        sentences=np.array(list(zip([0, *ends[:-1]], ends, strict=True)), np.int32),
        tags=none,
        heads=np.array(heads, np.int32) if heads else none - 1,
        rels=none,
        shapes=none,
        navec=np.zeros((len(words), WORD_WIDTH), np.float32),
        hidden=np.zeros((len(words), HIDDEN_WIDTH), np.float32),
    )


def scheme_with(
    reach: Sequence[Sequence[int]] = ((-1, -1), (0, 1)), *, floor: float = -1e9
) -> Scheme:
    """A scheme of two types; persons live in cities and have other names."""
    return Scheme(
        types=TYPES,
        relations=("ALTERNATIVE_NAME", "PLACE_RESIDES_IN"),
        reach=np.array(reach, np.int32),
        named=np.array([[False, False], [False, True]]),
        admissible=np.ones((2, 2, 2), np.bool_),
        prior=np.zeros(BUCKETS, np.float32),
        type_prior=np.zeros((2, 2), np.float32),
        floor=floor,
    )


def spans_of(text: str, *mentions: tuple[str, str]) -> tuple[tuple[int, int, str], ...]:
    """Offsets of mentions in the text, each looked for behind the one before."""
    found, begin = [], 0
    for words, kind in mentions:
        begin = text.index(words, begin)
        found.append((begin, begin + len(words), kind))
    return tuple(found)


def pairs_of(*mentions: tuple[str, str], scheme: Scheme | None = None) -> Pairs:
    """The described pairs of mentions of the sample text."""
    return describe(reading_of(TEXT, HEADS), spans_of(TEXT, *mentions), scheme or scheme_with())


def value(pairs: Pairs, name: str, left: int, right: int) -> int:
    """Value of a feature of a pair."""
    column = [field for field, _ in FIELDS].index(name)
    (row,) = np.flatnonzero((pairs.left == left) & (pairs.right == right))
    return int(pairs.buckets[row, column] - OFFSETS[column])


ANNA, OSLO = ("Анна Котова", "PERSON"), ("Осло", "CITY")
BORIS, ROME = ("Борис Котов", "PERSON"), ("Рим", "CITY")
KOTOVA, ROME_AGAIN = ("Котова", "PERSON"), ("Рим", "CITY")
ALL = (ANNA, OSLO, BORIS, ROME, KOTOVA, ROME_AGAIN)


def keys(pairs: Pairs) -> set[tuple[int, int]]:
    """The candidates as pairs of places."""
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_only_pairs_of_types_that_the_corpus_relates_are_candidates() -> None:
    """A city is never a first argument here, and nothing is its own partner."""
    found = keys(pairs_of(*ALL))
    assert {(0, 1), (0, 3), (2, 1), (4, 5), (0, 2), (2, 0)} <= found
    assert not any(left in {1, 3, 5} or left == right for left, right in found)


def test_pairs_farther_apart_than_their_types_reach_are_no_candidates() -> None:
    """Cities reach within a sentence, persons one sentence farther."""
    found = keys(pairs_of(*ALL))
    assert (0, 5) not in found
    assert (2, 4) in found


def test_like_names_are_candidates_at_any_distance() -> None:
    """Both Kotovs are like the later one, though no persons reach across sentences here."""
    narrow = scheme_with(reach=((-1, -1), (0, 0)))
    found = keys(pairs_of(*ALL, scheme=narrow))
    assert {(0, 4), (4, 0)} <= found
    assert keys(pairs_of(ANNA, ("вернулась", "PERSON"), scheme=narrow)) == set()


def test_mentions_of_unknown_types_and_outside_the_tokens_are_in_no_pair() -> None:
    """They keep their places, so that pairs still point at the mentions given."""
    spans = (
        *spans_of(TEXT, ANNA, ("Осло", "PLANET"), BORIS),
        (len(TEXT) + 5, len(TEXT) + 9, "CITY"),
    )
    pairs = describe(reading_of(TEXT, HEADS), spans, scheme_with())
    assert keys(pairs) == {(0, 2), (2, 0)}
    assert pairs.covered.tolist() == [True, False, True, False]


def test_unlikely_pairs_are_no_candidates() -> None:
    """The prior's odds are summed over features and types, and cut at the floor."""
    scheme = scheme_with(floor=0.0)
    assert len(keys(pairs_of(*ALL, scheme=scheme))) == len(keys(pairs_of(*ALL)))
    scheme.type_prior[PERSON, PERSON] = -1.0
    assert all(right in {1, 3, 5} for _, right in keys(pairs_of(*ALL, scheme=scheme)))


@pytest.mark.parametrize(
    ("name", "left", "right", "expected"),
    [
        ("nesting and order", 0, 1, 0),
        ("nesting and order", 2, 1, 1),
        ("gap in tokens, by order", 0, 1, 2),
        ("gap in tokens, by order", 2, 1, 11 + 2),
        ("outermost mentions between", 0, 3, 2),
        ("rank of the second among its type, by distance", 0, 1, 0),
        ("rank of the second among its type, by distance", 0, 3, 1),
        ("rank of the second among its type, by distance", 2, 3, 0),
        ("rank of the first among its type, by distance", 0, 1, 0),
        ("rank of the first among its type on its side", 2, 1, 0),
        ("steps up to the common ancestor", 0, 1, 1),
        ("steps down from the common ancestor", 0, 3, 2),
        ("sentences from the first to the second", 2, 4, 4),
        ("likeness of the names", 0, 4, WHOLE),
        ("earlier mentions with the second's words", 0, 4, 0),
        ("mentions between that are like the second", 0, 4, 1),
        ("width of the first", 0, 1, 1),
        ("mentions of the second's type in the first's sentence", 0, 1, 2),
        ("brackets between", 2, 3, 1),
        ("commas between", 0, 3, 1),
    ],
)
def test_a_pair_is_described_by_places_ranks_and_names(
    name: str, left: int, right: int, expected: int
) -> None:
    """Each feature says of the sample pair what a reader sees."""
    assert value(pairs_of(*ALL), name, left, right) == expected


def test_between_nested_mentions_lies_the_rest_of_the_outer_one() -> None:
    """What a name adds to the name inside it tells how they are related."""
    both = scheme_with(reach=((0, 0), (0, 0)))
    pairs = pairs_of(("живет в Осло", "PERSON"), ("Осло", "CITY"), scheme=both)
    assert {tuple(gap) for gap in pairs.gap.tolist()} == {(2, 4)}
    assert value(pairs, "nesting and order", 0, 1) == 2
    assert value(pairs, "nesting and order", 1, 0) == 3
    assert value(pairs, "mentions around the second", 0, 1) == 1


def test_nested_mentions_know_the_chain_in_which_they_stand() -> None:
    """«Рим» inside «Котов ( Рим )» inside the whole clause: the middle one is between."""
    every = scheme_with(reach=((0, 0), (0, 0)))
    outer, middle = ("а Борис Котов ( Рим )", "PERSON"), ("Борис Котов ( Рим )", "CITY")
    spans = tuple(span for each in (outer, middle, ROME) for span in spans_of(TEXT, each))
    pairs = describe(reading_of(TEXT, HEADS), spans, every)
    assert value(pairs, "mentions between the outer and the inner", 0, 1) == 0
    assert value(pairs, "mentions between the outer and the inner", 2, 0) == 1
    assert value(pairs, "place of the inner in the outer", 0, 1) == 3
    assert value(pairs, "place of the inner in the outer", 2, 0) == 2
    assert value(pairs, "type around the second", 0, 2) == CITY + 1
    assert value(pairs, "type around the first", 0, 2) == 0
    key = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    first, second = pairs.wider[key.index((0, 2))]
    assert first == -1
    assert key[second] == (0, 1)


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        ("Иван Петров", "Анна", UNLIKE),
        ("Иван Петров", "Иван Сидоров", SHARED),
        ("Петрова", "Иван Петров", PART),
        ("Иван Петров", "Петрова", WHOLE),
        ("Иваном Петровым", "Иван Петров", FORM),
        ("Иван Петров", "иван петров", SAME),
        ("Министерство внутренних дел", "МВД", INITIALS),
        ("МВД", "Министерство внутренних дел", INITIALS),
        ("Организация по безопасности", "ОБ", INITIALS),
        ("Мир", "М", UNLIKE),
    ],
)
def test_names_are_alike_by_forms_parts_and_initials(
    first: str, second: str, likeness: int
) -> None:
    """Of two names the first is set against the second."""
    names = Names.of([first.split(), second.split()])
    assert names.likeness[0, 1] == likeness


def test_the_governor_of_a_mention_is_its_token_nearest_to_the_root() -> None:
    """«Борис» governs «Борис Котов»; ways lead from the root down to each token."""
    forest = Forest.of(np.array(HEADS, np.int32))
    assert forest.governors(np.array([7], np.int32), np.array([8], np.int32)).tolist() == [7]
    assert forest.ways[8][:4].tolist() == [2, 7, 8, -1]
    ancestors, steps = forest.paths(np.array([8, 1], np.int32), np.array([4, 14], np.int32))
    assert ancestors.tolist() == [2, -1]
    assert steps.tolist() == [[2, 1], [2, 0]]


def test_tokens_that_govern_each_other_have_an_end() -> None:
    """The parser may answer with a cycle; ways are cut at their longest length."""
    forest = Forest.of(np.array([1, 0, -1], np.int32))
    assert forest.depth.tolist() == [CHAIN - 1, CHAIN - 1, 0]
    assert (forest.ways[0] >= 0).all()


def test_an_article_without_mentions_has_no_pairs() -> None:
    """Nor has one without words."""
    for text in ("", TEXT):
        pairs = describe(reading_of(text), (), scheme_with())
        assert pairs.buckets.shape == (0, len(FIELDS))


@st.composite
def drawn_spans(draw: st.DrawFn) -> tuple[tuple[int, int, str], ...]:
    """Any spans of the sample text, crossing ones and repetitions too."""
    ends = st.integers(0, len(TEXT))
    spans = draw(st.lists(st.tuples(ends, ends, st.sampled_from(TYPES)), max_size=8))
    return tuple((min(a, b), max(a, b), kind) for a, b, kind in spans)


@settings(max_examples=60, deadline=None)
@given(spans=drawn_spans())
def test_every_value_stays_in_its_field(spans: tuple[tuple[int, int, str], ...]) -> None:
    """No feature reaches into the rows of another, whatever is given."""
    wide = scheme_with(reach=((9, 9), (9, 9)))
    pairs = describe(reading_of(TEXT, HEADS), spans, wide)
    assert (pairs.buckets >= OFFSETS[:-1]).all()
    assert (pairs.buckets < OFFSETS[1:]).all()
    assert (pairs.gap[:, 0] <= pairs.gap[:, 1]).all()
    assert (pairs.steps >= 0).all()
    apart = distances(pairs.first, pairs.last)
    assert ((apart >= 0) & (apart < DISTANCES)).all()
    covered = int(pairs.covered.sum())
    assert len(pairs.left) == covered * (covered - 1)
