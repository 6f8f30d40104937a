"""Where the subject that a tree has lost may stand: mistaken forms, asides, second subjects."""

from itertools import pairwise

from extract.annotate.normalize import noun_forms
from extract.claims.status_cues import Cue, cues_of
from extract.records import MentionKind
from extract.tree import Tree

_SPEECH = frozenset({Cue.REPORTS, Cue.REFUTES, Cue.CONFIRMS, Cue.BELIEVES})
_CLAUSE_ENDS = frozenset({",", ":", ";", "—", "–"})
_LONGEST_ASIDE = 7
"""Tokens from comma to comma: «, подчеркнули в секретариате союза,»."""


def aside_between(tree: Tree, first: int, last: int) -> range:
    """The words of a speaker between two commas: «Дания, подчеркнул он, из блока не выйдет».

    Args:
        tree: of the document.
        first: token from which to look.
        last: token before which to look: the verb whose subject stands before the aside.

    Returns:
        The tokens of the aside, its first comma included; empty where there is none.
    """
    commas = [index for index in range(first, last) if tree.tokens[index].text == ","]
    for opening, closing in pairwise(commas):
        if closing - opening <= _LONGEST_ASIDE and cues_of(tree.lemma(opening + 1)) & _SPEECH:
            return range(opening, closing)
    return range(0)


def may_be_nominative_name(tree: Tree, index: int) -> bool:
    """Whether the word is a nominative, as far as a tagger's mistakes leave that open.

    No Russian noun governs an accusative, so a name in one that hangs on a noun is a subject
    («вводить пошлины Белград не намерен»); a name may be taken for an adjective («Манила»).
    """
    token = tree.tokens[index]
    case = tree.feat(index, "Case")
    named = any(
        mention.kind is MentionKind.NAME and mention.first == index
        for mention in tree.mentions_over(index)
    )
    if token.pos == "ADJ":
        return case == "Nom" and named and token.text.istitle()
    stray = case == "Acc" and token.rel == "nmod" and named
    return token.pos in {"PROPN", "NOUN"} and (case == "Nom" or stray)


def is_stray_plural(tree: Tree, index: int) -> bool:
    """Whether a noun that hangs on nothing is a plural nominative taken for a singular genitive.

    «В ходе переговоров делегации США и Китая договорились»: both are «делегации».
    """
    token = tree.tokens[index]
    loose = token.head in (-1, index) and token.pos == "NOUN"
    return (
        loose
        and tree.feat(index, "Case") == "Gen"
        and ("nomn", "plur") in noun_forms(token.text)
        and tree.case_word(index) is None
    )


def subjects_go_on(tree: Tree, noun: int, verb: int) -> bool:
    """Whether «и» and another nominative stand between a subject and its plural verb.

    The parser may have hung the second one elsewhere («посол ЕС и представители ООН призвали»).
    """
    for index in range(noun + 1, verb - 1):
        text = tree.tokens[index].text
        if text in _CLAUSE_ENDS:
            return False
        if text == "и":
            other = next((i for i in range(index + 1, verb) if tree.tokens[i].pos != "ADJ"), verb)
            nominative = tree.feat(other, "Case") == "Nom"
            return nominative and tree.tokens[other].pos in {"NOUN", "PROPN"}
    return False
