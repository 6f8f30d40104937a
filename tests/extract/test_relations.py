"""Relations: every pattern's own examples, and the rules over how names stand together."""

import pytest
from notation import document_of, names_in

from extract.claims.pattern import Pattern
from extract.claims.patterns import PATTERNS
from extract.claims.relations import RelationExtractor
from extract.records import Document, Relation, TimeInterval

YES = [(pattern, example) for pattern in PATTERNS for example in pattern.yes]
NO = [(pattern, example) for pattern in PATTERNS for example in pattern.no]


def claims(document: Document) -> dict[str, set[str]]:
    """Claims as "subject relation object status" → the patterns and rules that found them."""
    names = names_in(document.mentions, document.entities)
    found: dict[str, set[str]] = {}
    for claim in RelationExtractor()(document):
        if not isinstance(claim, Relation):
            continue
        thing = claim.object
        shown = (
            (thing.value or "?")
            if isinstance(thing, TimeInterval)
            else names[thing]  # type: ignore[index]  # an entity's id
            if claim.object_is_entity
            else thing
        )
        text = f"{names[claim.subject]} {claim.type.value} {shown} {claim.status.value}"
        for evidence in claim.evidence:
            found.setdefault(text, set()).add(evidence.extractor.partition("/")[2])
    return found


def plain(document: Document) -> set[str]:
    """Claims without their status."""
    return {text.rpartition(" ")[0] for text in claims(document)}


@pytest.mark.parametrize(("pattern", "example"), YES, ids=[p.id for p, _ in YES])
def test_pattern_finds_its_yes_examples(pattern: Pattern, example: str) -> None:
    """A pattern finds the claim that its example ends in, with that status."""
    text, _, claim = example.partition(" => ")
    found = claims(document_of(text))
    assert pattern.id in found.get(claim, set()), found


@pytest.mark.parametrize(("pattern", "example"), NO, ids=[p.id for p, _ in NO])
def test_pattern_finds_nothing_in_its_no_examples(pattern: Pattern, example: str) -> None:
    """A pattern asserts nothing in its counter-examples; a denial is no assertion."""
    asserted = {
        text
        for text, rules in claims(document_of(example)).items()
        if pattern.id in rules and not text.endswith(" Denied")
    }
    assert not asserted


def test_pattern_ids_are_unique() -> None:
    """An id leads from evidence to one pattern."""
    ids = [pattern.id for pattern in PATTERNS]
    assert len(ids) == len(set(ids))


def test_every_pattern_has_examples_of_both_kinds() -> None:
    """Examples are the documentation of a pattern."""
    assert all(pattern.yes and pattern.no for pattern in PATTERNS)


