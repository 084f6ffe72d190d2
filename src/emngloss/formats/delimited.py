"""Rows of cells ⇄ lines of text, in three dialects: CSV (RFC 4180), CSV for spreadsheets, and tab-separated values.

A list in one cell is joined by `` | ``. Whatever would be read back as something else is refused when it is written.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from emngloss.errors import FormatError, GlossError
from emngloss.formats.text_stream import lines
from emngloss.table import Path, Table, dotted

SEPARATOR = " | "
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PROTECTED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells become a line.

    With ``quoted`` cells are quoted where they must be; without, a tab or line break cannot be written (IANA
    text/tab-separated-values). ``spreadsheet`` puts a byte-order mark first, so that Excel reads UTF-8, and an apostrophe
    before each cell that would be run as a formula (OWASP, CSV injection).
    """

    name: str
    delimiter: str
    line_end: str
    quoted: bool
    spreadsheet: bool = False


CSV = Dialect("CSV", ",", "\r\n", quoted=True)
EXCEL = Dialect("CSV", ",", "\r\n", quoted=True, spreadsheet=True)
TSV = Dialect("TSV", "\t", "\n", quoted=False)
DIALECTS = {"csv": CSV, "excel": EXCEL, "tsv": TSV}


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table that is read: the line where it starts (from 1), and its cells by column."""

    line: int
    cells: dict[str, str]

    def table(self, **values: object) -> Table:
        """The cells that are not empty, with these values in place of the cells of that name; its errors name the line."""
        return Table({**{column: cell for column, cell in self.cells.items() if cell}, **values}, self._complain)

    def error(self, column: str, problem: str, remedy: str) -> FormatError:
        """The error for a cell of this row, ready to be raised."""
        return FormatError(f"line {self.line}: {column}: {problem}", remedy)

    def _complain(self, path: Path, problem: str, remedy: str) -> GlossError:
        return self.error(dotted(path), problem, remedy)


def row_writer(stream: TextIO, dialect: Dialect) -> Callable[[Sequence[str]], None]:
    """A function that writes one row; the first cell names the concept.

    That function raises FormatError, naming the concept, for a cell that the dialect cannot hold.
    """
    if dialect.quoted:
        write = csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end).writerow
    else:
        write = csv.writer(
            stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end, quoting=csv.QUOTE_NONE, quotechar=None
        ).writerow
    if dialect.spreadsheet:
        stream.write(_BYTE_ORDER_MARK)
        return lambda cells: write([_protected(cell) for cell in cells])
    if dialect.quoted:
        return lambda cells: write(cells)

    def write_unquoted(cells: Sequence[str]) -> None:
        for cell in cells:
            if "\t" in cell or "\n" in cell or "\r" in cell:
                raise FormatError(
                    f"{cells[0]}: a tab or line break cannot be written in {dialect.name}: {cell!r}",
                    "take it out of the text, or export csv, which can quote it",
                )
        write(cells)

    return write_unquoted


def records(stream: TextIO, dialect: Dialect, check: Callable[[Sequence[str]], None]) -> Iterator[Record]:
    """The rows under the header, one after the other; ``check`` looks at the header and raises what it thinks of it.

    Raises FormatError, naming the line, for what is not a table of that dialect.
    """
    return records_of(_rows(stream, dialect), check)


def records_of(rows: Iterator[tuple[int, list[str]]], check: Callable[[Sequence[str]], None]) -> Iterator[Record]:
    """The same for rows that are cells already, each with the line on which it starts; the first is the header."""
    _, header = next(rows, (1, None))
    if header is None:
        raise FormatError("the file is empty", "write a header row first: id, …")
    _check_header(header)
    check(header)
    for line, cells in rows:
        if len(cells) != len(header):
            raise FormatError(f"line {line}: {len(cells)} cells under {len(header)} columns", "give each column one cell")
        yield Record(line, dict(zip(header, cells, strict=True)))


def joined(items: Sequence[str], concept_id: str) -> str:
    """The items in one cell. Raises FormatError, naming the concept, where the cell would be read back differently."""
    if not items:
        return ""
    cell = SEPARATOR.join(items)
    if tuple(split(cell)) != tuple(items):
        raise FormatError(
            f"{concept_id}: {cell!r} cannot be told apart into {len(items)} parts again",
            f"take {SEPARATOR.strip()!r} with blanks around it and empty parts out of the text, or export json",
        )
    return cell


def split(cell: str) -> tuple[str, ...]:
    """The items of a cell; an empty cell has none."""
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _rows(stream: TextIO, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, in NFC, with the line on which it starts."""
    if dialect.quoted:
        reader = csv.reader(lines(stream), delimiter=dialect.delimiter, strict=True)
    else:
        reader = csv.reader(lines(stream), delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE, quotechar=None)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise FormatError(f"line {line}: not valid {dialect.name}: {error}", "correct the quotation marks") from error
        if cells is None:
            return
        if cells:
            composed = [unicodedata.normalize("NFC", cell) for cell in cells]
            yield line, [unprotected(cell) for cell in composed] if dialect.spreadsheet else composed
        line = reader.line_num + 1


def _check_header(header: Sequence[str]) -> None:
    for column in header:
        if header.count(column) > 1:
            raise FormatError(f"line 1: column {column!r} stands there twice", "give each column its own name")
    if "id" not in header:
        raise FormatError("line 1: there is no column 'id'", "write a header row first: id, …")


def _protected(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unprotected(cell: str) -> str:
    """The cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if _PROTECTED.match(cell) else cell
