"""Cypher: strings that nothing breaks out of, and a script that can run twice."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import HOSTILE, PAYLOADS, poisoned
from hypothesis import given
from story import story

from graph.errors import GraphError
from graph.export import cypher
from graph.export.characters import encodable
from graph.export.cypher import identifier, literal, statements, write_cypher
from graph.export.property_graph import Value, relation_type, to_property_graph
from graph.records import KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType

SIMPLE = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
TOKEN = re.compile(
    r"""(?P<string>'(?:[^'\\]|\\.)*')|(?P<name>`(?:[^`]|``)*`|[A-Za-z_]\w*)|(?P<number>[\d.]+)"""
    r"""|(?P<space>\s+)|(?P<mark>[-\[\]{}():,;.+=>])""",
    re.DOTALL,
)


def resolved(text: str, *, pairs: bool) -> str:
    r"""The text after the pass in which Cypher puts characters for \uXXXX.

    Args:
        text: of a query.
        pairs: whether a backslash after a backslash is passed over, as in Neo4j 5, or not.
    """
    found, at = [], 0
    while at < len(text):
        if text.startswith("\\u", at):
            found.append(chr(int(text[at + 2 : at + 6], 16)))
            at += 6
        elif pairs and text.startswith("\\", at):
            found.append(text[at : at + 2])
            at += 2
        else:
            found.append(text[at])
            at += 1
    return "".join(found)


