"""Events are what the lexicon names, the sentence asserts and somebody named takes part in."""

from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document_of, names_in

from extract.claims.events import EventExtractor
from extract.claims.happenings import actors_of
from extract.claims.lexicon import event_lexicon
from extract.claims.reasons import as_part_of
from extract.records import Document, Event, Rejection
from extract.tree import tree_of
from ontology.vocabulary import MODES, DealType, EventType, Role


@lru_cache(maxsize=512)
def document(notation: str) -> Document:
    """The document of a notation, annotated once."""
    return document_of(notation)


def events(notation: str) -> list[Event]:
    """The events of a notation."""
    return [found for found in EventExtractor()(document(notation)) if isinstance(found, Event)]


def rendered(notation: str) -> list[str]:
    """Events in one line each: "SANCTION Китай -> США Occurred"."""
    names = names_in(document(notation).mentions, document(notation).entities)
    lines = [
        (
            event.type or "",
            " + ".join(names[entity] for entity in actors_of(event, Role.AGENT)),
            "->",
            " + ".join(names[entity] for entity in actors_of(event, Role.RECIPIENT)),
            event.status,
        )
        for event in events(notation)
    ]
    return [" ".join(part for part in line if part) for line in lines]


YES = """
AGREE
  [Чад|COUNTRY] и [Оман|COUNTRY] достигли урегулирования.
    AGREE Чад + Оман -> Occurred
  [Бузу|PERSON] пообещал встретиться с протестующими.
    AGREE Бузу -> Occurred
  [Оман|COUNTRY] предложил [Чаду|COUNTRY] посредничество.
    AGREE Оман -> Чад Occurred
  [Петров|PERSON] пошел на сделку со следствием.
    AGREE Петров -> Occurred
  Концерн [Siltron|ORGANIZATION] договорился о покупке завода у [Nordel|ORGANIZATION].
    AGREE Siltron -> Nordel Occurred
  В [НАТО|ALLIANCE] согласились отложить учения.
    AGREE НАТО -> Occurred
  [Сербия|COUNTRY] и [Албания|COUNTRY] договорились о прямых рейсах.
    AGREE Сербия + Албания -> Occurred
  [Иран|COUNTRY] согласился допустить инспекторов [МАГАТЭ|ORGANIZATION].
    AGREE Иран -> Occurred
  [Япония|COUNTRY] пообещала [Филиппинам|COUNTRY] радары.
    AGREE Япония -> Филиппины Occurred
  [Армения|COUNTRY] и [Азербайджан|COUNTRY] достигли соглашения о границе.
    AGREE Армения + Азербайджан -> Occurred
CONSULT
  [Чад|COUNTRY] отправил миссию в [Оман|COUNTRY].
    CONSULT Чад -> Оман Occurred
  [Сербия|COUNTRY] приступила к переговорам с [Оманом|COUNTRY].
    CONSULT Сербия -> Оман Occurred
  Онлайн-совещание [Китая|COUNTRY] и [Индии|COUNTRY] прошло вчера.
    CONSULT Китай + Индия -> Occurred
  В [НАТО|ALLIANCE] подтвердили переговоры с [Сербией|COUNTRY].
    CONSULT НАТО + Сербия -> Occurred
  [Лавров|PERSON] встретился с [Фиданом|PERSON] в [Анкаре|CITY].
    CONSULT Лавров -> Фидан Occurred
  Встреча [Лаврова|PERSON] с [Фиданом|PERSON] прошла в [Анкаре|CITY].
    CONSULT Лавров + Фидан -> Occurred
  [Китай|COUNTRY] и [Индия|COUNTRY] провели переговоры.
    CONSULT Китай + Индия -> Occurred
  В [Женеве|CITY] прошли переговоры между [Францией|COUNTRY] и [Ираном|COUNTRY].
    CONSULT Франция + Иран -> Occurred
  Визит [Лаврова|PERSON] в [Китай|COUNTRY] состоится завтра.
    CONSULT Лавров -> Китай Planned
  [Лавров|PERSON] позвонил [Фидану|PERSON].
    CONSULT Лавров -> Фидан Occurred
  [Макрон|PERSON] примет [Мелони|PERSON] в [Париже|CITY].
    CONSULT Макрон -> Мелони Planned
SUPPORT
  Все три члена клуба — [Дания|COUNTRY], [Оман|COUNTRY] и [Чад|COUNTRY] — поддержали план.
    SUPPORT Дания + Оман + Чад -> Occurred
  [Чад|COUNTRY] занял сторону [Омана|COUNTRY].
    SUPPORT Чад -> Оман Occurred
  [Евросоюз|ALLIANCE] предоставил [Грузии|COUNTRY] статус кандидата.
    SUPPORT Европейский союз -> Грузия Occurred
  [Перу|COUNTRY], [Чили|COUNTRY], [Кения|COUNTRY] и [Оман|COUNTRY] подписали меморандум.
    SUPPORT Перу + Чили + Кения + Оман -> Occurred
  [Швеция|COUNTRY] к договору не присоединилась.
    SUPPORT Швеция -> Denied
  [Россия|COUNTRY] и [Белоруссия|COUNTRY] подписали договор.
    SUPPORT Россия + Белоруссия -> Occurred
  [Швеция|COUNTRY] присоединилась к [НАТО|ALLIANCE].
    SUPPORT Швеция -> НАТО Occurred
  [Испания|COUNTRY] признала [Палестину|COUNTRY].
    SUPPORT Испания -> Палестина Occurred
  [Германия|COUNTRY] выступила в поддержку [Дании|COUNTRY].
    SUPPORT Германия -> Дания Occurred
  [БРИКС|ALLIANCE] принял [Индонезию|COUNTRY] в свой состав.
    SUPPORT БРИКС -> Индонезия Occurred
CONCEDE
  [Nordel|ORGANIZATION] выплатит компенсацию пассажирам.
    CONCEDE Nordel -> Planned
  [Сербия|COUNTRY] объявила амнистию.
    CONCEDE Сербия -> Occurred
  [Чад|COUNTRY] смягчил квоты для [Омана|COUNTRY].
    CONCEDE Чад -> Оман Occurred
  [Чад|COUNTRY] предоставил [Сербии|COUNTRY] коридор.
    CONCEDE Чад -> Сербия Occurred
  [Кения|COUNTRY] выполнила требования [Омана|COUNTRY].
    CONCEDE Кения -> Оман Occurred
  [Турция|COUNTRY] сняла возражения против сделки.
    CONCEDE Турция -> Occurred
  [Кения|COUNTRY] согласилась отменить пошлины.
    CONCEDE Кения -> Occurred
  [США|COUNTRY] отменили санкции против [Венесуэлы|COUNTRY].
    CONCEDE США -> Венесуэла Occurred
  [Китай|COUNTRY] разрешил [Японии|COUNTRY] ввоз морепродуктов.
    CONCEDE Китай -> Япония Occurred
  [Лукашенко|PERSON] помиловал [Иванову|PERSON].
    CONCEDE Лукашенко -> Иванова Occurred
COOPERATE
  [Чад|COUNTRY] и [Оман|COUNTRY] наладили поставки.
    COOPERATE Чад + Оман -> Occurred
  [Чад|COUNTRY] присоединится к эксперименту.
    COOPERATE Чад -> Planned
  [Индия|COUNTRY] и [Япония|COUNTRY] совместно разрабатывают двигатель.
    COOPERATE Индия + Япония -> Ongoing
  [Норвегия|COUNTRY] поставит в [Кению|COUNTRY] уголь.
    COOPERATE Норвегия -> Кения Planned
  [Польша|COUNTRY], [Чехия|COUNTRY] и [Словакия|COUNTRY] создали союз.
    COOPERATE Польша + Чехия + Словакия -> Occurred
  [Индия|COUNTRY] закупила нефть у [России|COUNTRY].
    COOPERATE Индия -> Россия Occurred
  [Toyota|ORGANIZATION] инвестировала 5 млрд долларов в [Индию|COUNTRY].
    COOPERATE Toyota -> Индия Occurred
AID
  [Сербия|COUNTRY] отправит [Албании|COUNTRY] партию снарядов.
    AID Сербия -> Албания Planned
  [Чад|COUNTRY] предоставил [Сербии|COUNTRY] три вертолета.
    AID Чад -> Сербия Occurred
  [Исландия|COUNTRY] прислала 12 спасателей и насосы.
    AID Исландия -> Occurred
  [Норвегия|COUNTRY] передала [Украине|COUNTRY] истребители.
    AID Норвегия -> Украина Occurred
  [Турция|COUNTRY] отправила гуманитарную помощь в [Сирию|COUNTRY].
    AID Турция -> Сирия Occurred
  [Украине|COUNTRY] предоставлен кредит [Норвегией|COUNTRY].
    AID Норвегия -> Украина Occurred
RETREAT
  [Сербия|COUNTRY] объявила о выходе из [НАТО|ALLIANCE].
    RETREAT Сербия -> НАТО Occurred
  [Уганда|COUNTRY] отводит посты от границы.
    RETREAT Уганда -> Ongoing
  [Чад|COUNTRY] вышел из института.
    RETREAT Чад -> Occurred
  [Кения|COUNTRY] приостановила членство в союзе.
    RETREAT Кения -> Occurred
  [Оман|COUNTRY] отвел от границы бронетехнику.
    RETREAT Оман -> Occurred
  [Петров|PERSON], подавший в отставку, молчит.
    RETREAT Петров -> Occurred
  [Франция|COUNTRY] вывела войска из [Мали|COUNTRY].
    RETREAT Франция -> Мали Occurred
  [Великобритания|COUNTRY] вышла из [Евросоюза|ALLIANCE].
    RETREAT Великобритания -> Европейский союз Occurred
  [Израиль|COUNTRY] прекратил огонь.
    RETREAT Израиль -> Occurred
REQUEST
  Посол [Петров|PERSON] и представители [ООН|ORGANIZATION] призвали [Чад|COUNTRY] к миру.
    REQUEST Петров + ООН -> Чад Occurred
  [Кения|COUNTRY] обратилась к соседям за помощью.
    REQUEST Кения -> Occurred
  [Япония|COUNTRY] призвала [Китай|COUNTRY] освободить рыбаков.
    REQUEST Япония -> Китай Occurred
  [Мелони|PERSON] потребовала от [Ливии|COUNTRY] расследования.
    REQUEST Мелони -> Ливия Occurred
  [Киев|CITY] обратился к [МВФ|ORGANIZATION] с просьбой о кредите.
    REQUEST Украина -> Международный валютный фонд Occurred
ACCUSE
  В [МИД Чада|GOVERNMENT_BODY] вручена нота протеста.
    ACCUSE Министерство иностранных дел Чада -> Occurred
  [Петров|PERSON] заявил о причастности [Албании|COUNTRY] к взрыву.
    ACCUSE Петров -> Албания Occurred
  [Иванов|PERSON] назвал блокаду ударом по своим.
    ACCUSE Иванов -> Occurred
  Решение [Чада|COUNTRY] вызвало осуждение [Омана|COUNTRY].
    ACCUSE Оман -> Occurred
  [МИД Чада|GOVERNMENT_BODY] вызвал посла [Омана|COUNTRY].
    ACCUSE Министерство иностранных дел Чада -> Оман Occurred
  В [Риме|CITY] решение раскритиковали.
    ACCUSE Италия -> Occurred
  [Иран|COUNTRY] назвал пошлины [США|COUNTRY] «неприкрытым шантажом».
    ACCUSE Иран -> США Occurred
  [Польша|COUNTRY] обвинила [Белоруссию|COUNTRY] в диверсии.
    ACCUSE Польша -> Белоруссия Occurred
  [Индия|COUNTRY] выразила протест [Пакистану|COUNTRY].
    ACCUSE Индия -> Пакистан Occurred
  [Ирландия|COUNTRY] осудила действия [Израиля|COUNTRY].
    ACCUSE Ирландия -> Израиль Occurred
  [Прокуратура|GOVERNMENT_BODY] возбудила дело против [Иванова|PERSON].
    ACCUSE Прокуратура -> Иванов Occurred
REJECT
  [Оман|COUNTRY] отказался от помощи [Чада|COUNTRY].
    REJECT Оман -> Чад Occurred
  [Сербия|COUNTRY] не поддержала санкции против [Албании|COUNTRY].
    REJECT Сербия -> Occurred
  [Siltron|ORGANIZATION] подала апелляцию.
    REJECT Siltron -> Occurred
  [Чад|COUNTRY] не видит оснований для переговоров.
    REJECT Чад -> Occurred
  [Петров|PERSON] не признал вину.
    REJECT Петров -> Occurred
  [Чад|COUNTRY] нарушил перемирие с [Суданом|COUNTRY].
    REJECT Чад -> Судан Occurred
  [Оман|COUNTRY], давно блокировавший пакет помощи, молчит.
    REJECT Оман -> Occurred
  [Венгрия|COUNTRY] наложила вето на кредит.
    REJECT Венгрия -> Occurred
  [КНДР|COUNTRY] отвергла предложение [Японии|COUNTRY].
    REJECT КНДР -> Япония Occurred
  [Франция|COUNTRY] отказалась от переговоров с [Алжиром|COUNTRY].
    REJECT Франция -> Алжир Occurred
THREATEN
  [Чад|COUNTRY] пригрозил [Сербии|COUNTRY] пошлинами.
    THREATEN Чад -> Сербия Occurred
  [Петров|PERSON] предупредил, что последует жесткий ответ.
    THREATEN Петров -> Occurred
  [Петров|PERSON] пообещал вывести людей на улицы.
    THREATEN Петров -> Occurred
  [США|COUNTRY] угрожают [Ирану|COUNTRY] ударами.
    THREATEN США -> Иран Occurred
  [Турция|COUNTRY] пригрозила [Греции|COUNTRY] войной.
    THREATEN Турция -> Греция Occurred
  [Трамп|PERSON] предупредил [Канаду|COUNTRY] о пошлинах.
    THREATEN Трамп -> Канада Occurred
PROTEST
  [Всеобщий союз труда|ORGANIZATION] организовал забастовку.
    PROTEST Всеобщий союз труда -> Occurred
  «Молчать не будем!» — заявил на митинге [Петров|PERSON].
    PROTEST Петров -> Occurred
  [Ассоциация пилотов|ORGANIZATION] к забастовке не примкнула.
    PROTEST Ассоциация пилотов -> Denied
  Профсоюз [Verdi|ORGANIZATION] объявил забастовку.
    PROTEST Verdi -> Occurred
  [Польша|COUNTRY] бойкотировала саммит.
    PROTEST Польша -> Occurred
SANCTION
  [Чад|COUNTRY] ввел контрмеры против [Омана|COUNTRY].
    SANCTION Чад -> Оман Occurred
  [Чад|COUNTRY] ответил [Сербии|COUNTRY] зеркально.
    SANCTION Чад -> Сербия Occurred
  [ФИФА|ORGANIZATION] приостановила членство [Кении|COUNTRY].
    SANCTION ФИФА -> Кения Occurred
  [Чад|COUNTRY] до сих пор не ввел санкции против [Омана|COUNTRY].
    SANCTION Чад -> Оман Denied
  [Исландия|COUNTRY] свой список санкций расширять не станет.
    SANCTION Исландия -> Denied
  [Китай|COUNTRY] ввел санкции против [США|COUNTRY].
    SANCTION Китай -> США Occurred
  [Канада|COUNTRY] ввела новый пакет санкций против [Ирана|COUNTRY].
    SANCTION Канада -> Иран Occurred
  [Литва|COUNTRY] закрыла границу с [Белоруссией|COUNTRY].
    SANCTION Литва -> Белоруссия Occurred
  [Чехия|COUNTRY] запретила въезд гражданам [Сербии|COUNTRY].
    SANCTION Чехия -> Сербия Occurred
MOBILIZE
  [Сербия|COUNTRY] перебрасывает в [Албанию|COUNTRY] бригаду.
    MOBILIZE Сербия -> Албания Ongoing
  [Чад|COUNTRY] перебросил в [Оман|COUNTRY] ополчение.
    MOBILIZE Чад -> Оман Occurred
  Учения [НАТО|ALLIANCE] начались в понедельник.
    MOBILIZE НАТО -> Occurred
  [Кения|COUNTRY] участвует в учениях.
    MOBILIZE Кения -> Ongoing
  [Кения|COUNTRY] отправит в [Оман|COUNTRY] 400 полицейских.
    MOBILIZE Кения -> Оман Planned
  [США|COUNTRY] направили авианосец к берегам [Венесуэлы|COUNTRY].
    MOBILIZE США -> Венесуэла Occurred
  [Россия|COUNTRY] разместила ракеты в [Белоруссии|COUNTRY].
    MOBILIZE Россия -> Белоруссия Occurred
  [Китай|COUNTRY] начал учения вокруг [Тайваня|COUNTRY].
    MOBILIZE Китай -> Тайвань Occurred
COERCE
  Концерн [Siltron|ORGANIZATION] подвергся кибератаке.
    COERCE -> Siltron Occurred
  Верховный суд удовлетворил иск к [Siltron|ORGANIZATION].
    COERCE Верховный суд -> Siltron Occurred
  Суд вынес приговор [Иванову|PERSON].
    COERCE -> Иванов Occurred
  [Полиция Осло|GOVERNMENT_BODY] применила против демонстрантов водометы.
    COERCE Полиция Осло -> Occurred
  [Мадуро|PERSON] был задержан [США|COUNTRY].
    COERCE США -> Мадуро Occurred
  [Турция|COUNTRY] захватила [Мосул|CITY].
    COERCE Турция -> Мосул Occurred
  Суд приговорил [Иванова|PERSON] к пяти годам.
    COERCE -> Иванов Occurred
ASSAULT
  Неизвестные обстреляли заставу [Кении|COUNTRY].
    ASSAULT -> Кения Occurred
  [Сербия|COUNTRY] и [Албания|COUNTRY] обменялись ударами.
    ASSAULT Сербия + Албания -> Occurred
  Армия [Чада|COUNTRY] выбила повстанцев из города.
    ASSAULT Армия Чада -> Occurred
  [Чад|COUNTRY] сбросил бомбы на [Судан|COUNTRY].
    ASSAULT Чад -> Судан Occurred
  [Израиль|COUNTRY] нанес удар по [Ирану|COUNTRY].
    ASSAULT Израиль -> Иран Occurred
  Удар [Израиля|COUNTRY] по [Ирану|COUNTRY] состоялся ночью.
    ASSAULT Израиль -> Иран Occurred
  В [Тегеране|CITY] убит [Иванов|PERSON].
    ASSAULT -> Иванов Occurred
"""
"""Per type, sentences with the one event that each tells."""

