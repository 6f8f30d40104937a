"""The store: in memory and in a folder."""

from pathlib import Path

import pytest
from story import story

from graph.errors import QueryError, StoreError
from graph.export.turtle import turtle, write_turtle
from graph.store import TripleStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The story as a file."""
    path = tmp_path / "graph.ttl"
    write_turtle(story(), path)
    return path


def test_folder_keeps_the_triples(path: Path, tmp_path: Path) -> None:
    """What was loaded is there when the folder is opened again, to read only."""
    store = TripleStore(tmp_path / "store")
    store.load(path)
    n_triples = len(store)
    del store
    assert len(TripleStore(tmp_path / "store", read_only=True)) == n_triples > 0


def test_loading_twice_adds_nothing(path: Path) -> None:
    """There are no blank nodes, so the same file is the same triples."""
    store = TripleStore()
    store.load(path)
    n_triples = len(store)
    store.load_text(turtle(story()))
    assert len(store) == n_triples


def test_wrong_turtle_loads_nothing(tmp_path: Path) -> None:
    """A file with an error in its last line leaves the store empty and is named."""
    path = tmp_path / "wrong.ttl"
    path.write_text("<a:a> <a:b> <a:c> .\n<a:a> <a:b>", encoding="utf-8")
    store = TripleStore()
    with pytest.raises(StoreError, match=r"wrong\.ttl"):
        store.load(path)
    with pytest.raises(StoreError, match="spoken"):
        store.load_text("no turtle", source="spoken")
    assert len(store) == 0


def test_missing_folder_and_file_are_named(tmp_path: Path) -> None:
    """Where there is nothing to open, the error says where."""
    with pytest.raises(StoreError, match="nothing"):
        TripleStore(tmp_path / "nothing", read_only=True)
    with pytest.raises(StoreError, match=r"none\.ttl"):
        TripleStore().load(tmp_path / "none.ttl")


def test_wrong_query_is_named() -> None:
    """A syntax error is a QueryError with the query's name."""
    with pytest.raises(QueryError, match=r"^mine: "):
        TripleStore().ask("SELECT", "mine")
