"""From a name to the things that it may mean.

    entities.tsv   one row for one thing of the world        → Entry
    names.tsv      one row for one name of one thing         → Name
    bodies.tsv     short names of bodies that every state has → Body

A name is found by its key, `fold(name)`. The key of an inflected name is not in the tables: the
caller looks up, in this order, the nominative, the surface form and the lemmas joined by spaces.
No answer means "not in this gazetteer" and never "not in Wikidata".
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from ontology.errors import OntologyError
from ontology.vocabulary import EntityType


class NameKind(StrEnum):
    """How a name is related to the thing that it names."""

    OFFICIAL = "official"
    """The full name of documents: «Китайская Народная Республика»."""
    SHORT = "short"
    """The name that the news use; every entity has exactly one, its `label_ru`."""
    ALIAS = "alias"
    """Another name in use: «Поднебесная», «Туманный Альбион», «МИД России»."""
    ABBREVIATION = "abbreviation"
    """«КНР», «НАТО», «G7»."""
    ADJECTIVE = "adjective"
    """Nominative masculine: «китайский»."""
    DEMONYM = "demonym"
    """A person from the place: «китаец», «китаянка», «китайцы»."""
    FORMER = "former"
    """A name that is no longer official: «Киргизия», «Ленинград»."""
    LATIN = "latin"
    """A name in Latin letters: «China»."""
    SPELLING = "spelling"
    """The same name, spelt otherwise: «Рейтерс»."""
    METONYM = "metonym"
    """A capital or a seat of power that stands for the state: «Пекин», «Кремль»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of the world.

    `id` is the Wikidata id, else "gn:" and the GeoNames id, else "iso:" and the ISO code, else
    "name:" and a slug. `country` is the ISO 3166-1 code of the state that it belongs to by ISO 3166
    (which is no view on sovereignty). `weight` is a rough prominence from 0 to 9. `until` is the
    year in which it ended.
    """

    id: str
    type: EntityType
    wikidata: str | None
    geonames: str | None
    iso: str | None
    label_ru: str
    label_en: str | None
    country: str | None
    weight: int
    sources: tuple[str, ...]
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of one thing.

    `type` is what the name denotes: that of the entity, but `Nationality` for a demonym. `share`
    is the estimated part of the name's uses in the news that mean this thing, 0..1: below one
    where the name is also that of something else, listed or not. `docs` is the number of
    documents in which it was counted, 0 for names that were written by hand.
    """

    name: str
    key: str
    type: EntityType
    id: str
    kind: NameKind
    share: float
    docs: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that a name may mean, with the row that says so."""

    entry: Entry
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body that many states have: `short` «Минфин», `full` «министерство финансов».

    Which state's body is meant is for the article to say, so it has no identifier.
    """

    short: str
    full: str
    type: EntityType


_DROPPED = dict.fromkeys(
    map(
        ord,
        "«»\"'`"  # straight quotes, guillemets
        "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"  # curly and low quotes
        "\u00b4\u2032\u2033"  # acute, primes
        "\u0301"  # the stress mark
        "\u00ad\u200b\u200c\u200d\u2060\ufeff",  # soft hyphen, characters without width
    )
)
"""Quotes and apostrophes, the stress mark, soft hyphens and characters without width."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"), "-")
"""Hyphens, dashes and the minus sign."""
_FOLDING = _DROPPED | _DASHES | {ord("ё"): "е"}
_SPACED_DASH = re.compile(r"\s*-\s*")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = ("aceopxykmthb", "асеорхукмтнв")
"""Letters of the two alphabets that look alike, small or capital: Latin, then Cyrillic."""
_TO_CYRILLIC = str.maketrans(*_LOOKALIKES)
_TO_LATIN = str.maketrans(*reversed(_LOOKALIKES))


def fold(name: str) -> str:
    """The key of a name: what is left when case, typography and typing slips are taken away.

    Case, ё/е, quotes, apostrophes, stress marks, kinds of dash and of space make no difference,
    nor does a letter of the other alphabet inside a word («Cбербанк» with a Latin C). Idempotent.

    >>> fold("Кот-д’Ивуар") == fold("КОТ–Д'ИВУАР")
    True
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    text = unicodedata.normalize("NFC", text).translate(_FOLDING)
    text = _SPACED_DASH.sub("-", " ".join(text.split()))
    return text if text.isascii() else _WORD.sub(_one_alphabet, text)


