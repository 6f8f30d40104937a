"""Model files: read as they are, refused when they are not what they should be."""

import io
import json
import tarfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from extract.annotate import weights
from extract.annotate.embedding import Embedding
from extract.annotate.weights import EMBEDDING, MORPH, Weights, data_file
from extract.errors import ModelError

NET = {"head": {"weight": {"shape": [2], "dtype": "float32", "array": 0}}}
FILES = {
    "meta.json": json.dumps({"id": "x", "protocol": 1}).encode(),
    "model.json": json.dumps(NET).encode(),
    "arrays/0.bin": np.array([1, 2], np.float32).tobytes(),
}


def tar_of(path: Path, files: Mapping[str, bytes]) -> Path:
    """A tar of files, uncompressed."""
    with tarfile.open(path, "w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def test_an_array_is_found_by_its_path(tmp_path: Path) -> None:
    """`array("head", "weight")` is what model.json calls so."""
    own = Weights(tar_of(tmp_path / "x.tar", FILES))
    assert own.array("head", "weight").tolist() == [1, 2]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"meta.json": b'{"protocol": 2}'}, "protocol 2"),
        ({"meta.json": b"{"}, "damaged"),
        ({"model.json": b"\xff"}, "damaged"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, changed: Mapping[str, bytes], reason: str) -> None:
    """Another protocol or broken JSON is an error that names the file."""
    path = tar_of(tmp_path / "x.tar", {**FILES, **changed})
    with pytest.raises(ModelError, match=rf"x\.tar.*{reason}"):
        Weights(path)


@pytest.mark.parametrize("data", [b"", b"1234", bytes(12)])
def test_a_damaged_array_is_refused(tmp_path: Path, data: bytes) -> None:
    """An array of another size than model.json says is an error that says where."""
    own = Weights(tar_of(tmp_path / "x.tar", {**FILES, "arrays/0.bin": data}))
    with pytest.raises(ModelError, match=r"head\.weight"):
        own.array("head", "weight")
    with pytest.raises(ModelError, match=r"head\.bias"):
        own.array("head", "bias")
    with pytest.raises(ModelError, match="vocabulary of tag"):
        own.vocabulary("tag")


@pytest.mark.parametrize(("name", "reader"), [(MORPH, Weights), (EMBEDDING, Embedding)])
@pytest.mark.parametrize("kept", [0, 700, 100_000])
def test_a_truncated_file_is_refused(
    tmp_path: Path, name: str, reader: type[Weights] | type[Embedding], kept: int
) -> None:
    """natasha's files, cut off anywhere, are errors, not wrong results."""
    path = tmp_path / "cut.tar"
    path.write_bytes(data_file(name).read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"cut\.tar"):
        reader(path)


def test_a_missing_file_is_named() -> None:
    """What the natasha package lacks is said with its path."""
    with pytest.raises(ModelError, match=r"absent\.tar.*missing"):
        weights.data_file("model/absent.tar")


def test_word_vectors_are_navec_s() -> None:
    """The vectors of known and unknown words are those of the library."""
    from natasha import NewsEmbedding  # noqa: PLC0415 - slow to load

    own, theirs = Embedding(data_file(EMBEDDING)), NewsEmbedding()
    words = ["осло", "мир", "<unk>", "<pad>"]
    numbers = np.array([own.number(word) for word in words], np.int32)
    for vector, word in zip(own.vectors(numbers), words, strict=True):
        assert np.array_equal(vector, theirs[word])
    assert own.number("неведомослово") == own.number("<unk>")
