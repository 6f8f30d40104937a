"""Reported speech, form by form: speaker, words, force, addressee, source and date of each act."""

from functools import lru_cache

import pytest
from notation import document_of

from extract.claims import find_claims
from extract.records import EntityId, Extraction, Statement

CASES = """
direct: words, then the author's
  «Завод мы не закроем», — сказал [Ким Сандерс|PERSON].
    = Ким Сандерс states: Завод мы не закроем
  «Порт достроят к весне», – пообещал [Янсен|PERSON] журналистам в среду.
    = Янсен promises on 2025-12-10: Порт достроят к весне
  "Мост придётся закрыть", - предупредил мэр [Риеки|CITY] [Марко Филипович|PERSON].
    = Марко Филипович warns: Мост придётся закрыть
  «Когда вернут деньги?» — спросил [Янсен|PERSON].
    = Янсен asks: Когда вернут деньги?
  «Это ложь!» — возмутилась [Вера Лосева|PERSON].
    = Вера Лосева condemns: Это ложь!
  «Переговоры идут трудно», — признал в интервью [Bild|MEDIA_OUTLET] [Янсен|PERSON].
    = Янсен admits to Bild citing Bild: Переговоры идут трудно
  «Решение примут завтра», — цитирует [Янсена|PERSON] агентство [Reuters|MEDIA_OUTLET].
    = Янсен states citing Reuters: Решение примут завтра
  «Склады пусты», — говорится в заявлении [ЮНИСЕФ|ORGANIZATION].
    = ЮНИСЕФ states: Склады пусты
  «Поставки возобновлены», — отметили в пресс-службе компании «[Нордгаз|ORGANIZATION]».
    = Пресс-служба компании «Нордгаз» states: Поставки возобновлены
  «Свет дадут к вечеру», — заверил [РИА Новости|MEDIA_OUTLET] глава посёлка [Пётр Седов|PERSON].
    = Пётр Седов states to РИА Новости citing РИА Новости: Свет дадут к вечеру
direct: the author's words, then a colon
  [Янсен|PERSON] ответил коротко: «Мы никуда не уходим».
    = Янсен states: Мы никуда не уходим
  В обращении к [Гане|COUNTRY] посол [Ли Чжэ|PERSON] пишет: «Помощь нужна сегодня».
    = Ли Чжэ states to Гана: Помощь нужна сегодня
  Он добавил: «Подождём до весны». [Янсен|PERSON] ушёл. = -
  [Янсен|PERSON] выступил в парламенте. Он добавил: «Подождём до весны».
    = Янсен states: Подождём до весны
  [Янсен|PERSON] подчеркнул: дорога останется платной.
    = Янсен states: дорога останется платной
  Премьер-министр [Норвегии|COUNTRY] [Эрик Хольм|PERSON] предупредил:¶«Воды хватит на месяц».
    = Эрик Хольм warns: Воды хватит на месяц
  И вот что сказал [Янсен|PERSON]: «Договор не подпишут».
    = Янсен states: Договор не подпишут
direct: split by the author's words
  «Завод мы не закроем, — сказал [Янсен|PERSON]. — Рабочие останутся».
    = Янсен states: Завод мы не закроем, — сказал Янсен. — Рабочие останутся
  «Завод, — уточнил [Янсен|PERSON], — мы не закроем».
    = Янсен states: Завод, — уточнил Янсен, — мы не закроем
  «Мы уйдём, — пригрозил [Янсен|PERSON] в четверг, — если нам не заплатят».
    = Янсен threatens on 2025-12-11: Мы уйдём, — пригрозил Янсен в четверг, — если нам не заплатят
  «Завод не закроют», — сказал [Янсен|PERSON], добавив: «Рабочие останутся».
    = Янсен states: Завод не закроют | Янсен states: Рабочие останутся
  — Завод мы не закроем, — сказал [Янсен|PERSON]. — Рабочие останутся.
    = Янсен states: Завод мы не закроем, — сказал Янсен. — Рабочие останутся
direct: over sentences and paragraphs
  «Первый год был трудным. Второй будет легче», — считает [Янсен|PERSON].
    = Янсен opines: Первый год был трудным. Второй будет легче
  «Первый год был трудным.¶Второй будет легче», — считает [Янсен|PERSON].
    = Янсен opines: Первый год был трудным.¶Второй будет легче
  [Янсен|PERSON] подвёл итоги года. «Долг погашен. Цеха работают», — сказал он.
    = Янсен states: Долг погашен. Цеха работают
  [Янсен|PERSON] рассказал о планах. «Начнём с дорог. Потом займёмся школами».
    = Янсен states: о планах | Янсен states: Начнём с дорог. Потом займёмся школами
  [Янсен|PERSON]: «Первым делом починим дороги»
    = Янсен states: Первым делом починим дороги
indirect: a clause
  [Янсен|PERSON] заявил, что завод не закроют.
    = Янсен states: завод не закроют
  Министр транспорта [Греции|COUNTRY] [Никос Димас|PERSON] сообщил во вторник, что паромы встали.
    = Никос Димас states on 2025-12-09: паромы встали
  [Янсен|PERSON] рассказал агентству [Reuters|MEDIA_OUTLET], что долг погашен.
    = Янсен states to Reuters citing Reuters: долг погашен
  [Янсен|PERSON] сообщил президенту [Кабо-Верде|COUNTRY], что долг погашен.
    = Янсен states to президент Кабо-Верде: долг погашен
  [Янсен|PERSON] заверил [Сербию|COUNTRY], что долг простят.
    = Янсен states to Сербия: долг простят
  [Янсен|PERSON] сомневается, что мост достроят.
    = Янсен doubts: мост достроят
  [Янсен|PERSON] отрицает, что брал взятки.
    = Янсен denies: брал взятки
  [ОПЕК|ALLIANCE] ожидает, что спрос вырастет.
    = ОПЕК predicts: спрос вырастет
  [Янсен|PERSON] добавил, что в 2030 году завод закроют.
    = Янсен states: в 2030 году завод закроют
  [Янсен|PERSON] не исключил, что завод закроют.
    = Янсен excludes: завод закроют
  [Янсен|PERSON] объяснил, зачем нужен мост.
    = Янсен states: зачем нужен мост
  [Янсен|PERSON] потребовал, чтобы завод закрыли.
    = Янсен demands: завод закрыли
indirect: about what
  [Янсен|PERSON] сообщил о закрытии завода.
    = Янсен states: о закрытии завода
  [Янсен|PERSON] предупредил [Сербию|COUNTRY] об обвале цен.
    = Янсен warns to Сербия: об обвале цен
  О закрытии завода объявил 9 декабря [Янсен|PERSON].
    = Янсен states on 2025-12-09: О закрытии завода
  [Янсен|PERSON] 9 декабря объявил о закрытии завода.
    = Янсен states on 2025-12-09: о закрытии завода
  [Янсен|PERSON] проинформировал [Совбез ООН|ALLIANCE] о ходе расследования.
    = Янсен states to Совет Безопасности ООН: о ходе расследования
  [Турция|COUNTRY] объявила о выходе из договора.
    = Турция states: о выходе из договора
indirect: to do something
  [Янсен|PERSON] пообещал построить школу.
    = Янсен promises: построить школу
  [Янсен|PERSON] призвал [Сербию|COUNTRY] отвести войска.
    = Янсен demands to Сербия: Сербию отвести войска
  [Профсоюз докеров|ORGANIZATION] потребовал от [Янсена|PERSON] поднять зарплату.
    = Профсоюз докеров demands to Янсен: от Янсена поднять зарплату
  [Янсен|PERSON] предложил [Турции|COUNTRY] провести переговоры.
    = Янсен proposes to Турция: Турции провести переговоры
  [Янсен|PERSON] пригрозил закрыть границу.
    = Янсен threatens: закрыть границу
  [ВОЗ|ORGANIZATION] рекомендует носить маски.
    = Всемирная организация здравоохранения advises: носить маски
  [Янсен|PERSON] попросил у [Японии|COUNTRY] прислать врачей.
    = Янсен asks to Япония: у Японии прислать врачей
indirect: an object
  [Янсен|PERSON] назвал сделку ошибкой.
    = Янсен opines: сделку ошибкой
  [Янсен|PERSON] назвал решение суда «позором».
    = Янсен opines: решение суда «позором»
  [Янсен|PERSON] осудил обстрел порта.
    = Янсен condemns: обстрел порта
  [Янсен|PERSON] опроверг слухи об отставке.
    = Янсен denies: слухи об отставке
  [Турция|COUNTRY] выразила надежду на скорый мир.
    = Турция hopes: надежду на скорый мир
  [Греция|COUNTRY] обвинила [Турцию|COUNTRY] в нарушении границы.
    = Греция accuses: Турцию в нарушении границы
  [Янсен|PERSON] призвал к переговорам.
    = Янсен demands: к переговорам
no verb: by the words of
  По словам [Янсена|PERSON], завод не закроют.
    = Янсен states: завод не закроют
  По словам министра, завод не закроют.
    = министр states: завод не закроют
  По мнению главы [МИД|GOVERNMENT_BODY] [Чили|COUNTRY] [Хуана Риоса|PERSON], договор устарел.
    = Хуан Риос opines: договор устарел
  По данным [ВОЗ|ORGANIZATION], болезнь отступила.
    = Всемирная организация здравоохранения states: болезнь отступила
  По информации [Reuters|MEDIA_OUTLET], завод закроют.
    = Reuters states citing Reuters: завод закроют
  По оценке [Всемирного банка|ORGANIZATION], долг удвоится.
    = Всемирный банк opines: долг удвоится
  По прогнозам [ОПЕК|ALLIANCE], спрос вырастет в 2027 году.
    = ОПЕК predicts: спрос вырастет в 2027 году
  Согласно данным [ВОЗ|ORGANIZATION], болезнь отступила.
    = Всемирная организация здравоохранения states: болезнь отступила
  Согласно докладу [ООН|ALLIANCE], голод усилился.
    = ООН states: голод усилился
  Завод, по словам [Янсена|PERSON], не закроют.
    = Янсен states: Завод, по словам Янсена, не закроют
  Завод не закроют, по крайней мере по словам [Янсена|PERSON].
    = Янсен states: Завод не закроют
how X tells
  Как сообщает [Reuters|MEDIA_OUTLET], завод закроют.
    = Reuters states citing Reuters: завод закроют
  Как рассказал [Янсен|PERSON] газете [Bild|MEDIA_OUTLET], завод закроют.
    = Янсен states to Bild citing Bild: завод закроют
  Завод, как считает [Янсен|PERSON], закроют.
    = Янсен opines: Завод, как считает Янсен, закроют
  Как следует из отчёта [ВОЗ|ORGANIZATION], болезнь отступила.
    = Всемирная организация здравоохранения states: болезнь отступила
a tag after a comma
  Завод закроют, сообщил [Янсен|PERSON] в понедельник.
    = Янсен states on 2025-12-08: Завод закроют
  Завод закроют, рассказали «[Коммерсанту|MEDIA_OUTLET]» в [Минпромторге|GOVERNMENT_BODY].
    = Министерство промышленности и торговли states to Коммерсантъ citing Коммерсантъ: Завод закроют
  Завод закроют, сообщил источник в [правительстве|GOVERNMENT_BODY] [Чили|COUNTRY].
    = источник в правительстве Чили states: Завод закроют
  Об этом во вторник сообщил [Янсен|PERSON]. Завод закроют. = -
  Завод закроют. Об этом во вторник сообщил [Янсен|PERSON].
    = Янсен states on 2025-12-09: Завод закроют
  Завод закроют. Об этом [Янсен|PERSON] рассказал в эфире телеканала [CNN|MEDIA_OUTLET].
    = Янсен states citing CNN: Завод закроют
  Завод закроют. С такой угрозой выступил [Янсен|PERSON].
    = Янсен threatens: Завод закроют
nested: who passes it on
  [Янсен|PERSON] заявил, что завод закроют, передаёт [ТАСС|MEDIA_OUTLET].
    = Янсен states citing ТАСС: завод закроют
  Завод закроют, сообщает [ТАСС|MEDIA_OUTLET] со ссылкой на [Рубио|PERSON].
    = Рубио states citing ТАСС: Завод закроют
  Как пишет [Politico|MEDIA_OUTLET] со ссылкой на дипломата, завод закроют.
    = Politico states citing Politico: завод закроют
  Завод закроют, передаёт [ТАСС|MEDIA_OUTLET] со ссылкой на [Politico|MEDIA_OUTLET].
    = Politico states citing Politico: Завод закроют
  По словам [Янсена|PERSON], завод закроют. Об этом пишет [Politico|MEDIA_OUTLET].
    = Янсен states citing Politico: завод закроют
  «Завод закроют», — приводит слова [Янсена|PERSON] [Reuters|MEDIA_OUTLET].
    = Янсен states citing Reuters: Завод закроют
  Завод закроют, сообщила [Politico|MEDIA_OUTLET], ссылаясь на источник в [НАТО|ALLIANCE].
    = Politico states citing Politico: Завод закроют
  [Янсен|PERSON] сообщил, что [Турция|COUNTRY] пообещала вывести войска.
    = Янсен states: Турция пообещала вывести войска | Турция promises: вывести войска
the speaker: pronoun, post, body, nobody
  [Ольга Бергер|PERSON] прилетела в [Осло|CITY]. Она заявила, что переговоры сорваны.
    = Ольга Бергер states: переговоры сорваны
  [Янсен|PERSON] встретился с [Ольгой Бергер|PERSON]. По её словам, переговоры сорваны.
    = Ольга Бергер states: переговоры сорваны
  Президент [Чили|COUNTRY] [Луис Рохас|PERSON] прибыл. Глава государства заявил, что мир близок.
    = Луис Рохас states: мир близок
  Президент [Чили|COUNTRY] [Луис Рохас|PERSON] прибыл. Президент сказал, что мир близок.
    = Луис Рохас states: мир близок
  Глава МИД [Чили|COUNTRY] заявил, что мир близок.
    = глава МИД Чили states: мир близок
  Дипломат отметил, что мир близок.
    = дипломат states: мир близок
  [Янсен|PERSON] признал ошибку. Также он пообещал вернуть деньги.
    = Янсен promises: вернуть деньги
  [Янсен|PERSON] заявил, что завод закроют. Кроме того, пообещал вернуть деньги.
    = Янсен states: завод закроют | Янсен promises: вернуть деньги
  [Янсен|PERSON] заявил, что завод закроют. При этом отметил, что долги вернут.
    = Янсен states: завод закроют | Янсен states: долги вернут
  В [Кремле|COUNTRY] назвали доклад провокацией.
    = Россия opines: доклад провокацией
  Официальный представитель [НАТО|ALLIANCE] сообщил, что учения отменены.
    = официальный представитель НАТО states: учения отменены
  Высокопоставленный чиновник заявил [CNN|MEDIA_OUTLET], что учения отменены.
    = высокопоставленный чиновник states to CNN citing CNN: учения отменены
  Выступая в [Риме|CITY], [Янсен|PERSON] предостерёг [Турцию|COUNTRY] от поспешных шагов.
    = Янсен warns to Турция: Турцию от поспешных шагов
  Комментируя отставку министра, [Янсен|PERSON] отметил, что её ждали.
    = Янсен states: её ждали
  [Янсен|PERSON], которого обвиняют в краже, заявил, что невиновен.
    = Янсен states: невиновен
not speech, or not said
  [Янсен|PERSON] отказался сообщить, где деньги. = -
  [Янсен|PERSON] намерен предложить новый закон. = -
  [Турция|COUNTRY] не подтвердила, что корабли ушли. = -
  Если [Янсен|PERSON] заявит, что уходит, рынок упадёт. = -
  Надо сказать, что мост построили быстро. = -
  [Янсена|PERSON] призвали в армию. = -
  [Янсен|PERSON] передал [Турции|COUNTRY] два корабля. = -
  По словам очевидцев, мост рухнул. = -
  Согласно договору, мост построит [Турция|COUNTRY]. = -
  [Янсен|PERSON] ответил за поставки оружия. = -
"""


