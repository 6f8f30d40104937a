"""Names as keys, and which spellings may be one name."""

import pytest

from extract.names.keys import fold
from extract.names.misprints import one_edit_apart
from extract.names.person import (
    SIMILAR_PART,
    are_misprinted,
    fits_lone,
    full_name_similarity,
    person_name,
    same_full_name,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ёлка", "елка"),
        ("«Северный поток — 2»", "Северный поток - 2"),
        ("Газета  «Речь»", "газета Речь"),
        ("Cевер", "Север"),  # the first letter is Latin
    ],
)
def test_graphics_make_no_other_name(left: str, right: str) -> None:
    """Case, ё, quotes, dashes, spaces and look-alike letters are folded."""
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Джейкоб Гельман", "Джейкоб Хелман"),
        ("Юлия Цзинь", "Юлия Дзинь"),
        ("Эрнест Саттон", "Ернест Сатон"),
        ("Андре Журель", "Андре Джурел"),
        ("Нина Рыбакова", "Нина Рибакова"),
        ("Олег Петрович Стын", "Олег Стын"),
        ("Марк Рюттер", "Марк Руттер"),
        ("Ким Йонгиль", "Ким Енгиль"),
    ],
)
def test_schools_of_transliteration_agree(left: str, right: str) -> None:
    """Full names that sound alike token by token are one name."""
    assert same_full_name(person_name(left), person_name(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Петр Захаров", "Петр Захарова"),
        ("Иван Ган", "Иван Хан"),  # too short to be a spelling
        ("Ким Ир Сон", "Ким Сон"),
        ("Олег Петрович Стын", "Олег Ильич Стын"),
        ("Джордж Кук-старший", "Джордж Кук-младший"),
        ("Мария Лунд", "Марина Лунд"),
        ("Александр Лунд", "Александра Лунд"),
        ("Виктор Болотов", "Виктор Золотов"),
    ],
)
def test_other_people_keep_their_names(left: str, right: str) -> None:
    """Near names of different people are neither the same nor similar."""
    assert not same_full_name(person_name(left), person_name(right))
    assert full_name_similarity(person_name(left), person_name(right)) < SIMILAR_PART


@pytest.mark.parametrize(
    ("left", "right", "similar"),
    [
        ("Салах Абдель Керим", "Салах Абдулкерим", True),
        ("Юсуф Абд ар-Разик", "Юсуф Абдеразик", True),
        ("Хасан Абу Бакр", "Хасан Абубакр", True),
        ("Ахмед Абдель Азиз", "Ахмед Абдель Халим", False),
        ("Жольт Баранян", "Золт Баранян", True),
        ("Осман Тчичая", "Осман Чичая", True),
        ("Ибрагим Дембеле", "Ибраим Дембеле", True),
        ("Ольга Ремез-Станович", "Ольга Ремез-Стонович", True),
        ("Ольга Ремез-Станович", "Ольга Гармаш-Стонович", False),
        ("Ольга Станович", "Ольга Стонович", False),
    ],
)
def test_conventions_of_a_language(left: str, right: str, *, similar: bool) -> None:
    """Arabic names of two words, French and Hungarian letters, misprints in double surnames."""
    found = full_name_similarity(person_name(left), person_name(right))
    assert (found >= SIMILAR_PART) is similar


@pytest.mark.parametrize(
    ("left", "right", "may_be"),
    [
        ("Мирослаш Врбанович", "Мирослаш Врбонович", True),
        ("Хлодвиг Фредриксен", "Хлодвиг Фредриксон", True),
        ("Андрей Врбанович", "Андрей Врбонович", False),  # a frequent given name
        ("Мирослаш Врбан", "Мирослаш Врбон", False),  # short
        ("Мирослаш Врбанович", "Мирослаш Врбонович-Лунд", False),
    ],
)
def test_long_surname_may_hold_a_misprint(left: str, right: str, *, may_be: bool) -> None:
    """One letter of a long surname beside the same rare given name."""
    assert are_misprinted(person_name(left), person_name(right)) is may_be


def test_given_name_may_be_heard_otherwise() -> None:
    """A long given name in another spelling is similar, not the same: context must decide."""
    left, right = person_name("Себастьян Дюваль"), person_name("Сабастьян Дюваль")
    assert not same_full_name(left, right)
    assert SIMILAR_PART <= full_name_similarity(left, right) < 1


@pytest.mark.parametrize(
    ("lone", "full", "fits"),
    [
        ("Хелман", "Джейкоб Гельман", True),
        ("Д. Гельман", "Джейкоб Гельман", True),
        ("А. Гельман", "Джейкоб Гельман", False),
        ("Гельмана", "Джейкоб Гельман", False),
    ],
)
def test_surname_is_short_for_full_name(lone: str, full: str, fits: bool) -> None:  # noqa: FBT001 - a table
    """A surname fits the full names that sound so; an initial must agree."""
    assert fits_lone(person_name(lone), person_name(full)) is fits


@pytest.mark.parametrize(
    ("name", "given", "surname", "patronymic"),
    [
        ("Анна Сергеевна Круглова", ("анна",), "круглова", "сергеевна"),
        ("Круглова Анна Сергеевна", ("анна",), "круглова", "сергеевна"),
        ("Вук Караджич", ("вук",), "караджич", None),
        ("А.С. Круглова", ("а", "с"), "круглова", None),
        ("Урсула фон дер Хорст", ("урсула", "фон", "дер"), "хорст", None),
    ],
)
def test_parts_of_a_name(
    name: str, given: tuple[str, ...], surname: str, patronymic: str | None
) -> None:
    """Given names, surname and patronymic are told apart."""
    found = person_name(name)
    assert (found.given, found.surname, found.patronymic) == (given, surname, patronymic)


def test_one_edit() -> None:
    """One letter lost, added, changed or swapped is one edit; none or two are not."""
    assert one_edit_apart("newsday", "newday")
    assert one_edit_apart("newsday", "newsady")
    assert not one_edit_apart("newsday", "newsday")
    assert not one_edit_apart("newsday", "newdy")
