"""Annotation: offsets that hold, batches that do not matter, readings for a learned model."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import article_of

from extract.annotate import annotate, read_batch
from extract.neural.reading import HIDDEN_WIDTH, N_RELS, N_SHAPES, N_TAGS, WORD_WIDTH
from extract.records import Article, Block, BlockKind, Document

TEXTS = (
    "Министр иностранных дел Норвегии прибыл в Осло. Переговоры начнутся завтра.",
    "«Мы готовы», — сказал Петров.",
    "",
    "Компания выпустила чипы H200 и A100-Pro, сообщает Reuters.",
    "Осло",
    "1,5 млн человек; 27.02.2024 г. в 10:30.",
)
NOISE = st.lists(
    st.sampled_from(
        ["Осло", "ёж ", "—", "- ", " 5", ",", ". ", "\xa0", "\n", "USD", "🙂", "»", "т"]
    ),
    max_size=30,
).map("".join)

pytestmark = pytest.mark.model


def layers(document: Document) -> tuple[object, ...]:
    """What annotation adds to an article."""
    return document.tokens, document.sentences, document.spans


def with_blocks(text: str, *blocks: Block) -> Article:
    """An article of the given blocks."""
    return Article(id=article_of(text).id, text=text, source="test", blocks=blocks)


def test_offsets_cut_the_token_out_of_the_text() -> None:
    """`text[start:stop]` is the token, also behind headers and between paragraphs."""
    text = "date 2025-01-01\nЗаголовок без точки\nПервый абзац. И второе предложение."
    article = with_blocks(
        text,
        Block(kind=BlockKind.HEADER, start=0, stop=15),
        Block(kind=BlockKind.HEADLINE, start=16, stop=35),
        Block(kind=BlockKind.BODY, start=36, stop=len(text)),
    )
    (document,) = annotate([article])
    assert all(text[t.start : t.stop] == t.text for t in document.tokens)
    assert text[document.tokens[0].start :].startswith("Заголовок")
    assert [text[s.start : s.stop] for s in document.sentences] == [
        "Заголовок без точки",
        "Первый абзац.",
        "И второе предложение.",
    ]
    assert [s.block for s in document.sentences] == [1, 2, 2]


def test_headers_are_not_tagged() -> None:
    """A dateline in a header block gives no organization."""
    text = "НЬЮ-ЙОРК, 3 мая. /ТАСС/. Петров прибыл в Осло."
    article = with_blocks(
        text,
        Block(kind=BlockKind.HEADER, start=0, stop=24),
        Block(kind=BlockKind.BODY, start=25, stop=len(text)),
    )
    (document,) = annotate([article])
    assert document.spans
    assert all(span.start >= article.blocks[1].start for span in document.spans)


def test_letters_with_dots_are_read_as_without() -> None:
    """ё and е are one letter to the taggers; the text keeps what it has."""
    dotted, plain = annotate([article_of("Ещё Пётр идёт."), article_of("Еще Петр идет.")])
    assert [t.text for t in dotted.tokens] == ["Ещё", "Пётр", "идёт", "."]
    assert [(t.lemma, t.pos, t.head) for t in dotted.tokens] == [
        (t.lemma, t.pos, t.head) for t in plain.tokens
    ]
    assert dotted.spans == plain.spans


@pytest.mark.parametrize("text", ["", " ", "—", "...", "a", "🙂", "«»", "\xa0", "а\u0301"])
def test_odd_texts_are_annotated_without_an_error(text: str) -> None:
    """What holds no words gives empty layers, not an exception."""
    (document,) = annotate([article_of(text)])
    assert all(t.text for t in document.tokens)


def test_no_articles_give_no_documents() -> None:
    """An empty batch is a batch."""
    assert annotate([]) == []
    assert read_batch([]) == ([], [])


def test_a_batch_changes_nothing() -> None:
    """An article's annotation does not depend on its neighbors in the batch."""
    articles = [article_of(text) for text in TEXTS]
    together = annotate(articles)
    alone = [annotate([article])[0] for article in articles]
    assert [layers(d) for d in together] == [layers(d) for d in alone]


