"""How fast is annotation beside natasha's own passes, and what does it cost to load?

    python tests/benchmarks/bench_annotate.py [--articles 40] [--warm DIR] [--rounds 3] [PATH ...]

Both sides do the same work: sentences, tokens, morphology, syntax, names and lemmas; then once more
with the normal form of every name. natasha's side is its README's, with its dictionary on pymorphy3
as in `natasha_api`. They take turns in one process on one core with one thread, svyaz 32 articles
at a time. Processor time counts, the median of the rounds.

    cold      nothing is remembered of any word, on either side
    warm      up to 300 articles of --warm were annotated before, on either side

"with the base model" is svyaz with nested names and relations, which natasha lacks; the large
model, where it is installed, likewise. Load time and peak memory are taken in a process of each
side's own. Prints tables in Markdown.
"""

import argparse
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Protocol

# The libraries read these when they are loaded, which is why that is left to the functions.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from extract.neural.model import WEIGHTS  # noqa: E402 - found by the path above
from extract.read import read_articles  # noqa: E402
from extract.records import Article  # noqa: E402
from graph.build import samples  # noqa: E402

MODELS = sorted(path.stem for path in WEIGHTS.glob("*.pack"))
BATCH = 32
N_WARM = 300
N_SAMPLES = 40
LOADED = ("natasha", "svyaz", *(f"svyaz, {name} model" for name in MODELS))


class Side(Protocol):
    """One way to annotate; models are loaded when it is made."""

    def __call__(self, articles: Sequence[Article], *, normal: bool) -> None:
        """Annotate, and put names into their normal form if wanted."""

    def forget(self) -> None:
        """Forget all words met."""


class Natasha:
    """natasha, article by article, as its README has it."""

    def __init__(self) -> None:
        from natasha import Doc, Segmenter  # noqa: PLC0415
        from natasha_api import natasha  # noqa: PLC0415

        self._doc, self._segmenter, self._api = Doc, Segmenter(), natasha()

    def __call__(self, articles: Sequence[Article], *, normal: bool) -> None:
        """Annotate every text whole."""
        vocabulary = self._api.vocabulary
        for article in articles:
            doc = self._doc(article.text)
            doc.segment(self._segmenter)
            doc.tag_morph(self._api.morph)
            doc.parse_syntax(self._api.syntax)
            doc.tag_ner(self._api.ner)
            for token in doc.tokens:
                token.lemmatize(vocabulary)
            for span in doc.spans if normal else ():
                span.normalize(vocabulary)

    def forget(self) -> None:
        """Empty the one cache that natasha has."""
        self._api.vocabulary.parse.cache_clear()


class Svyaz:
    """`annotate`, and the nominative of each name as mentions have it."""

    def __init__(self, model: str | None = None) -> None:
        from extract.annotate import annotate  # noqa: PLC0415
        from extract.annotate.models import load  # noqa: PLC0415
        from extract.neural import model as learned  # noqa: PLC0415

        self._annotate, self._models = annotate, load()
        self._model = learned.load(model) if model else None

    def __call__(self, articles: Sequence[Article], *, normal: bool) -> None:
        """Annotate batch by batch."""
        from extract.mentions.proposal import base_form, head_of  # noqa: PLC0415
        from extract.tree import Tree  # noqa: PLC0415

        for start in range(0, len(articles), BATCH):
            batch = articles[start : start + BATCH]
            documents = self._annotate(batch, model=self._model)
            for document in documents if normal else ():
                tree = Tree(document)
                for span in document.spans:
                    first, last = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
                    base_form(tree, first, last, head_of(tree, first, last), span.type)

    def forget(self) -> None:
        """Empty every memory of words."""
        self._models.forget()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", help="articles; none: the samples, repeated")
    parser.add_argument("--articles", type=int, help="number of articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--warm", metavar="DIR", help="other articles, for the warm state")
    parser.add_argument("--load", choices=LOADED, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    is_pinned = pinned()
    articles = articles_of(wanted.paths, wanted.articles)
    if wanted.load:
        _print_load(wanted.load, articles)
        return
    print(_load_table(sys.argv[1:]))  # first: a process inherits the peak of the one it came from
    print(f"\n{_speed_table(articles, wanted.warm, wanted.rounds)}")
    n_words = sum(len(article.text.split()) for article in articles)
    print(
        f"\n{len(articles)} articles, {n_words:,} words; median of {wanted.rounds} rounds, "
        f"{'one core' if is_pinned else 'any core'}, load {os.getloadavg()[0]:.1f}"
    )


def pinned() -> bool:
    """Stay on one core, where the system lets a process say so."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return True


def articles_of(paths: list[str], number: int | None) -> list[Article]:
    """The articles of files, each once; without files the samples, again and again."""
    found = read_articles(paths) if paths else cycle(samples())
    articles = (found for found in found if isinstance(found, Article))
    return list(islice(articles, number if paths or number else N_SAMPLES))


def _load_table(arguments: list[str]) -> str:
    """Load time and peak memory of each side alone, over the articles once."""
    lines = ["| | load, s | peak memory, MB |", "|---|--:|--:|"]
    for side in LOADED:
        done = subprocess.run(
            [sys.executable, __file__, "--load", side, *arguments],
            check=True,
            stdout=subprocess.PIPE,
        )
        found = json.loads(done.stdout)
        lines.append(f"| {side} | {found['load_s']:.2f} | {found['peak_mb']:.0f} |")
    return "\n".join(lines)


def _speed_table(articles: list[Article], warm: str | None, rounds: int) -> str:
    """Seconds of both sides, state by state."""
    natasha, svyaz = Natasha(), Svyaz()
    learned = [(f"with the {name} model", Svyaz(name), False) for name in MODELS]
    before = {"cold": [], "warm": articles_of([warm], N_WARM)} if warm else {"cold": []}
    lines = [
        "| | natasha, s | svyaz, s | natasha, articles/s | svyaz, articles/s | ratio |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for state, earlier in before.items():
        for what, side, normal in (
            ("passes and lemmas", svyaz, False),
            ("with normal forms", svyaz, True),
            *learned,
        ):
            theirs, ours = [], []
            for _ in range(rounds):
                theirs.append(_seconds(natasha, articles, earlier, normal=normal))
                ours.append(_seconds(side, articles, earlier, normal=normal))
            its, own = statistics.median(theirs), statistics.median(ours)
            lines.append(
                f"| {state}, {what} | {its:.2f} | {own:.2f} | {len(articles) / its:.1f} "
                f"| {len(articles) / own:.1f} | {its / own:.2f} |"
            )
    return "\n".join(lines)


def _seconds(side: Side, articles: list[Article], earlier: list[Article], *, normal: bool) -> float:
    """Processor time of a side that has seen nothing but the earlier articles."""
    side.forget()
    side(earlier, normal=normal)
    gc.collect()
    begun = time.process_time()
    side(articles, normal=normal)
    return time.process_time() - begun


def _print_load(name: str, articles: list[Article]) -> None:
    begun = time.process_time()
    model = name.removeprefix("svyaz, ").removesuffix(" model")
    side: Side = Natasha() if name == "natasha" else Svyaz(model if model in MODELS else None)
    loaded = time.process_time()
    side(articles, normal=False)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    json.dump({"load_s": loaded - begun, "peak_mb": peak / unit}, sys.stdout)


if __name__ == "__main__":
    main()
