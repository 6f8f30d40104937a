"""The model files inside the natasha distribution, read as they are; natasha is not imported.

A file of slovnet is a tar of `meta.json`, `model.json` (the net as nested objects whose leaves
name arrays), `arrays/<number>.bin` and `vocabs/<name>.gz`. Source: slovnet 0.6 (MIT), protocol 1.
"""

import gzip
import json
import tarfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from extract.errors import ModelError

PROTOCOL: Final = 1
EMBEDDING: Final = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPH: Final = "model/slovnet_morph_news_v1.tar"
SYNTAX: Final = "model/slovnet_syntax_news_v1.tar"
NER: Final = "model/slovnet_ner_news_v1.tar"


def data_file(name: str) -> Path:
    """Path of a file in natasha's data folder.

    Raises:
        ModelError: the distribution or the file is not there.
    """
    spec = find_spec("natasha")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise ModelError("natasha", "the package is not installed; it holds the tagging models")
    path = Path(folders[0]) / "data" / name
    if not path.is_file():
        raise ModelError(str(path), "the model file is missing from the natasha package")
    return path


def check_protocol(path: Path, meta: bytes) -> None:
    """Refuse a file of another format.

    Raises:
        ModelError: the file says so itself.
    """
    found = json.loads(meta).get("protocol")
    if found != PROTOCOL:
        raise ModelError(str(path), f"protocol {found!r}, this version reads {PROTOCOL}")


def content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    """The bytes of a file in a tar; none for a folder."""
    file = tar.extractfile(member)
    return b"" if file is None else file.read()


class Weights:
    """One of slovnet's taggers: float32 arrays by their path in the net, and its vocabularies."""

    def __init__(self, path: Path) -> None:
        """Read the file whole.

        Raises:
            ModelError: the file cannot be read as one of slovnet's.
        """
        self._path = path
        try:
            with tarfile.open(path) as tar:
                self._files = {member.name: content(tar, member) for member in tar}
            check_protocol(path, self._files["meta.json"])
            self._net = json.loads(self._files["model.json"])
        except (OSError, tarfile.TarError, KeyError, ValueError) as error:
            raise ModelError(str(path), f"damaged model file ({error})") from error

    def array(self, *keys: str | int) -> NDArray[np.float32]:
        """The array at a path of the net, as `array("head", "proj", "weight")`.

        Raises:
            ModelError: the net has no such array, or its bytes are not all there.
        """
        try:
            leaf: Any = self._net
            for key in keys:
                leaf = leaf[key]
            data = self._files[f"arrays/{leaf['array']}.bin"]
            return np.frombuffer(data, leaf["dtype"]).reshape(leaf["shape"])
        except (KeyError, IndexError, TypeError, ValueError) as error:
            where = ".".join(map(str, keys))
            raise ModelError(str(self._path), f"damaged model file at {where} ({error})") from error

    def vocabulary(self, name: str) -> tuple[str, ...]:
        """Names of the ids of "word", "shape", "tag" or "rel", in order from 0.

        Raises:
            ModelError: the file has no such list.
        """
        try:
            data = gzip.decompress(self._files[f"vocabs/{name}.gz"])
        except (KeyError, OSError, EOFError) as error:
            raise ModelError(str(self._path), f"no vocabulary of {name} ({error})") from error
        return tuple(data.decode().splitlines())
