"""The Excel workbook: what its sheets hold, what comes back from a person's workbook, and what is refused on either way."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from builders import CLEAN, DE, EDITION, LANGUAGES, corpus_glossary, glossaries, glossary_of, texts
from emngloss.errors import FormatError, UsageError
from emngloss.formats import csv_long, csv_wide
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept
from emngloss.model.data_category import reduce_to
from emngloss.model.glossary import Glossary
from emngloss.model.term import Term, TermStatus

xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed")
openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
ROW = FORMATS["xlsx"]


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    ROW.write(glossary, tuple(glossary.languages), stream)
    return stream.getvalue()


def read(data: bytes) -> tuple[Concept, ...]:
    return tuple(ROW.read(io.BytesIO(data)))


def workbook(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def made(*rows: tuple[object, ...], title: str = "Sheet") -> bytes:
    """A workbook as a person would save one, of these rows under a header ``id``, ``de``, ``en``."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in (("id", "de", "en"), *rows):
        book.active.append(row)
    return saved(book)


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def cells(sheet: Any) -> list[list[str]]:
    return [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]


def refused(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.hint
    return caught.value.message


def named(*terms: Term) -> Concept:
    return Concept("asylum", terms=terms)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with another content of one of its parts."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return changed.getvalue()


def test_the_sheets_hold_the_wide_and_the_long_table(small_glossary: Glossary) -> None:
    book = workbook(written(small_glossary))
    assert book.sheetnames == ["concepts", "terms", "about"]
    assert cells(book["concepts"]) == list(csv_wide.table_rows(small_glossary, LANGUAGES))
    assert cells(book["terms"]) == [list(row) for row in csv_long.table_rows(small_glossary, LANGUAGES)]


def test_the_last_sheet_and_the_properties_tell_edition_and_licence(small_glossary: Glossary) -> None:
    book = workbook(written(replace(small_glossary, edition=replace(EDITION, date=date(2024, 2, 29)))))
    about = dict(cells(book["about"]))
    assert (about["name"], about["version"], about["date"]) == ("emngloss", "2026.11", "2024-02-29")
    assert (about["licence"], about["acknowledgement"]) == ("CC-BY-4.0", EDITION.acknowledgement)
    assert book.properties.title == "emngloss 2026.11"
    assert book.properties.created == book.properties.modified == datetime(2024, 2, 29)


def test_header_and_ids_stay_in_sight_and_columns_can_be_filtered(small_glossary: Glossary) -> None:
    for sheet in workbook(written(small_glossary)).worksheets[:2]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold
        assert sheet.column_dimensions["C"].width > 20


def test_a_text_that_looks_like_a_formula_a_link_or_a_number_stays_a_text() -> None:
    odd = ["=1+1", '=HYPERLINK("http://x")', "+1", "@SUM(A1)", "https://example.org", "007", "TRUE", "<b>&amp;", " a "]
    terms = [Term(text, DE, TermStatus.ADMITTED if place else TermStatus.PREFERRED) for place, text in enumerate(odd)]
    book = workbook(written(glossary_of([named(*terms)])))
    assert {cell.data_type for row in book["terms"].iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert [row[2] for row in cells(book["terms"])[1:]] == odd
    assert book["terms"]["C6"].hyperlink is None


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(glossaries(texts(CLEAN + "\n\t\x85\u2028\ufeff")))
def test_line_breaks_and_tabs_come_back(glossary: Glossary) -> None:
    assert read(written(glossary)) == tuple(reduce_to(glossary, ROW.keeps))


@pytest.mark.parametrize(
    "text", ["a\x07", "a\rb", "\ud800", "a\ufffe", "_x0041_", "ax005F_b", "<r>a</r>", "x" * 32768, "𝔄" * 16384]
)
def test_what_would_not_come_back_is_refused_with_the_concept(text: str) -> None:
    with pytest.raises(FormatError, match=r"^asylum: ") as caught:
        written(glossary_of([named(Term(text, DE))]))
    assert caught.value.hint


def test_the_longest_text_of_a_cell_comes_back() -> None:
    assert read(written(glossary_of([named(Term("x" * 32767, DE))])))[0].terms[0].text == "x" * 32767


def test_a_workbook_of_one_sheet_is_read_as_the_wide_table() -> None:
    (concept,) = read(made(("asylum", "Asyl | Asylrecht", "asylum"), (None, None, None), title="Tabelle1"))
    assert [(term.text, term.status) for term in concept.terms] == [
        ("Asyl", TermStatus.PREFERRED),
        ("Asylrecht", TermStatus.ADMITTED),
        ("asylum", TermStatus.PREFERRED),
    ]


def test_numbers_are_texts_and_empty_cells_at_the_end_are_none() -> None:
    (concept,) = read(made(("asylum", 1951, None)))
    assert [term.text for term in concept.terms] == ["1951"]


def test_letters_are_composed_and_line_ends_made_one() -> None:
    (concept,) = read(made(("asylum", "Fla\u0308che_x000D_\nb", None)))
    assert concept.terms[0].text == "Fläche\nb"


@pytest.mark.parametrize("value", ["=1+1", True, EDITION.date])
def test_what_is_not_a_text_is_refused_with_its_place(value: object) -> None:
    assert "row 2: B2: " in refused(made(("asylum", value, "asylum")))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("asylum", "a", "b", "c")], "4 cells under 3 columns"),
        ([("asylum", "a", "b"), ("asylum", "a", "b")], "asylum"),
        ([(None, "a", "b")], "id"),
    ],
)
def test_a_table_that_means_nothing_is_refused(rows: list[tuple[object, ...]], said: str) -> None:
    assert said in refused(made(*rows))


