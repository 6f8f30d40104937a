"""The Russian words of the page: types, relations, statuses, events, dates."""

import datetime as dt

from extract.records import TimeInterval
from graph.export.page.wording import EventWords, Family, RelationWords, Wording
from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status

_ENTITY_WORDS: dict[EntityType, tuple[str, str]] = {
    EntityType.AGE: ("возраст", "Возраст"),
    EntityType.AGREEMENT: ("соглашение", "Соглашения"),
    EntityType.ALLIANCE: ("объединение", "Объединения и союзы"),
    EntityType.AWARD: ("награда", "Награды"),
    EntityType.CITY: ("город", "Города"),
    EntityType.COUNTRY: ("страна", "Страны"),
    EntityType.CRIME: ("преступление", "Преступления"),
    EntityType.DATE: ("дата", "Даты"),
    EntityType.DISEASE: ("болезнь", "Болезни"),
    EntityType.DISTRICT: ("район", "Районы"),
    EntityType.EVENT: ("событие", "События"),
    EntityType.FACILITY: ("объект", "Здания и объекты"),
    EntityType.FAMILY: ("семья", "Семьи"),
    EntityType.GOVERNMENT_BODY: ("орган власти", "Органы власти"),
    EntityType.IDEOLOGY: ("идеология", "Идеологии"),
    EntityType.LANGUAGE: ("язык", "Языки"),
    EntityType.LAW: ("документ", "Законы и документы"),
    EntityType.LOCATION: ("место", "Места"),
    EntityType.MEDIA_OUTLET: ("СМИ", "СМИ"),
    EntityType.MONEY: ("сумма", "Суммы"),
    EntityType.NATIONALITY: ("народ", "Народы"),
    EntityType.NUMBER: ("число", "Числа"),
    EntityType.ORDINAL: ("номер", "Номера"),
    EntityType.ORGANIZATION: ("организация", "Организации"),
    EntityType.PENALTY: ("наказание", "Наказания"),
    EntityType.PERCENT: ("доля", "Доли"),
    EntityType.PERSON: ("человек", "Люди"),
    EntityType.PRODUCT: ("продукт", "Продукты"),
    EntityType.PROFESSION: ("должность", "Должности"),
    EntityType.RELIGION: ("религия", "Религии"),
    EntityType.STATE_OR_PROVINCE: ("регион", "Регионы"),
    EntityType.TIME: ("время", "Время"),
    EntityType.WORK_OF_ART: ("произведение", "Произведения"),
}
"""Name of the type in the singular, and as a heading in the plural."""

