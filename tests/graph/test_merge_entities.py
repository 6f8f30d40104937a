"""Which entities of different articles are one thing."""

import datetime as dt

import pytest
from drafts import DAY, Draft, day, link

from extract.records import EntityId, Extraction, MentionKind
from graph.merge import merge
from graph.records import EntityNode, KnowledgeGraph
from ontology.vocabulary import EntityType, RelationType, Status

LATER = dt.timedelta(days=1)


def called(knowledge: KnowledgeGraph, name: str) -> list[EntityNode]:
    """The entities that have this name among their labels."""
    return [node for node in knowledge.entities if name in (node.label, *node.aliases)]


def the(knowledge: KnowledgeGraph, name: str) -> EntityNode:
    """The one entity with this name."""
    (node,) = called(knowledge, name)
    return node


def article(*names: tuple[str, EntityType], published: dt.date = DAY) -> Extraction:
    """An article that mentions these names and nothing more."""
    text = ". ".join(name for name, _ in names) + "."
    draft = Draft(text, published=published)
    for name, type_ in names:
        draft.entity(name, type_)
    return draft.done()


def test_link_is_identity_whatever_the_name() -> None:
    """What the gazetteer knows by one key is one node with all its names."""
    first, second = Draft("Пекин возразил."), Draft("КНР возражает.")
    first.entity("Китай", EntityType.COUNTRY, "Пекин", link=link("Q148", "Китай", "China"))
    second.entity("Китай", EntityType.COUNTRY, "КНР", link=link("Q148", "Китай", "China"))
    node = the(merge([first.done(), second.done()]), "Китай")
    assert node.iri == "ent:china-q148"
    assert node.aliases == ("КНР", "Пекин")
    assert len(node.articles) == 2
    assert node.reasons == ("gazetteer 0.98: same gazetteer entry Q148",)


def test_two_links_of_one_name_stay_two() -> None:
    """A name that the gazetteer gave to two things joins neither them nor a third."""
    drafts = [Draft(f"Грузия, {n}.") for n in ("раз", "два", "три")]
    drafts[0].entity("Грузия", EntityType.COUNTRY, link=link("Q230", "Грузия"))
    drafts[1].entity("Грузия", EntityType.STATE_OR_PROVINCE, link=link("Q1428", "Грузия"))
    drafts[2].entity("Грузия", EntityType.COUNTRY)
    assert len(merge([draft.done() for draft in drafts]).entities) == 3


def test_same_name_in_one_family_of_types_is_one() -> None:
    """Organization and its sub-classes are one family; the exact type wins."""
    node = the(
        merge(
            [
                article(("Северный союз", EntityType.ORGANIZATION)),
                article(("«Северный союз»", EntityType.ALLIANCE), published=DAY + LATER),
            ]
        ),
        "Северный союз",
    )
    assert node.type is EntityType.ALLIANCE


def test_same_name_in_two_families_is_two() -> None:
    """A river and a firm of one name are two nodes with two IRIs."""
    knowledge = merge(
        [
            article(("Нева", EntityType.LOCATION)),
            article(("Нева", EntityType.ORGANIZATION), published=DAY + LATER),
        ]
    )
    assert len({node.iri for node in called(knowledge, "Нева")}) == 2


def test_common_noun_names_nobody() -> None:
    """«правительство» of two articles is two bodies, a post is the same everywhere."""
    drafts = [Draft(f"Правительство и министр, {n}.") for n in ("раз", "два")]
    for draft in drafts:
        draft.entity(
            "правительство",
            EntityType.GOVERNMENT_BODY,
            "Правительство",
            kind=MentionKind.NOMINAL,
        )
        draft.entity("министр", EntityType.PROFESSION, kind=MentionKind.NOMINAL)
    knowledge = merge([draft.done() for draft in drafts])
    assert len(called(knowledge, "правительство")) == 2
    assert len(called(knowledge, "министр")) == 1


