"""`svyaz query`: a graph answers at the command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from story import story

from graph.commands import main
from graph.export.turtle import write_turtle
from graph.query import questions

COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a sv:Claim }"


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The story's graph as a file."""
    path = tmp_path_factory.mktemp("story") / "graph.ttl"
    write_turtle(story(), path)
    return str(path)


def ask(
    turtle: str, capsys: pytest.CaptureFixture[str], *words: str, form: str = "csv"
) -> list[list[str]]:
    """The rows of an answer, heads first."""
    capsys.readouterr()
    code = main(["query", "--graph", turtle, "--format", form, *words])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    return list(csv.reader(io.StringIO(printed.out), delimiter="\t" if form == "tsv" else ","))


def test_list_shows_every_question_with_its_parameters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The list names every shipped question, says it in words, and needs no graph."""
    assert main(["query", "--list"]) == 0
    shown = capsys.readouterr().out
    for question in questions():
        assert question.name in shown
        assert question.question in shown
        assert all(parameter.name in shown for parameter in question.parameters)


def test_sparql_may_be_given_as_text_or_file(
    turtle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A query and a file with it give the same answer; prefixes need no declaration."""
    file = tmp_path / "count.rq"
    file.write_text(COUNT, encoding="utf-8")
    expected = [["n"], [str(len(story().claims))]]
    assert ask(turtle, capsys, COUNT) == expected
    assert ask(turtle, capsys, str(file)) == expected


@pytest.mark.parametrize("words", [("Балтийский цифровой союз",), ("alliance=бцс",)])
def test_parameter_is_given_by_place_or_by_name(
    words: tuple[str, ...], turtle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bare value goes to the next parameter, NAME=VALUE to its own; any label names a thing."""
    everybody = ask(turtle, capsys, "members")
    asked = ask(turtle, capsys, "members", *words)
    assert asked[0] == everybody[0]
    assert 1 < len(asked) <= len(everybody)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_every_format_holds_the_same_values(
    form: str, turtle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the format, the name of the union is in it, and nothing is cut off."""
    main(["query", "-g", turtle, "-f", form, "members"])
    assert "Балтийский цифровой союз" in capsys.readouterr().out


def test_json_is_that_of_the_standard(turtle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON follows the SPARQL results format."""
    main(["query", "-g", turtle, "-f", "json", COUNT])
    answer = json.loads(capsys.readouterr().out)
    assert answer["head"]["vars"] == ["n"]
    assert answer["results"]["bindings"][0]["n"]["value"] == str(len(story().claims))


def test_construct_gives_turtle(turtle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Triples come as Turtle, rows don't."""
    construct = "CONSTRUCT { ?a sv:memberOf ?b } WHERE { ?a sv:memberOf ?b }"
    assert main(["query", "-g", turtle, "-f", "ttl", construct]) == 0
    assert "ontology#memberOf>" in capsys.readouterr().out
    assert main(["query", "-g", turtle, "-f", "ttl", COUNT]) == 2


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["SELECT nonsense"], "is not a SPARQL query"),
        (["member"], "no question of that name; nearest: members"),
        (["members", "Атлантида"], "nothing in the graph is called «Атлантида»"),
        (["members", "Эстония", "Латвия", "Литва"], "there is no parameter left"),
        (["SELECT * FROM <http://example.org/> { ?s ?p ?o }"], "refused"),
        (["SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"], "query"),
        (["DELETE WHERE { ?s ?p ?o }"], "updates are refused"),
        (["фывфыв"], "no question of that name"),
        (["ASK { nope:a ?p ?o }"], "prefix nope: is not declared; known: art, "),
        (["members", "foo=bar"], "no parameter foo; known: alliance"),
        (["none.rq"], "none.rq"),
    ],
    ids=[
        "syntax",
        "name",
        "entity",
        "too-many",
        "from",
        "service",
        "update",
        "word",
        "prefix",
        "parameter",
        "file",
    ],
)
def test_question_that_cannot_be_asked_says_why(
    words: list[str], reason: str, turtle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong question ends with 2 and one line; no traceback, nothing on standard output."""
    assert main(["query", "--graph", turtle, *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert reason in printed.err
    assert len(printed.err.splitlines()) == 1


def test_missing_graph_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph that is not there is named, with the command that makes it."""
    assert main(["query", "--graph", str(tmp_path / "no.ttl"), COUNT]) == 2
    assert "no.ttl does not exist; `svyaz build` makes it" in capsys.readouterr().err
    assert main(["query", "--graph", str(tmp_path), COUNT]) == 2
    assert "is a folder, not a graph" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_empty_answer_says_so(form: str, turtle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """That nothing was found is told beside the data, which keeps its form."""
    assert main(["query", "-g", turtle, "-f", form, "SELECT ?a { ?a a sv:Disease }"]) == 0
    assert "no rows" in capsys.readouterr().err


def test_status_is_a_word_in_a_table(turtle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """People read "Planned"; programs get the whole IRI."""
    asked = "SELECT DISTINCT ?status { ?a sv:status ?status }"
    main(["query", "-g", turtle, asked])
    shown = capsys.readouterr().out
    assert "Planned" in shown
    assert "sv:" not in shown
    main(["query", "-g", turtle, "-f", "csv", asked])
    assert "ontology#Planned" in capsys.readouterr().out
