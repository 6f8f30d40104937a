"""The decisions on an event noun, in their order: see `factuality`."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.claims.governors import ACCUSATIONS, REJECTING, called_untrue
from extract.claims.judgment import (
    Case,
    Decision,
    Step,
    Verdict,
    going_on,
    has_condition,
    is_fiction,
    is_hedged,
    is_question,
    negation,
)
from extract.claims.status_cues import UNCERTAIN, VAGUE_REFUSALS, Cue, cues_of
from extract.claims.verb_status import MAX_DEPTH, is_withdrawn, verb_status
from extract.times.tense import is_predicate
from extract.tree import Tree
from ontology.vocabulary import ACTUAL, Status

_BEFORE = frozenset({"до", "перед", "накануне", "в преддверии", "к", "ко"})
_BECAUSE = frozenset(
    {"из-за", "в связи с", "вследствие", "в результате", "в ответ на", "несмотря на", "вопреки"}
    | {"за", "благодаря", "по поводу", "ввиду", "на фоне", "из"}
)
_DURING = frozenset(
    {"в", "во", "на", "при", "в ходе", "во время", "в рамках", "по итогам", "по окончании"}
    | {"на полях", "в течение", "по", "с", "со", "под", "в период", "по завершении"}
)
_FOR = frozenset({"для", "ради", "с целью", "в целях", "в интересах"})
_ABOUT = frozenset({"о", "об", "обо", "про", "насчет", "относительно"})
_CONTENT = (None, "о", "об")
"""Prepositions of what a noun is about."""
_COMPLEMENT = frozenset({"от", "к", "ко", "на", "о", "об", "с", "со", "в", "во", "из", "за"})
"""Prepositions with which a verb governs what it cancels, plans, begins or asks for."""
_VIOLENT = frozenset(
    {"нападение", "теракт", "убийство", "покушение", "штурм", "захват", "взрыв", "переворот"}
    | {"поджог", "атака"}
)
"""An attempt at one of these is one."""
_OPPOSING = frozenset({"возражение", "сопротивление", "препятствие"})
"""Where these are denied, what they were against is not."""
_LIGHT = frozenset(
    {"проведение", "подписание", "заключение", "осуществление", "организация", "церемония"}
    | {"начало", "введение", "процесс", "процедура", "реализация", "совершение"}
)
"""Who cancels one of these cancels what it is of: «сорвал проведение саммита»."""
_CASES = frozenset({"дело", "расследование", "приговор"})
"""Words about a deed; when they are called off, it is not undone."""
_SAID = frozenset({"обвинение", "заявление", "критика", "претензия", "угроза", "подозрение"})
"""Refuting these denies what they say, not that they were made."""
UNTOLD = Decision(None, "nothing tells whether it happens")
_ACCUSING = frozenset({"обвинить", "обвинять", "обвиняться", "подозревать", "заподозрить"})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a noun hangs: the nouns that it complements, and the verb above with the link to it."""

    nouns: tuple[int, ...]
    """From the nearest upwards: «слухи» of «слухи о переговорах»."""
    verb: int | None
    top: int
    """The noun that hangs on the verb."""


def noun_status(case: Case) -> Decision:
    """The status of what an event noun names."""
    if case.depth > MAX_DEPTH:
        return Decision(None, "too many governors")
    for step in NOUN_DECISIONS:
        decision = step(case)
        if decision is not None:
            return decision
    return UNTOLD


# --- the decisions -------------------------------------------------------------------------------


def _cancelled(case: Case) -> Decision | None:
    place = _place(case.tree, case.index)
    if any(called_untrue(case.tree, noun) for noun in place.nouns):
        return Decision(Status.DENIED, "told by what is called untrue")
    if place.verb is None or any(_tells(case.tree, noun) for noun in place.nouns):
        return None
    cues = cues_of(case.tree.lemma(place.verb))
    if not {Cue.CANCELS, Cue.REFUTES} & cues or not _is_complement(case.tree, place):
        return None
    if place.nouns and case.tree.case_word(case.index) not in _CONTENT:
        return None
    if not all(_is_transparent(case.tree, noun) for noun in place.nouns):
        return Decision(None, f"beside what is under «{case.tree.lemma(place.verb)}»")
    rejected = Cue.REFUTES in cues or case.tree.lemma(place.verb) in REJECTING
    if rejected and case.lemma in _SAID:
        return Decision(Status.OCCURRED, "words were said, what they say is refuted")
    return _taken_back(case, place.verb, verb_status(case.above(place.verb)))


