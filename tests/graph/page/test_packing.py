"""Data blocks of the page: readable where small, packed where large, the same content in both."""

import base64
import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.export.page.packing
from graph.export.page.packing import COLUMNS, ROWS, columns, data_blocks

RECORDS: list[dict[str, Any]] = [{"имя": "Ёж", "n": n} for n in range(40)]


def unpacked(block: str) -> Any:  # noqa: ANN401 - JSON
    """What the browser reads from a packed block."""
    pattern = r'<script type="application/gzip" id="facts" data-bytes="(\d+)">([^<]*)</script>'
    ((length, digits),) = re.findall(pattern, block)
    data = base64.b85decode(digits.replace(",", "<"))[: int(length)]
    value = json.loads(gzip.decompress(data).decode("windows-1251"))
    return {key: rows(item) for key, item in value.items()}


def rows(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The records of columns."""
    if not isinstance(value, dict) or ROWS not in value:
        return value
    return [
        {key: column[row] for key, column in value[COLUMNS].items() if column[row] is not None}
        for row in range(value[ROWS])
    ]


def test_little_data_is_readable() -> None:
    """JSON in a script element that no HTML parser can leave early."""
    block = data_blocks({"facts": {"quote": "</script><b>&\u2028"}})
    assert block == (
        '<script type="application/json" id="facts">'
        '{"quote":"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\\u2028"}</script>'
    )


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as much."""
    monkeypatch.setattr(graph.export.page.packing, "PLAIN_LIMIT", 0)


def page(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """The blocks of a page without nodes."""
    return {"nodes": [], "edges": [], "facts": {"facts": [], "told": [], **facts}}


@pytest.mark.usefixtures("packing")
def test_much_data_is_packed() -> None:
    """Rows become columns, and come back as they were, the same bytes every time."""
    block = data_blocks(page(facts=RECORDS, told=[1, 2]))
    assert unpacked(block) == {"facts": RECORDS, "told": [1, 2]}
    assert data_blocks(page(facts=RECORDS, told=[1, 2])) == block


@pytest.mark.usefixtures("packing")
@given(text=st.text())
def test_any_text_comes_back(text: str) -> None:
    """Letters that a byte cannot hold, lone surrogates among them, are escaped."""
    assert unpacked(data_blocks(page(quote=text)))["quote"] == text


def test_a_field_that_a_record_lacks_is_null() -> None:
    """Columns are as long as the list; short lists stay rows."""
    table = columns([{"a": 1}, {"b": 2}] * 20)
    assert table[ROWS] == len(table[COLUMNS]["a"]) == 40
    assert table[COLUMNS]["b"][:2] == [None, 2]
    assert columns([{"a": 1}]) == [{"a": 1}]
