"""When events take place, who holds them, and who comes without being their grammatical subject."""

from collections.abc import Iterator
from dataclasses import replace

from extract.claims.pattern import Found, Matcher
from extract.claims.patterns.kinds import ACTORS, EVENTS
from extract.claims.rules.adjacency import named, told
from extract.records import Entity, Mention, MentionKind, TimeMention
from extract.times.attach import nearest_time
from extract.tree import Tree
from ontology.vocabulary import EntityType, RelationType, Status

_HAPPENS: dict[str, str] = {
    **dict.fromkeys(
        "состояться пройти проходить произойти случиться начаться открыться стартовать"
        " вспыхнуть завершиться закончиться прогреметь обрушиться".split(),
        "nsubj",
    ),
    **dict.fromkeys(
        "провести проводить наметить запланировать назначить организовать созвать устроить".split(),
        "acc",
    ),
    "выйти": "на+acc",
}
"""Verbs that say when something takes place, and where the thing stands: «вышли на забастовку»."""
_PLANS = frozenset({"наметить", "запланировать", "назначить"})
_BOUNDS = ("до ", "с ", "со ", "к ", "после ", "от ", "по ")
"""How a time begins that only bounds what happens."""
_HELD_BY_NAME = frozenset(
    """
    учения учение маневры маневр конференция форум семинар съезд конгресс выставка фестиваль
    чемпионат турнир симпозиум забастовка стачка
    """.split()
)
"""Events that whoever stands in their genitive holds; a body only sits at its own «заседание»."""
_REPRESENTS = frozenset({"представить", "возглавить", "возглавлять"})
"""Verbs of coming for somebody; who «представлял клуб X» did so for a career."""
_DELEGATION = frozenset({"делегация", "сторона", "команда"})
_CONNECTS = frozenset({"подключиться", "подключаться", "присутствовать"})
_INVOLVES = frozenset({"участвовать", "задействовать", "участие"})
_SENDERS = frozenset({EntityType.COUNTRY, EntityType.ALLIANCE, EntityType.STATE_OR_PROVINCE})
_ORIGIN_REACH = 9
"""Tokens from «военные», «министры» to the «из» of the states that they come from."""
_LOOK_BACK = 3
"""Sentences back to the event whose delegations are told."""
_DASHES = frozenset({"—", "–", "-"})


def event_times(matcher: Matcher) -> Iterator[Found]:
    """«Переговоры прошли 18 октября», «встреча намечена на июнь»: when an event takes place."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        slot = _HAPPENS.get(token.lemma)
        if slot is None or token.pos != "VERB":
            continue
        time = nearest_time(tree, index)
        if time is None or not _is_point(time):
            continue
        for event in matcher.entities(slot, index, EVENTS):
            mention = _mention_of(tree, event)
            if mention is not None:
                yield told(
                    "event-happens-at",
                    (event, RelationType.POINT_IN_TIME, time.interval),
                    mention,
                    anchor=index,
                    score=0.8,
                    status=Status.PLANNED if token.lemma in _PLANS else None,
                )


def _is_point(time: TimeMention) -> bool:
    text = time.interval.text.lower()
    return time.interval.value is not None and not text.startswith(_BOUNDS)


def _mention_of(tree: Tree, entity: Entity) -> Mention | None:
    return tree.document.mentions[entity.mentions[0]] if entity.mentions else None


def named_holders(matcher: Matcher) -> Iterator[Found]:
    """«учения НАТО», «конференция партии X»: the body that holds an event named after it."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        event = tree.entity_of(mention)
        if (
            event is None
            or mention.type is not EntityType.EVENT
            or tree.lemma(mention.head) not in _HELD_BY_NAME
            or mention.head + 1 >= mention.last
        ):
            continue
        for inner in tree.mentions_over(mention.head + 1):
            holder = tree.entity_of(inner)
            if (
                holder is not None
                and holder.type.is_organization
                and inner.first == mention.head + 1
                and inner.last <= mention.last
                and _is_known_elsewhere(tree, holder, mention)
            ):
                yield named("holds-by-name", (holder, RelationType.ORGANIZES, event), mention, 0.8)
                break


def _is_known_elsewhere(tree: Tree, holder: Entity, event: Mention) -> bool:
    """Whether the body is more than a part of the event's name («фестиваль Детской книги»)."""
    mentions = (tree.document.mentions[number] for number in holder.mentions)
    return holder.link is not None or any(
        each.last <= event.first or event.last <= each.first for each in mentions
    )


