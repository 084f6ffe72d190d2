"""``emngloss import`` and ``emngloss bases``: term bases of the user."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from cli.running import call, look, run
from emngloss.cli.exit_code import DATA, NOTHING, OK, USAGE
from json_contract import complaints

HEADER = "id,theme,definition,sources,notes,broader,related,en,tr\n"
COURT = (
    HEADER
    + "hearing-x,court,session in which a judge hears the parties,,,,,hearing,duruşma\nasylum,,shelter,,,,,asylum,sığınma\n"
)


@pytest.fixture
def court(tmp_path: Path, bases: Path) -> Path:
    """A table, imported as the base ``court``; gives back the folder of the bases."""
    table = tmp_path / "court.csv"
    table.write_text(COURT, encoding="utf-8")
    assert call("import", str(table)).status == OK
    return bases


def test_a_table_becomes_a_base_with_the_name_of_the_file(court: Path) -> None:
    assert {path.name for path in court.iterdir()} == {"court.sqlite", "court.sqlite.sha256"}
    assert call("search", "duruşma", "--base", "court").rows == [
        ["hearing-x", "1.00", "exact", "tr", "duruşma", "hearing", "court"]
    ]
    assert call("search", "durusma", "-b", "court").rows[0][2] == "folded"


def test_the_report_counts_what_was_read(tmp_path: Path, bases: Path) -> None:
    table = tmp_path / "Gerichts Wörter.csv"
    table.write_text(COURT, encoding="utf-8")
    answer = call("import", str(table))
    assert ["base", "gerichts-worter"] in answer.rows
    assert ["read", "2"] in answer.rows
    assert ["concepts", "2"] in answer.rows
    assert ["terms", "4"] in answer.rows
    assert ["languages", "en tr"] in answer.rows
    document = call("import", str(table), "--name", "again", "--json").document
    assert complaints("import.json", document) == []
    assert (document["base"], document["concepts"], document["languages"]) == ("again", 2, ["en", "tr"])


def test_concepts_of_the_same_id_are_joined_and_counted(tmp_path: Path, bases: Path) -> None:
    lines = tmp_path / "twice.jsonl"
    one, other = (_line("x", {"en": ["first", "second"]}), _line("x", {"en": ["third"], "fr": ["premier"]}))
    lines.write_text(one + other, encoding="utf-8")
    document = call("import", str(lines), "--json").document
    assert (document["read"], document["concepts"], document["joined"], document["terms"]) == (2, 1, 1, 4)
    assert {"fate": "changed", "place": "concept x", "what": "joined to an earlier concept of the same id"} in document["remarks"]
    terms = [row[2:4] for row in call("show", "x", "--base", "twice").rows if row[0] == "term"]
    assert terms == [["first", "preferred"], ["second", "admitted"], ["third", "admitted"], ["premier", "preferred"]]


def test_a_dry_run_writes_nothing(tmp_path: Path, bases: Path) -> None:
    table = tmp_path / "court.csv"
    table.write_text(COURT, encoding="utf-8")
    answer = call("import", str(table), "--dry-run", "--json")
    assert answer.document["dry_run"] is True
    assert answer.document["concepts"] == 2
    assert list(bases.iterdir()) == []


def test_an_existing_base_is_replaced_only_on_demand(tmp_path: Path, court: Path) -> None:
    table = tmp_path / "court.csv"
    answer = call("import", str(table))
    assert answer.status == USAGE
    assert "--force" in answer.err
    table.write_text(COURT.replace("duruşma", "oturum"), encoding="utf-8")
    assert call("import", str(table), "--force").status == OK
    assert call("search", "oturum", "-b", "court").status == OK
    assert call("search", "duruşma", "-b", "court").status == NOTHING


@pytest.mark.parametrize("text", [HEADER, "", "id;nonsense\n", HEADER + "x\n"], ids=["no rows", "empty", "foreign", "short"])
def test_a_file_without_a_concept_leaves_the_old_base_whole(tmp_path: Path, court: Path, text: str) -> None:
    before = (court / "court.sqlite").read_bytes()
    table = tmp_path / "other.csv"
    table.write_text(text, encoding="utf-8")
    answer = call("import", str(table), "--name", "court", "--force")
    assert answer.status == USAGE
    assert answer.err
    assert (court / "court.sqlite").read_bytes() == before
    assert {path.name for path in court.iterdir()} == {"court.sqlite", "court.sqlite.sha256"}


def test_a_full_disk_leaves_the_old_base_whole(tmp_path: Path, court: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from emngloss.corpus import importing

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(importing, "publish", full)
    answer = call("import", str(tmp_path / "court.csv"), "--force")
    assert answer.status == USAGE
    assert "No space left on device" in answer.err
    monkeypatch.undo()
    assert call("search", "duruşma", "-b", "court").status == OK
    assert {path.name for path in court.iterdir()} == {"court.sqlite", "court.sqlite.sha256"}


def test_what_a_killed_import_left_behind_is_removed_an_hour_later(tmp_path: Path, court: Path) -> None:
    old, fresh = court / "court.sqlite.0a.part", court / "court.sqlite.0b.part"
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 4000, time.time() - 4000))
    assert call("import", str(tmp_path / "court.csv"), "--force").status == OK
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one file"),
        (("a.csv", "b.csv"), "name one file"),
        (("nowhere.csv",), "no such file"),
        (("-",), "--name"),
        (("-", "--name", "x"), "--format"),
        (("nowhere.csv", "--name", "Größe"), "cannot be the name of a base"),
        (("nowhere.csv", "--name", "emngloss"), "cannot be the name of a base"),
        (("nowhere.csv", "--name", "../x"), "cannot be the name of a base"),
        (("ééé.csv", "--format", "nonsense"), "no such file"),
        (("日本.csv",), "needs a name"),
    ],
)
def test_wrong_calls_are_answered_with_what_to_do(bases: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("import", *arguments)
    assert answer.status == USAGE
    assert said in answer.err
    assert len(answer.err.splitlines()) >= 2
    assert not bases.exists()


def test_a_pipe_is_imported_when_its_format_is_named(bases: Path) -> None:
    answer = run("import", "-", "--format", "csv", "--name", "piped", stdin=COURT.encode())
    assert answer.status == OK, answer.err
    assert ["source", "standard input"] in answer.rows
    assert call("search", "hearing", "-b", "piped").status == OK


def test_a_terminal_gets_a_summary(tmp_path: Path, bases: Path) -> None:
    table = tmp_path / "court.csv"
    table.write_text(COURT, encoding="utf-8")
    for columns in (40, 80, 200):
        answer = look("import", str(table), "--name", f"c{columns}", columns=columns)
        assert answer.status == OK
        assert "2 concepts; 4 terms in 2 languages" in " ".join(answer.out.split())
        assert max(map(len, answer.lines)) <= columns + 30  # colours are counted too
    assert "nothing was written" in look("import", str(table), "--name", "d", "--dry-run").out


def test_several_bases_are_searched_together(court: Path) -> None:
    rows = call("search", "asylum", "--base", "court,emngloss").rows
    assert [(row[0], row[6]) for row in rows[:2]] == [("asylum", "court"), ("asylum", "emngloss")]
    hits = call("search", "asylum", "--base", "emngloss", "--base", "court", "--json").document
    assert complaints("search.json", hits) == []
    assert [hit["base"] for hit in hits["hits"][:2]] == ["emngloss", "court"]
    assert "base" not in call("search", "asylum", "--json").document["hits"][0]
    assert "(court)" in look("search", "asylum", "-b", "court,emngloss").out


def test_a_term_is_translated_in_each_base_that_has_it(court: Path) -> None:
    answer = call("translate", "asylum", "--base", "court,emngloss", "--to", "tr,de")
    assert [(row[3], row[4], row[5]) for row in answer.rows] == [("sığınma", "", "court"), ("", "Asyl", "emngloss")]
    assert answer.err == "asylum: no term in German (court)\nasylum: no term in Turkish (emngloss)\n"
    assert call("translate", "hearing", "-b", "emngloss,court", "--to", "tr").rows == [
        ["hearing", "hearing-x", "exact", "duruşma", "court"]
    ]
    document = call("translate", "hearing", "-b", "court", "--to", "tr", "--json").document
    assert complaints("translate.json", document) == []
    assert document["results"][0]["base"] == "court"
    assert "Turkish" in look("translate", "hearing", "-b", "court,emngloss", "--to", "tr").out


def test_a_concept_is_shown_from_each_base_that_has_it(court: Path) -> None:
    assert [row[1] for row in call("show", "asylum", "-b", "court,emngloss").rows if row[0] == "id"] == ["asylum", "asylum"]
    assert len(call("show", "asylum", "-b", "court,emngloss", "--json").document["concepts"]) == 2
    assert call("show", "hearing", "-b", "court,emngloss").rows[0] == ["id", "hearing-x"]
    assert "duruşma" in look("show", "hearing", "-b", "court,emngloss").out


def test_an_export_of_several_bases_keeps_concepts_of_the_same_id_apart(court: Path) -> None:
    document = call("export", "--format", "json", "-b", "emngloss,court", "-q").document
    ids = [concept["id"] for concept in document["concepts"]]
    assert {"asylum", "court-asylum", "hearing-x"} <= set(ids)
    assert ids == sorted(ids)
    assert complaints("glossary.json", document) == []


def test_an_export_of_a_base_is_imported_again_as_it_was(tmp_path: Path, court: Path) -> None:
    first = call("export", "--format", "json", "-b", "court", "-q").document
    again = tmp_path / "again.json"
    again.write_text(json.dumps(first), encoding="utf-8")
    assert call("import", str(again), "--name", "again").status == OK
    assert call("export", "--format", "json", "-b", "again", "-q").document["concepts"] == first["concepts"]


def test_the_whole_corpus_survives_the_way_through_a_base(tmp_path: Path, bases: Path) -> None:
    path = tmp_path / "whole.json"
    assert call("export", "-o", str(path), "-q").status == OK
    assert call("import", str(path)).status == OK
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert call("export", "--format", "json", "-b", "whole", "-q").document["concepts"] == whole["concepts"]


@pytest.mark.parametrize("command", [("languages",), ("stats",)])
def test_counts_are_of_one_base_at_a_time(court: Path, command: tuple[str, ...]) -> None:
    assert call(*command, "--base", "court").status == OK
    answer = call(*command, "--base", "court,emngloss")
    assert answer.status == USAGE
    assert "one base at a time" in answer.err


def test_bases_are_listed_described_and_removed(court: Path) -> None:
    row = call("bases").rows[0]
    assert row[:4] == ["court", "2", "4", "en tr"]
    assert row[5:7] == ["court.csv", "csv"]
    document = call("bases", "court", "--json").document
    assert complaints("bases.json", document) == []
    assert document["bases"][0]["languages"] == {"en": {"concepts": 2, "terms": 2}, "tr": {"concepts": 2, "terms": 2}}
    assert "tr: 2 concepts, 2 terms" in look("bases", "court").out
    assert call("bases", "--remove", "court").status == OK
    assert list(court.iterdir()) == []
    answer = call("bases")
    assert (answer.status, answer.out) == (OK, "")
    assert "import" in answer.err
    assert call("bases", "--remove", "court").status == USAGE


def test_an_unknown_base_names_those_there_are(court: Path) -> None:
    for command in (("search", "x"), ("show", "x"), ("translate", "x", "--to", "de"), ("export",), ("bases", "curt")):
        answer = call(*command, *(() if command[0] == "bases" else ("--base", "curt")))
        assert answer.status == USAGE
        assert "emngloss, court" in answer.err


def test_a_damaged_base_is_said_to_be_so_and_the_others_are_listed(court: Path) -> None:
    (court / "broken.sqlite").write_bytes(b"no database")
    (court / "broken.sqlite.sha256").write_text("0" * 64)
    answer = call("search", "x", "--base", "broken")
    assert answer.status == DATA
    assert "import it again" in answer.err
    rows = call("bases").rows
    assert [row[0] for row in rows] == ["broken", "court"]
    assert "damaged" in rows[0][1]
    assert complaints("bases.json", call("bases", "--json").document) == []
    assert "damaged" in look("bases").out


def test_the_setting_chooses_the_base(court: Path, surroundings: pytest.MonkeyPatch) -> None:
    surroundings.setenv("EMNGLOSS_BASE", "court")
    assert call("search", "duruşma").status == OK
    assert call("search", "detention", "--base", "emngloss").status == OK


def test_bases_are_completed(court: Path) -> None:
    from emngloss.cli.completion import candidates

    assert candidates(["search", "--base"], "") == ["court", "emngloss"]
    assert candidates(["search", "-b"], "court,e") == ["court,emngloss"]
    assert candidates(["bases"], "c") == ["court"]


def _line(concept_id: str, terms: dict[str, list[str]]) -> str:
    listed = {
        tag: [{"text": text, "status": "preferred" if number == 0 else "admitted"} for number, text in enumerate(texts)]
        for tag, texts in terms.items()
    }
    return json.dumps({"schema_version": 1, "concepts": [{"id": concept_id, "terms": listed}]}) + "\n"


def imported(tmp_path: Path, name: str, text: str | bytes, *arguments: str) -> dict[str, Any]:
    """The report of an import of a file with this text, as JSON."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return dict(call("import", str(path), "--json", "--force", *arguments).document)


