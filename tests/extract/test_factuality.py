"""Factuality: the status of each trigger, in the words of the news."""

import random
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import PUBLISHED, article_of

from extract.annotate import annotate
from extract.claims.factuality import decide
from extract.claims.status_cues import Cue, cues_of, status_cues
from extract.records import BlockKind, Document
from extract.times import find_times
from extract.times.attach import nearest_time
from extract.tree import Tree, tree_of

BODY = (
    (
        "Белый дом приступил к формированию коалиции по редкоземельным металлам.",
        "приступил=occurred формированию=ongoing",
    ),
    (
        "Новое партнерство планируют запустить после подписания декларации.",
        "запустить=planned подписания=planned",
    ),
    (
        "Подписание меморандума откроет двухдневный форум в Риме, где ждут норвежцев.",
        "Подписание=planned откроет=planned форум=planned ждут=ongoing",
    ),
    (
        "Во время встречи будут обсуждать сотрудничество в области логистики.",
        "встречи=planned обсуждать=planned сотрудничество=nothing",
    ),
    (
        "Также лидеры договорились об обмене визитами.",
        "договорились=occurred обмене=planned визитами=planned",
    ),
    ("Альянс объединяет Норвегию, Данию и Финляндию.", "объединяет=ongoing"),
    (
        "10 октября министр объявил, что Франция с 1 ноября введет пошлины против Чили.",
        "объявил=occurred введет=planned пошлины=planned",
    ),
    (
        "Кроме того, он предупредил о возможных ограничениях на поставки газа.",
        "предупредил=occurred ограничениях=nothing",
    ),
    (
        "После встречи в Дели Макрон сообщил, что Индия согласилась продолжать закупать нефть.",
        "встречи=occurred сообщил=occurred согласилась=occurred продолжать=planned",
    ),
    ("Мэрия стремится привлечь к проекту других инвесторов.", "стремится=ongoing привлечь=nothing"),
    (
        "9 октября Минторг опубликовал документ об ужесточении контроля над экспортом.",
        "опубликовал=occurred ужесточении=occurred",
    ),
    (
        "Саммит начался с церемонии подписания документов о приеме Непала.",
        "начался=occurred Саммит=occurred подписания=occurred",
    ),
    (
        "Решение о вступлении Молдавии в союз принято, сообщил президент.",
        "принято=occurred вступлении=planned сообщил=occurred",
    ),
    (
        "На саммите будет принято решение о расширении организации.",
        "принято=planned саммите=planned расширении=planned",
    ),
    (
        "Министр призовет партнеров сократить зависимость от поставок из Чили.",
        "призовет=planned сократить=nothing",
    ),
    (
        "Это произойдет в понедельник, когда канцлер примет послов.",
        "произойдет=planned примет=planned",
    ),
    (
        "Вашингтон разрешил компании поставлять чипы в Китай.",
        "разрешил=occurred поставлять=planned",
    ),
    ("Компания не может получить более половины лицензий.", "получить=denied"),
    (
        "Следственный комитет поручил проконтролировать расследование пожара.",
        "поручил=occurred проконтролировать=planned",
    ),
    ("Турция отказалась поддержать санкции против Ирана.", "отказалась=occurred поддержать=denied"),
    ("Евросоюз не вводил санкции против Грузии.", "вводил=denied санкции=denied"),
    ("Совет ЕС не исключает введения новых санкций.", "введения=nothing санкций=nothing"),
    ("Парламент одобрил ратификацию договора.", "одобрил=occurred ратификацию=planned"),
    ("Москва и Баку возобновили переговоры о границе.", "возобновили=occurred переговоры=ongoing"),
    (
        "Стороны завершили переговоры о торговом соглашении.",
        "завершили=occurred переговоры=occurred",
    ),
    (
        "Переговоры были сорваны из-за обстрела.",
        "Переговоры=denied сорваны=occurred обстрела=occurred",
    ),
    ("Визит канцлера в Пекин отложен.", "Визит=planned отложен=occurred"),
    ("Визит канцлера в Пекин отменен.", "Визит=denied"),
    ("Если Конгресс одобрит закон, президент подпишет его.", "одобрит=nothing подпишет=nothing"),
    ("Россия готова возобновить поставки газа в Австрию.", "возобновить=planned поставки=planned"),
    ("Китай может ввести ответные меры.", "ввести=nothing меры=nothing"),
    (
        "Премьер потребовал немедленно вывести войска из долины.",
        "потребовал=occurred вывести=nothing",
    ),
    ("Премьер призвал к прекращению огня.", "призвал=occurred прекращению=nothing"),
    ("МИД осудил удар по порту Одессы.", "осудил=occurred удар=occurred"),
    ("МИД опроверг сообщения об ударе по порту.", "опроверг=occurred ударе=denied"),
    (
        "По данным издания, США ведут переговоры с Катаром о продаже истребителей.",
        "ведут=ongoing переговоры=ongoing",
    ),
    ("Китай пригласили на саммит, но он еще не ответил.", "пригласили=occurred ответил=nothing"),
    ("Норвегия не вошла в число участников коалиции.", "вошла=denied"),
    ("Норвегия не вступит в альянс.", "вступит=denied"),
    ("Норвегия пока не присоединилась к альянсу.", "присоединилась=nothing"),
    ("Суд приговорил блогера к пяти годам колонии.", "приговорил=occurred"),
    ("Глава МИД прибыл в Анкару, чтобы обсудить перемирие.", "прибыл=occurred обсудить=planned"),
    (
        "Правительство рассматривает возможность введения пошлин.",
        "рассматривает=ongoing введения=nothing пошлин=nothing",
    ),
    ("В планах министерства — расширение коалиции.", "расширение=planned"),
    ("Ожидается, что лидеры подпишут соглашение в марте.", "подпишут=planned соглашение=planned"),
    ("Планируется провести три раунда консультаций.", "провести=planned консультаций=planned"),
    ("Саммит пройдет в Астане 3 июля.", "пройдет=planned Саммит=planned"),
    ("Саммит прошел в Астане в июле.", "Саммит=occurred"),
    (
        "Премьер, прибывший накануне в Токио, провел переговоры с императором.",
        "прибывший=occurred провел=occurred переговоры=occurred",
    ),
    ("Подписанный в мае договор вступит в силу через год.", "Подписанный=occurred вступит=planned"),
    ("Лавров заявил, что Москва готовит ответ на санкции.", "готовит=ongoing санкции=occurred"),
    ("Япония намерена участвовать в саммите.", "участвовать=planned саммите=planned"),
    ("Япония участвует в саммите.", "участвует=ongoing"),
    ("Япония не будет участвовать в саммите.", "участвовать=denied"),
    ("Эксперты считают, что Иран нарушил соглашение.", "нарушил=nothing"),
    (
        "Трамп пригрозил ввести пошлины против Испании.",
        "пригрозил=occurred ввести=nothing пошлины=nothing",
    ),
    ("США продлили санкции против Ирана.", "продлили=occurred санкции=ongoing"),
    ("США сняли санкции с Сирии.", "сняли=occurred санкции=denied"),
    ("США планируют снять санкции с Сирии.", "снять=planned"),
    (
        "По итогам переговоров стороны подписали меморандум.",
        "переговоров=occurred подписали=occurred",
    ),
    ("Накануне саммита премьер встретился с послом.", "саммита=planned встретился=occurred"),
    ("Президент хочет встретиться с лидером Кубы.", "встретиться=nothing"),
    (
        "Президент подписал указ о введении санкций против банков.",
        "подписал=occurred введении=occurred санкций=occurred",
    ),
    ("Компания купила завод в Туле и продала склад в Омске.", "купила=occurred продала=occurred"),
    ("Компания собирается купить завод в Туле.", "купить=planned"),
    ("Сделка не состоялась.", "Сделка=denied состоялась=denied"),
    ("Армения приостановила участие в ОДКБ.", "приостановила=occurred участие=denied"),
    ("Глава ведомства покинет пост в январе.", "покинет=planned"),
    (
        "Лидеры обсудили войну в Судане и сотрудничество в энергетике.",
        "обсудили=occurred сотрудничество=nothing",
    ),
    ("Стороны надеются подписать соглашение до конца года.", "подписать=nothing"),
    ("Предстоящий саммит обсудили послы.", "саммит=planned обсудили=occurred"),
    ("На предстоящей встрече решений ждать не стоит.", "встрече=planned"),
    (
        "Он напомнил, что в 2014 году ЕС ввел санкции против Крыма.",
        "напомнил=occurred ввел=occurred санкции=occurred",
    ),
    (
        "Генсек НАТО назвал условием вступления Украины окончание войны.",
        "назвал=occurred вступления=nothing",
    ),
    ("Польша закрыла границу после атаки дронов.", "закрыла=occurred атаки=occurred"),
    ("Удалось ли сторонам подписать соглашение?", "подписать=nothing"),
    ("Депутаты не стали поддерживать законопроект.", "поддерживать=denied"),
    ("Комиссия начала расследование против компании.", "начала=occurred расследование=ongoing"),
    ("Госдеп предостерег Багдад от закупки оружия.", "предостерег=occurred"),
    (
        "Премьер попросил парламент одобрить отправку войск.",
        "попросил=occurred одобрить=nothing отправку=nothing",
    ),
    ("Вместо визита в Париж президент отправился в Рим.", "визита=denied отправился=occurred"),
)
"""Sentences of running text, read on 12 December 2025, and the status of their words."""