def test_acronym_joins_the_one_name_that_another_article_spells_out() -> None:
    """«БСС» alone is the union that another article gives with its acronym."""
    first = Draft("Балтийский союз связи (БСС) заседал.")
    first.entity("Балтийский союз связи", EntityType.ALLIANCE, "Балтийский союз связи", "БСС")
    node = the(merge([first.done(), article(("БСС", EntityType.ORGANIZATION))]), "БСС")
    assert node.label == "Балтийский союз связи"


def test_bodies_named_after_one_person_are_one() -> None:
    """«администрация Лунда» and «администрация Олафа Лунда» are one body."""
    drafts = [
        Draft("Администрация Олафа Лунда молчит."),
        Draft("Олаф Лунд ушёл. Администрация Лунда молчит."),
    ]
    drafts[0].entity("Олаф Лунд", EntityType.PERSON, "Олафа Лунда")
    drafts[0].entity("Администрация Олафа Лунда", EntityType.GOVERNMENT_BODY)
    drafts[1].entity("Олаф Лунд", EntityType.PERSON, "Олаф Лунд", "Лунда")
    drafts[1].entity("Администрация Лунда", EntityType.GOVERNMENT_BODY)
    assert len(called(merge([d.done() for d in drafts]), "Администрация Лунда")) == 1


CONTEXT = (("Дания", EntityType.COUNTRY), ("Совет Севера", EntityType.ORGANIZATION))


def person(*names: str, context: bool = True, published: dt.date = DAY) -> Extraction:
    """An article on people, with the shared context or in another one."""
    others = CONTEXT if context else (("Перу", EntityType.COUNTRY),)
    return article(*((name, EntityType.PERSON) for name in names), *others, published=published)


def test_official_spelled_three_ways_is_one_person() -> None:
    """Two surnames of one article and a full name of another are one; the label is the fullest."""
    knowledge = merge(
        [person("Гельман", "Хельман"), person("Джейкоб Хелман", published=DAY + LATER)]
    )
    node = the(knowledge, "Джейкоб Хелман")
    assert node.aliases == ("Гельман", "Хельман")
    assert any("shared context" in reason for reason in node.reasons)


@pytest.mark.parametrize(
    ("articles", "n_people"),
    [
        ([person("Гельман"), person("Джейкоб Хелман", context=False)], 2),
        ([person("Гельман"), person("Джейкоб Хелман", "Анна Гельман", published=DAY + LATER)], 3),
        ([person("Гельман"), person("Гельман", context=False)], 2),
        ([person("Гельман"), person("Хельман", published=DAY + LATER)], 1),
        ([person("Олаф Лунд"), person("Олаф Лунд", context=False)], 1),
        ([person("Олаф Лунд", "Лунд"), person("Эрик Лунд", published=DAY + LATER)], 3),
    ],
    ids=[
        "other-context",
        "two-candidates",
        "surnames-in-other-context",
        "surnames-in-one-context",
        "full-name",
        "full-name-beside-it",
    ],
)
def test_surname_needs_context_and_a_single_candidate(
    articles: list[Extraction], n_people: int
) -> None:
    """A lone surname joins only what its context leaves as the one possibility."""
    people = [n for n in merge(articles).entities if n.type is EntityType.PERSON]
    assert len(people) == n_people


def test_two_people_of_one_article_never_merge() -> None:
    """Whatever a third article says, people that one article tells apart stay apart."""
    knowledge = merge(
        [
            person("Олег Петрович Стын", "Олег Ильич Стын"),
            person("Олег Стын", published=DAY + LATER),
        ]
    )
    assert len([n for n in knowledge.entities if n.type is EntityType.PERSON]) == 3


def outlet(name: str, *, known: bool, type_: EntityType = EntityType.MEDIA_OUTLET) -> Extraction:
    """An article that names a medium."""
    draft = Draft(f"Сообщает {name}.")
    draft.entity(name, type_, link=link("Q1", name) if known else None)
    return draft.done()


