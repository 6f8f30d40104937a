"""Articles as the large model is trained on them: windows of pieces and the spans that are right.

prepare(reading, spans, types, pieces) -> Article        batch([article, …]) -> tensors
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from extract.neural.encode import Subtokens, subtokens
from extract.neural.large import piece_windows, pieces_of, sentence_breaks
from extract.neural.pieces import Pieces
from extract.neural.reading import Reading
from extract.standoff import Span

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Ids of the pieces that stand for no text."""

    begin: int
    end: int
    mask: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Article:
    """One article of n sub-tokens.

    Attributes:
        reading: what the taggers know; read by token.
        cut: its sub-tokens.
        pieces: ids of all pieces in order; sub-token k has `counts[k]` of them.
        counts: int64[n], each at least 1.
        windows: ranges of sub-tokens that the encoder reads at once.
        gold: (first, last) sub-token, both inclusive, to label; 0 is none and never here.
    """

    reading: Reading
    cut: Subtokens
    pieces: Ints
    counts: Ints
    windows: tuple[tuple[int, int], ...]
    gold: Mapping[tuple[int, int], int]

    def __len__(self) -> int:
        return len(self.counts)


def prepare(
    reading: Reading,
    spans: Iterable[Span],
    types: Sequence[str],
    pieces: Pieces,
) -> Article:
    """An article ready for batches.

    Args:
        reading: the article.
        spans: what is right: (start, stop, type) in code points. A span that does not begin and
            end with a sub-token cannot be learned and is left out.
        types: all types in the order of their labels 1, 2, ….
        pieces: the tokenizer.
    """
    cut = subtokens(reading)
    labels = {name: number for number, name in enumerate(types, 1)}
    own = pieces_of(pieces, cut)
    counts = [len(each) for each in own]
    return Article(
        reading=reading,
        cut=cut,
        pieces=np.array([piece for each in own for piece in each], np.int64),
        counts=np.array(counts, np.int64),
        windows=tuple(piece_windows(counts, sentence_breaks(reading, cut))),
        gold={
            rows: labels[kind]
            for start, stop, kind in spans
            if (rows := cut.between(start, stop)) is not None
        },
    )


def batch(
    articles: Sequence[Article],
    widths: int,
    marks: Marks,
    hide: NDArray[np.bool_] | None = None,
) -> dict[str, Any]:
    """Tensors of several articles, packed: n sub-tokens, p pieces with marks, w windows.

    Args:
        articles: none of them empty.
        widths: longest span in sub-tokens.
        marks: ids of the special pieces.
        hide: bool[n], sub-tokens whose pieces the encoder must not see.

    Returns:
        `pieces`, `positions` int64[p] and `lengths` (list of w) for the encoder; `inner` int64,
        the places in p of the pieces that are text, and `owners` the sub-token of each; `counts`
        float32[n]; `grid` (articles, longest) with `slots` and `turned` int64[n], the places of
        the sub-tokens in it onward and back; `ends`, `gold` int64[n, widths], `widths`
        float32[n, widths], `inside` bool[n, widths]; `hidden`, `vector`, `shape`, `tag`, `place`
        by sub-token.
    """
    hidden_rows = np.zeros(sum(map(len, articles)), bool) if hide is None else hide
    longest = max(map(len, articles))
    offset = place = 0
    packed: dict[str, list[Any]] = {name: [] for name in _PACKED}
    lengths = []
    for row, article in enumerate(articles):
        size = len(article)
        owners = np.repeat(np.arange(size), article.counts)
        hidden = hidden_rows[offset : offset + size]
        pieces = np.where(hidden[owners], marks.mask, article.pieces)
        before = np.concatenate([[0], np.cumsum(article.counts)])
        for first, last in article.windows:
            own = slice(before[first], before[last])
            length = int(before[last] - before[first]) + 2
            packed["pieces"].append(np.concatenate([[marks.begin], pieces[own], [marks.end]]))
            packed["positions"].append(np.arange(length))
            packed["inner"].append(place + np.arange(1, length - 1))
            packed["owners"].append(offset + owners[own])
            lengths.append(length)
            place += length
        steps = np.arange(size)
        ends = steps[:, None] + np.arange(widths)
        packed["slots"].append(row * longest + steps)
        packed["turned"].append(row * longest + size - 1 - steps)
        packed["inside"].append(ends < size)
        packed["ends"].append(np.minimum(ends, size - 1) + offset)
        packed["gold"].append(_gold(article, widths))
        for name, array in _knowledge(article).items():
            packed[name].append(array)
        packed["counts"].append(article.counts)
        offset += size
    tensors: dict[str, Any] = {name: _tensor(arrays) for name, arrays in packed.items()}
    tensors["counts"] = tensors["counts"].float()
    tensors["widths"] = (tensors["ends"] - torch.arange(offset).unsqueeze(1) + 1).float()
    return {**tensors, "lengths": lengths, "grid": (len(articles), longest)}


_PACKED = (
    *("pieces", "positions", "inner", "owners", "counts", "slots", "turned"),
    *("inside", "ends", "gold", "hidden", "vector", "shape", "tag", "place"),
)


def _gold(article: Article, widths: int) -> Ints:
    """The label of every span, [n, widths]; spans longer than that are not learned."""
    labels = np.zeros((len(article), widths), np.int64)
    for (first, last), label in article.gold.items():
        if last - first < widths:
            labels[first, last - first] = label
    return labels


def _knowledge(article: Article) -> dict[str, NDArray[Any]]:
    """What the reading says of each sub-token."""
    reading, own = article.reading, article.cut.tokens
    return {
        "hidden": reading.hidden[own],
        "vector": reading.navec[own],
        "shape": reading.shapes[own].astype(np.int64),
        "tag": reading.tags[own].astype(np.int64),
        "place": article.cut.places.astype(np.int64),
    }


def _tensor(arrays: Sequence[NDArray[Any]]) -> Tensor:
    return torch.from_numpy(np.concatenate(arrays))
