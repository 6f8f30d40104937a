"""Train the base model on NEREL and write its pack.

    python -m extract.neural.train --nerel DIR --out base.pack

DIR holds `train/` and `dev/` with NEREL's brat files. The steps, each kept in a folder beside the
pack so that an interrupted run goes on where it stopped:

1. features of all articles, from the same `annotate` that the program runs;
2. span nets on all parts of the train part but one, which then read that one: the relation net
   has to learn from entities as they are found, with their errors (jackknife);
3. the span net on the whole train part;
4. the relation net, on drawn and on found entities;
5. calibration and figures on dev, and the pack.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from extract.neural.pack import PROTOCOL, Meta, Pack, write_pack
from extract.neural.spans import Span, SpanModel
from extract.neural.train.corpus import read_corpus
from extract.neural.train.example import Example
from extract.neural.train.pair_training import train_pairs
from extract.neural.train.span_training import (
    Schedule,
    SpanTraining,
    precision_curve,
    read_spans,
    score_spans,
    train_spans,
)
from ontology.errors import SvyazError

FOLDS = 3
"""Parts of the jackknife."""
FOLD_EPOCHS = 12
"""A net that reads a held-out part need not be the best: its errors are what is wanted."""


class Run:
    """One training run and its folder of unfinished work.

    Args:
        corpus: folder with NEREL's parts.
        out: the pack to write.
        schedule: of the span net.
    """

    def __init__(self, corpus: Path, out: Path, schedule: Schedule) -> None:
        self.corpus = corpus
        self.out = out
        self.schedule = schedule
        self.work = out.with_suffix(".work")
        self.work.mkdir(parents=True, exist_ok=True)
        self._start = time.monotonic()

    def log(self, line: str) -> None:
        """A line of progress, with the seconds since the start."""
        print(f"{time.monotonic() - self._start:7.0f} s  {line}", file=sys.stderr)  # noqa: T201

    def __call__(self) -> Meta:
        """Train everything and write the pack; what the pack says of itself."""
        train, dev = read_corpus(self.corpus / "train"), read_corpus(self.corpus / "dev")
        self.log(f"read {len(train)} articles to learn from and {len(dev)} to measure on")
        found = self._jackknife(train)
        settings, arrays = self._spans("spans", train, dev, self.schedule)
        model = self._calibrated(settings, arrays, dev)
        predicted = dict(zip((e.name for e in dev), read_spans(model, dev), strict=True))
        pair_arrays, pair_settings = train_pairs(
            train,
            dev,
            seed=self.schedule.seed,
            predicted={**found, **predicted},
            work=self.work,
            log=self.log,
        )
        precision, recall, f1 = score_spans(model, dev)
        meta = Meta(
            protocol=PROTOCOL,
            name=self.out.stem,
            version="",
            spans=settings,
            pairs=pair_settings,
            training={
                "data": "NEREL 1.1, train part",
                "articles": len(train),
                "seed": self.schedule.seed,
                "epochs": self.schedule.epochs,
                "dev": {"precision": precision, "recall": recall, "f1": f1},
            },
        )
        named = {f"spans.{name}": array for name, array in arrays.items()}
        named |= {f"pairs.{name}": array for name, array in pair_arrays.items()}
        write_pack(self.out, Pack(meta=meta, arrays=named))
        return meta

    def _jackknife(self, train: Sequence[Example]) -> dict[str, tuple[Span, ...]]:
        """What nets that have not seen an article find in it, by its name."""
        found: dict[str, tuple[Span, ...]] = {}
        for fold in range(FOLDS):
            schedule = replace(
                self.schedule, seed=self.schedule.seed + 1 + fold, epochs=FOLD_EPOCHS
            )
            own = [each for place, each in enumerate(train) if place % FOLDS != fold]
            held = train[fold::FOLDS]
            model = SpanModel(*self._spans(f"fold{fold + 1}", own, (), schedule))
            self.log(
                f"fold {fold + 1}: F1 {score_spans(model, held)[2]:.4f} on what it did not see"
            )
            found |= zip((each.name for each in held), read_spans(model, held), strict=True)
        return found

    def _calibrated(
        self, settings: dict[str, Any], arrays: dict[str, Any], unseen: Sequence[Example]
    ) -> SpanModel:
        """The net with scores that say how often it is right in articles that it has not seen."""
        settings["precision"] = precision_curve(SpanModel(settings, arrays), unseen)
        return SpanModel(settings, arrays)

    def _spans(
        self,
        name: str,
        train: Sequence[Example],
        dev: Sequence[Example],
        schedule: Schedule,
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        training = SpanTraining(train, schedule)
        train_spans(
            training,
            dev,
            checkpoint=self.work / f"{name}.pt",
            log=lambda line: self.log(f"{name}: {line}"),
        )
        return training.settings(), training.arrays()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; the process's exit code."""
    parser = argparse.ArgumentParser(prog="python -m extract.neural.train", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--nerel", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="PACK")
    parser.add_argument("--seed", type=int, default=Schedule().seed)
    parser.add_argument("--epochs", type=int, default=Schedule().epochs)
    parser.add_argument("--threads", type=int, default=1, help="threads of torch (default: 1)")
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    run = Run(given.nerel, given.out, Schedule(seed=given.seed, epochs=given.epochs))
    try:
        meta = run()
    except SvyazError as error:
        run.log(str(error))
        return 2
    run.log(f"wrote {given.out}: {json.dumps(meta.get('training'))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
