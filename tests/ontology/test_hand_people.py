"""The lists of people in office, of their posts and of government bodies keep their promises."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ontology.gazetteer
from ontology.gazetteer import NameKind, default, fold
from ontology.gazetteer.tables import ENTITY_COLUMNS, IDENTIFIERS
from ontology.vocabulary import EntityType

HAND = Path(ontology.gazetteer.__file__).parent / "hand"
THINGS = (*ENTITY_COLUMNS, "names")
OFFICES = ("subject", "relation", "object", "post", "since", "until", "source")
BODIES = ("short", "full", "type")
NAME = re.compile(rf"(?:({'|'.join(NameKind)}):)?(.+?)(?:=(0\.\d\d?))?")
DATE = re.compile(r"((19|20)\d\d(-(0[1-9]|1[0-2]))?)?")
MONONYMS = frozenset({"Акихито", "Виллем-Александр", "Нарухито", "Сугионо", "Франциск"})
"""Those whom the news call by one name alone."""
BYNAMES = frozenset({"Прачанда", "Фармаджо"})
"""Names of one word that are part of no full name."""


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """Rows of a list, by the names of its columns."""
    lines = (HAND / file).read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    assert lines[-1] == ""
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:-1])


def names(row: dict[str, str]) -> Iterator[tuple[str, str, float]]:
    """Kind, name and share of each further name of a thing."""
    for written in filter(None, row["names"].split(";")):
        match = NAME.fullmatch(written)
        assert match, f"{row['id']}: {written!r} is no name"
        yield match[1] or NameKind.ALIAS, match[2], float(match[3] or 1)


@cache
def states() -> frozenset[str]:
    """ISO 3166-1 codes of the states in the gazetteer."""
    return frozenset(
        entry.iso for entry in default().entries if entry.type is EntityType.COUNTRY and entry.iso
    )


@pytest.mark.parametrize("file", ["people.tsv", "government_bodies.tsv"])
def test_identifiers_have_their_shape(file: str) -> None:
    """An id is unique in its list, and that of Wikidata wherever the row has one."""
    assert [id_ for id_, n in Counter(row["id"] for row in rows(file)).items() if n > 1] == []
    for row in rows(file):
        assert tuple(row) == THINGS
        assert IDENTIFIERS["id"].fullmatch(row["id"]), row["id"]
        assert row["wikidata"] == (row["id"] if row["id"].startswith("Q") else "")
        assert row["label_ru"]
        assert row["label_en"]
        assert row["weight"] in set("123456789")
        assert not row["country"] or row["country"] in states(), row["country"]
        assert re.fullmatch(r"((1[89]|20)\d\d)?", row["until"])
        assert "hand" in row["sources"].split(",")


@pytest.mark.parametrize("file", ["people.tsv", "government_bodies.tsv"])
def test_names_are_written_once_and_in_their_alphabet(file: str) -> None:
    """A thing has each name once, and a name in Latin letters says so."""
    for row in rows(file):
        folded = [fold(name) for kind, name, _ in names(row) if kind != NameKind.SHORT]
        assert len({*folded, fold(row["label_ru"])}) == len(folded) + 1, row["label_ru"]
        for kind, name, share in names(row):
            assert name == name.strip()
            assert 0 < share <= 1
            assert (kind == NameKind.LATIN) <= (re.search("[а-яё]", name.lower()) is None), name


def test_nobody_stands_twice() -> None:
    """No two people have one full name, in either alphabet."""
    for column in ("label_ru", "label_en"):
        full = Counter(fold(row[column]) for row in rows("people.tsv"))
        assert [name for name, n in full.items() if n > 1] == []


def test_a_lone_surname_has_its_full_name() -> None:
    """Whoever is found by a surname alone has a full name with it; the surname may mean others."""
    for row in rows("people.tsv"):
        label = row["label_ru"]
        assert " " in label or label in MONONYMS, label
        aliases = [(name, share) for kind, name, share in names(row) if kind == NameKind.ALIAS]
        lone = [(name, share) for name, share in aliases if " " not in name]
        full = {label, *(name for name, _ in aliases if " " in name)}
        words = {fold(word) for name in full for word in name.split()}
        for name, share in lone:
            if name not in BYNAMES:
                assert fold(name) in words, f"«{name}» of {label}"
                assert 0.8 <= share < 1, f"{name}: {share}"


def test_names_of_people_leave_room_for_one_another() -> None:
    """The shares of one name add up to at most 1."""
    total: Counter[str] = Counter()
    for row in rows("people.tsv"):
        own = {row["label_ru"]: 1.0} | {name: share for _, name, share in names(row)}
        total.update({fold(name): round(100 * share) for name, share in own.items()})
    assert {name: share for name, share in total.items() if share > 100} == {}


def test_posts_are_held_by_people_somewhere_at_some_time() -> None:
    """Whoever holds a post is in the list, its place is known, and it begins before it ends."""
    people = {row["id"] for row in rows("people.tsv")}
    known = {entry.id for entry in default().entries}
    known.update(row["id"] for row in rows("government_bodies.tsv"))
    offices = rows("offices.tsv")
    assert len({tuple(row.values()) for row in offices}) == len(offices)
    for row in offices:
        assert tuple(row) == OFFICES
        assert row["relation"] == "workplace"
        assert row["subject"] in people, row["subject"]
        assert row["object"] in known, row["object"]
        assert re.fullmatch("[А-Яа-яЁё -]+", row["post"]), row["post"]
        assert DATE.fullmatch(row["since"])
        assert DATE.fullmatch(row["until"])
        if row["since"] and row["until"]:
            assert row["since"][: len(row["until"])] <= row["until"], row


def test_nobody_works_after_death() -> None:
    """A post ends, if its end is known, no later than its holder."""
    ends = {row["id"]: row["until"] for row in rows("people.tsv") if row["until"]}
    for row in rows("offices.tsv"):
        if row["subject"] in ends:
            assert row["since"][:4] <= ends[row["subject"]], row
            assert row["until"][:4] <= ends[row["subject"]], row


def test_bodies_are_those_of_sixty_states() -> None:
    """Ministries, parliaments, courts and services of at least sixty states."""
    assert len({row["country"] for row in rows("government_bodies.tsv")}) >= 60


def test_short_names_of_bodies_are_single_words() -> None:
    """«Минрегион»: one word, spelt out in lower case, each once."""
    bodies = rows("ministries.tsv")
    assert len({fold(row["short"]) for row in bodies}) == len(bodies)
    for row in bodies:
        assert tuple(row) == BODIES
        assert len(row["short"].split()) == 1
        assert row["full"] == row["full"].lower()
        assert EntityType(row["type"]).is_organization
