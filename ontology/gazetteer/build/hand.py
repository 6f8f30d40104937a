"""The lists written by hand: every table of the folder, whatever its name.

The header line of a file tells what its rows are: things with their names, memberships and posts,
bodies that every state has, or names that only link.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.build.draft import BESIDE, Draft
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import COUNTED, Body, Entry, Fact, Name, NameKind, Use
from ontology.gazetteer.tables import (
    BODY_COLUMNS,
    FACT_COLUMNS,
    LINKED_COLUMNS,
    THING_COLUMNS,
    Linked,
    read_body,
    read_fact,
    read_lines,
    read_linked,
    read_thing,
)
from ontology.vocabulary import EntityType

SOURCE = "hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A thing as one row has it, and where the row stands: «states.tsv, line 7»."""

    place: str
    entry: Entry
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """All that the folder holds, files by name, rows in their order."""

    things: tuple[Written, ...]
    facts: tuple[tuple[str, Fact], ...]
    """Each with the place where it stands."""
    bodies: tuple[Body, ...]
    linked: tuple[Linked, ...]


def read_hand(folder: Path) -> Hand:
    """Read every `*.tsv` of the folder.

    Raises:
        OntologyError: a file cannot be read or its header is none of the four, or a row is
            malformed; the message names the file and the line.
    """
    things: list[Written] = []
    facts: list[tuple[str, Fact]] = []
    bodies: list[Body] = []
    linked: list[Linked] = []
    for path in sorted(folder.glob("*.tsv"), key=lambda path: path.name):
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: cannot be read: {error}"
            raise OntologyError(message) from error
        header = tuple(text.partition("\n")[0].rstrip("\r").split("\t"))
        if header == FACT_COLUMNS:
            rows = read_lines(path.name, text, FACT_COLUMNS, read_fact)
            facts.extend((f"{path.name}, line {number}", fact) for number, fact in rows)
        elif header == BODY_COLUMNS:
            bodies.extend(row for _, row in read_lines(path.name, text, header, read_body))
        elif header == LINKED_COLUMNS:
            # names that were counted have a table of their own; others of its form are by hand
            read = partial(read_linked, source=COUNTED if path.stem == COUNTED else SOURCE)
            linked.extend(row for _, row in read_lines(path.name, text, header, read))
        else:  # a header that is none of these is refused here
            things.extend(_things(path.name, text))
    return Hand(
        things=tuple(things), facts=tuple(facts), bodies=tuple(bodies), linked=tuple(linked)
    )


def _things(file: str, text: str) -> Iterator[Written]:
    for number, (entry, names) in read_lines(
        file, text, THING_COLUMNS, partial(read_thing, source=SOURCE)
    ):
        yield Written(place=f"{file}, line {number}", entry=entry, names=names)


def add_things(draft: Draft, hand: Hand) -> list[str]:
    """Put the things and names of the lists into the draft.

    A row whose id stood before adds names and what the row before left empty. The shares of one
    name are scaled down where they add up to more than one: two surnames that are written with the
    share 1 have half of the uses each.

    Returns:
        which names were scaled down.

    Raises:
        OntologyError: two rows contradict each other, or two things are one; the message has a
            line for each problem, with both places.
    """
    places: dict[str, str] = {}
    problems: list[str] = []
    for written in hand.things:
        entry, place = written.entry, written.place
        problems += _id_problems(entry, place)
        before = draft.entries.get(entry.id)
        if before is not None:
            problems += _join_problems(before, entry, places[entry.id], place)
            entry = _joined(before, entry)
        places.setdefault(entry.id, place)
        draft.add_entry(entry)
        for name in written.names:
            is_label = name.name == entry.label_ru
            kind = NameKind.ALIAS if name.kind is NameKind.SHORT and not is_label else name.kind
            # people are found by their posts, verbs and first names
            use = Use.LINK if entry.type is EntityType.PERSON else Use.FIND
            draft.add_name(replace(name, kind=kind, use=use))
    for name in draft.names:
        type_ = draft.entries[name.id].type
        if name.kind is not NameKind.DEMONYM and name.type is not type_:
            draft.replace_name(replace(name, type=type_))
    problems += _distinct_problems(draft, places)
    if problems:
        raise OntologyError("\n".join(problems))
    draft.bodies.extend(hand.bodies)
    return _scale_shares(draft)


