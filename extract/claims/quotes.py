"""Quotations and dash speech: where somebody's very words begin and end, by punctuation alone.

Sentences are no help here: of the tags that follow a quote and a dash, 36 % close a quote that an
earlier sentence opened (253 tags, NEREL 1.1 and factRuEval-2016). So marks are matched through the
whole article, paragraph after paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from extract.records import Article, Block, BlockKind

MAX_PARAGRAPHS = 6
"""A quotation left open longer than this is a forgotten mark: interviews quote 2–4 paragraphs."""

MAX_DEPTH = 4
"""Marks open at once that are kept; deeper ones are ignored, so that hostile text costs no more."""

_MARK = re.compile(r"[«»“”„\"]|''")
_OPENERS = {"»": "«", "”": "“„", "“": "„“", '"': '"', "''": "'"}
_DASHES = "—–-"
_TAG_AHEAD = re.compile(r"\s*[,.!?…]*\s*[—–-]\s")
_TURN = re.compile(r"[—–-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """An outermost quotation.

    `start:stop` include the marks, `inner_start:inner_stop` are the words between them, with the
    last mark where it closes an inner quotation too; code points of the article, half-open.
    """

    start: int
    stop: int
    inner_start: int
    inner_stop: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that still waits for its partner."""

    mark: str
    start: int
    stop: int


class Quotations:
    """The outermost quotations of one article, for questions by offset."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self.quotations = tuple(quotations)

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def _by_stop(self) -> dict[int, Quotation]:
        return {quotation.stop: quotation for quotation in self.quotations}

    @cached_property
    def _by_start(self) -> dict[int, Quotation]:
        return {quotation.start: quotation for quotation in self.quotations}

    def over(self, offset: int) -> Quotation | None:
        """The quotation whose words or marks cover the offset."""
        number = bisect_right(self._starts, offset) - 1
        if number >= 0 and offset < self.quotations[number].stop:
            return self.quotations[number]
        return None

    def closing_at(self, offset: int) -> Quotation | None:
        """The quotation whose closing mark ends at the offset."""
        return self._by_stop.get(offset)

    def opening_at(self, offset: int) -> Quotation | None:
        """The quotation whose opening mark begins at the offset."""
        return self._by_start.get(offset)

    def after(self, offset: int) -> Quotation | None:
        """The first quotation that begins at the offset or behind it."""
        number = bisect_left(self._starts, offset)
        return self.quotations[number] if number < len(self.quotations) else None


def find_quotations(article: Article) -> Quotations:
    """Match the quotation marks of an article, linear in its length.

    A straight mark opens after a space and closes after a letter. One mark may close two
    quotations («завод "Ромашка"» written with straight marks throughout). A quotation runs on
    into the next paragraph when that begins with an opening mark or holds the closing one.
    """
    matcher = _Matcher(article.text)
    for block in article.blocks:
        if block.kind is not BlockKind.HEADER:
            matcher.read(block)
    return Quotations(matcher.finish())


class _Matcher:
    """The state of matching: marks that wait for their partners, paragraph after paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._nested: list[Quotation] = []
        """Closed quotations inside the outermost open one; they count if it is never closed."""
        self._found: list[Quotation] = []
        self._paragraphs = 0
        """Ends of paragraph that the outermost open mark has outlived."""

    def read(self, block: Block) -> None:
        """Match the marks of the next paragraph."""
        inherited = self._stack[0] if self._stack else None
        if inherited and not self._continues(block, inherited):
            self._forget()
        for match in _MARK.finditer(self._text, block.start, block.stop):
            start, stop, mark = match.start(), match.end(), match.group()
            if not _opens(self._text, start, stop, mark, self._stack):
                self._close(mark, start, stop)
            elif start == block.start and self._stack and mark == self._stack[0].mark:
                continue  # the mark of a quotation that goes on, repeated at the paragraph's head
            elif len(self._stack) < MAX_DEPTH:
                self._stack.append(_Open(mark, start, stop))
        self._close_doubly(block)
        del self._stack[1:]
        self._paragraphs = self._paragraphs + 1 if self._stack else 0

    def finish(self) -> list[Quotation]:
        """All outermost quotations in the order of the text."""
        self._forget()
        return sorted(self._found, key=lambda quotation: quotation.start)

    def _continues(self, block: Block, inherited: _Open) -> bool:
        """Whether a quotation left open goes on in this paragraph."""
        if self._paragraphs > MAX_PARAGRAPHS:
            return False
        if self._text.startswith(inherited.mark, block.start):
            return True
        stack = [inherited]
        for match in _MARK.finditer(self._text, block.start, block.stop):
            mark = match.group()
            if _opens(self._text, match.start(), match.end(), mark, stack):
                if len(stack) < MAX_DEPTH:
                    stack.append(_Open(mark, match.start(), match.end()))
                continue
            partner = _partner(mark, stack)
            if partner == 0:
                return True
            if partner is not None:
                del stack[partner:]
        return False

    def _close(self, mark: str, start: int, stop: int) -> None:
        partner = _partner(mark, self._stack)
        if partner is None:
            return
        opened = self._stack[partner]
        del self._stack[partner:]
        quotation = _quotation(opened, start, stop)
        if self._stack:
            self._nested.append(quotation)
        else:
            self._found.append(quotation)
            self._nested.clear()

    def _close_doubly(self, block: Block) -> None:
        """Let the mark of an inner quotation close the outer one too, where a tag or the end is."""
        if not self._stack:
            return
        for quotation in reversed(self._nested):
            if quotation.start < block.start:
                return
            if quotation.stop >= block.stop - 1 or _TAG_AHEAD.match(self._text, quotation.stop):
                outer = _quotation(self._stack[0], quotation.inner_stop, quotation.stop)
                self._found.append(replace(outer, inner_stop=quotation.stop))
                self._stack.clear()
                self._nested.clear()
                return

    def _forget(self) -> None:
        """Give the outermost open mark up; what was nested in it stands on its own."""
        self._found.extend(self._nested)
        self._nested.clear()
        self._stack.clear()
        self._paragraphs = 0


def _opens(text: str, start: int, stop: int, mark: str, stack: list[_Open]) -> bool:
    """Whether a mark opens a quotation; straight and 66-shaped marks decide by their neighbors."""
    if mark in "«„":
        return True
    if mark in "»”":
        return False
    before = text[start - 1] if start else " "
    after = text[stop] if stop < len(text) else " "
    if after.isspace() or after in ".,:;!?…)":
        return before.isspace() and not stack and not after.isspace()
    return before.isspace() or before in '([«„“"/' + _DASHES


def _partner(mark: str, stack: list[_Open]) -> int | None:
    """Index of the innermost open mark that this one can close."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index].mark[0] in _OPENERS[mark]:
            return index
    return None


def _quotation(opened: _Open, start: int, stop: int) -> Quotation:
    return Quotation(start=opened.start, stop=stop, inner_start=opened.stop, inner_stop=start)


def dash_turn(article: Article, block: Block) -> int | None:
    """Offset of the first spoken word of a paragraph that begins with a dash, else None.

    A dash without a space after it is an item of a list, not a turn of speech.
    """
    match = _TURN.match(article.text, block.start, block.stop)
    return match.end() if match else None
