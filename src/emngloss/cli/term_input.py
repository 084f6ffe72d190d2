"""Reads the terms of a batch: one a line, or a column of a CSV or TSV file."""

from __future__ import annotations

import csv
import io
import sys

from emngloss.errors import FileError, UsageError

_LONGEST_CELL = 131_072
"""Characters; the limit that the module csv sets by itself."""


def terms_of(path: str, column: str | None) -> list[str]:
    """The terms in a file (``-`` is the standard input), one for each line or row, empty ones included.

    ``column`` is the header of a column or its number from 1. Raises FileError for a file that cannot be read, is not UTF-8 or
    not a table, UsageError for a column that it has not.
    """
    text = text_of(path)
    if column is None:
        return lines_of(text)
    rows = _rows(text, path)
    place = _place(column, rows[0] if rows else [])
    return [row[place] if place < len(row) else "" for row in rows[1:]]


def text_of(path: str) -> str:
    """The text of a file or of the standard input, without byte-order mark."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        else:
            with open(path, "rb") as file:
                data = file.read()
    except OSError as error:
        raise FileError(f"{_name(path)} cannot be read: {error.strerror}", "check the name and its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"{_name(path)}:{line}: not UTF-8", "save the file as UTF-8 (in Excel: CSV UTF-8)") from error


def lines_of(text: str) -> list[str]:
    """The lines of a text as other tools count them: ``str.splitlines`` ends a line at form feeds and U+2028 too."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _rows(text: str, path: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)  # an import in this process may have raised it
    reader = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        return list(reader)
    except csv.Error as error:
        raise FileError(
            f"{_name(path)}:{reader.line_num}: not a table: {error}", "correct the quotes around the cells"
        ) from error


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab, whichever the header has most of; strict, or a quote left open would swallow the rows below."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
        strict = True

    return Found


def _place(column: str, header: list[str]) -> int:
    if column in header:
        return header.index(column)
    if column.isdecimal() and 1 <= int(column) <= len(header):
        return int(column) - 1
    raise UsageError(f"no column {column!r}", f"columns: {', '.join(header) or 'none, the file is empty'}")


def _name(path: str) -> str:
    return "standard input" if path == "-" else path
