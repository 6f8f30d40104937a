"""Who is bound by a document, and when it was signed."""

from collections.abc import Iterator

from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import told
from extract.times.attach import nearest_time
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType, Status


def parties_of_documents(matcher: Matcher) -> Iterator[Found]:
    """«соглашение между A и B», «договор A с B», and the day on which a document was signed."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        document = tree.entity_of(mention)
        if document is None or mention.type not in {EntityType.AGREEMENT, EntityType.LAW}:
            continue
        verb = tree.tokens[mention.head].head
        signed = verb >= 0 and tree.lemma(verb) in {
            "подписать",
            "заключить",
            "подписание",
            "заключение",
        }
        for index in range(mention.head + 1, mention.last):
            if tree.tokens[index].text.lower() == "между" or (
                signed and tree.tokens[index].text.lower() in {"с", "со"}
            ):
                for party in matcher.things.named(index + 1):
                    if (
                        allows(RelationType.SIGNATORY_OF, party.type, document.type)
                        and party.type is not EntityType.PERSON
                    ):
                        yield told(
                            "party-of-document",
                            (party, RelationType.SIGNATORY_OF, document),
                            mention,
                            anchor=verb if signed else mention.head,
                            score=0.8,
                            status=None if signed else Status.ONGOING,
                        )
                break
        if signed:
            time = nearest_time(tree, verb)
            if time is not None and time.interval.value is not None:
                yield told(
                    "document-signed-at",
                    (document, RelationType.POINT_IN_TIME, time.interval),
                    mention,
                    anchor=verb,
                    score=0.8,
                    status=None,
                )