NO = [
    ("CONSULT", "[Иванов|PERSON] отправил в отставку министра."),
    ("CONCEDE", "[Иванов|PERSON] открыл дорогу к победе."),
    ("THREATEN", "[Бузу|PERSON] пообещал встретиться с протестующими."),
    ("AID", "[Иванов|PERSON] принимает детей."),
    ("AGREE", "[Чад|COUNTRY] взял ответственность за ремонт."),
    ("COERCE", "Житель [Чада|COUNTRY] предстал перед судом."),
    ("REJECT", "Команде [Чада|COUNTRY] противостоял [Иванов|PERSON]."),
    ("MOBILIZE", "[Армия Крайовой|ORGANIZATION] входила в движение."),
    ("AGREE", "[Сербия|COUNTRY] и [Косово|COUNTRY] могут договориться."),
    ("CONSULT", "Встреча состоится в [Анкаре|CITY]."),
    ("CONSULT", "[Лавров|PERSON] принял закон."),
    ("SUPPORT", "[Иванов|PERSON] подписал открытку."),
    ("SUPPORT", "[Иванов|PERSON] был признан виновным."),
    ("CONCEDE", "[Иванов|PERSON] снял квартиру в [Праге|CITY]."),
    ("COOPERATE", "Продажи [Apple|ORGANIZATION] в [Китае|COUNTRY] выросли."),
    ("AID", "[Норвегия|COUNTRY] передала слова [Украины|COUNTRY]."),
    ("RETREAT", "[Иванов|PERSON] вышел из дома."),
    ("REQUEST", "Прохожие попросили о помощи."),
    ("ACCUSE", "[Иванов|PERSON] завел собаку."),
    ("REJECT", "[Иванов|PERSON] исключил сахар."),
    ("THREATEN", "Водителю [Иванову|PERSON] грозит штраф."),
    ("PROTEST", "[Иванов|PERSON] вышел на работу."),
    ("SANCTION", "[Россия|COUNTRY] может ввести санкции против [Японии|COUNTRY]."),
    ("SANCTION", "[Китай|COUNTRY] ввел новый учебник."),
    ("MOBILIZE", "[Иванов|PERSON] направил письмо в [Париж|CITY]."),
    ("COERCE", "Самолет задержан в [Праге|CITY] из-за погоды."),
    ("ASSAULT", "[Иванов|PERSON] побил рекорд [Петрова|PERSON]."),
    ("CONCEDE", "[Петров|PERSON] освобожден от должности."),
    ("SUPPORT", "[Дания|COUNTRY] поддерживает отношения с [Оманом|COUNTRY]."),
    ("RETREAT", "Премьер [Чили|COUNTRY] ушел в отставку."),
    ("AID", "Среди спасенных — [Петров|PERSON]."),
    ("PROTEST", "Полиция задержала [Петрова|PERSON] на митинге."),
    ("MOBILIZE", "Учение [Канта|PERSON] известно всем."),
    ("AGREE", "[Петров|PERSON] предложил чай."),
    ("COERCE", "[Петров|PERSON] совершил переворот в музыке."),
    ("PROTEST", "[Петров|PERSON] забаррикадировался в доме."),
    ("AID", "[Дания|COUNTRY] направила наблюдателя."),
    ("REQUEST", "Проект внесен в [Думу|GOVERNMENT_BODY]."),
    ("SUPPORT", "В группу входят [Дания|COUNTRY] и [Оман|COUNTRY]."),
]
"""Near misses: nothing of the type may be told."""


