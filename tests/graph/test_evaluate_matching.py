"""What counts as found, on a made-up article of two states and a union."""

from typing import Any

import pytest
from story import story

from extract.evaluate.score import Score
from graph.evaluate.findings import Claimed, Found, found_in
from graph.evaluate.labels import Happened, Labels, Said, fold, labels_of
from graph.evaluate.matching import Report, added, compare
from ontology.vocabulary import RelationType

EVENT: dict[str, Any] = {
    "type": "SUPPORT", "alt": ["AGREE"], "agents": ["Норвегия"], "recipients": ["Северный союз"],
    "date": "2025-03", "status": "ongoing", "trigger": "вступает",
}  # fmt: skip
ENTITIES: dict[str, Any] = {
    "Норвегия": {"type": "COUNTRY", "aliases": ["Осло"]},
    "Дания": {"type": "COUNTRY", "aliases": []},
    "Северный союз": {"type": "ORGANIZATION", "aliases": ["союз"]},
    "саммит Северного союза": {"type": "EVENT", "aliases": []},
    "Ингрид Даль": {"type": "PERSON", "aliases": ["Даль"]},
}
LABELS = {
    "entities": ENTITIES,
    "relations": [
        ["Норвегия", "memberOf", "Северный союз"],
        ["Норвегия", "participantIn", "саммит Северного союза"],
        ["Ингрид Даль", "worksAs", "премьер-министр Норвегии"],
        ["Северный союз", "alternativeName", "СС"],
        ["саммит Северного союза", "pointInTime", "2025-03-14"],
    ],
    "not": [["Дания", "memberOf", "Северный союз"]],
    "statements": [{"speaker": "Ингрид Даль", "quote": "мы ждали этого дня десять лет"}],
    "events": [EVENT],
}


def labels(**changed: object) -> Labels:
    """The labels of the article, some of them others."""
    return labels_of({**LABELS, **changed})


def claim(subject: str, relation: str, thing: str) -> Claimed:
    """A claim between things that have one name each."""
    return Claimed(
        subject=frozenset({fold(subject)}), relation=relation, object=frozenset({fold(thing)})
    )


def happened(kind: str, agents: str, recipients: str = "", **other: str) -> Happened:
    """An event of people and states named in lists with commas."""
    by, to = (
        tuple(frozenset({fold(name)}) for name in names.split(",") if name)
        for names in (agents, recipients)
    )
    told = {"status": "occurred", "date": "", "trigger": "вступить", **other}
    return Happened(types=(kind,), agents=by, recipients=to, **told)


def events(*found: Happened, wanted: tuple[dict[str, Any], ...] = (EVENT,)) -> Report:
    """The comparison of found events with the labeled ones."""
    return compare(labels(events=wanted), Found(events=found))


@pytest.mark.parametrize(
    ("left", "right"),
    [("Самолёт", "самолет"), ("«Заря — 2»", "Заря - 2"), ("ЕС", "ес"), ("С. Даль", "С.  Даль.")],
)
def test_spelling_does_not_tell_names_apart(left: str, right: str) -> None:
    """Case, ё, quotation marks, dashes and outer marks do not matter."""
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("subject", "relation", "thing"),
    [
        ("Норвегия", "memberOf", "Северный союз"),
        ("ОСЛО", "memberOf", "«Северный союз»"),
        ("Норвегия", "participantIn", "саммит"),
        ("Норвегия", "participantIn", "саммит Северного союза в Бергене"),
        ("Даль", "worksAs", "премьер-министр"),
        ("Даль", "worksAs", "премьер-министр Норвегии с марта"),
        ("союз", "alternativeName", "СС"),
        ("саммит Северного союза", "pointInTime", "2025-03-14"),
    ],
)
def test_relation_is_found(subject: str, relation: str, thing: str) -> None:
    """Aliases, longer or shorter posts and other wordings of an event are the labeled ones."""
    report = compare(labels(), Found(claims=(claim(subject, relation, thing),)))
    assert report.scores["relations"] == Score(matched=1, found=1, wanted=5)
    assert report.spurious == ()


@pytest.mark.parametrize(
    ("subject", "relation", "thing"),
    [
        ("Северный союз", "memberOf", "Норвегия"),
        ("Норвегия", "partOf", "Северный союз"),
        ("Норвегия", "participantIn", "встреча"),
        ("Даль", "worksAs", "министр"),
        ("союз", "alternativeName", "союз"),
        ("саммит Северного союза", "pointInTime", "2025-03"),
    ],
)
def test_relation_is_spurious(subject: str, relation: str, thing: str) -> None:
    """Another direction, relation, post, event, name or date is another relation."""
    report = compare(labels(), Found(claims=(claim(subject, relation, thing),)))
    assert report.scores["relations"] == Score(matched=0, found=1, wanted=5)
    assert len(report.spurious) == 1


def test_two_wordings_of_a_relation_count_once() -> None:
    """What is told of one pair under two names is one find."""
    twice = (claim("Осло", "memberOf", "союз"), claim("Норвегия", "memberOf", "Северный союз"))
    assert compare(labels(), Found(claims=twice)).scores["relations"].found == 1


def test_wording_that_fits_two_events_is_neither() -> None:
    """«Саммит» alone is no labeled event where there are two summits."""
    second = {"саммит Южного союза": {"type": "EVENT", "aliases": []}}
    both = labels(entities=ENTITIES | second)
    found = Found(claims=(claim("Норвегия", "participantIn", "саммит"),))
    assert compare(both, found).scores["relations"].matched == 0


