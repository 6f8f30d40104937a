"""What cannot hold together points at each other; what may both be true does not."""

import datetime as dt

import pytest
from drafts import DAY, Draft, day, link

from extract.records import Extraction, TimeInterval
from graph.merge import merge
from graph.records import ClaimNode, EventNode
from ontology.vocabulary import EntityType, EventMode, EventType, RelationType, Status

NEXT = DAY + dt.timedelta(days=1)
LATER = DAY + dt.timedelta(days=20)
WEEK = dt.timedelta(days=7)


def month(number: int) -> TimeInterval:
    """A month of 2026."""
    first = dt.date(2026, number, 1)
    return TimeInterval(
        earliest=first,
        latest=dt.date(2026, number + 1, 1) - dt.timedelta(days=1),
        value=f"2026-{number:02}",
        text="в том месяце",
    )


def dated(
    relation: RelationType,
    when: TimeInterval,
    *,
    subject: str = "Полярный саммит",
    status: Status = Status.OCCURRED,
    words: str = "",
) -> Extraction:
    """An article that dates a known event or a person's life."""
    draft = Draft(f"{subject}: {when.text} {when.value} {words}.")
    life = (RelationType.DATE_OF_BIRTH, RelationType.PLACE_OF_BIRTH)
    kind = EntityType.PERSON if relation in life else EntityType.EVENT
    thing = draft.entity(subject, kind, link=link("Q99", subject))
    draft.relation(thing, relation, when, when.text, status=status)
    return draft.done()


@pytest.mark.parametrize(
    ("relation", "first", "second", "conflict"),
    [
        (RelationType.DATE_OF_BIRTH, day(DAY), day(NEXT), True),
        (RelationType.START_TIME, day(DAY), day(LATER), True),
        (RelationType.START_TIME, day(DAY), day(NEXT), False),
        (RelationType.END_TIME, day(DAY), month(3), False),
        (RelationType.POINT_IN_TIME, day(DAY), day(LATER), True),
        (RelationType.POINT_IN_TIME, day(DAY), day(NEXT), False),
        (RelationType.POINT_IN_TIME, month(3), month(5), True),
    ],
    ids=["birth", "start", "night", "month-of-the-day", "days", "second-day", "months"],
)
def test_one_date_is_not_another(
    relation: RelationType, first: TimeInterval, second: TimeInterval, *, conflict: bool
) -> None:
    """What has one date has not two that lie apart; a date inside another one is the same."""
    subject = "Олаф Лунд" if relation is RelationType.DATE_OF_BIRTH else "Полярный саммит"
    claims = merge(
        [
            dated(relation, first, subject=subject),
            dated(relation, second, subject=subject, words="снова"),
        ]
    ).claims
    assert len(claims) == 2
    assert [bool(claim.contradicts) for claim in claims] == [conflict, conflict]


def test_war_has_many_days() -> None:
    """Two days of a war do not contradict each other."""
    claims = merge(
        [
            dated(RelationType.POINT_IN_TIME, day(DAY), subject="Война в Арктиде"),
            dated(RelationType.POINT_IN_TIME, day(LATER), subject="Война в Арктиде"),
        ]
    ).claims
    assert [claim.contradicts for claim in claims] == [(), ()]


def test_new_plan_does_not_contradict_the_deed() -> None:
    """A summit that was planned for another day has been moved."""
    planned = dated(RelationType.POINT_IN_TIME, day(DAY), status=Status.PLANNED)
    held = dated(RelationType.POINT_IN_TIME, day(LATER))
    assert all(claim.contradicts == () for claim in merge([planned, held]).claims)


def test_article_with_two_dates_means_two_things() -> None:
    """«с 2 на 22 марта»: what one author tells of both is no contradiction."""
    draft = Draft("Полярный саммит 2 марта. Полярный саммит 22 марта.")
    summit = draft.entity("Полярный саммит", EntityType.EVENT)
    for when, words in ((day(DAY), "2 марта"), (day(LATER), "22 марта")):
        draft.relation(summit, RelationType.POINT_IN_TIME, when, words)
    assert all(claim.contradicts == () for claim in merge([draft.done()]).claims)


def born(city: str, kind: EntityType = EntityType.CITY) -> Extraction:
    """An article on where Olaf Lund was born."""
    draft = Draft(f"Олаф Лунд родом из места: {city}.")
    person = draft.entity("Олаф Лунд", EntityType.PERSON)
    draft.relation(person, RelationType.PLACE_OF_BIRTH, draft.entity(city, kind), "родом")
    return draft.done()


@pytest.mark.parametrize(
    ("second", "conflict"),
    [(born("Берген"), True), (born("Норвегия", EntityType.COUNTRY), False)],
    ids=["two-cities", "city-and-country"],
)
def test_one_birthplace_is_not_another(second: Extraction, *, conflict: bool) -> None:
    """Two cities contradict each other; a city may lie in the country."""
    claims = merge([born("Осло"), second]).claims
    assert [bool(claim.contradicts) for claim in claims] == [conflict, conflict]


def died(age: str) -> Extraction:
    """An article on the age at which Olaf Lund died."""
    draft = Draft(f"Олаф Лунд умер в возрасте {age}.")
    person = draft.entity("Олаф Лунд", EntityType.PERSON)
    draft.relation(person, RelationType.AGE_DIED_AT, age, "умер")
    return draft.done()


