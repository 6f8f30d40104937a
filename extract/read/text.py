"""Articles from files, folders, globs and standard input."""

import glob
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from extract.errors import ReadError
from extract.read.encoding import decode
from extract.read.header import read_header
from extract.read.language import why_not_russian
from extract.records import Article, ArticleId

STDIN = "-"
SUFFIXES = frozenset({".txt", ".md"})
"""Files that are taken from a folder; a file named by itself may have any suffix."""
MAX_BYTES = 2_000_000
"""Size of the longest input. A million Russian letters are a thick novel, the longest of 962 news
texts has 13,000: a bigger file is an archive or a table. Memory grows with the article, which the
name tagger reads as one sequence: 0.6 MB of text need 0.85 GB and 22 s.
"""

# One for one, so that offsets stay: a line separator is a line end, another control a space.
_CONTROLS = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " "),
    **dict.fromkeys((0x2028, 0x2029), "\n"),
}
del _CONTROLS[ord("\t")], _CONTROLS[ord("\n")]


def read_articles(paths: Sequence[str | Path]) -> Iterator[Article | ReadError]:
    """Read every input in the order named; what cannot be read is handed on as its error.

    Args:
        paths: files; folders, whose `.txt` and `.md` files are read in order of their names, with
            those of the folders below; globs ("news/**/*.txt"); "-" for standard input.

    Yields:
        An article, or the `ReadError` that says why there is none: in place, nothing is raised.
    """
    for path in paths:
        for source in _sources(str(path)):
            if isinstance(source, ReadError):
                yield source
                continue
            try:
                # A name in another encoding than the system's could not be written out again.
                name = source.encode("utf-8", "backslashreplace").decode()
                yield read_text(_read_bytes(source), name)
            except ReadError as error:
                yield error


def read_text(data: bytes, source: str) -> Article:
    """An article from the bytes of one text file.

    Raises:
        ReadError: the bytes are empty, too many, binary, in no known encoding, or not Russian.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(source, _too_big(len(data)))
    decoded = decode(data, source).replace("\r\n", "\n").replace("\r", "\n")
    text = decoded.translate(_CONTROLS)
    if not text.strip():
        raise ReadError(source, "is empty" if not text else "has nothing but white space in it")
    reason = why_not_russian(text)
    if reason:
        raise ReadError(source, reason)
    header = read_header(text)
    return Article(
        id=ArticleId(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]),
        text=text,
        source=source,
        blocks=header.blocks,
        headline=header.headline,
        url=header.url,
        publisher=header.publisher,
        cites=header.cites,
        published=header.published,
    )


def _sources(path: str) -> Iterator[str | ReadError]:
    """The files behind a path, or the error that there is none."""
    if path == STDIN:
        yield path
        return
    place = Path(path)
    try:
        if place.is_dir():
            files = [
                str(file)
                for file in place.rglob("*")
                if file.suffix.lower() in SUFFIXES and file.is_file()
            ]
            nothing = "is a folder without .txt or .md files"
        elif place.exists() or not glob.has_magic(path):
            files, nothing = [path], ""
        else:
            # `Path.glob` takes no absolute pattern and drops a leading "./" of the user's own.
            found = glob.glob(path, recursive=True)  # noqa: PTH207 - see above
            files = [file for file in found if Path(file).is_file()]
            nothing = "matches no file"
    except (OSError, ValueError) as error:
        yield ReadError(path, _why(error))
        return
    yield from sorted(files)
    if not files:
        yield ReadError(path, nothing)


def _read_bytes(source: str) -> bytes:
    try:
        if source == STDIN:
            return _read_at_most(sys.stdin.buffer, source)
        with Path(source).open("rb") as file:
            return _read_at_most(file, source)
    except (OSError, ValueError) as error:
        raise ReadError(source, _why(error)) from error


def _read_at_most(file: BinaryIO, source: str) -> bytes:
    """All bytes of a stream that may be endless."""
    data = file.read(MAX_BYTES + 1)
    if len(data) <= MAX_BYTES:
        return data
    size = Path(source).stat().st_size if source != STDIN else 0
    raise ReadError(source, _too_big(size))


def _too_big(size: int) -> str:
    given = f"{size / 1e6:.1f} MB is" if size > MAX_BYTES else "is"
    return f"{given} too big: an article has at most {MAX_BYTES / 1e6:.0f} MB"


def _why(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "does not exist"
        case PermissionError():
            return "may not be read: permission denied"
        case IsADirectoryError():
            return "is a folder"
        case OSError():
            return f"cannot be read: {(error.strerror or str(error)).lower()}"
        case _:
            return "is no path: it holds a zero character"