def test_trap_is_sprung_by_a_claim() -> None:
    """A forbidden relation is a trap and spurious as well."""
    report = compare(labels(), Found(claims=(claim("Дания", "memberOf", "союз"),)))
    assert report.sprung == ("Дания | memberOf | Северный союз",)
    assert report.spurious == report.sprung


@pytest.mark.parametrize(
    ("speaker", "text", "n_matched"),
    [
        ("Даль", "Мы ждали этого дня десять лет", 1),
        ("Ингрид Даль", "«…мы ждали этого дня десять лет», — и вот он", 1),
        ("Даль", "мы очень ждали этого дня лет десять", 1),  # five of six words in order
        ("Даль", "десять лет мы не ждали", 0),
        ("Норвегия", "мы ждали этого дня десять лет", 0),
    ],
)
def test_statement_needs_its_speaker_and_most_words(
    speaker: str, text: str, n_matched: int
) -> None:
    """The speaker is the same, and 70 % of the marked words follow each other."""
    said = Said(speaker=frozenset({fold(speaker)}), texts=(text,))
    score = compare(labels(), Found(statements=(said,))).scores["statements"]
    assert score == Score(matched=n_matched, found=1, wanted=1)


def test_statement_that_covers_two_is_two_finds() -> None:
    """One found statement may hold what the readers marked as two; precision stays at 1."""
    marked = [{"speaker": "Даль", "quote": quote} for quote in ("мы ждали", "десять лет")]
    said = Said(speaker=frozenset({"даль"}), texts=("мы ждали десять лет",))
    score = compare(labels(statements=marked), Found(statements=(said,))).scores["statements"]
    assert score == Score(matched=2, found=2, wanted=2)


@pytest.mark.parametrize(
    ("event", "is_found"),
    [
        (happened("SUPPORT", "Норвегия"), True),
        (happened("AGREE", "Осло,Дания", "союз"), True),
        (happened("CONSULT", "Норвегия", "союз"), False),
        (happened("SUPPORT", "Дания", "союз"), False),
        (happened("SUPPORT", "", "союз"), False),
    ],
)
def test_event_needs_its_type_and_an_agent(event: Happened, *, is_found: bool) -> None:
    """The type is one that can be defended, and one agent is the same."""
    assert events(event).scores["events"] == Score(matched=is_found, found=1, wanted=1)


def test_event_without_agent_needs_a_recipient() -> None:
    """Where the text names nobody who acts, the recipient decides."""
    passive = {**EVENT, "agents": []}
    assert events(happened("SUPPORT", "", "союз"), wanted=(passive,)).spurious == ()
    assert len(events(happened("SUPPORT", "", "Дания"), wanted=(passive,)).spurious) == 1


def test_best_of_two_events_is_taken() -> None:
    """Common participants weigh more than the type, the type more than date and status."""
    close = happened("AGREE", "Норвегия", "союз")
    report = events(happened("SUPPORT", "Норвегия", status="ongoing"), close)
    assert report.scores["events"] == Score(matched=1, found=2, wanted=1)
    assert report.scores["event roles"] == Score(matched=2, found=2, wanted=2)


def test_found_event_serves_once() -> None:
    """Two marked events are not found by one."""
    report = events(happened("SUPPORT", "Норвегия"), wanted=(EVENT, EVENT))
    assert report.scores["events"] == Score(matched=1, found=1, wanted=2)


@pytest.mark.parametrize(
    ("status", "date", "n_status", "n_date"),
    [
        ("ongoing", "2025-03-05", 1, 1),
        ("occurred", "2025-03-01", 1, 1),
        ("planned", "2025-04-01", 0, 0),
        ("denied", "", 0, 0),
    ],
)
def test_status_and_date_of_a_found_event(
    status: str, date: str, n_status: int, n_date: int
) -> None:
    """What goes on may be told as begun; a date counts in the precision of the label."""
    scores = events(happened("SUPPORT", "Норвегия", status=status, date=date)).scores
    assert scores["event status"] == Score(matched=n_status, found=1, wanted=1)
    assert scores["event date"] == Score(matched=n_date, found=1, wanted=1)


def test_graph_is_read_in_names() -> None:
    """Claims that nobody denies, statements with their sentences, events with closed dates."""
    found = found_in(story())
    members = {
        name for claim in found.claims for name in claim.subject
        if claim.relation == RelationType.MEMBER_OF and "бцс" in claim.object
    }  # fmt: skip
    assert "эстония" in members
    assert "норвегия" not in members  # «вопреки слухам, не вступает»
    assert any("марта каск" in one.speaker and len(one.texts) > 1 for one in found.statements)
    assert "2026-03-14" in {event.date for event in found.events}


def test_figures_are_added_over_articles() -> None:
    """Each label counts the same: sums are compared, not means of articles."""
    one, many = Score(matched=1, found=1, wanted=1), Score(matched=0, found=3, wanted=9)
    total = added([Report(scores={"events": one}), Report(scores={"events": many})])
    assert total.scores["events"] == Score(matched=1, found=4, wanted=10)
    assert total.scores["events"].f1 == pytest.approx(2 / 14)


def test_nothing_found_is_nothing_not_an_error() -> None:
    """Without finds or labels the figures are 0."""
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
