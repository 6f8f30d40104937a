"""Equal claims, events and statements of many articles, their evidence and sources."""

import datetime as dt
from typing import Any

import pytest
from drafts import DAY, Draft, day

from extract.records import Extraction, MentionKind, TimeInterval
from graph.merge import merge
from graph.records import EventNode, KnowledgeGraph
from ontology.vocabulary import EntityType, EventType, RelationType, Status

NEXT = DAY + dt.timedelta(days=1)


def joining(
    text: str,
    *,
    status: Status = Status.OCCURRED,
    time: TimeInterval | None = None,
    published: dt.date | None = DAY,
    publisher: str | None = None,
    cites: str | None = None,
) -> Extraction:
    """An article that says that Denmark joins the Polar Shield."""
    draft = Draft(text, published=published, publisher=publisher, cites=cites)
    for outlet in {publisher, cites} - {None}:
        draft.entity(str(outlet), EntityType.MEDIA_OUTLET, header=True)
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.relation(denmark, RelationType.MEMBER_OF, shield, "Дания", status=status, time=time)
    return draft.done()


def test_same_claim_is_one_with_evidence_of_every_article() -> None:
    """Two articles that say the same make one claim with two evidences and two sources."""
    (claim,) = merge(
        [
            joining("Дания вошла в «Полярный щит»."),
            joining("Итак, Дания — в блоке «Полярный щит».", published=NEXT),
        ]
    ).claims
    assert len(claim.evidence) == 2
    assert claim.independent_sources == 2
    assert {told.quote for told in claim.evidence} == {
        "Дания вошла в «Полярный щит».",
        "Итак, Дания — в блоке «Полярный щит».",
    }


WEEK = dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("plan", "told", "n_claims"),
    [
        ({"published": DAY - 4 * WEEK}, {}, 1),
        ({"published": NEXT}, {}, 1),
        ({"published": DAY + WEEK}, {}, 2),
        ({"published": DAY - WEEK, "time": day(DAY)}, {"time": day(DAY)}, 1),
        ({"published": DAY - WEEK, "time": day(DAY)}, {}, 1),
        ({"published": DAY - WEEK, "time": day(DAY + WEEK)}, {}, 2),
        ({"published": DAY - WEEK, "time": day(NEXT)}, {"time": day(DAY)}, 2),
        ({"published": None}, {}, 2),
    ],
    ids=[
        "planned-before",
        "told-in-the-same-days",
        "planned-afterwards",
        "day-kept",
        "day-planned",
        "day-still-to-come",
        "another-day",
        "no-date",
    ],
)
def test_plan_of_one_article_is_fulfilled_by_another(
    plan: dict[str, Any], told: dict[str, Any], n_claims: int
) -> None:
    """A plan and its fulfillment are one claim that has occurred; each article keeps its word."""
    claims = merge(
        [
            joining("Дания войдёт в «Полярный щит».", status=Status.PLANNED, **plan),
            joining("Дания вошла в «Полярный щит».", **told),
        ]
    ).claims
    assert len(claims) == n_claims
    assert all(claim.contradicts == () for claim in claims)
    if n_claims == 1:
        assert claims[0].status is Status.OCCURRED
        assert {told.status for told in claims[0].evidence} == {Status.PLANNED, Status.OCCURRED}


def test_article_that_tells_plan_and_deed_tells_two_things() -> None:
    """«вошла, а потом войдёт снова»: what one article tells apart stays apart."""
    draft = Draft("Дания вошла в «Полярный щит». Дания войдёт в «Полярный щит» снова.")
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.relation(denmark, RelationType.MEMBER_OF, shield, "вошла")
    draft.relation(denmark, RelationType.MEMBER_OF, shield, "войдёт", status=Status.PLANNED)
    claims = merge([draft.done(), joining("Дания вошла в «Полярный щит» вчера.")]).claims
    by_status = {claim.status: len(claim.evidence) for claim in claims}
    assert by_status == {Status.OCCURRED: 2, Status.PLANNED: 1}


