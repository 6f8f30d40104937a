"""What a learned model sees becomes a claim only where the text asserts it."""

import pytest
from findings import extracted, told

from extract.records import Event, Relation
from ontology.vocabulary import Role

pytestmark = pytest.mark.model

SCORE = 0.8


def test_pair_is_a_claim_with_the_models_evidence() -> None:
    """The evidence is the sentence, the extractor names the relation, the score is the pair's."""
    extraction = extracted(
        "Ольга Лунд живет в Бергене. Погода хорошая.",
        "Ольга Лунд|PERSON", "Бергене|CITY",
        pairs=[("Ольга Лунд", "PLACE_RESIDES_IN", "Бергене", SCORE)],
    )  # fmt: skip
    assert told(extraction) == {("Ольга Лунд", "placeResidesIn", "Берген", "Ongoing")}
    (claim,) = (each for each in extraction.claims if isinstance(each, Relation))
    (evidence,) = claim.evidence
    assert evidence.quote == "Ольга Лунд живет в Бергене."
    assert (evidence.extractor, evidence.score) == ("neural/place-resides-in", SCORE)


def test_rule_and_model_are_one_claim_with_two_pieces_of_evidence() -> None:
    """What both tell is told once; the rule's status and date stay."""
    extraction = extracted(
        "Президент Чили Иван Петров уехал.",
        "Президент|PROFESSION", "Чили|COUNTRY", "Иван Петров|PERSON",
        pairs=[("Иван Петров", "WORKPLACE", "Чили", SCORE)],
    )  # fmt: skip
    (claim,) = (
        each
        for each in extraction.claims
        if isinstance(each, Relation) and each.type.value == "workplace"
    )
    assert [each.extractor for each in claim.evidence] == [
        "relations/post-beside-name",
        "neural/workplace",
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Норвегия отказалась вступать в Лигу портов.", "MEMBER_OF"),
        ("Норвегию пригласили в Лигу портов.", "MEMBER_OF"),
        ("Норвегия — партнер Лиги портов.", "MEMBER_OF"),
        ("Вступит ли Норвегия в Лигу портов?", "MEMBER_OF"),
        ("Норвегия могла бы вступить в Лигу портов.", "MEMBER_OF"),
        ("Если Норвегия вступит в Лигу портов, пошлины отменят.", "MEMBER_OF"),
        ("Норвегия якобы вступила в Лигу портов.", "MEMBER_OF"),
        ("Норвегия, наблюдатель при Лиге портов, промолчала.", "MEMBER_OF"),
    ],
)
def test_what_the_text_does_not_assert_is_not_told(text: str, relation: str) -> None:
    """Refusals, invitations, questions, wishes, conditions and hearsay make no fact."""
    union = next(name for name in ("Лигу портов", "Лиги портов", "Лиге портов") if name in text)
    state = "Норвегию" if "Норвегию" in text else "Норвегия"
    extraction = extracted(
        text, f"{state}|COUNTRY", f"{union}|ORGANIZATION", pairs=[(state, relation, union, 0.95)]
    )
    asserted = {claim for claim in told(extraction) if claim[3] in {"Occurred", "Ongoing"}}
    assert asserted == set()


def test_near_miss_is_kept_with_its_score_and_reason() -> None:
    """Whoever asks why a pair is not told is told."""
    extraction = extracted(
        "Норвегию пригласили в Лигу портов.",
        "Норвегию|COUNTRY", "Лигу портов|ORGANIZATION",
        pairs=[("Норвегию", "MEMBER_OF", "Лигу портов", 0.91)],
    )  # fmt: skip
    (found,) = (each for each in extraction.rejections if each.extractor == "neural/member-of")
    assert found.reason == (
        "«Норвегию» → «Лигу портов», score 0.91: «пригласить» tells of somebody outside"
    )


def test_plan_stays_a_plan() -> None:
    """The verb that ties the two decides."""
    extraction = extracted(
        "Норвегия вступит в Лигу портов.",
        "Норвегия|COUNTRY", "Лигу портов|ORGANIZATION",
        pairs=[("Норвегия", "MEMBER_OF", "Лигу портов", SCORE)],
    )  # fmt: skip
    assert told(extraction) == {("Норвегия", "memberOf", "Лига портов", "Planned")}


def test_former_post_ties_to_no_workplace() -> None:
    """«бывший министр» worked there once."""
    extraction = extracted(
        "Бывший министр Норвегии Ольга Лунд уехала.",
        "министр|PROFESSION", "Норвегии|COUNTRY", "Ольга Лунд|PERSON",
        pairs=[("Ольга Лунд", "WORKPLACE", "Норвегии", SCORE)],
    )  # fmt: skip
    assert "workplace" not in {relation for _, relation, _, _ in told(extraction)}


