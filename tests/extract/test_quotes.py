"""Quotations are found by their marks alone, over sentences and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import article_of

from extract.claims.quotes import Quotations, dash_turn, find_quotations


def inner(text: str) -> list[str]:
    """What stands inside the outermost quotations; ¶ is the end of a paragraph."""
    article = article_of(text.replace("¶", "\n"))
    return [
        article.text[quotation.inner_start : quotation.inner_stop].replace("\n", "¶")
        for quotation in find_quotations(article).quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Он сказал: «Нет».", ["Нет"]),
        ('Он сказал: "Нет".', ["Нет"]),
        ("Он сказал: “Нет”.", ["Нет"]),
        ("Он сказал: „Нет“.", ["Нет"]),
        ("Он сказал: ''Нет''.", ["Нет"]),
        ("«Первое. Второе», — сказал он.", ["Первое. Второе"]),
        ('"Порт открыт" , - объявил он.', ["Порт открыт"]),
        ("Газеты «Труд» и «Маяк»", ["Труд", "Маяк"]),
        ("«Завод “Маяк” закрыт», — сказал он.", ["Завод “Маяк” закрыт"]),
        ('"Завод "Маяк" закрыт", - сказал он.', ['Завод "Маяк" закрыт']),
        ('"Закрыт завод "Маяк", - сказал он.', ['Закрыт завод "Маяк"']),
        ("«Закрыт завод «Маяк», — сказал он.", ["Закрыт завод «Маяк»"]),
        ('Он назвал 5" трубы', []),
        ("«Начало без конца", []),
        ("«Начало без конца¶Другой абзац о «Маяке».", ["Маяке"]),
        ("«Забыто в абзаце о «Маяке» и всё¶Дальше", ["Маяке"]),
        ("«Первый абзац.¶Второй абзац», — сказал он.", ["Первый абзац.¶Второй абзац"]),
        ("«Первый абзац.¶«Второй абзац», — сказал он.", ["Первый абзац.¶«Второй абзац"]),
        ("конец без начала», — сказал он", []),
    ],
)
def test_marks_are_matched(text: str, expected: list[str]) -> None:
    """Each opening mark has the closing mark that a reader would give it."""
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("— Мы готовы, — сказал он.", "Мы готовы, — сказал он."),
        ("– Мы готовы, – сказал он.", "Мы готовы, – сказал он."),
        ("—министр обороны;", None),
        ("Мы — готовы.", None),
    ],
)
def test_turn_of_speech_begins_with_dash_and_space(text: str, spoken: str | None) -> None:
    """A paragraph after a dash and a space is spoken, an item of a list is not."""
    article = article_of(text)
    start = dash_turn(article, article.blocks[0])
    assert (None if start is None else article.text[start:]) == spoken


def test_offsets_find_their_quotation() -> None:
    """A quotation is found from any offset inside it and from both its ends."""
    article = article_of("Он: «да» и «нет».")
    quotations = find_quotations(article)
    first, second = quotations.quotations
    assert quotations.over(first.start) is first
    assert quotations.over(first.stop - 1) is first
    assert quotations.over(first.stop) is None
    assert quotations.closing_at(first.stop) is first
    assert quotations.opening_at(second.start) is second
    assert quotations.after(first.stop) is second
    assert quotations.after(second.stop) is None


@given(st.text(alphabet="аб .,—\n«»\"“”„'", max_size=80))
def test_quotations_are_disjoint_and_in_order(text: str) -> None:
    """Whatever the marks, outermost quotations do not overlap and hold what they say they hold."""
    if not text.strip("\n"):
        return
    quotations: Quotations = find_quotations(article_of(text))
    position = 0
    for quotation in quotations.quotations:
        assert position <= quotation.start < quotation.inner_start <= quotation.inner_stop
        assert quotation.inner_stop <= quotation.stop <= len(text)
        position = quotation.stop
