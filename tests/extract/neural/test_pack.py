"""A model's file: what goes in comes out, and what is no pack is refused with the reason."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.errors import ModelError
from extract.neural.model import load
from extract.neural.pack import PROTOCOL, Meta, Pack, read_pack, write_pack


def small_pack() -> Pack:
    """Two nets of one array each."""
    meta = Meta(protocol=PROTOCOL, name="tiny", version="", spans={"types": ["CITY"]})
    arrays: dict[str, Any] = {
        "spans.out.weight": np.linspace(-2, 2, 12, dtype=np.float32).reshape(3, 4),
        "pairs.numbers": np.arange(5, dtype=np.int32),
    }
    return Pack(meta=meta, arrays=arrays)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Settings whole, whole numbers exactly, floats as float32 within float16's precision."""
    path = tmp_path / "tiny.pack"
    write_pack(path, small_pack())
    back = read_pack(path)
    assert back.meta["name"] == "tiny"
    assert back.meta["spans"] == {"types": ["CITY"]}
    assert back.part("spans")["out.weight"].dtype == np.float32
    np.testing.assert_allclose(
        back.part("spans")["out.weight"], small_pack().arrays["spans.out.weight"], rtol=1e-3
    )
    np.testing.assert_array_equal(back.part("pairs")["numbers"], np.arange(5))


def test_equal_packs_are_equal_bytes(tmp_path: Path) -> None:
    """Neither the time nor the order of the arrays shows in the file."""
    one, other = tmp_path / "one.pack", tmp_path / "other.pack"
    pack = small_pack()
    write_pack(one, pack)
    write_pack(other, Pack(meta=pack.meta, arrays=dict(reversed(list(pack.arrays.items())))))
    assert one.read_bytes() == other.read_bytes()


def test_another_model_has_another_version(tmp_path: Path) -> None:
    """One changed weight changes it, and writing once more does not."""
    pack = small_pack()
    changed = {**pack.arrays, "pairs.numbers": np.arange(1, 6, dtype=np.int32)}
    versions = []
    for number, each in enumerate((pack, pack, Pack(meta=pack.meta, arrays=changed))):
        path = tmp_path / f"{number}.pack"
        write_pack(path, each)
        versions.append(read_pack(path).meta["version"])
    assert versions[0] == versions[1] != versions[2]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(ModelError, match=r"none\.pack: there is no such model"):
        read_pack(tmp_path / "none.pack")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_anywhere(tmp_path: Path, share: float) -> None:
    """A download that stopped is told from a model."""
    path = tmp_path / "tiny.pack"
    write_pack(path, small_pack())
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelError, match="damaged, cut off or no model"):
        read_pack(path)


def test_a_file_with_a_changed_byte(tmp_path: Path) -> None:
    """The archive's own checksums find it."""
    path = tmp_path / "tiny.pack"
    write_pack(path, small_pack())
    data = bytearray(path.read_bytes())
    at = data.index(b"pairs.numbers.npy") + len(b"pairs.numbers.npy") + 3
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(ModelError, match="damaged"):
        read_pack(path)


def test_another_version(tmp_path: Path) -> None:
    """A pack of a later release is refused before its arrays are read."""
    path = tmp_path / "later.pack"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta.json", json.dumps({"protocol": PROTOCOL + 1}))
    with pytest.raises(ModelError, match=f"protocol version {PROTOCOL + 1}; this release reads"):
        read_pack(path)


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    """Any other zip is no model."""
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "text")
    with pytest.raises(ModelError, match="is no model of svyaz"):
        read_pack(path)


def test_arrays_that_are_code_are_not_run(tmp_path: Path) -> None:
    """A pickled array is refused: reading a model runs nothing."""
    path = tmp_path / "evil.pack"
    meta = {"protocol": PROTOCOL, "name": "x", "version": "1", "spans": {}, "arrays": ["evil"]}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta.json", json.dumps(meta))
        with archive.open("evil.npy", "w") as member:
            np.save(member, np.array([{"any": "object"}], object), allow_pickle=True)
    with pytest.raises(ModelError, match="damaged"):
        read_pack(path)


def test_a_pack_without_its_nets(tmp_path: Path) -> None:
    """Complete as a file, incomplete as a model."""
    path = tmp_path / "tiny.pack"
    write_pack(path, small_pack())
    with pytest.raises(ModelError, match="is not a complete model"):
        load(str(path))
