"""The whole of extraction on texts that end anywhere."""

import pytest

from extract.defaults import NO_MODEL
from extract.pipeline import extract_batch
from extract.read import read_text
from extract.records import Article, Extraction
from graph.build import samples

pytestmark = pytest.mark.model

BATCH = 32
HEADER = 100
"""Characters before which a text may have no sentence yet."""


def beginnings(text: str) -> list[Article]:
    """The text cut off after each of its words, as articles."""
    ends = [place for place, letter in enumerate(text) if letter.isspace()]
    return [read_text(text[:end].encode(), f"{end}.txt") for end in ends if end > HEADER]


@pytest.mark.parametrize("number", [0, 4, 9])
def test_every_beginning_of_an_article_is_read(number: int) -> None:
    """Wherever a text breaks off, it has an extraction, and no stage fails."""
    articles = beginnings(list(samples())[number].text)
    results = [
        result
        for start in range(0, len(articles), BATCH)
        for result in extract_batch(articles[start : start + BATCH], model=NO_MODEL)
    ]
    assert len(results) == len(articles) > BATCH
    assert [result for result in results if not isinstance(result, Extraction)] == []
