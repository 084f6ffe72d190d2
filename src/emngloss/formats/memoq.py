"""memoQ term base CSV: semicolons, one row an entry, for each language its definition and then three columns a term.

memoQ lets whoever imports say what each column is; the names are those of its own export (memoQ, Import CSV to a term base). A
language has as many columns as the concept with the most terms in it needs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.pairs import header_lines, marks, one_line
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

ENTRY = (
    "Entry_ID",
    "Entry_Subject",
    "Entry_Domain",
    "Entry_ClientID",
    "Entry_ProjectID",
    "Entry_Created",
    "Entry_Creator",
    "Entry_LastModified",
    "Entry_Modifier",
    "Entry_Note",
)
_ENGLISH = LanguageTag("en")
_Terms = dict[LanguageTag, list[Term]]


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write a header and a row for each concept with a usable term in both languages.

    The edition stands in ``Entry_Creator``, its acknowledgement ends ``Entry_Note``. Raises FormatError, naming the concept, for
    a text with a control character.
    """
    write_row = csv.writer(stream, delimiter=";", lineterminator="\r\n").writerow
    entries = [
        (concept, terms) for concept in glossary if all((terms := usable_terms(concept)).get(language) for language in languages)
    ]
    widths = {language: max((len(terms[language]) for _, terms in entries), default=1) for language in languages}
    write_row([*ENTRY, *(column for language, width in widths.items() for column in _columns(language, width))])
    for concept, terms in entries:
        shown = {language: terms[language] for language in languages}
        cells = [*_entry(glossary, concept, shown), *_term_cells(concept, shown, widths)]
        write_row([one_line(cell, concept.id) for cell in cells])


def _columns(language: LanguageTag, width: int) -> Iterator[str]:
    from babel import Locale

    name = Locale.parse(language).get_display_name("en") or language
    yield f"{name}_Def"
    for _ in range(width):
        yield from (name, "Term_Info", "Term_Example")


def _entry(glossary: Glossary, concept: Concept, terms: _Terms) -> Sequence[str]:
    theme = glossary.themes.get(concept.theme or "")
    subject = theme.name if theme else concept.theme or ""
    name, licence, acknowledgement = header_lines(glossary)
    note = "; ".join((*_note_parts(concept, terms), acknowledgement))
    return concept.id, subject, "", "", "", glossary.edition.date.isoformat(), f"{name}, {licence}", "", "", note


def _note_parts(concept: Concept, terms: _Terms) -> Iterator[str]:
    """The definition where no column is there for its language, the notes, and what a reader has to know of each term."""
    if _ENGLISH not in terms and (definition := concept.definition(_ENGLISH)) is not None:
        yield f"definition: {definition}"
    yield from (f"{note.type}: {note.text}" for note in concept.notes)
    for term in (term for found in terms.values() for term in found):
        if known := marks(term):
            yield f"{term.text} ({term.language}): {', '.join(known)}"


def _term_cells(concept: Concept, terms: _Terms, widths: dict[LanguageTag, int]) -> Iterator[str]:
    for language, width in widths.items():
        yield (concept.definition(_ENGLISH) or "") if language == _ENGLISH else ""
        for place in range(width):
            yield from (terms[language][place].text if place < len(terms[language]) else "", "", "")
