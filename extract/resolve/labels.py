"""Under which name an entity goes: the gazetteer's, else the one that tells most."""

from collections import Counter
from collections.abc import Iterable

from extract.mentions.proposal import CONCEPTS
from extract.records import MentionKind
from extract.resolve.chains import Chains
from extract.resolve.persons import in_another_case
from ontology.vocabulary import EntityType

_NAMED_IN_LOWER_CASE = CONCEPTS | {EntityType.PRODUCT}


def own_names(chains: Chains, members: Iterable[int]) -> list[str]:
    """Names of the chain's members: proper ones, or descriptions where there is no proper one."""
    mentions = [chains.mentions[number] for number in members if number not in chains.metonyms]
    mentions = mentions or [chains.mentions[number] for number in members]
    proper = [
        m.name for m in mentions if m.kind is MentionKind.NAME and m.source != "gazetteer-adjective"
    ]
    return (
        proper
        or [m.name for m in mentions if m.kind is not MentionKind.PRONOUN]
        or [mentions[0].name]
    )


def canonical(chains: Chains, root: int, type_: EntityType, names: list[str]) -> str:
    """The label of a chain: the gazetteer's, a rule's, else the name that tells most.

    Args:
        chains: of the document.
        root: of the chain.
        type_: of the chain.
        names: those of its mentions, at least one.
    """
    members = chains.members_of(root)
    found = chains.links.get(root)
    if found is not None:
        return found.label_ru
    if root in chains.names:
        return shown(chains.names[root], type_)
    counts = Counter(names)
    if type_ is EntityType.PERSON:
        kinds = {chains.mentions[number].kind for number in members}
        if MentionKind.NAME not in kinds:
            return max(counts, key=lambda name: (len(name), name))
        nominative = [name for name in counts if not _is_declined(name, counts)] or list(counts)
        return max(nominative, key=lambda name: (len(name.split()), counts[name], name))
    if type_ is EntityType.EVENT:
        best = max(members, key=lambda number: _tells(chains, number))
        return shown(chains.mentions[best].name, type_)
    if type_ in {EntityType.AGREEMENT, EntityType.LAW} or type_.is_organization:
        uninflected = _as_written(chains, members)
        return shown(max(counts, key=lambda n: (_is_mixed(n), n in uninflected, len(n), n)), type_)
    uninflected = _as_written(chains, members)
    return shown(max(counts, key=lambda name: (name in uninflected, counts[name], name)), type_)


def _is_declined(name: str, names: Iterable[str]) -> bool:
    """Whether another of the names is this one without a case ending: «Ким Чен Ына»."""
    return any(
        len(other) < len(name) and in_another_case(other.split(), name.split()) for other in names
    )


def _as_written(chains: Chains, members: list[int]) -> set[str]:
    """Names that stand in the text in the nominative: no dictionary had to guess them."""
    text = chains.tree.document.article.text
    return {
        mention.name
        for mention in (chains.mentions[number] for number in members)
        if mention.name == text[mention.start : mention.stop]
        and chains.tree.feat(mention.head, "Case") in {"Nom", None}
    }


def _tells(chains: Chains, number: int) -> tuple[bool, bool, int, int]:
    """How well a mention names an event: by who holds it, then by where it is, then at length."""
    mention = chains.mentions[number]
    inner = [other for _, other in chains.nested(mention) if other.kind is MentionKind.NAME]
    return (
        any(other.type.is_organization for other in inner),
        mention.kind is MentionKind.NAME,
        len(mention.name),
        -number,
    )


def _is_mixed(name: str) -> bool:
    """Whether a name is more than an acronym."""
    return any(letter.islower() for letter in name)


def shown(name: str, type_: EntityType) -> str:
    """A label begins with a capital, but for posts, peoples, other concepts and products."""
    if type_ in _NAMED_IN_LOWER_CASE:
        return name
    return name[:1].upper() + name[1:]
