"""Finds out how a table of unknown origin is delimited and quoted, and gives its rows.

Columns are counted over the first rows, because ``csv.Sniffer`` is led astray by commas in definitions.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Any, TextIO

from emngloss.errors import FormatError
from emngloss.formats.remarks import Ledger
from emngloss.formats.text_stream import lines

Row = tuple[int, list[str]]
"""The line on which a row starts, from 1, and its cells."""

_DELIMITERS = ("\t", ";", ",", "|")
_SAMPLE = 50
_SEPARATOR_LINE = "sep="
_LONGEST_ROW = 10_000_000
_LONGEST_CELL = 2 * _LONGEST_ROW
"""What ``csv`` takes; a row is found too long before a cell in it is."""


def rows_of(stream: TextIO, ledger: Ledger, delimiter: str | None = None, quoted: bool | None = None) -> Iterator[Row]:
    """Each row that is not blank; delimiter and quoting are found out where they are not given.

    A row whose quotation marks do not fit is refused. Raises FormatError where the stream is not in its encoding, or a row is too
    long because a quotation mark is not closed.
    """
    found = lines(stream)
    sample = list(islice(found, _SAMPLE))
    skipped = 0
    if sample and sample[0].lower().startswith(_SEPARATOR_LINE):
        delimiter, skipped = sample.pop(0)[len(_SEPARATOR_LINE) :].strip("\r\n")[:1] or None, 1
    if delimiter is None:
        delimiter = _delimiter(sample)
    if quoted is None:
        quoted = delimiter != "\t" or _is_quoted(sample)
    return _Rows(chain(sample, found), delimiter, quoted, ledger).rows(skipped)


class _Rows:
    """Reads lines as rows and keeps count of how much of them one row takes."""

    def __init__(self, found: Iterator[str], delimiter: str, quoted: bool, ledger: Ledger) -> None:
        self._found = found
        self._ledger = ledger
        self._length = 0
        self._line = 1
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
        self._reader = _reader(self._counted(), delimiter, quoted)

    def rows(self, before: int) -> Iterator[Row]:
        """The rows, where some lines have been taken from before the first."""
        while True:
            self._line = line = self._reader.line_num + before + 1
            self._length = 0
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                last = self._reader.line_num + before
                place = f"line {line}" if last == line else f"lines {line} to {last}"
                self._ledger.refuse(place, f"quotation marks do not fit: {error}", "correct them")
                continue
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells

    def _counted(self) -> Iterator[str]:
        for line in self._found:
            self._length += len(line)
            if self._length > _LONGEST_ROW:
                raise FormatError(
                    f"line {self._line}: a row of more than {_LONGEST_ROW} characters",
                    "look for a quotation mark that is not closed",
                )
            yield line


def _reader(found: Iterator[str], delimiter: str, quoted: bool) -> Any:
    if quoted:
        return csv.reader(found, delimiter=delimiter, strict=True)
    return csv.reader(found, delimiter=delimiter, quoting=csv.QUOTE_NONE, quotechar=None)


def _delimiter(sample: Sequence[str]) -> str:
    """The delimiter that gives most rows as many cells as the first; of those with as many, the one with more columns."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: Sequence[str], delimiter: str) -> tuple[float, int]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # the sample may end inside a cell
        for row in _reader(iter(sample), delimiter, delimiter != "\t" or _is_quoted(sample)):
            rows += [row] if any(row) else []
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0.0, 0
    return sum(len(row) == width for row in rows) / len(rows), width


def _is_quoted(sample: Sequence[str]) -> bool:
    """Whether cells between tabs are quoted: where one begins with a quotation mark, all of those end with one, or break off."""
    cells = [cell for line in sample for cell in line.rstrip("\r\n").split("\t") if cell.startswith('"')]
    whole = [len(cell) > 1 and cell.endswith('"') for cell in cells]
    if not cells or all(whole):
        return bool(cells)
    widths = {line.count("\t") for line in sample if line.strip()}
    return len(widths) > 1
