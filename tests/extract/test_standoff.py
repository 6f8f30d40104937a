"""brat files as sets: what counts as one entity, one sentence, one nested pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.standoff import (
    Span,
    contains,
    in_one_sentence,
    inner_spans,
    is_nested,
    read_annotation,
    sentence_ends,
)

SPANS = st.frozensets(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from(["CITY", "PERSON"])).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=8,
)


def test_file_is_read_as_sets() -> None:
    """Equal entities count once, discontinuous ones by their outer bounds, notes not at all."""
    annotation = read_annotation(
        "T1\tCITY 0 4\tОсло\n"
        "T2\tCITY 0 4\tОсло\n"
        "T3\tORGANIZATION 10 15;20 26\tСовет ... севера\n"
        "R2\tHEADQUARTERED_IN Arg1:T3 Arg2:T1\t\n"
        "R1\tHEADQUARTERED_IN Arg1:T3 Arg2:T2\n"
        "N1\tReference T1 Wikidata:Q585\tОсло\n"
        "#1\tAnnotatorNotes T1\tстолица\n"
    )
    assert annotation.spans == {(0, 4, "CITY"), (10, 26, "ORGANIZATION")}
    assert annotation.links == {("HEADQUARTERED_IN", (10, 26, "ORGANIZATION"), (0, 4, "CITY"))}


def test_reference_is_an_entity_and_an_id() -> None:
    """NULL is nothing in Wikidata; what is no id at all is passed over."""
    annotation = read_annotation(
        "N1\tReference T1 Wikidata:Q585\tОсло\n"
        "N2\tReference T1 Wikidata:Q586\n"
        "N3\tReference T2 Wikidata:NULL\n"
        "N4\tReference T2 Wikidata:P634\t\n"
        "T1\tCITY 0 4\tОсло\n"
        "T2\tPERSON 5 9\tЛунд\n"
    )
    city, person = (0, 4, "CITY"), (5, 9, "PERSON")
    assert annotation.references == {
        (city, "Q585", "Осло"), (city, "Q586", ""), (person, None, ""),
    }  # fmt: skip


def test_relation_may_stand_before_its_entities() -> None:
    """The order of lines says nothing."""
    lines = ["R1\tPART_OF Arg1:T1 Arg2:T2", "T1\tCITY 0 4\tОсло", "T2\tCOUNTRY 6 14\tНорвегия"]
    forward, backward = (read_annotation("\n".join(each)) for each in (lines, lines[::-1]))
    assert forward == backward
    assert forward.links


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("T1\tCITY 0\tОсло", "line 1 is no entity"),
        ("T1 CITY 0 4 Осло", "line 1 is no entity"),
        ("T1\tCITY 0 4\tОсло\nR1\tPART_OF T1 T1", "line 2 is no relation"),
        ("T1\tCITY 0 4\tОсло\nR1\tPART_OF Arg1:T1 Arg2:T9", "line 2: there is no entity 'T9'"),
        ("T1\tCITY 0 4\tОсло\nN1\tReference T9 Wikidata:Q1", "line 2: there is no entity 'T9'"),
    ],
)
def test_damaged_line_is_named(content: str, reason: str) -> None:
    """A file that cannot be scored is refused with the line that is wrong."""
    with pytest.raises(ReadError, match=reason):
        read_annotation(content, "a.ann")


@pytest.mark.parametrize(
    ("text", "n_ends"),
    [
        ("Осло ждет. Рига спит", 1),
        ("Осло ждет! 5 мая", 1),
        ("Осло ждет… — Да", 1),
        ("«Осло ждет.» «Рига спит»", 1),
        ("Заголовок\n\nОсло ждет", 1),
        ("В 2001 г. он уехал", 0),
        ("рост на 2.5 процента", 0),
        ("Осло ждет; Рига спит", 0),
    ],
)
def test_sentence_ends_where_a_new_one_begins(text: str, n_ends: int) -> None:
    """A full stop before a capital, a digit or an opening mark, and every line end."""
    assert len(sentence_ends(text)) == n_ends


@pytest.mark.parametrize(
    ("first", "second", "is_in_one"),
    [
        ((0, 4, "CITY"), (5, 9, "EVENT"), True),
        ((0, 4, "CITY"), (11, 15, "CITY"), False),
        ((11, 15, "CITY"), (0, 4, "CITY"), False),
        ((0, 15, "EVENT"), (11, 15, "CITY"), True),
    ],
)
def test_relation_is_in_a_sentence(first: Span, second: Span, *, is_in_one: bool) -> None:
    """No sentence ends between its arguments, in whatever order they stand or nest."""
    ends = sentence_ends("Осло ждет. Рига спит")
    assert in_one_sentence(("KNOWS", first, second), ends) is is_in_one


def test_equal_stretches_are_nested() -> None:
    """Either argument may be the outer one; neighbors are not nested."""
    inner, outer, other = (3, 5, "CITY"), (0, 5, "EVENT"), (5, 9, "EVENT")
    assert is_nested(("TAKES_PLACE_IN", outer, inner))
    assert is_nested(("TAKES_PLACE_IN", inner, outer))
    assert is_nested(("TAKES_PLACE_IN", inner, (3, 5, "EVENT")))
    assert not is_nested(("TAKES_PLACE_IN", inner, other))


@given(SPANS)
def test_inner_span_lies_in_a_larger_one(spans: frozenset[Span]) -> None:
    """Exactly those are inner that another stretch of the set holds."""
    assert inner_spans(spans) == {
        span for span in spans
        if any(contains(other, span) and other[:2] != span[:2] for other in spans)
    }  # fmt: skip
