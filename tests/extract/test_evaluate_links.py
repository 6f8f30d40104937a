"""Links of given mentions beside the ids that annotators drew."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.errors import AnnotationError, ExtractError
from extract.evaluate.folder import read_folder
from extract.evaluate.links import Report, evaluate
from extract.evaluate.score import Score
from extract.records import (
    Article,
    Entity,
    EntityId,
    Extraction,
    Link,
    Mention,
    MentionKind,
    ScoredSpan,
)
from ontology.vocabulary import EntityType

TEXT = "Анна Лунд, глава Банка Севера, прилетела из Осло в Рим и в Берген."
GOLD = """\
T1\tPERSON 0 9\tАнна Лунд
T2\tPROFESSION 11 29\tглава Банка Севера
T3\tORGANIZATION 17 29\tБанка Севера
T4\tCITY 44 48\tОсло
T5\tCITY 51 54\tРим
T6\tCITY 59 65\tБерген
N1\tReference T1 Wikidata:NULL
N2\tReference T2 Wikidata:Q10\tглава
N3\tReference T3 Wikidata:Q20\tБанк Севера
N4\tReference T4 Wikidata:Q585\tОсло
N5\tReference T5 Wikidata:Q220\tРим
N6\tReference T5 Wikidata:Q221
N7\tReference T6 Wikidata:P634
"""
ANSWERS = {"Банка Севера": None, "Осло": "Q999", "Рим": "Q221", "Берген": "Q26793"}
"""What the program links: a town without a Wikidata id, a wrong id, one of two right ones."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The text with what is drawn in it."""
    (tmp_path / "visit.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "visit.ann").write_text(GOLD, encoding="utf-8")
    return tmp_path


def linker(
    articles: Sequence[Article], given: Sequence[tuple[ScoredSpan, ...]] | None
) -> list[Extraction | ExtractError]:
    """A program that links the given mentions as `ANSWERS` tells."""
    assert given is not None
    return [linked(article, spans) for article, spans in zip(articles, given, strict=True)]


def linked(article: Article, spans: Sequence[ScoredSpan]) -> Extraction:
    """The article with one entity for each of its spans."""
    mentions, entities = [], []
    for at, span in enumerate(spans):
        words = article.text[span.start : span.stop]
        mentions.append(
            Mention(
                start=span.start, stop=span.stop, type=span.type, kind=MentionKind.NAME, head=0,
                first=0, last=1, name=words, score=1.0, source="test",
            )
        )  # fmt: skip
        link = None
        if words in ANSWERS:
            link = Link(
                key=ANSWERS[words] or "gn:1", wikidata=ANSWERS[words], label_ru=words,
                label_en=None, iso=None, geonames=None, score=0.9, reason="test",
            )  # fmt: skip
        entities.append(
            Entity(
                id=EntityId(f"e{at}"), type=span.type, name=words, aliases=(), mentions=(at,),
                link=link,
            )
        )  # fmt: skip
    return Extraction(
        version="test", article=article, mentions=tuple(mentions), entities=tuple(entities),
        claims=(),
    )  # fmt: skip


@pytest.fixture
def report(folder: Path) -> Report:
    """How the program does."""
    return evaluate(read_folder(folder), linker)


def test_link_is_right_if_the_id_is(report: Report) -> None:
    """Any of several gold ids is right; a mention without a valid reference is no question."""
    assert report.links["CITY"] == Score(matched=1, found=2, wanted=2)
    assert any("«Осло» 44: Q999, not Q585" in told for told in report.wrong)
    assert len(report.wrong) == 1


def test_link_without_a_wikidata_id_is_nil(report: Report) -> None:
    """A town of GeoNames has no id to compare: it counts as not linked."""
    assert report.links["ORGANIZATION"] == Score(wanted=1)
    assert report.missed == ("1 × ORGANIZATION «Банка Севера»: NIL, not Q20",)


def test_nil_is_right_where_gold_has_no_id(report: Report) -> None:
    """Precision of NIL over what is not linked, recall over what has no id."""
    assert report.nil["PERSON"] == Score(matched=1, found=1, wanted=1)
    assert report.figures()["NIL, named types"] == Score(matched=1, found=2, wanted=1)


def test_posts_are_no_named_type(report: Report) -> None:
    """Their references are classes: they count only among all types."""
    figures = report.figures()
    assert figures["links, named types"] == Score(matched=1, found=2, wanted=3)
    assert figures["links, all types"] == Score(matched=1, found=2, wanted=4)
    assert EntityType.PROFESSION.nerel in report.as_record()["types"]


def test_class_is_no_thing(folder: Path) -> None:
    """A reference to a class counts among the types, but is no question among the things."""
    path = folder / "visit.ann"
    small = path.read_text(encoding="utf-8").replace("Q585\tОсло", "Q515\tгород")
    path.write_text(small, encoding="utf-8")
    figures = evaluate(read_folder(folder), linker).figures()
    assert figures["links, named types"] == Score(matched=1, found=2, wanted=3)
    assert figures["links, named things"] == Score(matched=1, found=1, wanted=2)


def test_article_that_fails_has_no_links(folder: Path) -> None:
    """Its mentions count as not linked, and the report says why."""
    report = evaluate(read_folder(folder), lambda *_: [AnnotationError("visit.txt", "broken")])
    assert report.figures()["links, named types"] == Score(wanted=3)
    assert [str(failure) for failure in report.failures] == ["visit.txt: broken"]