def test_a_batch_changes_no_number() -> None:
    """The readings of an article are the same to the last bit, whatever was read before."""
    articles = [article_of(text) for text in TEXTS]
    _, together = read_batch(articles)
    alone = [read_batch([article])[1][0] for article in reversed(articles)]
    for one, other in zip(together, reversed(alone), strict=True):
        assert np.array_equal(one.hidden, other.hidden)
        assert np.array_equal(one.navec, other.navec)


@given(st.lists(NOISE, min_size=1, max_size=4))
def test_noise_is_annotated_the_same_in_any_batch(texts: list[str]) -> None:
    """However odd the texts, tokens cover all their letters and batches do not matter."""
    articles = [article_of(text) for text in texts]
    documents = annotate(articles)
    for article, document in zip(articles, documents, strict=True):
        assert layers(document) == layers(annotate([article])[0])
        assert "".join(t.text for t in document.tokens) == "".join(article.text.split())
        assert [s.first for s in document.sentences[1:]] == [
            s.last for s in document.sentences[:-1]
        ]


def test_a_long_article_is_read_as_its_parts() -> None:
    """Sentences do not depend on how much text surrounds them: nothing breaks where it is cut."""
    sentence = "Министр обороны Норвегии Олав Берг прибыл в Осло."
    (document,) = annotate([article_of("\n".join([sentence] * 300))])
    (alone,) = annotate([article_of(sentence)])
    own = [(t.text, t.lemma, t.pos, t.feats, t.rel) for t in alone.tokens]
    for found in document.sentences:
        tokens = document.tokens[found.first : found.last]
        assert [(t.text, t.lemma, t.pos, t.feats, t.rel) for t in tokens] == own
        heads = [t.head - found.first if t.head >= 0 else -1 for t in tokens]
        assert heads == [t.head for t in alone.tokens]


def test_an_endless_sentence_is_annotated() -> None:
    """A sentence of thousands of words stays one sentence, with heads inside it."""
    (document,) = annotate([article_of("Осло и Берген, " * 1500 + "Олав.")])
    (sentence,) = document.sentences
    assert sentence.last == len(document.tokens) == 6002
    assert all(-1 <= t.head < sentence.last for t in document.tokens)


def test_the_nearest_of_like_words_governs() -> None:
    """Where the net cannot tell words apart, each takes the one beside it."""
    text = ", ".join(["акции подорожали на 5 тыс. рублей"] * 3) + "."
    (document,) = annotate([article_of(text)])
    fives = [n for n, t in enumerate(document.tokens) if t.text == "5"]
    steps = {document.tokens[n].head - n for n in fives[1:-1]}
    assert all(0 < step <= 3 for step in steps)


def test_a_reading_speaks_of_the_document_s_tokens() -> None:
    """Words, offsets, sentences, tree and layers of a reading are those of the document."""
    (document, *_), (reading, *_) = read_batch([article_of(text) for text in TEXTS])
    n_tokens = len(document.tokens)
    assert reading.words == tuple(t.text for t in document.tokens)
    assert reading.starts.tolist() == [t.start for t in document.tokens]
    assert reading.stops.tolist() == [t.stop for t in document.tokens]
    assert reading.heads.tolist() == [t.head for t in document.tokens]
    assert reading.sentences.tolist() == [[s.first, s.last] for s in document.sentences]
    assert reading.navec.shape == (n_tokens, WORD_WIDTH)
    assert reading.hidden.shape == (n_tokens, HIDDEN_WIDTH)
    for ids, size in ((reading.tags, N_TAGS), (reading.rels, N_RELS), (reading.shapes, N_SHAPES)):
        assert ids.shape == (n_tokens,)
        assert 0 < ids.min() <= ids.max() < size
    assert {a.dtype for a in (reading.hidden, reading.navec)} == {np.dtype(np.float32)}
    integers = (reading.starts, reading.sentences, reading.tags, reading.heads, reading.shapes)
    assert {a.dtype for a in integers} == {np.dtype(np.int32)}


def test_an_empty_article_has_an_empty_reading() -> None:
    """No words: arrays of no rows, of the usual widths."""
    _, (reading,) = read_batch([article_of("")])
    assert reading.words == ()
    assert reading.hidden.shape == (0, HIDDEN_WIDTH)
    assert reading.navec.shape == (0, WORD_WIDTH)
    assert reading.sentences.shape == (0, 2)
