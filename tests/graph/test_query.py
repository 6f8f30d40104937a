"""Questions to the graph: parameters, refusals, formats, and two engines that agree."""

import csv
import io
import json
from pathlib import Path

import pytest
from newspapers import world
from rdflib import Graph
from story import story

from graph.answers import Answer, AnswerKind, Format, Term, TermKind, as_table, write
from graph.errors import GraphError, QueryError, StoreError
from graph.export.turtle import turtle, write_turtle
from graph.merge import merge
from graph.query import Engine, Question, check, question, questions, run
from graph.store import TripleStore
from ontology.namespaces import Namespaces

VALUES_OF = {
    "alliance": "балтийский цифровой союз",
    "member": "Норвегия",
    "speaker": "Каск",
    "about": "БЦС",
    "who": "Лайне",
    "from": "2026-03-01",
    "to": "2026-03-31",
    "by": "Королевство Швеция",
    "on": "Синьхай Телеком",
    "person": "Нильс Энгстрем",
    "workplace": "Эстония",
    "subject": "ЛИТВА",
    "object": "союз",
    "today": "2026-12-31",
    "document": "Декларация о создании союза",
    "event": "саммит",
    "start": "Юхани Лайне",
    "end": "БЦС",
    "thing": "КНР",
}
EVERYTHING_IS_SLOW = {"paths"}
"""Questions that rdflib answers in seconds where nothing is given: asked with values alone."""


@pytest.fixture(scope="module")
def store() -> TripleStore:
    """The story in Oxigraph."""
    store = TripleStore()
    store.load_text(turtle(story()))
    return store


@pytest.fixture(scope="module")
def triples() -> Graph:
    """The story in rdflib."""
    return Graph().parse(data=turtle(story()), format="turtle")


def values_of(asked: Question) -> dict[str, str]:
    """A value for each parameter of a question."""
    return {one.name: VALUES_OF[one.name] for one in asked.parameters}


@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_engines_agree_on_every_shipped_question(
    name: str, store: TripleStore, triples: Graph
) -> None:
    """rdflib and Oxigraph give the same rows in the same order, with values and without."""
    asked = question(name)
    bound = values_of(asked)
    answer = run(store, asked.sparql, bindings=bound)
    assert run(triples, asked.sparql, bindings=bound) == answer
    if name not in EVERYTHING_IS_SLOW:
        assert run(triples, asked.sparql) == run(store, asked.sparql)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("members", {("Латвия",), ("Литва",), ("Финляндия",), ("Швеция",), ("Эстония",)}),
        ("alliances", {("Норвегия", "Балтийский цифровой союз")}),
        ("meetings", {("Юхани Лайне", "Нильс Энгстрём")}),
        ("sanctions", {("Швеция", "Синьхай Телеком")}),
        ("posts", {("премьер-министр Швеции",), ("Швеция",)}),
        ("staff", {("Марта Каск", "министр цифрового развития Эстонии")}),
        ("signatories", {("Латвия",), ("Литва",), ("Финляндия",), ("Швеция",), ("Эстония",)}),
        ("participants", {("Европейский союз",), ("Канада",), ("Япония",)}),
        ("denials", {("Норвегия", "Балтийский цифровой союз")}),
        ("hearsay", {("Марта Каск", "Таллин")}),
        ("paths", {("Юхани Лайне", "Финляндия", "Балтийский цифровой союз")}),
        ("statements", {("Марта Каск",)}),
        ("audit", set()),
        ("contradictions", set()),
        ("overdue", {("Балтийский цифровой союз", "Таллин")}),
    ],
)
def test_answers_tell_the_story(
    name: str, expected: set[tuple[str, ...]], store: TripleStore
) -> None:
    """The questions find what the story tells: expected cells stand in one row each."""
    asked = question(name)
    bindings = values_of(asked)
    if name == "statements":
        del bindings["about"]
    rows = [
        {term.value for term in row if term is not None}
        for row in run(store, asked.sparql, bindings=bindings).rows
    ]
    if not expected or name == "overdue":
        assert (rows == []) == (not expected or not rows)
    else:
        for cells in expected:
            assert any(set(cells) <= row for row in rows), (cells, rows)


def planned_sanction(*events: tuple[str, str, str, str]) -> str:
    """Turtle of sanctions by one state: name, status, day, actor."""
    return """@prefix sv: <https://w3id.org/svyaz/ontology#> . @prefix x: <https://x.example/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        x:a rdfs:label "Дания"@ru . x:b rdfs:label "Чили"@ru . x:e sv:quote "Введут."@ru .
        """ + "".join(
        f'x:{name} rdfs:label "{name}"@ru ; sv:eventType sv:SANCTION ; sv:status sv:{status} ; '
        f'sv:earliest "{on}"^^xsd:date ; sv:latest "{on}"^^xsd:date ; sv:agent x:{who} ; '
        f"sv:evidence x:e .\n"
        for name, status, on, who in events
    )


