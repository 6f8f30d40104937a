"""The stages in order, with no logic of their own.

annotate → mentions → times → entities → claims
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.annotate import annotate
from extract.claims import find_claims
from extract.defaults import DEFAULT_MODEL, NO_MODEL
from extract.errors import AnnotationError, ExtractError
from extract.mentions import find_mentions
from extract.mentions.given import given_mentions
from extract.neural.model import Model, load
from extract.records import Article, Document, Extraction, ScoredSpan
from extract.resolve import resolve
from extract.times import find_times

VERSION = "3"
"""Raised whenever the same text may give another extraction; part of the cache key."""

Given = tuple[ScoredSpan, ...]
"""The mentions of one article as somebody else drew them."""


def version_with(model: str = DEFAULT_MODEL) -> str:
    """Version of all that makes an extraction: the rules and the learned model.

    Args:
        model: as for `extract_batch`.

    Raises:
        ModelError: the model cannot be read.
    """
    learned = _loaded(model)
    return VERSION if learned is None else f"{VERSION}+{learned.name}-{learned.version}"


def _loaded(model: str) -> Model | None:
    """The learned model of a name or file, loaded once a process; None for `NO_MODEL`."""
    if model == NO_MODEL:
        return None
    return load(model)


def analyze(articles: Sequence[Article], *, model: str = DEFAULT_MODEL) -> list[Document]:
    """Complete documents (tokens, mentions, times, entities) of the articles, in their order."""
    return [_complete(document) for document in annotate(articles, model=_loaded(model))]


def _complete(document: Document, given: Given | None = None) -> Document:
    document = replace(document, times=find_times(document))
    found = find_mentions(document) if given is None else given_mentions(document, given)
    document = replace(document, mentions=found)
    return replace(document, entities=resolve(document))


def extract_batch(
    articles: Sequence[Article],
    given: Sequence[Given] | None = None,
    *,
    model: str = DEFAULT_MODEL,
) -> list[Extraction | ExtractError]:
    """The extraction of each article, or the error that it raised, in their order.

    One article that breaks a stage costs only itself.

    Args:
        articles: a batch; 32 are fastest.
        given: the mentions of each article, where somebody else drew them; None to find them.
        model: name or file of the learned model, `NO_MODEL` for the rules alone.

    Raises:
        ModelError: the model cannot be read.
    """
    learned, version = _loaded(model), version_with(model)
    drawn = list(given) if given is not None else [None] * len(articles)
    try:
        documents = annotate(articles, model=learned, given=given)
    except Exception as error:  # noqa: BLE001 - any failure of a model must not lose the batch
        if len(articles) == 1:
            return [_failure(articles[0], error)]
        return [
            result
            for article, own in zip(articles, drawn, strict=True)
            for result in extract_batch([article], None if own is None else [own], model=model)
        ]
    return [
        _extraction(document, own, version) for document, own in zip(documents, drawn, strict=True)
    ]


def _extraction(document: Document, given: Given | None, version: str) -> Extraction | ExtractError:
    try:
        return find_claims(_complete(document, given), version=version)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return _failure(document.article, error)


def _failure(article: Article, error: Exception) -> ExtractError:
    if isinstance(error, ExtractError):
        return error
    return AnnotationError(article.source, f"{type(error).__name__}: {error}")
