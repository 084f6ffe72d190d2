"""TMX: a unit a concept, one term a language, valid XML whatever the terms are."""

import io
from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

from builders import BG, DE, EN, FR, NL, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition
from emngloss.model.data_category import usable_terms
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def text(glossary: Glossary, languages: Sequence[LanguageTag] = (EN, DE, FR)) -> str:
    stream = io.StringIO(newline="")
    FORMATS["tmx"].write(glossary, languages, stream)
    return stream.getvalue()


def units(glossary: Glossary, languages: Sequence[LanguageTag] = (EN, DE, FR)) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(text(glossary, languages)).iter("tu"))


def segments(unit: ElementTree.Element) -> dict[str, str]:
    return {variant.attrib[LANG]: variant.findtext("seg") or "" for variant in unit.iter("tuv")}


def test_the_header_names_the_edition_and_the_first_language() -> None:
    root = ElementTree.fromstring(text(glossary_of([])))
    header = root.find("header")
    assert header is not None
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    assert header.attrib == {
        "creationtool": "emngloss",
        "creationtoolversion": "2026.11",
        "creationdate": "20261121T000000Z",
        "segtype": "phrase",
        "o-tmf": "emngloss",
        "adminlang": "en",
        "srclang": "en",
        "datatype": "plaintext",
    }
    assert [note.text for note in header.iter("note")][1:] == ["CC-BY-4.0", "Terms marked emn: European Migration Network."]


def test_a_unit_has_the_preferred_term_of_each_language_in_the_order_asked_for() -> None:
    (unit,) = units(glossary_of([UNACCOMPANIED_MINOR]), (NL, EN, BG))
    assert unit.attrib == {"tuid": "unaccompanied-minor"}
    assert list(segments(unit).items()) == [
        ("nl", "alleenstaande minderjarige vreemdeling"),
        ("en", "unaccompanied minor"),
        ("bg", "непридружено малолетно лице"),
    ]


def test_a_discouraged_term_is_no_segment_and_an_admitted_one_is_where_none_is_preferred() -> None:
    (unit,) = units(glossary_of([UNACCOMPANIED_MINOR]), (EN, FR))
    assert segments(unit)["fr"] == "mineur non accompagné"


def test_a_unit_tells_definition_theme_and_the_marks_of_a_term() -> None:
    (unit,) = units(glossary_of([UNACCOMPANIED_MINOR]), (EN, NL))
    assert unit.findtext("note") == UNACCOMPANIED_MINOR.definition("en")
    assert [(prop.get("type"), prop.text) for prop in unit.iter("prop")] == [
        ("x-theme", "family-children"),
        ("x-regions", "NL"),
        ("x-equivalence", "narrower"),
    ]
    assert [variant.findtext("note") for variant in unit.iter("tuv")] == [None, "NL; narrower in meaning; Foreigners only."]


def test_a_concept_with_a_term_in_one_language_is_left_out() -> None:
    terms = (Term("asylum", EN), Term("asiel", NL), Term("asile", FR, TermStatus.DEPRECATED))
    assert units(glossary_of([Concept("asylum", terms=terms)]), (EN, FR)) == []


def test_a_unit_without_a_term_in_the_source_language_names_its_own() -> None:
    (unit,) = units(glossary_of([Concept("asylum", terms=(Term("Asyl", DE), Term("asile", FR)))]))
    assert unit.attrib == {"tuid": "asylum", "srclang": "de"}


def test_what_looks_like_a_tag_is_read_back_as_text_and_a_line_break_as_a_blank() -> None:
    hostile = "<b>&amp;</b> ]]> \"'"
    concept = Concept("a", definitions=(Definition({EN: "x\n<y>"}),), terms=(Term(hostile, DE), Term("=1+1\t&", EN)))
    (unit,) = units(glossary_of([concept]))
    assert segments(unit) == {"en": "=1+1 &", "de": hostile}
    assert unit.findtext("note") == "x <y>"


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_xml_does_not_allow_is_refused_with_the_concept(letter: str) -> None:
    with pytest.raises(FormatError, match="asylum") as caught:
        text(glossary_of([Concept("asylum", terms=(Term("a", EN), Term(f"b{letter}", DE)))]))
    assert caught.value.hint


@pytest.mark.interop
def test_translate_toolkit_finds_every_pair_in_the_whole_glossary() -> None:
    tmx = pytest.importorskip("translate.storage.tmx", reason="translate-toolkit is not installed")
    glossary = corpus_glossary()
    memory = tmx.tmxfile()
    memory.setsourcelanguage("en")
    memory.settargetlanguage("ka")
    memory.parse(text(glossary, tuple(glossary.languages)).encode())
    found = [(str(unit.source), str(unit.target)) for unit in memory.units if unit.source and unit.target]
    usable = [usable_terms(concept) for concept in glossary]
    assert found == [(terms["en"][0].text, terms["ka"][0].text) for terms in usable if "en" in terms and "ka" in terms]  # type: ignore[index]
