"""The large model's span net in torch: its parts carry the names that `extract.neural.large` reads.

mean piece states, hidden layers, word vector → two LSTMs → start, end and content → 30 scores
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.reading import HIDDEN_WIDTH, N_SHAPES, N_TAGS, WORD_WIDTH
from extract.neural.train.large.encoder_net import Encoder
from extract.neural.train.layers import gelu

# Most spans are none: learning begins from there.
_NONE_BIAS = 4.0
# Share of sub-tokens of which the LSTMs see nothing.
_WORD_DROP = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeShape:
    """Sizes of the net; written into the pack.

    Attributes:
        labels: types and, at 0, none.
        taps: layers of the encoder whose states are read, counted from 1. Middle layers tell
            more about a token than the last, which was trained to be averaged.
        widths: longest span in sub-tokens.
    """

    labels: int
    taps: tuple[int, ...] = (5, 8, 10)
    hidden: int = HIDDEN_WIDTH
    vector: int = WORD_WIDTH
    shapes: int = N_SHAPES
    tags: int = N_TAGS
    states: int = 320
    reduced: int = 256
    shape: int = 30
    tag: int = 32
    place: int = 8
    lstm: int = 256
    side: int = 96
    mixed: int = 128
    widths: int = 16


class LargeSpanNet(nn.Module):
    """Scores of every span up to `widths` sub-tokens, for every type.

    Args:
        encoder: the pretrained encoder.
        shape: sizes.
    """

    def __init__(self, encoder: Encoder, shape: LargeShape) -> None:
        super().__init__()
        self.encoder, self.shape = encoder, shape
        s, size = shape, encoder.rows.shape[1]
        self.register_buffer("mean", torch.zeros(s.hidden))
        self.register_buffer("deviation", torch.ones(s.hidden))
        self.states = nn.Linear(size * len(s.taps), s.states)
        self.reduce = nn.Linear(s.hidden, s.reduced)
        self.shapes = nn.Embedding(s.shapes, s.shape)
        self.tags = nn.Embedding(s.tags, s.tag)
        self.places = nn.Embedding(4, s.place)
        width = s.states + s.reduced + s.vector + s.shape + s.tag + s.place
        self.onward = nn.LSTM(width, s.lstm, batch_first=True)
        self.backward_ = nn.LSTM(width, s.lstm, batch_first=True)
        both = 2 * s.lstm + s.states
        self.start = nn.Linear(both, s.side)
        self.end = nn.Linear(both, s.side)
        self.biaffine = nn.Parameter(torch.randn(s.side, s.labels, s.side) * 0.02)
        self.start_label = nn.Linear(s.side, s.labels, bias=False)
        self.end_label = nn.Linear(s.side, s.labels, bias=False)
        self.mix_start = nn.Linear(both, s.mixed, bias=False)
        self.mix_end = nn.Linear(both, s.mixed, bias=False)
        self.mix_content = nn.Linear(both, s.mixed, bias=False)
        self.mix_width = nn.Embedding(s.widths, s.mixed)
        self.width_label = nn.Embedding(s.widths, s.labels)
        self.out = nn.Linear(s.mixed, s.labels)
        nn.init.zeros_(self.width_label.weight)
        nn.init.zeros_(self.out.bias)
        with torch.no_grad():
            self.out.bias[0] = _NONE_BIAS

    def forward(self, batch: Mapping[str, Any]) -> Tensor:
        """Scores [n, widths, labels] of the span from each sub-token over each width.

        Args:
            batch: as `extract.neural.train.large.batches` makes it; n sub-tokens in all articles.
        """
        encoded = self.encode(batch)
        inputs = torch.cat([_drop(self, encoded, 0.2), *self.knowledge(batch)], -1)
        if self.training:
            inputs = inputs * (torch.rand(len(inputs), 1) >= _WORD_DROP)
        joined = self.read(inputs, batch)
        states = torch.cat([_drop(self, joined, 0.3), _drop(self, encoded, 0.2)], -1)
        return self.scores(states, batch["ends"], batch["widths"])

    def encode(self, batch: Mapping[str, Any]) -> Tensor:
        """What the encoder makes of each sub-token, [n, states]."""
        layers = self.encoder(batch["pieces"], batch["positions"], batch["lengths"])
        means = []
        for tap in self.shape.taps:
            inner = layers[tap].float()[batch["inner"]]
            total = inner.new_zeros(len(batch["counts"]), inner.shape[1])
            total = total.index_add(0, batch["owners"], inner)
            means.append(total / batch["counts"].unsqueeze(1))
        return gelu(self.states(_drop(self, torch.cat(means, -1), 0.1)))

    def knowledge(self, batch: Mapping[str, Any]) -> list[Tensor]:
        """What the taggers and the word vectors know of each sub-token, each [n, some width]."""
        hidden = (batch["hidden"].float() - self.mean) / self.deviation
        return [
            _drop(self, gelu(self.reduce(_drop(self, hidden, 0.2))), 0.4),
            _drop(self, batch["vector"].float(), 0.4),
            _drop(self, self.shapes(batch["shape"]), 0.3),
            _drop(self, self.tags(batch["tag"]), 0.3),
            self.places(batch["place"]),
        ]

    def read(self, inputs: Tensor, batch: Mapping[str, Any]) -> Tensor:
        """What is before and behind each sub-token in its article, [n, 2 lstm]."""
        sides = []
        for lstm, slots in ((self.onward, "slots"), (self.backward_, "turned")):
            rows, steps = batch["grid"]
            grid = inputs.new_zeros(rows * steps, inputs.shape[1])
            grid = grid.index_copy(0, batch[slots], inputs).view(rows, steps, -1)
            sides.append(lstm(grid)[0].reshape(rows * steps, -1)[batch[slots]])
        return torch.cat(sides, -1)

    def scores(self, states: Tensor, ends: Tensor, widths: Tensor) -> Tensor:
        """Biaffine score of the borders and score of a small net over borders and content.

        Args:
            states: [n, 2 lstm + states].
            ends: last row of the span from each row over each width, [n, widths].
            widths: rows of the span, at most `ends` less the row plus one, [n, widths].

        Returns:
            [n, widths, labels]; what lies over the end of an article means nothing.
        """
        s = self.shape
        n = len(states)
        start = _drop(self, gelu(self.start(states)), 0.2)
        end = _drop(self, gelu(self.end(states)), 0.2)
        left = (start @ self.biaffine.reshape(s.side, -1)).view(n, s.labels, s.side)
        border = torch.bmm(_rows(end, ends), left.transpose(1, 2))
        border = border + self.start_label(start).unsqueeze(1) + self.width_label.weight
        border = border + _rows(self.end_label(end), ends)
        running = functional.pad(self.mix_content(states).cumsum(0), (0, 0, 1, 0))
        content = _rows(running, ends + 1) - running[:n].unsqueeze(1)
        mixed = content / widths.unsqueeze(-1) + self.mix_start(states).unsqueeze(1)
        mixed = mixed + _rows(self.mix_end(states), ends) + self.mix_width.weight
        return border + self.out(_drop(self, gelu(mixed), 0.2))

    def settings(self) -> dict[str, Any]:
        """The sizes as the pack keeps them."""
        return asdict(self.shape)


def _rows(table: Tensor, places: Tensor) -> Tensor:
    """table[places]; index_select has the faster way back."""
    return table.index_select(0, places.reshape(-1)).view(*places.shape, -1)


def _drop(net: nn.Module, x: Tensor, rate: float) -> Tensor:
    return functional.dropout(x, rate, net.training)