def yes() -> list[tuple[str, str, str]]:
    """Rows of YES: type, notation, expected line."""
    rows: list[tuple[str, str, str]] = []
    kind = notation = ""
    for line in YES.strip().splitlines():
        if line.startswith("    "):
            rows.append((kind, notation, line.strip()))
        elif line.startswith("  "):
            notation = line.strip()
        else:
            kind = line
    return rows


@pytest.mark.parametrize(("kind", "notation", "expected"), yes())
def test_one_event_with_its_participants(kind: str, notation: str, expected: str) -> None:
    """Each of the 16 types is found with type, agents, recipients and status."""
    (found,) = rendered(notation)
    assert found == expected
    assert found.startswith(kind)


@pytest.mark.parametrize(("kind", "notation"), NO)
def test_near_miss_tells_nothing(kind: str, notation: str) -> None:
    """A word of the lexicon in another meaning, or without a named party, is no event."""
    assert [line for line in rendered(notation) if line.startswith(kind)] == []


def test_every_type_has_examples() -> None:
    """The tables above cover PLOVER: at least three hits and one miss for each type."""
    hits = [kind for kind, _, _ in yes()]
    misses = {kind for kind, _ in NO}
    for kind in EventType:
        assert hits.count(kind) >= 3
        assert kind in misses


