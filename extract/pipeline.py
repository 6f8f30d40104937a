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
from ontology.gazetteer import user_table, using

VERSION = "4"
"""Raised whenever the same text may give another extraction; part of the cache key."""

Given = tuple[ScoredSpan, ...]
"""The mentions of one article as somebody else drew them."""


def version_with(model: str = DEFAULT_MODEL, gazetteer: str | None = None) -> str:
    """Version of all that makes an extraction: the rules, the learned model, a user's gazetteer.

    Args:
        model: as for `extract_batch`.
        gazetteer: as for `extract_batch`; it is the content that counts.

    Raises:
        ModelError: the model cannot be read.
        OntologyError: the gazetteer cannot be read.
    """
    learned, table = _loaded(model), user_table(gazetteer)
    parts = [VERSION]
    if learned is not None:
        parts.append(f"{learned.name}-{learned.version}")
    if table is not None:
        parts.append(f"gazetteer-{table.digest}")
    return "+".join(parts)


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
    gazetteer: str | None = None,
) -> list[Extraction | ExtractError]:
    """The extraction of each article, or the error that it raised, in their order.

    One article that breaks a stage costs only itself.

    Args:
        articles: a batch; 32 are fastest.
        given: the mentions of each article, where somebody else drew them; None to find them.
        model: name or file of the learned model, `NO_MODEL` for the rules alone.
        gazetteer: file of a user's own gazetteer, None for that of the package alone.

    Raises:
        ModelError: the model cannot be read.
        OntologyError: the gazetteer cannot be read.
    """
    version = version_with(model, gazetteer)
    with using(user_table(gazetteer)):
        return _extracted(articles, given, model, version)


def _extracted(
    articles: Sequence[Article], given: Sequence[Given] | None, model: str, version: str
) -> list[Extraction | ExtractError]:
    learned = _loaded(model)
    drawn = list(given) if given is not None else [None] * len(articles)
    try:
        documents = annotate(articles, model=learned, given=given)
    except Exception as error:  # noqa: BLE001 - any failure of a model must not lose the batch
        if len(articles) == 1:
            return [_failure(articles[0], error)]
        return [
            result
            for article, own in zip(articles, drawn, strict=True)
            for result in _extracted([article], None if own is None else [own], model, version)
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
