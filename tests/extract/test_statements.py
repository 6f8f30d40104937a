"""Statements: who said what, in every form that Russian news has for it."""

from dataclasses import replace
from functools import lru_cache

import pytest
from notation import document_of, names_in, table

from extract.claims.statements import StatementExtractor
from extract.records import BlockKind, Document, Rejection, Statement


@lru_cache(maxsize=512)
def document(notation: str) -> Document:
    """The document of a notation in which ¶ ends a paragraph, annotated once."""
    return document_of(notation.replace("¶", "\n"))


def statements(notation: str) -> list[Statement]:
    """The statements of a notation."""
    found = StatementExtractor()(document(notation))
    return [item for item in found if isinstance(item, Statement)]


def rejections(notation: str) -> list[Rejection]:
    """What was nearly a statement."""
    found = StatementExtractor()(document(notation))
    return [item for item in found if isinstance(item, Rejection)]


def rendered(notation: str) -> list[str]:
    """Statements in one line each: "Рубио: Мы готовы"."""
    names = names_in(document(notation).mentions, document(notation).entities)
    return [
        f"{names[item.speaker]}: {item.text}".replace("\n", "¶") for item in statements(notation)
    ]


CASES = """
quote and dash
  «Мы готовы», — сказал [Рубио|PERSON].
    = Рубио: Мы готовы
  "Мы готовы", - заявил [Рубио|PERSON] журналистам.
    = Рубио: Мы готовы
  “Порт закрыт”, – сообщил мэр [Бургаса|CITY] [Димитр Николов|PERSON].
    = Димитр Николов: Порт закрыт
  «Порт закрыт! Суда ждут», — добавил в среду [Николов|PERSON].
    = Николов: Порт закрыт! Суда ждут
  [Рубио|PERSON] прибыл в [Осло|CITY].¶«Мы начинаем завтра. Все согласны», — сказал он.
    = Рубио: Мы начинаем завтра. Все согласны
  «Мы готовы, — сказал [Рубио|PERSON]. — Подпишем завтра».
    = Рубио: Мы готовы, — сказал Рубио. — Подпишем завтра
  «Мы готовы», — сказал [Рубио|PERSON]. — «Подпишем завтра».
    = Рубио: Мы готовы», — сказал Рубио. — «Подпишем завтра
  «Первый абзац речи.¶Второй абзац речи», — сказал [Рубио|PERSON].
    = Рубио: Первый абзац речи.¶Второй абзац речи
  Договор назвали «ошибкой века», — сообщил [Рубио|PERSON].
    = Рубио: Договор назвали «ошибкой века»
  «Мост “Дружба” открыт», — сообщили в [МИД|GOVERNMENT_BODY] [Сербии|COUNTRY].
    = Министерство иностранных дел Сербии: Мост “Дружба” открыт
  «Цены выросли втрое», — говорится в сообщении [Всемирного банка|ORGANIZATION].
    = Всемирный банк: Цены выросли втрое
turn after a dash
  — Мы готовы к переговорам, — отметил [Рубио|PERSON].
    = Рубио: Мы готовы к переговорам
  – Ответ будет. Он готов, – заявил [Рубио|PERSON].
    = Рубио: Ответ будет. Он готов
  — Мы готовы, — ответил [Рубио|PERSON]. — Подпишем завтра.
    = Рубио: Мы готовы, — ответил Рубио. — Подпишем завтра
tag after a comma
  Порт закрыт до утра, передаёт [Reuters|MEDIA_OUTLET].
    = Reuters: Порт закрыт до утра
  Войска покинули город, сообщили в [Генштабе|GOVERNMENT_BODY].
    = Генеральный штаб: Войска покинули город
  Сделка, подчеркнул [Рубио|PERSON], выгодна всем.
    = Рубио: Сделка, подчеркнул Рубио, выгодна всем
  Мост открыт, сообщила представитель мэрии [Анна Краснова|PERSON], добавив, что движение началось.
    = Анна Краснова: Мост открыт | Анна Краснова: движение началось
  Порт закрыт, сообщил во вторник министр транспорта [Турции|COUNTRY] [Абдулкадир Уралоглу|PERSON].
    = Абдулкадир Уралоглу: Порт закрыт
  Бюджет не выдержит, уверены в [Минфине|GOVERNMENT_BODY].
    = Министерство финансов: Бюджет не выдержит
  Санкции останутся, дала понять глава делегации [Анна Риттер|PERSON].
    = Анна Риттер: Санкции останутся
  Мост рухнул, следует из доклада [Ростехнадзора|GOVERNMENT_BODY].
    = Ростехнадзор: Мост рухнул
  Соглашение готово, рассказал [Reuters|MEDIA_OUTLET] министр [Пётр Седов|PERSON].
    = Пётр Седов: Соглашение готово
  «Погибших нет», — успокоил журналистов мэр [Осло|CITY] [Ларс Берг|PERSON].
    = Ларс Берг: Погибших нет
  «Денег нет», — ответила ему [Вера Лосева|PERSON].
    = Вера Лосева: Денег нет
  Как говорит [Песков|PERSON], [Чад|COUNTRY] не верит и просит [ООН|ALLIANCE] помочь.
    = Песков: Чад не верит и просит ООН помочь
how X says
  Как пишет [Reuters|MEDIA_OUTLET], посол уехал из столицы.
    = Reuters: посол уехал из столицы
  Посол уехал из столицы, как отметил [Песков|PERSON].
    = Песков: Посол уехал из столицы
  Как сообщили в [Минобороны|GOVERNMENT_BODY], учения завершены.
    = Министерство обороны: учения завершены
that-clause
  Министр [Иван Громов|PERSON] заявил, что порт откроют завтра.
    = Иван Громов: порт откроют завтра
  [Рубио|PERSON] сообщил о том, что визит отложен.
    = Рубио: визит отложен
  Кремль подтвердил, что визит отложен.
    = Россия: визит отложен
  Президент [Александар Вучич|PERSON], выступая в [Нише|CITY], подчеркнул, что страна готова.
    = Александар Вучич: страна готова
  [Рубио|PERSON] подтвердил готовность к переговорам, но отказался назвать дату.
    = Рубио: готовность к переговорам
  [Рубио|PERSON] заявил, что порт закрыт, и добавил, что суда ждут.
    = Рубио: порт закрыт | Рубио: суда ждут
  [Рубио|PERSON] прибыл в [Осло|CITY], заявив, что порт закрыт.
    = Рубио: порт закрыт
  Они потребовали, чтобы порт открыли. = -
  [ООН|ALLIANCE] потребовала, чтобы порт открыли.
    = ООН: порт открыли
  Порт, заявили в [ООН|ALLIANCE], закрыт.
    = ООН: Порт, заявили в ООН, закрыт
  [Рубио|PERSON] сказал, что «переговоры начнутся. Все согласны».
    = Рубио: переговоры начнутся. Все согласны
  Президент [Луис Кабрера|PERSON] уверен, что закон примут.
    = Луис Кабрера: закон примут
  [Рубио|PERSON] выразил надежду, что стороны договорятся.
    = Рубио: стороны договорятся
  [Перу|COUNTRY] обвинило [Эквадор|COUNTRY] в том, что катера нарушили границу.
    = Перу: катера нарушили границу
  [Тунис|COUNTRY] согласился с тем, что войска останутся.
    = Тунис: войска останутся
  Комиссию ведёт [Рина Котова|PERSON], которая заявила, что отчёт готов.
    = Рина Котова: отчёт готов
  В [Минтруде|GOVERNMENT_BODY], которым руководит [Котова|PERSON], сообщили о двух раненых.
    = Министерство труда: о двух раненых
  [Рубио|PERSON] объяснил, почему порт закрыт.
    = Рубио: почему порт закрыт
  [Рубио|PERSON] признал, что проиграл.
    = Рубио: проиграл
  Суд признал виновным водителя при условии, что он молчал. = -
colon
  Слухи об уходе [Рубио|PERSON] опроверг: «Я остаюсь здесь».
    = Рубио: Я остаюсь здесь
  [Рубио|PERSON] сказал: «Переговоры начнутся завтра».
    = Рубио: Переговоры начнутся завтра
  [Рубио|PERSON] написал в блоге: сделка близка.
    = Рубио: сделка близка
  [Рубио|PERSON] заявил:¶«Переговоры начнутся завтра».
    = Рубио: Переговоры начнутся завтра
  Комментируя «Северный поток», [Рубио|PERSON] сказал: «Он закрыт навсегда».
    = Рубио: Он закрыт навсегда
about, infinitive, object
  [Рубио|PERSON] предупредил о закрытии порта.
    = Рубио: о закрытии порта
  О закрытии порта сообщил [Рубио|PERSON].
    = Рубио: О закрытии порта
  [ЕС|ALLIANCE] призвал [Сербию|COUNTRY] ввести санкции.
    = Европейский союз: Сербию ввести санкции
  [Рубио|PERSON] пообещал открыть порт завтра.
    = Рубио: открыть порт завтра
  [Рубио|PERSON] подтвердил готовность к переговорам.
    = Рубио: готовность к переговорам
  [Турция|COUNTRY] выразила обеспокоенность ростом цен.
    = Турция: обеспокоенность ростом цен
  [Рубио|PERSON] назвал сделку исторической ошибкой.
    = Рубио: сделку исторической ошибкой
  [Профсоюз водителей|ORGANIZATION] грозит 20 мая остановить автобусы.
    = Профсоюз водителей: 20 мая остановить автобусы
  [Рубио|PERSON] потребовал от президента уйти и пообещал продолжить протест.
    = Рубио: от президента уйти | Рубио: продолжить протест
  [Рубио|PERSON] указал на рост долга.
    = Рубио: на рост долга
  [Тунис|COUNTRY] настаивает на выводе войск.
    = Тунис: на выводе войск
  [Рубио|PERSON] призвал к отставке кабинета.
    = Рубио: к отставке кабинета
  [Рубио|PERSON] обвинил [Кувейт|COUNTRY] в краже нефти.
    = Рубио: Кувейт в краже нефти
  [Рубио|PERSON] поблагодарил [Перу|COUNTRY] за помощь.
    = -
  [Эстония|COUNTRY] закрыла переходы, сославшись на нехватку пограничников.
    = Эстония: нехватку пограничников
  [Рубио|PERSON] не исключил новых санкций.
    = Рубио: новых санкций
  [Рубио|PERSON] обратил внимание на рост долга.
    = Рубио: на рост долга
the sentence before
  Порт закрыт до утра. Такое заявление сделал [Николов|PERSON].
    = Николов: Порт закрыт до утра
  Порт закрыт до утра. С таким заявлением выступил [Николов|PERSON].
    = Николов: Порт закрыт до утра
  Порт закрыт до утра. Об этом сообщил [Николов|PERSON].
    = Николов: Порт закрыт до утра
  Порт закрыт до утра. Об этом пишет [Reuters|MEDIA_OUTLET].
    = Reuters: Порт закрыт до утра
  «Порт закрыт. Суда ждут». Об этом заявил [Николов|PERSON].
    = Николов: Порт закрыт. Суда ждут
according to X
  По словам [Лаврова|PERSON], ответ готов.
    = Лавров: ответ готов
  Ответ, по словам [Лаврова|PERSON], готов.
    = Лавров: Ответ, по словам Лаврова, готов
  Ответ готов, по данным [ЦРУ|GOVERNMENT_BODY].
    = ЦРУ: Ответ готов
  В то же время, по мнению [Лаврова|PERSON], ответ готов.
    = Лавров: ответ готов
  Ранены двое, а, по данным [МВД|GOVERNMENT_BODY], задержаны пятеро.
    = Министерство внутренних дел: задержаны пятеро
  [Лавров|PERSON] прибыл в [Осло|CITY]. По его словам, ответ готов.
    = Лавров: ответ готов
  Согласно [Reuters|MEDIA_OUTLET], суд отложен.
    = Reuters: суд отложен
  По словам министра энергетики, торговли и связи [Ивана Громова|PERSON], цены выросли.
    = Иван Громов: цены выросли
  По данным журнала «[Forbes|MEDIA_OUTLET]», цены выросли.
    = Форбс: цены выросли
  По словам [Лаврова|PERSON], «ответ готов. Его отправят».
    = Лавров: ответ готов. Его отправят
  Со слов [Лаврова|PERSON], ответ готов.
    = Лавров: ответ готов
  По информации же [ЦРУ|GOVERNMENT_BODY], ответ готов.
    = ЦРУ: ответ готов
  По данным источников газеты [Bild|MEDIA_OUTLET], ответ готов.
    = источники газеты Bild: ответ готов
speech without a reporting word
  [Рубио|PERSON]: «Мы остаёмся здесь»
    = Рубио: Мы остаёмся здесь
  [Рубио|PERSON] прибыл в [Осло|CITY]. «Мы начинаем завтра».
    = Рубио: Мы начинаем завтра
  [Рубио|PERSON] рассказал о встрече. «Всё решили за час. Спорить не стали».
    = Рубио: о встрече | Рубио: Всё решили за час. Спорить не стали
  [Рубио|PERSON] прибыл в [Осло|CITY]. «Тихий Дон». = -
  Порт закрыт. «Мы начинаем завтра». = -
media pass on
  Порт закрыт. Об этом пишет [Bild|MEDIA_OUTLET], ссылаясь на [Громова|PERSON].
    = Громов: Порт закрыт
  [Громов|PERSON] заявил, что порт закрыт, сообщает [Reuters|MEDIA_OUTLET].
    = Громов: порт закрыт
  «Порт закрыт», — сказал [Громов|PERSON] агентству [Reuters|MEDIA_OUTLET].
    = Громов: Порт закрыт
  Порт закрыт, пишет [Reuters|MEDIA_OUTLET] со ссылкой на [Громова|PERSON].
    = Громов: Порт закрыт
  Порт закрыт, пишет [Reuters|MEDIA_OUTLET] со ссылкой на источники.
    = Reuters: Порт закрыт
  [Reuters|MEDIA_OUTLET] пишет о закрытии порта. По данным издания, суда ждут.
    = Reuters: о закрытии порта | Reuters: суда ждут
  «Порт закрыт», — цитирует [Громова|PERSON] [Reuters|MEDIA_OUTLET].
    = Громов: Порт закрыт
who
  [Громов|PERSON] заявил, что порт закрыт. [Иванов|PERSON] молчал. Он ждал.
    = Громов: порт закрыт
  [Анна Краснова|PERSON] заявила, что порт закрыл [Громов|PERSON]. Она добавила, что суда ждут.
    = Анна Краснова: порт закрыл Громов | Анна Краснова: суда ждут
  В [США|COUNTRY] заявили, что порт закрыт.
    = США: порт закрыт
  Пресс-служба [МИД|GOVERNMENT_BODY] сообщила, что порт закрыт.
    = Пресс-служба МИД: порт закрыт
  Порт закрыт, добавили высокопоставленные лица в [Осло|CITY]. = -
  Порт закрыт, пишет [Reuters|MEDIA_OUTLET] со ссылкой на источники в органах [Сербии|COUNTRY].
    = Reuters: Порт закрыт
not speech
  Напомним, что порт закрыт. = -
  Отметим, что [Громов|PERSON] ушёл. = -
  Жители [Осло|CITY] отметили праздник. = -
  [Громов|PERSON] признан виновным. = -
  Порт считается крупным. = -
  [Громов|PERSON] не сообщил, что порт закрыт. = -
  [Громов|PERSON] заявит, что порт закрыт. = -
  [Громов|PERSON] может заявить, что порт закрыт. = -
  [Громов|PERSON] написал сценарий фильма. = -
  Согласно закону, порт закрыт. = -
  По данному факту [полиция|GOVERNMENT_BODY] начала проверку. = -
  Сообщается, что порт закрыт. = -
  [Верховный суд|GOVERNMENT_BODY] подтвердил приговор [Громову|PERSON]. = -
  [Громов|PERSON] выступил за то, чтобы порт открыли. = -
  [Громов|PERSON] исключил Иванова из партии. = -
  Поезд следует из [Омска|CITY] в [Тверь|CITY]. = -
  Громову грозит штраф. = -
"""


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(notation, expected, id=f"{head}: {notation}")
        for head, notation, expected in table(CASES)
    ],
)
def test_who_said_what(notation: str, expected: str) -> None:
    """Each form of reported speech gives its speaker and exactly the words said."""
    assert " | ".join(rendered(notation)) == expected.removeprefix("-")


