"""Nested entities by the large model: transformer states beside the base model's, in numpy.

    LargeSpanModel(settings, arrays)(readings) -> for each article its spans, scored

The net of `extract.neural.train.large.span_net`, equal to torch's within 1e-3 on every score but
for the rounding of int8 weights. A sub-token is the mean of its pieces' states in several layers
of the encoder, beside what the base model knows of it; two LSTMs over the whole article join the
windows of the encoder; every span gets a biaffine score of its borders and a score of its content.
The base model, which costs a fraction of the encoder, has a say too: it errs elsewhere.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.neural.calibration import Curve
from extract.neural.decode import Candidate, compatible
from extract.neural.encode import Subtokens, subtokens
from extract.neural.layers import Floats, TwoWay, gelu, softmax
from extract.neural.pieces import Pieces
from extract.neural.reading import Reading
from extract.neural.spans import Span, SpanModel
from extract.neural.transformer import WINDOW, Transformer, matrix

_LSTM = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
_ROWS = 2048
"""Sub-tokens whose spans are scored at once: 16 widths of 128 numbers are 17 MB."""


SCORE_UNIT = 1e-6
"""Scores of pieces are kept as whole numbers of it: float16 would confuse the rare ones."""


SHARE = 0.65
"""Weight of the large net in the mean of logarithms of its and the base net's probabilities. On
NEREL dev 0.5 to 0.7 are alike, half a point of F1 above the large net alone."""
_LEAST = np.float32(1e-9)
"""No probability counts as smaller: its logarithm would outvote everything."""


def piece_windows(counts: Sequence[int], breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of sub-tokens that the encoder reads at once: few, of like length, cut at sentences.

    Args:
        counts: pieces of each sub-token, each at most `WINDOW`.
        breaks: sub-tokens at which a sentence begins, ascending.

    Returns:
        Ranges (first, behind last) that cover all sub-tokens, each of at most `WINDOW` pieces. A
        sentence is cut only where it is longer than a window.
    """
    before = np.concatenate([[0], np.cumsum(counts)])
    total = len(counts)
    cuts = [0]
    while before[total] - before[cuts[-1]] > WINDOW:
        first = cuts[-1]
        rest = int(before[total] - before[first])
        goal = before[first] + rest / -(-rest // WINDOW)
        fitting = [b for b in breaks if first < b < total and before[b] - before[first] <= WINDOW]
        if fitting:
            cuts.append(min(fitting, key=lambda b: abs(before[b] - goal)))
        else:
            cuts.append(int(np.searchsorted(before, before[first] + WINDOW, side="right")) - 1)
    return list(pairwise([*cuts, total])) if total else []


def pieces_of(pieces: Pieces, cut: Subtokens) -> list[tuple[int, ...]]:
    """The pieces of each sub-token; one that is longer than a window is cut off."""
    before = np.concatenate([[-1], cut.stops[:-1]])
    return [
        pieces.cut(text, spaced=bool(gap))[:WINDOW]
        for text, gap in zip(cut.texts, cut.starts > before, strict=True)
    ]


def sentence_breaks(reading: Reading, cut: Subtokens) -> list[int]:
    """The sub-tokens at which sentences begin."""
    return [int(n) for n in np.searchsorted(cut.tokens, reading.sentences[:, 0])]


class LargeSpanModel:
    """The fine-tuned encoder and its span net.

    Args:
        settings: `types`, `widths`, `precision` as those of the base model; `encoder`, the
            settings of `Transformer`; `unknown`; `pieces` (the vocabulary) and `normalization`.
        arrays: torch's parameters by name, those of the encoder behind "encoder."; `scores`, the
            log probabilities of the pieces in millionths, int32; those of the base net behind
            "base.", whose settings are `base`. Without that one the large net decides alone.
    """

    def __init__(self, settings: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
        self.types: tuple[str, ...] = tuple(settings["types"])
        self._widths = int(settings["widths"])
        self._precision = Curve(settings["precision"])
        self._encoder = Transformer(settings["encoder"], _part(arrays, "encoder."))
        base = settings.get("base")
        self._base = None if base is None else SpanModel(base, _part(arrays, "base."))
        self._pieces = Pieces(
            settings["pieces"],
            (arrays["scores"] * SCORE_UNIT).tolist(),
            int(settings["unknown"]),
            settings["normalization"],
        )

        def turned(name: str) -> Floats:
            return matrix(arrays, name).T.copy()

        def vector(name: str) -> Floats:
            return arrays[name].astype(np.float32)

        self._states, self._states_bias = turned("states"), vector("states.bias")
        # (x - mean) / deviation is folded into the matrix that follows it
        self._reduce = turned("reduce") / vector("deviation")[:, None]
        self._reduce_bias = vector("reduce.bias") - vector("mean") @ self._reduce
        self._tables = [vector(f"{name}.weight") for name in ("shapes", "tags", "places")]
        self._two_way = TwoWay(
            [vector(f"onward.{name}") for name in _LSTM],
            [vector(f"backward_.{name}") for name in _LSTM],
        )
        self._start, self._start_bias = turned("start"), vector("start.bias")
        self._end, self._end_bias = turned("end"), vector("end.bias")
        biaffine = vector("biaffine")  # [side, labels, side]
        self._side, self._labels = biaffine.shape[:2]
        self._biaffine = biaffine.reshape(self._side, -1)
        self._start_label, self._end_label = turned("start_label"), turned("end_label")
        self._width_label = vector("width_label.weight")
        self._mix = [turned(f"mix_{name}") for name in ("start", "end", "content")]
        self._mix_width = vector("mix_width.weight")
        self._out, self._out_bias = turned("out"), vector("out.bias")

    def __call__(self, readings: Sequence[Reading]) -> list[tuple[Span, ...]]:
        """Spans of each article by (start, -stop); they may nest but never cross.

        Of a stretch that could be two types, the likelier one is kept.
        """
        return [self._read(reading) for reading in readings]

    def _read(self, reading: Reading) -> tuple[Span, ...]:
        """The spans of one article."""
        cut = subtokens(reading)
        if not cut.texts:
            return ()
        chances = self.chances(reading, cut)
        best = chances.argmax(-1)
        rows, widths = best.nonzero()
        labels = best[rows, widths]
        candidates = [
            Candidate(float(chance), int(row), int(row + width), int(label))
            for row, width, label, chance in zip(
                rows, widths, labels, chances[rows, widths, labels], strict=True
            )
        ]
        return tuple(
            Span(
                start=int(cut.starts[each.first]),
                stop=int(cut.stops[each.last]),
                type=self.types[each.label - 1],
                score=float(self._precision(each.score)),
            )
            for each in compatible(candidates)
        )

    def chances(self, reading: Reading, cut: Subtokens) -> Floats:
        """Probability of every label of every span, [n, widths, labels], as both nets see it."""
        own = softmax(self.scores(reading, cut))
        if self._base is None:
            return own
        share, rest = np.float32(SHARE), np.float32(1 - SHARE)
        for window in self._base.windows([reading]):
            other = softmax(self._base.scores(self._base.states([window]), [len(window)]))
            both = own[window.rows, : other.shape[1]]
            logs = share * np.log(np.maximum(both, _LEAST))
            logs += rest * np.log(np.maximum(other[:, : both.shape[1]], _LEAST))
            both[...] = softmax(logs)
        return own

    def scores(self, reading: Reading, cut: Subtokens) -> Floats:
        """The large net's score of each span from each sub-token over each width.

        Returns:
            [n, widths, labels]; minus infinity for spans that would leave the article, but for
            none.
        """
        rows = self._encode(reading, cut)
        own = cut.tokens
        ids = (reading.shapes[own], reading.tags[own], cut.places)
        inputs = np.concatenate(
            [
                rows,
                gelu(reading.hidden[own] @ self._reduce + self._reduce_bias),
                reading.navec[own],
                *(table[number] for table, number in zip(self._tables, ids, strict=True)),
            ],
            1,
            dtype=np.float32,
        )
        states = np.concatenate([self._two_way(inputs, [len(rows)]), rows], 1)
        total = len(states)
        padding = np.zeros((self._widths, states.shape[1]), np.float32)
        parts = [
            self._score(np.concatenate([states[n : n + _ROWS + self._widths], padding]), size)
            for n in range(0, total, _ROWS)
            if (size := min(_ROWS, total - n))
        ]
        scores = np.concatenate(parts)
        outside = np.arange(self._widths) >= (total - np.arange(total))[:, None]
        scores[outside] = -np.inf
        scores[outside, 0] = 0.0
        return scores

    def _encode(self, reading: Reading, cut: Subtokens) -> Floats:
        """What the encoder makes of each sub-token, [n, states]."""
        pieces = pieces_of(self._pieces, cut)
        counts = [len(own) for own in pieces]
        windows = piece_windows(counts, sentence_breaks(reading, cut))
        states = self._encoder(
            [[piece for own in pieces[first:last] for piece in own] for first, last in windows]
        )
        sizes = np.array(counts, np.intp)
        mean: Floats = np.add.reduceat(states, np.cumsum(sizes) - sizes, 0)
        mean /= sizes[:, None].astype(np.float32)
        return gelu(mean @ self._states + self._states_bias)

    def _score(self, states: Floats, size: int) -> Floats:
        """Scores of the spans that begin in the first `size` rows, [size, widths, labels]."""
        wide = self._widths
        start = gelu(states[:size] @ self._start + self._start_bias)
        end = gelu(states @ self._end + self._end_bias)
        left = (start @ self._biaffine).reshape(size, self._labels, self._side)
        scores: Floats = np.matmul(_ahead(end, wide)[:size], left.transpose(0, 2, 1))
        scores += (start @ self._start_label)[:, None]
        scores += _ahead(end @ self._end_label, wide)[:size]
        scores += self._width_label
        first, last, content = (states @ mix for mix in self._mix)
        running = np.concatenate([np.zeros_like(content[:1]), np.cumsum(content, 0)])
        mixed = _ahead(running[1:], wide)[:size] - running[:size, None]
        mixed /= np.arange(1, wide + 1, dtype=np.float32)[:, None]
        mixed += first[:size, None]
        mixed += _ahead(last, wide)[:size]
        mixed += self._mix_width
        scores += gelu(mixed) @ self._out
        scores += self._out_bias
        return scores


def _ahead(rows: Floats, wide: int) -> Floats:
    """A view [n, wide, d] of each row and those behind it; behind the last row are zeros."""
    padded = np.concatenate([rows, np.zeros((wide - 1, rows.shape[1]), rows.dtype)])
    view = np.lib.stride_tricks.sliding_window_view(padded, wide, axis=0)  # [n, d, wide]
    turned: Floats = view.transpose(0, 2, 1)
    return turned


def _part(arrays: Mapping[str, NDArray[Any]], start: str) -> dict[str, NDArray[Any]]:
    """The arrays whose names begin so, by the rest of their names."""
    return {
        name.removeprefix(start): array for name, array in arrays.items() if name.startswith(start)
    }
