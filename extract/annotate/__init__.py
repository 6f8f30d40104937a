"""Run every statistical model over a batch of articles; nothing after this stage loads a model.

    annotate(articles) -> documents with tokens, sentences and scored name spans
    annotate(articles, model=...) -> the same with the spans and pairs of a learned model
    read_batch(articles) -> the same documents, and a `Reading` of each for a learned model

The decisions are those of natasha 1.6's taggers (navec, slovnet), on its own model files, computed
three times as fast; natasha itself is not imported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.annotate.learned import Found, find, is_long, relate
from extract.annotate.models import Models, load
from extract.annotate.segment import Segmented
from extract.annotate.tag import Tagged, reading, tag
from extract.neural.model import Model
from extract.neural.reading import Reading
from extract.records import TAGGER, Article, Document, ScoredPair, ScoredSpan, Sentence, Token
from ontology.vocabulary import EntityType

NAME_TYPES = {
    "PER": EntityType.PERSON,
    "LOC": EntityType.LOCATION,
    "ORG": EntityType.ORGANIZATION,
}
NAME_SCORE = 0.9
"""Confidence of a natasha span: naeval's F1 on factRuEval is .959 PER, .915 LOC, .825 ORG."""


def annotate(
    articles: Sequence[Article],
    *,
    model: Model | None = None,
    given: Sequence[tuple[ScoredSpan, ...]] | None = None,
) -> list[Document]:
    """Tokens, sentences, tree and scored spans of each article, in the order given.

    The result for an article does not depend on what else is in the batch.

    Args:
        articles: a batch; 32 are fastest.
        model: a learned model that finds names, values and relations, None for natasha's names
            alone.
        given: names and values of each article that somebody else found, which stand among its
            spans as they are: a model then finds relations between these, and nothing else.
    """
    models = load()
    texts = [models.segmenter(article) for article in articles]
    tagged = tag(models, texts) if model is None else _with_hidden(models, texts)
    documents = _documents(models, articles, tagged)
    found: Iterable[Found]
    if model is None:
        found = [(own, ()) for own in given or [()] * len(documents)]
    elif given is None:
        found = find(models, model, tagged)
    else:
        found = relate(models, model, tagged, given)
    return [
        replace(
            document,
            spans=document.spans + spans,
            pairs=tuple(_shifted(pair, len(document.spans)) for pair in pairs),
        )
        for document, (spans, pairs) in zip(documents, found, strict=True)
    ]


def _with_hidden(models: Models, texts: Sequence[Segmented]) -> list[Tagged]:
    """Hidden layers of all articles but the long ones, which would fill the memory."""
    short = iter(tag(models, [text for text in texts if not is_long(text)], with_hidden=True))
    long = iter(tag(models, [text for text in texts if is_long(text)]))
    return [next(long if is_long(text) else short) for text in texts]


def _shifted(pair: ScoredPair, places: int) -> ScoredPair:
    return replace(pair, first=pair.first + places, second=pair.second + places)


def read_batch(articles: Sequence[Article]) -> tuple[list[Document], list[Reading]]:
    """What `annotate` gives, and each article as arrays: words, tree and hidden layers.

    The readings hold 7 KB a token.
    """
    models = load()
    texts = [models.segmenter(article) for article in articles]
    tagged = tag(models, texts, with_hidden=True)
    return _documents(models, articles, tagged), [reading(models, own) for own in tagged]


def _documents(
    models: Models, articles: Sequence[Article], tagged: Sequence[Tagged]
) -> list[Document]:
    return [
        Document(
            article=article,
            tokens=_tokens(models, article.text, own),
            sentences=_sentences(own),
            spans=_names(own),
        )
        for article, own in zip(articles, tagged, strict=True)
    ]


def _tokens(models: Models, text: str, tagged: Tagged) -> tuple[Token, ...]:
    rels = models.syntax.rels
    return tuple(
        Token(
            start=start,
            stop=stop,
            text=text[start:stop],
            lemma=lemma,
            pos=pos,
            feats=feats,
            head=head,
            rel=rels[rel],
        )
        for start, stop, lemma, (pos, feats), head, rel in zip(
            tagged.text.starts.tolist(),
            tagged.text.stops.tolist(),
            tagged.lemmas,
            map(models.tags.__getitem__, tagged.tags.tolist()),
            tagged.heads.tolist(),
            tagged.rels.tolist(),
            strict=True,
        )
    )


def _sentences(tagged: Tagged) -> tuple[Sentence, ...]:
    starts, stops = tagged.text.starts.tolist(), tagged.text.stops.tolist()
    sentences = []
    last = 0
    for length, block in zip(tagged.text.lengths.tolist(), tagged.text.blocks, strict=True):
        first, last = last, last + length
        sentences.append(
            Sentence(start=starts[first], stop=stops[last - 1], first=first, last=last, block=block)
        )
    return tuple(sentences)


def _names(tagged: Tagged) -> tuple[ScoredSpan, ...]:
    return tuple(
        ScoredSpan(
            start=int(tagged.text.starts[first]),
            stop=int(tagged.text.stops[last - 1]),
            type=NAME_TYPES[kind],
            score=NAME_SCORE,
            source=TAGGER,
        )
        for first, last, kind in tagged.names
    )
