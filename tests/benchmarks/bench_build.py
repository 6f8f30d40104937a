"""How fast is a whole build beside natasha's own passes over the same texts?

    python tests/benchmarks/bench_build.py [--articles 128] [--rounds 3] [PATH ...]

Each side runs in a process of its own, in turn, on one core with one thread. natasha's side is
segmentation, morphology, syntax and names of each text, as its README has them: no reading, no
lemmas, nothing made of it. The build is everything from bytes to files. Time is processor time
after the models are loaded; the median of the rounds counts. Prints a table in Markdown, with the
machine.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

SIDES = ("natasha", "svyaz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one side took: seconds of processor time, peak memory in megabytes."""

    load_s: float
    work_s: float
    peak_mb: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Formatter)
    parser.add_argument("paths", nargs="*", help="articles; none: the samples, repeated")
    parser.add_argument("--articles", type=int, default=128, help="number of articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.side:
        run = _natasha(wanted.paths) if wanted.side == "natasha" else _svyaz(wanted.paths)
        json.dump({"load_s": run.load_s, "work_s": run.work_s, "peak_mb": run.peak_mb}, sys.stdout)
        return
    with tempfile.TemporaryDirectory() as folder:
        n_words = _write_articles(wanted.paths, wanted.articles, Path(folder))
        runs: dict[str, list[Run]] = {side: [] for side in SIDES}
        for _ in range(wanted.rounds):
            for side in SIDES:
                runs[side].append(_measured(side, folder))
    print(_table({side: _median(of_side) for side, of_side in runs.items()}, wanted.articles))
    print(
        f"\n{wanted.articles} articles, {n_words:,} words; median of {wanted.rounds} rounds, "
        f"one core; {_machine()}"
    )


class _Formatter(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    pass


def _write_articles(paths: list[str], number: int, folder: Path) -> int:
    """So many different articles as files; how many words they have."""
    from extract.read import read_articles  # noqa: PLC0415 - not on natasha's side
    from extract.records import Article  # noqa: PLC0415
    from graph.build import samples  # noqa: PLC0415

    found = read_articles(paths) if paths else samples()
    texts = [article.text for article in found if isinstance(article, Article)]
    n_words = 0
    for at, text in enumerate(islice(cycle(texts), number)):
        # A closing line makes repeated samples different articles.
        varied = f"{text}\n\nСообщение номер {at}.\n"
        n_words += len(varied.split())
        (folder / f"{at:05}.txt").write_text(varied, encoding="utf-8")
    return n_words


def _measured(side: str, folder: str) -> Run:
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, __file__, "--side", side, folder],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, **one_thread},
    )
    return Run(**json.loads(done.stdout))


def _natasha(paths: list[str]) -> Run:
    # The library as its users call it: nothing of ours is loaded beside it.
    from natasha import (  # noqa: PLC0415
        Doc,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        NewsSyntaxParser,
        Segmenter,
    )

    begun = time.process_time()
    segmenter, embedding = Segmenter(), NewsEmbedding()
    morph, syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    names = NewsNERTagger(embedding)
    loaded = time.process_time()
    for path in sorted(Path(paths[0]).iterdir()):
        doc = Doc(path.read_text(encoding="utf-8"))
        doc.segment(segmenter)
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(names)
    return _run(begun, loaded)


def _svyaz(paths: list[str]) -> Run:
    from extract.annotate import annotate  # noqa: PLC0415 - each side loads its own alone
    from extract.read import read_articles, read_text  # noqa: PLC0415
    from extract.records import Article  # noqa: PLC0415
    from graph.build import extractions  # noqa: PLC0415
    from graph.export.page import write_html  # noqa: PLC0415
    from graph.export.turtle import write_turtle  # noqa: PLC0415
    from graph.journal import write_extractions  # noqa: PLC0415
    from graph.merge import merge  # noqa: PLC0415

    begun = time.process_time()
    annotate([read_text("Слово.".encode(), "-")])  # loads the models
    loaded = time.process_time()
    articles = [found for found in read_articles(paths) if isinstance(found, Article)]
    found = tuple(extractions(articles))
    knowledge = merge(found)
    with tempfile.TemporaryDirectory() as folder:
        write_extractions(Path(folder) / "extractions.jsonl", found)
        write_turtle(knowledge, Path(folder) / "graph.ttl")
        write_html(knowledge, Path(folder) / "graph.html")
    return _run(begun, loaded)


def _run(begun: float, loaded: float) -> Run:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return Run(load_s=loaded - begun, work_s=time.process_time() - loaded, peak_mb=peak / unit)


def _median(runs: list[Run]) -> Run:
    middle = sorted(runs, key=lambda run: run.work_s)[len(runs) // 2]
    return replace(middle, peak_mb=statistics.median(run.peak_mb for run in runs))


def _table(runs: dict[str, Run], n_articles: int) -> str:
    titles = {"natasha": "natasha: segment, morph, syntax, NER", "svyaz": "svyaz build, all of it"}
    base = runs["natasha"]
    lines = ["| | articles/s | load, s | peak memory, MB | speed, ratio |", "|---|--:|--:|--:|--:|"]
    lines += [
        f"| {titles[side]} | {n_articles / run.work_s:.1f} | {run.load_s:.1f} "
        f"| {run.peak_mb:.0f} | {base.work_s / run.work_s:.2f} |"
        for side, run in runs.items()
    ]
    return "\n".join(lines)


def _machine() -> str:
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [
            line.partition(":")[2].strip()
            for line in info.read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ]
        name = models[0] if models else name
    return f"{name}, Python {platform.python_version()}, {platform.system()}"


if __name__ == "__main__":
    main()
