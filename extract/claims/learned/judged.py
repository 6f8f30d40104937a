"""Whether the text asserts what the model sees: no relation is told that the text only wishes.

The model reads which things belong together, not whether they do: «отказался вступить», «приглашен
на саммит» look to it like membership and participation. What ties the two ends in the tree is
therefore judged as the rules judge their triggers. Where one end simply stands in the phrase of
the other («президент США», «завод в Осло»), the phrase itself tells that it is so.
"""

from dataclasses import dataclass
from itertools import islice

from extract.claims.factuality import Decision, decide
from extract.claims.learned.ends import End
from extract.posts import FORMER
from extract.times.tense import is_predicate
from extract.tree import Tree
from ontology.vocabulary import RelationType, Status

_HELD = frozenset({RelationType.WORKS_AS, RelationType.WORKPLACE, RelationType.SUBORDINATE_OF})
"""Relations of people to the posts that they hold."""
_JOINED = frozenset({RelationType.MEMBER_OF, RelationType.PARTICIPANT_IN, RelationType.ORGANIZES})
"""Relations that guests, partners and those who are invited do not have."""
HAPPENING = frozenset(
    {
        RelationType.AWARDED_WITH,
        RelationType.CONVICTED_OF,
        RelationType.EXPENDITURE,
        RelationType.FOUNDED_BY,
        RelationType.HAS_CAUSE,
        RelationType.INANIMATE_INVOLVED,
        RelationType.INCOME,
        RelationType.KNOWS,
        RelationType.MEMBER_OF,
        RelationType.ORGANIZES,
        RelationType.OWNER_OF,
        RelationType.PARTICIPANT_IN,
        RelationType.PENALIZED_AS,
        RelationType.PRODUCES,
        RelationType.TAKES_PLACE_IN,
    }
)
"""Relations that come about by something that happens: the verb above decides."""
_OUTSIDERS = frozenset(
    """
    пригласить приглашать приглашение приглашенный позвать звать партнер партнерство наблюдатель
    гость кандидат претендент заявка соискатель сотрудничать сотрудничество сотрудничающий
    отказаться отказываться отказ покинуть выйти выход исключить исключение
    """.split()
)
_PAST = FORMER | {"прежде", "ранее", "раньше", "прошлое", "некогда", "когда-то"}
_LASTING = _HELD | {
    RelationType.HEADQUARTERED_IN,
    RelationType.LOCATED_IN,
    RelationType.MEMBER_OF,
    RelationType.OWNER_OF,
    RelationType.PLACE_RESIDES_IN,
}
"""Relations that last: an imperfective past says that they did, not that they do."""
_CANDIDATES = frozenset({"кандидат", "претендент", "номинант", "соискатель"})
_FUTURE = frozenset({"будущий", "избранный", "новоизбранный", "назначенный"})
_NEAR = 4
"""Words between two names that still stand side by side: quotes, a comma, an adjective."""
_PARTING = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
_MARKS = frozenset({",", ".", ";", ":", "(", ")", "—", "–"})
_REACH = 8
"""Words before the first end that may still belong to its phrase."""
_GOVERNORS = 2
"""Governors above both ends that may still tell about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How two ends hang together: the lowest token above both, None in different sentences."""

    one: End
    other: End
    top: int | None

    @property
    def is_phrase(self) -> bool:
        """Whether one end stands in the phrase of the other."""
        return self.top is not None and (
            self.one.first <= self.top < self.one.last
            or self.other.first <= self.top < self.other.last
        )


def tie(tree: Tree, one: End, other: End) -> Tie:
    """How the two ends hang together in the tree."""
    above = dict.fromkeys((one.head, *tree.ancestors(one.head)))
    top = next((i for i in (other.head, *tree.ancestors(other.head)) if i in above), None)
    return Tie(one=one, other=other, top=top)


