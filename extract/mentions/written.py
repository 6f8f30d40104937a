"""Names that their writing shows: quotes, Latin letters, model numbers, a surname seen before."""

import re
from collections.abc import Iterable, Iterator

from extract.mentions.nouns import NAME_TYPE, noun_class
from extract.mentions.proposal import (
    OPENING,
    RANK_LATIN,
    RANK_QUOTED,
    RANK_TAGGED,
    Proposal,
    base_form,
)
from extract.records import MentionKind
from extract.tree import Tree, is_capitalized
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType

_MAX_QUOTED_WORDS = 7
_NAME_POS = frozenset({"PROPN", "NOUN", "X", "ADJ"})
_MIN_SURNAME = 4
"""Letters of a surname that may be recognized by itself: shorter ones are common words too."""
_LATIN = re.compile(r"[A-Z][A-Za-z0-9.&’'-]*$")
_MODEL_NUMBER = re.compile(r"(?=.*\d)(?=.*[A-ZА-Я])[A-ZА-Яa-z0-9-]+$")
_ROMAN = re.compile(r"[IVXLCDM]+$")


def quoted_names(tree: Tree) -> Iterator[Proposal]:
    """«...» right after a class noun: партия «Единая Россия», программа «Артемида»."""
    for position, token in enumerate(tree.tokens):
        if token.text not in OPENING or position == 0:
            continue
        kind = noun_class(tree.lemma(position - 1))
        if kind is None or kind not in NAME_TYPE:
            continue
        close = OPENING[token.text]
        last = position + 1
        limit = min(position + 2 + _MAX_QUOTED_WORDS, len(tree.tokens))
        while last < limit and tree.tokens[last].text != close:
            last += 1
        if last < limit and last > position + 1 and is_capitalized(tree.tokens[position + 1]):
            yield Proposal(
                first=position + 1,
                last=last,
                type=NAME_TYPE[kind],
                score=0.9,
                source="quoted-name",
                rank=RANK_QUOTED,
                name=tree.text(position + 1, last),
            )


def latin_names(tree: Tree) -> Iterator[Proposal]:
    """Runs of capitalized Latin words that no other rule took, and model numbers («H200»)."""
    position = 0
    while position < len(tree.tokens):
        last = _latin_run(tree, position)
        if last > position:
            before = noun_class(tree.lemma(position - 1)) if position else None
            text = tree.text(position, last)
            if before == "product" or _MODEL_NUMBER.match(text):
                yield _latin(position, last, EntityType.PRODUCT)
            elif not _ROMAN.match(text) and (len(text) > 2 or before in NAME_TYPE):  # noqa: PLR2004 - not «I», «TV»
                yield _latin(position, last, NAME_TYPE.get(before or "", EntityType.ORGANIZATION))
        position = max(last, position + 1)


def _latin_run(tree: Tree, position: int) -> int:
    """End of a run of capitalized Latin words; a number glued to a letter belongs to it.

    The tokenizer parts letters from digits: «H200» comes as two tokens without a gap.
    """
    last = position
    while last < len(tree.tokens):
        token = tree.tokens[last]
        glued = last > position and token.start == tree.tokens[last - 1].stop
        if not _LATIN.match(token.text) and not (glued and token.text.isdigit()):
            break
        last += 1
    return last


def _latin(first: int, last: int, type_: EntityType) -> Proposal:
    return Proposal(
        first=first,
        last=last,
        type=type_,
        kind=MentionKind.NAME,
        score=0.7,
        source="latin-name",
        rank=RANK_LATIN,
    )


def repeated_surnames(tree: Tree, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Surnames of people whom the article names in full, where natasha overlooked them."""
    people = [p for p in found if p.type is EntityType.PERSON]
    covered = {index for p in people for index in range(p.first, p.last)}
    surnames = {
        base_form(tree, p.first, p.last, p.first, EntityType.PERSON).split()[-1]
        for p in people
        if p.last - p.first > 1
    }
    keys = {fold(name): name for name in sorted(surnames) if len(name) >= _MIN_SURNAME}
    for index, token in enumerate(tree.tokens):
        if index in covered or not is_capitalized(token) or token.pos not in _NAME_POS:
            continue
        name = base_form(tree, index, index + 1, index, EntityType.PERSON)
        if fold(name) in keys or fold(token.text) in keys:
            yield Proposal(
                first=index,
                last=index + 1,
                type=EntityType.PERSON,
                score=0.85,
                source="repeated-surname",
                rank=RANK_TAGGED,
                name=keys.get(fold(token.text)) or name,
            )
