"""A user's own gazetteer is in use where it was asked for, and nowhere else."""

from pathlib import Path
from threading import Thread

import pytest

from ontology.errors import OntologyError
from ontology.gazetteer import default, user_table, using

HEADER = (
    "id\ttype\twikidata\tgeonames\tiso\tlabel_ru\tlabel_en\tcountry\tweight\tsources\tuntil\tnames"
)
CLUB = "name:club\tOrganization\t\t\t\tКлуб графов\tGraph Club\t\t0\tuser\t\tabbreviation:КЛГ;ООН"


def table(folder: Path, *rows: str) -> Path:
    """A table with these rows."""
    path = folder / "own.tsv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return path


def test_table_is_in_use_inside_the_block_alone(tmp_path: Path) -> None:
    """Inside, names of the table are known; outside, and in other threads, they are not."""
    seen: list[int] = []
    with using(user_table(table(tmp_path, CLUB))):
        assert default().lookup("КЛГ")[0].entry.label_ru == "Клуб графов"
        thread = Thread(target=lambda: seen.append(len(default().lookup("КЛГ"))))
        thread.start()
        thread.join()
    assert seen == [0]
    assert default().lookup("КЛГ") == ()
    with using(user_table(None)):
        assert default().lookup("КЛГ") == ()


def test_block_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """An error inside the block ends the choice as well."""
    with pytest.raises(KeyError), using(user_table(table(tmp_path, CLUB))):
        raise KeyError
    assert default().lookup("КЛГ") == ()


def test_rows_of_the_user_win(tmp_path: Path) -> None:
    """A name that both know means the user's thing first, however prominent the other is."""
    assert default().lookup("ООН")[0].entry.id != "name:club"
    with using(user_table(table(tmp_path, CLUB))):
        first, *others = default().lookup("ООН")
        assert first.entry.id == "name:club"
        assert [found.name.share for found in others] == [0.0] * len(others) != []


def test_share_of_the_user_leaves_the_rest_to_the_others(tmp_path: Path) -> None:
    """A name that the user gives a part of the uses keeps its other meanings in proportion."""
    before = default().lookup("Китай")[0].name.share
    row = CLUB.replace("ООН", "Китай=0.25")
    with using(user_table(table(tmp_path, row))):
        known, own = default().lookup("Китай")[:2]
        assert own.name.share == 0.25
        assert known.name.share == pytest.approx(0.75 * before)
        assert default().lookup("китайский")[0].name.share == 1.0


def test_name_that_is_told_again_wins_too(tmp_path: Path) -> None:
    """A row that repeats a less likely meaning of a name makes it the first one."""
    name, entry = next(
        (row.name, found[-1].entry)
        for row in default().names
        if (found := default().lookup(row.name))[0].entry.id != found[-1].entry.id
    )
    row = f"{entry.id}\t{entry.type}\t\t\t\t{entry.label_ru}\t\t\t0\tuser\t\t{name}"
    with using(user_table(table(tmp_path, row))):
        assert default().lookup(name)[0].entry.id == entry.id


def test_content_is_the_version(tmp_path: Path) -> None:
    """The digest follows the content, not the name of the file."""
    first = user_table(table(tmp_path, CLUB))
    again = user_table(table(tmp_path, CLUB))
    other = user_table(table(tmp_path, CLUB.replace("КЛГ", "КЛГР")))
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.digest == again.digest != other.digest
    assert other.gazetteer.lookup("КЛГР")


def test_missing_table_is_named(tmp_path: Path) -> None:
    """A file that is not there is an error with its path."""
    with pytest.raises(OntologyError, match=r"nowhere\.tsv: cannot be read as a gazetteer"):
        user_table(tmp_path / "nowhere.tsv")