def test_done_and_going_on_are_one_claim() -> None:
    """«вошла» and «входит» tell one membership; the later article gives the status."""
    (claim,) = merge(
        [
            joining("Дания вошла в «Полярный щит»."),
            joining("Дания входит в «Полярный щит».", status=Status.ONGOING, published=NEXT),
        ]
    ).claims
    assert claim.status is Status.ONGOING
    assert len(claim.evidence) == 2


def test_denial_contradicts_and_is_contradicted() -> None:
    """Contradicting claims both stay and point at each other."""
    claims = merge(
        [
            joining("Дания не войдёт в «Полярный щит».", status=Status.DENIED),
            joining("Дания вошла в «Полярный щит».", published=NEXT),
        ]
    ).claims
    assert [claim.contradicts for claim in claims] == [(claims[1].iri,), (claims[0].iri,)]


def test_undated_claim_is_the_only_dated_one() -> None:
    """A report without the day supports the one that knows it; of two days it supports none."""
    undated = joining("Дания уже в союзе «Полярный щит».", published=NEXT)
    monday = joining("Дания вошла 2 марта в «Полярный щит».", time=day(DAY))
    tuesday = joining("Дания вошла 3 марта в «Полярный щит».", time=day(NEXT))
    (claim,) = merge([undated, monday]).claims
    assert claim.time == day(DAY)
    assert len(claim.evidence) == 2
    assert len(merge([undated, monday, tuesday]).claims) == 3


def post(text: str, *posts: str, published: dt.date = DAY) -> Extraction:
    """An article on the posts of one person."""
    draft = Draft(text, published=published)
    person = draft.entity("Олаф Лунд", EntityType.PERSON)
    for name in posts:
        draft.relation(
            person,
            RelationType.WORKS_AS,
            draft.entity(name, EntityType.PROFESSION, kind=MentionKind.NOMINAL),
            name,
        )
    return draft.done()


def test_fuller_post_takes_the_shorter_one() -> None:
    """«министр» of a person who is «министр связи Дании» is that post."""
    knowledge = merge(
        [
            post("министр Олаф Лунд", "министр"),
            post("министр связи Дании Олаф Лунд", "министр связи Дании", published=NEXT),
        ]
    )
    (claim,) = knowledge.claims
    label_of = {node.iri: node.label for node in knowledge.entities}
    assert label_of[str(claim.object)] == "министр связи Дании"
    assert len(claim.evidence) == 2


def test_post_that_may_be_two_stays_as_it_is() -> None:
    """«министр» of somebody with two ministries is neither."""
    knowledge = merge(
        [
            post("министр Олаф Лунд", "министр"),
            post("министр связи, министр торговли Олаф Лунд", "министр связи", "министр торговли"),
        ]
    )
    assert len(knowledge.claims) == 3


def test_attribution_stays_only_while_all_is_hearsay() -> None:
    """A claim that one article tells plainly is no longer known from words alone."""
    said = Draft("Олаф Лунд заявил, что Дания вошла в «Полярный щит».")
    lund = said.entity("Олаф Лунд", EntityType.PERSON)
    denmark = said.entity("Дания", EntityType.COUNTRY)
    shield = said.entity("Полярный щит", EntityType.ALLIANCE)
    statement = said.statement(lund, "Дания вошла в «Полярный щит»", about=[denmark])
    said.relation(
        denmark,
        RelationType.MEMBER_OF,
        shield,
        "вошла",
        attributed_to=lund,
        stated_in=statement,
    )
    alone = merge([said.done()])
    (claim,) = alone.claims
    assert claim.stated_in == (alone.statements[0].iri,)
    assert len(claim.attributed_to) == 1
    (confirmed,) = merge([said.done(), joining("Дания вошла в «Полярный щит».")]).claims
    assert (confirmed.attributed_to, confirmed.stated_in) == ((), ())


REPORT = (
    "Дания вошла в «Полярный щит», сообщили в среду в столице этой страны. Парламент одобрил "
    "решение ещё осенью, и теперь послы обменялись грамотами в присутствии гостей и журналистов."
)


