"""Sentences and tokens of the blocks that hold running text."""

from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize, tokenize

from extract.records import Article, BlockKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before it is tagged: its offsets, its block and the offsets of its tokens."""

    start: int
    stop: int
    block: int
    spans: tuple[tuple[int, int], ...]

    def words(self, text: str) -> list[str]:
        """The tokens' texts as the taggers know words: ё as е, no-break spaces plain.

        The models' vocabulary has no ё: «передаёт» would be an unknown word, tagged a noun.
        """
        return [
            text[start:stop].replace("\xa0", " ").replace("ё", "е").replace("Ё", "Е")
            for start, stop in self.spans
        ]


def segment(article: Article) -> Iterator[Piece]:
    """Sentences of headline and body blocks, each block on its own.

    A headline has no full stop, so a segmenter that saw title and lead as one string would make
    one sentence of both, and the parser would take the title's subject for the lead's.
    """
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADER:
            continue
        text = article.text[block.start : block.stop]
        for sentence in sentenize(text):
            spans = tuple(
                (
                    block.start + sentence.start + token.start,
                    block.start + sentence.start + token.stop,
                )
                for token in tokenize(sentence.text)
            )
            if spans:
                yield Piece(spans[0][0], spans[-1][1], number, spans)


def masked(article: Article) -> str:
    """The article's text with header blocks blanked out, every offset unchanged.

    The name tagger reads the article as one sequence; a dateline would be tagged an organization.
    """
    text = article.text
    for block in article.blocks:
        if block.kind is BlockKind.HEADER:
            blank = " " * (block.stop - block.start)
            text = text[: block.start] + blank + text[block.stop :]
    return text
