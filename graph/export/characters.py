"""Text of articles, made fit for files that cannot hold every character.

What no file can hold becomes U+FFFD, the sign for exactly that; everything else stays.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The complement of production [2] "Char" of XML 1.0, fifth edition."""
_LINE_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


def encodable(text: str) -> str:
    r"""Return the text so that it has a UTF-8 form: without lone surrogates.

    >>> encodable("a\ud800b")
    'a�b'
    """
    return _SURROGATE.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    r"""Return the text with the characters of XML 1.0 alone: no other control characters either.

    A carriage return becomes a line feed, which is what every reader of XML makes of it.

    >>> visible("a\x00b\r\nc\ufffe")
    'a�b\nc�'
    """
    return _NO_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    r"""Return the text, as `visible`, on one line: a break of lines or a tab becomes a space.

    >>> one_line("one\r\n\ttwo")
    'one two'
    """
    return visible(_LINE_BREAKS.sub(" ", text))
