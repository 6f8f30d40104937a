"""Sentences of made-up news: spliced from a word stock by formulas, so that hardly two are alike.

Words of a sentence are drawn one by one from the vocabulary of real news that navec brings, beside
made-up surnames and figures: packed, the text takes as much room as real news do.
"""

import random
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from benchmarks.invented_names import People
from benchmarks.invented_words import MONTHS, OUTLETS
from navec import Navec

from extract.annotate.weights import EMBEDDING, data_file
from ontology.vocabulary import RelationType, Status

T = TypeVar("T")
CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
"""The cases in which a formula asks for a name: {a_gen} is the genitive of the subject."""

_ADJECTIVES = tuple("нных льных ческих тных вочных чных ивных".split())
_NOUNS = tuple("аций ований ений остей ителей щиков ментов торов ктов ников".split())
_DEEDS = tuple("ировать овать чить нить".split())
_SHORTEST = 7
"""Letters of a word: shorter ones with these endings are often something else."""
_HEADS = (
    "число долю закупки выпуск ремонт экспорт импорт проверку перечень поставки испытания охрану "
    "оценку стоимость качество запас порядок правила сроки условия список учёт продажу перевозку "
    "хранение сборку монтаж аренду страхование строительство модернизацию раздел вывоз"
).split()
_POSTS = (
    "министр секретарь посол эксперт аналитик депутат сенатор ректор губернатор адвокат эколог "
    "экономист инженер профессор юрист дипломат аудитор уполномоченный спикер консул"
).split()
_SAYS = (
    "сообщает уточняет отмечает подчёркивает напоминает поясняет полагает утверждает признаёт "
    "предупреждает обещает рассказывает"
).split()
_SPEAKERS = 3000

FORMULAS: dict[RelationType, tuple[str, ...]] = {
    RelationType.MEMBER_OF: (
        "{a} входит в {b_acc}",
        "{a} вступает в {b_acc}",
        "{a} остаётся участником {b_gen}",
        "{a} присоединяется к {b_dat}",
    ),
    RelationType.WORKPLACE: (
        "{a} работает в {b_pre}",
        "{a} представляет {b_acc}",
        "{a} выступает от имени {b_gen}",
    ),
    RelationType.HEADQUARTERED_IN: (
        "{a} открывает штаб-квартиру в {b_pre}",
        "{a} размещает главную контору в {b_pre}",
    ),
    RelationType.LOCATED_IN: ("{a} находится в {b_pre}", "{a} расположен в {b_pre}"),
    RelationType.PART_OF: ("{a} входит в состав {b_gen}", "{a} относится к {b_dat}"),
    RelationType.OWNER_OF: (
        "{a} владеет {b_ins}",
        "{a} покупает {b_acc}",
        "{a} получает контроль над {b_ins}",
    ),
    RelationType.SUBORDINATE_OF: ("{a} подчиняется {b_dat}", "{a} отчитывается перед {b_ins}"),
    RelationType.PARTICIPANT_IN: (
        "{a} участвует в {b_pre}",
        "{a} приезжает на {b_acc}",
        "{a} принимает участие в {b_pre}",
    ),
    RelationType.ORGANIZES: ("{a} проводит {b_acc}", "{a} организует {b_acc}"),
    RelationType.TAKES_PLACE_IN: ("{a} проходит в {b_pre}", "{a} открывается в {b_pre}"),
    RelationType.SIGNATORY_OF: ("{a} подписывает {b_acc}", "{a} ставит подпись под {b_ins}"),
    RelationType.GOVERNS: ("{a} возглавляет {b_acc}", "{a} руководит {b_ins}"),
    RelationType.KNOWS: ("{a} дружит с {b_ins}", "{a} давно знает {b_acc}"),
    RelationType.SPOUSE: ("{a} состоит в браке с {b_ins}",),
    RelationType.ORIGINS_FROM: ("{a} родом из {b_gen}", "{a} происходит из {b_gen}"),
    RelationType.FOUNDED_BY: ("{a} создана при участии {b_gen}", "{a} учреждена {b_ins}"),
    RelationType.PRODUCES: ("{a} выпускает {b_acc}", "{a} собирает {b_acc}"),
    RelationType.WORKS_AS: ("{a} занимает пост: {b}", "{a} получает должность: {b}"),
    RelationType.POINT_IN_TIME: ("{a} назначен на {b}", "{a} открывается {b}"),
}
"""How a claim is said: subject {a}, object {b}, in the nominative where no case is named."""

