"""``emngloss translate``: one term, several, and batches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.running import call
from emngloss.cli.exit_code import NOTHING, OK, USAGE
from json_contract import complaints


def test_a_pipe_gets_one_record_a_term_and_one_column_a_language() -> None:
    answer = call("translate", "return decision", "--to", "de,fr,hy")
    assert (answer.status, answer.rows) == (
        OK,
        [["return decision", "return-decision", "exact", "Rückkehrentscheidung", "décision de retour", ""]],
    )
    assert "return decision: no term in Armenian" in answer.err


def test_json_follows_the_schema_and_names_what_is_missing() -> None:
    document = call("translate", "Haft", "--from", "de", "--to", "fr,hy", "--json").document
    assert complaints("translate.json", document) == []
    assert (document["query"], document["from"], document["to"]) == ("Haft", "de", ["fr", "hy"])
    result = document["results"][0]
    assert (result["concept"], result["missing"]) == ("detention", ["hy"])
    assert [term["text"] for term in result["translations"]["fr"]] == ["rétention", "détention"]
    assert result["translations"]["hy"] == []


def test_a_miss_is_a_result_with_suggestions_that_are_not_used() -> None:
    answer = call("translate", "asylm", "--to", "de", "--json")
    assert (answer.status, complaints("translate.json", answer.document)) == (NOTHING, [])
    assert answer.document["results"][0]["match"] is None
    assert answer.document["suggestions"][0]["concept"] == "asylum"
    assert "Asyl\t" not in call("translate", "asylm", "--to", "de").out


def test_exact_offers_no_near_misses() -> None:
    answer = call("translate", "asylm", "--to", "de", "--json", "--exact")
    assert answer.document["suggestions"] == []
    assert "did you mean" not in answer.err


def test_json_lines_are_the_results_of_the_document() -> None:
    lines = [json.loads(line) for line in call("translate", "asylum", "nonsense", "--to", "de", "--jsonl").lines]
    assert lines == call("translate", "asylum", "nonsense", "--to", "de", "--json").document["results"]


def test_several_terms_give_one_result_each_in_order() -> None:
    answer = call("translate", "detention", "nonsense", "asylum", "--to", "de", "--json")
    assert [result["concept"] for result in answer.document["results"]] == ["detention", None, "asylum"]
    assert answer.document["query"] is None
    assert answer.status == NOTHING


def test_a_term_that_lacks_its_quotes_is_noticed() -> None:
    answer = call("translate", "return", "decision", "--to", "de")
    assert len(answer.rows) == 2
    assert 'needs quotes: "return decision"' in answer.err


def test_a_deprecated_term_leads_to_the_preferred_one_and_is_not_offered() -> None:
    assert call("translate", "custodian", "--to", "en,de").rows == [["custodian", "guardian", "exact", "guardian", "Vormund"]]


def test_the_form_of_a_country_comes_first() -> None:
    assert call("translate", "detention", "--to", "de-AT").rows[0][3] == "Schubhaft | Haft"
    assert call("translate", "detention", "--to", "de").rows[0][3] == "Haft | Schubhaft"
    assert call("translate", "detention", "--to", "nl-BE").rows[0][3] == "vasthouding | bewaring"
    assert call("translate", "detention", "--to", "fr_be").rows[0][3] == "détention | rétention"


def test_a_country_without_a_form_of_its_own_is_said() -> None:
    answer = call("translate", "asylum", "--to", "el-CY")
    assert answer.rows[0][3] == "άσυλο"
    assert "no Greek form of its own is recorded for Cyprus" in answer.err


def test_all_languages_are_the_default() -> None:
    assert call("translate", "asylum").out == call("translate", "asylum", "--to", "all").out
    assert len(call("translate", "asylum").rows[0]) == 3 + 14


LINES = b"\xef\xbb\xbfasylum\r\n\r\nnonsense\nHaft\n \n"


@pytest.mark.parametrize("arguments", [(), ("-",), ("--input", "-")])
def test_each_line_of_a_pipe_gives_one_result_empty_ones_and_misses_included(arguments: tuple[str, ...]) -> None:
    answer = call("translate", *arguments, "--to", "de", stdin=LINES)
    assert [row[:2] for row in answer.rows] == [["asylum", "asylum"], ["", ""], ["nonsense", ""], ["Haft", "detention"], ["", ""]]
    assert answer.status == NOTHING
    results = call("translate", *arguments, "--to", "de", "--json", stdin=LINES).document["results"]
    assert [result["concept"] for result in results] == ["asylum", None, None, "detention", None]


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\x00"])
def test_only_line_ends_end_a_line(separator: str) -> None:
    answer = call("translate", "--to", "de", "--jsonl", stdin=f"a{separator}b\nasylum\n".encode())
    assert [json.loads(line)["query"] for line in answer.out.split("\n")[:-1]] == [f"a{separator}b", "asylum"]


def test_a_line_too_long_for_any_term_is_a_miss_and_not_the_end_of_the_batch() -> None:
    answer = call("translate", "--to", "de", stdin=b"a" * 100_000 + b"\nasylum\n")
    assert [row[1] for row in answer.rows] == ["", "asylum"]
    assert len(answer.err) < 300


def test_an_empty_batch_is_no_miss() -> None:
    answer = call("translate", "--to", "de", "--json", stdin=b"")
    assert (answer.status, answer.document["results"]) == (OK, [])
    assert complaints("translate.json", answer.document) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comma.csv", 'nr,term\r\n1,asylum\r\n2,"return decision"\r\n3,\r\n\r\n4\r\n5,Haft\r\n'),
        ("semicolon.csv", 'nr;term\n1;asylum\n2;"return decision"\n3;\n\n4\n5;Haft\n'),
        ("tab.tsv", "nr\tterm\n1\tasylum\n2\treturn decision\n3\t\n\n4\n5\tHaft\n"),
        ("mark.csv", "\ufeffterm,nr\nasylum,1\nreturn decision,2\n,3\n\n\nHaft,5\n"),
    ],
)
def test_each_row_of_a_table_gives_one_result(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(text.encode())
    expected = ["asylum", "return-decision", None, None, None, "detention"]
    place = "1" if name == "mark.csv" else "2"
    for column in ("term", place):
        answer = call("translate", "--input", str(file), "--column", column, "--to", "de", "--json")
        assert [result["concept"] for result in answer.document["results"]] == expected


def test_an_unknown_column_is_refused_with_the_columns_that_exist(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("nr,term\n1,asylum\n")
    for column in ("Term", "3", "0", "-1", ""):
        answer = call("translate", "--input", str(file), "--column", column, "--to", "de")
        assert (answer.status, answer.out) == (USAGE, "")
        assert "columns: nr, term" in answer.err or column == "-1"
    file.write_text("")
    assert "the file is empty" in call("translate", "-i", str(file), "--column", "term").err


def test_an_open_quote_is_named_and_swallows_no_rows(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text('term\n"asylum\nHaft\n')
    answer = call("translate", "--input", str(file), "--column", "term", "--to", "de")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "terms.csv:3: not a table" in answer.err


def test_a_cell_larger_than_the_csv_module_takes_is_an_error_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("term\n" + "a" * 200_000 + "\n")
    assert call("translate", "--input", str(file), "--column", "term", "--to", "de").status == USAGE


def test_a_file_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "terms.txt"
    file.write_bytes(b"asylum\nR\xfcckkehr\n")
    answer = call("translate", "--input", str(file), "--to", "de")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "terms.txt:2: not UTF-8" in answer.err
    assert "standard input:1: not UTF-8" in call("translate", "-", "--to", "de", stdin=b"\xff").err


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.txt", tmp_path):
        answer = call("translate", "--input", str(path), "--to", "de")
        assert (answer.status, answer.out) == (USAGE, "")
        assert "cannot be read" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [("asylum", "--input", "-"), ("asylum", "-"), ("asylum", "--column", "term"), ("",), (" ",), ("asylum", ""), ("--input", "")],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...]) -> None:
    answer = call("translate", *arguments, "--to", "de", stdin=b"Haft\n")
    assert (answer.status, answer.out) == (USAGE, "")


def test_the_real_glossary_translates_between_any_two_languages(real_corpus: None) -> None:
    document = call("translate", "return decision", "--to", "de-AT,nl-BE,uk,hy", "--json").document
    assert complaints("translate.json", document) == []
    assert document["results"][0]["concept"] == "return-decision"
    assert set(document["results"][0]["translations"]) == {"de-AT", "nl-BE", "uk", "hy"}


@pytest.mark.usefixtures("real_corpus")
def test_a_record_holds_no_term_that_is_not_an_equivalent_and_no_form_of_another_country() -> None:
    every = call("translate", "UAM", "--to", "de").rows[0][3].split(" | ")
    assert "unbegleiteter Minderjähriger" in every
    assert "unbegleiteter minderjähriger Flüchtling" not in every
    austrian = call("translate", "UAM", "--to", "de-AT").rows[0][3].split(" | ")
    assert "UMA" in every
    assert "UMA" not in austrian
    assert "unbegleiteter minderjähriger Fremder" in austrian


@pytest.mark.usefixtures("real_corpus")
def test_a_discouraged_term_is_explained_and_the_right_one_named() -> None:
    answer = call("translate", "illegal immigrant", "--to", "fr")
    assert "illegal immigrant (English) is deprecated." in answer.err
    assert "Say: irregular migrant." in answer.err


def test_a_translation_is_spelled_as_the_document_of_its_concept_spells_it(real_corpus: None) -> None:
    terms = json.loads(call("show", "unaccompanied-minor", "--json").out)["concepts"][0]["terms"]
    answer = call("translate", "unaccompanied minor", "--to", "all", "--json")
    translations = json.loads(answer.out)["results"][0]["translations"]
    assert translations
    for tag, listed in translations.items():
        usable = [json.dumps(term) for term in terms[tag] if term["status"] in ("preferred", "admitted")]
        assert sorted(map(json.dumps, listed)) == sorted(usable)
    assert any(term["regions"] for listed in translations.values() for term in listed)
    assert any(term["grammar"] for listed in translations.values() for term in listed)


@pytest.mark.usefixtures("real_corpus")
def test_a_term_that_is_no_exact_name_is_said_to_differ() -> None:
    answer = call("translate", "NGO", "--to", "de")
    assert "NGO (English) covers less than civil-society-organisation. Stands for" in answer.err
    assert call("translate", "civil society organisation", "--to", "de").err == ""
