"""Pairs of short articles, read by the whole program: some tell the same news, some do not."""

import csv
from pathlib import Path

import pytest

from extract.read import read_text
from extract.records import Extraction
from graph.build import extractions
from graph.merge import merge
from graph.records import ClaimNode, EventNode, KnowledgeGraph, StatementNode

with Path(__file__).with_name("same-news.tsv").open(encoding="utf-8", newline="") as file:
    PAIRS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
pytestmark = pytest.mark.model
SAME = [pair for pair in PAIRS if pair["kind"] != "different"]
DIFFERENT = [pair for pair in PAIRS if pair["kind"] == "different"]
POSTS = {"worksAs", "workplace", "partOf"}
"""What both articles of a pair may tell of their people and ministries."""


@pytest.fixture(scope="module")
def read() -> dict[str, Extraction]:
    """All articles of the table, by the words for the pair and the place in it."""
    articles = [
        read_text(
            f"date {pair[f'{place}_day']}\n\n{pair[place]}".encode(), f"{pair['what']}{place}"
        )
        for pair in PAIRS
        for place in ("first", "second")
    ]
    return {one.article.source: one for one in extractions(articles)}


def merged(pair: dict[str, str], read: dict[str, Extraction]) -> KnowledgeGraph:
    """The graph of the two articles."""
    return merge([read[pair["what"] + place] for place in ("first", "second")])


def told_by_both(knowledge: KnowledgeGraph) -> list[str]:
    """The types of the claims, events and statements with evidence of two articles."""
    found: list[tuple[str, ClaimNode | EventNode | StatementNode]] = [
        *((str(node.relation), node) for node in knowledge.claims),
        *((str(node.type), node) for node in knowledge.events),
        *(("statement", node) for node in knowledge.statements),
    ]
    return [name for name, node in found if len({told.article for told in node.evidence}) > 1]


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: pair["what"])
def test_same_news_is_one_thing(pair: dict[str, str], read: dict[str, Extraction]) -> None:
    """Reports of one happening in different words share a node with both sentences."""
    assert pair["kind"] in told_by_both(merged(pair, read))


@pytest.mark.parametrize("pair", DIFFERENT, ids=lambda pair: pair["what"])
def test_news_that_looks_alike_stays_two(pair: dict[str, str], read: dict[str, Extraction]) -> None:
    """Other days, other objects, other words: nothing but posts is told by both."""
    knowledge = merged(pair, read)
    assert knowledge.events or knowledge.statements
    assert set(told_by_both(knowledge)) <= POSTS
