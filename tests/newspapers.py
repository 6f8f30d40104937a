"""Made-up news for laws that hold for all news: a small world told in random articles."""

import datetime as dt
import random
from collections.abc import Sequence

from drafts import DAY, Draft, day
from hypothesis import strategies as st

from extract.records import EntityId, Extraction
from ontology.vocabulary import EntityType, EventType, RelationType, Status

PEOPLE = ("Олаф Лунд", "Лунд", "Анна Гельман", "Хелман", "Эрик Лунд")
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
