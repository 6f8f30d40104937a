"""Extractions as JSON, one line each, and back without loss.

    to_json(extraction) -> line            from_json(line) -> extraction

The form follows the records: a record is an object with a key for each field, a tuple a list, an
enum its value, a date its ISO form; a claim also has "kind". Readers are built once from the type
hints, so a new field needs no line here.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from extract.errors import ReadError
from extract.records import Event, Extraction, Relation, Statement

KIND = "kind"
"""Key that tells the claims apart."""
_KINDS: dict[str, type] = {"relation": Relation, "event": Event, "statement": Statement}
_NAMES = {record: name for name, record in _KINDS.items()}

_Reader = Callable[[Any], Any]


def to_json(extraction: Extraction) -> str:
    """One line of JSON with sorted keys: equal extractions give equal lines."""
    return json.dumps(_plain(extraction), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(line: str, source: str = "-") -> Extraction:
    """The extraction in a line that `to_json` wrote.

    Args:
        line: one line of JSON.
        source: the file it comes from, for the error.

    Raises:
        ReadError: the line is not JSON, or not that of an extraction with these fields.
    """
    try:
        extraction: Extraction = _reader(Extraction)(json.loads(line))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"holds a line that is no extraction ({type(error).__name__}: {error})"
        raise ReadError(source, reason) from error
    return extraction


def _plain(value: Any) -> Any:
    """The value in the types of JSON."""
    if isinstance(value, str | int | float | NoneType):  # before the enums, which are strings too
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if type(value) in _NAMES:
        plain[KIND] = _NAMES[type(value)]
    return plain


@cache
def _reader(kind: Any) -> _Reader:
    """A function that makes a value of the type from its JSON form."""
    if isinstance(kind, NewType):
        return _reader(kind.__supertype__)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _union_reader(arguments)
    if origin is tuple:
        return _tuple_reader(arguments)
    if is_dataclass(kind):
        return _record_reader(kind)
    return _value_reader(kind)


def _value_reader(kind: Any) -> _Reader:
    if kind is dt.date:
        return dt.date.fromisoformat
    if issubclass(kind, Enum):
        member: _Reader = kind
        return member
    allowed = (int, float) if kind is float else (kind,)

    def read(value: Any) -> Any:
        if type(value) not in allowed:
            raise TypeError(f"{value!r:.40} is no {kind.__name__}")
        return kind(value)

    return read


def _record_reader(record: Any) -> _Reader:
    hints = get_type_hints(record)
    readers = {field.name: _reader(hints[field.name]) for field in fields(record)}

    def read(value: dict[str, Any]) -> Any:
        return record(**{name: readers[name](value[name]) for name in readers})

    return read


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if arguments[-1] is Ellipsis:
        read_item = _reader(arguments[0])
        return lambda value: tuple(read_item(item) for item in value)
    readers = tuple(_reader(argument) for argument in arguments)
    return lambda value: tuple(read(item) for read, item in zip(readers, value, strict=True))


def _union_reader(arguments: tuple[Any, ...]) -> _Reader:
    """None, a record or something else: what the members of a union differ in here."""
    records = [argument for argument in arguments if is_dataclass(argument)]
    values = [_reader(each) for each in arguments if each not in (NoneType, *records)]

    def read(value: Any) -> Any:
        if value is None and NoneType in arguments:
            return None
        if isinstance(value, dict) and records:
            record: Any = records[0] if len(records) == 1 else _KINDS[value[KIND]]
            return _reader(record)(value)
        if not values:
            raise TypeError(f"{value!r:.40} is no record")
        return values[-1](value)

    return read
