"""Memberships and posts with their dates, and the form in which people write things by hand."""

from datetime import date
from pathlib import Path

import pytest

from ontology.errors import OntologyError
from ontology.gazetteer import Fact, FactRelation, Gazetteer, NameKind
from ontology.gazetteer.tables import (
    FACT_COLUMNS,
    THING_COLUMNS,
    read_fact,
    read_table,
    read_thing,
)
from ontology.vocabulary import EntityType


def thing(names: str, label: str = "Вена", id_: str = "Q1741", type_: str = "City") -> list[str]:
    """The cells of a row written by hand."""
    return [id_, type_, id_, "", "", label, "", "AT", "5", "hand", "", names]


def state(id_: str, label: str) -> list[str]:
    """The cells of a state without further names."""
    return thing("", label, id_, "Country")


def membership(subject: str, since: str | None, until: str | None) -> Fact:
    """A state as a member of Q7184."""
    return Fact(
        subject=subject,
        relation=FactRelation.MEMBER_OF,
        object="Q7184",
        post=None,
        since=since,
        until=until,
        source="hand",
    )


@pytest.fixture(scope="module")
def alliance() -> Gazetteer:
    """One alliance that one state left and another joined."""
    rows = [
        read_thing(state("Q7184", "Союз"), "hand"),
        read_thing(state("Q1", "Альфа"), "hand"),
        read_thing(state("Q2", "Бета"), "hand"),
    ]
    return Gazetteer(
        [entry for entry, _ in rows],
        [name for _, names in rows for name in names],
        facts=[membership("Q1", "1949-04", "2020-06"), membership("Q2", "2024", None)],
    )


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(1949, 3, 31), []),
        (date(1949, 4, 1), ["Альфа"]),
        (date(2020, 6, 30), ["Альфа"]),
        (date(2020, 7, 1), []),
        (date(2024, 1, 1), ["Бета"]),
        (None, ["Бета"]),
    ],
)
def test_members_on_a_day(alliance: Gazetteer, day: date | None, members: list[str]) -> None:
    """A membership lasts from its first to its last date; without a day, it has no end."""
    assert [member.label_ru for member in alliance.members_of("Q7184", on=day)] == members


def test_facts_are_found_from_both_ends(alliance: Gazetteer) -> None:
    """A fact belongs to its subject and to its object; a thing without facts has none."""
    assert [fact.subject for fact in alliance.facts_of("Q7184")] == ["Q1", "Q2"]
    assert [fact.object for fact in alliance.facts_of("Q1")] == ["Q7184"]
    assert alliance.facts_of("Q9") == ()
    assert alliance.members_of("Q1") == ()


def test_fact_about_nobody_is_refused() -> None:
    """Both ends of a fact are things of the gazetteer."""
    entry, names = read_thing(state("Q7184", "Союз"), "hand")
    with pytest.raises(OntologyError, match="a fact is about Q3, which is no entity"):
        Gazetteer([entry], names, facts=[membership("Q3", None, None)])


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Q1\tmemberOf\tQ2\t\t2024-13\t\thand", "line 2: bad value '2024-13'"),
        ("Q1\tmemberOf\tQ2\t\t\tлето 2024\thand", "line 2: bad value 'лето 2024'"),
        ("Q1\tfriendOf\tQ2\t\t\t\thand", "line 2: bad value 'friendOf'"),
    ],
)
def test_malformed_fact_is_refused_by_line(row: str, complaint: str) -> None:
    """The error names the file, the line and the value."""
    text = "\t".join(FACT_COLUMNS) + f"\n{row}\n"
    with pytest.raises(OntologyError, match=complaint):
        list(read_table("facts.tsv", text, FACT_COLUMNS, read_fact))


def test_names_say_their_kind_and_share() -> None:
    """A name is an alias that always means the thing, unless it says otherwise."""
    _, names = read_thing(
        thing("short:Вена=0.7; adjective:венский;latin:Vienna = 0.95 ;Виндобона;2:0"), "hand"
    )
    assert [(name.kind, name.name, name.share) for name in names] == [
        (NameKind.SHORT, "Вена", 0.7),
        (NameKind.ADJECTIVE, "венский", 1.0),
        (NameKind.LATIN, "Vienna", 0.95),
        (NameKind.ALIAS, "Виндобона", 1.0),
        (NameKind.ALIAS, "2:0", 1.0),
    ]


def test_demonym_denotes_people() -> None:
    """A demonym has the id of the place and denotes a nationality."""
    _, names = read_thing(thing("demonym:венец"), "hand")
    assert [name.type for name in names] == [EntityType.CITY, EntityType.NATIONALITY]


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        ("Виндобона=2", "no share between 0 and 1"),
        ("Виндобона=0", "no share between 0 and 1"),
        ("Виндобона=много", "could not convert"),
        ("alias:", "no name"),
        ("short:Виндобона", "the short name must be the label"),
    ],
)
def test_malformed_name_is_refused_by_line(names: str, complaint: str) -> None:
    """The error names the line and what is wrong with the name."""
    text = "\n".join("\t".join(row) for row in (THING_COLUMNS, thing(names)))
    with pytest.raises(OntologyError, match=f"hand.tsv, line 2: .*{complaint}"):
        list(read_table("hand.tsv", text, THING_COLUMNS, lambda row: read_thing(row, "hand")))


def test_user_names_have_kinds_too(tmp_path: Path) -> None:
    """A user's table is written in the same form; a label of a known thing becomes an alias."""
    entry, names = read_thing(thing(""), "hand")
    path = tmp_path / "own.tsv"
    rows = (THING_COLUMNS, thing("short:Веночка=0.5;adjective:венский", label="Веночка"))
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    wider = Gazetteer([entry], names).with_file(path)
    assert [(name.name, name.kind, name.share) for name in wider.names_of("Q1741")] == [
        ("Вена", NameKind.SHORT, 1.0),
        ("Веночка", NameKind.ALIAS, 0.5),
        ("венский", NameKind.ADJECTIVE, 1.0),
    ]