def test_lexicon_is_broad_and_in_plover_s_terms() -> None:
    """At least 1,650 triggers; each mode is one of its type's; every type has nouns and verbs."""
    lexicon = event_lexicon()
    assert len({*lexicon.verbs, *lexicon.nouns, *lexicon.support}) >= 1650
    for table in (lexicon.verbs, lexicon.nouns):
        senses = [sense for found in table.values() for sense in found]
        assert {sense.type for sense in senses} == set(EventType)
        for sense in senses:
            assert sense.mode is None or sense.mode in MODES[sense.type], sense.lemmas


@pytest.mark.parametrize(
    ("notation", "deal"),
    [
        ("[Microsoft|ORGANIZATION] купила [Nokia|ORGANIZATION].", DealType.PURCHASE),
        ("[Toyota|ORGANIZATION] инвестировала в [Индию|COUNTRY].", DealType.INVESTMENT),
        ("[Росатом|ORGANIZATION] построил АЭС в [Турции|COUNTRY].", DealType.SERVICES),
        ("Суд оштрафовал [Google|ORGANIZATION].", DealType.FINE),
        (
            "[Китай|COUNTRY] ввел эмбарго против [Литвы|COUNTRY].",
            DealType.ECONOMIC_SANCTION,
        ),
        (
            "[Минсельхоз Чили|GOVERNMENT_BODY] запретил ввозить вино из [Перу|COUNTRY].",
            DealType.ECONOMIC_SANCTION,
        ),
        ("[Россия|COUNTRY] предоставила [Кубе|COUNTRY] кредит.", DealType.LOAN),
        ("[Куба|COUNTRY] получила кредит от [Китая|COUNTRY].", DealType.LOAN),
        ("[Куба|COUNTRY] погасила долг перед [Китаем|COUNTRY].", DealType.LOAN),
        ("[Nordel|ORGANIZATION] вложила в [Siltron|ORGANIZATION] миллионы.", DealType.INVESTMENT),
        ("[Nordel|ORGANIZATION] подписала контракт с [NASA|ORGANIZATION].", DealType.SERVICES),
        (
            "[Nordel|ORGANIZATION] подписала соглашение о покупке [Siltron|ORGANIZATION].",
            DealType.PURCHASE,
        ),
        (
            "[Nordel|ORGANIZATION] договорилась о покупке завода у [Siltron|ORGANIZATION].",
            DealType.PURCHASE,
        ),
        ("[Евросоюз|ALLIANCE] пригрозил оштрафовать [Google|ORGANIZATION].", DealType.FINE),
        ("[Nordel|ORGANIZATION] заплатит штраф [Чили|COUNTRY].", DealType.FINE),
    ],
)
def test_business_events_have_a_kind_of_deal(notation: str, deal: DealType) -> None:
    """Deals are marked as such, also where they are only agreed on or threatened with."""
    (event,) = events(notation)
    assert event.deal is deal


