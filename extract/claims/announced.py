"""Who is meant by a common noun that names nobody itself: lists behind it, names beside it."""

from extract.claims.things import REPRESENTATIVES, Things
from extract.records import Entity, Mention
from extract.tree import Tree
from ontology.vocabulary import EntityType

_SECRETARIES = frozenset({"секретарь", "генсек", "председатель"})
_BODIES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.ALLIANCE,
        EntityType.ORGANIZATION,
        EntityType.GOVERNMENT_BODY,
    }
)
"""What somebody without a name stands for at an event."""
_INCLUDING = frozenset({"включая", "числе", "них", "которых"})
"""The words before the list: «в том числе», «среди них», «в числе которых»."""
_INCLUDING_REACH = 10
"""Tokens from a plural noun to the «включая» of its list."""


def announced_list(things: Things, word: int) -> tuple[Entity, ...]:
    """«вошли пять стран: A, B и C», «..., среди них A»: the names that a counted noun announces."""
    tree = things.tree
    for index in range(word + 1, tree.sentence(word).last - 1):
        if tree.tokens[index].text in {":", "—", "–", "("}:
            return _listed_from(things, index + 1)
        if index - word <= _INCLUDING_REACH and tree.tokens[index].text.lower() in _INCLUDING:
            found = _listed_from(things, index + 1)
            if found:
                return found
    return ()


def included(things: Things, word: int) -> tuple[Entity, ...]:
    """«главы организаций, в том числе A и B»: the names that a plural noun includes."""
    tree = things.tree
    several = [i for i in tree.conjuncts_below(word) if tree.feat(i, "Number") == "Plur"]
    if not several:
        return ()
    first = several[-1] + 1
    for index in range(first, min(first + _INCLUDING_REACH, tree.sentence(word).last - 1)):
        if tree.tokens[index].pos == "VERB":
            return ()
        if tree.tokens[index].text.lower() in _INCLUDING:
            return _listed_from(things, index + 1)
    return ()


def _listed_from(things: Things, index: int) -> tuple[Entity, ...]:
    """The list of names that begins at the token."""
    mention = things.mention(index)
    if mention is None or mention.first != index:
        return ()
    listed = (things.tree.entity_of(each) for each in things.listed(mention))
    return tuple(entity for entity in listed if entity is not None)


def is_unnamed_person(tree: Tree, entity: Entity) -> bool:
    """Whether an article knows somebody by a post alone («генсек ООН»)."""
    return entity.type is EntityType.PERSON and not entity.is_named_in(tree.document.mentions)


def meant_by_post(things: Things, word: int, *, represented: bool) -> Entity | None:
    """Who is named behind a long post, else the body that somebody without a name stands for.

    «постоянный представитель A, председательствующего в совете, B» is B; «генсек ООН» the UN.

    Args:
        things: of the document.
        word: head of the post.
        represented: whether its body may stand for its holder.
    """
    tree = things.tree
    for below in tree.children(word, "appos"):
        mention = things.mention(below)
        entity = None if mention is None else tree.entity_of(mention)
        if entity is not None and entity.type is EntityType.PERSON:
            return None if is_unnamed_person(tree, entity) else entity
    if not represented or tree.lemma(word) not in REPRESENTATIVES | _SECRETARIES:
        return None
    post = things.mention(word)
    return None if post is None else body_in(tree, post)


def body_in(tree: Tree, post: Mention) -> Entity | None:
    """The last body or state in the words of a post."""
    for position in range(post.last - 1, post.first - 1, -1):
        for inner in tree.mentions_over(position):
            entity = tree.entity_of(inner)
            if (
                entity is not None
                and entity.type in _BODIES
                and post.first <= inner.first
                and inner.last <= post.last
                and inner.source != "gazetteer-adjective"
            ):
                return entity
    return None
