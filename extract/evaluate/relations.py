"""Relations of annotated articles: two ways to ask for them, one way to count.

relation_scores(articles, drawn)            which pairs are related, and how?
related_pair_scores(articles, classify)     how are these pairs related?
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.evaluate.folder import GoldArticle, Scope, readable
from extract.evaluate.score import Score, scores_by, total
from extract.records import Article, ScoredSpan
from extract.standoff import Annotation, Link, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which relation holds in each pair? `pairs` are indexes into `spans`, first argument first."""

    article: Article
    spans: tuple[ScoredSpan, ...]
    pairs: tuple[tuple[int, int], ...]


class Classify(Protocol):
    """Names the relation of pairs that are known to be related."""

    def __call__(self, questions: Sequence[Question]) -> Sequence[Sequence[str]]:
        """For each question NEREL's relation name of each of its pairs, "" for no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationScores:
    """The scores of one task on relations."""

    by_relation: Mapping[str, Mapping[Scope, Score]]

    def score(self, name: str, scope: Scope) -> Score:
        """One relation; zeros where it is neither wanted nor found."""
        return self.by_relation[name][scope] if name in self.by_relation else Score()

    def total(self, scope: Scope) -> Score:
        """All relations together: each pair counts the same, whatever its relation."""
        return total(scores[scope] for scores in self.by_relation.values())


def relation_scores(articles: Sequence[GoldArticle], drawn: Sequence[Annotation]) -> RelationScores:
    """Compare the relations that are wanted with those that are drawn, article by article."""
    pairs = list(zip(articles, drawn, strict=True))
    return _by_relation(
        matched=(key for gold, own in pairs for key in _keys(gold, gold.gold.links & own.links)),
        found=(key for gold, own in pairs for key in _keys(gold, own.links)),
        wanted=(key for gold, _ in pairs for key in _keys(gold, gold.gold.links)),
    )


def related_pair_scores(articles: Sequence[GoldArticle], classify: Classify) -> RelationScores:
    """Ask for the relation of every related pair, and compare; texts never read are not asked."""
    asked = readable(articles)
    related = [_names_by_pair(each) for each, _ in asked]
    questions = [_question(*one, pairs) for one, pairs in zip(asked, related, strict=True)]
    matched: list[tuple[str, Scope]] = []
    found: list[tuple[str, Scope]] = []
    wanted: list[tuple[str, Scope]] = []
    answered = zip(asked, related, classify(questions), strict=True)
    for (each, _), names_by_pair, answers in answered:
        for (pair, names), answer in zip(names_by_pair.items(), answers, strict=True):
            right = {(answer, *pair)} if answer in names else set()
            matched += _keys(each, right)
            found += _keys(each, {(answer, *pair)} if answer else ())
            wanted += _keys(each, right or {(min(names), *pair)})
    return _by_relation(matched=matched, found=found, wanted=wanted)


def _names_by_pair(article: GoldArticle) -> dict[tuple[Span, Span], set[str]]:
    """The relations of every related pair whose entities can be given, by place."""
    places = {_span(span) for span in article.given}
    names: dict[tuple[Span, Span], set[str]] = {}
    for name, first, second in sorted(article.gold.links, key=lambda link: link[1:]):
        if first in places and second in places:
            names.setdefault((first, second), set()).add(name)
    return names


def _question(each: GoldArticle, article: Article, pairs: Iterable[tuple[Span, Span]]) -> Question:
    index = {_span(span): number for number, span in enumerate(each.given)}
    return Question(
        article=article,
        spans=each.given,
        pairs=tuple((index[first], index[second]) for first, second in pairs),
    )


def _span(span: ScoredSpan) -> Span:
    return span.start, span.stop, span.type.name


def _keys(article: GoldArticle, links: Iterable[Link]) -> Iterator[tuple[str, Scope]]:
    """Name and scope of each relation, once for each scope that counts it."""
    for link in links:
        for scope in article.scopes(link):
            yield link[0], scope


def _by_relation(
    *,
    matched: Iterable[tuple[str, Scope]],
    found: Iterable[tuple[str, Scope]],
    wanted: Iterable[tuple[str, Scope]],
) -> RelationScores:
    scores = scores_by(matched=matched, found=found, wanted=wanted)
    return RelationScores(
        by_relation={
            name: {scope: scores.get((name, scope), Score()) for scope in Scope}
            for name in dict.fromkeys(name for name, _ in scores)
        }
    )
