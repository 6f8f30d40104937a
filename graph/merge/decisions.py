"""What a person decided about identity, in a table that wins over the program.

    decision   a                       b                        note
    same       Линдхольм@tass.txt      Эмиль Линдгольм          one minister in two spellings
    different  Иван Сидоров@tass.txt   Иван Сидоров@meduza.txt  a driver and a deputy
    link       Полярный щит            Q107190                  an id of the gazetteer or Wikidata
    link       Грузия@crime.txt        -                        none of the things in the gazetteer

Columns are separated by tabs; the header and the note may be left out. Blank lines and lines that
begin with "#" say nothing. The order of the lines makes no difference.

A thing is written as

- the name of its node, "ent:united-states-q30" or its full IRI, as it is without any decision;
- an identifier that it is linked to: "Q30", "gn:524901", "name:our-club";
- a name that articles give it, in any case, with е or ё: «Линдхольм» means all that are called so;
- a name in one article: «Линдхольм@tass.txt», by the article's file or by its id;
- the number of an entity in one article, as `svyaz explain` shows it: "e5@tass.txt".

`same` joins two things whatever speaks against it. `different` keeps two apart, with all that is
joined to either of them; if both are linked to one entry, the second loses it, and if one article
takes two names for one thing, the second name is taken out of it. `link` says what a thing is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from extract.records import ArticleId, EntityId, Link
from graph.errors import DecisionError
from graph.merge.split import Split
from ontology.gazetteer.tables import IDENTIFIERS
from ontology.vocabulary import EntityType

COLUMNS = ("decision", "a", "b", "note")
NIL = "-"
"""What stands for "nothing in the gazetteer" in a `link` line."""
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_FEWEST_COLUMNS = 3


class DecisionKind(StrEnum):
    """What a line decides."""

    SAME = "same"
    DIFFERENT = "different"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the table."""

    kind: DecisionKind
    a: str
    b: str
    note: str
    line: int
    """Number of the line in its file, from 1."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it says, wherever it stands."""
        return self.kind.value, self.a, self.b, self.note

    @property
    def reason(self) -> str:
        """Why, in the words of the person if there are some."""
        return f"decided: {self.note}" if self.note else "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """A table as it was read, in the order of its lines."""

    file: str
    text: str
    """All of it, comments too."""
    decisions: tuple[Decision, ...]

    def error(self, decision: Decision, reason: str) -> DecisionError:
        """The error that names a line of this table."""
        return DecisionError(f"{self.file}, line {decision.line}", reason)

    def contradiction(self, decision: Decision, others: Iterable[Decision]) -> DecisionError:
        """The error of lines that cannot all be followed; it names the last one first."""
        last, *before = sorted({decision, *others}, key=lambda one: -one.line)
        lines = sorted(one.line for one in before)
        return self.error(
            last,
            f"«{last.kind} {last.a} {last.b}» contradicts "
            f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}",
        )


Place = tuple[ArticleId, EntityId]
"""An entity of one article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Entities that are one thing."""

    places: tuple[Place, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two sets of entities: no member of one is one thing with a member of the other."""

    left: tuple[Place, ...]
    right: tuple[Place, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Decisions as merging takes them: about entities of articles, free of contradictions."""

    links: Mapping[Place, Link | None]
    """Entities whose link is another one than the program's; None: linked to nothing."""
    types: Mapping[str, EntityType]
    """Types of the gazetteer's entries among these links, by the entry's id."""
    splits: Mapping[ArticleId, tuple[Split, ...]]
    """Entities that an article's own coreference made of two things."""
    same: tuple[Together, ...]
    apart: tuple[Apart, ...]
    counts: Mapping[DecisionKind, int]
    """Number of different decisions of each kind."""
    idle: tuple[str, ...]
    """Decisions that only say what the program has found by itself, a message each."""


def read_decisions(path: Path) -> Decisions:
    """Read a table of decisions.

    Raises:
        DecisionError: the file cannot be read, or a line is none; the message names it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DecisionError(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DecisionError(str(path), "is not UTF-8") from error
    found: list[Decision] = []
    may_be_header = True
    for number, line in enumerate(text.split("\n"), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or cells[0].startswith("#"):
            continue
        is_header = may_be_header and tuple(cells) in (COLUMNS, COLUMNS[:_FEWEST_COLUMNS])
        may_be_header = False
        if not is_header:
            found.append(_decision(cells, number, str(path)))
    return Decisions(file=str(path), text=text, decisions=tuple(found))


def _decision(cells: list[str], number: int, file: str) -> Decision:
    place = f"{file}, line {number}"
    if not _FEWEST_COLUMNS <= len(cells) <= len(COLUMNS):
        columns = "column" if len(cells) == 1 else "columns"
        raise DecisionError(
            place, f"{len(cells)} {columns} instead of decision, a, b and a note, parted by tabs"
        )
    kind, a, b, note = (*cells, "")[: len(COLUMNS)]
    if kind not in set(DecisionKind):
        raise DecisionError(place, f"«{kind}» is no decision: same, different or link")
    if not a or not b:
        raise DecisionError(place, f"column {'a' if not a else 'b'} is empty")
    if kind == DecisionKind.LINK and b != NIL and not IDENTIFIERS["id"].fullmatch(b):
        raise DecisionError(
            place, f"«{b}» is no identifier: Q148, one of the gazetteer, or {NIL} for none"
        )
    if kind == DecisionKind.DIFFERENT and a == b:
        raise DecisionError(place, f"«{a}» cannot be different from itself")
    return Decision(kind=DecisionKind(kind), a=a, b=b, note=note, line=number)


def is_wikidata(identifier: str) -> bool:
    """Whether it is the id of a Wikidata item, which may be one that the gazetteer lacks."""
    return _WIKIDATA.fullmatch(identifier) is not None
