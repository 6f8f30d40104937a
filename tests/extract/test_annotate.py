"""Annotation: natasha's own results, offsets that hold, batches that do not matter."""

import pytest
from natasha import Doc, NewsMorphTagger, NewsSyntaxParser, Segmenter
from notation import article_of

from extract.annotate import annotate
from extract.annotate.models import load
from extract.annotate.morphology import vocabulary
from extract.records import Article, Block, BlockKind

TEXTS = (
    "Министр иностранных дел Норвегии прибыл в Осло. Переговоры начнутся завтра.",
    "«Мы готовы», — сказал Петров.",
    "Компания выпустила чипы H200 и A100-Pro, сообщает Reuters.",
    "1,5 млн человек; 27.02.2024 г. в 10:30.",
)


def test_tokens_equal_natasha_s() -> None:
    """Tags, heads, relations and lemmas are those of natasha's own API."""
    models = load()
    for text in TEXTS:
        (ours,) = annotate([article_of(text)])
        theirs = Doc(text)
        theirs.segment(Segmenter())
        theirs.tag_morph(_tagger(models.morph))
        theirs.parse_syntax(_parser(models.syntax))
        lemma = vocabulary().lemma
        assert [(t.start, t.stop, t.text, t.pos, dict(t.feats), t.rel) for t in ours.tokens] == [
            (t.start, t.stop, t.text, t.pos, t.feats, t.rel) for t in theirs.tokens
        ]
        assert [t.lemma for t in ours.tokens] == [
            lemma(t.text, t.pos, tuple(sorted(t.feats.items()))) for t in theirs.tokens
        ]


def _tagger(tagger: NewsMorphTagger) -> NewsMorphTagger:
    return tagger


def _parser(parser: NewsSyntaxParser) -> NewsSyntaxParser:
    return parser


def test_offsets_cut_the_token_out_of_the_text() -> None:
    """`text[start:stop]` is the token, also behind headers and between paragraphs."""
    text = "date 2025-01-01\nЗаголовок без точки\nПервый абзац. И второе предложение."
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, stop=15),
        Block(kind=BlockKind.HEADLINE, start=16, stop=35),
        Block(kind=BlockKind.BODY, start=36, stop=len(text)),
    )
    article = article_of(text)
    document = annotate([_with_blocks(article, blocks)])[0]
    assert all(text[t.start : t.stop] == t.text for t in document.tokens)
    assert text[document.tokens[0].start :].startswith("Заголовок")
    assert [text[s.start : s.stop] for s in document.sentences] == [
        "Заголовок без точки",
        "Первый абзац.",
        "И второе предложение.",
    ]


def _with_blocks(article: Article, blocks: tuple[Block, ...]) -> Article:
    return Article(id=article.id, text=article.text, source="test", blocks=blocks)


def test_a_batch_changes_nothing() -> None:
    """An article's annotation does not depend on its neighbors in the batch."""
    articles = [article_of(text) for text in TEXTS]
    together = annotate(articles)
    alone = [annotate([article])[0] for article in articles]
    assert [d.tokens for d in together] == [d.tokens for d in alone]
    assert [d.spans for d in together] == [d.spans for d in alone]


def test_headers_are_not_tagged() -> None:
    """A dateline in a header block gives no organization."""
    text = "НЬЮ-ЙОРК, 3 мая. /ТАСС/. Петров прибыл в Осло."
    blocks = (
        Block(kind=BlockKind.HEADER, start=0, stop=24),
        Block(kind=BlockKind.BODY, start=25, stop=len(text)),
    )
    (document,) = annotate([_with_blocks(article_of(text), blocks)])
    assert document.spans
    assert all(span.start >= blocks[1].start for span in document.spans)


@pytest.mark.parametrize("text", ["", " ", "—", "...", "a", "🙂", "«»"])
def test_odd_texts_are_annotated_without_an_error(text: str) -> None:
    """What holds no words gives empty layers, not an exception."""
    (document,) = annotate([article_of(text)])
    assert all(t.text for t in document.tokens)
