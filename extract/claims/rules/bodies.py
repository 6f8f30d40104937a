"""Bodies and things that a name ties to a state, a person or a maker."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.realms import is_no_part
from extract.claims.rules.adjacency import (
    IN_PLACE,
    genitive_after,
    in_brackets,
    inner,
    named,
    starting,
)
from extract.mentions.nouns import noun_class
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import ORGANIZATIONS, EntityType, RelationType

_REALMS = frozenset(
    {EntityType.COUNTRY, EntityType.STATE_OR_PROVINCE, EntityType.CITY, EntityType.DISTRICT}
)
_OWNERS = _REALMS | ORGANIZATIONS | {EntityType.PERSON}
"""What a body's name may end in: the realm or body that it is part of, or who it is under."""
_SEAT_NOUNS = frozenset({"штаб-квартира", "офис"})
_INSTITUTES = frozenset({"институт", "университет", "академия", "колледж", "консерватория"})
"""Bodies whose place right behind the name is where they are."""
_UNITS = frozenset({"подразделение", "филиал", "структура", "часть", "отделение", "дочка"})
_SEATED = frozenset({EntityType.ORGANIZATION, EntityType.ALLIANCE, EntityType.MEDIA_OUTLET})
_POSSESSIVES = frozenset({"ее", "её", "его", "чья", "чей", "чьи", "которой", "которого"})
_OWNER_REACH = 25
"""Tokens back to the organization that «ее» means: the sentence before at most."""
_SEAT_REACH = 10
"""Tokens from a name to the place of its seat: «X, чья штаб-квартира находится в Осло»."""


def bodies_of_states(matcher: Matcher) -> Iterator[Found]:
    """«министерство торговли Китая» is part of Китай; «администрация Трампа» is under Трамп."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.kind is not MentionKind.NAME or mention.type not in {
            EntityType.GOVERNMENT_BODY,
            EntityType.ORGANIZATION,
        }:
            continue
        body = tree.entity_of(mention)
        if body is None:
            continue
        found = inner(tree, mention, _OWNERS)
        for number in found:
            other = tree.document.mentions[number]
            owner = tree.entity_of(other)
            adjective = other.source == "gazetteer-adjective" and other.first == mention.first
            if (
                owner is None
                or owner.id == body.id
                or not (adjective or other.last == mention.last)
            ):
                continue
            if is_no_part(tree, mention.head, owner):
                continue
            if owner.type is not EntityType.PERSON and mention.type is EntityType.GOVERNMENT_BODY:
                yield named("body-of-state", (body, RelationType.PART_OF, owner), mention, 0.9)
            elif (
                owner.type is EntityType.PERSON
                and noun_class(tree.lemma(mention.head)) == "government"
            ):
                yield named(
                    "body-of-person", (body, RelationType.SUBORDINATE_OF, owner), mention, 0.9
                )
        yield from _before_state(tree, mention, body)


def _before_state(tree: Tree, mention: Mention, body: Entity) -> Iterator[Found]:
    """«Минэнерго» before «Чили», a name of its own: part of that state."""
    following = genitive_after(tree, mention)
    owner = None if following is None else tree.entity_of(following)
    if following is None or owner is None or following.type is not EntityType.COUNTRY:
        return
    own = body.type is EntityType.GOVERNMENT_BODY and body.id != owner.id
    if own and not is_no_part(tree, mention.head, owner):
        yield named("body-before-state", (body, RelationType.PART_OF, owner), mention, 0.85)


def press_offices(matcher: Matcher) -> Iterator[Found]:
    """«пресс-служба министерства»: part of the body that it speaks for."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        office = tree.entity_of(mention)
        if office is None or noun_class(tree.lemma(mention.head)) != "pressoffice":
            continue
        for other in (
            tree.mentions_over(mention.head + 1) if mention.last > mention.head + 1 else ()
        ):
            body = tree.entity_of(other)
            if body is not None and body.id != office.id and body.type.is_organization:
                yield named("press-office-of", (office, RelationType.PART_OF, body), mention, 0.85)
                break