def string(text: str) -> str:
    """The value of a string literal, strictly: every escape must be one of Cypher's."""
    assert text[0] == text[-1] == "'"
    found, at, inside = [], 0, text[1:-1]
    while at < len(inside):
        assert inside[at] != "'", "the string ends early"
        if inside[at] != "\\":
            found.append(inside[at])
            at += 1
        elif inside[at + 1] == "u":
            found.append(chr(int(inside[at + 2 : at + 6], 16)))
            at += 6
        else:
            found.append(SIMPLE.get(inside[at + 1]) or inside[at + 1])
            assert inside[at + 1] in "btnfr'\"\\"
            at += 2
    return "".join(found)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The tokens of a script; whatever is none fails the test."""
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        assert found, text[at : at + 40]
        if found.lastgroup != "space":
            yield str(found.lastgroup), found.group()
        at = found.end()


def shape(knowledge: KnowledgeGraph) -> list[str]:
    """The script with every string left out."""
    script = "".join(statements(knowledge))
    return [text for kind, text in tokens(script) if kind != "string"]


@given(text=HOSTILE)
def test_any_text_survives_a_literal(text: str) -> None:
    """A strict reader of Cypher strings finds the text itself, one literal, in three dialects."""
    written = literal(text)
    assert [kind for kind, _ in tokens(written)] == ["string"]
    assert string(written) == encodable(text)
    # The three ways to order the resolving of \uXXXX and of the other escapes.
    for pairs in (True, False):
        assert string(resolved(written, pairs=pairs)) == encodable(text)


@given(text=HOSTILE)
def test_a_literal_is_one_line(text: str) -> None:
    """No line of the script begins inside a string, where a shell would look for a command."""
    assert len(literal(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (3, "3"),
        (True, "true"),
        (0.87, "0.87"),
        (dt.date(2025, 12, 12), "date('2025-12-12')"),
        (("a", "it's"), "['a', 'it\\'s']"),
        ((), "[]"),
        ("\\u0027", "'\\\\\\u00750027'"),
    ],
)
def test_values_are_literals_of_their_type(value: Value, written: str) -> None:
    """Numbers, days and lists stay what they are."""
    assert literal(value) == written


@pytest.mark.parametrize(
    "name", ["Person", "MEMBER_OF", *EntityType, *map(relation_type, RelationType)]
)
def test_names_of_the_vocabulary_need_no_quotes(name: str) -> None:
    """Labels and types are plain words, as people type them."""
    assert identifier(name) == name


@pytest.mark.parametrize("name", ["a b", "a`b", "`) DETACH DELETE n", "1a", "", "тип", "\\u0060"])
def test_other_names_are_quoted(name: str) -> None:
    """No name leaves its backticks, resolved or not."""
    quoted = resolved(identifier(name), pairs=True)
    assert quoted[0] == quoted[-1] == "`"
    assert quoted[1:-1].replace("``", "`") == name


def test_every_record_is_merged() -> None:
    """Each node and each relationship of the property graph has its row."""
    graph = to_property_graph(story())
    script = "".join(statements(story()))
    rows = re.findall(r"^  \{iri: '([^']*)'", script, re.MULTILINE)
    assert sorted(rows) == [node.iri for node in graph.nodes]
    ends = re.findall(r"^  \{source: '([^']*)', target: '([^']*)'", script, re.MULTILINE)
    assert sorted(ends) == sorted((edge.start, edge.end) for edge in graph.edges)
    claims = re.findall(r"known: \{iri: '([^']*)'", script)
    assert sorted(claims) == [claim.iri for claim in story().claims]


def test_claims_are_relationships_with_their_evidence() -> None:
    """Relation, status, sources, confidence and sentences stand in the row of a claim."""
    script = "".join(statements(story()))
    start = script.index("MERGE (a)-[r:MEMBER_OF {iri: row.known.iri}]->(b)")
    rows = script[script.rindex("UNWIND", 0, start) : start].splitlines()
    row = next(row for row in rows if "'ent:estonia'" in row)
    assert "status: 'Occurred', n_sources: 2, confidence: 0.927, n_evidence: 2" in row
    assert "published: date('2026-03-04')" in row
    assert "quotes: ['В Балтийский цифровой союз входят Финляндия" in row


def test_a_second_run_changes_nothing() -> None:
    """All is merged by IRI: the script creates nothing but a constraint, and deletes nothing."""
    script = shape(story())
    assert script.count("CREATE") == 1
    assert script[:2] == ["CREATE", "CONSTRAINT"]
    assert script[3:6] == ["IF", "NOT", "EXISTS"]
    assert not {"DELETE", "REMOVE", "DETACH", "DROP"} & set(script)
    assert script.count("MERGE") == script.count("UNWIND")


def test_nodes_come_before_relationships() -> None:
    """No relationship is matched before its ends are there."""
    parts = list(statements(story()))
    kinds = ["MATCH" in part.split("] AS row")[-1] for part in parts[1:]]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_changes_nothing_but_strings(text: str) -> None:
    """Whatever the articles say, the script around the strings is that of any other text."""
    assert shape(poisoned(story(), text or "?")) == shape(poisoned(story(), "other"))


def test_long_graphs_come_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """No statement has more rows than a batch, and none is lost between two."""
    whole = "".join(statements(story())).count("\n  {")
    monkeypatch.setattr(cypher, "BATCH", 2)
    parts = list(statements(story()))
    assert max(part.count("\n  {") for part in parts) == 2
    assert sum(part.count("\n  {") for part in parts) == whole


def test_file_is_utf_8_and_equal_for_equal_graphs(tmp_path: Path) -> None:
    """Lone surrogates do no harm, two writings give the same bytes, and no draft stays."""
    knowledge = poisoned(story(), "\ud800")
    write_cypher(knowledge, tmp_path / "one.cypher")
    write_cypher(knowledge, tmp_path / "two.cypher")
    assert (tmp_path / "one.cypher").read_bytes() == (tmp_path / "two.cypher").read_bytes()
    assert "\ufffd" in (tmp_path / "one.cypher").read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 2


def test_unwritable_file_is_named(tmp_path: Path) -> None:
    """Where nothing can be written, the error names the file."""
    with pytest.raises(GraphError, match=r"nowhere.*cannot be written"):
        write_cypher(story(), tmp_path / "nowhere" / "graph.cypher")
