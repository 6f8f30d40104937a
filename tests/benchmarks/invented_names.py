"""Names of people and companies that do not exist, in the cases and spellings of the news.

Surnames are put together from syllables, so that ten thousand articles have bearers enough, among
them namesakes and names that differ by a letter. All spellings of one name follow what Russian
transliteration leaves open: г or х, a soft sign before a consonant or none, э or е, doubled
letters or not.
"""

import random
from dataclasses import dataclass

CASES = ("nom", "gen", "dat", "acc", "ins")

_RUSSIAN = {
    "m": (
        "Алексей",
        "Андрей",
        "Антон",
        "Борис",
        "Виктор",
        "Дмитрий",
        "Егор",
        "Кирилл",
        "Максим",
        "Михаил",
        "Николай",
        "Олег",
        "Павел",
        "Роман",
        "Сергей",
        "Степан",
        "Тимур",
        "Юрий",
    ),
    "f": (
        "Алла",
        "Анна",
        "Вера",
        "Галина",
        "Дарья",
        "Елена",
        "Ирина",
        "Ксения",
        "Лариса",
        "Марина",
        "Надежда",
        "Оксана",
        "Полина",
        "Светлана",
        "Тамара",
        "Юлия",
    ),
}
_FOREIGN = {
    "m": (
        "Адам",
        "Бернард",
        "Вальтер",
        "Густав",
        "Джейсон",
        "Дэвид",
        "Карлос",
        "Ларс",
        "Майкл",
        "Норберт",
        "Освальд",
        "Питер",
        "Роберт",
        "Стивен",
        "Томас",
        "Фредерик",
        "Эдвард",
        "Юхан",
    ),
    "f": (
        "Аманда",
        "Бригит",
        "Вивьен",
        "Грейс",
        "Джудит",
        "Ингрид",
        "Карин",
        "Луиза",
        "Маргарет",
        "Нэнси",
        "Патриция",
        "Рейчел",
        "Сильвия",
        "Тереза",
        "Хелен",
        "Элизабет",
    ),
}
_PATRONYMICS = {
    "m": ("Алексеевич", "Борисович", "Викторович", "Иванович", "Павлович", "Сергеевич"),
    "f": ("Алексеевна", "Борисовна", "Викторовна", "Ивановна", "Павловна", "Сергеевна"),
}
_ROOTS = (
    "Бор Вел Гор Дуб Ерм Жар Зим Кал Лап Мир Нес Ожег Пол Рад Сав Тар Уш Фад Чер Шат Ярем Бел "
    "Вол Мар"
).split()
_MIDDLES = ("а от ик ен ищ ов ун ош ач ут ыш ел").split()
_RUSSIAN_ENDS = ("ов ев ин овский енский").split()
_HEADS = (
    "Хель Хам Гар Вин Шмид Бран Даль Кэт Лунд Морг Норд Ольс Рэнд Стэн Тильд Уэст Фель Эль "
    "Рохм Зиг Берн Вульф"
).split()
_TAILS = (
    "берг ман ерт ссон тон херст филд маер рейв гард линг вик штром барт морт келль дорф нер "
    "хаген стин"
).split()
_BRAND_HEADS = (
    "Арк Нов Норд Тех Сиб Альт Верт Дельт Кварц Мерид Окт Прим Рубин Спектр Терр Форт Циркон "
    "Юнит Балт Вест"
).split()
_BRAND_TAILS = (
    "энерго металл транс хим софт лайн ойл строй банк маш агро логист фарм оптика нефть "
    "телеком марин индустрия газ"
).split()
_LETTERS = "абвгдеиклмнопрстуфхш"
_SOFT = tuple("бвгдзклмнпрстфх")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a name; `identity` is the truth that merging has to find again."""

    identity: str
    given: str
    surname: str
    patronymic: str
    """Empty for foreigners."""
    gender: str
    """m or f."""


class People:
    """A source of people, no two with one given name and surname.

    Args:
        chance: the only source of randomness.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._known: set[tuple[str, str]] = set()

    def one(self) -> Person:
        """Somebody new; surnames repeat, full names do not."""
        chance = self._chance
        while True:
            gender = chance.choice("mmmf")
            russian = chance.random() < 0.5
            given = chance.choice((_RUSSIAN if russian else _FOREIGN)[gender])
            surname = self._russian() if russian else chance.choice(_HEADS) + chance.choice(_TAILS)
            if (given, surname) not in self._known:
                self._known.add((given, surname))
                break
        if russian and gender == "f":
            surname = surname[:-2] + "ая" if surname.endswith("ий") else surname + "а"
        return Person(
            identity=f"person {len(self._known)}",
            given=given,
            surname=surname,
            patronymic=chance.choice(_PATRONYMICS[gender]) if russian else "",
            gender=gender,
        )

    def _russian(self) -> str:
        chance = self._chance
        return chance.choice(_ROOTS) + chance.choice(_MIDDLES) + chance.choice(_RUSSIAN_ENDS)


