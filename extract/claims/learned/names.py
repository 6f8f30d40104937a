"""Other names of one thing, where the model sees that two names are of one thing."""

from extract.claims.learned.ends import End
from extract.mentions.proposal import CONCEPTS
from extract.names.inflection import same_word
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree, words
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType

_NAMELESS = CONCEPTS - {EntityType.DISEASE}
"""Common nouns have no other names: «боссы» and «бандиты» are two words."""


def other_name(tree: Tree, first: End, second: End) -> tuple[Entity, str] | None:
    """The thing and its other name, None where the two names are one in other words.

    A surname is no other name of a person, nor is a name in another case or an adjective.
    """
    entity = first.entity or second.entity
    if first.entity and second.entity and first.entity.id != second.entity.id:
        return None  # the model was not sure enough to make one thing of two
    names = [end.mention for end in (first, second) if end.mention and _is_name(tree, end.mention)]
    if entity is None or len(names) < 2 or entity.type in _NAMELESS:  # noqa: PLR2004 - a pair
        return None
    one, other = (mention.name for mention in names)
    if _is_part(one, other) or _is_part(other, one):
        return None
    named = next((name for name in (other, one) if fold(name) != fold(entity.name)), None)
    return None if named is None else (entity, named)


def _is_name(tree: Tree, mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and tree.tokens[mention.head].pos != "ADJ"


def _is_part(short: str, full: str) -> bool:
    """Whether every word of a name stands in another one, in whatever case."""
    theirs = words(full)
    return all(any(same_word(word, other) for other in theirs) for word in words(short))
