"""Mint and parse the identifiers of nodes.

An entity is named by a readable slug and a suffix that identifies it: its Wikidata id, else the
first hex digits of a SHA-256 over (type, name, disambiguator). Everything else is named by 16 hex
digits of SHA-256 over its identity key. Nothing is counted, so the same content gets the same name
in whatever order, process or shard it is met.

    ent:united-states-q30        ent:sozvezdie-9bbac8        clm:8f1d6c27a05be943

Identifiers travel as prefixed names ("ent:..."); `ontology.namespaces` makes IRIs of them.

Source: transliteration by ICAO Doc 9303 part 3 (8th ed.), section 6 B, the table of Russian
passports: plain ASCII and one way only, unlike GOST 7.79-2000, whose system B needs "`" for ь.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.errors import OntologyError
from ontology.namespaces import Kind
from ontology.vocabulary import EntityType

MAX_SLUG = 60
"""Longest slug in characters: names of laws run to hundreds; 60 keeps an IRI on one line."""
SUFFIX_DIGITS = 6
"""Hex digits of an entity's hash to begin with: 24 bits beside an equal slug, more on a clash."""
CONTENT_DIGITS = 16
"""Hex digits of a content hash: 64 bits; the chance of any clash among a hundred
million nodes is n² / 2⁶⁵ = 0.00027."""

_CYRILLIC = str.maketrans(
    {
        # Russian, ICAO Doc 9303
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia",
        # letters of neighboring alphabets that names in Russian news keep
        "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj",
        "ћ": "c", "ђ": "d", "џ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o",
        "ұ": "u", "\u04af": "u", "\u04bb": "h", "җ": "zh",  # Kazakh U and He
        # Latin letters that Unicode does not decompose
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "\u0131": "i",  # dotless i
    }
)  # fmt: skip

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_QUOTES = re.compile(r"[«»\"„“”‘’']")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_ENTITY_LOCAL = re.compile(
    r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)-(?:(?P<wikidata>q[1-9][0-9]*)|(?P<digest>[0-9a-f]{6,64}))"
)
_EXTRACTOR_LOCAL = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<digest>[0-9a-f]{6})")
_CONTENT_LOCAL = re.compile(rf"[0-9a-f]{{{CONTENT_DIGITS}}}")


def transliterate(text: str) -> str:
    """The text in lower-case Latin letters, diacritics dropped; other scripts stay as they are.

    >>> transliterate("Щёлково")
    'shchelkovo'
    """
    return "".join(
        character
        # NFC first: й and ё must meet the table as letters, not as letter and mark
        for character in unicodedata.normalize(
            "NFKD", unicodedata.normalize("NFC", text.lower()).translate(_CYRILLIC)
        )
        if not unicodedata.combining(character)
    )


def slug(text: str, fallback: str = "unnamed") -> str:
    """The text as lower-case ASCII words joined by single hyphens, at most `MAX_SLUG` characters.

    Cut between words where that is possible. `fallback` (itself a slug) stands for a text that
    has no Latin or Cyrillic letter and no digit.

    >>> slug("Соединённые Штаты Америки")
    'soedinennye-shtaty-ameriki'
    """
    words = _NOT_SLUG.sub("-", transliterate(text)).strip("-")
    if len(words) > MAX_SLUG:
        kept, _, rest = words[: MAX_SLUG + 1].rpartition("-")
        words = kept if rest and kept else words[:MAX_SLUG]
        words = words.strip("-")
    return words or fallback


def normalize_name(name: str) -> str:
    """The name as identity sees it: case, ё, quotes, kinds of dash and spaces make no difference.

    >>> normalize_name("Альянс  «Ёлка — 2»")
    'альянс елка - 2'
    """
    # Quotes go first: what they part ("е" and a combining mark) may compose afterwards.
    bare = _DASHES.sub("-", _QUOTES.sub("", name))
    folded = unicodedata.normalize("NFC", bare).casefold().replace("ё", "е")
    return " ".join(folded.split())


def digest(*key: str | int | None, digits: int = CONTENT_DIGITS) -> str:
    """The first `digits` hex digits of SHA-256 over a key.

    The parts are written as JSON, so ("a", "bc") and ("ab", "c") differ, as do None and "".
    """
    written = json.dumps(key, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:digits]


def mint(kind: Kind, *key: str | int | None) -> str:
    """The name of a claim, event, statement, evidence or article with this identity key.

    | kind      | identity key                                          |
    |-----------|-------------------------------------------------------|
    | CLAIM     | subject, relation, object, status, date               |
    | EVENT     | type, agents, recipients, date, place or trigger      |
    | STATEMENT | speaker, normalized text                              |
    | EVIDENCE  | article, start, end, what it supports, extractor      |
    | ARTICLE   | the article's text and header                         |

    Raises:
        OntologyError: the kind is ENTITY or EXTRACTOR, which have readable names.
    """
    if kind in (Kind.ENTITY, Kind.EXTRACTOR):
        raise OntologyError(f"{kind.name.lower()} identifiers are not bare hashes")
    return f"{kind}:{digest(*key)}"


