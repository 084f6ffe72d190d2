"""The tables of pairs: the columns that each tool takes, one target where it takes one, and what it refuses."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from builders import DE, EN, FR, GUARDIAN, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.columns import PROFILES
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus, TermType

every_profile = pytest.mark.parametrize("name", PROFILES)
HEADERS = {"deepl": 0, "weblate": 1, "phrase": 1, "google": 1}


@pytest.fixture(scope="module")
def whole() -> Glossary:
    """The real corpus."""
    return corpus_glossary()


def text(name: str, glossary: Glossary, *languages: LanguageTag) -> str:
    stream = io.StringIO(newline="")
    FORMATS[name].write(glossary, languages or (EN, DE), stream)
    return stream.getvalue()


def rows(name: str, *concepts: Concept) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text(name, glossary_of(concepts)), newline="")))


def named(concept_id: str, *terms: Term) -> Concept:
    return Concept(concept_id, terms=terms)


REFUGEE = named(
    "refugee",
    Term("Flüchtling", DE),
    Term("Geflüchteter", DE, TermStatus.ADMITTED, regions=("AT",), note="Everyday."),
    Term("refugee", EN),
    Term("exile", EN, TermStatus.ADMITTED),
    Term("alien", EN, TermStatus.DEPRECATED),
)


def test_deepl_gets_four_columns_without_header_and_one_target_a_source_term() -> None:
    assert rows("deepl", REFUGEE) == [["refugee", "Flüchtling", "en", "de"], ["exile", "Flüchtling", "en", "de"]]


def test_google_gets_the_codes_as_header() -> None:
    assert rows("google", REFUGEE) == [["en", "de"], ["refugee", "Flüchtling"], ["exile", "Flüchtling"]]


def test_weblate_gets_a_row_a_pair_and_no_two_of_one_context_and_source() -> None:
    header, *found = rows("weblate", UNACCOMPANIED_MINOR)
    assert header == ["context", "source", "target", "translator_comments", "developer_comments"]
    assert len(found) == 6
    assert len({(context, source) for context, source, *_ in found}) == 6
    assert found[1][:3] == ["unaccompanied-minor (2)", "unaccompanied minor", "unbegleitete minderjährige Person"]
    assert found[1][3:] == ["AT, CH; national", UNACCOMPANIED_MINOR.definition("en")]


def test_phrase_gets_a_description_and_short_forms_in_their_case_alone() -> None:
    header, whole, short = rows("phrase", UNACCOMPANIED_MINOR)
    assert header == ["term", "case sensitive", "translatable", "description", "de"]
    definition = UNACCOMPANIED_MINOR.definition("en")
    assert whole == ["unaccompanied minor", "false", "true", definition, "unbegleiteter Minderjähriger"]
    assert short[:3] == ["UAM", "true", "true"]


@pytest.mark.parametrize(("name", "column"), [("phrase", 3), ("weblate", 3)])
def test_a_remark_on_the_source_term_is_named_by_it(name: str, column: int) -> None:
    _, *found = rows(name, GUARDIAN)
    cells = next(row for row in found if "representative" in row)
    assert cells[column] == "representative: broader in meaning, Also of adults."


def test_a_source_term_of_two_concepts_goes_with_the_one_that_prefers_it() -> None:
    loose = named("a", Term("Verteilung", DE), Term("scheme", EN), Term("relocation", EN, TermStatus.ADMITTED))
    strict = named("b", Term("Umverteilung", DE), Term("relocation", EN))
    assert [row[:2] for row in rows("deepl", loose, strict)] == [["scheme", "Verteilung"], ["relocation", "Umverteilung"]]
    again = named("c", Term("Umsiedlung", DE), Term("relocation", EN))
    assert rows("deepl", strict, again) == [["relocation", "Umverteilung", "en", "de"]]


@pytest.mark.parametrize("name", [name for name, profile in PROFILES.items() if profile.one_target])
def test_what_stays_behind_for_want_of_a_second_target_is_counted_and_named(name: str) -> None:
    lost = FORMATS[name].losses(glossary_of([REFUGEE]), (EN, DE))
    assert lost[-1] == "targets beyond the first of a source term (2 pairs)"
    alone = replace(REFUGEE, terms=(REFUGEE.terms[0], REFUGEE.terms[2]))
    assert not any("targets" in loss for loss in FORMATS[name].losses(glossary_of([alone]), (EN, DE)))


def test_the_same_pair_in_two_concepts_is_no_loss() -> None:
    twins = [replace(named(name, Term("EURLO", DE), Term("EURLO", EN))) for name in ("a", "b")]
    assert not any("targets" in loss for loss in FORMATS["deepl"].losses(glossary_of(twins), (EN, DE)))
    assert FORMATS["deepl"].losses(glossary_of([*twins, named("c", Term("VB", DE), Term("EURLO", EN))]), (EN, DE)) == (
        "targets beyond the first of a source term (1 pair)",
    )


@every_profile
@pytest.mark.parametrize("tag", ["de", "fr", "uk", "nb"])
def test_rows_are_distinct_in_the_whole_corpus(name: str, tag: str, whole: Glossary) -> None:
    body = list(csv.reader(io.StringIO(text(name, whole, EN, LanguageTag(tag)), newline="")))[HEADERS[name] :]
    if PROFILES[name].one_target:
        sources = [row[0] for row in body]
        assert len(sources) == len(set(sources))
    else:
        assert len({(row[0], row[1]) for row in body}) == len(body)
    assert len(body) > 400


@every_profile
def test_a_concept_without_a_term_in_both_languages_gets_no_row(name: str) -> None:
    assert rows(name, named("a", Term("asylum", EN), Term("asile", FR)))[HEADERS[name] :] == []


@every_profile
@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x84", "\x7f", "\ufeff", "\ud800"])
def test_a_character_that_is_no_text_is_refused_with_the_concept(name: str, character: str) -> None:
    with pytest.raises(FormatError, match=r"^asylum: ") as caught:
        rows(name, named("asylum", Term(f"Asyl{character}recht", DE), Term("asylum", EN)))
    assert caught.value.hint


@pytest.mark.parametrize("character", ["\n", "\t", "\u2028", "\x85"])
def test_deepl_refuses_what_is_more_than_a_line_and_others_get_a_blank(character: str) -> None:
    concept = named("asylum", Term(f"Recht{character}auf Asyl", DE), Term("asylum", EN))
    assert rows("google", concept)[1] == ["asylum", "Recht auf Asyl"]
    with pytest.raises(FormatError, match=r"^asylum: "):
        rows("deepl", concept)


def test_deepl_takes_1024_bytes_and_not_one_more() -> None:
    longest = named("asylum", Term("ä" * 512, DE), Term("asylum", EN))
    assert rows("deepl", longest)[0][1] == "ä" * 512
    with pytest.raises(FormatError, match="asylum: 1025 bytes are more than the 1024"):
        rows("deepl", named("asylum", Term("ä" * 512 + "x", DE), Term("asylum", EN)))


@every_profile
def test_lines_end_as_rfc_4180_says_and_no_mark_precedes_the_first(name: str) -> None:
    written = text(name, glossary_of([REFUGEE]))
    assert written.count("\r\n") == written.count("\n") == 2 + HEADERS[name] + (2 if name == "weblate" else 0)
    assert not written.startswith("\ufeff")


@pytest.mark.interop
@pytest.mark.parametrize("tag", ["de", "el", "uk", "nb"])
def test_the_deepl_library_takes_the_whole_glossary(tag: str, whole: Glossary) -> None:
    util = pytest.importorskip("deepl.util", reason="deepl is not installed")
    written = text("deepl", whole, EN, LanguageTag(tag))
    assert list(util.convert_csv_to_dict(written).items()) == [
        (row[0], row[1]) for row in csv.reader(io.StringIO(written, newline=""))
    ]


@pytest.mark.interop
@pytest.mark.parametrize("name", ["weblate", "google"])
def test_the_translate_toolkit_reads_the_whole_glossary(name: str, whole: Glossary) -> None:
    csvl10n = pytest.importorskip("translate.storage.csvl10n", reason="translate-toolkit is not installed")
    written = text(name, whole)
    store = csvl10n.csvfile(fieldnames=["source", "target"] if name == "google" else None)
    store.parse(written.encode())
    first = 1 if name == "weblate" else 0
    expected = [tuple(row[first : first + 2]) for row in csv.reader(io.StringIO(written, newline=""))]
    found = [(unit.source, unit.target) for unit in store.units]
    assert [pair for pair in found if pair != ("source", "target")] == [pair for pair in expected if pair != ("source", "target")]
    if name == "weblate":
        contexts = [unit.getcontext() for unit in store.units if not unit.isheader()]
        assert "absconding (2)" in contexts


def test_an_abbreviation_is_a_short_form_too() -> None:
    concept = named("art", Term("Art.", DE, type=TermType.ABBREVIATION), Term("art.", EN, type=TermType.ABBREVIATION))
    assert rows("phrase", concept)[1][1] == "true"
