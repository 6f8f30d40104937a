"""What stands around the running text: date, dateline, headline, source line, address.

    read_header(text) -> Header(blocks, headline, url, publisher, cites, published)

The text is cut into blocks line by line. A line is a paragraph, except in hard-wrapped text, where
a paragraph is a run of lines between blank ones.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.read.dateline import outlet_name, read_dateline
from extract.read.dates import read_date
from extract.records import Block, BlockKind

MAX_HEADLINE = 200
"""Characters of the longest headline; a longer one is a paragraph that lost its full stop."""
MAX_SUBHEADING = 100
"""Characters of the longest heading inside the text."""
MAX_QUESTION = 150
"""Characters of the longest headline that ends like a sentence: «Чего ждать от саммита?»"""
HEAD_LINES = 4
"""Lines of a page before its text within which a date or a source line may stand."""
TAIL_LINES = 3
"""Last lines of a page within which a source line or an address may stand."""
MIN_WRAPPED_SHARE = 0.4
"""Share of line breaks in the middle of a sentence from which a text is hard-wrapped.

Wrapped at 80 columns, Russian news breaks inside a sentence at three ends of line of four; with a
line for each paragraph it never does.
"""
MIN_WRAPPED_BREAKS = 2
"""One such break may be a stray caption."""
MAX_WRAPPED_WIDTH = 130
"""Characters of the longest line in hard-wrapped text; a paragraph on one line is longer."""
_SHORT_LINE = 0.6
"""A line shorter than this share of the widest one ends its paragraph in hard-wrapped text."""

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_URL_LINE = re.compile(
    rf"(?:(?:url|ссылка|адрес|link|источник|source)\s*[:—–-]?\s*)?(?P<url>{_URL.pattern})",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(
    r"(?:(?:перво)?источники?|source)\s*[:—–]\s*(?P<outlet>\S.{0,99})"
    r"|по\s+материалам\s*:?\s+(?P<materials>[^,.]{2,60})\.?",
    re.IGNORECASE,
)
_FIELD_LINE = re.compile(
    r"(?:фото(?:графия)?|видео|иллюстрация|автор|текст|корреспондент|редактор|теги|метки|рубрика|"
    r"категория|подпись|photo|author|tags)\s*:\s*\S.{0,150}",
    re.IGNORECASE,
)
_PUBLISHER_LINE = re.compile(r"(?:издание|publisher)\s*:\s*(?P<outlet>\S.{0,80})", re.IGNORECASE)
_HEADING_MARK = re.compile(r"#{1,6}\s+(?=\S)|(?:title|заголовок)\s*:\s*(?=\S)", re.IGNORECASE)
_LIST_ITEM = re.compile(r"(?:[-–—•*·]|\d{1,2}[.)])\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][»\"”)\]]*$")
_OPEN_END = re.compile(r"[:;,]$")
_HAS_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The blocks of a text and what its header lines tell; fields as in `Article`."""

    blocks: tuple[Block, ...] = ()
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    cites: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    stop: int
    blank_before: bool


def read_header(text: str) -> Header:
    """Cut a text into blocks and read its header lines; never fails."""
    lines = list(_lines(text))
    if _is_wrapped(text, lines):
        lines = list(_joined(lines))
    header = Header()
    blocks: list[Block] = []
    in_body = False
    for number, line in enumerate(lines):
        start = line.start
        n_left = len(lines) - 1 - number
        if not in_body or number < HEAD_LINES:
            header, start = _read_head(header, text, start, line.stop, blocks)
        if start >= line.stop:
            continue
        if number < HEAD_LINES or n_left < TAIL_LINES:
            known = _read_fields(header, text[start : line.stop])
            if known is not None:
                header = known
                blocks.append(Block(kind=BlockKind.HEADER, start=start, stop=line.stop))
                continue
        mark = _HEADING_MARK.match(text, start, line.stop)
        if mark:
            start, kind = mark.end(), BlockKind.HEADLINE
        else:
            kind = _kind(text[start : line.stop], opening=not in_body, last=not n_left)
        if kind is BlockKind.BODY:
            in_body = True
        elif header.headline is None and not in_body:
            header = replace(header, headline=" ".join(text[start : line.stop].split()))
        blocks.append(Block(kind=kind, start=start, stop=line.stop))
    return replace(header, blocks=tuple(blocks))


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    blank = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if _HAS_WORD.search(stripped):
            start = offset + raw.index(stripped)
            yield _Line(start, start + len(stripped), blank)
            blank = False
        else:
            blank = True
        offset += len(raw) + 1


