"""Other names of one thing, as the text itself gives them."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import named
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType, RelationType


def other_names(matcher: Matcher) -> Iterator[Found]:
    """«Шанхайская организация сотрудничества (ШОС)»: another name of one thing, and an acronym."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.kind is not MentionKind.NAME or mention.first < 2:  # noqa: PLR2004 - a name and a bracket
            continue
        entity = tree.entity_of(mention)
        if entity is None or entity.type is EntityType.PROFESSION:
            continue
        bracketed = (
            tree.tokens[mention.first - 1].text == "("
            and mention.last < len(tree.tokens)
            and tree.tokens[mention.last].text == ")"
        )
        initials = _acronym_of(tree, mention, entity)
        if not bracketed and not initials:
            continue
        outside = _ends_at(tree, mention.first - 1, entity) if bracketed else None
        if bracketed and outside is None:
            continue
        # the label may be what stands in the brackets: then the other name is the one before
        is_label = outside is not None and fold(mention.name) == fold(entity.name)
        other = outside.name if is_label and outside is not None else mention.name
        rule = "name-in-brackets" if bracketed else "acronym-of-name"
        yield named(rule, (entity, RelationType.ALTERNATIVE_NAME, other), mention, 0.95)
        if mention.name.isupper() and " " not in mention.name:
            yield named(rule, (entity, RelationType.ABBREVIATION, mention.name), mention, 0.95)


def _acronym_of(tree: Tree, mention: Mention, entity: Entity) -> bool:
    """«СК РФ» for «Следственный комитет России»: initials of a fuller name in the same text."""
    acronym = tree.tokens[mention.first].text
    if entity.link is not None or not mention.name.isupper() or len(acronym) < 2:  # noqa: PLR2004
        return False
    names = {tree.document.mentions[number].name for number in entity.mentions}
    return any(
        "".join(word[:1] for word in name.split()).upper().startswith(acronym)
        for name in sorted(names)
        if not name.isupper()
    )


def _ends_at(tree: Tree, index: int, entity: Entity) -> Mention | None:
    """The name of the entity that ends right before the token."""
    for mention in tree.mentions_over(index - 1):
        if (
            mention.last == index
            and mention.kind is MentionKind.NAME
            and tree.entity_of(mention) is entity
        ):
            return mention
    return None
