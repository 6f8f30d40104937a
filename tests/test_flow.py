"""From article to answer, by the console script in a process of its own, as a user runs it."""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

ARTICLE = """date 2025-03-05

Норвегия вступила в Северный торговый союз

ОСЛО, 5 марта. /ТАСС/. Норвегия вступила в Северный торговый союз. Об этом сообщила \
премьер-министр Норвегии Ингрид Даль.
"""


def svyaz(*words: str, folder: Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """The finished command, run with the installed script."""
    script = Path(sys.executable).with_name("svyaz")
    if not script.exists():
        pytest.skip("svyaz is not installed in this environment")
    return subprocess.run(
        [str(script), *words],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": seed},
    )  # fmt: skip


def test_article_becomes_an_answer(tmp_path: Path) -> None:
    """An article is built, checked and asked in four commands, whatever the locale."""
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    built = svyaz("build", "news.txt", folder=tmp_path)
    assert (built.returncode, built.stdout) == (0, ""), built.stderr
    checked = svyaz("validate", "output/graph.ttl", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr
    asked = svyaz("query", "members", "северный торговый союз", "-f", "csv", folder=tmp_path)
    assert asked.returncode == 0, asked.stderr
    assert "Норвегия" in asked.stdout
    told = svyaz("explain", "news.txt", folder=tmp_path)
    assert "memberOf" in told.stdout


def test_bytes_depend_on_neither_order_nor_hash_seed(tmp_path: Path) -> None:
    """The samples in reverse, in a process with other hashes, give the same Turtle and page."""
    samples = sorted(str(path) for path in files("graph").joinpath("samples").iterdir())
    for seed, paths in (("1", samples), ("2", samples[::-1])):
        done = svyaz("build", *paths, "-o", seed, folder=tmp_path, seed=seed)
        assert done.returncode == 0, done.stderr
    for name in ("graph.ttl", "graph.html"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_folder_of_the_same_name_does_not_hide_the_package(tmp_path: Path) -> None:
    """The command works beside folders called graph, extract and ontology."""
    for name in ("graph", "extract", "ontology"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    done = svyaz("--version", folder=tmp_path)
    assert done.returncode == 0, done.stderr


def test_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    """`svyaz extract ... | head -c 1` ends quietly."""
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    script = Path(sys.executable).with_name("svyaz")
    line = f"{script} extract news.txt news.txt | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