@pytest.mark.parametrize(
    "notation",
    [
        "[Nordel|ORGANIZATION] объявила о покупке [Siltron|ORGANIZATION].",
        "[Nordel|ORGANIZATION] закрыла сделку по покупке [Siltron|ORGANIZATION].",
        "[Nordel|ORGANIZATION] подписала соглашение о покупке [Siltron|ORGANIZATION].",
    ],
)
def test_what_is_bought_is_a_party(notation: str) -> None:
    """Who buys a company deals with it, whatever noun the purchase hangs on."""
    assert [line.split(" ", 1)[1] for line in rendered(notation)] == ["Nordel -> Siltron Occurred"]


def test_all_who_are_listed_before_a_relative_clause_act_in_it() -> None:
    """«глава X и министр Y, которые встречаются»: both meet."""
    notation = (
        "Точку поставят глава завода [Иван Петров|PERSON] и министр [Павел Сидоров|PERSON], "
        "которые сегодня встречаются."
    )
    assert rendered(notation) == ["CONSULT Иван Петров + Павел Сидоров -> Ongoing"]


def test_threat_is_a_deal_only_where_it_punishes() -> None:
    """Whoever threatens with tariffs threatens with a sanction; with less trade, with nothing."""
    (tariffs,) = events("[Чад|COUNTRY] пригрозил ввести пошлины на товары из [Омана|COUNTRY].")
    (trade,) = events(
        "[Чад|COUNTRY] предупредил о возможных ограничениях на поставки в [Оман|COUNTRY]."
    )
    assert (tariffs.deal, trade.deal) == (DealType.ECONOMIC_SANCTION, None)


