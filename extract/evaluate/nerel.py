"""The tasks of NEREL: nested entities, relations between given entities, and both at once.

    evaluate(read_folder(DIR), extract_batch) -> Report

An entity is right if its span and its type are; nested ones count like all others. A relation is
right if its name, its direction and both entities are. All figures are micro-averaged.

- **end to end**: the entities are found as well;
- **gold entities**: the entities are given, and any two of them may be related or not;
- **related pairs**: it is given besides which two are related, and asked how. One answer a pair,
  right if the pair has that relation among its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from extract.brat import to_brat
from extract.errors import ExtractError
from extract.evaluate.confusion import Confusion, confusion
from extract.evaluate.folder import GoldArticle, Scope, readable
from extract.evaluate.ranking import Curve, Ranked, curves, ranked_pairs
from extract.evaluate.relations import (
    Classify,
    RelationScores,
    related_pair_scores,
    relation_scores,
)
from extract.evaluate.score import Score, scores_by, total
from extract.records import Article, Extraction, ScoredSpan
from extract.standoff import Annotation, Span, inner_spans, read_annotation

Extract = Callable[
    [Sequence[Article], Sequence[tuple[ScoredSpan, ...]] | None],
    Iterable[Extraction | ExtractError],
]
"""The program, as `pipeline.extract_batch` is: articles, and their entities where these are given;
results in the same order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the program finds of what is drawn in some articles."""

    n_articles: int
    failures: tuple[ExtractError, ...]
    """Why articles gave nothing; what is drawn in them is missed."""
    by_type: Mapping[str, Score]
    spans: Score
    """Entities without their types."""
    inner: Score
    """Entities that lie in a larger one of their own side."""
    confusion: Confusion
    curves: Mapping[str, Curve]
    """Precision against recall of the relations that the model proposes end to end, by name."""
    end_to_end: RelationScores
    gold_entities: RelationScores
    related_pairs: RelationScores | None
    """None where there was nothing to ask."""

    def figures(self) -> dict[str, Score]:
        """Every total, by the name of its task and scope: what is printed, compared and kept."""
        figures = {
            "entities": total(self.by_type.values()),
            "entity spans, any type": self.spans,
            "inner entities": self.inner,
        }
        return figures | {
            f"{task}, {scope}": scores.total(scope)
            for task, scores in self.tasks().items()
            for scope in Scope
        }

    def tasks(self) -> dict[str, RelationScores]:
        """The tasks on relations that were done, by name."""
        tasks = {"end to end": self.end_to_end, "gold entities": self.gold_entities}
        return tasks | ({"related pairs": self.related_pairs} if self.related_pairs else {})

    def as_record(self) -> dict[str, Any]:
        """All figures and counts, for JSON."""
        return {
            "task": "nerel",
            "articles": self.n_articles,
            "failures": [str(failure) for failure in self.failures],
            "figures": {name: score.as_record() for name, score in self.figures().items()},
            "macro_f1": round(self.macro_f1, 4),
            "types": {kind: score.as_record() for kind, score in self.by_type.items()},
            "relations": {
                task: {
                    name: {str(scope): score.as_record() for scope, score in by_scope.items()}
                    for name, by_scope in scores.by_relation.items()
                }
                for task, scores in self.tasks().items()
            },
            "average_precision": {
                name: round(curve.average_precision, 4) for name, curve in self.curves.items()
            },
            "confusion": [
                {"wanted": wanted, "found": found, "times": number}
                for (wanted, found), number in sorted(self.confusion.items())
            ],
        }

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the entity types that are drawn at all, 0..1."""
        drawn = [score.f1 for score in self.by_type.values() if score.wanted]
        return sum(drawn) / len(drawn) if drawn else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """What the program draws in one article, and the model's part of it with scores."""

    annotation: Annotation = field(default_factory=Annotation)
    ranked: Ranked = field(default_factory=dict)


def evaluate(
    articles: Sequence[GoldArticle], extract: Extract, classify: Classify | None = None
) -> Report:
    """Let the program do every task on the articles, and compare.

    Args:
        articles: what is drawn.
        extract: called twice, with given entities and without.
        classify: answers for related pairs; None leaves that task out.
    """
    failures: dict[str, ExtractError] = {}
    found = _drawn(articles, extract, failures, are_given=False)
    told = _drawn(articles, extract, failures, are_given=True)
    golds = [article.gold for article in articles]
    pairs = [(gold, own.annotation) for gold, own in zip(golds, found, strict=True)]
    return Report(
        n_articles=len(articles),
        failures=tuple(failures.values()),
        by_type=scores_by(
            matched=(kind for gold, own in pairs for *_, kind in gold.spans & own.spans),
            found=(kind for _, own in pairs for *_, kind in own.spans),
            wanted=(kind for gold, _ in pairs for *_, kind in gold.spans),
        ),
        spans=total(_overlap(_places(gold.spans), _places(own.spans)) for gold, own in pairs),
        inner=total(
            _overlap(inner_spans(gold.spans), inner_spans(own.spans)) for gold, own in pairs
        ),
        confusion=sum((confusion(gold, own) for gold, own in pairs), start=Confusion()),
        curves=curves(zip(golds, (own.ranked for own in found), strict=True)),
        end_to_end=relation_scores(articles, [own.annotation for own in found]),
        gold_entities=relation_scores(articles, [own.annotation for own in told]),
        related_pairs=None if classify is None else related_pair_scores(articles, classify),
    )


def _drawn(
    articles: Sequence[GoldArticle],
    extract: Extract,
    failures: dict[str, ExtractError],
    *,
    are_given: bool,
) -> list[_Drawn]:
    """What the program draws in each article, with its entities given or not.

    Where it fails it draws nothing; why is noted in `failures`, once.
    """
    taken = readable(articles)
    given = [each.given for each, _ in taken] if are_given else None
    results = iter(extract([article for _, article in taken], given))
    drawn = []
    for each in articles:
        result = next(results) if isinstance(each.article, Article) else each.article
        if isinstance(result, ExtractError):
            failures.setdefault(str(result), result)
            drawn.append(_Drawn())
        else:
            annotation = read_annotation(to_brat(result), result.article.source)
            drawn.append(_Drawn(annotation=annotation, ranked=ranked_pairs(result)))
    return drawn


def _overlap(wanted: AbstractSet[object], found: AbstractSet[object]) -> Score:
    return Score(matched=len(wanted & found), found=len(found), wanted=len(wanted))


def _places(spans: Iterable[Span]) -> set[tuple[int, int]]:
    return {(start, stop) for start, stop, _ in spans}
