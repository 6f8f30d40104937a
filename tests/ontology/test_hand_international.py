"""The lists of alliances, members, outlets, companies, regions and words keep their promises."""

import re
from collections import defaultdict
from importlib.resources import files
from itertools import pairwise

import pytest

from ontology.gazetteer import NameKind, default, fold
from ontology.gazetteer.tables import ENTITY_COLUMNS, IDENTIFIERS
from ontology.vocabulary import EntityType

HAND = files("ontology.gazetteer") / "hand"
LISTS = ("international", "outlets", "companies", "regions")
"""Lists of things that no other list has."""
MEMBER_COLUMNS = ("subject", "relation", "object", "post", "since", "until", "source")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ADJECTIVE = re.compile(r"[а-яё-]+(ий|ый|ой)")
DEMONYM = re.compile(r"[а-яё -]+")
CYRILLIC = re.compile(r"[А-яЁё]")
LATIN = re.compile(r"[A-Za-z]")
WORD = re.compile(r"[^\W\d_]+")
KINDS = {kind.value: kind for kind in NameKind}


def rows(name: str) -> list[list[str]]:
    """The cells of all lines of one list, the header first."""
    text = (HAND / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def things(name: str) -> list[dict[str, str]]:
    """The rows of one list of things, by column."""
    header, *lines = rows(name)
    assert header == [*ENTITY_COLUMNS, "names"]
    return [dict(zip(header, line, strict=True)) for line in lines]


def names(thing: dict[str, str]) -> list[tuple[NameKind, str, float]]:
    """Kind, name and share of each further name: `[kind:]name[=share]`, separated by ";"."""
    found = []
    for cell in filter(None, thing["names"].split(";")):
        before, colon, after = cell.partition(":")
        kind = KINDS.get(before) if colon else None
        name, _, share = (after if kind else cell).partition("=")
        found.append((kind or NameKind.ALIAS, name, float(share or 1)))
    return found


def memberships() -> list[dict[str, str]]:
    """The rows of `members.tsv`, by column."""
    header, *lines = rows("members")
    assert tuple(header) == MEMBER_COLUMNS
    return [dict(zip(header, line, strict=True)) for line in lines]


def state(code: str) -> str:
    """The id of the state with this ISO 3166-1 code."""
    return next(entry.id for entry in default().entries if entry.iso == code)


def members(alliance: str, day: str) -> set[str]:
    """Ids of the members of an alliance on a day, YYYY-MM-DD."""
    return {
        row["subject"]
        for row in memberships()
        if row["object"] == alliance
        and row["since"] <= day
        and (not row["until"] or day < row["until"])
    }


# --- things ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*LISTS, "words"])
def test_rows_are_well_formed(name: str) -> None:
    """Every identifier, type, kind and share has its form; the id is the best one that is known."""
    types = {type_.value for type_ in EntityType}
    for thing in things(name):
        assert thing["type"] in types, thing
        assert thing["label_ru"], thing
        for column, pattern in IDENTIFIERS.items():
            assert not thing[column] or pattern.fullmatch(thing[column]), thing
        best = thing["wikidata"] or (thing["geonames"] and f"gn:{thing['geonames']}")
        assert thing["id"] == best or (not best and thing["id"].startswith(("iso:", "name:")))
        assert re.fullmatch(r"\d", thing["weight"]), thing
        assert re.fullmatch(r"(\d{4})?", thing["until"]), thing
        for kind, text, share in names(thing):
            assert text == text.strip(), thing
            assert 0 < share <= 1, thing
            assert kind is not NameKind.SHORT or text == thing["label_ru"], thing


def test_each_thing_is_new_and_stands_once() -> None:
    """No id stands in two of the lists, and no list names a thing twice by the same label."""
    ids = [thing["id"] for name in LISTS for thing in things(name)]
    assert len(ids) == len(set(ids))
    labels = [
        (fold(thing["label_ru"]), thing["type"], thing["country"])
        for name in LISTS
        for thing in things(name)
    ]
    assert len(labels) == len(set(labels))


def test_words_are_names_of_known_things() -> None:
    """The list of words adds names: every row's thing is of another list or table."""
    own = {thing["id"] for name in LISTS for thing in things(name)}
    own |= {entry.id for entry in default().entries}
    own |= {f"gn:{entry.geonames}" for entry in default().entries}  # whatever its id is by now
    for thing in things("words"):
        assert thing["id"] in own, thing
        assert thing["names"], thing


@pytest.mark.parametrize("name", [*LISTS, "words"])
def test_no_name_stands_twice_in_a_row(name: str) -> None:
    """A row does not repeat a name in another typography."""
    for thing in things(name):
        keys = [fold(text) for _, text, _ in names(thing)]
        assert len(keys) == len(set(keys)), thing


@pytest.mark.parametrize("name", [*LISTS, "words"])
def test_alphabets(name: str) -> None:
    """A name of the kind "latin" has Latin letters only, and no word of any name mixes two."""
    for thing in things(name):
        for kind, text, _ in [*names(thing), (NameKind.SHORT, thing["label_ru"], 1.0)]:
            if kind is NameKind.LATIN:
                assert LATIN.search(text), text
                assert not CYRILLIC.search(text), text
            for word in WORD.findall(text):
                assert not (LATIN.search(word) and CYRILLIC.search(word)), text


@pytest.mark.parametrize("name", [*LISTS, "words"])
def test_adjectives_and_demonyms_are_dictionary_forms(name: str) -> None:
    """An adjective is one masculine nominative in lower case, a demonym lower-case words."""
    for thing in things(name):
        for kind, text, _ in names(thing):
            if kind is NameKind.ADJECTIVE:
                assert ADJECTIVE.fullmatch(text), text
            elif kind is NameKind.DEMONYM:
                assert DEMONYM.fullmatch(text), text


@pytest.mark.parametrize("name", LISTS)
def test_countries_are_states(name: str) -> None:
    """The country of a thing is the ISO code of a state or territory of the gazetteer."""
    codes = {entry.iso for entry in default().entries if entry.iso and len(entry.iso) == 2}
    codes |= {entry.country for entry in default().entries if entry.country}
    for thing in things(name):
        assert not thing["country"] or thing["country"] in codes, thing


@pytest.mark.parametrize(
    ("name", "type_", "at_least"),
    [
        ("international", {"Alliance"}, 120),
        ("international", {"Organization"}, 200),
        ("outlets", {"MediaOutlet"}, 550),
        ("companies", {"Organization"}, 900),
        ("regions", {"StateOrProvince"}, 90),
        ("words", {"Country"}, 150),
    ],
)
def test_coverage(name: str, type_: set[str], at_least: int) -> None:
    """The lists are as long as they were when they were last checked, or longer."""
    assert sum(thing["type"] in type_ for thing in things(name)) >= at_least


# --- memberships -------------------------------------------------------------------------------


def test_members_are_states_of_known_bodies() -> None:
    """The subject is a state, the object a body that has a label; dates are dates, in order."""
    bodies = {thing["id"] for name in LISTS for thing in things(name)}
    bodies |= {entry.id for entry in default().entries if entry.type.is_organization}
    for row in memberships():
        subject = default().by_id(row["subject"])
        assert subject is not None, row
        assert subject.type is EntityType.COUNTRY, row
        assert row["object"] in bodies, row
        assert row["relation"] == "memberOf", row
        assert row["post"] == "", row
        for day in (row["since"], row["until"]):
            assert not day or DATE.fullmatch(day), row
        if row["since"] and row["until"]:
            width = min(len(row["since"]), len(row["until"]))
            assert row["since"][:width] <= row["until"][:width], row


def test_memberships_of_a_pair_do_not_overlap() -> None:
    """A state that left and came back has two rows, one after the other."""
    spans: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in memberships():
        spans[row["subject"], row["object"]].append((row["since"], row["until"]))
    for pair, dates in spans.items():
        for (_, until), (since, _) in pairwise(sorted(dates)):
            assert until, pair
            assert until <= since, pair


def test_memberships_are_sorted() -> None:
    """Rows stand by body, date and state, each once: the same content is the same bytes."""
    keys = [(row["object"], row["since"], row["subject"]) for row in memberships()]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("alliance", "day", "count"),
    [
        ("Q1065", "2024-01-01", 193),
        ("Q458", "2024-01-01", 27),
        ("Q458", "2015-01-01", 28),
        ("Q7184", "2022-01-01", 30),
        ("Q7184", "2025-01-01", 32),
        ("Q8908", "2020-01-01", 47),
        ("Q81299", "2020-01-01", 57),
        ("Q41550", "2022-01-01", 38),
        ("Q7159", "2020-01-01", 55),
        ("Q7172", "2020-01-01", 22),
        ("Q7768", "2026-01-01", 11),
        ("Q8268", "2026-01-01", 21),
        ("Q485207", "2025-01-01", 10),
        ("Q243630", "2025-06-01", 10),
        ("Q37470", "2023-06-01", 15),
        ("name:european-political-community", "2024-01-01", 47),
    ],
)
def test_number_of_members(alliance: str, day: str, count: int) -> None:
    """Bodies whose size is widely known have as many members on the day."""
    assert len(members(alliance, day)) == count


