"""Annotation against natasha's own API: every decision the same."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from natasha_api import differences
from notation import article_of

from extract.annotate import annotate
from extract.read import read_articles
from extract.records import Article
from graph.build import samples

GOLD = Path(__file__).parent.parent / "gold"

pytestmark = pytest.mark.model


def assert_same(articles: Iterator[Article]) -> None:
    """Tags, trees, lemmas and names of all articles are natasha's."""
    while batch := list(islice(articles, 32)):
        found = [
            f"{document.article.source}: {difference}"
            for document in annotate(batch)
            for difference in differences(document)
        ]
        assert not found


def test_samples_are_annotated_as_by_natasha() -> None:
    """On every article of the project, every field is natasha's."""
    gold = (found for found in read_articles([GOLD]) if isinstance(found, Article))
    assert_same(samples())
    assert_same(gold)


@pytest.mark.parametrize(
    "text",
    [
        "1,5 млн человек; 27.02.2024 г. в 10:30.",
        "«Мы готовы», — сказал Петров.",
        "Компания выпустила чипы H200 и A100-Pro, сообщает Reuters.",
        "Ещё её ёлка: Пётр Королёв всё передаёт.",
        "5 тыс. руб., 7 тыс. руб., 5 тыс. руб., 7 тыс. руб., 5 тыс. руб.",
        "а" * 70 + " и " + "е" * 70,
        "Кто-то из-за 20-летия по-новому, во-первых, IT-компании СНГ-1.",
        "Ў ї ﬁ \u017f \u1c80 K ДЖ О'Коннор 🙂 №5 § 3½ x² — …",
    ],
)
def test_odd_words_are_annotated_as_by_natasha(text: str) -> None:
    """Numbers, hyphens, foreign letters, repetitions and endless words: the same decisions."""
    assert_same(iter([article_of(text)]))


@pytest.mark.slow
@pytest.mark.skipif("SVYAZ_NEREL" not in os.environ, reason="NEREL is not ours to ship")
def test_nerel_is_annotated_as_by_natasha() -> None:
    """On NEREL's dev part, 23,777 tokens, every field is natasha's."""
    texts = sorted(Path(os.environ["SVYAZ_NEREL"]).glob("*.txt"))
    assert_same(found for found in read_articles(texts) if isinstance(found, Article))
