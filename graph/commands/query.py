"""`svyaz query`: SPARQL on a graph, the shipped questions by name."""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from graph.answers import Answer, AnswerKind, Format, as_table, write
from graph.commands.terminal import answers, fail, graph_file, printable, say

if TYPE_CHECKING:
    from graph.query import Question

TABLE = "table"
DEFAULT_GRAPH = Path("output/graph.ttl")
_NAME = re.compile(r"\w[\w-]*")
"""One word, in any script: SPARQL has brackets, a file has a dot."""
_PARAMETER_NAME = re.compile(r"[a-z_]\w*", re.ASCII)
_PARAMETER = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}", re.IGNORECASE)


def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY|FILE.rq|NAME [VALUE|PARAMETER=VALUE]",
            help="SPARQL, a file of it, - for standard input, or the name of a shipped question; "
            "then values for its parameters, in order or by name.",
            show_default=False,
        ),
    ] = None,
    *,
    graph: Annotated[
        Path, typer.Option("--graph", "-g", help="The Turtle file to ask.")
    ] = DEFAULT_GRAPH,
    store: Annotated[
        Path | None, typer.Option(help="Ask the store in this folder instead.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="table|csv|tsv|json|ttl")
    ] = TABLE,
    list_: Annotated[
        bool, typer.Option("--list", "-l", help="Show the shipped questions and end.")
    ] = False,
) -> None:
    """Ask a graph in SPARQL 1.1, or one of the shipped questions by its name.

    Nothing but the graph is read: SERVICE, FROM and updates are refused.

    Example: svyaz query members "ШОС" --format csv
    """
    from graph.query import questions, run
    from graph.store import TripleStore
    from ontology.namespaces import Namespaces

    if list_:
        _print_questions(questions())
        return
    if not words:
        fail("nothing is asked: give SPARQL, a file, or a name from `svyaz query --list`")
    if format_ not in (TABLE, *Format):
        fail(f"there is no format {format_!r}: table, {', '.join(Format)}")
    # Where the locale is not UTF-8, Python leaves the bytes of Russian words undecoded.
    words = [word.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for word in words]
    name, sparql, parameters = _asked(words[0])
    answer = run(
        TripleStore(store, read_only=True) if store else graph_file(graph),
        sparql,
        bindings=_bindings(words[1:], parameters),
        name=name,
    )
    if answer.kind is not AnswerKind.ASK and not answer.rows:
        say("no rows")
    if format_ == TABLE:
        _print_table(answer, Namespaces().prefixes)
        return
    try:
        sys.stdout.write(write(answer, Format(format_)))
    except ValueError as error:
        fail(str(error))


def _asked(words: str) -> tuple[str, str, tuple[str, ...]]:
    """Name, text and parameters of what is asked: standard input, a file, a name, or SPARQL."""
    from graph.query import question

    if _NAME.fullmatch(words):
        found = question(words)
        return words, found.sparql, tuple(each.name for each in found.parameters)
    if words == "-":
        words, text = "standard input", sys.stdin.read()
    elif words.endswith(".rq"):
        text = Path(words).read_text(encoding="utf-8", errors="replace")
    else:
        words, text = "query", words
    return words, text, tuple(_PARAMETER.findall(text))


def _bindings(words: Sequence[str], parameters: Sequence[str]) -> dict[str, str]:
    """Values by parameter from "name=value", and from bare values in the parameters' order."""
    bindings: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if sign and name in parameters:
            bindings[name] = value
            continue
        if sign and _PARAMETER_NAME.fullmatch(name):
            fail(f"no parameter {name}; known: {', '.join(parameters) or 'none'}")
        free = [each for each in parameters if each not in bindings]
        if not free:
            fail(f"there is no parameter left for the value {word!r}")
        bindings[free[0]] = word
    return bindings


def _print_table(answer: Answer, prefixes: Mapping[str, str]) -> None:
    heads, rows = as_table(answer, prefixes)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(printable(head), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    answers().print(table)


def _print_questions(shipped: Sequence["Question"]) -> None:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("name", "question", "parameters"):
        table.add_column(head, overflow="fold")
    for each in shipped:
        parameters = (
            f"{one.name}={one.example}" if one.example else one.name for one in each.parameters
        )
        table.add_row(each.name, f"{each.question}\n{each.english}", "\n".join(parameters))
    answers().print(table)
