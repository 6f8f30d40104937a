"""Bodies and things that a name ties to a state, a person or a maker."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import genitive_after, inner, named
from extract.mentions.nouns import noun_class
from extract.records import MentionKind
from ontology.vocabulary import EntityType, RelationType


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
        found = inner(tree, mention, frozenset({EntityType.COUNTRY, EntityType.PERSON}))
        for number in found:
            other = tree.document.mentions[number]
            owner = tree.entity_of(other)
            if owner is None or other.last != mention.last or owner.id == body.id:
                continue
            if owner.type is EntityType.COUNTRY and mention.type is EntityType.GOVERNMENT_BODY:
                yield named("body-of-state", (body, RelationType.PART_OF, owner), mention, 0.9)
            elif (
                owner.type is EntityType.PERSON
                and noun_class(tree.lemma(mention.head)) == "government"
            ):
                yield named(
                    "body-of-person", (body, RelationType.SUBORDINATE_OF, owner), mention, 0.9
                )
        following = genitive_after(tree, mention)
        if (
            following is not None
            and following.type is EntityType.COUNTRY
            and body.type is EntityType.GOVERNMENT_BODY
        ):
            owner = tree.entity_of(following)
            if owner is not None and owner.id != body.id:
                yield named("body-before-state", (body, RelationType.PART_OF, owner), mention, 0.85)


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
