"""CSV tables: whole, joined by IRI, harmless in a spreadsheet, and as Neo4j's import takes them."""

import csv
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import HOSTILE, PAYLOADS, poisoned
from hypothesis import HealthCheck, given, settings
from story import story

from graph.errors import GraphError
from graph.export.characters import one_line
from graph.export.property_graph import Fact
from graph.export.sheets import TABLES
from graph.export.tables import README, defused, write_tables
from graph.records import KnowledgeGraph

NODES = ("entities", "events", "statements", "values", "articles")
RELATIONSHIPS = ("claims", "roles")
PARSERS: dict[str, Callable[[str], object]] = {
    "int": int,
    "float": float,
    "date": dt.date.fromisoformat,
    "boolean": {"true": True}.__getitem__,
    "string[]": lambda text: text.split(";"),
}


def tables(knowledge: KnowledgeGraph, folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of every file, by its name."""
    write_tables(knowledge, folder)
    found = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found[path.stem] = list(csv.DictReader(file, strict=True))
    return found


def test_every_record_is_a_row(tmp_path: Path) -> None:
    """Claims, entities, events, statements and articles of the story are all there, once."""
    knowledge = story()
    found = tables(knowledge, tmp_path)
    assert [row["iri"] for row in found["claims"]] != []
    assert {row["iri"] for row in found["claims"]} == {claim.iri for claim in knowledge.claims}
    ids = [row["iri:ID"] for name in NODES for row in found[name]]
    parts = (knowledge.articles, knowledge.entities, knowledge.events, knowledge.statements)
    assert len(ids) == len(set(ids))
    assert set(ids) >= {record.iri for part in parts for record in part}


def test_relationships_join_rows(tmp_path: Path) -> None:
    """Both ends of every claim and role are rows of the tables of nodes."""
    found = tables(story(), tmp_path)
    ids = {row["iri:ID"] for name in NODES for row in found[name]}
    for name in RELATIONSHIPS:
        assert found[name]
        assert {row[end] for row in found[name] for end in (":START_ID", ":END_ID")} <= ids


def test_a_claim_can_be_checked_in_its_row(tmp_path: Path) -> None:
    """Names, relation, status, sources, the best sentence and its article stand in one row."""
    rows = tables(story(), tmp_path)["claims"]
    row = next(row for row in rows if (row["subject"], row["relation"]) == ("Эстония", "memberOf"))
    assert (row[":TYPE"], row["object"], row["status"]) == (
        *("MEMBER_OF", "Балтийский цифровой союз", "Occurred"),
    )
    assert (row["n_sources:int"], row["confidence:float"], row["n_evidence:int"]) == (
        *("2", "0.927", "2"),
    )
    assert row["quote"].startswith("В Балтийский цифровой союз входят")
    assert row["article"] == "Балтийский цифровой союз получит центр в Таллине"


def test_every_sentence_is_evidence(tmp_path: Path) -> None:
    """All evidence of all facts is a row with its place in the article."""
    knowledge = story()
    rows = tables(knowledge, tmp_path)["evidence"]
    facts: list[Fact] = [*knowledge.claims, *knowledge.events, *knowledge.statements]
    assert {(row["of"], row["iri"], row["quote"], row["start"]) for row in rows} == {
        (fact.iri, told.iri, told.quote, str(told.start))
        for fact in facts
        for told in fact.evidence
    }


def test_cells_are_of_the_type_that_the_header_names(tmp_path: Path) -> None:
    """Neo4j reads `n_sources:int` as a number and `published:date` as a day."""
    for rows in tables(story(), tmp_path).values():
        for row in rows:
            for header, cell in row.items():
                parse = PARSERS.get(header.partition(":")[2])
                if parse is not None and cell:
                    parse(cell)


def test_labels_and_types_are_names_for_neo4j(tmp_path: Path) -> None:
    """Classes are joined by semicolons, the widest first; types are upper case."""
    found = tables(story(), tmp_path)
    union = next(row for row in found["entities"] if row["iri:ID"] == "ent:union")
    assert union[":LABEL"] == "Entity;Organization;Alliance"
    assert union["aliases:string[]"] == "БЦС;союз"
    summit = next(row for row in found["events"] if row["iri:ID"] == "ent:summit")
    assert summit[":LABEL"] == "Entity;Event"
    types = {row[":TYPE"] for name in RELATIONSHIPS for row in found[name]}
    assert all(re.fullmatch("[A-Z_]+", type_) for type_ in types)


def test_files_are_what_excel_and_rfc_4180_ask(tmp_path: Path) -> None:
    """A byte order mark, rows that end in CR LF, and as many cells in each as in the header."""
    write_tables(story(), tmp_path)
    for path in tmp_path.glob("*.csv"):
        written = path.read_bytes()
        assert written.startswith(b"\xef\xbb\xbf")
        assert written.endswith(b"\r\n")
        assert written.count(b"\n") == written.count(b"\r\n")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert len({len(row) for row in csv.reader(file, strict=True)}) == 1


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@A1", " =1", "\uff1d1", "\t=1", "\r=1"])
def test_formulas_are_defused(text: str) -> None:
    """Whatever a spreadsheet might compute begins with an apostrophe."""
    assert defused(text) == f"'{text}"


@given(text=HOSTILE)
def test_defusing_loses_nothing(text: str) -> None:
    """The first apostrophe taken away, the text is as it was; no cell begins a formula."""
    safe = defused(text)
    assert safe.removeprefix("'") == text
    assert safe.lstrip()[:1] not in set("=+-@")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=HOSTILE)
def test_any_text_stays_in_its_cell(tmp_path: Path, text: str) -> None:
    """Whatever stands in the articles, each row is one line and each text comes back on one."""
    sound = tables(story(), tmp_path)
    found = tables(poisoned(story(), text), tmp_path)
    assert {name: len(rows) for name, rows in found.items()} == {
        name: len(rows) for name, rows in sound.items()
    }
    for path in tmp_path.glob("*.csv"):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == len(found[path.stem]) + 1
    quotes = {row["quote"].removeprefix("'") for row in found["evidence"]}
    assert quotes == {one_line(text)}


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    """Texts of articles begin no formula in any cell of any file."""
    for rows in tables(poisoned(story(), text), tmp_path).values():
        cells = {cell for row in rows for cell in row.values()}
        assert not [cell for cell in cells if cell.lstrip()[:1] in set("=+-@")]


def test_semicolons_in_names_part_no_list(tmp_path: Path) -> None:
    """A name with a semicolon is one item of a list."""
    found = tables(poisoned(story(), "a;b"), tmp_path)
    union = next(row for row in found["entities"] if row["iri:ID"] == "ent:union")
    assert union["aliases:string[]"].split(";") == ["a\uff1bb", "a\uff1bb2"]


def test_readme_explains_every_column(tmp_path: Path) -> None:
    """Every header of every file is in the README beside them, and every file in its command."""
    write_tables(story(), tmp_path)
    readme = (tmp_path / README).read_text(encoding="utf-8")
    for table in TABLES:
        section = readme.partition(f"## {table.name}.csv\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(.+?)` \| .+ \|$", section, re.MULTILINE) == [
            column.header for column in table.columns
        ]
    for name in NODES:
        assert f"--nodes={name}.csv" in readme
    for name in RELATIONSHIPS:
        assert f"--relationships={name}.csv" in readme


def test_equal_graphs_are_equal_files(tmp_path: Path) -> None:
    """Two writings give the same bytes, and no draft stays."""
    for name in ("one", "two"):
        write_tables(story(), tmp_path / name)
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert {path.suffix for path in one} == {".csv", ".md"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Where a file stands in place of the folder, the error names it."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(GraphError, match=r"taken.*cannot be made"):
        write_tables(story(), tmp_path / "taken")


def test_nothing_is_replaced_where_something_fails(tmp_path: Path) -> None:
    """A table that cannot be written leaves the others as they were."""
    (tmp_path / "claims.csv").write_text("old", encoding="utf-8")
    (tmp_path / "evidence.csv").mkdir()
    with pytest.raises(GraphError, match=r"evidence\.csv.*is not a regular file"):
        write_tables(story(), tmp_path)
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8") == "old"
