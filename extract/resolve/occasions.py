"""Which happening a bare noun means: «форум» after «конференция X», «следующее заседание»."""

from collections.abc import Iterable
from functools import lru_cache

from extract.mentions.nouns import noun_class
from extract.mentions.proposal import base_form
from extract.records import Mention
from extract.resolve.chains import Chains
from extract.tree import Tree
from ontology.vocabulary import EntityType

_SYNONYMS: tuple[frozenset[str], ...] = (
    frozenset(
        """
        саммит форум конференция съезд конгресс симпозиум семинар ассамблея сессия встреча
        заседание совещание онлайн-совещание переговоры консультация консультации мероприятие
        """.split()
    ),
    frozenset({"учение", "учения", "маневр", "маневры"}),
    frozenset({"забастовка", "стачка"}),
    frozenset({"авария", "катастрофа"}),
)
"""Nouns of which the news use one after the other for one happening."""
_OWN = frozenset({"саммит", "переговоры", "консультация", "консультации", "ассамблея"})
"""Those that say too much to take up something called otherwise."""
_TALKS = frozenset(
    {"встретиться", "встречаться", "беседовать", "беседа", "переговоры", "прием", "визит"}
)
"""Words of an article whose «встреча» may be that of two people, not the summit around it."""
_OTHERS = frozenset(
    """
    следующий очередной новый первый последний второй третий четвертый пятый шестой седьмой
    предыдущий прошлый
    прошлогодний другой предстоящий будущий аналогичный повторный отдельный
    """.split()
)
"""Adjectives of a happening that is not the one told before."""
_CONCLUDING = frozenset({"подписать", "заключить", "парафировать"})
"""Verbs that tell a document into being, though by its noun alone."""
RECURRING = frozenset({"выборы", "выбор"})
"""Events of which an article may tell several under one noun: those of this year and the last."""


def is_one(tree: Tree, head: int) -> bool:
    """Whether the noun, plural by form, tells one happening: «переговоры», «учения»."""
    lemma = tree.lemma(head)
    return noun_class(lemma) == "events" or lemma in {"переговоры", "консультация"}


def signed(tree: Tree, head: int) -> bool:
    """Whether the noun is a document by what is done with it: «соглашение подписали вчера»."""
    above = tree.tokens[head].head
    return above >= 0 and tree.lemma(above) in _CONCLUDING


def stands_bare(tree: Tree, head: int) -> bool:
    """Whether the word behind the noun is none of its own, or calls its parties so.

    «на саммит прибыли делегации», «консультации сторон».
    """
    following = head + 1
    if following >= len(tree.tokens) or tree.lemma(following) == "сторона":
        return True
    return following not in tree.subtree(head) and tree.tokens[following].text.islower()


def another(chains: Chains, mention: Mention) -> str | None:
    """The name of a happening that its adjective sets apart («второй раунд»), or None."""
    tree = chains.tree
    first = mention.first
    while first > tree.sentence(mention.first).first and (
        tree.tokens[first - 1].pos in {"ADJ", "DET", "NUM"}
    ):
        first -= 1
        if tree.lemma(first) in _OTHERS:
            break
    else:
        if first == mention.first or tree.lemma(mention.head) not in RECURRING:
            return None  # «президентские выборы» are not «парламентские выборы»
    return base_form(tree, first, mention.last, mention.head, EntityType.EVENT).lower()


def told_before(chains: Chains, mention: Mention, told: Iterable[int]) -> int | None:
    """The happening that a bare noun takes up though it was called by another one.

    Args:
        chains: of the document.
        mention: the bare noun.
        told: numbers of the mentions that told happenings until then, in text order.

    Returns:
        A mention of the one that fits; None where none or several do.
    """
    tree = chains.tree
    lemma = tree.lemma(mention.head)
    group = next((nouns for nouns in _SYNONYMS if lemma in nouns), None)
    if group is None or lemma in _OWN or tree.children(mention.head, "amod", "nmod", "acl"):
        return None
    fitting = {
        chains.root(number): number
        for number in told
        if tree.lemma(chains.mentions[number].head) in group
    }
    if len(fitting) != 1:
        return None
    (found,) = fitting.values()
    if lemma == "встреча" and _is_own_meeting(tree, mention, chains.mentions[found]):
        return None
    return found


def _is_own_meeting(tree: Tree, mention: Mention, told: Mention) -> bool:
    """Whether «встреча» may be one of two people beside the happening told before."""
    if tree.lemma(told.head) in {"переговоры", "консультации", "консультация"}:
        return False
    return _first_talks(tree) < mention.head


@lru_cache(maxsize=64)
def _first_talks(tree: Tree) -> int:
    """The first word of an article for people who talk, its length where there is none."""
    count = len(tree.tokens)
    return next((index for index in range(count) if tree.lemma(index) in _TALKS), count)
