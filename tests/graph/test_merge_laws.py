"""Laws of merging: order does not matter, nothing is counted twice, no evidence is lost."""

import datetime as dt
import random
import time
from collections.abc import Sequence

import pytest
from drafts import DAY, Draft, day
from hypothesis import given
from hypothesis import strategies as st

from extract.records import EntityId, Event, Evidence, Extraction
from graph.merge import merge
from graph.records import EvidenceNode, KnowledgeGraph
from ontology.vocabulary import EntityType, EventType, RelationType, Status

PEOPLE = ("Олаф Лунд", "Лунд", "Анна Гельберг", "Хелберг", "Эрик Лунд")
COUNTRIES = ("Дания", "Норвегия", "Исландия", "Швеция")
BODIES = ("Полярный щит", "ПЩ", "Совет Севера")
WORDS = ("мы не против кого-то, мы за надёжную связь на севере", "это меняет правила", "нет")

Fact = tuple[str, int, int, Status, int | None]
FACTS = st.tuples(
    st.sampled_from(("relation", "event", "statement")),
    st.integers(0, 8),
    st.integers(0, 2),
    st.sampled_from(Status),
    st.one_of(st.none(), st.integers(0, 3)),
)
ARTICLES = st.tuples(st.integers(0, 20), st.lists(FACTS, min_size=1, max_size=5))


def article(number: int, offset: int, facts: Sequence[Fact]) -> Extraction:
    """An article that tells these facts, a sentence each."""
    names = (*PEOPLE, *COUNTRIES)
    lines = [f"Выпуск {number}."]
    lines += [
        f"{names[who]}, {BODIES[what]}, событие {n}: {WORDS[what]}."
        for n, (_, who, what, _, _) in enumerate(facts)
    ]
    draft = Draft("\n".join(lines), published=DAY + dt.timedelta(days=offset))
    known: dict[str, EntityId] = {}
    for n, (kind, who, what, status, on) in enumerate(facts):
        for name, type_ in (
            (names[who], EntityType.PERSON if who < len(PEOPLE) else EntityType.COUNTRY),
            (BODIES[what], EntityType.ALLIANCE),
        ):
            if name not in known:
                known[name] = draft.entity(name, type_)
        subject, body = known[names[who]], known[BODIES[what]]
        when = day(DAY + dt.timedelta(days=on)) if on is not None else None
        if kind == "relation":
            draft.relation(
                subject, RelationType.MEMBER_OF, body, f"событие {n}", status=status, time=when
            )
        elif kind == "event":
            draft.event(
                EventType.CONSULT,
                [subject],
                [body],
                f"событие {n}",
                trigger="встреча",
                status=status,
                time=when,
            )
        else:
            draft.statement(subject, WORDS[what], about=[body])
    return draft.done()


@st.composite
def newspapers(draw: st.DrawFn) -> list[Extraction]:
    """A few articles on the same small world."""
    drawn = draw(st.lists(ARTICLES, min_size=1, max_size=5))
    return [article(n, offset, facts) for n, (offset, facts) in enumerate(drawn)]


def evidence(knowledge: KnowledgeGraph) -> set[tuple[str, int, int, str]]:
    """Every sentence that supports something, with what found it."""
    told: list[EvidenceNode] = [
        part
        for node in (*knowledge.claims, *knowledge.events, *knowledge.statements)
        for part in node.evidence
    ]
    return {(part.article, part.start, part.stop, part.extractor) for part in told}


def supports(extraction: Extraction) -> list[Evidence]:
    """All evidence of one article."""
    return [told for claim in extraction.claims for told in claim.evidence]


@given(news=newspapers(), seed=st.integers(0, 1000))
def test_order_does_not_matter(news: list[Extraction], seed: int) -> None:
    """Any order of the articles gives the same graph."""
    shuffled = news.copy()
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's shuffle
    assert merge(shuffled) == merge(news)


