"""Time expressions: found in the text, resolved against the article's date.

    find_times(document) -> the document's TimeMentions, in order, none overlapping

Ages, prices, bare durations («за два года»), habits («по средам») and time told from an event
(«через два дня после взрыва») have no place on the calendar and give nothing. Without the
article's date only what names its own year, and what follows from it, is resolved.
"""

from collections.abc import Iterator

from extract.records import BlockKind, Document, Sentence, TimeInterval, TimeMention
from extract.times.anchor import Period
from extract.times.grammar import Reading, read
from extract.times.normalize import flatten
from extract.times.rule import Setting
from extract.times.tense import tense_at, top_of
from extract.tree import Tree, tree_of


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """Time expressions of the headline and the body.

    Linear in the length of the text.
    """
    tree = tree_of(document)
    found: list[TimeMention] = []
    previous: Period | None = None
    for sentence in document.sentences:
        if document.article.blocks[sentence.block].kind is BlockKind.HEADER:
            continue
        for reading in _readings(tree, sentence, previous):
            found.append(_mention(document, sentence, reading))
            previous = reading.period
    return tuple(found)


def _readings(tree: Tree, sentence: Sentence, previous: Period | None) -> Iterator[Reading]:
    article = tree.document.article

    def look(start: int, stop: int) -> Setting:
        first = max(tree.token_at(sentence.start + start), sentence.first)
        last = max(tree.token_at(sentence.start + stop - 1), first) + 1
        top = tree.tokens[top_of(tree, first, last)]
        return Setting(
            published=None,
            tense=tense_at(tree, first, last),
            governs_noun=top.pos == "ADP" or top.rel == "case",
        )

    text = flatten(article.text[sentence.start : sentence.stop])
    return read(text, Setting(published=article.published, previous=previous), look)


def _mention(document: Document, sentence: Sentence, reading: Reading) -> TimeMention:
    start, stop = sentence.start + reading.start, sentence.start + reading.stop
    return TimeMention(
        start=start,
        stop=stop,
        interval=TimeInterval(
            earliest=reading.period.earliest,
            latest=reading.period.latest,
            value=reading.period.value,
            text=document.article.text[start:stop],
        ),
        rule=reading.rule,
    )
