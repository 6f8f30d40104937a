"""Members of a union as its own name introduces them: who is in brackets, in it, or chairs it."""

from collections.abc import Iterator, Sequence

from extract.claims.actors import STATES
from extract.claims.judgment import word_at
from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import named, past_name
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType

_ROSTER = 2
"""The fewest states that are a roster: «ООН (США)» tells where the body sits or who speaks."""
_CHAIRING = frozenset({"председательство"})
_PASSES = frozenset({"перейти", "переходить"})
_CHAIR_REACH = 12
"""Tokens from «председательство в союзе» to those who hand it on."""
_OWNERS_REACH = 45
"""Tokens back from «их союз» to the list of the states that it is of: two sentences."""


def bracketed_members(matcher: Matcher) -> Iterator[Found]:
    """«союз X (A, B и C)», «союз X в составе A, B и C»: nothing but states beside its name."""
    tree = matcher.tree
    for union in _unions(tree):
        behind = past_name(tree, union.last)
        if word_at(tree, behind) == "(":
            found = _roster(matcher, behind + 1)
            if found and word_at(tree, found[-1].last) == ")":
                yield from _members("bracketed-member", tree, found, union)
        elif word_at(tree, behind) == "в" and word_at(tree, behind + 1) == "составе":
            yield from _members("member-in-it", tree, _roster(matcher, behind + 2), union)


def chairing_members(matcher: Matcher) -> Iterator[Found]:
    """«Председательство в союзе перешло от A к B»: a union's chair is one of its members."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _CHAIRING or word_at(tree, index + 1) not in {"в", "во"}:
            continue
        union = next((m for m in tree.mentions_over(index + 2) if _is_union(tree, m)), None)
        limit = min(index + _CHAIR_REACH, tree.sentence(index).last)
        words = range(index + 2, limit)
        if union is None or not any(tree.lemma(word) in _PASSES for word in words):
            continue
        states = [
            mention
            for word in words
            if word_at(tree, word) in {"от", "к", "ко"}
            if (mention := _state_at(tree, word + 1)) is not None
        ]
        yield from _members("chairing-member", tree, states, union)


def members_of_theirs(matcher: Matcher) -> Iterator[Found]:
    """«A, B и C отклонили приглашение. ... Их союз X»: of those who were listed last."""
    tree = matcher.tree
    for union in _unions(tree):
        before = union.first - 1
        if union.kind is not MentionKind.NAME or word_at(tree, before) != "их":
            continue
        for index in range(before - 1, max(before - _OWNERS_REACH, -1), -1):
            last = next((m for m in tree.mentions_over(index) if _is_named_state(m)), None)
            if last is None:
                continue
            yield from _members("member-of-theirs", tree, _roster(matcher, last.first), union)
            break


def _roster(matcher: Matcher, index: int) -> Sequence[Mention]:
    """The states of the list around the name that begins at the token, none if it is no list."""
    first = _state_at(matcher.tree, index)
    found = () if first is None else matcher.things.listed(first)
    found = matcher.things.listed(found[0]) if found else ()  # a list is told best from its start
    return found if len(found) >= _ROSTER and all(map(_is_named_state, found)) else ()


def _members(rule: str, tree: Tree, states: Sequence[Mention], union: Mention) -> Iterator[Found]:
    body = tree.entity_of(union)
    for mention in states:
        who = tree.entity_of(mention)
        if body is not None and who is not None and _fits(who, body):
            yield named(rule, (who, RelationType.MEMBER_OF, body), mention, 0.85)


def _fits(who: Entity, body: Entity) -> bool:
    return who.type in STATES and allows(RelationType.MEMBER_OF, who.type, body.type)


def _unions(tree: Tree) -> Iterator[Mention]:
    return (mention for mention in tree.document.mentions if _is_union(tree, mention))


def _is_union(tree: Tree, mention: Mention) -> bool:
    entity = tree.entity_of(mention)
    return entity is not None and entity.type is EntityType.ALLIANCE


def _is_named_state(mention: Mention) -> bool:
    return (
        mention.type in STATES
        and mention.kind is MentionKind.NAME
        and mention.source != "gazetteer-adjective"
    )


def _state_at(tree: Tree, index: int) -> Mention | None:
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        if mention.first == index and _is_named_state(mention):
            return mention
    return None