def test_misprinted_medium_is_the_known_one() -> None:
    """One wrong letter in the name of a known medium makes no new medium."""
    knowledge = merge([outlet("Herald", known=True), outlet("Herlad", known=False)])
    assert the(knowledge, "Herlad").label == "Herald"


@pytest.mark.parametrize(
    "second",
    [outlet("Herl", known=False), outlet("Herlad", known=False, type_=EntityType.ORGANIZATION)],
    ids=["two-letters", "no-medium"],
)
def test_other_names_are_no_misprints(second: Extraction) -> None:
    """Two edits, or a thing that is no medium, is another thing."""
    assert len(merge([outlet("Herald", known=True), second]).entities) == 2


@pytest.mark.parametrize(
    ("first", "second", "n_people"),
    [
        ("Джейк Салливан", "Jake Sullivan", 1),
        ("Томас Фридвальд", "Томас Фридвалтд", 1),
        ("Лифэн Хэ", "Хэ Лифэн", 1),
        ("Виктор Зубков", "Виктор Зубов", 2),
        ("Томас Фридвальд", "Томас Фридвальд-младший", 2),
    ],
)
def test_similar_full_name_takes_a_second_vote(first: str, second: str, n_people: int) -> None:
    """A misprint, another alphabet or order is one person where the articles share a context."""

    def people(*, context: bool) -> int:
        news = [person(first), person(second, context=context, published=DAY + LATER)]
        return len([n for n in merge(news).entities if n.type is EntityType.PERSON])

    assert people(context=True) == n_people
    assert people(context=False) == 2


def test_misprinted_surname_takes_context() -> None:
    """«Фридвольд» alone is Thomas Friedwald where the articles share their context."""

    def people(*, context: bool) -> int:
        news = [
            person("Томас Фридвальд"),
            person("Фридвольд", context=context, published=DAY + LATER),
        ]
        return len([n for n in merge(news).entities if n.type is EntityType.PERSON])

    assert people(context=True) == 1
    assert people(context=False) == 2


def test_one_post_is_a_second_vote() -> None:
    """Two spellings of a name in one post are one person, whatever else the articles name."""
    drafts = [Draft(f"{name}, министр.") for name in ("Томас Фридвальд", "Томас Фридвалтд")]
    for draft, name in zip(drafts, ("Томас Фридвальд", "Томас Фридвалтд"), strict=True):
        who = draft.entity(name, EntityType.PERSON)
        post = draft.entity("министр", EntityType.PROFESSION, kind=MentionKind.NOMINAL)
        draft.relation(who, RelationType.WORKS_AS, post, "министр")
    node = the(merge([draft.done() for draft in drafts]), "Томас Фридвалтд")
    (reason,) = node.reasons
    assert reason.endswith("spelling «Томас Фридвальд» of «Томас Фридвалтд», one post")


def test_misprint_that_fits_two_people_joins_neither() -> None:
    """Between two bearers of like names only they themselves could tell."""
    names = ("Томас Фридвальд", "Томас Фридвальт", "Томас Фридвальк")
    news = [person(*names[:2]), person(names[2], published=DAY + LATER)]
    people = [n for n in merge(news).entities if n.type is EntityType.PERSON]
    assert len(people) == 3


@pytest.mark.parametrize(
    ("first", "second", "n_things"),
    [("Bregenz Media", "Брегенц медиа", 1), ("ABC News", "NBC News", 2), ("Дом 17", "Дом 18", 2)],
)
def test_similar_name_of_a_body_takes_a_second_vote(first: str, second: str, n_things: int) -> None:
    """Bodies are joined by spelling only where the articles share their context."""

    def things(*others: tuple[str, EntityType]) -> int:
        news = [
            article((first, EntityType.ORGANIZATION), *CONTEXT),
            article((second, EntityType.ORGANIZATION), *others, published=DAY + LATER),
        ]
        named = {one.iri for name in (first, second) for one in called(merge(news), name)}
        return len(named)

    assert things(*CONTEXT) == n_things
    assert things(("Перу", EntityType.COUNTRY)) == 2


