"""Entity linking on NEREL: given the names of a text, which Wikidata items they name.

    evaluate(read_folder(DIR), extract_batch) -> Report

The mentions are given, so that only linking is measured. Each mention that the annotators referred
to Wikidata, or to nothing in it (NIL), is one question; where they gave several ids, any of them
is right. An answer is the Wikidata id of the entity that the program puts the mention into. No
entity, no link and a link without a Wikidata id (a town of GeoNames) all are the answer NIL.

- **precision of links**: right ids among all ids that are answered, also where gold is NIL;
- **recall**: right ids among the mentions that have a gold id;
- **NIL**: how many mentions without a gold id get none (recall), and how many mentions that get
  none have none (precision). NIL means "not in the gazetteer": this precision is low, for most of
  what the gazetteer does not have does stand in Wikidata.

Gold is taken as it is: references to a class («правительство» → Q7188, a government) count like all
others although the program never answers with a class, and nothing is discounted for wrong
references. "Named types" are all types but posts and occupations (PROFESSION), whose references
are classes, and what has no name (dates, numbers, events, crimes).

"Named things" are the questions among these that ask for a thing: those are left out whose gold is
a class. Wikidata writes Russian labels of classes small («верховный суд»), so an id is taken for a
class where all its labels are; peoples, languages and religions are things that are written small.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.brat import references
from extract.errors import ExtractError
from extract.evaluate.folder import GoldArticle, readable
from extract.evaluate.nerel import Extract
from extract.evaluate.score import Score, scores_by, total
from extract.records import Article, Extraction
from extract.standoff import Reference, Span
from ontology.vocabulary import EntityType

NAMED_TYPES = frozenset(
    type_.nerel
    for type_ in (
        EntityType.AWARD,
        EntityType.CITY,
        EntityType.COUNTRY,
        EntityType.DISTRICT,
        EntityType.FACILITY,
        EntityType.LANGUAGE,
        EntityType.LAW,
        EntityType.LOCATION,
        EntityType.NATIONALITY,
        EntityType.ORGANIZATION,
        EntityType.PERSON,
        EntityType.PRODUCT,
        EntityType.RELIGION,
        EntityType.STATE_OR_PROVINCE,
        EntityType.WORK_OF_ART,
    )
)
"""NEREL's types of things with names of their own."""
_WRITTEN_SMALL = frozenset(
    type_.nerel for type_ in (EntityType.LANGUAGE, EntityType.NATIONALITY, EntityType.RELIGION)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the links of some articles compare with those that annotators drew."""

    n_articles: int
    failures: tuple[ExtractError, ...]
    """Why articles gave nothing; all their mentions are then answered with NIL."""
    links: Mapping[str, Score]
    """Answered and gold ids by type of mention."""
    things: Mapping[str, Score]
    """The same without the questions that ask for a class."""
    nil: Mapping[str, Score]
    """Mentions without an id, by type."""
    wrong: tuple[str, ...]
    """Each wrong id: article, words, answer and gold."""
    missed: tuple[str, ...]
    """Names of the named types with a gold id and the answer NIL, the most frequent first."""

    def figures(self) -> dict[str, Score]:
        """Every total, by the name of its scope."""
        return {
            "links, named types": total(_of(self.links, NAMED_TYPES)),
            "links, named things": total(_of(self.things, NAMED_TYPES)),
            "NIL, named types": total(_of(self.nil, NAMED_TYPES)),
            "links, all types": total(self.links.values()),
            "NIL, all types": total(self.nil.values()),
        }

    def as_record(self) -> dict[str, Any]:
        """All figures and counts, for JSON."""
        return {
            "task": "links of given mentions",
            "articles": self.n_articles,
            "failures": [str(failure) for failure in self.failures],
            "figures": {name: score.as_record() for name, score in self.figures().items()},
            "types": {
                kind: {"links": score.as_record(), "nil": self.nil.get(kind, Score()).as_record()}
                for kind, score in self.links.items()
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One question and what the program says."""

    article: str
    words: str
    span: Span
    gold: frozenset[str]
    """Ids that are right; empty for NIL."""
    found: str | None

    @property
    def is_right(self) -> bool:
        return self.found in self.gold

    def __str__(self) -> str:
        """What is told of a wrong answer."""
        told = f"{self.span[2]} «{self.words}» {self.span[0]}"
        return f"{self.article}: {told}: {self.found or 'NIL'}, not {_ids(self.gold)}"


def evaluate(articles: Sequence[GoldArticle], extract: Extract) -> Report:
    """Let the program link the mentions of the articles, and compare.

    Args:
        articles: what is drawn.
        extract: called once, with given mentions.
    """
    taken = readable(articles)
    results = iter(extract([text for _, text in taken], [gold.given for gold, _ in taken]))
    failures: list[ExtractError] = []
    answers: list[_Answer] = []
    for each in articles:
        result = next(results) if isinstance(each.article, Article) else each.article
        if isinstance(result, ExtractError):
            failures.append(result)
            answers += _answers(each, None)
        else:
            answers += _answers(each, result)
    classes = _classes(articles)
    return Report(
        n_articles=len(articles),
        failures=tuple(failures),
        links=_link_scores(answers),
        things=_link_scores([one for one in answers if not one.gold or one.gold - classes]),
        nil=scores_by(
            matched=(one.span[2] for one in answers if not one.found and not one.gold),
            found=(one.span[2] for one in answers if not one.found),
            wanted=(one.span[2] for one in answers if not one.gold),
        ),
        wrong=tuple(str(one) for one in answers if one.found and not one.is_right),
        missed=_counted(one for one in answers if one.gold and not one.found),
    )


def _link_scores(answers: Iterable[_Answer]) -> dict[str, Score]:
    """Right, answered and gold ids by type."""
    answers = list(answers)
    return scores_by(
        matched=(one.span[2] for one in answers if one.is_right),
        found=(one.span[2] for one in answers if one.found),
        wanted=(one.span[2] for one in answers if one.gold),
    )


def _classes(articles: Iterable[GoldArticle]) -> frozenset[str]:
    """Ids whose labels all begin with a small letter, but for peoples and the like."""
    small: dict[str, bool] = {}
    for article in articles:
        for (*_, kind), id_, label in article.gold.references:
            if id_ is not None and label:
                is_small = label[0].islower() and kind not in _WRITTEN_SMALL
                small[id_] = small.get(id_, True) and is_small
    return frozenset(id_ for id_, is_class in small.items() if is_class)


def _answers(gold: GoldArticle, extraction: Extraction | None) -> list[_Answer]:
    """The questions of one article by place; without an extraction all answers are NIL."""
    found = {} if extraction is None else references(extraction)
    text = gold.article.text if isinstance(gold.article, Article) else ""
    name = gold.article.source
    return [
        _Answer(
            article=name,
            words=" ".join(text[span[0] : span[1]].split()),
            span=span,
            gold=ids,
            found=found[span][0] if span in found else None,
        )
        for span, ids in sorted(_by_span(gold.gold.references).items())
    ]


def _by_span(referred: Iterable[Reference]) -> dict[Span, frozenset[str]]:
    """The gold ids of each mention, none for NIL."""
    ids: dict[Span, frozenset[str]] = {}
    for span, id_, _ in referred:
        ids[span] = ids.get(span, frozenset()) | ({id_} if id_ is not None else frozenset())
    return ids


def _counted(missed: Iterable[_Answer]) -> tuple[str, ...]:
    """Missed names of the named types, the most frequent first, with their gold ids."""
    counts = Counter(
        (one.span[2], one.words, _ids(one.gold)) for one in missed if one.span[2] in NAMED_TYPES
    )
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        f"{number} × {kind} «{words}»: NIL, not {ids}" for (kind, words, ids), number in ranked
    )


def _ids(ids: Iterable[str]) -> str:
    return " or ".join(sorted(ids)) or "NIL"


def _of(scores: Mapping[str, Score], kinds: Iterable[str]) -> list[Score]:
    return [scores[kind] for kind in sorted(kinds) if kind in scores]