RULES = [
    (
        "Министр финансов [Норвегии|COUNTRY] [Иван Петров|PERSON] подал в отставку.",
        {"Иван Петров worksAs министр финансов Норвегии", "Иван Петров workplace Норвегия"},
    ),
    (
        "[Иван Петров|PERSON], глава МИД [Норвегии|COUNTRY], прибыл.",
        {"Иван Петров workplace Министерство иностранных дел Норвегии"},
    ),
    (
        "Американский президент [Иван Петров|PERSON] прибыл.",
        {"Иван Петров workplace США"},
    ),
    (
        "[Иван Петров|PERSON] стал премьер-министром [Норвегии|COUNTRY].",
        {"Иван Петров worksAs премьер-министр Норвегии", "Иван Петров workplace Норвегия"},
    ),
    (
        "Основатель компании [Siltron|ORGANIZATION] [Иван Петров|PERSON] прибыл.",
        {"Siltron foundedBy Иван Петров"},
    ),
    (
        "Владелец компании [Siltron|ORGANIZATION] [Иван Петров|PERSON] прибыл.",
        {"Иван Петров ownerOf Siltron"},
    ),
    (
        "Депутат [Чили|COUNTRY], лидер партии [Рассвет|ORGANIZATION] [Иван Петров|PERSON] прибыл.",
        {"Иван Петров workplace Чили", "Иван Петров workplace Рассвет"},
    ),
    (
        "[Иван Петров|PERSON], министр [Чили|COUNTRY], глава [Рассвета|ORGANIZATION], прибыл.",
        {"Иван Петров workplace Чили", "Иван Петров workplace Рассвет"},
    ),
    (
        "[Иван Петров|PERSON] — директор [Рассвета|ORGANIZATION].",
        {"Иван Петров worksAs директор", "Иван Петров workplace Рассвет"},
    ),
    (
        "[Иван Петров|PERSON] — директор и совладелец завода [Siltron|ORGANIZATION].",
        {"Иван Петров worksAs директор", "Иван Петров ownerOf Siltron"},
    ),
    (
        "[Иван Петров|PERSON], директор частной клиники «[Заря|ORGANIZATION]», прибыл.",
        {"Иван Петров workplace Заря"},
    ),
    (
        "Лидер московского отделения движения «[Заря|ORGANIZATION]» [Иван Петров|PERSON] прибыл.",
        {"Иван Петров workplace Заря"},
    ),
    (
        (
            "Как пишет газета «[Заря|MEDIA_OUTLET]», [Nordel Sky|ORGANIZATION], принадлежащая "
            "[Ивану Петрову|PERSON], купила акции."
        ),
        {"Иван Петров ownerOf Nordel Sky"},
    ),
    (
        "[Иван Петров|PERSON], которому принадлежит треть акций [Siltron|ORGANIZATION], прибыл.",
        {"Иван Петров ownerOf Siltron"},
    ),
    (
        "Об этом говорится в докладе министерства финансов Норвегии.",
        {"Министерство финансов Норвегии partOf Норвегия"},
    ),
    (
        "[Иван Петров|PERSON] прибыл. Администрация [Петрова|PERSON] молчит.",
        {"Администрация Ивана Петрова subordinateOf Иван Петров"},
    ),
    (
        "Шанхайская организация сотрудничества (ШОС) растет.",
        {"Шанхайская организация сотрудничества alternativeName ШОС"},
    ),
    (
        "Пожар вспыхнул в поселке [Озерный|CITY] [Асиновского района|DISTRICT].",
        {"Озерный locatedIn Асиновский район"},
    ),
    (
        "[Заря|ORGANIZATION], филиал [Бора|ORGANIZATION], и [Луч|ALLIANCE], часть [ООН|ALLIANCE].",
        {"Заря partOf Бор", "Луч partOf ООН"},
    ),
    ("Врачи больницы в [Твери|CITY] бастуют.", {"Больница в Твери locatedIn Тверь"}),
    ("Саммит АСЕАН в [Джакарте|CITY] завершен.", {"Саммит АСЕАН takesPlaceIn Джакарта"}),
    (
        "[Россия|COUNTRY] и [Иран|COUNTRY] подписали договор о партнерстве.",
        {"Россия signatoryOf Договор о партнерстве", "Иран signatoryOf Договор о партнерстве"},
    ),
]

