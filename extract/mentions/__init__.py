"""Choose what is mentioned: rules propose, the document gets the best of what they propose.

Where a learned model read the document, what it sees is the main source of names, and the rules
add what they know better: states, alliances, outlets and bodies of the gazetteer, posts, phrases.

NAME_RULES and PHRASE_RULES are the lists; a rule is a callable from a tree to proposals, and
phrases are told which names there are, so that they take them whole. Mentions may nest but never
cross: where two proposals cross, the one of higher rank stays, then the longer one. Of two
proposals over the same tokens and of the same kind the higher rank stays.
"""

from collections.abc import Callable, Iterable

from extract.mentions.called import called_again
from extract.mentions.goods import goods
from extract.mentions.known import adjectives, gazetteer_names
from extract.mentions.learned import learned_names, without_overlooked
from extract.mentions.people import posts, pronouns
from extract.mentions.phrases import descriptions, phrases
from extract.mentions.proposal import Names, Proposal, head_of, mention
from extract.mentions.tagged import tagged_names
from extract.mentions.written import latin_names, quoted_names, repeated_surnames
from extract.records import LEARNED, TAGGER, Document, Mention, MentionKind
from extract.tree import Tree
from ontology.vocabulary import EntityType

NameRule = Callable[[Tree], Iterable[Proposal]]
PhraseRule = Callable[[Tree, Names], Iterable[Proposal]]

