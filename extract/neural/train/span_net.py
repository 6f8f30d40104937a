"""The span net in torch: its parts carry the names that `extract.neural.spans` reads.

    hidden layers, look of the word → two LSTMs → start, end and content of a span → 30 scores
                                                 → whether any span begins here

The design is that of biaffine nested recognition (Yu et al. 2020) over frozen features.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.train.layers import gelu


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanShape:
    """Sizes of the net; written into the pack."""

    labels: int
    """Types and, at 0, none."""
    letters: int
    stems: int
    tags: int
    relations: int
    shapes: int
    hidden: int = 1344
    vector: int = 300
    reduced: int = 256
    letter: int = 24
    form: int = 64
    stem: int = 32
    tag: int = 32
    relation: int = 16
    shape: int = 16
    place: int = 8
    word: int = 160
    """Numbers that stand for a form: its vector, letters, stem and shape, joined once."""
    lstm: int = 160
    side: int = 80
    mixed: int = 128
    memory: int = 64
    """Numbers that a word learns from its other occurrences in the window; 0 for none."""
    widths: int = 14
    """Longest span in sub-tokens; 3 of 5,589 spans of NEREL dev are longer."""


class SpanNet(nn.Module):
    """Scores of every span up to `widths` sub-tokens, for every type."""

    def __init__(self, shape: SpanShape, *, dropout: float = 0.4, words: float = 0.03) -> None:
        super().__init__()
        self.shape = shape
        self.word_dropout = words
        s = shape
        self.register_buffer("mean", torch.zeros(s.hidden))
        self.register_buffer("deviation", torch.ones(s.hidden))
        self.reduce = nn.Linear(s.hidden, s.reduced)
        self.letters = nn.Embedding(s.letters, s.letter, padding_idx=0)
        self.forms = nn.Conv1d(s.letter, s.form, 3, padding=1)
        self.stems = nn.Embedding(s.stems, s.stem)
        self.tags = nn.Embedding(s.tags, s.tag)
        self.relations = nn.Embedding(s.relations, s.relation)
        self.shapes = nn.Embedding(s.shapes, s.shape)
        self.places = nn.Embedding(4, s.place)
        for table in (self.stems, self.tags, self.relations, self.shapes, self.places):
            nn.init.normal_(table.weight, std=0.1)
        self.word_input = nn.Dropout(dropout / 2)
        self.word = nn.Linear(s.vector + s.form + s.stem + s.shape, s.word)
        width = s.reduced + s.word + s.tag + s.relation + s.place
        self.input_dropout = nn.Dropout(dropout)
        self.onward = nn.LSTM(width, s.lstm, batch_first=True)
        self.backward_ = nn.LSTM(width, s.lstm, batch_first=True)
        self.dropout = nn.Dropout(dropout)
        self.recall = nn.Linear(2 * s.lstm, s.memory)
        both = 2 * s.lstm + s.memory
        self.opening = nn.Linear(both, 1)
        self.start = nn.Linear(both, s.side)
        self.end = nn.Linear(both, s.side)
        self.biaffine = nn.Parameter(torch.randn(s.side, s.labels, s.side) * 0.02)
        self.mix_start = nn.Linear(both, s.mixed)
        self.mix_end = nn.Linear(both, s.mixed, bias=False)
        self.mix_content = nn.Linear(both, s.mixed, bias=False)
        self.mix_width = nn.Embedding(s.widths, s.mixed)
        nn.init.normal_(self.mix_width.weight, std=0.1)
        self.out = nn.Linear(s.mixed, s.labels)
        with torch.no_grad():
            self.out.bias[0] = 4.0  # most spans are none: learning begins from there

    def forward(self, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        """What begins at each sub-token.

        Returns:
            Scores [b, t, widths, labels] of the span from each sub-token over each width, and the
            logit [b, t] that any entity begins there.
        """
        x = self.inputs(batch)
        states = self.dropout(self.states(x, batch["lengths"]))
        states = torch.cat([states, self.remembered(states, batch["group"])], -1)
        return self.scores(states), self.opening(states).squeeze(-1).float()

    def inputs(self, batch: Mapping[str, Tensor]) -> Tensor:
        """What each sub-token is, [b, t, width]."""
        hidden = (batch["hidden"].float() - self.mean) / self.deviation
        letters = self.letters(batch["letters"]).transpose(1, 2)
        words = torch.cat(
            [
                batch["vector"].float(),
                self.forms(letters).amax(2).float(),
                self.stems(batch["stem"]),
                self.shapes(batch["shape"]),
            ],
            -1,
        )
        parts = [
            gelu(self.reduce(hidden)),
            gelu(self.word(self.word_input(words)))[batch["look"]],
            self.tags(batch["tag"]),
            self.relations(batch["relation"]),
            self.places(batch["place"]),
        ]
        x = torch.cat([part.float() for part in parts], -1)
        x = self.input_dropout(x)
        if self.training and self.word_dropout:
            kept = torch.rand(x.shape[:2]) >= self.word_dropout
            x = x * kept.unsqueeze(-1)
        return x * batch["mask"].unsqueeze(-1)

    def states(self, x: Tensor, lengths: Tensor) -> Tensor:
        """What is before and behind each sub-token, [b, t, 2 lstm]."""
        steps = torch.arange(x.shape[1])
        flipped = (lengths.unsqueeze(1) - 1 - steps) % x.shape[1]
        turn = flipped.unsqueeze(-1)
        onward, _ = self.onward(x)
        back, _ = self.backward_(x.gather(1, turn.expand_as(x)))
        return torch.cat([onward, back.gather(1, turn.expand_as(back))], -1)

    def remembered(self, states: Tensor, group: Tensor) -> Tensor:
        """Mean over all occurrences of a word in its window of what each says, [b, t, memory].

        Args:
            states: [b, t, 2 lstm].
            group: a number for each different word of each window, [b, t]; 0 is padding.
        """
        said = gelu(self.recall(states)).float()
        rows = group.flatten()
        total = torch.zeros(int(rows.max()) + 1, said.shape[-1]).index_add(
            0, rows, said.flatten(0, 1)
        )
        count = torch.bincount(rows, minlength=len(total)).clamp(min=1).unsqueeze(1)
        return (total / count)[group]

    def scores(self, states: Tensor) -> Tensor:
        """Biaffine score of the borders plus a small net over borders, width and content."""
        s = self.shape
        length = states.shape[1]
        ends = torch.arange(length).unsqueeze(1) + torch.arange(s.widths)
        ends = ends.clamp(max=length - 1)  # [t, w]
        start = gelu(self.start(states))
        end = gelu(self.end(states))
        turned = (start @ self.biaffine.reshape(s.side, -1)).reshape(
            *start.shape[:2], s.labels, s.side
        )
        border = torch.einsum("btld,btwd->btwl", turned, end[:, ends])
        content = self.mix_content(states).float()
        total = functional.pad(content.cumsum(1), (0, 0, 1, 0))
        first = total[:, :-1].unsqueeze(2)
        widths = torch.arange(1, s.widths + 1).reshape(1, 1, -1, 1)
        mean = (total[:, ends + 1] - first) / widths
        mixed = torch.relu(
            self.mix_start(states).unsqueeze(2)
            + self.mix_end(states)[:, ends]
            + self.mix_width.weight
            + mean
        )
        return (border + self.out(mixed)).float()

    def settings(self) -> dict[str, int]:
        """The sizes as the pack keeps them."""
        return asdict(self.shape)
