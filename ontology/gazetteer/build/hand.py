"""The lists written by hand: every table of the folder, whatever its name.

The header line of a file tells what its rows are: things with their names, memberships and posts,
bodies that every state has, or names counted in linked texts.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.build.draft import Draft
from ontology.gazetteer.keys import fold
from ontology.gazetteer.records import Body, Entry, Fact, Name, NameKind, Use
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
            linked.extend(row for _, row in read_lines(path.name, text, header, read_linked))
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


def add_things(draft: Draft, hand: Hand) -> None:
    """Put the things and names of the lists into the draft.

    A row whose id stood before adds names and what the row before left empty. The shares of one
    name are scaled down where they add up to more than one: two surnames that are written with the
    share 1 have half of the uses each.

    Raises:
        OntologyError: two rows contradict each other, or two things are one; the message names
            both places.
    """
    places: dict[str, str] = {}
    for written in hand.things:
        entry, place = written.entry, written.place
        _check_id(entry, place)
        before = draft.entries.get(entry.id)
        if before is not None:
            entry = _joined(before, entry, places[entry.id], place)
        places.setdefault(entry.id, place)
        draft.add_entry(entry)
        for name in written.names:
            is_label = name.name == entry.label_ru
            kind = NameKind.ALIAS if name.kind is NameKind.SHORT and not is_label else name.kind
            # people are found by their posts, verbs and first names
            use = Use.LINK if entry.type is EntityType.PERSON else Use.FIND
            draft.add_name(replace(name, kind=kind, use=use))
    _check_distinct(draft, places)
    _scale_shares(draft)
    draft.bodies.extend(hand.bodies)


def add_facts(draft: Draft, hand: Hand) -> None:
    """Put the facts into the draft, once all things are there.

    Raises:
        OntologyError: a fact is about an id that no thing has, or says of itself what cannot be.
    """
    for place, fact in hand.facts:
        for end in (fact.subject, fact.object):
            if end not in draft.entries:
                message = f"{place}: {end} is no id of the gazetteer"
                raise OntologyError(message)
        if fact.since and fact.until and fact.until < fact.since[: len(fact.until)]:
            message = f"{place}: it ends in {fact.until}, before {fact.since}"
            raise OntologyError(message)
        draft.facts.append(replace(fact, source=fact.source or SOURCE))


def _check_id(entry: Entry, place: str) -> None:
    """The id is the best identifier that the row has."""
    wikidata = entry.wikidata
    geonames = f"gn:{entry.geonames}" if entry.geonames else None
    best = wikidata or geonames
    if (best and entry.id != best) or (not best and entry.id.startswith(("Q", "gn:"))):
        message = f"{place}: the id is {entry.id}, the best identifier of the row {best}"
        raise OntologyError(message)


def _joined(before: Entry, entry: Entry, first: str, place: str) -> Entry:
    if before.type is not entry.type:
        message = f"{place}: {entry.id} is a {entry.type}, but a {before.type} in {first}"
        raise OntologyError(message)
    for column in ("geonames", "iso", "country", "until"):
        ours, theirs = getattr(entry, column), getattr(before, column)
        if ours and theirs and ours != theirs:
            message = f"{place}: {entry.id} has the {column} {ours}, but {theirs} in {first}"
            raise OntologyError(message)
    return replace(
        before,
        geonames=before.geonames or entry.geonames,
        iso=before.iso or entry.iso,
        label_en=before.label_en or entry.label_en,
        country=before.country or entry.country,
        weight=max(before.weight, entry.weight),
        sources=tuple(sorted({*before.sources, *entry.sources})),
        until=before.until or entry.until,
    )


def _check_distinct(draft: Draft, places: dict[str, str]) -> None:
    """No identifier belongs to two things, and no two things without one have label and kind."""
    for column in ("wikidata", "geonames", "iso"):
        owners: dict[str, str] = {}
        for entry in draft.entries.values():
            value = getattr(entry, column)
            if value and owners.setdefault(value, entry.id) != entry.id:
                other = owners[value]
                message = f"{places[entry.id]}: {column} {value} is that of {places[other]}"
                raise OntologyError(message)
    labels: dict[tuple[str, EntityType, str | None], Entry] = {}
    for entry in draft.entries.values():
        first = labels.setdefault((fold(entry.label_ru), entry.type, entry.country), entry)
        if first is not entry and not (entry.wikidata and first.wikidata):
            message = (
                f"{places[entry.id]}: «{entry.label_ru}» is a {entry.type} of the same country in "
                f"{places[first.id]}; one of them needs another label or id"
            )
            raise OntologyError(message)


def _scale_shares(draft: Draft) -> None:
    by_key: defaultdict[str, list[Name]] = defaultdict(list)
    for name in draft.names:
        by_key[name.key].append(name)
    for names in by_key.values():
        total = sum(round(100 * name.share) for name in names)
        if total > 100:  # noqa: PLR2004 - hundredths
            for name in names:
                share = max(1, round(100 * name.share) * 100 // total) / 100
                draft.replace_name(replace(name, share=share))
