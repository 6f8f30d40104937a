"""What the commands of `svyaz evaluate` share: how texts are extracted, and what is written."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from extract.errors import ExtractError
from extract.records import Article, Extraction, ScoredSpan
from graph.commands.terminal import Advance, line, say

if TYPE_CHECKING:
    from extract.evaluate.coreference import Report as ChainsReport
    from extract.evaluate.factrueval import Report as FactsReport
    from graph.evaluate.matching import Report as ArticlesReport

Json = Annotated[
    Path | None, typer.Option("--json", help="File for all figures and counts, as JSON.")
]
NerelFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="Annotated articles, NAME.txt with NAME.ann.")
]
FactFolder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help="Annotated texts, NAME.txt with NAME.spans, .objects, .coref and .facts.",
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes to extract in.")]


def extractor(
    model: str, n_workers: int, advance: Advance, gazetteer: str | None = None
) -> Callable[
    [Sequence[Article], Sequence[tuple[ScoredSpan, ...]] | None], list[Extraction | ExtractError]
]:
    """Return what extracts articles, with given mentions or its own, and advances the bar."""
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


def details(
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


def measured_on(
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


def write_json(path: Path, about: Mapping[str, Any], figures: Mapping[str, Any]) -> None:
    """Write what was measured, and on what."""
    from graph.journal import write_whole

    content = {**about, **figures}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    say(f"wrote {path}")