@lru_cache(maxsize=256)
def extraction(notation: str) -> Extraction:
    """The claims of a notation in which ¶ ends a paragraph."""
    return find_claims(document_of(notation.replace("¶", "\n")), version="test")


def rendered(notation: str) -> str:
    """Every statement as "Янсен promises to Сербия citing Bild on 2025-12-10: words"."""
    found = extraction(notation)
    names = {entity.id: entity.name for entity in found.entities}
    return " | ".join(
        _line(claim, names) for claim in found.claims if isinstance(claim, Statement)
    ).replace("\n", "¶")


def _line(statement: Statement, names: dict[EntityId, str]) -> str:
    (evidence,) = statement.evidence
    told = names.get(statement.stated_to) if statement.stated_to else None
    cited = names.get(evidence.cites) if evidence.cites else None
    parts = (
        names[statement.speaker],
        statement.stance or "",
        f"to {told}" if told else "",
        f"citing {cited}" if cited else "",
        f"on {statement.time.value}" if statement.time else "",
    )
    return f"{' '.join(part for part in parts if part)}: {statement.text}"


def cases() -> list[tuple[str, str, str]]:
    """The lines of the table: heading, notation, what is expected."""
    heading, found = "", []
    for line in CASES.strip().replace("\n    = ", " = ").splitlines():
        if line.startswith("  "):
            notation, _, expected = line.strip().rpartition(" = ")
            found.append((heading, notation, expected))
        else:
            heading = line
    return found


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(notation, expected, id=f"{head}: {notation}")
        for head, notation, expected in cases()
    ],
)
def test_each_form_of_reported_speech(notation: str, expected: str) -> None:
    """Every form gives who said it, with what force, to whom, by whose report, when, and what."""
    assert rendered(notation) == expected.removeprefix("-")
