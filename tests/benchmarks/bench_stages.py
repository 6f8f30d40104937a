"""What does each stage cost beside annotation, and how does the cost grow with an article's length?

    python tests/benchmarks/bench_stages.py [--articles 40] [--warm DIR] [--rounds 3]
                                            [--models none base] [PATH ...]

First the stages over the articles, 32 at a time, with one thread on one core: processor time, the
median of the rounds.

    cold      nothing is remembered of any word
    warm      up to 300 articles of --warm were read before

Then one article of ten lengths from 1 KB to 1 MB of UTF-8, in which every paragraph has names of
its own. Each is read once before it is timed, so that all find the same words in memory. The
exponent is the slope of time over length, both logarithmic, from 10 KB on: 1 is linear; below, what
is done once for an article still counts. Prints tables in Markdown and a plot of plain letters.
"""

import argparse
import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import log, log10
from pathlib import Path
from typing import TypeVar

# The libraries read these when they are loaded.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

# ruff: noqa: E402 - found by the path above
from benchmarks.bench_annotate import BATCH, MODELS, N_WARM, articles_of, pinned
from long_article import LONGEST, long_article

from extract.annotate import annotate
from extract.annotate.models import load
from extract.claims import find_claims
from extract.defaults import DEFAULT_MODEL, NO_MODEL
from extract.mentions import find_mentions
from extract.neural import model as learned
from extract.records import Article
from extract.resolve import resolve
from extract.times import find_times

STAGES = ("annotate", "times", "mentions", "entities", "claims")
STEPS_A_DECADE = 3
SIZES = [round(LONGEST * 10 ** (step / STEPS_A_DECADE)) for step in range(-9, 1)]
"""Bytes of the ten articles, each 2.15 times as long as the one before."""
LEAST_FITTED = 10_000
"""Bytes from which on growth is fitted: below, a stage takes about a millisecond."""
LEAST_TIMED = 50_000
"""Bytes that a time is taken of: shorter articles are read several times."""
_CELL = 6

Seconds = dict[str, float]
Subject = TypeVar("Subject")
Result = TypeVar("Result")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", help="articles; none: the samples, repeated")
    parser.add_argument("--articles", type=int, help="number of articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm", metavar="DIR", help="other articles, for the warm state")
    parser.add_argument(
        "--models", nargs="+", choices=(NO_MODEL, *MODELS), default=[NO_MODEL, DEFAULT_MODEL]
    )
    wanted = parser.parse_args()
    core = "one core" if pinned() else "any core"
    articles = articles_of(wanted.paths, wanted.articles)
    print(_stage_table(articles, wanted.warm, wanted.rounds, wanted.models))
    n_words = sum(len(article.text.split()) for article in articles)
    print(
        f"\n{len(articles)} articles, {n_words:,} words; median of {wanted.rounds} rounds, "
        f"{core}, load {os.getloadavg()[0]:.1f}"
    )
    for model in wanted.models:
        lengths = [_length(size, model) for size in SIZES]
        print(f"\n## Length, {_named(model)}\n\n{_length_table(lengths)}\n\n{_plot(lengths)}")


def _named(model: str) -> str:
    return "rules alone" if model == NO_MODEL else f"{model} model"


def seconds(articles: Sequence[Article], model: str) -> Seconds:
    """Processor time of each stage over the articles."""
    reader = None if model == NO_MODEL else learned.load(model)
    taken = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, work: Callable[[Subject], Result], subject: Subject) -> Result:
        begun = time.process_time()
        result = work(subject)
        taken[stage] += time.process_time() - begun
        return result

    for start in range(0, len(articles), BATCH):
        batch = articles[start : start + BATCH]
        for found in timed("annotate", partial(annotate, model=reader), batch):
            document = replace(found, times=timed("times", find_times, found))
            document = replace(document, mentions=timed("mentions", find_mentions, document))
            document = replace(document, entities=timed("entities", resolve, document))
            timed("claims", partial(find_claims, version=""), document)
    return taken


