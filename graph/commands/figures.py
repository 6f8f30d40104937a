"""Tables of how right the program is, in percent."""

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import ConsoleRenderable, Group
from rich.table import Table
from rich.text import Text

from extract.evaluate.clusters import Agreement
from extract.evaluate.confusion import NOTHING, mistaken
from extract.evaluate.folder import Scope
from extract.evaluate.links import Report as LinksReport
from extract.evaluate.nerel import Report
from extract.evaluate.published import COMPARISONS, Comparison
from extract.evaluate.score import Score
from graph.commands.terminal import printable

_MOST_MISTAKEN = 15
"""Confusions that are listed; the plot shows all."""

_LEGEND = (
    "given: gold entities, in sentence; found: end to end, in sentence; whole: end to end, "
    "whole document"
)


def of_nerel(report: Report, system: str) -> Iterator[ConsoleRenderable]:
    """Everything that was measured on a part of NEREL, the totals first.

    Args:
        report: what was measured.
        system: what our lines beside the published ones are called.
    """
    yield totals(report.figures())
    yield Text(f"Macro-averaged over the types, F1 of entities is {100 * report.macro_f1:.2f}.\n")
    yield Text("Beside figures that others published for the test part", style="bold")
    yield from _beside_published(report.figures(), system)
    for title, table in (
        ("Entities by type", _by_type(report)),
        (f"Relations by name ({_LEGEND})", _by_relation(report)),
        ("Types taken for others on the same span", _confusions(report)),
    ):
        yield Text(title, style="bold")
        yield table


def of_links(report: LinksReport) -> Iterator[ConsoleRenderable]:
    """What was measured of links: the totals, then the links of each type."""
    yield totals(report.figures())
    yield Text("Links by type of name", style="bold")
    ranked = sorted(report.links.items(), key=lambda item: (-item[1].wanted, item[0]))
    yield totals({printable(kind): score for kind, score in ranked})


def totals(figures: Mapping[str, Score]) -> Table:
    """A line for each figure: shares and counts."""
    table = _table("", "P", "R", "F1", "matched", "found", "wanted")
    for name, score in figures.items():
        counts = (score.matched, score.found, score.wanted)
        table.add_row(name, *_shares(score), *map(str, counts))
    return table


def agreements(figures: Mapping[str, Agreement]) -> Table:
    """A line for each measure of clusterings: shares and counts of mentions or links."""
    table = _table("", "P", "R", "F1", "found", "wanted")
    for name, score in figures.items():
        table.add_row(name, *_shares(score), str(score.found), str(score.wanted))
    return table


def _beside_published(figures: Mapping[str, Score], system: str) -> Iterator[Group]:
    """For each task of NEREL the figures of others, with ours among them, the best first."""
    for comparison in COMPARISONS:
        yield Group(
            Text(comparison.task, style="bold"),
            _beside(comparison, figures, system),
            Text(comparison.note, style="dim"),
            Text(),
        )


def _beside(comparison: Comparison, figures: Mapping[str, Score], system: str) -> Table:
    lines = []
    for each in comparison.published:
        shares = (each.precision, each.recall, each.f1)
        written = tuple(f"{share:.{comparison.digits}f}" for share in shares)
        lines.append((each.f1, each.system, written, ""))
    lines += [
        (100 * figures[name].f1, f"{system}: {name}", _shares(figures[name]), "bold")
        for name in comparison.ours
        if name in figures
    ]
    table = _table("", "P", "R", "F1")
    for _, name, row, style in sorted(lines, key=lambda line: (-line[0], line[1])):
        table.add_row(printable(name), *row, style=style)
    return table


def _by_type(report: Report) -> Table:
    """Entities, type by type, the most frequent first."""
    ranked = sorted(report.by_type.items(), key=lambda item: (-item[1].wanted, item[0]))
    return totals({printable(kind): score for kind, score in ranked})


def _by_relation(report: Report) -> Table:
    """Relations, name by name, the most frequent first: entities given, and found.

    The heads are short, so that the table fits a terminal: `_LEGEND` explains them.
    """
    tasks = (
        ("given", report.gold_entities, Scope.SENTENCE),
        ("found", report.end_to_end, Scope.SENTENCE),
        ("whole", report.end_to_end, Scope.DOCUMENT),
    )
    heads = (f"{name}\n{share}" for name, *_ in tasks for share in ("P", "R", "F1"))
    table = _table("", *heads, "wanted")
    lines = []
    for name in {name for _, scores, _ in tasks for name in scores.by_relation}:
        scores = [task.score(name, scope) for _, task, scope in tasks]
        lines.append((scores[-1].wanted, name, scores))
    for n_wanted, name, scores in sorted(lines, key=lambda line: (-line[0], line[1])):
        shares = (share for score in scores for share in _shares(score))
        table.add_row(printable(name), *shares, str(n_wanted))
    return table


def _confusions(report: Report) -> Table:
    """What was most often taken for something else, missed or made up."""
    table = _table("wanted", "times")
    table.add_column("found as")
    for wanted, found, number in mistaken(report.confusion)[:_MOST_MISTAKEN]:
        table.add_row(_side(wanted), str(number), _side(found))
    return table


def _side(kind: str) -> str:
    return "(nothing)" if kind == NOTHING else printable(kind)


def _table(first: str, *heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for head in heads:
        table.add_column(head, justify="right")
    return table


def _shares(score: Score | Agreement) -> tuple[str, ...]:
    return tuple(f"{100 * share:.2f}" for share in (score.precision, score.recall, score.f1))
