"""Names of one article that are one name in two spellings: «Bloomverg» after «Bloomberg».

That both stand in one article is the second vote that similar names need: an article hardly tells
of two bodies, or of two people, whose names differ by one misprint. What the gazetteer or the
dictionaries know as two stays two, and so does what the text coordinates: «Лаванда» и «Лаванта».
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from extract.names.blocks import name_blocks, person_blocks
from extract.names.compare import SHORTEST_MISPRINT, SURE_WORD, Verdict, same_name
from extract.names.inflection import same_word
from extract.names.person import (
    PersonName,
    full_name_similarity,
    names_a_person,
    person_name,
    surname_similarity,
)
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.tree import Tree
from ontology.vocabulary import EntityType

_INFLECTED = ("ов", "ев", "ин", "ын", "ск", "цк")
"""Stems of surnames that differ by gender and number: «Назарбаева» may be his or her name."""
_CROWDED = 20
"""Names that may meet under one key: more are a series, and would be compared in pairs."""
_ONE_PHRASE = frozenset({"appos", "flat"})
"""Relations of a name to the noun that it stands with: «глава Чили Борис Гармаш»."""
_ADJECTIVES = frozenset({"gazetteer-adjective", "gazetteer-demonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A chain under one of its names."""

    root: int
    name: str
    family: str
    person: PersonName | None = None


def join_misspelled(chains: Chains) -> None:
    """Join chains whose names are spellings of one name, each with the only one that it may be.

    Full names of people are compared first: a surname alone then fits one person or several.
    """
    named = list(_named(chains))
    full = [each for each in named if each.person is not None and not each.person.is_lone]
    lone = [each for each in named if each.person is not None and each.person.is_lone]
    things = [each for each in named if each.person is None]
    _join(chains, full, _full_keys, _are_one_person)
    _join(chains, lone, _surname_keys, _may_be_one_surname, known=full)
    _join(chains, things, lambda each: sorted(name_blocks(each.name)), _are_one_thing)


def _named(chains: Chains) -> Iterable[_Named]:
    """The names of each chain, each once, in text order; of a person the full ones, if any."""
    for root, members in sorted(chains.members().items()):
        type_ = chains.type_of(root)
        family = _family(type_)
        if family is None:
            continue
        mentions = (chains.mentions[number] for number in members)
        names = dict.fromkeys(
            mention.name
            for mention in mentions
            if mention.kind is MentionKind.NAME and mention.source not in _ADJECTIVES
        )
        if type_ is not EntityType.PERSON:
            yield from (_Named(root=root, name=name, family=family) for name in names)
            continue
        people = [(name, person_name(name)) for name in names if names_a_person(name)]
        full = [each for each in people if not each[1].is_lone]
        for name, person in full or people:
            yield _Named(root=root, name=name, family=family, person=person)


def _family(type_: EntityType) -> str | None:
    """What two spellings of one name must both be; None for what has no proper names."""
    if type_.is_organization:
        return "organization"
    if type_.is_place:
        return "place"
    if type_ in {EntityType.PERSON, EntityType.FACILITY, EntityType.PRODUCT}:
        return type_.value
    return None


def _join(
    chains: Chains,
    named: Sequence[_Named],
    keys: Callable[[_Named], Iterable[Hashable]],
    are_one: Callable[[_Named, _Named], bool],
    known: Sequence[_Named] = (),
) -> None:
    """Join each of the named with the one before it, or the one known, that it is a spelling of."""
    met: dict[Hashable, list[_Named]] = {}
    for number, one in enumerate((*known, *named)):
        own = [(one.family, key) for key in keys(one)]
        if number >= len(known):
            blocks = [met.get(key, []) for key in own]
            near = dict.fromkeys(o for block in blocks if len(block) <= _CROWDED for o in block)
            _join_near(chains, one, near, are_one)
        for key in own:
            met.setdefault(key, []).append(one)


def _join_near(
    chains: Chains,
    one: _Named,
    near: Iterable[_Named],
    are_one: Callable[[_Named, _Named], bool],
) -> None:
    roots = {
        chains.root(other.root): other
        for other in near
        if chains.root(other.root) != chains.root(one.root) and are_one(one, other)
    }
    if len(roots) != 1:
        return
    ((root, other),) = roots.items()
    if _are_coordinated(chains, root, one.root):
        return
    if root not in chains.links or chains.root(one.root) not in chains.links:
        chains.join(root, one.root, f"«{one.name}» is a spelling of «{other.name}»")


def _are_coordinated(chains: Chains, one: int, other: int) -> bool:
    """Whether the text tells both side by side: «Борис Гармаш и Борис Гармяш поссорились»."""
    own, of_other = (
        {
            place
            for number in chains.members_of(root)
            if chains.mentions[number].kind is MentionKind.NAME
            for place in _coordinations(chains.tree, chains.mentions[number])
        }
        for root in (one, other)
    )
    groups = {group for group, _ in own} & {group for group, _ in of_other}
    return any(len({at for g, at in own | of_other if g == group}) > 1 for group in groups)


def _coordinations(tree: Tree, mention: Mention) -> Iterator[tuple[int, int]]:
    """First conjunct of its coordination, and the conjunct: of a name, of the noun beside it.

    None for a name in brackets, which is the other spelling of what it stands behind.
    """
    if _is_bracketed(tree, mention):
        return
    place = mention.head
    yield tree.conjuncts(place)[0], place
    for above in tree.ancestors(mention.head):
        if tree.tokens[place].rel.split(":")[0] not in _ONE_PHRASE:
            return
        place = above
        yield tree.conjuncts(place)[0], place


def _is_bracketed(tree: Tree, mention: Mention) -> bool:
    start = tree.sentence(mention.first).first
    before = [token.text for token in tree.tokens[start : mention.first]]
    return before.count("(") > before.count(")")


def _full_keys(one: _Named) -> Iterable[Hashable]:
    return () if one.person is None else sorted(person_blocks(one.person))


def _surname_keys(one: _Named) -> Iterable[Hashable]:
    return () if one.person is None else sorted(name_blocks(one.person.surname))


def _are_one_person(one: _Named, other: _Named) -> bool:
    if one.person is None or other.person is None:
        return False
    return full_name_similarity(one.person, other.person) >= SURE_WORD


def _may_be_one_surname(one: _Named, other: _Named) -> bool:
    """Whether a surname alone may be a misprint of another one, alone or of a full name."""
    lone, other_name = one.person, other.person
    if lone is None or other_name is None or lone.generation != other_name.generation:
        return False
    left, right = lone.surname, other_name.surname
    if min(len(left), len(right)) < SHORTEST_MISPRINT:
        return False
    if lone.given and other_name.given and lone.given[0] != other_name.given[0][:1]:
        return False
    if same_word(left, right) or left[: Prefix.similarity(left, right)].endswith(_INFLECTED):
        return False  # a case or the gender of one surname: `persons` knew, and kept them apart
    return surname_similarity(left, right) >= SURE_WORD


def _are_one_thing(one: _Named, other: _Named) -> bool:
    return same_name(one.name, other.name, kind=_kind(one.family)).verdict is Verdict.SAME


def _kind(family: str) -> EntityType:
    if family == "organization":
        return EntityType.ORGANIZATION
    return EntityType.LOCATION if family == "place" else EntityType(family)
