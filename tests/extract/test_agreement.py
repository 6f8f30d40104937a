"""What rules and model both tell is told once, and the rules have the last word."""

from dataclasses import replace

import pytest

from extract.claims.agreement import agreed
from extract.records import ClaimId, EntityId, Event, Evidence, Relation, TimeInterval
from ontology.vocabulary import EventType, RelationType, Role, Status

NORWAY, UNION, OSLO = EntityId("e1"), EntityId("e2"), EntityId("e3")
MAY = TimeInterval(earliest=None, latest=None, value="2024-05", text="в мае")


def evidence(extractor: str, score: float = 0.8, start: int = 0) -> Evidence:
    """A sentence as evidence."""
    return Evidence(
        start=start, stop=start + 10, quote="0123456789", trigger=(start, start + 4),
        extractor=extractor, score=score,
    )  # fmt: skip


def joins(*found: Evidence, status: Status = Status.OCCURRED) -> Relation:
    """Norway joins the union."""
    return Relation(
        id=ClaimId(""), subject=NORWAY, type=RelationType.MEMBER_OF, object=UNION,
        object_is_entity=True, status=status, evidence=found,
    )  # fmt: skip


RULE, MODEL = evidence("relations/member-joins"), evidence("neural/member-of", 0.6)
SIGNING = Event(
    id=ClaimId(""), type=EventType.SUPPORT, participants=((Role.AGENT, NORWAY),),
    status=Status.PLANNED, trigger="подписать", evidence=(evidence("events/verb-подписать"),),
)  # fmt: skip
SEEN = replace(
    SIGNING, type=None, status=Status.OCCURRED, participants=((Role.AGENT, UNION),), place=OSLO,
    time=MAY, evidence=(evidence("neural/takes-place-in", 0.7),),
)  # fmt: skip


@pytest.mark.parametrize("status", [Status.OCCURRED, Status.PLANNED, Status.DENIED])
def test_rule_keeps_its_status(status: Status) -> None:
    """In one sentence the rule knows whether it is done, planned or denied."""
    (claim,) = agreed([joins(RULE, status=status), joins(MODEL)])
    assert claim == joins(RULE, MODEL, status=status)


def test_other_sentence_of_another_status_is_another_claim() -> None:
    """A plan here and a fact there are two claims; two facts are one."""
    elsewhere = joins(evidence("neural/member-of", 0.6, start=50))
    plan, fact = joins(RULE, status=Status.PLANNED), joins(RULE, status=Status.ONGOING)
    assert agreed([plan, elsewhere]) == [plan, elsewhere]
    (claim,) = agreed([fact, elsewhere])
    assert claim.evidence == (RULE, *elsewhere.evidence)


def test_surest_evidence_of_the_model_for_a_sentence_is_kept() -> None:
    """Two mentions in one sentence are no second evidence."""
    surer = evidence("neural/member-of", 0.9)
    (claim,) = agreed([joins(RULE), joins(MODEL), joins(surer)])
    assert claim.evidence == (RULE, surer)


def test_event_gets_what_it_lacks() -> None:
    """Place and time come from the model, parties and status stay the rule's."""
    (event,) = agreed([SIGNING, SEEN])
    assert event == replace(
        SIGNING, place=OSLO, time=MAY, evidence=(*SIGNING.evidence, *SEEN.evidence)
    )


def test_event_of_other_words_is_another_event() -> None:
    """Only what the same words tell is one."""
    other = replace(SEEN, evidence=(replace(SEEN.evidence[0], trigger=(6, 9)),))
    assert agreed([SIGNING, other]) == [SIGNING, other]


def test_without_a_model_nothing_changes() -> None:
    """The rules' claims come back as they are."""
    assert agreed([joins(RULE), SIGNING]) == [joins(RULE), SIGNING]