@pytest.mark.parametrize(
    ("second", "n_sources"),
    [
        (joining("Слово в слово. " + REPORT, published=NEXT, publisher="Голос"), 1),
        (joining("Дания — это «Полярный щит».", published=NEXT, publisher="Голос"), 2),
        (joining("Дания — это «Полярный щит».", published=NEXT, publisher="Вестник"), 1),
        (joining("Дания — это «Полярный щит».", publisher="Голос", cites="Вестник"), 1),
    ],
    ids=["reprint", "other-outlet", "same-outlet", "cites-the-first"],
)
def test_sources_are_counted_by_origin(second: Extraction, n_sources: int) -> None:
    """A reprint, the same outlet and who cites the outlet are no second source."""
    knowledge = merge([joining(REPORT, publisher="Вестник"), second])
    assert knowledge.claims[0].independent_sources == n_sources
    assert len(knowledge.claims[0].evidence) == 2


def test_agency_is_the_source_of_all_who_pass_it_on() -> None:
    """A outlet that cites B, and B that cites an agency: one source, the agency."""
    news = [
        joining("Дания вошла в «Полярный щит».", publisher="Голос", cites="Вестник"),
        joining("Дания — в «Полярный щит».", publisher="Вестник", cites="Агентство"),
        joining("Итак, Дания: «Полярный щит».", publisher="Агентство"),
    ]
    (claim,) = merge(news).claims
    assert claim.independent_sources == 1
    assert len({told.origin for told in claim.evidence}) == 1
    (second,) = merge([*news, joining("Дания: «Полярный щит»!", publisher="Эхо")]).claims
    assert second.independent_sources == 2


def test_outlets_that_cite_each_other_are_one_source() -> None:
    """A circle has one origin, nobody knows which."""
    (claim,) = merge(
        [
            joining("Дания вошла в «Полярный щит».", publisher="Голос", cites="Вестник"),
            joining("Дания — в «Полярный щит».", publisher="Вестник", cites="Голос"),
        ]
    ).claims
    assert claim.independent_sources == 1


def test_outlet_that_only_a_header_names_is_known_by_its_name() -> None:
    """The publisher of one article and the source of another are one, entity or not."""
    draft = Draft("Дания вступила в «Полярный щит».", publisher="Вестник")
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.relation(denmark, RelationType.MEMBER_OF, shield, "Дания")
    citing = joining("Дания вошла в «Полярный щит».", publisher="Голос", cites="«Вестник»")
    (claim,) = merge([draft.done(), citing]).claims
    assert claim.independent_sources == 1


def test_reprint_points_at_the_earlier_article() -> None:
    """The first article by date is the original."""
    first = joining(REPORT, published=DAY)
    second = joining("Повтор. " + REPORT, published=NEXT)
    by_date = {node.published: node for node in merge([second, first]).articles}
    assert by_date[DAY].reprint_of is None
    assert by_date[NEXT].reprint_of == by_date[DAY].iri


def organizing(who: str, kind: EntityType, *, published: dt.date = DAY) -> Extraction:
    """An article on who organizes the Polar Shield; the cabinet is under the president."""
    draft = Draft(f"{who} создаёт «Полярный щит». Лунд правит, Дания ждёт.", published=published)
    actor = draft.entity(who, kind)
    shield = draft.entity("Полярный щит", EntityType.ALLIANCE)
    draft.relation(actor, RelationType.ORGANIZES, shield, "создаёт", status=Status.ONGOING)
    if kind is EntityType.GOVERNMENT_BODY:
        lund = draft.entity("Олаф Лунд", EntityType.PERSON, "Лунд правит")
        draft.relation(actor, RelationType.SUBORDINATE_OF, lund, "правит")
        denmark = draft.entity("Дания", EntityType.COUNTRY)
        draft.relation(lund, RelationType.WORKPLACE, denmark, "правит")
    return draft.done()