def _stage_table(
    articles: list[Article], warm: str | None, rounds: int, models: Sequence[str]
) -> str:
    """Seconds of each stage, and what they are beside annotation."""
    lines = [
        f"| | {', s | '.join(STAGES)}, s | claims / annotate | all after / annotate |",
        f"|---|{'--:|' * (len(STAGES) + 2)}",
    ]
    before = {"cold": [], "warm": articles_of([warm], N_WARM)} if warm else {"cold": []}
    for model in models:
        for state, earlier in before.items():
            found = [_round(articles, earlier, model) for _ in range(rounds)]
            took = {stage: statistics.median(each[stage] for each in found) for stage in STAGES}
            after = sum(took.values()) - took["annotate"]
            columns = [
                f"{_named(model)}, {state}",
                *(f"{took[stage]:.2f}" for stage in STAGES),
                f"{took['claims'] / took['annotate']:.2f}",
                f"{after / took['annotate']:.2f}",
            ]
            lines.append(f"| {' | '.join(columns)} |")
    return "\n".join(lines)


def _round(articles: list[Article], earlier: list[Article], model: str) -> Seconds:
    """The stages over articles where nothing but the earlier ones is remembered."""
    load().forget()
    seconds(earlier, model)
    gc.collect()
    return seconds(articles, model)


def _length(size: int, model: str) -> tuple[float, Seconds]:
    """Bytes of an article, and the mean processor time of each stage."""
    article = long_article(size)
    seconds([article], model)
    gc.collect()
    times = max(1, LEAST_TIMED // size)
    found = [seconds([article], model) for _ in range(times)]
    took = {stage: sum(each[stage] for each in found) / times for stage in STAGES}
    return len(article.text.encode()), took


def _length_table(lengths: Sequence[tuple[float, Seconds]]) -> str:
    """Milliseconds of each stage per kilobyte, and the exponents."""
    lines = [
        f"| ms per KB | {' | '.join(STAGES)} | all |",
        f"|--:|{'--:|' * (len(STAGES) + 1)}",
    ]
    for size, took in lengths:
        costs = (1e6 * each / size for each in (*took.values(), sum(took.values())))
        lines.append(f"| {size / 1000:,.0f} KB | {' | '.join(f'{ms:.2f}' for ms in costs)} |")
    whole = [(size, {**took, "all": sum(took.values())}) for size, took in lengths]
    exponents = (_exponent(whole, stage) for stage in (*STAGES, "all"))
    lines.append(f"| exponent | {' | '.join(f'{each:.2f}' for each in exponents)} |")
    return "\n".join(lines)


def _exponent(lengths: Sequence[tuple[float, Mapping[str, float]]], stage: str) -> float:
    """Slope of the logarithm of time over that of length: 1 is linear, 2 a square law."""
    fitted = [(log(size), log(took[stage])) for size, took in lengths if size >= LEAST_FITTED]
    return statistics.linear_regression(*zip(*fitted, strict=True)).slope


def _plot(lengths: Sequence[tuple[float, Seconds]]) -> str:
    """Time over length, both logarithmic, a letter for each stage; linear growth is a diagonal."""
    rows = [
        {stage: round(STEPS_A_DECADE * log10(took[stage])) for stage in STAGES}
        for _, took in lengths
    ]
    levels = [level for row in rows for level in row.values()]
    lines = [", ".join(f"{stage[0]} {stage}" for stage in STAGES), ""]
    for level in range(max(levels), min(levels) - 1, -1):
        cells = ("".join(s[0] for s in STAGES if row[s] == level).ljust(_CELL) for row in rows)
        lines.append(f"{10 ** (level / STEPS_A_DECADE):9.4f} s | {''.join(cells)}".rstrip())
    sizes = "".join(f"{size / 1000:,.0f}".ljust(_CELL) for size, _ in lengths)
    lines += [f"{'':12}+{'-' * _CELL * len(lengths)}", f"{'KB':>11}   {sizes}".rstrip()]
    return "```\n" + "\n".join(lines) + "\n```"


if __name__ == "__main__":
    main()
