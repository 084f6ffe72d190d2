"""Workbooks of any making: the first sheet is a table, cells that are no texts are said, two sheets that differ are joined."""

from __future__ import annotations

import io
from datetime import datetime

from openpyxl import Workbook

from builders import DE, EN
from emngloss.model.term import Provenance, Term, TermStatus
from reading import Taken, changed, refused, said, taken


def workbook(*sheets: tuple[str, list[list[object]]], columns: str | None = None) -> Taken:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return taken("xlsx", stream.getvalue(), columns)


def test_a_workbook_of_another_making_is_a_table_like_any_other() -> None:
    rows: list[list[object]] = [
        [],
        ["English", "Deutsch", "Nr", "Seit"],
        ["asylum", "Asyl", 7, datetime(2024, 5, 1)],
        [None, "x | y"],
    ]
    concepts, remarks = workbook(("Tabelle1", rows), ("Rest", [["a"]]))
    assert [(one.id, said(one)) for one in concepts] == [
        ("c-7", {"de": ["Asyl"], "en": ["asylum"]}),
        ("x", {"de": ["x", "y"]}),
    ]
    assert [note.text for note in concepts[0].notes] == ["column Seit: 2024-05-01T00:00:00"]
    assert ("row 3, cell D3", "2024-05-01T00:00:00 is taken as text") in changed(remarks)


def test_the_columns_may_be_named() -> None:
    concepts, _ = workbook(("a", [["asylum", "Asyl", "shelter"]]), columns="en,de,definition")
    assert (said(concepts[0]), concepts[0].definition()) == ({"de": ["Asyl"], "en": ["asylum"]}, "shelter")


def test_a_formula_is_no_text_and_a_row_without_a_term_is_refused() -> None:
    concepts, remarks = workbook(("a", [["en", "note"], ["=1+1", "only this"], ["asylum", True]]))
    assert [(one.id, [note.text for note in one.notes]) for one in concepts] == [("asylum", ["true"])]
    assert [place for place, _ in refused(remarks)] == ["row 2, cell A2", "row 2"]


def test_where_the_sheets_differ_the_one_of_concepts_is_believed_and_that_is_said() -> None:
    header: list[object] = ["id", "language", "term", "status", "type", "regions", "usage", "provenance"]
    terms: list[list[object]] = [
        header,
        ["a", "en", "asylum", "preferred", "full-form", None, None, "emn"],
        ["a", "en", "alien", "deprecated", "full-form", None, None, "emn"],
        ["a", "en", "gone", "admitted", "full-form", None, None, "emn"],
        ["b", "en", "b", "preferred", "full-form", None, None, "emn"],
    ]
    concepts, remarks = workbook(("concepts", [["id", "en", "de"], ["a", "asylum", "Asyl"], ["c", "c", None]]), ("terms", terms))
    assert concepts[0].terms == (
        Term("Asyl", DE),
        Term("asylum", EN, provenance=Provenance.EMN),
        Term("alien", EN, TermStatus.DEPRECATED, provenance=Provenance.EMN),
    )
    assert said(concepts[1]) == {"en": ["c"]}
    assert changed(remarks) == [("concept a", "'gone' is in the sheet 'terms' alone: left out")]
    assert refused(remarks) == [("concept b", "is in the sheet 'terms' alone")]
