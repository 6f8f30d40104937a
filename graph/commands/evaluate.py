"""`svyaz evaluate`: how right the program is, on data that people labeled."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from extract.defaults import DEFAULT_MODEL, NO_MODEL
from extract.errors import ExtractError
from extract.records import Article, Extraction, ScoredSpan
from graph.commands.terminal import (
    WRONG_USE,
    Advance,
    MinConfidence,
    Model,
    UserGazetteer,
    answers,
    fail,
    folder_for_results,
    line,
    progress,
    say,
)
from graph.confidence import MIN_CONFIDENCE, SURE

if TYPE_CHECKING:
    from extract.evaluate.coreference import Report as ChainsReport
    from extract.evaluate.factrueval import Report as FactsReport
    from extract.evaluate.nerel import Report as NerelReport
    from extract.evaluate.relations import Classify
    from graph.evaluate.matching import Report as ArticlesReport

CURVES, CONFUSION = "precision-recall.png", "confusion.png"

evaluate = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_Json = Annotated[
    Path | None, typer.Option("--json", help="File for all figures and counts, as JSON.")
]
_Workers = Annotated[int, typer.Option(min=1, help="Processes to extract in.")]


@evaluate.callback()
def about() -> None:
    """Measure the program on data that people labeled: precision, recall and F1, in percent.

    Example: svyaz evaluate articles tests/gold
    """


@evaluate.command(short_help="Entities and relations, on a part of NEREL.")
def nerel(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Annotated articles, NAME.txt with NAME.ann.")
    ],
    *,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    json_: _Json = None,
    plots: Annotated[
        Path | None,
        typer.Option(help="Folder for pictures: precision against recall, confusion of types."),
    ] = None,
    workers: _Workers = 1,
) -> None:
    """Measure entities and relations on a part of NEREL, beside published figures.

    Entities count if span and type are exact, nested ones too; relations if both entities are.
    They are measured end to end, with the entities given, and given also which two are related.

    Example: svyaz evaluate nerel NEREL-v1.1/test --json figures.json
    """
    from extract.evaluate.folder import read_folder
    from extract.evaluate.nerel import evaluate as measure
    from extract.evaluate.score import digest
    from extract.standoff import annotated_files
    from graph.commands import figures

    if plots is not None and find_spec("matplotlib") is None:
        fail("--plots needs matplotlib: pip install 'svyaz[plots]'")
    for target in (plots, json_.parent if json_ else None):
        if target is not None:
            folder_for_results(target)
    articles = read_folder(folder)
    sha256 = digest(annotated_files(folder))
    with progress("extracting", 2 * len(articles)) as advance:
        extract = _extractor(model, workers, advance, gazetteer)
        report = measure(articles, extract, _classifier(model))
    for failure in report.failures:
        say(f"{failure}; what is drawn in it counts as missed")
    if report.failures and not report.figures()["entities"].found:
        raise typer.Exit(WRONG_USE)
    console = answers()
    console.print(line(f"{folder}: {report.n_articles} articles, SHA-256 {sha256}"))
    for part in figures.of_nerel(report, f"svyaz, model {model}"):
        console.print(part)
    if json_ is not None:
        _write_json(json_, _about(folder, sha256, model, gazetteer), report.as_record())
    if plots is not None:
        _draw(report, plots)


@evaluate.command(short_help="Relations, statements, events and traps, on labeled articles.")
def articles(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Labeled articles, NAME.txt with NAME.json.")
    ],
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every miss, spurious find and trap.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    json_: _Json = None,
    workers: _Workers = 1,
) -> None:
    """Measure graphs, one an article: relations, statements, events, and traps asserted.

    A trap is what a text tempts one to assert although it does not say it.

    Example: svyaz evaluate articles tests/gold --show
    """
    from extract.evaluate.score import digest
    from graph.commands import figures
    from graph.evaluate.articles import evaluate as measure
    from graph.evaluate.articles import labeled_files
    from graph.evaluate.matching import added

    if json_ is not None:
        folder_for_results(json_.parent)
    files = labeled_files(folder)
    with progress("extracting", len(files) // 2) as advance:
        extract = _extractor(model, workers, advance, gazetteer)
        reports = measure(files, extract, min_confidence=min_confidence)
    whole = added(list(reports.values()))
    console = answers()
    console.print(figures.totals(whole.scores))
    console.print(f"Traps asserted: {len(whole.sprung)}")
    if show:
        for each in _details(reports):
            console.print(each)
    if json_ is not None:
        about = _about(folder, digest(files), model, gazetteer)
        _write_json(json_, about | {"min_confidence": min_confidence}, whole.as_record())


@evaluate.command(short_help="Occupations, ownership, meetings and deals, on factRuEval-2016.")
def factrueval(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="Annotated texts, NAME.txt with NAME.spans, .objects, .coref and .facts.",
        ),
    ],
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every fact that is missed or false.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    json_: _Json = None,
    workers: _Workers = 1,
) -> None:
    """Measure facts on a part of factRuEval-2016: who works where, owns, meets and deals.

    A fact is right if its mandatory roles are all filled by the right things.

    Example: svyaz evaluate factrueval factRuEval-2016/devset --show
    """
    from extract.evaluate.factrueval import added
    from extract.evaluate.factrueval import evaluate as measure
    from extract.evaluate.facts import SUFFIXES, fact_files
    from extract.evaluate.score import digest
    from graph.commands import figures

    if json_ is not None:
        folder_for_results(json_.parent)
    files = fact_files(folder)
    with progress("extracting", len(files) // len(SUFFIXES)) as advance:
        extract = _extractor(model, workers, advance, gazetteer)
        reports = measure(files, extract, min_confidence=min_confidence)
    whole = added(reports.values())
    console = answers()
    console.print(figures.totals(whole.scores))
    if show:
        for each in _details(reports):
            console.print(each)
    if json_ is not None:
        about = _about(folder, digest(files), model, gazetteer)
        _write_json(json_, about | {"min_confidence": min_confidence}, whole.as_record())


@evaluate.command(short_help="Links to Wikidata of given names, on a part of NEREL.")
def links(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Annotated articles, NAME.txt with NAME.ann.")
    ],
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every wrong link and every name without one.")
    ] = False,
    gazetteer: UserGazetteer = None,
    json_: _Json = None,
    workers: _Workers = 1,
) -> None:
    """Measure which Wikidata items the given names of a part of NEREL are linked with.

    Links count if the id is the one drawn (N lines). No link means that the gazetteer does not
    have the thing: the recall is low by nature, the precision is what must be high. Named types
    are all but posts, whose ids are classes.

    Example: svyaz evaluate links NEREL-v1.1/dev --show
    """
    from extract.evaluate.folder import read_folder
    from extract.evaluate.links import evaluate as measure
    from extract.evaluate.score import digest
    from extract.standoff import annotated_files
    from graph.commands import figures

    if json_ is not None:
        folder_for_results(json_.parent)
    articles = read_folder(folder)
    sha256 = digest(annotated_files(folder))
    with progress("linking", len(articles)) as advance:
        report = measure(articles, _extractor(NO_MODEL, workers, advance, gazetteer))
    for failure in report.failures:
        say(f"{failure}; its names count as not linked")
    console = answers()
    console.print(line(f"{folder}: {report.n_articles} articles, SHA-256 {sha256}"))
    for part in figures.of_links(report):
        console.print(part)
    if show:
        for title, told in (("wrong", report.wrong), ("missed", report.missed)):
            for each in told:
                console.print(line(f"{title}: {each}"))
    if json_ is not None:
        _write_json(json_, _about(folder, sha256, NO_MODEL, gazetteer), report.as_record())


@evaluate.command(short_help="Which spellings are one name, on pairs that people judged.")
def names(
    pairs: Annotated[
        Path,
        typer.Argument(metavar="PAIRS.tsv", help="Columns a, b, label (same or different), note."),
    ],
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every pair that is missed or wrongly joined.")
    ] = False,
    json_: _Json = None,
) -> None:
    """Measure the model of names on pairs of names: which are names of one thing.

    A pair that only a context can decide counts as not found.

    Example: svyaz evaluate names tests/extract/names/pairs.tsv --show
    """
    from extract.evaluate.names import evaluate as measure
    from extract.evaluate.names import read_pairs
    from extract.evaluate.score import digest
    from graph.commands import figures

    if json_ is not None:
        folder_for_results(json_.parent)
    report = measure(read_pairs(pairs))
    console = answers()
    console.print(line(f"{pairs}: {report.n_pairs} pairs, SHA-256 {digest([pairs])}"))
    console.print(figures.totals({"same name": report.score}))
    console.print(f"Left to the context: {report.undecided}")
    if show:
        for title, told in (("wrong", report.wrong), ("missed", report.missed)):
            for pair, said in told:
                words = f"{title}: {pair.left} | {pair.right}: {said.verdict}, {said.reason}"
                console.print(line(f"{words} ({pair.note})" if pair.note else words))
    if json_ is not None:
        about = {"file": str(pairs), "sha256": digest([pairs]), "pairs": report.n_pairs}
        figures_ = {"names": report.score.as_record(), "undecided": report.undecided}
        _write_json(json_, about, figures_)


@evaluate.command(short_help="Which mentions are of one thing, on factRuEval-2016.")
def coref(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="Annotated texts, NAME.txt with NAME.spans, .objects, .coref and .facts.",
        ),
    ],
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every thing split and every entity mixed.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    json_: _Json = None,
    workers: _Workers = 1,
) -> None:
    """Measure coreference on a part of factRuEval-2016: names of one thing in one entity.

    B³ counts each mention by how much of its chain is right, MUC the links between mentions. End
    to end, mentions that were not found are missed; aligned, only those found count.

    Example: svyaz evaluate coref factRuEval-2016/devset --show
    """
    from extract.evaluate.coreference import added
    from extract.evaluate.coreference import evaluate as measure
    from extract.evaluate.facts import SUFFIXES, fact_files
    from extract.evaluate.score import digest
    from graph.commands import figures

    if json_ is not None:
        folder_for_results(json_.parent)
    files = fact_files(folder)
    with progress("extracting", len(files) // len(SUFFIXES)) as advance:
        extract = _extractor(model, workers, advance)
        reports = measure(files, extract)
    whole = added(reports.values())
    console = answers()
    console.print(figures.agreements(whole.scores))
    if show:
        for each in _details(reports):
            console.print(each)
    if json_ is not None:
        about = _about(folder, digest(files), model)
        _write_json(json_, about, whole.as_record())


def _extractor(
    model: str, n_workers: int, advance: Advance, gazetteer: str | None = None
) -> Callable[
    [Sequence[Article], Sequence[tuple[ScoredSpan, ...]] | None], list[Extraction | ExtractError]
]:
    from graph.parallel import BATCH, WATCHED_BATCH, extract_all

    size = WATCHED_BATCH if advance.is_shown else BATCH

    def extract(
        articles: Sequence[Article], given: Sequence[tuple[ScoredSpan, ...]] | None
    ) -> list[Extraction | ExtractError]:
        results: dict[int, list[Extraction | ExtractError]] = {}
        for at, batch in extract_all(
            articles,
            given=given,
            n_workers=n_workers,
            size=size,
            model=model,
            gazetteer=gazetteer,
        ):
            results[at] = batch
            advance(len(batch))
        return [result for at in sorted(results) for result in results[at]]

    return extract


def _classifier(model: str) -> "Classify | None":
    if model == NO_MODEL:
        return None
    from extract.evaluate.classify import classifier
    from extract.neural.model import load

    return classifier(load(model))


def _details(
    reports: "Mapping[str, ArticlesReport | FactsReport | ChainsReport]",
) -> Iterator[Text]:
    """Every trap, miss, spurious find and torn chain, article by article."""
    for name, report in reports.items():
        yield Text()
        yield line(name, "bold")
        for kind in ("sprung", "missed", "spurious", "split", "mixed"):
            title = "trap" if kind == "sprung" else kind
            for told in getattr(report, kind, ()):
                yield line(f"{title}: {told}")


def _draw(report: "NerelReport", folder: Path) -> None:
    from extract.evaluate.plots import draw_confusion, draw_curves

    draw_confusion(report.confusion, folder / CONFUSION)
    say(f"wrote {folder / CONFUSION}")
    if any(curve.points for curve in report.curves.values()):
        draw_curves(report.curves, folder / CURVES, threshold=SURE)
        say(f"wrote {folder / CURVES}")
    else:
        say(f"there are no learned relations to rank, so {CURVES} is not drawn")


def _about(
    folder: Path, sha256: str, model: str, gazetteer: str | None = None
) -> dict[str, str | float]:
    """What the figures were measured on, and with."""
    from extract.pipeline import version_with

    return {
        "folder": str(folder),
        "sha256": sha256,
        "model": model,
        "version": version_with(model, gazetteer),
    }


def _write_json(path: Path, about: Mapping[str, Any], figures: Mapping[str, Any]) -> None:
    from graph.journal import write_whole

    content = {**about, **figures}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    say(f"wrote {path}")
