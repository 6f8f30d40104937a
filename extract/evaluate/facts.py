"""Texts with drawn facts, as factRuEval-2016 is published: who works where, owns, meets, deals.

A text `NAME.txt` has four files beside it, each line or block of them numbered:

    NAME.spans     what the words are: number, kind, start, length, ...
    NAME.objects   mentions of things: number, kind, spans, `#`, words
    NAME.coref     a thing a block: number, its mentions or spans; a line for each name of it
    NAME.facts     a fact a block: number, kind; a line for each role, with its thing or span

Places are code points of the text. Source: github.com/dialogue-evaluation/factRuEval-2016.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError

SUFFIXES = (".txt", ".spans", ".objects", ".coref", ".facts")
_REFERENCE = re.compile(r"\b(obj|span)(\d+)\b")
_NAMES = frozenset({"name", "nickname"})
_FIRST, _LAST = "firstname", "lastname"
_DAMAGES = (IndexError, KeyError, ValueError)
"""What a line that is not as published raises where it is read."""

Place = tuple[int, int]
"""Start and stop, code points, half-open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A drawn thing with its mentions, or the words of a post that fill a role of a fact."""

    names: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFact:
    """A drawn fact; `roles` are in the order of the file, alternatives of one role together."""

    kind: str
    """"Occupation", "Ownership", "Meeting", "Deal" or "isPartOf"."""
    roles: tuple[tuple[str, tuple[Thing, ...]], ...]
    notes: tuple[tuple[str, str], ...] = ()
    """What is no role: the kind of deal, modality, phase."""

    def things(self, role: str) -> list[tuple[Thing, ...]]:
        """What fills a role, each with its alternatives."""
        return [things for name, things in self.roles if name == role]

    def note(self, name: str) -> str:
        """A note, "" where there is none."""
        return dict(self.notes).get(name, "")

    def __str__(self) -> str:
        told = " | ".join(f"{role} {things[0].names[0]}" for role, things in self.roles)
        return " | ".join((f"{self.kind} {told}", *(text for _, text in self.notes)))


def fact_files(folder: Path) -> list[Path]:
    """The text and the four files of each annotated text, by name.

    Raises:
        ReadError: there is no such text, or one of its files is missing.
    """
    drawn = sorted(folder.glob("*.facts"))
    if not drawn:
        raise ReadError(str(folder), "has no NAME.facts with a NAME.txt")
    files = [path.with_suffix(suffix) for path in drawn for suffix in SUFFIXES]
    for path in files:
        if not path.is_file():
            raise ReadError(str(path), "is missing")
    return files


def read_facts(text: Path) -> tuple[GoldFact, ...]:
    """The facts that are drawn in a text.

    Raises:
        ReadError: one of its files is not UTF-8 or is damaged.
    """
    try:
        words, spans, things = _annotated(text)
        posts = {
            f"span{number}": Thing(names=(words[slice(*place)],), places=(place,))
            for number, place in spans.items()
        }
        blocks = _blocks(text.with_suffix(".facts"))
        return tuple(_fact(block, {**things, **posts}) for block in blocks)
    except _DAMAGES as error:
        raise _damaged(text, error) from error


def read_things(text: Path) -> tuple[Thing, ...]:
    """The things that are drawn in a text, each with all its mentions, in order of the file.

    Raises:
        ReadError: one of its files is not UTF-8 or is damaged.
    """
    try:
        _, _, things = _annotated(text)
    except _DAMAGES as error:
        raise _damaged(text, error) from error
    return tuple(things.values())


def _annotated(text: Path) -> tuple[str, dict[str, Place], dict[str, Thing]]:
    """The words, the numbered spans and the numbered things of a text."""
    words = text.read_text(encoding="utf-8")
    spans = _spans(text.with_suffix(".spans"))
    mentions = _mentions(text.with_suffix(".objects"), spans)
    return words, spans, _things(text.with_suffix(".coref"), words, {**spans, **mentions})


def _damaged(text: Path, error: Exception) -> ReadError:
    return ReadError(str(text), f"has damaged annotation: {type(error).__name__}: {error}")


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text(encoding="utf-8-sig").splitlines()


def _blocks(path: Path) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in _lines(path):
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _spans(path: Path) -> dict[str, Place]:
    rows = (line.split() for line in _lines(path) if line.strip())
    return {row[0]: (int(row[2]), int(row[2]) + int(row[3])) for row in rows}


def _mentions(path: Path, spans: Mapping[str, Place]) -> dict[str, Place]:
    """From the first to the last span of each mention."""
    found = {}
    for line in _lines(path):
        number, _, *rest = line.partition("#")[0].split()
        places = [spans[span] for span in rest]
        found[number] = (min(place[0] for place in places), max(place[1] for place in places))
    return found


def _things(path: Path, words: str, places: Mapping[str, Place]) -> dict[str, Thing]:
    things = {}
    for head, *lines in _blocks(path):
        number, *parts = head.split()
        told = [line.partition(" ")[::2] for line in lines]
        names = [name for kind, name in told if kind in _NAMES]
        names += [
            f"{first} {last}"
            for one, first in told
            if one == _FIRST
            for other, last in told
            if other == _LAST
        ] or [name for kind, name in told if kind in {_FIRST, _LAST}]
        where = tuple(places[part] for part in parts if part in places)
        names = names or [words[slice(*place)] for place in where]
        things[f"obj{number}"] = Thing(names=tuple(names) or (number,), places=where)
    return things


def _fact(block: list[str], things: Mapping[str, Thing]) -> GoldFact:
    roles, notes = [], []
    for line in block[1:]:
        name, _, value = line.partition(" ")
        if references := _REFERENCE.findall(value):
            roles.append((name, tuple(things["".join(each)] for each in references)))
        else:
            notes.append((name, value))
    return GoldFact(kind=block[0].split()[1], roles=tuple(roles), notes=tuple(notes))
