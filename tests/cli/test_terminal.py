"""A terminal: colour, width, pager, and text that would like to be more than text."""

from __future__ import annotations

import io
import re
import shutil
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.running import CORPUS, Answer, call, look
from emngloss.cli import screen, settings
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.request import Request

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
ESCAPES = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)|\x1b\[[0-9;]*m")
DRAWN = (
    ("search", "asylum"),
    ("show", "detention"),
    ("translate", "detention", "--to", "all"),
    ("languages",),
    ("stats",),
)


def text(answer: Answer) -> str:
    return ESCAPES.sub("", answer.out)


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("arguments", DRAWN, ids=" ".join)
def test_no_line_is_wider_than_the_screen(arguments: tuple[str, ...], columns: int) -> None:
    answer = look(*arguments, columns=columns)
    assert answer.status == OK
    assert "\x1b[" in answer.out
    for line in text(answer).splitlines():
        assert cell_len(line) <= columns, line


@pytest.mark.parametrize("columns", [40, 200])
def test_the_matching_part_is_marked_and_its_language_named(columns: int) -> None:
    answer = look("search", "rozhodnuti", columns=columns)
    assert "\x1b[1;32mrozhodnutí\x1b[0m o navrácení" in answer.out
    assert "Czech: " in text(answer)
    assert "return decision" in text(answer)


def test_a_citation_is_drawn_with_the_place_that_replaced_it() -> None:
    drawn = text(look("search", "Art. 2(a) 2011/95", columns=200))
    assert "the definition rests on Art. 2(a) of Directive 2011/95/EU (Qualification Directive), now Art. 3(1) of" in drawn


def test_the_words_found_in_a_definition_are_marked() -> None:
    answer = look("search", "protection State", columns=200)
    assert "found in the definition" in text(answer)
    assert "\x1b[1;32mprotection\x1b[0m" in answer.out


def test_national_forms_are_labelled_and_gaps_named() -> None:
    shown = text(look("translate", "detention", "--to", "de-AT,ka"))
    assert re.search(r"Schubhaft +Austria, national", shown)
    assert re.search(r"Georgian +not recorded", shown)


def test_a_page_has_links_and_the_state_of_each_act() -> None:
    answer = look("show", "asylum", columns=200)
    assert "in force" in text(answer)
    assert "replaces Art. 2(a)" in text(answer)
    assert "no longer in force since 2026-06-12" in text(answer)
    assert "\x1b]8;" in answer.out


def test_the_width_comes_from_columns_where_it_is_set() -> None:
    answer = look("show", "detention", columns=200, env={"COLUMNS": "40"})
    assert max(cell_len(line) for line in text(answer).splitlines()) <= 40


@pytest.mark.parametrize("columns", ["1", "2", "7", "0", "-3", "wide"])
def test_no_width_is_too_strange(columns: str) -> None:
    assert look("show", "detention", env={"COLUMNS": columns}).status == OK
    assert look("search", "detention", env={"COLUMNS": columns}).status == OK


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
@pytest.mark.parametrize(
    "arguments", [*DRAWN, ("--help",), ("search", "--help"), ("help", "sources"), ("lint",), ()], ids=" ".join
)
def test_no_escape_sequence_where_colour_is_not_wanted(arguments: tuple[str, ...], variables: dict[str, str]) -> None:
    answer = look(*arguments, env=variables)
    assert answer.status == OK
    assert "\x1b" not in answer.out + answer.err


def test_an_empty_no_color_is_not_set_and_the_option_wins_over_it() -> None:
    assert "\x1b[" in look("search", "asylum", env={"NO_COLOR": ""}).out
    assert "\x1b[" in look("search", "asylum", "--color", "always", env={"NO_COLOR": "1"}).out
    assert "\x1b" not in look("search", "asylum", "--color", "never").out


def test_colour_in_a_pipe_is_there_when_it_is_asked_for() -> None:
    assert "\x1b[" in call("search", "asylum", "--color", "always").out
    assert call("search", "asylum", "--color", "never").out == call("search", "asylum").out
    assert call("search", "asylum", "--color", "auto").out == call("search", "asylum").out


def test_a_program_gets_the_same_on_a_terminal() -> None:
    for arguments in (("search", "asylum", "--json"), ("export", "--format", "json", "-q"), ("export", "--format", "tsv", "-q")):
        assert look(*arguments).out == call(*arguments).out


def pager(folder: Path, name: str = "pager") -> str:
    """A pager that says that it was there."""
    path = folder / name
    path.write_text("#!/bin/sh\necho PAGED\ncat\n")
    path.chmod(0o755)
    return str(path)


def test_the_pager_is_used_on_a_terminal_for_what_is_longer_than_the_screen(tmp_path: Path) -> None:
    env = {"PAGER": pager(tmp_path)}
    paged = look("show", "detention", rows=10, env=env)
    assert paged.out.startswith("PAGED\n")
    assert "Haft" in paged.out
    assert "PAGED" not in look("show", "detention", rows=200, env=env).out
    assert "PAGED" not in look("show", "detention", "--no-pager", rows=10, env=env).out
    assert "PAGED" not in look("show", "detention", "--json", rows=1, env=env).out


def test_a_pipe_has_no_pager(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> None:
    surroundings.setenv("PAGER", pager(tmp_path))
    surroundings.setenv("LINES", "5")
    assert "PAGED" not in call("show", "detention", "--color", "always").out


def test_the_configuration_can_do_without_a_pager(tmp_path: Path, config: Path) -> None:
    config.write_text("pager = false")
    settings._read.clear()
    assert "PAGED" not in look("show", "detention", rows=10, env={"PAGER": pager(tmp_path)}).out


@pytest.mark.parametrize("command", ["no-such-pager", "", " ", "'unbalanced", "/"])
def test_a_pager_that_is_missing_is_done_without(command: str) -> None:
    answer = look("show", "detention", rows=10, env={"PAGER": command})
    assert (answer.status, answer.err) == (OK, "")
    assert "Haft" in text(answer)


def test_a_pager_that_is_left_early_ends_nothing_badly(tmp_path: Path) -> None:
    path = tmp_path / "quitter"
    path.write_text("#!/bin/sh\nexit 0\n")
    path.chmod(0o755)
    assert look("show", "detention", rows=10, env={"PAGER": str(path)}).status == OK


HOSTILE = r"[bold]asylum[/] [/red] \u001b[2J\u001b]0;owned\u0007 \u009b31m \u202Etxet\u202C \u200f :smile: \u007f"
SHOWN = ("[bold]asylum[/] [/red]", "\\x1b[2J\\x1b]0;owned\\x07", "\\x9b31m", "\\u202etxet\\u202c", "\\u200f", ":smile:", "\\x7f")
DANGEROUS = re.compile("[\x00-\x08\x0b-\x1a\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\x1b(?!\\[[0-9;]*m|\\]8;|\\\\)")


@pytest.fixture
def hostile(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> Path:
    """A corpus whose texts hold markup, escape sequences and marks of direction."""
    folder = shutil.copytree(CORPUS, tmp_path / "hostile")
    file = folder / "terms" / "asylum.toml"
    changed = file.read_text(encoding="utf-8").replace('text = "Asyl"', f'text = "{HOSTILE}"')
    changed = changed.replace('text.en = "protection', f'text.en = "{HOSTILE} protection')
    changed = changed.replace("[terms]", f'[[notes]]\ntype = "usage"\ntext = "{HOSTILE}"\n\n[terms]')
    file.write_text(changed, encoding="utf-8")
    surroundings.setenv("EMNGLOSS_DATA", str(folder))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [("search", "asylum"), ("show", "asylum"), ("translate", "asylum", "--to", "de"), ("search", "asylum", "--lang", "de")],
    ids=" ".join,
)
def test_hostile_text_is_shown_and_does_nothing(arguments: tuple[str, ...], hostile: Path) -> None:
    answer = look(*arguments, columns=400)
    assert answer.status == OK
    assert not DANGEROUS.search(answer.out), DANGEROUS.search(answer.out)
    shown = text(answer)
    for part in SHOWN:
        assert part in shown


def test_hostile_text_is_harmless_in_formats_on_a_terminal_and_whole_in_a_pipe(hostile: Path) -> None:
    for arguments in (
        ("export", "--format", "csv", "-q"),
        ("export", "--format", "tsv", "-q"),
        ("export", "--format", "json", "-q"),
        ("show", "asylum", "--json"),
        ("search", "asylum", "--json"),
    ):
        on_terminal, in_pipe = look(*arguments), call(*arguments)
        assert not DANGEROUS.search(on_terminal.out)
        assert "\x1b" not in on_terminal.out
        if "csv" not in arguments and "tsv" not in arguments:
            assert on_terminal.document == in_pipe.document
    exported = call("export", "--format", "csv", "-q", "--to", "de").out
    assert "[bold]asylum[/] [/red] \x1b[2J\x1b]0;owned\x07 \x9b31m \u202etxet\u202c" in exported


def test_hostile_queries_are_shown_and_do_nothing() -> None:
    query = "[bold]qqq[/] \x1b[2J\x9b31m\u202e"
    for arguments in (("search", query), ("show", query), ("translate", query, "--to", "de"), ("search", "x", "--from", query)):
        answer = look(*arguments)
        assert answer.status in (NOTHING, 2)
        assert answer.out == ""
        assert "[bold]qqq[/]" in answer.err
        assert not DANGEROUS.search(answer.err)
        assert "\x1b" not in answer.err


def test_letters_of_other_scripts_are_not_upper_cased() -> None:
    shown = text(look("search", "თავშესაფარი", "--lang", "ka"))
    assert "თავშესაფარი" in shown
    assert "ᲗᲐᲕ" not in shown


@pytest.mark.usefixtures("real_corpus")
def test_what_is_no_exact_equivalent_says_so_and_comes_last() -> None:
    shown = text(look("translate", "UAM", "--to", "de", columns=200))
    assert "unbegleiteter minderjähriger Flüchtling  everyday, not quite the same" in shown
    assert "the person need not be a refugee" in shown
    assert shown.index("unbegleiteter minderjähriger Fremder") < shown.index("unbegleiteter minderjähriger Flüchtling")


@pytest.mark.usefixtures("real_corpus")
def test_what_must_be_known_of_an_act_stands_on_the_page() -> None:
    shown = text(look("show", "removal", columns=200))
    assert "On the acts" in shown
    assert "the number in the Official Journal is not recorded here" in shown
    assert "in force in part" in shown


@pytest.mark.usefixtures("real_corpus")
def test_a_list_that_was_cut_says_so_to_a_person_only() -> None:
    assert "there are more hits: --limit 4" in look("search", "asylum", "-n", "2").err
    assert call("search", "asylum", "-n", "2").err == ""


def test_a_remark_is_broken_between_words_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "30")
    remark = "no German form of its own is recorded for Austria"
    assert screen.wrapped(remark) == remark
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    screen.Screen(Request()).remark(remark)
    assert stderr.getvalue() == "no German form of its own is\nrecorded for Austria\n"
