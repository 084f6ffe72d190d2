"""Settings: option, then environment, then configuration file, then default."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import CORPUS, Answer, call
from emngloss.cli import settings
from emngloss.cli.exit_code import OK, USAGE

Patch = pytest.MonkeyPatch


def heading(*arguments: str) -> str:
    """The preferred term that a search shows: it is in the language of display."""
    return call("search", "return decision", *arguments).rows[0][5]


def columns(*arguments: str) -> int:
    return len(call("translate", "asylum", *arguments).rows[0]) - 3


def configured(config: Path, text: str, *arguments: str) -> Answer:
    config.write_text(text, encoding="utf-8")
    settings._read.clear()
    return call(*(arguments or ("search", "return decision")))


def test_english_is_the_default() -> None:
    assert heading() == "return decision"


def test_the_option_wins_over_the_environment_over_the_configuration_over_the_locale(surroundings: Patch, config: Path) -> None:
    surroundings.setenv("LANG", "uk_UA.UTF-8")
    assert heading() == "рішення про повернення"
    config.write_text('lang = "fr"')
    settings._read.clear()
    assert heading() == "décision de retour"
    surroundings.setenv("EMNGLOSS_LANG", "Deutsch")
    assert heading() == "Rückkehrentscheidung"
    assert heading("--lang", "sv") == "beslut om återvändande"


def test_targets_come_from_option_environment_or_configuration(surroundings: Patch, config: Path) -> None:
    config.write_text('to = "de,fr,uk"')
    assert columns() == 3
    surroundings.setenv("EMNGLOSS_TO", "de,fr")
    assert columns() == 2
    assert columns("--to", "de") == 1
    surroundings.setenv("EMNGLOSS_TO", "  ")
    assert columns() == 3


def test_the_corpus_comes_from_option_environment_or_configuration(surroundings: Patch, config: Path) -> None:
    surroundings.setenv("EMNGLOSS_DATA", "nowhere")
    assert "no folder 'nowhere'" in call("search", "asylum").err
    assert call("search", "asylum", "--data", str(CORPUS)).status == OK
    surroundings.delenv("EMNGLOSS_DATA")
    assert "no folder 'elsewhere'" in configured(config, 'data = "elsewhere"').err
    assert "glossary 1.2" in configured(config, f"data = '{CORPUS}'", "--version").out


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "de_DE.UTF-8"}, "Rückkehrentscheidung"),
        ({"LANG": "de_AT.UTF-8@euro"}, "Rückkehrentscheidung"),
        ({"LC_MESSAGES": "fr_FR", "LANG": "de_DE"}, "décision de retour"),
        ({"LC_ALL": "sv", "LC_MESSAGES": "fr_FR"}, "beslut om återvändande"),
        ({"LANGUAGE": "uk:de", "LC_ALL": "sv_SE"}, "рішення про повернення"),
        ({"LANG": "C"}, "return decision"),
        ({"LANG": "C.UTF-8"}, "return decision"),
        ({"LANG": "POSIX"}, "return decision"),
        ({"LANG": "da_DK.UTF-8"}, "return decision"),
        ({"LANG": "not a locale"}, "return decision"),
    ],
)
def test_the_locale_chooses_the_language_of_display(variables: dict[str, str], expected: str, surroundings: Patch) -> None:
    for name, value in variables.items():
        surroundings.setenv(name, value)
    answer = call("search", "return decision")
    assert (answer.rows[0][5], answer.err) == (expected, "")


def test_a_language_in_the_environment_is_checked_like_the_option(surroundings: Patch) -> None:
    surroundings.setenv("EMNGLOSS_LANG", "da")
    assert call("search", "asylum").status == USAGE
    surroundings.setenv("EMNGLOSS_LANG", "de")
    surroundings.setenv("EMNGLOSS_TO", "xx")
    assert call("translate", "asylum").status == USAGE
    assert call("search", "asylum").status == OK


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("langs = 'de'", "langs: not a setting"),
        ("lang = 3", "lang: not a setting, or not of its type"),
        ("pager = 'no'", "pager: not a setting, or not of its type"),
        ("lang = ", "end of document"),
        ("\nlang = de", "line 2"),
        ("color = 'sometimes'", "unknown value for --color: 'sometimes'"),
        ("lang = 'Danish'", "does not cover Danish"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_refused(text: str, complaint: str, config: Path) -> None:
    answer = configured(config, text)
    assert (answer.status, answer.out) == (USAGE, "")
    assert complaint in answer.err


def test_a_configuration_that_cannot_be_read_is_refused(config: Path) -> None:
    config.mkdir()
    settings._read.clear()
    answer = call("search", "asylum")
    assert answer.status == USAGE
    assert str(config) in answer.err
    config.rmdir()
    config.write_bytes(b"lang = '\xff'")
    settings._read.clear()
    assert call("search", "asylum").status == USAGE


def test_a_valid_configuration_is_used(config: Path) -> None:
    answer = configured(config, 'lang = "de"\nto = "fr"\ncolor = "never"\npager = false\n')
    assert (answer.status, answer.rows[0][5]) == (OK, "Rückkehrentscheidung")


def test_colour_that_the_configuration_wants_always_gives_way_to_the_environment(surroundings: Patch, config: Path) -> None:
    assert "\x1b[" in configured(config, "color = 'always'").out
    surroundings.setenv("NO_COLOR", "1")
    assert "\t" in configured(config, "color = 'always'").out
    surroundings.delenv("NO_COLOR")
    surroundings.setenv("TERM", "dumb")
    assert "\t" in configured(config, "color = 'always'").out


@pytest.mark.parametrize("value", ["sometimes", "", "ALWAYS"])
def test_an_unknown_value_for_colour_is_refused(value: str) -> None:
    answer = call("search", "asylum", "--color", value)
    assert (answer.status, answer.out) == (USAGE, "")
    assert "auto, always, never" in answer.err


@pytest.mark.parametrize(("name", "call_it"), [("EMNGLOSS_LANG", ("search", "asylum")), ("EMNGLOSS_TO", ("translate", "asylum"))])
def test_a_wrong_setting_is_complained_of_with_its_place(
    name: str, call_it: tuple[str, ...], surroundings: pytest.MonkeyPatch
) -> None:
    surroundings.setenv(name, "da")
    answer = call(*call_it)
    assert (answer.status, answer.out) == (USAGE, "")
    assert answer.err.startswith(f"emngloss: {name}: the glossary does not cover Danish")


def test_a_wrong_setting_in_the_file_is_complained_of_with_its_place(config: Path) -> None:
    config.write_text('lang = "da"\n', encoding="utf-8")
    settings._read.clear()
    assert f"{config}: the glossary does not cover Danish" in call("search", "asylum").err


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--json", "--jsonl"), "exclude each other"), (("--ascii",), "escapes JSON"), (("--force",), "none was named")],
)
def test_options_that_contradict_each_other_are_refused(options: tuple[str, ...], said: str) -> None:
    for command in (("search", "asylum"), ("show", "asylum"), ("translate", "asylum"), ("languages",)):
        answer = call(*command, *options)
        assert (answer.status, answer.out) == (USAGE, "")
        assert said in answer.err
