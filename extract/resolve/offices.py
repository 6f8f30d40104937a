"""Who is described by a post of a state, as the gazetteer's facts of people in office tell.

«Президент Норвегии», «турецкий лидер» or «греческий премьер» is somebody whom the article has named
without the post. Facts say who held it that day; nobody is meant whom the article does not name.
"""

from collections.abc import Iterator

from extract.posts import FORMER
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.resolve.linking.context import Context
from ontology.gazetteer import FactRelation
from ontology.vocabulary import EntityType

_FULL_POST = {"премьер": "премьер-министр", "федеральный канцлер": "канцлер"}
"""Posts that the news name otherwise than the facts."""
_LEADER = "лидер"
_HEADS_OF_STATE = frozenset({"президент", "король", "эмир", "верховный лидер"})
_LEADERS = _HEADS_OF_STATE | {"премьер-министр", "канцлер"}
_NEW = frozenset({"будущий", "избранный", "первый", "второй", "новый", "следующий", "временный"})
"""Words by which it is not who holds the post now."""


def officeholder(chains: Chains, context: Context, mention: Mention) -> int | None:
    """The mention of the one person, named before, who holds the post that is described.

    Args:
        chains: of the document, names already linked.
        context: of the article.
        mention: the description of a person.
    """
    told = _state_and_post(chains, mention)
    if told is None:
        return None
    state, post = told
    in_office = list(_in_office(chains, context, mention, state))
    if post == _LEADER:
        leaders = [each for each in in_office if each[1] in _LEADERS]
        in_office = [each for each in leaders if each[1] in _HEADS_OF_STATE] or leaders
    else:
        in_office = [each for each in in_office if each[1] == _FULL_POST.get(post, post)]
    holders = {chains.root(number): number for number, _ in in_office}
    return next(iter(holders.values())) if len(holders) == 1 else None


def _state_and_post(chains: Chains, mention: Mention) -> tuple[str, str] | None:
    """Key of the only state that a description names, and the post in words without it.

    The state stands behind the post, or before it as an adjective.
    """
    tree, head = chains.tree, mention.head
    before = range(max(mention.first - 1, tree.sentence(head).first), head)
    if any(tree.lemma(index) in FORMER | _NEW for index in before):
        return None
    states = {
        number: link.key
        for index in (*before, *range(head + 1, mention.last))
        for number in tree.mention_numbers(index)
        if chains.mentions[number].kind is MentionKind.NAME
        and chains.type_of(chains.root(number)) is EntityType.COUNTRY
        and (link := chains.links.get(chains.root(number))) is not None
    }
    if len(states) != 1:
        return None
    ((number, key),) = states.items()
    state = chains.mentions[number]
    if state.first < head:
        return (key, tree.lemma(head)) if mention.last == head + 1 else None
    if state.last != mention.last:
        return None  # «посол Чили в Осло»
    between = tree.text(head + 1, state.first).strip() if state.first > head + 1 else ""
    return key, f"{tree.lemma(head)} {between}".strip().lower()


def _in_office(
    chains: Chains, context: Context, mention: Mention, state: str
) -> Iterator[tuple[int, str]]:
    """People named before who work for the state on the day of the article, with their posts."""
    for number in sorted(chains.referring):
        person = chains.mentions[number]
        if person.type is not EntityType.PERSON or person.kind is not MentionKind.NAME:
            continue
        link = chains.links.get(chains.root(number))
        if link is None or person.start >= mention.start:
            continue
        for fact in context.gazetteer.facts_of(link.key):
            is_held = context.day is None or fact.holds_on(context.day)
            if fact.relation is FactRelation.WORKPLACE and fact.object == state and is_held:
                yield number, fact.post or ""