HEADLINES = (
    ("США вводят пошлины на сталь из Бразилии", "вводят=occurred пошлины=occurred"),
    ("США создают коалицию по редким металлам", "создают=ongoing коалицию=ongoing"),
    ("США призывают партнеров сократить закупки нефти", "призывают=occurred сократить=nothing"),
    ("Беларусь стала членом союза", "стала=occurred"),
    ("Трамп встретится с Мерцем в Давосе", "встретится=planned"),
    ("ЕС обсуждает новые санкции", "обсуждает=occurred санкции=nothing"),
    ("Встреча министров в Риме: что известно", "Встреча=nothing"),
    ("Путин поручил создать фонд", "создать=planned"),
    ("Визит Макрона в Пекин отменен", "Визит=denied"),
    ("Япония присоединяется к альянсу", "присоединяется=occurred"),
)
"""The same in a headline, where the present tense tells what has happened."""

CONTENT = (
    ("Слухи о том, что банк купил шахту, появились летом.", "купил=nothing"),
    ("Сообщения о том, что флот нанёс удар по порту, оказались ложными.", "нанёс=denied"),
    ("Сообщения о том, что посол погиб, не оказались ложными.", "погиб=nothing"),
    ("Версия о том, что завод взорвали, — выдумка.", "взорвали=denied"),
    ("Информация о гибели посла — фейк.", "гибели=denied"),
    ("Сообщения о гибели посла не соответствуют действительности.", "гибели=denied"),
    ("Министр сообщил о том, что армия взяла город.", "взяла=occurred"),
    ("МИД опроверг слухи о том, что посол погиб.", "погиб=denied"),
    (
        "Власти приостановили проверку сообщений о том, что фирма подкупила судью.",
        "подкупила=nothing",
    ),
    ("Газета ошибочно сообщила, что банк купил шахту.", "купил=nothing"),
    ("Певец пошутил, что купил остров.", "купил=nothing"),
    ("Норвегия согласилась бы вступить в союз при условии отмены квот.", "согласилась=nothing"),
    ("Если бы фирма выиграла суд, она купила бы шахту.", "купила=denied"),
)
"""What words tell is judged by who tells it, how, and by what is said of the telling."""

