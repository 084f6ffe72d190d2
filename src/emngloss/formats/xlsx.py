"""Excel workbook (Office Open XML, ISO/IEC 29500): the wide table, the long one, and a sheet about the edition.

XlsxWriter writes, because its files are the same at each run and a text that starts with ``=`` stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any, BinaryIO

from emngloss.errors import FormatError
from emngloss.formats import csv_long, csv_wide
from emngloss.formats.remarks import Remarks
from emngloss.model.concept import Concept
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


def read(stream: BinaryIO, remarks: Remarks | None = None, columns: str | None = None) -> Iterator[Concept]:
    """The concepts of the tables in a workbook, one after the other; see ``xlsx_reading.py``."""
    from emngloss.formats import xlsx_reading

    return xlsx_reading.read(stream, remarks, columns)


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
