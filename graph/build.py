"""The whole program on one screen: articles in, one graph out.

read → annotate → mentions → times → entities → claims     one article → one extraction
merge                                                      extractions → one graph

>>> from graph.build import build
>>> knowledge = build(["news/"])  # doctest: +SKIP
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from extract.claims.complete import without_doubtful
from extract.defaults import DEFAULT_MODEL
from extract.errors import ExtractError
from extract.read import read_articles, read_text
from extract.records import Article, Extraction
from graph.confidence import MIN_CONFIDENCE
from graph.merge import merge, read_decisions, settle
from graph.parallel import extract_all
from graph.records import KnowledgeGraph
from ontology.gazetteer import user_table, using


def build(
    paths: Sequence[str | Path] | None = None,
    *,
    n_workers: int = 1,
    model: str = DEFAULT_MODEL,
    min_confidence: float = MIN_CONFIDENCE,
    gazetteer: str | None = None,
    decisions: Path | None = None,
) -> KnowledgeGraph:
    """The graph of the articles in files, folders and globs.

    Inputs that cannot be read or extracted are left out; `svyaz build` names them and keeps its
    results between runs.

    Args:
        paths: as for `read_articles`; None for the sample articles that ship with the package.
        n_workers: processes to extract in; the graph is the same for any number.
        model: name or file of the learned model, "none" for the rules alone.
        min_confidence: relations and events that are less sure are left out, 0..1.
        gazetteer: file of a user's own gazetteer.
        decisions: table of what a person decided about identity.

    Raises:
        OntologyError: the gazetteer cannot be read.
        DecisionError: the table cannot be read, or a line of it cannot be followed.
    """
    table = None if decisions is None else read_decisions(decisions)
    found = samples() if paths is None else read_articles(paths)
    articles = [article for article in found if isinstance(article, Article)]
    extracted = extractions(articles, n_workers=n_workers, model=model, gazetteer=gazetteer)
    sure = [without_doubtful(one, min_confidence) for one in extracted]
    with using(user_table(gazetteer)):
        return merge(sure, None if table is None else settle(sure, table))


def extractions(
    articles: Sequence[Article],
    *,
    n_workers: int = 1,
    model: str = DEFAULT_MODEL,
    gazetteer: str | None = None,
) -> Iterator[Extraction]:
    """What was found in each article, in any order; articles that failed are left out."""
    for _, results in extract_all(articles, n_workers=n_workers, model=model, gazetteer=gazetteer):
        yield from (result for result in results if not isinstance(result, ExtractError))


def samples() -> Iterator[Article]:
    """The sample articles that ship with the package, in the order of their names."""
    folder = files("graph").joinpath("samples")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield read_text(file.read_bytes(), f"samples/{file.name}")
