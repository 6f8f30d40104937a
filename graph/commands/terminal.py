"""What the commands have in common: messages, progress, safe text, and how they end."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text
from typer.core import TyperGroup

from ontology.errors import SvyazError

WRONG_USE = 2
"""Exit code for a wrong command line or input that cannot be read at all."""
CHECK_FAILED = 1
INTERRUPTED = 130
Model = Annotated[
    str,
    typer.Option(help="Learned model: base, large, the file of one, or none for the rules alone."),
]
"""The option of every command that extracts."""
UserGazetteer = Annotated[
    str | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE.tsv",
        help="Things and names of your own, which win over those that svyaz knows.",
    ),
]
"""The option of every command that looks names up."""
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0.0, max=1.0, help="Leave out relations and events that are less sure than this."
    ),
]
"""The option of every command that makes a graph of extractions."""
_UNCUT = 10_000
"""Columns where there is no terminal: lines and tables for programs and files are never cut."""


class SvyazGroup(TyperGroup):
    """The commands, with expected failures as one line instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - click's context, wherever typer keeps it
        """Run the chosen command."""
        try:
            return super().invoke(ctx)
        except SvyazError as error:
            fail(str(error))
        except BrokenPipeError:
            # `svyaz extract ... | head`: the reader has what it wanted. Python would complain
            # once more when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except OSError as error:
            fail(f"{error.filename or 'a file'}: {error.strerror or error}")
        except KeyboardInterrupt:
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from None


def folder_for_results(path: Path) -> Path:
    """The folder, made if missing; what is there already may stay.

    The command ends if the path is taken by a file.
    """
    if path.exists() and not path.is_dir():
        fail(f"{path} is a file, not a folder")
    path.mkdir(parents=True, exist_ok=True)
    return path


def graph_file(path: Path) -> Path:
    """The path of a graph; the command ends if no file is there."""
    if path.is_dir():
        fail(f"{path} is a folder, not a graph: name the Turtle file in it")
    if not path.exists():
        fail(f"{path} does not exist; `svyaz build` makes it")
    return path


def fail(message: str) -> NoReturn:
    """End the command with one line on standard error."""
    say(f"error: {message}")
    raise typer.Exit(WRONG_USE)


def say(message: str) -> None:
    """One line on standard error."""
    typer.echo(f"svyaz: {printable(message)}", err=True)


def messages() -> Console:
    """The console for people: standard error."""
    return _console(stderr=True)


def answers() -> Console:
    """The console for data: standard output, colored only on a terminal."""
    return _console(stderr=False)


def _console(*, stderr: bool) -> Console:
    # No markup, emoji codes or highlighting: what is printed comes from articles.
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _UNCUT
    return console


def printable(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey.

    Escape sequences and marks that turn the direction of writing are spelled out.
    """
    return "".join(
        letter
        if letter.isprintable() or letter == "\xa0"
        else " "
        if letter in "\n\r\t\u2028\u2029" or unicodedata.category(letter) == "Zs"
        else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def line(words: str, style: str = "") -> Text:
    """A line for the console, `printable`, in a style of rich."""
    return Text(printable(words), style=style)


@contextmanager
def progress(title: str, total: int) -> Iterator["Advance"]:
    """A progress bar on standard error while the block runs; silent when that is no terminal."""
    console = messages()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal or not total,
    )
    with bar:
        yield Advance(bar, title, total)


class Advance:
    """Moves a progress bar on: `advance(3)`."""

    def __init__(self, bar: Progress, title: str, total: int) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=total)

    @property
    def is_shown(self) -> bool:
        """Whether somebody watches."""
        return not self._bar.disable

    def __call__(self, n_done: int) -> None:
        """Count so many more as done."""
        self._bar.advance(self._task, n_done)


def version_text() -> str:
    """The version, and the folder that the packages were loaded from."""
    return f"svyaz {metadata.version('svyaz')} from {Path(str(files('graph'))).parent}"
