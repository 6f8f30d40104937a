"""Which words stand in a slot of the lexicon: cases, prepositions with a case, adjectives."""

from collections.abc import Iterable

from extract.claims.lexicon import Slot
from extract.claims.nouns import is_indeclinable
from extract.tree import Tree

_COMPOUND = frozenset(
    {"адрес", "состав", "ряд", "поддержка", "сторона", "участие", "отношение", "защита"}
    | {"посредничество", "капитал"}
)
"""Nouns of compound prepositions that the parser may leave as nouns («в адрес США»)."""
_VARIANTS = {"со": "с", "ко": "к", "во": "в", "об": "о", "обо": "о", "от": "от", "изо": "из"}
_AMBIGUOUS = frozenset({"в", "на", "о", "с", "по", "за", "под"})


def fillers(tree: Tree, slot: Slot, sites: Iterable[int]) -> tuple[int, ...]:
    """Tokens that stand in the slot below any of the sites, in the order of the text."""
    found: set[int] = set()
    for site in sites:
        for child in tree.children(site):
            if _fills(tree, child, slot):
                found.add(child)
            elif slot.preposition:
                found.update(_compound(tree, child, slot))
    return tuple(sorted(found))


def _fills(tree: Tree, index: int, slot: Slot) -> bool:
    token = tree.tokens[index]
    if slot.case == "adj":
        return token.rel == "amod" and token.pos == "ADJ"
    if token.pos not in {"NOUN", "PROPN", "PRON", "X", "ADJ", "NUM", "DET"}:
        return False
    preposition = _normal(tree.case_word(index) or "")
    if preposition != slot.preposition:
        return False
    if not slot.preposition and token.rel in {"conj", "appos", "flat:name", "amod", "punct"}:
        return False
    if tree.feat(index, "Case") == slot.case:
        return True
    if slot.preposition:
        return is_indeclinable(tree, index) or _one_case(slot.preposition)
    if not is_indeclinable(tree, index):
        return token.rel == "det" and slot.case == "Gen" and token.pos in {"DET", "PRON"}
    expected = {"Gen": "nmod", "Dat": "iobj", "Acc": "obj"}
    return token.rel.split(":")[0] == expected.get(slot.case)


def _compound(tree: Tree, index: int, slot: Slot) -> tuple[int, ...]:
    """Genitives below the noun of a compound preposition that was parsed as a noun."""
    first, _, second = slot.preposition.partition(" ")
    if not second or tree.lemma(index) not in _COMPOUND:
        return ()
    if tree.tokens[index].text.lower() != second:
        return ()
    if _normal(tree.case_word(index) or "") != first:
        return ()
    return tuple(
        child for child in tree.children(index, "nmod", "iobj") if tree.case_word(child) is None
    )


def genitives(tree: Tree, noun: int) -> tuple[int, ...]:
    """Bare genitives directly below a noun."""
    return fillers(tree, Slot(preposition="", case="Gen"), (noun,))


def _normal(preposition: str) -> str:
    """The basic form of a preposition: «со стороны» stays, «со» is «с»."""
    return _VARIANTS.get(preposition, preposition)


def _one_case(preposition: str) -> bool:
    """Whether the preposition leaves no choice of case, so that a mistagged one may be ignored."""
    return preposition not in _AMBIGUOUS
