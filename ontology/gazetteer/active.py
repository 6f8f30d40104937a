"""Which gazetteer is in use: the one of the package, or that with a user's own table.

    with using(user_table("my.tsv")):
        default().lookup("КЛГ")

A choice holds inside the block and in its thread alone, so nothing that runs afterwards sees it.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.index import Gazetteer

_DIGITS = 8
"""Hex digits of a table's digest: enough to tell the few tables of one user apart."""
_IN_USE: ContextVar[Gazetteer | None] = ContextVar("gazetteer", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTable:
    """The gazetteer with a user's own things, and what identifies their table."""

    gazetteer: Gazetteer
    digest: str
    """Hex digits of SHA-256 over the table's bytes: another content is another version."""


@cache
def packaged() -> Gazetteer:
    """The gazetteer that comes with the package, read at the first call."""
    return Gazetteer.load()


def default() -> Gazetteer:
    """The gazetteer in use: inside `using` the one given there, else that of the package."""
    return _IN_USE.get() or packaged()


@contextmanager
def using(table: UserTable | None) -> Iterator[None]:
    """Use a user's things as well inside the block; None changes nothing."""
    if table is None:
        yield
        return
    token = _IN_USE.set(table.gazetteer)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def user_table(path: Path | str | None) -> UserTable | None:
    """The gazetteer with the things of a table, read anew only if its content has changed.

    Args:
        path: a table as `Gazetteer.with_file` describes it, or None.

    Raises:
        OntologyError: the file cannot be read or is malformed; the message names file and line.
    """
    if path is None:
        return None
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read as a gazetteer ({error.strerror})"
        raise OntologyError(message) from error
    return _read(str(path), hashlib.sha256(content).hexdigest()[:_DIGITS])


@lru_cache(maxsize=2)
def _read(path: str, digest: str) -> UserTable:
    return UserTable(gazetteer=packaged().with_file(Path(path)), digest=digest)
