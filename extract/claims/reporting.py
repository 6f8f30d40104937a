"""The lexicon of reported speech: which words report, with what force, in which frames."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A row of `lexicon/reporting.tsv`; the letters of `frames` are explained at its head."""

    lemma: str
    force: str
    frames: frozenset[str]


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Every reporting verb by lemma."""
    table = files("extract.claims").joinpath("lexicon/reporting.tsv").read_text(encoding="utf-8")
    verbs = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            lemma, force, frames = line.split("\t")
            verbs[lemma] = ReportingVerb(lemma=lemma, force=force, frames=frozenset(frames.split()))
    return verbs


NOMINAL_CUES = {
    "слово": "states",
    "данные": "states",
    "информация": "states",
    "сведение": "states",
    "сведения": "states",
    "сообщение": "states",
    "заявление": "states",
    "утверждение": "states",
    "признание": "admits",
    "версия": "opines",
    "мнение": "opines",
    "оценка": "opines",
    "убеждение": "opines",
    "предположение": "opines",
    "подсчет": "states",
    "расчет": "states",
    "прогноз": "predicts",
}
"""Nouns of «по … кого», with the force that they lend."""

SAYING_NOUNS = {
    "надежда": "hopes",
    "уверенность": "opines",
    "мнение": "opines",
    "сомнение": "doubts",
    "обеспокоенность": "fears",
    "озабоченность": "fears",
    "беспокойство": "fears",
    "опасение": "fears",
    "сожаление": "states",
    "готовность": "promises",
    "намерение": "promises",
    "протест": "rejects",
    "возмущение": "condemns",
    "недовольство": "condemns",
    "удивление": "states",
    "убеждение": "opines",
    "убежденность": "opines",
    "поддержка": "supports",
    "предположение": "opines",
    "согласие": "agrees",
    "несогласие": "rejects",
    "пожелание": "asks",
    "желание": "asks",
}
"""What one can «выразить» or «высказать», with the force that it lends; sympathy is no claim."""

UNSAID_OBJECTS = frozenset(
    "приговор решение статус титул звание репутация диагноз право класс квалификация рекорд "
    "предложение помощь".split()
)
"""Objects that make «подтвердить» or «отвергнуть» an act other than speech."""

DOCUMENT_NOUNS = frozenset(
    "заявление сообщение материал статья публикация релиз пресс-релиз доклад отчет письмо "
    "документ исследование обращение коммюнике комментарий ответ текст заметка сводка "
    "пост твит запись расследование обзор прогноз резолюция декларация указ".split()
)
"""Where something «говорится»; also what «согласно» may refer to on somebody's behalf."""

REPORT_NOUNS = frozenset(
    "данные сообщение заявление информация слово отчет доклад исследование прогноз опрос источник "
    "оценка релиз пресс-релиз материал статья публикация сведения сведение статистика расчет "
    "подсчет версия комментарий письмо агентство газета издание портал телеканал журнал".split()
)
"""What «согласно» may refer to as to somebody's words; laws and statutes are not among them."""

OUTLET_NOUNS = frozenset(
    "издание агентство газета телеканал канал журнал портал радиостанция сайт материал статья "
    "публикация заметка еженедельник таблоид журналист".split()
)
"""Descriptions of a medium, or of its text, that stand for the medium named before."""

RELAYING_VERBS = frozenset(
    "передать передавать писать сообщать сообщить цитировать публиковать опубликовать "
    "сообщаться указывать отмечать уточнять рассказывать утверждать".split()
)
"""Verbs with which a medium passes on what others said."""

QUESTION_WORDS = re.compile(r"(?:как|почему|зачем|когда|где|кто|куда|откуда|сколько)\b")
