"""Relations that names tell by how they stand together: the list RULES.

Posts beside names, states inside the names of bodies, brackets, places beside places. Each rule is
a callable from the matcher of a document to what it found.
"""

from collections.abc import Callable, Iterable, Iterator

from extract.claims.pattern import Found, Matcher
from extract.mentions.nouns import noun_class
from extract.posts import holder, is_former, post_lemma
from extract.records import Entity, Mention, MentionKind, TimeInterval
from extract.times.attach import nearest_time
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType, Status

Rule = Callable[[Matcher], Iterable[Found]]

_FOUNDERS = frozenset({"основатель", "сооснователь", "учредитель", "создатель"})
_OWNERS = frozenset({"владелец", "совладелец", "собственник"})
_MEMBERS = frozenset({"член", "участник"})
_AIDES = frozenset(
    {"помощник", "советник", "пресс-секретарь", "заместитель", "представитель", "спецпосланник",
     "посланник", "адвокат"}
)  # fmt: skip
_FUTURE = frozenset({"будущий", "избранный", "новоизбранный", "назначенный"})
_BECOMING = frozenset(
    {"стать", "становиться", "назначить", "избрать", "переизбрать", "утвердить", "являться",
     "оставаться", "остаться", "работать", "служить", "быть", "назначать", "избирать"}
)  # fmt: skip
_WORKPLACES = frozenset(
    {
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.GOVERNMENT_BODY,
        EntityType.MEDIA_OUTLET,
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
        EntityType.FACILITY,
    }
)
_IN_PLACE = frozenset({"в", "во", "на"})
_EVENT_NOUN_STATUS_SCORE = 0.75


def posts_of_people(matcher: Matcher) -> Iterator[Found]:
    """«министр финансов США Скотт Б.»: worksAs the post, workplace in what the post names."""
    tree = matcher.tree
    for post in tree.document.mentions:
        if post.type is not EntityType.PROFESSION:
            continue
        person = holder(tree, post)
        who = None if person is None else tree.entity_of(person)
        if who is not None:
            yield from _post(matcher, post, who, anchor=post.head, rule="post-beside-name")


def posts_by_verb(matcher: Matcher) -> Iterator[Found]:
    """«X стал министром», «X назначили послом»: the post is a predicate in the instrumental."""
    tree = matcher.tree
    for post in tree.document.mentions:
        if post.type is not EntityType.PROFESSION or holder(tree, post) is not None:
            continue
        verb = tree.tokens[post.head].head
        if verb < 0 or tree.lemma(verb) not in _BECOMING:
            continue
        if tree.feat(post.head, "Case") != "Ins" or tree.case_word(post.head) is not None:
            continue
        words = (
            (*matcher.roles.objects(verb),)
            if matcher.roles.is_passive(verb) or tree.lemma(verb) in {"назначить", "избрать", "переизбрать", "утвердить", "назначать", "избирать"}
            else matcher.fillers("nsubj", verb, "verb")
        )
        for word in words:
            for who in matcher.things.named(word):
                yield from _post(matcher, post, who, anchor=verb, rule="post-by-verb")


def _post(matcher: Matcher, post: Mention, who: Entity, *, anchor: int, rule: str) -> Iterator[Found]:
    tree = matcher.tree
    lemma = post_lemma(tree, post)
    where = _workplace(tree, post)
    former = is_former(tree, post)
    status = None
    if rule == "post-beside-name":
        ahead = {tree.lemma(index) for index in range(max(post.first - 1, 0), post.last)}
        status = Status.PLANNED if ahead & _FUTURE else Status.ONGOING
    job = tree.entity_of(post)
    member = lemma in _MEMBERS
    if who.type is EntityType.PERSON and job is not None and not member:
        status_of_post = Status.OCCURRED if former else status
        yield _found(rule, RelationType.WORKS_AS, who, job, post, anchor, 0.95, status_of_post)
    if where is None or former:
        return
    relation, subject, thing = RelationType.WORKPLACE, who, where
    owned = where.type.is_organization or where.type is EntityType.FACILITY
    if lemma in _FOUNDERS | _OWNERS and not owned:
        return
    if lemma in _FOUNDERS:
        relation, subject, thing = RelationType.FOUNDED_BY, where, who
    elif lemma in _OWNERS:
        relation = RelationType.OWNER_OF
    elif member:
        relation = RelationType.MEMBER_OF
    if allows(relation, subject.type, thing.type):
        yield _found(rule, relation, subject, thing, post, anchor, 0.9, status)
    if lemma in _AIDES:
        for number in _inner(tree, post, frozenset({EntityType.PERSON})):
            superior = tree.entity_of(tree.document.mentions[number])
            if superior is not None and superior.id != who.id:
                yield _found(rule, RelationType.SUBORDINATE_OF, who, superior, post, anchor, 0.85, status)


