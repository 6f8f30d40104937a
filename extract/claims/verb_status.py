"""The decisions on a verb, in their order: see `factuality`."""

from extract.claims.governors import (
    PRONOUNS,
    fails_later,
    governor_of,
    is_infinitive,
    noun_above,
    refused_later,
)
from extract.claims.judgment import (
    NOT_YET,
    Case,
    Decision,
    Step,
    Verdict,
    going_on,
    has_condition,
    has_subjunctive,
    in_condition,
    is_almost,
    is_counterfactual,
    is_fiction,
    is_hedged,
    is_not_yet,
    is_question,
    negation,
    opening,
    word_at,
)
from extract.claims.status_cues import UNCERTAIN, VAGUE_REFUSALS, Cue, cues_of
from extract.times.clauses import is_finite
from extract.times.tense import PAST_FORMS, is_future, is_predicate
from ontology.vocabulary import ACTUAL, Status

MAX_DEPTH = 6
"""Governors above governors that are asked; real sentences have up to four."""
_PURPOSE = frozenset({"чтобы", "чтоб", "дабы"})
_WANTING = frozenset({"хотеть", "желать"})
_DUTY = frozenset({"должный", "должен"})


def verb_status(case: Case) -> Decision:
    """The status of what a verb, or a predicate like «должен», tells."""
    if case.depth > MAX_DEPTH:
        return Decision(None, "too many governors")
    for step in VERB_DECISIONS:
        decision = step(case)
        if decision is not None:
            return decision
    return Decision(Status.OCCURRED, "told as a fact")


# --- the decisions -------------------------------------------------------------------------------


def _almost(case: Case) -> Decision | None:
    if is_almost(case.tree, case.index):
        return Decision(Status.DENIED, "«едва не»")
    return None


def _unreal(case: Case) -> Decision | None:
    if _PURPOSE & set(opening(case.tree, case.clause)) and (
        is_infinitive(case) or is_finite(case.tree, case.index)
    ):
        if any(word_at(case.tree, i) == "вместо" for i in range(case.around.start, case.index)):
            return Decision(Status.DENIED, "«вместо того чтобы»")
        return Decision(None, "purpose or wish («чтобы»)")
    if not has_subjunctive(case) or is_infinitive(case):
        return None
    if is_counterfactual(case) and not case.cues & {Cue.MAY, Cue.DEMANDS}:
        return Decision(Status.DENIED, "counterfactual («если бы»)")
    return Decision(None, "unreal («бы»)")


def _conditional(case: Case) -> Decision | None:
    if in_condition(case):
        return Decision(None, "a condition («если»)")
    open_form = is_infinitive(case) or is_future(case.tree, case.index)
    if open_form and has_condition(case):
        return Decision(None, "depends on a condition")
    return None


def _participle(case: Case) -> Decision | None:
    """A full participle describes its noun and is told as a fact, whatever stands above."""
    tree, index = case.tree, case.index
    if tree.feat(index, "VerbForm") != "Part" or is_finite(tree, index):
        return None
    if negation(tree, index) is not None:
        return Decision(Status.DENIED, "a negated participle")
    if Cue.PLANNED_MODIFIER in case.cues or case.lies_ahead:
        return Decision(Status.PLANNED, "a participle of planning")
    if tree.feat(index, "Tense") == "Pres":
        return Decision(Status.ONGOING, "a present participle")
    return Decision(Status.OCCURRED, "a past participle")


def _converb(case: Case) -> Decision | None:
    tree, index = case.tree, case.index
    if tree.feat(index, "VerbForm") != "Conv":
        return None
    if negation(tree, index) is not None:
        return Decision(Status.DENIED, "a negated converb")
    governor = next((i for i in tree.ancestors(index) if is_predicate(tree, i)), None)
    if governor is None:
        return Decision(Status.OCCURRED, "a converb")
    outer = verb_status(case.above(governor))
    if outer.status is Status.DENIED:
        return Decision(Status.OCCURRED, "a converb beside a negation")
    return Decision(outer.status, f"as «{tree.lemma(governor)}», of which it is a converb")


