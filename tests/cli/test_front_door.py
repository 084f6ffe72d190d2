"""The front door answers as the Typer app does, and loads as little as it promises."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from cli.running import COMMAND, CORPUS, Answer, call
from emngloss.cli import front_door
from emngloss.cli.front_door_table import COMMANDS, SHARED

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from generate import TABLE, front_door_table

WORDS = (
    *(
        "asylum",
        "return",
        "decision",
        "Haft",
        "guardian",
        "custodian",
        "asylm",
        "qqqqq",
        "RD",
        "",
        " ",
        "-",
        "--",
        "=",
        "🙂",
        "a\nb",
    ),
    *(
        "de",
        "de,fr",
        "GR",
        "da",
        "no",
        "all",
        "german",
        "xx",
        "3",
        "0",
        "-1",
        "x",
        "asylum-procedure",
        "nowhere",
        "always",
        "\udcff",
    ),
)
VALUES = {
    "from_language": ("de", "en", "GR", "da", "", "de,en"),
    "to": ("de", "fr,ka", "de-AT", "no", "all", "SE", "se", "", "xx"),
    "lang": ("de", "fr", "zz", ""),
    "theme": ("asylum-procedure", "return-readmission", "weather", ""),
    "limit": ("1", "2", "0", "-1", "x", "", "1.5", "００1", "9999999"),
    "output": ("-", "", "nowhere/answer", "answer", "answer.json"),
    "color": ("auto", "never", "always", "sometimes", ""),
    "data": (str(CORPUS), "nowhere", ""),
    "format": ("csv", "json", "TSV", "docx", ""),
    "layout": ("long", "tall", ""),
    "concept": ("asylum", "Haft,guardian", "asylm", ""),
    "concepts_from": ("-", "nowhere", ""),
    "search": ("guardian", "qqqqq", ""),
    "sort": ("de", "da", ""),
}
FLAGS = sorted({flag for flags in COMMANDS.values() for flag in flags.split()})
UNKNOWN = (
    "--nonsense",
    "-x",
    "--js",
    "-qn",
    "--debug-not",
    "--from-",
    "---",
    "-o-",
    "-n1",
    "-qn1",
    "--help",
    "-h",
    "--input",
    "-i",
    "--column",
)


@st.composite
def options(draw: st.DrawFn) -> list[str]:
    """An option as people write it, well or badly."""
    flag = draw(st.sampled_from((*FLAGS, *UNKNOWN)))
    names = {SHARED[flag][0]} if flag in SHARED else set()
    value = draw(st.sampled_from((*VALUES.get(next(iter(names), ""), ()), "asylum")))
    form = draw(st.sampled_from(("alone", "apart", "apart", "joined")))
    return [flag] if form == "alone" else [flag, value] if form == "apart" else [f"{flag}={value}"]


@st.composite
def calls(draw: st.DrawFn) -> list[str]:
    """A vector of arguments: a hot command, words and options in any order."""
    command = draw(st.sampled_from((*COMMANDS, "search", "translate", "serch", "")))
    parts = draw(st.lists(st.one_of(st.sampled_from(WORDS).map(lambda word: [word]), options()), max_size=5))
    return [command, *(word for part in parts for word in part)]


STDIN = b"asylum\nqqqqq\n"


def without_door(arguments: list[str]) -> Answer:
    os.environ["EMNGLOSS_NO_FRONT_DOOR"] = "1"
    try:
        return call(*arguments, stdin=STDIN)
    finally:
        del os.environ["EMNGLOSS_NO_FRONT_DOOR"]


@given(calls())
@example(["translate", "asylum", "--to", "GR,da"])
@example(["search", "", "--json"])
@example(["search", "--", "--json"])
@example(["search", "asylum", "--limit=1", "-n", "2"])
@example(["translate", "asylum", "--to", "de", "--to=fr", "-q"])
@example(["show", "qqqqq", "--json"])
@example(["export", "--format", "json", "--to", "GR", "--ascii"])
@example(["export", "--format", ""])
@example(["stats", "--jsonl"])
@example(["languages", "asylum"])
@example(["help", "languages"])
@example(["search", "asylum", "--json", "--", "--limit", "x"])
@limits(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_front_door_answers_as_the_app_does(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        through_door = without_link_ids(call(*arguments, stdin=STDIN)), written()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        assert through_door == (without_link_ids(without_door(arguments)), written())


def without_link_ids(answer: Answer) -> Answer:
    """The answer without the numbers by which Rich tells the links of one call apart: it draws them by lot."""
    return replace(answer, out=re.sub(r"(?<=\x1b\]8;)id=\d+(?=;)", "", answer.out))


def written() -> dict[str, bytes]:
    """The files in the current folder."""
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "asylum"],
        ["search", "return", "decision", "-n", "3", "--json", "--ascii"],
        ["search", "asylum", "--theme=asylum-procedure", "--from", "de", "-q", "--exact"],
        ["show", "asylum", "--jsonl"],
        ["translate", "asylum", "-t", "de", "--to", "fr", "-o", "answer"],
        ["export", "--format", "csv", "-q"],
        ["languages"],
        ["stats", "--json"],
        ["lint", "-q"],
        ["help", "exit-codes"],
        ["--version"],
    ],
)
def test_plain_calls_do_not_need_the_app(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert front_door.plain_answer(arguments) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["search"],
        ["export", "everything"],
        ["help"],
        ["search", "asylum", "--help"],
        ["search", "asylum", "--debug"],
        ["search", "asylum", "-n", "0"],
        ["search", "asylum", "--limit"],
        ["search", "asylum", "-qn1"],
        ["translate", "-"],
        ["translate", "--input", "file"],
    ],
)
def test_other_calls_are_left_to_the_app(arguments: list[str]) -> None:
    assert front_door.plain_answer(arguments) is None


def test_the_door_can_be_shut(surroundings: pytest.MonkeyPatch) -> None:
    surroundings.setenv("EMNGLOSS_NO_FRONT_DOOR", "1")
    surroundings.setattr(front_door, "plain_answer", None)
    assert call("search", "asylum").rows[0][0] == "asylum"


def test_the_table_of_options_is_that_of_the_app() -> None:
    assert TABLE.read_text(encoding="utf-8") == front_door_table()


TRACE = [sys.executable, "-X", "importtime", *COMMAND[1:]]
LIGHT = (
    *(
        "typer",
        "click",
        "rich",
        "rapidfuzz",
        "babel",
        "dataclasses",
        "json",
        "re",
        "typing",
        "pathlib",
        "inspect",
        "sqlite3",
        "tomllib",
    ),
    *(
        "email",
        "datetime",
        "csv",
        "shutil",
        "subprocess",
        "hashlib",
        "difflib",
        "textwrap",
        "traceback",
        "tempfile",
        "importlib.metadata",
    ),
)
SCREENLESS = ("rich", "rapidfuzz", "babel")
FORBIDDEN = {
    ("search", "asylum"): LIGHT,
    ("search", "ASYLUM", "--json"): LIGHT,
    ("search", "asyl", "-n", "3"): LIGHT,
    ("search", "rozhodnuti o navraceni"): LIGHT,
    ("search", "RD", "--jsonl", "--ascii"): LIGHT,
    ("show", "asylum"): LIGHT,
    ("show", "άσυλο", "--json"): LIGHT,
    ("translate", "asylum", "--to", "de-AT,GR,no"): LIGHT,
    ("translate", "asylum", "--json"): LIGHT,
    ("--version",): LIGHT,
    ("search", "asylm"): ("typer", "rich", "babel", "json", "tomllib", "pathlib", "sqlite3"),
    ("translate", "asylm", "--json"): ("typer", "rich", "babel", "json", "tomllib", "pathlib", "sqlite3"),
    ("search", "asylum", "--theme", "weather"): ("typer", "rich", "rapidfuzz", "babel", "json"),
    ("languages",): SCREENLESS,
    ("stats", "--json"): SCREENLESS,
    ("export", "--format", "csv"): SCREENLESS,
    ("help", "formats"): SCREENLESS,
    ("--help",): SCREENLESS,
    ("search", "-h"): SCREENLESS,
    (): SCREENLESS,
}


def imported(*arguments: str) -> set[str]:
    """The modules that a call imports after the interpreter has started."""
    floor = subprocess.run([sys.executable, "-X", "importtime", "-c", "pass"], capture_output=True, encoding="utf-8", check=True)
    done = subprocess.run([*TRACE, *arguments], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.stdout or done.stderr
    return _modules(done.stderr) - _modules(floor.stderr) - {"runpy", "pkgutil"}


def _modules(trace: str) -> set[str]:
    lines = (line for line in trace.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


@pytest.mark.parametrize("arguments", FORBIDDEN, ids=" ".join)
def test_a_command_imports_what_it_needs_only(arguments: tuple[str, ...]) -> None:
    call("search", "asylum")
    found = imported(*arguments)
    assert any(name.startswith("emngloss.cli.") for name in found)
    assert not found & set(FORBIDDEN[arguments])


def test_the_fuzzy_search_does_import_rapidfuzz() -> None:
    assert "rapidfuzz" in imported("search", "asylm")
