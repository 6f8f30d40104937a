"""Posts and those who hold them: worksAs, workplace, and what some posts mean besides."""

from collections.abc import Iterator
from dataclasses import replace

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import inner, told
from extract.posts import (
    OWNERS,
    WORKPLACES,
    complement_end,
    holder,
    is_former,
    is_plural,
    places_in,
    post_lemma,
)
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType, Status

_BESIDE_NAME = "post-beside-name"
_PLACE_SCORE = 0.9
_EACH_SCORE = 0.85
_SUPERIOR_SCORE = 0.85
_FOUNDERS = frozenset({"основатель", "сооснователь", "учредитель", "создатель"})
_MEMBERS = frozenset({"член", "участник"})
_AIDES = frozenset(
    {"помощник", "советник", "пресс-секретарь", "заместитель", "представитель", "спецпосланник",
     "посланник", "адвокат"}
)  # fmt: skip
_DELEGATES = frozenset({"депутат", "кандидат", "сенатор", "представитель"})
"""Posts that a party sends somebody into: the party is not where they work."""
_OFFICES = frozenset(
    """
    президент вице-президент премьер премьер-министр вице-премьер министр замминистра канцлер
    вице-канцлер госсекретарь секретарь посол постпред консул атташе дипломат посланник
    спецпосланник представитель спецпредставитель уполномоченный омбудсмен глава лидер руководитель
    председатель губернатор вице-губернатор мэр депутат сенатор конгрессмен парламентарий спикер
    вице-спикер прокурор генпрокурор судья чиновник генерал адмирал маршал полковник
    главнокомандующий командующий военный военнослужащий полицейский пограничник солдат король
    королева император эмир султан царь монарх шейх
    """.split()
)
"""Posts in which one works for the state: a «чешский певец» is only from there."""
_TITLES = frozenset(
    {"герцог", "герцогиня", "граф", "графиня", "князь", "княгиня", "барон", "артист", "артистка",
     "чемпион", "чемпионка", "герой"}
)  # fmt: skip
"""Titles that name a place in which their bearer does not work."""
_DESCRIBED = "post-describes"
_HEADS = frozenset({"глава", "лидер", "руководитель"})
_CANDIDATES = frozenset({"кандидат", "претендент", "номинант", "соискатель"})
_FUTURE = frozenset({"будущий", "избранный", "новоизбранный", "назначенный"})
_BECOMING = frozenset(
    {"стать", "становиться", "назначить", "избрать", "переизбрать", "утвердить", "являться",
     "оставаться", "остаться", "работать", "служить", "быть", "назначать", "избирать"}
)  # fmt: skip


def posts_of_people(matcher: Matcher) -> Iterator[Found]:
    """«министр финансов США Скотт Б.»: worksAs the post, workplace in what the post names."""
    tree = matcher.tree
    for post in tree.document.mentions:
        if post.type is not EntityType.PROFESSION:
            continue
        person = holder(tree, post)
        if person is None:
            continue
        if is_plural(tree, post) and not _is_sought(tree, post):
            yield from _respectively(matcher, post, person)
            continue
        who = tree.entity_of(person)
        if who is not None:
            yield from _post(matcher, post, who, anchor=post.head, rule=_BESIDE_NAME)


def _respectively(matcher: Matcher, post: Mention, first: Mention) -> Iterator[Found]:
    """«президенты Чили и Перу A и B»: as many people as states, each in his own."""
    tree = matcher.tree
    people = [p for p in matcher.things.listed(first) if p.first >= post.last]
    places = places_in(tree, post)
    if len(people) != len(places) or len(people) == 1:
        return
    job = tree.entity_of(post)
    for person, place in zip(people, places, strict=True):
        who, where = tree.entity_of(person), tree.entity_of(place)
        if who is None:
            continue
        for relation, thing in ((RelationType.WORKS_AS, job), (RelationType.WORKPLACE, where)):
            if thing is not None and allows(relation, who.type, thing.type):
                yield told(
                    _BESIDE_NAME,
                    (who, relation, thing),
                    post,
                    anchor=post.head,
                    score=_EACH_SCORE,
                    status=Status.ONGOING,
                )


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
            if matcher.roles.is_passive(verb)
            or tree.lemma(verb)
            in {"назначить", "избрать", "переизбрать", "утвердить", "назначать", "избирать"}
            else matcher.fillers("nsubj", verb, "verb")
        )
        for word in words:
            for who in matcher.things.named(word):
                yield from _post(matcher, post, who, anchor=verb, rule="post-by-verb")


def posts_of_described(matcher: Matcher) -> Iterator[Found]:
    """«президент Чили» that describes somebody named elsewhere: he holds the post.

    Only with the state, and of those beside whose name no post stands: else it is that one again,
    in shorter words.
    """
    tree = matcher.tree
    posts = [post for post in tree.document.mentions if post.type is EntityType.PROFESSION]
    people = [person for post in posts if (person := holder(tree, post)) is not None]
    told_of = [tree.entity_of(person) for person in people]
    for post in posts:
        if holder(tree, post) is not None:
            continue
        if is_plural(tree, post) or is_former(tree, post) or _is_sought(tree, post):
            continue
        if post_lemma(tree, post) in _HEADS:
            continue  # «лидер страны» is no post, and whose head «глава ведомства» is, unsure
        for other in tree.mentions_over(post.head):
            who = tree.entity_of(other)
            if other.type is EntityType.PERSON and other.head == post.head and who is not None:
                is_named = any(
                    tree.document.mentions[n].kind is MentionKind.NAME for n in who.mentions
                )
                if is_named and who not in told_of and _names_state(tree, post):
                    yield from _post(matcher, post, who, anchor=post.head, rule=_DESCRIBED)


