"""Reads workbooks with openpyxl: the sheet ``concepts``, or the first one, is a table of concepts.

Where there is a sheet ``terms``, it says the rest of each term, and the two have to agree. A workbook is a zip archive, so its
size is looked at before anything is unpacked.
"""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from emngloss.errors import FormatError
from emngloss.formats import csv_long, csv_wide
from emngloss.formats.delimited import records_of
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.table_rows import Row
from emngloss.formats.xlsx import CONCEPTS, TERMS
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

_LARGEST = 100_000_000
_HIGHEST_RATIO = 200
_MOST_ROWS = 1_048_576
"""What a sheet can have."""
_MOST_CELLS = 10_000_000
Cell = Callable[[Any, int], str]
"""Gives the text of a cell in a row of that number."""


def read(stream: BinaryIO, remarks: Remarks | None, columns: str | None) -> Iterator[Concept]:
    """The concepts of the tables in a workbook, one after the other.

    With remarks or columns the table may be of any making (see ``table_reading.py``), and what is no text is taken as one or
    refused with its row. Without, raises FormatError that names row and column for anything that a table cannot mean, and the
    concept where the two sheets differ; in any case for what is no workbook or unpacks to more than 100 MB.
    """
    from openpyxl import load_workbook

    data = stream.read(_LARGEST + 1)
    _check_size(data)
    with warnings.catch_warnings(action="ignore"):  # what openpyxl does not know of a workbook is not in its cells
        try:
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            wide = book[CONCEPTS] if CONCEPTS in book.sheetnames else book.worksheets[0]
            long = book[TERMS] if TERMS in book.sheetnames else None
        except Exception as error:  # openpyxl lets through whatever a damaged part makes happen
            raise _no_workbook(error) from error
    if remarks is None and columns is None:
        return _ours(wide, long)
    ledger = Ledger(remarks)
    left = [] if CONCEPTS in book.sheetnames else [name for name in book.sheetnames if name != wide.title]
    if left:
        ledger.change("the workbook", f"of its sheets only {wide.title!r} is read, not: {', '.join(left)[:200]}")
    return _foreign(wide, None if CONCEPTS not in book.sheetnames else long, columns, ledger)


def _ours(wide: Any, long: Any) -> Iterator[Concept]:
    """The concepts of the two sheets as they are written here."""
    rows = list(_rows(wide, _text))
    concepts = csv_wide.concepts_of(records_of(iter(rows), csv_wide.check_columns))
    yield from concepts if long is None else _with_terms(concepts, list(_rows(long, _text)))


def _foreign(wide: Any, long: Any, columns: str | None, ledger: Ledger) -> Iterator[Concept]:
    """The concepts of a table of any making; where a sheet of terms says more of a term, that is added."""
    from emngloss.formats.table_reading import concepts_of

    def text(cell: Any, number: int) -> str:
        return _any_text(cell, number, ledger)

    told: dict[str, tuple[Term, ...]] = {}
    if long is not None:
        told = {concept.id: concept.terms for concept in concepts_of(_rows(long, text), None, ledger, f"sheet {TERMS}, row")}
    for concept in concepts_of(_rows(wide, text), columns, ledger, "row"):
        yield _joined(concept, told.pop(concept.id, ()), ledger)
    for concept_id in told:
        ledger.refuse(f"concept {concept_id}", f"is in the sheet {TERMS!r} alone", f"add it to the sheet {CONCEPTS!r}")


def _joined(concept: Concept, terms: tuple[Term, ...], ledger: Ledger) -> Concept:
    """The concept with what the sheet of terms says of those that both sheets have, and with its discouraged ones."""
    whole = replace(concept, terms=terms)
    if _texts(whole) == _texts(concept):
        return whole
    more = {(term.language, term.text): term for term in terms}
    found = [more.pop((term.language, term.text), term) for term in concept.terms]
    for term in more.values():
        if term.status.usable:
            ledger.change(f"concept {concept.id}", f"{term.text!r} is in the sheet {TERMS!r} alone: left out", "differing sheets")
        else:
            found.append(term)
    return replace(concept, terms=tuple(sorted(found, key=lambda term: term.language)))