@pytest.mark.parametrize(
    ("notation", "mode", "trigger"),
    [
        ("[Лавров|PERSON] позвонил [Фидану|PERSON].", "phone", "позвонить"),
        ("[Лавров|PERSON] нанес визит в [Китай|COUNTRY].", "visit", "нанести визит"),
        ("[Чехия|COUNTRY] выслала дипломатов [России|COUNTRY].", "expel", "выслать дипломат"),
    ],
)
def test_mode_and_trigger(notation: str, mode: str, trigger: str) -> None:
    """An event carries PLOVER's mode and the lemmas of its phrase, the trigger first."""
    (event,) = events(notation)
    assert (event.mode, event.trigger) == (mode, trigger)


def test_place_and_time() -> None:
    """Place and time come from the trigger's own phrases."""
    notation = "[Лавров|PERSON] встретился с [Фиданом|PERSON] в [Анкаре|CITY] 3 декабря."
    (event,) = events(notation)
    names = names_in(document(notation).mentions, document(notation).entities)
    assert event.place is not None
    assert names[event.place] == "Анкара"
    assert event.time is not None
    assert event.time.value == "2025-12-03"


@pytest.mark.parametrize(
    ("notation", "status"),
    [
        ("[США|COUNTRY] не вводили санкции против [Турции|COUNTRY].", "Denied"),
        ("[США|COUNTRY] введут санкции против [Турции|COUNTRY].", "Planned"),
        ("[Китай|COUNTRY] продолжает вести переговоры с [Индией|COUNTRY].", "Ongoing"),
        ("[США|COUNTRY] ввели санкции против [Турции|COUNTRY].", "Occurred"),
    ],
)
def test_status(notation: str, status: str) -> None:
    """Negated, planned and ongoing events are told as such."""
    (event,) = events(notation)
    assert str(event.status) == status


def test_evidence_is_the_whole_sentence_with_the_phrase_marked() -> None:
    """The quote stands in the text at its offsets; the trigger's words stand inside it."""
    notation = "Погода ясная. [Китай|COUNTRY] ввел вчера санкции против [Литвы|COUNTRY]."
    (event,) = events(notation)
    text = document(notation).article.text
    (evidence,) = event.evidence
    assert text[evidence.start : evidence.stop] == evidence.quote
    assert evidence.quote == "Китай ввел вчера санкции против Литвы."
    assert text[slice(*evidence.trigger)] == "ввел вчера санкции"


@pytest.mark.parametrize("back", [0, 1])
def test_words_joined_in_a_ring_are_described(back: int) -> None:
    """A chain of conjuncts that the parser closed into a ring still has a part in the sentence."""
    whole = document("[Лавров|PERSON] встретился с [Фиданом|PERSON].")
    tokens = list(whole.tokens)
    tokens[3] = replace(tokens[3], rel="conj", head=3 - back)
    tokens[2] = replace(tokens[2], rel="conj", head=3)
    tree = tree_of(replace(whole, tokens=tuple(tokens)))
    assert "«Фиданом»" in as_part_of(tree, 1, 3)


def test_condemned_strike_is_two_events() -> None:
    """What somebody condemns has happened all the same."""
    notation = "[Германия|COUNTRY] осудила удар [Израиля|COUNTRY] по [Ирану|COUNTRY]."
    assert rendered(notation) == [
        "ACCUSE Германия -> Израиль Occurred",
        "ASSAULT Израиль -> Иран Occurred",
    ]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Против [Ирана|COUNTRY] вводятся санкции [ЕС|ALLIANCE].",
            "SANCTION Европейский союз -> Иран Ongoing",
        ),
        ("[Тарасов|PERSON] привлекается к суду.", "COERCE -> Тарасов Ongoing"),
    ],
)
def test_reflexive_passive_is_a_form_of_its_verb(notation: str, expected: str) -> None:
    """«Вводятся санкции» is told like «ввели санкции», whoever does it."""
    assert rendered(notation) == [expected]


def test_what_is_agreed_to_is_no_second_event() -> None:
    """«Согласился поставлять» is one event whose recipient gets what is agreed to."""
    notation = "[Китай|COUNTRY] согласился продолжать поставлять в [Индию|COUNTRY] металлы."
    assert rendered(notation) == ["AGREE Китай -> Индия Occurred"]


def test_plural_description_means_those_who_just_met() -> None:
    """«Политики договорились» takes its agents from the meeting told before."""
    notation = (
        "[Макрон|PERSON] провел переговоры с [Мелони|PERSON]. Также политики договорились о рейсах."
    )
    assert rendered(notation) == [
        "CONSULT Макрон -> Мелони Occurred",
        "AGREE Макрон + Мелони -> Occurred",
    ]


def test_who_approves_is_no_party() -> None:
    """«Стороны» are those who made the deal, not the authority that allowed it."""
    notation = (
        "[Siltron|ORGANIZATION] договорился о слиянии с [Nordel|ORGANIZATION]. "
        "[ФАС|GOVERNMENT_BODY] ходатайство [Siltron|ORGANIZATION] одобрила. "
        "Закрыть сделку стороны рассчитывают в марте."
    )
    assert "COOPERATE Siltron + Nordel -> Planned" in rendered(notation)


def test_mediator_takes_part_in_the_talks_told_before() -> None:
    """Who is only said to mediate joins the last meeting instead of being one of his own."""
    notation = (
        "[Судан|COUNTRY] и [Чад|COUNTRY] провели переговоры. "
        "Об этом сообщило министерство [Катара|COUNTRY], который выступает посредником."
    )
    assert rendered(notation) == ["CONSULT Судан + Чад + Катар -> Occurred"]