NAME_RULES: tuple[NameRule, ...] = (
    gazetteer_names,
    learned_names,
    tagged_names,
    quoted_names,
    latin_names,
    adjectives,
    descriptions,
    goods,
    pronouns,
)
PHRASE_RULES: tuple[PhraseRule, ...] = (phrases, posts)


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Mentions of the document, nested ones included, ordered by (start, -stop)."""
    tree = Tree(document)
    proposals = without_overlooked(tree, (found for rule in NAME_RULES for found in rule(tree)))
    proposals += repeated_surnames(tree, proposals)
    proposals += called_again(tree, proposals)
    names = _names(proposals)
    proposals += [proposal for rule in PHRASE_RULES for proposal in rule(tree, names)]
    chosen = _without_crossings(tree, _distinct(proposals))
    found = [mention(tree, proposal) for proposal in chosen]
    return tuple(sorted(found, key=lambda m: (m.start, -m.stop, m.kind, m.type)))


def _names(proposals: Iterable[Proposal]) -> Names:
    """Where the names are that phrases may hold."""
    ends: dict[int, int] = {}
    people: dict[int, int] = {}
    for proposal in proposals:
        if proposal.kind is not MentionKind.NAME or proposal.source in {
            "gazetteer-adjective",
            "gazetteer-demonym",
        }:
            continue
        if proposal.source == LEARNED and not (
            proposal.type is EntityType.PERSON
            or proposal.type.is_place
            or proposal.type.is_organization
        ):
            continue
        if proposal.type is EntityType.PERSON:
            people.update(dict.fromkeys(range(proposal.first, proposal.last), proposal.last))
        else:
            ends[proposal.first] = max(ends.get(proposal.first, 0), proposal.last)
    return Names(ends=ends, people=people)


def _slot(proposal: Proposal) -> tuple[int, int, bool]:
    """What may stand only once: the tokens, and whether they are a post or a thing."""
    return proposal.first, proposal.last, proposal.type is EntityType.PROFESSION


def _distinct(proposals: list[Proposal]) -> list[Proposal]:
    best: dict[tuple[int, int, bool], Proposal] = {}
    for proposal in proposals:
        slot = _slot(proposal)
        rival = best.get(slot)
        if rival is None or _strength(proposal) > _strength(rival):
            best[slot] = proposal
    return list(best.values())


def _strength(proposal: Proposal) -> tuple[bool, int, int]:
    return (
        proposal.kind is MentionKind.NAME,
        proposal.rank,
        proposal.last - proposal.first,
    )


def _without_crossings(tree: Tree, proposals: list[Proposal]) -> list[Proposal]:
    """Drop proposals that cross a stronger one, and weak names nested in a whole name.

    A part of a person's name, of a Latin name or of a gazetteer name is not a mention of its own;
    a place inside a body's name is («Банк России»).
    """
    kept: list[Proposal] = []
    over: dict[int, list[Proposal]] = {}  # token → what was kept over it
    for proposal in sorted(proposals, key=_order, reverse=True):
        tokens = range(proposal.first, proposal.last)
        rivals = (other for token in tokens for other in over.get(token, ()))
        if not any(_conflict(tree, proposal, other) for other in rivals):
            kept.append(proposal)
            for token in tokens:
                over.setdefault(token, []).append(proposal)
    return kept


def _order(proposal: Proposal) -> tuple[bool, int, int, int]:
    named, rank, length = _strength(proposal)
    return named, rank, length, -proposal.first


def _conflict(tree: Tree, weak: Proposal, strong: Proposal) -> bool:
    if weak.last <= strong.first or strong.last <= weak.first:
        return False
    inside = strong.first <= weak.first and weak.last <= strong.last
    around = weak.first <= strong.first and strong.last <= weak.last
    if not inside and not around:
        return True
    if LEARNED in {weak.source, strong.source}:
        return _at_odds(tree, weak, strong, inside=inside)
    if weak.kind is not MentionKind.NAME:
        # a bare description of a thing that is named by the same head is no further mention
        head = strong.head if strong.head is not None else strong.first
        return inside and weak.source == "description" and weak.first == head
    if inside and strong.source.startswith("phrase"):
        return weak.first == strong.first and (
            weak.source in {TAGGER, "latin-name"} or weak.type.is_organization
        )
    if inside and strong.source in {TAGGER, "gazetteer", "quoted-name"}:
        return (
            strong.type is EntityType.PERSON
            or strong.source == "quoted-name"
            or weak.source in {"latin-name", TAGGER}
            or weak.source == "gazetteer-adjective"
            or _is_agreeing_part(tree, weak, strong)
        )
    return around and strong.source == "gazetteer" and weak.source == TAGGER and weak.type.is_place


def _at_odds(tree: Tree, weak: Proposal, strong: Proposal, *, inside: bool) -> bool:
    """Whether of two nested proposals, one of them the model's, the weaker is too much.

    What the model sees inside another name stays, unless both say the same thing in two wordings.
    """
    if weak.type.is_literal or strong.type.is_literal:
        return False
    if weak.source == strong.source and not _says_the_same(tree, weak, strong):
        return inside and strong.type is EntityType.FAMILY
    posts = {each.type is EntityType.PROFESSION for each in (weak, strong)}
    if True in posts:
        return posts == {True}
    if weak.kind is not MentionKind.NAME:
        return inside and weak.first == _head(tree, strong)
    if weak.source == "latin-name" or (inside and strong.type is EntityType.PERSON):
        return True
    if inside and strong.source == "quoted-name":
        return True
    if _says_the_same(tree, weak, strong):
        return True
    return inside and strong.source == "gazetteer" and _is_agreeing_part(tree, weak, strong)


def _says_the_same(tree: Tree, weak: Proposal, strong: Proposal) -> bool:
    """Whether two nested names are one in more or fewer words: one head, one type of NEREL."""
    return weak.type.nerel == strong.type.nerel and _head(tree, weak) == _head(tree, strong)


def _head(tree: Tree, proposal: Proposal) -> int:
    if proposal.head is not None:
        return proposal.head
    return head_of(tree, proposal.first, proposal.last)


def _is_agreeing_part(tree: Tree, weak: Proposal, strong: Proposal) -> bool:
    """«Россия» in «Единая Россия»: the whole name's head, not a thing that the name holds."""
    before = weak.first - 1
    if before < strong.first:
        return weak.first == strong.first and weak.last < strong.last and not weak.type.is_place
    return tree.tokens[before].pos == "ADJ"