@pytest.mark.parametrize(("_", "notation", "__"), table(CASES))
def test_text_is_a_slice_of_the_article(_: str, notation: str, __: str) -> None:
    """Text and evidence are cut out of the article; the evidence is whole sentences around both."""
    article = document(notation).article
    edges = {s.start for s in document(notation).sentences}
    ends = {s.stop for s in document(notation).sentences}
    for item in statements(notation):
        (evidence,) = item.evidence
        assert item.text == article.text[item.start : item.stop]
        assert evidence.quote == article.text[evidence.start : evidence.stop]
        assert evidence.start in edges
        assert evidence.stop in ends
        assert evidence.start <= evidence.trigger[0] < evidence.trigger[1] <= evidence.stop
        assert evidence.start <= item.start < item.stop <= evidence.stop


@pytest.mark.parametrize(
    ("notation", "stance"),
    [
        ("[Громов|PERSON] заявил, что порт закрыт.", "states"),
        ("[Громов|PERSON] пообещал открыть порт.", "promises"),
        ("[Громов|PERSON] потребовал открыть порт.", "demands"),
        ("[Громов|PERSON] опроверг, что порт закрыт.", "denies"),
        ("[Громов|PERSON] пригрозил закрыть порт.", "threatens"),
        ("[Громов|PERSON] попросил открыть порт.", "asks"),
        ("[Громов|PERSON] согласился, что порт закрыт.", "agrees"),
        ("[Громов|PERSON] выразил надежду на открытие порта.", "hopes"),
        ("По мнению [Громова|PERSON], порт закрыт.", "opines"),
    ],
)
def test_stance_is_the_force_of_the_verb(notation: str, stance: str) -> None:
    """A promise, a demand, a denial and a threat are told apart."""
    assert [item.stance for item in statements(notation)] == [stance]


