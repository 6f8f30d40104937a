"""`svyaz build`, `extract` and `explain` over real articles and real models."""

import hashlib
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.serialize import from_json
from graph.commands import main

pytestmark = pytest.mark.model

TREATY = """date 2025-03-05

Германия и Франция подписали договор

БЕРЛИН, 5 марта. /ТАСС/. Германия и Франция подписали в Берлине договор о торговле. \
Об этом заявил канцлер Германии Эрих Ланге.
"""
VISIT = """date 2025-03-06

Президент Италии Марко Росси встретился в Риме с президентом Испании Луисом Ортегой. \
«Мы обсудили строительство моста», — сообщил Росси.
"""
RESULTS = ("graph.ttl", "graph.html", "extractions.jsonl", "failures.jsonl")
N_INTERRUPTED = 480
"""Articles of the build that is interrupted: 160 were done before the signal came, once in ten."""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "treaty.txt").write_text(TREATY, encoding="utf-8")
    (folder / "visit.txt").write_text(VISIT, encoding="cp1251")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every result in a folder."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in RESULTS}


def test_build_writes_graph_page_and_extractions(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The results are there, the summary counts them, and standard output stays empty."""
    assert main(["build", str(articles), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "2  articles" in printed.err
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(RESULTS)
    assert (tmp_path / "out" / "failures.jsonl").read_text() == ""
    assert "sv:Claim" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_second_run_works_only_on_what_is_new(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run takes everything from the first and writes the same bytes."""
    line = ["build", str(articles), "-o", str(tmp_path / "out")]
    main(line)
    before = digests(tmp_path / "out")
    (articles / "copy.txt").write_text(TREATY, encoding="koi8-r")
    capsys.readouterr()
    assert main(line) == 0
    assert "2 from the last run, 1 given twice" in capsys.readouterr().err
    assert digests(tmp_path / "out") != before  # the copy is read first and lends its name
    (articles / "copy.txt").unlink()
    main(line)
    assert digests(tmp_path / "out") == before


def test_order_of_articles_does_not_show_in_the_graph(articles: Path, tmp_path: Path) -> None:
    """The Turtle and the page are the same for any order of the inputs."""
    one, two = articles / "treaty.txt", articles / "visit.txt"
    for name, paths in (("a", (one, two)), ("b", (two, one))):
        main(["build", *map(str, paths), "-o", str(tmp_path / name)])
    a, b = digests(tmp_path / "a"), digests(tmp_path / "b")
    assert (a["graph.ttl"], a["graph.html"]) == (b["graph.ttl"], b["graph.html"])


@pytest.mark.slow
def test_number_of_workers_does_not_show_in_the_results(tmp_path: Path) -> None:
    """Two processes give the bytes of one."""
    folder = many(tmp_path, 40)
    for workers in ("1", "2"):
        main(["build", str(folder), "-o", str(tmp_path / workers), "--workers", workers])
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


@pytest.mark.slow
def test_interrupt_keeps_what_was_finished(tmp_path: Path) -> None:
    """After Ctrl-C the finished articles are in the file, and the next run begins with them."""
    folder, out = many(tmp_path, N_INTERRUPTED), tmp_path / "out"
    journal = out / "extractions.jsonl"
    command = [sys.executable, "-m", "graph", "build", str(folder), "-o", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not (journal.exists() and journal.stat().st_size):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors.decode()
    assert "Traceback" not in errors.decode()
    finished = len(journal.read_text(encoding="utf-8").splitlines())
    assert 0 < finished < N_INTERRUPTED
    assert f"{finished} of {N_INTERRUPTED} articles are kept" in errors.decode()
    assert not (out / "graph.ttl").exists()
    done = subprocess.run(command, capture_output=True, check=False)
    assert f"{finished} from the last run" in done.stderr.decode()


def many(folder: Path, number: int) -> Path:
    """A folder with so many short articles."""
    news = folder / "news"
    news.mkdir()
    for each in range(number):
        text = f"{TREATY}Договор получил номер {each}. Это уже {each + 1}-й договор двух стран.\n"
        (news / f"{each:03}.txt").write_text(text, encoding="utf-8")
    return news


def test_bad_articles_do_not_stop_a_run(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unfit inputs are named with their reasons, everything else is built, the exit code is 0."""
    bad = {
        "empty.txt": (b"", "is empty"),
        "binary.txt": (b"\x7fELF\0\0", "is binary, not text"),
        "big.txt": ("Мост. ".encode() * 1_000_000, "10.0 MB is too big"),
        "english.txt": (b"The ministers met on Monday.", "is not Russian"),
    }
    for name, (data, _) in bad.items():
        (articles / name).write_bytes(data)
    (articles / "sentence.txt").write_text("Осло — столица Норвегии.", encoding="utf-8")
    assert main(["build", str(articles), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().err
    for name, (_, reason) in bad.items():
        assert f"{name}: {reason}" in printed
    assert "3  articles" in printed
    assert "4  failures" in printed
    lines = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert {Path(json.loads(line)["source"]).name for line in lines} == set(bad)


def test_base_iri_is_that_of_the_things(articles: Path, tmp_path: Path) -> None:
    """The graph's things live where its owner says; the vocabulary stays where it is."""
    base = "https://example.org/kg/"
    main(["build", str(articles), "-o", str(tmp_path / "out"), "--base-iri", base])
    turtle = (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")
    assert f"@prefix ent: <{base}ent/>" in turtle
    assert "@prefix sv: <https://w3id.org/svyaz/ontology#>" in turtle


def test_extract_prints_a_line_for_each_article(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output is data: one extraction a line, in the order of the articles."""
    assert main(["extract", str(articles)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Path(from_json(line).article.source).name for line in lines] == [
        "treaty.txt",
        "visit.txt",
    ]


def test_extract_writes_brat_beside_the_text(articles: Path, tmp_path: Path) -> None:
    """NAME.ann fits NAME.txt: every mention's offsets give its words."""
    out = tmp_path / "brat"
    assert main(["extract", str(articles), "--format", "brat", "-o", str(out)]) == 0
    for name in ("treaty", "visit"):
        text = (out / f"{name}.txt").read_bytes().decode("utf-8")
        mentions = [
            line.split("\t")
            for line in (out / f"{name}.ann").read_text(encoding="utf-8").splitlines()
            if line.startswith("T")
        ]
        assert mentions
        for _, place, words in mentions:
            _, start, stop = place.split()
            assert text[int(start) : int(stop)] == words


def test_extract_takes_given_mentions(articles: Path, tmp_path: Path) -> None:
    """With --mentions the mentions are those of the files, and an article without one is named."""
    start = TREATY.index("договор о торговле")
    given = f"T1\tLAW {start} {start + 18}\tдоговор о торговле\n"
    (tmp_path / "treaty.ann").write_text(given, encoding="utf-8")
    out = tmp_path / "out"
    line = ["extract", str(articles), "-f", "brat", "-o", str(out), "--mentions", str(tmp_path)]
    assert main(line) == 0
    written = (out / "treaty.ann").read_text(encoding="utf-8").splitlines()
    assert [each for each in written if each.startswith("T")] == [given.strip()]
    assert "visit.ann" in (out / "failures.jsonl").read_text(encoding="utf-8")


def test_explain_marks_mentions_and_names_patterns(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each claim stands with its sentence, the mentions in brackets, its pattern and score."""
    assert main(["explain", str(articles / "visit.txt")]) == 0
    shown = capsys.readouterr().out
    assert "[Италии|Country]" in shown
    assert "[Марко Росси|Person]" in shown
    assert "score 0." in shown
