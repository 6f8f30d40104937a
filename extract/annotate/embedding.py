"""navec: 250,000 word vectors in 25 MB.

A vector of 300 numbers is stored as 100 bytes, each of which picks one of 256 triples. The table
of bytes is mapped from the file where it lies in the uncompressed tar, so that processes share it.
Source: navec 0.10 (MIT), protocol 1.
"""

import gzip
import tarfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.annotate.weights import check_protocol, content
from extract.errors import ModelError

N_COMMON = 1024
"""Words that count as common: of the distinct forms of an article they are a third."""
_UNKNOWN = "<unk>"
_HEADER = np.dtype("<u4")


class Embedding:
    """Word vectors by word number."""

    def __init__(self, path: Path) -> None:
        """Read vocabulary and triples; map the table of bytes.

        Raises:
            ModelError: the file cannot be read as one of navec's.
        """
        try:
            with tarfile.open(path) as tar:
                members = {member.name: member for member in tar}
                check_protocol(path, content(tar, members["meta.json"]))
                words, counts = _words(gzip.decompress(content(tar, members["vocab.bin"])))
                at = members["pq.bin"].offset_data
            n_words, n_parts, n_choices = _sizes(path, at)
            self._bytes = np.asarray(np.memmap(path, np.uint8, "r", at + 16, (n_words, n_parts)))
            triples = np.fromfile(
                path,
                "<f4",
                members["pq.bin"].size // 4 - 4 - n_words * n_parts // 4,
                offset=at + 16 + n_words * n_parts,
            )
        except (OSError, EOFError, tarfile.TarError, KeyError, ValueError) as error:
            raise ModelError(str(path), f"damaged word vectors ({error})") from error
        self._triples = triples.reshape(n_parts * n_choices, -1)
        self.width = n_parts * self._triples.shape[1]
        self._first = np.arange(n_parts, dtype=np.intp) * n_choices
        self._numbers = {word: number for number, word in enumerate(words)}
        self._unknown = self._numbers[_UNKNOWN]
        order = np.argsort(-counts.astype(np.int64), kind="stable")[:N_COMMON]
        self.common = (_UNKNOWN, *(words[number] for number in order.tolist()))
        """The commonest words of the news that the vectors were made of, and the unknown word."""

    def number(self, word: str) -> int:
        """Number of a word in which е stands for ё; all unknown words share one."""
        return self._numbers.get(word.lower(), self._unknown)

    def vectors(self, numbers: NDArray[np.int32]) -> NDArray[np.float32]:
        """Vectors of words, [len(numbers), 300]."""
        choices = self._bytes[numbers] + self._first
        return self._triples.take(choices, axis=0).reshape(len(numbers), self.width)


def _words(data: bytes) -> tuple[list[str], NDArray[np.uint32]]:
    """Words of a vocabulary and their counts, stored as their number, the counts, the words."""
    n_words = int(np.frombuffer(data, _HEADER, 1)[0])
    words = data[4 + 4 * n_words :].decode().splitlines()
    if len(words) != n_words:
        raise ValueError(f"{len(words)} words instead of {n_words}")
    return words, np.frombuffer(data, _HEADER, n_words, 4)


def _sizes(path: Path, at: int) -> tuple[int, int, int]:
    """Number of words, bytes a word, and triples that a byte chooses among."""
    words, _, parts, choices = np.fromfile(path, _HEADER, 4, offset=at).tolist()
    return words, parts, choices
