"""The encoder in torch: its parts carry the names that `extract.neural.transformer` reads.

Made for fine-tuning on a CPU: windows lie packed one behind the other, so that no padding is
computed, and every large product runs in bfloat16 where the CPU is four times faster at it. The
weights that are learned stay in float32.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from extract.neural.train.large.wheel import Checkpoint
from extract.neural.train.layers import gelu

_POSITIONS = 512
"""Of the pretrained encoder."""


class EncoderLayer(nn.Module):
    """Attention over a window and two dense layers, each added and normalized."""

    def __init__(self, size: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.attend = nn.Linear(size, 3 * size)
        self.gather = nn.Linear(size, size)
        self.attend_norm = nn.LayerNorm(size, epsilon)
        self.widen = nn.Linear(size, inner)
        self.narrow = nn.Linear(inner, size)
        self.norm = nn.LayerNorm(size, epsilon)

    def forward(self, x: Tensor, lengths: Sequence[int], dropout: nn.Module) -> Tensor:
        """States after the layer.

        Args:
            x: packed states, [n, size], float32 or bfloat16.
            lengths: rows of each window; they sum to n.
            dropout: applied to what either half adds.

        Returns:
            [n, size] of the same type.
        """
        size = x.shape[1]
        mixed = _dense(self.attend, x).view(len(x), 3, self.heads, size // self.heads)
        taken = []
        for own in mixed.split(list(lengths)):
            query, key, value = own.permute(1, 2, 0, 3).unsqueeze(1).unbind(0)
            out = functional.scaled_dot_product_attention(query, key, value)[0]
            taken.append(out.transpose(0, 1).reshape(len(own), size))
        x = _norm(self.attend_norm, x + dropout(_dense(self.gather, torch.cat(taken))))
        inner = gelu(_dense(self.widen, x))
        return _norm(self.norm, x + dropout(_dense(self.narrow, inner)))


class Encoder(nn.Module):
    """The lower layers of a BERT-like encoder.

    Args:
        rows: embeddings of the pieces, [pieces, size]; they stay as they are.
        layers: how many layers are built.
        inner: width of the dense layers.
        heads: attention heads.
        epsilon: of the normalizations.
        dtype: in which the layers compute.
    """

    def __init__(
        self,
        rows: Tensor,
        *,
        layers: int,
        inner: int,
        heads: int,
        epsilon: float = 1e-12,
        dtype: torch.dtype = torch.bfloat16,
    ) -> None:
        super().__init__()
        size = rows.shape[1]
        self.dtype = dtype
        self.epsilon = epsilon
        self.register_buffer("rows", rows)
        self.positions = nn.Parameter(torch.randn(_POSITIONS, size) * 0.02)
        self.norm = nn.LayerNorm(size, epsilon)
        self.layers = nn.ModuleList(
            EncoderLayer(size, inner, heads, epsilon) for _ in range(layers)
        )
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, positions: Tensor, lengths: Sequence[int]) -> list[Tensor]:
        """States of every piece after each layer.

        Args:
            pieces: ids with marks, all windows packed, [n].
            positions: place of each in its window, [n].
            lengths: pieces of each window.

        Returns:
            For the embedding and each layer [n, size] in `dtype`.
        """
        x = self.norm(self.rows[pieces] + self.positions[positions])
        x = self.dropout(x.to(self.dtype))
        states = [x]
        for layer in self.layers:
            x = layer(x, lengths, self.dropout)
            states.append(x)
        return states

    def freeze(self, layers: int) -> None:
        """Keep the positions and the lowest layers as they are: no gradient reaches them."""
        self.positions.requires_grad_(requires_grad=False)
        self.norm.requires_grad_(requires_grad=False)
        for layer in self.layers[:layers]:
            layer.requires_grad_(requires_grad=False)

    def start_from(self, checkpoint: Checkpoint) -> None:
        """Take the pretrained weights of as many layers as there are here."""
        tensors = checkpoint.tensors
        with torch.no_grad():
            self.positions.copy_(_tensor(tensors["emb.pos"] + tensors["emb.type"][0]))
            _copy(self.norm, tensors["emb.ln.w"], tensors["emb.ln.b"])
            for number, layer in enumerate(self.layers):
                parts = {
                    name: (tensors[f"l{number}.{name}.w"], tensors[f"l{number}.{name}.b"])
                    for name in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln")
                }
                weights, biases = zip(*(parts[name] for name in "qkv"), strict=True)
                layer.attend.weight.copy_(torch.cat([_tensor(w) for w in weights]))
                layer.attend.bias.copy_(torch.cat([_tensor(b) for b in biases]))
                _copy(layer.gather, *parts["ao"])
                _copy(layer.attend_norm, *parts["aln"])
                _copy(layer.widen, *parts["fi"])
                _copy(layer.narrow, *parts["fo"])
                _copy(layer.norm, *parts["oln"])


def _dense(layer: nn.Linear, x: Tensor) -> Tensor:
    """The layer in the type of its input."""
    return functional.linear(x, layer.weight.to(x.dtype), layer.bias.to(x.dtype))


def _norm(layer: nn.LayerNorm, x: Tensor) -> Tensor:
    """The normalization in the type of its input; sums are float32 inside."""
    shape, weight, bias = layer.normalized_shape, layer.weight, layer.bias
    return functional.layer_norm(x, shape, weight.to(x.dtype), bias.to(x.dtype), layer.eps)


def _copy(
    layer: nn.Linear | nn.LayerNorm, weight: NDArray[np.float32], bias: NDArray[np.float32]
) -> None:
    layer.weight.copy_(_tensor(weight))
    layer.bias.copy_(_tensor(bias))


def _tensor(array: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(array)