def test_what_one_of_several_promises_is_another_matter() -> None:
    """The agreement of all and the obligation of one of them are two events."""
    notation = (
        "[Оман|COUNTRY], [Чад|COUNTRY] и [Судан|COUNTRY] договорились о воде. "
        "[Чад|COUNTRY] обязался вернуть часть стока."
    )
    assert rendered(notation)[:2] == [
        "AGREE Оман + Чад + Судан -> Occurred",
        "AGREE Чад -> Occurred",
    ]


def test_pronoun_for_a_meeting() -> None:
    """«В нем участвовали» tells who met, «в нем участвовал» a spectacle nothing."""
    notation = (
        "Вчера прошло онлайн-совещание. "
        "В нем участвовали министры [Испании|COUNTRY] и [Польши|COUNTRY]."
    )
    assert rendered(notation) == ["CONSULT Испания + Польша -> Occurred"]
    assert events("Вчера прошел спектакль. В нем участвовал [Петров|PERSON].") == []


def test_second_round_is_held_by_those_of_the_first() -> None:
    """«Второй раунд» and «консультации сторон» are of the parties told before."""
    notation = (
        "[Судан|COUNTRY] и [Чад|COUNTRY] провели переговоры 3 декабря. "
        "Второй раунд пройдет 25 декабря."
    )
    assert rendered(notation) == [
        "CONSULT Судан + Чад -> Occurred",
        "CONSULT Судан + Чад -> Planned",
    ]
    notation = (
        "[Судан|COUNTRY] и [Чад|COUNTRY] подписали договор. Консультации сторон пройдут завтра."
    )
    assert rendered(notation)[1:] == ["CONSULT Судан + Чад -> Planned"]


def test_reaction_to_a_thing_told_before_concerns_who_did_it() -> None:
    """«Отвергла обвинения» answers whoever has just accused, unless others are named."""
    notation = (
        "[Польша|COUNTRY] обвинила [Белоруссию|COUNTRY] в диверсии. "
        "[Белоруссия|COUNTRY] обвинения отвергла."
    )
    assert rendered(notation)[1:] == ["REJECT Белоруссия -> Польша Occurred"]
    notation = (
        "[Польша|COUNTRY] обвинила [Белоруссию|COUNTRY] в диверсии. "
        "[Кения|COUNTRY] отвергла обвинения [Чада|COUNTRY]."
    )
    assert "REJECT Кения -> Чад Occurred" in rendered(notation)


def test_sanctions_without_a_doer_are_those_of_who_has_just_imposed_them() -> None:
    """«Активы X будут заморожены» below «A ввел санкции» is done by A."""
    notation = (
        "[Канада|COUNTRY] ввела санкции против [Ирана|COUNTRY]. "
        "Активы компании [Nordel|ORGANIZATION] будут заморожены."
    )
    assert rendered(notation)[1:] == ["SANCTION Канада -> Nordel Planned"]


def test_help_goes_to_who_has_just_asked_for_it() -> None:
    """«A попросила о помощи. B прислала спасателей» names both ends of the help."""
    notation = (
        "[Кения|COUNTRY] обратилась к соседям за помощью. "
        "[Исландия|COUNTRY] прислала 12 спасателей."
    )
    assert rendered(notation)[1:] == ["AID Исландия -> Кения Occurred"]


def test_joining_sanctions_has_their_target() -> None:
    """Whoever joins the sanctions told before is against whom they are."""
    notation = (
        "[Канада|COUNTRY] ввела санкции против [Ирана|COUNTRY]. "
        "[Норвегия|COUNTRY] присоединится к санкциям."
    )
    assert rendered(notation)[1:] == ["SANCTION Норвегия -> Иран Planned"]


def test_sides_of_a_dispute() -> None:
    """Where nobody has met yet, «стороны» are those who quarrel; a supporter is none of them."""
    notation = (
        "[Канада|COUNTRY] подала жалобу на [Перу|COUNTRY]. [Оман|COUNTRY] жалобу поддержал. "
        "Консультации сторон пройдут завтра."
    )
    assert rendered(notation)[-1] == "CONSULT Канада + Перу -> Planned"


def test_mediators_stand_between_the_parties() -> None:
    """«При посредничестве A и B» adds to those who have just come to terms."""
    notation = (
        "[Судан|COUNTRY] и [Чад|COUNTRY] договорились о границе. Переговоры прошли вчера "
        "при посредничестве [Катара|COUNTRY] и [Омана|COUNTRY]."
    )
    assert rendered(notation)[-1] == "CONSULT Судан + Чад + Катар + Оман -> Occurred"


def test_intention_is_told_as_what_is_intended() -> None:
    """«Сообщил о намерении обжаловать» is one planned event."""
    notation = "[Петров|PERSON] сообщил о намерении обжаловать приговор."
    assert rendered(notation) == ["REJECT Петров -> Planned"]


def test_subject_stands_before_an_aside() -> None:
    """A speaker between two commas does not come between a subject and its verb."""
    notation = "[Сингапур|COUNTRY], опровергла она слухи, из [АСЕАН|ALLIANCE] не выходит."
    assert "RETREAT Сингапур -> АСЕАН Denied" in rendered(notation)


def test_short_forms_in_parentheses_do_not_end_a_list() -> None:
    """«A (АБВ) и B (ABC) подписали» has both as agents."""
    notation = (
        "Компания «[Северный мост|ORGANIZATION]» (СМ) и [Nordel|ORGANIZATION] (ND) "
        "подписали контракт."
    )
    assert rendered(notation) == ["SUPPORT Северный мост + Nordel -> Occurred"]


