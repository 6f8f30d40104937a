"""The large model's training loop.

The layers learn at a rate that falls from the top down, the span net ten times faster, the lowest
layers and the embeddings not at all. Rates rise over the first steps and then fall to zero; the
result is an exponential mean of the weights. Each epoch ends with a checkpoint, from which an
interrupted run goes on to the same result.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.train.large.batches import Article, Marks, batch
from extract.neural.train.large.span_net import LargeSpanNet
from extract.neural.train.recipe import follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How to train; the defaults made the shipped model.

    Attributes:
        epochs: passes over the data.
        articles: articles a step.
        rate: learning rate of the highest layer; each layer below learns `decay` as fast.
        head_rate: learning rate of the span net.
        frozen: lowest layers that stay as they are; a third of the cost of a layer is its forward
            pass, so that each saves two thirds.
        hidden: share of sub-tokens hidden from the encoder, so that it learns from context.
        warm: steps over which the rates rise.
        mean: weight of the past in the mean of the weights.
    """

    epochs: int = 10
    articles: int = 4
    rate: float = 1.5e-4
    decay: float = 0.92
    head_rate: float = 1.5e-3
    frozen: int = 2
    hidden: float = 0.05
    warm: int = 150
    mean: float = 0.998
    weight_decay: float = 0.01
    clip: float = 2.0
    seed: int = 0


def finetune(
    net: LargeSpanNet,
    articles: Sequence[Article],
    marks: Marks,
    schedule: Schedule,
    *,
    checkpoint: Path | None = None,
    report: Callable[[int, float], None] = lambda *_: None,
) -> None:
    """Train a net in place.

    Args:
        net: as it starts; the mean and deviation of its hidden layers must be set.
        articles: the training data, none of them empty.
        marks: ids of the special pieces.
        schedule: how to train.
        checkpoint: where each epoch is kept; if the file is there, training goes on from it.
        report: called after each epoch with its number and its mean loss a sub-token.
    """
    torch.manual_seed(schedule.seed)
    net.encoder.freeze(schedule.frozen)
    mean = copy.deepcopy(net)
    optimizer = torch.optim.AdamW(_groups(net, schedule), fused=True, betas=(0.9, 0.98))
    steps = -(-len(articles) // schedule.articles) * schedule.epochs
    done = _resume(checkpoint, net, mean, optimizer)
    step = done * (steps // schedule.epochs)
    for epoch in range(done, schedule.epochs):
        net.train()
        # Each epoch has its own generator, so that a resumed run draws what the whole one drew.
        draw = np.random.default_rng([schedule.seed, epoch])
        total = 0.0
        for group in _order(articles, schedule.articles, draw):
            step += 1
            share = min(step / schedule.warm, max(1 - step / steps, 0.0))
            for each in optimizer.param_groups:
                each["lr"] = each["peak"] * share
            loss = _loss(net, [articles[n] for n in group], marks, schedule, draw)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), schedule.clip)
            optimizer.step()
            follow(mean, net, step=step, past=schedule.mean)
            total += loss.item() * len(group)
        _keep(checkpoint, net, mean, optimizer, epoch + 1)
        report(epoch + 1, total / len(articles))
    net.load_state_dict(mean.state_dict())
    net.eval()


def _loss(
    net: LargeSpanNet,
    articles: Sequence[Article],
    marks: Marks,
    schedule: Schedule,
    draw: np.random.Generator,
) -> Tensor:
    """Cross entropy of all spans, a sub-token."""
    size = sum(map(len, articles))
    data = batch(articles, net.shape.widths, marks, hide=draw.random(size) < schedule.hidden)
    inside = data["inside"]
    scores = net(data)[inside]
    return functional.cross_entropy(scores, data["gold"][inside], reduction="sum") / size


def _order(
    articles: Sequence[Article], size: int, draw: np.random.Generator
) -> Iterator[list[int]]:
    """All articles in random batches of like length: the LSTMs take as long as the longest."""
    order = draw.permutation(len(articles))
    stretch = 8 * size
    groups = []
    for first in range(0, len(order), stretch):
        near = sorted(order[first : first + stretch].tolist(), key=lambda n: len(articles[n]))
        groups += [near[n : n + size] for n in range(0, len(near), size)]
    yield from (groups[n] for n in draw.permutation(len(groups)))


def _groups(net: LargeSpanNet, schedule: Schedule) -> list[dict[str, object]]:
    """The parameters with their learning rates; vectors do not decay."""
    layers = len(net.encoder.layers)
    groups: list[dict[str, object]] = []
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        peak = schedule.head_rate
        if name.startswith("encoder."):
            parts = name.split(".")
            layer = int(parts[2]) if parts[1] == "layers" else -1
            peak = schedule.rate * schedule.decay ** (layers - 1 - layer)
        decay = schedule.weight_decay if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": peak, "peak": peak, "weight_decay": decay})
    return groups


def _keep(
    path: Path | None,
    net: LargeSpanNet,
    mean: LargeSpanNet,
    optimizer: torch.optim.Optimizer,
    epoch: int,
) -> None:
    """Write the checkpoint whole or not at all."""
    if path:
        rest = path.with_suffix(".part")
        states = {"net": net, "mean": mean, "optimizer": optimizer}
        kept = {name: each.state_dict() for name, each in states.items()}
        torch.save({**kept, "epoch": epoch, "random": torch.get_rng_state()}, rest)
        rest.replace(path)


def _resume(
    path: Path | None,
    net: LargeSpanNet,
    mean: LargeSpanNet,
    optimizer: torch.optim.Optimizer,
) -> int:
    """Epochs already done."""
    if path is None or not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    net.load_state_dict(kept["net"])
    mean.load_state_dict(kept["mean"])
    optimizer.load_state_dict(kept["optimizer"])
    torch.set_rng_state(kept["random"])
    return int(kept["epoch"])
