"""Which body of which state is meant by a name that every state's body has.

«МИД» or «верховный суд» alone say no state. It stands in the name («МИД России») or in that of the
body elsewhere in the article; else nobody knows. On NEREL train 54 % of links were right that took
the state which the article is about, so that is not guessed («Совет Безопасности» in news of one
state is mostly that of the United Nations). A bare name never means the class of such bodies.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from extract.annotate.normalize import genitive
from extract.link import NIL, Choice, LinkRule
from extract.mentions.known import NAME_KINDS, forms
from extract.mentions.nouns import noun_class
from extract.records import Mention
from extract.resolve.linking.context import Context
from extract.resolve.linking.names import choose, name_choice
from extract.tree import is_capitalized
from ontology.gazetteer import COUNTED, Candidate, Entry, Gazetteer, NameKind, fold
from ontology.vocabulary import EntityType

_OWN_SHARE, _OWN_DOCS = 0.9, 5
"""A name that is one state's body in this share of its uses says the state by itself («Госдума»),
if a person wrote so or it was counted in so many documents; NEREL is Russian, and «парламент» of
one foreign article says nothing."""
_NAMES = NAME_KINDS - {NameKind.METONYM}


_GLOBAL = {"совет безопасности": "Совет Безопасности ООН"}
"""Bodies of many states → the body of the world that has the same name."""
_GLOBAL_ACTS = frozenset({"вето", "мандат", "резолюция", "санкция"})
"""What only that one passes: no national council has resolutions or a veto."""


def body_choice(
    context: Context,
    mention: Mention,
    present: Collection[str] = (),
    *,
    state_of_holder: str | None = None,
) -> Choice:
    """The body that a name means by itself, or as the short name of one that the article names.

    Args:
        context: of the article.
        mention: the name of a body.
        present: ids of what the article names otherwise.
        state_of_holder: ISO 3166-1 code of the state of the person whose name stands right behind,
            who works there («глава МИД Олаф Лунд»).
    """
    tree, gazetteer = context.tree, context.gazetteer
    choice = name_choice(gazetteer, tree, mention, context.states)
    if not is_bare(context, mention):
        return choice
    if choice.candidate is not None and _says_state(choice.candidate):
        return choice
    if not is_capitalized(tree.tokens[mention.first]):
        return NIL  # «правительство» in small letters describes one, and names none
    if mention.first and tree.lemma(mention.first - 1) in _GLOBAL_ACTS:
        everybodys = _GLOBAL.get(fold(_own_name(gazetteer, mention.name)))
        if everybodys is not None:
            return organization_named(gazetteer, everybodys)
    if state_of_holder is not None:
        found = _bodies(context, mention, {*context.states, state_of_holder})
        meant = {e.entry.id: e for e in found if e.entry.country == state_of_holder}
    else:
        found = _bodies(context, mention, context.states)
        meant = {each.entry.id: each for each in found if each.entry.id in present}
    if len(meant) != 1:
        return NIL
    return Choice(candidate=next(iter(meant.values())), rule=LinkRule.BODY)


def _bodies(context: Context, mention: Mention, states: Collection[str]) -> Iterator[Candidate]:
    """Bodies of which a bare name may be short: by their own names, and those of the states."""
    gazetteer = context.gazetteer
    for form in forms(context.tree, mention.first, mention.last):
        for candidate in gazetteer.lookup(form, kinds=_NAMES):
            if candidate.entry.type.is_organization:
                yield candidate
    own = _own_name(gazetteer, mention.name)
    for iso in sorted(states):
        state = _states(gazetteer).get(iso)
        if state is not None:
            named = organization_named(gazetteer, f"{own} {genitive(state.label_ru)}")
            if named.candidate is not None:
                yield named.candidate


def _says_state(candidate: Candidate) -> bool:
    name = candidate.name
    counted = name.source == COUNTED
    return name.share >= _OWN_SHARE and (not counted or name.docs >= _OWN_DOCS)


def organization_named(gazetteer: Gazetteer, name: str, rule: LinkRule = LinkRule.BODY) -> Choice:
    """The organization that a nominative name means by itself: «министерство обороны Чили»."""
    found = [c for c in gazetteer.lookup(name, kinds=_NAMES) if c.entry.type.is_organization]
    return choose(found, (), rule=rule) if found else NIL


def _own_name(gazetteer: Gazetteer, name: str) -> str:
    """The full name of a body without its state: «МИД» is «министерство иностранных дел»."""
    body = gazetteer.expand_body(name)
    return body.full if body is not None else name


def is_body(context: Context, mention: Mention) -> bool:
    """Whether a name is that of a body, by its type or by its first word: «Минфин Чили»."""
    if mention.type is EntityType.ORGANIZATION:
        first = context.tree.tokens[mention.first].text
        return context.gazetteer.expand_body(first) is not None
    return mention.type is EntityType.GOVERNMENT_BODY


def is_bare(context: Context, mention: Mention) -> bool:
    """Whether many states have a body of this name: «МИД», «Следственный комитет», «парламент»."""
    if not mention.type.is_organization:
        return False
    if context.gazetteer.expand_body(mention.name) is not None or fold(mention.name) in _full(
        context.gazetteer
    ):
        return True
    single = mention.last - mention.first == 1
    return single and noun_class(context.tree.lemma(mention.head)) == "government"


@lru_cache(maxsize=1)
def _full(gazetteer: Gazetteer) -> frozenset[str]:
    """Keys of the full names of bodies without their states."""
    return frozenset(fold(body.full) for body in gazetteer.bodies)


@lru_cache(maxsize=1)
def _states(gazetteer: Gazetteer) -> Mapping[str, Entry]:
    """States by their ISO 3166-1 codes."""
    states = (entry for entry in gazetteer.entries if entry.type is EntityType.COUNTRY)
    return {entry.iso: entry for entry in states if entry.iso}
