"""The command line: `svyaz build`, `svyaz query` and the others, each in a module of its name.

Standard output is data, standard error is progress and log. Exit codes: 0 done, 1 a check failed,
2 wrong use or nothing that could be read, 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from graph.commands.build import build
from graph.commands.evaluate import evaluate
from graph.commands.explain import explain
from graph.commands.export import export
from graph.commands.extract import extract
from graph.commands.query import query
from graph.commands.terminal import SvyazGroup, version_text
from graph.commands.validate import validate

__all__ = ["app", "main"]

app = typer.Typer(
    name="svyaz",
    cls=SvyazGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version_text())
        raise typer.Exit


@app.callback()
def svyaz(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version and where it was loaded from.",
        ),
    ] = False,
) -> None:
    """Turn Russian news into a graph: who does what with whom, each fact with its sentence.

    Example: svyaz build news/*.txt -o output/
    """


app.command(short_help="Articles in, one graph out: Turtle and an offline page.")(build)
app.command(short_help="What each article says, as JSON lines or brat files.")(extract)
app.command(short_help="Ask a graph in SPARQL, or a shipped question by name.")(query)
app.command(short_help="Why the graph says what it says about an article.")(explain)
app.command(short_help="Check a graph and its quotes.")(validate)
app.command(short_help="A graph for other programs, or its page anew.")(export)
app.add_typer(
    evaluate, name="evaluate", short_help="How right it is, on labeled articles or NEREL."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line.

    Args:
        arguments: the words after `svyaz`; None for those of this process.

    Returns:
        The exit code.
    """
    # One thread a process: two make natasha's small products slower. Read when numpy is loaded.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    for stream in (sys.stdout, sys.stderr):
        # What is printed is Russian, whatever the locale of the system says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(args=None if arguments is None else list(arguments), prog_name="svyaz")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0