def test_attending_adds_to_the_meeting_told_before() -> None:
    """«В ней примут участие» says who comes, not that there is another meeting."""
    notation = (
        "[Макрон|PERSON] проведет встречу с [Мелони|PERSON]. "
        "Во встрече примут участие министры [Испании|COUNTRY] и [Польши|COUNTRY]."
    )
    assert rendered(notation) == ["CONSULT Макрон + Испания + Польша -> Мелони Planned"]


def test_members_belong_to_the_founding_told_before() -> None:
    """«Альянс объединяет A и B» names members of the union, it founds no second one."""
    notation = (
        "[Норвегия|COUNTRY] создала альянс по рыболовству. "
        "Альянс объединяет [Исландию|COUNTRY] и [Данию|COUNTRY]."
    )
    assert rendered(notation) == ["COOPERATE Норвегия -> Исландия + Дания Occurred"]


def test_same_event_told_twice_has_two_evidences() -> None:
    """A headline and its body, or a lead and its detail, tell one event."""
    notation = (
        "[Китай|COUNTRY] ввел санкции против [Литвы|COUNTRY].\n"
        "Санкции против [Литвы|COUNTRY] [Китай|COUNTRY] ввел 3 декабря."
    )
    (event,) = events(notation)
    assert len(event.evidence) == 2
    assert event.time is not None


def test_different_dates_are_different_events() -> None:
    """The same pair meeting on two days has met twice."""
    notation = (
        "[Макрон|PERSON] встретился с [Мелони|PERSON] 3 декабря. "
        "[Макрон|PERSON] встретился с [Мелони|PERSON] 8 декабря."
    )
    assert len(events(notation)) == 2


def test_state_and_its_official_do_one_thing() -> None:
    """«США призывают Китай» above «госсекретарь США призвал Китай» is told once."""
    notation = (
        "[Индия|COUNTRY] призвала [Китай|COUNTRY] к диалогу.\n"
        "[Премьер Индии|PROFESSION] [Нарендра Моди|PERSON] призвал [Китай|COUNTRY] к диалогу."
    )
    assert len(events(notation)) == 1


def test_speech_alone_is_no_event() -> None:
    """«Заявил» and «сообщил» are statements, not events."""
    assert events("[Песков|PERSON] заявил, что снег растаял, и сообщил об этом прессе.") == []


def test_generic_present_inside_a_quotation_is_no_event() -> None:
    """Only what a speaker tells as past or coming counts inside his words."""
    notation = "«[Китай|COUNTRY] всегда поддерживает [Пакистан|COUNTRY] во всём», — сказал посол."
    assert events(notation) == []


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Президент [США|COUNTRY] [Джон Смит|PERSON] 3 марта встретился с [Лавровым|PERSON].",
            [
                "agent Джон Смит: subject «Президент»",
                "recipient Лавров: «с» «Лавровым»",
                "status: past tense",
                "time: «3 марта» read as day-month",
            ],
        ),
        (
            "[Дания|COUNTRY] и [Литва|COUNTRY] намерены заключить договор.",
            [
                "agent Дания: subject «Дания» of «намерены»",
                "agent Литва: subject «Литва» of «намерены»",
                "status: under «намерен»",
            ],
        ),
        (
            "Санкции против [Литвы|COUNTRY] введены [Данией|COUNTRY].",
            [
                "agent Дания: instrumental «Данией»",
                "recipient Литва: «против» «Литвы» of «Санкции»",
                "status: past tense",
            ],
        ),
    ],
)
def test_evidence_tells_how_it_was_read(notation: str, expected: list[str]) -> None:
    """Each role has the word that fills it, status and time the words that decided."""
    names = names_in(document(notation).mentions, document(notation).entities)
    (event,) = events(notation)
    reasons = [reason for evidence in event.evidence for reason in evidence.reasons]
    assert [
        f"{reason.part}{f' {names[reason.entity]}' if reason.entity else ''}: {reason.why}"
        for reason in reasons
    ] == expected


def test_near_misses_are_explained() -> None:
    """A trigger whose event is not asserted gives a rejection with its reason."""
    notation = "[Россия|COUNTRY] может ввести санкции против [Японии|COUNTRY]."
    found = list(EventExtractor()(document(notation)))
    assert [type(item) for item in found] == [Rejection]


def test_found_in_the_same_order_each_time() -> None:
    """The extractor keeps no state: a second run gives equal events."""
    notation = "[Китай|COUNTRY] ввел санкции против [США|COUNTRY] и обвинил [Японию|COUNTRY]."
    assert events(notation) == events(notation)


def test_joining_a_body_is_told_once() -> None:
    """The decision to admit a state, its admission and its membership are one event."""
    notation = (
        "[Норвегия|COUNTRY] стала членом [БРИКС|ALLIANCE]. "
        "Решение о вступлении [Норвегии|COUNTRY] в [БРИКС|ALLIANCE] принято. "
        "[БРИКС|ALLIANCE] принял [Норвегию|COUNTRY] в свой состав."
    )
    (line,) = rendered(notation)
    assert line == "SUPPORT Норвегия + БРИКС -> Occurred"


@given(st.data())
def test_broken_trees_end(data: st.DataObject) -> None:
    """Whatever heads the parser chose, cycles and all, the extractor comes to an end."""
    whole = document(
        "[Лавров|PERSON] встретился в [Риме|CITY] с [Мелони|PERSON], где подписал пакт."
    )
    count = len(whole.tokens)
    heads = data.draw(st.lists(st.integers(-1, count - 1), min_size=count, max_size=count))
    tokens = tuple(
        replace(token, head=head) for token, head in zip(whole.tokens, heads, strict=True)
    )
    for found in EventExtractor()(replace(whole, tokens=tokens)):
        assert isinstance(found, Event | Rejection)
