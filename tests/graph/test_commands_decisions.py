"""`svyaz explain --entity` and `svyaz build --decisions`, each in a process of its own."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from drafts import Draft, link

from extract.records import Extraction
from graph.commands import main
from graph.commands.account import account_lines
from graph.commands.choices import choices_of, decisions_of, keep_choices
from graph.confidence import MIN_CONFIDENCE
from graph.errors import GraphError
from graph.journal import write_extractions
from graph.merge import merge, read_decisions, settle
from graph.merge.account import Account, Accounts
from ontology.vocabulary import EntityType

GEORGIA = link("Q230", "Грузия", "Georgia")


def in_file(draft: Draft, source: str) -> Extraction:
    """The extraction of an article in a file."""
    extraction = draft.done()
    return replace(extraction, article=replace(extraction.article, source=source))


def news() -> list[Extraction]:
    """Three articles: two on one person, two on a country, two on things of one name."""
    first = Draft("Эмиль Хельберг прибыл. Грузия ждёт. Нева [bold]течёт.")
    first.entity("Эмиль Хельберг", EntityType.PERSON)
    first.entity("Грузия", EntityType.COUNTRY, link=GEORGIA)
    first.entity("Нева", EntityType.LOCATION)
    second = Draft("Эмиль Хелберг уехал. Нева растёт.")
    second.entity("Эмиль Хелберг", EntityType.PERSON)
    second.entity("Нева", EntityType.ORGANIZATION)
    third = Draft("Тбилиси молчит. Сакартвело ждёт.")
    third.entity("Грузия", EntityType.COUNTRY, "Тбилиси", "Сакартвело", link=GEORGIA)
    return [
        in_file(first, "news/first.txt"),
        in_file(second, "news/second.txt"),
        in_file(third, "news/third.txt"),
    ]


def account(name: str) -> Account:
    """The account of the one node with this name."""
    accounts = Accounts(news())
    (node,) = accounts.called.nodes_called(name)
    return accounts.of(node.iri)


def shown(explained: Account) -> list[str]:
    """The lines that are printed."""
    return [each if isinstance(each, str) else each.plain for each in account_lines(explained)]


def svyaz(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run one command line."""
    return subprocess.run(
        [sys.executable, "-m", "graph", *arguments],
        cwd=cwd,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with the extractions of an earlier build in output/."""
    (tmp_path / "output").mkdir()
    write_extractions(tmp_path / "output" / "extractions.jsonl", news())
    return tmp_path


def test_every_merge_has_its_articles_rule_score_and_reason() -> None:
    """The two names stand with their articles; below them what joined them, and how sure."""
    lines = shown(account("Эмиль Хелберг"))
    assert "  Эмиль Хельберг: first.txt" in lines
    assert "  Эмиль Хелберг: second.txt" in lines
    at = next(n for n, line in enumerate(lines) if line.startswith("  person, score 0.95: "))
    assert {"«Эмиль Хельберг» in first.txt (e0)", "«Эмиль Хелберг» in second.txt (e0)"} == set(
        lines[at + 1].strip().split(" and ")
    )


def test_link_stands_with_its_score_and_identifiers() -> None:
    """What the gazetteer says of it, by which name, and every name that the articles use."""
    lines = shown(account("Тбилиси"))
    assert "  identifiers: Wikidata Q230, English Georgia" in lines
    assert "  linked to Q230, score 0.99: name (first.txt, third.txt)" in lines
    assert "  Сакартвело: third.txt" in lines


def test_what_is_kept_apart_says_why() -> None:
    """A thing of the same name is listed with what speaks for one node and what against."""
    accounts = Accounts(news())
    river, body = accounts.called.nodes_called("Нева")
    lines = shown(accounts.of(river.iri))
    assert any(body.iri in line for line in lines)
    against = "against: different types, "
    assert any("for: name «Нева»; " + against in line for line in lines)


def test_no_more_is_accounted_for_than_is_asked() -> None:
    """Of the things that are kept apart the first are told and all are counted."""
    accounts = Accounts(news())
    river, _ = accounts.called.nodes_called("Нева")
    shortened = accounts.of(river.iri, most_partings=0)
    assert (shortened.partings, shortened.n_partings) == ((), 1)
    assert "  and 1 more of the same name" in shown(shortened)


def test_names_are_found_in_any_case_and_alphabet(built: Path) -> None:
    """Russian and English names, names in Latin letters, identifiers: all lead to the node."""
    accounts = Accounts(news())
    (country,) = accounts.called.nodes_called("Грузия")
    names = ("georgia", "Q230", "САКАРТВЕЛО", "ent:georgia-q230", "Тбилиси@third.txt")
    iris = ("https://w3id.org/svyaz/ent/georgia-q230", "http://my.example/news#ent/georgia-q230")
    for name in (*names, *iris):
        assert accounts.called.nodes_called(name) == [country]
    (person,) = accounts.called.nodes_called("ЭМИЛЬ ХЕЛЬБЕРГ")
    assert accounts.called.nodes_called("Emil Khelberg") == [person]
    done = svyaz("explain", "--entity", "georgia", cwd=built)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Грузия — Country, ent:georgia-q230\n")


def test_unknown_name_is_an_error_with_offers(built: Path) -> None:
    """The exit code is 2, and the names that are nearest are offered."""
    done = svyaz("explain", "--entity", "хелбрг эмиль", cwd=built)
    assert done.returncode == 2
    assert "nothing is called «хелбрг эмиль»; there is «Эмиль Х" in done.stderr
    assert done.stdout == ""


def test_explain_needs_a_build_or_articles(tmp_path: Path) -> None:
    """Without a build to read, and without anything to explain, the exit code is 2."""
    nothing = svyaz("explain", "--entity", "Грузия", cwd=tmp_path)
    assert nothing.returncode == 2
    assert "extractions.jsonl does not exist; `svyaz build" in nothing.stderr
    assert svyaz("explain", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["Эмиль Хелберг", "Тбилиси", "Нева"])
def test_lines_that_are_offered_undo_what_was_done(tmp_path: Path, name: str) -> None:
    """Each line that explain prints can be put into a table as it is, and then holds."""
    accounts = Accounts(news())
    for node in accounts.called.nodes_called(name):
        for line in account_lines(accounts.of(node.iri)):
            if isinstance(line, str):
                (tmp_path / "undo.tsv").write_text(line + "\n", encoding="utf-8")
                settled = settle(news(), read_decisions(tmp_path / "undo.tsv"))
                assert settled.idle == ()
                assert merge(news(), settled).entities != merge(news()).entities


def test_what_was_decided_is_told_as_such(built: Path) -> None:
    """The table of a build is read with it: its joins and partings name the person's reason."""
    (built / "output" / "decisions.applied.tsv").write_text(
        "same\tНева@first.txt\tНева@second.txt\tthe firm on the river\n"
        "different\tГрузия@first.txt\tГрузия@third.txt\tthe state of the south\n",
        encoding="utf-8",
    )
    river = svyaz("explain", "--entity", "Нева", cwd=built).stdout
    assert "  decision, score 1.00: decided: the firm on the river" in river
    assert "# the rest a person decided: take out the lines that say it" in river
    country = svyaz("explain", "--entity", "Грузия", cwd=built).stdout
    assert country.count("against: decided: the state of the south") == 2


def decided(table: Path, *lines: str) -> Accounts:
    """The accounts of the news with these decisions."""
    table.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return Accounts(news(), settle(news(), read_decisions(table)))


def test_a_link_that_was_decided_is_not_offered_to_be_undone(tmp_path: Path) -> None:
    """It is undone by taking out its line: without that line nothing is linked so."""
    accounts = decided(tmp_path / "table.tsv", "link\tЭмиль Хелберг\tQ999999999\ta minister")
    (node,) = accounts.called.nodes_called("Q999999999")
    lines = shown(accounts.of(node.iri))
    assert any(line.startswith("  linked to Q999999999, score 1.00: decided: ") for line in lines)
    assert not any(line.startswith("link\t") for line in lines)
    assert "# the rest a person decided: take out the lines that say it" in lines


def test_a_link_to_nothing_is_told_as_decided(tmp_path: Path) -> None:
    """Of the thing itself, and of what is kept apart from it for that reason."""
    accounts = decided(tmp_path / "table.tsv", "link\tГрузия@third.txt\t-")
    nodes = accounts.called.nodes_called("Грузия")
    (unlinked,) = (node for node in nodes if node.wikidata is None)
    (linked,) = (node for node in nodes if node.wikidata)
    lines = shown(accounts.of(unlinked.iri))
    assert "  decided: linked to nothing (third.txt)" in lines
    for node in (unlinked, linked):
        lines = shown(accounts.of(node.iri))
        against = "against: decided: linked to nothing; the other one is linked to Q230"
        assert any(line.endswith(against) for line in lines)
        assert not any(line.startswith("same\t") for line in lines)
        assert lines[-1].startswith("# the rest a person decided: ")


def test_nothing_of_an_article_is_obeyed() -> None:
    """Escape sequences of a name are spelled out, and no line of a table holds them."""
    draft = Draft("Дом\x1b[2J\tстоит.")
    draft.entity("Дом\x1b[2J\tстоит", EntityType.ORGANIZATION, link=link("Q5", "Дом"))
    other = Draft("Дом стоит.")
    other.entity("Дом стоит", EntityType.ORGANIZATION, link=link("Q5", "Дом"))
    accounts = Accounts([in_file(draft, "a.txt"), in_file(other, "b.txt")])
    lines = shown(accounts.of("ent:dom-q5"))
    assert not any("\x1b" in line for line in lines)
    assert any(line.startswith("different\t") and line.count("\t") == 2 for line in lines)


ARTICLE = """date 2025-03-05

Германия и Франция подписали договор

БЕРЛИН, 5 марта. /ТАСС/. Германия и Франция подписали в Берлине договор о торговле. \
Об этом заявил канцлер Германии Эрих Ланге.
"""


@pytest.mark.model
def test_build_applies_a_table_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary counts what was applied, the graph obeys, the copy goes when the table goes."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "treaty.txt").write_text(ARTICLE, encoding="utf-8")
    table = tmp_path / "mine.tsv"
    table.write_text("link\tЭрих Ланге\tQ999999999\ta chancellor\n", encoding="utf-8")
    line = ("build", "treaty.txt", "--decisions", "mine.tsv", "--merge-reasons")
    assert main(line) == 0
    assert "1  decisions   1 link" in capsys.readouterr().err
    output = tmp_path / "output"
    assert "wd:Q999999999" in (output / "graph.ttl").read_text(encoding="utf-8")
    assert (output / "decisions.applied.tsv").read_bytes() == table.read_bytes()
    first = (output / "graph.ttl").read_bytes()
    assert main(line) == 0
    assert (output / "graph.ttl").read_bytes() == first
    assert main(("build", "treaty.txt")) == 0
    assert not (output / "decisions.applied.tsv").exists()
    assert not (output / "build.json").exists()


@pytest.mark.model
def test_explain_goes_by_what_the_build_was_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A decision that needs the build's own gazetteer can be explained without naming it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "treaty.txt").write_text(ARTICLE, encoding="utf-8")
    columns = "id type wikidata geonames iso label_ru label_en country weight sources until names"
    club = "name:our-club\tPerson\t\t\t\tНаш канцлер\t\t\t3\tuser\t\t"
    (tmp_path / "mine.tsv").write_text(columns.replace(" ", "\t") + f"\n{club}\n", encoding="utf-8")
    (tmp_path / "decided.tsv").write_text("link\tЭрих Ланге\tname:our-club\n", encoding="utf-8")
    build = ("build", "treaty.txt", "--gazetteer", "mine.tsv", "--decisions", "decided.tsv")
    assert main((*build, "--min-confidence", "0.5")) == 0
    assert choices_of(tmp_path / "output").gazetteer == str(tmp_path / "mine.tsv")
    assert choices_of(tmp_path / "output").min_confidence == 0.5
    capsys.readouterr()
    assert main(("explain", "--entity", "Наш канцлер")) == 0
    assert "  linked to name:our-club, score 1.00: decided " in capsys.readouterr().out


def kept(output: Path, decisions: str | None) -> None:
    """What a build leaves that was given this table and nothing else."""
    keep_choices(output, gazetteer=None, min_confidence=MIN_CONFIDENCE, decisions=decisions)


@pytest.mark.parametrize("following", [None, "same\tА\tВ\n"])
def test_an_edited_copy_of_decisions_is_set_aside(
    tmp_path: Path, following: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy that nobody touched goes with its build; work of a person is kept, and it is said."""
    copy = tmp_path / "decisions.applied.tsv"
    kept(tmp_path, "same\tА\tБ\n")
    kept(tmp_path, following)
    assert decisions_of(tmp_path) == (None if following is None else copy)
    assert not list(tmp_path.glob("decisions.edited-*.tsv"))
    kept(tmp_path, "same\tА\tБ\n")
    copy.write_text("same\tА\tБ\nsame\tА\tГ\n", encoding="utf-8")
    capsys.readouterr()
    kept(tmp_path, following)
    assert decisions_of(tmp_path) == (None if following is None else copy)
    (aside,) = tmp_path.glob("decisions.edited-*.tsv")
    assert aside.read_text(encoding="utf-8") == "same\tА\tБ\nsame\tА\tГ\n"
    assert aside.name in capsys.readouterr().err


def test_an_edited_copy_that_is_built_with_stays(tmp_path: Path) -> None:
    """Naming the copy itself, also as a spreadsheet saves it, moves nothing."""
    copy = tmp_path / "decisions.applied.tsv"
    kept(tmp_path, "same\tА\tБ\n")
    copy.write_bytes("\ufeffsame\tА\tГ\r\n".encode())
    kept(tmp_path, read_decisions(copy).text)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["build.json", copy.name]


@pytest.mark.parametrize("text", ["{", "[]", '{"color": 1}', '{"gazetteer": 1}'])
def test_a_damaged_memory_of_a_build_is_named(tmp_path: Path, text: str) -> None:
    """The error names the file; nothing is explained by guessing."""
    (tmp_path / "build.json").write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=r"build\.json"):
        choices_of(tmp_path)


@pytest.mark.model
def test_build_refuses_a_wrong_table_by_its_line(tmp_path: Path) -> None:
    """Exit code 2 and one line that names file, line and reason; the graph is not touched."""
    (tmp_path / "treaty.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "mine.tsv").write_text("# mine\nsame\tГермания\tПруссия\n", encoding="utf-8")
    done = svyaz("build", "treaty.txt", "--decisions", "mine.tsv", cwd=tmp_path)
    assert done.returncode == 2
    assert "error: mine.tsv, line 2: no article has «Пруссия»" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output" / "graph.ttl").exists()
