"""Bodies that the text names by their noun alone, and the state that they are part of."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import named
from ontology.vocabulary import RelationType

_GOVERNMENTS = frozenset({"правительство", "кабмин"})
"""Bodies that stand for their state rather than being a part of it."""


def national_bodies(matcher: Matcher) -> Iterator[Found]:
    """«полиция» that can only be that of Мозамбик is part of Мозамбик."""
    tree = matcher.tree
    entities = {entity.id: entity for entity in tree.document.entities}
    for body in entities.values():
        if body.whole is None:
            continue
        for number in body.mentions:
            mention = tree.document.mentions[number]
            if tree.lemma(mention.head) not in _GOVERNMENTS:
                whole = entities[body.whole]
                yield named("national-body", (body, RelationType.PART_OF, whole), mention, 0.85)
