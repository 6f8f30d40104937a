"""`svyaz evaluate`: figures on standard output, the same ones in a file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.score import Score
from extract.standoff import read_annotation
from graph.commands import main

TEXT = (
    "date 2025-03-05\n\n"
    "Премьер-министр Норвегии Ингрид Даль прибыла в Хельсинки. "
    "Ее встретил президент Финляндии Юхани Лехто.\n"
)
DRAWN = (
    ("PROFESSION", "Премьер-министр Норвегии"),
    ("COUNTRY", "Норвегии"),
    ("PERSON", "Ингрид Даль"),
    ("CITY", "Хельсинки"),
    ("PROFESSION", "президент Финляндии"),
    ("COUNTRY", "Финляндии"),
    ("PERSON", "Юхани Лехто"),
    ("NUMBER", "2025"),
)
RELATED = (
    ("WORKS_AS", 3, 1),
    ("WORKPLACE", 3, 2),
    ("WORKS_AS", 7, 5),
    ("WORKPLACE", 7, 6),
    ("KNOWS", 7, 3),
)
LABELS: dict[str, Any] = {
    "entities": {
        "Ингрид Даль": {"type": "PERSON", "aliases": []},
        "Норвегия": {"type": "COUNTRY", "aliases": []},
    },
    "relations": [["Ингрид Даль", "workplace", "Норвегия"]],
    "not": [],
    "statements": [],
    "events": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article with annotations and labels."""
    lines = []
    for number, (kind, words) in enumerate(DRAWN, 1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{kind} {start} {start + len(words)}\t{words}")
    for number, (name, first, second) in enumerate(RELATED, 1):
        lines.append(f"R{number}\t{name} Arg1:T{first} Arg2:T{second}")
    place = tmp_path / "labeled"
    place.mkdir()
    (place / "visit.txt").write_text(TEXT, encoding="utf-8")
    (place / "visit.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (place / "visit.json").write_text(json.dumps(LABELS), encoding="utf-8")
    return place


def counts(record: Mapping[str, Any]) -> Score:
    """The counts behind a figure in a JSON file."""
    return Score(**{name: record[name] for name in ("matched", "found", "wanted")})


@pytest.mark.model
def test_figures_are_those_of_the_extracted_files(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `svyaz extract --format brat` writes, with gold mentions or without, is what counts."""
    out = tmp_path / "figures.json"
    assert main(["evaluate", "nerel", str(folder), "--json", str(out)]) == 0
    printed = capsys.readouterr().out
    figures = json.loads(out.read_text(encoding="utf-8"))["figures"]
    gold = read_annotation((folder / "visit.ann").read_text(encoding="utf-8"))
    for task, mentions in (("end to end", []), ("gold entities", ["--mentions", str(folder)])):
        target = tmp_path / task
        words = ["extract", str(folder / "visit.txt"), "--format", "brat", "-o", str(target)]
        assert main([*words, *mentions]) == 0
        found = read_annotation((target / "visit.ann").read_text(encoding="utf-8"))
        assert counts(figures[f"{task}, whole document"]) == Score(
            matched=len(gold.links & found.links),
            found=len(found.links),
            wanted=len(RELATED),
        )
        if not mentions:
            assert counts(figures["entities"]).matched == len(gold.spans & found.spans)
    assert counts(figures["entities"]).wanted == len(DRAWN)
    for text in ("MRC", "84.99", "OpenNRE, RuBERT", "not comparable", "WORKS_AS"):
        assert text in printed


@pytest.mark.model
def test_model_names_the_relation_of_given_pairs(folder: Path, tmp_path: Path) -> None:
    """Each related pair is asked once; who works as what is easy."""
    out = tmp_path / "figures.json"
    assert main(["evaluate", "nerel", str(folder), "--model", "base", "--json", str(out)]) == 0
    content = json.loads(out.read_text(encoding="utf-8"))
    assert counts(content["figures"]["related pairs, whole document"]).wanted == len(RELATED)
    posts = content["relations"]["related pairs"]["WORKS_AS"]["in sentence"]
    assert (posts["matched"], posts["wanted"]) == (2, 2)


@pytest.mark.model
def test_pictures_are_drawn(folder: Path, tmp_path: Path) -> None:
    """`--plots` makes its folder and fills it."""
    pytest.importorskip("matplotlib")
    assert main(["evaluate", "nerel", str(folder), "--plots", str(tmp_path / "plots")]) == 0
    assert (tmp_path / "plots" / "confusion.png").stat().st_size > 0


@pytest.mark.model
def test_articles_are_measured_as_graphs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table and the file say the same; `--show` names what is spurious."""
    out = tmp_path / "figures.json"
    assert main(["evaluate", "articles", str(folder), "--json", str(out), "--show"]) == 0
    printed = capsys.readouterr().out
    content = json.loads(out.read_text(encoding="utf-8"))
    score = counts(content["figures"]["relations"])
    assert (score.matched, score.wanted) == (1, 1)
    row = next(line for line in printed.splitlines() if "relations" in line)
    assert row.split()[1:] == [
        f"{100 * score.precision:.2f}", "100.00", f"{100 * score.f1:.2f}",
        *map(str, (score.matched, score.found, score.wanted)),
    ]  # fmt: skip
    assert printed.count("spurious: ") >= score.found - score.matched
    assert (content["task"], content["traps"], len(content["sha256"])) == ("articles", [], 64)


@pytest.mark.parametrize(
    ("task", "name", "content", "reason"),
    [
        ("articles", "visit.json", "[]", "visit.json: holds no labels"),
        ("articles", "visit.json", "{", "visit.json: holds no labels"),
        ("nerel", "visit.ann", "T1\tCITY\n", "visit.ann: line 1"),
        ("nerel", "visit.ann", "T1\tGALAXY 0 4\tdate\n", "NEREL has no type GALAXY"),
    ],
)
def test_damaged_data_is_named(
    folder: Path, task: str, name: str, content: str, reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Nothing is measured on a file that cannot be read; the exit code is 2."""
    (folder / name).write_text(content, encoding="utf-8")
    assert main(["evaluate", task, str(folder)]) == 2
    assert reason in capsys.readouterr().err


@pytest.mark.model
def test_facts_are_measured_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table and the file say the same; `--show` names what is missed."""
    place = tmp_path / "drawn"
    place.mkdir()
    (place / "visit.txt").write_text(TEXT, encoding="utf-8")
    words = ("Премьер-министр", "Норвегии", "Ингрид Даль", "Юхани Лехто")
    layers = {
        "spans": [f"{n} x {TEXT.index(w)} {len(w)}" for n, w in enumerate(words, 1)],
        "objects": [f"{n + 10} Org {n} # {w}" for n, w in enumerate(words, 1)],
        "coref": [f"{n + 20} {n + 10}\nname {w}\n" for n, w in enumerate(words, 1)],
        "facts": [
            "0-0 Occupation\nWho obj23\nPosition span1\nWhere obj22\n",
            "0-1 Ownership\nOwner obj24\nProperty obj22\n",
        ],
    }
    for suffix, lines in layers.items():
        (place / f"visit.{suffix}").write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "figures.json"
    assert main(["evaluate", "factrueval", str(place), "--json", str(out), "--show"]) == 0
    printed = capsys.readouterr().out
    content = json.loads(out.read_text(encoding="utf-8"))
    score = counts(content["figures"]["Occupation"])
    assert (score.matched, score.wanted, len(content["sha256"])) == (1, 1, 64)
    assert counts(content["figures"]["Ownership"]) == Score(wanted=1)
    assert "missed: Ownership Owner Юхани Лехто | Property Норвегии" in printed


def test_links_are_measured_on_given_names(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table and the file say the same, and what `--mentions` writes is what counts."""
    path = folder / "visit.ann"
    gold = ("T2 Wikidata:Q20\tНорвегия", "T4 Wikidata:Q1\tХельсинки", "T7 Wikidata:Q2\tЛехто")
    lines = [f"N{number}\tReference {told}\n" for number, told in enumerate(gold, 1)]
    path.write_text(path.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    out = tmp_path / "figures.json"
    assert main(["evaluate", "links", str(folder), "--json", str(out), "--show"]) == 0
    printed = capsys.readouterr().out
    content = json.loads(out.read_text(encoding="utf-8"))
    score = counts(content["figures"]["links, named types"])
    assert score == Score(matched=1, found=2, wanted=3)
    row = next(line for line in printed.splitlines() if "links, named types" in line)
    assert row.split()[-3:] == ["1", "2", "3"]
    assert "wrong: " in printed
    assert "missed: 1 × PERSON «Юхани Лехто»: NIL, not Q2" in printed
    target = tmp_path / "drawn"
    words = ["extract", str(folder / "visit.txt"), "-f", "brat", "--mentions", str(folder)]
    assert main([*words, "--model", "none", "-o", str(target)]) == 0
    found = read_annotation((target / "visit.ann").read_text(encoding="utf-8"))
    assert ((TEXT.index("Норвегии"), TEXT.index("Норвегии") + 8, "COUNTRY"), "Q20", "Норвегия") in (
        found.references
    )
    assert len({span for span, *_ in found.references}) >= score.found


@pytest.mark.parametrize("task", ["articles", "factrueval", "links", "nerel"])
def test_folder_without_labels_is_wrong_use(
    task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says which files are looked for."""
    assert main(["evaluate", task, str(tmp_path)]) == 2
    assert "NAME.txt" in capsys.readouterr().err


def test_pairs_of_names_have_their_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Precision and recall of the model of names; --show lists what is missed or wrong."""
    pairs, out = tmp_path / "pairs.tsv", tmp_path / "figures.json"
    rows = (
        ("a", "b", "label", "note"),
        ("Олаф Хольм", "Олаф Гольм", "same", "h"),
        ("Хольм", "Олаф Хольм", "same", "lone"),
        ("МВД", "МИД", "different", ""),
    )
    pairs.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["evaluate", "names", str(pairs), "--show", "--json", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "missed: Хольм | Олаф Хольм: undecided, a part of the other name (lone)" in printed
    assert "wrong" not in printed
    content = json.loads(out.read_text(encoding="utf-8"))
    assert counts(content["names"]) == Score(matched=1, found=1, wanted=2)
    assert content["undecided"] == 1


@pytest.mark.parametrize("text", ["", "a\tb\n", "a\tb\tlabel\nХольм\tГольм\tmaybe\n"])
def test_malformed_pairs_are_wrong_use(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file and the line."""
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(text, encoding="utf-8")
    assert main(["evaluate", "names", str(pairs)]) == 2
    assert "pairs.tsv: line" in capsys.readouterr().err
