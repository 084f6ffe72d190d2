"""The wheel, installed where the checkout cannot be seen."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import emngloss
from emngloss.corpus.shipped import SNAPSHOT_NAME
from emngloss.corpus.snapshot.reading import DIGEST_SUFFIX, file_digest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("src", "data", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "LICENSE-DATA")
RUN = """\
import runpy, sys
checkout = {checkout!r}
def said(name):
    return isinstance(name, str) and name.startswith(checkout)
def watch(event, arguments):
    if event in ("open", "sqlite3.connect") and said(arguments[0]):
        sys.stderr.write("opened " + arguments[0])
sys.addaudithook(watch)
import emngloss
assert emngloss.__file__.startswith({target!r}), emngloss.__file__
runpy.run_module("emngloss", run_name="__main__", alter_sys=True)
"""


def build(folder: Path) -> Path:
    """The wheel built from a copy of the sources, so that no two builds disturb each other."""
    sources = folder / "sources"
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, sources / name, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite*"))
        else:
            shutil.copy(source, sources / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run([*command, "--disable-pip-version-check", "-w", str(folder), str(sources)], check=True)
    shutil.rmtree(sources)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def target(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel is installed, away from the checkout."""
    folder = tmp_path_factory.mktemp("installed") / "with space"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*command, "--disable-pip-version-check", "--target", str(folder), str(wheel)], check=True)
    return folder


class Installation:
    """Runs the installed package in a process that sees its dependencies and not the checkout."""

    def __init__(self, target: Path, cache: Path) -> None:
        self.target = target
        self._cache = cache

    def run(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        paths = [str(self.target), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "XDG_CACHE_HOME": str(self._cache)}
        for name in ("EMNGLOSS_DATA", "EMNGLOSS_LANG", "EMNGLOSS_TO", "PYTHONHOME"):
            environment.pop(name, None)
        code = RUN.format(checkout=(str(ROOT / "src"), str(ROOT / "data")), target=str(self.target))
        command = [sys.executable, "-S", "-B", "-c", code, *arguments]
        return subprocess.run(
            command, env=environment, cwd=cwd or self.target, capture_output=True, encoding="utf-8", timeout=60, check=False
        )


@pytest.fixture
def installation(target: Path, tmp_path: Path) -> Installation:
    return Installation(target, tmp_path / "cache")


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_snapshot_the_schemas_the_types_and_both_licences(wheel: Path) -> None:
    held = names(wheel)
    assert {f"emngloss/{SNAPSHOT_NAME}", f"emngloss/{SNAPSHOT_NAME}{DIGEST_SUFFIX}", "emngloss/py.typed"} <= held
    schemas = {path.name for path in (ROOT / "src" / "emngloss" / "schemas").glob("*.json")}
    assert schemas
    assert {f"emngloss/schemas/{name}" for name in schemas} <= held
    information = f"emngloss-{emngloss.__version__}.dist-info"
    assert {f"{information}/licenses/LICENSE", f"{information}/licenses/LICENSE-DATA", f"{information}/entry_points.txt"} <= held


def test_the_wheel_holds_every_module_and_nothing_but_the_package(wheel: Path) -> None:
    held = names(wheel)
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "emngloss").rglob("*.py")}
    assert modules <= held
    assert {name.partition("/")[0] for name in held} == {"emngloss", f"emngloss-{emngloss.__version__}.dist-info"}
    assert not [name for name in held if name.endswith((".toml", ".pyc"))]


def test_the_wheel_holds_the_template_the_style_and_the_scripts_of_the_page(wheel: Path) -> None:
    parts = {
        path.name
        for path in (ROOT / "src" / "emngloss" / "formats" / "html").iterdir()
        if path.suffix in (".css", ".html", ".js")
    }
    assert parts == {"page.css", "page.html", "page.js", "search.js"}
    assert {f"emngloss/formats/html/{name}" for name in parts} <= names(wheel)


