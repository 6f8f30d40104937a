"""The gazetteer's build: lists by hand are checked, sources take names in turn, files are locked.

Whole builds need packages that are fetched; CI compares the committed tables with one. Here are
the promises that hold without a network.
"""

import hashlib
import re
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import OntologyError
from ontology.gazetteer import Gazetteer, NameKind, Use, default, fold
from ontology.gazetteer.build import __main__ as command
from ontology.gazetteer.build.archive import read_member
from ontology.gazetteer.build.cities import (
    FINDING_ELSEWHERE,
    add_finding_cities,
    add_linking_cities,
    cities_by_name,
)
from ontology.gazetteer.build.draft import Draft, write_share
from ontology.gazetteer.build.fetch import PackageMissingError, fetch
from ontology.gazetteer.build.geonames import Place
from ontology.gazetteer.build.hand import add_facts, add_things, read_hand
from ontology.gazetteer.build.linked import add_linked
from ontology.gazetteer.build.lock import Package, locked_packages
from ontology.gazetteer.tables import (
    BODY_COLUMNS,
    ENTITY_COLUMNS,
    FACT_COLUMNS,
    NAME_COLUMNS,
    THING_COLUMNS,
    Linked,
    read_body,
    read_entry,
    read_fact,
    read_name,
    read_table,
    write_table,
)
from ontology.vocabulary import EntityType

ROOT = Path(command.__file__).parents[3]


def thing(
    id_: str, label: str, names: str = "", type_: str = "Organization", **cells: str
) -> tuple[str, ...]:
    """A row of a list written by hand; the Wikidata id is the id where that is one."""
    given_cells = {
        "id": id_,
        "type": type_,
        "wikidata": id_ if id_.startswith("Q") else "",
        "label_ru": label,
        "names": names,
        **cells,
    }
    return tuple(given_cells.get(column, "") for column in THING_COLUMNS)


def folder(tmp_path: Path, **tables: list[tuple[str, ...]]) -> Path:
    """A folder of lists; the columns are those of facts where the rows are."""
    for name, rows in tables.items():
        columns = FACT_COLUMNS if len(rows[0]) == len(FACT_COLUMNS) else THING_COLUMNS
        (tmp_path / f"{name}.tsv").write_text(write_table(columns, rows), encoding="utf-8")
    return tmp_path


def drafted(path: Path) -> Draft:
    """The draft of a folder of lists."""
    draft, hand = Draft(), read_hand(path)
    add_things(draft, hand)
    add_facts(draft, hand)
    return draft


def loaded(draft: Draft) -> Gazetteer:
    """The gazetteer that the draft's tables make."""
    tables = draft.tables()
    return Gazetteer(
        read_table("e", tables["entities.tsv"], ENTITY_COLUMNS, read_entry),
        read_table("n", tables["names.tsv"], NAME_COLUMNS, read_name),
        read_table("b", tables["bodies.tsv"], BODY_COLUMNS, read_body),
        read_table("f", tables["facts.tsv"], FACT_COLUMNS, read_fact),
    )


def place(id_: str, people: int, country: str = "FR", name: str = "City") -> Place:
    """A city of GeoNames."""
    return Place(geonames=id_, name=name, country=country, population=people)


def row(name: str, id_: str, kind: NameKind = NameKind.SHORT, docs: int = 1) -> Linked:
    """A name counted in linked texts."""
    return Linked(
        name=name,
        type=EntityType.CITY,
        wikidata=id_,
        kind=kind,
        share=1.0,
        docs=docs,
        source="nerel",
    )


# --- lists by hand -------------------------------------------------------------------------------


def test_second_row_of_an_id_adds_to_the_first(tmp_path: Path) -> None:
    """Names are joined, empty cells filled, the finer type counts; the first label stays."""
    path = folder(
        tmp_path,
        a=[thing("Q1", "Банк России", "ЦБ РФ")],
        b=[thing("Q1", "ЦБ России", "latin:Bank of Russia", "GovernmentBody", country="RU")],
    )
    gazetteer = loaded(drafted(path))
    entry = gazetteer.by_id("Q1")
    assert entry is not None
    assert (entry.label_ru, entry.type, entry.country) == (
        "Банк России",
        EntityType.GOVERNMENT_BODY,
        "RU",
    )
    assert [(name.name, name.kind) for name in gazetteer.names_of("Q1")] == [
        ("Bank of Russia", NameKind.LATIN),
        ("Банк России", NameKind.SHORT),
        ("ЦБ России", NameKind.ALIAS),
        ("ЦБ РФ", NameKind.ALIAS),
    ]
    assert {name.type for name in gazetteer.names_of("Q1")} == {EntityType.GOVERNMENT_BODY}


