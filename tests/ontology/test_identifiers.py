"""Identifiers are readable, repeatable, collision-free and can be parsed back."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import OntologyError
from ontology.identifiers import (
    MAX_SLUG,
    EntityKey,
    digest,
    mint,
    mint_all,
    mint_extractor,
    normalize_name,
    parse,
    slug,
    transliterate,
)
from ontology.namespaces import Kind
from ontology.vocabulary import EntityType

LETTERS = st.text(alphabet="абвгёжйщъыьэюя АБЁЯ-«»abcZ019éł中", max_size=80)
WIKIDATA = st.integers(min_value=1, max_value=99).map(lambda number: f"Q{number}")
KEYS = st.builds(
    EntityKey,
    type=st.sampled_from(EntityType),
    name=LETTERS,
    label_en=st.none() | LETTERS,
    wikidata=st.none() | WIKIDATA,
    disambiguator=st.sampled_from(("", "a", "b")),
)
HASHED = st.sampled_from([kind for kind in Kind if kind not in (Kind.ENTITY, Kind.EXTRACTOR)])


def key(
    name: str,
    kind: EntityType = EntityType.ORGANIZATION,
    label_en: str | None = None,
    wikidata: str | None = None,
) -> EntityKey:
    """A key for a test."""
    return EntityKey(type=kind, name=name, label_en=label_en, wikidata=wikidata)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Соединённые Штаты Америки", "soedinennye-shtaty-ameriki"),
        ("Щёлково", "shchelkovo"),
        ("подъезд", "podieezd"),
        ("Юрий Олешь", "iurii-olesh"),
        ("НАТО", "nato"),
        ("G7 / «Большая семёрка»", "g7-bolshaia-semerka"),
        ("Łódź", "lodz"),
        ("São Tomé", "sao-tome"),
        ("Київ", "kiiv"),
        ("İstanbul", "istanbul"),
        ("中国", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slug_is_ascii_words(text: str, expected: str) -> None:
    """Russian goes by ICAO Doc 9303, Latin loses its marks, the rest becomes hyphens."""
    assert slug(text) == expected


def test_decomposed_letters_are_the_same_letters() -> None:
    """й and ё written as letter and mark transliterate like the single characters."""
    assert transliterate("и\u0306 е\u0308") == transliterate("й ё") == "i e"


def test_long_slug_is_cut_between_words() -> None:
    """A cut slug ends with a whole word where it has more than one."""
    assert slug("раз два три " * 9) == "raz-dva-tri-" * 4 + "raz-dva-tri"
    assert slug("я" * 99) == "ia" * 30


@given(st.text())
def test_slug_law(text: str) -> None:
    """Whatever the text, a slug is short, not empty and made of ASCII words."""
    words = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words)
    assert len(words) <= MAX_SLUG


@given(st.text())
def test_normalized_name_is_a_fixed_point(text: str) -> None:
    """Normalizing twice changes nothing more."""
    assert normalize_name(normalize_name(text)) == normalize_name(text)


@pytest.mark.parametrize(
    "other", ["альянс ёлка-2", "«Альянс» Елка—2", "Альянс  Ёлка\u20112", " АЛЬЯНС ЕЛКА-2 "]
)
def test_spelling_makes_no_difference(other: str) -> None:
    """Case, ё, quotes, kinds of dash and spaces are not part of an identity."""
    first, second = key("Альянс Ёлка-2"), key(other)
    names = mint_all([first, second])
    assert names[first] == names[second]


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (key("США", EntityType.COUNTRY, "United States", "Q30"), "ent:united-states-q30"),
        (key("США", EntityType.COUNTRY, None, "Q30"), "ent:ssha-q30"),
        (key("中国", EntityType.COUNTRY, None, "Q148"), "ent:country-q148"),
        (key("Созвездие"), "ent:sozvezdie-" + digest("Organization", "созвездие", "", digits=6)),
    ],
)
def test_entity_name(entity: EntityKey, expected: str) -> None:
    """English label, else Latin letters; Wikidata id, else the beginning of a hash."""
    assert mint_all([entity])[entity] == expected


def test_namesakes_of_different_type_differ() -> None:
    """A person and a city of one name are two entities."""
    city, person = key("Вашингтон", EntityType.CITY), key("Вашингтон", EntityType.PERSON)
    names = mint_all([city, person])
    assert names[city] != names[person]


def test_wikidata_id_is_the_identity() -> None:
    """Keys with one Wikidata id share a name, which takes the English label."""
    russian, unlinked = key("США", wikidata="Q30"), key("США")
    labeled = key("Америка", label_en="United States", wikidata="Q30")
    names = mint_all([russian, unlinked, labeled])
    assert names[russian] == names[labeled] == "ent:united-states-q30"
    assert names[unlinked] != names[russian]


@given(st.lists(KEYS, max_size=12), st.randoms(use_true_random=False))
def test_minting_ignores_order_and_repetition(keys: list[EntityKey], chance: Random) -> None:
    """Any order of the keys, and any repetition, gives the same names."""
    shuffled = keys + keys
    chance.shuffle(shuffled)
    assert mint_all(keys) == mint_all(shuffled)


@given(st.lists(KEYS, max_size=12), st.integers(min_value=1, max_value=6))
def test_names_are_equal_exactly_for_equal_identities(keys: list[EntityKey], digits: int) -> None:
    """Different identities never share a name, however short the hash begins."""
    names = mint_all(keys, digits=digits)
    for one in keys:
        for other in keys:
            assert (names[one] == names[other]) == (one.identity == other.identity)


def test_clashing_hashes_grow() -> None:
    """Two identities with one slug and one short hash both get a longer one."""
    names = ["Ока", "ока-", "ока.", "ока,", "ока;", "ока:", "ока!", "ока?", "ока/"]
    keys = [key(name) for name in names]
    minted = mint_all(keys, digits=1)
    assert len(set(minted.values())) == len(keys)
    lengths = [len(name.rpartition("-")[2]) for name in minted.values()]
    assert lengths.count(1) not in (0, len(keys))


@given(KEYS)
def test_parsing_inverts_minting_an_entity(entity: EntityKey) -> None:
    """The slug and the id that went in come out, and the text is given back."""
    name = mint_all([entity])[entity]
    parsed = parse(name)
    assert str(parsed) == name
    assert (parsed.kind, parsed.slug, parsed.wikidata) == (
        Kind.ENTITY,
        entity.slug,
        entity.wikidata,
    )
    assert (parsed.digest is None) == (entity.wikidata is not None)


@given(HASHED, st.lists(st.none() | st.integers() | st.text(), min_size=1, max_size=4))
def test_parsing_inverts_minting_a_hash(kind: Kind, parts: list[str | int | None]) -> None:
    """Kind and digest of a hashed identifier come out as they went in."""
    parsed = parse(mint(kind, *parts))
    assert (parsed.kind, parsed.digest) == (kind, digest(*parts))
    assert str(parsed) == mint(kind, *parts)


def test_parsing_inverts_minting_an_extractor() -> None:
    """An extractor is named by its name and told apart by its version."""
    name = mint_extractor("relations/member-joins", "3")
    assert parse(name).slug == "relations-member-joins"
    assert str(parse(name)) == name
    assert mint_extractor("relations/member-joins", "4") != name


@pytest.mark.parametrize(
    ("one", "other"),
    [(("a", "bc"), ("ab", "c")), ((None,), ("",)), ((1,), ("1",)), (("a",), ("a", ""))],
)
def test_digest_keeps_the_parts_apart(
    one: tuple[str | int | None, ...], other: tuple[str | int | None, ...]
) -> None:
    """Where one part ends and what type it has is part of the key."""
    assert digest(*one) != digest(*other)


def test_digest_is_frozen() -> None:
    """The algorithm never changes: published graphs keep their IRIs."""
    assert mint(Kind.CLAIM, "ent:a-q1", "memberOf", "ent:b-q2") == "clm:4769be2f7154eda9"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ent:",
        "ent:usa",
        "ent:usa-q0",
        "ent:USA-q30",
        "ent:-q30",
        "ent:a--b-q30",
        "ent:usa-12345",
        "ent:usa-q30/x",
        "clm:8f1d",
        "clm:8F1D6C27A05BE943",
        "clm:a-8f1d6c27a05be943",
        "foo:8f1d6c27a05be943",
        "8f1d6c27a05be943",
    ],
)
def test_strangers_are_refused(text: str) -> None:
    """What was not minted here does not parse."""
    with pytest.raises(OntologyError):
        parse(text)


@pytest.mark.parametrize("wikidata", ["30", "q30", "Q0", "Q", "P30", "Q30 ", "Q3x"])
def test_malformed_wikidata_ids_are_refused(wikidata: str) -> None:
    """Only an item id makes an identity."""
    with pytest.raises(OntologyError):
        key("США", wikidata=wikidata)


@pytest.mark.parametrize("kind", [Kind.ENTITY, Kind.EXTRACTOR])
def test_readable_kinds_are_not_bare_hashes(kind: Kind) -> None:
    """Entities and extractors have names of their own."""
    with pytest.raises(OntologyError):
        mint(kind, "a")
