"""Who owns what, read from the words around «принадлежать» and from the name of a state's company.

The parser loses the subject of «51% компании «X» принадлежит холдингу «Y»» among its quotation
marks and signs, so the two ends are read from the text: by their side of the verb and their case.
"""

from collections.abc import Iterator

from extract.claims.judgment import word_at
from extract.claims.pattern import Found, Matcher
from extract.claims.patterns.kinds import ACTORS, COMPANIES
from extract.claims.rules.adjacency import named, past_opening, told
from extract.mentions.nouns import noun_class
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType

_THINGS = COMPANIES | {EntityType.FACILITY, EntityType.PRODUCT}
_REACH = 12
"""Tokens from the verb to either end; farther off stands another clause."""
_STATE_COMPANIES = frozenset({"госкорпорация", "госкомпания", "госбанк", "госконцерн"})
_STATE = frozenset({"государственный", "национальный"})
_COMPANIES = frozenset({"компания", "корпорация", "концерн", "холдинг", "банк", "предприятие"})
_STOPS = frozenset({";", ":", "—", "–", "(", ")"})


def belongings(matcher: Matcher) -> Iterator[Found]:
    """«X принадлежит Y», «40% компании X принадлежит фонду Y», «Y принадлежит 60% X»."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma != "принадлежать" or tree.feat(index, "Tense") != "Pres":
            continue
        if tree.feat(index, "VerbForm") == "Part" or word_at(tree, index - 1) == "не":
            continue
        left, right = _before(tree, index), _behind(tree, index)
        if left is None or right is None:
            continue
        pair = (right, left) if _is_dative(tree, right) else (left, right)
        if not _is_dative(tree, pair[0]):
            continue
        owner, thing = tree.entity_of(pair[0]), tree.entity_of(pair[1])
        if owner is None or thing is None or owner.id == thing.id:
            continue
        if owner.type in ACTORS and thing.type in _THINGS and _owns(owner, thing):
            yield told(
                "belongs-by-case",
                (owner, RelationType.OWNER_OF, thing),
                pair[1],
                anchor=index,
                score=0.85,
                status=None,
            )


def companies_of_states(matcher: Matcher) -> Iterator[Found]:
    """«китайская государственная корпорация X», «чилийская госкомпания X»: a state's own."""
    tree = matcher.tree
    for mention in tree.document.mentions:
        company = tree.entity_of(mention)
        if mention.kind is not MentionKind.NAME or company is None or company.type not in COMPANIES:
            continue
        noun = mention.first
        if tree.lemma(noun) not in _STATE_COMPANIES | _COMPANIES:
            noun = _noun_before(tree, mention)
        if noun < 0:
            continue
        word = noun - 1
        owned = tree.lemma(noun) in _STATE_COMPANIES
        if not owned and tree.lemma(noun) not in _COMPANIES:
            continue
        while word >= 0 and tree.tokens[word].pos == "ADJ":
            owned = owned or tree.lemma(word) in _STATE
            for adjective in tree.mentions_over(word):
                state = tree.entity_of(adjective)
                if (
                    owned
                    and adjective.source == "gazetteer-adjective"
                    and state is not None
                    and state.type is EntityType.COUNTRY
                ):
                    yield named(
                        "company-of-state", (state, RelationType.OWNER_OF, company), mention, 0.8
                    )
            word -= 1


def _noun_before(tree: Tree, mention: Mention) -> int:
    """The token before a name and its opening mark."""
    before = mention.first - 1
    return before - 1 if before > 0 and past_opening(tree, before) > before else before


def _owns(owner: Entity, thing: Entity) -> bool:
    return allows(RelationType.OWNER_OF, owner.type, thing.type)


def _before(tree: Tree, verb: int) -> Mention | None:
    """The thing or owner told last before the verb, in its clause."""
    first = max(tree.sentence(verb).first, verb - _REACH)
    for index in range(verb - 1, first - 1, -1):
        if tree.tokens[index].text in _STOPS or tree.tokens[index].pos == "VERB":
            return None
        found = _at(tree, index)
        if found is not None:
            return found
    return None


def _behind(tree: Tree, verb: int) -> Mention | None:
    """The first thing or owner behind the verb, in its clause."""
    for index in range(verb + 1, min(tree.sentence(verb).last, verb + _REACH)):
        if tree.tokens[index].text in _STOPS | {","} or tree.tokens[index].pos == "VERB":
            return None
        found = _at(tree, index)
        if found is not None and found.kind is not MentionKind.NAME:
            name = next(
                (
                    each
                    for each in tree.mentions_over(past_opening(tree, found.last))
                    if each.kind is MentionKind.NAME and _at(tree, each.first) is not None
                ),
                None,
            )
            return name or found
        if found is not None:
            return found
    return None


def _at(tree: Tree, index: int) -> Mention | None:
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        entity = tree.entity_of(mention)
        if (
            entity is not None
            and entity.type in ACTORS | _THINGS
            and mention.source != "gazetteer-adjective"
        ):
            return mention
    return None


def _is_dative(tree: Tree, mention: Mention) -> bool:
    """Whether a name, or the class noun before it, stands in the dative."""
    noun = _noun_before(tree, mention)
    if noun >= 0 and noun_class(tree.lemma(noun)) is not None:
        return tree.feat(noun, "Case") == "Dat"
    return tree.feat(mention.head, "Case") == "Dat"
