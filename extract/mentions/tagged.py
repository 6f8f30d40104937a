"""Names that the statistical tagger sees, mended: brackets split, neighbors parted, types told."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from extract.annotate.normalize import UD_CASES, noun_cases
from extract.annotate.surnames import is_given_name
from extract.mentions.nouns import NAME_TYPE, noun_class
from extract.mentions.proposal import OPENING, QUOTES, RANK_TAGGED, Proposal
from extract.records import TAGGER, ScoredSpan
from extract.tree import Tree
from ontology.gazetteer import default, fold
from ontology.vocabulary import EntityType

_NOT_NAMES = frozenset({"ии", "сми", "ввп", "ндс", "дтп", "чп", "ч", "гг", "covid"})
"""Acronyms of common nouns, which the tagger takes for organizations."""


_PATRONYMIC = re.compile(r"(?:[оеь]вич|[оеь]вн|ичн)(?:[аеуюы]|ой|ем|ом)?$")
"""End of a patronymic in any case."""
_PATRONYMIC_AND_SURNAME = 2


def tagged_names(tree: Tree) -> Iterator[Proposal]:
    """natasha's spans, mended: brackets split, neighbours parted, plain acronyms dropped."""
    for span in _tagger_spans(tree):
        first, stop = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
        if first < 0 or first >= stop:
            continue
        for low, high in _split_at_sentences(tree, first, stop):
            for begin, end in _split_at_marks(tree, low, high):
                yield from _mended(tree, begin, end, span.type, span.score)


@lru_cache(maxsize=64)
def _tagger_spans(tree: Tree) -> tuple[ScoredSpan, ...]:
    """What the tagger sees, by place."""
    return tuple(span for span in tree.document.spans if span.source == TAGGER)


def _mended(
    tree: Tree, first: int, last: int, type_: EntityType, score: float
) -> Iterator[Proposal]:
    words = [tree.tokens[index] for index in range(first, last)]
    if len(words) == 1 and (
        fold(words[0].text) in _NOT_NAMES
        or (noun_class(words[0].lemma) and not words[0].text.isupper())
    ):
        return
    if not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in words):
        return
    if type_ is EntityType.PERSON:
        if is_body_between_post_and_person(tree, first, last):
            yield _tagged(first, last, EntityType.GOVERNMENT_BODY, score)
            return
        first = _with_given_name(tree, first, last)
        cut = second_person(tree, first, last)
        if cut is not None:
            yield _tagged(first, cut, type_, score)
            yield _tagged(cut, last, type_, score)
            return
    elif type_ is EntityType.LOCATION:
        type_ = place_type(tree, first, last)
    elif type_ is EntityType.ORGANIZATION:
        type_ = organization_type(tree, first, last)
    yield _tagged(first, last, type_, score)


def _with_given_name(tree: Tree, first: int, last: int) -> int:
    """Where a name begins that the tagger lets begin with a patronymic: «Ольга | Ивановна Лунд»."""
    if first == tree.sentence(first).first or last - first < _PATRONYMIC_AND_SURNAME:
        return first
    given, patronymic = tree.tokens[first - 1], tree.tokens[first]
    if not _PATRONYMIC.search(fold(patronymic.text)) or not given.text[:1].isupper():
        return first
    return first - 1 if is_given_name(fold(given.lemma)) else first


def _tagged(first: int, last: int, type_: EntityType, score: float) -> Proposal:
    return Proposal(
        first=first, last=last, type=type_, score=score, source=TAGGER, rank=RANK_TAGGED
    )


def _split_at_sentences(tree: Tree, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Parts of a span: no name runs from a headline without a full stop into the text."""
    while first < last:
        end = min(tree.sentence(first).last, last)
        yield first, end
        first = end


def _split_at_marks(tree: Tree, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Parts of a span between brackets; outer quotes are left out."""
    begin = first
    for index in range(first, last + 1):
        if index == last or tree.tokens[index].text in {"(", ")"}:
            part_first, part_last = begin, index
            while part_first < part_last and tree.tokens[part_first].text in QUOTES:
                part_first += 1
            inner = {tree.tokens[i].text for i in range(part_first, part_last - 1)}
            while part_first < part_last and tree.tokens[part_last - 1].text in QUOTES:
                if inner & OPENING.keys():
                    break  # «Фонд «Сколково»»: the last mark closes one inside the name
                part_last -= 1
            if part_first < part_last:
                yield part_first, part_last
            begin = index + 1


def second_person(tree: Tree, first: int, last: int) -> int | None:
    """Where a second person begins: «Си Цзиньпином | Трамп».

    The word before cannot be a nominative, the word after cannot be in its case.
    """
    for index in range(first + 1, last):
        before, after = tree.tokens[index - 1], tree.tokens[index]
        case = UD_CASES.get(tree.feat(index - 1, "Case") or "")
        if case in {None, "nomn"} or tree.feat(index, "Case") != "Nom":
            continue
        cases_before = noun_cases(before.text)
        cases_after = noun_cases(after.text)
        if (
            cases_before
            and "nomn" not in cases_before
            and "nomn" in cases_after
            and case not in cases_after
        ):
            return index
    return None


def is_body_between_post_and_person(tree: Tree, first: int, last: int) -> bool:
    """«председатель Халк Маслахаты Туркменистана Гурбангулы Бердымухамедов»: not a person.

    A name right after a post and before a place that another person's name follows is a body.
    """
    if first == 0 or noun_class(tree.lemma(first - 1)) != "post":
        return False
    spans = _tagger_spans(tree)
    behind = bisect_left(spans, tree.tokens[last - 1].stop, key=lambda span: span.start)
    after = spans[behind : behind + 2]
    if len(after) < 2:  # noqa: PLR2004 - a place and a person
        return False
    place, person = after
    text = tree.document.article.text
    return (
        place.type is EntityType.LOCATION
        and person.type is EntityType.PERSON
        and text[tree.tokens[last - 1].stop : place.start].isspace()
        and text[place.stop : person.start].isspace()
    )


def place_type(tree: Tree, first: int, last: int) -> EntityType:
    """Type of a place that the gazetteer does not know, by the noun in it or before it."""
    for index in (*range(first, last), first - 1):
        if index >= 0:
            kind = noun_class(tree.lemma(index))
            if kind in {"state", "district", "city", "location", "facility"}:
                return NAME_TYPE[kind]
    return EntityType.CITY if last - first == 1 else EntityType.LOCATION


def organization_type(tree: Tree, first: int, last: int) -> EntityType:
    """Type of an organization by the class noun in its name or right before it."""
    before = first - 1
    while before >= 0 and tree.tokens[before].text in QUOTES:
        before -= 1
    for index in (first, *range(first + 1, last), before):
        if index >= 0:
            kind = noun_class(tree.lemma(index))
            if kind in {"alliance", "media", "government", "facility"}:
                return NAME_TYPE[kind]
            if kind == "group" and index >= first and last - first > 1:
                return EntityType.ALLIANCE
            if kind in {"document", "law"} and index >= first:
                return EntityType.AGREEMENT if kind == "document" else EntityType.LAW
    body = default().expand_body(tree.tokens[first].text) or default().expand_body(
        tree.tokens[first].lemma
    )
    return body.type if body else EntityType.ORGANIZATION
