"""What the name of a place, an organization or another thing means."""

from collections.abc import Collection, Iterator, Sequence

from extract.brat import GIVEN
from extract.link import NIL, Choice, LinkRule, told
from extract.mentions.known import NAME_KINDS, forms, without_other_case
from extract.records import LEARNED, Mention
from extract.tree import Tree
from ontology.gazetteer import Candidate, Gazetteer, NameKind
from ontology.vocabulary import EntityType

LINK_SHARE = 0.6
"""A name is linked when one sense holds this share of its uses. Read off NEREL dev: precision of
named links .919 for any share, .936 from .6 at .4 points less recall, .949 from .8 at 1.4 less."""
MARGIN = 2.0
"""How many times as likely as the next sense the best one must be, where the article decides."""
_OF_NAMED_STATE = 4.0
"""How many times likelier a sense is when the article names its state. An assumption: in all of
NEREL three names have senses in several states of the gazetteer, too few to measure it."""
_POLITIES = frozenset({EntityType.CITY, EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE})
_INTERCHANGED = frozenset(
    {
        frozenset({EntityType.FACILITY.nerel, EntityType.ORGANIZATION.nerel}),
        frozenset({EntityType.PRODUCT.nerel, EntityType.ORGANIZATION.nerel}),
    }
)
"""NEREL types that are drawn for each other: a house and who sits there, a maker and its brand."""
_REGIONS = frozenset({"штат", "провинция", "область", "земля", "графство"})
_REACH = 8
"""Tokens behind a city in which its state may be told."""
_PHRASES = frozenset({EntityType.PROFESSION, EntityType.EVENT})
"""Types whose mentions are phrases: made nominative once, when they were found."""
_ADJECTIVES = frozenset({NameKind.ADJECTIVE})
_METONYMS = frozenset({NameKind.METONYM})


def name_choice(
    gazetteer: Gazetteer, tree: Tree, mention: Mention, states: Collection[str]
) -> Choice:
    """The thing that a name means by its own words and the states that the article names.

    An adjective is looked up among adjectives alone: «казанская» is no town of that name. Names
    in which capitals stand for states are left out: `metonym_choice`.

    Args:
        gazetteer: what is known.
        tree: of the document.
        mention: a name of anything but a person.
        states: ISO 3166-1 codes of the states that the article names.
    """
    kinds = _ADJECTIVES if is_adjective(tree, mention) else NAME_KINDS - _METONYMS
    for form in _forms(tree, mention):
        found = gazetteer.lookup(form)
        if kinds is not _ADJECTIVES:
            found = without_other_case(tree.text(mention.first, mention.last), found)
        fitting = [c for c in found if c.name.kind in kinds and agrees(mention, c.name.type)]
        if fitting:
            # shares are those among uses of one type: senses of another type do not compete
            exact = [c for c in fitting if c.name.type.nerel == mention.type.nerel]
            fitting = exact or fitting
            figurative = sum(c.name.share for c in found if c.name.kind in _METONYMS)
            told = states_told(gazetteer, tree, mention)
            if told:
                return choose_told(fitting, told)
            rule = LinkRule.ADJECTIVE if kinds is _ADJECTIVES else LinkRule.NAME
            return choose(fitting, states, rule=rule, rest=1.0 - figurative)
    return NIL


def choose_told(found: Sequence[Candidate], told: Collection[str]) -> Choice:
    """The one sense in the states that are told with the name, else in a state unknown."""
    there = [each for each in found if each.entry.country in told]
    there = there or [each for each in found if each.entry.country is None]
    if not there:
        return NIL
    return choose(there, (), rule=LinkRule.CONTEXT, rest=sum(each.name.share for each in there))


def states_told(gazetteer: Gazetteer, tree: Tree, mention: Mention) -> frozenset[str]:
    """States that stand behind a city to tell which one it is: «Окленд (штат Калифорния, США)».

    ISO 3166-1 codes; empty where none is told, and for what is no city.
    """
    if mention.type is not EntityType.CITY or mention.last + 1 >= len(tree.tokens):
        return frozenset()
    opening, following = tree.tokens[mention.last], tree.lemma(mention.last + 1)
    if opening.text != "(" and not (opening.text == "," and following in _REGIONS):
        return frozenset()
    found: set[str] = set()
    for index in range(mention.last + 1, min(mention.last + _REACH, len(tree.tokens))):
        if tree.tokens[index].text in {")", ".", ";"}:
            break
        for other in tree.mentions_over(index):
            if other.type in {EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE}:
                senses = gazetteer.lookup(other.name, kinds=NAME_KINDS - _METONYMS)
                found.update(c.entry.country for c in senses[:1] if c.entry.country)
    return frozenset(found)


