"""Segmentation with a memory: razdel's tokens, chunk by chunk."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from notation import article_of
from razdel import sentenize, tokenize

from extract.annotate.models import load

pytestmark = pytest.mark.model

LETTERS = "абяЁё№ZzK0159٣-–—_.,:;!?…/\\\"'«»()[]*+%$ \xa0\tΔ²́🙂=)"
TEXT = st.text(st.sampled_from(LETTERS), max_size=40)


def razdel_tokens(text: str) -> list[tuple[int, int]]:
    """Offsets of razdel's tokens, sentence by sentence, line by line."""
    article = article_of(text)
    return [
        (start + token.start, start + token.stop)
        for block in article.blocks
        for sentence in sentenize(text[block.start : block.stop])
        if (start := block.start + sentence.start) >= 0
        for token in tokenize(sentence.text)
    ]


@given(TEXT)
@example("5, 6 из 7.5 и 1 /2, 3/ 4")
@example("по - русски, по -русски, по- русски")
@example("_ а_ _б _ -_- --")
@example("yahoo! Yahoo!, «yahoo!»")
@example(":) =( ;-)) ?! ... *** --")
@example("Δσ mβж ΔP x²")
def test_tokens_are_those_of_razdel(text: str) -> None:
    """Kept chunks, new ones and those that look past a space: the same tokens as without memory."""
    segmenter = load().segmenter
    for _ in range(2):  # the second time from memory
        found = segmenter(article_of(text))
        spans = zip(found.starts.tolist(), found.stops.tolist(), strict=True)
        assert list(spans) == razdel_tokens(text)


def test_words_are_spelled_as_the_taggers_know_them() -> None:
    """ё becomes е in the words, not in the offsets."""
    found = load().segmenter(article_of("Ёлка ещё стоит"))
    assert found.words == ("Елка", "еще", "стоит")
    assert found.stops.tolist() == [4, 8, 14]


def test_what_is_forgotten_is_found_again() -> None:
    """Memory serves speed alone."""
    models = load()
    article = article_of("Вчера, 5, 6 июня, кое-кто из Осло уехал.")
    before = models.segmenter(article)
    models.forget()
    after = models.segmenter(article)
    assert before.words == after.words
    assert before.forms.tolist() == after.forms.tolist()
