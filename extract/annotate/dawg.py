"""The dictionary's automaton, walked for many words at once.

pymorphy3 keeps its five million forms in a directed acyclic word graph (dawgdic's file format):
`words.dawg` leads from the bytes of a form over the byte 1 to pairs (paradigm, number of the form
in it), written in base64. Its own walk goes byte by byte in Python; here all words of a batch take
each step together, 10 times as fast. The file is mapped, so that processes share it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.errors import ModelError

Nodes = NDArray[np.uint32]

LONGEST: Final = 62
"""Letters of the longest word that can be looked up."""
_SEPARATOR: Final = 1
_BASE64 = np.zeros(256, np.int64)
_BASE64[np.frombuffer(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", np.uint8
)] = np.arange(64)  # fmt: skip
_WIDE: Final = 0x80
"""First character of two bytes in UTF-8."""
_DIGITS: Final = 6
"""Base64 digits that hold the 32 bits of a value; 4 of their 36 bits are padding."""


class Dawg:
    """A map from words to pairs of 16-bit numbers."""

    def __init__(self, path: Path) -> None:
        """Map the file.

        Raises:
            ModelError: it is missing or cut off.
        """
        try:
            n_units = int(np.fromfile(path, "<u4", 1)[0])
            self._units = np.asarray(np.memmap(path, "<u4", "r", 4, n_units))
            guide = np.asarray(np.memmap(path, np.uint8, "r", 8 + 4 * n_units, (n_units, 2)))
        except (OSError, ValueError, IndexError) as error:
            raise ModelError(str(path), f"damaged dictionary ({error})") from error
        self._first_child, self._sibling = guide[:, 0], guide[:, 1]

    def find(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Where the values of each word hang, and of its spellings with ё for е.

        Args:
            words: of at most `LONGEST` characters from U+0000 to U+07FF.

        Returns:
            For each word the nodes for `values`: the word as written first, then with ё in its
            first е, in its first and second, ..., as pymorphy3 has them; none for unknown words.
        """
        length = max(map(len, words), default=0)
        codes = np.zeros((len(words), length + 1), np.uint32)
        for row, word in enumerate(words):
            codes[row, : len(word)] = np.frombuffer(word.encode("utf-32-le"), np.uint32)
        owners = np.arange(len(words))
        nodes = np.zeros(len(words), np.uint32)
        respelled = np.zeros(len(words), np.int64)  # a bit for each letter read as ё
        found: list[tuple[int, int, int]] = []
        for place in range(length + 1):
            letters = codes[owners, place]
            ended = letters == 0
            for owner, node, bits in zip(
                owners[ended].tolist(),
                self._follow(nodes[ended], _SEPARATOR).tolist(),
                respelled[ended].tolist(),
                strict=True,
            ):
                if node:
                    found.append((owner, bits, node))
            going = ~ended
            letters, owners, nodes = letters[going], owners[going], nodes[going]
            respelled = respelled[going]
            branching = letters == ord("е")
            if branching.any():
                letters = np.concatenate((letters, np.full(branching.sum(), ord("ё"), np.uint32)))
                owners = np.concatenate((owners, owners[branching]))
                nodes = np.concatenate((nodes, nodes[branching]))
                more = respelled[branching] | (1 << place)
                respelled = np.concatenate((respelled, more))
            nodes = self._follow_letters(nodes, letters)
            known = nodes != 0
            owners, nodes, respelled = owners[known], nodes[known], respelled[known]
        result: list[tuple[int, ...]] = [()] * len(words)
        for owner, _, node in sorted(found, key=lambda item: (item[0], _places(item[1]))):
            result[owner] += (node,)
        return result

    def values(self, places: Sequence[int]) -> list[tuple[tuple[int, int], ...]]:
        """The pairs below each of the nodes that `find` gave, in the dictionary's order."""
        nodes = np.array(places, np.uint32)
        owners = np.arange(len(nodes))
        order = np.zeros(len(nodes), np.int64)
        values = np.zeros(len(nodes), np.int64)
        for _ in range(_DIGITS):
            labels = self._first_child[nodes]
            children = self._follow(nodes, labels)
            level = [(owners, order << 6, values << 6 | _BASE64[labels], children)]
            older = np.arange(len(nodes))  # the parent of each of the last children
            for number in range(1, 64):
                labels = self._sibling[children]
                more = labels != 0
                if not more.any():
                    break
                older, labels = older[more], labels[more]
                children = self._follow(nodes[older], labels)
                level.append((
                    owners[older],
                    order[older] << 6 | number,
                    values[older] << 6 | _BASE64[labels],
                    children,
                ))  # fmt: skip
            owners, order, values, nodes = map(np.concatenate, zip(*level, strict=True))
        sorting = np.lexsort((order, owners))
        values = values[sorting] >> 4
        counts = np.bincount(owners, minlength=owners.max(initial=-1) + 1)
        pairs = list(zip((values >> 16).tolist(), (values & 0xFFFF).tolist(), strict=True))
        stops = np.cumsum(counts).tolist()
        return [
            tuple(pairs[stop - count : stop])
            for stop, count in zip(stops, counts.tolist(), strict=True)
        ]

    def _follow(self, nodes: Nodes, labels: NDArray[np.uint8] | int) -> Nodes:
        """The nodes one byte further, 0 where there is none."""
        units = self._units[nodes]
        offsets = (units >> 10) << ((units & 0x200) >> 6)
        nexts = nodes ^ offsets ^ np.asarray(labels, np.uint32)
        # A leaf has its highest bit set, so that it never equals a label.
        return np.where(self._units[nexts] & 0x800000FF == labels, nexts, np.uint32(0))

    def _follow_letters(self, nodes: Nodes, letters: NDArray[np.uint32]) -> Nodes:
        """The nodes one character further: one byte of UTF-8, or two."""
        wide = letters >= _WIDE
        first = np.where(wide, 0xC0 | letters >> 6, letters)
        nodes = self._follow(nodes, first)
        # From node 0, the root, nothing may go on.
        going = wide & (nodes != 0)
        nodes[going] = self._follow(nodes[going], 0x80 | letters[going] & 0x3F)
        return nodes


def _places(bits: int) -> tuple[int, ...]:
    """Numbers of the bits that are set, the lowest first."""
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)
