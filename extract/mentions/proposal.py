"""What one rule thinks is a mention, before the rules are weighed against each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.annotate.normalize import nominative, nominative_person
from extract.mentions.gender import is_subject, verb_gender
from extract.mentions.nouns import noun_class
from extract.records import Mention, MentionKind, Token
from extract.tree import Tree
from ontology.vocabulary import EntityType

RANK_LATIN = 1
RANK_TAGGED = 3
RANK_LEARNED = 3
RANK_QUOTED = 3
RANK_GAZETTEER = 4
RANK_PHRASE = 5
"""Ranks of the rules, where spans cross: a phrase holds the names inside it, the gazetteer knows
better than tagger and model, and bare Latin letters say least."""
OPENING = {"«": "»", '"': '"', "“": "”", "„": "“"}
"""Opening quotation mark → the mark that closes it."""
QUOTES = frozenset("«»\"“”„'‘’")
CONCEPTS = frozenset(
    {
        EntityType.CRIME,
        EntityType.DISEASE,
        EntityType.IDEOLOGY,
        EntityType.LANGUAGE,
        EntityType.NATIONALITY,
        EntityType.PENALTY,
        EntityType.PROFESSION,
        EntityType.RELIGION,
    }
)
"""Types whose names are common nouns, written small."""
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "X", "NUM", "PRON"})
_MODIFIER_RELS = frozenset({"amod", "det", "nummod", "acl"})
_BESIDE = frozenset({"appos", "flat", "nmod"})
_FARTHEST_POST = 4
"""Governors from a name up to its post: «министр сельского хозяйства Дании» has three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Tokens `first:last` and what they are taken for; `rank` decides where spans cross."""

    first: int
    last: int
    type: EntityType
    kind: MentionKind = MentionKind.NAME
    score: float
    source: str
    rank: int
    name: str | None = None
    """The nominative where the rule knows it; computed from the tokens otherwise."""
    head: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Where names stand that a phrase may hold.

    Attributes:
        ends: first token → end, of the longest place or organization that begins there.
        people: every token of a personal name → end of the name.
    """

    ends: Mapping[int, int]
    people: Mapping[int, int]


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of the span that hangs outside it: the first noun-like one, else the first one."""
    outer = [index for index in range(first, last) if not first <= tree.tokens[index].head < last]
    nouns = [index for index in outer if tree.tokens[index].pos in _NOMINAL_POS]
    return (nouns or outer or [first])[0]


def base_form(
    tree: Tree,
    first: int,
    last: int,
    head: int,
    type_: EntityType,
    kind: MentionKind = MentionKind.NAME,
) -> str:
    """Nominative name of the tokens `first:last`, as it should stand on a label."""
    tokens: Sequence[Token] = tree.tokens[first:last]
    if type_ is EntityType.PERSON and kind is MentionKind.NAME:
        return nominative_person(
            tokens,
            is_subject=is_subject(tree, head),
            gender=verb_gender(tree, head),
            case=_case_of_post(tree, head),
        )
    agreeing = [
        index - first
        for index in range(first, head)
        if tree.tokens[index].pos in {"ADJ", "DET", "VERB", "NUM"}
        and (
            (
                tree.tokens[index].rel.split(":")[0] in _MODIFIER_RELS
                and tree.tokens[index].head == head
            )
            or all(
                tree.tokens[middle].pos in {"ADJ", "DET", "VERB"} for middle in range(index, head)
            )
        )
    ]
    return nominative(tokens, agreeing, head - first)


def _case_of_post(tree: Tree, head: int) -> str | None:
    """Case of the man's post that the name stands beside, though words may stand between.

    «с министром энергетики Норвегии Е. С. Линдом»: the name may hang on the last of them.
    """
    if tree.tokens[head].rel.split(":")[0] not in _BESIDE:
        return None
    for above in islice(tree.ancestors(head), _FARTHEST_POST):
        if noun_class(tree.lemma(above)) == "post":
            return tree.feat(above, "Case") if tree.feat(above, "Gender") == "Masc" else None
        if tree.tokens[above].pos not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None


def mention(tree: Tree, proposal: Proposal) -> Mention:
    """The mention that the proposal describes."""
    first, last = proposal.first, proposal.last
    head = head_of(tree, first, last) if proposal.head is None else proposal.head
    name = proposal.name or base_form(tree, first, last, head, proposal.type, proposal.kind)
    described = proposal.type is EntityType.PROFESSION or proposal.kind is MentionKind.NOMINAL
    opens = proposal.type in CONCEPTS and first == tree.sentence(first).first
    if (described or opens) and not tree.tokens[first].text.isupper():
        # a description begins with a small letter also where it begins a sentence
        name = name[:1].lower() + name[1:]
    return Mention(
        start=tree.tokens[first].start,
        stop=tree.tokens[last - 1].stop,
        type=proposal.type,
        kind=proposal.kind,
        head=head,
        first=first,
        last=last,
        name=" ".join(name.split()),
        score=proposal.score,
        source=proposal.source,
    )
