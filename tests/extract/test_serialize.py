"""Extractions survive JSON unchanged."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.records import (
    Article,
    ArticleId,
    ClaimId,
    EntityId,
    Evidence,
    Extraction,
    Relation,
    TimeInterval,
)
from extract.serialize import from_json, to_json
from ontology.vocabulary import RelationType, Status

SCORES = st.floats(0, 1)


def records(kind: type) -> st.SearchStrategy[object]:
    """Any value of a record type, with scores in their range."""
    st.register_type_strategy(float, SCORES)
    return st.from_type(kind)


extractions = st.deferred(lambda: records(Extraction))

YEAR = TimeInterval(
    earliest=dt.date(2025, 1, 1), latest=dt.date(2025, 12, 31), value="2025", text="в 2025 году"
)
EVIDENCE = Evidence(
    start=0, stop=11, quote="Мост стоит.", trigger=(5, 10), extractor="relations/stands", score=0.5
)


def extraction(target: EntityId | TimeInterval | str, *, is_entity: bool) -> Extraction:
    """An extraction with one relation to the target."""
    return Extraction(
        version="1",
        article=Article(id=ArticleId("0" * 16), text="Мост стоит.", source="a.txt", blocks=()),
        mentions=(),
        entities=(),
        claims=(
            Relation(
                id=ClaimId("r1"),
                subject=EntityId("e1"),
                type=RelationType.POINT_IN_TIME,
                object=target,
                object_is_entity=is_entity,
                status=Status.OCCURRED,
                evidence=(EVIDENCE,),
            ),
        ),
    )


@settings(max_examples=60)
@given(value=extractions)
def test_reading_is_the_inverse_of_writing(value: Extraction) -> None:
    """Every extraction comes back equal, and its line is the same again."""
    line = to_json(value)
    assert from_json(line) == value
    assert to_json(from_json(line)) == line


@pytest.mark.parametrize(
    ("target", "is_entity"), [(EntityId("e2"), True), (YEAR, False), ("Мост дружбы", False)]
)
def test_each_kind_of_object_comes_back(
    target: EntityId | TimeInterval | str, *, is_entity: bool
) -> None:
    """A relation's object is an entity, a date or a string, and stays what it was."""
    value = extraction(target, is_entity=is_entity)
    assert from_json(to_json(value)) == value


def test_line_is_one_line_of_readable_json() -> None:
    """Russian stands as it is, keys are sorted, and no value breaks the line."""
    line = to_json(extraction("Мост\nдружбы", is_entity=False))
    assert "\n" not in line
    assert "Мост стоит." in line
    assert list(json.loads(line)) == sorted(json.loads(line))


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "{}", "null", '{"version": "1"}',
     to_json(extraction("x", is_entity=False)).replace('"kind":"relation"', '"kind":"dream"'),
     to_json(extraction("x", is_entity=False)).replace("Occurred", "Dreamed"),
     to_json(extraction("x", is_entity=False)).replace('"score":0.5', '"score":"high"'),
     to_json(extraction("x", is_entity=False)).replace('"start":0', '"start":0.5')],
)  # fmt: skip
def test_damaged_line_raises_one_clear_error(line: str) -> None:
    """A line that is no extraction names its file, whatever is wrong with it."""
    with pytest.raises(ReadError, match=r"old\.jsonl: holds a line that is no extraction"):
        from_json(line, "old.jsonl")