_RELATION_WORDS: dict[RelationType, RelationWords] = {
    RelationType.ABBREVIATION: RelationWords("сокращение", "Сокращение", "Полное название"),
    RelationType.AGE_DIED_AT: RelationWords("возраст смерти", "Возраст смерти", "Кто умер"),
    RelationType.AGE_IS: RelationWords("возраст", "Возраст", "Чей возраст"),
    RelationType.ALTERNATIVE_NAME: RelationWords("иное название", "Иное название", "Название для"),
    RelationType.AWARDED_WITH: RelationWords("награда", "Награды", "Награждены"),
    RelationType.CAUSE_OF_DEATH: RelationWords("причина смерти", "Причина смерти", "Кто умер"),
    RelationType.CONVICTED_OF: RelationWords("обвинение", "Обвинение", "Обвиняемые"),
    RelationType.DATE_DEFUNCT_IN: RelationWords("прекращение", "Дата прекращения", "Прекращено"),
    RelationType.DATE_FOUNDED_IN: RelationWords("дата основания", "Дата основания", "Основано"),
    RelationType.DATE_OF_BIRTH: RelationWords("дата рождения", "Дата рождения", "Кто родился"),
    RelationType.DATE_OF_CREATION: RelationWords("дата создания", "Дата создания", "Создано"),
    RelationType.DATE_OF_DEATH: RelationWords("дата смерти", "Дата смерти", "Кто умер"),
    RelationType.END_TIME: RelationWords("окончание", "Окончание", "Что закончилось"),
    RelationType.EXPENDITURE: RelationWords("расходы", "Расходы", "Чьи расходы"),
    RelationType.FOUNDED_BY: RelationWords("основатель", "Основатели", "Что основано"),
    RelationType.GOVERNS: RelationWords("управляет", "Чем управляет", "Кто управляет"),
    RelationType.HAS_CAUSE: RelationWords("причина", "Причина", "Последствия"),
    RelationType.HEADQUARTERED_IN: RelationWords(
        "штаб-квартира", "Штаб-квартира", "Чья штаб-квартира здесь"
    ),
    RelationType.IDEOLOGY_OF: RelationWords("идеология", "Идеология", "Сторонники"),
    RelationType.INANIMATE_INVOLVED: RelationWords("фигурирует в", "Фигурирует в", "Предметы"),
    RelationType.INCOME: RelationWords("доход", "Доход", "Чей доход"),
    RelationType.KNOWS: RelationWords("знакомство", "Знакомства", "Знакомства"),
    RelationType.LOCATED_IN: RelationWords("находится в", "Находится в", "Что здесь находится"),
    RelationType.MEDICAL_CONDITION: RelationWords("болезнь", "Болезнь", "Кто болен"),
    RelationType.MEMBER_OF: RelationWords("член", "Входит в", "Члены"),
    RelationType.ORGANIZES: RelationWords("организатор", "Организует", "Организаторы"),
    RelationType.ORIGINS_FROM: RelationWords("происхождение", "Происхождение", "Кто отсюда"),
    RelationType.OWNER_OF: RelationWords("владелец", "Чем владеет", "Владельцы"),
    RelationType.PARENT_OF: RelationWords("родитель", "Дети", "Родители"),
    RelationType.PART_OF: RelationWords("часть", "Часть чего", "Составные части"),
    RelationType.PARTICIPANT_IN: RelationWords("участник", "Участвует в", "Участники"),
    RelationType.PENALIZED_AS: RelationWords("наказание", "Наказание", "Наказаны"),
    RelationType.PLACE_OF_BIRTH: RelationWords("место рождения", "Место рождения", "Уроженцы"),
    RelationType.PLACE_OF_DEATH: RelationWords("место смерти", "Место смерти", "Кто здесь умер"),
    RelationType.PLACE_RESIDES_IN: RelationWords("место жительства", "Живёт в", "Жители"),
    RelationType.POINT_IN_TIME: RelationWords("дата", "Дата", "Что произошло"),
    RelationType.PRICE_OF: RelationWords("цена", "Цена", "Что столько стоит"),
    RelationType.PRODUCES: RelationWords("производит", "Производит", "Производители"),
    RelationType.RELATIVE: RelationWords("родственник", "Родственники", "Родственники"),
    RelationType.RELIGION_OF: RelationWords("религия", "Религия", "Последователи"),
    RelationType.SCHOOLS_ATTENDED: RelationWords("учёба", "Место учёбы", "Выпускники"),
    RelationType.SIBLING: RelationWords("брат или сестра", "Братья и сёстры", "Братья и сёстры"),
    RelationType.SIGNATORY_OF: RelationWords("подписант", "Подписанные документы", "Подписанты"),
    RelationType.SPOUSE: RelationWords("в браке", "Супруги", "Супруги"),
    RelationType.START_TIME: RelationWords("начало", "Начало", "Что началось"),
    RelationType.SUBEVENT_OF: RelationWords("часть события", "Часть события", "Эпизоды"),
    RelationType.SUBORDINATE_OF: RelationWords("подчиняется", "Кому подчиняется", "Подчинённые"),
    RelationType.TAKES_PLACE_IN: RelationWords("место", "Место проведения", "Что здесь проходит"),
    RelationType.WORKPLACE: RelationWords("работает", "Место работы", "Кто здесь работает"),
    RelationType.WORKS_AS: RelationWords("должность", "Должность", "Кто занимает"),
}

_STATUS_WORDS: dict[Status, str] = {
    Status.OCCURRED: "состоялось",
    Status.ONGOING: "продолжается",
    Status.PLANNED: "запланировано",
    Status.DENIED: "отрицается",
}

_CLAIM_STATUS_WORDS: dict[Status, str] = {
    Status.OCCURRED: "факт",
    Status.ONGOING: "действует",
    Status.PLANNED: "запланировано",
    Status.DENIED: "отрицается",
}
"""Membership or a post does not "take place" or "go on": it is a fact, it is in force."""