def headquarters(matcher: Matcher) -> Iterator[Found]:
    """«холдинг X (Осло)», «компания X со штаб-квартирой в Осло»: where an organization sits."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        body = tree.entity_of(mention)
        if mention.kind is not MentionKind.NAME or body is None or body.type not in _SEATED:
            continue
        place = in_brackets(tree, mention) or _seat(tree, mention) or _home(tree, mention)
        where = None if place is None else tree.entity_of(place)
        if where is not None and where.type.is_place:
            yield named(
                "seat-beside-name",
                (body, RelationType.HEADQUARTERED_IN, where),
                mention,
                0.85,
            )


def _home(tree: Tree, mention: Mention) -> Mention | None:
    """The city of «компания X из Осло», of «Институт X в Осло»."""
    index = mention.last
    while index < len(tree.tokens) and tree.tokens[index].text in {"»", '"', "”"}:
        index += 1
    if index + 1 >= len(tree.tokens):
        return None
    place = starting(tree, index + 1)
    if place is None:
        return None
    preposition = tree.tokens[index].text.lower()
    if preposition == "из":
        return place if place.type is EntityType.CITY and _announced(tree, mention) else None
    institute = tree.lemma(mention.head) in _INSTITUTES
    return place if preposition == "в" and institute else None


def _announced(tree: Tree, mention: Mention) -> bool:
    """Whether a class noun stands before the name: «компания X»."""
    before = mention.first - 1
    while before >= 0 and tree.tokens[before].text in {"«", '"', "“"}:
        before -= 1
    return before >= 0 and noun_class(tree.lemma(before)) == "organization"


def _seat(tree: Tree, mention: Mention) -> Mention | None:
    """The place of «..., чья штаб-квартира находится в X», «... со штаб-квартирой в X»."""
    index = mention.last
    limit = min(tree.sentence(mention.first).last, index + _SEAT_REACH)
    apposed = index < limit and tree.tokens[index].text in {"—", "–", ","}
    while index < limit and tree.lemma(index) not in _SEAT_NOUNS:
        if tree.tokens[index].pos == "VERB" or (
            tree.tokens[index].pos in {"NOUN", "PROPN"} and not apposed
        ):
            return None
        index += 1
    beside = tree.tokens[min(index, limit) - 1].text.lower() in {"с", "со"}
    if apposed and not beside and not (index < limit and _is_owned(tree, index)):
        return None
    while index < limit and tree.tokens[index].text.lower() not in IN_PLACE:
        index += 1
    return starting(tree, index + 1) if index < limit else None


def own_seats(matcher: Matcher) -> Iterator[Found]:
    """«Ее штаб-квартира находится в Осло»: the seat of the organization named last."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _SEAT_NOUNS or not (
            _is_owned(tree, index) or _is_told_of_subject(tree, index)
        ):
            continue
        body = _organization_before(tree, index)
        limit = min(tree.sentence(index).last - 1, index + _SEAT_REACH)
        place = next(
            (
                starting(tree, word + 1)
                for word in range(index + 1, limit)
                if tree.tokens[word].text.lower() in IN_PLACE
            ),
            None,
        )
        who = None if body is None else tree.entity_of(body)
        where = None if place is None else tree.entity_of(place)
        if body is not None and who is not None and where is not None and where.type.is_place:
            yield named("own-seat", (who, RelationType.HEADQUARTERED_IN, where), body, 0.8)


def _is_told_of_subject(tree: Tree, index: int) -> bool:
    """«Холдинг X основан в 2004 году, штаб-квартира находится в Осло»: of what was told before."""
    token = tree.tokens[index]
    bare = not tree.children(index, "nmod", "amod", "det")
    follows = index > tree.sentence(index).first and tree.tokens[index - 1].text == ","
    return bare and follows and token.rel.startswith("nsubj")


def _is_owned(tree: Tree, index: int) -> bool:
    """Whether a possessive or relative pronoun says whose it is: «ее», «чья», «... которой»."""
    words = {tree.tokens[child].text.lower() for child in tree.children(index)}
    near = {
        tree.tokens[word].text.lower()
        for word in (index - 1, index + 1)
        if 0 <= word < len(tree.tokens)
    }
    return bool((words | near) & _POSSESSIVES)


def _organization_before(tree: Tree, index: int) -> Mention | None:
    for word in range(index - 1, max(index - _OWNER_REACH, -1), -1):
        for mention in tree.mentions_over(word):
            entity = tree.entity_of(mention)
            if entity is not None and entity.type in _SEATED and mention.last <= index:
                return mention
    return None


