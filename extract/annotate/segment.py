"""Sentences and tokens of the blocks that hold running text: razdel's, at a third of its cost.

A chunk is what stands between two spaces. Nearly all chunks are a word with at most one mark on
either side, which razdel always cuts apart; it is asked about the others, and its answers are kept.
They depend on the neighbors of a chunk only where a hyphen, a comma or the like stands at its edge
(«5, 6»: razdel looks past the space).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from razdel import sentenize, tokenize
from razdel.segmenters.punct import DASHES
from razdel.segmenters.tokenize import PUNCTS

from extract.annotate.forms import Forms
from extract.records import Article, BlockKind

Ints = NDArray[np.int32]
Spans = tuple[tuple[int, int], ...]

MAX_WORDS = 65_536
"""Words remembered, about 20 MB; NEREL's 840 articles have 40,748."""
_LONGEST = 40
"""Longer chunks are not kept: web addresses and worse."""
_MARK = f"[{re.escape(''.join(sorted(set(PUNCTS) - {*DASHES, '_'})))}]"
_CHUNK = re.compile(
    rf"(?<!\S){_MARK}?(?!yahoo!)(?P<word>[а-яё]+|[a-z]+){_MARK}?(?!\S)|\S+", re.IGNORECASE
)
"""A word with at most one mark on either side, none of which razdel's rules join; or any chunk."""
_OPEN_EDGE = re.compile(
    rf"[{re.escape(DASHES)}_]\S|\S*[{re.escape(DASHES)}_]\Z|[.,/\\]\d|\S*\d[.,/\\]\Z"
)
"""Chunks whose tokens depend on the character before or after the spaces around them."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Segmented:
    """An article of n tokens in s sentences; offsets are those of `Article.text`."""

    words: tuple[str, ...]
    """[n] the tokens as the taggers know words: ё as е."""
    forms: Ints
    """[n] numbers of their forms."""
    starts: Ints
    stops: Ints
    lengths: Ints
    """[s] tokens of each sentence, at least 1."""
    blocks: tuple[int, ...]
    """[s] the block that each sentence stands in."""


class Segmenter:
    """Cuts articles into tokens and numbers their forms."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._words: dict[str, tuple[str, int]] = {}
        self._chunks: dict[str, Spans | None] = {}

    def forget(self) -> None:
        """Give back the memory; only the speed of what follows depends on it."""
        self._words.clear()
        self._chunks.clear()

    def __call__(self, article: Article) -> Segmented:
        """Sentences of headline and body blocks, each block on its own.

        A headline has no full stop, so a segmenter that saw title and lead as one string would
        make one sentence of both, and the parser would take the title's subject for the lead's.
        """
        starts: list[int] = []
        stops: list[int] = []
        lengths: list[int] = []
        blocks: list[int] = []
        for number, block in enumerate(article.blocks):
            if block.kind is BlockKind.HEADER:
                continue
            for sentence in sentenize(article.text[block.start : block.stop]):
                before = len(starts)
                offset = block.start + sentence.start
                for first, stop in self._tokens(sentence.text):
                    starts.append(offset + first)
                    stops.append(offset + stop)
                if len(starts) > before:
                    lengths.append(len(starts) - before)
                    blocks.append(number)
        words, forms = self._known(
            [article.text[start:stop] for start, stop in zip(starts, stops, strict=True)]
        )
        return Segmented(
            words=words,
            forms=np.array(forms, np.int32),
            starts=np.array(starts, np.int32),
            stops=np.array(stops, np.int32),
            lengths=np.array(lengths, np.int32),
            blocks=tuple(blocks),
        )

    def _tokens(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the tokens of a sentence."""
        for match in _CHUNK.finditer(text):
            start, stop = match.span()
            first, last = match.span("word")
            if first < 0:
                for inner, outer in self._odd(text, start, stop):
                    yield start + inner, start + outer
                continue
            if start < first:
                yield start, first
            yield first, last
            if last < stop:
                yield last, stop

    def _odd(self, text: str, start: int, stop: int) -> Spans:
        """Offsets in a chunk of its tokens."""
        chunk = text[start:stop]
        try:
            spans = self._chunks[chunk]
        except KeyError:
            spans = None if _OPEN_EDGE.match(chunk) else _razdel(chunk)
            if len(chunk) <= _LONGEST:
                self._chunks[chunk] = spans
        if spans is not None:
            return spans
        before, after = text[:start].rstrip()[-1:], text[stop:].lstrip()[:1]
        around = _razdel(f"{before or ' '} {chunk} {after}")
        inner = around[bool(before) : len(around) - bool(after)]
        return tuple((first - 2, last - 2) for first, last in inner)

    def _known(self, texts: Sequence[str]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Words and numbers of forms of tokens."""
        known = self._words
        if max(len(known), len(self._chunks)) > MAX_WORDS:
            self.forget()
        for text in texts:
            if text not in known:
                word = _plain(text)
                known[text] = word, self._forms.number(word)
        both = [known[text] for text in texts]
        return tuple(word for word, _ in both), tuple(form for _, form in both)


def _razdel(text: str) -> Spans:
    return tuple((token.start, token.stop) for token in tokenize(text))


def _plain(word: str) -> str:
    """A word as the taggers know words.

    Their vocabulary has no ё: «передаёт» would be an unknown word, tagged a noun.
    """
    return word.replace("ё", "е").replace("Ё", "Е")