def mint_extractor(name: str, version: str) -> str:
    """The name of an extractor in one version: "relations/member-joins" → "ext:relations-..."."""
    return f"{Kind.EXTRACTOR}:{slug(name)}-{digest(name, version, digits=SUFFIX_DIGITS)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityKey:
    """What an entity is known by.

    With a Wikidata id ("Q30") that id alone is its identity; without, the type, the normalized
    Russian name and the `disambiguator`, which tells namesakes apart.
    """

    type: EntityType
    name: str
    label_en: str | None = None
    wikidata: str | None = None
    disambiguator: str = ""

    def __post_init__(self) -> None:
        if self.wikidata is not None and not _WIKIDATA.fullmatch(self.wikidata):
            raise OntologyError(f"{self.wikidata!r} is no Wikidata item id")

    @property
    def identity(self) -> tuple[str, ...]:
        """Equal for keys that name one entity, different otherwise."""
        if self.wikidata is not None:
            return (self.wikidata,)
        return (self.type, normalize_name(self.name), self.disambiguator)

    @property
    def slug(self) -> str:
        """The readable part: the English label, else the name in Latin letters."""
        fallback = slug(self.type)
        english = slug(self.label_en, fallback="") if self.label_en else ""
        # The normalized name, so that «ёлка» and «Елка» share a slug as they share an identity.
        return english or slug(normalize_name(self.name), fallback=fallback)


def mint_all(keys: Iterable[EntityKey], digits: int = SUFFIX_DIGITS) -> dict[EntityKey, str]:
    """The names of all entities of a graph: equal for equal identities, different otherwise.

    Where two identities with one slug share their first `digits` hex digits, both suffixes grow
    until they differ. The result depends on the set of keys alone, not on their order.

    Args:
        keys: All keys of the graph at once; repeated keys do no harm.
        digits: Hex digits to begin with (tests force clashes by asking for fewer).
    """
    by_identity: dict[tuple[str, ...], list[EntityKey]] = {}
    for key in keys:
        by_identity.setdefault(key.identity, []).append(key)
    slug_of = {
        # An English label wins over a transliteration, then the first in alphabetical order.
        identity: min((key.label_en is None, key.slug) for key in same)[1]
        for identity, same in by_identity.items()
    }
    hashed: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    name_of: dict[tuple[str, ...], str] = {}
    for identity, words in slug_of.items():
        if by_identity[identity][0].wikidata is not None:
            name_of[identity] = f"{Kind.ENTITY}:{words}-{identity[0].lower()}"
        else:
            hashed.setdefault((words, digest(*identity, digits=digits)), []).append(identity)
    for (words, _), clashing in hashed.items():
        for identity, suffix in _distinct_suffixes(clashing, digits).items():
            name_of[identity] = f"{Kind.ENTITY}:{words}-{suffix}"
    return {key: name_of[key.identity] for same in by_identity.values() for key in same}


def _distinct_suffixes(
    identities: list[tuple[str, ...]], digits: int
) -> dict[tuple[str, ...], str]:
    """The shortest equally long digests, of at least `digits`, that tell the identities apart."""
    full = {identity: digest(*identity, digits=64) for identity in identities}
    length = digits
    while len({value[:length] for value in full.values()}) < len(full):
        length += 2
    return {identity: value[:length] for identity, value in full.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A parsed identifier; `str` gives back what was parsed.

    `slug` is empty for what is named by a hash alone. Exactly one of `wikidata` ("Q30") and
    `digest` is set.
    """

    kind: Kind
    slug: str = ""
    wikidata: str | None = None
    digest: str | None = None

    def __str__(self) -> str:
        suffix = self.wikidata.lower() if self.wikidata is not None else self.digest
        return f"{self.kind}:{self.slug}-{suffix}" if self.slug else f"{self.kind}:{suffix}"


def parse(curie: str) -> Identifier:
    """The parts of an identifier, the inverse of minting.

    Raises:
        OntologyError: the text is no identifier of ours.
    """
    prefix, _, local = curie.partition(":")
    if prefix in set(Kind):
        kind = Kind(prefix)
        if kind is Kind.ENTITY and (found := _ENTITY_LOCAL.fullmatch(local)):
            wikidata = found["wikidata"]
            return Identifier(
                kind=kind,
                slug=found["slug"],
                wikidata=wikidata.upper() if wikidata else None,
                digest=found["digest"],
            )
        if kind is Kind.EXTRACTOR and (found := _EXTRACTOR_LOCAL.fullmatch(local)):
            return Identifier(kind=kind, slug=found["slug"], digest=found["digest"])
        if kind not in (Kind.ENTITY, Kind.EXTRACTOR) and _CONTENT_LOCAL.fullmatch(local):
            return Identifier(kind=kind, digest=local)
    raise OntologyError(f"{curie!r} is no identifier of this vocabulary")