PLAN = ("plan", "Planned", "2026-03-01", "a")


@pytest.mark.parametrize(
    ("others", "n_rows"),
    [
        ([], 1),
        ([("done", "Occurred", "2026-03-02", "a")], 0),
        ([("done", "Occurred", "2026-03-02", "b")], 1),
        ([("done", "Occurred", "2025-03-02", "a")], 1),
        ([("done", "Denied", "2026-03-02", "a")], 1),
    ],
    ids=["alone", "confirmed", "of-another-actor", "of-last-year", "denied"],
)
def test_planned_event_is_overdue_until_it_is_told(
    others: list[tuple[str, str, str, str]], n_rows: int
) -> None:
    """A planned event past its day is asked for like a claim, in both engines alike."""
    text = planned_sanction(PLAN, *others)
    store = TripleStore()
    store.load_text(text)
    asked = question("overdue").sparql
    for source in (store, Graph().parse(data=text, format="turtle")):
        rows = run(source, asked, bindings={"today": "2026-04-01"}).rows
        assert len(rows) == n_rows
        assert run(source, asked, bindings={"today": "2026-02-01"}).rows == ()
        if rows:
            names = [term.value for term in rows[0] if term]
            assert names[0] == "Дания"
            assert names[2:] == ["plan", "2026-03-01", "Введут."]


def test_sanction_without_a_target_is_told_once(store: TripleStore) -> None:
    """A sanction on nobody in particular is one row, not one for everybody."""
    target = TripleStore()
    target.load_text(turtle(story()).replace("sv:recipient ent:xinhai", "sv:place ent:china"))
    (row,) = run(target, question("sanctions").sparql).rows
    assert row[1] is None
    assert len(run(store, question("sanctions").sparql).rows) == 1