@pytest.mark.parametrize(
    ("code", "alliance", "before", "after"),
    [
        ("FI", "Q7184", "2023-04-03", "2023-04-04"),
        ("SE", "Q7184", "2024-03-06", "2024-03-07"),
        ("BY", "Q485207", "2024-07-03", "2024-07-04"),
        ("ID", "Q243630", "2024-12-31", "2025-01-06"),
        ("TL", "Q7768", "2025-10-25", "2025-10-26"),
        ("BO", "Q4264", "2024-01-01", "2024-07-08"),
        ("HR", "Q1969730", "2022-12-31", "2023-01-01"),
        ("GB", "name:comprehensive-and-progressive-agreement-for-trans-pacific-partnership",
         "2024-12-14", "2024-12-15"),
    ],
)  # fmt: skip
def test_state_joined(code: str, alliance: str, before: str, after: str) -> None:
    """A state is no member the day before it joins and is one from that day on."""
    assert state(code) not in members(alliance, before)
    assert state(code) in members(alliance, after)


@pytest.mark.parametrize(
    ("code", "alliance", "last", "gone"),
    [
        ("GB", "Q458", "2020-01-30", "2020-01-31"),
        ("RU", "Q8908", "2022-03-15", "2022-03-16"),
        ("RU", "Q37143", "2014-01-01", "2014-03-24"),
        ("AO", "Q7795", "2023-12-31", "2024-01-01"),
        ("QA", "Q7795", "2018-12-31", "2019-01-01"),
        ("NE", "Q193272", "2025-01-28", "2025-01-29"),
        ("GE", "Q7779", "2009-08-17", "2009-08-18"),
        ("UZ", "Q318693", "2012-01-01", "2012-12-19"),
    ],
)
def test_state_left(code: str, alliance: str, last: str, gone: str) -> None:
    """A state is a member to the end of its membership and not from the day it ends."""
    assert state(code) in members(alliance, last)
    assert state(code) not in members(alliance, gone)


@pytest.mark.parametrize(
    ("code", "alliance"),
    [
        ("MN", "Q485207"),  # observer
        ("AM", "Q485207"),  # dialogue partner
        ("BY", "Q243630"),  # partner
        ("TR", "Q458"),  # candidate
        ("UA", "Q7184"),  # partner
        ("UZ", "name:eurasian-economic-union"),  # observer
        ("TM", "name:organization-of-turkic-states"),  # observer
        ("CN", "name:arctic-council"),  # observer
        ("BO", "Q1764511"),  # guest of a summit
        ("PS", "Q1065"),  # observer
    ],
)
def test_observer_is_no_member(code: str, alliance: str) -> None:
    """Observers, partners, candidates and guests are not members."""
    assert state(code) not in members(alliance, "2026-01-01")


def test_many_bodies_have_dated_members() -> None:
    """More than a hundred bodies have a member with a date."""
    dated = {row["object"] for row in memberships() if row["since"] or row["until"]}
    assert len(dated) >= 150