@pytest.mark.parametrize(
    ("notation", "medium"),
    [
        ("[Громов|PERSON] заявил, что порт закрыт, сообщает [Reuters|MEDIA_OUTLET].", "Reuters"),
        (
            "Порт закрыт, по словам [Громова|PERSON]. Об этом пишет [Reuters|MEDIA_OUTLET].",
            "Reuters",
        ),
        ("Порт закрыт, пишет [Reuters|MEDIA_OUTLET] со ссылкой на [Громова|PERSON].", "Reuters"),
        ("[Громов|PERSON] заявил, что порт закрыт.", None),
    ],
)
def test_medium_that_passes_on_is_cited(notation: str, medium: str | None) -> None:
    """Whoever only passes words on is the evidence's source, not a speaker."""
    names = names_in(document(notation).mentions, document(notation).entities)
    (item,) = statements(notation)
    cited = item.evidence[0].cites
    assert (None if cited is None else names[cited]) == medium


def test_about_lists_what_was_spoken_of() -> None:
    """Entities in what was said, without the speaker and those of the reporting clause."""
    notation = "В [Осло|CITY] [Громов|PERSON] заявил, что [Китай|COUNTRY] и [Иран|COUNTRY] готовы."
    names = names_in(document(notation).mentions, document(notation).entities)
    (item,) = statements(notation)
    assert [names[entity] for entity in item.about] == ["Китай", "Иран"]


