"""`svyaz build`: articles in, graph.ttl and graph.html out."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from extract.defaults import DEFAULT_MODEL
from extract.errors import ExtractError
from extract.records import Article, ArticleId, Extraction
from graph.commands.browser import show
from graph.commands.summary import Counts, summary
from graph.commands.terminal import (
    INTERRUPTED,
    WRONG_USE,
    MinConfidence,
    Model,
    UserGazetteer,
    folder_for_results,
    messages,
    progress,
    say,
)
from graph.confidence import MIN_CONFIDENCE
from ontology.namespaces import DEFAULT_BASE_IRI

TURTLE, PAGE = "graph.ttl", "graph.html"
EXTRACTIONS, FAILURES = "extractions.jsonl", "failures.jsonl"


def build(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH|-",
            help="Articles: files, folders, globs, - for standard input. "
            "None: the sample articles that ship with svyaz.",
            show_default=False,
        ),
    ] = None,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the results.")] = Path(
        "output"
    ),
    workers: Annotated[
        int, typer.Option(min=1, help="Processes to extract in; the result is the same.")
    ] = 1,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.tsv",
            help="What a person decided: lines of same, different or link, two things and a note.",
        ),
    ] = None,
    merge_reasons: Annotated[
        bool,
        typer.Option("--merge-reasons", help="Write sv:mergeReason: why mentions are one thing."),
    ] = False,
    base_iri: Annotated[
        str, typer.Option(help="Beginning of the IRIs of this graph's things.")
    ] = DEFAULT_BASE_IRI,
    open_: Annotated[
        bool, typer.Option("--open", help="Open graph.html in the browser when done.")
    ] = False,
) -> None:
    """Build one graph from articles: graph.ttl, graph.html and extractions.jsonl.

    Running it again works only on what is new. An article that cannot be read is named, listed in
    failures.jsonl and left out; the exit code is 2 when none is left.

    Example: svyaz build news/ extra.txt -o output/ --workers 2
    """
    from extract.claims.complete import without_doubtful
    from extract.read import read_articles
    from graph.build import samples
    from graph.commands.choices import CHOICES, DECISIONS, keep_choices
    from graph.export.page import write_html
    from graph.export.turtle import write_turtle
    from graph.journal import write_extractions
    from graph.merge import merge, read_decisions, settle
    from ontology.gazetteer import user_table, using
    from ontology.namespaces import Namespaces

    namespaces = Namespaces(base_iri=base_iri)
    table = read_decisions(decisions) if decisions is not None else None
    folder_for_results(output)
    job = _Job(model, gazetteer)
    for found in read_articles(paths) if paths else samples():
        job.take(found)
    with _keeping(job, output / EXTRACTIONS):
        try:
            job.run(output / EXTRACTIONS, workers)
        finally:
            write_failures(output / FAILURES, job.failures)
    if not job.extractions:
        say("error: no article could be read, so there is no graph to build")
        raise typer.Exit(WRONG_USE)
    extractions = job.in_order()
    with _keeping(job, output / EXTRACTIONS), progress("merging", 3) as advance:
        write_extractions(output / EXTRACTIONS, extractions)
        sure = [without_doubtful(one, min_confidence) for one in extractions]
        with using(user_table(gazetteer)):
            settled = settle(sure, table) if table is not None else None
            knowledge = merge(sure, settled)
        advance(1)
        write_turtle(knowledge, output / TURTLE, namespaces, merge_reasons=merge_reasons)
        advance(1)
        write_html(knowledge, output / PAGE, namespaces)
        keep_choices(
            output,
            gazetteer=gazetteer,
            min_confidence=min_confidence,
            decisions=table.text if table is not None else None,
        )
        advance(1)
    messages().print(summary(knowledge, job.counts(), settled.counts if settled else None))
    for message in settled.idle if settled else ():
        say(message)
    for name in (TURTLE, PAGE, EXTRACTIONS, DECISIONS, CHOICES):
        if (output / name).exists():
            say(f"wrote {output / name}")
    if open_:
        show(output / PAGE)


@contextmanager
def _keeping(job: "_Job", journal: Path) -> Iterator[None]:
    """End the command on Ctrl-C, and say how much of its work is kept."""
    try:
        yield
    except KeyboardInterrupt:
        say(
            f"interrupted; {len(job.known(journal))} of {len(job.articles)} articles are kept in "
            f"{journal}, and the next run goes on from there"
        )
        raise typer.Exit(INTERRUPTED) from None


class _Job:
    """The articles of one run: which are new, which are known, which failed."""

    def __init__(self, model: str, gazetteer: str | None) -> None:
        self.model = model
        self.gazetteer = gazetteer
        self.articles: dict[ArticleId, Article] = {}
        self.extractions: dict[ArticleId, Extraction] = {}
        self.failures: list[ExtractError] = []
        self.n_repeated = 0
        self.n_known = 0

    def take(self, found: Article | ExtractError) -> None:
        """Note one input; a text that came before under another name is not taken twice."""
        if isinstance(found, ExtractError):
            self.fail(found)
        elif found.id in self.articles:
            self.n_repeated += 1
        else:
            self.articles[found.id] = found

    def fail(self, error: ExtractError) -> None:
        """Note an input that is left out, and name it."""
        self.failures.append(error)
        say(str(error))

    def known(self, journal: Path) -> dict[ArticleId, Extraction]:
        """What the journal holds of these articles: read, for an interrupt may come at any line."""
        from extract.pipeline import version_with
        from graph.journal import known_extractions

        version = version_with(self.model, self.gazetteer)
        return known_extractions(journal, tuple(self.articles.values()), version)

    def run(self, journal: Path, n_workers: int) -> None:
        """Extract what the journal does not know yet, adding to it as batches finish."""
        from graph.journal import append, appending
        from graph.parallel import BATCH, WATCHED_BATCH, extract_all

        self.extractions = self.known(journal)
        self.n_known = len(self.extractions)
        new = [article for key, article in self.articles.items() if key not in self.extractions]
        with appending(journal) as file, progress("extracting", len(new)) as advance:
            size = WATCHED_BATCH if advance.is_shown else BATCH
            for _, results in extract_all(
                new, n_workers=n_workers, size=size, model=self.model, gazetteer=self.gazetteer
            ):
                for result in results:
                    if isinstance(result, ExtractError):
                        self.fail(result)
                    else:
                        append(file, result)
                        self.extractions[result.article.id] = result
                advance(len(results))

    def in_order(self) -> tuple[Extraction, ...]:
        """The extractions in the order in which the articles were given."""
        return tuple(self.extractions[key] for key in self.articles if key in self.extractions)

    def counts(self) -> Counts:
        """The figures of the run."""
        return Counts(
            n_new=len(self.extractions) - self.n_known,
            n_known=self.n_known,
            n_repeated=self.n_repeated,
            n_failed=len(self.failures),
        )


def write_failures(path: Path, failures: Sequence[ExtractError]) -> None:
    """A JSON line for each failure, source and reason, sorted; an empty file when there is none."""
    from graph.journal import write_whole

    lines = sorted(
        json.dumps({"source": error.source, "reason": error.reason}, ensure_ascii=False)
        for error in failures
    )
    write_whole(path, "".join(line + "\n" for line in lines))
