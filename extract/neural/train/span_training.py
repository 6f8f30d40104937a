"""Training of the span net on a CPU: ten minutes for NEREL on one core.

    train_spans(train, dev, Schedule(), ...) -> settings and arrays for a pack

Recipe: AdamW with warm-up and cosine decay, matrix products in bfloat16, batches of articles of
like length, and an exponential mean of the weights, which is what is kept (on NEREL dev it is
0.5 to 1.5 points of F1 better than the last weights at every epoch).
"""

import copy
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from extract.neural.calibration import UNCALIBRATED, Points, fit
from extract.neural.encode import Alphabet, groups, subtokens
from extract.neural.reading import N_RELS, N_SHAPES, N_TAGS
from extract.neural.spans import Looks, Span, SpanModel, Window
from extract.neural.train.example import Example
from extract.neural.train.recipe import Log, adamw, follow
from extract.neural.train.span_net import SpanNet, SpanShape

Soft = Mapping[str, Sequence[tuple[int, int, Mapping[str, float]]]]
"""By name of an article: spans (start, stop) with a teacher's probability of each type."""

_MIN_LETTER, _MIN_STEM = 5, 4
"""How often a letter and a stem must occur in the training part to have a vector of their own."""
_WARM_UP = 100
"""Steps over which the rate rises."""
_LAST_RATE = 0.02
"""Share of the highest rate that is left at the end."""
_CLIP = 5.0
_BATCH = 32
"""Articles that are read at once."""
_BUCKET = 8
"""Batches that are sorted by length together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How a net is trained."""

    seed: int = 0
    epochs: int = 24
    batch: int = 8
    rate: float = 2e-3
    decay: float = 0.01
    dropout: float = 0.5
    mean: float = 0.998
    """Weight of the past in the mean of the weights."""
    soft: float = 0.5
    """Share of the teacher in the labels of an article that it has read."""


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A stretch of an article with its labels: (row, width - 1, label) and a teacher's chances."""

    window: Window
    labels: tuple[tuple[int, int, int], ...]
    soft: tuple[tuple[int, int, tuple[tuple[int, float], ...]], ...]
    is_labeled: bool

    def __len__(self) -> int:
        return len(self.window)