@pytest.mark.parametrize(("age", "conflict"), [("72", True), ("> 70", False)])
def test_one_age_at_death_is_not_another(age: str, *, conflict: bool) -> None:
    """Two numbers contradict each other, a bound and a number need not."""
    claims = merge([died("71"), died(age)]).claims
    assert [bool(claim.contradicts) for claim in claims] == [conflict, conflict]


def post(name: str, place: str) -> Extraction:
    """An article on an office of Olaf Lund."""
    draft = Draft(f"{name} Олаф Лунд, {place}.")
    person = draft.entity("Олаф Лунд", EntityType.PERSON)
    draft.relation(person, RelationType.WORKS_AS, draft.entity(name, EntityType.PROFESSION), name)
    home = draft.entity(place, EntityType.ORGANIZATION)
    draft.relation(person, RelationType.WORKPLACE, home, place)
    return draft.done()


def test_two_offices_may_both_be_true() -> None:
    """Who was a minister may be president: no office contradicts another."""
    claims = merge([post("министр", "Минсвязи"), post("президент", "Совет Севера")]).claims
    assert len(claims) == 4
    assert all(claim.contradicts == () for claim in claims)


def joined(
    when: dt.date | None, *, status: Status = Status.OCCURRED, published: dt.date = LATER
) -> Extraction:
    """An article on Denmark's membership."""
    draft = Draft(f"Дания в союзе «Полярный щит» {when} {status}.", published=published)
    denmark = draft.entity("Дания", EntityType.COUNTRY, link=link("Q35", "Дания"))
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.relation(
        denmark,
        RelationType.MEMBER_OF,
        shield,
        "союзе",
        status=status,
        time=day(when) if when else None,
    )
    return draft.done()


@pytest.mark.parametrize(
    ("first", "second", "conflict"),
    [
        (joined(DAY), joined(DAY + dt.timedelta(days=9)), True),
        (joined(DAY), joined(NEXT), False),
        (joined(DAY), joined(DAY.replace(year=2020)), False),
        (joined(None), joined(None, status=Status.DENIED), True),
        (joined(DAY), joined(DAY.replace(year=2020), status=Status.DENIED), False),
    ],
    ids=["other-day", "midnight", "joined-again", "denied", "denied-years-ago"],
)
def test_one_joining_has_one_day(first: Extraction, second: Extraction, *, conflict: bool) -> None:
    """Two days of one joining contradict each other; leaving and joining again takes years."""
    claims = merge([first, second]).claims
    assert len(claims) == 2
    assert [bool(claim.contradicts) for claim in claims] == [conflict, conflict]


def left(published: dt.date) -> Extraction:
    """An article on Denmark's exit."""
    draft = Draft("Дания вышла из союза «Полярный щит».", published=published)
    denmark = draft.entity("Дания", EntityType.COUNTRY, link=link("Q35", "Дания"))
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.event(
        EventType.RETREAT,
        [denmark],
        [shield],
        "вышла",
        trigger="выйти",
        mode=EventMode.WITHDRAW,
    )
    return draft.done()


@pytest.mark.parametrize(("published", "conflict"), [(DAY, True), (LATER + WEEK, False)])
def test_member_after_the_exit(published: dt.date, *, conflict: bool) -> None:
    """After a state has left, it is no member; before, it was one."""
    knowledge = merge([left(published), joined(None, status=Status.ONGOING)])
    (claim,), (event,) = knowledge.claims, knowledge.events
    assert (claim.contradicts == (event.iri,)) is conflict
    assert (event.contradicts == (claim.iri,)) is conflict


def met(status: Status, *, others: str = "Анна Берг", published: dt.date = DAY) -> Extraction:
    """An article on whether Olaf Lund met somebody."""
    draft = Draft(f"Олаф Лунд, {others}: встреча ({status}).", published=published)
    lund = draft.entity("Олаф Лунд", EntityType.PERSON)
    other = draft.entity(others, EntityType.PERSON)
    draft.event(EventType.CONSULT, [lund], [other], "встреча", trigger="встреча", status=status)
    return draft.done()


@pytest.mark.parametrize(
    ("denial", "conflict"),
    [
        (met(Status.DENIED), True),
        (met(Status.DENIED, others="Ян Кот"), False),
        (met(Status.DENIED, published=DAY + 5 * WEEK), False),
    ],
    ids=["the-same", "others", "weeks-later"],
)
def test_denied_event_contradicts_the_told_one(denial: Extraction, *, conflict: bool) -> None:
    """A meeting that one side denies: equal parties, the same days."""
    events = merge([met(Status.OCCURRED), denial]).events
    assert len(events) == 2
    assert [bool(event.contradicts) for event in events] == [conflict, conflict]


def test_contradiction_holds_both_ways() -> None:
    """Whoever is contradicted contradicts."""
    knowledge = merge([joined(DAY), joined(None, status=Status.DENIED), left(DAY)])
    nodes: list[ClaimNode | EventNode] = [*knowledge.claims, *knowledge.events]
    against = {(node.iri, other) for node in nodes for other in node.contradicts}
    assert against
    assert against == {(other, iri) for iri, other in against}
