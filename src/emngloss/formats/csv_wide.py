"""One row a concept, one column a language: the table that people open in a spreadsheet.

Its sources are those of the definition, as ``source_text.py`` spells them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TextIO, runtime_checkable

from emngloss.errors import FormatError
from emngloss.formats.delimited import CSV, Dialect, Record, joined, records, row_writer, split
from emngloss.formats.remarks import Remarks
from emngloss.formats.source_text import citation, citation_text
from emngloss.model.concept import Concept, Definition, Note, NoteType, Relation
from emngloss.model.data_category import usable_terms
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Source
from emngloss.model.term import Term, TermStatus

COLUMNS = ("id", "theme", "definition", "sources", "notes", "broader", "related")
_ENGLISH = LanguageTag("en")
WideRow = tuple[list[str], dict[str, str]]


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO, dialect: Dialect = CSV) -> None:
    """Write a header row and one row a concept, with a column for each of these languages in this order.

    Raises FormatError, naming the concept, for a text that the table cannot hold.
    """
    write_row = row_writer(stream, dialect)
    for row in table_rows(glossary, languages):
        write_row(row)


def table_rows(glossary: Glossary, languages: Sequence[LanguageTag]) -> Iterator[list[str]]:
    """The cells of the header and of each concept. Raises FormatError, naming the concept, for a list that no cell can hold."""
    yield [*COLUMNS, *languages]
    stored = glossary.concepts.wide_rows() if isinstance(glossary.concepts, WithWideRows) else None
    rows = wide_rows(glossary) if stored is None else stored
    for description, terms in rows:
        yield [*description, *(terms.get(language, "") for language in languages)]


@runtime_checkable
class WithWideRows(Protocol):
    """Concepts that are stored with their rows, which need not be made again (two thirds of the time of an export)."""

    def wide_rows(self) -> list[WideRow] | None:
        """The rows of all concepts in order of their ids, or None where they could not be made."""


def wide_rows(glossary: Glossary) -> Iterator[WideRow]:
    """The description of each concept, as in COLUMNS, and its cells by language. Raises FormatError as ``table_rows`` does."""
    for concept in glossary:
        yield _description(concept, glossary.acts), dict(_term_cells(concept))


def read(stream: TextIO, remarks: Remarks | None = None, columns: str | None = None, dialect: Dialect = CSV) -> Iterator[Concept]:
    """The concepts of a table, one after the other; columns may be in any order, and only ``id`` is needed.

    With remarks or columns the table may be of any making (see ``table_reading.py``). Raises FormatError that names line and
    column for anything that the table cannot mean.
    """
    if remarks is None and columns is None:
        return concepts_of(records(stream, dialect, check_columns))
    from emngloss.formats.table_reading import read_table

    return read_table(stream, columns, remarks, dialect)


def concepts_of(rows: Iterator[Record]) -> Iterator[Concept]:
    """The concept of each row. Raises FormatError as ``read`` does."""
    seen: set[str] = set()
    for record in rows:
        concept = _concept(record)
        if concept.id in seen:
            raise record.error("id", f"{concept.id!r} has a row already", "give each concept one row")
        seen.add(concept.id)
        yield concept


def _description(concept: Concept, acts: Mapping[str, LegalAct]) -> list[str]:
    definition = next((part for part in concept.definitions if _ENGLISH in part.text), Definition({}))
    sources = [citation_text(source, acts, concept.id) for source in definition.sources if source.act is not None]
    lists = (
        sources,
        [f"{note.type}: {note.text}" for note in concept.notes],
        concept.broader,
        [relation.concept for relation in concept.related],
    )
    text = definition.text.get(_ENGLISH, "")
    return [concept.id, concept.theme or "", text, *(joined(items, concept.id) for items in lists)]


def _term_cells(concept: Concept) -> Iterator[tuple[str, str]]:
    for language, terms in usable_terms(concept).items():
        yield language, joined([term.text for term in terms], concept.id)


def check_columns(header: Sequence[str]) -> None:
    """Raise FormatError for a column that is neither one of COLUMNS nor a language, or for a language with two."""
    tags: set[LanguageTag] = set()
    for column in header:
        if column in COLUMNS:
            continue
        try:
            tag = LanguageTag(column)
        except ValueError:
            raise FormatError(
                f"line 1: unknown column {column!r}", f"use {', '.join(COLUMNS)} and language tags such as de or nb"
            ) from None
        if tag in tags:
            raise FormatError(f"line 1: language {tag!s} has two columns", "give each language one column")
        tags.add(tag)


def _concept(record: Record) -> Concept:
    table = record.table()
    return Concept(
        id=table.required("id"),
        theme=table.string("theme"),
        broader=split(record.cells.get("broader", "")),
        definitions=_definitions(record),
        notes=tuple(_note(item, record) for item in split(record.cells.get("notes", ""))),
        related=tuple(Relation(other) for other in split(record.cells.get("related", ""))),
        terms=tuple(sorted(_terms(record), key=lambda term: term.language)),
    )


def _definitions(record: Record) -> tuple[Definition, ...]:
    text, sources = record.cells.get("definition", ""), split(record.cells.get("sources", ""))
    if text:
        return (Definition({_ENGLISH: text}, None, tuple(_source_of(item, record) for item in sources)),)
    if sources:
        raise record.error("sources", "there is no definition that they belong to", "write the definition, or empty the cell")
    return ()


def _source_of(item: str, record: Record) -> Source:
    cited = citation(item)
    if cited is None:
        raise record.error("sources", f"{item!r} names no act", "end it with the key of the act: Art. 3(11) of … [32024R1347]")
    return Source(cited.act, cited.locator)


def _note(item: str, record: Record) -> Note:
    kind, colon, text = item.partition(": ")
    if not colon or not text or kind not in {*NoteType}:
        raise record.error("notes", f"{item!r} has no type", f"begin it with one of: {', '.join(NoteType)}, and a colon")
    return Note(NoteType(kind), text)


def _terms(record: Record) -> Iterator[Term]:
    for column, cell in record.cells.items():
        if column in COLUMNS:
            continue
        for place, text in enumerate(split(cell)):
            if not text.strip():
                raise record.error(column, "a term is empty", "write preferred | alternative | alternative")
            yield Term(text, LanguageTag(column), TermStatus.ADMITTED if place else TermStatus.PREFERRED)
