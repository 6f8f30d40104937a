"""From a word of the tree to the entities that it names, and to those listed beside it.

slovnet's `conj` arcs lose every eighth item of a long list, so a list is also read from the text:
names of one kind in one case with only commas and «и» between them belong together.
"""

from collections.abc import Iterator

from extract.claims.actors import antecedent, is_indeclinable
from extract.mentions.nouns import noun_class
from extract.posts import holder
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

_LINKS = frozenset({",", "и", "или", "также", "а"})
_MAX_LINK = 3
"""Words between two items: «, а также»."""
REPRESENTATIVES = frozenset(
    """
    представитель делегация глава лидер президент премьер министр правительство государство
    страна член участник руководитель сторона власть посланник дипломат министерство кабинет
    """.split()
)
"""Nouns that stand for the states and bodies in their genitive («главы правительств A и B»)."""
_MAX_DEPTH = 4


class Things:
    """Entities named by the words of one document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def named(self, index: int, *, represented: bool = False) -> tuple[Entity, ...]:
        """Entities that the word names, with all that are listed with it, in text order.

        Args:
            index: the token that fills a slot.
            represented: whether «представители A и B» names A and B.
        """
        found: dict[str, tuple[int, Entity]] = {}
        for mention in self._mentions(index, represented=represented, depth=_MAX_DEPTH):
            for listed in self.listed(mention):
                entity = self.tree.entity_of(listed)
                if entity is not None:
                    found.setdefault(entity.id, (listed.start, entity))
        return tuple(entity for _, entity in sorted(found.values(), key=lambda item: item[0]))

    def _mentions(self, index: int, *, represented: bool, depth: int) -> Iterator[Mention]:
        tree = self.tree
        if tree.lemma(index) == "который":
            noun = antecedent(tree, index)
            if noun is not None and depth:
                yield from self._mentions(noun, represented=represented, depth=depth - 1)
            return
        own = self.mention(index)
        if own is not None:
            yield own
        else:
            apposed = self._apposed(index)
            if apposed is not None:
                yield apposed
            elif represented and depth and tree.lemma(index) in REPRESENTATIVES:
                for child in (*tree.children(index, "nmod", "amod", "conj"),):
                    if tree.case_word(child) in {None, "из", "от"}:
                        yield from self._mentions(child, represented=True, depth=depth - 1)
        for conjunct in tree.conjuncts_below(index):
            if conjunct != index and depth and self._same_case(index, conjunct):
                yield from self._mentions(
                    conjunct, represented=represented, depth=0 if not represented else depth - 1
                )

    def mention(self, index: int) -> Mention | None:
        """The mention on the word that refers to an entity: headed by it, else lying over it."""
        tree = self.tree
        over = [
            m
            for m in tree.mentions_over(index)
            if m.type is not EntityType.PROFESSION and tree.entity_of(m) is not None
        ]
        headed = [m for m in over if m.head == index]
        if headed:
            return headed[0]
        named = [
            m for m in over if m.kind is MentionKind.NAME and m.source != "gazetteer-adjective"
        ]
        return named[0] if named and noun_class(tree.lemma(index)) is None else None

    def _apposed(self, index: int) -> Mention | None:
        """The name that stands in apposition to the word: «компания X», «министр финансов X»."""
        tree = self.tree
        for post in tree.mentions_over(index):
            if post.type is EntityType.PROFESSION and post.head == index:
                return holder(tree, post)
        for child in tree.children(index, "appos", "flat", "nmod"):
            if child > index and (tree.tokens[child].rel != "nmod" or child == index + 1):
                found = self.mention(child)
                if (
                    found is not None
                    and found.kind is MentionKind.NAME
                    and (tree.tokens[child].rel != "nmod" or is_indeclinable(tree, child))
                ):
                    return found
        return None

    def _same_case(self, one: int, other: int) -> bool:
        tree = self.tree
        if tree.tokens[other].pos not in {"NOUN", "PROPN", "PRON", "X"}:
            return False
        cases = {tree.feat(one, "Case"), tree.feat(other, "Case")} - {None}
        if cases == {"Nom", "Acc"} and "Anim" not in {
            tree.feat(one, "Animacy"),
            tree.feat(other, "Animacy"),
        }:
            return True  # one form for both: the tagger guesses
        return len(cases) <= 1 or is_indeclinable(tree, one) or is_indeclinable(tree, other)

    # --- lists ---------------------------------------------------------------------------------

    def listed(self, mention: Mention) -> tuple[Mention, ...]:
        """The mention and the names of its kind that are listed with it, in text order."""
        if mention.kind is not MentionKind.NAME:
            return (mention,)
        before = list(self._run(mention, step=-1))
        return (*reversed(before), mention, *self._run(mention, step=1))

    def _run(self, mention: Mention, *, step: int) -> Iterator[Mention]:
        current = self._neighbor(mention, mention, step=step)
        while current is not None:
            yield current
            current = self._neighbor(current, mention, step=step)

    def _neighbor(self, mention: Mention, first: Mention, *, step: int) -> Mention | None:
        tree = self.tree
        sentence = tree.sentence(mention.first)
        position = mention.last if step > 0 else mention.first - 1
        links = 0
        while (
            sentence.first <= position < sentence.last
            and tree.tokens[position].text.lower() in _LINKS
            and links < _MAX_LINK
        ):
            position += step
            links += 1
        if not links or not sentence.first <= position < sentence.last:
            return None
        for other in tree.mentions_over(position):
            edge = other.first if step > 0 else other.last - 1
            if (
                edge == position
                and other.kind is MentionKind.NAME
                and other.source != "gazetteer-adjective"
                and _one_kind(other.type, first.type)
                and self._same_case(first.head, other.head)
                and self._one_phrase(first, other)
            ):
                return other
        return None

    def _one_phrase(self, one: Mention, other: Mention) -> bool:
        """A later item has no verb of its own: «A ввела пошлины, B ответила» is no list."""
        tree = self.tree
        rel = tree.tokens[other.head].rel.split(":")[0]
        if rel == "nsubj" and tree.tokens[other.head].head != tree.tokens[one.head].head:
            return False
        return tree.case_word(other.head) in {None, tree.case_word(one.head)}


def _one_kind(one: EntityType, other: EntityType) -> bool:
    if one is other:
        return True
    states = {
        EntityType.COUNTRY,
        EntityType.ALLIANCE,
        EntityType.STATE_OR_PROVINCE,
        EntityType.ORGANIZATION,
        EntityType.GOVERNMENT_BODY,
    }
    return one in states and other in states
