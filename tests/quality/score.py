"""How much of what careful readers marked in articles does the program find?

    python tests/quality/score.py [FOLDER] [--show]      figures as a table in Markdown
    python tests/quality/score.py --update               pin today's figures as the floors

Each labeled article (`labels`) goes through the whole program, alone, and is compared with what
was marked (`matching`). Figures are added up over the articles.

`floors.json` keeps the smallest F1 that the tests accept, the largest number of traps, and the
SHA-256 of the labels and texts that were measured. Floors only rise: whoever loses in one place
what another gains is to see both figures, not a test that moved along. `--update` therefore stops
at a figure below its floor, unless the labeled articles are others than before: then the old
figures say nothing, and it pins anew.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from labels import digest, labeled, labels_of
from matching import Report, Score, added, compare, found_in

from extract.errors import ExtractError
from extract.pipeline import extract_batch
from extract.read import read_text
from graph.merge import merge

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = Path(__file__).with_name("floors.json")
GATED = ("relations", "statements", "events")
"""What has a floor; the other figures hang on few pairs and explain these."""
MARGIN = 0.01
"""A floor lies 0.01 to 0.02 below the measured F1: one label more or less is no alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What the gate demands, and of which labeled articles."""

    gold_sha256: str
    traps: int
    """How many traps the graphs may assert, at most."""
    f1: Mapping[str, float]


class LoweredFloorError(Exception):
    """A figure is below its floor, so there is nothing to pin."""


def reports_of(folder: Path) -> dict[str, Report]:
    """Run the program on every labeled article of a folder, each alone, and compare.

    Raises:
        ExtractError: an article cannot be read.
    """
    texts = labeled(folder)
    articles = [read_text(path.read_bytes(), path.name) for path in texts]
    reports = {}
    for path, extraction in zip(texts, extract_batch(articles), strict=True):
        if isinstance(extraction, ExtractError):
            raise extraction
        labels = labels_of(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        reports[path.stem] = compare(labels, found_in(merge([extraction])))
    return reports


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the pinned floors."""
    return Floors(**json.loads(path.read_text(encoding="utf-8")))


def raised(floors: Floors | None, report: Report, gold_sha256: str) -> Floors:
    """Return the floors that today's figures allow; none is lower than before.

    Args:
        floors: those pinned so far, if any.
        report: the comparison of all labeled articles.
        gold_sha256: `digest` of the labeled articles; floors of others are left behind.

    Raises:
        LoweredFloorError: a trap is asserted, or a figure is below its floor.
    """
    old = floors.f1 if floors and floors.gold_sha256 == gold_sha256 else {}
    below = [name for name in GATED if report.scores[name].f1 < old.get(name, 0.0)]
    if report.sprung or below:
        raise LoweredFloorError("not pinned: " + ", ".join([*below, *report.sprung]))
    return Floors(
        gold_sha256=gold_sha256,
        traps=0,
        f1={name: max(old.get(name, 0.0), floor_of(report.scores[name])) for name in GATED},
    )


def floor_of(score: Score) -> float:
    """Return the floor for a figure: rounded down to 0.01, less the margin, never below 0."""
    percent = math.floor(round(score.f1 * 100, 6))  # 0.29 * 100 is 28.999999999999996
    return max(0.0, round(percent / 100 - MARGIN, 2))


def table(report: Report) -> str:
    """Return the figures as a table in Markdown."""
    lines = ["| | P | R | F1 | matched | found | wanted |", "|---|--:|--:|--:|--:|--:|--:|"]
    lines += [
        f"| {name} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} "
        f"| {one.matched} | {one.found} | {one.wanted} |"
        for name, one in report.scores.items()
    ]
    return "\n".join([*lines, "", f"Traps asserted: {len(report.sprung)}"])


def details(reports: Mapping[str, Report]) -> str:
    """Return every trap, miss and spurious find, article by article."""
    lines = []
    for name, report in reports.items():
        lines += ["", f"## {name}", ""]
        lines += [f"- trap: {line}" for line in report.sprung]
        lines += [f"- missed: {line}" for line in report.missed]
        lines += [f"- spurious: {line}" for line in report.spurious]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Score a folder and print the figures, or pin them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="list each miss and spurious find")
    parser.add_argument("--update", action="store_true", help=f"raise the floors in {FLOORS.name}")
    wanted = parser.parse_args(arguments)
    if wanted.update and wanted.folder.resolve() != GOLD.resolve():
        parser.error("the floors are those of the project's own labeled articles")
    if not labeled(wanted.folder):
        parser.error(f"{wanted.folder} has no NAME.txt with a NAME.json")
    reports = reports_of(wanted.folder)
    whole = added(list(reports.values()))
    sys.stdout.write(table(whole) + "\n" + (details(reports) + "\n" if wanted.show else ""))
    if wanted.update:
        try:
            floors = raised(read_floors() if FLOORS.exists() else None, whole, digest(GOLD))
        except LoweredFloorError as error:
            parser.exit(1, f"{error}\n")
        FLOORS.write_text(json.dumps(asdict(floors), indent=2) + "\n", encoding="utf-8")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    pass


if __name__ == "__main__":
    main()
