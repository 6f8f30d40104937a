"""Names with Wikidata ids out of annotated articles: facts, and only such as name one thing."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.linked_names import linked_names
from extract.linked_names.__main__ import main
from extract.linked_names.words import has_oblique
from ontology.gazetteer.tables import LINKED_COLUMNS, read_linked, read_table

pytestmark = pytest.mark.model

Mention = tuple[str, str, str, str]
"""Words of the text, NEREL's type, the id or NULL, Wikidata's label."""


def annotate(folder: Path, name: str, text: str, mentions: Iterable[Mention]) -> None:
    """Write an article with linked mentions as NEREL has them."""
    lines = []
    for number, (words, type_, id_, label) in enumerate(mentions, 1):
        start = text.index(words)
        lines += [
            f"T{number}\t{type_} {start} {start + len(words)}\t{words}",
            f"N{number}\tReference T{number} Wikidata:{id_}\t{label}",
        ]
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.ann").write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows of two small articles, by name and kind."""
    folder = tmp_path_factory.mktemp("linked")
    annotate(
        folder,
        "one",
        "Президент встретился с Иваном Петровичем Соколовым в Осло. Полиция молчит.\n",
        [
            ("Президент", "PROFESSION", "Q30461", "президент"),
            ("Иваном Петровичем Соколовым", "PERSON", "Q11", "Соколов, Иван Петрович"),
            ("Осло", "CITY", "Q585", "Осло"),
            ("Полиция", "ORGANIZATION", "Q35535", "полиция"),
        ],
    )
    annotate(
        folder,
        "two",
        "Иван Соколов уехал из Осло. Соколов из Бергена тоже уехал. Немецкая газета молчит.\n",
        [
            ("Иван Соколов", "PERSON", "Q11", "Соколов, Иван Петрович"),
            ("Осло", "CITY", "Q585", "Осло"),
            ("Соколов из", "PERSON", "NULL", ""),
            ("Бергена", "CITY", "Q26793", "Берген"),
            ("Немецкая", "COUNTRY", "Q183", "Германия"),
        ],
    )
    return {(row[0], row[3]): row for row in linked_names(folder)}


def test_label_is_first_name_and_surname(
    rows: dict[tuple[str, str], tuple[str, ...]],
) -> None:
    """Wikidata's «Фамилия, Имя Отчество» is turned round; the full form is a further name."""
    assert rows["Иван Соколов", "short"][1:3] == ("Person", "Q11")
    assert rows["Иван Петрович Соколов", "alias"][2] == "Q11"


def test_names_are_nominatives_counted_by_article(
    rows: dict[tuple[str, str], tuple[str, ...]],
) -> None:
    """«Бергена» is a use of «Берген»; a label counts the articles that link its thing."""
    assert rows["Берген", "short"] == ("Берген", "City", "Q26793", "short", "1", "1")
    assert rows["Осло", "short"][-1] == "2"


def test_posts_and_classes_are_left_out(rows: dict[tuple[str, str], tuple[str, ...]]) -> None:
    """A president and the police as such are no things of the world."""
    assert {row[2] for row in rows.values()} <= {"Q11", "Q585", "Q26793", "Q183"}


@pytest.mark.parametrize(
    ("type_", "label", "kept"),
    [
        ("ORGANIZATION", "Бундестаг", True),
        ("ORGANIZATION", "партия «Бундестаг»", True),
        ("ORGANIZATION", "бундестаг", False),
        ("COUNTRY", "бундестаг Германии", False),
        ("RELIGION", "бундестаг", True),
    ],
)
def test_ids_of_classes_are_told_by_their_labels(
    tmp_path: Path, type_: str, label: str, *, kept: bool
) -> None:
    """Wikidata's Russian labels of classes have no capital."""
    for name in ("one", "two"):
        annotate(tmp_path, name, "Так решил Бундестаг.\n", [("Бундестаг", type_, "Q5", label)])
    assert bool(linked_names(tmp_path)) is kept


