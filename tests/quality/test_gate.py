"""The quality gate: what the program finds in the labeled articles does not get worse."""

import pytest
from labels import digest, labeled
from matching import Report, Score, added
from score import (
    FLOORS,
    GATED,
    GOLD,
    Floors,
    LoweredFloorError,
    floor_of,
    raised,
    read_floors,
    reports_of,
)

PIN = f"to pin new figures, run: python tests/quality/score.py --update ({FLOORS.name})"


@pytest.fixture(scope="module")
def report() -> Report:
    """The comparison of all labeled articles."""
    return added(list(reports_of(GOLD).values()))


def test_floors_belong_to_these_articles() -> None:
    """Neither a label nor a text changes without new figures."""
    assert len(labeled(GOLD)) == len(list(GOLD.glob("*.json")))
    assert digest(GOLD) == read_floors().gold_sha256, PIN


@pytest.mark.model
@pytest.mark.parametrize("name", GATED)
def test_quality_does_not_fall(name: str, report: Report) -> None:
    """F1 is at its floor or above."""
    assert report.scores[name].f1 >= read_floors().f1[name]


@pytest.mark.model
def test_no_trap_is_sprung(report: Report) -> None:
    """Nothing is asserted that a careful reader ruled out."""
    assert read_floors().traps == 0
    assert report.sprung == ()


def figures(matched: int, *sprung: str) -> Report:
    """Figures with the same F1, in percent, everywhere."""
    score = Score(matched=matched, found=100, wanted=100)
    return Report(scores=dict.fromkeys(GATED, score), sprung=sprung)


OLD = Floors(gold_sha256="same", traps=0, f1=dict.fromkeys(GATED, 0.70))


@pytest.mark.parametrize(("n_matched", "floor"), [(70, 0.70), (71, 0.70), (75, 0.74)])
def test_floors_only_rise(n_matched: int, floor: float) -> None:
    """Better figures raise a floor; figures just above it leave it."""
    assert raised(OLD, figures(n_matched), "same").f1 == dict.fromkeys(GATED, floor)


def test_lower_figures_are_not_pinned() -> None:
    """Who loses quality cannot lower the gate with the same command."""
    with pytest.raises(LoweredFloorError, match="relations"):
        raised(OLD, figures(69), "same")


def test_other_articles_are_measured_anew() -> None:
    """Old floors say nothing about changed labels."""
    assert raised(OLD, figures(50), "other").f1 == dict.fromkeys(GATED, 0.49)


@pytest.mark.parametrize("gold_sha256", ["same", "other"])
def test_sprung_trap_is_never_pinned(gold_sha256: str) -> None:
    """There is no allowance for what must not be asserted."""
    with pytest.raises(LoweredFloorError, match="trap"):
        raised(OLD, figures(90, "trap"), gold_sha256)


@pytest.mark.parametrize(("n_matched", "floor"), [(29, 0.28), (57, 0.56), (100, 0.99), (0, 0.0)])
def test_floor_lies_a_little_below(n_matched: int, floor: float) -> None:
    """The floor is the figure rounded down to 0.01, less 0.01, never below 0."""
    assert floor_of(Score(matched=n_matched, found=100, wanted=100)) == floor
