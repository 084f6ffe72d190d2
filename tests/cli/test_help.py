"""Help, versions, and calls that are wrong."""

from __future__ import annotations

import re

import pytest

import emngloss
from cli.running import CORPUS, call, run
from emngloss.cli.exit_code import OK, USAGE
from emngloss.cli.front_door_table import ALL_OPTIONS, TOPICS

COMMANDS = ("search", "show", "translate", "export", "languages", "stats", "lint", "help")


def test_emngloss_alone_gives_examples_first() -> None:
    answer = call()
    assert answer.status == OK
    assert answer.out.index("emngloss search") < answer.out.index("Help:")
    assert call("help") == answer


@pytest.mark.parametrize("topic", ["formats", "languages", "exit-codes", "environment", "sources"])
def test_each_topic_is_explained(topic: str) -> None:
    answer = call("help", topic)
    assert (answer.status, answer.err) == (OK, "")
    assert len(answer.lines) > 5
    assert topic in TOPICS
    assert topic in call().out


def test_topics_tell_what_is_so() -> None:
    assert re.search(r"^  130 +interrupted$", call("help", "exit-codes").out, re.MULTILINE)
    assert "ქართული" in call("help", "languages").out
    assert "Bulgarian" not in call("help", "languages").out  # the little corpus, not the shipped one
    assert "EMNGLOSS_LANG" in call("help", "environment").out
    assert "2026-11-21" in call("help", "sources").out
    assert "--format jsonl" in call("help", "formats").out


def test_a_topic_is_about_the_corpus_that_the_option_names(surroundings: pytest.MonkeyPatch) -> None:
    surroundings.setenv("EMNGLOSS_DATA", "nowhere")
    assert call("help", "languages").status == USAGE
    assert "Bulgarian" not in call("help", "languages", "--data", str(CORPUS)).out
    assert "Made for tests." in call("help", "sources", "--data", str(CORPUS)).out


def test_an_unknown_topic_is_refused_with_the_topics() -> None:
    answer = call("help", "weather")
    assert (answer.status, answer.out) == (USAGE, "")
    assert all(topic in answer.err for topic in TOPICS)
    assert call("help", "formats", "languages").status == USAGE


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_its_options(command: str, flag: str) -> None:
    answer = call(command, flag)
    assert (answer.status, answer.err) == (OK, "")
    assert all(option in answer.out for option in ALL_OPTIONS[command])


def test_the_commands_are_listed() -> None:
    answer = call("--help")
    assert answer == call("-h")
    assert all(re.search(rf"^ +{command} ", answer.out, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_the_version_is_that_of_tool_and_glossary(flag: str, surroundings: pytest.MonkeyPatch) -> None:
    answer = call(flag)
    assert answer.out == f"emngloss {emngloss.__version__}, glossary 1.2 of 2026-11-21\n"
    surroundings.setenv("EMNGLOSS_NO_FRONT_DOOR", "1")
    assert call(flag) == answer
    surroundings.delenv("EMNGLOSS_DATA")
    assert re.fullmatch(r"emngloss \S+, glossary \d{4}\.\d\d\S* of \d{4}-\d\d-\d\d\n", call(flag).out)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("serch", "asylum"), "Did you mean 'search'"),
        (("search", "asylum", "--jsn"), "--json"),
        (("search", "asylum", "--nonsense"), "see: emngloss search --help"),
        (("--nonsense",), "see: emngloss --help"),
        (("languages", "german"), "see: emngloss languages --help"),
        (("search", "asylum", "--limit"), "--limit"),
        (("search", "asylum", "--exact=yes"), "--exact"),
        (("", "asylum"), "see: emngloss --help"),
    ],
)
def test_a_wrong_call_is_refused_with_a_hint(arguments: tuple[str, ...], hint: str) -> None:
    answer = call(*arguments)
    assert (answer.status, answer.out) == (USAGE, "")
    assert answer.err.startswith("emngloss: ")
    assert hint in answer.err
    assert len(answer.err.splitlines()) <= 2


def test_python_m_emngloss_is_the_command() -> None:
    assert run("search", "asylum") == call("search", "asylum")
    assert run("--nonsense").status == USAGE


def test_help_of_a_command_is_its_help_text() -> None:
    assert call("help", "search").out == call("search", "--help").out


def test_a_query_without_a_command_is_answered_with_the_command_for_it() -> None:
    answer = call("asylum seeker")
    assert answer.status == USAGE
    assert 'emngloss search "asylum seeker"' in answer.err


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_fits_eighty_columns_in_a_pipe(topic: str) -> None:
    assert [line for line in call("help", topic).lines if len(line) > 80] == []