@pytest.mark.parametrize(
    ("state", "published", "n_claims"),
    [("Дания", NEXT, 1), ("Норвегия", NEXT, 2), ("Дания", DAY + dt.timedelta(days=90), 2)],
    ids=["its-state", "another-state", "months-later"],
)
def test_cabinet_acts_for_its_state(state: str, published: dt.date, n_claims: int) -> None:
    """What a body under the president organizes, its state organizes in another article."""
    knowledge = merge(
        [
            organizing("Кабинет Лунда", EntityType.GOVERNMENT_BODY),
            organizing(state, EntityType.COUNTRY, published=published),
        ]
    )
    claims = [node for node in knowledge.claims if node.relation is RelationType.ORGANIZES]
    assert len(claims) == n_claims
    if n_claims == 1:
        label_of = {node.iri: node.label for node in knowledge.entities}
        assert label_of[claims[0].subject] == "Дания"
        assert len(claims[0].evidence) == 2


@pytest.mark.parametrize(
    ("value", "latest", "n_claims"),
    [("2026-03", dt.date(2026, 3, 31), 1), ("2026-04", dt.date(2026, 4, 30), 2)],
    ids=["its-month", "another-month"],
)
def test_month_is_that_of_the_day(value: str, latest: dt.date, n_claims: int) -> None:
    """«в марте» and «2 марта» tell one joining, «в апреле» another."""
    first = latest.replace(day=1)
    month = TimeInterval(earliest=first, latest=latest, value=value, text="в том месяце")
    claims = merge(
        [
            joining("Дания вошла 2 марта в «Полярный щит».", time=day(DAY)),
            joining("Дания вошла в том месяце в «Полярный щит».", time=month, published=latest),
        ]
    ).claims
    assert len(claims) == n_claims
    assert day(DAY) in [claim.time for claim in claims]


def meeting(  # noqa: PLR0913 - a scene has this many parts
    text: str,
    *recipients: str,
    on: dt.date | None = None,
    published: dt.date = DAY,
    trigger: str = "встретиться",
    status: Status = Status.OCCURRED,
    mode: str | None = None,
    type_: EventType = EventType.CONSULT,
) -> Extraction:
    """An article on a meeting of Olaf Lund with others, dated by its words where `on` is given."""
    words = "В тот день"
    draft = Draft(f"{words} {text}" if on else text, published=published)
    lund = draft.entity("Олаф Лунд", EntityType.PERSON)
    others = [draft.entity(name, EntityType.PERSON) for name in recipients]
    draft.event(
        type_,
        [lund],
        others,
        "Олаф Лунд",
        trigger=trigger,
        status=status,
        time=day(on, words) if on else None,
        mode=mode,
    )
    return draft.done()


FIRST = meeting("Олаф Лунд и Анна Берг говорили вчера.", "Анна Берг", on=DAY)


@pytest.mark.parametrize(
    ("second", "n_events"),
    [
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", on=DAY, published=NEXT), 1),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", published=NEXT), 1),
        (meeting("Олаф Лунд, Анна Берг, Ян Кот.", "Анна Берг", "Ян Кот", on=DAY), 1),
        (meeting("Олаф Лунд: Анна Берг ждёт.", "Анна Берг", on=DAY, status=Status.PLANNED), 1),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", on=NEXT, published=NEXT), 2),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", on=DAY, status=Status.DENIED), 2),
        (meeting("Олаф Лунд, Ян Кот.", "Ян Кот", on=DAY), 2),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", on=DAY, type_=EventType.AGREE), 2),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", published=DAY.replace(month=9)), 2),
        (meeting("Олаф Лунд, Анна Берг.", "Анна Берг", status=Status.PLANNED), 2),
    ],
    ids=[
        "same-day",
        "undated",
        "more-actors",
        "planned-before",
        "other-day",
        "denied",
        "other-actors",
        "other-type",
        "months-later",
        "another-planned",
    ],
)
def test_event_is_known_by_type_actors_and_time(second: Extraction, n_events: int) -> None:
    """Events of two articles are one only if type, actors and time all allow it."""
    assert len(merge([FIRST, second]).events) == n_events


