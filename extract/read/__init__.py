"""Read input: bytes from anywhere become `Article` records, or an error that says why not.

read_articles(paths) -> Article | ReadError, ...     files, folders, globs, "-"
read_text(data, source) -> Article                   the bytes of one text
"""

from extract.read.text import MAX_BYTES, STDIN, SUFFIXES, read_articles, read_text

__all__ = ["MAX_BYTES", "STDIN", "SUFFIXES", "read_articles", "read_text"]