def brand(chance: random.Random, known: set[str]) -> str:
    """A name of a company that none had before; there are 7,220."""
    while True:
        first, second = chance.sample(_BRAND_HEADS, 2)
        name = first + second.lower() + chance.choice(_BRAND_TAILS)
        if name not in known:
            known.add(name)
            return name


def surname_in_case(surname: str, gender: str, case: str) -> str:
    """A surname in one of CASES; those of women that end in a consonant stay as they are."""
    return _declined(surname, _SURNAMES[gender], gender, case)


def name_in_case(name: str, gender: str, case: str) -> str:
    """A given name or patronymic in one of CASES."""
    return _declined(name, _GIVEN[gender], gender, case)


Forms = tuple[tuple[str, tuple[str, str, str, str]], ...]
"""Ending → genitive, dative, accusative, instrumental; the first that fits counts."""


def _declined(word: str, forms: Forms, gender: str, case: str) -> str:
    if case == "nom":
        return word
    n = CASES.index(case) - 1
    for ending, others in forms:
        if word.endswith(ending):
            return word.removesuffix(ending) + others[n]
    return word if gender == "f" else word + ("а", "у", "а", "ом")[n]


_SURNAMES: dict[str, Forms] = {
    "m": (
        ("ский", ("ского", "скому", "ского", "ским")),
        ("ов", ("ова", "ову", "ова", "овым")),
        ("ев", ("ева", "еву", "ева", "евым")),
        ("ин", ("ина", "ину", "ина", "иным")),
        ("ь", ("я", "ю", "я", "ем")),
    ),
    "f": (
        ("ская", ("ской", "ской", "скую", "ской")),
        ("ова", ("овой", "овой", "ову", "овой")),
        ("ева", ("евой", "евой", "еву", "евой")),
        ("ина", ("иной", "иной", "ину", "иной")),
    ),
}
_GIVEN: dict[str, Forms] = {
    "m": (
        ("вел", ("вла", "влу", "вла", "влом")),
        ("ий", ("ия", "ию", "ия", "ием")),
        ("ей", ("ея", "ею", "ея", "еем")),
        ("ич", ("ича", "ичу", "ича", "ичем")),
    ),
    "f": (
        ("ия", ("ии", "ии", "ию", "ией")),
        ("ья", ("ьи", "ье", "ью", "ьей")),
        ("га", ("ги", "ге", "гу", "гой")),
        ("ка", ("ки", "ке", "ку", "кой")),
        ("а", ("ы", "е", "у", "ой")),
    ),
}


def respelled(chance: random.Random, word: str) -> str:
    """Another spelling that transliteration allows; the same word where it allows none."""
    choices = []
    if "Х" in word or "х" in word:
        choices.append(word.replace("Х", "Г").replace("х", "г"))
    if word.startswith("Г"):
        choices.append("Х" + word[1:])
    choices += [
        word[: n + 1] + word[n + 2 :]
        for n in range(len(word) - 2)
        if word[n] in _SOFT and word[n + 1] == "ь"
    ]
    if "э" in word:
        choices.append(word.replace("э", "е"))
    choices += [
        word[:n] + word[n + 1 :] for n in range(1, len(word)) if word[n] == word[n - 1].lower()
    ]
    return chance.choice(choices) if choices else word


def misprinted(chance: random.Random, word: str) -> str:
    """The word with one slip of the keyboard behind its first letter."""
    at = chance.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + chance.choice(_LETTERS) + word[at + 1 :],
        word[:at] + word[at] + word[at:],
    )
    return chance.choice(slips)
