"""What stands around the running text is told apart from it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.dateline import read_dateline
from extract.read.dates import read_date
from extract.read.header import read_header
from extract.records import BlockKind

BODY = "Министры двух стран обсудили строительство моста через реку."


def blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a text as pairs of kind and words."""
    return [
        (block.kind.value, text[block.start : block.stop]) for block in read_header(text).blocks
    ]


@pytest.mark.parametrize(
    ("line", "date", "rest"),
    [
        ("date 2025-03-05", dt.date(2025, 3, 5), ""),
        ("date 2025-03-05 Совет собрался.", dt.date(2025, 3, 5), "Совет собрался."),
        ("2025-03-05", dt.date(2025, 3, 5), ""),
        ("2025-03-05T10:30:00+03:00", dt.date(2025, 3, 5), ""),
        ("5 марта 2025", dt.date(2025, 3, 5), ""),
        ("5 марта 2025 года, 10:30", dt.date(2025, 3, 5), ""),
        ("05.03.2025 10:30", dt.date(2025, 3, 5), ""),
        ("10:30, 5 марта 2025", dt.date(2025, 3, 5), ""),
        ("Дата публикации: 5 марта 2025 г.", dt.date(2025, 3, 5), ""),
        ("Опубликовано: 05.03.2025", dt.date(2025, 3, 5), ""),
    ],
)
def test_date_is_read_off_the_front(line: str, date: dt.date, rest: str) -> None:
    """A date that is a part of its own is read, and the rest of the line is left."""
    found = read_date(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == (date, rest)


@pytest.mark.parametrize(
    "line",
    [
        "5 марта 2025 года в Вене открылась выставка.",
        "5 марта министры встретились.",
        "date 2025-02-30",
        "17 ноября 1875 года",
        "2025 год стал рекордным.",
    ],
)
def test_date_inside_a_sentence_is_left_alone(line: str) -> None:
    """A sentence that begins with a date, and a day that no calendar has, are no date line."""
    assert read_date(line) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("ОСЛО, 5 марта. /ТАСС/. Король принял посла.", "ТАСС"),
        ("ОСЛО, 5 марта. /Корр. ТАСС Анна Белова/. Король принял посла.", "ТАСС"),
        ("ОСЛО, 5 мар — РИА Новости. Король принял посла.", "РИА Новости"),
        ("ОСЛО, 5 мар - РИА Новости, Анна Белова. Король принял посла.", "РИА Новости"),
        ("Осло. 5 марта. INTERFAX.RU - Король принял посла.", "Интерфакс"),
        ('ОСЛО, 5 мар — АО "Интерфакс". Король принял посла.', "Интерфакс"),
        ("ОСЛО, 5 мар - Прайм. Король принял посла.", "Прайм"),
        ("ОСЛО, 5 мар. (Синьхуа) -- Король принял посла.", "Синьхуа"),
        ("Осло, Норвегия, 5 марта, Trend: Король принял посла.", "Trend"),
        ("ТАСС, 5 марта. Король принял посла.", "ТАСС"),
        ("ОСЛО (Рейтер) - Король принял посла.", "Reuters"),
        ("ОСЛО. КАЗИНФОРМ – Король принял посла.", "Казинформ"),
        ("ОСЛО, 5 марта. Король принял посла.", None),
    ],
)
def test_dateline_of_an_agency_is_read(line: str, outlet: str | None) -> None:
    """Place, day and agency are taken off the front; the report begins after them."""
    found = read_dateline(line)
    assert found is not None
    assert found.outlet == outlet
    assert line[found.length :] == "Король принял посла."


@pytest.mark.parametrize(
    "line",
    [
        "Осло. Король принял посла.",
        "Норвегия и Швеция 5 марта подписали договор.",
        "США (и их союзники) — крупнейший покупатель.",
        "Компания продает лицензии Google/Apple/Samsung и другим.",
        "5 марта король принял посла.",
        "ТАСС сообщил о встрече.",
    ],
)
def test_sentence_is_no_dateline(line: str) -> None:
    """A sentence with a place, a day or slashes in it stays whole."""
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("date_line", "dateline", "published"),
    [
        ("date 2025-12-12\n", "ОСЛО, 12 декабря. /ТАСС/. ", dt.date(2025, 12, 12)),
        ("date 2026-01-01\n", "ОСЛО, 31 декабря. /ТАСС/. ", dt.date(2025, 12, 31)),
        ("date 2025-12-12\n", "ОСЛО, 3 мая. /ТАСС/. ", dt.date(2025, 12, 12)),
        ("", "ОСЛО, 3 мая 2024 года. /ТАСС/. ", dt.date(2024, 5, 3)),
        ("", "ОСЛО, 3 мая. /ТАСС/. ", None),
        ("date 2025-03-05\n", "", dt.date(2025, 3, 5)),
    ],
)
def test_day_without_year_takes_it_from_the_date_line(
    date_line: str, dateline: str, published: dt.date | None
) -> None:
    """A dateline's day gets its year from the date line; far from it, the date line is believed."""
    assert read_header(date_line + dateline + BODY).published == published


