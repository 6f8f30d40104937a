"""One body in a fuller and a shorter wording: «Верховный суд Израиля», then «Верховный суд».

A shorter wording has the head of the fuller one, adjectives of it, and what follows it up to some
word; of a proper name («Nordel Vest») it may be the first or the last word. It takes up what stands
before it in the text, and only where one name fits: «Министерство обороны» that stands before
«Министерство обороны Чили» is that of the state at home.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.mentions.nouns import noun_class
from extract.names.inflection import stem
from extract.records import Mention, MentionKind
from extract.resolve.chains import Chains
from extract.tree import Tree, is_capitalized, words
from ontology.vocabulary import EntityType

_SHORTEST = 4
"""Letters of a lone word that is a name: shorter ones are acronyms, and many a body's."""
_LEGAL_FORMS = frozenset(
    "ооо оао зао пао ао ип гуп муп фгуп акб кб нк тоо ltd inc llc gmbh the".split()
)
"""Words of a company's name without which it is the same name: its legal form, the article."""

_DESCRIBING = frozenset(
    map(
        stem,
        """
        федерация организация ассоциация агентство компания корпорация концерн холдинг партия
        движение группировка альянс объединение
        """.split(),
    )
)
"""Stems of nouns whose acronym is their own name («партия РСДП»), not that of a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    """A name as stems of words; a state is told by its chain, however it is called."""

    parts: tuple[str, ...]
    head: str
    is_proper: bool
    """Whether it has capitals throughout and no noun that tells what it is: «Nordel Vest»."""
    is_acronym: bool
    first: int
    """Token at which it stands first."""


def join_wordings(chains: Chains) -> None:
    """Join bodies whose names are one name in several wordings, in place."""
    wordings = {
        root: found
        for root, members in sorted(chains.members().items())
        if chains.type_of(root).is_organization and (found := _wordings(chains, members))
    }
    _join_same(chains, wordings)
    by_part: dict[str, dict[int, None]] = {}
    for root, own in wordings.items():
        for wording in own:
            for part in wording.parts:
                by_part.setdefault(part, {})[root] = None
    for root, own in wordings.items():
        near = [other for other in by_part[own[0].parts[0]] if other != root]
        fitting = {
            chains.root(other): None
            for other in near
            if all(any(_is_short_for(w, fuller) for fuller in wordings[other]) for w in own)
        }
        fitting.pop(chains.root(root), None)
        known = chains.root(root) in chains.links
        if len(fitting) == 1 and not known and _may_join(chains, root, next(iter(fitting))):
            name = chains.mentions[root].name
            chains.join(next(iter(fitting)), root, f"«{name}» is a shorter wording of its name")


def _join_same(chains: Chains, wordings: dict[int, list[_Wording]]) -> None:
    homes: dict[tuple[str, ...], int] = {}
    for root, own in wordings.items():
        for wording in own:
            home = homes.setdefault(wording.parts, root)
            lone = wording.parts[0] if len(wording.parts) == 1 else None
            if (lone is None or len(lone) >= _SHORTEST) and _may_join(chains, root, home):
                chains.join(home, root, "the same words")


def _may_join(chains: Chains, one: int, other: int) -> bool:
    roots = {chains.root(one), chains.root(other)}
    return len(roots) > 1 and not all(root in chains.links for root in roots)


def _wordings(chains: Chains, members: Sequence[int]) -> list[_Wording]:
    """The different wordings of a chain's names, in order; none where it is not always a name."""
    found: dict[tuple[str, ...], _Wording] = {}
    for number in members:
        mention = chains.mentions[number]
        if mention.kind is not MentionKind.NAME:
            continue
        parts, head = _parts(chains, mention)
        if parts:
            wording = _Wording(
                parts=parts,
                head=head,
                is_proper=_is_proper(chains.tree, mention),
                is_acronym=mention.name.isupper(),
                first=mention.first,
            )
            found.setdefault(parts, wording)
    return list(found.values())


def _is_proper(tree: Tree, mention: Mention) -> bool:
    tokens = [token for token in tree.tokens[mention.first : mention.last] if token.text.isalpha()]
    return all(is_capitalized(token) and noun_class(token.lemma) is None for token in tokens)


def _parts(chains: Chains, mention: Mention) -> tuple[tuple[str, ...], str]:
    """Stems of the words, and that of the head; a state among them is its chain.

    Where the head is a legal form, which is no part of the name, the first word that stays leads.
    """
    tokens = chains.tree.tokens
    states = {
        index: f"={chains.root(number)}"
        for number, inner in chains.nested(mention)
        if inner.type is EntityType.COUNTRY and number in chains.referring
        for index in range(inner.first, inner.last)
    }
    parts: list[str] = []
    head = ""
    for index in range(mention.first, mention.last):
        token = tokens[index]
        word = token.lemma if token.pos in {"ADJ", "NOUN"} else token.text
        part = states.get(index) or " ".join(map(stem, words(word)))
        if index == mention.head:
            head = part
        if part and part not in _LEGAL_FORMS and (not parts or part != parts[-1]):
            parts.append(part)
    if parts and head not in parts:
        head = parts[0]
    return tuple(parts), head


def _is_short_for(short: _Wording, fuller: _Wording) -> bool:
    if len(short.parts) >= len(fuller.parts) or short.first < fuller.first:
        return False
    if short.is_acronym and fuller.head in _DESCRIBING:
        return short.parts == fuller.parts[-1:]
    if fuller.is_proper and len(short.parts) == 1:
        (word,) = short.parts
        is_name = len(word) >= _SHORTEST and not short.is_acronym
        return is_name and word in {fuller.parts[0], fuller.parts[-1]}
    if short.head != fuller.head or fuller.parts.count(fuller.head) > 1:
        return False
    own, of_fuller = (each.parts.index(each.head) for each in (short, fuller))
    before = iter(fuller.parts[:of_fuller])
    behind = short.parts[own + 1 :]
    return (
        all(part in before for part in short.parts[:own])
        and fuller.parts[of_fuller + 1 :][: len(behind)] == behind
    )
