"""A folder of annotated texts, NAME.txt with NAME.ann, as NEREL is published."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extract.brat import read_mentions
from extract.errors import ReadError
from extract.read import read_text
from extract.records import Article, ScoredSpan
from extract.standoff import (
    Annotation,
    Link,
    annotated_files,
    in_one_sentence,
    is_nested,
    read_annotation,
    sentence_ends,
)


class Scope(StrEnum):
    """Which relations of a document are counted."""

    SENTENCE = "in sentence"
    """No sentence ends between the two entities."""
    NESTED = "nested"
    """One entity lies in the other: these are in sentence as well."""
    ACROSS = "across sentences"
    DOCUMENT = "whole document"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with what annotators drew in it."""

    article: Article | ReadError
    """The error where the program does not take the text: what is drawn in it is then missed."""
    gold: Annotation
    given: tuple[ScoredSpan, ...]
    """The entities of `gold` in the form that the pipeline takes, by place."""
    ends: tuple[int, ...]
    """Where its sentences end."""

    def scopes(self, link: Link) -> tuple[Scope, ...]:
        """Those that count the relation."""
        if not in_one_sentence(link, self.ends):
            return Scope.ACROSS, Scope.DOCUMENT
        if is_nested(link):
            return Scope.SENTENCE, Scope.NESTED, Scope.DOCUMENT
        return Scope.SENTENCE, Scope.DOCUMENT


def read_folder(folder: Path) -> list[GoldArticle]:
    """The annotated articles of a folder, by name.

    Raises:
        ReadError: a file is missing, is not UTF-8, or is damaged.
    """
    files = annotated_files(folder)
    return [_gold_article(*pair) for pair in zip(files[::2], files[1::2], strict=True)]


def _gold_article(annotation: Path, text: Path) -> GoldArticle:
    content, characters = _utf8(annotation), _utf8(text)
    return GoldArticle(
        article=_article(text, len(characters)),
        gold=read_annotation(content, str(annotation)),
        given=read_mentions(content, str(annotation)),
        ends=sentence_ends(characters),
    )


def _utf8(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8") from error


def _article(path: Path, n_characters: int) -> Article | ReadError:
    try:
        article = read_text(path.read_bytes(), str(path))
    except ReadError as error:
        return error
    if len(article.text) != n_characters:
        return ReadError(str(path), "is read with other offsets than its annotation has")
    return article


def readable(articles: Iterable[GoldArticle]) -> list[tuple[GoldArticle, Article]]:
    """Those whose text the program takes, each with its article."""
    return [(each, each.article) for each in articles if isinstance(each.article, Article)]