def test_an_empty_sheet_is_refused() -> None:
    assert "empty" in refused(saved(openpyxl.Workbook()))


def test_sheets_that_differ_are_refused_and_one_alone_is_read(small_glossary: Glossary) -> None:
    book = workbook(written(small_glossary))
    book["concepts"]["I3"].value = "Pfleger"
    assert refused(saved(book)) == "guardian: the sheets 'concepts' and 'terms' have different terms"
    book.remove(book["terms"])
    assert read(saved(book))[1].terms_in("de")[0].text == "Pfleger"


def test_a_concept_in_the_sheet_of_terms_alone_is_refused(small_glossary: Glossary) -> None:
    book = workbook(written(small_glossary))
    book["terms"].append(["zeal", "de", "Eifer", "preferred", "full-form", None, None, "proposed"])
    assert refused(saved(book)).startswith("zeal: ")


@pytest.mark.parametrize("data", [b"", b"id,de\r\n", b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    assert "not a workbook" in refused(data)


def test_an_archive_that_is_no_workbook_or_a_damaged_one_is_refused() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", "a")
    assert "not a workbook" in refused(archive.getvalue())
    assert "not a workbook" in refused(with_part(made(("a", "b", "c")), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(made(("a", "b", "c")), "xl/worksheets/sheet1.xml", b"<row/>" * 1_000_000)
    assert "times its size" in refused(bomb)


def test_rows_without_end_are_refused() -> None:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    cell = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>id</t></is></c></row>'
    sheet = head + cell % (1, 1) + cell % (2_000_000_000, 2_000_000_000) + b"</sheetData></worksheet>"
    assert "too large" in refused(with_part(made(("a", "b", "c")), "xl/worksheets/sheet1.xml", sheet))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_entities_that_multiply_are_refused(part: str, small_glossary: Glossary) -> None:
    entities = "".join(f'<!ENTITY l{place + 1} "{f"&l{place};" * 10}">' for place in range(9))
    laughs = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{entities}]>'
    content = f'{laughs}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>'
    assert "not a workbook" in refused(with_part(written(small_glossary), part, content.encode()))


def test_a_library_that_is_not_installed_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for attempt in (lambda: written(glossary_of([])), lambda: read(b"")):
        with pytest.raises(UsageError, match="xlsx needs ") as caught:
            attempt()
        assert caught.value.hint == "install it: pip install 'emngloss[xlsx]'"


def test_a_region_that_a_person_adds_on_the_sheet_of_terms_is_read(small_glossary: Glossary) -> None:
    book = workbook(written(small_glossary))
    book["terms"]["F2"].value = "AT"
    first = next(concept for concept in reduce_to(small_glossary, ROW.keeps) if concept.terms)
    changed = replace(first.terms[0], regions=("AT",))
    assert next(concept for concept in read(saved(book)) if concept.id == first.id).terms[0] == changed


@pytest.fixture(scope="module")
def whole() -> Glossary:
    """The real corpus."""
    return corpus_glossary()


def expected(glossary: Glossary) -> list[list[str]]:
    return list(csv_wide.table_rows(glossary, tuple(glossary.languages)))


@pytest.mark.interop
def test_calamine_reads_the_same_cells(whole: Glossary) -> None:
    calamine = pytest.importorskip("python_calamine", reason="python-calamine is not installed")
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(written(whole)))
    assert book.get_sheet_by_name("concepts").to_python() == expected(whole)
    long = csv_long.table_rows(whole, tuple(whole.languages))
    assert book.get_sheet_by_name("terms").to_python() == [list(row) for row in long]


@pytest.mark.interop
def test_libreoffice_reads_the_same_cells_and_what_it_saves_is_read_back(whole: Glossary, tmp_path: Path) -> None:
    if which("soffice") is None:
        pytest.skip("soffice is not installed")
    (tmp_path / "glossary.xlsx").write_bytes(written(whole))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    to_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    for target, folder in ((to_csv, "csv"), ("xlsx", "xlsx")):
        command = ["soffice", home, "--headless", "--convert-to", target, "--outdir", folder, "glossary.xlsx"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    with open(tmp_path / "csv" / "glossary.csv", encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == expected(whole)
    assert read((tmp_path / "xlsx" / "glossary.xlsx").read_bytes()) == tuple(reduce_to(whole, ROW.keeps))
