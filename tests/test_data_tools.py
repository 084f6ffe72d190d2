"""The tools for terminologists: each finds what it is there to find, and nothing in a corpus that is right."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import agreement
import attested
import consistency
import spelling
from corpus import Checked
from emngloss.model.concept import Concept
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus


def concept(concept_id: str, **terms: str) -> Concept:
    made = [Term(text, LanguageTag(tag)) for tag, texts in sorted(terms.items()) for text in texts.split("|")]
    status = [TermStatus.PREFERRED if made.index(term) == 0 or made[i - 1].language != term.language else TermStatus.ADMITTED
              for i, term in enumerate(made)]  # fmt: skip
    return Concept(concept_id, terms=tuple(replace(term, status=state) for term, state in zip(made, status, strict=True)))


def test_a_part_that_is_rendered_otherwise_is_a_difference() -> None:
    part = concept("international-protection", en="international protection", fr="protection internationale")
    same = concept("application", en="application for international protection", fr="demande de protection internationale")
    other = concept("procedure", en="procedure for international protection", fr="procédure d’asile")
    assert [found.whole for found in consistency.differences([part, same, other], "fr")] == ["procedure"]


def test_a_part_inside_a_compound_is_no_difference() -> None:
    part = concept("asylum", en="asylum", de="Asyl")
    whole = concept("application-asylum", en="application for asylum", de="Asylantrag")
    assert not list(consistency.differences([part, whole], "de"))


def test_an_inflected_part_is_no_difference() -> None:
    part = concept("refugee", en="refugee", uk="біженець|біженка")
    whole = concept("refugee-child", en="refugee child", uk="дитина-біженка")
    assert not list(consistency.differences([part, whole], "uk"))


@pytest.mark.parametrize(("entry", "forms"), [
    ("Asylwerber (AT); Asylbewerber (DE)", ["Asylwerber", "Asylbewerber"]),
    ("dočasná ochrana / dočasné útočisko", ["dočasná ochrana", "dočasné útočisko"]),
])  # fmt: skip
def test_an_entry_with_several_forms_attests_each(entry: str, forms: list[str]) -> None:
    record = {"slug": "a", "translations": {"de": [entry]}}
    assert [found.form for found in attested.attested_forms(record)] == forms


@pytest.mark.parametrize(("tag", "entry", "form"), [
    ("mt", "Il-Protezzjoni", "Protezzjoni"),
    ("mt", "id-dritt", "dritt"),
    ("ga", "an ceart", "ceart"),
    ("el", "η ιθαγένεια", "ιθαγένεια"),
    ("fr", "l’asile", "l’asile"),
])  # fmt: skip
def test_an_article_is_no_part_of_an_attested_form(tag: str, entry: str, form: str) -> None:
    assert [found.form for found in attested.attested_forms({"slug": "a", "translations": {tag: [entry]}})] == [form]


def test_only_forms_without_a_term_are_missing() -> None:
    corpus = {"asylum": concept("asylum", de="Asyl", nb="asyl")}
    forms = [
        attested.Attested("asylum", "de", "ASYL"),
        attested.Attested("asylum", "no", "asyl"),
        attested.Attested("asylum", "da", "asyl"),
        attested.Attested("elsewhere", "de", "Zuflucht"),
        attested.Attested("asylum", "de", "Zuflucht"),
    ]
    assert list(attested.missing(forms, corpus)) == [forms[-1]]
    assert not list(attested.missing(forms, corpus, excepted=[forms[-1]]))


def test_exceptions_are_read_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "e.tsv").write_text("asylum\tde\tZuflucht\tpoetic\n\n", encoding="utf-8")
    assert list(attested.exceptions(tmp_path / "e.tsv")) == [attested.Attested("asylum", "de", "Zuflucht")]


@pytest.mark.parametrize(("term", "label", "level"), [
    ("Asyl", "ASYL", agreement.Level.EQUAL),
    ("droit d’asile", "asile, droit", agreement.Level.SAME_STEMS),
    ("demande d’asile", "asile", agreement.Level.CONTAINED),
    ("demandeur d’asile", "demandeur de protection", agreement.Level.PARTIAL),
    ("protection temporaire", "abri temporaire", agreement.Level.PARTIAL),
    ("réfugié", "apatride", agreement.Level.NONE),
])  # fmt: skip
def test_levels_of_agreement(term: str, label: str, level: agreement.Level) -> None:
    assert agreement.level(term, label, "fr") is level


def test_labels_are_found_by_any_english_term_of_the_concept() -> None:
    lines = [
        json.dumps({"source": "eurovoc", "labels": {"en": ["asylum seekers"], "fr": ["demandeur d’asile"]}}),
        json.dumps({"source": "other", "labels": {"en": ["asylum seeker"], "fr": ["requérant"]}}),
    ]
    by_name = agreement.labels_by_name(lines, "eurovoc")
    seeker = concept("asylum-seeker", en="applicant|asylum seeker", fr="demandeur")
    assert agreement.labels_of(seeker, by_name, "fr") == ["demandeur d’asile"]


def test_one_word_is_listed_once_with_all_its_concepts() -> None:
    texts = [Checked("a", "Asil Asil"), Checked("b", "das Asil"), Checked("c", "Asyl")]
    assert spelling.unknown_words(texts, {"das", "asyl"}.__contains__) == {"Asil": ["a", "b"]}
