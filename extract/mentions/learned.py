"""The nested names and values that the learned model sees, as mentions.

The model knows NEREL's 29 types. Values (ages, dates, sums, numbers) become mentions with their
value for a name. Of the rest it also marks what is no name at all, «парламент», «взрыв»: such a
span is no mention here, though relations may hang on it. NEREL's one class of organizations is
told apart by name and context into the four that the news need.
"""

from collections.abc import Iterable, Iterator

from extract.annotate.normalize import is_dictionary_word
from extract.mentions.nouns import noun_class
from extract.mentions.proposal import (
    CONCEPTS,
    OPENING,
    QUOTES,
    RANK_GAZETTEER,
    RANK_LEARNED,
    Proposal,
    head_of,
)
from extract.mentions.tagged import (
    is_body_between_post_and_person,
    organization_type,
    second_person,
)
from extract.records import LEARNED, TAGGER, Document, MentionKind, ScoredSpan
from extract.tree import Tree, is_capitalized
from extract.values import read_value
from ontology.vocabulary import EntityType

_HOLDERS = CONCEPTS | {EntityType.EVENT, EntityType.LAW}
"""Types whose names hold other names: inside them the tagger is heard."""
_LIKELY = 0.5
"""Smallest score of a mention: a span that is more likely wrong than right names nothing."""
_SENT = frozenset({"делегация", "власть", "сторона", "руководство"})
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM"})


def has_learned(document: Document) -> bool:
    """Whether a model read the document."""
    return any(span.source == LEARNED for span in document.spans)


def learned_names(tree: Tree) -> Iterator[Proposal]:
    """The model's spans as proposals, those left out that name nothing."""
    reader = _Reader(tree)
    for span in tree.document.spans:
        if span.source != LEARNED or span.score < _LIKELY:
            continue
        first, last = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
        if first < 0 or first >= last:
            continue
        if span.type.is_literal:
            yield _proposal(span, first, last, span.type, _value(tree, span, first, last))
        elif _fits_tokens(tree, span, first, last) and is_name(tree, span.type, first, last):
            yield from reader.named(span, first, last)


class _Reader:
    """Reads the model's spans of one document, each beside the others and the tagger's."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._by_bounds: dict[tuple[str, int, int], ScoredSpan] = {}
        self._places_before: dict[int, list[int]] = {}
        for span in tree.document.spans:
            self._by_bounds.setdefault((span.source, span.start, span.stop), span)
            if span.source == LEARNED and span.type.is_place:
                self._places_before.setdefault(span.stop, []).append(span.start)

    def named(self, span: ScoredSpan, first: int, last: int) -> Iterator[Proposal]:
        """The span; two people for one; the thing without the place behind it."""
        tree = self.tree
        if span.type is EntityType.PERSON:
            cut = second_person(tree, first, last)
            if cut is not None:
                yield _proposal(span, cut, last, span.type, None)
        else:
            cut = self._place_behind(span, first)
        end = last if cut is None else cut
        type_ = _finer_type(tree, self._type_of_part(span, end), first, end)
        name = _as_adjective(tree, type_, first, end) or _as_quoted(tree, first, end)
        yield _proposal(span, first, end, type_, name)

    def _place_behind(self, span: ScoredSpan, first: int) -> int | None:
        """Where a name ends and the place begins that it lies in: «Белый Яр | Томского района».

        A body's name holds its place («Почта Чили»), unless the tagger sees it without.
        """
        if span.type is EntityType.FACILITY or not (
            span.type.is_place or span.type.is_organization
        ):
            return None
        behind = [start for start in self._places_before.get(span.stop, ()) if start > span.start]
        if not behind:
            return None
        cut = self.tree.token_at(min(behind))
        if cut <= first or not is_name(self.tree, span.type, first, cut):
            return None
        return cut if span.type.is_place or self._part(TAGGER, span, cut) else None

    def _type_of_part(self, span: ScoredSpan, end: int) -> EntityType:
        """Type of the first part of a place's name, as the model sees that by itself."""
        part = self._part(LEARNED, span, end)
        return part.type if part and part.type.is_place and span.type.is_place else span.type

    def _part(self, source: str, span: ScoredSpan, end: int) -> ScoredSpan | None:
        """The span of a source from where this one begins to before the token `end`."""
        return self._by_bounds.get((source, span.start, self.tree.tokens[end - 1].stop))


def _proposal(
    span: ScoredSpan, first: int, last: int, type_: EntityType, name: str | None
) -> Proposal:
    # a whole personal name holds no places: «Владимир» in «Владимир Петров» is no city
    whole_person = type_ is EntityType.PERSON and last - first > 1
    return Proposal(
        first=first,
        last=last,
        type=type_,
        score=span.score,
        source=LEARNED,
        rank=RANK_GAZETTEER if whole_person else RANK_LEARNED,
        name=name,
    )


def _value(tree: Tree, span: ScoredSpan, first: int, last: int) -> str:
    """The value in its readable form, else the words."""
    words = tree.document.article.text[span.start : span.stop]
    if span.type is EntityType.DATE:
        times = tree.times_in(first, last)
        return (times[0].interval.value if times else None) or words
    return read_value(span.type, words) or words


def _as_adjective(tree: Tree, type_: EntityType, first: int, last: int) -> str | None:
    """«Социалистическую» of a party's name is the idea «социалистический»."""
    alone = type_ in CONCEPTS and last - first == 1 and tree.tokens[first].pos == "ADJ"
    return tree.lemma(first) if alone else None