def _governed(case: Case) -> Decision | None:
    if is_future(case.tree, case.index) and is_infinitive(case):
        return None  # «будут обсуждать» is a finite form
    governor = governor_of(case)
    if governor is None:
        if is_infinitive(case):
            return Decision(None, "an infinitive without a governor")
        return None
    if is_predicate(case.tree, governor):
        outer = verb_status(case.above(governor))
    else:
        outer = noun_above(case, governor)
    named = f"under «{case.tree.lemma(governor)}»"
    if is_infinitive(case):
        return _infinitive_under(case, governor, outer, named)
    return _clause_under(case, governor, outer, named)


def _infinitive_under(case: Case, governor: int, outer: Decision, named: str) -> Decision:
    """The status of an infinitive: it has none of its own."""
    if _is_wish_to_say(case, governor):
        return Decision(Status.OCCURRED, named)
    cues = cues_of(case.tree.lemma(governor))
    doubly = negation(case.tree, case.index) is not None
    if Cue.MAY in cues:
        impossible = negation(case.tree, governor) is not None
        certain = Status.OCCURRED if doubly else Status.DENIED
        return Decision(certain if impossible else None, named)
    if outer.status is None:
        return Decision(None, f"{named}: {outer.reason}")
    verdict = next((verdict for cue, verdict in _INFINITIVE_VERDICTS if cue in cues), None)
    status = verdict(case, governor, outer) if verdict else None
    if doubly and status is not None:
        status = Status.DENIED
    return Decision(status, named)


def _refused(_: Case, __: int, outer: Decision) -> Status | None:
    return Status.OCCURRED if outer.status is Status.DENIED else Status.DENIED


def _tried(case: Case, _: int, outer: Decision) -> Status | None:
    return Status.DENIED if outer.status in ACTUAL and fails_later(case) else None


def _planned(case: Case, governor: int, outer: Decision) -> Status | None:
    if outer.status is Status.DENIED:
        return Status.DENIED
    tree = case.tree
    was = any(word_at(tree, i) in PAST_FORMS for i in tree.children(governor, "aux", "cop"))
    past = tree.feat(governor, "Tense") == "Past" or was
    if past and fails_later(case):
        return Status.DENIED
    open_outcome = was and tree.lemma(governor) in _DUTY and not case.lies_ahead
    return None if open_outcome or has_condition(case) else Status.PLANNED


def _wished(case: Case, _: int, __: Decision) -> Status | None:
    return Status.DENIED if refused_later(case) else None


def _as_governor(_: Case, __: int, outer: Decision) -> Status | None:
    return outer.status


_INFINITIVE_VERDICTS: tuple[tuple[Cue, Verdict], ...] = (
    (Cue.CANCELS, _refused),
    (Cue.REFUTES, _refused),
    (Cue.TRIES, _tried),
    (Cue.PLANS, _planned),
    (Cue.ARRIVES, _planned),
    (Cue.DEMANDS, _wished),
    (Cue.CONSIDERS, _wished),
    (Cue.BELIEVES, _wished),
    (Cue.MUST, _wished),
    (Cue.MANAGES, _as_governor),
    (Cue.BEGINS, going_on),
    (Cue.CONTINUES, going_on),
    (Cue.ENDS, going_on),
)
"""The first class of the governor that stands here decides; under other words nothing is told."""


