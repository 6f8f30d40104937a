"""Figures that others published on NEREL, each with the protocol as far as they state it.

Source: table of results in the README of NEREL, https://github.com/nerel-ds/NEREL; Loukachevitch
et al., "NEREL: A Russian Dataset with Nested Named Entities, Relations and Events", RANLP 2021.
All on the test part.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One line of a published table, in percent."""

    system: str
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A task, what others reached in it, and which of our figures stand beside."""

    task: str
    ours: tuple[str, ...]
    """Names of our figures (`nerel.Report.figures`) for the same task, by our protocols."""
    published: tuple[Published, ...]
    digits: int
    """Decimal places in which these are published."""
    note: str
    """What has to be known before figures are compared."""


def _rows(table: Mapping[str, tuple[float, float, float]]) -> tuple[Published, ...]:
    return tuple(
        Published(system=system, precision=precision, recall=recall, f1=f1)
        for system, (precision, recall, f1) in table.items()
    )


COMPARISONS = (
    Comparison(
        task="nested entities",
        ours=("entities",),
        published=_rows(
            {
                "Biaffine, fastText": (81.64, 77.69, 79.62),
                "Biaffine, RuBERT, fastText": (80.71, 77.84, 79.25),
                "Pyramid, fastText": (75.87, 72.40, 74.09),
                "Pyramid, RuBERT, fastText": (79.54, 79.91, 79.73),
                "SpERT, RuBERT": (82.90, 82.14, 82.52),
                "MRC": (85.04, 84.95, 84.99),
            }
        ),
        digits=2,
        note="comparable on the test part: exact span and type, nested ones too, micro-averaged; "
        "we count a discontinuous entity by its outer bounds",
    ),
    Comparison(
        task="relations in sentence",
        ours=("gold entities, in sentence", "related pairs, in sentence"),
        published=_rows(
            {
                "OpenNRE, RuBERT": (85.3, 84.6, 84.9),
                "OpenNRE, mBERT": (81.7, 81.6, 81.7),
                "SpanBERT, RuBERT": (77.4, 78.6, 78.0),
                "SpanBERT, mBERT": (76.8, 75.4, 76.1),
                "TRE": (66.4, 68.1, 67.2),
            }
        ),
        digits=1,
        note="gold entities; not stated whether unrelated pairs were among the questions. Not "
        "comparable: ours with gold entities has all unrelated pairs, with related pairs none",
    ),
    Comparison(
        task="relations between nested entities",
        ours=("gold entities, nested", "related pairs, nested"),
        published=_rows(
            {
                "OpenNRE, RuBERT": (77.8, 79.6, 78.7),
                "OpenNRE, mBERT": (74.3, 77.7, 76.0),
                "IntModel": (76.3, 72.4, 74.3),
            }
        ),
        digits=1,
        note="not comparable: the same is not stated",
    ),
    Comparison(
        task="relations in the whole document",
        ours=("gold entities, whole document", "related pairs, whole document"),
        published=_rows(
            {
                "OpenNRE, RuBERT": (52.1, 51.3, 51.7),
                "OpenNRE, mBERT": (35.7, 51.2, 42.1),
            }
        ),
        digits=1,
        note="not comparable: not stated whether these are all relations of a document, as in "
        "ours, or only those that cross sentences",
    ),
)