def test_a_language_in_several_scripts_keeps_them_apart(tmp_path: Path, bases: Path) -> None:
    assert imported(tmp_path, "s.csv", "en,sr-Cyrl,sr-Latn\nasylum,азил,azil\n")["languages"] == ["en", "sr-Cyrl", "sr-Latn"]
    assert call("translate", "asylum", "-b", "s", "--to", "sr-Cyrl,sr-Latn").rows[0][3:5] == ["азил", "azil"]
    assert "азил" in call("export", "-b", "s", "--format", "csv", "-q").out


def test_a_glossary_of_deepl_has_no_names_of_columns(tmp_path: Path, bases: Path) -> None:
    report = imported(tmp_path, "d.csv", "Asyl,asylum,DE,EN\nHaft,detention,DE,EN\n")
    assert (report["concepts"], report["languages"]) == (2, ["de", "en"])
    assert call("translate", "Asyl", "-b", "d", "--to", "en").rows[0][3] == "asylum"


def test_a_column_of_numbers_is_not_norwegian(tmp_path: Path, bases: Path) -> None:
    assert imported(tmp_path, "n.csv", "No,en,de\n1,asylum,Asyl\n")["languages"] == ["de", "en"]


def test_the_encoding_can_be_named(tmp_path: Path, bases: Path) -> None:
    report = imported(tmp_path, "p.csv", "en,pl\nasylum,azył\n".encode("cp1250"), "--encoding", "cp1250")
    assert report["changed"] == 0
    assert call("search", "azył", "-b", "p").status == OK
    answer = call("import", str(tmp_path / "p.csv"), "--encoding", "nonsense", "--name", "q")
    assert answer.status == USAGE
    assert "unknown encoding 'nonsense'" in answer.err


