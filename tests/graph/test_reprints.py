"""Reprints are found whole, cut and edited; two reports on one matter are no reprints."""

import datetime as dt
import random

import pytest
from drafts import DAY, Draft
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Article
from graph.merge.reprints import find_reprints

WORDS = tuple(
    "порт связь север совет союз договор страна закон рынок завод налог берег дорога выбор голос "
    "школа город канал поезд банк бюджет министр депутат съезд отчет план цена зерно рыба лес "
    "нефть газ уголь сталь алюминий остров пролив флот спутник кабель станция больница врач".split()
)


def news(seed: int, n_words: int = 240) -> list[str]:
    """The words of an article; other seeds make other articles of the same words."""
    chance = random.Random(seed)  # noqa: S311 - a test's generator
    return chance.choices(WORDS, k=n_words)


def article(words: list[str], *, published: dt.date | None = DAY, publisher: str = "a") -> Article:
    """An article of these words."""
    return Draft(" ".join(words), published=published, publisher=publisher).article


def edited(words: list[str], seed: int = 3) -> list[str]:
    """One word in twenty replaced."""
    chance = random.Random(seed)  # noqa: S311 - a test's generator
    return [word if chance.random() > 0.05 else "иначе" for word in words]


ORIGINAL = news(1)
NEXT = DAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("copy", "is_reprint"),
    [
        (ORIGINAL, True),
        (["наш", "корреспондент", "передает", *ORIGINAL], True),
        (ORIGINAL[:60], True),
        (ORIGINAL[100:140], True),
        (edited(ORIGINAL), True),
        (edited(ORIGINAL)[30:110], True),
        (ORIGINAL[:12], False),
        (news(2), False),
        (news(2)[:200] + ORIGINAL[:40], False),
        ([], False),
    ],
    ids=[
        "whole",
        "led-in",
        "beginning",
        "middle",
        "edited",
        "edited-and-cut",
        "flash",
        "other",
        "quoting",
        "empty",
    ],
)
def test_reprint_is_what_the_other_text_contains(copy: list[str], *, is_reprint: bool) -> None:
    """Most of the shorter text stands in the longer one; a common passage is not enough."""
    articles = [article(ORIGINAL), article(copy, published=NEXT, publisher="b")]
    assert find_reprints(articles) == (0, 0 if is_reprint else 1)


def test_first_publication_is_the_original() -> None:
    """The earliest article is the origin of all; an article without a date is the last."""
    dates = (NEXT, None, DAY)
    articles = [article(ORIGINAL, published=day, publisher=str(day)) for day in dates]
    assert find_reprints(articles) == (2, 2, 2)


def test_boilerplate_makes_no_reprints() -> None:
    """What all articles of an outlet end with is no common text."""
    tail = news(99, 40)
    articles = [
        article(news(seed, 60) + tail, published=DAY + dt.timedelta(days=seed))
        for seed in range(100, 200)
    ]
    assert find_reprints(articles) == tuple(range(100))


def test_text_of_many_outlets_has_one_origin() -> None:
    """However many print it, a text is no boilerplate."""
    articles = [
        article(ORIGINAL[: 240 - n % 3], published=DAY + dt.timedelta(days=n), publisher=str(n))
        for n in range(150)
    ]
    assert find_reprints(articles) == (0,) * 150


def test_reprint_with_more_text_is_an_origin_too() -> None:
    """The second half of a longer version leads to the flash that the version grew from."""
    flash, longer = ORIGINAL[:60], ORIGINAL[:60] + news(5)
    half = longer[150:]
    articles = [
        article(words, published=DAY + dt.timedelta(days=n), publisher=str(n))
        for n, words in enumerate((flash, longer, half))
    ]
    assert find_reprints(articles) == (0, 0, 0)


@given(seed=st.integers(0, 10_000))
def test_order_does_not_matter(seed: int) -> None:
    """Every article has the same original in any order."""
    texts = [news(1), news(1)[:90], news(2), edited(news(2)), news(3)]
    articles = [
        article(words, published=DAY + dt.timedelta(days=n % 2), publisher=str(n))
        for n, words in enumerate(texts)
    ]
    order = random.Random(seed).sample(range(len(texts)), k=len(texts))  # noqa: S311 - a test
    shuffled = find_reprints([articles[n] for n in order])
    assert {order[n]: order[first] for n, first in enumerate(shuffled)} == dict(
        enumerate(find_reprints(articles))
    )
