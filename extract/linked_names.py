"""Names and Wikidata ids from articles in which people linked the one to the other.

    python -m extract.linked_names NEREL-v1.1/train ontology/gazetteer/hand/nerel.tsv

The annotation files are brat's, with N lines as NEREL has them:

    N1 Reference T5 Wikidata:Q813 Киргизия

What is written are facts: which name means which id, in what part of its uses, in how many
articles. Names are brought into the nominative by the same code that the program names its
mentions with, so that they meet. Not every link is an identity: see `_is_thing`.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extract.annotate import annotate
from extract.annotate.normalize import is_dictionary_word
from extract.errors import ReadError
from extract.mentions.proposal import Proposal, head_of, mention
from extract.mentions.tagged import organization_type
from extract.read import read_text
from extract.records import Document, MentionKind
from extract.standoff import annotated_files, read_entity
from extract.tree import Tree
from ontology.errors import SvyazError
from ontology.gazetteer import fold
from ontology.gazetteer.records import family
from ontology.gazetteer.tables import LINKED_COLUMNS, write_table
from ontology.vocabulary import LITERALS, EntityType

LEAST_SHARE = 0.6
"""Part of a name's uses that its likeliest sense must hold. On NEREL dev, names learned from train
link at precision .919 without it and .936 with it."""
BATCH = 32

Text = TypeVar("Text", bound=str)
_Key = tuple[str, str]
"""A folded name and the family of what it names."""

_N_LINE = re.compile(
    r"N\d+\tReference (?P<entity>T\d+) Wikidata:(?P<id>Q[1-9]\d*|NULL)(?:\t(?P<label>[^\t]*))?"
)
_LEFT_OUT = frozenset(
    {
        EntityType.PROFESSION,
        EntityType.WORK_OF_ART,
        EntityType.EVENT,
        EntityType.CRIME,
        *LITERALS,
    }
)
"""Posts and crimes are linked to classes; works of art bear the names of everything else
(«Нью-Йорк»); the few events and dates that are linked are slips."""
_CAPITALIZED = frozenset({EntityType.COUNTRY, EntityType.GOVERNMENT_BODY})
"""Types whose labels begin with a capital: «сборная Сербии» is no country."""
_LOWER_CASE = frozenset({EntityType.NATIONALITY, EntityType.RELIGION, EntityType.LANGUAGE})
"""Types whose proper names Russian writes small."""
_CLASSES = frozenset(
    """
    Q7188 Q35535 Q35749 Q6589202 Q192350 Q43229 Q6256 Q515 Q3624078
    """.split()
)
"""Classes that are linked under a capital: government, police, parliament, ministry of the
interior, ministry, organization, country, city, sovereign state."""
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_PATRONYMIC = re.compile(r".+(вич|вна|ична|инична|ич)", re.IGNORECASE)
_NAME = re.compile(r"[0-9A-Za-zÀ-žА-Яа-яЁё][0-9A-Za-zÀ-žА-Яа-яЁё .,'’«»\"&+/!№-]+")
_MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_ADJECTIVE = re.compile(r"[а-яё]+(-[а-яё]+)*(ий|ый|ой)")
_QUOTED = re.compile(r"[«\"]([^«»\"]+)[»\"]")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_OF_MANY = ("посольство", "сборная", "консульство", "генконсульство")
"""Begin names of what a state has many of: embassies, teams of each sport."""
_FULL = 3
"""Words of a full Russian name: first name, patronymic, surname."""
_PREFIX = 3
"""Letters that a name must share with a word of the label: inflection changes the others."""


@dataclass(slots=True)
class _Thing:
    """What the articles say of one id."""

    types: Counter[EntityType] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    docs: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Uses:
    """How one name, by its key, is used."""

    senses: Counter[str] = field(default_factory=Counter)
    """Id, or "" for what was linked to nothing → uses."""
    written: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    docs: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """A name of one thing: the part of its uses that mean the thing, and in how many articles."""

    name: str
    share: float
    docs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linked:
    """A linked mention: its nominative, its type, the id ("" for none) and the id's label."""

    name: str
    type: EntityType
    id: str
    label: str
    is_adjective: bool


