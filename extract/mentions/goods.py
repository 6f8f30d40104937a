"""Common nouns for what somebody makes: «завод выпускает посуду», «производитель сахара»."""

from collections.abc import Iterator

from extract.mentions.nouns import noun_class
from extract.mentions.proposal import Proposal
from extract.records import MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

GOODS = "goods"
"""Source of these mentions."""
MAKERS = frozenset({"производитель", "изготовитель"})
_MAKES = frozenset({"выпускать", "производить", "изготавливать", "изготовлять"})
_NO_GOODS = frozenset(
    """
    впечатление эффект замена осмотр расчет ремонт обыск оплата арест работа операция отбор
    проверка набор действие подсчет выстрел посадка переворот фурор продукция товар изделие
    облигация акция заявление пресс-релиз доклад отчет пар ракета снаряд пуля песня альбом клип
    газета журнал книга фильм передача программа часть половина доля процент тонна штука
    единица экземпляр количество число большинство вид серия линейка ряд марка бренд
    """.split()
)
"""Objects of these verbs that are done, published, fired or counted, and those that say nothing."""


def goods(tree: Tree) -> Iterator[Proposal]:
    """One proposal for each thing that a verb or noun of making has as its object."""
    for index, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma in _MAKES and tree.feat(index, "Voice") != "Pass":
            objects = tree.children(index, "obj")
            case = "Acc"
        elif token.pos == "NOUN" and token.lemma in MAKERS:
            objects = tree.children(index, "nmod")
            case = "Gen"
        else:
            continue
        for first in objects:
            for word in tree.conjuncts_below(first):
                if word > index and _is_goods(tree, word, case):
                    yield _proposal(tree, word)


def _is_goods(tree: Tree, index: int, case: str) -> bool:
    token = tree.tokens[index]
    return (
        token.pos == "NOUN"
        and token.text.islower()
        and tree.feat(index, "Case") == case
        and tree.feat(index, "Animacy") != "Anim"
        and tree.case_word(index) is None
        and noun_class(token.lemma) is None
        and token.lemma not in _NO_GOODS
        and not tree.children(index, "appos", "nummod")  # «чипы X» have a name
    )


def _proposal(tree: Tree, head: int) -> Proposal:
    """The noun with the adjectives right before it and the genitives right behind it."""
    first, last = head, head + 1
    while first > 0 and tree.tokens[first - 1].pos == "ADJ" and tree.tokens[first - 1].head == head:
        first -= 1
    while (
        last < tree.sentence(head).last
        and tree.tokens[last].pos == "NOUN"
        and tree.tokens[last].head == last - 1
        and tree.feat(last, "Case") == "Gen"
    ):
        last += 1
    return Proposal(
        first=first,
        last=last,
        type=EntityType.PRODUCT,
        kind=MentionKind.NOMINAL,
        score=0.5,
        source=GOODS,
        rank=0,
        head=head,
    )
