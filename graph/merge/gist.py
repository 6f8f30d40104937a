"""What the sentences on an event are about, as keys: stems of their words, and which of a series.

Stems are the first letters of longer words: two reports of one event seldom have whole phrases in
common, but they have the same nouns in other cases.
"""

import re
from collections.abc import Iterable

from extract.values.numerals import ordinal, split

_STEM = 5
"""Letters that forms of one Russian word have in common: «коалиция», «коалицию»."""
_SHORTEST = 4
"""Letters of the shortest word that counts."""
_FILLERS = frozenset(
    {
        "более", "больше", "будет", "будут", "была", "были", "было", "вместе", "время", "всех",
        "если", "есть", "между", "может", "могут", "однако", "около", "перед", "после", "потому",
        "против", "ранее", "себя", "своего", "своих", "среди", "также", "такой", "только", "того",
        "тоже", "через", "чтобы", "этого", "этой", "этом",
        "которая", "которое", "которой", "которого", "которую", "которые", "который", "которых",
        "заявил", "заявила", "заявили", "отметил", "отметила", "передает", "пишет", "сказал",
        "сказала", "словам", "сообщает", "сообщил", "сообщила", "сообщили",
        "вчера", "завтра", "сегодня", "года", "году", "января", "февраля", "марта", "апреля",
        "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря", "понедельник",
        "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье",
        "президент", "президента", "президентом", "министр", "министра", "глава", "главы",
        "страны", "стороны",
    }
)  # fmt: skip
"""Words of four letters and more that say nothing of what has happened: particles, verbs of saying,
days (they are compared apart), titles (they belong to the actors)."""
_WORD = re.compile(r"[а-яa-z]+|\d+")
_CAPITAL = re.compile(r"\b[А-ЯЁA-Z][\w-]*")
_NAME = re.compile(r"(?<=[\w,;:)»] )[А-ЯЁA-Z][\w-]*")
_SERIES = re.compile(
    r"((?:[а-я]+ )?(?:[а-я]+|\d+-[а-я]{1,3}))\s+(?:пакет|раунд|тур|транш|этап)[а-я]{0,3}\b"
)
"""«18-й пакет», «восемнадцатого пакета», «во втором раунде»: a place in a series."""


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the longer words that tell something, and of figures.

    >>> sorted(stems_of("Дания сообщила, что введёт пошлины на 25 товаров"))
    ['25', 'введе', 'дания', 'пошли', 'товар']
    """
    return frozenset(_stems(text))


def plain_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that no capital marks as a name.

    >>> sorted(plain_stems("Президент Дании Олаф Лунд поздравил победителя"))
    ['побед', 'поздр']
    """
    return frozenset(_stems(_CAPITAL.sub(" ", text)))


def name_stems(text: str, *, first_words: bool = False) -> frozenset[str]:
    """Return the stems of the words that a capital marks as names, inside sentences.

    >>> sorted(name_stems("Послы в Дании и Норвегии ждут гостей из ООН"))
    ['дании', 'норве', 'оон']

    Args:
        text: the text.
        first_words: whether words that begin a sentence are taken as well.
    """
    found = (_CAPITAL if first_words else _NAME).findall(text)
    return frozenset(_fold(word)[:_STEM] for word in found)


def places_of(sentences: Iterable[str]) -> frozenset[int]:
    """Return the places in a series that the sentences tell.

    >>> sorted(places_of(["ЕС принял 18-й пакет санкций", "после второго раунда"]))
    [2, 18]
    """
    told = (match.group(1) for text in sentences for match in _SERIES.finditer(_fold(text)))
    return frozenset(place for words in told if (place := ordinal(split(words))) is not None)


def _stems(text: str) -> list[str]:
    return [
        word[:_STEM]
        for word in _WORD.findall(_fold(text))
        if (len(word) >= _SHORTEST or word.isdigit()) and word not in _FILLERS
    ]


def _fold(text: str) -> str:
    return text.casefold().replace("ё", "е")