def test_people_do_not_find_mentions(tmp_path: Path) -> None:
    """A person's name links what was found as a person and makes no mention by itself."""
    path = folder(tmp_path, a=[thing("Q1", "Иван Орёл", "Орёл", "Person"), thing("Q2", "Ромашка")])
    gazetteer = loaded(drafted(path))
    assert gazetteer.lookup("Орёл", finding=True) == ()
    assert gazetteer.lookup("Орёл")[0].entry.label_ru == "Иван Орёл"
    assert gazetteer.lookup("Ромашка", finding=True)
    assert list(gazetteer.finding_keys(set(NameKind))) == ["ромашка"]


def test_names_of_two_things_share_the_uses(tmp_path: Path) -> None:
    """Shares that add up to more than one are scaled down, so that none seems certain."""
    rows = [thing("Q1", "Первый Ким", "Ким", "Person"), thing("Q2", "Второй Ким", "Ким", "Person")]
    draft = Draft()
    scaled = add_things(draft, read_hand(folder(tmp_path, a=rows)))
    assert [c.name.share for c in loaded(draft).lookup("Ким")] == [0.5, 0.5]
    assert scaled == ["«Ким» has 200 hundredths: Первый Ким, Второй Ким"]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([thing("Q1", "А", wikidata="Q2")], "a.tsv, line 2: the id is Q1, the best .* Q2"),
        ([thing("name:a", "А", wikidata="Q2")], "line 2: the id is name:a, the best"),
        ([thing("Q1", "А", wikidata="")], "line 2: the id is Q1, the best"),
        (
            [thing("Q1", "А"), thing("Q1", "А", type_="City")],
            "line 3: Q1 is a City, but a Organization in a.tsv, line 2",
        ),
        (
            [thing("Q1", "А", country="RU"), thing("Q1", "А", country="US")],
            "line 3: Q1 has the country US, but RU in a.tsv, line 2",
        ),
        (
            [thing("Q1", "А", geonames="5"), thing("gn:5", "Б", geonames="5")],
            "line 3: geonames 5 is that of a.tsv, line 2",
        ),
        (
            [thing("name:a", "А"), thing("name:b", "«а»")],
            "line 3: ««а»» is a Organization of the same country in a.tsv, line 2",
        ),
        ([thing("name:a", "А", "=2")], "line 2: bad value"),
    ],
)
def test_wrong_lists_are_refused_by_line(
    tmp_path: Path, rows: list[tuple[str, ...]], complaint: str
) -> None:
    """The error names the file and the line, of both rows where two contradict each other."""
    with pytest.raises(OntologyError, match=complaint):
        drafted(folder(tmp_path, a=rows))


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Whoever writes lists need not run the build once for each slip."""
    rows = [thing("Q1", "А", wikidata="Q2"), thing("Q3", "Б", wikidata="Q4")]
    with pytest.raises(OntologyError, match=re.compile("line 2: .*\n.*line 3: ")):
        drafted(folder(tmp_path, a=rows))


@pytest.mark.parametrize(
    ("fact", "complaint"),
    [
        (("Q1", "memberOf", "Q9", "", "", "", ""), "b.tsv, line 2: Q9 is no id"),
        (("Q1", "memberOf", "Q1", "", "2024-03", "2023", ""), "line 2: it ends in 2023, before"),
        (("Q1", "memberOf", "Q1", "", "март", "", ""), "line 2: bad value 'март'"),
    ],
)
def test_wrong_facts_are_refused_by_line(
    tmp_path: Path, fact: tuple[str, ...], complaint: str
) -> None:
    """A fact is about things of the gazetteer and does not end before it begins."""
    with pytest.raises(OntologyError, match=complaint):
        drafted(folder(tmp_path, a=[thing("Q1", "А")], b=[fact]))


def test_unknown_header_is_refused(tmp_path: Path) -> None:
    """The header line tells what the rows are; another one is a mistake."""
    (tmp_path / "a.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"a\.tsv, line 1: the columns must be"):
        read_hand(tmp_path)


# --- sources in turn -----------------------------------------------------------------------------


def test_larger_city_finds_and_smaller_ones_link() -> None:
    """Names find from a number of people, unless they are words; shares are those of people."""
    cities = cities_by_name(
        {"1": "Большой", "2": "Малый", "3": "Орёл", "4": "Двойной", "5": "Двойной", "6": "Foo"},
        {
            "1": place("1", FINDING_ELSEWHERE),
            "2": place("2", FINDING_ELSEWHERE - 1),
            "3": place("3", FINDING_ELSEWHERE),
            "4": place("4", 3 * FINDING_ELSEWHERE),
            "5": place("5", FINDING_ELSEWHERE),
            "6": place("6", FINDING_ELSEWHERE),
        },
    )
    draft = Draft()
    for add in (add_finding_cities, add_linking_cities):
        add(draft, cities, lambda name: name == "Орёл")
    gazetteer = loaded(draft)
    found = {
        name: [(c.entry.id, c.name.share, c.name.use) for c in gazetteer.lookup(name)]
        for name in ("Большой", "Малый", "Орёл", "Двойной", "Foo")
    }
    assert found == {
        "Большой": [("gn:1", 1.0, Use.FIND)],
        "Малый": [("gn:2", 1.0, Use.LINK)],
        "Орёл": [("gn:3", 1.0, Use.LINK)],
        "Двойной": [("gn:4", 0.75, Use.FIND), ("gn:5", 0.25, Use.LINK)],
        "Foo": [],
    }


def test_hand_comes_before_other_sources(tmp_path: Path) -> None:
    """A name that a list has means what the list says, and no city of GeoNames."""
    draft = drafted(folder(tmp_path, a=[thing("Q1", "Волга", type_="Location")]))
    cities = cities_by_name({"7": "Волга"}, {"7": place("7", 10 * FINDING_ELSEWHERE)})
    add_finding_cities(draft, cities, lambda _: False)
    add_linked(draft, [row("Волга", "Q9")], cities)
    add_linking_cities(draft, cities, lambda _: False)
    assert [c.entry.id for c in loaded(draft).lookup("Волга")] == ["Q1"]


def test_city_takes_the_id_that_texts_link_its_name_to() -> None:
    """GeoNames' city and Wikidata's are one where the name is that of one city."""
    cities = cities_by_name(
        {"7": "Город", "8": "Сёла", "9": "Сёла"},
        {
            "7": place("7", FINDING_ELSEWHERE),
            "8": place("8", 20_000),
            "9": place("9", 20_000),
        },
    )
    draft = Draft()
    add_finding_cities(draft, cities, lambda _: False)
    add_linked(
        draft, [row("Город", "Q9"), row("Градъ", "Q9", NameKind.ALIAS), row("Сёла", "Q8")], cities
    )
    add_linking_cities(draft, cities, lambda _: False)
    gazetteer = loaded(draft)
    entry = gazetteer.by_id("Q9")
    assert entry is not None
    assert (entry.geonames, entry.country) == ("7", "FR")
    assert gazetteer.lookup("Город")[0].name.use is Use.FIND
    assert gazetteer.lookup("Градъ")[0].entry is entry
    ambiguous = gazetteer.by_id("Q8")
    assert ambiguous is not None
    assert ambiguous.geonames is None


def test_bare_body_stays_nobodys() -> None:
    """What texts mean by «МИД» is the article's own state's ministry, never one of them."""
    draft = Draft()
    draft.bodies.append(read_body(["МИД", "министерство иностранных дел", "GovernmentBody"]))
    add_linked(draft, [row("МИД", "Q9"), row("министерство иностранных дел", "Q9")], {})
    assert draft.entries == {}


# --- packages ------------------------------------------------------------------------------------


def package(content: bytes, file: str = "a-1-py3-none-any.whl", registry: str = "pypi") -> Package:
    """A locked package with this content."""
    return Package(
        name="a",
        version="1",
        registry=registry,
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        license="MIT",
    )


def test_kept_file_with_the_locked_hash_is_not_fetched_again(tmp_path: Path) -> None:
    """A file in the cache counts if its hash is the locked one; no registry is asked."""
    (tmp_path / "a-1-py3-none-any.whl").write_bytes(b"content")
    path = fetch(package(b"content"), tmp_path)
    assert path.read_bytes() == b"content"


def test_package_that_cannot_be_had_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the registry's client, or an answer from it, nothing is compared: no failure."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PackageMissingError, match="there is no npm"):
        fetch(package(b"", "a-1.tgz", "npm"), tmp_path)
    with pytest.raises(PackageMissingError, match="there is no apt-get"):
        fetch(package(b"", "a_1_all.deb", "deb"), tmp_path)


def test_unknown_registry_is_refused(tmp_path: Path) -> None:
    """The lock table names registries that there is a client for."""
    with pytest.raises(OntologyError, match="'cran' is no registry"):
        fetch(package(b"", registry="cran"), tmp_path)


def test_lock_is_complete() -> None:
    """Each package has a hash, a license and a file that holds its version."""
    packages = locked_packages()
    assert len(packages) >= 7
    for name, locked in packages.items():
        assert re.fullmatch(r"[0-9a-f]{64}", locked.sha256), name
        assert locked.version.split("+")[0] in locked.file
        assert locked.license
        assert "://" not in locked.file


def test_members_are_read_without_unpacking(tmp_path: Path) -> None:
    """A member of a wheel is read; one that is not there is told by name."""
    path = tmp_path / "a.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.txt", "content")
    assert read_member(path, "a/data.txt") == b"content"
    with pytest.raises(OntologyError, match=r"has no a/other\.txt"):
        read_member(path, "a/other.txt")
    (tmp_path / "b.whl").write_bytes(b"no archive")
    with pytest.raises(OntologyError, match="cannot be unpacked"):
        read_member(tmp_path / "b.whl", "a")


def test_check_without_packages_has_a_status_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a package cannot be had, the check says so and is no failure of the tables."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert command.main(["--check", "--cache", str(tmp_path)]) == command.NOT_HERE
    assert "gazetteer not built: " in capsys.readouterr().err


# --- the committed tables ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["entities.tsv", "names.tsv", "bodies.tsv", "facts.tsv"])
def test_tables_are_in_their_one_written_form(name: str) -> None:
    """UTF-8, LF, sorted, each row once, shares with at most two digits."""
    text = (command.DATA / name).read_bytes().decode("utf-8")
    header, *lines = text.removesuffix("\n").split("\n")
    cells = [tuple(line.split("\t")) for line in lines]
    assert "\r" not in text
    assert len(set(lines)) == len(lines)
    if name == "names.tsv":
        key, id_, kind = (NAME_COLUMNS.index(column) for column in ("key", "id", "kind"))
        assert cells == sorted(cells, key=lambda c: (c[key], c[id_], c[kind], c[0], c))
        share = header.split("\t").index("share")
        assert [c for c in cells if not re.fullmatch(r"1|0\.\d{1,2}", c[share])] == []
    elif name == "bodies.tsv":
        assert cells == sorted(cells, key=lambda c: (c[0].casefold(), c))
    else:
        assert cells == sorted(cells)


def test_tables_hold_all_that_was_written_by_hand() -> None:
    """Whoever edits a list runs the build: things, names, bodies and facts are all there."""
    hand, gazetteer = read_hand(command.HAND), default()
    keys = {(name.id, name.key) for name in gazetteer.names}
    ids = {entry.wikidata or entry.id: entry.id for entry in gazetteer.entries}
    by_geonames = {f"gn:{entry.geonames}": entry.id for entry in gazetteer.entries}
    missing = [
        f"{written.place}: {name.name}"
        for written in hand.things
        for name in written.names
        if (ids.get(name.id) or by_geonames.get(name.id), name.key) not in keys
    ]
    assert missing == []
    facts = {(fact.subject, fact.object, fact.post, fact.since) for fact in gazetteer.facts}
    assert [
        place_ for place_, f in hand.facts if (f.subject, f.object, f.post, f.since) not in facts
    ] == []
    assert set(hand.bodies) == set(gazetteer.bodies)


def test_rows_of_the_tables_survive_the_round_trip() -> None:
    """What is read from the tables is written as it stood."""
    gazetteer, draft = default(), Draft()
    for entry in gazetteer.entries:
        draft.add_entry(entry)
    for name in gazetteer.names:
        draft.add_name(name)
    draft.bodies.extend(gazetteer.bodies)
    draft.facts.extend(gazetteer.facts)
    for file, text in draft.tables().items():
        assert text == (command.DATA / file).read_text(encoding="utf-8"), file


def test_no_name_of_a_person_makes_a_mention() -> None:
    """People are found by what the sentence says of them; the tables tell who they are."""
    for name in default().names:
        if name.type is EntityType.PERSON:
            assert name.use is Use.LINK


@given(st.integers(min_value=1, max_value=100))
def test_shares_are_written_exactly(hundredths: int) -> None:
    """A share in hundredths is written with at most two digits and read as it was."""
    text = write_share(hundredths / 100)
    assert re.fullmatch(r"1|0\.\d{1,2}", text)
    assert round(100 * float(text)) == hundredths


def test_program_does_not_need_what_builds_the_tables() -> None:
    """The build stands beside the package: nothing that runs imports it."""
    for part in ("extract", "graph", "ontology"):
        for path in (ROOT / part).rglob("*.py"):
            if "gazetteer/build" not in path.as_posix():
                assert "gazetteer.build" not in path.read_text(encoding="utf-8"), path


@given(st.text(alphabet="абвгдеё «»-", min_size=1, max_size=12))
def test_draft_keeps_one_name_of_a_key(text: str) -> None:
    """A thing has a key once, whatever the typography of the second name."""
    draft = Draft()
    entry = read_entry(["Q1", "City", "Q1", "", "", "А", "", "", "1", "hand", ""])
    draft.add_entry(entry)
    key = fold(text) or "а"
    for name in (text, text.upper()):
        draft.add_name(read_name([name, key, "City", "Q1", "alias", "1", "0", "hand", "find"]))
    assert len(draft.names) == 1
    assert draft.holders(key) == {"Q1"}