REFUSALS = (
    ("Против вступления Чили в союз выступила Перу.", "выступила=occurred вступления=nothing"),
    ("Возражения против вступления Чили в союз сохраняются.", "вступления=nothing"),
    ("Сопротивление вступлению Чили в союз растёт.", "вступлению=nothing"),
    ("Препятствия для вступления Чили в союз устранены.", "вступления=nothing"),
    ("Переговоры о вступлении Чили в союз заморожены.", "вступлении=nothing"),
    ("Министр отказался от переговоров о вступлении Чили в союз.", "вступлении=nothing"),
    ("Прокуратура прекратила расследование убийства посла.", "убийства=nothing"),
    ("Сообщения о вступлении Чили в союз опровергнуты.", "вступлении=denied"),
    ("Власти сорвали проведение саммита.", "саммита=denied"),
    (
        "Перу отвергла обвинения Чили в кибератаках на порт.",
        "обвинения=occurred кибератаках=nothing",
    ),
    ("Банкир отрицает обвинения в том, что он взорвал завод.", "взорвал=nothing"),
    ("Чили стремится стать членом союза.", "стать=nothing"),
    ("Стремление Чили вступить в союз понятно.", "вступить=nothing"),
)
"""What is refused is denied, not what the refused is about."""

FICTION = (
    ("В фильме Чили напала на Перу.", "напала=nothing"),
    ("В новом романе Чили нападёт на Перу.", "нападёт=nothing"),
    ("Роман рассказывает, как Чили напала на Перу.", "напала=nothing"),
    ("В книге говорится, что Чили напала на Перу.", "напала=nothing"),
    ("Сериал повествует о том, как король убил министра.", "убил=nothing"),
    ("Роман Петров рассказывает, как Чили напала на Перу.", "напала=occurred"),
    ("В документальном фильме рассказывается, как армия взяла город.", "взяла=occurred"),
    ("В книге бывший посол обвинил Перу в шпионаже.", "обвинил=occurred"),
    ("Актриса снялась в сериале.", "снялась=occurred"),
    ("В игре против Чили сборная победила.", "победила=occurred"),
)
"""A work of fiction asserts nothing; who makes it, speaks in it or plays a match does."""

TABLES = (*BODY, *CONTENT, *REFUSALS, *FICTION)

