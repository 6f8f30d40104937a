"""Names are found in quoted sentences in any case form, and nothing else is."""

import pytest

from graph.export.page.marking import NameFinder


def found(quote: str, *names: str, is_person: bool = False) -> list[str]:
    """The pieces of the quote that would be marked."""
    finder = NameFinder.of(names, is_person=is_person)
    return [quote[start:stop] for start, stop in finder.find(quote)]


@pytest.mark.parametrize(
    ("name", "quote", "pieces"),
    [
        ("Южная Корея", "Глава Южной Кореи прибыл.", ["Южной Кореи"]),
        ("Китай", "Влияние Китая растёт, китайцы рады.", ["Китая"]),
        ("США", "В США и США-2 ждут", ["США", "США"]),
        ("ООН", "Рядом с оон, но в ООН", ["ООН"]),
        ("Соединённые Штаты", "из Соединенных Штатов", ["Соединенных Штатов"]),
        ("Европейский союз", "Европейского союза", ["Европейского союза"]),
        ("Синьхай Телеком", "против «Синьхай Телекома»", ["Синьхай Телекома"]),
        ("саммит", "Саммит начался до саммита", ["Саммит", "саммита"]),
        ("Кыргызстан", "в Узбекистане", []),
        ("«Ё-мобиль»", "у «Ё-мобиля» нет", ["Ё-мобиля"]),
        ("(.*)", "любой текст", []),
        ("", "любой текст", []),
    ],
)
def test_names_in_case_forms(name: str, quote: str, pieces: list[str]) -> None:
    """Endings may differ, ё may be written е, acronyms are matched as they are."""
    assert found(quote, name) == pieces


def test_a_person_is_found_by_the_last_name_alone() -> None:
    """«Лайне» stands for «Юхани Лайне», but a first name alone does not."""
    assert found("Лайне и Юхани", "Юхани Лайне", is_person=True) == ["Лайне"]


def test_the_longest_name_is_marked() -> None:
    """An alias inside the full name does not cut the mark short."""
    quote = "Балтийский цифровой союз создан, союз открыт."
    assert found(quote, "союз", "Балтийский цифровой союз") == ["Балтийский цифровой союз", "союз"]