@pytest.mark.parametrize(
    ("text", "person", "relation", "thing", "reason"),
    [
        ("Ольга Лунд, прежде возглавлявшая банк «Норд», уехала.",
         "Ольга Лунд|PERSON", "WORKPLACE", "Норд|ORGANIZATION", "told in the past, and over"),
        ("Ольга Лунд, в прошлом — глава банка, уехала.",
         "Ольга Лунд|PERSON", "WORKS_AS", "глава банка|PROFESSION", "a former post"),
        ("Постпред Чили при ООН Иван Петров уехал.",
         "Иван Петров|PERSON", "WORKPLACE", "ООН|ORGANIZATION", "«при» tells where one is sent"),
        ("Ивана Петрова назначили послом Чили в Перу.",
         "Ивана Петрова|PERSON", "WORKPLACE", "Перу|COUNTRY", "«в» tells where one is sent"),
        ("Холдинг купит сеть «Норд», сказал министр Чили Иван Петров.",
         "Иван Петров|PERSON", "WORKPLACE", "Норд|ORGANIZATION",
         "«министр Чили» tells where the person works"),
        ("Приехали президенты Чили и Перу Иван Петров и Олег Белов.",
         "Иван Петров|PERSON", "WORKS_AS", "президенты|PROFESSION", "a post of several people"),
        ("Приехали президенты Чили и Перу Иван Петров и Олег Белов.",
         "Иван Петров|PERSON", "ORIGINS_FROM", "Перу|COUNTRY",
         "each of several people has his own"),
        ("Приехал Иван Петров. Депутат устал.",
         "Иван Петров|PERSON", "WORKS_AS", "Депутат|PROFESSION", "told in another sentence"),
    ],
)  # fmt: skip
def test_misread_posts_are_not_told(
    *, text: str, person: str, relation: str, thing: str, reason: str
) -> None:
    """Who held a post, was sent somewhere or shares a title does not work there."""
    pair = (person.partition("|")[0], relation, thing.partition("|")[0], 0.9)
    extraction = extracted(text, person, thing, pairs=[pair])
    missed = [each.reason for each in extraction.rejections if each.extractor.startswith("neural")]
    assert [each.rpartition(": ")[2] for each in missed] == [reason]


@pytest.mark.parametrize(
    ("text", "first", "relation", "second", "reason"),
    [
        ("Премьер Индии прибыл в Токио.", "Токио|CITY", "LOCATED_IN", "Индии|COUNTRY",
         "the gazetteer has «Токио» in JP"),
        ("Индия подписала соглашение «Мост».", "Индия|COUNTRY", "PRODUCES",
         "соглашение «Мост»|AGREEMENT", "an agreement is signed, not produced"),
    ],
)  # fmt: skip
def test_what_the_world_contradicts_is_not_told(
    *, text: str, first: str, relation: str, second: str, reason: str
) -> None:
    """No city lies in a state that the gazetteer has it not in; nobody produces an agreement."""
    pair = (first.partition("|")[0], relation, second.partition("|")[0], 0.9)
    extraction = extracted(text, first, second, pairs=[pair])
    missed = [each.reason for each in extraction.rejections if each.extractor.startswith("neural")]
    assert [each.rpartition(": ")[2] for each in missed] == [reason]


def test_name_alone_tells_little() -> None:
    """«Банк Чили» need not sit in Chile; a state's ministry is a part of the state."""
    text = "Открылись Банк Чили и министерство торговли Чили."
    bank = extracted(
        text, "Банк Чили|ORGANIZATION", "Чили|COUNTRY",
        pairs=[("Банк Чили", "HEADQUARTERED_IN", "Чили", 0.9)],
    )  # fmt: skip
    assert "headquarteredIn" not in {relation for _, relation, _, _ in told(bank)}
    ministry = extracted(
        "Открылось министерство торговли Чили.",
        "министерство торговли Чили|ORGANIZATION", "Чили|COUNTRY",
        pairs=[("министерство торговли Чили", "HEADQUARTERED_IN", "Чили", 0.9)],
    )  # fmt: skip
    (claim,) = (each for each in ministry.claims if isinstance(each, Relation))
    assert claim.type.value == "partOf"
    assert [each.extractor for each in claim.evidence] == [
        "relations/body-of-state",
        "neural/headquartered-in",
    ]