def test_number_of_a_medium_is_no_misprint() -> None:
    """«Канал 1» and «Канал К» are two, although one letter apart."""
    assert len(merge([outlet("Канал 1", known=True), outlet("Канал К", known=False)]).entities) == 2


MEMBERS = ("Дания", "Норвегия", "Исландия", "Швеция")


def alliance(  # noqa: PLR0913 - a scene has this many parts
    name: str,
    members: tuple[str, ...] = MEMBERS,
    *,
    type_: EntityType = EntityType.ALLIANCE,
    founder: str = "Финляндия",
    cabinet_of: str | None = None,
    published: dt.date | None = DAY,
    kind: MentionKind = MentionKind.NAME,
) -> Extraction:
    """An article on who is in an alliance and who founds it: a state, or its cabinet."""
    text = f"{founder} создаёт {name}: {', '.join(members)}. Правит {cabinet_of}."
    draft = Draft(text, published=published)
    union = draft.entity(name, type_, kind=kind)
    body = EntityType.GOVERNMENT_BODY if cabinet_of else EntityType.COUNTRY
    organizer = draft.entity(founder, body)
    draft.relation(organizer, RelationType.ORGANIZES, union, "создаёт")
    if cabinet_of:
        state = draft.entity(cabinet_of, EntityType.COUNTRY)
        draft.relation(organizer, RelationType.PART_OF, state, "Правит")
    for member in members:
        entity = draft.entity(member, EntityType.COUNTRY)
        draft.relation(entity, RelationType.MEMBER_OF, union, member, status=Status.PLANNED)
    return draft.done()


def test_described_alliance_is_the_named_one_of_the_same_members() -> None:
    """The proper name is the label, the description another name."""
    described = alliance("коалиция по связи", kind=MentionKind.NOMINAL, published=DAY + LATER)
    node = the(merge([alliance("Полярный щит"), described]), "Полярный щит")
    assert node.aliases == ("коалиция по связи",)


@pytest.mark.parametrize(
    "other",
    [
        alliance("коалиция по связи", MEMBERS[:3]),
        alliance("коалиция по связи", (*MEMBERS, "Эстония")),
        alliance("коалиция по связи", (*MEMBERS, "Эстония", "Латвия", "Литва")),
        alliance("коалиция по связи", founder="кабинет министров", cabinet_of="Финляндия"),
        alliance("коалиция по связи", published=None),
    ],
    ids=["one-missing", "one-more", "three-more", "cabinet", "no-date"],
)
def test_described_alliance_need_not_be_described_in_full(other: Extraction) -> None:
    """Some members or the date may be missing where the founder is told, or its cabinet."""
    knowledge = merge([alliance("Полярный щит"), other])
    assert the(knowledge, "Полярный щит").aliases == ("коалиция по связи",)


@pytest.mark.parametrize(
    "other",
    [
        alliance("коалиция по связи", ("Дания", "Норвегия", "Чили", "Перу")),
        alliance("коалиция по связи", (*MEMBERS[:3], "Чили", "Перу")),
        alliance("коалиция по связи", MEMBERS[:3], published=None),
        alliance("коалиция по связи", founder="Бразилия", published=None),
        alliance("коалиция по связи", MEMBERS[:2]),
        alliance("коалиция по связи", published=DAY + dt.timedelta(days=60)),
        alliance("коалиция по связи", founder="Бразилия"),
        alliance("Морской клуб"),
    ],
    ids=[
        "members",
        "two-others",
        "few-and-no-date",
        "founder-and-no-date",
        "too-few",
        "weeks",
        "founder",
        "both-named",
    ],
)
def test_alliance_of_other_members_weeks_or_founders_is_another(other: Extraction) -> None:
    """Members, dates and founders must all allow it, and one side must be a description."""
    knowledge = merge([alliance("Полярный щит"), other])
    unions = [n for n in knowledge.entities if n.type is EntityType.ALLIANCE]
    assert len(unions) == 2