def linked_names(folder: Path) -> list[tuple[str, ...]]:
    """Rows of `LINKED_COLUMNS` from the annotated articles of a folder, sorted.

    Raises:
        ReadError: there are none, or a file is damaged.
    """
    things: defaultdict[str, _Thing] = defaultdict(_Thing)
    uses: defaultdict[_Key, _Uses] = defaultdict(_Uses)
    adjectives: defaultdict[_Key, _Uses] = defaultdict(_Uses)
    for source, found in _mentions(folder):
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
    kept = {id_: thing for id_, thing in things.items() if _is_thing(id_, thing)}
    rows = list(_rows(kept, uses))
    named = {row[2]: kept[row[2]] for row in rows}
    return sorted((*rows, *_adjectives(named, adjectives)))


def _mentions(folder: Path) -> Iterator[tuple[str, _Linked]]:
    files = annotated_files(folder)
    for start in range(0, len(files), 2 * BATCH):
        batch = files[start : start + 2 * BATCH]
        articles = [read_text(text.read_bytes(), str(text)) for text in batch[1::2]]
        for file, document in zip(batch[::2], annotate(articles), strict=True):
            for found in _linked(file, document):
                yield file.stem, found


def _linked(file: Path, document: Document) -> Iterator[_Linked]:
    entities = {}
    links = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("T"):
            entity = read_entity(line)
            if entity is None:
                raise ReadError(str(file), f"line {number} is no entity of brat's standoff format")
            entities[entity[0]] = entity[1]
        elif found := _N_LINE.fullmatch(line):  # a few lines of NEREL are damaged: passed over
            links.append((found["entity"], found["id"], found["label"] or ""))
    tree = Tree(document)
    for entity_id, id_, label in links:
        if entity_id not in entities:
            continue
        start, stop, type_name = entities[entity_id]
        type_ = EntityType[type_name]
        first, last = tree.token_at(start), tree.token_at(stop - 1) + 1
        if type_ in _LEFT_OUT or first < 0 or first >= last:
            continue
        if type_ is EntityType.ORGANIZATION:
            type_ = organization_type(tree, first, last)
        head = head_of(tree, first, last)
        is_adjective = type_ is not EntityType.PERSON and tree.tokens[head].pos == "ADJ"
        proposal = Proposal(
            first=first,
            last=last,
            type=type_,
            kind=MentionKind.NAME,
            score=1.0,
            source="drawn",
            rank=0,
        )
        yield _Linked(
            name=tree.lemma(head) if is_adjective else _unquoted(mention(tree, proposal).name),
            type=type_,
            id="" if id_ == "NULL" else id_,
            label=_unquoted(_BRACKET.sub("", label.strip())),
            is_adjective=is_adjective,
        )


def _unquoted(name: str) -> str:
    """A name without the quotes around the whole of it."""
    whole = _QUOTED.fullmatch(name)
    return whole[1] if whole else name


def _is_thing(id_: str, thing: _Thing) -> bool:
    """Whether the id is that of one thing, as far as one can see, and not of a class.

    Wikidata's Russian labels have no capital where the item is a class («правительство», «военная
    база», «литр» for «Л.»), but for peoples, religions and languages.
    """
    if id_ in _CLASSES:
        return False
    type_ = _most(thing.types)
    if type_ in _LOWER_CASE or not thing.labels:
        return True
    label = _most(thing.labels)
    is_described = type_ in _CAPITALIZED and _begins_small(label)
    return label != label.lower() and not is_described


