"""``emngloss languages``, ``stats`` and ``lint``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.running import CORPUS, call
from emngloss.cli.exit_code import NOTHING, OK, USAGE
from json_contract import complaints


def test_languages_are_listed_with_own_and_english_name() -> None:
    answer = call("languages")
    assert (answer.status, len(answer.rows)) == (OK, 14)
    assert ["ka", "ქართული", "Georgian", "1", "1", "Geor", "GE"] in answer.rows
    assert ["el", "Ελληνικά", "Greek", "3", "3", "Grek", "CY GR"] in answer.rows


def test_the_english_name_does_not_change_with_the_locale(surroundings: pytest.MonkeyPatch) -> None:
    english = call("languages").out, call("languages", "--json").out
    surroundings.setenv("LANG", "de_DE.UTF-8")
    assert (call("languages").out, call("languages", "--json").out) == english
    assert call("languages", "--lang", "fr").out == english[0]


def test_the_lines_of_languages_are_the_document() -> None:
    lines = [json.loads(line) for line in call("languages", "--jsonl").lines]
    assert lines == call("languages", "--json").document["languages"]


def test_the_real_glossary_has_27_languages_with_two_forms_of_norwegian(real_corpus: None) -> None:
    tags = [row[0] for row in call("languages").rows]
    assert len(tags) == 28
    assert {"nb", "nn"} < set(tags)
    assert complaints("languages.json", call("languages", "--json").document) == []


def test_stats_count_the_same_in_lines_and_in_json() -> None:
    document = call("stats", "--json").document
    rows = call("stats").rows
    assert ["concepts", "5"] in rows
    assert ["provenance", "proposed", str(document["by_provenance"]["proposed"])] in rows
    assert ["coverage", "asylum-procedure", "hy", "0"] in rows
    assert document["coverage"]["asylum-procedure"]["de"] == 2
    assert sum(document["by_status"].values()) == document["terms"]


def test_stats_of_the_real_glossary_follow_the_schema(real_corpus: None) -> None:
    assert complaints("stats.json", call("stats", "--json").document) == []


@pytest.fixture
def copy(tmp_path: Path, surroundings: pytest.MonkeyPatch) -> Path:
    """A corpus that a test may spoil."""
    folder = shutil.copytree(CORPUS, tmp_path / "copy")
    surroundings.setenv("EMNGLOSS_DATA", str(folder))
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def spoil(folder: Path, old: str, new: str) -> None:
    file = folder / "terms" / "asylum.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_clean_corpus_has_no_findings() -> None:
    answer = call("lint")
    assert (answer.status, answer.out, answer.err) == (OK, "", "5 concepts: no findings\n")
    assert call("lint", "--json").document == {"schema_version": 1, "findings": []}
    assert call("lint", "-q").err == ""


def test_the_real_corpus_is_clean(real_corpus: None) -> None:
    answer = call("lint")
    assert (answer.status, answer.out) == (OK, "")


def test_findings_name_file_line_key_and_rule_and_edit_nothing(copy: Path) -> None:
    spoil(copy, 'text = "Asyl"', 'text = "Asyl (EU acquis)"')
    before = contents(copy)
    answer = call("lint")
    assert (answer.status, contents(copy)) == (NOTHING, before)
    place, key, code, severity, message = answer.rows[0]
    assert place.startswith("asylum.toml:")
    assert place.partition(":")[2].isdecimal()
    assert key
    assert code.startswith("EG")
    assert severity in ("error", "warning")
    assert message
    document = call("lint", "--json").document
    assert complaints("lint.json", document) == []
    assert [json.loads(line) for line in call("lint", "--jsonl").lines] == document["findings"]
    assert len(document["findings"]) == len(answer.rows)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('theme = "asylum-procedure"', "theme = ", "asylum.toml:1: theme: not valid TOML"),
        ('provenance = "emn"', 'provenance = "hearsay"', "provenance"),
        ("[terms]", "[terms]\nde = 3\n[other]", "asylum.toml"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "search", "export", "stats"])
def test_a_broken_file_is_named_with_line_key_and_remedy(command: str, old: str, new: str, complaint: str, copy: Path) -> None:
    spoil(copy, old, new)
    before = contents(copy)
    answer = call(command, *(["asylum"] if command == "search" else []))
    assert (answer.status, answer.out, contents(copy)) == (USAGE, "", before)
    assert complaint in answer.err
    assert "nothing was changed" in answer.err
    assert "asylum.toml:" in answer.err


def test_a_corpus_that_is_not_utf_8_is_named_with_its_line(copy: Path) -> None:
    (copy / "terms" / "asylum.toml").write_bytes(b'theme = "asylum-procedure"\n# \xff\n')
    for command in ("lint", "stats"):
        answer = call(command)
        assert answer.status == USAGE
        assert "asylum.toml:2: not UTF-8" in answer.err


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    for command in (("lint",), ("stats",), ("search", "asylum"), ("export",)):
        assert call(*command, "--data", str(tmp_path)).status == USAGE
        assert call(*command, "--data", str(tmp_path / "nowhere")).status == USAGE


def test_a_corpus_that_changed_is_compiled_again(copy: Path) -> None:
    assert call("translate", "asylum", "--to", "de").rows[0][3] == "Asyl"
    spoil(copy, 'text = "Asyl"', 'text = "Zuflucht"')
    assert call("translate", "asylum", "--to", "de").rows[0][3] == "Zuflucht"
