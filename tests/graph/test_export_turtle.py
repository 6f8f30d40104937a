"""The Turtle file: equal bytes for equal news, and readable by two engines."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from newspapers import newspapers, world
from rdflib import Graph
from story import story

from extract.records import Extraction
from graph.audit import audit
from graph.errors import GraphError
from graph.export.turtle import turtle, write_turtle
from graph.merge import merge
from graph.store import TripleStore
from ontology.validate import Severity, check_shapes, read_as_written

TESTS = Path(__file__).parents[1]
HASH_OF_SHUFFLED = """
import hashlib, random, sys
from newspapers import world
from graph.export.turtle import turtle
from graph.merge import merge
news = world(12)
for seed in range(4):
    random.Random(seed).shuffle(news)
    print(hashlib.sha256(turtle(merge(news)).encode()).hexdigest())
"""


def test_bytes_depend_on_the_news_alone() -> None:
    """4 orders of the articles × 2 hash seeds in processes of their own give one SHA-256."""
    found: set[str] = set()
    for seed in ("1", "2026"):
        paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
        done = subprocess.run(
            [sys.executable, "-c", HASH_OF_SHUFFLED],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        )
        found.update(done.stdout.split())
    assert len(found) == 1


@settings(max_examples=25)
@given(news=newspapers())
def test_two_engines_read_the_same_sound_graph(news: list[Extraction]) -> None:
    """rdflib and Oxigraph read as many triples; quotes and facts are audited, shapes later."""
    knowledge = merge(news)
    text = turtle(knowledge)
    store = TripleStore()
    store.load_text(text)
    triples = Graph().parse(data=text, format="turtle")
    assert len(store) == len(triples)
    texts = {node.iri: node.article.text for node in knowledge.articles}
    assert audit(triples, texts) == ()


def test_output_passes_its_own_validation() -> None:
    """What is written satisfies the shapes without a warning of its own making."""
    findings = check_shapes(read_as_written(turtle(merge(world(12)))))
    assert [str(found) for found in findings if found.severity is Severity.VIOLATION] == []


def test_every_iri_is_abbreviated() -> None:
    """Nodes and terms go by their prefixes, so that people can read the file."""
    body = [line for line in turtle(story()).splitlines() if not line.startswith("@prefix")]
    assert not [line for line in body if "<https://w3id.org/svyaz/" in line]


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    """The file holds the graph, and no draft stays beside it."""
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")
    write_turtle(story(), path)
    assert path.read_bytes() == turtle(story()).encode()
    assert list(tmp_path.iterdir()) == [path]


def test_unwritable_file_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, the error names the file."""
    with pytest.raises(GraphError, match=r"nowhere.*cannot be written"):
        write_turtle(story(), tmp_path / "nowhere" / "graph.ttl")