def _tells(tree: Tree, noun: int) -> bool:
    return bool(cues_of(tree.lemma(noun)) & _TELLING)


def _is_transparent(tree: Tree, noun: int) -> bool:
    """Whether what is said of this noun is said of the one below: «сообщения об ударе»."""
    lemma = tree.lemma(noun)
    telling = bool(cues_of(lemma) & {Cue.REPORTS, Cue.BELIEVES})
    return lemma in _LIGHT or (telling and lemma not in _CASES)


def _taken_back(case: Case, governor: int, outer: Decision) -> Decision:
    lemma = case.tree.lemma(governor)
    if outer.status is Status.DENIED:
        vague = lemma in VAGUE_REFUSALS
        return Decision(None if vague else Status.OCCURRED, f"«{lemma}» is negated")
    return Decision(Status.DENIED if outer.status in ACTUAL else None, f"under «{lemma}»")


def _modified(case: Case) -> Decision | None:
    tree = case.tree
    for child in tree.children(case.index, "amod", "acl", "det"):
        if tree.tokens[child].rel == "acl:relcl":
            continue
        cues = cues_of(tree.lemma(child))
        for cue, status in _MODIFIERS.items():
            if cue in cues and negation(tree, child) is None:
                return Decision(status, f"called «{tree.lemma(child)}»")
    return None


_MODIFIERS = {
    Cue.DENIED_MODIFIER: Status.DENIED,
    Cue.POSSIBLE_MODIFIER: None,
    Cue.PLANNED_MODIFIER: Status.PLANNED,
    Cue.RUNNING_MODIFIER: Status.ONGOING,
    Cue.DONE_MODIFIER: Status.OCCURRED,
}


def _under_noun(case: Case) -> Decision | None:
    """The nearest noun above that says anything of what it governs."""
    tree = case.tree
    place = _place(tree, case.index)
    for number, noun in enumerate(place.nouns):
        cues = cues_of(tree.lemma(noun))
        if not cues & _TELLING:
            continue
        between = place.nouns[:number]
        if Cue.CANCELS in cues and not all(_is_transparent(tree, i) for i in between):
            return Decision(None, f"beside what is under «{tree.lemma(noun)}»")
        outer = noun_status(case.above(noun))
        return _under_cue(case, noun, cues, outer)
    return None


_TELLING = frozenset(
    {Cue.CANCELS, Cue.REFUTES, Cue.DEMANDS, Cue.CONSIDERS, Cue.BELIEVES, Cue.PLANS, Cue.CONTINUES}
    | {Cue.ENDS, Cue.TRIES, Cue.MAY}
)


def _under_cue(case: Case, governor: int, cues: frozenset[Cue], outer: Decision) -> Decision:
    lemma = case.tree.lemma(governor)
    named = f"under «{lemma}»"
    if Cue.CANCELS in cues or Cue.REFUTES in cues:
        return _taken_back(case, governor, outer)
    if Cue.TRIES in cues:
        happened = case.lemma in _VIOLENT and outer.status in ACTUAL
        return Decision(Status.OCCURRED if happened else None, named)
    if UNCERTAIN & cues:
        opposed = lemma in ACCUSATIONS or lemma in _OPPOSING
        refuted = outer.status is Status.DENIED and Cue.CONSIDERS in cues and not opposed
        return Decision(Status.DENIED if refuted else None, named)
    if Cue.PLANS in cues:
        kept = outer.status in (Status.DENIED, None) and outer is not UNTOLD
        return Decision(outer.status if kept else Status.PLANNED, named)
    if Cue.ENDS in cues:
        return Decision(outer.status, named)
    return Decision(Status.ONGOING if outer.status in ACTUAL else outer.status, named)