_STATUS_WORDS: dict[Status | None, tuple[str, ...]] = {
    None: ("",),
    Status.OCCURRED: ("", "", "", "официально: ", "как стало известно, "),
    Status.ONGOING: ("по-прежнему ", "сейчас ", "который год "),
    Status.PLANNED: ("как ожидается, ", "по плану, ", "вскоре "),
    Status.DENIED: ("неверно, что ", "опровергнуто, будто "),
}


@lru_cache(maxsize=1)
def news_words() -> tuple[tuple[str, ...], ...]:
    """Adjectives and nouns in the genitive plural and infinitives, 5,000 in all, from navec.

    They are told by endings that hardly any other word of the news has.
    """
    words = [
        word
        for word in Navec.load(data_file(EMBEDDING)).vocab.words
        if len(word) >= _SHORTEST and word.isalpha()
    ]
    return tuple(
        tuple(word for word in words if word.endswith(endings))
        for endings in (_ADJECTIVES, _NOUNS, _DEEDS)
    )


class Sentences:
    """A source of sentences, and of the words that they are made of.

    Args:
        chance: the only source of randomness.
        people: where those come from who comment on everything and take part in nothing.
    """

    def __init__(self, chance: random.Random, people: People) -> None:
        self._chance = chance
        self._speakers = tuple(people.one() for _ in range(_SPEAKERS))
        self._adjectives, self._nouns, self._deeds = news_words()

    def of_fact(self, formula: str, names: dict[str, str], status: Status | None) -> str:
        """A formula of FORMULAS with its names filled in, in a sentence of some length."""
        return self.ended(self._draw(_STATUS_WORDS[status]) + formula.format_map(names))

    def ended(self, clause: str) -> str:
        """The clause with what makes a sentence of it: capital, reason, source, full stop."""
        draw, chance = self._draw, self._chance
        before = (
            "",
            "",
            "",
            f"{chance.randint(1, 28)} {draw(MONTHS)} ",
            f"{draw(OUTLETS)}: на фоне {self.things()} ",
        )
        after = (
            f", {self._speaker()}: {draw(self._deeds)} {self.things()}",
            f", чтобы {self.deed()}, {self.things()}",
            f", чтобы {draw(self._deeds)} и {draw(self._deeds)} {self.things()}",
            f" вместо {self.things()}, {self.things()} и {self.things()}",
        )
        sentence = draw(before) + clause + draw(after)
        return sentence[0].upper() + sentence[1:] + "."

    def deed(self) -> str:
        """What somebody is to do: «модернизировать перечень отраслевых объединений»."""
        return f"{self._draw(self._deeds)} {self._draw(_HEADS)} {self.things()}"

    def things(self) -> str:
        """Many of something, in the genitive: «отраслевых объединений»."""
        return f"{self._draw(self._adjectives)} {self._draw(self._nouns)}"

    def headline(self, place: str) -> str:
        """A title: «Лемград: как модернизировать перечень отраслевых объединений»."""
        how = self._draw(("как", "кому", "зачем", "где", "когда"))
        return f"{place}: {how} {self.deed()}"

    def _speaker(self) -> str:
        person = self._draw(self._speakers)
        return f"{self._draw(_SAYS)} {self._draw(_POSTS)} {person.given} {person.surname}"

    def _draw(self, words: Sequence[T]) -> T:
        return words[int(self._chance.random() * len(words))]
