"""Floors: figures of quality that must not fall, and the data that they were measured on.

    svyaz evaluate articles tests/gold --json figures.json
    python tests/quality/floors.py figures.json          raise the floors to these figures

`floors.json` keeps the smallest F1 that the tests accept, and the SHA-256 of the data measured.
Floors only rise: whoever loses in one place what another gains is to see both figures, not a test
that moved along. Figures below their floor are therefore not pinned, unless the data are others
than before: then the old figures say nothing, and the new ones are pinned in their place.
"""

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extract.defaults import DEFAULT_MODEL

FLOORS = Path(__file__).with_name("floors.json")
GATED: Mapping[str, tuple[str, ...]] = {
    "articles": ("relations", "statements", "events"),
    "nerel": (
        "entities",
        "end to end, in sentence",
        "gold entities, in sentence",
        "gold entities, nested",
    ),
}
"""What has a floor, by task; the other figures hang on few pairs and explain these."""
MARGIN = 0.01
"""A floor lies 0.01 to 0.02 below the measured F1: one label more or less is no alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What the gate demands in one task, and on which data."""

    sha256: str
    f1: Mapping[str, float]


class LoweredFloorError(Exception):
    """A figure is below its floor, so there is nothing to pin."""


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The pinned floors of each task."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return {task: Floors(**floors) for task, floors in content.items()}


def raised(old: Floors | None, measured: Mapping[str, Any]) -> Floors:
    """The floors that new figures allow; none is lower than before.

    Args:
        old: those of the task so far, if any.
        measured: the content of the file that `svyaz evaluate --json` writes.

    Raises:
        LoweredFloorError: a trap is asserted, or a figure is below its floor.
        ValueError: the figures are not those of the model that reads articles by default.
    """
    if measured["model"] != DEFAULT_MODEL:
        message = f"measured with model {measured['model']}, floors are for {DEFAULT_MODEL}"
        raise ValueError(message)
    pinned = old.f1 if old and old.sha256 == measured["sha256"] else {}
    f1 = {name: measured["figures"][name]["f1"] for name in GATED[measured["task"]]}
    below = [
        f"{name}: F1 {figure:.4f} is below its floor {pinned[name]:.2f}"
        for name, figure in f1.items()
        if figure < pinned.get(name, 0.0)
    ]
    sprung = [f"trap asserted: {trap}" for trap in measured.get("traps", ())]
    if below or sprung:
        raise LoweredFloorError("; ".join([*below, *sprung]))
    return Floors(
        sha256=measured["sha256"],
        f1={name: max(pinned.get(name, 0.0), floor_of(figure)) for name, figure in f1.items()},
    )


def floor_of(f1: float) -> float:
    """The floor for a figure: rounded down to 0.01, less the margin, never below 0."""
    percent = math.floor(round(f1 * 100, 6))  # 0.29 * 100 is 28.999999999999996
    return max(0.0, round(percent / 100 - MARGIN, 2))


def main(arguments: Sequence[str] | None = None) -> None:
    """Raise the floors of the tasks whose figures are given."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("figures", metavar="figures.json", nargs="+", type=Path)
    floors = read_floors()
    for path in parser.parse_args(arguments).figures:
        measured = json.loads(path.read_text(encoding="utf-8"))
        try:
            floors[measured["task"]] = raised(floors.get(measured["task"]), measured)
        except (LoweredFloorError, ValueError) as error:
            parser.exit(1, f"{path}: not pinned: {error}\n")
    content = {task: asdict(floors[task]) for task in sorted(floors)}
    FLOORS.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