@pytest.mark.parametrize(
    ("notation", "value"),
    [
        ("10 октября [Громов|PERSON] заявил, что порт закрыт.", "2025-10-10"),
        ("[Громов|PERSON] заявил, что 10 октября порт закрыли.", None),
    ],
)
def test_time_is_that_of_the_act_of_speech(notation: str, value: str | None) -> None:
    """A date in the reporting clause dates the statement, one in what was said does not."""
    (item,) = statements(notation)
    assert (item.time.value if item.time else None) == value


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "Президент [Чили|COUNTRY] [Иван Петров|PERSON] 3 марта пообещал снизить пошлины.",
            [
                "speaker: subject «Президент»",
                "stance: «пообещать» promises",
                "time: «3 марта» read as day-month",
            ],
        ),
        (
            "По словам [Петрова|PERSON], пошлины будут снижены.",
            ["speaker: genitive «Петрова»", "stance: «по словам» states"],
        ),
    ],
)
def test_evidence_tells_how_it_was_read(notation: str, expected: list[str]) -> None:
    """The word that names the speaker, the force of the verb, and the date have their reasons."""
    (statement,) = statements(notation)
    assert [f"{each.part}: {each.why}" for each in statement.evidence[0].reasons] == expected


def test_headline_repeats_are_dropped() -> None:
    """A headline's statement counts only for who speaks nowhere in the text."""
    whole = document(
        "[Громов|PERSON] сообщил о закрытии порта¶[Громов|PERSON] заявил, что порт закрыт."
    )
    assert len(statements_with_headline(whole)) == 1


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("[Вера Лосева|PERSON]: деревню уже не спасти", "деревню уже не спасти"),
        ("Деревня сгорела дотла — [Bild|MEDIA_OUTLET]", "Деревня сгорела дотла"),
        ("[G7|ALLIANCE]: кто входит в группу", None),
        ("[Вера Лосева|PERSON]: что известно о ней", None),
    ],
)
def test_headline_names_the_speaker_by_its_form(headline: str, expected: str | None) -> None:
    """A person before a colon and a name behind a dash speak in a headline; a topic does not."""
    found = statements_with_headline(document(f"{headline}¶Дожди шли неделю."))
    assert [item.text for item in found] == ([expected] if expected else [])


def statements_with_headline(whole: Document) -> list[Statement]:
    """The statements of a document whose first block is made a headline."""
    first, *rest = whole.article.blocks
    headline = replace(first, kind=BlockKind.HEADLINE)
    article = replace(whole.article, blocks=(headline, *rest))
    found = StatementExtractor()(replace(whole, article=article))
    return [item for item in found if isinstance(item, Statement)]


@pytest.mark.parametrize(
    ("notation", "reason"),
    [
        ("Напомним, что порт закрыт.", "author's own words"),
        ("[Громов|PERSON] не сообщил, что порт закрыт.", "negated"),
        ("Прохожие сообщили, что порт закрыт.", "no entity"),
        ("По предварительным данным, порт закрыт.", "nobody is named"),
    ],
)
def test_near_misses_tell_why(notation: str, reason: str) -> None:
    """What was nearly a statement is rejected with a reason that a person can read."""
    assert any(reason in item.reason for item in rejections(notation))


def test_empty_document_says_nothing() -> None:
    """No sentences, no statements."""
    assert list(StatementExtractor()(document_of("…"))) == []
