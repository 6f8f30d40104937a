"""Members of a union as apposition and enumeration tell them."""

from collections.abc import Iterator

from extract.claims.actors import STATES
from extract.claims.pattern import Found, Matcher
from extract.claims.rules.adjacency import named
from extract.records import Entity, Mention, MentionKind
from extract.tree import Tree
from ontology.schema import allows
from ontology.vocabulary import EntityType, RelationType

_PLURAL = frozenset({"страна", "государство", "член", "участник", "член-государство"})
_SINGULAR = frozenset(
    {"член", "участник", "участница", "основатель", "основательница", "страна-участница"}
)
_OPENERS = frozenset({"включая", ":", "(", "—", "–"})
_DASHES = frozenset({"—", "–", ","})
_SKIPPED = frozenset(
    {"из", "один", "одна", "одно", "другой", "новый", "полноправный", "постоянный"}
)


def listed_members(matcher: Matcher) -> Iterator[Found]:
    """«страны альянса, включая A и B», «члены союза: A, B и C»."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _PLURAL or tree.feat(index, "Number") != "Plur":
            continue
        union = _union_after(tree, index)
        if union is None:
            continue
        first = _list_start(tree, union.last)
        if first is None:
            continue
        for mention in matcher.things.listed(first):
            yield from _member(tree, mention, union, "listed-member")


def apposed_member(matcher: Matcher) -> Iterator[Found]:
    """«Чили — одна из основательниц союза», «другой член союза, Чили»: named beside the noun."""
    tree = matcher.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _SINGULAR:
            continue
        union = _union_after(tree, index)
        if union is None:
            continue
        before = _before(tree, index)
        after = _starting_at(tree, union.last + 1) if _is_dash(tree, union.last) else None
        if before is not None:
            yield from _member(tree, before, union, "apposed-member")
        elif after is not None and tree.feat(after.head, "Case") == tree.feat(index, "Case"):
            yield from _member(tree, after, union, "apposed-member")


def _member(tree: Tree, mention: Mention, union: Mention, rule: str) -> Iterator[Found]:
    who, body = tree.entity_of(mention), tree.entity_of(union)
    if who is None or body is None or who.type not in STATES:
        return
    if _is_union(body) and allows(RelationType.MEMBER_OF, who.type, body.type):
        yield named(rule, (who, RelationType.MEMBER_OF, body), mention, 0.85)


def _is_union(entity: Entity) -> bool:
    return entity.type in {EntityType.ALLIANCE, EntityType.ORGANIZATION}


def _union_after(tree: Tree, index: int) -> Mention | None:
    """The union in the genitive right behind the noun, by name or by description."""
    following = index + 1
    if following >= len(tree.tokens):
        return None
    for mention in tree.mentions_over(following):
        entity = tree.entity_of(mention)
        if mention.first == following and entity is not None and _is_union(entity):
            return mention
    return None


def _list_start(tree: Tree, index: int) -> Mention | None:
    """The first name of the list that opens within three tokens: «, включая A», «: A»."""
    for opener in range(index, min(index + 4, len(tree.tokens))):
        if tree.tokens[opener].text.lower() in _OPENERS or (
            tree.tokens[opener].text.lower() == "числе"
        ):
            return _starting_at(tree, opener + 1)
    return None


def _before(tree: Tree, index: int) -> Mention | None:
    """The name that the noun is said of: «X — одна из ...», «X, член ...»."""
    mark = index - 1
    while mark > 0 and (tree.lemma(mark) in _SKIPPED or tree.tokens[mark].pos == "ADJ"):
        mark -= 1
    if mark < 1 or not _is_dash(tree, mark):
        return None
    for mention in tree.mentions_over(mark - 1):
        if mention.last == mark and mention.kind is MentionKind.NAME:
            return mention
    return None


def _is_dash(tree: Tree, index: int) -> bool:
    return index < len(tree.tokens) and tree.tokens[index].text in _DASHES


def _starting_at(tree: Tree, index: int) -> Mention | None:
    for mention in tree.mentions_over(index) if index < len(tree.tokens) else ():
        if mention.first == index and mention.kind is MentionKind.NAME:
            return mention
    return None
