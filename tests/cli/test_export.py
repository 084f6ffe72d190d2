"""``emngloss export``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.running import CORPUS, call, look, piped
from emngloss.cli.exit_code import OK, USAGE
from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot import stored
from emngloss.formats.registry import FORMATS, ROWS, Format
from emngloss.model.data_category import reduce_to
from json_contract import complaints


def options(row: Format) -> list[str]:
    layout = ["--layout", row.layout] if row.layout else []
    pair = ["--from", "en", "--to", "de"] if row.pair else []
    return ["--format", row.family, *layout, *(["--excel"] if row.excel else []), *pair]


def table(*arguments: str) -> list[dict[str, str]]:
    answer = call("export", *arguments)
    assert answer.status == OK, answer.err
    return list(csv.DictReader(io.StringIO(answer.out, newline="")))


def ids(*arguments: str) -> list[str]:
    return [row["id"] for row in table(*arguments)]


@pytest.mark.parametrize("row", [row for row in ROWS if row.reads and not row.pair], ids=lambda row: row.name)
def test_what_is_exported_reads_back_as_the_same_concepts(row: Format, tmp_path: Path) -> None:
    file = tmp_path / "glossary"
    assert call("export", *options(row), "-o", str(file)).status == OK
    with open(file, "rb") if row.binary else open(file, encoding="utf-8", newline="") as stream:
        concepts = list(row.read(stream))
    assert concepts == list(reduce_to(stored.glossary(open_glossary(str(CORPUS))), row.keeps))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_two_runs_give_the_same_bytes_in_a_pipe_and_in_a_file(row: Format, tmp_path: Path) -> None:
    first = piped("export", *options(row), env={"PYTHONHASHSEED": "1", "COLUMNS": "40"})
    assert first[0]
    assert first == piped("export", *options(row), env={"PYTHONHASHSEED": "2"})
    assert call("export", *options(row), "-o", str(tmp_path / "a")).status == OK
    assert (tmp_path / "a").read_bytes() == first[0]


@pytest.mark.parametrize("row", [row for row in ROWS if row.binary], ids=lambda row: row.name)
def test_bytes_are_kept_off_a_terminal(row: Format) -> None:
    answer = look("export", *options(row))
    assert (answer.status, answer.out) == (USAGE, "")
    assert f"-o glossary{row.suffix}" in answer.err


def test_a_tool_gets_the_format_that_it_takes() -> None:
    assert call("export", "--for", "excel").out == call("export", "--format", "csv", "--excel").out


@pytest.mark.parametrize("others", [["--format", "csv"], ["--layout", "long"], ["--excel"]])
def test_a_tool_and_a_format_exclude_each_other(others: list[str]) -> None:
    answer = call("export", "--for", "omegat", *others)
    assert (answer.status, answer.out) == (2, "")
    assert "leave out --for" in answer.err


@pytest.mark.parametrize("languages", [[], ["--to", "de,fr"], ["--to", "en"], ["--from", "de", "--to", "de"]])
def test_a_pair_is_two_languages(languages: list[str]) -> None:
    answer = call("export", "--for", "omegat", *languages)
    assert (answer.status, answer.out) == (2, "")
    assert "--from en --to de" in answer.err


def test_a_pair_is_translated_from_english_unless_another_language_is_named() -> None:
    assert call("export", "--for", "omegat", "--to", "de").out == call("export", "--for", "omegat", "-f", "en", "-t", "de").out


@pytest.mark.parametrize("name", ["csv", "json", "csv-long"])
def test_the_real_glossary_reads_back(name: str, real_corpus: None) -> None:
    answer = call("export", *options(FORMATS[name]))
    concepts = list(FORMATS[name].read(io.StringIO(answer.out, newline="")))
    assert concepts == list(reduce_to(stored.glossary(open_glossary()), FORMATS[name].keeps))


def test_csv_is_rfc_4180_with_a_column_a_language() -> None:
    out = call("export").out
    header = "id,theme,definition,sources,notes,broader,related,cs,de,el,en,et,fr,hy,ka,nb,nl,nn,sl,sv,uk"
    assert out.startswith(header + "\r\n")
    assert out.count("\r\n") == out.count("\n") == 6
    assert table()[1]["de"] == "Haft | Schubhaft"


def test_the_long_layout_has_a_row_a_term() -> None:
    rows = table("--layout", "long", "--to", "de")
    assert list(rows[0]) == ["id", "language", "term", "status", "type", "regions", "usage", "provenance"]
    assert [row["term"] for row in rows if row["id"] == "detention"] == ["Haft", "Schubhaft"]


def test_targets_that_a_tool_does_not_take_are_named_with_their_number() -> None:
    answer = call("export", "--for", "deepl", "--from", "en", "--to", "de")
    assert "targets beyond the first of a source term (" in answer.err
    assert "targets" not in call("export", "--for", "weblate", "--from", "en", "--to", "de").err


def test_a_spreadsheet_gets_a_byte_order_mark() -> None:
    assert call("export", "--excel").out == "\ufeff" + call("export").out


def test_tabs_part_the_cells_of_tsv() -> None:
    rows = call("export", "--format", "tsv", "--to", "de").rows
    assert (rows[0][-1], rows[1][-1]) == ("de", "Asyl")


def test_json_lines_hold_one_document_a_concept() -> None:
    lines = [json.loads(line) for line in call("export", "--format", "jsonl").lines]
    assert [complaint for line in lines for complaint in complaints("glossary.json", line)] == []
    assert [line["concepts"][0]["id"] for line in lines] == ids()


def test_languages_are_written_in_the_order_asked_for() -> None:
    assert list(table("--to", "ka,de", "--to", "fr")[0])[7:] == ["ka", "de", "fr"]
    assert list(table("--from", "de", "--to", "ka,de-AT")[0])[7:] == ["de", "ka"]
    assert list(table("--from", "uk")[0])[7:9] == ["uk", "cs"]
    assert call("export", "--format", "json", "--to", "de", "-q").document["concepts"][0]["terms"].keys() == {"de"}


def test_themes_and_concepts_select() -> None:
    assert ids() == ["asylum", "detention", "guardian", "guardian-thing", "return-decision"]
    assert ids("--theme", "asylum-procedure") == ["asylum", "guardian"]
    assert ids("--concept", "return-decision,political-asylum", "--concept", "Haft") == ["asylum", "detention", "return-decision"]
    assert ids("--concept", "asylum,detention", "--theme", "asylum-procedure") == ["asylum"]
    assert ids("--search", "guardian") == ["guardian", "guardian-thing"]
    assert ids("--search", "guardian", "--concept", "asylum") == ["asylum", "guardian", "guardian-thing"]


def test_concepts_come_from_a_file_with_comments(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes("\ufeff# ours\r\nasylum # the first\r\n\r\n  return-decision\r\n".encode())
    assert ids("--concepts-from", str(file)) == ["asylum", "return-decision"]
    assert call("export", "--concepts-from", "-", "-q", stdin=b"detention\n").lines[1].startswith("detention,")
    file.write_text("asylum\nasylm\n")
    assert call("export", "--concepts-from", str(file)).status == USAGE
    assert call("export", "--concepts-from", str(tmp_path / "nowhere")).status == USAGE


def test_an_unknown_concept_is_refused_with_a_suggestion() -> None:
    answer = call("export", "--concept", "asylm")
    assert (answer.status, answer.out) == (USAGE, "")
    assert "no concept is called 'asylm'" in answer.err
    assert "did you mean: asylum" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--concept", ""),
        ("--search", ""),
        ("--theme", ","),
        ("--to", ""),
        ("--from", ""),
        ("--sort", ""),
        ("--concepts-from", ""),
    ],
    ids=" ".join,
)
def test_an_empty_selection_is_refused_and_not_taken_for_everything(arguments: tuple[str, ...]) -> None:
    answer = call("export", *arguments)
    assert (answer.status, answer.out) == (USAGE, "")


def test_a_search_without_hits_exports_nothing_and_says_so() -> None:
    answer = call("export", "--search", "quantum chromodynamics")
    assert (answer.status, len(answer.lines)) == (OK, 1)
    assert "the selection holds no concept" in answer.err


def test_what_is_left_out_is_named_with_its_number_on_stderr() -> None:
    answer = call("export", "--format", "csv")
    assert answer.err.startswith("csv leaves out: identifiers and aliases (3 concepts), ")
    assert "usage (3 terms)" in answer.err
    assert "provenance (33 terms)" in answer.err
    assert call("export", "--format", "csv", "-q").err == ""
    assert call("export", "--format", "json").err == ""


def test_concepts_are_sorted_by_the_alphabet_of_a_language() -> None:
    assert ids("--sort", "de") == ["asylum", "detention", "return-decision", "guardian", "guardian-thing"]
    assert ids("--sort", "fr") == ["asylum", "return-decision", "guardian-thing", "detention", "guardian"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "docx"),
        ("--format", ""),
        ("--layout", "tall"),
        ("--format", "json", "--excel"),
        ("--format", "json", "--layout", "wide"),
        ("--format", "csv", "--ascii"),
    ],
    ids=" ".join,
)
def test_a_format_that_does_not_exist_is_refused(arguments: tuple[str, ...]) -> None:
    answer = call("export", *arguments)
    assert (answer.status, answer.out) == (USAGE, "")


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", "{"), ("a.JSONL", "{"), ("a.tsv", "id\ttheme"), ("a.csv", "id,"), ("a", "id,")]
)
def test_the_ending_of_the_file_chooses_the_format(name: str, start: str, tmp_path: Path) -> None:
    assert call("export", "-q", "-o", str(tmp_path / name)).status == OK
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert call("export", "-q", "-o", str(tmp_path / name), "--force", "--format", "tsv").status == OK
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("id\t")


def test_a_mistyped_format_is_answered_with_the_nearest() -> None:
    assert "did you mean json?" in call("export", "--format", "jsno").err


@pytest.mark.usefixtures("real_corpus")
def test_the_order_may_be_that_of_a_language_that_is_not_written() -> None:
    by_german = ids("--to", "fr", "--sort", "de", "-q")
    assert by_german == ids("--to", "fr,de", "--sort", "de", "-q")
    assert by_german != sorted(by_german)


@pytest.mark.parametrize(
    ("ending", "starts"), [("json", '{"schema'), ("tsv", "id\ttheme"), ("csv", "id,theme"), ("CSV", "id,theme")]
)
def test_without_a_format_the_ending_of_the_file_decides(ending: str, starts: str, tmp_path: Path) -> None:
    file = tmp_path / f"glossary.{ending}"
    assert call("export", "-o", str(file)).status == OK
    assert file.read_text(encoding="utf-8").startswith(starts)


def test_an_ending_that_stands_for_no_format_is_refused(tmp_path: Path) -> None:
    answer = call("export", "-o", str(tmp_path / "glossary.docx"))
    assert (answer.status, answer.out) == (USAGE, "")
    assert "no format has the ending .docx" in answer.err
    assert call("export", "--format", "csv", "-o", str(tmp_path / "glossary.docx")).status == OK
