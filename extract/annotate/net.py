"""The body of slovnet's three taggers in one pass: three convolutions of width three each.

A layer of slovnet is bn(relu(conv(x))). The normalization's scale s is above zero, so with its
shift t it is max(s·conv(x) + t, t): scale and shift go into the weights when they are loaded, and
the hidden layers are still slovnet's own. A convolution is one product with its three taps side
by side, then a sum of three shifted parts. Sentences are not padded to one length but packed with
an empty row between them.

The first layer sees one form at a time through each tap, so its products are made once for each
distinct form of an article, for all three taggers together; that is most of the arithmetic. For
the commonest forms they are made when the models are loaded (10 MB). Keeping those of all forms
met would save another tenth of the time for 150 MB, but the last digits of a product depend on what
else is multiplied with it, and an article should give the same numbers whatever was read before or
beside it. For the same reason every article is computed alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.annotate.forms import Forms
from extract.annotate.weights import Weights
from extract.neural.reading import HIDDEN_WIDTH, LAYER_WIDTHS, TAGGERS, WORD_WIDTH

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Rows = NDArray[np.intp]

STRETCH = 1024
"""Tokens computed at once. It bounds the memory of a book-length text; 256 to 2,048 are equally
fast, and few articles are longer."""
_REACH = len(LAYER_WIDTHS)
"""Rows on either side that a row's last layer depends on."""
_WIDTH = sum(LAYER_WIDTHS)
_TAPS = 3 * LAYER_WIDTHS[0]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A convolution with the normalization folded in, f channels."""

    taps: Floats
    """[k, 3f] weights from k channels: of the row before, the row itself, the row after."""
    bias: Floats
    """[f]"""
    floor: Floats
    """[f] what a channel shows where the convolution is below zero."""

    @classmethod
    def of(cls, weights: Weights, number: int) -> "Layer":
        """Layer 0, 1 or 2 of a tagger."""
        at = ("encoder", "layers", number)
        weight, shift, mean, std = (
            weights.array(*at, "norm", name) for name in ("weight", "bias", "mean", "std")
        )
        scale = weight / std
        floor = shift - mean * scale
        kernel = weights.array(*at, "conv", "weight") * scale[:, None, None]  # [f, k, 3]
        taps = kernel.transpose(1, 2, 0).reshape(kernel.shape[1], -1)
        bias = weights.array(*at, "conv", "bias") * scale + floor
        return cls(np.ascontiguousarray(taps), bias, floor)

    def __call__(self, products: Floats, gaps: Rows) -> Floats:
        """What the layer shows of all rows but the outer two.

        Args:
            products: [r, 3f] rows times taps.
            gaps: the empty rows among the r - 2, which stay zero.

        Returns:
            [r - 2, f]
        """
        width = len(self.floor)
        shown = products[:-2, :width] + products[1:-1, width : 2 * width]
        shown += products[2:, 2 * width :]
        shown += self.bias
        np.maximum(shown, self.floor, out=shown)
        shown[gaps] = 0
        return shown


class Net:
    """The three taggers without their heads, in the order of `TAGGERS`."""

    def __init__(self, forms: Forms, packs: Sequence[Weights]) -> None:
        """Fold the weights; the first layers of the taggers are joined."""
        self._forms = forms
        self._layers = [[Layer.of(pack, n) for n in range(_REACH)] for pack in packs]
        first = [layers[0].taps for layers in self._layers]
        self._word_taps = np.concatenate([taps[:WORD_WIDTH] for taps in first], axis=1)
        self._shape_products = np.concatenate(
            [
                pack.array("emb", "shape", "weight") @ taps[WORD_WIDTH:]
                for pack, taps in zip(packs, first, strict=True)
            ],
            axis=1,
        )  # [66, 3 taggers · 3 taps · 256]
        self._common = forms.common()
        self._common_products = np.empty((len(self._common), self._word_taps.shape[1]), np.float32)
        self._multiply(self._common, self._common_products)

    def __call__(
        self, forms: Ints, lengths: Ints, *, with_hidden: bool
    ) -> tuple[list[Floats], Floats | None]:
        """Layers of the n tokens of an article.

        Args:
            forms: [n] numbers of forms.
            lengths: [s] tokens of each sentence, at least 1.
            with_hidden: whether all layers are wanted.

        Returns:
            For each tagger [n, 64], its last layer; and [n, 1344], all layers of all taggers.
        """
        n_tokens = len(forms)
        hidden = np.empty((n_tokens, HIDDEN_WIDTH), np.float32) if with_hidden else None
        last = [np.empty((n_tokens, LAYER_WIDTHS[-1]), np.float32) for _ in TAGGERS]
        in_article = np.arange(1, n_tokens + 1)
        in_sentences = in_article + np.repeat(np.arange(len(lengths)), lengths)
        # The name tagger reads the article as one sequence, over the ends of sentences.
        rows = {"morph": in_sentences, "syntax": in_sentences, "ner": in_article}
        for start in range(0, n_tokens, STRETCH):
            own = slice(start, min(start + STRETCH, n_tokens))
            near = slice(max(start - _REACH, 0), own.stop + _REACH)
            distinct, numbers = np.unique(forms[near], return_inverse=True)
            table, rows_of = self._products(distinct)
            numbers = rows_of[numbers]
            for tagger, name in enumerate(TAGGERS):
                begin = rows[name][start] - _REACH
                packed = np.zeros(rows[name][own.stop - 1] + _REACH + 1 - begin, np.intp)
                places = rows[name][near] - begin
                inside = (places >= 0) & (places < len(packed))
                packed[places[inside]] = numbers[inside]
                layers = self._stretch(tagger, table, packed)
                kept = rows[name][own] - rows[name][start]
                last[tagger][own] = layers[-1][kept]
                if hidden is not None:
                    column = tagger * _WIDTH
                    for margin, layer in zip(range(_REACH - 1, -1, -1), layers, strict=True):
                        hidden[own, column : column + layer.shape[1]] = layer[kept + margin]
                        column += layer.shape[1]
        return last, hidden

    def _products(self, forms: Ints) -> tuple[Floats, Rows]:
        """k forms times the taps of the first layers.

        Returns:
            [k + 1, 3 · 768], row 0 is that of a gap; and [k] the row of each form.
        """
        places = np.searchsorted(self._common, forms)
        is_common = self._common.take(places, mode="clip") == forms
        n_common = np.count_nonzero(is_common)
        table = np.empty((len(forms) + 1, self._word_taps.shape[1]), np.float32)
        table[0] = 0
        table[1 : n_common + 1] = self._common_products[places[is_common]]
        self._multiply(forms[~is_common], table[n_common + 1 :])
        rows = np.empty(len(forms), np.intp)
        rows[is_common] = np.arange(1, n_common + 1)
        rows[~is_common] = np.arange(n_common + 1, len(table))
        return table, rows

    def _multiply(self, forms: Ints, out: Floats) -> None:
        """Write [k, 3 · 768], forms times the taps of the first layers."""
        words, shapes = self._forms.split(forms)
        np.matmul(self._forms.embedding.vectors(words), self._word_taps, out=out)
        out += self._shape_products[shapes]

    def _stretch(self, tagger: int, table: Floats, packed: Rows) -> list[Floats]:
        """The layers of r rows of the table: [r - 2, 256], [r - 4, 128], [r - 6, 64]."""
        gaps = np.flatnonzero(packed == 0)
        products = table[:, tagger * _TAPS : (tagger + 1) * _TAPS][packed]
        layers: list[Floats] = []
        for layer in self._layers[tagger]:
            if layers:
                products = layers[-1] @ layer.taps
            gaps = gaps[(gaps > 0) & (gaps < len(products) - 1)] - 1
            layers.append(layer(products, gaps))
        return layers
