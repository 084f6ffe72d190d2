"""Tab completion, as the scripts of the shells ask for it."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from cli.running import COMMAND, call
from emngloss.cli.exit_code import NOTHING, OK


def asked(shell: str, line: str) -> dict[str, str]:
    """The environment in which a shell asks for the end of a line."""
    if shell == "bash":
        words = line.split(" ")
        return {"_EMNGLOSS_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    action = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    return {"_EMNGLOSS_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line, **action}


def candidates(shell: str, line: str, patch: pytest.MonkeyPatch) -> list[str]:
    for name, value in asked(shell, line).items():
        patch.setenv(name, value)
    answer = call()
    assert (answer.status, answer.err) == (OK, "")
    if shell == "zsh":
        return re.findall(r'"([^"]*)"', answer.out)
    return answer.out.strip("\n").split("\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("emngloss s", ["search", "show", "stats"]),
        ("emngloss --v", ["--version"]),
        ("emngloss search --js", ["--json", "--jsonl"]),
        ("emngloss translate x --to k", ["ka"]),
        ("emngloss translate x --to de,k", ["de,ka"]),
        ("emngloss translate x -f n", ["nb", "nl", "nn"]),
        ("emngloss search --theme as", ["asylum-procedure"]),
        ("emngloss export --format js", ["json", "jsonl", "jsonld"]),
        ("emngloss export --concept asylum,re", ["asylum,return-decision"]),
        ("emngloss show gu", ["guardian", "guardian-thing"]),
        ("emngloss help e", ["exit-codes", "environment"]),
        ("emngloss search --color a", ["auto", "always"]),
    ],
)
def test_each_shell_gets_the_candidates(shell: str, line: str, expected: list[str], surroundings: pytest.MonkeyPatch) -> None:
    assert sorted(candidates(shell, line, surroundings)) == sorted(expected)


def test_a_query_is_left_to_the_shell(surroundings: pytest.MonkeyPatch) -> None:
    assert candidates("bash", "emngloss search as", surroundings) == [""]
    for name, value in asked("zsh", "emngloss search as").items():
        surroundings.setenv(name, value)
    assert call().out == "_files\n"


def test_fish_asks_whether_there_is_anything(surroundings: pytest.MonkeyPatch) -> None:
    for line, status in (("emngloss show gu", OK), ("emngloss show qqq", NOTHING)):
        for name, value in (asked("fish", line) | {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}).items():
            surroundings.setenv(name, value)
        assert (call().status, call().out) == (status, "")


@pytest.mark.parametrize("line", ["emngloss show 'gu", "emngloss show gu\\", "emngloss  ", "emngloss show \udcff", ""])
def test_an_unfinished_line_is_no_error(line: str, surroundings: pytest.MonkeyPatch) -> None:
    for shell in ("bash", "zsh", "fish"):
        candidates(shell, line, surroundings)


def test_a_glossary_that_cannot_be_read_completes_nothing(surroundings: pytest.MonkeyPatch) -> None:
    surroundings.setenv("EMNGLOSS_DATA", "nowhere")
    assert candidates("bash", "emngloss show gu", surroundings) == [""]
    assert candidates("bash", "emngloss s", surroundings) == ["search", "show", "stats"]


@pytest.mark.parametrize("line", ["emngloss s", "emngloss show gu", "emngloss translate x --to d", "emngloss search --theme a"])
def test_completion_imports_nothing_heavy(line: str) -> None:
    environment = {**os.environ, **asked("bash", line)}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:]], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    assert done.stdout.strip()
    imported = {found.partition(".")[0] for found in re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE)}
    assert "emngloss" in imported
    assert not imported & {"rich", "rapidfuzz", "typer", "babel", "json", "tomllib", "dataclasses"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_there(shell: str) -> None:
    environment = {**os.environ, "_EMNGLOSS_COMPLETE": f"source_{shell}"}
    done = subprocess.run(COMMAND, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == OK
    assert "_EMNGLOSS_COMPLETE" in done.stdout


def test_nothing_that_a_corpus_contains_is_run_by_the_shell() -> None:
    from emngloss.cli.completion import _zsh

    line = _zsh(["asylum'$(touch pwned)'", "a`b`", 'c"d', "e:f"])
    assert not re.search(r"(?<!\\)[$`]", line)
    assert "''\\$(touch pwned)''" in line
    assert 'c""d' in line


def test_a_wrong_number_of_the_word_completes_the_end(surroundings: pytest.MonkeyPatch) -> None:
    for name, value in {**asked("bash", "emngloss sea"), "COMP_CWORD": "x"}.items():
        surroundings.setenv(name, value)
    assert call().status == OK