def _inner(tree: Tree, outer: Mention, types: frozenset[EntityType]) -> list[int]:
    """Numbers of the mentions inside another one, of these types, the first and widest first."""
    found = {
        number
        for index in range(outer.first, outer.last)
        for number in tree.mention_numbers(index)
        if (inner := tree.document.mentions[number]).kind is MentionKind.NAME
        and inner.type in types
        and outer.first <= inner.first
        and inner.last <= outer.last
        and inner is not outer
    }
    mentions = tree.document.mentions
    return sorted(found, key=lambda number: (mentions[number].first, -mentions[number].last))


def _workplace(tree: Tree, post: Mention) -> Entity | None:
    """What the post's own complement names: the widest of the first names after its head."""
    before = post.first - 1
    candidates = [
        number
        for number in _inner(tree, post, _WORKPLACES)
        if tree.document.mentions[number].first != post.head
    ]
    if not candidates and before >= 0:
        candidates = [
            number
            for number in tree.mention_numbers(before)
            if tree.document.mentions[number].source == "gazetteer-adjective"
        ]
    for number in candidates:
        entity = tree.entity_of(tree.document.mentions[number])
        if entity is not None:
            return entity
    return None


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
        inner = _inner(tree, mention, frozenset({EntityType.COUNTRY, EntityType.PERSON}))
        for number in inner:
            other = tree.document.mentions[number]
            owner = tree.entity_of(other)
            if owner is None or other.last != mention.last or owner.id == body.id:
                continue
            if owner.type is EntityType.COUNTRY and mention.type is EntityType.GOVERNMENT_BODY:
                yield _named(matcher, "body-of-state", RelationType.PART_OF, body, owner, mention, 0.9)
            elif owner.type is EntityType.PERSON and noun_class(tree.lemma(mention.head)) == "government":
                yield _named(matcher, "body-of-person", RelationType.SUBORDINATE_OF, body, owner, mention, 0.9)
        following = _genitive_after(tree, mention)
        if following is not None and following.type is EntityType.COUNTRY and body.type is EntityType.GOVERNMENT_BODY:
            owner = tree.entity_of(following)
            if owner is not None and owner.id != body.id:
                yield _named(matcher, "body-before-state", RelationType.PART_OF, body, owner, mention, 0.85)


def _genitive_after(tree: Tree, mention: Mention) -> Mention | None:
    """A name right behind another one, in the genitive: «района Томской области»."""
    for other in tree.mentions_over(mention.last) if mention.last < len(tree.tokens) else ():
        if (
            other.first == mention.last
            and other.kind is MentionKind.NAME
            and other.source != "gazetteer-adjective"
            and (tree.feat(other.head, "Case") == "Gen" or tree.tokens[other.head].text.isupper())
        ):
            return other
    return None


