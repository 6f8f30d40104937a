"""Which bodies are no part of the realm that their name ends in."""

from extract.records import Entity
from extract.tree import Tree
from ontology.vocabulary import EntityType

_GOVERNMENTS = frozenset({"правительство", "кабмин", "кабинет", "администрация"})
"""Bodies that stand for their state rather than being a part of it."""
_JUDICIARY = frozenset({"суд", "прокуратура"})
"""Bodies of the state whose name tells where they sit or for where they are competent."""
_WITHIN = frozenset({EntityType.CITY, EntityType.DISTRICT, EntityType.STATE_OR_PROVINCE})


def is_no_part(tree: Tree, head: int, realm: Entity) -> bool:
    """Whether the body with this head word is no part of the realm that it is named after.

    «правительство Чили» is Чили for the news; «суд Вены» is one of Austria's courts, not Vienna's.
    """
    lemma = tree.lemma(head)
    if realm.type is EntityType.COUNTRY:
        return lemma in _GOVERNMENTS
    return lemma in _JUDICIARY and realm.type in _WITHIN
