"""Coreference on factRuEval: how clusterings are compared, and which mentions are."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import document_of, parse

from extract.claims import find_claims
from extract.errors import ReadError
from extract.evaluate.clusters import Agreement, b_cubed, muc
from extract.evaluate.coreference import Report, added, compare
from extract.evaluate.facts import read_things
from graph.commands import main

KEY = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
NEAR = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
FAR = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]


def test_b_cubed_is_the_published_one() -> None:
    """Bagga and Baldwin's example: what joins two long chains is worse than a short and a long."""
    near, far = b_cubed(found=NEAR, wanted=KEY), b_cubed(found=FAR, wanted=KEY)
    assert near.precision == pytest.approx(16 / 21)
    assert far.precision == pytest.approx(7 / 12)
    assert near.recall == far.recall == 1.0


def test_muc_counts_links() -> None:
    """One link too many, wherever it is: MUC holds both answers for equally good."""
    near, far = muc(found=NEAR, wanted=KEY), muc(found=FAR, wanted=KEY)
    assert near == far
    assert near.precision == pytest.approx(9 / 10)
    assert near.recall == 1.0


def test_what_stands_on_one_side_alone_counts_there() -> None:
    """A mention that was not found costs recall, one that is not drawn precision."""
    assert b_cubed(found=[{1, 2}], wanted=[{1, 2, 3}]).recall == pytest.approx(4 / 9)
    assert b_cubed(found=[{1, 2}], wanted=[{1, 2, 3}]).precision == 1.0
    assert muc(found=[{1, 9}], wanted=[{1, 2}]).precision == 0.0


partitions = st.dictionaries(st.integers(0, 12), st.integers(0, 4)).map(
    lambda homes: [{m for m in homes if homes[m] == home} for home in sorted(set(homes.values()))]
)


@given(partitions, partitions)
def test_measures_lie_between_nothing_and_all(
    found: list[set[int]], wanted: list[set[int]]
) -> None:
    """Shares are shares; the same clustering is right; the sides may be exchanged."""
    for measure in (b_cubed, muc):
        score = measure(found=found, wanted=wanted)
        assert 0.0 <= score.precision <= 1.0
        assert 0.0 <= score.recall <= 1.0
        back = measure(found=wanted, wanted=found)
        assert (score.precision, score.recall) == (back.recall, back.precision)
        same = measure(found=found, wanted=found)
        assert same.right_found == pytest.approx(same.found)


NOTATION = (
    "[Иван Петров|PERSON] прибыл. [Петров|PERSON] устал. Уехала [Анна Даль|PERSON]. "
    "[Nordel|ORGANIZATION] ждет."
)
TEXT, MARKED = parse(NOTATION)
FIRST, AGAIN, OTHER, BODY = ((mark.start, mark.stop) for mark in MARKED)


def compared(*things: list[tuple[int, int]]) -> Report:
    """What the rules find in the text, beside these drawn things."""
    return compare(things, find_claims(document_of(NOTATION), version="test"))


def test_right_chains_are_right() -> None:
    """All drawn mentions found, those of one thing in one entity."""
    report = compared([FIRST, AGAIN], [OTHER], [BODY])
    assert {score.f1 for score in report.scores.values()} == {1.0}
    assert report.split == report.mixed == ()


def test_torn_chains_are_told() -> None:
    """A thing in two entities costs recall, an entity of two things precision."""
    split = compared([FIRST, OTHER], [BODY])
    assert split.split == ("Иван Петров | Анна Даль",)
    assert split.scores["MUC aligned"].recall == 0.0
    mixed = compared([FIRST], [AGAIN], [BODY])
    assert mixed.mixed == ("Иван Петров | Петров",)
    assert mixed.scores["B³ aligned"].precision == pytest.approx(2 / 3)


def test_mentions_not_found_are_missed_end_to_end_only() -> None:
    """«ждет» is nobody's name: it costs recall where all that is drawn counts."""
    verb = TEXT.index("ждет")
    report = compared([FIRST, AGAIN], [(verb, verb + 4)])
    assert report.scores["B³ end to end"].recall == pytest.approx(2 / 3)
    assert report.scores["B³ aligned"].recall == 1.0


def test_mentions_are_aligned_by_half_of_the_longer() -> None:
    """«Иван Петров прибыл» is ours, «Иван Петров прибыл. Петров устал» is not."""
    assert compared([(0, FIRST[1] + 5)]).scores["B³ end to end"].recall == 1.0
    assert compared([(0, AGAIN[1] + 6)]).scores["B³ end to end"].recall == 0.0


def test_reports_add_up() -> None:
    """Many texts are one measure: mentions count, not texts."""
    report = compared([FIRST, AGAIN], [OTHER], [BODY])
    assert added([report, report]).scores["MUC aligned"] == Agreement(
        right_found=2.0, found=2, right_wanted=2.0, wanted=2
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The text with its four files, in the form of factRuEval."""
    things = {1: [FIRST, AGAIN], 2: [OTHER]}
    numbered = [(10 * n + i, n, place) for n in things for i, place in enumerate(things[n])]
    content = {
        "txt": TEXT,
        "spans": "\n".join(f"{i} name {a} {b - a}" for i, _, (a, b) in numbered),
        "objects": "\n".join(f"{100 + i} Person {i} # words" for i, _, _ in numbered),
        "coref": "\n".join(
            f"{n} " + " ".join(str(100 + i) for i, m, _ in numbered if m == n) + "\nname X\n"
            for n in things
        ),
        "facts": "",
    }
    for suffix, text in content.items():
        (tmp_path / f"one.{suffix}").write_text(text, encoding="utf-8")
    return tmp_path


def test_things_are_read_with_all_their_places(folder: Path) -> None:
    """A chain is a block of the file; damage is named."""
    assert [thing.places for thing in read_things(folder / "one.txt")] == [(FIRST, AGAIN), (OTHER,)]
    (folder / "one.objects").write_text("100 Person 77 # words\n", encoding="utf-8")
    with pytest.raises(ReadError, match="damaged annotation"):
        read_things(folder / "one.txt")


@pytest.mark.model
def test_command_prints_and_keeps_the_figures(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`svyaz evaluate coref DIR --json FILE`."""
    out = folder / "out" / "figures.json"
    assert main(["evaluate", "coref", str(folder), "--show", "--json", str(out)]) == 0
    assert "B³ end to end" in capsys.readouterr().out
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["figures"]["B³ end to end"]["wanted"] == 3
    assert record["task"] == "factRuEval-2016 coreference"
