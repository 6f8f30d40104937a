"""Entities, relations and references of brat standoff files as sets that can be compared.

    annotated_files(DIR) -> NAME.ann, NAME.txt, …    read_annotation(NAME.ann) -> Annotation
    sentence_ends(text) -> offsets

An entity is its outer bounds and its type, a relation its name and two entities, in order: equal
ones count once. Protocol of the exact match that NEREL's figures are told in.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from extract.errors import ReadError

Span = tuple[int, int, str]
"""Start, stop (code points, half-open) and NEREL type of an entity."""
Link = tuple[str, Span, Span]
"""NEREL relation, first and second argument."""
Reference = tuple[Span, str | None, str]
"""An entity, the Wikidata id of what it names, and Wikidata's label of that, empty if not drawn.

The id is None where Wikidata has no such thing. Of an entity drawn with several ids there are as
many references."""

_T_LINE = re.compile(r"(?P<id>T\d+)\t(?P<type>\S+) (?P<offsets>\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_R_LINE = re.compile(r"R\d+\t(?P<name>\S+) Arg1:(?P<first>\S+) Arg2:(?P<second>\S+)\s*")
_N_LINE = re.compile(
    r"N\d+\tReference (?P<entity>T\d+) Wikidata:(?P<id>Q[1-9]\d*|NULL)(?:\s(?P<label>.*))?"
)
NO_REFERENCE = "NULL"
"""NEREL's id of what Wikidata does not have."""
_OFFSET = re.compile(r"\d+")
_SENTENCE_END = re.compile(
    r"""
      (?<=[.!?…]) [»"”)]? \s+             # behind a full stop and perhaps a closing mark,
      (?= [«"“(—–-]? \s? [A-ZА-ЯЁ0-9] )   # before a capital or digit, perhaps with an opening mark
    | \n+
    """,
    re.VERBOSE,
)
"""Coarser than a sentence splitter, but the same for every program that is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What a file of annotations, or an extraction written as one, says."""

    spans: frozenset[Span] = frozenset()
    links: frozenset[Link] = frozenset()
    references: frozenset[Reference] = frozenset()


def annotated_files(folder: Path) -> list[Path]:
    """Each annotation file and the text beside it, by name.

    Raises:
        ReadError: there is no annotation file, or one without its text.
    """
    annotations = sorted(folder.glob("*.ann"))
    if not annotations:
        raise ReadError(str(folder), "has no NAME.ann with a NAME.txt")
    for path in annotations:
        if not path.with_suffix(".txt").is_file():
            raise ReadError(str(path), "has no text beside it")
    return [file for path in annotations for file in (path, path.with_suffix(".txt"))]


def read_annotation(content: str, source: str = "-") -> Annotation:
    """The entities, relations and references of an annotation file; other lines are passed over.

    So are references to what is no id of Wikidata: NEREL has seven of them («P634», «MULL»).

    Args:
        content: the content of a `.ann` file.
        source: its name, for the error and nothing else.

    Raises:
        ReadError: a T or R line is damaged, or a line names an entity that is not there.
    """
    spans: dict[str, Span] = {}
    drawn: list[tuple[int, re.Match[str]]] = []
    referred: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate(content.split("\n"), 1):
        if line.startswith("T"):
            entity = read_entity(line)
            if entity is None:
                raise ReadError(source, f"line {number} is no entity of brat's standoff format")
            spans[entity[0]] = entity[1]
        elif line.startswith("R"):
            found = _R_LINE.fullmatch(line)
            if found is None:
                raise ReadError(source, f"line {number} is no relation of brat's standoff format")
            drawn.append((number, found))
        elif (reference := _N_LINE.fullmatch(line)) is not None:
            referred.append((number, reference))

    def named(number: int, entity: str) -> Span:
        if entity not in spans:
            raise ReadError(source, f"line {number}: there is no entity {entity!r}")
        return spans[entity]

    return Annotation(
        spans=frozenset(spans.values()),
        links=frozenset(
            (found["name"], named(number, found["first"]), named(number, found["second"]))
            for number, found in drawn
        ),
        references=frozenset(
            (
                named(number, found["entity"]),
                None if found["id"] == NO_REFERENCE else found["id"],
                (found["label"] or "").strip(),
            )
            for number, found in referred
        ),
    )


def read_entity(line: str) -> tuple[str, Span] | None:
    """The id and the entity of a T line, a discontinuous one by its outer bounds.

    None for a damaged line.
    """
    found = _T_LINE.fullmatch(line)
    if found is None:
        return None
    offsets = [int(offset) for offset in _OFFSET.findall(found["offsets"])]
    return found["id"], (min(offsets), max(offsets), found["type"])


def sentence_ends(text: str) -> tuple[int, ...]:
    """Offsets behind the last mark of each sentence, ascending.

    >>> sentence_ends("В 1999 г. он уехал. Осло ждет")
    (19,)
    """
    return tuple(found.start() for found in _SENTENCE_END.finditer(text))


def in_one_sentence(link: Link, ends: Sequence[int]) -> bool:
    """Whether no sentence ends between the arguments; nested arguments have nothing between them.

    Args:
        link: the relation.
        ends: the text's `sentence_ends`.
    """
    _, first, second = link
    begin, stop = min(first[1], second[1]), max(first[0], second[0])
    at = bisect_left(ends, begin)
    return not (at < len(ends) and ends[at] < stop)


def contains(outer: Span, inner: Span) -> bool:
    """Whether one stretch lies in the other; equal ones do."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def is_nested(link: Link) -> bool:
    """Whether one argument lies in the other: «[президент [Норвегии]]»."""
    _, first, second = link
    return contains(first, second) or contains(second, first)


def inner_spans(spans: frozenset[Span]) -> frozenset[Span]:
    """Those that lie in another, larger one of the set."""
    inner: set[Span] = set()
    furthest = -1  # where the furthest-reaching of all larger or earlier spans stops
    by_place = sorted(spans, key=lambda span: (span[0], -span[1]))
    for (_, stop), same in groupby(by_place, key=lambda span: span[:2]):
        if stop <= furthest:
            inner.update(same)
        furthest = max(furthest, stop)
    return frozenset(inner)
