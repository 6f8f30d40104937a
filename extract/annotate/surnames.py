"""The list of surnames that ships with natasha: which spellings are somebody's name already."""

from functools import lru_cache

from extract.annotate.weights import data_file
from extract.errors import ModelError

_CACHE_SIZE = 65_536


@lru_cache(_CACHE_SIZE)
def is_surname(word: str) -> bool:
    """Whether the list of 182,000 surnames has the lower-case word, ё as е.

    Raises:
        ModelError: the list is missing.
    """
    return f"\n{word}\n".encode() in _surnames()


@lru_cache(_CACHE_SIZE)
def is_given_name(word: str) -> bool:
    """Whether the list of 7,600 given names has the lower-case word, ё as е.

    Raises:
        ModelError: the list is missing.
    """
    return word in _given_names()


@lru_cache(maxsize=1)
def _surnames() -> bytes:
    """The file as it is: a search in it takes a millisecond, a set of it 20 MB."""
    return b"\n" + _read("last.txt").replace("ё", "е").encode()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(_read("first.txt").replace("ё", "е").split("\n"))


def _read(name: str) -> str:
    path = data_file(f"dict/{name}")
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(str(path), f"damaged list of names ({error})") from error
