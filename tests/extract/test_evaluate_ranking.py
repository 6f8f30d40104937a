"""Precision against recall, and the pictures of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluate.confusion import NOTHING, Confusion
from extract.evaluate.ranking import Curve, Point, curves, ranked_pairs
from extract.records import Article, ArticleId, Extraction, ScoredPair, ScoredSpan
from extract.standoff import Annotation, Link
from ontology.vocabulary import EntityType


def link(number: int, name: str = "KNOWS") -> Link:
    """One of many relations."""
    return name, (number, number + 1, "PERSON"), (number + 5, number + 6, "PERSON")


def curve(wanted: list[int], proposed: dict[int, float]) -> Curve:
    """The curve of one relation in one article."""
    gold = Annotation(links=frozenset(map(link, wanted)))
    return curves([(gold, {link(number): score for number, score in proposed.items()})])["KNOWS"]


def test_points_go_down_the_ranking() -> None:
    """Each score is a threshold; equal ones are taken together."""
    found = curve([1, 2, 3, 4], {1: 0.9, 7: 0.8, 2: 0.8, 3: 0.1})
    assert found.points == (
        Point(threshold=0.9, precision=1.0, recall=0.25),
        Point(threshold=0.8, precision=2 / 3, recall=0.5),
        Point(threshold=0.1, precision=3 / 4, recall=0.75),
    )
    assert found.average_precision == pytest.approx(0.25 * (1 + 2 / 3 + 3 / 4))


def test_relations_have_curves_of_their_own() -> None:
    """One that nobody wants has recall 0, one that nobody proposes has no points."""
    gold = Annotation(links=frozenset({link(1, "SPOUSE")}))
    found = curves([(gold, {link(1, "KNOWS"): 0.5})])
    assert found["KNOWS"].points == (Point(threshold=0.5, precision=0.0, recall=0.0),)
    assert found["SPOUSE"] == Curve(points=(), n_wanted=1)
    assert found["SPOUSE"].average_precision == 0.0


@given(
    st.sets(st.integers(0, 9)),
    st.dictionaries(st.integers(0, 12), st.sampled_from([0.1, 0.5, 0.9])),
)
def test_recall_never_falls(wanted: set[int], proposed: dict[int, float]) -> None:
    """A lower threshold takes more; the last point has all that is proposed."""
    if not wanted | proposed.keys():
        return
    points = curve(sorted(wanted), proposed).points
    assert [point.recall for point in points] == sorted(point.recall for point in points)
    assert [point.threshold for point in points] == sorted(set(proposed.values()), reverse=True)
    if proposed:
        assert points[-1].precision == pytest.approx(len(wanted & proposed.keys()) / len(proposed))


def test_pairs_of_an_extraction_are_ranked() -> None:
    """A pair joins two spans of the extraction, in NEREL's names; of equal ones the best counts."""
    spans = tuple(
        ScoredSpan(start=start, stop=start + 4, type=kind, score=0.9, source=source)
        for start, kind, source in [
            (0, EntityType.CITY, "natasha"),
            (0, EntityType.CITY, "neural"),
            (9, EntityType.ALLIANCE, "neural"),
        ]
    )
    pairs = tuple(
        ScoredPair(first=2, second=second, relation="LOCATED_IN", score=score, source="neural")
        for second, score in [(0, 0.4), (1, 0.6)]
    )
    article = Article(id=ArticleId("0"), text="Осло ждет лигу", source="-", blocks=())
    extraction = Extraction(
        version="test", article=article, mentions=(), entities=(), claims=(), spans=spans,
        pairs=pairs,
    )  # fmt: skip
    assert ranked_pairs(extraction) == {
        ("LOCATED_IN", (9, 13, "ORGANIZATION"), (0, 4, "CITY")): 0.6
    }


def test_pictures_are_the_same_for_the_same_data(tmp_path: Path) -> None:
    """Both are PNG files, whatever is missing in the data, without a date in them."""
    plots = pytest.importorskip("extract.evaluate.plots", reason="needs matplotlib")
    many = curve(list(range(20)), {number: number / 20 for number in range(30)})
    counts = Confusion({("CITY", "CITY"): 5, ("CITY", "COUNTRY"): 1, ("LAW", NOTHING): 2})
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        plots.draw_curves({"KNOWS": many}, folder / "curves.png", threshold=0.75)
        plots.draw_curves({}, folder / "none.png", threshold=0.75)
        plots.draw_confusion(counts, folder / "confusion.png")
    for name in ("curves.png", "none.png", "confusion.png"):
        data = (tmp_path / "a" / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert data == (tmp_path / "b" / name).read_bytes()