def metonym_choice(gazetteer: Gazetteer, tree: Tree, mention: Mention) -> Choice:
    """The state that a capital or a seat of power stands for, where it does."""
    for form in _forms(tree, mention):
        found = gazetteer.lookup(form, kinds=_METONYMS)
        if found:
            others = gazetteer.lookup(form, kinds=NAME_KINDS - _METONYMS)
            return Choice(
                candidate=found[0],
                rule=LinkRule.METONYM,
                runner_up=others[0] if others else None,
            )
    return NIL


def choose(
    found: Sequence[Candidate], states: Collection[str], *, rule: LinkRule, rest: float = 1.0
) -> Choice:
    """One of several senses, or none with the reason.

    Args:
        found: senses, the most frequent first; at least one.
        states: ISO 3166-1 codes of the states that the article names.
        rule: what a sense that is clear without the article is chosen by.
        rest: part of the name's uses that these senses were counted in, 0..1.
    """
    senses = list({each.entry.id: each for each in reversed(found)}.values())
    share = {each.entry.id: min(1.0, each.name.share / max(rest, 0.01)) for each in senses}
    weight = {
        each.entry.id: share[each.entry.id] * (_OF_NAMED_STATE if is_of(each, states) else 1.0)
        for each in senses
    }
    best, *others = sorted(senses, key=lambda each: (-weight[each.entry.id], each.entry.id))
    second = others[0] if others else None
    own = share[best.entry.id]
    clear = second is None or weight[best.entry.id] >= MARGIN * weight[second.entry.id]
    if clear and own >= LINK_SHARE:
        return Choice(candidate=best, rule=rule, share=own, runner_up=second)
    if clear and second is not None and is_of(best, states):
        return Choice(
            candidate=best,
            rule=LinkRule.CONTEXT,
            share=weight[best.entry.id] / sum(weight.values()),
            runner_up=second,
        )
    if clear and best.name.kind is NameKind.ABBREVIATION and best.entry.iso in states:
        # «РБ» where the article names Belarus by another name
        return Choice(candidate=best, rule=LinkRule.CONTEXT, share=own, runner_up=second)
    if second is None:
        return NIL
    return Choice(
        runner_up=best,
        reason=f"«{best.name.name}» may be {told(best.entry)} or {told(second.entry)}",
    )


def is_of(candidate: Candidate, states: Collection[str]) -> bool:
    """Whether the thing belongs to one of the states; a state itself does to none."""
    entry = candidate.entry
    return entry.type is not EntityType.COUNTRY and entry.country in states


def is_adjective(tree: Tree, mention: Mention) -> bool:
    """Whether a name is a single adjective: «московский», «китайские»."""
    return mention.last - mention.first == 1 and tree.tokens[mention.head].pos == "ADJ"


def agrees(mention: Mention, meant: EntityType) -> bool:
    """Whether a mention of its type may name a thing of the type.

    Cities, states and their parts are drawn for each other. The rules and the tagger tell places
    apart by the noun beside them at best: any place may be meant.
    """
    drawn = mention.type
    if drawn.nerel == meant.nerel or {drawn, meant} <= _POLITIES:
        return True
    if {drawn.nerel, meant.nerel} in _INTERCHANGED:
        return True
    if mention.source in {GIVEN, LEARNED}:
        return False
    return drawn.is_place and meant.is_place


def _forms(tree: Tree, mention: Mention) -> Iterator[str]:
    """What the gazetteer is asked for, in order, each form once."""
    if mention.type in _PHRASES:
        yield mention.name
        return
    if is_adjective(tree, mention):
        yield from dict.fromkeys((mention.name, tree.lemma(mention.head)))
        return
    yield from dict.fromkeys((*forms(tree, mention.first, mention.last), mention.name))
