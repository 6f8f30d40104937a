"""News of any length, with new people, companies and a summit in every paragraph.

Nothing in it is told twice, so that nothing falls together when names and tellings are joined.
"""

from itertools import product
from typing import Final

from extract.read import read_text
from extract.records import Article

_STEMS: Final = (
    *("Вар", "Мил", "Кад", "Зун", "Перг", "Стой", "Берт", "Тулх", "Граб", "Лом"),
    *("Нерд", "Фесп", "Хош", "Жемч"),
)
_GIVEN: Final = tuple(
    """
    Олег Олегом Иван Иваном Петр Петром Андрей Андреем Борис Борисом Виктор Виктором Глеб Глебом
    Денис Денисом Егор Егором Захар Захаром Игорь Игорем Кирилл Кириллом Максим Максимом
    """.split()
)
"""First names, each in the nominative and the instrumental."""
_STATES: Final = ("Франции", "Германии", "Японии", "Индии", "Бразилии", "Перу", "Чили")
_STRIDE: Final = 1_009
"""Prime to the number of names: neighboring paragraphs have names that are not alike."""
LONGEST: Final = 1_000_000
"""Bytes of text up to which every paragraph has names of its own."""


def long_article(size: int) -> Article:
    """An article of about `size` bytes of UTF-8, 1 … `LONGEST`; whole paragraphs, at least one."""
    paragraphs = ["2 июня 2025 года"]
    written = 0
    names = tuple(product(_STEMS, repeat=3))
    for number in range(len(names)):
        a, b, c = names[number * _STRIDE % len(names)]
        state = _STATES[number % len(_STATES)]
        given, other = _GIVEN[2 * number % len(_GIVEN)], _GIVEN[(6 * number + 1) % len(_GIVEN)]
        paragraphs.append(
            f"Глава компании «{a}{b.lower()}{c.lower()}банк» {given} {b}{c.lower()}{a.lower()}ов "
            f"встретился с министром обороны {state} {other} {c}{a.lower()}{b.lower()}ским. "
            f"Саммит «{b}{a.lower()}{c.lower()}» прошел в Лиме. Он сообщил, что соглашение "
            f"подписано, а ведомство {state} ввело санкции."
        )
        written += len(paragraphs[-1].encode())
        if written >= size:
            break
    return read_text("\n\n".join(paragraphs).encode(), "article.txt")