def delegations(matcher: Matcher) -> Iterator[Found]:
    """«Чили представил X, Перу – Y», «делегацию Чили возглавил X»: both come to the event."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _REPRESENTS or tree.feat(index, "Tense") not in {"Past", "Fut"}:
            continue
        if matcher.fillers("на+loc", index, "verb"):
            continue  # «... на форуме Y» tells itself of what
        event = _event_before(tree, index)
        if event is None:
            continue
        people = matcher.entities("nsubj", index, frozenset({EntityType.PERSON}))
        if not people:
            continue
        sent = _represented(matcher, index)
        if not sent:
            continue
        pairs = [(who, whom) for who in people for whom in sent]
        pairs += _ellipses(tree, index)
        for who, whom in pairs:
            yield _comes("delegation-at-event", who, event, index)
            yield _comes("delegation-at-event", whom, event, index)
            if whom.type is not EntityType.CITY:
                yield replace(
                    _comes("comes-for-state", who, whom, index),
                    relation=RelationType.WORKPLACE,
                    status=Status.ONGOING,
                )


def _represented(matcher: Matcher, verb: int) -> list[Entity]:
    """States and bodies whose delegation the verb's object is; of «представить» the object."""
    tree = matcher.tree
    if tree.lemma(verb) == "представить":
        return matcher.entities("acc", verb, ACTORS - {EntityType.PERSON})
    return [
        entity
        for word in matcher.fillers("acc", verb, "verb")
        if tree.lemma(word) in _DELEGATION
        for child in tree.children(word, "amod", "nmod")
        for entity in matcher.things.named(child)
        if entity.type in ACTORS
    ]


def _ellipses(tree: Tree, verb: int) -> Iterator[tuple[Entity, Entity]]:
    """Who and whom in the second half of «Чили представил X, Перу – министр Y»."""
    sentence = tree.sentence(verb)
    for dash in range(verb + 1, sentence.last - 1):
        if tree.tokens[dash].text not in _DASHES:
            continue
        before = dash - 1
        while before > verb and tree.tokens[before].text in {")", "("}:
            before -= 1
        whom = _entity_over(tree, dash - 1) or _entity_over(tree, before)
        who = next(
            (
                entity
                for index in range(dash + 1, sentence.last)
                if (entity := _entity_over(tree, index)) is not None
                and entity.type is EntityType.PERSON
            ),
            None,
        )
        if who is not None and whom is not None and whom.type in ACTORS - {EntityType.PERSON}:
            yield who, whom


def _entity_over(tree: Tree, index: int) -> Entity | None:
    for mention in tree.mentions_over(index):
        entity = tree.entity_of(mention)
        if entity is not None and mention.kind is MentionKind.NAME and entity.type in ACTORS:
            return entity
    return None


def connected(matcher: Matcher) -> Iterator[Found]:
    """«По видеосвязи подключились делегации A и B»: to the event told just before."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _CONNECTS or token.pos != "VERB":
            continue
        if matcher.entities("в+loc|на+loc|к+dat", index, None):
            continue
        event = _event_before(tree, index)
        if event is None:
            continue
        for entity in matcher.entities("nsubj", index, ACTORS, represented=True):
            yield _comes("connected-to-event", entity, event, index)


def involved(matcher: Matcher) -> Iterator[Found]:
    """«В учениях участвуют 5 тыс. военных из A и B», «... из 12 стран, включая A и B»."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _INVOLVES:
            continue
        verb = token.head if token.pos == "NOUN" and token.head >= 0 else index
        events = matcher.entities("в+loc", index, EVENTS)
        if not events and verb != index:
            events = matcher.entities("в+loc", verb, EVENTS)
        passive = matcher.roles.is_passive(verb)
        subjects = matcher.fillers("acc" if passive else "nsubj", verb, "verb")
        for event in events:
            for subject in subjects:
                for entity in _from(matcher, subject):
                    yield _comes("sends-people-to-event", entity, event, index)


def _from(matcher: Matcher, subject: int) -> Iterator[Entity]:
    """The states that people come from: all names behind «из» up to the next verb."""
    tree = matcher.tree
    end = tree.sentence(subject).last
    origin = next(
        (
            word
            for word in range(subject + 1, min(subject + _ORIGIN_REACH, end))
            if tree.tokens[word].text.lower() == "из"
        ),
        None,
    )
    if origin is None or origin + 1 >= end:
        return
    if tree.lemma(origin + 1) == "число":
        return  # «из числа ...» tells what they are
    seen = origin
    for word in range(origin + 1, end):
        if tree.feat(word, "VerbForm") == "Fin" or tree.tokens[word].text in {";", "—", "–", "«"}:
            return
        for mention in tree.mentions_over(word):
            entity = tree.entity_of(mention)
            if (
                mention.first >= seen
                and mention.kind is MentionKind.NAME
                and mention.source != "gazetteer-adjective"
                and entity is not None
                and entity.type in _SENDERS
            ):
                seen = mention.last
                yield entity
                break


def _event_before(tree: Tree, index: int) -> Entity | None:
    """The one event that was told last, in this sentence before the word or shortly before it."""
    number = tree.sentence_index(index)
    first = tree.document.sentences[max(number - _LOOK_BACK, 0)].first
    for word in range(index - 1, first - 1, -1):
        for mention in tree.mentions_over(word):
            entity = tree.entity_of(mention)
            if mention.type is EntityType.EVENT and mention.head == word and entity is not None:
                return entity
    return None


def _comes(rule: str, who: Entity, event: Entity, index: int) -> Found:
    return Found(
        rule=rule,
        relation=RelationType.PARTICIPANT_IN,
        subject=who,
        object=event,
        anchor=index,
        first=index,
        last=index + 1,
        score=0.75,
        dated=False,
    )