def places_in_places(matcher: Matcher) -> Iterator[Found]:
    """«поселок X района Y», «больница в Z», «район Y области Z», «Коломна (Московская область)»."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.kind is not MentionKind.NAME or not mention.type.is_place:
            continue
        place = tree.entity_of(mention)
        if place is None:
            continue
        around = _genitive_after(tree, mention) or _in_brackets(tree, mention)
        whole = None if around is None else tree.entity_of(around)
        if whole is not None and whole.id != place.id and whole.type.is_place:
            relation = (
                RelationType.PART_OF
                if place.type in {EntityType.DISTRICT, EntityType.STATE_OR_PROVINCE}
                else RelationType.LOCATED_IN
            )
            yield _named(matcher, "place-in-place", relation, place, whole, mention, 0.85)
        if mention.type is EntityType.FACILITY:
            for number in _inner(tree, mention, frozenset({EntityType.CITY, EntityType.DISTRICT, EntityType.STATE_OR_PROVINCE, EntityType.COUNTRY})):
                inside = tree.document.mentions[number]
                site = tree.entity_of(inside)
                if site is not None and tree.tokens[inside.first - 1].text.lower() in _IN_PLACE:
                    yield _named(matcher, "facility-in-place", RelationType.LOCATED_IN, place, site, mention, 0.9)


def _in_brackets(tree: Tree, mention: Mention) -> Mention | None:
    last = mention.last
    if last + 1 >= len(tree.tokens) or tree.tokens[last].text != "(":
        return None
    for other in tree.mentions_over(last + 1):
        if (
            other.first == last + 1
            and other.type.is_place
            and other.last < len(tree.tokens)
            and tree.tokens[other.last].text == ")"
        ):
            return other
    return None


def other_names(matcher: Matcher) -> Iterator[Found]:
    """«Шанхайская организация сотрудничества (ШОС)»: another name of one thing, and an acronym."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.kind is not MentionKind.NAME or mention.first < 2:  # noqa: PLR2004 - a name and a bracket
            continue
        entity = tree.entity_of(mention)
        if entity is None or entity.type is EntityType.PROFESSION:
            continue
        bracketed = (
            tree.tokens[mention.first - 1].text == "("
            and mention.last < len(tree.tokens)
            and tree.tokens[mention.last].text == ")"
        )
        initials = _acronym_of(tree, mention, entity)
        if not bracketed and not initials:
            continue
        if bracketed and not _ends_at(tree, mention.first - 1, entity):
            continue
        rule = "name-in-brackets" if bracketed else "acronym-of-name"
        yield _named(matcher, rule, RelationType.ALTERNATIVE_NAME, entity, mention.name, mention, 0.95)
        if mention.name.isupper() and " " not in mention.name:
            yield _named(matcher, rule, RelationType.ABBREVIATION, entity, mention.name, mention, 0.95)


def _acronym_of(tree: Tree, mention: Mention, entity: Entity) -> bool:
    """«СК РФ» for «Следственный комитет России»: initials of a fuller name in the same text."""
    acronym = tree.tokens[mention.first].text
    if entity.link is not None or not mention.name.isupper() or len(acronym) < 2:  # noqa: PLR2004
        return False
    names = {tree.document.mentions[number].name for number in entity.mentions}
    return any(
        "".join(word[:1] for word in name.split()).upper().startswith(acronym)
        for name in sorted(names)
        if not name.isupper()
    )


def _ends_at(tree: Tree, index: int, entity: Entity) -> bool:
    """Whether a name of the entity ends right before the token."""
    return any(
        mention.last == index and mention.kind is MentionKind.NAME and tree.entity_of(mention) is entity
        for mention in tree.mentions_over(index - 1)
    )


def event_places(matcher: Matcher) -> Iterator[Found]:
    """«саммит ШОС в Астане», «пожар в поселке X»: where an event takes place."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        event = tree.entity_of(mention)
        if mention.type is not EntityType.EVENT or event is None:
            continue
        for place in _event_places(tree, mention):
            entity = tree.entity_of(place)
            if entity is not None and entity.type.is_place:
                yield _found(
                    "event-in-place", RelationType.TAKES_PLACE_IN, event, entity, place,
                    mention.head, 0.85, Status.OCCURRED, first=mention.first,
                )  # fmt: skip
        time = nearest_time(tree, mention.head)
        if time is not None and time.interval.value is not None and event.name:
            yield _found(
                "event-at-time", RelationType.POINT_IN_TIME, event, time.interval, mention,
                mention.head, _EVENT_NOUN_STATUS_SCORE, None,
            )  # fmt: skip


def _event_places(tree: Tree, mention: Mention) -> Iterator[Mention]:
    """Places in the locative inside the event's name or right behind it."""
    for index in range(mention.first, mention.last):
        if tree.tokens[index].text.lower() in _IN_PLACE and index + 1 < mention.last:
            yield from _place_from(tree, index + 1)
    last = mention.last
    while last < len(tree.tokens) and tree.tokens[last].text in {")", "»", '"'}:
        last += 1
    if last < len(tree.tokens) and tree.tokens[last].text == "(":
        closing = next((i for i in range(last, min(last + 6, len(tree.tokens))) if tree.tokens[i].text == ")"), None)
        last = closing + 1 if closing else last
    if last + 1 < len(tree.tokens) and tree.tokens[last].text.lower() in _IN_PLACE:
        yield from _place_from(tree, last + 1)


