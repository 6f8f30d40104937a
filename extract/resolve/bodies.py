"""Bodies of states and of people: one name for each, however the text words it."""

from extract.annotate.normalize import genitive
from extract.link import Choice
from extract.mentions.nouns import noun_class
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.resolve.linking.bodies import body_choice, organization_named
from extract.resolve.linking.context import Context
from ontology.gazetteer import fold
from ontology.vocabulary import EntityType

Owner = tuple[int, Mention]
"""Number and mention of the state or person that a body belongs to."""


def add_body(chains: Chains, number: int, mention: Mention, context: Context) -> None:
    """Put a body into its chain: «Минкоммерции КНР» is «Министерство коммерции Китая».

    Args:
        chains: of the document.
        number: of the mention.
        mention: the name of a body.
        context: of the article.
    """
    present = {link.key for link in chains.links.values()}
    holder = _state_of_holder(chains, mention, context)
    choice = body_choice(context, mention, present, state_of_holder=holder)
    if _add_linked(chains, number, choice):
        return
    if _add_national_body(chains, number, mention, context):
        return
    person = _owner_at_end(chains, mention, EntityType.PERSON)
    if person is not None:
        _add_office(chains, number, mention, person)
        return
    state = _owner_at_end(chains, mention, EntityType.COUNTRY)
    own = mention.name
    if state is not None:
        own = _without_tail(chains, mention, state[1].first)
    elif noun_class(chains.tree.lemma(mention.last - 1)) == "country":
        state = _state_before(chains, number, mention)
        own = _without_tail(chains, mention, mention.last - 1)
    short = own
    own = _expanded(chains, mention.first, own, context)
    if state is not None:
        _add_of_state(chains, number, own, chains.root(state[0]), context)
        return
    root = chains.add(number, ("body", fold(own), ""))
    if own != short:
        chains.names[root] = own


def _state_of_holder(chains: Chains, mention: Mention, context: Context) -> str | None:
    """The state of the person who is known and named right behind: «глава МИД Олаф Лунд»."""
    if mention.last >= len(chains.tree.tokens):
        return None
    for number in chains.tree.mention_numbers(mention.last):
        other = chains.mentions[number]
        if other.type is EntityType.PERSON and other.first == mention.last:
            link = chains.links.get(chains.root(number))
            entry = context.gazetteer.by_id(link.key) if link else None
            return entry.country if entry else None
    return None


def _expanded(chains: Chains, first: int, own: str, context: Context) -> str:
    """The body's name with its first word in full, where that is a common short form."""
    short, *rest = own.split() or [own]
    gazetteer = context.gazetteer
    body = gazetteer.expand_body(chains.tree.tokens[first].text) or gazetteer.expand_body(short)
    return own if body is None else " ".join([body.full, *rest])


def _add_linked(chains: Chains, number: int, choice: Choice) -> bool:
    """Whether the gazetteer knows the body; then it is in its chain."""
    link = choice.link
    if link is None or choice.candidate is None:
        return False
    root = chains.add(number, ("link", link.key), link=link)
    chains.types[root] = choice.candidate.entry.type
    return True


def _add_of_state(chains: Chains, number: int, own: str, state: int, context: Context) -> None:
    """A body of a state: its own words and the state's canonical name in the genitive."""
    linked = chains.links.get(state)
    name = f"{own} {genitive(linked.label_ru if linked else chains.mentions[state].name)}"
    if not _add_linked(chains, number, organization_named(context.gazetteer, name)):
        root = chains.add(number, ("body", fold(own), str(state)))
        chains.names[root] = name


def _add_office(chains: Chains, number: int, mention: Mention, person: Owner) -> None:
    """«администрация президента США Дональда Т.» is «Администрация Дональда Т.»."""
    head = mention.name.split()[0]
    root = chains.add(number, ("body-of", fold(head), str(chains.root(person[0]))))
    chains.names[root] = f"{head} {genitive(_fullest_name(chains, person[0]), all_words=True)}"


def _owner_at_end(chains: Chains, mention: Mention, type_: EntityType) -> Owner | None:
    """The last of the names of the type with which the body's name ends."""
    found = [
        (number, other)
        for number, other in chains.nested(mention)
        if other.kind is MentionKind.NAME
        and other.last == mention.last
        and type_ in {other.type, chains.types.get(chains.root(number))}
    ]
    return found[-1] if found else None


def _without_tail(chains: Chains, mention: Mention, tail: int) -> str:
    """The body's name before the token `tail` of it."""
    dropped = chains.tree.text(tail, mention.last)
    return mention.name[: len(mention.name) - len(dropped)].strip()


def _add_national_body(chains: Chains, number: int, mention: Mention, context: Context) -> bool:
    """«суданская армия» is «Армия Судана»: a body with its state in an adjective before it."""
    for inner, other in chains.nested(mention):
        if other.source == "gazetteer-adjective" and other.first == mention.first:
            state = chains.root(inner)
            own = " ".join(mention.name.split()[1:])
            if not own or state not in chains.links:
                return False
            own = _expanded(chains, other.last, own, context)
            _add_of_state(chains, number, own, state, context)
            return True
    return False


def _state_before(chains: Chains, number: int, mention: Mention) -> tuple[int, Mention] | None:
    """«министерство энергетики страны»: the state that was named last."""
    for before in range(number - 1, -1, -1):
        other = chains.mentions[before]
        if (
            other.type is EntityType.COUNTRY
            and other.kind is MentionKind.NAME
            and other.last <= mention.first
            and other.source != "gazetteer-demonym"
        ):
            return before, other
    return None


def _fullest_name(chains: Chains, number: int) -> str:
    members = chains.members_of(number)
    return max(
        (chains.mentions[m].name for m in members), key=lambda name: (len(name.split()), name)
    )
