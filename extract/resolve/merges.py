"""Chains that are one thing by a device of the text: brackets, a common head noun."""

from extract.mentions.nouns import noun_class
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from ontology.vocabulary import EntityType

_ALLIANCE_CONTEXT = frozenset(
    {"саммит", "декларация", "хартия", "устав", "участник", "член", "страна", "государство"}
)
_MANY_MEMBERS = frozenset({"участник", "член", "страна", "государство"})
_Parts = dict[str, set[int]]
_MAX_COMPARED = 50
"""Summits (or agreements) of one article that a further one is compared with: the latest. A text
with more of them is a list, where a quadratic search would only cost time."""
_COMPATIBLE_HEADS = frozenset({EntityType.EVENT, EntityType.AGREEMENT})


def join_brackets(chains: Chains) -> None:
    """«Шанхайская организация сотрудничества (ШОС)»: what the brackets hold is the same thing."""
    tokens = chains.tree.tokens
    ends = {
        mention.last: number
        for number, mention in reversed(list(enumerate(chains.mentions)))
        if _is_named_thing(mention)
    }
    for number, mention in enumerate(chains.mentions):
        if (
            _is_named_thing(mention)
            and mention.first > 1
            and mention.last < len(tokens)
            and tokens[mention.first - 1].text == "("
            and tokens[mention.last].text == ")"
            and mention.first - 1 in ends
        ):
            before = chains.mentions[ends[mention.first - 1]]
            if _may_be_one(before, mention):
                chains.join(ends[mention.first - 1], number, "named again in brackets")


def _is_named_thing(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME and mention.type is not EntityType.PROFESSION


def _may_be_one(before: Mention, inside: Mention) -> bool:
    """Only names of one family; «Париж (Франция)» and «Иванов (Россия)» are two things."""
    if before.type.is_organization and inside.type.is_organization:
        return True
    return before.type is inside.type and before.type in {
        EntityType.EVENT,
        EntityType.AGREEMENT,
        EntityType.LAW,
    }


def join_short_bodies(chains: Chains) -> None:
    """«Совет» after «Совет Безопасности ООН»: a body's head noun, capital, again as its name."""
    full: dict[str, dict[int, None]] = {}
    for root in sorted(chains.members()):
        mention = chains.mentions[root]
        if mention.kind is not MentionKind.NAME or not chains.type_of(root).is_organization:
            continue
        lemma = chains.tree.lemma(mention.head)
        if mention.last - mention.first > 1:
            for number in chains.members_of(root):
                full.setdefault(chains.tree.lemma(chains.mentions[number].head), {})[root] = None
        elif (
            noun_class(lemma) == "government"
            and root not in chains.links
            and not chains.tree.tokens[mention.head].text.isupper()  # «МВД» is many a body's
        ):
            homes = full.get(lemma, {})
            if len(homes) == 1:
                chains.join(next(iter(homes)), root, f"«{mention.name}» again")


def retype_alliances(chains: Chains) -> None:
    """An unknown organization that has a summit, a declaration or member states is an alliance."""
    tree = chains.tree
    for root, members in sorted(chains.members().items()):
        if chains.type_of(root) is not EntityType.ORGANIZATION or root in chains.links:
            continue
        for number in members:
            if _is_explained_as_alliance(chains, chains.mentions[number]):
                chains.types[root] = EntityType.ALLIANCE
                chains.reasons[root].append("the text calls it an alliance")
                break
            before = chains.mentions[number].first - 1
            while before >= 0 and tree.tokens[before].text in {"«", '"', "“"}:
                before -= 1
            if before < 0 or tree.lemma(before) not in _ALLIANCE_CONTEXT:
                continue
            if tree.lemma(before) in _MANY_MEMBERS and tree.feat(before, "Number") != "Plur":
                continue
            chains.types[root] = EntityType.ALLIANCE
            chains.reasons[root].append(f"an alliance, for it has a «{tree.lemma(before)}»")
            break


def _is_explained_as_alliance(chains: Chains, mention: Mention) -> bool:
    """«X — объединение, которое ...», «X, новый альянс ...»: an apposition behind the name."""
    tree = chains.tree
    index = mention.last
    while index < len(tree.tokens) and tree.tokens[index].text in {"»", '"', "”"}:
        index += 1
    if index >= len(tree.tokens) or tree.tokens[index].text not in {"—", "–", ","}:
        return False
    index += 1
    while index < len(tree.tokens) and tree.tokens[index].pos in {"ADJ", "DET"}:
        index += 1
    return index < len(tree.tokens) and noun_class(tree.lemma(index)) == "alliance"


def join_by_head(chains: Chains) -> None:
    """Events and agreements with one head noun are one unless something in their names differs.

    «саммит ШОС» and «саммит в Астане» in one article; not «саммит ШОС» and «саммит G7».
    """
    groups: dict[tuple[EntityType, str], list[tuple[int, _Parts]]] = {}
    for root in sorted(chains.members()):
        mention = chains.mentions[root]
        is_one = mention.type in _COMPATIBLE_HEADS and chains.type_of(root) is mention.type
        if not is_one or mention.kind is not MentionKind.NAME:
            continue
        key = mention.type, chains.tree.lemma(mention.head)
        own = _parts(chains, root)
        homes = groups.setdefault(key, [])
        for home, parts in homes[-_MAX_COMPARED:]:
            if _compatible(parts, own, mention.type):
                chains.join(home, root, f"the article tells of one «{key[1]}»")
                for family, inner in own.items():
                    parts.setdefault(family, set()).update(inner)
                break
        else:
            homes.append((root, own))


def _compatible(first: _Parts, second: _Parts, type_: EntityType) -> bool:
    if not first or not second:
        return False
    shared = first.keys() & second.keys()
    if any(not first[family] & second[family] for family in sorted(shared)):
        return False
    return bool(shared) or type_ is EntityType.EVENT


def _parts(chains: Chains, root: int) -> _Parts:
    """Family of nested names → their chains, over all mentions of the chain."""
    parts: _Parts = {}
    for number in chains.members_of(root):
        for inner, mention in chains.nested(chains.mentions[number]):
            if mention.kind is MentionKind.NAME and inner in chains.referring:
                family = (
                    "place"
                    if mention.type.is_place
                    else "body"
                    if mention.type.is_organization
                    else mention.type.value
                )
                parts.setdefault(family, set()).add(chains.root(inner))
    return parts
