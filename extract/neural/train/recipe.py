"""What the trainings have in common: their log, their optimizer and the mean of the weights."""

from collections.abc import Callable

import torch
from torch import nn

Log = Callable[[str], None]
"""Takes a line of progress."""


def adamw(net: nn.Module, *, rate: float, decay: float) -> torch.optim.AdamW:
    """An optimizer under which matrices decay and vectors do not."""
    weights = list(net.parameters())
    return torch.optim.AdamW(
        [
            {"params": [each for each in weights if each.ndim > 1], "weight_decay": decay},
            {"params": [each for each in weights if each.ndim <= 1], "weight_decay": 0.0},
        ],
        lr=rate,
        betas=(0.9, 0.98),
    )


def follow(mean: nn.Module, net: nn.Module, *, step: int, past: float) -> None:
    """Move the mean of the weights towards those that a step has left.

    Args:
        mean: a copy of the net that holds the mean.
        net: after the step.
        step: number of the step, from 1 on.
        past: weight of the past in the mean; smaller in the first steps, which are forgotten.
    """
    past = min(past, (1 + step) / (10 + step))
    with torch.no_grad():
        for kept, new in zip(mean.parameters(), net.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, 1 - past)
