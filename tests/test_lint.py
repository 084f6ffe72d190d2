"""The rules of the corpus: each has a pair of fixtures under ``tests/lint/<code>/``.

The files of one glossary share their first name: ``bad.toml`` is the concept *example*, ``bad.<id>.toml`` another concept,
``bad.acts.toml`` its acts (else those of the real corpus that it cites), and ``bad.json`` the concept *example* as a JSON
document where TOML cannot say what the rule forbids. The frame is English, German and the languages that the files name.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emngloss.corpus import folder, frame_file, term_file
from emngloss.errors import FormatError, GlossError
from emngloss.finding import Finding
from emngloss.lint import RULES, Rule, english, findings, letters, registry
from emngloss.model.concept import Concept, Relation
from emngloss.model.document import concept_from
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.term import Term, TermStatus
from emngloss.table import Path as KeyPath
from emngloss.table import Table, dotted

FIXTURES = Path(__file__).parent / "lint"
DATA = Path(__file__).parent.parent / "data"
CODES = [rule.code for rule in RULES]
GOOD_LOCATORS = [
    *("Art. 3(11)", "Art. 2(1)(s)", "Art. 1A(2)", "Art. 23a", "Art. I", "Arts 26-28", "Arts 3(1) and 4", "Annex II"),
    *("Annex III(7)", "Annex", "Recital 12", "Recitals 3-5", "para. 94", "paras 3-5", "Chapter V", "Title III", "p. 12"),
    *("Chapter IV, Section 2", "Objective 23", "Recommendation 11"),
]
BAD_LOCATORS = [
    *("art. 3", "Article 3", "Art 3", "Art. 3 (11)", "Art. 3, point (11)", "Arts. 3-4", "Arts 3", "Art. 3–5", "Recitals 3"),
    *("whole act", "Art. 3(11).", "Annex ii", "para 94", "Art. "),
]


@cache
def frame() -> Glossary:
    return frame_file.glossary(frame_file.texts(DATA), {})


def read(code: str, name: str) -> tuple[Glossary, dict[str, str]]:
    """The glossary of the fixtures ``<name>.*`` of a rule, and the texts of its files."""
    texts = {
        path.name.removeprefix(f"{name}.") if path.name != f"{name}.toml" else "example.toml": path.read_bytes().decode("utf-8")
        for path in sorted((FIXTURES / code).glob(f"{name}.*"))
    }
    assert texts, f"tests/lint/{code} has no {name} fixture"
    acts = texts.get("acts.toml")
    concepts = [_document(text) for file, text in texts.items() if file == "json"]
    texts.pop("json", None)
    concepts += [_concept(file, text) for file, text in texts.items() if file != "acts.toml"]
    return glossary_of(concepts, None if acts is None else frame_file.acts({"acts.toml": acts})), texts


def glossary_of(concepts: list[Concept], acts: dict[str, LegalAct] | None = None) -> Glossary:
    """A glossary of some concepts in a small frame."""
    named = {tag for concept in concepts for tag in (*concept.languages, *concept.gaps)} | {"de", "en"}
    return replace(
        frame(),
        concepts=folder.completed({concept.id: concept for concept in concepts}),
        languages={tag: language for tag, language in frame().languages.items() if tag in named},
        acts=_cited(concepts) if acts is None else acts,
    )


def _cited(concepts: list[Concept]) -> dict[str, LegalAct]:
    wanted = [source.act for concept in concepts for source in concept.sources]
    wanted += [old.act for concept in concepts for source in concept.sources for old in source.replaces]
    acts = {}
    for key in wanted:
        while key is not None and key not in acts and key in frame().acts:
            acts[key] = frame().acts[key]
            key = acts[key].replaced_by
    return acts


def _concept(file: str, text: str) -> Concept:
    return term_file.read(unicodedata.normalize("NFC", text), file.removesuffix(".toml"), file)


def _document(text: str) -> Concept:
    def complain(path: KeyPath, problem: str, remedy: str) -> GlossError:
        return FormatError(f"{dotted(path)}: {problem}", remedy)

    return concept_from(Table(json.loads(text), complain))


def codes(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def concept(*terms: Term, **values: object) -> Concept:
    """The good concept with these terms."""
    plain = read("EG304", "good")[0]["example"]
    return replace(plain, terms=terms or plain.terms, **values)  # type: ignore[arg-type]


def term(text: str, language: str = "en", status: TermStatus = TermStatus.PREFERRED) -> Term:
    return Term(text, LanguageTag(language), status)


@pytest.mark.parametrize("code", CODES)
def test_the_bad_fixture_breaks_exactly_its_rule(code: str) -> None:
    glossary, texts = read(code, "bad")
    assert codes(list(findings(glossary, texts))) == {code}


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


@pytest.mark.parametrize("code", sorted(path.name for path in FIXTURES.iterdir()))
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
    assert codes(list(findings(glossary, texts))) == {"EG103"}
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
    assert codes(list(findings(glossary, {"example.toml": texts["example.toml"].replace("\n", "\r\n")}))) == {"EG103"}


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u00ad", "\x1b", "\u2028", "\u0007", "\ufeff"])
def test_a_hidden_character_is_found_even_in_a_deprecated_term(hidden: str) -> None:
    noted = replace(term(f"il{hidden}legal", status=TermStatus.DEPRECATED), note="Why.")
    assert codes(list(findings(glossary_of([concept(term("sojourner"), term("Aufenthalt", "de"), noted)])))) == {"EG104"}


@pytest.mark.parametrize(
    ("text", "language"),
    [("Изгнание", "pl"), ("Bürger's", "de"), ("a–b", "en"), ("cetăţean", "ro"), ("άτoμο", "el"), ("le séjour", "fr")],
)
def test_the_spelling_of_a_deprecated_term_is_not_judged(text: str, language: str) -> None:
    deprecated = replace(term(text, language, TermStatus.DEPRECATED), note="A misspelling.")
    first = {language: "x", "en": "sojourner", "de": "Aufenthalt", "el": "άτομο"}
    terms = [term(right, tag) for tag, right in first.items()]
    assert list(findings(glossary_of([concept(*terms, deprecated)]))) == []
    admitted = replace(deprecated, status=TermStatus.ADMITTED)
    assert list(findings(glossary_of([concept(*terms, admitted)])))


@pytest.mark.parametrize("mark", list('()[]{}<>/\\;*!?…"„“«»|@#%†'))
def test_no_mark_stands_in_a_term(mark: str) -> None:
    assert "EG221" in codes(list(findings(glossary_of([concept(term(f"go {mark} on"), term("Aufenthalt", "de"))]))))


@pytest.mark.parametrize(
    ("term_text", "definition"),
    [
        ("third-country national", "someone who is, as third country nationals are, from abroad"),
        ("return", "person who returned home"),
        ("border procedure", "step in the border procedures of a State"),
        ("city", "one of the cities"),
        ("resettled person", "one of many resettled persons’ friends"),
    ],
)
def test_a_term_is_found_in_its_own_definition_whatever_its_number_or_hyphen(term_text: str, definition: str) -> None:
    assert english.contains(english.lemmas(definition), english.lemmas(term_text))


@pytest.mark.parametrize(
    ("term_text", "definition"),
    [("visa", "advisable"), ("border procedure", "procedure at a border"), ("stay", "state"), ("status", "statute")],
)
def test_other_words_are_no_repetition_of_the_term(term_text: str, definition: str) -> None:
    assert not english.contains(english.lemmas(definition), english.lemmas(term_text))


def test_the_longest_phrase_counts() -> None:
    known = {("country",): "country", ("third", "country"): "third-country"}
    assert english.phrases(english.lemmas("third countries"), known) == {"third-country"}


@pytest.mark.parametrize("locator", GOOD_LOCATORS)
def test_a_documented_locator_is_accepted(locator: str) -> None:
    assert "EG502" not in codes(_with_locator(locator))


@pytest.mark.parametrize("locator", BAD_LOCATORS)
def test_any_other_locator_is_refused(locator: str) -> None:
    assert "EG502" in codes(_with_locator(locator))


def _with_locator(locator: str) -> list[Finding]:
    plain = concept()
    (definition,) = plain.definitions
    source = replace(definition.sources[0], locator=locator)
    return list(findings(glossary_of([replace(plain, definitions=(replace(definition, sources=(source,)),))])))


@pytest.mark.parametrize("means", ["means of subsistence", "by means of force", "sufficient means", "the means to live"])
def test_means_as_a_noun_may_stand_in_a_definition(means: str) -> None:
    assert "EG309" not in codes(_with_definition(f"person who lives on {means}"))


@pytest.mark.parametrize(
    "phrase", ["means a person", "which means that", "refers to", "is when", "etc.", "i.e.", "e.g. here", "is where"]
)
def test_a_defining_phrase_is_found(phrase: str) -> None:
    assert "EG309" in codes(
        _with_definition(f"person {phrase} stays" if not phrase.startswith("means") else f"{phrase} who stays")
    )


@pytest.mark.parametrize("first", ["Person", "Family", "Country", "Stay"])
def test_a_common_noun_starts_a_definition_in_lower_case(first: str) -> None:
    assert "EG303" in codes(_with_definition(f"{first} of long standing", cites_all=True))


@pytest.mark.parametrize("first", ["EU citizen", "Member State", "Schengen visitor", "UNHCR’s list", "Geneva Convention"])
def test_a_proper_name_may_start_a_definition(first: str) -> None:
    assert "EG303" not in codes(_with_definition(f"{first} that counts", cites_all=True))


def _with_definition(text: str, cites_all: bool = False) -> list[Finding]:
    plain = concept()
    definition = replace(plain.definitions[0], text={LanguageTag("en"): text})
    acts = dict(frame().acts) if cites_all else None
    return list(findings(glossary_of([replace(plain, definitions=(definition,))], acts)))


def test_a_relation_to_a_concept_two_steps_above_is_found_once() -> None:
    bottom, middle = concept(id="a", broader=("b",), related=(Relation("c"),)), concept(id="b", broader=("c",))
    found = [finding for finding in findings(glossary_of([bottom, middle, concept(id="c")])) if finding.code == "EG404"]
    assert [str(finding.place) for finding in found] == ["a.toml related.c"]


def test_the_successor_now_in_force_is_named_over_several_steps() -> None:
    plain = concept()
    source = replace(plain.definitions[0].sources[0], act="32005L0085", locator=None)
    definition = replace(plain.definitions[0], sources=(source,))
    (finding,) = findings(glossary_of([replace(plain, definitions=(definition,))]))
    assert (finding.code, "32024R1348" in finding.message) == ("EG503", True)


@given(st.text())
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_a_rule_itself(text: str) -> None:
    wild = concept(term(text), term(text, "el"), term(text, "ro"), term(text, "uk"), aliases=(text,), emn=text)
    definition = replace(wild.definitions[0], text={LanguageTag("en"): text})
    for finding in findings(glossary_of([replace(wild, definitions=(definition,))])):
        assert finding.message


@given(st.text(alphabet=st.characters(whitelist_categories=["L"]), min_size=1))
@settings(max_examples=50, deadline=None)
def test_words_keep_every_letter_and_nothing_else(text: str) -> None:
    assert all(word.isalpha() for word in letters.words(f"{text} 1-{text}"))


@given(st.lists(st.sampled_from(["visas", "countries", "processes", "status", "crisis", "boxes", "migrant’s"]), max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_lemma_of_a_lemma_is_itself(words: list[str]) -> None:
    once = english.lemmas(" ".join(words))
    assert english.lemmas(" ".join(once)) == once
