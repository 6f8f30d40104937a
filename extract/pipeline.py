"""The stages in order, with no logic of their own.

annotate → mentions → times → entities → claims
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.annotate import annotate
from extract.claims import find_claims
from extract.errors import AnnotationError, ExtractError
from extract.mentions import find_mentions
from extract.mentions.given import given_mentions
from extract.records import Article, Document, Extraction, ScoredSpan
from extract.resolve import resolve
from extract.times import find_times

VERSION = "1"
"""Raised whenever the same text may give another extraction; part of the cache key."""

Given = tuple[ScoredSpan, ...]
"""The mentions of one article as somebody else drew them."""


def analyze(articles: Sequence[Article]) -> list[Document]:
    """Complete documents (tokens, mentions, times, entities) of the articles, in their order."""
    return [_complete(document) for document in annotate(articles)]


def _complete(document: Document, given: Given | None = None) -> Document:
    document = replace(document, times=find_times(document))
    found = find_mentions(document) if given is None else given_mentions(document, given)
    document = replace(document, mentions=found)
    return replace(document, entities=resolve(document))


def extract_batch(
    articles: Sequence[Article], given: Sequence[Given] | None = None
) -> list[Extraction | ExtractError]:
    """The extraction of each article, or the error that it raised, in their order.

    One article that breaks a stage costs only itself.

    Args:
        articles: a batch; 32 are fastest.
        given: the mentions of each article, where somebody else drew them; None to find them.
    """
    drawn = list(given) if given is not None else [None] * len(articles)
    try:
        documents = annotate(articles)
    except Exception as error:  # noqa: BLE001 - any failure of a model must not lose the batch
        if len(articles) == 1:
            return [_failure(articles[0], error)]
        return [
            result
            for article, own in zip(articles, drawn, strict=True)
            for result in extract_batch([article], None if own is None else [own])
        ]
    return [_extraction(document, own) for document, own in zip(documents, drawn, strict=True)]


def _extraction(document: Document, given: Given | None) -> Extraction | ExtractError:
    try:
        return find_claims(_complete(document, given), version=VERSION)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return _failure(document.article, error)


def _failure(article: Article, error: Exception) -> ExtractError:
    if isinstance(error, ExtractError):
        return error
    return AnnotationError(article.source, f"{type(error).__name__}: {error}")
