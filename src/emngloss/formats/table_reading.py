"""Reads tables of any making, a row a concept or a row a term: delimiter, encoding and what the columns hold are found out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.column_names import Column, Field
from emngloss.formats.concept_ids import ConceptIds
from emngloss.formats.delimited import CSV, Dialect, unprotected
from emngloss.formats.language_names import tag_named
from emngloss.formats.opening import WESTERN, is_western
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.table_columns import Layout, layout_of
from emngloss.formats.table_concept import TableConcept
from emngloss.formats.table_rows import Row, rows_of
from emngloss.formats.text_cleaning import clean
from emngloss.model.concept import Concept


def read_table(
    stream: TextIO, columns: str | None = None, remarks: Remarks | None = None, dialect: Dialect = CSV
) -> Iterator[Concept]:
    """The concepts of a table, one after the other; ``columns`` says what the columns hold (see ``table_columns.py``).

    A dialect says of the table that it may be for spreadsheets, or that tabs part it. With remarks a row that cannot be taken is
    refused with its line; without, FormatError names it. Raises FormatError as well for a table without terms of a known language
    or in no encoding, UsageError for columns that cannot be meant.
    """
    ledger = Ledger(remarks)
    if is_western(stream):
        ledger.change("the file", f"not UTF-8: read as {WESTERN}; --encoding names another, such as cp1250 or cp1253")
    rows = rows_of(stream, ledger, None if dialect.quoted else dialect.delimiter)
    if dialect.spreadsheet:
        rows = ((line, [unprotected(cell) for cell in cells]) for line, cells in rows)
    return concepts_of(rows, columns, ledger, "line")


def concepts_of(rows: Iterator[Row], columns: str | None, ledger: Ledger, unit: str) -> Iterator[Concept]:
    """The concepts of rows that are cells already; ``unit`` is what a row is called in remarks. Raises as ``read_table`` does."""
    first = next(rows, None)
    if first is None:
        raise FormatError("the file is empty", "give a table with a header row")
    number, cells = first
    header = [" ".join(clean(cell, ledger, f"{unit} {number}").split()) for cell in cells]
    while header and not header[-1]:
        header.pop()
    layout = layout_of(header, columns, tag_named, ledger, f"{unit} {number}")
    table = _Table(layout, ledger, unit)
    if not layout.headed:
        rows = _before(first, rows)
    yield from table.long(rows) if layout.long else table.wide(rows)
    ledger.close()


def _before(first: Row, rows: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from rows


class _Table:
    """Makes concepts of rows whose columns are known."""

    def __init__(self, layout: Layout, ledger: Ledger, unit: str) -> None:
        self._columns = layout.columns
        self._ledger = ledger
        self._unit = unit
        self._ids = ConceptIds(ledger)
        self._id_column = next((place for place, column in enumerate(self._columns) if column.field is Field.ID), None)

    def wide(self, rows: Iterator[Row]) -> Iterator[Concept]:
        """A concept a row."""
        for number, cells in rows:
            where = f"{self._unit} {number}"
            concept = TableConcept(self._columns, self._ledger)
            concept.take(self._cells(cells, where), where)
            if concept.says_something:
                yield concept.made(self._ids, where)
            else:
                self._ledger.refuse(where, f"no term: {' | '.join(filter(None, cells))[:80]!r}", "write a term, or an id")

    def long(self, rows: Iterator[Row]) -> Iterator[Concept]:
        """A concept for each run of rows with one id."""
        if self._id_column is None:
            raise FormatError(
                f"no column says to which concept a {self._unit} belongs", "name one of the columns id, or say --columns …=id"
            )
        for _, group in groupby(rows, key=self._written_id):
            concept = TableConcept(self._columns, self._ledger)
            start = None
            for number, cells in group:
                where = f"{self._unit} {number}"
                start = start or where
                concept.take(self._cells(cells, where), where)
            if concept.terms:
                yield concept.made(self._ids, start or self._unit)

    def _written_id(self, row: Row) -> str:
        return row[1][self._id_column].strip() if self._id_column is not None and self._id_column < len(row[1]) else ""

    def _cells(self, cells: Sequence[str], where: str) -> list[tuple[Column, str]]:
        """Each cell that is not empty, with its column; one beyond the header is kept as a note."""
        found = []
        for place, cell in enumerate(cells):
            text = clean(cell, self._ledger, where)
            if not text.strip():
                continue
            if place < len(self._columns):
                column = self._columns[place]
            else:
                column = Column(f"{place + 1}", Field.OTHER)
                self._ledger.change(where, f"a cell beyond the last column is kept as a note: {text[:40]!r}", "beyond")
            found.append((column, text))
        return found