def test_call_and_meeting_of_one_day_are_two() -> None:
    """What is known to be by phone is not what is known to be face to face."""
    call = meeting("Олаф Лунд, Анна Берг.", "Анна Берг", on=DAY, mode="phone")
    visit = meeting("Олаф Лунд и Анна Берг.", "Анна Берг", on=DAY, mode="visit")
    assert len(merge([call, visit]).events) == 2


def test_day_of_a_report_is_no_day_of_its_news() -> None:
    """Two outlets that print one piece of news on two days, and date it by that, tell one event."""
    drafts = [
        Draft(f"Олаф Лунд, Анна Берг: {words} о вылове трески.", published=DAY.replace(day=n))
        for n, words in ((2, "встреча в порту"), (3, "разговор"))
    ]
    for n, draft in enumerate(drafts, start=2):
        people = [draft.entity(name, EntityType.PERSON) for name in ("Олаф Лунд", "Анна Берг")]
        draft.event(
            EventType.CONSULT, people, [], "Лунд", trigger="встреча", time=day(DAY.replace(day=n))
        )
    (event,) = merge([draft.done() for draft in drafts]).events
    assert len(event.evidence) == 2


def test_undated_report_does_not_chain_two_days() -> None:
    """A report that fits two meetings joins one of them and leaves them two."""
    second = meeting("Олаф Лунд, Анна Берг снова.", "Анна Берг", on=NEXT, published=NEXT)
    undated = meeting("Олаф Лунд, Анна Берг.", "Анна Берг", published=NEXT)
    events = merge([FIRST, undated, second]).events
    assert sorted(len(event.evidence) for event in events) == [1, 2]


def test_month_of_an_event_holds_its_day() -> None:
    """«в марте» and «30 марта» are one meeting if the sentences tell of the same things."""
    texts = (
        "Олаф Лунд и Анна Берг обсудили рыболовство, порты и таможню.",
        "Олаф Лунд и Анна Берг обсуждали таможню, порты, рыболовство.",
    )
    last = DAY.replace(day=30)
    month = TimeInterval(
        earliest=DAY.replace(day=1), latest=DAY.replace(day=31), value="2026-03", text="в марте"
    )
    news = []
    for text, time in zip(texts, (day(last), month), strict=True):
        draft = Draft(text, published=last + dt.timedelta(days=9))
        lund, berg = (draft.entity(name, EntityType.PERSON) for name in ("Олаф Лунд", "Анна Берг"))
        draft.event(EventType.CONSULT, [lund], [berg], "обсу", trigger="обсудить", time=time)
        news.append(draft.done())
    event = the_event(merge(news))
    assert event.time == day(last)


def test_weekly_talks_do_not_chain_into_one() -> None:
    """Undated reports, each near the next one, make more than one event of half a year."""
    talks = [
        meeting(f"Олаф Лунд, Анна Берг: {n}.", "Анна Берг", published=DAY + dt.timedelta(weeks=n))
        for n in range(26)
    ]
    events = merge(talks).events
    assert len(events) >= 8
    assert all(len(event.evidence) <= 3 for event in events)


def test_repeated_event_of_one_article_is_one() -> None:
    """The same type, actors, day and status twice in one article are one event."""
    draft = Draft("Олаф Лунд приехал. Олаф Лунд ещё раз приехал.")
    lund = draft.entity("Олаф Лунд", EntityType.PERSON)
    draft.event(EventType.CONSULT, [lund], [], "Лунд приехал", trigger="приехать")
    draft.event(EventType.CONSULT, [lund], [], "ещё раз", trigger="визит")
    (event,) = merge([draft.done()]).events
    assert len(event.evidence) == 2


def the_event(knowledge: KnowledgeGraph) -> EventNode:
    """The only event."""
    (event,) = knowledge.events
    return event


