"""The project is laid out as it says: names, packages, data files, commands of the README."""

import importlib
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "graph", "ontology")
BUILT_FROM = ("ontology/gazetteer/build", "ontology/gazetteer/hand")
"""What the gazetteer is built from: its tables are in the wheel, and nobody builds them there."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="speaks about a checkout of the repository"
)


def tracked() -> list[Path]:
    """Every file under version control, and every new one that is not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, or nothing for a picture."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def block(mark: str) -> str:
    """The commands in the README's code block behind a mark."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {mark} -->\s*```\w*\n(.*?)```", readme, re.DOTALL)
    assert found, f"README.md has no block marked {mark}"
    return found[1]


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_typed_and_light(package: str) -> None:
    """Each package says that it is typed, and importing it alone loads no heavy library."""
    assert files(package).joinpath("py.typed").is_file()
    code = (
        f"import sys, {package}; heavy = {{'natasha', 'numpy', 'rdflib', 'networkx', 'typer'}};"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "module",
    sorted(
        ".".join(path.parent.relative_to(ROOT).parts)
        for name in PACKAGES
        for path in (ROOT / name).rglob("__init__.py")
    ),
)
def test_public_names_exist(module: str) -> None:
    """Every name in an `__all__` is there, once."""
    loaded = importlib.import_module(module)
    names = list(getattr(loaded, "__all__", []))
    assert len(names) == len(set(names))
    assert all(hasattr(loaded, name) for name in names)


def test_command_is_the_one_that_is_installed() -> None:
    """`svyaz` leads to `graph.commands.main`."""
    module, function = PROJECT["project"]["scripts"]["svyaz"].split(":")
    assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.slow
def test_wheel_holds_the_three_packages_with_their_data(tmp_path: Path) -> None:
    """The wheel has every file of the packages, its license, and nothing else."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    [wheel] = tmp_path.glob("*.whl")
    names = set(ZipFile(wheel).namelist())
    expected = {str(path.relative_to(ROOT)) for path in tracked() if is_packaged(path)}
    packed = {name for name in names if not re.match(r"svyaz-[\d.]+\.dist-info/", name)}
    assert packed == expected
    assert any(name.endswith("licenses/LICENSE") for name in names)


def is_packaged(path: Path) -> bool:
    """Whether a file belongs to one of the packages, not to what their tables are built from."""
    inside = path.relative_to(ROOT)
    is_source = any(inside.is_relative_to(folder) for folder in BUILT_FROM)
    return inside.parts[0] in PACKAGES and not is_source


def test_readme_commands_are_those_of_the_project() -> None:
    """The README's first commands build the sample graph, its second run the tests."""
    assert ".venv/bin/svyaz build" in block("build")
    assert ".venv/bin/pip install -e '.[dev]'" in block("test")
    assert block("test").rstrip().endswith(".venv/bin/pytest")


def test_checks_take_their_commands_from_the_readme() -> None:
    """`.ci/run` runs what the README says rather than a copy of it."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "run_from_readme build" in script
    assert "run_from_readme test" in script
    assert "pip install -e" not in script


def test_every_library_that_is_imported_is_declared() -> None:
    """No import relies on what another library happens to bring along."""
    extras = PROJECT["project"]["optional-dependencies"]
    needed = [extras[name] for name in extras if name != "dev"]
    declared = {
        re.split(r"[^\w-]", line)[0].lower().replace("-", "_")
        for lines in (PROJECT["project"]["dependencies"], *needed)
        for line in lines
    }
    imported = {
        name
        for path in tracked()
        if is_packaged(path) and path.suffix == ".py"
        for name in re.findall(r"^\s*(?:from|import) (\w+)", text_of(path), re.MULTILINE)
    }
    own = imported - set(sys.stdlib_module_names) - set(PACKAGES)
    assert own <= declared


MACHINE_PATHS = ("/work" + "/", "/root" + "/", "/home" + "/")


@pytest.mark.parametrize("path", MACHINE_PATHS)
def test_no_file_names_a_place_on_somebodys_machine(path: str) -> None:
    """No tracked file holds a path of the machine that it was written on."""
    assert [str(file) for file in tracked() if path in text_of(file)] == []


def test_no_module_is_too_long_to_read() -> None:
    """A module has one job: none is longer than 400 lines."""
    too_long = {
        str(path.relative_to(ROOT)): n_lines
        for path in tracked()
        if is_packaged(path)
        and path.suffix == ".py"
        and (n_lines := len(text_of(path).splitlines())) > 400
    }
    assert too_long == {}


def test_the_readme_has_no_gaps() -> None:
    """No placeholder is left where a table or a number belongs."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if re.fullmatch(r"[A-Z]{4,}", line)]