@given(news=newspapers())
def test_same_article_twice_is_one_article(news: list[Extraction]) -> None:
    """Repeating an article changes nothing."""
    assert merge([*news, news[0]]) == merge(news)


@given(news=newspapers())
def test_no_evidence_is_lost_and_none_invented(news: list[Extraction]) -> None:
    """Every sentence of every claim stands in the graph, and no other."""
    wanted = {
        (f"art:{one.article.id}", told.start, told.stop, told.extractor)
        for one in news
        for told in supports(one)
    }
    assert evidence(merge(news)) == wanted


@given(news=newspapers())
def test_every_reference_leads_to_a_node(news: list[Extraction]) -> None:
    """No node names an IRI that is not there; IRIs are unique and sorted."""
    knowledge = merge(news)
    entities = [node.iri for node in knowledge.entities]
    claims = [node.iri for node in knowledge.claims]
    statements = {node.iri for node in knowledge.statements}
    articles = {node.iri for node in knowledge.articles}
    for iris in (entities, claims, [node.iri for node in knowledge.events], sorted(statements)):
        assert iris == sorted(set(iris))
    known = set(entities)
    for claim in knowledge.claims:
        assert {claim.subject, str(claim.object), *claim.attributed_to} <= known
        assert set(claim.contradicts) <= set(claims)
        assert {told.article for told in claim.evidence} <= articles
    for event in knowledge.events:
        assert {*event.agents, *event.recipients, *event.places} <= known
        assert not set(event.agents) & set(event.recipients)
    for statement in knowledge.statements:
        assert {statement.speaker, *statement.about} <= known


@given(news=newspapers())
def test_events_of_two_days_are_never_one(news: list[Extraction]) -> None:
    """All known days of one event's reports are the same day."""
    days: dict[tuple[str, int], set[dt.date | None]] = {}
    for one in news:
        for claim in one.claims:
            if isinstance(claim, Event) and claim.time is not None:
                key = (f"art:{one.article.id}", claim.evidence[0].start)
                days.setdefault(key, set()).add(claim.time.earliest)
    for event in merge(news).events:
        known = {
            frozenset(days[told.article, told.start])
            for told in event.evidence
            if (told.article, told.start) in days
        }
        assert len(known) <= 1


def world(n_articles: int) -> list[Extraction]:
    """Articles on a world that grows with their number, and on a few that all know."""
    chance = random.Random(7)  # noqa: S311 - a test's generator
    news = []
    for n in range(n_articles):
        surname = chance.choice("БВГДЖЗКЛМН") + chance.choice(["ард", "ерг", "орн", "унд"])
        draft = Draft(
            f"Анна {surname}{n % (n_articles // 4)}, Дания и Норвегия. {surname} сказал: мы {n} "
            f"раз говорили о связи и порядке на севере. Дом {n}.",
            published=DAY + dt.timedelta(days=n % 365),
        )
        person = draft.entity(f"Анна {surname}{n % (n_articles // 4)}", EntityType.PERSON)
        lone = draft.entity(surname, EntityType.PERSON, f"{surname} сказал")
        denmark = draft.entity("Дания", EntityType.COUNTRY)
        norway = draft.entity("Норвегия", EntityType.COUNTRY)
        house = draft.entity(f"Дом {n}", EntityType.ORGANIZATION)
        draft.relation(person, RelationType.WORKPLACE, house, "Дом")
        draft.event(EventType.CONSULT, [denmark], [norway], "Дания", trigger="встреча")
        draft.statement(lone, f"мы {n} раз говорили о связи и порядке на севере", about=[norway])
        news.append(draft.done())
    return news


@pytest.mark.slow
def test_time_grows_nearly_linearly() -> None:
    """Four times the articles, on the same actors, take less than eight times the time."""
    seconds = []
    for n_articles in (400, 1600):
        news = world(n_articles)
        started = time.process_time()
        merge(news)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 8 * seconds[0], seconds
