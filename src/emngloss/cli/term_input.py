"""Reads the terms of a batch: one a line, or a column of a CSV or TSV file."""

from __future__ import annotations

import csv
import io
import sys

from emngloss.errors import FileError, UsageError


def terms_of(path: str, column: str | None) -> list[str]:
    """The terms in a file (``-`` is the standard input), one for each line or row, empty ones included.

    ``column`` is the header of a column or its number from 1. Raises FileError for a file that cannot be read or is not UTF-8,
    UsageError for a column that it has not.
    """
    text = text_of(path)
    if column is None:
        return text.splitlines()
    dialect = _dialect(text)
    rows = list(csv.reader(io.StringIO(text, newline=""), dialect))
    place = _place(column, rows[0] if rows else [])
    return [row[place] if place < len(row) else "" for row in rows[1:] if row]


def text_of(path: str) -> str:
    """The text of a file or of the standard input, without byte-order mark."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        else:
            with open(path, "rb") as file:
                data = file.read()
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}", "check the name and its permissions") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"{path}:{line}: not UTF-8", "save the file as UTF-8 (in Excel: CSV UTF-8)") from error


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab, whichever the header has most of."""

    class Found(csv.excel):
        delimiter = max(",;\t", key=text.partition("\n")[0].count)

    return Found


def _place(column: str, header: list[str]) -> int:
    if column in header:
        return header.index(column)
    if column.isdecimal() and 1 <= int(column) <= len(header):
        return int(column) - 1
    raise UsageError(f"no column {column!r}", f"columns: {', '.join(header) or 'none, the file is empty'}")
