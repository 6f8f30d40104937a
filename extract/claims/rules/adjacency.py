"""How names stand beside and inside each other: what the rules ask of a document."""

from extract.claims.pattern import Found
from extract.records import Entity, Mention, MentionKind, TimeInterval
from extract.tree import Tree
from ontology.vocabulary import EntityType, RelationType, Status

_QUOTES = frozenset('«»"„“”')
IN_PLACE = frozenset({"в", "во", "на"})
"""Prepositions of being somewhere; «под», «около» and «близ» only say near what."""
Triple = tuple[Entity, RelationType, Entity | TimeInterval | str]


def told(
    rule: str,
    triple: Triple,
    mention: Mention,
    *,
    anchor: int,
    score: float,
    status: Status | None,
) -> Found:
    """A relation that the words of a mention tell; `anchor` decides its status if that is None."""
    subject, relation, thing = triple
    return Found(
        rule=rule,
        relation=relation,
        subject=subject,
        object=thing,
        anchor=anchor,
        first=mention.first,
        last=mention.last,
        score=score,
        status=status,
        dated=False,
    )


def named(rule: str, triple: Triple, mention: Mention, score: float) -> Found:
    """A relation that a name itself tells, whatever is said about the thing."""
    return told(rule, triple, mention, anchor=mention.head, score=score, status=Status.ONGOING)


def inner(tree: Tree, outer: Mention, types: frozenset[EntityType]) -> list[int]:
    """Numbers of the mentions inside another one, of these types, the first and widest first."""
    found = {
        number
        for index in range(outer.first, outer.last)
        for number in tree.mention_numbers(index)
        if (inner := tree.document.mentions[number]).kind is not MentionKind.PRONOUN
        and inner.type in types
        and tree.entity_of(inner) is not None
        and outer.first <= inner.first
        and inner.last <= outer.last
        and inner is not outer
    }
    mentions = tree.document.mentions
    return sorted(found, key=lambda number: (mentions[number].first, -mentions[number].last))


def genitive_after(tree: Tree, mention: Mention) -> Mention | None:
    """A name right behind another one, in the genitive: «района Томской области»."""
    for other in tree.mentions_over(mention.last) if mention.last < len(tree.tokens) else ():
        if (
            other.first == mention.last
            and other.kind is MentionKind.NAME
            and other.source != "gazetteer-adjective"
            and (tree.feat(other.head, "Case") == "Gen" or tree.tokens[other.head].text.isupper())
        ):
            return other
    return None


def in_brackets(tree: Tree, mention: Mention) -> Mention | None:
    """The place in brackets right behind a mention: «Коломна (Московская область)»."""
    last = mention.last
    while last < len(tree.tokens) and tree.tokens[last].text in {"»", '"', "”"}:
        last += 1
    if last + 1 >= len(tree.tokens) or tree.tokens[last].text != "(":
        return None
    for other in tree.mentions_over(last + 1):
        if (
            other.first == last + 1
            and other.type.is_place
            and other.last < len(tree.tokens)
            and tree.tokens[other.last].text == ")"
        ):
            return other
    return None


def starting(tree: Tree, index: int) -> Mention | None:
    """The place whose name begins at the token."""
    if index >= len(tree.tokens):
        return None
    for mention in tree.mentions_over(index):
        if mention.first == index and mention.kind is MentionKind.NAME and mention.type.is_place:
            return mention
    return None


def past_name(tree: Tree, index: int) -> int:
    """The token behind a name that ends before `index`: past its closing mark and short form.

    «союз «Мост» (СМ) начал» → «начал»; brackets with more than one word are none of the name's.
    """
    while index < len(tree.tokens) and tree.tokens[index].text in _QUOTES:
        index += 1
    short = index + 2 < len(tree.tokens) and tree.tokens[index].text == "("
    if short and tree.tokens[index + 2].text == ")" and tree.tokens[index + 1].text.isupper():
        return index + 3
    return index


def past_opening(tree: Tree, index: int) -> int:
    """The token at `index`, or the one behind the quotation mark that stands there."""
    opens = index + 1 < len(tree.tokens) and tree.tokens[index].text in _QUOTES
    return index + 1 if opens else index
