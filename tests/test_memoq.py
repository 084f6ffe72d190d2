"""The memoQ term base: an entry a row, as many columns as the concept with the most terms needs."""

from __future__ import annotations

import csv
import io

import pytest

from builders import BG, DE, EDITION, EN, FR, GUARDIAN, UNACCOMPANIED_MINOR, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.memoq import ENTRY
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

TERM = ["Term_Info", "Term_Example"]


def rows(*concepts: Concept, languages: tuple[LanguageTag, LanguageTag] = (EN, DE)) -> list[list[str]]:
    stream = io.StringIO(newline="")
    FORMATS["memoq"].write(glossary_of(concepts), languages, stream)
    return list(csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter=";"))


def note(*concepts: Concept, languages: tuple[LanguageTag, LanguageTag] = (EN, DE)) -> str:
    return rows(*concepts, languages=languages)[1][ENTRY.index("Entry_Note")]


def test_a_language_has_its_definition_and_columns_for_the_most_terms_of_a_concept() -> None:
    header, guardian, minor = rows(GUARDIAN, UNACCOMPANIED_MINOR)
    english, german = ["English", *TERM], ["German", *TERM]
    assert header == [*ENTRY, "English_Def", *english, *english, "German_Def", *german, *german, *german]
    assert guardian[10:] == ["", "=guardian, “legal”", "", "", "representative", "", "", "", "Vormund", *[""] * 8]
    assert minor[10:12] == [UNACCOMPANIED_MINOR.definition("en"), "unaccompanied minor"]
    assert minor[18::3] == ["unbegleiteter Minderjähriger", "unbegleitete minderjährige Person", "UM"]


def test_an_entry_names_concept_theme_and_edition() -> None:
    _, entry = rows(UNACCOMPANIED_MINOR)
    assert entry[:2] == ["unaccompanied-minor", "Family children"]
    assert entry[5:7] == ["2026-11-21", "emngloss 2026.11 (2026-11-21), CC-BY-4.0"]


def test_the_note_holds_notes_marks_of_terms_and_the_acknowledgement() -> None:
    found = note(UNACCOMPANIED_MINOR)
    assert "scope: A child with a relative may be unaccompanied: custom decides.; usage: The acts" in found
    assert "unbegleitete minderjährige Person (de): AT, CH, national" in found
    assert "representative (en): broader in meaning, Also of adults." in note(GUARDIAN)
    assert found.endswith(EDITION.acknowledgement)


def test_the_english_definition_goes_into_the_note_where_english_has_no_column() -> None:
    header, entry = rows(UNACCOMPANIED_MINOR, languages=(BG, FR))
    assert "Bulgarian_Def" in header
    definition = UNACCOMPANIED_MINOR.definition("en")
    assert entry[header.index("Bulgarian_Def")] == entry[header.index("French_Def")] == ""
    assert f"definition: {definition}" in note(UNACCOMPANIED_MINOR, languages=(BG, FR))
    assert f"definition: {definition}" not in note(UNACCOMPANIED_MINOR)


def test_a_glossary_without_pairs_is_a_header() -> None:
    header, *entries = rows(Concept("a", terms=(Term("asylum", EN),)))
    assert (len(header), entries) == (18, [])


def test_white_space_is_flattened_and_a_control_character_refused() -> None:
    assert rows(Concept("a", terms=(Term("Recht\nauf; Asyl", DE), Term("asylum", EN))))[1][-3] == "Recht auf; Asyl"
    with pytest.raises(FormatError, match=r"^a: .*U\+0007"):
        rows(Concept("a", terms=(Term("Asyl\x07", DE), Term("asylum", EN))))
