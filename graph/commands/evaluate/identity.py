"""How right identity is: links, names, coref."""

from pathlib import Path
from typing import Annotated

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
    Model,
    UserGazetteer,
    answers,
    folder_for_results,
    line,
    progress,
    say,
)


@evaluate.command(short_help="Links to Wikidata of given names, on a part of NEREL.")
def links(
    folder: NerelFolder,
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every wrong link and every name without one.")
    ] = False,
    gazetteer: UserGazetteer = None,
    json_: Json = None,
    workers: Workers = 1,
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
        report = measure(articles, extractor(NO_MODEL, workers, advance, gazetteer))
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
        write_json(json_, measured_on(folder, sha256, NO_MODEL, gazetteer), report.as_record())


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
    json_: Json = None,
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
        write_json(json_, about, figures_)


@evaluate.command(short_help="Which mentions are of one thing, on factRuEval-2016.")
def coref(
    folder: FactFolder,
    *,
    show: Annotated[
        bool, typer.Option("--show", help="List every thing split and every entity mixed.")
    ] = False,
    model: Model = DEFAULT_MODEL,
    json_: Json = None,
    workers: Workers = 1,
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
        extract = extractor(model, workers, advance)
        reports = measure(files, extract)
    whole = added(reports.values())
    console = answers()
    console.print(figures.agreements(whole.scores))
    if show:
        for each in details(reports):
            console.print(each)
    if json_ is not None:
        about = measured_on(folder, digest(files), model)
        write_json(json_, about, whole.as_record())