@pytest.mark.parametrize(
    ("name", "type_", "label", "docs", "kept"),
    [
        ("Пётр Иванов", "PERSON", "Иванов, Пётр", 1, True),
        ("Иванов", "PERSON", "Иванов, Пётр", 1, False),
        ("Иванов", "PERSON", "Иванов, Пётр", 2, True),
        ("Пресненский суд", "ORGANIZATION", "Московский городской суд", 1, False),
        ("Красная армия", "ORGANIZATION", "Рабоче-крестьянская Красная армия", 1, True),
        ("Маяк", "ORGANIZATION", "Маяк", 1, False),
        ("Нева", "LOCATION", "Нева", 1, True),
        ("Посольство России", "ORGANIZATION", "Посольство России в Париже", 3, False),
        ("Fruktы", "ORGANIZATION", "Фрукты", 3, False),
        ("Big Ben", "FACILITY", "Биг-Бен", 1, True),
        # another person, and words that are no names of anybody
        ("Егор Смирнов", "PERSON", "Иванов, Пётр", 1, False),
        ("Пётр Сергеев", "PERSON", "Иванов, Пётр", 1, True),
        ("сестра Иванова", "PERSON", "Иванов, Пётр", 2, False),
        ("Сын Иванов", "PERSON", "Иванов, Пётр", 1, False),
        ("мать Мария", "PERSON", "мать Мария", 1, True),
        ("Андрея Андрей", "PERSON", "Андрей, Андрея", 1, False),
        ("Ева / Эва", "PERSON", "Ева / Эва", 1, False),
        # a state or an epithet makes the name of an organization that of another one
        ("Партия реформ", "ORGANIZATION", "Партия реформ Эстонии", 2, False),
        ("Партия реформ", "ORGANIZATION", "Партия реформ Эстонии", 3, True),
        ("Счётная палата", "ORGANIZATION", "Счётная палата России", 1, True),
        ("Русская армия", "ORGANIZATION", "Русская императорская армия", 1, False),
        ("на Западный берег", "LOCATION", "Западный берег реки Иордан", 1, False),
    ],
)
def test_mentions_that_name_nothing_are_left_out(
    tmp_path: Path, name: str, type_: str, label: str, docs: int, *, kept: bool
) -> None:
    """A name must be believed: by its label, by a second article, by more than a common word."""
    for number in range(docs):
        annotate(
            tmp_path,
            str(number),
            f"На снимке вчерашней газеты стоит {name}.\n",
            [(name, type_, "Q5", label)],
        )
    assert (name in {row[0] for row in linked_names(tmp_path)}) is kept


def test_patronymic_in_its_place_is_no_surname(tmp_path: Path) -> None:
    """A surname in -вич behind a patronymic stays the surname: the label is not turned round."""
    name = "Иван Петрович Вуйчич"
    annotate(tmp_path, "one", f"Приехал {name}.\n", [(name, "PERSON", "Q5", name)])
    assert ("Иван Вуйчич", "short") in {(row[0], row[3]) for row in linked_names(tmp_path)}


@pytest.mark.parametrize(
    ("name", "oblique"),
    [
        ("Наталья Томского", True),
        ("Янну Веннеру", True),
        ("Виталий Милонов", False),
        ("Умберто Эко", False),
        ("Мария Черных", False),
    ],
)
def test_names_in_oblique_cases_are_told(name: str, *, oblique: bool) -> None:
    """What the dictionary has only in oblique cases is no nominative, but for surnames."""
    assert has_oblique(name, ()) is oblique


def test_command_writes_a_table_that_the_build_reads(tmp_path: Path) -> None:
    """The table has the header and rows that the gazetteer's build expects."""
    annotate(tmp_path, "one", "Он живёт в Осло.\n", [("Осло", "CITY", "Q585", "Осло")])
    table = tmp_path / "linked.tsv"
    assert main([str(tmp_path), str(table)]) == 0
    text = table.read_text(encoding="utf-8")
    (row,) = read_table("linked.tsv", text, LINKED_COLUMNS, partial(read_linked, source="nerel"))
    assert (row.name, row.wikidata, row.docs) == ("Осло", "Q585", 1)


def test_empty_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without annotated articles there is nothing to count."""
    with pytest.raises(ReadError):
        linked_names(tmp_path)
    assert main([str(tmp_path), str(tmp_path / "table.tsv")]) == 1
    assert "has no NAME.ann" in capsys.readouterr().err