_EVENT_WORDS: dict[EventType, EventWords] = {
    EventType.AGREE: EventWords("договорённость", "С кем"),
    EventType.CONSULT: EventWords("встреча, консультация", "С кем"),
    EventType.SUPPORT: EventWords("поддержка", "Кого поддерживают"),
    EventType.CONCEDE: EventWords("уступка", "Кому уступают"),
    EventType.COOPERATE: EventWords("сотрудничество", "С кем"),
    EventType.AID: EventWords("помощь", "Кому помогают"),
    EventType.RETREAT: EventWords("отход, уход", "Перед кем"),
    EventType.REQUEST: EventWords("требование, просьба", "К кому обращаются"),
    EventType.ACCUSE: EventWords("обвинение, критика", "Кого обвиняют"),
    EventType.REJECT: EventWords("отказ", "Кому отказывают"),
    EventType.THREATEN: EventWords("угроза", "Кому угрожают"),
    EventType.PROTEST: EventWords("протест", "Против кого"),
    EventType.SANCTION: EventWords("санкции, ограничения", "Против кого"),
    EventType.MOBILIZE: EventWords("мобилизация сил", "Против кого"),
    EventType.COERCE: EventWords("принуждение", "Кого принуждают"),
    EventType.ASSAULT: EventWords("нападение", "На кого нападают"),
}

_MODE_WORDS: dict[str, str] = {
    "phone": "телефонный разговор",
    "visit": "встреча",
    "host": "приём гостя",
    "multilateral": "многосторонняя встреча",
    "third-party": "встреча у третьей стороны",
}
"""PLOVER's modes of a consultation; the modes of other types are too fine for a label."""

_DEAL_WORDS: dict[DealType, str] = {
    DealType.PURCHASE: "покупка",
    DealType.INVESTMENT: "инвестиции",
    DealType.SERVICES: "услуги",
    DealType.LOAN: "кредит",
    DealType.FINE: "штраф",
    DealType.ECONOMIC_SANCTION: "экономические санкции",
}

_FAMILY_WORDS: dict[Family, str] = {
    Family.MEMBERSHIP: "членство и подписи",
    Family.EVENT: "события и участие",
    Family.WORK: "работа и подчинение",
    Family.PLACE: "места",
    Family.OTHER: "другие связи",
    Family.STATEMENT: "высказывания",
}

RUSSIAN = Wording(
    types=_ENTITY_WORDS,
    nameless=("событие", "Встречи и действия"),
    relations=_RELATION_WORDS,
    statuses=_STATUS_WORDS,
    claim_statuses=_CLAIM_STATUS_WORDS,
    events=_EVENT_WORDS,
    untyped=EventWords("событие", "Другая сторона"),
    modes=_MODE_WORDS,
    deals=_DEAL_WORDS,
    families=_FAMILY_WORDS,
)

_MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)
_LAST_DAY = 28
"""No month ends before this day, so a stretch from the first to a later day may be a month."""


def plural(count: int, one: str, few: str, many: str) -> str:
    """The count with the right form of its noun.

    >>> [plural(n, "статья", "статьи", "статей") for n in (1, 22, 5, 11)]
    ['1 статья', '22 статьи', '5 статей', '11 статей']
    """
    if count % 100 in range(11, 15):
        form = many
    else:
        form = (many, one, few, few, few, many, many, many, many, many)[count % 10]
    return f"{count} {form}"


def day_words(day: dt.date) -> str:
    """A day as it is written in Russian.

    >>> day_words(dt.date(2025, 12, 1))
    '1 декабря 2025'
    """
    return f"{day.day} {_MONTHS[day.month - 1][1]} {day.year}"


def time_words(interval: TimeInterval) -> str:
    """A stretch of time in its own precision; the article's words where no date is known.

    >>> def words(first, last):
    ...     return time_words(TimeInterval(earliest=first, latest=last, value=None, text="скоро"))
    >>> words(dt.date(2025, 10, 1), dt.date(2025, 10, 31))
    'октябрь 2025'
    >>> words(dt.date(2025, 8, 5), dt.date(2025, 8, 21))
    '5–21 августа 2025'
    >>> words(None, None)
    'скоро'
    """
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return interval.text
    if first is None or last is None:
        return f"с {day_words(first)}" if first else f"до {day_words(last or dt.date.max)}"
    return period_words(first, last)


def period_words(first: dt.date, last: dt.date) -> str:
    """A day, a month, a year, or two days with what they share said once."""
    if first == last:
        return day_words(first)
    whole_months = first.day == 1 and last.day >= _LAST_DAY and _is_month_end(last)
    if first.year == last.year:
        if whole_months and first.month == last.month:
            return f"{_MONTHS[first.month - 1][0]} {first.year}"
        if whole_months and (first.month, last.month) == (1, 12):
            return str(first.year)
        if first.month == last.month:
            return f"{first.day}–{day_words(last)}"
        return f"{first.day} {_MONTHS[first.month - 1][1]} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _is_month_end(day: dt.date) -> bool:
    return day == dt.date.max or (day + dt.timedelta(days=1)).day == 1