def _clause_under(case: Case, governor: int, outer: Decision, named: str) -> Decision | None:
    """The status of a finite clause: its own, unless what governs it takes that back."""
    tree = case.tree
    cues = cues_of(tree.lemma(governor))
    if not is_predicate(tree, governor):
        if outer.status is None:
            return Decision(None, f"{named}: {outer.reason}")
        denied = outer.status is Status.DENIED
        return Decision(Status.DENIED, f"{named}, which is denied") if denied else None
    if Cue.REFUTES in cues or tree.lemma(governor) in VAGUE_REFUSALS:
        return _under_refutation(governor, case, outer, named)
    if cues & UNCERTAIN or is_hedged(case.above(governor)) is not None:
        return Decision(None, named)
    if cues & {Cue.REPORTS, Cue.CONFIRMS} and negation(tree, governor) is not None:
        return Decision(None, f"{named}, negated")
    if Cue.PLANS in cues and tree.feat(governor, "Tense") == "Past" and fails_later(case):
        return Decision(Status.DENIED, f"{named}, which failed")
    return None


def _under_refutation(governor: int, case: Case, outer: Decision, named: str) -> Decision | None:
    """«не отрицает, что убил» leaves the clause its own status; «не исключил, что» leaves none."""
    if negation(case.tree, governor) is not None or outer.status is Status.DENIED:
        vague = case.tree.lemma(governor) in VAGUE_REFUSALS
        return Decision(None, f"{named}, negated") if vague else None
    return Decision(None if outer.status is None else Status.DENIED, named)


def _negated(case: Case) -> Decision | None:
    tree, index = case.tree, case.index
    mark = negation(tree, index)
    if word_at(tree, index) in ("нет", "нельзя"):
        return Decision(Status.DENIED, "«нет»")
    if mark is None:
        return None
    if Cue.CONFIRMS in case.cues:
        return Decision(None, "«не подтвердил» is no denial")
    if case.lemma in VAGUE_REFUSALS:
        return Decision(None, "«не исключил» leaves it open")
    if is_not_yet(tree, mark):
        return Decision(None, NOT_YET)
    return Decision(Status.DENIED, "negated")


def is_withdrawn(case: Case) -> Decision | None:
    """«Сообщалось, что он погиб, но позже это опровергли»."""
    tree = case.tree
    for index in case.after:
        if Cue.REFUTES not in cues_of(tree.lemma(index)) or not is_predicate(tree, index):
            continue
        objects = {word_at(tree, i) for i in (*tree.children(index), index - 1, index + 1)}
        if objects & PRONOUNS and negation(tree, index) is None:
            return Decision(Status.DENIED, "refuted later in the sentence")
    return None


def _ahead(case: Case) -> Decision | None:
    if is_future(case.tree, case.index):
        return Decision(Status.PLANNED, "future tense")
    return None


def _present(case: Case) -> Decision | None:
    tree, index = case.tree, case.index
    if tree.feat(index, "Tense") != "Pres" or any(
        word_at(tree, i) in PAST_FORMS for i in tree.children(index, "aux", "cop")
    ):
        return None
    if tree.feat(index, "VerbForm") == "Part":
        return None
    if case.lies_ahead:
        return Decision(Status.PLANNED, "present tense with a date ahead")
    if case.is_over:
        return Decision(Status.OCCURRED, "present tense with a date gone by")
    if Cue.ACTS in case.cues or Cue.REPORTS in case.cues:
        return Decision(Status.OCCURRED, "an act of speech in the present tense")
    if case.in_headline and Cue.BUILDS not in case.cues:
        return Decision(Status.OCCURRED, "a headline's present tense")
    return Decision(Status.ONGOING, "present tense")


def _past(case: Case) -> Decision | None:
    if case.tree.feat(case.index, "Tense") == "Past":
        return Decision(Status.OCCURRED, "past tense")
    return None


VERB_DECISIONS: tuple[Step, ...] = (
    is_question,
    is_fiction,
    _almost,
    _unreal,
    _conditional,
    is_hedged,
    _participle,
    _converb,
    _governed,
    _negated,
    is_withdrawn,
    _ahead,
    _present,
    _past,
)


def _is_wish_to_say(case: Case, governor: int) -> bool:
    """«Хотел бы признаться, что»: said by saying so."""
    return case.tree.lemma(governor) in _WANTING and Cue.REPORTS in case.cues
