"""The time that an article takes grows with its length, not with its length squared."""

import random
import time
from itertools import product

import pytest

from extract.pipeline import extract_batch
from extract.read import read_text
from extract.records import Extraction

LONGER = 4
STEEPEST = 1.6
"""Largest ratio of the time per word, in an article four times as long; a square law gives 4."""
N_PARAGRAPHS = 60
_STEMS = ["Вар", "Мил", "Кад", "Зун", "Перг", "Стой", "Берт", "Тулх", "Граб", "Лом"]
_STATES = ["Франции", "Германии", "Японии", "Индии", "Бразилии", "Перу", "Чили"]


def article(n_paragraphs: int) -> bytes:
    """News with new people, companies and a summit in every paragraph: nothing to fall together."""
    pick = random.Random(7)  # noqa: S311 - the same text each time, no secret
    names = list(product(_STEMS, _STEMS))
    paragraphs = ["2 июня 2025 года"]
    for number in range(n_paragraphs):
        first, second = names[number % len(names)]
        state = pick.choice(_STATES)
        paragraphs.append(
            f"Глава компании «{first}{second.lower()}банк» Олег {first}ов встретился с министром "
            f"обороны {state} Иваном {second}ским. Саммит «{second}{first.lower()}» прошел в Лиме. "
            f"Он сообщил, что соглашение подписано, а ведомство {state} ввело санкции."
        )
    return "\n\n".join(paragraphs).encode()


def seconds(n_paragraphs: int) -> float:
    """Processor time of one article, the better of two runs."""
    read = read_text(article(n_paragraphs), "article.txt")
    taken = []
    for _ in range(2):
        start = time.process_time()
        (found,) = extract_batch([read])
        assert isinstance(found, Extraction)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.benchmark
def test_a_long_article_costs_as_much_a_word_as_a_short_one() -> None:
    """Four times the text takes about four times the time."""
    seconds(1)  # loads the models
    ratio = seconds(LONGER * N_PARAGRAPHS) / seconds(N_PARAGRAPHS) / LONGER
    assert ratio <= STEEPEST
