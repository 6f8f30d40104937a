"""Values in words and figures come out in the form in which people read and programs sort them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.values import read_value
from extract.values.numerals import cardinal, split, written
from ontology.vocabulary import EntityType as T


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,5 млрд долларов", "1500000000 USD"),
        ("8,1 миллиона долларов США", "8100000 USD"),
        ("$27 млн", "27000000 USD"),
        ("£27.5 млн", "27500000 GBP"),
        ("$635,000", "635000 USD"),
        ("5000 рублей", "5000 RUB"),
        ("17739,10 гривен", "17739.1 UAH"),
        ("500 000 белорусских рублей", "500000 BYN"),
        ("9 млн шведских крон", "9000000 SEK"),
        ("двадцать канадских долларов", "20 CAD"),
        ("полтора миллиона евро", "1500000 EUR"),
        ("миллион юаней", "1000000 CNY"),
        ("50 центов", "0.5 USD"),
        ("около 2,2 трлн руб.", "~ 2200000000000 RUB"),
        ("от 3 до 5 тысяч рублей", "3000–5000 RUB"),
        ("от 500 тыс. до 1 млн рублей", "500000–1000000 RUB"),
        ("50-70 млн фунтов стерлингов", "50000000–70000000 GBP"),
        ("не более 10 тысяч иен", "≤ 10000 JPY"),
        ("несколько миллионов евро", None),
        ("миллионы долларов", None),
        ("9 млн крон", None),
        ("930 тысяч", None),
    ],
)
def test_sums(words: str, value: str | None) -> None:
    """A sum is a number and an ISO 4217 code; what tells no number or currency is no value."""
    assert read_value(T.MONEY, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("двадцать два года", "22"),
        ("83-летнего", "83"),
        ("54-х летний", "54"),
        ("семидесятишестилетний", "76"),
        ("столетию", "100"),
        ("на 77-м году", "76"),
        ("старше 70 лет", "> 70"),
        ("от 13 до 18 лет", "13–18"),
        ("5 месяцев", "5 months"),
        ("пятимесячный", "5 months"),
        ("средних лет", None),
    ],
)
def test_ages(words: str, value: str | None) -> None:
    """An age is in years unless the text tells another unit."""
    assert read_value(T.AGE, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("восемью", "8"),
        ("двое", "2"),
        ("сто двадцать пять тысяч четыреста", "125400"),
        ("67 200", "67200"),
        ("2,71", "2.71"),
        ("около 12 тысяч", "~ 12000"),
        ("не менее четырех", "≥ 4"),
        ("свыше полусотни", "> 50"),
        ("порядка восьми или десяти", "8–10"),
        ("десятки тысяч", None),
        ("несколько сотен", None),
    ],
)
def test_numbers(words: str, value: str | None) -> None:
    """Words and figures give the same number; vague quantities give none."""
    assert read_value(T.NUMBER, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5-й", "5"),
        ("третьем", "3"),
        ("двадцать первого", "21"),
        ("XXI", "21"),
        ("XIV", "14"),
        ("одним из первых", "1"),
        ("последний", None),
    ],
)
def test_ordinals(words: str, value: str | None) -> None:
    """A place in an order is a number, however it is written."""
    assert read_value(T.ORDINAL, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("12,5%", "12.5 %"), ("сто процентов", "100 %"), ("более чем на 40 %", "> 40 %")],
)
def test_percents(words: str, value: str) -> None:
    """A share is a number and the sign."""
    assert read_value(T.PERCENT, words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("14:30", "14:30"),
        ("в 9:05 по местному времени", "09:05"),
        ("около 21.00", "~ 21:00"),
        ("с 11:00 до 17:00 МСК", "11:00–17:00"),
        ("в 5 часов вечера", "17:00"),
        ("2 декабря 1966 года в 14 часов 30 минут", "14:30"),
        ("около 8 утра", "~ 08:00"),
        ("в половине десятого утра", "09:30"),
        ("в полдень", "12:00"),
        ("12-часовой", "12 h"),
        ("пятичасового", "5 h"),
        ("12 минут 41 секунду", "12 min 41 s"),
        ("более шести с половиной часов", "> 6.5 h"),
        ("Вечером 21 июня", None),
        ("в ночь на 7 ноября", None),
        ("через несколько часов", None),
    ],
)
def test_times(words: str, value: str | None) -> None:
    """A time is on the 24-hour clock, a duration has its unit; a day is no hour."""
    assert read_value(T.TIME, words) == value


def test_other_types_have_no_values() -> None:
    """Only values are read: a name that is a number stays a name."""
    assert read_value(T.WORK_OF_ART, "1984") is None


@given(st.integers(min_value=1, max_value=10**15))
def test_figures_are_read_back(number: int) -> None:
    """What is written in figures is that number, in groups of three as well."""
    assert cardinal(split(str(number))) == number
    assert cardinal(split(f"{number:,}".replace(",", "\u00a0"))) == number


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_numbers_are_written_plainly(number: object) -> None:
    """No exponent, no trailing zeros."""
    text = written(number)  # type: ignore[arg-type]  # hypothesis leaves the type open
    assert "E" not in text
    assert text == "0" or not (("." in text) and text.endswith(("0", ".")))
