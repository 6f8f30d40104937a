"""Bodies that the text names by their noun alone, and the state that they are part of."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.realms import is_no_part
from extract.claims.rules.adjacency import named
from ontology.vocabulary import RelationType


def national_bodies(matcher: Matcher) -> Iterator[Found]:
    """«полиция» that can only be that of Мозамбик is part of Мозамбик."""
    tree = matcher.tree
    entities = {entity.id: entity for entity in tree.document.entities}
    for body in entities.values():
        if body.whole is None:
            continue
        for number in body.mentions:
            mention = tree.document.mentions[number]
            whole = entities[body.whole]
            if not is_no_part(tree, mention.head, whole):
                yield named("national-body", (body, RelationType.PART_OF, whole), mention, 0.85)