def test_concepts_of_different_vocabularies_are_not_joined(tmp_path: Path, bases: Path) -> None:
    pytest.importorskip("rdflib")
    one, other = ("http://ex.org/asylum#concept", "http://ex.org/visa#concept")
    graph = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    graph += f'<{one}> a skos:Concept ; skos:prefLabel "asylum"@en .\n'
    graph += f'<{other}> a skos:Concept ; skos:prefLabel "visa"@en ; skos:broader <http://else.org/concept> .\n'
    assert imported(tmp_path, "v.ttl", graph)["concepts"] == 2
    [concept] = call("show", "visa", "-b", "v", "--json").document["concepts"]
    assert concept["broader"] not in (["concept"], [concept["id"]])


def test_a_union_keeps_the_acknowledgements_of_all(court: Path) -> None:
    header = call("export", "--format", "json", "-b", "court,emngloss", "-q").document["glossary"]
    assert "not stated" in header["licence"]
    assert "CC" in header["licence"]


def test_a_file_without_a_term_makes_no_base(tmp_path: Path, bases: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text(_line("x", {}), encoding="utf-8")
    assert call("import", str(path)).status == USAGE


def test_a_table_of_too_many_columns_is_refused_at_once(tmp_path: Path, bases: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{number}" for number in range(20_000)) + "\n", encoding="utf-8")
    answer = call("import", str(path))
    assert answer.status == USAGE
    assert "20000 columns" in answer.err


def test_several_bases_are_removed_at_once(tmp_path: Path, court: Path) -> None:
    assert call("import", str(tmp_path / "court.csv"), "--name", "second").status == OK
    assert call("bases", "--remove", "court", "--remove", "second").status == OK
    assert list(court.iterdir()) == []