def _with_terms(concepts: Iterator[Concept], rows: list[Row]) -> Iterator[Concept]:
    """The concepts with all that the sheet of terms says of theirs. Raises FormatError where the two sheets differ."""
    described = csv_long.concepts_of(records_of(iter(rows), csv_long.check_columns))
    terms = {concept.id: concept.terms for concept in described}
    for concept in concepts:
        whole = replace(concept, terms=terms.pop(concept.id, ()))
        if _texts(whole) != _texts(concept):
            raise _differs(concept.id)
        yield whole
    for concept_id in terms:
        raise _differs(concept_id)


def _texts(concept: Concept) -> dict[LanguageTag, list[str]]:
    return {language: [term.text for term in terms] for language, terms in usable_terms(concept).items()}


def _differs(concept_id: str) -> FormatError:
    return FormatError(
        f"{concept_id}: the sheets {CONCEPTS!r} and {TERMS!r} have different terms",
        f"correct one of them, or delete the sheet {TERMS!r} to read the other alone",
    )


def _no_workbook(error: Exception) -> FormatError:
    return FormatError(f"not a workbook: {error}", "save it as .xlsx again, or export csv")


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, NotImplementedError) as error:
        raise FormatError("not a workbook of Excel 2007 or later", "save it as .xlsx, without a password") from error
    if len(data) > _LARGEST or size > _LARGEST or size > _HIGHEST_RATIO * len(data):
        raise FormatError(
            f"the workbook unpacks to {size} bytes, {size // len(data)} times its size: too much for a glossary",
            f"give one below {_LARGEST} bytes and {_HIGHEST_RATIO} times, or export csv",
        )


def _rows(sheet: Any, text: Cell) -> Iterator[Row]:
    """Each row that is not blank, with its number, as wide as the first one or wider."""
    sheet.reset_dimensions()  # what a workbook says of its own size need not be true
    width = seen = 0
    for number, row in enumerate(_safely(sheet.iter_rows()), 1):
        seen += len(row)
        if number > _MOST_ROWS or seen > _MOST_CELLS:
            raise FormatError(
                f"row {number}: the table is too large for a glossary", "delete the empty rows and columns below it"
            )
        cells = [text(cell, number) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width = width or len(cells)
            yield number, cells + [""] * (width - len(cells))


def _safely(rows: Iterator[Any]) -> Iterator[Any]:
    """The rows. Raises FormatError where a damaged part makes openpyxl raise whatever it raises."""
    while True:
        try:
            with warnings.catch_warnings(action="ignore"):
                row = next(rows, None)
        except Exception as error:
            raise _no_workbook(error) from error
        if row is None:
            return
        yield row


def _text(cell: Any, number: int) -> str:
    """What a cell says, in NFC. Raises FormatError for a formula, a date, a truth value or an error."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "n":
        return str(value)
    if cell.data_type not in ("s", "inlineStr", "str"):
        raise FormatError(
            f"row {number}: {cell.coordinate}: {value!s} is not a text", "format the cell as text and write it again"
        )
    return unicodedata.normalize("NFC", value.replace("_x000D_\n", "\n").replace("_x000D_", "\n"))


def _any_text(cell: Any, number: int, ledger: Ledger) -> str:
    """What a cell says; a date or truth value as text, and of a formula or error nothing."""
    value = cell.value
    if isinstance(value, datetime | date | bool):
        text = value.isoformat() if isinstance(value, date) else str(value).lower()
        ledger.change(f"row {number}, cell {cell.coordinate}", f"{text} is taken as text", "no text")
        return text
    try:
        return _text(cell, number)
    except FormatError as error:
        ledger.refuse(f"row {number}, cell {cell.coordinate}", "is not a text", error.hint or "")
        return ""
