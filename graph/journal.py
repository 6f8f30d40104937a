"""The file of extractions: what makes a run resumable, and a second run quick.

While a run lasts, lines are appended as batches finish, in any order; at its end the file is
written anew in the order of the articles. A line counts when its article and its version are
those wanted, whatever run it comes from.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from extract.errors import ReadError
from extract.records import Article, ArticleId, Extraction
from extract.serialize import from_json, to_json
from graph.errors import GraphError


def read_extractions(path: Path) -> Iterator[Extraction]:
    """Every extraction in a file, in its order; damaged lines are passed over.

    A run that was killed may have left half a line; its article is simply extracted again.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for line in lines:
            try:
                yield from_json(line, str(path))
            except ReadError:
                continue


def known_extractions(
    path: Path, articles: Sequence[Article], version: str
) -> dict[ArticleId, Extraction]:
    """The extractions of these articles that a run with the same extractors left in the file."""
    wanted = {article.id: article for article in articles}
    known = {}
    for extraction in read_extractions(path):
        article = wanted.get(extraction.article.id)
        if article is None or extraction.version != version:
            continue
        # The same text under another name is the same article; read otherwise, it is not.
        if replace(extraction.article, source=article.source) == article:
            known[article.id] = replace(extraction, article=article)
    return known


@contextmanager
def appending(path: Path) -> Iterator[TextIO]:
    """The file open for further lines, after a line end whatever the last run left."""
    with path.open("a+b") as file:
        if file.tell() > 0:
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                file.write(b"\n")
    with path.open("a", encoding="utf-8", newline="\n") as lines:
        yield lines


def append(file: TextIO, extraction: Extraction) -> None:
    """Add one line and hand it to the system, so that a later interrupt cannot lose it."""
    file.write(to_json(extraction) + "\n")
    file.flush()


def write_extractions(path: Path, extractions: Iterable[Extraction]) -> None:
    """Write the file anew, whole or not at all."""
    write_whole(path, "".join(to_json(extraction) + "\n" for extraction in extractions))


def write_whole(path: Path, text: str) -> None:
    """Write a text file as UTF-8 so that a reader sees the old one or the new one, never a part.

    Raises:
        GraphError: the file cannot be written.
    """
    try:
        with replacing(path) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:  # which would name the draft
        raise GraphError(str(path), f"cannot be written ({error.strerror})") from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` when nothing went wrong.

    Where `path` is a link, the file that it leads to is replaced. An old file's permissions stay.

    Raises:
        GraphError: what is there is a folder, a pipe or a device, which cannot be replaced.
    """
    target = _regular(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _regular(path: Path) -> Path:
    """Return the file behind all links; an error if something else stands there."""
    try:
        target = path.resolve()
    except RuntimeError as error:  # what Python before 3.13 says of a circle of links
        raise GraphError(str(path), "is a link that leads back to itself") from error
    if target.exists() and not target.is_file():
        raise GraphError(str(path), "is not a regular file")
    return target