class SpanTraining:
    """One run: its data, net, optimizer and the mean of its weights.

    Args:
        train: labeled articles.
        schedule: how to train.
        soft: a teacher's probabilities for some of the articles.
        unlabeled: further articles that only the teacher has labeled.
        sizes: fields of `SpanShape` that differ from its defaults.
    """

    def __init__(
        self,
        train: Sequence[Example],
        schedule: Schedule,
        *,
        soft: Soft | None = None,
        unlabeled: Sequence[Example] = (),
        sizes: Mapping[str, int] | None = None,
    ) -> None:
        self.schedule = schedule
        torch.manual_seed(schedule.seed)
        self._random = random.Random(schedule.seed)  # noqa: S311 - a shuffle, not a secret
        self.types = tuple(sorted({kind for each in train for _, _, kind in each.spans}))
        cuts = {each.name: subtokens(each.reading) for each in train}
        self.alphabet = Alphabet.of(
            (text for each in train for text in cuts[each.name].texts),
            letters=_MIN_LETTER,
            stems=_MIN_STEM,
        )
        self.net = SpanNet(
            SpanShape(
                labels=len(self.types) + 1,
                letters=len(self.alphabet.letters) + 2,
                stems=len(self.alphabet.stems) + 2,
                tags=N_TAGS,
                relations=N_RELS,
                shapes=N_SHAPES,
                **(sizes or {}),
            ),
            dropout=schedule.dropout,
        )
        sample = np.concatenate([each.reading.hidden[::7] for each in train]).astype(np.float32)
        self.net.mean.copy_(torch.from_numpy(sample.mean(0)))
        self.net.deviation.copy_(torch.from_numpy(sample.std(0) + 1e-3))
        self.mean = copy.deepcopy(self.net)
        taught = soft or {}
        labeled = {each.name for each in train}
        self._lessons = [
            lesson
            for each in (*train, *unlabeled)
            for lesson in self._cut(each, taught.get(each.name), is_labeled=each.name in labeled)
        ]
        self._step = 0
        self._optimizer = adamw(self.net, rate=schedule.rate, decay=schedule.decay)

    def epoch(self) -> float:
        """Read every article once; the mean loss of a batch."""
        self.net.train()
        losses = [self._learn(batch) for batch in self._batches()]
        return sum(losses) / len(losses)

    def settings(self) -> dict[str, Any]:
        """What `SpanModel` has to know beside the arrays."""
        return {
            "types": list(self.types),
            "letters": self.alphabet.letters,
            "stems": list(self.alphabet.stems),
            "widths": self.net.shape.widths,
            "precision": UNCALIBRATED,
        }

    def arrays(self) -> dict[str, Any]:
        """The mean of the weights by the names of torch's parameters."""
        return {name: value.numpy().copy() for name, value in self.mean.state_dict().items()}

    def save(self, path: Path) -> None:
        """Everything that is needed to go on from here."""
        state = {
            "net": self.net.state_dict(),
            "mean": self.mean.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "step": self._step,
            "random": self._random.getstate(),
            "torch": torch.get_rng_state(),
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def resume(self, path: Path) -> int:
        """Go on from a saved state; the epochs that are behind it."""
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.mean.load_state_dict(state["mean"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._step = int(state["step"])
        version, numbers, rest = state["random"]
        self._random.setstate((version, tuple(numbers), rest))
        torch.set_rng_state(state["torch"])
        return self._step // self._steps_an_epoch()

    def _steps_an_epoch(self) -> int:
        return math.ceil(len(self._lessons) / self.schedule.batch)

    def _cut(
        self,
        example: Example,
        soft: Sequence[tuple[int, int, Mapping[str, float]]] | None,
        *,
        is_labeled: bool,
    ) -> list[_Lesson]:
        cut = subtokens(example.reading)
        number = {kind: label for label, kind in enumerate(self.types, 1)}
        wide = self.net.shape.widths

        def place(first: int, last: int) -> tuple[int, int] | None:
            rows = cut.between(first, last)
            if rows is None or rows[1] - rows[0] >= wide:
                return None
            return rows[0], rows[1] - rows[0]

        labels = [
            (*found, number[kind])
            for first, last, kind in example.spans
            if (found := place(first, last))
        ]
        softened = [
            (*found, tuple((number[kind], chance) for kind, chance in chances.items()))
            for first, last, chances in soft or ()
            if (found := place(first, last))
        ]
        return [
            _Lesson(
                Window(0, example.reading, cut, first, last),
                tuple((r - first, w, k) for r, w, k in labels if first <= r and r + w < last),
                tuple((r - first, w, c) for r, w, c in softened if first <= r and r + w < last),
                is_labeled,
            )
            for first, last in cut.windows(example.reading.sentences)
        ]

    def _batches(self) -> Iterator[list[_Lesson]]:
        order = list(self._lessons)
        self._random.shuffle(order)
        size = self.schedule.batch
        batches = []
        for first in range(0, len(order), size * _BUCKET):
            bucket = sorted(order[first : first + size * _BUCKET], key=len)
            batches += [bucket[place : place + size] for place in range(0, len(bucket), size)]
        self._random.shuffle(batches)
        yield from batches

    def _learn(self, lessons: Sequence[_Lesson]) -> float:
        batch = tensors([lesson.window for lesson in lessons], self.alphabet)
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores, opening = self.net(batch)
        steps = torch.arange(scores.shape[1]).unsqueeze(1) + torch.arange(scores.shape[2])
        inside = steps < batch["lengths"].reshape(-1, 1, 1)
        targets = self._targets(lessons, scores.shape)
        errors = -(targets[inside] * scores[inside].log_softmax(-1)).sum()
        read = batch["mask"] > 0
        opens = (1 - targets[..., 0]).amax(-1)
        errors += binary_cross_entropy_with_logits(opening[read], opens[read], reduction="sum")
        loss = errors / batch["lengths"].sum()
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), _CLIP)
        self._optimizer.step()
        self._step += 1
        follow(self.mean, self.net, step=self._step, past=self.schedule.mean)
        return float(loss.detach())

    def _rate(self) -> float:
        steps = self.schedule.epochs * self._steps_an_epoch()
        cosine = 0.5 * (1 + math.cos(math.pi * self._step / steps))
        rise = min(1.0, (self._step + 1) / _WARM_UP)
        return self.schedule.rate * rise * (_LAST_RATE + (1 - _LAST_RATE) * cosine)

    def _targets(self, lessons: Sequence[_Lesson], shape: torch.Size) -> Tensor:
        """Probability of every label of every span, [b, t, widths, labels]."""
        targets = torch.zeros(shape)
        targets[..., 0] = 1.0
        for number, lesson in enumerate(lessons):
            for row, width, label in lesson.labels:
                targets[number, row, width, 0] = 0.0
                targets[number, row, width, label] = 1.0
            if not lesson.soft and lesson.is_labeled:
                continue
            share = self.schedule.soft if lesson.is_labeled else 1.0
            taught = torch.zeros(shape[1:])
            taught[..., 0] = 1.0
            for row, width, chances in lesson.soft:
                for label, chance in chances:
                    taught[row, width, label] = chance
                taught[row, width, 0] = max(0.0, 1.0 - sum(chance for _, chance in chances))
            targets[number] = (1 - share) * targets[number] + share * taught
        return targets


def tensors(windows: Sequence[Window], alphabet: Alphabet) -> dict[str, Tensor]:
    """The padded inputs of `SpanNet`, by name."""
    lengths = [len(window) for window in windows]
    longest = max(lengths)
    looks = Looks.of(windows)
    columns: dict[str, list[Any]] = {}
    offset = 0
    counted = 1  # 0 is padding
    for window in windows:
        reading, own = window.reading, window.tokens
        rows = slice(offset, offset + len(window))
        for name, values in (
            ("hidden", reading.hidden[own]),
            ("tag", reading.tags[own]),
            ("relation", reading.rels[own]),
            ("place", window.cut.places[window.rows]),
            ("look", looks.rows[rows]),
            ("group", groups(window.texts) + counted),
            ("mask", np.ones(len(window), np.float32)),
        ):
            columns.setdefault(name, []).append(torch.from_numpy(_padded(values, longest)))
        offset += len(window)
        counted += len(window)
    batch = {name: torch.stack(rows) for name, rows in columns.items()}
    batch["letters"] = torch.from_numpy(alphabet.characters(looks.texts)).long()
    batch["stem"] = torch.from_numpy(alphabet.stem_numbers(looks.texts)).long()
    batch["vector"] = torch.from_numpy(looks.vectors)
    batch["shape"] = torch.from_numpy(looks.shapes).long()
    batch["lengths"] = torch.tensor(lengths)
    return batch


def _padded(values: Any, length: int) -> Any:  # noqa: ANN401 - an array of any type
    values = values.astype(np.int64) if values.dtype.kind == "i" else values
    padding = [(0, length - len(values)), *[(0, 0)] * (values.ndim - 1)]
    return np.pad(values, padding)


def train_spans(
    training: SpanTraining, dev: Sequence[Example], *, checkpoint: Path | None, log: Log
) -> None:
    """Run the epochs of a schedule, from the checkpoint on where there is one."""
    behind = 0
    if checkpoint is not None and checkpoint.exists():
        behind = training.resume(checkpoint)
        log(f"goes on behind epoch {behind}")
    for number in range(behind + 1, training.schedule.epochs + 1):
        loss = training.epoch()
        if checkpoint is not None:
            training.save(checkpoint)
        line = f"epoch {number}: loss {loss:.4f}"
        if dev and (number % 4 == 0 or number == training.schedule.epochs):
            precision, recall, f1 = score_spans(
                SpanModel(training.settings(), training.arrays()), dev
            )
            line += f"; dev P {precision:.4f} R {recall:.4f} F1 {f1:.4f}"
        log(line)


def precision_curve(model: SpanModel, examples: Sequence[Example]) -> Points:
    """How often an uncalibrated model is right, by its probability."""
    found = [
        (span.score, (span.start, span.stop, span.type) in set(example.spans))
        for example, spans in zip(examples, read_spans(model, examples), strict=True)
        for span in spans
    ]
    return fit([chance for chance, _ in found], [hit for _, hit in found])


def read_spans(model: SpanModel, examples: Sequence[Example]) -> list[tuple[Span, ...]]:
    """What a model finds in each article."""
    return [
        spans
        for first in range(0, len(examples), _BATCH)
        for spans in model([each.reading for each in examples[first : first + _BATCH]])
    ]


def score_spans(model: SpanModel, examples: Sequence[Example]) -> tuple[float, float, float]:
    """Precision, recall and F1 of exact borders and types, nested ones included."""
    hits = found = gold = 0
    for example, spans in zip(examples, read_spans(model, examples), strict=True):
        drawn = {(span.start, span.stop, span.type) for span in spans}
        hits += len(drawn & set(example.spans))
        found += len(drawn)
        gold += len(set(example.spans))
    precision, recall = hits / max(found, 1), hits / max(gold, 1)
    return precision, recall, 2 * hits / max(found + gold, 1)


def torch_scores(net: SpanNet, alphabet: Alphabet, examples: Sequence[Example]) -> list[Any]:
    """Scores [t, widths, labels] of every window of the articles, as torch computes them."""
    windows = [
        Window(0, each.reading, cut, first, last)
        for each in examples
        for cut in [subtokens(each.reading)]
        for first, last in cut.windows(each.reading.sentences)
    ]
    net.eval()
    with torch.no_grad():
        scores = net(tensors(windows, alphabet))[0].numpy()
    return [own[: len(window)] for own, window in zip(scores, windows, strict=True)]
