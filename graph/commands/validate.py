"""`svyaz validate`: is a graph what the vocabulary promises?"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.commands.terminal import CHECK_FAILED, fail, graph_file, printable, progress, say

if TYPE_CHECKING:
    from rdflib import Graph

    from ontology.namespaces import Namespaces
    from ontology.validate import Finding


def validate(
    graph: Annotated[Path, typer.Argument(metavar="graph.ttl", help="The Turtle file to check.")],
    *,
    extractions: Annotated[
        Path | None,
        typer.Option(help="File with the articles' texts.  [default: extractions.jsonl beside]"),
    ] = None,
) -> None:
    """Check a graph: SHACL shapes, quotes against the articles, direct triples against claims.

    Findings are printed one a line. The exit code is 1 when one of them is a violation.

    Example: svyaz validate output/graph.ttl
    """
    from graph.commands.build import EXTRACTIONS

    if extractions is not None and not extractions.exists():
        fail(f"{extractions}: does not exist")
    graph_file(graph)
    texts = _texts(extractions or graph.parent / EXTRACTIONS)
    findings = list(_findings(graph, texts))
    for finding in findings:
        typer.echo(printable(str(finding)))
    n_violations = sum(_is_violation(finding) for finding in findings)
    n_warnings = len(findings) - n_violations
    say(f"{graph}: {n_violations} violations, {n_warnings} warnings, {len(texts)} texts at hand")
    if n_violations:
        raise typer.Exit(CHECK_FAILED)


def _findings(path: Path, texts: dict[str, str]) -> Iterator["Finding"]:
    from graph.audit import audit
    from graph.store import TripleStore
    from ontology.validate import Finding, Severity, check_shapes, read_as_written

    with progress("checking", 3) as advance:
        store = TripleStore()
        store.load(path)  # a strict reader: what it takes, every other tool takes
        triples = read_as_written(path.read_text(encoding="utf-8-sig"))
        names = _namespaces(triples)
        if len(store) != len(triples):
            yield Finding(
                severity=Severity.VIOLATION,
                focus=str(path),
                path=None,
                message=f"rdflib reads {len(triples)} triples, pyoxigraph {len(store)}",
            )
        advance(1)
        yield from check_shapes(triples, names)
        advance(1)
        yield from audit(triples, texts, names)
        advance(1)


def _is_violation(finding: "Finding") -> bool:
    from ontology.validate import Severity

    return finding.severity is Severity.VIOLATION


def _texts(path: Path) -> dict[str, str]:
    """The articles' texts by their names in the graph."""
    from graph.journal import read_extractions
    from ontology.namespaces import Kind

    return {
        f"{Kind.ARTICLE}:{extraction.article.id}": extraction.article.text
        for extraction in read_extractions(path)
    }


def _namespaces(triples: "Graph") -> "Namespaces":
    """The namespaces under the base IRI that the graph itself declares."""
    from ontology.namespaces import DEFAULT_BASE_IRI, Kind, Namespaces

    declared = dict(triples.namespaces())
    article = str(declared.get(Kind.ARTICLE.value, ""))
    ending = f"{Kind.ARTICLE}/"
    base = article.removesuffix(ending) if article.endswith(ending) else DEFAULT_BASE_IRI
    return Namespaces(base_iri=base)
