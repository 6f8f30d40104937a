"""Whether two names are names of one thing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluate.names import evaluate, read_pairs
from extract.names.acronyms import stands_for
from extract.names.compare import Verdict, same_name
from ontology.gazetteer import user_table, using
from ontology.vocabulary import EntityType

PAIRS = Path(__file__).parent / "pairs.tsv"
NAMES = sorted({name for pair in read_pairs(PAIRS) for name in (pair.left, pair.right)})


def test_pairs_keep_their_figures() -> None:
    """Spellings that people judged: hardly one wrong, few missed."""
    score = evaluate(read_pairs(PAIRS)).score
    assert score.precision >= 0.98
    assert score.recall >= 0.97


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("РИА «Новости»", "РИА Новости", "same"),
        ("Карл II", "Карл III", "different"),
        ("Северный поток I", "Северный поток II", "different"),
        ("Сеул", "Сеул", "same"),
        ("КНР", "Китай", "same"),  # the gazetteer
        ("Австрия", "Австралия", "different"),
        ("G7", "G20", "different"),
        ("ГКБ № 7", "ГКБ № 17", "different"),
        ("МВД", "МИД", "different"),
        ("NATO", "НАТО", "same"),
        ("BBC", "Би-би-си", "same"),
        ("NBC", "Эй-би-си", "different"),
        ("Балтийский союз связи", "БСС", "same"),
        ("Ольга Крон", "Крон", "undecided"),
        ("О. Крон", "Ольга Крон", "same"),
        ("О. Крон", "Инга Крон", "different"),
        ("Крон Ольга", "Ольга Крон", "same"),
        ("Ольга Крон-старшая", "Ольга Крон", "different"),
        ("Майк Стоун", "Майкл Стоун", "same"),
        ("Эд Стоун", "Тед Стоун", "same"),
        ("Мария Стоун", "Марина Стоун", "different"),
        ("Петр Ильич Крон", "Петр Львович Крон", "different"),
        ("Вересков", "Верескова", "different"),
        ("Зеленый", "Зеленая", "different"),
        ("Олаф Нильсен", "Olaf Nielsen", "same"),
        ("Верховный суд", "Верховный суд Чили", "undecided"),
        ("ООО «Вереск»", "Вереск", "same"),
        ("", "Вереск", "different"),
    ],
)
def test_verdicts(left: str, right: str, verdict: str) -> None:
    """Typography, the gazetteer, acronyms, numbers and parts of names have their say."""
    assert same_name(left, right).verdict == verdict


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_order_of_the_names_does_not_matter(left: str, right: str) -> None:
    """A comparison is symmetric, scores are shares, and a name is itself."""
    told = same_name(left, right)
    assert told == same_name(right, left)
    assert 0 <= told.score <= 1
    assert same_name(left, left).verdict is Verdict.SAME


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(left: str, right: str) -> None:
    """Names come from articles: whatever stands there has a verdict."""
    assert same_name(left, right).reason


def test_kind_may_be_told() -> None:
    """A body named like a person is turned round by nobody."""
    left, right = "Мартин Локхид", "Локхид Мартин"
    assert same_name(left, right).verdict is Verdict.SAME
    assert same_name(left, right, kind=EntityType.ORGANIZATION).verdict is not Verdict.SAME


def test_short_initials_stand_for_nothing() -> None:
    """Two letters fit too many names."""
    assert stands_for("БСС", "Балтийский союз связи")
    assert not stands_for("БС", "Балтийский союз")


def test_gazetteer_in_use_decides_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Two things of a user's table are two, and one again for whoever comes after."""
    columns = "id type wikidata geonames iso label_ru label_en country weight sources until names"
    lines = ["\t".join(columns.split())]
    for slug, name in (("one", "Альфатек"), ("two", "Альфатэк")):
        lines.append("\t".join((f"name:{slug}", "Organization", *[""] * 3, name, *[""] * 6)))
    table = tmp_path / "mine.tsv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = same_name("Альфатек", "Альфатэк")
    with using(user_table(table)):
        assert same_name("Альфатек", "Альфатэк").verdict is Verdict.DIFFERENT
    assert same_name("Альфатек", "Альфатэк") == before
    assert before.verdict is Verdict.SAME