def units(matcher: Matcher) -> Iterator[Found]:
    """«X — подразделение Y», «X, филиал Y»: a part of another organization."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _UNITS or index + 1 >= len(tree.tokens):
            continue
        mark = index - 1
        while mark > 0 and tree.tokens[mark].pos == "ADJ":
            mark -= 1
        if mark < 1 or tree.tokens[mark].text not in {"—", "–", "-", ","}:
            continue
        parts = (m for m in tree.mentions_over(mark - 1) if m.last == mark)
        wholes = [m for m in tree.mentions_over(index + 1) if m.first == index + 1]
        pairs = (_unit(tree, part, whole) for part in parts for whole in wholes)
        unit = next(filter(None, pairs), None)
        if unit is not None:
            yield unit


def _unit(tree: Tree, part: Mention, whole: Mention) -> Found | None:
    """The one organization as a part of the other, where both are organizations."""
    one, other = tree.entity_of(part), tree.entity_of(whole)
    if one is None or other is None or one.id == other.id:
        return None
    if not (one.type.is_organization and other.type.is_organization):
        return None
    return named("unit-of", (one, RelationType.PART_OF, other), part, 0.85)


def initiatives(matcher: Matcher) -> Iterator[Found]:
    """«китайская инициатива X»: a programme belongs to the state of its adjective."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        thing = tree.entity_of(mention)
        if (
            thing is None
            or mention.kind is not MentionKind.NAME
            or mention.type is not EntityType.EVENT
        ):
            continue
        noun = mention.first - 1
        while noun >= 0 and tree.tokens[noun].text in {"«", '"', "“"}:
            noun -= 1
        if noun < 1 or noun_class(tree.lemma(noun)) != "initiative":
            continue
        for number in tree.mention_numbers(noun - 1):
            adjective = tree.document.mentions[number]
            owner = tree.entity_of(adjective)
            if adjective.source == "gazetteer-adjective" and owner is not None:
                yield named(
                    "national-initiative", (owner, RelationType.ORGANIZES, thing), mention, 0.85
                )


def citizens(matcher: Matcher) -> Iterator[Found]:
    """«гражданин Чили Иван П.», «уроженец Перми Иван П.»: where a person comes from."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if noun_class(token.lemma) != "origin":
            continue
        place = starting(tree, index + 1)
        if place is None:
            continue
        for other in tree.mentions_over(place.last) if place.last < len(tree.tokens) else ():
            person, where = tree.entity_of(other), tree.entity_of(place)
            if (
                other.first == place.last
                and other.type is EntityType.PERSON
                and person is not None
                and where is not None
            ):
                yield named(
                    "citizen-of-place", (person, RelationType.ORIGINS_FROM, where), other, 0.9
                )


def origins(matcher: Matcher) -> Iterator[Found]:
    """«россиянин Иван П.», «уроженец Перми Иван П.»: where a person comes from."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.type is not EntityType.NATIONALITY or mention.last >= len(tree.tokens):
            continue
        origin = tree.entity_of(mention)
        for other in tree.mentions_over(mention.last):
            person = tree.entity_of(other)
            if (
                other.first == mention.last
                and other.type is EntityType.PERSON
                and other.kind is MentionKind.NAME
                and person is not None
                and origin is not None
            ):
                yield named(
                    "person-of-people", (person, RelationType.ORIGINS_FROM, origin), mention, 0.9
                )


def makers(matcher: Matcher) -> Iterator[Found]:
    """«чипы H200 компании X», «смартфон X Y»: the maker beside its product."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        product = tree.entity_of(mention)
        if mention.type is not EntityType.PRODUCT or product is None:
            continue
        for index in (mention.first - 1, mention.last, mention.last + 1):
            if not 0 <= index < len(tree.tokens):
                continue
            for other in tree.mentions_over(index):
                maker = tree.entity_of(other)
                adjacent = other.last == mention.first or (
                    other.first in {mention.last, mention.last + 1}
                    and noun_class(tree.lemma(mention.last)) == "organization"
                )
                if (
                    adjacent
                    and maker is not None
                    and other.kind is MentionKind.NAME
                    and maker.type is EntityType.ORGANIZATION
                ):
                    yield named(
                        "maker-beside-product",
                        (maker, RelationType.PRODUCES, product),
                        mention,
                        0.8,
                    )
