"""The table that a build ends with: what was read and what was found."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table

from graph.records import KnowledgeGraph

if TYPE_CHECKING:
    from graph.merge.decisions import DecisionKind

_MOST_KINDS = 6
"""Kinds named in a line; the others are summed up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the inputs of a run."""

    n_new: int
    n_known: int
    """Extracted in an earlier run, from its file."""
    n_repeated: int
    """The same text under another name."""
    n_failed: int


def summary(
    knowledge: KnowledgeGraph, counts: Counts, decisions: "Mapping[DecisionKind, int] | None" = None
) -> Table:
    """What is in the graph, by kind, the most frequent first.

    Args:
        knowledge: the graph.
        counts: what became of the inputs.
        decisions: how many decisions of each kind were applied.
    """
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    table.add_column(style="dim")
    reprints = sum(node.reprint_of is not None for node in knowledge.articles)
    read = {
        "new": counts.n_new,
        "from the last run": counts.n_known,
        "given twice": counts.n_repeated,
        "reprints": reprints,
    }
    table.add_row(
        str(len(knowledge.articles)),
        "articles",
        ", ".join(f"{number} {kind}" for kind, number in read.items() if number),
    )
    for title, kinds in (
        ("entities", (node.type.value for node in knowledge.entities)),
        ("claims", (node.relation.value for node in knowledge.claims)),
        ("events", (node.type.value if node.type else "other" for node in knowledge.events)),
        ("statements", ()),
    ):
        total = len(getattr(knowledge, title))
        table.add_row(str(total), title, _most_frequent(kinds))
    if decisions:
        applied = ", ".join(f"{number} {kind}" for kind, number in decisions.items())
        table.add_row(str(sum(decisions.values())), "decisions", applied)
    if counts.n_failed:
        table.add_row(str(counts.n_failed), "failures", "named above and in failures.jsonl")
    return table


def _most_frequent(kinds: Iterable[str]) -> str:
    ranked = sorted(Counter(kinds).items(), key=lambda item: (-item[1], item[0]))
    shown = [f"{number} {kind}" for kind, number in ranked[:_MOST_KINDS]]
    rest = sum(number for _, number in ranked[_MOST_KINDS:])
    return ", ".join([*shown, f"{rest} of other kinds"] if rest else shown)
