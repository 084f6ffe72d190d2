"""The contract that each row of the registry keeps, whatever the format."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import emngloss
from builders import BG, CLEAN, EN, HARD, IN_XML, LANGUAGES, corpus_glossary, glossaries, glossary_of, texts
from emngloss.cli import format_table
from emngloss.errors import FormatError, UnknownFormatError, UsageError
from emngloss.formats.registry import FORMATS, ROWS, TOOLS, Format, for_tool, lookup, resolve
from emngloss.model.concept import Concept
from emngloss.model.data_category import EVERYTHING, DataCategory, losses, reduce_to
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

every_format = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
CONCEPT_ROWS = [row for row in ROWS if row.reads and not row.pair]
"""What is read back as concepts; of a table of pairs the pairs are all that comes back (see ``test_omegat.py``)."""
every_readable_format = pytest.mark.parametrize("row", CONCEPT_ROWS, ids=lambda row: row.name)
every_readable_text = pytest.mark.parametrize("row", [row for row in CONCEPT_ROWS if not row.binary], ids=lambda row: row.name)
every_format_of_text = pytest.mark.parametrize("row", [row for row in ROWS if not row.binary], ids=lambda row: row.name)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def languages_for(row: Format, glossary: Glossary) -> tuple[LanguageTag, ...]:
    return (EN, BG) if row.pair else tuple(glossary.languages)


def written(row: Format, glossary: Glossary, languages: tuple[LanguageTag, ...] | None = None) -> str:
    stream = io.StringIO(newline="")
    row.write(glossary, languages_for(row, glossary) if languages is None else languages, stream)
    return stream.getvalue()


def bytes_of(row: Format, glossary: Glossary, languages: tuple[LanguageTag, ...] | None = None) -> bytes:
    if not row.binary:
        return written(row, glossary, languages).encode("utf-8")
    stream = io.BytesIO()
    row.write(glossary, languages_for(row, glossary) if languages is None else languages, stream)
    return stream.getvalue()


def read_back(row: Format, text: str) -> tuple[Concept, ...]:
    return tuple(row.read(io.StringIO(text, newline="")))


def read_bytes(row: Format, data: bytes) -> tuple[Concept, ...]:
    return tuple(row.read(io.BytesIO(data))) if row.binary else read_back(row, data.decode("utf-8"))


def concepts_left(row: Format, glossary: Glossary) -> tuple[Concept, ...]:
    return tuple(reduce_to(glossary, row.keeps))


@every_readable_format
def test_what_is_read_back_is_what_the_row_says_it_keeps(row: Format, small_glossary: Glossary) -> None:
    assert read_bytes(row, bytes_of(row, small_glossary)) == concepts_left(row, small_glossary)


@every_readable_format
def test_the_real_corpus_is_read_back(row: Format) -> None:
    glossary = corpus_glossary()
    assert read_bytes(row, bytes_of(row, glossary)) == concepts_left(row, glossary)


def texts_for(row: Format) -> st.SearchStrategy[str]:
    """Texts that the format keeps to the letter; units of a memory are one line each."""
    if row.suffix == ".tmx":
        return texts(CLEAN).map(lambda text: " ".join(text.split()))
    if row.suffix == ".tbx":
        return texts(IN_XML)
    if row.family in ("turtle", "rdfxml"):
        return texts(IN_XML + "\n\r")
    return texts(HARD if row.family != "tsv" and not row.binary else CLEAN)


def said_once(glossary: Glossary) -> bool:
    """Whether nothing is said twice of a concept: a graph is a set of statements."""
    return all(
        len(set(said)) == len(said)
        for concept in glossary
        for said in (concept.notes, concept.aliases, *(definition.sources for definition in concept.definitions))
    )


@every_readable_format
def test_any_glossary_is_read_back(row: Format) -> None:
    found = glossaries(texts_for(row))

    @quick
    @given(found.filter(said_once) if row.family in ("turtle", "rdfxml") else found)
    def read_back_is_reduced(glossary: Glossary) -> None:
        assert read_bytes(row, bytes_of(row, glossary)) == concepts_left(row, glossary)

    read_back_is_reduced()


@every_readable_format
def test_the_order_of_the_languages_does_not_change_what_is_read_back(row: Format, small_glossary: Glossary) -> None:
    assert read_bytes(row, bytes_of(row, small_glossary, LANGUAGES[::-1])) == concepts_left(row, small_glossary)


@every_readable_format
def test_only_the_languages_asked_for_are_written(row: Format, small_glossary: Glossary) -> None:
    wanted = (LanguageTag("nl"), LanguageTag("de"))
    selection = small_glossary.select(languages=wanted)
    assert read_bytes(row, bytes_of(row, small_glossary, wanted)) == concepts_left(row, selection)


@every_readable_format
def test_a_loss_is_declared_exactly_where_something_does_not_come_back(row: Format, small_glossary: Glossary) -> None:
    for glossary in (small_glossary, *(glossary_of([concept]) for concept in small_glossary)):
        comes_back = read_bytes(row, bytes_of(row, glossary)) == tuple(glossary)
        assert comes_back == (not losses(glossary, row.keeps))


@every_format
def test_writing_twice_gives_the_same_bytes(row: Format, small_glossary: Glossary) -> None:
    assert bytes_of(row, small_glossary) == bytes_of(row, small_glossary)


@every_readable_format
def test_what_was_read_back_is_written_as_before(row: Format, small_glossary: Glossary) -> None:
    reduced = reduce_to(small_glossary, row.keeps)
    data = bytes_of(row, reduced)
    again = glossary_of(read_bytes(row, data))
    assert bytes_of(row, again) == data


@every_readable_format
def test_a_glossary_without_concepts_is_read_back_as_none(row: Format) -> None:
    assert read_bytes(row, bytes_of(row, glossary_of([]))) == ()


@every_format_of_text
def test_text_ends_with_a_line_end_and_is_utf_8(row: Format, small_glossary: Glossary) -> None:
    text = written(row, small_glossary)
    assert text.endswith("\n")
    assert "непридружено" in text.encode("utf-8").decode("utf-8")


@every_readable_text
def test_a_stream_that_is_not_utf_8_is_refused(row: Format, small_glossary: Glossary) -> None:
    damaged = written(row, small_glossary).encode("utf-8").replace("непридружено".encode(), b"\xff")
    with pytest.raises(FormatError, match="not UTF-8") as caught:
        tuple(row.read(io.TextIOWrapper(io.BytesIO(damaged), encoding="utf-8", newline="")))
    assert caught.value.hint


@every_readable_text
def test_decomposed_letters_are_composed(row: Format, small_glossary: Glossary) -> None:
    decomposed = written(row, small_glossary).replace("ä", "a\u0308")
    assert "a\u0308" in decomposed
    assert read_back(row, decomposed) == concepts_left(row, small_glossary)


@every_readable_text
def test_a_byte_order_mark_is_passed_over(row: Format, small_glossary: Glossary) -> None:
    marked = "\ufeff" + written(row, small_glossary).removeprefix("\ufeff")
    assert read_back(row, marked) == concepts_left(row, small_glossary)


@every_readable_text
def test_a_concept_that_comes_twice_is_refused(row: Format, small_glossary: Glossary) -> None:
    text = written(row, small_glossary)
    start = text.index("guardian,") if row.family == "csv" else text.index("guardian\t") if row.family == "tsv" else -1
    if row.name == "jsonl":
        text += text.splitlines()[1] + "\n"
    elif row.name == "json":
        text = text.replace('"id": "minor"', '"id": "guardian"')
    elif row.suffix == ".tbx":
        text = text.replace('Entry id="minor"', 'Entry id="guardian"')
    elif row.suffix == ".tmx":
        text = text.replace('tuid="unaccompanied-minor"', 'tuid="guardian"')
    elif row.family in ("turtle", "rdfxml"):
        pytest.skip("of the same node of a graph more is said, not the same again")
    else:
        text += text[start:]
    with pytest.raises(FormatError, match="guardian"):
        read_back(row, text)


def test_names_are_distinct_and_each_row_is_complete() -> None:
    assert len(FORMATS) == len(ROWS)
    for row in ROWS:
        assert row.suffix.startswith(".")
        assert "/" in row.media_type
        assert row.title
        assert row.family in FORMATS


def test_the_known_names() -> None:
    tables = ["csv", "csv-long", "csv-excel", "csv-long-excel", "tsv", "tsv-long"]
    assert list(FORMATS) == [
        *tables,
        *("json", "jsonl", "tbx", "tbx3", "tbx3-dct", "turtle", "rdfxml", "jsonld"),
        *("omegat", "xlsx", "html", "markdown", "tmx", "stardict", "anki", "po"),
        *("deepl", "weblate", "phrase", "memoq", "google"),
    ]


def test_json_keeps_everything_and_a_table_of_terms_no_definitions() -> None:
    assert FORMATS["json"].keeps == FORMATS["jsonl"].keeps == EVERYTHING
    assert DataCategory.DEFINITIONS not in FORMATS["csv-long"].keeps
    assert DataCategory.STATUS not in FORMATS["csv"].keeps


def test_a_format_is_found_in_any_case() -> None:
    assert lookup("JSON") is FORMATS["json"]


@pytest.mark.parametrize(("name", "near"), [("cvs", "csv"), ("jsn", "json"), ("tsv-lng", "tsv-long")])
def test_an_unknown_format_is_answered_with_the_known_and_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        lookup(name)
    assert all(known in caught.value.message for known in FORMATS)
    assert caught.value.hint == f"did you mean {near}?"


def test_an_unknown_format_that_resembles_none_is_answered_with_the_help_page() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        lookup("docx-and-more")
    assert caught.value.hint == "see: emngloss help formats"


@pytest.mark.parametrize(
    ("name", "layout", "excel", "expected"),
    [
        ("csv", None, False, "csv"),
        ("csv", "wide", False, "csv"),
        ("csv", "long", False, "csv-long"),
        ("csv", None, True, "csv-excel"),
        ("csv", "long", True, "csv-long-excel"),
        ("csv-long", None, False, "csv-long"),
        ("csv-long", "long", True, "csv-long-excel"),
        ("csv-excel", None, False, "csv-excel"),
        ("csv-excel", "long", False, "csv-long-excel"),
        ("tsv", "long", False, "tsv-long"),
        ("json", None, False, "json"),
    ],
)
def test_layout_and_excel_lead_to_a_row(name: str, layout: str | None, excel: bool, expected: str) -> None:
    assert resolve(name, layout, excel).name == expected


@pytest.mark.parametrize(
    ("name", "layout", "excel", "said"),
    [
        ("json", None, True, "json has no spreadsheet variant"),
        ("jsonl", "long", False, "jsonl has no layouts"),
        ("tsv", None, True, "tsv has no spreadsheet variant"),
        ("csv", "tall", False, "unknown layout 'tall'"),
        ("csv-long", "wide", False, "csv-long is the long layout"),
    ],
)
def test_what_a_format_does_not_have_is_refused_with_a_remedy(name: str, layout: str | None, excel: bool, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        resolve(name, layout, excel)
    assert caught.value.hint


def test_a_format_that_is_only_written_cannot_be_read() -> None:
    row = Format("print", "print", ".txt", "text/plain", False, EVERYTHING, "csv_wide", "print")
    with pytest.raises(UsageError, match="print can be written but not read") as caught:
        row.read(io.StringIO())
    assert "csv" in (caught.value.hint or "")


def test_the_help_names_each_format_and_what_it_leaves_out() -> None:
    text = format_table.plain()
    assert all(row.title in text for row in ROWS if not row.excel)
    of_json = text[text.index("--format json\n") : text.index("--format jsonl\n")]
    assert "leaves out: nothing" in of_json
    assert "leaves out: identifiers and aliases" in text[: text.index("--format csv --layout long")]
    assert max(map(len, text.splitlines())) <= 80


def test_the_registry_imports_no_format() -> None:
    program = (
        "import sys; from emngloss.formats.registry import resolve; resolve('csv', 'long', True);"
        "print(*sorted(name for name in sys.modules if name in {'csv', 'json', 'difflib'} or 'emngloss.formats.' in name))"
    )
    source = str(Path(emngloss.__file__).resolve().parent.parent)
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": source}
    )
    assert run.stdout.split() == ["emngloss.formats.registry"]


def test_every_tool_has_a_format() -> None:
    for tool in TOOLS:
        assert for_tool(tool.upper()).name == TOOLS[tool]
    with pytest.raises(UsageError, match="unknown tool 'wordfast'") as caught:
        for_tool("wordfast")
    assert "omegat" in (caught.value.hint or "")


def test_a_missing_module_of_our_own_is_not_taken_for_a_missing_dependency() -> None:
    row = Format("print", "print", ".txt", "text/plain", False, EVERYTHING, "no_such_module", "print", extra="print")
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        row.write(glossary_of([]), (), io.StringIO())
