"""From a word of the tree to the entities that it names, and to those listed beside it."""

from collections.abc import Iterator

from extract.claims.nouns import antecedent, is_indeclinable, listed, same_case
from extract.mentions.nouns import noun_class
from extract.posts import holder
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

REPRESENTATIVES = frozenset(
    """
    представитель делегация глава лидер президент премьер министр правительство государство
    страна член участник руководитель сторона власть посланник дипломат министерство кабинет
    министр вице-премьер премьер-министр посол
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
            for item in self.listed(mention):
                entity = self.tree.entity_of(item)
                if entity is not None:
                    found.setdefault(entity.id, (item.start, entity))
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
            if conjunct != index and depth and same_case(tree, index, conjunct):
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

    # --- lists ---------------------------------------------------------------------------------

    def listed(self, mention: Mention) -> tuple[Mention, ...]:
        """The mention and the names of its kind that are listed with it, in text order."""
        return listed(self.tree, mention)
