"""The registry of rules, and the contract that every rule keeps: the fixtures are described in ``lint/glossaries.py``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from emngloss.finding import Finding
from emngloss.lint import RULES, Rule, findings, registry
from emngloss.model.glossary import Glossary
from lint.glossaries import FOLDER, codes, concept, glossary_of, read, term

CODES = [rule.code for rule in RULES]


@pytest.mark.parametrize("code", CODES)
def test_the_bad_fixture_breaks_exactly_its_rule_and_once(code: str) -> None:
    glossary, texts = read(code, "bad")
    assert [finding.code for finding in findings(glossary, texts)] == [code]


@pytest.mark.parametrize("code", CODES)
def test_the_good_fixture_breaks_no_rule(code: str) -> None:
    glossary, texts = read(code, "good")
    assert list(findings(glossary, texts)) == []


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_finding_has_the_severity_of_its_rule_and_says_what_to_do(rule: Rule) -> None:
    for finding in findings(*read(rule.code, "bad")):
        problem, _, remedy = finding.message.partition("; ")
        assert (finding.severity, bool(problem), bool(remedy)) == (rule.severity, True, True)


@pytest.mark.parametrize("code", CODES)
def test_a_finding_names_a_file_and_with_the_text_its_line(code: str) -> None:
    glossary, texts = read(code, "bad")
    for finding in findings(glossary, texts):
        assert finding.place.file in texts or finding.place.file == "example.toml"
        if finding.place.file in texts and finding.place.key is not None:
            assert finding.place.line is not None


@pytest.mark.parametrize("code", sorted(path.name for path in FOLDER.glob("EG*")))
def test_every_folder_of_fixtures_belongs_to_a_rule(code: str) -> None:
    assert code in CODES


def test_codes_are_unique_in_order_and_well_formed() -> None:
    assert sorted(set(CODES)) == CODES
    assert all(len(code) == 5 and code.startswith("EG") and code[2:].isdecimal() for code in CODES)


def test_every_rule_has_a_title_of_one_sentence() -> None:
    assert all(rule.title[-1:] in ".;" and len(rule.title) > 20 for rule in RULES)


def test_a_code_is_not_given_to_a_second_rule() -> None:
    with pytest.raises(ValueError, match="EG201"):
        registry.glossary_rule("EG201")(_nothing)


def test_a_retired_code_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "RETIRED", frozenset({"EG999"}))
    with pytest.raises(ValueError, match="EG999"):
        registry.glossary_rule("EG999")(_nothing)


def _nothing(_: Glossary) -> Iterator[Finding]:
    """Nothing is ever found."""
    return iter(())


def test_a_compiled_glossary_is_judged_without_texts_and_lines() -> None:
    glossary, _ = read("EG201", "bad")
    (finding,) = findings(glossary)
    assert (finding.code, str(finding.place)) == ("EG201", "example.toml terms.de[1].text")


def test_without_texts_the_form_of_files_is_not_judged() -> None:
    glossary, texts = read("EG103", "bad")
    assert codes(findings(glossary, texts)) == {"EG103"}
    assert list(findings(glossary)) == []


def test_findings_come_in_order_of_file_line_and_code() -> None:
    bad = concept(term("Ärger"), term("x;", "de"), term("y;", "de"), theme="nowhere")
    found = list(findings(glossary_of([replace(bad, id="b"), replace(bad, id="a")])))
    order = [(finding.place.file, finding.place.line or 0, finding.code) for finding in found]
    assert order == sorted(order)
    assert {file for file, _, _ in order} == {"a.toml", "b.toml"}


def test_a_finding_in_a_term_has_the_line_of_that_term() -> None:
    glossary, texts = read("EG205", "bad")
    (finding,) = findings(glossary, texts)
    assert finding.place.line is not None
    assert 'status = "admitted"' in texts["example.toml"].split("\n")[finding.place.line - 1]


def test_what_is_not_canonical_is_shown_at_the_first_line_that_differs() -> None:
    glossary, texts = read("EG103", "bad")
    (finding,) = findings(glossary, texts)
    assert finding.place.line == 3


def test_carriage_returns_are_not_canonical() -> None:
    glossary, texts = read("EG103", "good")
    assert codes(findings(glossary, {"example.toml": texts["example.toml"].replace("\n", "\r\n")})) == {"EG103"}


def test_a_fault_in_an_early_line_comes_before_one_with_a_smaller_code() -> None:
    glossary, texts = read("EG314", "bad")
    text = texts["example.toml"].replace("Visa-Überzieher", "Überzieher (m)")
    faulty = replace(glossary["example"], terms=(term("Überzieher (m)", "de"), term("overstayer")))
    found = list(findings(glossary_of([faulty]), {"example.toml": text}))
    assert [finding.code for finding in found if finding.code != "EG103"] == ["EG314", "EG221"]
