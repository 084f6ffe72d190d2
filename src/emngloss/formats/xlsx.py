"""Excel workbook (Office Open XML, ISO/IEC 29500): the wide table, the long one, and a sheet about the edition.

XlsxWriter writes, because its files are the same at each run and a text that starts with ``=`` stays a text. openpyxl reads: the
sheet ``concepts``, or the first one, is the wide table; where there is a sheet ``terms``, it says the rest of each term, and the
two have to agree. A workbook is a zip archive, so its size is looked at before anything is unpacked.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from emngloss.errors import FormatError
from emngloss.formats import csv_long, csv_wide
from emngloss.formats.delimited import records_of
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

CONCEPTS, TERMS, ABOUT = "concepts", "terms", "about"
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_WIDTHS = {
    "id": 32,
    "definition": 60,
    "sources": 40,
    "notes": 40,
    "related": 32,
    "term": 40,
    **dict.fromkeys(("language", "status", "type", "regions", "usage", "provenance"), 14),
}
_OTHER_WIDTH = 28
_CHANGED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|x005F_|_x[0-9A-Fa-f]{4}_|^<r>.*</r>$", re.DOTALL)
"""What a workbook or the libraries would hand on as something else; ``_x000D_`` is how a workbook spells a control character."""

_LARGEST = 100_000_000
_HIGHEST_RATIO = 200
_MOST_ROWS = 200_000
_MOST_CELLS = 10_000_000


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: BinaryIO) -> None:
    """Write a workbook of three sheets, with the terms of these languages in this order.

    Raises FormatError, naming the concept, for a text that a cell cannot hold or that would be read back as another.
    """
    from xlsxwriter import Workbook

    edition = glossary.edition
    packed = BytesIO()  # a zip archive in a pipe would have other bytes than in a file
    book = Workbook(packed, _AS_TEXT)
    book.set_properties(
        {
            "title": f"{edition.name} {edition.version}",
            "comments": f"{edition.licence}. {edition.acknowledgement}",
            "created": datetime.combine(edition.date, time()),
        }
    )
    _fill(book, CONCEPTS, csv_wide.table_rows(glossary, languages))
    _fill(book, TERMS, csv_long.table_rows(glossary, languages))
    _describe(book, glossary)
    book.close()
    stream.write(packed.getvalue())


def read(stream: BinaryIO) -> Iterator[Concept]:
    """The concepts of the tables in a workbook, one after the other; cells are texts or numbers.

    Raises FormatError that names row and column for anything that a table cannot mean, the concept where the two sheets differ,
    and for what is no workbook or unpacks to more than 100 MB.
    """
    from openpyxl import load_workbook

    data = stream.read(_LARGEST + 1)
    _check_size(data)
    with warnings.catch_warnings(action="ignore"):  # what openpyxl does not know of a workbook is not in its cells
        try:
            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            wide = list(_rows(book[CONCEPTS] if CONCEPTS in book.sheetnames else book.worksheets[0]))
            long = list(_rows(book[TERMS])) if TERMS in book.sheetnames else None
        except FormatError:
            raise
        except Exception as error:  # openpyxl lets through whatever a damaged part makes happen
            raise FormatError(f"not a workbook: {error}", "save it as .xlsx again, or export csv") from error
    concepts = csv_wide.concepts_of(records_of(iter(wide), csv_wide.check_columns))
    return concepts if long is None else _with_terms(concepts, long)


def _with_terms(concepts: Iterator[Concept], rows: list[tuple[int, list[str]]]) -> Iterator[Concept]:
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


def _fill(book: Any, name: str, rows: Iterable[Sequence[str]]) -> None:
    sheet, bold, wrapped = book.add_worksheet(name), book.add_format({"bold": True}), _wrapped(book)
    height = 0
    header: Sequence[str] = ()
    for height, cells in enumerate(rows):
        header = header or cells
        for column, cell in enumerate(cells):
            if cell:
                _write(sheet, (height, column), cell, cells[0], None if height else bold)
    for column, title in enumerate(header):
        sheet.set_column(column, column, _WIDTHS.get(title, _OTHER_WIDTH), wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, height, len(header) - 1)


def _describe(book: Any, glossary: Glossary) -> None:
    edition = glossary.edition
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 20, book.add_format({"bold": True, "valign": "top"}))
    sheet.set_column(1, 1, 100, _wrapped(book))
    said = {
        "name": edition.name,
        "version": edition.version,
        "date": edition.date.isoformat(),
        "licence": edition.licence,
        "acknowledgement": edition.acknowledgement,
        CONCEPTS: "One row a concept; alternatives stand after |.",
        TERMS: "One row a term, with its status, type, regions, usage and provenance; it has to agree with the other sheet.",
    }
    for row, (name, text) in enumerate(said.items()):
        _write(sheet, (row, 0), name, ABOUT)
        _write(sheet, (row, 1), text, ABOUT)


def _wrapped(book: Any) -> Any:
    return book.add_format({"text_wrap": True, "valign": "top"})


def _write(sheet: Any, place: tuple[int, int], cell: str, concept_id: str, style: Any = None) -> None:
    if found := _CHANGED.search(cell):
        raise FormatError(
            f"{concept_id}: {found[0][:20]!r} in {cell[:40]!r} would not come back from a workbook", "export csv or json"
        )
    refused = sheet.write_string(*place, cell, style)
    if refused:
        what = f"a text of {len(cell)} characters is longer than a cell" if refused == -2 else "the table is larger than a sheet"
        raise FormatError(f"{concept_id}: {what}", "export csv or json")


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


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its number, as wide as the first one or wider."""
    sheet.reset_dimensions()  # what a workbook says of its own size need not be true
    width = seen = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        seen += len(row)
        if number > _MOST_ROWS or seen > _MOST_CELLS:
            raise FormatError(
                f"row {number}: the table is too large for a glossary", "delete the empty rows and columns below it"
            )
        cells = [_text(cell, number) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            width = width or len(cells)
            yield number, cells + [""] * (width - len(cells))


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