def _as_quoted(tree: Tree, first: int, last: int) -> str | None:
    """A name in quotes behind a noun stands in the nominative already: «фестиваль "Весна"»."""
    before = first - 1
    quoted = (
        before > 0
        and last < len(tree.tokens)
        and tree.tokens[last].text == OPENING.get(tree.tokens[before].text)
        and tree.tokens[before - 1].pos == "NOUN"
    )
    return tree.text(first, last) if quoted else None


def _fits_tokens(tree: Tree, span: ScoredSpan, first: int, last: int) -> bool:
    """Whether the span cuts no word: «президент» in «экс-президент» is not the post meant."""
    return (
        tree.tokens[first].start == span.start
        and tree.tokens[last - 1].stop == span.stop
        and tree.sentence_index(first) == tree.sentence_index(last - 1)
    )


def is_name(tree: Tree, type_: EntityType, first: int, last: int) -> bool:
    """Whether the tokens name something; «парламент», «взрыв», «столица страны» only describe."""
    head = head_of(tree, first, last)
    if tree.tokens[head].pos not in _NOMINAL_POS:
        return False
    if type_ is EntityType.NATIONALITY and last - first > 1:
        return False  # «гражданин Норвегии»
    if type_ in CONCEPTS:
        return True
    if type_.is_organization and _stands_for_another(tree.lemma(head)):
        return False
    if tree.tokens[head].pos == "ADJ" and (type_.is_place or type_.is_organization):
        return False  # «Курский» of «Курская дума» names no place by itself
    marked = [index for index in range(first, last) if _is_marked(tree, index)]
    if type_.is_place and type_ is not EntityType.FACILITY:
        return any(index <= head for index in marked)  # «Томская область», not «столица Чили»
    if type_ is EntityType.EVENT:
        return _names_event(tree, first, last, head)
    return bool(marked)


def _stands_for_another(lemma: str) -> bool:
    """«делегация Чили», «пресс-центр флота»: those that send it are meant."""
    return lemma in _SENT or lemma.startswith("пресс-")


def _names_event(tree: Tree, first: int, last: int, head: int) -> bool:
    """«форум X», not «встреча X и Y», which its parties tell, nor «2 человека убиты»."""
    opens = tree.sentence(first).first
    return (
        noun_class(tree.lemma(head)) not in {"meeting", "person"}
        and not any(tree.tokens[i].pos == "VERB" for i in range(first, last))
        and any(is_capitalized(tree.tokens[i]) and i != opens for i in range(first, last))
    )


def _is_marked(tree: Tree, index: int) -> bool:
    """Whether the writing shows a name: a capital, not for the sentence's sake, or a number."""
    token = tree.tokens[index]
    if token.text[:1].isdigit() or token.text in QUOTES:
        return True
    if not is_capitalized(token):
        return False
    opens = index == tree.sentence(index).first
    return not opens or token.pos in {"PROPN", "X"} or not is_dictionary_word(token.text)


def _finer_type(tree: Tree, type_: EntityType, first: int, last: int) -> EntityType:
    """The class for news that NEREL's type holds: an alliance, an outlet, a treaty."""
    if type_ is EntityType.ORGANIZATION:
        finer = organization_type(tree, first, last)
        return finer if finer.is_organization else type_
    if type_ is EntityType.PERSON and is_body_between_post_and_person(tree, first, last):
        return EntityType.GOVERNMENT_BODY
    if type_ is EntityType.LAW and noun_class(tree.lemma(head_of(tree, first, last))) == "document":
        return EntityType.AGREEMENT
    return type_


def mention_of(tree: Tree, span: ScoredSpan) -> int | None:
    """Number of the mention that stands for a span in a document whose mentions are chosen.

    The span itself may have given way to what a rule knows better: the same tokens with another
    type, or a wording of the same head that is wider («саммит X» for «саммит») or narrower.
    """
    first, last = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
    if first < 0 or first >= last:
        return None
    mentions = tree.document.mentions
    is_post = span.type is EntityType.PROFESSION
    head = head_of(tree, first, last)
    best: tuple[tuple[bool, ...], int] | None = None
    for number in sorted({n for index in range(first, last) for n in tree.mention_numbers(index)}):
        other = mentions[number]
        same_tokens = (other.first, other.last) == (first, last)
        same_type = other.type.nerel == span.type.nerel
        if (
            other.kind is MentionKind.PRONOUN
            or (other.type is EntityType.PROFESSION) is not is_post
            or not (same_tokens or (same_type and other.head == head))
        ):
            continue
        fit = same_tokens and same_type, same_tokens, other.kind is MentionKind.NAME
        if best is None or fit > best[0]:
            best = fit, number
    return None if best is None else best[1]


def without_overlooked(tree: Tree, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals without the tagger's where the model saw other names.

    The model reads what the tagger says and more; the tagger speaks only where it is silent.
    """
    found = list(proposals)
    if not has_learned(tree.document):
        return found
    seen = {
        index
        for each in found
        if each.source == LEARNED and not each.type.is_literal and each.type not in _HOLDERS
        for index in range(each.first, each.last)
    }
    return [
        each
        for each in found
        if each.source != TAGGER or seen.isdisjoint(range(each.first, each.last))
    ]