def test_posts_stay_the_authors_in_somebody_elses_words() -> None:
    """The model's evidence does not make a quoted person the source of a post's name."""
    extraction = extracted(
        "«Приедет министр Чили Иван Петров», — заявила Ольга Лунд.",
        "Иван Петров|PERSON", "Ольга Лунд|PERSON", "Чили|COUNTRY",
        pairs=[("Иван Петров", "WORKPLACE", "Чили", 0.9)],
    )  # fmt: skip
    (claim,) = (
        each
        for each in extraction.claims
        if isinstance(each, Relation) and each.type.value == "workplace"
    )
    assert len(claim.evidence) == 2
    assert claim.attributed_to is None


def test_values_and_dates_are_objects() -> None:
    """An age is a number, a birthday a day."""
    extraction = extracted(
        "52-летний Иван Петров родился 5 мая 1972 года.",
        "52-летний|AGE", "Иван Петров|PERSON", "5 мая 1972 года|DATE",
        pairs=[("Иван Петров", "AGE_IS", "52-летний", SCORE),
               ("Иван Петров", "DATE_OF_BIRTH", "5 мая 1972 года", SCORE)],
    )  # fmt: skip
    assert {claim[1:3] for claim in told(extraction)} == {
        ("ageIs", "52"),
        ("dateOfBirth", "1972-05-05"),
    }


def test_surname_and_other_case_are_no_other_names() -> None:
    """«Петрова» after «Иван Петров» co-refers; a stage name is another name of his."""
    text = "Иван Петров, известный как Вихрь, приехал. Поклонники ждали Петрова."
    extraction = extracted(
        text, "Иван Петров|PERSON", "Вихрь|PERSON", "Петрова|PERSON",
        pairs=[("Иван Петров", "ALTERNATIVE_NAME", "Петрова", 0.9),
               ("Иван Петров", "ALTERNATIVE_NAME", "Вихрь", 0.9)],
    )  # fmt: skip
    assert {claim[:3] for claim in told(extraction)} == {
        ("Иван Петров", "alternativeName", "Вихрь")
    }


def test_event_without_a_name_gets_its_roles() -> None:
    """Who acts, where and when belongs into one event without a PLOVER type."""
    extraction = extracted(
        "5 мая 2024 года Ольга Лунд выступила с концертом в Осло.",
        "5 мая 2024 года|DATE", "Ольга Лунд|PERSON", "концертом|EVENT", "Осло|CITY",
        pairs=[("Ольга Лунд", "AGENT", "концертом", SCORE),
               ("концертом", "TAKES_PLACE_IN", "Осло", SCORE),
               ("концертом", "POINT_IN_TIME", "5 мая 2024 года", SCORE)],
    )  # fmt: skip
    names = {entity.id: entity.name for entity in extraction.entities}
    (event,) = (each for each in extraction.claims if isinstance(each, Event))
    assert event.type is None
    assert [(role, names[who]) for role, who in event.participants] == [(Role.AGENT, "Ольга Лунд")]
    assert event.place is not None
    assert names[event.place] == "Осло"
    assert event.time is not None
    assert event.time.value == "2024-05-05"
    assert told(extraction) == set()


def test_named_event_is_an_end_like_others() -> None:
    """Taking part in a named event is a relation; acting in it makes an agent of it."""
    extraction = extracted(
        "Ольга Лунд выступила на фестивале «Северный свет».",
        "Ольга Лунд|PERSON", "Северный свет|EVENT",
        pairs=[("Ольга Лунд", "PARTICIPANT_IN", "Северный свет", SCORE)],
    )  # fmt: skip
    assert {claim[:2] for claim in told(extraction)} == {("Ольга Лунд", "participantIn")}


def test_without_a_model_nothing_is_learned() -> None:
    """No pairs, no claims of the model and none of its spans."""
    extraction = extracted("Президент Чили Иван Петров уехал.")
    assert extraction.spans == ()
    assert extraction.pairs == ()
    assert not any(
        evidence.extractor.startswith("neural")
        for claim in extraction.claims
        for evidence in claim.evidence
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Президент Иван Петров встретился с премьером Чили.", "Чили"),
        ("Президент Иван Петров и премьер Чили Пер Линд уехали.", "Чили"),
        ("Владелец завода Заря Иван Петров уехал.", "Заря"),
    ],
)
def test_place_of_anothers_post_is_no_workplace(text: str, place: str) -> None:
    """Whoever stands beside somebody else's post, or owns a company, need not work there."""
    kind = "COUNTRY" if place == "Чили" else "ORGANIZATION"
    extraction = extracted(
        text, f"{place}|{kind}", "Иван Петров|PERSON",
        pairs=[("Иван Петров", "WORKPLACE", place, SCORE)],
    )  # fmt: skip
    assert not {each for each in told(extraction) if each[:2] == ("Иван Петров", "workplace")}