@pytest.mark.parametrize(
    ("text", "words", "trigger", "label", "written"),
    [
        (
            "США введут новые пошлины.",
            "введут новые пошлины",
            "ввести пошлина",
            "США: введут новые пошлины",
            "введут новые пошлины",
        ),
        (
            "Закрыть сделку США хотят завтра.",
            "Закрыть сделку",
            "закрыть сделка",
            "США: закрыть сделку",
            "Закрыть сделку",
        ),
        (
            "США — об ужесточении контроля.",
            "ужесточении контроля",
            "ужесточение контроль",
            "США: ужесточение контроля",
            "ужесточении контроля",
        ),
        ("США на переговорах.", "переговорах", "переговоры", "США: переговоры", "переговорах"),
        (
            "США создают, как пишут, коалицию.",
            "создают, как пишут, коалицию",
            "создавать коалиция",
            "США: создавать",
            "создавать",
        ),
        (
            "США введут на все эти товары пошлины.",
            "введут на все эти товары пошлины",
            "ввести пошлина",
            "США: ввести",
            "ввести",
        ),
        ("США введут их.", "введут", "ввести пошлина", "США: ввести", "введут"),
    ],
    ids=["verb", "sentence-start", "noun", "one-word", "comma", "too-long", "verb-alone"],
)
def test_event_is_called_as_the_text_calls_it(
    text: str, words: str, trigger: str, label: str, written: str
) -> None:
    """A label never joins bare lemmas: it has the words of the text, or one lemma alone."""
    draft = Draft(text)
    usa = draft.entity("США", EntityType.COUNTRY)
    draft.event(EventType.SANCTION, [usa], [], words, trigger=trigger)
    event = the_event(merge([draft.done()]))
    assert event.label == label
    assert event.trigger == written
    assert trigger not in event.label or " " not in trigger


def test_words_of_a_merged_event_do_not_depend_on_the_order() -> None:
    """Of several articles the one with the smallest id gives the words."""
    drafts = []
    for text in ("США введут пошлины на сталь.", "США, вероятно, введут пошлины на сталь."):
        draft = Draft(text)
        usa = draft.entity("США", EntityType.COUNTRY)
        words = text[text.index("введут") : -len(" на сталь.")]
        draft.event(EventType.SANCTION, [usa], [], words, trigger="ввести пошлина")
        drafts.append(draft.done())
    event = the_event(merge(drafts))
    assert len(event.evidence) == 2
    assert event == the_event(merge(drafts[::-1]))


def test_outlet_is_no_party_of_a_talk() -> None:
    """Who talks to an outlet gives an interview; who meets others beside one has met the others."""
    draft = Draft("Олаф Лунд побеседовал с «Вестником». Олаф Лунд и Анна Берг принимали «Вестник».")
    lund = draft.entity("Олаф Лунд", EntityType.PERSON)
    berg = draft.entity("Анна Берг", EntityType.PERSON)
    outlet = draft.entity("Вестник", EntityType.MEDIA_OUTLET, "Вестник")
    draft.event(EventType.CONSULT, [lund], [outlet], "побеседовал", trigger="побеседовать")
    draft.event(EventType.CONSULT, [lund, berg], [outlet], "принимали", trigger="принимать")
    knowledge = merge([draft.done()])
    event = the_event(knowledge)
    label_of = {node.iri: node.label for node in knowledge.entities}
    assert sorted(label_of[who] for who in event.agents) == ["Анна Берг", "Олаф Лунд"]
    assert event.recipients == ()


def test_outlet_may_be_accused() -> None:
    """Only from talks are outlets left out."""
    draft = Draft("Олаф Лунд обвинил «Вестник».")
    lund = draft.entity("Олаф Лунд", EntityType.PERSON)
    outlet = draft.entity("Вестник", EntityType.MEDIA_OUTLET, "Вестник")
    draft.event(EventType.ACCUSE, [lund], [outlet], "обвинил", trigger="обвинить")
    assert len(the_event(merge([draft.done()])).recipients) == 1


