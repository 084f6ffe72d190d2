"""``emngloss show``."""

from __future__ import annotations

import json

import pytest

from cli.running import call
from emngloss.cli.exit_code import NOTHING, OK, USAGE
from json_contract import complaints


def test_a_pipe_gets_one_record_a_line() -> None:
    answer = call("show", "detention")
    assert answer.status == OK
    assert answer.rows[0] == ["id", "detention"]
    assert ["related", "return-decision", "stage"] in answer.rows
    schubhaft = ["term", "de", "Schubhaft", "admitted", "full-form", "AT", "national", "emn"]
    assert [*schubhaft, "", "f", "Austrian law."] in answer.rows
    assert ["gap", "ka"] in answer.rows


def test_json_is_the_document_of_an_export_of_one_concept() -> None:
    shown = call("show", "asylum", "--json").document
    assert complaints("glossary.json", shown) == []
    exported = call("export", "--format", "json", "--concept", "asylum", "-q").document
    assert shown["concepts"] == exported["concepts"]


def test_json_lines_is_the_same_document_in_one_line() -> None:
    answer = call("show", "asylum", "--jsonl").out
    assert answer.count("\n") == 1
    assert json.loads(answer) == call("show", "asylum", "--json").document


@pytest.mark.parametrize("name", ["asylum", "political-asylum", "political asylum", "Asyl", "άσυλο", "ΑΣΥΛΟ"])
def test_a_concept_is_named_by_id_alias_or_term(name: str) -> None:
    assert call("show", name).rows[0] == ["id", "asylum"]


def test_a_term_of_two_concepts_names_the_other_on_stderr() -> None:
    answer = call("show", "gardien")
    assert answer.err == ""
    answer = call("show", "Guardian")
    assert "also names: guardian-thing" in answer.err
    assert call("show", "Guardian", "-q").err == ""


def test_the_nearest_concept_is_offered_and_never_shown() -> None:
    answer = call("show", "asylm")
    assert (answer.status, answer.out) == (NOTHING, "")
    assert "did you mean: asylum (asylum)?" in answer.err


def test_a_miss_under_json_is_an_error_document_on_stderr() -> None:
    answer = call("show", "asylm", "--json")
    assert (answer.status, answer.out) == (NOTHING, "")
    assert complaints("error.json", json.loads(answer.err)) == []
    assert answer.error["code"] == "unknown-concept"
    assert "asylum" in answer.error["hint"]


def test_nothing_named_is_wrong_usage() -> None:
    assert call("show").status == call("show", "").status == USAGE


def test_bytes_that_are_no_text_name_nothing() -> None:
    answer = call("show", "asylum\udcff")
    assert (answer.status, answer.out) == (NOTHING, "")
    assert "no concept is called 'asylum\\udcff'" in answer.err


def test_the_sources_name_the_act_in_force_and_the_article_that_it_replaced(real_corpus: None) -> None:
    rows = call("show", "unaccompanied-minor").rows
    sources = [row for row in rows if row[0] == "source"]
    assert any("Art. 3(11)" in row[1] and "2024/1347" in row[1] and "in force" in row for row in sources)
    assert any(row[0] == "replaces" and "Art. 2(l)" in row[1] and "2011/95" in row[1] for row in rows)
