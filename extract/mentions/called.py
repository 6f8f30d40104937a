"""Nouns by which the text calls a body that it has named: «перевозчик «X»» … «перевозчик».

What stands before a name in quotation marks tells what it is, and the head of a long name says it
again («Всемирная программа X» … «программа»). The noun on its own then means the same body.
"""

from collections.abc import Iterable, Iterator

from extract.annotate.normalize import is_dictionary_word
from extract.mentions.nouns import noun_class
from extract.mentions.proposal import OPENING, Proposal, base_form, head_of
from extract.records import MentionKind
from extract.tree import Tree, is_capitalized
from ontology.vocabulary import EntityType

_CALLING = frozenset({None, "organization", "union", "alliance", "facility", "government"})
"""Classes of nouns that call a body; None for the many that the table does not hold."""
_HEADING = frozenset({None, "initiative", "facility", "location"})
"""Classes of nouns that only the name that they head makes a body («программа», «центр»)."""
_NOT_CALLING = frozenset(
    """
    название имя марка бренд логотип проект лозунг слоган девиз рубрика выставка конкурс премия
    программа операция трасса дело тема слово термин понятие фильм книга песня матч игра турнир
    чемпионат этап серия модель поезд самолет ракета система пост звание орден мыс гора
    """.split()
)
"""Nouns before names in quotation marks that tell no body."""
_THESE = frozenset({"этот", "сам", "данный"})
_INSIDE = frozenset({"в", "во", "на", "по", "из"})


def called_again(tree: Tree, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Bare nouns that call a body named elsewhere in the article.

    Args:
        tree: the document's tree.
        found: the names proposed so far.
    """
    names = [
        p
        for p in found
        if p.kind is MentionKind.NAME
        and (p.type.is_organization or p.type is EntityType.FACILITY)
        and not p.source.startswith("gazetteer-")
    ]
    calling = {
        tree.lemma(noun) for p in names if (noun := calling_noun(tree, p.first, p.last)) is not None
    }
    heads = {head for p in names if (head := _head_noun(tree, p)) is not None} - calling
    covered = {index for p in names for index in range(p.first, p.last)}
    for index, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or index in covered or not _is_bare(tree, index):
            continue
        inside = tree.case_word(index) in _INSIDE
        if token.lemma in calling or (token.lemma in heads and not inside):
            yield Proposal(
                first=index,
                last=index + 1,
                type=EntityType.ORGANIZATION,
                kind=MentionKind.NOMINAL,
                score=0.5,
                source="called-again",
                rank=0,
            )


def called_by(tree: Tree, first: int, last: int) -> Iterator[str]:
    """Lemmas of the nouns before a name that call it: «компания X», «перевозчик «X»»."""
    noun = calling_noun(tree, first, last)
    if noun is not None:
        yield tree.lemma(noun)
    before = first - 1
    while before >= 0 and tree.tokens[before].text in OPENING:
        before -= 1
    if before >= 0 and noun_class(tree.lemma(before)) in {"organization", "facility"}:
        yield tree.lemma(before)


def calling_noun(tree: Tree, first: int, last: int) -> int | None:
    """The noun before a name in quotation marks that stands in apposition to it, if there is one.

    A name in the nominative does: «акции «X»» with X in the genitive is something of X.
    """
    before = first - 1
    if before < 1 or tree.tokens[before].text not in OPENING:
        return None
    before -= 1
    token = tree.tokens[before]
    if token.pos != "NOUN" or before < tree.sentence(first).first:
        return None
    if noun_class(token.lemma) not in _CALLING or token.lemma in _NOT_CALLING:
        return None
    if tree.feat(before, "Number") != "Sing":
        return None
    shown = tree.text(first, last)
    base = base_form(tree, first, last, head_of(tree, first, last), EntityType.ORGANIZATION)
    return before if shown.lower() == base.lower() else None


def _head_noun(tree: Tree, name: Proposal) -> str | None:
    """Lemma of the noun that heads a name of several words, or ends a hyphened one."""
    head = head_of(tree, name.first, name.last) if name.head is None else name.head
    token = tree.tokens[head]
    several = name.last - name.first > 1
    common = token.pos == "NOUN" and not token.text.isupper() and not token.text.isascii()
    if common and several and noun_class(token.lemma) in _HEADING:
        return token.lemma
    tail = token.lemma.rpartition("-")[2]
    return tail if tail != token.lemma and is_dictionary_word(tail) else None


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether the noun is singular and nothing tells more of it: no adjective, owner or name."""
    opens = index == tree.sentence(index).first
    if tree.feat(index, "Number") != "Sing" or (is_capitalized(tree.tokens[index]) and not opens):
        return False
    if any(tree.lemma(child) not in _THESE for child in tree.children(index, "amod", "nummod")):
        return False
    if any(tree.case_word(child) is None for child in tree.children(index, "nmod", "appos")):
        return False
    after = index + 1
    return after >= len(tree.tokens) or tree.tokens[after].text not in OPENING