def _place_from(tree: Tree, index: int) -> Iterator[Mention]:
    """The place that begins here, common nouns before its name («в поселке X») passed over."""
    announced = False
    while index < len(tree.tokens) and noun_class(tree.lemma(index)) in {"city", "state", "district"} and not _starting(tree, index):
        announced = tree.feat(index, "Case") == "Loc"
        index += 1
    place = _starting(tree, index)
    if place is None:
        return
    if announced or tree.feat(place.head, "Case") in {"Loc", None, "Gen"} | (
        {"Acc", "Nom"} if tree.tokens[place.head].text.isupper() else set()
    ):
        yield place


def _starting(tree: Tree, index: int) -> Mention | None:
    if index >= len(tree.tokens):
        return None
    for mention in tree.mentions_over(index):
        if mention.first == index and mention.kind is MentionKind.NAME and mention.type.is_place:
            return mention
    return None


def initiatives(matcher: Matcher) -> Iterator[Found]:
    """«китайская инициатива X»: a programme belongs to the state of its adjective."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        thing = tree.entity_of(mention)
        if thing is None or mention.kind is not MentionKind.NAME or mention.type is not EntityType.EVENT:
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
                yield _named(matcher, "national-initiative", RelationType.ORGANIZES, owner, thing, mention, 0.85)


def parties_of_documents(matcher: Matcher) -> Iterator[Found]:
    """«соглашение между A и B», «договор A с B», and the day on which a document was signed."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        document = tree.entity_of(mention)
        if document is None or mention.type not in {EntityType.AGREEMENT, EntityType.LAW}:
            continue
        verb = tree.tokens[mention.head].head
        signed = verb >= 0 and tree.lemma(verb) in {"подписать", "заключить", "подписание", "заключение"}
        for index in range(mention.head + 1, mention.last):
            if tree.tokens[index].text.lower() == "между" or (
                signed and tree.tokens[index].text.lower() in {"с", "со"}
            ):
                for party in matcher.things.named(index + 1):
                    if allows(RelationType.SIGNATORY_OF, party.type, document.type) and party.type is not EntityType.PERSON:
                        yield _found(
                            "party-of-document", RelationType.SIGNATORY_OF, party, document, mention,
                            verb if signed else mention.head, 0.8, None if signed else Status.ONGOING,
                        )  # fmt: skip
                break
        if signed:
            time = nearest_time(tree, verb)
            if time is not None and time.interval.value is not None:
                yield _found(
                    "document-signed-at", RelationType.POINT_IN_TIME, document, time.interval, mention,
                    verb, 0.8, None,
                )  # fmt: skip


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
                yield _named(matcher, "person-of-people", RelationType.ORIGINS_FROM, person, origin, mention, 0.9)


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
                    yield _named(matcher, "maker-beside-product", RelationType.PRODUCES, maker, product, mention, 0.8)


def _named(
    matcher: Matcher,
    rule: str,
    relation: RelationType,
    subject: Entity,
    thing: Entity | str,
    mention: Mention,
    score: float,
) -> Found:
    """A relation that a name itself tells, whatever is said about the thing."""
    del matcher
    return _found(rule, relation, subject, thing, mention, mention.head, score, Status.ONGOING, dated=False)


def _found(
    rule: str,
    relation: RelationType,
    subject: Entity,
    thing: Entity | TimeInterval | str,
    mention: Mention,
    anchor: int,
    score: float,
    status: Status | None,
    *,
    first: int | None = None,
    dated: bool = False,
) -> Found:
    return Found(
        rule=rule,
        relation=relation,
        subject=subject,
        object=thing,
        anchor=anchor,
        first=mention.first if first is None else first,
        last=mention.last,
        score=score,
        status=status,
        dated=dated,
    )


RULES: tuple[Rule, ...] = (
    posts_of_people,
    posts_by_verb,
    bodies_of_states,
    places_in_places,
    other_names,
    event_places,
    initiatives,
    parties_of_documents,
    origins,
    makers,
)