UNION = link("Q7", "Северный союз")


def summit(
    words: str, *names: str, published: dt.date = DAY, on: dt.date | None = None
) -> Extraction:
    """An article on a summit, whose wording names other things."""
    draft = Draft(f"{words} открыт.", published=published)
    for name in names:
        known = name.startswith(("СС", "Северн"))
        draft.entity(
            "Северный союз" if known else name,
            EntityType.ALLIANCE if known else EntityType.CITY,
            name,
            link=UNION if known else None,
        )
    event = draft.entity(words, EntityType.EVENT)
    if on is not None:
        draft.relation(event, RelationType.POINT_IN_TIME, day(on), words)
    return draft.done()


@pytest.mark.parametrize(
    ("second", "n_events"),
    [
        (summit("саммит Северного союза в Осло", "Северного союза", "Осло"), 1),
        (summit("саммит СС", "СС", published=DAY + dt.timedelta(days=20)), 1),
        (summit("саммит СС", "СС", published=DAY + dt.timedelta(days=300)), 2),
        (summit("саммит Осло", "Осло"), 2),
        (summit("саммит СС", "СС", on=DAY + dt.timedelta(days=9)), 2),
        (summit("II саммит СС", "СС", published=DAY + LATER), 2),
        (summit("форум СС", "СС", published=DAY + LATER), 2),
        (summit("саммит СС", "СС", on=DAY + dt.timedelta(days=2)), 1),
    ],
    ids=[
        "spelled-out",
        "same-weeks",
        "next-year",
        "other",
        "other-day",
        "number",
        "other-kind",
        "second-day",
    ],
)
def test_summit_is_known_by_words_things_and_weeks(second: Extraction, n_events: int) -> None:
    """One summit in two wordings is one; another year, day, number or kind is another."""
    knowledge = merge([summit("I саммит СС", "СС", on=DAY), second])
    assert len([n for n in knowledge.entities if n.type is EntityType.EVENT]) == n_events


@pytest.mark.parametrize(("name", "n_events"), [("форум Порт-2026", 1), ("заседание Порта", 2)])
def test_year_in_a_name_is_surer_than_a_date(name: str, n_events: int) -> None:
    """One of two dates of «Порт-2026» is wrong; of two sessions each has its own."""
    days = (DAY, DAY + dt.timedelta(days=9))
    news = [summit(name, on=day, published=day) for day in days]
    knowledge = merge(news)
    assert len(called(knowledge, name)) == n_events
    assert sum(bool(claim.contradicts) for claim in knowledge.claims) == (2 if n_events == 1 else 0)


def test_war_needs_no_dates() -> None:
    """What lasts is the same a year later."""
    drafts = [
        Draft("Идёт война в Стране Оз.", published=DAY),
        Draft("Всё идёт война в Стране Оз.", published=DAY + dt.timedelta(days=400)),
    ]
    for draft in drafts:
        draft.entity("Страна Оз", EntityType.COUNTRY, "Стране Оз")
        draft.entity("война в Стране Оз", EntityType.EVENT)
    assert len(called(merge([d.done() for d in drafts]), "война в Стране Оз")) == 1


def test_values_are_no_nodes() -> None:
    """A sum or a date is a literal of its claim."""
    draft = Draft("Дания потратит 5 млн крон.")
    denmark = draft.entity("Дания", EntityType.COUNTRY)
    money = draft.entity("5 млн крон", EntityType.MONEY)
    draft.relation(denmark, RelationType.EXPENDITURE, money, "потратит")
    knowledge = merge([draft.done()])
    assert [node.label for node in knowledge.entities] == ["Дания"]
    assert knowledge.claims[0].object == "5 млн крон"
    assert not knowledge.claims[0].object_is_entity


