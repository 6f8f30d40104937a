"""Who is bound by a document, and when it was signed."""

from collections.abc import Iterator

from extract.claims.announced import body_in
from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import told
from extract.times.attach import nearest_time
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType, Status

_SIGNING = frozenset({"подписать", "заключить", "подписание", "заключение"})
_BETWEEN = frozenset({EntityType.AGREEMENT})
_IN_OFFICE = frozenset({"подписать", "парафировать"})
"""What somebody does with the hand for the body that the post is of."""


def parties_of_documents(matcher: Matcher) -> Iterator[Found]:
    """«соглашение между A и B», «договор A с B», and the day on which a document was signed."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        document = tree.entity_of(mention)
        if document is None or mention.type not in {EntityType.AGREEMENT, EntityType.LAW}:
            continue
        verb = _signing(tree, mention.head)
        signed = verb >= 0
        for index in range(mention.head + 1, mention.last):
            if tree.tokens[index].text.lower() == "между" or (
                signed and tree.tokens[index].text.lower() in {"с", "со"}
            ):
                for party in matcher.things.named(_noun_from(tree, index + 1)):
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


def _signing(tree: Tree, document: int) -> int:
    """The word of signing above a document or in its participle; -1 where it is not signed.

    «подпишут новый договор взамен договора 1973 года»: the old one is only beside the verb.
    """
    above = tree.tokens[document].head
    beside = tree.tokens[document].rel.startswith("obl")
    if above >= 0 and tree.lemma(above) in _SIGNING and not beside:
        return above
    participles = tree.children(document, "acl")
    return next((word for word in participles if tree.lemma(word) in _SIGNING), -1)


def _noun_from(tree: Tree, index: int) -> int:
    """The noun behind its adjectives: «с чилийской компанией X» is signed with X, not with Чили."""
    while index + 1 < len(tree.tokens) and tree.tokens[index].pos == "ADJ":
        index += 1
    return index


def signed_for(matcher: Matcher) -> Iterator[Found]:
    """«Соглашение подписали директор X Иван П. и министр Чили»: X and Чили are bound by it."""
    tree = matcher.tree
    for verb, token in enumerate(tree.tokens):
        if token.lemma not in _IN_OFFICE or token.pos != "VERB":
            continue
        documents = matcher.entities("acc", verb, _BETWEEN)  # a president signs a law alone
        for subject in matcher.fillers("nsubj", verb, "verb") if documents else ():
            for word in (subject, *tree.conjuncts_below(subject)):
                post = next(
                    (
                        mention
                        for mention in tree.mentions_over(word)
                        if mention.type is EntityType.PROFESSION and mention.head == word
                    ),
                    None,
                )
                body = None if post is None else body_in(tree, post)
                if post is None or body is None:
                    continue
                for document in documents:
                    yield told(
                        "signed-in-office",
                        (body, RelationType.SIGNATORY_OF, document),
                        post,
                        anchor=verb,
                        score=0.8,
                        status=None,
                    )