def test_two_builds_hold_the_same_snapshot(wheel: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    snapshots = []
    for archive in (wheel, again):
        with zipfile.ZipFile(archive) as opened:
            snapshots.append(opened.read(f"emngloss/{SNAPSHOT_NAME}"))
    assert snapshots[0] == snapshots[1]
    assert names(wheel) == names(again)


def test_the_digest_in_the_wheel_is_that_of_the_snapshot(target: Path) -> None:
    snapshot = target / "emngloss" / SNAPSHOT_NAME
    assert Path(f"{snapshot}{DIGEST_SUFFIX}").read_text(encoding="ascii").strip() == file_digest(str(snapshot))


COMMANDS: dict[str, tuple[str, ...]] = {
    "search": ("search", "asylum seeker", "--json"),
    "fuzzy": ("search", "asylm seeker", "--json"),
    "show": ("show", "unaccompanied-minor", "--json"),
    "translate": ("translate", "asylum", "--to", "de,fr,ka", "--json"),
    "export": ("export", "--format", "json"),
    "page": ("export", "--format", "html"),
    "help": ("search", "--help"),
    "languages": ("languages",),
    "version": ("--version",),
}
SAID = {
    "search": "asylum-seeker", "fuzzy": "asylum-seeker", "show": "32024R1347", "translate": "თავშესაფარი",
    "export": "trafficking-human-beings", "page": "const GlossarySearch", "help": "Usage", "languages": "ქართული",
    "version": emngloss.__version__,
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_the_installation_answers_without_the_checkout(name: str, installation: Installation) -> None:
    done = installation.run(*COMMANDS[name])
    assert (done.returncode, done.stderr) == (0, "")
    assert SAID[name] in done.stdout
    if "json" in COMMANDS[name] or "--json" in COMMANDS[name]:
        assert json.loads(done.stdout)["schema_version"] == 1


@pytest.fixture
def read_only(target: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the installation in which nothing may be written."""
    copy = shutil.copytree(target, tmp_path / "read-only")
    for path in (*copy.rglob("*"), copy):
        path.chmod(stat.S_IREAD | (stat.S_IEXEC if path.is_dir() else 0))
    yield copy
    for path in (copy, *copy.rglob("*")):
        path.chmod(stat.S_IRWXU)


@pytest.mark.parametrize("name", ["search", "fuzzy", "show", "translate", "version"])
def test_a_read_only_installation_without_a_cache_answers(name: str, read_only: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    before = sorted(path.name for path in (read_only / "emngloss").iterdir())
    done = Installation(read_only, tmp_path / "file").run(*COMMANDS[name])
    assert (done.returncode, done.stderr) == (0, "")
    assert SAID[name] in done.stdout
    assert sorted(path.name for path in (read_only / "emngloss").iterdir()) == before


def test_a_damaged_installation_says_so_and_ends_with_3(target: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(target, tmp_path / "damaged")
    snapshot = copy / "emngloss" / SNAPSHOT_NAME
    snapshot.write_bytes(snapshot.read_bytes()[:-5000])
    done = Installation(copy, tmp_path / "cache").run("search", "asylum")
    assert (done.returncode, done.stdout) == (3, "")
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_installation_without_data_says_so_and_ends_with_3(target: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(target, tmp_path / "without")
    for name in (SNAPSHOT_NAME, SNAPSHOT_NAME + DIGEST_SUFFIX):
        (copy / "emngloss" / name).unlink()
    done = Installation(copy, tmp_path / "cache").run("search", "asylum")
    assert (done.returncode, done.stdout) == (3, "")
    assert "missing" in done.stderr


def test_the_library_of_the_installation_gives_the_same_hits_as_the_checkout(
    installation: Installation, library: emngloss.LoadedGlossary
) -> None:
    hits = json.loads(installation.run("search", "protection", "--json").stdout)["hits"]
    assert [hit["concept"] for hit in hits] == [hit.concept_id for hit in library.search("protection")]
