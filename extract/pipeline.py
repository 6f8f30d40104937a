"""The stages in order, with no logic of their own.

    annotate → mentions → times → entities → claims
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.annotate import annotate
from extract.claims import find_claims
from extract.errors import AnnotationError, ExtractError
from extract.mentions import find_mentions
from extract.records import Article, Document, Extraction
from extract.resolve import resolve
try:
    from extract.times import find_times
except ImportError:  # TEMPORARY until extract.times lands
    def find_times(document):
        return ()

VERSION = "1"
"""Raised whenever the same text may give another extraction; part of the cache key."""


def analyze(articles: Sequence[Article]) -> list[Document]:
    """Complete documents (tokens, mentions, times, entities) of the articles, in their order."""
    return [_complete(document) for document in annotate(articles)]


def _complete(document: Document) -> Document:
    document = replace(document, times=find_times(document))
    document = replace(document, mentions=find_mentions(document))
    return replace(document, entities=resolve(document))


def extract_batch(articles: Sequence[Article]) -> list[Extraction | ExtractError]:
    """The extraction of each article, or the error that it raised, in their order.

    One article that breaks a stage costs only itself.
    """
    try:
        documents = annotate(articles)
    except Exception as error:  # noqa: BLE001 - any failure of a model must not lose the batch
        if len(articles) == 1:
            return [_failure(articles[0], error)]
        return [result for article in articles for result in extract_batch([article])]
    return [_extraction(document) for document in documents]


def _extraction(document: Document) -> Extraction | ExtractError:
    try:
        return find_claims(_complete(document), version=VERSION)
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return _failure(document.article, error)


def _failure(article: Article, error: Exception) -> ExtractError:
    if isinstance(error, ExtractError):
        return error
    return AnnotationError(article.source, f"{type(error).__name__}: {error}")
