"""Nested entities: which stretches of an article are named things or values, in numpy.

    SpanModel(settings, arrays)(readings) -> for each article its spans, scored

The net of `extract.neural.train.span_net`, equal to torch's within 1e-3 on every score. Letters of
a word form are read once for a batch; everything else is computed over the packed rows of all
articles, with no padding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extract.neural.calibration import Curve
from extract.neural.decode import Candidate, ahead, compatible
from extract.neural.encode import Alphabet, Subtokens, distinct, groups, subtokens
from extract.neural.layers import Floats, TwoWay, gelu, softmax
from extract.neural.reading import Reading

_BATCH_ROWS = 16_384
"""Sub-tokens that are read at once: a batch of 32 articles of usual length."""
_SCORED_ROWS = 2_048
"""Sub-tokens whose spans are scored at once: 14 widths of 128 numbers are 15 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A nested entity: `start:stop` are code points, `type` is NEREL's name ("PERSON")."""

    start: int
    stop: int
    type: str
    score: float
    """Calibrated probability that borders and type are right, 0..1."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sub-tokens `first:last` of an article, read at once."""

    article: int
    reading: Reading
    cut: Subtokens
    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first

    @property
    def rows(self) -> slice:
        """Their place among the article's sub-tokens."""
        return slice(self.first, self.last)

    @property
    def texts(self) -> tuple[str, ...]:
        """The sub-tokens themselves."""
        return self.cut.texts[self.rows]