def _under_verb(case: Case) -> Decision | None:
    tree = case.tree
    place = _place(tree, case.index)
    if place.verb is None:
        return None
    outer = verb_status(case.above(place.verb))
    if _is_presupposed(tree, case.index, place):
        return Decision(None if outer.status is None else Status.OCCURRED, "what it answers")
    preposition = tree.case_word(place.top)
    if preposition and not _is_complement(tree, place):
        return _beside_verb(case, preposition, outer)
    if _is_complement(tree, place):
        return _object_of(case, place.verb, outer)
    return _subject_of(case, place.verb, outer)


def _is_presupposed(tree: Tree, index: int, place: _Place) -> bool:
    """«ответ на санкции», «наказание за нарушение»: there before what the sentence tells."""
    if not place.nouns:
        return False
    preposition = tree.case_word(index)
    return preposition in ("за", "из-за", "после", "в ответ на") or (
        preposition == "на" and tree.lemma(place.nouns[0]) in ("ответ", "реакция", "месть")
    )


def _beside_verb(case: Case, preposition: str, outer: Decision) -> Decision:
    """«после встречи», «в ходе переговоров», «перед саммитом», «из-за санкций»."""
    named = f"«{preposition}» beside a verb"
    if case.lies_ahead:
        return Decision(Status.PLANNED, "dated ahead")
    if preposition == "вместо":
        return Decision(Status.DENIED, named)
    if preposition == "против":
        return Decision(None, named)
    if preposition in _BEFORE:
        return Decision(Status.PLANNED if case.time is None else Status.OCCURRED, named)
    if outer.status is None:
        return Decision(None, named)
    if preposition in _FOR:
        return Decision(None if outer.status is Status.DENIED else Status.PLANNED, named)
    if outer.status is Status.PLANNED and preposition not in _BECAUSE:
        return Decision(Status.PLANNED, named)
    if outer.status is Status.ONGOING and preposition in _DURING:
        return Decision(Status.ONGOING, named)
    told = preposition not in _ABOUT or outer.status in ACTUAL
    return Decision(Status.OCCURRED if told else None, named)


def _object_of(case: Case, verb: int, outer: Decision) -> Decision:
    named = f"under «{case.tree.lemma(verb)}»"
    cues = cues_of(case.tree.lemma(verb))
    verdict = next(
        (verdict for cue, verdict in _OBJECT_VERDICTS if cue in cues), _taken_for_granted
    )
    return Decision(verdict(case, verb, outer), named)


def _confirmed(_: Case, __: int, outer: Decision) -> Status | None:
    return Status.OCCURRED if outer.status in ACTUAL else None


def _continued(case: Case, verb: int, outer: Decision) -> Status | None:
    """«ведёт переговоры» and «продлил санкции» go on, «вёл переговоры» is over."""
    lasting = outer.status is Status.ONGOING or case.tree.feat(verb, "Aspect") == "Perf"
    return Status.ONGOING if outer.status in ACTUAL and lasting else outer.status


def _planned(case: Case, _: int, outer: Decision) -> Status | None:
    kept = outer.status in (Status.DENIED, None) or has_condition(case)
    return outer.status if kept else Status.PLANNED


def _nothing(_: Case, __: int, ___: Decision) -> Status | None:
    return None


def _as_verb(case: Case, _: int, outer: Decision) -> Status | None:
    return Status.PLANNED if case.lies_ahead and outer.status in ACTUAL else outer.status


def _taken_for_granted(case: Case, _: int, outer: Decision) -> Status | None:
    """«осудил удар», «не прокомментировал санкции»: there whatever the verb says."""
    if case.lies_ahead:
        return Status.PLANNED
    return outer.status if outer.status in (Status.PLANNED, None) else Status.OCCURRED


_OBJECT_VERDICTS: tuple[tuple[Cue, Verdict], ...] = (
    (Cue.CONFIRMS, _confirmed),
    (Cue.CONTINUES, _continued),
    (Cue.PLANS, _planned),
    (Cue.REALIZES, _as_verb),
    (Cue.DEMANDS, _nothing),
    (Cue.CONSIDERS, _nothing),
    (Cue.BELIEVES, _nothing),
    (Cue.MAY, _nothing),
    (Cue.MUST, _nothing),
    (Cue.TRIES, _nothing),
    (Cue.HAPPENS, _as_verb),
    (Cue.BEGINS, going_on),
    (Cue.ENDS, _as_verb),
)
"""The verb's first class in this order decides; other verbs take their object for granted."""


