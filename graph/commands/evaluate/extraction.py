"""How right extraction is: nerel, articles, factrueval."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.defaults import DEFAULT_MODEL, NO_MODEL
from graph.commands.evaluate.app import evaluate
from graph.commands.evaluate.measuring import (
    FactFolder,
    Json,
    NerelFolder,
    Workers,
    details,
    extractor,
    measured_on,
    write_json,
)
from graph.commands.terminal import (
    WRONG_USE,
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
    from extract.evaluate.nerel import Report as NerelReport
    from extract.evaluate.relations import Classify

CURVES, CONFUSION = "precision-recall.png", "confusion.png"


@evaluate.command(short_help="Entities and relations, on a part of NEREL.")
def nerel(
    folder: NerelFolder,
    *,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    json_: Json = None,
    plots: Annotated[
        Path | None,
        typer.Option(help="Folder for pictures: precision against recall, confusion of types."),
    ] = None,
    workers: Workers = 1,
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
        extract = extractor(model, workers, advance, gazetteer)
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
        write_json(json_, measured_on(folder, sha256, model, gazetteer), report.as_record())
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
    json_: Json = None,
    workers: Workers = 1,
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
        extract = extractor(model, workers, advance, gazetteer)
        reports = measure(files, extract, min_confidence=min_confidence)
    whole = added(list(reports.values()))
    console = answers()
    console.print(figures.totals(whole.scores))
    console.print(f"Traps asserted: {len(whole.sprung)}")
    if show:
        for each in details(reports):
            console.print(each)
    if json_ is not None:
        about = measured_on(folder, digest(files), model, gazetteer)
        write_json(json_, about | {"min_confidence": min_confidence}, whole.as_record())


@evaluate.command(short_help="Occupations, ownership, meetings and deals, on factRuEval-2016.")
def factrueval(
    folder: FactFolder,
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every fact that is missed or false.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    json_: Json = None,
    workers: Workers = 1,
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
        extract = extractor(model, workers, advance, gazetteer)
        reports = measure(files, extract, min_confidence=min_confidence)
    whole = added(reports.values())
    console = answers()
    console.print(figures.totals(whole.scores))
    if show:
        for each in details(reports):
            console.print(each)
    if json_ is not None:
        about = measured_on(folder, digest(files), model, gazetteer)
        write_json(json_, about | {"min_confidence": min_confidence}, whole.as_record())


def _classifier(model: str) -> "Classify | None":
    if model == NO_MODEL:
        return None
    from extract.evaluate.classify import classifier
    from extract.neural.model import load

    return classifier(load(model))


def _draw(report: "NerelReport", folder: Path) -> None:
    from extract.evaluate.plots import draw_confusion, draw_curves

    draw_confusion(report.confusion, folder / CONFUSION)
    say(f"wrote {folder / CONFUSION}")
    if any(curve.points for curve in report.curves.values()):
        draw_curves(report.curves, folder / CURVES, threshold=SURE)
        say(f"wrote {folder / CURVES}")
    else:
        say(f"there are no learned relations to rank, so {CURVES} is not drawn")