def _names_state(tree: Tree, post: Mention) -> bool:
    """Whether the post has its state behind it, or as an adjective before it."""
    return any(
        place.type is EntityType.COUNTRY
        for index in range(max(post.first - 1, tree.sentence(post.first).first), post.last)
        for place in tree.mentions_over(index)
    )


def _post(
    matcher: Matcher, post: Mention, who: Entity, *, anchor: int, rule: str
) -> Iterator[Found]:
    """What a post tells of the one who holds it.

    A former post is told as such («бывший министр») and ties to no workplace.
    """
    tree = matcher.tree
    status = _status(tree, post) if rule in {_BESIDE_NAME, _DESCRIBED} else None
    job = tree.entity_of(post)
    former = is_former(tree, post)
    if who.type is EntityType.PERSON and job is not None and post_lemma(tree, post) not in _MEMBERS:
        yield told(
            rule,
            (who, RelationType.WORKS_AS, job),
            post,
            anchor=anchor,
            score=0.95,
            status=Status.OCCURRED if former else status,
        )
    if former or _is_sought(tree, post):
        return
    for triple, score in (*_place_of_post(tree, post, who), *_superiors(tree, post, who)):
        subject, relation, thing = triple
        if allows(relation, subject.type, thing.type):
            yield told(rule, triple, post, anchor=anchor, score=score, status=status)


def _is_sought(tree: Tree, post: Mention) -> bool:
    """«кандидат в президенты»: who only runs for a post does not work where it is."""
    words = range(max(post.first - 2, 0), post.last)
    return any(tree.lemma(index) in _CANDIDATES for index in words)


def _status(tree: Tree, post: Mention) -> Status:
    """A post beside a name is held, unless it is «будущий» or «избранный»."""
    words = {tree.lemma(index) for index in range(max(post.first - 1, 0), post.last)}
    return Status.PLANNED if words & _FUTURE else Status.ONGOING


def _place_of_post(
    tree: Tree, post: Mention, who: Entity
) -> Iterator[tuple[tuple[Entity, RelationType, Entity], float]]:
    """The body or place that the post names, and how the holder belongs to it."""
    where = _workplace(tree, post)
    lemma = post_lemma(tree, post)
    if where is None or lemma in _TITLES:
        return
    if lemma in _FOUNDERS and where.type is EntityType.ALLIANCE:
        # the founders of a union of states are its first members
        yield (who, RelationType.MEMBER_OF, where), _PLACE_SCORE
    elif lemma in _FOUNDERS | OWNERS:
        if not where.type.is_organization and where.type is not EntityType.FACILITY:
            return
        if lemma in _FOUNDERS:
            yield (where, RelationType.FOUNDED_BY, who), _PLACE_SCORE
        else:
            yield (who, RelationType.OWNER_OF, where), _PLACE_SCORE
    elif lemma in _MEMBERS:
        yield (who, RelationType.MEMBER_OF, where), _PLACE_SCORE
    else:
        if _is_party(tree, post, where):
            yield (who, RelationType.MEMBER_OF, where), _PLACE_SCORE
            if lemma in _DELEGATES:
                return
        yield (who, RelationType.WORKPLACE, where), _PLACE_SCORE


def _is_party(tree: Tree, post: Mention, where: Entity) -> bool:
    """Whether the post names its organization as a party: «лидер партии "Новый путь"»."""
    return any(
        tree.lemma(mention.first - 1) == "партия"
        or (mention.first > 1 and tree.lemma(mention.first - 2) == "партия")
        for number in inner(tree, post, WORKPLACES)
        if tree.entity_of(mention := tree.document.mentions[number]) is where
    )


def _superiors(
    tree: Tree, post: Mention, who: Entity
) -> Iterator[tuple[tuple[Entity, RelationType, Entity], float]]:
    """«советник Петрова Иван Сидоров»: an aide is under the person that the post names."""
    if post_lemma(tree, post) not in _AIDES:
        return
    for number in inner(tree, post, frozenset({EntityType.PERSON})):
        superior = tree.entity_of(tree.document.mentions[number])
        if superior is not None and superior.id != who.id:
            yield (who, RelationType.SUBORDINATE_OF, superior), _SUPERIOR_SCORE


def _workplace(tree: Tree, post: Mention) -> Entity | None:
    """What the post's own complement names: the widest of the first names after its head.

    A body goes before the place that only tells where it is («лидер московского отделения X»).
    """
    mentions = tree.document.mentions
    whole = replace(post, last=max(post.last, complement_end(tree, post)))
    candidates = [
        number for number in inner(tree, whole, WORKPLACES) if mentions[number].first != post.head
    ]
    if candidates and mentions[candidates[0]].source == "gazetteer-adjective":
        bodies = [n for n in candidates if mentions[n].type.is_organization]
        of_state = tree.feat(mentions[candidates[0]].head, "Case") == "Gen"
        candidates = [*bodies, *(candidates if of_state else ())]
    before = post.first - 1
    if not candidates and before >= 0 and post_lemma(tree, post) in _OFFICES:
        candidates = [
            number
            for number in tree.mention_numbers(before)
            if mentions[number].source == "gazetteer-adjective"
        ]
    for number in candidates:
        entity = tree.entity_of(mentions[number])
        if entity is not None:
            return entity
    return None