CUES = (
    ("Протесты в Белграде не утихают.", "Протесты=ongoing"),
    ("Глава МИД прибыл на саммит в Ханой.", "прибыл=occurred саммит=occurred"),
    ("Суд отменил запрет на въезд.", "отменил=occurred запрет=denied"),
    ("Армия едва не обстреляла колонну миротворцев.", "обстреляла=denied"),
    ("Если бы Дания победила, она обновила бы рекорд.", "победила=denied"),
    ("Следствие могло бы получить больше сведений.", "получить=nothing"),
    ("Фирма якобы купила завод в Перми.", "купила=nothing"),
    ("По слухам, король собирается отречься от престола.", "отречься=nothing"),
    ("Визит канцлера не сорвался.", "Визит=occurred"),
    ("Посол не мог не заметить протеста.", "заметить=occurred"),
    ("Депутаты не только одобрили закон, но и поддержали поправки.", "одобрили=occurred"),
    ("Адвокаты не отрицают, что клиент напал на охранника.", "напал=occurred"),
    ("Кремль опроверг, что войска отправят в долину.", "отправят=denied"),
    ("Гибель посла не подтверждена.", "Гибель=nothing"),
    ("Договор еще не подписан, но президент подпишет его.", "подписан=nothing подпишет=planned"),
    ("Сообщалось, что министр погиб, но позже это опровергли.", "погиб=denied"),
    ("Заявив о победе, премьер покинул зал.", "Заявив=occurred покинул=occurred"),
    ("Боевик осуществил попытку нападения на музей.", "нападения=occurred"),
    ("Она пыталась выехать из страны, но была задержана.", "выехать=denied"),
    ("Стороны встречаются завтра в Осло.", "встречаются=planned"),
    ("Вместо того чтобы уйти, премьер остался.", "уйти=denied"),
    ("Запланированный на июнь концерт отменен.", "концерт=denied"),
    ("Введут ли США новые санкции?", "Введут=nothing санкции=nothing"),
    ("Ответ на санкции готовит правительство.", "санкции=occurred"),
    ("Бывший министр отрицал обвинения.", "обвинения=occurred"),
)
"""One sentence for each kind of cue."""


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    """Every sentence above, annotated in one batch."""
    articles = [
        article_of(text, kind=kind)
        for kind, rows in (
            (BlockKind.BODY, (*TABLES, *CUES)),
            (BlockKind.HEADLINE, HEADLINES),
        )
        for text, _ in rows
    ]
    found = (replace(document, times=find_times(document)) for document in annotate(articles))
    return {document.article.text: document for document in found}


def shown(tree: Tree, index: int) -> str:
    """The status of a token as the tables write it."""
    time = nearest_time(tree, index)
    status = decide(tree, index, time.interval if time else None, PUBLISHED).status
    return status.value.lower() if status else "nothing"


def statuses(text: str, words: list[str]) -> str:
    """The status of each word of a sentence, in the notation of the tables."""
    document = documents()[text]
    tree = tree_of(document)
    places = {token.text: index for index, token in reversed(list(enumerate(document.tokens)))}
    return " ".join(f"{word}={shown(tree, places[word])}" for word in words)


@pytest.mark.parametrize(("text", "expected"), [*TABLES, *CUES, *HEADLINES])
def test_status_of_each_trigger(text: str, expected: str) -> None:
    """A trigger has the status that the sentence gives it, whatever its neighbors have."""
    assert statuses(text, [item.split("=")[0] for item in expected.split()]) == expected


def test_decision_says_why() -> None:
    """Every decision comes with its reason, for the explanations."""
    tree = tree_of(documents()["Визит канцлера в Пекин отменен."])
    assert decide(tree, 0).reason == "under «отменить»"


def test_lexicon_uses_every_class() -> None:
    """The table of cue words has words for each class, all in the form that natasha gives."""
    assert {cue for cues in status_cues().values() for cue in cues} == set(Cue)
    assert all(lemma == lemma.lower() and "ё" not in lemma for lemma in status_cues())
    assert cues_of("отменить") == {Cue.CANCELS, Cue.DENIED_MODIFIER}


@given(st.randoms(use_true_random=False), st.sampled_from([text for text, _ in BODY]))
def test_broken_trees_end(shuffler: random.Random, text: str) -> None:
    """Cycles, several roots or none: every token still gets a decision."""
    document = documents()[text]
    size = len(document.tokens)
    tokens = tuple(replace(token, head=shuffler.randrange(-1, size)) for token in document.tokens)
    tree = Tree(replace(document, tokens=tokens))
    for index in range(size):
        assert decide(tree, index, None, PUBLISHED).reason