def test_pairs_of_a_meeting_are_told_once(store: TripleStore) -> None:
    """Without a person asked about, a meeting of two is one row."""
    rows = run(store, question("meetings").sparql).rows
    pairs = [frozenset((row[4], row[5])) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_enough_questions_are_shipped() -> None:
    """There are at least fifteen, each said in two languages, each parameter explained."""
    assert len(questions()) >= 15
    for one in questions():
        assert one.question.endswith(("?", ".)")), one.name
        assert one.english.isascii(), one.name
        assert all(parameter.description for parameter in one.parameters), one.name
        placed = {parameter.name for parameter in one.parameters}
        assert {name for name in VALUES_OF if f"?{name} {{ UNDEF }}" in one.sparql} == placed


def test_known_graph_answers_from_a_file(tmp_path: Path) -> None:
    """A file can be asked with either engine."""
    path = tmp_path / "graph.ttl"
    write_turtle(merge(world(8)), path)
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    found = {run(path, count, engine=engine) for engine in Engine}
    assert len(found) == 1
    for engine in Engine:
        with pytest.raises(StoreError):
            run(tmp_path / "none.ttl", count, engine=engine)


@pytest.mark.parametrize(
    "value", ['" } ; DROP ALL #', "Эстония\\", "<x>", "} UNION { ?s ?p ?o", "?member"]
)
def test_value_never_becomes_query_text(value: str, store: TripleStore) -> None:
    """A hostile value is a name that nothing has, not a piece of the query."""
    with pytest.raises(QueryError, match="nothing in the graph is called"):
        run(store, question("members").sparql, bindings={"alliance": value})


def test_text_value_is_escaped(store: TripleStore) -> None:
    """Words are given as one escaped literal."""
    asked = "# param: words (text) — слова\nSELECT ?words { VALUES ?words { UNDEF } }"
    nasty = '"quoted" \\ and\nbroken } \' end'
    (row,) = run(store, asked, bindings={"words": nasty}).rows
    assert row == (Term(kind=TermKind.LITERAL, value=nasty),)


def test_name_that_several_bear_means_all_of_them() -> None:
    """All entities of a name are asked about."""
    store = TripleStore()
    store.load_text(
        """@prefix sv: <https://w3id.org/svyaz/ontology#> . @prefix x: <https://x.example/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        x:a a sv:Entity ; rdfs:label "Нева"@ru . x:b a sv:Entity ; rdfs:label "НЕВА"@ru .
        x:c a sv:Entity ; rdfs:label "Обь"@ru ."""
    )
    asked = "SELECT ?river { VALUES ?river { UNDEF } ?river a sv:Entity } ORDER BY ?river"
    assert len(run(store, asked, bindings={"river": "нева"}).rows) == 2


@pytest.mark.parametrize(
    ("bindings", "reason"),
    [
        ({"alliance": "Балтийский цифровой союс"}, "nearest: балтийский цифровой союз"),
        ({"friend": "Латвия"}, "has no parameter «friend»"),
    ],
)
def test_wrong_binding_is_explained(
    bindings: dict[str, str], reason: str, store: TripleStore
) -> None:
    """An unknown name is answered with near ones, an unknown parameter with how to make one."""
    with pytest.raises(QueryError, match=reason):
        run(store, question("members").sparql, bindings=bindings)


def test_wrong_day_is_explained(store: TripleStore) -> None:
    """A date parameter takes a day of the calendar."""
    with pytest.raises(QueryError, match="YYYY-MM-DD"):
        run(store, question("meetings").sparql, bindings={"from": "2026-02-30"})


def test_unknown_question_is_answered_with_near_ones() -> None:
    """A misspelled name of a question leads to the right one."""
    with pytest.raises(QueryError, match="members"):
        question("membrs")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }",
        "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
        "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:1/> { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }",
        "DESCRIBE ?s FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "SELECT",
        "",
    ],
)
def test_nothing_but_reading_the_graph_is_allowed(sparql: str) -> None:
    """SERVICE and FROM anywhere, updates, and what is no query, are refused."""
    with pytest.raises(QueryError):
        check(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE <http://x/> { }" }',
        "# FROM <http://x/>\nSELECT * { ?s ?p ?o }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_words_that_only_look_forbidden_are_allowed(sparql: str) -> None:
    """Strings and comments are no clauses."""
    check(sparql)


def test_ask_and_construct(store: TripleStore, triples: Graph) -> None:
    """A truth value and triples come alike from both engines."""
    for source in (store, triples):
        answer = run(source, "ASK { ent:latvia sv:memberOf ent:union }")
        assert (answer.kind, answer.truth) == (AnswerKind.ASK, True)
        assert as_table(answer, {}) == (("answer",), (("yes",),))
        assert json.loads(write(answer, Format.JSON)) == {"head": {}, "boolean": True}
        with pytest.raises(ValueError, match="json"):
            write(answer, Format.CSV)
    construct = "CONSTRUCT { ?s sv:memberOf ?o } WHERE { ?s sv:memberOf ?o }"
    answers = [run(source, construct) for source in (store, triples)]
    assert answers[0] == answers[1]
    assert len(Graph().parse(data=write(answers[0], Format.TTL), format="turtle")) == 5


def answer_of(*cells: Term | None) -> Answer:
    """One row."""
    names = tuple(f"v{n}" for n in range(len(cells)))
    return Answer(kind=AnswerKind.SELECT, variables=names, rows=(cells,))


CELLS = answer_of(
    Term(kind=TermKind.LITERAL, value='a "b", \t\n\\', language="ru"),
    None,
    Term(kind=TermKind.IRI, value="https://w3id.org/svyaz/ent/x-q1"),
    Term(kind=TermKind.LITERAL, value="1", datatype="http://www.w3.org/2001/XMLSchema#integer"),
)


def test_csv_is_read_back() -> None:
    """Any CSV reader gets the values; nothing stands for none."""
    rows = list(csv.reader(io.StringIO(write(CELLS, Format.CSV))))
    assert rows[1] == ['a "b", \t\n\\', "", "https://w3id.org/svyaz/ent/x-q1", "1"]


def test_tsv_keeps_a_row_a_line() -> None:
    """Terms are written as in Turtle; tabs and line ends are escaped."""
    lines = write(CELLS, Format.TSV).splitlines()
    assert lines[0] == "?v0\t?v1\t?v2\t?v3"
    assert len(lines) == 2
    assert lines[1].split("\t")[:2] == ['"a \\"b\\", \\t\\n\\\\"@ru', ""]


def test_json_follows_the_standard() -> None:
    """Types, languages and datatypes stand where SPARQL's results format has them."""
    document = json.loads(write(CELLS, Format.JSON))
    assert document["head"]["vars"] == ["v0", "v1", "v2", "v3"]
    (binding,) = document["results"]["bindings"]
    assert binding["v0"]["xml:lang"] == "ru"
    assert "v1" not in binding
    assert binding["v2"]["type"] == "uri"
    assert binding["v3"]["datatype"].endswith("integer")


def test_table_abbreviates() -> None:
    """People see prefixes, and an empty cell for none."""
    _, (row,) = as_table(CELLS, Namespaces().prefixes)
    assert row[1:] == ("", "ent:x-q1", "1")


def test_rows_are_no_turtle() -> None:
    """Turtle is for triples."""
    with pytest.raises(ValueError, match="CONSTRUCT"):
        write(CELLS, Format.TTL)


def test_errors_pickle() -> None:
    """An error crosses process borders as it is."""
    error = QueryError("members", "says nothing")
    again = type(error)(*error.__reduce__()[1])
    assert isinstance(again, GraphError)
    assert str(again) == str(error) == "members: says nothing"
