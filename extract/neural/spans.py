"""Nested entities: which stretches of an article are named things or values, in numpy.

    SpanModel(settings, arrays)(readings) -> for each article its spans, scored

The net of `extract.neural.train.span_net`, equal to torch's within 1e-3 on every score. How a word
looks is computed once for each different word of a batch, and spans are scored only where the net
says that one may begin; all else is computed over the packed rows of all articles, with no padding.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extract.neural.calibration import Curve
from extract.neural.decode import Candidate, compatible
from extract.neural.encode import (
    Alphabet,
    Ints,
    Subtokens,
    distinct,
    first_rows,
    groups,
    subtokens,
)
from extract.neural.layers import Floats, TwoWay, gelu, softmax
from extract.neural.reading import Reading

_BATCH_ROWS = 16_384
"""Sub-tokens that are read at once: a batch of 32 articles of usual length."""
_SCORED_ROWS = 2_048
"""Sub-tokens whose spans are scored at once: a quarter of them, over 14 widths of 128 numbers,
are 4 MB."""
_LEAST_OPENING = -4.0
"""Logit, a chance of 2 %, from which on spans are scored at a sub-token: on NEREL dev that leaves
26 % of the sub-tokens and changes no span."""


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
    def tokens(self) -> Ints:
        """The token of the article that each is a part of."""
        return self.cut.tokens[self.rows]

    @property
    def texts(self) -> tuple[str, ...]:
        """The sub-tokens themselves."""
        return self.cut.texts[self.rows]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Looks:
    """How sub-tokens look, wherever they stand: f different looks of the n rows of some windows.

    A look is a sub-token with the word that it is a part of.
    """

    texts: tuple[str, ...]
    """The sub-tokens, [f]."""
    vectors: Floats
    """The words' vectors, [f, 300]."""
    shapes: Ints
    """The words' shapes, [f]."""
    rows: Ints
    """The look of each row, [n]."""

    @classmethod
    def of(cls, windows: Sequence[Window]) -> "Looks":
        """Each look of the windows once, in order of appearance."""
        looks, rows = distinct(
            [
                (text, window.reading.words[token])
                for window in windows
                for text, token in zip(window.texts, window.tokens.tolist(), strict=True)
            ]
        )
        firsts = first_rows(rows, len(looks))
        return cls(
            texts=tuple(text for text, _ in looks),
            vectors=np.concatenate([each.reading.navec[each.tokens] for each in windows])[firsts],
            shapes=np.concatenate([each.reading.shapes[each.tokens] for each in windows])[firsts],
            rows=rows,
        )


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
        self._word = a["word.weight"].T.copy()
        self._word_bias = a["word.bias"]
        names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        self._two_way = TwoWay(
            [a[f"onward.{name}"] for name in names], [a[f"backward_.{name}"] for name in names]
        )
        self._recall = a["recall.weight"].T.copy()
        self._recall_bias = a["recall.bias"]
        self._opening = a["opening.weight"][0]
        self._opening_bias = a["opening.bias"][0]
        self._side = a["start.weight"].shape[0]
        self._start, self._start_bias = a["start.weight"].T.copy(), a["start.bias"]
        self._end, self._end_bias = a["end.weight"].T.copy(), a["end.bias"]
        self._biaffine = a["biaffine"].reshape(self._side, -1)
        self._mix_start, self._mix_end, self._mix_content = (
            a[f"mix_{name}.weight"].T.copy() for name in ("start", "end", "content")
        )
        self._mixed = self._mix_start.shape[1]
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
        looks = Looks.of(windows)
        tokens = [(window.reading, window.tokens) for window in windows]
        stems, tags, relations, shapes, places = self._tables
        words = np.concatenate(
            [
                looks.vectors,
                self._read_letters(looks.texts),
                stems[self.alphabet.stem_numbers(looks.texts)],
                shapes[looks.shapes],
            ],
            1,
            dtype=np.float32,
        )
        return np.concatenate(
            [
                np.concatenate([self._read_context(reading, own) for reading, own in tokens]),
                gelu(words @ self._word + self._word_bias)[looks.rows],
                tags[np.concatenate([reading.tags[own] for reading, own in tokens])],
                relations[np.concatenate([reading.rels[own] for reading, own in tokens])],
                places[np.concatenate([window.cut.places[window.rows] for window in windows])],
            ],
            1,
            dtype=np.float32,
        )

    def _read_context(self, reading: Reading, tokens: Ints) -> Floats:
        """What natasha's nets saw around each of some tokens, ascending, [t, reduced]."""
        first, last = tokens[0], tokens[-1] + 1
        rows = gelu(reading.hidden[first:last] @ self._reduce + self._reduce_bias)
        read: Floats = rows[tokens - first]
        return read

    def _read_letters(self, forms: Sequence[str]) -> Floats:
        """Convolution over the letters of each form and its maximum, [f, form]."""
        x = np.pad(self._letters[self.alphabet.characters(forms)], ((0, 0), (1, 1), (0, 0)))
        size = x.shape[1] - 2
        total = sum(x[:, tap : tap + size] @ weight for tap, weight in enumerate(self._forms))
        best: Floats = np.max(total, axis=1) + self._forms_bias
        return best

    def scores(self, states: Floats, lengths: Sequence[int], rows: Ints | None = None) -> Floats:
        """Score of the span from each of k rows over each width, [k, widths, labels].

        Spans that would leave their window have a score of minus infinity but for none.

        Args:
            states: of all rows of the windows, [n, 2 lstm + memory].
            lengths: rows of each window; they sum to n.
            rows: where spans begin, ascending, [k]; all n where it is not given.
        """
        wide = self._widths
        rows = np.arange(len(states), dtype=np.int32) if rows is None else rows
        steps = rows[:, None] + np.arange(wide, dtype=np.int32)
        last_row = np.repeat(np.cumsum(lengths) - 1, lengths)[rows]
        outside = steps > last_row[:, None]
        np.minimum(steps, last_row[:, None], out=steps)

        start = gelu(states[rows] @ self._start + self._start_bias)
        end = gelu(states @ self._end + self._end_bias)
        turned = (start @ self._biaffine).reshape(len(rows), len(self._out_bias), self._side)
        scores: Floats = np.matmul(end[steps], turned.transpose(0, 2, 1))

        total = np.zeros((len(states) + 1, self._mixed), np.float32)
        np.cumsum(states @ self._mix_content, 0, out=total[1:])
        mixed = total[steps + 1]
        mixed -= total[rows, None]
        mixed /= np.arange(1, wide + 1, dtype=np.float32)[:, None]
        mixed += (states[rows] @ self._mix_start)[:, None]
        mixed += (states @ self._mix_end)[steps]
        mixed += self._mix_width
        np.maximum(mixed, 0.0, out=mixed)
        scores += (mixed.reshape(-1, self._mixed) @ self._out).reshape(scores.shape)
        scores += self._out_bias
        scores[outside] = -np.inf
        scores[outside, 0] = 0.0
        return scores

    def openings(self, states: Floats) -> Ints:
        """The rows at which an entity may begin, ascending."""
        logits = states @ self._opening + self._opening_bias
        return np.flatnonzero(logits > _LEAST_OPENING).astype(np.int32)

    def _best(self, states: Floats, windows: Sequence[Window]) -> list[list[Span]]:
        """The spans of each window whose likeliest label is a type and that do not cross."""
        lengths = [len(window) for window in windows]
        rows = self.openings(states)
        scores = self.scores(states, lengths, rows)
        best = scores.argmax(-1)
        place, width = best.nonzero()
        label = best[place, width]
        chance = self._precision(softmax(scores[place, width])[np.arange(len(place)), label])
        row = rows[place]
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