def _subject_of(case: Case, verb: int, outer: Decision) -> Decision:
    """A subject happens as its verb says: «визит состоялся», «переговоры продолжаются»."""
    cues = cues_of(case.tree.lemma(verb))
    named = f"subject of «{case.tree.lemma(verb)}»"
    if case.lies_ahead and outer.status in ACTUAL:
        return Decision(Status.PLANNED, "dated ahead")
    if Cue.CONTINUES in cues and outer.status in ACTUAL:
        perfective = case.tree.feat(verb, "Aspect") == "Perf"
        return Decision(Status.ONGOING if perfective else outer.status, named)
    if outer.status is Status.DENIED and Cue.HAPPENS not in cues:
        lasting = case.tree.feat(verb, "Tense") == "Pres"
        status = Status.ONGOING if lasting else Status.OCCURRED
        return Decision(status, f"{named}, negated: taken for granted")
    return Decision(outer.status, named)


def _dated(case: Case) -> Decision | None:
    if case.time is None:
        return None
    if case.lies_ahead:
        return Decision(Status.PLANNED, "dated ahead")
    return Decision(Status.OCCURRED, "dated")


NOUN_DECISIONS: tuple[Step, ...] = (
    is_question,
    is_fiction,
    is_hedged,
    is_withdrawn,
    _cancelled,
    _modified,
    _under_noun,
    _under_verb,
    _dated,
)


# --- where the noun hangs ------------------------------------------------------------------------


def _place(tree: Tree, index: int) -> _Place:
    nouns: list[int] = []
    top = index
    for parent, child in _upwards(tree, index):
        if is_predicate(tree, parent):
            return _Place(tuple(nouns), parent, top)
        rel = tree.tokens[child].rel.split(":")[0]
        if rel not in ("conj", "appos", "flat"):
            if rel == "nmod" and tree.feat(parent, "Animacy") == "Anim":
                break  # «ветеран войны», «участники саммита»: a person outlives the event
            nouns.append(parent)
        if tree.tokens[parent].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            top = parent
    return _Place(tuple(nouns), None, top)


def _upwards(tree: Tree, index: int) -> Iterator[tuple[int, int]]:
    child = index
    for parent in tree.ancestors(index):
        yield parent, child
        child = parent


def _is_complement(tree: Tree, place: _Place) -> bool:
    """Whether the verb governs the noun, or names it as its passive subject."""
    verb, top = place.verb, place.top
    if verb is None:
        return False
    preposition = tree.case_word(top)
    if preposition is not None:
        return _governs(tree, verb, top, preposition)
    rel = tree.tokens[top].rel
    if rel == "nsubj":
        if tree.feat(verb, "Voice") == "Pass" or tree.feat(verb, "Variant") == "Short":
            return True
        reflexive = tree.lemma(verb).endswith("ся")
        return reflexive and bool(cues_of(tree.lemma(verb)) & {Cue.CANCELS, Cue.PLANS})
    return rel.split(":")[0] in ("obj", "iobj", "csubj", "obl", "xcomp", "nmod") or (
        rel == "nsubj:pass"
    )


def _governs(tree: Tree, verb: int, top: int, preposition: str) -> bool:
    """Whether verb and preposition belong together: «отказаться от», «договориться о»."""
    cues = cues_of(tree.lemma(verb))
    if tree.lemma(verb) in _ACCUSING:
        return True
    if Cue.REPORTS in cues or not cues & _GOVERNING or preposition not in _COMPLEMENT:
        return False
    if Cue.CANCELS in cues:
        return preposition == "от"
    if preposition not in ("в", "во", "на", "с", "со"):
        return True
    return bool(cues & {Cue.BEGINS, Cue.PLANS}) and tree.feat(top, "Case") == "Acc"


_GOVERNING = frozenset({Cue.CANCELS, Cue.PLANS, Cue.DEMANDS, Cue.CONSIDERS, Cue.BEGINS})
