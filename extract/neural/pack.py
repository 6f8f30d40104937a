"""The model file: settings and arrays of a trained model in one zip archive.

    read_pack(path) -> Pack        write_pack(path, pack)

A pack is a zip with `meta.json` and one `.npy` file for each array, never a pickle: reading one
runs no code. Equal packs are equal bytes. Matrices are kept as float16, which changes no decision
on NEREL dev, and are float32 once read.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NotRequired, TypedDict, cast

import numpy as np
import numpy.typing as npt

from extract.errors import ModelError

PROTOCOL = 2
"""Version of the file's layout and of what the nets compute; another one is refused."""
_META = "meta.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member: a zip archive knows no earlier one."""

Array = npt.NDArray[Any]


class Meta(TypedDict):
    """What a pack says of itself."""

    protocol: int
    name: str
    """Name of the model ("base"); part of the name of what it finds."""
    version: str
    """Of the content, so that another model has another one: part of the key under which
    extractions are kept. `write_pack` sets it."""
    spans: dict[str, Any]
    """Settings of the span net: sizes, types, letters, stems, temperature."""
    pairs: NotRequired[dict[str, Any]]
    """Settings of the relation net."""
    training: NotRequired[dict[str, Any]]
    """Data, seed, schedule and figures, for the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A trained model at rest."""

    meta: Meta
    arrays: Mapping[str, Array]
    """By name; those of a net begin with its name ("spans.reduce.weight")."""

    def part(self, name: str) -> dict[str, Array]:
        """The arrays of one net, by their names inside it."""
        start = f"{name}."
        return {
            key.removeprefix(start): array
            for key, array in self.arrays.items()
            if key.startswith(start)
        }


def write_pack(path: Path, pack: Pack) -> None:
    """Write a pack; float arrays are rounded to float16, and the version is set."""
    members = {name: _bytes(array) for name, array in sorted(pack.arrays.items())}
    meta: dict[str, Any] = {**pack.meta, "protocol": PROTOCOL, "arrays": list(members)}
    del meta["version"]
    content = hashlib.sha256(json.dumps(meta, sort_keys=True).encode())
    for data in members.values():
        content.update(data)
    meta["version"] = content.hexdigest()[:8]
    with zipfile.ZipFile(path, "w") as archive:
        _put(archive, _META, json.dumps(meta, ensure_ascii=False, indent=1).encode())
        for name, data in members.items():
            _put(archive, f"{name}.npy", data)


def _bytes(array: Array) -> bytes:
    small = array.astype(np.float16) if array.dtype.kind == "f" else array
    data = io.BytesIO()
    np.lib.format.write_array(data, np.ascontiguousarray(small), allow_pickle=False)
    return data.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.external_attr = 0o644 << 16
    archive.writestr(member, data, zipfile.ZIP_DEFLATED, 9)


def read_pack(path: Path) -> Pack:
    """The pack in a file, float arrays as float32.

    Raises:
        ModelError: there is no such file; it is damaged, cut off or no pack; it was written for
            another protocol version.
    """
    source = str(path)
    try:
        with zipfile.ZipFile(path) as archive:
            meta = json.loads(archive.read(_META))
            _check(meta, source)
            arrays = {name: _array(archive, name) for name in meta["arrays"]}
    except FileNotFoundError:
        raise ModelError(source, "there is no such model") from None
    except KeyError as error:
        raise ModelError(source, f"is no model of svyaz: {error.args[0]}") from None
    except (zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise ModelError(source, f"is damaged, cut off or no model: {error}") from None
    return Pack(meta=cast("Meta", meta), arrays=arrays)


def _check(meta: object, source: str) -> None:
    found = meta.get("protocol") if isinstance(meta, dict) else None
    if found != PROTOCOL:
        raise ModelError(
            source, f"has protocol version {found}; this release reads version {PROTOCOL}"
        )


def _array(archive: zipfile.ZipFile, name: str) -> Array:
    data = io.BytesIO(archive.read(f"{name}.npy"))
    array: Array = np.lib.format.read_array(data, allow_pickle=False)
    return array.astype(np.float32) if array.dtype == np.float16 else array