def _rows(things: dict[str, _Thing], uses: dict[_Key, _Uses]) -> Iterator[tuple[str, ...]]:
    names: defaultdict[str, dict[str, _Counted]] = defaultdict(dict)
    for (key, group), use in uses.items():
        id_, counted = _dominant(use)
        if counted is None or id_ not in things or not _is_name(counted, things[id_]):
            continue
        if family(_most(things[id_].types)) == group or key not in names[id_]:
            names[id_][key] = counted
    labels = {id_: _label(thing, names[id_]) for id_, thing in sorted(things.items())}
    _add_labels(names, labels, things, uses)
    for id_, own in names.items():
        if not own:
            continue
        thing = things[id_]
        if _most(thing.types).is_organization and not own.keys() & set(map(fold, labels[id_])):
            continue  # of organizations Wikidata's label alone is sure to name nothing else
        label = _shown(next(iter(labels[id_]), ""), thing, own)
        for key, counted in own.items():
            if key == fold(label):
                yield _row(label, thing, id_, "short", counted.share, len(thing.docs))
            else:
                yield _row(counted.name, thing, id_, _kind(counted), counted.share, counted.docs)


def _add_labels(
    names: dict[str, dict[str, _Counted]],
    labels: dict[str, tuple[str, ...]],
    things: dict[str, _Thing],
    uses: dict[_Key, _Uses],
) -> None:
    """Add to each thing's names the forms of its label that no text uses and no other thing has."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for id_, forms in labels.items():
        for form in forms:
            owners[fold(form)].add(id_)
    for id_, forms in labels.items():
        for form in forms:
            key, counted = fold(form), _Counted(name=form, share=1.0, docs=0)
            is_used = (key, family(_most(things[id_].types))) in uses
            if not is_used and owners[key] == {id_} and _is_name(counted, things[id_]):
                names[id_][key] = counted


def _adjectives(things: dict[str, _Thing], uses: dict[_Key, _Uses]) -> Iterator[tuple[str, ...]]:
    """«исламский», «голливудский»: rows beside those of the names."""
    for use in uses.values():
        id_, counted = _dominant(use)
        if counted is None or id_ not in things or not _ADJECTIVE.fullmatch(counted.name):
            continue
        type_ = _most(things[id_].types)
        if type_ in _LOWER_CASE or (type_.is_place and type_ is not EntityType.FACILITY):
            yield _row(counted.name, things[id_], id_, "adjective", counted.share, counted.docs)


def _dominant(use: _Uses) -> tuple[str, _Counted | None]:
    """The id that a name means in at least `LEAST_SHARE` of its uses, and how it was counted."""
    id_ = _most(use.senses)
    share = use.senses[id_] / use.senses.total()
    if not id_ or share < LEAST_SHARE:
        return id_, None
    return id_, _Counted(name=_most(use.written[id_]), share=share, docs=len(use.docs[id_]))


def _row(name: str, thing: _Thing, id_: str, kind: str, share: float, docs: int) -> tuple[str, ...]:
    written = f"{share:.2f}".rstrip("0").rstrip(".")
    return name, _most(thing.types).value, id_, kind, written, str(docs)


def _label(thing: _Thing, names: dict[str, _Counted]) -> tuple[str, ...]:
    """Under which name a thing goes, and further forms of its label.

    «Салех, Али Абдалла» is turned round; a patronymic is left out («Владимир Путин») and the full
    form is a further one.
    """
    if not thing.labels:
        return (_best(names),) if names else ()
    label = _most(thing.labels)
    if _most(thing.types) is not EntityType.PERSON:
        return (label,)
    surname, comma, given = label.partition(", ")
    words = [*given.split(), *surname.split()] if comma else label.split()
    if len(words) == _FULL and _PATRONYMIC.fullmatch(words[-1]) and not comma:
        words = [*words[1:], words[0]]  # «Соловьёв Александр Васильевич»
    full = " ".join(words)
    if len(words) == _FULL and _PATRONYMIC.fullmatch(words[1]):
        return f"{words[0]} {words[2]}", full
    return (full,)


def _shown(label: str, thing: _Thing, names: dict[str, _Counted]) -> str:
    """The label, or another name where it means something else more often.

    Russian letters are better for people and places: «Марк Цукерберг» for "Mark Zuckerberg".
    """
    russian = {key: counted for key, counted in names.items() if _CYRILLIC.search(key)}
    type_ = _most(thing.types)
    if russian and not _CYRILLIC.search(label) and (type_ is EntityType.PERSON or type_.is_place):
        return _best(russian)
    return label if fold(label) in names else _best(names)


def _best(names: dict[str, _Counted]) -> str:
    """The name that stands in most articles."""
    return min((-counted.docs, counted.name) for counted in names.values())[1]


def _is_name(counted: _Counted, thing: _Thing) -> bool:
    """Whether a mention is a name by which its thing may be found again."""
    name, type_ = counted.name, _most(thing.types)
    if not _NAME.fullmatch(name) or _MIXED.search(name):
        return False
    if type_ not in _LOWER_CASE and name == name.lower():
        return False  # a description («премия»)
    if name.lower().startswith(_OF_MANY):
        return False
    if counted.docs > 1:
        return True
    if " " not in name and _is_doubtful_alone(name, type_, counted.docs):
        return False
    return not thing.labels or _resembles(name, _most(thing.labels), type_)


def _is_doubtful_alone(name: str, type_: EntityType, docs: int) -> bool:
    """Whether a name of one word needs more than one article to be believed.

    A first name or surname does; a country («America» in a company's name) and a body («ГУВД» of
    one town); what is no place and also a word («Маяк»), but for peoples and the like, whose names
    are words.
    """
    if type_ in _LOWER_CASE:
        return False
    if type_ in {EntityType.PERSON, EntityType.COUNTRY}:
        return True
    if type_ is EntityType.GOVERNMENT_BODY:
        return docs > 0 and name.isupper()
    return (not type_.is_place or type_ is EntityType.FACILITY) and is_dictionary_word(name.lower())


def _resembles(name: str, label: str, type_: EntityType) -> bool:
    """Whether a name may be one of what is labeled so; many slips of annotation are not.

    They share the beginning of a word, organizations of most words («Пресненский суд» is not
    «Московский городской суд»), or are written in different alphabets, or one abbreviates the
    other.
    """
    ours, theirs = _WORD.findall(fold(name)), _WORD.findall(fold(label))
    beginnings = {word[:_PREFIX] for word in theirs}
    shared = sum(word[:_PREFIX] in beginnings for word in ours)
    if shared and (not type_.is_organization or 2 * shared > len(ours)):
        return True
    if name.isascii() != label.isascii():
        return True
    return any(
        short.isupper() and short.lower()[0] in {word[0] for word in words}
        for short, words in ((name, theirs), (label, ours))
    )


def _kind(counted: _Counted) -> str:
    name = counted.name
    if name.isascii():
        return "latin"
    return "abbreviation" if name.isupper() and " " not in name else "alias"


def _begins_small(text: str) -> bool:
    return text[:1].islower()


def _most(counts: Counter[Text]) -> Text:
    """The most frequent one, the first of the alphabet among equals."""
    return min(counts, key=lambda each: (-counts[each], each))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read a folder of annotated articles and write the table."""
    parser = argparse.ArgumentParser(
        prog="python -m extract.linked_names", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="NAME.txt with NAME.ann")
    parser.add_argument("table", type=Path, help="the table to write")
    options = parser.parse_args(arguments)
    try:
        rows = linked_names(options.folder)
    except SvyazError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.table.write_text(write_table(LINKED_COLUMNS, rows), encoding="utf-8", newline="\n")
    ids = len({row[2] for row in rows})
    sys.stderr.write(f"{options.table}: {len(rows)} names of {ids} things\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