@pytest.mark.parametrize(
    ("text", "name", "words", "trigger"),
    [
        ("Дания ожидает Полярный саммит.", "Полярный саммит", "ожидает", "саммит"),
        ("Дания на Полярном саммите.", "Полярный саммит", "саммите", "саммите"),
        ("Дания ждёт 18-й саммит Ахти.", "18-й саммит Ахти", "ждёт", "саммит"),
        ("Дания: летние Игры близко.", "летние Игры", "близко", "Игры"),
        ("Дания: ждём заседание Ахти.", "заседание Ахти", "ждём", "заседание"),
    ],
    ids=["another-verb", "in-the-name", "number", "adjective", "noun-like-an-adjective"],
)
def test_trigger_of_a_named_event_is_a_word_of_its_name(
    text: str, name: str, words: str, trigger: str
) -> None:
    """A verb that tells of the event does not name it."""
    draft = Draft(text)
    mention = name if name in text else "Полярном саммите"
    event = draft.entity(name, EntityType.EVENT, mention)
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    draft.event(EventType.CONSULT, [denmark], [], words, trigger="ожидать", entity=event)
    assert the_event(merge([draft.done()])).trigger == trigger


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Война в Арктиде", Status.ONGOING),
        ("Торговый конфликт", Status.ONGOING),
        ("Забастовка шахтёров", Status.ONGOING),
        ("Вторая мировая война", Status.OCCURRED),
        ("Полярный саммит", Status.OCCURRED),
    ],
)
def test_state_that_is_only_mentioned_goes_on(name: str, status: Status) -> None:
    """A mention does not tell that a war is over, nor that a summit is not."""
    draft = Draft(f"{name}: что дальше.")
    draft.entity(name, EntityType.EVENT)
    assert the_event(merge([draft.done()])).status is status


def test_state_with_a_past_date_is_over() -> None:
    """A date that lies before the article ends what would go on."""
    draft = Draft("Забастовка шахтёров была в феврале.")
    strike = draft.entity("Забастовка шахтёров", EntityType.EVENT)
    past = day(DAY - dt.timedelta(days=20))
    draft.relation(strike, RelationType.POINT_IN_TIME, past, "в феврале")
    assert the_event(merge([draft.done()])).status is Status.OCCURRED


def summit(text: str, status: Status, published: dt.date) -> Extraction:
    """An article on a named summit."""
    draft = Draft(text, published=published)
    event = draft.entity("Полярный саммит", EntityType.EVENT)
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    place = draft.entity("Осло", EntityType.CITY)
    draft.event(
        EventType.CONSULT,
        [denmark],
        [],
        "Полярный саммит",
        trigger="саммит",
        status=status,
        entity=event,
    )
    draft.relation(event, RelationType.TAKES_PLACE_IN, place, "Осло")
    draft.relation(event, RelationType.POINT_IN_TIME, day(NEXT), "Осло")
    return draft.done()


def test_named_event_is_the_node_of_its_entity() -> None:
    """A summit has one node, the latest article's status, and its relations' place and time."""
    knowledge = merge(
        [
            summit("Полярный саммит: Дания ждёт Осло.", Status.PLANNED, DAY),
            summit("Полярный саммит: Дания покинула Осло.", Status.OCCURRED, NEXT),
        ]
    )
    event = the_event(knowledge)
    entities = {node.iri: node.label for node in knowledge.entities}
    assert entities[event.iri] == event.label == "Полярный саммит"
    assert event.status is Status.OCCURRED
    assert [entities[place] for place in event.places] == ["Осло"]
    assert event.time == day(NEXT)
    assert len(event.evidence) == 2


def test_event_that_is_only_mentioned_has_status_and_evidence() -> None:
    """An event without a claim of its own is supported by the sentence that names it."""
    draft = Draft("Снег шёл. Полярный саммит ждёт гостей! Дороги пусты.")
    draft.entity("Полярный саммит", EntityType.EVENT)
    event = the_event(merge([draft.done()]))
    assert event.status is Status.OCCURRED
    assert [told.quote for told in event.evidence] == ["Полярный саммит ждёт гостей!"]