def test_text_may_go_on_after_date_and_dateline() -> None:
    """Date, dateline and the first paragraph may share one line, with spaces around."""
    text = f" date 2025-03-05 ОСЛО, 5 марта. /ТАСС/. {BODY}\n{BODY}"
    assert blocks(text) == [
        ("header", "date 2025-03-05"),
        ("header", "ОСЛО, 5 марта. /ТАСС/."),
        ("body", BODY),
        ("body", BODY),
    ]


def test_headline_is_the_first_line_without_full_stop() -> None:
    """The title is a line of its own without a closing mark, before or after the date."""
    header = read_header(f"5 марта 2025\nМост через реку построят за год\n\n{BODY}")
    assert header.headline == "Мост через реку построят за год"
    assert [block.kind for block in header.blocks] == [
        BlockKind.HEADER,
        BlockKind.HEADLINE,
        BlockKind.BODY,
    ]


@pytest.mark.parametrize(
    "title",
    ["Чего ждать от встречи министров?", "Мост назвали «Дружба»", "Мост открыт!", "# Мост открыт"],
)
def test_headline_may_end_like_a_question_or_a_name(title: str) -> None:
    """Questions, cries, names in quotes and Markdown headings are headlines as well."""
    assert read_header(f"{title}\n\n{BODY}").headline == title.removeprefix("# ")


def test_first_paragraph_with_full_stop_is_no_headline() -> None:
    """An article may have no title; a heading inside the text is not its title."""
    text = f"{BODY}\n\nЧто говорят жители\n\n{BODY}"
    assert read_header(text).headline is None
    assert [kind for kind, _ in blocks(text)] == ["body", "headline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "— глава области Иван Лесов — по строительству;",
        "1) средства бюджета",
        "В комиссию вошли:",
        "«Мы построим мост за год», — сказал министр транспорта.",
        "– Мы построим мост за год",
    ],
)
def test_list_items_and_speech_are_body(line: str) -> None:
    """Items of a list, lines before a list and direct speech are running text, not headings."""
    assert ("body", line) in blocks(f"{BODY}\n{line}\n{BODY}")


@pytest.mark.parametrize(
    ("line", "cites"),
    [
        ("Источник : Вечерний Осло", "Вечерний Осло"),
        ("Источник: газета «Утро Севера»", "Утро Севера"),
        ("Источники: РБК, Reuters", "РБК"),
        ("По материалам Reuters", "Reuters"),
    ],
)
def test_source_line_names_the_cited_outlet(line: str, cites: str) -> None:
    """A source line at the end is header, and its outlet is cited."""
    text = f"{BODY}\n{BODY}\n\n{line}"
    assert read_header(text).cites == cites
    assert blocks(text)[-1] == ("header", line)


@pytest.mark.parametrize(
    "line",
    ["https://example.org/news/1", "URL: https://example.org/news/1",
     "Источник: https://example.org/news/1"],
)  # fmt: skip
def test_address_is_kept_and_never_annotated(line: str) -> None:
    """A line that is an address gives the article's URL."""
    header = read_header(f"{BODY}\n{line}")
    assert (header.url, header.cites) == ("https://example.org/news/1", None)
    assert header.blocks[-1].kind is BlockKind.HEADER


def test_source_words_in_running_text_stay_there() -> None:
    """«Источник» as a word of a sentence does not make a source line."""
    line = "Источник в министерстве сообщил, что мост построят за год."
    assert blocks(f"{line}\n{BODY}") == [("body", line), ("body", BODY)]


def test_hard_wrapped_text_is_joined_to_paragraphs() -> None:
    """Lines broken in the middle of sentences make one block up to the blank line."""
    text = (
        "Мост построят за год\n\n"
        "Министры двух стран обсудили строительство моста через реку. По их\n"
        "словам, работы начнутся весной, а первые машины пройдут по нему уже\n"
        "следующей осенью.\n\n"
        "Деньги на строительство выделит банк, который основали обе страны и\n"
        "еще три их соседа."
    )
    assert [(kind, words.count("\n")) for kind, words in blocks(text)] == [
        ("headline", 0),
        ("body", 2),
        ("body", 1),
    ]


def test_paragraph_lines_are_not_joined() -> None:
    """A line for each paragraph, without blank lines between, stays a line for each paragraph."""
    assert [kind for kind, _ in blocks("\n".join([BODY] * 4))] == ["body"] * 4


@given(
    st.lists(
        st.sampled_from(
            [BODY, "", "  ", "Заголовок", "date 2025-03-05", "ОСЛО, 5 марта. /ТАСС/. Да.", "— да;",
             "Источник: РБК", "https://example.org/", "***", "## Глава", "\t12.12.2025 10:30 "]
        )
    ).map("\n".join)
)  # fmt: skip
def test_blocks_are_disjoint_ordered_and_trimmed(text: str) -> None:
    """Blocks never overlap, never begin or end with white space, and hold all words."""
    at = 0
    for block in read_header(text).blocks:
        assert at <= block.start < block.stop <= len(text)
        words = text[block.start : block.stop]
        assert words == words.strip()
        assert not any(letter.isalnum() for letter in text[at : block.start].replace("#", ""))
        at = block.stop
    assert not any(letter.isalnum() for letter in text[at:])