class SpanModel:
    """The trained span net.

    Args:
        settings: `types` (names in the order of the labels 1, 2, …), `letters`, `stems`, `widths`,
            `precision` (points of the calibration curve).
        arrays: torch's parameters by their names.
    """

    def __init__(self, settings: Mapping[str, Any], arrays: Mapping[str, Floats]) -> None:
        self.types: tuple[str, ...] = tuple(settings["types"])
        self.alphabet = Alphabet(settings["letters"], settings["stems"])
        self._widths = int(settings["widths"])
        self._precision = Curve(settings["precision"])
        a = arrays
        # (x - mean) / deviation is folded into the matrix that follows it
        self._reduce = np.ascontiguousarray((a["reduce.weight"] / a["deviation"]).T)
        self._reduce_bias = a["reduce.bias"] - a["mean"] @ self._reduce
        self._letters = a["letters.weight"]
        forms = a["forms.weight"]  # [form, letter, 3]
        self._forms = [np.ascontiguousarray(forms[:, :, tap].T) for tap in range(forms.shape[2])]
        self._forms_bias = a["forms.bias"]
        self._tables = [
            a[f"{name}.weight"] for name in ("stems", "tags", "relations", "shapes", "places")
        ]
        names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        self._two_way = TwoWay(
            [a[f"onward.{name}"] for name in names], [a[f"backward_.{name}"] for name in names]
        )
        self._recall = a["recall.weight"].T.copy()
        self._recall_bias = a["recall.bias"]
        self._side = a["start.weight"].shape[0]
        self._sides = np.concatenate([a["start.weight"], a["end.weight"]]).T.copy()
        self._sides_bias = np.concatenate([a["start.bias"], a["end.bias"]])
        self._biaffine = a["biaffine"].reshape(self._side, -1)
        mixes = [a[f"mix_{name}.weight"] for name in ("start", "end", "content")]
        self._mixed = mixes[0].shape[0]
        self._mix = np.concatenate(mixes).T.copy()
        self._mix_width = a["mix_width.weight"] + a["mix_start.bias"]
        self._out = a["out.weight"].T.copy()
        self._out_bias = a["out.bias"]

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Span, ...]]:
        """Spans of each article by (start, -stop); they may nest but never cross.

        Of a stretch that could be two types, the likelier one is kept.
        """
        found: list[list[Span]] = [[] for _ in readings]
        for group in _groups(self.windows(readings), _BATCH_ROWS):
            states = self.states(group)
            first = 0
            for part in _groups(group, _SCORED_ROWS):
                size = sum(map(len, part))
                best = self._best(states[first : first + size], part)
                for window, spans in zip(part, best, strict=True):
                    found[window.article] += spans
                first += size
        return [tuple(spans) for spans in found]

    def windows(self, readings: Sequence[Reading]) -> list[Window]:
        """The stretches of the articles that are read at once, in order."""
        cuts = [subtokens(reading) for reading in readings]
        return [
            Window(number, reading, cut, first, last)
            for number, (reading, cut) in enumerate(zip(readings, cuts, strict=True))
            for first, last in cut.windows(reading.sentences)
        ]

    def states(self, windows: Sequence[Window]) -> Floats:
        """What is known of each sub-token, the rows of all windows one after the other.

        Returns:
            [n, 2 lstm + memory]
        """
        lengths = [len(window) for window in windows]
        states = self._two_way(self.inputs(windows), lengths)
        said = gelu(states @ self._recall + self._recall_bias)
        firsts = np.cumsum([0, *lengths[:-1]])
        group = np.concatenate(
            [groups(window.texts) + first for window, first in zip(windows, firsts, strict=True)]
        )
        total = np.zeros_like(said)
        np.add.at(total, group, said)
        count = np.bincount(group, minlength=len(said))
        return np.concatenate(
            [states, (total / np.maximum(count, 1)[:, None])[group]], 1, dtype=np.float32
        )

    def inputs(self, windows: Sequence[Window]) -> Floats:
        """What each sub-token is, [n, width]: the rows of all windows one after the other."""
        forms, form = distinct([text for window in windows for text in window.texts])
        tokens = [(window.reading, window.cut.tokens[window.rows]) for window in windows]
        ids = [
            self.alphabet.stem_numbers(forms)[form],
            np.concatenate([reading.tags[own] for reading, own in tokens]),
            np.concatenate([reading.rels[own] for reading, own in tokens]),
            np.concatenate([reading.shapes[own] for reading, own in tokens]),
            np.concatenate([window.cut.places[window.rows] for window in windows]),
        ]
        hidden = np.concatenate([reading.hidden[own] for reading, own in tokens])
        return np.concatenate(
            [
                gelu(hidden @ self._reduce + self._reduce_bias),
                np.concatenate([reading.navec[own] for reading, own in tokens]),
                self._read_letters(forms)[form],
                *(table[own] for table, own in zip(self._tables, ids, strict=True)),
            ],
            1,
            dtype=np.float32,
        )

    def _read_letters(self, forms: Sequence[str]) -> Floats:
        """Convolution over the letters of each form and its maximum, [f, form]."""
        x = np.pad(self._letters[self.alphabet.characters(forms)], ((0, 0), (1, 1), (0, 0)))
        size = x.shape[1] - 2
        total = sum(x[:, tap : tap + size] @ weight for tap, weight in enumerate(self._forms))
        best: Floats = np.max(total, axis=1) + self._forms_bias
        return best

    def scores(self, states: Floats, lengths: Sequence[int]) -> Floats:
        """Score of the span from each row over each width, [n, widths, labels].

        Spans that would leave their window have a score of minus infinity but for none.
        """
        wide = self._widths
        sides = gelu(states @ self._sides + self._sides_bias)
        start, end = sides[:, : self._side], sides[:, self._side :]
        mix = states @ self._mix
        first, last = mix[:, : self._mixed], mix[:, self._mixed : 2 * self._mixed]
        total = np.zeros((len(mix) + wide, self._mixed), np.float32)
        np.cumsum(mix[:, 2 * self._mixed :], 0, out=total[1 : len(mix) + 1])
        total[len(mix) + 1 :] = total[len(mix)]
        labels = len(self._out_bias)
        turned = (start @ self._biaffine).reshape(len(states), labels, self._side)
        ends = ahead(end, wide)  # [n, widths, side]
        scores: Floats = np.matmul(ends, turned.transpose(0, 2, 1))
        widths = np.arange(1, wide + 1, dtype=np.float32)[:, None]
        mean = ahead(total[1:], wide)[: len(mix)] - total[: len(mix), None]
        mean /= widths
        mean += first[:, None]
        mean += ahead(last, wide)
        mean += self._mix_width
        np.maximum(mean, 0.0, out=mean)
        scores += (mean.reshape(-1, self._mixed) @ self._out).reshape(scores.shape)
        scores += self._out_bias
        left = np.concatenate([np.arange(length, 0, -1) for length in lengths])
        outside = np.arange(wide) >= left[:, None]
        scores[outside] = -np.inf
        scores[outside, 0] = 0.0
        return scores

    def _best(self, states: Floats, windows: Sequence[Window]) -> list[list[Span]]:
        """The spans of each window whose likeliest label is a type and that do not cross."""
        lengths = [len(window) for window in windows]
        scores = self.scores(states, lengths)
        best = scores.argmax(-1)
        row, width = best.nonzero()
        label = best[row, width]
        chance = self._precision(softmax(scores[row, width])[np.arange(len(row)), label])
        firsts = np.cumsum([0, *lengths])
        borders = np.searchsorted(row, firsts)
        spans = []
        for number, window in enumerate(windows):
            own = slice(borders[number], borders[number + 1])
            first = row[own] - firsts[number] + window.first
            columns = (chance[own], first, first + width[own], label[own])
            candidates = [
                Candidate(*values) for values in zip(*(c.tolist() for c in columns), strict=True)
            ]
            spans.append([self._span(each, window.cut) for each in compatible(candidates)])
        return spans

    def _span(self, found: Candidate, own: Subtokens) -> Span:
        return Span(
            start=int(own.starts[found.first]),
            stop=int(own.stops[found.last]),
            type=self.types[found.label - 1],
            score=found.score,
        )


def _groups(windows: Sequence[Window], rows: int) -> list[list[Window]]:
    """Neighboring windows, together at most so many rows, or one longer window."""
    batches: list[list[Window]] = []
    size = 0
    for window in windows:
        if batches and size + len(window) <= rows:
            batches[-1].append(window)
            size += len(window)
        else:
            batches.append([window])
            size = len(window)
    return batches
