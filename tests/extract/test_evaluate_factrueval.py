"""Facts of factRuEval: what is read from its files, and when a found fact is a drawn one."""

from pathlib import Path

import pytest
from notation import document_of, parse

from extract.claims import find_claims
from extract.errors import ReadError
from extract.evaluate.factrueval import Report, added, compare
from extract.evaluate.facts import GoldFact, fact_files, read_facts
from extract.evaluate.score import Score

NOTATION = (
    "Президент [Чили|COUNTRY] [Иван Петров|PERSON] встретился с главой компании "
    "[Nordel|ORGANIZATION] [Пером Линдом|PERSON]. [Nordel|ORGANIZATION] купила компанию "
    "[Siltron|ORGANIZATION]."
)
TEXT, MARKED = parse(NOTATION)
THINGS = {"Чили": 1, "Иван Петров": 2, "Nordel": 3, "Пером Линдом": 4, "Siltron": 5}
POSTS = {"Президент": 11, "главой": 12}
HELD = """
1-0 Occupation
Who obj2 Петров Иван
Position span11 Президент
Where obj1 Чили

1-1 Occupation
Who obj4 Линд Пер
Position span12 главой
Where obj3 Nordel

1-2 Meeting
Participant obj2 Петров Иван
Participant obj4 Линд Пер

1-3 Deal
Participant obj3 Nordel
Participant obj5 Siltron
Type купля/продажа

1-4 Ownership
Owner obj3 Nordel
Property obj5 Siltron
"""


def write(folder: Path, facts: str) -> Path:
    """The annotated text with these facts; the path of the text."""
    folder.mkdir(exist_ok=True)
    text = folder / "one.txt"
    text.write_text(TEXT, encoding="utf-8")
    numbered = {**THINGS, **POSTS}
    places = {number: (TEXT.index(words), len(words)) for words, number in numbered.items()}
    spans = [f"{100 + n} name {start} {size}  # {n}" for n, (start, size) in places.items()]
    spans += [f"{n} job {start} {size}  # {n}" for n, (start, size) in places.items() if n > 10]
    objects = [f"{200 + n} Org {100 + n} # {words}" for words, n in THINGS.items()]
    coref = [f"{n} {200 + n}\nname {words}\n" for words, n in THINGS.items()]
    content = {"spans": spans, "objects": objects, "coref": coref, "facts": [facts]}
    for suffix, lines in content.items():
        text.with_suffix(f".{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return text


def compared(folder: Path, facts: str) -> Report:
    """What the rules find in the text, beside these drawn facts."""
    extraction = find_claims(document_of(NOTATION), version="test")
    return compare(read_facts(write(folder, facts)), extraction)


def test_drawn_facts_are_read_with_things_and_notes(tmp_path: Path) -> None:
    """A role is filled by a thing with its names and places; a kind of deal is a note."""
    facts = read_facts(write(tmp_path, HELD))
    assert [fact.kind for fact in facts] == [
        "Occupation", "Occupation", "Meeting", "Deal", "Ownership",
    ]  # fmt: skip
    ((who,),) = facts[0].things("Who")
    assert who.names == ("Иван Петров",)
    assert [TEXT[slice(*place)] for place in who.places] == ["Иван Петров"]
    assert (facts[3].note("Type"), facts[0].note("Type")) == ("купля/продажа", "")


def test_facts_with_the_right_things_are_held(tmp_path: Path) -> None:
    """Every kind of fact is held once by what the rules find, and nothing found is false."""
    report = compared(tmp_path, HELD)
    assert report.missed == report.spurious == ()
    assert report.scores["Occupation"] == Score(matched=2, found=2, wanted=2)
    assert all(score.f1 == 1.0 for score in report.scores.values())


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("Occupation", "Where obj1 Чили", "Where obj3 Nordel"),
        ("Occupation", "Position span11", "Position span12"),
        ("Meeting", "Participant obj4 Линд Пер\n\n1-3", "Participant obj1 Чили\n\n1-3"),
        ("Deal", "Participant obj5 Siltron", "Participant obj1 Чили"),
        ("Deal", "купля/продажа", "наложение/выплата штрафа"),
        ("Ownership", "Owner obj3", "Owner obj1"),
    ],
)
def test_fact_with_another_thing_is_missed(
    tmp_path: Path, kind: str, right: str, wrong: str
) -> None:
    """One role that another thing fills, or another kind of deal, is a miss and a false fact."""
    assert right in HELD
    report = compared(tmp_path, HELD.replace(right, wrong, 1))
    assert (len(report.missed), len(report.spurious)) == (1, 1)
    assert report.scores[kind].matched == report.scores[kind].wanted - 1


def test_found_fact_holds_one_drawn_fact(tmp_path: Path) -> None:
    """A fact that is drawn twice has to be found twice."""
    again = HELD[HELD.index("1-4") :].replace("1-4", "1-5")
    report = compared(tmp_path, f"{HELD}\n{again}")
    assert report.scores["Ownership"] == Score(matched=1, found=1, wanted=2)


def test_reports_add_up(tmp_path: Path) -> None:
    """Many texts are one measure."""
    report = compared(tmp_path, HELD)
    assert added([report, report]).scores["Deal"] == Score(matched=2, found=2, wanted=2)


def test_folder_has_all_files(tmp_path: Path) -> None:
    """Each text comes with its four files; what is missing or damaged is named."""
    text = write(tmp_path, HELD)
    assert [path.suffix for path in fact_files(tmp_path)] == [
        ".txt", ".spans", ".objects", ".coref", ".facts",
    ]  # fmt: skip
    text.with_suffix(".spans").write_text("1 name nowhere\n", encoding="utf-8")
    with pytest.raises(ReadError, match="damaged annotation"):
        read_facts(text)
    text.with_suffix(".coref").unlink()
    with pytest.raises(ReadError, match=r"one\.coref: is missing"):
        fact_files(tmp_path)
    with pytest.raises(ReadError, match=r"has no NAME\.facts"):
        fact_files(tmp_path / "nowhere")


def test_fact_reads_as_a_line() -> None:
    """Misses are listed by their roles and notes."""
    fact = GoldFact(kind="Deal", roles=(), notes=(("Type", "услуги"),))
    assert str(fact) == "Deal  | услуги"
