"""The Anki text file: a note a concept whose id never changes, and nothing that Anki reads as something else."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import DE, EDITION, EN, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.pairs import pairs
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition
from emngloss.model.frame import Edition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus

ASYLUM = Concept("asylum", terms=(Term("Asyl", DE), Term("asylum", EN)))


def text(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> str:
    stream = io.StringIO(newline="")
    FORMATS["anki"].write(glossary, (source, target), stream)
    return stream.getvalue()


def notes(glossary: Glossary, source: LanguageTag = EN, target: LanguageTag = DE) -> list[list[str]]:
    lines = io.StringIO(text(glossary, source, target), newline="")
    body = [line for line in lines if not line.startswith("#")]
    return list(csv.reader(body, delimiter="\t", strict=True))


def test_the_first_lines_tell_anki_how_to_read_the_file_and_people_whose_it_is() -> None:
    assert text(glossary_of([])).splitlines() == [
        "#separator:tab",
        "#html:false",
        "#notetype:Basic",
        "#deck:emngloss en-de",
        "#guid column:1",
        "#tags column:4",
        "# emngloss 2026.11 (2026-11-21)",
        "# CC-BY-4.0",
        "# Terms marked emn: European Migration Network.",
    ]


def test_a_note_has_all_usable_terms_in_front_and_translations_and_definition_on_the_back() -> None:
    ((_, front, back, tags),) = notes(glossary_of([UNACCOMPANIED_MINOR]))
    assert front == "unaccompanied minor; UAM"
    assert back.split("\n") == [
        "unbegleiteter Minderjähriger; unbegleitete minderjährige Person [AT, CH; national]; UM",
        UNACCOMPANIED_MINOR.definition("en"),
    ]
    assert tags == "emngloss::family-children"


def test_a_concept_without_theme_and_definition_has_neither() -> None:
    assert notes(glossary_of([ASYLUM])) == [["emngloss-asylum-en-de", "asylum", "Asyl", "emngloss"]]


def test_the_id_of_a_note_is_the_same_in_another_edition_and_another_in_the_other_direction() -> None:
    later = replace(
        glossary_of([replace(ASYLUM, terms=(Term("Asylrecht", DE), Term("asylum", EN)))]),
        edition=Edition(EDITION.name, "2027.02", date(2027, 2, 1), EDITION.licence, EDITION.acknowledgement),
    )
    assert notes(later)[0][0] == notes(glossary_of([ASYLUM]))[0][0] == "emngloss-asylum-en-de"
    assert notes(later, DE, EN)[0][0] == "emngloss-asylum-de-en"
    assert "#deck:emngloss en-de\n" in text(later)


def test_quotation_marks_tabs_and_line_breaks_of_a_term_do_not_end_the_cell() -> None:
    concept = Concept("a", definitions=(Definition({EN: "one\ntwo"}),), terms=(Term('the "right"', DE), Term("#\t1\n2", EN)))
    assert notes(glossary_of([concept])) == [["emngloss-a-en-de", "# 1 2", 'the "right"\none two', "emngloss"]]


def test_a_concept_without_a_usable_translation_is_no_note() -> None:
    terms = (Term("Asyl", DE, TermStatus.DEPRECATED), Term("asylum", EN))
    assert notes(glossary_of([Concept("asylum", terms=terms)])) == []


def test_a_control_character_is_refused_with_the_concept() -> None:
    with pytest.raises(FormatError, match="asylum"):
        text(glossary_of([Concept("asylum", terms=(Term("a\x1b", DE), Term("b", EN)))]))


@pytest.mark.interop
def test_anki_imports_a_note_a_concept_and_changes_it_the_second_time(tmp_path: Path) -> None:
    collections = pytest.importorskip("anki.collection", reason="anki is not installed")
    glossary, file = corpus_glossary(), tmp_path / "glossary.txt"
    georgian = LanguageTag("ka")
    concepts = {pair.concept.id for pair in pairs(glossary, georgian, EN)}
    collection = collections.Collection(str(tmp_path / "collection.anki2"))

    def imported(content: str) -> tuple[int, int]:
        file.write_text(content, encoding="utf-8", newline="")
        metadata = collection.get_csv_metadata(path=str(file), delimiter=None)
        log = collection.import_csv(collections.ImportCsvRequest(path=str(file), metadata=metadata)).log
        return len(log.new), len(log.updated)

    content = text(glossary, georgian, EN)
    assert imported(content) == (len(concepts), 0)
    assert imported(content) == (0, 0)
    new, updated = imported(content.replace(" person ", " human being "))
    assert new == 0
    assert updated == sum(" person " in back for _, _, back, _ in notes(glossary, georgian, EN)) > 0
    assert collection.note_count() == len(concepts)
    collection.close()