def test_event_that_is_only_planned_for_somebody_is_planned() -> None:
    """Its relations decide whether an otherwise untold event is planned."""
    draft = Draft("Дания поедет на Полярный саммит.")
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    event = draft.entity("Полярный саммит", EntityType.EVENT)
    draft.relation(denmark, RelationType.PARTICIPANT_IN, event, "поедет", status=Status.PLANNED)
    assert the_event(merge([draft.done()])).status is Status.PLANNED


@pytest.mark.parametrize(("n_guests", "n_events"), [(2, 1), (1, 2)], ids=["all", "one-more"])
def test_talks_of_the_guests_of_a_summit_are_the_summit(n_guests: int, n_events: int) -> None:
    """A meeting whose actors the same sentence calls participants of one summit is the summit."""
    draft = Draft("На Полярный саммит едут Дания и Чили.")
    event = draft.entity("Полярный саммит", EntityType.EVENT)
    guests = [draft.entity(name, EntityType.COUNTRY) for name in ("Дания", "Чили")]
    for guest in guests[:n_guests]:
        draft.relation(guest, RelationType.PARTICIPANT_IN, event, "едут", status=Status.PLANNED)
    draft.event(EventType.CONSULT, guests, [], "едут", trigger="ехать", status=Status.PLANNED)
    assert len(merge([draft.done()]).events) == n_events


def spoken(words: str, *, who: str = "Олаф Лунд", published: dt.date = DAY) -> Extraction:
    """An article that quotes somebody."""
    draft = Draft(f"{who}: {words}.", published=published)
    draft.statement(draft.entity(who, EntityType.PERSON), words)
    return draft.done()


SAID = "этот союз меняет правила игры, потому что до сих пор северным странам негде было спорить"
RETOLD = "союз меняет правила игры, ведь раньше северным странам было негде спорить о своих делах"


@pytest.mark.parametrize(
    ("second", "n_statements"),
    [
        (spoken(RETOLD, published=NEXT), 1),
        (spoken(SAID, published=DAY + dt.timedelta(days=300)), 1),
        (spoken(RETOLD, published=DAY + dt.timedelta(days=20)), 2),
        (spoken(RETOLD, who="Анна Берг"), 2),
        (spoken("северным странам пора построить общий порт и новый завод на востоке"), 2),
        (spoken("союз меняет правила"), 1),
        (spoken("союз меняет правила", published=DAY + dt.timedelta(days=20)), 2),
        (spoken("это правила"), 2),
    ],
    ids=[
        "retold",
        "equal",
        "weeks-later",
        "other-speaker",
        "other-words",
        "quoted",
        "quoted-weeks-later",
        "too-short",
    ],
)
def test_statement_is_known_by_speaker_and_words(second: Extraction, n_statements: int) -> None:
    """One utterance in two translations is one; the longest wording is kept."""
    statements = merge([spoken(SAID), second]).statements
    assert len(statements) == n_statements
    if n_statements == 1:
        assert len(statements[0].evidence) == 2
        assert statements[0].text == max(SAID, statements[0].text, key=len)


def test_two_utterances_of_one_article_stay_two() -> None:
    """What one article tells apart, another article does not join."""
    both = Draft(f"Олаф Лунд: {SAID}. Олаф Лунд: {RETOLD}.")
    lund = both.entity("Олаф Лунд", EntityType.PERSON)
    both.statement(lund, SAID)
    both.statement(lund, RETOLD)
    statements = merge(
        [both.done(), spoken(RETOLD + " и делах соседей", published=NEXT)]
    ).statements
    assert sorted(len(statement.evidence) for statement in statements) == [1, 2]


@pytest.mark.parametrize(
    ("second", "n_statements"),
    [
        ("вывоз северного зерна увеличится на треть", 1),
        ("северным портам нужны новые причалы", 2),
    ],
    ids=["paraphrased", "another"],
)
def test_utterance_told_in_other_words_is_one(second: str, n_statements: int) -> None:
    """In the same days a speaker is believed to have said once what has one meaning."""
    first = spoken("экспорт северного зерна вырастет на треть")
    assert len(merge([first, spoken(second, published=NEXT)]).statements) == n_statements
