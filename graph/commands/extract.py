"""`svyaz extract`: what each article says, before anything is merged."""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extract.defaults import DEFAULT_MODEL
from extract.errors import ExtractError, ReadError
from extract.records import Article, Extraction, ScoredSpan
from graph.commands.terminal import (
    WRONG_USE,
    Model,
    UserGazetteer,
    folder_for_results,
    progress,
    say,
)


class Format(StrEnum):
    """How extractions are written."""

    JSONL = "jsonl"
    BRAT = "brat"


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH|-", help="Articles: files, folders, globs, - for input."),
    ],
    *,
    format_: Annotated[
        Format,
        typer.Option("--format", "-f", help="jsonl: a line an article; brat: NAME.ann, NAME.txt."),
    ] = Format.JSONL,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Folder for the results.  [jsonl: standard output; brat: output]"
        ),
    ] = None,
    mentions: Annotated[
        Path | None,
        typer.Option(help="Folder whose NAME.ann files give the mentions, instead of the model."),
    ] = None,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes to extract in.")] = 1,
) -> None:
    """Write what each article says: mentions, entities, relations, events, statements.

    brat files have NEREL's type and relation names. The exit code is 2 when no article is left.

    Example: svyaz extract news/ --format brat -o annotated/
    """
    from extract.read import read_articles
    from graph.parallel import extract_all

    folder = output or (None if format_ is Format.JSONL else Path("output"))
    if folder is not None:
        folder_for_results(folder)
    failures: list[ExtractError] = []
    inputs = _Inputs(mentions)
    for found in read_articles(paths):
        try:
            inputs.take(found)
        except ExtractError as error:
            failures.append(error)
    results: dict[int, Extraction] = {}
    with progress("extracting", len(inputs.articles)) as advance:
        for at, batch in extract_all(
            inputs.articles,
            given=inputs.given if mentions else None,
            n_workers=workers,
            model=model,
            gazetteer=gazetteer,
        ):
            for number, result in enumerate(batch, at):
                if isinstance(result, ExtractError):
                    failures.append(result)
                else:
                    results[number] = result
            advance(len(batch))
    for failure in failures:
        say(str(failure))
    named = [(inputs.names[number], results[number]) for number in sorted(results)]
    if folder is None:
        _print(named)
    else:
        _write(named, failures, format_, folder)
    if not named:
        raise typer.Exit(WRONG_USE)


class _Inputs:
    """Articles, the names for their files, and their mentions where a folder gives them."""

    def __init__(self, mentions: Path | None) -> None:
        self.articles: list[Article] = []
        self.names: list[str] = []
        self.given: list[tuple[ScoredSpan, ...]] = []
        self._mentions = mentions
        self._taken: set[str] = set()

    def take(self, found: Article | ReadError) -> None:
        """Note one input.

        Raises:
            ReadError: it is one, or the article has no file of mentions that can be read.
        """
        if isinstance(found, ReadError):
            raise found
        name = "stdin" if found.source == "-" else Path(found.source).stem
        if self._mentions is not None:
            self.given.append(_read_given(self._mentions / f"{name}.ann"))
        self.articles.append(found)
        self.names.append(self._unused(name))

    def _unused(self, name: str) -> str:
        """The name, with a number where another folder had an article of this name."""
        unused, number = name, 2
        while unused in self._taken:
            unused, number = f"{name}-{number}", number + 1
        self._taken.add(unused)
        return unused


def _read_given(path: Path) -> tuple[ScoredSpan, ...]:
    from extract.brat import read_mentions

    try:
        return read_mentions(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ReadError(str(path), "is not UTF-8") from error


def _print(named: Iterable[tuple[str, Extraction]]) -> None:
    from extract.serialize import to_json

    for _, extraction in named:
        sys.stdout.write(to_json(extraction) + "\n")


def _write(
    named: Sequence[tuple[str, Extraction]],
    failures: Sequence[ExtractError],
    format_: Format,
    folder: Path,
) -> None:
    from extract.brat import to_brat
    from graph.commands.build import EXTRACTIONS, FAILURES, write_failures
    from graph.journal import write_extractions, write_whole

    write_failures(folder / FAILURES, failures)
    if format_ is Format.JSONL:
        write_extractions(folder / EXTRACTIONS, (extraction for _, extraction in named))
        return
    for name, extraction in named:
        write_whole(folder / f"{name}.txt", extraction.article.text)
        write_whole(folder / f"{name}.ann", to_brat(extraction))