def test_unlinked_identity_is_readable_and_stable() -> None:
    """An IRI is a slug and a hash of what the thing is, not a number in order of arrival."""
    alone = merge([article(("Полярный щит", EntityType.ALLIANCE))])
    among = merge(
        [
            article(("Полярный щит", EntityType.ALLIANCE)),
            article(("Аист", EntityType.ORGANIZATION), published=DAY + LATER),
        ]
    )
    iri = the(alone, "Полярный щит").iri
    assert iri.startswith("ent:poliarnyi-shchit-")
    assert the(among, "Полярный щит").iri == iri


def test_entity_of_the_header_needs_no_mention() -> None:
    """An outlet that only the header names is a node and publishes its article."""
    draft = Draft("Снег выпал.", publisher="Северное агентство")
    name = draft.entity("Северное агентство", EntityType.MEDIA_OUTLET, header=True)
    knowledge = merge([draft.done()])
    assert name == EntityId("e0")
    assert knowledge.articles[0].publisher == the(knowledge, "Северное агентство").iri
    assert knowledge.articles[0].mentions == ()


def quoted(who: str, words: str, *, published: dt.date = DAY) -> Extraction:
    """An article that quotes somebody whom it does not name."""
    draft = Draft(f"«{words}», — отметил {who}.", published=published)
    draft.statement(draft.entity(who, EntityType.PERSON, kind=MentionKind.NOMINAL), words)
    return draft.done()


SAID = "Это очень большая задача, стран много, и нам пора двигаться быстрее, чем прежде"
RETOLD = "Это большое начинание, много стран, и нам пора двигаться быстрее, чем прежде"


@pytest.mark.parametrize(
    ("second", "n_people"),
    [
        (quoted("чиновник Дании", RETOLD, published=DAY + LATER), 1),
        (quoted("чиновник Дании", "Снега этой зимой в столице было меньше, чем прежде, увы"), 2),
        (quoted("дипломат Дании", RETOLD), 2),
        (quoted("чиновник Дании", RETOLD, published=DAY + dt.timedelta(days=9)), 2),
    ],
    ids=["same-words", "other-words", "other-description", "other-week"],
)
def test_unnamed_speakers_are_known_by_their_words(second: Extraction, n_people: int) -> None:
    """Two descriptions are one person only if the same words were said in the same days."""
    knowledge = merge([quoted("высокопоставленный чиновник Дании", SAID), second])
    assert len([n for n in knowledge.entities if n.type is EntityType.PERSON]) == n_people
    assert len(knowledge.statements) == n_people


def test_description_is_no_name() -> None:
    """«собеседник агентства» of two articles is two people, also at the start of a sentence."""
    drafts = [Draft("Собеседник агентства молчит."), Draft("Молчит и собеседник агентства.")]
    drafts[0].entity("Собеседник агентства", EntityType.PERSON)
    drafts[1].entity("собеседник агентства", EntityType.PERSON)
    assert len(merge([draft.done() for draft in drafts]).entities) == 2


def test_post_named_after_one_state_is_one() -> None:
    """«президент РФ» and «президент России» are one post with two names."""
    drafts = [Draft(f"Это президент {state}.") for state in ("РФ", "России")]
    for draft, state in zip(drafts, ("РФ", "России"), strict=True):
        draft.entity("Россия", EntityType.COUNTRY, state, link=link("Q159", "Россия"))
        draft.entity(f"президент {state}", EntityType.PROFESSION, kind=MentionKind.NOMINAL)
    assert the(merge([d.done() for d in drafts]), "президент РФ").aliases == ("президент РФ",)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("Олаф Лунд", "О. Лунд"), "Олаф Лунд"),
        (("Анна Круглова", "Круглова Анна Сергеевна"), "Анна Круглова"),
        (("Анна Круглова", "Анна Сергеевна Круглова"), "Анна Сергеевна Круглова"),
    ],
)
def test_label_of_a_person_is_the_fullest_plain_name(names: tuple[str, str], label: str) -> None:
    """Initials and surname-first forms are other names, not labels."""
    articles = [person(name, published=DAY + n * LATER) for n, name in enumerate(names)]
    assert the(merge(articles), names[1]).label == label
