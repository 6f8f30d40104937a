"""From linked mentions to rows: who means what, in what part of its uses."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.linked_names.judgment import (
    LOWER_CASE,
    Counted,
    Thing,
    is_alias,
    is_name,
    is_thing,
    most,
)
from extract.linked_names.mentions import linked_mentions
from ontology.gazetteer import fold
from ontology.gazetteer.records import family
from ontology.vocabulary import EntityType

LEAST_SHARE = 0.6
"""Part of a name's uses that its likeliest sense must hold. On NEREL dev, names learned from train
link at precision .919 without it and .936 with it."""
_Key = tuple[str, str]
"""A folded name and the family of what it names."""
_PATRONYMIC = re.compile(r".+(вич|вна|ична|инична|ич)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"[а-яё]+(-[а-яё]+)*(ий|ый|ой)")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_FULL = 3
"""Words of a full Russian name: first name, patronymic, surname."""


@dataclass(slots=True)
class _Uses:
    """How one name, by its key, is used."""

    senses: Counter[str] = field(default_factory=Counter)
    """Id, or "" for what was linked to nothing → uses."""
    written: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    docs: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def linked_names(folder: Path) -> list[tuple[str, ...]]:
    """Rows of `LINKED_COLUMNS` from the annotated articles of a folder, sorted.

    Raises:
        ReadError: there are none, or a file is damaged.
    """
    things: defaultdict[str, Thing] = defaultdict(Thing)
    uses: defaultdict[_Key, _Uses] = defaultdict(_Uses)
    adjectives: defaultdict[_Key, _Uses] = defaultdict(_Uses)
    for source, found in linked_mentions(folder):
        use = (adjectives if found.is_adjective else uses)[fold(found.name), family(found.type)]
        use.senses[found.id] += 1
        if not found.id:
            continue
        use.written[found.id][found.name] += 1
        use.docs[found.id].add(source)
        thing = things[found.id]
        thing.types[found.type] += 1
        thing.docs.add(source)
        if found.label:
            thing.labels[found.label] += 1
    kept = {id_: thing for id_, thing in things.items() if is_thing(id_, thing)}
    rows = list(_rows(kept, uses))
    named = {row[2]: kept[row[2]] for row in rows}
    return sorted((*rows, *_adjectives(named, adjectives)))


def _rows(things: dict[str, Thing], uses: dict[_Key, _Uses]) -> Iterator[tuple[str, ...]]:
    names: defaultdict[str, dict[str, Counted]] = defaultdict(dict)
    for (key, group), use in uses.items():
        id_, counted = _dominant(use)
        if counted is None or id_ not in things or not is_name(counted, things[id_]):
            continue
        if family(most(things[id_].types)) == group or key not in names[id_]:
            names[id_][key] = counted
    labels = {id_: _label(thing, names[id_]) for id_, thing in sorted(things.items())}
    _add_labels(names, labels, things, uses)
    for id_, own in names.items():
        if not own:
            continue
        thing = things[id_]
        if most(thing.types).is_organization and not own.keys() & set(map(fold, labels[id_])):
            continue  # of organizations Wikidata's label alone is sure to name nothing else
        label = _shown(next(iter(labels[id_]), ""), thing, own)
        for key, counted in own.items():
            if key == fold(label):
                yield _row(label, thing, id_, "short", counted.share, len(thing.docs))
            elif is_alias(counted, most(thing.types), label):
                yield _row(counted.name, thing, id_, _kind(counted), counted.share, counted.docs)


def _add_labels(
    names: dict[str, dict[str, Counted]],
    labels: dict[str, tuple[str, ...]],
    things: dict[str, Thing],
    uses: dict[_Key, _Uses],
) -> None:
    """Add to each thing's names the forms of its label that no text uses and no other thing has."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for id_, forms in labels.items():
        for form in forms:
            owners[fold(form)].add(id_)
    for id_, forms in labels.items():
        for form in forms:
            key, counted = fold(form), Counted(name=form, share=1.0, docs=0)
            is_used = (key, family(most(things[id_].types))) in uses
            if not is_used and owners[key] == {id_} and is_name(counted, things[id_]):
                names[id_][key] = counted


def _adjectives(things: dict[str, Thing], uses: dict[_Key, _Uses]) -> Iterator[tuple[str, ...]]:
    """«исламский», «голливудский»: rows beside those of the names."""
    for use in uses.values():
        id_, counted = _dominant(use)
        if counted is None or id_ not in things or not _ADJECTIVE.fullmatch(counted.name):
            continue
        type_ = most(things[id_].types)
        if type_ in LOWER_CASE or (type_.is_place and type_ is not EntityType.FACILITY):
            yield _row(counted.name, things[id_], id_, "adjective", counted.share, counted.docs)


def _dominant(use: _Uses) -> tuple[str, Counted | None]:
    """The id that a name means in at least `LEAST_SHARE` of its uses, and how it was counted."""
    id_ = most(use.senses)
    share = use.senses[id_] / use.senses.total()
    if not id_ or share < LEAST_SHARE:
        return id_, None
    return id_, Counted(name=most(use.written[id_]), share=share, docs=len(use.docs[id_]))


def _row(name: str, thing: Thing, id_: str, kind: str, share: float, docs: int) -> tuple[str, ...]:
    written = f"{share:.2f}".rstrip("0").rstrip(".")
    return name, most(thing.types).value, id_, kind, written, str(docs)


def _label(thing: Thing, names: dict[str, Counted]) -> tuple[str, ...]:
    """Under which name a thing goes, and further forms of its label.

    «Салех, Али Абдалла» is turned round; a patronymic is left out («Владимир Путин») and the full
    form is a further one.
    """
    if not thing.labels:
        return (_best(names),) if names else ()
    label = most(thing.labels)
    if most(thing.types) is not EntityType.PERSON:
        return (label,)
    surname, comma, given = label.partition(", ")
    words = [*given.split(), *surname.split()] if comma else label.split()
    is_turned = _PATRONYMIC.fullmatch(words[-1]) and not _PATRONYMIC.fullmatch(words[-2:][0])
    if len(words) == _FULL and is_turned and not comma:
        words = [*words[1:], words[0]]  # «Соловьёв Александр Васильевич»
    full = " ".join(words)
    if len(words) == _FULL and _PATRONYMIC.fullmatch(words[1]):
        return f"{words[0]} {words[2]}", full
    return (full,)


def _shown(label: str, thing: Thing, names: dict[str, Counted]) -> str:
    """The label, or another name where it means something else more often.

    Russian letters are better for people and places: «Марк Цукерберг» for "Mark Zuckerberg".
    """
    russian = {key: counted for key, counted in names.items() if _CYRILLIC.search(key)}
    type_ = most(thing.types)
    if russian and not _CYRILLIC.search(label) and (type_ is EntityType.PERSON or type_.is_place):
        return _best(russian)
    return label if fold(label) in names else _best(names)


def _best(names: dict[str, Counted]) -> str:
    """The name that stands in most articles."""
    return min((-counted.docs, counted.name) for counted in names.values())[1]


def _kind(counted: Counted) -> str:
    name = counted.name
    if name.isascii():
        return "latin"
    return "abbreviation" if name.isupper() and " " not in name else "alias"
