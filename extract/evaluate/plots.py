"""Curves and confusions as pictures; needs matplotlib (extra `plots`).

The figures are drawn without pyplot: no window, no state, the same bytes for the same data.
"""

import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure

from extract.evaluate.confusion import NOTHING, Confusion
from extract.evaluate.ranking import Curve

FEWEST = 10
"""Relations wanted less often are not drawn: each answer would move their curve by 0.1."""
_COLUMNS = 5
_DOTS_PER_INCH = 110
_DARK = 0.4
"""Share of a row from which its cell is so dark that white letters read better."""


def draw_curves(curves: Mapping[str, Curve], path: Path, *, threshold: float) -> None:
    """Draw precision against recall, a panel for each frequent relation, the most frequent first.

    Args:
        curves: by name of the relation.
        path: the PNG to write.
        threshold: a score whose place on each curve is marked.
    """
    drawn = sorted(
        ((name, curve) for name, curve in curves.items() if curve.n_wanted >= FEWEST),
        key=lambda item: (-item[1].n_wanted, item[0]),
    )
    n_rows = max(1, math.ceil(len(drawn) / _COLUMNS))
    figure = Figure(figsize=(2.6 * _COLUMNS, 2.3 * n_rows + 0.6), layout="constrained")
    figure.suptitle(
        f"Precision (up) against recall (right); the dot is score {threshold:.2f}; "
        "AP: average precision; n: how many there are"
    )
    panels = figure.subplots(n_rows, _COLUMNS, sharex=True, sharey=True, squeeze=False)
    for axes in panels.flat[len(drawn) :]:
        axes.set_axis_off()
    for axes, (name, curve) in zip(panels.flat, drawn, strict=False):
        _draw_curve(axes, curve, threshold)
        about = f"AP {curve.average_precision:.2f}, n {curve.n_wanted}"
        axes.set_title(f"{name}\n{about}", fontsize=8)
    _save(figure, path)


def _draw_curve(axes: Axes, curve: Curve, threshold: float) -> None:
    recall = [0.0, *(point.recall for point in curve.points)]
    precision = [1.0, *(point.precision for point in curve.points)]
    axes.step(recall, precision, where="pre", color="#2f6f9f", linewidth=1.2)
    axes.set(xlim=(0, 1), ylim=(0, 1.02))
    axes.grid(color="#e3e3e3", linewidth=0.6)
    taken = [point for point in curve.points if point.threshold >= threshold]
    if taken:
        axes.plot(taken[-1].recall, taken[-1].precision, "o", color="#c8442c", markersize=4)


def draw_confusion(counts: Confusion, path: Path) -> None:
    """Draw which types (rows) were found as which (columns), shares of the row as shades.

    Args:
        counts: what `confusion` gave.
        path: the PNG to write.
    """
    frequency = Counter[str]()
    for (wanted, found), number in counts.items():
        frequency[wanted] += number
        frequency[found] += 0
    types = sorted(frequency.keys() - {NOTHING}, key=lambda kind: (-frequency[kind], kind))
    types.append(NOTHING)
    table = np.array([[counts[wanted, found] for found in types] for wanted in types])
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    side = 2.5 + 0.36 * len(types)
    figure = Figure(figsize=(side, side), layout="constrained")
    axes = figure.subplots()
    axes.imshow(shares, cmap="Blues", norm=PowerNorm(0.5, vmin=0, vmax=1))
    for (row, column), number in np.ndenumerate(table):
        if number:
            shade = "white" if shares[row, column] > _DARK else "#333333"
            axes.text(column, row, str(number), ha="center", va="center", fontsize=6, color=shade)
    axes.set_xticks(range(len(types)), [*types[:-1], "missed"], rotation=90, fontsize=7)
    axes.set_yticks(range(len(types)), [*types[:-1], "made up"], fontsize=7)
    axes.set(xlabel="found", ylabel="wanted", title="Entity types on exactly the same span")
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    figure.savefig(path, dpi=_DOTS_PER_INCH, format="png", metadata={"Software": None})