def add_facts(draft: Draft, hand: Hand) -> None:
    """Put the facts into the draft, once all things are there.

    Raises:
        OntologyError: a fact is about an id that no thing has, or ends before it begins; the
            message has a line for each.
    """
    problems: list[str] = []
    for place, fact in hand.facts:
        problems += [
            f"{place}: {end} is no id of the gazetteer"
            for end in (fact.subject, fact.object)
            if end not in draft.entries
        ]
        if fact.since and fact.until and fact.until < fact.since[: len(fact.until)]:
            problems.append(f"{place}: it ends in {fact.until}, before {fact.since}")
        draft.facts.append(replace(fact, source=fact.source or SOURCE))
    if problems:
        raise OntologyError("\n".join(problems))


def _id_problems(entry: Entry, place: str) -> Iterator[str]:
    """The id is the best identifier that the row has."""
    geonames = f"gn:{entry.geonames}" if entry.geonames else None
    best = entry.wikidata or geonames
    if (best and entry.id != best) or (not best and entry.id.startswith(("Q", "gn:"))):
        yield f"{place}: the id is {entry.id}, the best identifier of the row {best}"


def _join_problems(before: Entry, entry: Entry, first: str, place: str) -> Iterator[str]:
    if _finer(before.type, entry.type) is None:
        yield f"{place}: {entry.id} is a {entry.type}, but a {before.type} in {first}"
    for column in ("geonames", "iso", "country", "until"):
        ours, theirs = getattr(entry, column), getattr(before, column)
        if ours and theirs and ours != theirs:
            yield f"{place}: {entry.id} has the {column} {ours}, but {theirs} in {first}"


def _finer(one: EntityType, other: EntityType) -> EntityType | None:
    """The type of a thing that two rows give types: what the finer one says, None if they differ.

    «Organization» is also what a row says that knows no better.
    """
    if one is other or (other is EntityType.ORGANIZATION and one.is_organization):
        return one
    return other if one is EntityType.ORGANIZATION and other.is_organization else None


def _joined(before: Entry, entry: Entry) -> Entry:
    return replace(
        before,
        type=_finer(before.type, entry.type) or before.type,
        geonames=before.geonames or entry.geonames,
        iso=before.iso or entry.iso,
        label_en=before.label_en or entry.label_en,
        country=before.country or entry.country,
        weight=max(before.weight, entry.weight),
        sources=tuple(sorted({*before.sources, *entry.sources})),
        until=before.until or entry.until,
    )


def _distinct_problems(draft: Draft, places: dict[str, str]) -> Iterator[str]:
    """No identifier belongs to two things, and no two things without one have label and type."""
    for column in ("wikidata", "geonames", "iso"):
        owners: dict[str, str] = {}
        for entry in draft.entries.values():
            value = getattr(entry, column)
            if value and owners.setdefault(value, entry.id) != entry.id:
                yield f"{places[entry.id]}: {column} {value} is that of {places[owners[value]]}"
    labels: dict[tuple[str, EntityType, str | None], Entry] = {}
    for entry in draft.entries.values():
        first = labels.setdefault((fold(entry.label_ru), entry.type, entry.country), entry)
        if first is not entry and not (entry.wikidata and first.wikidata):
            yield (
                f"{places[entry.id]}: «{entry.label_ru}» is a {entry.type} of the same country in "
                f"{places[first.id]}; one of them needs another label or id"
            )


def _scale_shares(draft: Draft) -> list[str]:
    groups: defaultdict[tuple[str, NameKind | None, bool], list[Name]] = defaultdict(list)
    for name in draft.names:
        apart = name.kind if name.kind in BESIDE else None
        groups[name.key, apart, name.type is EntityType.PERSON].append(name)
    scaled = []
    for names in groups.values():
        total = sum(round(100 * name.share) for name in names)
        if total > 100:  # noqa: PLR2004 - hundredths
            meanings = ", ".join(draft.entries[name.id].label_ru for name in names)
            scaled.append(f"«{names[0].name}» has {total} hundredths: {meanings}")
            for name in names:
                share = max(1, round(100 * name.share) * 100 // total) / 100
                draft.replace_name(replace(name, share=share))
    return scaled