def _is_wrapped(text: str, lines: list[_Line]) -> bool:
    """Whether line ends fall inside sentences, as in text wrapped at a fixed width."""
    if any(line.stop - line.start > MAX_WRAPPED_WIDTH for line in lines):
        return False
    breaks = [
        (text[above.start : above.stop], text[below.start : below.stop])
        for above, below in pairwise(lines)
        if not below.blank_before
    ]
    inside = [
        above for above, below in breaks if not _SENTENCE_END.search(above) and below[0].islower()
    ]
    return len(inside) >= max(MIN_WRAPPED_SHARE * len(breaks), MIN_WRAPPED_BREAKS)


def _joined(lines: list[_Line]) -> Iterator[_Line]:
    """Paragraphs of hard-wrapped text: runs of lines up to a blank or a short one."""
    width = max(line.stop - line.start for line in lines)
    current = lines[0]
    short = current.stop - current.start < _SHORT_LINE * width
    for line in lines[1:]:
        if line.blank_before or short:
            yield current
            current = line
        else:
            current = _Line(current.start, line.stop, current.blank_before)
        short = line.stop - line.start < _SHORT_LINE * width
    yield current


def _read_head(
    header: Header, text: str, start: int, stop: int, blocks: list[Block]
) -> tuple[Header, int]:
    """Read a date and a dateline off the front of a line; where the rest of the line begins."""
    for _ in range(2):  # "date 2025-12-12 НЬЮ-ЙОРК, 12 декабря. /ТАСС/. ..." holds both
        line = text[start:stop]
        dated = read_date(line)
        if dated:
            header = replace(header, published=header.published or dated[0])
            length = dated[1]
        else:
            dateline = read_dateline(line)
            if dateline is None:
                break
            header = replace(
                header,
                publisher=header.publisher or dateline.outlet,
                published=dateline.date(header.published),
            )
            length = dateline.length
        found = line[:length].rstrip()
        blocks.append(Block(kind=BlockKind.HEADER, start=start, stop=start + len(found)))
        start += length
    return header, start


def _read_fields(header: Header, line: str) -> Header | None:
    """The header with what a source line or an address tells; None if the line is neither."""
    if found := _URL_LINE.fullmatch(line):
        return replace(header, url=header.url or found["url"])
    if found := _SOURCE_LINE.fullmatch(line):
        words = found["outlet"] or found["materials"]
        address = _URL.search(words)
        if address:
            words = words[: address.start()].rstrip(" (,—–-")
            header = replace(header, url=header.url or address[0].rstrip(").,"))
        return replace(header, cites=header.cites or (outlet_name(words) if words else None))
    if found := _PUBLISHER_LINE.fullmatch(line):
        return replace(header, publisher=header.publisher or outlet_name(found["outlet"]))
    return header if _FIELD_LINE.fullmatch(line) else None


def _kind(line: str, *, opening: bool, last: bool) -> BlockKind:
    """Whether a line is a heading: short, without a closing mark, and with text below it."""
    if last or _LIST_ITEM.match(line) or _OPEN_END.search(line):
        return BlockKind.BODY
    if opening:
        limit = MAX_QUESTION if line[-1] in '!?»"”' else MAX_HEADLINE
        closed = line[-1] in ".…" or (line[-1] in '»"”)' and bool(_SENTENCE_END.search(line)))
    else:
        limit, closed = MAX_SUBHEADING, line[-1] in '.!?…»"”'
    return BlockKind.BODY if closed or len(line) > limit else BlockKind.HEADLINE
