"""`svyaz export`: a graph in the formats of other programs, or its page, from the Turtle alone."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.browser import show
from graph.commands.build import TURTLE
from graph.commands.terminal import fail, folder_for_results, graph_file, progress, say

if TYPE_CHECKING:
    from graph.reader import Reading

STANDARD_INPUT = STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One thing that a graph can be written as."""

    ending: str
    """Follows the name of the graph: "graph.ttl" becomes "graph.html"."""
    write: "Callable[[Reading, Path], None]"
    is_folder: bool = False
    """Whether it is several files, in a folder of their own."""


def _html(reading: "Reading", path: Path) -> None:
    from graph.export.page import write_html

    write_html(reading.knowledge, path, reading.namespaces)


def _graphml(reading: "Reading", path: Path) -> None:
    from graph.export.graphml import write_graphml

    write_graphml(reading.knowledge, path)


def _gexf(reading: "Reading", path: Path) -> None:
    from graph.export.gexf import write_gexf

    write_gexf(reading.knowledge, path)


def _jsonld(reading: "Reading", path: Path) -> None:
    from graph.export.jsonld import write_jsonld

    # A graph that was built with --merge-reasons has them; no other graph does.
    has_reasons = any(entity.reasons for entity in reading.knowledge.entities)
    write_jsonld(reading.knowledge, path, reading.namespaces, merge_reasons=has_reasons)


def _csv(reading: "Reading", folder: Path) -> None:
    from graph.export.tables import write_tables

    write_tables(reading.knowledge, folder)


def _cypher(reading: "Reading", path: Path) -> None:
    from graph.export.cypher import write_cypher

    write_cypher(reading.knowledge, path)


FORMATS = {
    "html": Format(ending=".html", write=_html),
    "graphml": Format(ending=".graphml", write=_graphml),
    "gexf": Format(ending=".gexf", write=_gexf),
    "jsonld": Format(ending=".jsonld", write=_jsonld),
    "csv": Format(ending="-csv", write=_csv, is_folder=True),
    "cypher": Format(ending=".cypher", write=_cypher),
}


def export(
    graph: Annotated[
        Path,
        typer.Argument(
            metavar="GRAPH", help="A Turtle file, or the folder of a build, for its graph.ttl."
        ),
    ] = Path("output"),
    *,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="|".join(FORMATS),
            help="What to write: html (the page), graphml (yEd, Cytoscape, igraph), gexf (Gephi), "
            "jsonld (linked data), csv and cypher (spreadsheets, Neo4j).",
        ),
    ],
    output: Annotated[
        str | None,  # a path would forget the slash at its end, which makes it a folder
        typer.Option(
            "--output",
            "-o",
            metavar="PATH|-",
            help="File to write, or a folder for it, which ends in / where it is new; "
            "- for standard output.  "
            "[default: beside the graph]",
            show_default=False,
        ),
    ] = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Open the page in the browser when done.")
    ] = False,
) -> None:
    """Write a graph for other programs, or its page anew; the Turtle file is all that it takes.

    Example: svyaz export output/ --format html -o page.html
    """
    from graph.reader import read_with_namespaces

    wanted = FORMATS.get(format_.lower())
    if wanted is None:
        fail(f"there is no format {format_!r}: {', '.join(FORMATS)}")
    if output == "":
        fail("--output is empty: name a file, a folder or - for standard output")
    is_streamed = output == STANDARD_OUTPUT
    if open_ and wanted is not FORMATS["html"]:
        fail("--open is for the page: --format html")
    if open_ and is_streamed:
        fail("--open is for the page in a file, and -o - writes it to standard output")
    if str(graph) == STANDARD_INPUT:
        fail("standard input is not read here: name the Turtle file")
    if is_streamed and wanted.is_folder:
        fail(f"{format_.lower()} is a folder with several files, and standard output is one")
    source = graph_file(graph / TURTLE if graph.is_dir() else graph)
    target = Path(STANDARD_OUTPUT) if is_streamed else _target(output, source, wanted)
    with progress("exporting", 2) as advance:
        reading = read_with_namespaces(source)
        advance(1)
        if is_streamed:
            _stream(wanted, reading)
        else:
            wanted.write(reading, target)
        advance(1)
    if not is_streamed:
        say(f"wrote {target}")
    if open_:
        show(target)


def _target(output: str | None, source: Path, wanted: Format) -> Path:
    """Where to write: where it was asked for, or under a name made of the graph's.

    The command ends if that is the graph itself; the folder around it is made if missing.
    """
    path = source.parent if output is None else Path(output)
    if wanted.is_folder:
        named = source.with_name(f"{source.stem}{wanted.ending}")
        return folder_for_results(named if output is None else path)
    if output is not None and output.endswith(("/", os.sep)):
        folder_for_results(path)
    if path.is_dir():
        path /= f"{source.stem}{wanted.ending}"
    if path.exists() and path.samefile(source):
        fail(f"{path} is the graph itself: name another file")
    folder_for_results(path.parent)
    return path


def _stream(wanted: Format, reading: "Reading") -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"graph{wanted.ending}"
        wanted.write(reading, file)
        written = file.read_bytes()
    try:
        typer.echo(written, nl=False)
    except BrokenPipeError:  # whoever reads has enough
        raise
    except OSError as error:
        fail(f"standard output cannot be written ({error.strerror})")
