"""The quality gate: what the program finds in labeled articles does not get worse."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from floors import GATED, Floors, LoweredFloorError, floor_of, raised, read_floors

from extract.defaults import DEFAULT_MODEL
from extract.evaluate import nerel
from extract.evaluate.folder import read_folder
from extract.evaluate.score import Score, digest
from extract.pipeline import extract_batch
from extract.standoff import annotated_files
from graph.evaluate.articles import evaluate, labeled_files
from graph.evaluate.matching import Report, added

GOLD = Path(__file__).parents[1] / "gold"
NEREL = os.environ.get("SVYAZ_NEREL", "")
"""Folder of NEREL's dev part, whose texts are not ours to ship."""
FLOORS = read_floors()
with_nerel = pytest.mark.skipif(not NEREL, reason="SVYAZ_NEREL names no folder of NEREL")


@pytest.fixture(scope="module")
def report() -> Report:
    """The comparison of all labeled articles."""
    return added(list(evaluate(labeled_files(GOLD), extract_batch).values()))


@pytest.fixture(scope="module")
def nerel_figures() -> Mapping[str, Score]:
    """The comparison of all annotated articles."""
    return nerel.evaluate(read_folder(Path(NEREL)), extract_batch).figures()


def check(task: str, name: str, score: Score) -> None:
    """Fail with both figures if F1 is below its floor."""
    floor = FLOORS[task].f1[name]
    assert score.f1 >= floor, f"{task}, {name}: F1 {score.f1:.4f} is below its floor {floor:.2f}"


def check_data(task: str, sha256: str, folder: str) -> None:
    """Fail if the floors were measured on other data."""
    assert sha256 == FLOORS[task].sha256, (
        f"the floors of {task} were measured on other data than {folder}; to pin new ones: "
        f"svyaz evaluate {task} {folder} --json figures.json && "
        "python tests/quality/floors.py figures.json"
    )


def test_everything_gated_has_a_floor() -> None:
    """No floor gets lost, and none is kept that nothing looks at."""
    assert {task: set(floors.f1) for task, floors in FLOORS.items()} == {
        task: set(names) for task, names in GATED.items()
    }


def test_floors_belong_to_these_articles() -> None:
    """Neither a label nor a text changes without new figures."""
    files = labeled_files(GOLD)
    assert len(files) == 2 * len(list(GOLD.glob("*.json")))
    check_data("articles", digest(files), "tests/gold")


@pytest.mark.model
@pytest.mark.parametrize("name", GATED["articles"])
def test_quality_does_not_fall(name: str, report: Report) -> None:
    """F1 is at its floor or above."""
    check("articles", name, report.scores[name])


@pytest.mark.model
def test_no_trap_is_sprung(report: Report) -> None:
    """Nothing is asserted that a careful reader ruled out."""
    assert report.sprung == ()


@with_nerel
def test_floors_belong_to_this_part_of_nerel() -> None:
    """Figures of one part of NEREL say nothing about another."""
    check_data("nerel", digest(annotated_files(Path(NEREL))), NEREL)


@with_nerel
@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", GATED["nerel"])
def test_quality_on_nerel_does_not_fall(name: str, nerel_figures: Mapping[str, Score]) -> None:
    """F1 is at its floor or above."""
    check("nerel", name, nerel_figures[name])


def figures(f1: float, *traps: str, sha256: str = "same") -> dict[str, Any]:
    """What `svyaz evaluate articles --json` writes, with the same F1 everywhere."""
    return {
        "task": "articles",
        "model": DEFAULT_MODEL,
        "sha256": sha256,
        "figures": {name: {"f1": f1} for name in GATED["articles"]},
        "traps": list(traps),
    }


OLD = Floors(sha256="same", f1=dict.fromkeys(GATED["articles"], 0.70))


@pytest.mark.parametrize(("f1", "floor"), [(0.70, 0.70), (0.71, 0.70), (0.75, 0.74)])
def test_floors_only_rise(f1: float, floor: float) -> None:
    """Better figures raise a floor; figures just above it leave it."""
    assert raised(OLD, figures(f1)).f1 == dict.fromkeys(GATED["articles"], floor)


def test_lower_figures_are_not_pinned() -> None:
    """Who loses quality cannot lower the gate with the same command, and sees both figures."""
    with pytest.raises(LoweredFloorError, match=r"relations: F1 0\.6900 is below its floor 0\.70"):
        raised(OLD, figures(0.69))


def test_other_articles_are_measured_anew() -> None:
    """Old floors say nothing about changed labels."""
    new = raised(OLD, figures(0.50, sha256="other"))
    assert new == Floors(sha256="other", f1=dict.fromkeys(GATED["articles"], 0.49))


@pytest.mark.parametrize("sha256", ["same", "other"])
def test_sprung_trap_is_never_pinned(sha256: str) -> None:
    """There is no allowance for what must not be asserted."""
    with pytest.raises(LoweredFloorError, match="trap"):
        raised(OLD, figures(0.90, "trap", sha256=sha256))


def test_figures_of_another_model_are_not_pinned() -> None:
    """The gate measures what the program does by default."""
    with pytest.raises(ValueError, match="measured with model other"):
        raised(OLD, figures(0.90) | {"model": "other"})


@pytest.mark.parametrize(("f1", "floor"), [(0.29, 0.28), (0.5749, 0.56), (1.0, 0.99), (0.0, 0.0)])
def test_floor_lies_a_little_below(f1: float, floor: float) -> None:
    """The floor is the figure rounded down to 0.01, less 0.01, never below 0."""
    assert floor_of(f1) == floor
