"""``emngloss search``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import call
from emngloss.cli.exit_code import NOTHING, OK, USAGE
from json_contract import complaints


def test_a_pipe_gets_one_tab_separated_record_a_hit() -> None:
    answer = call("search", "asylum")
    assert answer.status == OK
    assert answer.rows[0] == ["asylum", "1.00", "exact", "en", "asylum", "asylum"]
    assert answer.err == ""


def test_words_need_no_quotes() -> None:
    assert call("search", "return", "decision").out == call("search", "return decision").out


def test_json_follows_the_schema_and_says_how_a_term_matched() -> None:
    answer = call("search", "Rueckkehrentscheidung", "--json")
    assert complaints("search.json", answer.document) == []
    assert answer.document["query"] == "Rueckkehrentscheidung"
    hit = answer.document["hits"][0]
    assert (hit["concept"], hit["match"], hit["term"]["language"]) == ("return-decision", "folded", "de")
    assert hit["preferred"] == {"language": "en", "text": "return decision"}


def test_json_lines_are_the_hits_of_the_document() -> None:
    lines = [json.loads(line) for line in call("search", "guardian", "--jsonl").lines]
    assert lines == call("search", "guardian", "--json").document["hits"]
    assert [hit["concept"] for hit in lines] == ["guardian", "guardian-thing"]


def test_nothing_found_is_an_empty_list_and_exit_1() -> None:
    answer = call("search", "quantum chromodynamics", "--json")
    assert (answer.status, answer.document["hits"]) == (NOTHING, [])
    assert complaints("search.json", answer.document) == []
    assert "nothing found for: quantum chromodynamics" in answer.err


def test_quiet_says_nothing_beside_the_answer() -> None:
    answer = call("search", "quantum chromodynamics", "-q")
    assert answer == call("search", "--quiet", "quantum chromodynamics")
    assert (answer.status, answer.out, answer.err) == (NOTHING, "", "")


@pytest.mark.parametrize("arguments", [("-n", "1"), ("--limit", "1"), ("--limit=1",), ("-n1",)])
def test_the_limit_cuts_the_hits(arguments: tuple[str, ...]) -> None:
    assert len(call("search", "guardian").lines) == 2
    assert call("search", "guardian", *arguments).lines == call("search", "guardian").lines[:1]


@pytest.mark.parametrize("limit", ["0", "-1", "many", ""])
def test_a_limit_that_is_no_positive_number_is_refused(limit: str) -> None:
    assert call("search", "asylum", "--limit", limit).status == USAGE


def test_a_field_restricts_what_is_searched() -> None:
    assert call("search", "asylum", "--in", "note").status == NOTHING
    assert call("search", "asylum", "--in", "term").rows[0][:3:2] == ["asylum", "exact"]
    assert call("search", "asylum", "--in", "TERM,definition", "--in", "note").rows[0][:3:2] == ["asylum", "exact"]


def test_an_unknown_field_is_refused_with_the_fields_that_exist() -> None:
    answer = call("search", "asylum", "--in", "title")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "term, synonym, definition, note" in answer.err


def test_the_words_found_in_a_definition_are_marked_in_json() -> None:
    answer = call("search", "protection State", "--json")
    assert complaints("search.json", answer.document) == []
    hit = answer.document["hits"][0]
    assert hit["match"] == "definition"
    marked = [hit["snippet"]["text"][start:end] for start, end in hit["snippet"]["marks"]]
    assert {word.casefold() for word in marked} >= {"protection", "state"}
    assert "snippet" not in call("search", "asylum", "--json").document["hits"][0]


def test_an_old_article_finds_the_concept_and_names_the_new_one() -> None:
    answer = call("search", "Art. 2(a) 2011/95", "--json")
    assert complaints("search.json", answer.document) == []
    hit = answer.document["hits"][0]
    assert (hit["concept"], hit["match"]) == ("asylum", "source")
    assert (hit["citation"]["act"], hit["citation"]["locator"], hit["citation"]["part"]) == (
        "32011L0095",
        "Art. 2(a)",
        "definition",
    )
    assert hit["citation"]["replaced_by"]["citation"] == "Art. 3(1) of Regulation (EU) 2024/1347 (Qualification Regulation)"
    assert "is replaced by Art. 3(1) of Regulation (EU) 2024/1347" in answer.err
    assert "replaced" not in call("search", "Art. 2(a) 2011/95", "--quiet").err


def test_a_place_that_was_not_replaced_names_no_other() -> None:
    answer = call("search", "Art. 3(1) 2024/1347", "--json")
    assert answer.document["hits"][0]["citation"]["replaced_by"] is None
    assert answer.err == ""


def test_a_theme_restricts_the_concepts() -> None:
    found = call("search", "guardian", "--theme", "return-readmission")
    assert [row[0] for row in found.rows] == ["guardian-thing"]
    both = call("search", "guardian", "--theme", "return-readmission,asylum-procedure")
    assert both.out == call("search", "guardian").out
    assert both.out == call("search", "guardian", "--theme", "asylum-procedure", "--theme", "return-readmission").out


def test_an_unknown_theme_is_refused_with_the_themes_that_exist() -> None:
    answer = call("search", "asylum", "--theme", "weather")
    assert answer.status == USAGE
    assert "weather" in answer.err
    assert "asylum-procedure, return-readmission" in answer.err


@pytest.mark.parametrize("option", ["--theme", "--from"])
def test_an_option_that_names_nothing_is_refused_and_not_taken_for_everything(option: str) -> None:
    answer = call("search", "asylum", option, "")
    assert (answer.status, answer.out) == (USAGE, "")


def test_exact_gives_no_approximate_hits() -> None:
    assert call("search", "asylm").rows[0][:3:2] == ["asylum", "fuzzy"]
    assert call("search", "asylm", "--exact").status == NOTHING
    assert call("search", "ασυλο", "--exact").rows[0][2] == "folded"


def test_a_language_restricts_the_terms() -> None:
    assert call("search", "guardian", "--from", "fr").status == NOTHING
    assert call("search", "asyl", "--from", "sv", "--exact").rows[0][3] == "sv"


@pytest.mark.parametrize("query", ["", " ", "\t\n"])
def test_an_empty_query_is_wrong_usage(query: str) -> None:
    answer = call("search", query)
    assert (answer.status, answer.out) == (USAGE, "")
    assert "nothing to search for" in answer.err


def test_a_missing_query_is_wrong_usage() -> None:
    assert call("search").status == USAGE


def test_a_query_of_a_hundred_thousand_characters_is_refused_in_a_sentence() -> None:
    answer = call("search", "a" * 100_000)
    assert answer.status == USAGE
    assert "100000 characters" in answer.err
    assert len(answer.err) < 200


@pytest.mark.parametrize(
    "query",
    ["?!", "[a-z]+(.*", "^$|\\w{3,}", "\u202e", "\x1b[31m", "%_'\";--x", "\udcff\udcfe", "\ud83d", "ﷺ", "🙂", "e\u0301" * 200],
)
def test_no_query_is_too_strange(query: str) -> None:
    answer = call("search", "--json", "--", query)
    assert answer.status in (OK, NOTHING)
    assert answer.document["query"] == query.strip()


def test_a_long_query_is_found_in_the_real_glossary(real_corpus: None) -> None:
    found = call("search", "unacompanied minor")
    assert found.rows[0][0] == "unaccompanied-minor"
    assert call("search", "bezhanets").rows[0][0] == "refugee"


def test_a_theme_may_be_named_as_it_is_shown() -> None:
    by_name = call("search", "asylum", "--theme", "Asylum procedure")
    assert by_name.out == call("search", "asylum", "--theme", "asylum-procedure").out != ""


@pytest.mark.usefixtures("real_corpus")
@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("refugees", "refugee"),
        ("Flüchtlinge", "refugee"),
        ("бежанци", "refugee"),
        ("children", "child"),
        ("migrantes", "migrant"),
    ],
)
def test_a_plural_finds_the_plain_concept_first(query: str, concept: str) -> None:
    assert call("search", query).rows[0][:3:2] == [concept, "inflected"]


@pytest.mark.usefixtures("real_corpus")
def test_a_word_with_another_ending_is_offered_as_translation_and_never_used() -> None:
    answer = call("translate", "relocations", "--to", "de")
    assert answer.rows == [["relocations", "", "", ""]]
    assert "did you mean: relocation (English; relocation)?" in answer.err


def test_nothing_found_leaves_a_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "hits.tsv"
    file.write_text("mine", encoding="utf-8")
    assert call("search", "xyzzyx", "-o", str(file), "--force").status == NOTHING
    assert file.read_text(encoding="utf-8") == "mine"
