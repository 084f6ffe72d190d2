"""One row a term: the table for counting, filtering and joining."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.delimited import CSV, Dialect, Record, joined, records, row_writer, split
from emngloss.formats.remarks import Remarks
from emngloss.model.concept import Concept
from emngloss.model.document import tag_from, term_from
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

COLUMNS = ("id", "language", "term", "status", "type", "regions", "usage", "provenance")


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO, dialect: Dialect = CSV) -> None:
    """Write a header row and one row a term, concept by concept and in each by these languages in this order.

    Raises FormatError, naming the concept, for a text that the table cannot hold.
    """
    write_row = row_writer(stream, dialect)
    for row in table_rows(glossary, languages):
        write_row(row)


def table_rows(glossary: Glossary, languages: Sequence[LanguageTag]) -> Iterator[Sequence[str]]:
    """The cells of the header and of each term. Raises FormatError, naming the concept, for a list that no cell can hold."""
    yield COLUMNS
    for concept in glossary:
        by_language: dict[str, list[Term]] = {}
        for term in concept.terms:
            by_language.setdefault(term.language, []).append(term)
        for language in languages:
            for term in by_language.get(language, ()):
                yield _cells(concept.id, term)


def read(stream: TextIO, remarks: Remarks | None = None, columns: str | None = None, dialect: Dialect = CSV) -> Iterator[Concept]:
    """The concepts of a table, one after the other; the rows of a concept stand together.

    With remarks or columns the table may be of any making (see ``table_reading.py``). Raises FormatError that names line and
    column for anything that the table cannot mean.
    """
    if remarks is None and columns is None:
        return concepts_of(records(stream, dialect, check_columns))
    from emngloss.formats.table_reading import read_table

    return read_table(stream, columns, remarks, dialect)


def concepts_of(found: Iterator[Record]) -> Iterator[Concept]:
    """The concept of each run of rows with one id. Raises FormatError as ``read`` does."""
    seen: set[str] = set()
    for concept_id, rows in groupby(found, key=lambda record: record.cells["id"]):
        terms = []
        for record in rows:
            if concept_id in seen:
                raise record.error("id", f"{concept_id!r} has rows further up", "sort the rows by id")
            terms.append(_term(record))
        seen.add(concept_id)
        yield Concept(concept_id, terms=tuple(sorted(terms, key=lambda term: term.language)))


def _cells(concept_id: str, term: Term) -> list[str]:
    regions = joined(term.regions, concept_id)
    return [concept_id, term.language, term.text, term.status, term.type, regions, term.usage or "", term.provenance]


def check_columns(header: Sequence[str]) -> None:
    """Raise FormatError for a column that is not one of COLUMNS, or for one that is missing."""
    for column in header:
        if column not in COLUMNS:
            raise FormatError(f"line 1: unknown column {column!r}", f"use {', '.join(COLUMNS)}")
    for column in ("language", "term", "provenance"):
        if column not in header:
            raise FormatError(f"line 1: there is no column {column!r}", f"use {', '.join(COLUMNS)}")


def _term(record: Record) -> Term:
    table = record.table(text=record.cells["term"], regions=list(split(record.cells.get("regions", ""))))
    for column in ("id", "term"):
        table.required(column)
    return term_from(table, tag_from(table, "language", table.required("language")))