def judged(tree: Tree, relation: RelationType, ends: tuple[End, End]) -> Decision:
    """The status of a learned relation, None where the text asserts nothing, with the reason."""
    bond = tie(tree, *ends)
    words = _words(tree, bond)
    if relation in _JOINED and (found := words & _OUTSIDERS):
        return Decision(None, f"«{min(found)}» tells of somebody outside")
    if relation in _LASTING and _has_lapsed(tree, bond):
        return Decision(None, "told in the past, and over")
    if relation in _HELD:
        if _is_past(words):
            # «бывший министр» says so itself, «в прошлом — министр» does not
            said = relation is RelationType.WORKS_AS and _is_past(_own_words(tree, bond.other))
            return Decision(Status.OCCURRED if said else None, "a former post")
        if words & _CANDIDATES:
            return Decision(None, "only runs for the post")
        if words & _FUTURE:
            return Decision(Status.PLANNED, "a post to be taken up")
    anchor = _anchor(tree, relation, bond)
    if anchor is None:
        return Decision(Status.ONGOING, "told by how the names stand together")
    decision = decide(tree, anchor, None, tree.document.article.published)
    if decision.status is Status.OCCURRED and relation not in HAPPENING:
        return Decision(Status.ONGOING, decision.reason)
    return decision


def _words(tree: Tree, bond: Tie) -> frozenset[str]:
    """Lemmas of what stands between the ends, right before them, and above both."""
    first = min(bond.one.first, bond.other.first)
    last = max(bond.one.last, bond.other.last)
    sentence = tree.sentence(first)
    if tree.sentence_index(first) != tree.sentence_index(last - 1):
        return frozenset()
    inside = range(_opening(tree, first, sentence.first), min(last + 1, sentence.last))
    above = () if bond.top is None else (bond.top, *islice(tree.ancestors(bond.top), _GOVERNORS))
    return frozenset(tree.lemma(index) for index in (*inside, *above))


def _is_past(words: frozenset[str]) -> bool:
    return any(word in _PAST or word.startswith("экс-") for word in words)


def _own_words(tree: Tree, end: End) -> frozenset[str]:
    """Lemmas of the mention that stands for an end."""
    first, last = (end.mention.first, end.mention.last) if end.mention else (end.first, end.last)
    return frozenset(tree.lemma(index) for index in range(first, last))


def _opening(tree: Tree, first: int, limit: int) -> int:
    """Where the noun phrase begins in which the first end stands: «бывшего | главы завода X»."""
    start = first
    while start > max(limit, first - _REACH):
        token = tree.tokens[start - 1]
        if token.pos in _PARTING or token.text in _MARKS:
            break
        start -= 1
    return start


def _has_lapsed(tree: Tree, bond: Tie) -> bool:
    """«возглавлявший», «занимал», «состоял» between the ends or above both."""
    one, other = sorted((bond.one, bond.other), key=lambda end: end.first)
    tokens = [*range(one.last, other.first), *(() if bond.top is None else (bond.top,))]
    return any(
        tree.tokens[i].pos == "VERB"
        and tree.feat(i, "Aspect") == "Imp"
        and tree.feat(i, "Tense") == "Past"
        for i in tokens
    )


def _anchor(tree: Tree, relation: RelationType, bond: Tie) -> int | None:
    """The token whose factuality is the relation's; None where the names alone tell it."""
    if bond.top is None:
        return _predicate(tree, bond.other.head) if relation in HAPPENING else None
    if relation not in HAPPENING and (bond.is_phrase or _is_near(tree, bond)):
        return None
    if is_predicate(tree, bond.top):
        return bond.top
    above = _predicate(tree, bond.top)
    if relation in HAPPENING:
        return bond.top if above is None else above
    return None


def _is_near(tree: Tree, bond: Tie) -> bool:
    """Whether the ends stand side by side, so that the phrase is one whatever the parser says."""
    one, other = sorted((bond.one, bond.other), key=lambda end: end.first)
    between = range(one.last, other.first)
    return len(between) <= _NEAR and not any(tree.tokens[i].pos in _PARTING for i in between)


def _predicate(tree: Tree, index: int) -> int | None:
    """The nearest predicate above a token."""
    return next((above for above in tree.ancestors(index) if is_predicate(tree, above)), None)
