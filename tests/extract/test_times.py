"""The time grammar: every rule against its own examples, and the laws of the whole."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.times.anchor import Period, Tense
from extract.times.grammar import KEYS, reader
from extract.times.normalize import flatten
from extract.times.rule import Rule, compiled
from extract.times.rules import RULES

FRIDAY = dt.date(2025, 12, 12)
EXAMPLE = re.compile(r"(?:(?P<tense>past|present|future): )?(?P<text>.*) = (?P<periods>.*)")


def shown(period: Period) -> str:
    """A period as the examples write it."""
    if period.earliest == period.latest:
        return str(period.earliest)
    return f"{period.earliest or ''}..{period.latest or ''}"


def read(text: str, tense: Tense = Tense.PAST, published: dt.date | None = FRIDAY) -> list[str]:
    """The text with every expression in brackets, and what each resolves to."""
    plain = flatten(text)
    return [
        f"{text[r.start : r.stop]} = {shown(r.period)}" for r in reader(published, tense)(plain)
    ]


def examples(kind: str) -> list[object]:
    """One parameter for each example of each rule."""
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "example"), examples("yes"))
def test_rule_reads_its_examples(rule: Rule, example: str) -> None:
    """What a rule's example has in brackets is found, whole, with the ends that it states."""
    found = EXAMPLE.fullmatch(example)
    assert found is not None, example
    tense = Tense(found["tense"] or "past")
    words = re.findall(r"\[(.*?)\]", found["text"])
    text = found["text"].replace("[", "").replace("]", "")
    periods = [] if found["periods"] == "none" else found["periods"].split("; ")
    expected = [f"{word} = {period}" for word, period in zip(words, periods, strict=False)]
    assert read(text, tense) == expected
    if expected:
        assert rule.name in {r.rule for r in reader(FRIDAY, tense)(flatten(text))}


@pytest.mark.parametrize(("rule", "example"), examples("no"))
def test_rule_leaves_its_counterexamples(rule: Rule, example: str) -> None:
    """The rule finds nothing in its counterexample, and a blocking rule lets nobody else."""
    found = list(reader(FRIDAY)(flatten(example)))
    assert rule.name not in {reading.rule for reading in found}
    if rule.resolve is None:
        assert found == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule: Rule) -> None:
    """Every rule compiles, names known key words, and has examples."""
    assert compiled(rule.pattern, rule.opening).pattern
    assert set(rule.needs) <= set(KEYS)
    assert rule.yes or rule.no


def test_rule_names_are_unique() -> None:
    """A name stands for one rule, as `TimeMention.rule` and the explanations rely on it."""
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "text",
    [
        "36-летний бизнесмен",
        "в возрасте 83 лет",
        "цена выросла до 2015 рублей",
        "приговорен к 12 годам",
        "за два года построили три завода",
        "пятилетний план",
        "занял 41-е место",
        "«Семнадцать мгновений весны»",
        "на улице 1905 года",
        "через два дня после взрыва",
        "счет 2:1 на 90-й минуте",
        "Covid-19",
        "в 12 часов",
    ],
)
def test_what_is_no_date_gives_nothing(text: str) -> None:
    """Ages, sums, durations, habits, titles and time told from an event have no place."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 июня 2018 года", ["20 июня 2018 года = 2018-06-20"]),
        ("с 5 по 21 августа", []),
        ("в среду", []),
        ("два года назад", []),
        ("до 2030 года", ["до 2030 года = ..2030-12-31"]),
    ],
)
def test_without_publication_only_absolute_dates(text: str, expected: list[str]) -> None:
    """An article without a date has no anchor: nothing relative is resolved."""
    assert read(text, published=None) == expected


def test_spaces_and_dashes_of_every_kind_are_read() -> None:
    """No-break spaces, line ends and long dashes do not hide a date, nor shift it."""
    assert read("в\u00a02010—2011\u202fгодах") == [
        "в\u00a02010—2011\u202fгодах = 2010-01-01..2011-12-31"
    ]


WORDS = st.sampled_from(
    "в с по до на 5 21 августа мая 2018 года прошлого - , и ночь среду начале конца через"
    " два дня назад после лет 12.12.2025 сегодня накануне следующий день XX века 90-х".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.sampled_from(Tense))
def test_readings_are_ordered_and_disjoint(text: str, tense: Tense) -> None:
    """Whatever the words, readings follow each other, never overlap, and never run backwards."""
    last = 0
    for reading in reader(FRIDAY, tense)(flatten(text)):
        assert last <= reading.start < reading.stop <= len(text)
        last = reading.stop
        period = reading.period
        assert period.earliest or period.latest
        if period.earliest and period.latest:
            assert period.earliest <= period.latest


@given(st.text())
def test_flatten_keeps_every_offset(text: str) -> None:
    """The text that the grammar reads is as long as the article's own."""
    assert len(flatten(text)) == len(text)


@given(
    st.dates(),
    st.sampled_from(["в феврале", "29 февраля", "в пятницу", "300 лет назад", "этой зимой"]),
)
def test_no_date_breaks_the_calendar(published: dt.date, text: str) -> None:
    """Articles at the ends of the calendar are read without an error."""
    for tense in Tense:
        list(reader(published, tense)(text))
