"""Run every statistical model over a batch of articles; nothing after this stage loads a model.

    annotate(articles) -> documents with tokens, sentences and scored name spans

Source: natasha 1.6 (razdel, navec, slovnet). Sentences of the whole batch are tagged together in
order of length, which spares padding: 1.8 times faster than one article at a time.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from extract.annotate.models import Models, load
from extract.annotate.morphology import vocabulary
from extract.annotate.segment import Piece, masked, segment
from extract.records import Article, Document, ScoredSpan, Sentence, Token
from ontology.vocabulary import EntityType

NAME_TYPES = {
    "PER": EntityType.PERSON,
    "LOC": EntityType.LOCATION,
    "ORG": EntityType.ORGANIZATION,
}
NAME_SCORE = 0.9
"""Confidence of a natasha span: naeval's F1 on factRuEval is .959 PER, .915 LOC, .825 ORG."""


def annotate(articles: Sequence[Article]) -> list[Document]:
    """Tokens, sentences, tree and name spans of each article, in the order given.

    The result for an article does not depend on what else is in the batch.
    """
    models = load()
    pieces = [tuple(segment(article)) for article in articles]
    words = [
        piece.words(article.text)
        for article, own in zip(articles, pieces, strict=True)
        for piece in own
    ]
    morph = _by_length(models.morph.map, words)
    syntax = _by_length(models.syntax.map, words)
    tagged = iter(zip(morph, syntax, strict=True))
    documents = []
    for article, own in zip(articles, pieces, strict=True):
        sentences, tokens = _sentences_and_tokens(article, own, islice(tagged, len(own)))
        documents.append(
            Document(
                article=article,
                tokens=tokens,
                sentences=sentences,
                spans=_name_spans(models, article) if tokens else (),
            )
        )
    return documents


def _by_length(
    tagger: Callable[[list[list[str]]], Iterable[Any]], items: list[list[str]]
) -> list[Any]:
    """Results of a tagger in the order of the items, computed in order of length."""
    order = sorted(range(len(items)), key=lambda number: len(items[number]))
    results: list[Any] = [None] * len(items)
    for number, result in zip(order, tagger([items[n] for n in order]), strict=True):
        results[number] = result
    return results


def _sentences_and_tokens(
    article: Article, pieces: tuple[Piece, ...], tagged: Iterable[tuple[Any, Any]]
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    lemma = vocabulary().lemma
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for piece, (morph, syntax) in zip(pieces, tagged, strict=True):
        first = len(tokens)
        for (start, stop), tag, node in zip(piece.spans, morph.tokens, syntax.tokens, strict=True):
            feats = tuple(sorted(tag.feats.items()))
            head = int(node.head_id)
            tokens.append(
                Token(
                    start=start,
                    stop=stop,
                    text=article.text[start:stop],
                    lemma=lemma(tag.text, tag.pos, feats),
                    pos=tag.pos,
                    feats=feats,
                    head=first + head - 1 if head else -1,
                    rel=node.rel,
                )
            )
        sentences.append(
            Sentence(
                start=piece.start,
                stop=piece.stop,
                first=first,
                last=len(tokens),
                block=piece.block,
            )
        )
    return tuple(sentences), tuple(tokens)


def _name_spans(models: Models, article: Article) -> tuple[ScoredSpan, ...]:
    """natasha's flat names; it reads the article as one sequence, over sentence ends."""
    return tuple(
        ScoredSpan(
            start=span.start,
            stop=span.stop,
            type=NAME_TYPES[span.type],
            score=NAME_SCORE,
            source="natasha",
        )
        for span in models.ner(masked(article)).spans
    )
