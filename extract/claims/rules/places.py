"""Where places and events are."""

from collections.abc import Iterator
from dataclasses import replace

from extract.claims.factuality import decide
from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import (
    IN_PLACE,
    genitive_after,
    in_brackets,
    inner,
    named,
    starting,
    told,
)
from extract.mentions.nouns import noun_class
from extract.records import Mention, MentionKind, TimeMention
from extract.times.attach import nearest_time
from extract.tree import Tree
from ontology.vocabulary import EntityType, RelationType, Status

_EVENT_TIME_SCORE = 0.75
"""A time expression beside an event's name; lower, for it may date what is said about the event."""


def places_in_places(matcher: Matcher) -> Iterator[Found]:
    """«поселок X района Y», «больница в Z», «район Y области Z», «Коломна (Московская область)»."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        if mention.kind is not MentionKind.NAME or not mention.type.is_place:
            continue
        place = tree.entity_of(mention)
        if place is None:
            continue
        around = genitive_after(tree, mention) or in_brackets(tree, mention)
        whole = None if around is None else tree.entity_of(around)
        if whole is not None and whole.id != place.id and whole.type.is_place:
            relation = (
                RelationType.PART_OF
                if place.type in {EntityType.DISTRICT, EntityType.STATE_OR_PROVINCE}
                else RelationType.LOCATED_IN
            )
            yield named("place-in-place", (place, relation, whole), mention, 0.85)
        if mention.type is EntityType.FACILITY:
            for number in inner(
                tree,
                mention,
                frozenset(
                    {
                        EntityType.CITY,
                        EntityType.DISTRICT,
                        EntityType.STATE_OR_PROVINCE,
                        EntityType.COUNTRY,
                    }
                ),
            ):
                inside = tree.document.mentions[number]
                site = tree.entity_of(inside)
                if site is not None and tree.tokens[inside.first - 1].text.lower() in IN_PLACE:
                    yield named(
                        "facility-in-place", (place, RelationType.LOCATED_IN, site), mention, 0.9
                    )


def event_places(matcher: Matcher) -> Iterator[Found]:
    """«саммит ШОС в Астане», «пожар в поселке X»: where an event takes place."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        event = tree.entity_of(mention)
        if mention.type is not EntityType.EVENT or event is None:
            continue
        if not event.is_named_in(tree.document.mentions):
            continue  # «встреча»: too little to tell it from another one
        time = nearest_time(tree, mention.head)
        for place in _event_places(tree, mention):
            entity = tree.entity_of(place)
            if entity is not None and entity.type.is_place:
                yield replace(
                    told(
                        "event-in-place",
                        (event, RelationType.TAKES_PLACE_IN, entity),
                        place,
                        anchor=mention.head,
                        score=0.85,
                        status=_status(tree, mention, time),
                    ),
                    first=mention.first,
                )
        if time is not None and time.interval.value is not None and event.name:
            yield told(
                "event-at-time",
                (event, RelationType.POINT_IN_TIME, time.interval),
                mention,
                anchor=mention.head,
                score=_EVENT_TIME_SCORE,
                status=None,
            )


def _status(tree: Tree, event: Mention, time: TimeMention | None) -> Status:
    """As the words around tell («саммит отменён», «пройдёт саммит»).

    A bare name has occurred, and so has what something else is done at («на саммите решат»).
    """
    if tree.case_word(event.head) is not None:
        return Status.OCCURRED
    interval = None if time is None else time.interval
    decision = decide(tree, event.head, interval, tree.document.article.published)
    return decision.status or Status.OCCURRED


def _event_places(tree: Tree, mention: Mention) -> Iterator[Mention]:
    """Places in the locative inside the event's name or right behind it."""
    for index in range(mention.first, mention.last):
        if tree.tokens[index].text.lower() in IN_PLACE and index + 1 < mention.last:
            yield from _place_from(tree, index + 1)
    last = mention.last
    while last < len(tree.tokens) and tree.tokens[last].text in {")", "»", '"'}:
        last += 1
    if last < len(tree.tokens) and tree.tokens[last].text == "(":
        closing = next(
            (i for i in range(last, min(last + 6, len(tree.tokens))) if tree.tokens[i].text == ")"),
            None,
        )
        last = closing + 1 if closing else last
    if last + 1 < len(tree.tokens) and tree.tokens[last].text.lower() in IN_PLACE:
        yield from _place_from(tree, last + 1)


def _place_from(tree: Tree, index: int) -> Iterator[Mention]:
    """The place that begins here, common nouns before its name («в поселке X») passed over."""
    announced = False
    while (
        index < len(tree.tokens)
        and noun_class(tree.lemma(index)) in {"city", "state", "district"}
        and not starting(tree, index)
    ):
        announced = tree.feat(index, "Case") == "Loc"
        index += 1
    place = starting(tree, index)
    if place is None:
        return
    if announced or tree.feat(place.head, "Case") in {"Loc", None, "Gen"} | (
        {"Acc", "Nom"} if tree.tokens[place.head].text.isupper() else set()
    ):
        yield place
