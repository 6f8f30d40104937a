"""Files that are either replaced whole or not touched, and the error that names them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import GraphError
from graph.journal import replacing


@contextmanager
def drafting(path: Path) -> Iterator[Path]:
    """A path to write to; the file takes the place of `path` when nothing went wrong.

    Raises:
        GraphError: the file cannot be written, or what is there is no regular file.
    """
    try:
        with replacing(path) as draft:
            yield draft
    except OSError as error:
        raise GraphError(str(path), f"cannot be written ({error.strerror})") from error
