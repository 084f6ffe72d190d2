"""``--json``, ``--jsonl`` and ``--ascii`` of all commands, and errors as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from cli.running import CORPUS, call
from emngloss.cli import json_text
from emngloss.cli.screen import escaped, json_visible
from json_contract import complaints

CALLS = {
    ("search", "Rückkehr", "--json"): "search.json",
    ("search", "no such thing 🙂", "--json"): "search.json",
    ("show", "asylum", "--json"): "glossary.json",
    ("translate", "asylum", "🙂", "--json"): "translate.json",
    ("export", "--format", "json"): "glossary.json",
    ("languages", "--json"): "languages.json",
    ("stats", "--json"): "stats.json",
    ("lint", "--json"): "lint.json",
}
LINES = (
    ("search", "Rückkehr", "--jsonl"),
    ("show", "asylum", "--jsonl"),
    ("translate", "asylum", "🙂", "--jsonl"),
    ("export", "--format", "jsonl"),
    ("languages", "--jsonl"),
)


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_each_document_follows_its_schema_and_ascii_is_the_same_document(arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert complaints(CALLS[arguments], answer.document) == []
    assert answer.out.endswith("}\n")
    ascii_answer = call(*arguments, "--ascii")
    assert ascii_answer.out.isascii()
    assert ascii_answer.document == answer.document
    assert (ascii_answer.status, ascii_answer.err) == (answer.status, answer.err)


@pytest.mark.parametrize("arguments", LINES, ids=" ".join)
def test_each_line_is_one_object_and_ascii_is_the_same(arguments: tuple[str, ...]) -> None:
    lines = [json.loads(line) for line in call(*arguments).out.split("\n")[:-1]]
    assert lines
    assert all(isinstance(line, dict) for line in lines)
    escaped_lines = call(*arguments, "--ascii").out
    assert escaped_lines.isascii()
    assert [json.loads(line) for line in escaped_lines.split("\n")[:-1]] == lines


def test_json_is_real_unicode() -> None:
    assert "თავშესაფარი" in call("translate", "asylum", "--to", "ka", "--json").out


def test_characters_beyond_the_basic_plane_are_escaped_as_pairs() -> None:
    answer = call("search", "🙂 qqq", "--json", "--ascii")
    assert "\\ud83d\\ude42" in answer.out
    assert answer.document["query"] == "🙂 qqq"


@given(st.text(st.characters(), max_size=20))
@limits(max_examples=50)
def test_any_string_comes_back_from_json(text: str) -> None:
    assert json.loads(json_text.string(text)) == text
    assert json.loads(escaped(json_text.string(text))) == text
    assert json.loads(json_visible(json_text.string(text))) == text
    assert escaped(json_text.string(text)).isascii()


BROKEN = {
    ("search", "", "--json"): "usage",
    ("search", "asylum", "--json", "--limit", "x"): "usage",
    ("search", "asylum", "--json", "--nonsense"): "usage",
    ("nonsense", "--json"): "usage",
    ("search", "asylum", "--json", "--from", "da"): "unknown-language",
    ("search", "asylum", "--jsonl", "--theme", "x"): "unknown-theme",
    ("translate", "asylum", "--json", "--to", "xx"): "unknown-language",
    ("translate", "--input", "nowhere.txt", "--json"): "file",
    ("show", "qqqqq", "--json"): "unknown-concept",
    ("languages", "--json", "--lang", "Danish"): "unknown-language",
    ("stats", "--json", "--data", "nowhere"): "file",
    ("lint", "--json", "--data", "nowhere"): "file",
}


@pytest.mark.parametrize("arguments", BROKEN, ids=" ".join)
def test_an_error_under_json_is_a_document_on_stderr(arguments: tuple[str, ...], tmp_path: Path) -> None:
    answer = call(*arguments)
    assert answer.out == ""
    assert answer.status == (1 if arguments[0] == "show" else 2)
    assert complaints("error.json", json.loads(answer.err)) == []
    assert answer.error["code"] == BROKEN[arguments]


@pytest.mark.parametrize("flags", [("--json", "--jsonl"), ("--ascii",), ("--json", "--force")], ids=" ".join)
def test_options_that_contradict_each_other_are_refused(flags: tuple[str, ...]) -> None:
    answer = call("search", "asylum", *flags)
    assert (answer.status, answer.out) == (2, "")


def test_what_stands_after_two_hyphens_is_no_option() -> None:
    answer = call("translate", "--to", "da", "--", "--json")
    assert answer.err.startswith("emngloss: the glossary does not cover Danish")


def test_every_document_names_its_glossary() -> None:
    for arguments in (("search", "asylum"), ("show", "asylum"), ("translate", "asylum"), ("languages",), ("stats",)):
        document = call(*arguments, "--json", "--data", str(CORPUS)).document
        assert document["schema_version"] == 1
        assert (document["glossary"]["name"], document["glossary"]["version"]) == ("little", "1.2")