def _one_alphabet(match: re.Match[str]) -> str:
    """The word in one alphabet, where its letters of the other one have a look-alike."""
    word = match.group()
    cyrillic = word.translate(_TO_CYRILLIC)
    if cyrillic == word or word.isascii():
        return word
    if not any("a" <= letter <= "z" for letter in cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word


class Gazetteer:
    """The three tables, indexed. Once made, its content does not change.

    Args:
        entries: things of the world, each id once.
        names: their names; every id must be among the entries.
        bodies: short names of bodies, each once.

    Raises:
        OntologyError: an id stands twice, or a name belongs to no entry.
    """

    def __init__(
        self, entries: Iterable[Entry], names: Iterable[Name], bodies: Iterable[Body] = ()
    ) -> None:
        """Index the rows."""
        self.entries = tuple(entries)
        self.names = tuple(names)
        self.bodies = tuple(bodies)
        by_id = {entry.id: entry for entry in self.entries}
        if len(by_id) != len(self.entries):
            twice = sorted({entry.id for entry in self.entries if by_id[entry.id] is not entry})
            message = f"gazetteer: these ids stand twice: {', '.join(twice)}"
            raise OntologyError(message)
        by_key: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.id not in by_id:
                message = f"gazetteer: «{name.name}» names {name.id}, which is no entity"
                raise OntologyError(message)
            by_key[name.key].append(name)
        self._by_id = by_id
        self._by_key = dict(by_key)
        self._candidates: dict[str, tuple[Candidate, ...]] = {}  # filled by lookup, key by key
        self._bodies = {fold(body.short): body for body in self.bodies}

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read the tables that come with the package; `default()` does so once.

        Raises:
            OntologyError: a table is malformed; the message names the file and the line.
        """
        data = files("ontology.gazetteer") / "data"
        entities, names, bodies = (
            (table, (data / table).read_text(encoding="utf-8"))
            for table in ("entities.tsv", "names.tsv", "bodies.tsv")
        )
        return cls(
            _read(*entities, ENTITY_COLUMNS, _entry),
            _read(*names, NAME_COLUMNS, _name),
            _read(*bodies, BODY_COLUMNS, _body),
        )

    def with_file(self, path: Path) -> "Gazetteer":
        """This gazetteer and the user's own things beside it.

        Args:
            path: a table with the columns of `entities.tsv` and one more, `names`: further names,
                separated by ";". The label is a name in any case. A row whose id is known adds
                names to that entity.

        Raises:
            OntologyError: the file cannot be read or is malformed.
        """
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: cannot be read as a gazetteer: {error}"
            raise OntologyError(message) from error
        rows = list(_read(str(path), text, (*ENTITY_COLUMNS, "names"), _user_row))
        known = set(self._by_id)
        own = {(name.id, name.key, name.kind) for name in self.names}
        return Gazetteer(
            (*self.entries, *(entry for entry, _ in rows if entry.id not in known)),
            (
                *self.names,
                *(
                    name
                    for _, names in rows
                    for name in names
                    if (name.id, name.key, name.kind) not in own
                ),
            ),
            self.bodies,
        )

    def lookup(
        self, name: str, *, kinds: Collection[NameKind] | None = None
    ) -> tuple[Candidate, ...]:
        """Everything that the name may mean, most likely first.

        Sorted by share, then by the entry's weight, then by id.

        Args:
            name: a name in any typography; it is folded here.
            kinds: only names of these kinds; all by default.
        """
        key = fold(name)
        found = self._candidates.get(key)
        if found is None:
            if key not in self._by_key:
                return ()
            meanings = (Candidate(entry=self._by_id[row.id], name=row) for row in self._by_key[key])
            found = self._candidates[key] = tuple(sorted(meanings, key=_order))
        if kinds is None:
            return found
        return tuple(candidate for candidate in found if candidate.name.kind in kinds)

    def by_id(self, id_: str) -> Entry | None:
        """The entry with this id ("Q148", "gn:524901"), or None."""
        return self._by_id.get(id_)

    def names_of(self, id_: str) -> tuple[Name, ...]:
        """All names of the entry with this id, in the order of the table."""
        return tuple(name for name in self.names if name.id == id_)

    def capital_state(self, name: str) -> Entry | None:
        """The state (or union of states) that a capital or seat stands for («Кремль» → Россия).

        The most likely one; None where the name is not used in this way.
        """
        found = self.lookup(name, kinds=(NameKind.METONYM,))
        return found[0].entry if found else None

    def expand_body(self, short: str) -> Body | None:
        """The full name of a body that many states have: «Минфин», «МИД»; None if unknown."""
        return self._bodies.get(fold(short))


@cache
def default() -> Gazetteer:
    """The gazetteer that comes with the package, read at the first call."""
    return Gazetteer.load()


def _order(candidate: Candidate) -> tuple[float, int, str, str]:
    name = candidate.name
    return (-name.share, -candidate.entry.weight, name.id, name.kind)


ENTITY_COLUMNS = (
    "id",
    "type",
    "wikidata",
    "geonames",
    "iso",
    "label_ru",
    "label_en",
    "country",
    "weight",
    "sources",
    "until",
)
NAME_COLUMNS = ("name", "key", "type", "id", "kind", "share", "docs", "source")
BODY_COLUMNS = ("short", "full", "type")

Row = TypeVar("Row")

_TYPES = {member.value: member for member in EntityType}
_KINDS = {member.value: member for member in NameKind}


def _read(
    file: str, text: str, columns: tuple[str, ...], parse: Callable[[list[str]], Row]
) -> Iterator[Row]:
    """Rows of a tab-separated table with a header line.

    Raises:
        OntologyError: the header is another one, or a row cannot be parsed.
    """
    lines = text.split("\n")
    if lines[0].rstrip("\r").split("\t") != list(columns):
        message = f"{file}, line 1: the columns must be {' '.join(columns)}, separated by tabs"
        raise OntologyError(message)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(columns):
            message = f"{file}, line {number}: {len(cells)} columns instead of {len(columns)}"
            raise OntologyError(message)
        try:
            yield parse(cells)
        except (ValueError, KeyError) as error:
            message = f"{file}, line {number}: bad value {error}"
            raise OntologyError(message) from error


def _entry(cells: list[str]) -> Entry:
    id_, type_, wikidata, geonames, iso, label_ru, label_en, country, weight, sources, until = cells
    if not id_ or not label_ru:
        message = "'': id and label_ru are required"
        raise ValueError(message)
    return Entry(
        id=id_,
        type=_TYPES[type_],
        wikidata=wikidata or None,
        geonames=geonames or None,
        iso=iso or None,
        label_ru=label_ru,
        label_en=label_en or None,
        country=country or None,
        weight=int(weight or 0),
        sources=tuple(sources.split(",")) if sources else (),
        until=int(until) if until else None,
    )


def _name(cells: list[str]) -> Name:
    name, key, type_, id_, kind, share, docs, source = cells
    if not key:
        message = "'': the key is empty"
        raise ValueError(message)
    return Name(
        name=name,
        key=key,
        type=_TYPES[type_],
        id=id_,
        kind=_KINDS[kind],
        share=float(share),
        docs=int(docs),
        source=source,
    )


def _body(cells: list[str]) -> Body:
    short, full, type_ = cells
    return Body(short=short, full=full, type=_TYPES[type_])


def _user_row(cells: list[str]) -> tuple[Entry, tuple[Name, ...]]:
    entry = _entry(cells[:-1])
    names = dict.fromkeys(
        (entry.label_ru, *filter(None, (name.strip() for name in cells[-1].split(";"))))
    )
    return entry, tuple(
        Name(
            name=name,
            key=fold(name),
            type=entry.type,
            id=entry.id,
            kind=NameKind.SHORT if name == entry.label_ru else NameKind.ALIAS,
            share=1.0,
            docs=0,
            source="user",
        )
        for name in names
    )