OCCASIONS = [
    ("[Переговоры в Осло|EVENT] прошли 18 октября.", {"Переговоры в Осло pointInTime 2025-10-18"}),
    (
        "Обвал на руднике произошел 11 июля. Второй раунд намечен на 24 января 2026 года.",
        {"Обвал pointInTime 2025-07-11", "Второй раунд pointInTime 2026-01-24"},
    ),
    (
        "Спор вышел на [заседании комиссии (МКВ)|EVENT], которое прошло 5 ноября в [Осло|CITY].",
        {"Заседание комиссии (МКВ) pointInTime 2025-11-05"},
    ),
    (
        "Министры из [Чили|COUNTRY] и [Перу|COUNTRY] участвуют в [форуме АТЭС|EVENT].",
        {"Чили participantIn Форум АТЭС", "Перу participantIn Форум АТЭС"},
    ),
    (
        "Ждут президенты [Чили|COUNTRY] и [Перу|COUNTRY] [Иван Сосов|PERSON] и [Ян Рох|PERSON].",
        {
            "Иван Сосов worksAs президент",
            "Иван Сосов workplace Чили",
            "Ян Рох worksAs президент",
            "Ян Рох workplace Перу",
        },
    ),
    (
        (
            "Заместители министров обороны [Чили|COUNTRY], [Перу|COUNTRY] и [Кубы|COUNTRY] "
            "[Иван Сосов|PERSON], [Павел Рохин|PERSON] и [Олег Диасов|PERSON] ждут."
        ),
        {
            f"{who} {what}"
            for who, where in (
                ("Иван Сосов", "Чили"),
                ("Павел Рохин", "Перу"),
                ("Олег Диасов", "Куба"),
            )
            for what in ("worksAs заместитель министра обороны", f"workplace {where}")
        },
    ),
    ("Учения [НАТО|ALLIANCE] отложены.", {"НАТО organizes Учения НАТО"}),
    (
        "Прошел [форум АТЭС|EVENT]. [Норвегию|COUNTRY] представил министр [Иван Петров|PERSON].",
        {"Норвегия participantIn Форум АТЭС", "Иван Петров participantIn Форум АТЭС"},
    ),
    (
        "Прошел [форум АТЭС|EVENT]. Делегацию [Чили|COUNTRY] возглавил [Иван Петров|PERSON].",
        {"Чили participantIn Форум АТЭС", "Иван Петров participantIn Форум АТЭС"},
    ),
    (
        "Прошел [форум АТЭС|EVENT]. Подключились делегации [Чили|COUNTRY] и [Перу|COUNTRY].",
        {"Чили participantIn Форум АТЭС", "Перу participantIn Форум АТЭС"},
    ),
    (
        "В [учениях «Щит»|EVENT] участвуют военные из двух стран, включая [Перу|COUNTRY].",
        {"Перу participantIn Учения «Щит»"},
    ),
    (
        "В [форуме АТЭС|EVENT] участвуют главы организаций, в том числе [ООН|ALLIANCE].",
        {"ООН participantIn Форум АТЭС"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), OCCASIONS, ids=[t[:40] for t, _ in OCCASIONS])
def test_events_are_told_with_their_time_holders_and_guests(text: str, expected: set[str]) -> None:
    """When an event was, who holds it, and whose delegations came to it."""
    assert expected <= plain(document_of(text))


MEMBERS = [
    (
        "Две страны [АУКУС|ALLIANCE] ждут. Министры [США|COUNTRY] и [Канады|COUNTRY] молчат.",
        {"США memberOf AUKUS", "Канада memberOf AUKUS"},
    ),
    (
        "[Чили|COUNTRY] и [Перу|COUNTRY] входят в число основателей [АТЭС|ALLIANCE].",
        {"Чили memberOf АТЭС", "Перу memberOf АТЭС", "АТЭС foundedBy Перу"},
    ),
    (
        "В [АТЭС|ALLIANCE] входит 21 страна, среди них [Чили|COUNTRY] и [Перу|COUNTRY].",
        {"Чили memberOf АТЭС", "Перу memberOf АТЭС"},
    ),
    (
        "Члены альянса «[Пояс|ALLIANCE]» [Кения|COUNTRY] и [Уганда|COUNTRY] молчат.",
        {"Кения memberOf Пояс", "Уганда memberOf Пояс"},
    ),
    (
        "Альянс «[Пояс|ALLIANCE]» ([Чили|COUNTRY] и [Перу|COUNTRY]) молчит.",
        {"Чили memberOf Пояс", "Перу memberOf Пояс"},
    ),
    (
        "Альянс «[Пояс|ALLIANCE]» в составе [Чили|COUNTRY] и [Перу|COUNTRY] молчит.",
        {"Чили memberOf Пояс", "Перу memberOf Пояс"},
    ),
    (
        "[Чили|COUNTRY] и [Перу|COUNTRY] ушли. Вечером их [Союз льда|ALLIANCE] начал учения.",
        {"Чили memberOf Союз льда", "Перу memberOf Союз льда"},
    ),
    (
        "Председательство в [АТЭС|ALLIANCE] перешло от [Чили|COUNTRY] к [Перу|COUNTRY].",
        {"Чили memberOf АТЭС", "Перу memberOf АТЭС"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS, ids=[text[:40] for text, _ in MEMBERS])
def test_lists_tell_members(text: str, expected: set[str]) -> None:
    """A list of as many states as were counted, or that a union's name introduces."""
    assert expected <= plain(document_of(text))


OWNERS = [
    (
        "[Siltron|ORGANIZATION] принадлежит холдингу [Nordel|ORGANIZATION].",
        {"Nordel ownerOf Siltron"},
    ),
    (
        "40% компании [Siltron|ORGANIZATION] принадлежит фонду [Nordel|ORGANIZATION].",
        {"Nordel ownerOf Siltron"},
    ),
    ("Чилийская госкомпания [Siltron|ORGANIZATION] растет.", {"Чили ownerOf Siltron"}),
    (
        "Чилийская государственная корпорация [Siltron|ORGANIZATION] растет.",
        {"Чили ownerOf Siltron"},
    ),
    ("Чилийская компания [Siltron|ORGANIZATION] растет.", set()),
    ("[Siltron|ORGANIZATION] не принадлежит холдингу [Nordel|ORGANIZATION].", set()),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[text[:40] for text, _ in OWNERS])
def test_owners(text: str, expected: set[str]) -> None:
    """Whose a company is, by the case of the two ends and by the name of a state's company."""
    assert {claim for claim in plain(document_of(text)) if " ownerOf " in claim} == expected


def test_who_signs_in_office_binds_the_body() -> None:
    """An agreement that a director and a minister sign is one of the company and the state."""
    text = (
        "[Меморандум о дружбе|AGREEMENT] подписали директор [Siltron|ORGANIZATION]"
        " [Иван Петров|PERSON] и министр [Чили|COUNTRY] [Хуан Диас|PERSON]."
    )
    assert {
        "Siltron signatoryOf Меморандум о дружбе",
        "Чили signatoryOf Меморандум о дружбе",
    } <= plain(document_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "[Правительство [Чили|COUNTRY]|GOVERNMENT_BODY] молчит.",
        "[Суд [Осло|CITY]|GOVERNMENT_BODY] молчит.",
    ],
)
def test_some_bodies_are_no_part_of_their_realm(text: str) -> None:
    """A government stands for its state; a court is the state's, not the city's."""
    assert not any(" partOf " in claim for claim in plain(document_of(text)))


def test_a_list_of_another_length_names_no_members() -> None:
    """«Три страны АУКУС» are not the two that stand in the next list."""
    text = "Три страны [АУКУС|ALLIANCE] ждут. Встретились [Чили|COUNTRY] и [Перу|COUNTRY]."
    assert not any(" memberOf " in claim for claim in plain(document_of(text)))


SEATS = [
    ("Сделку закрыла компания [Siltron|ORGANIZATION] из [Осло|CITY].", True),
    ("[Siltron|ORGANIZATION] – производитель чипов со штаб-квартирой в [Осло|CITY].", True),
    ("[Siltron|ORGANIZATION] растет, штаб-квартира находится в [Осло|CITY].", True),
    ("[Siltron|ORGANIZATION] вывезла станки из [Осло|CITY].", False),
    ("Завод компании [Siltron|ORGANIZATION] в [Осло|CITY] закрыт.", False),
]

GOODS = [
    ("Завод [Siltron|ORGANIZATION] выпускает сухое молоко.", {"Siltron produces сухое молоко"}),
    (
        "[Siltron|ORGANIZATION] – производитель тростникового сахара.",
        {"Siltron produces тростниковый сахар"},
    ),
    ("Глава производителя оружия [Siltron|ORGANIZATION] ушел.", {"Siltron produces оружие"}),
    ("[Siltron|ORGANIZATION] выпускает облигации.", set()),
    ("[Siltron|ORGANIZATION] производит замену труб.", set()),
]


@pytest.mark.parametrize(("text", "expected"), GOODS, ids=[text[:40] for text, _ in GOODS])
def test_goods_without_a_name_are_products(text: str, expected: set[str]) -> None:
    """What a company makes is a product; what it issues or carries out is none."""
    assert {claim for claim in plain(document_of(text)) if " produces " in claim} == expected


@pytest.mark.parametrize(("text", "told"), SEATS, ids=[text[:40] for text, _ in SEATS])
def test_seats(text: str, told: bool) -> None:  # noqa: FBT001 - the table's column
    """Where a company is from is its seat, where something of it stands is not."""
    assert ("Siltron headquarteredIn Осло" in plain(document_of(text))) is told


@pytest.mark.parametrize(("text", "expected"), RULES, ids=[text[:40] for text, _ in RULES])
def test_rules_read_how_names_stand_together(text: str, expected: set[str]) -> None:
    """Posts, bodies, brackets and places tell relations without a verb."""
    assert expected <= plain(document_of(text))


TRAPS = [
    ("Бывший министр финансов [Норвегии|COUNTRY] [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Экс-президент [Норвегии|COUNTRY] [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Отставной министр финансов [Норвегии|COUNTRY] [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Кандидат в президенты [Норвегии|COUNTRY] [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Чешский певец [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Народный артист [Чили|COUNTRY] [Иван Петров|PERSON] прибыл.", " workplace "),
    ("Герцог [Йоркский|CITY] [Иван Петров|PERSON] прибыл.", " workplace "),
    (
        "Премьер [Чили|COUNTRY], президент [Перу|COUNTRY] [Иван Петров|PERSON] прибыл.",
        "Иван Петров workplace Чили",
    ),
    ("Премьер и министр [Иван Петров|PERSON] встретились.", " worksAs премьер "),
    ("Саммит АСЕАН в [Джакарте|CITY] не состоялся.", " takesPlaceIn "),
    ("[Монголия|COUNTRY] — страна-наблюдатель в [ШОС|ALLIANCE].", " memberOf "),
    ("[Монголию|COUNTRY] пригласили вступить в [ШОС|ALLIANCE].", " memberOf "),
    ("[Турция|COUNTRY] остается партнером [ШОС|ALLIANCE] по диалогу.", " memberOf "),
    ("Гостем саммита [ШОС|ALLIANCE] стала [Турция|COUNTRY].", " memberOf "),
    ("Если [Грузия|COUNTRY] вступит в [НАТО|ALLIANCE], ответ последует.", " memberOf "),
    ("[Грузия|COUNTRY] не вступила в [НАТО|ALLIANCE].", " memberOf "),
    ("[Великобритания|COUNTRY] вышла из [Евросоюза|ALLIANCE].", " memberOf "),
    ("Партнеры [АСЕАН|ALLIANCE] [Перу|COUNTRY] и [Чили|COUNTRY] молчат.", " memberOf "),
    ("Страны [АСЕАН|ALLIANCE] [Перу|COUNTRY] и [Чили|COUNTRY] не задели.", " memberOf "),
    ("[Перу|COUNTRY] и [Чили|COUNTRY] ушли. Вечером их министры молчали.", " memberOf "),
    ("Представительство [АСЕАН|ALLIANCE] ([Чили|COUNTRY]) закрыто.", " memberOf "),
]


@pytest.mark.parametrize(("text", "relation"), TRAPS, ids=[text[:40] for text, _ in TRAPS])
def test_tempting_wordings_assert_nothing(text: str, relation: str) -> None:
    """Former, invited, partner, guest, hypothetical and denied never become a plain fact."""
    asserted = {
        claim
        for claim in claims(document_of(text))
        if relation in claim and not claim.endswith(" Denied")
    }
    assert not asserted
