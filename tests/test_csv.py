"""CSV and TSV to the letter: columns, cells, line ends, protection against formulas, and what is refused."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ACTS, DE, EN, FR, GUARDIAN, MINOR, NL, UNACCOMPANIED_MINOR, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.registry import FORMATS, ROWS, Format
from emngloss.library import load
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Basis, Source
from emngloss.model.term import Term, TermStatus


def written(name: str, glossary: Glossary, *languages: LanguageTag) -> str:
    stream = io.StringIO(newline="")
    FORMATS[name].write(glossary, languages, stream)
    return stream.getvalue()


def read(name: str, text: str) -> list[Concept]:
    return list(FORMATS[name].read(io.StringIO(text, newline="")))


def rows(name: str, *concepts: Concept, languages: tuple[LanguageTag, ...] = (DE, EN)) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written(name, glossary_of(concepts), *languages), newline="")))


def cells(name: str, concept: Concept, *languages: LanguageTag) -> dict[str, str]:
    header, row = rows(name, concept, languages=languages)
    return dict(zip(header, row, strict=True))


def named(*terms: Term) -> Concept:
    return Concept("asylum", terms=terms)


def refused(name: str, concept: Concept) -> FormatError:
    with pytest.raises(FormatError) as caught:
        written(name, glossary_of([concept]), DE, EN)
    assert caught.value.hint
    return caught.value


def unreadable(name: str, text: str) -> str:
    with pytest.raises(FormatError) as caught:
        read(name, text)
    assert caught.value.hint
    return caught.value.message


def test_the_wide_columns_are_seven_and_then_the_languages_in_the_order_asked_for() -> None:
    assert rows("csv", languages=(NL, DE)) == [
        ["id", "theme", "definition", "sources", "notes", "broader", "related", "nl", "de"]
    ]


def test_the_long_columns() -> None:
    assert rows("csv-long") == [["id", "language", "term", "status", "type", "regions", "usage", "provenance"]]


def test_a_wide_row() -> None:
    assert cells("csv", UNACCOMPANIED_MINOR, FR, NL, LanguageTag("hy")) == {
        "id": "unaccompanied-minor",
        "theme": "family-children",
        "definition": "minor who arrives without a responsible adult, or is left alone",
        "sources": "Art. 3(11) of Regulation (EU) 2024/1347 [32024R1347] | Art. 2(l) of Directive 2011/95/EU [32011L0095]",
        "notes": 'scope: A child with a relative may be unaccompanied: custom decides. | usage: The acts say "child" as well.',
        "broader": "minor",
        "related": "guardian | separated-child",
        "fr": "mineur non accompagné",
        "nl": "alleenstaande minderjarige vreemdeling | niet-begeleide minderjarige",
        "hy": "",
    }


def test_a_long_row() -> None:
    assert rows("csv-long", UNACCOMPANIED_MINOR, languages=(DE,))[1:] == [
        ["unaccompanied-minor", "de", "unbegleiteter Minderjähriger", "preferred", "full-form", "", "", "emn"],
        [
            "unaccompanied-minor",
            "de",
            "unbegleitete minderjährige Person",
            "admitted",
            "full-form",
            "AT | CH",
            "national",
            "proposed",
        ],
        ["unaccompanied-minor", "de", "UM", "admitted", "abbreviation", "", "", "proposed"],
    ]


def test_csv_ends_its_lines_as_rfc_4180_says_and_doubles_quotation_marks() -> None:
    text = written("csv-long", glossary_of([named(Term('"A", b', EN))]), EN)
    assert text.split("\r\n")[1] == 'asylum,en,"""A"", b",preferred,full-form,,,proposed'
    assert text.count("\n") == text.count("\r\n") == 2


def test_tsv_ends_its_lines_with_a_line_feed_and_quotes_nothing() -> None:
    text = written("tsv-long", glossary_of([named(Term('"A", b', EN))]), EN)
    assert text.splitlines()[1] == 'asylum\ten\t"A", b\tpreferred\tfull-form\t\t\tproposed'
    assert "\r" not in text


@pytest.mark.parametrize("char", ["\t", "\n", "\r"])
def test_tsv_refuses_a_tab_or_line_break_and_names_the_concept(char: str) -> None:
    error = refused("tsv-long", named(Term(f"a{char}b", EN)))
    assert error.message.startswith("asylum: ")
    error = refused("tsv", Concept("asylum", definitions=(Definition({EN: f"a{char}b"}),)))
    assert error.message.startswith("asylum: ")


def test_a_preferred_term_comes_before_its_alternatives_wherever_it_stood() -> None:
    terms = (Term("b", EN, TermStatus.ADMITTED), Term("old", EN, TermStatus.DEPRECATED), Term("a", EN))
    assert cells("csv", named(*terms), EN)["en"] == "a | b"


@pytest.mark.parametrize("text", ["a | b", "a |", " | "])
def test_a_term_that_a_cell_would_not_give_back_is_refused(text: str) -> None:
    terms = (Term("x", EN), Term(text, EN, TermStatus.ADMITTED), Term("y", EN, TermStatus.ADMITTED))
    error = refused("csv", named(*terms))
    assert error.message.startswith("asylum: ")


def test_a_note_that_a_cell_would_not_give_back_is_refused() -> None:
    assert refused("csv", Concept("asylum", notes=(Note(NoteType.SCOPE, "this | that"),))).message.startswith("asylum: ")


def test_a_stroke_without_blanks_is_no_separator() -> None:
    assert read("csv", written("csv", glossary_of([named(Term("a|b", EN))]), EN)) == [named(Term("a|b", EN))]


@pytest.mark.parametrize(
    ("source", "cell"),
    [
        (Source("32024R1347", "Art. 3(11)"), "Art. 3(11) of Regulation (EU) 2024/1347 [32024R1347]"),
        (Source("32024R1347"), "Regulation (EU) 2024/1347 [32024R1347]"),
        (Source("coe-statute-1949", "Art. 1"), "Art. 1 of Statute of the Council of Europe [coe-statute-1949]"),
        (Source("coe-statute-1949"), "Statute of the Council of Europe [coe-statute-1949]"),
        (Source("coe-statute-1949", "end of Annex II"), "end of Annex II of [coe-statute-1949]"),
        (Source("iom-2019"), "[iom-2019]"),
        (Source("iom-2019", "p. 94"), "p. 94 of Chapters of departure [iom-2019]"),
        (Source("lost-act", "Arts 26-28"), "Arts 26-28 of [lost-act]"),
        (Source("lost-act"), "[lost-act]"),
    ],
)
def test_a_source_is_written_for_people_and_read_back(source: Source, cell: str) -> None:
    concept = Concept("asylum", definitions=(Definition({EN: "x"}, None, (source,)),))
    assert cells("csv", concept)["sources"] == cell
    assert read("csv", written("csv", glossary_of([concept]))) == [concept]


def test_own_work_is_no_source_in_a_table() -> None:
    concept = Concept("asylum", definitions=(Definition({EN: "x"}, None, (Source(basis=Basis.DEVELOPED),)),))
    assert cells("csv", concept)["sources"] == ""


def test_the_key_of_an_act_that_could_not_be_read_back_is_refused() -> None:
    concept = Concept("asylum", definitions=(Definition({EN: "x"}, None, (Source("a]b"),)),))
    assert refused("csv", concept).message.startswith("asylum: ")


@given(st.sampled_from([*ACTS, "lost-act"]), st.text("Art. of[]1pII,\n", min_size=1).filter(str.strip))
@settings(max_examples=50)
def test_any_place_in_an_act_is_read_back(act: str, locator: str) -> None:
    concept = Concept("asylum", definitions=(Definition({EN: "x"}, None, (Source(act, locator),)),))
    assert read("csv", written("csv", glossary_of([concept]))) == [concept]


def test_the_definition_in_the_table_is_the_first_english_one() -> None:
    assert cells("csv", GUARDIAN)["definition"] == ""
    assert cells("csv", GUARDIAN)["sources"] == ""
    two = replace(MINOR, definitions=(*GUARDIAN.definitions, *MINOR.definitions))
    assert cells("csv", two)["definition"] == "person below eighteen, stateless or not"


FORMULAS = ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    text = f"{text}y"
    assert rows("csv-long-excel", named(Term(text, EN)))[1][2] == f"'{text}"
    assert cells("csv-excel", named(Term(text, EN)), EN)["en"] == f"'{text}"


@pytest.mark.parametrize("text", FORMULAS)
def test_without_excel_the_data_are_raw(text: str) -> None:
    assert rows("csv-long", named(Term(text, EN)))[1][2] == text


@pytest.mark.parametrize("text", ["asylum", "’t Hof", "'t Hof", "a=b", "Σ"])
def test_any_other_cell_is_left_alone_for_spreadsheets(text: str) -> None:
    assert rows("csv-long-excel", named(Term(text, EN)))[1][2] == text


@given(st.text("='+-@\t\rab", min_size=1).filter(str.strip))
@settings(max_examples=50)
def test_apostrophes_are_taken_off_again_and_no_others(text: str) -> None:
    concept = named(Term(text, EN))
    for name in ("csv-excel", "csv-long-excel"):
        assert read(name, written(name, glossary_of([concept]), EN)) == [concept]


def test_only_the_variant_for_spreadsheets_has_a_byte_order_mark(small_glossary: Glossary) -> None:
    tables = [name for name, row in FORMATS.items() if row.layout is not None]
    marked = {name for name in tables if written(name, small_glossary, EN).startswith("\ufeff")}
    assert marked == {"csv-excel", "csv-long-excel"}
    assert written("csv-excel", small_glossary, EN).count("\ufeff") == 1


def test_columns_may_be_in_any_order_and_most_may_be_missing() -> None:
    assert read("csv", "de,id\r\nAsyl,asylum\r\n") == [named(Term("Asyl", DE))]
    assert read("csv-long", "term,provenance,language,id\nAsyl,proposed,de,asylum\n") == [named(Term("Asyl", DE))]


def test_a_tag_in_another_case_names_the_same_language() -> None:
    assert read("csv", "id,DE\r\nasylum,Asyl\r\n") == [named(Term("Asyl", DE))]


def test_line_feeds_alone_and_blank_lines_are_read_as_well() -> None:
    assert read("csv", "id,de\n\nasylum,Asyl\n\n") == [named(Term("Asyl", DE))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("name,de\r\n", "line 1: there is no column 'id'"),
        ("id,comment\r\n", "line 1: unknown column 'comment'"),
        ("id,de,de\r\n", "line 1: column 'de' stands there twice"),
        ("id,de,DE\r\n", "line 1: language de has two columns"),
        ("id,de\r\nasylum\r\n", "line 2: 1 cells under 2 columns"),
        ("id,de\r\nasylum,Asyl,x\r\n", "line 2: 3 cells under 2 columns"),
        ("id,de\r\n,Asyl\r\n", "line 2: id: is missing"),
        ('id,de\r\n"a\r\nb",x\r\n,Asyl\r\n', "line 4: id: is missing"),
        ('id,de\r\nasylum,"Asyl\r\n', "line 2: not valid CSV: unexpected end of data"),
        ('id,de\r\nasylum,"Asyl" x\r\n', "line 2: not valid CSV"),
        ("id,de\r\nasylum,a |  | b\r\n", "line 2: de: a term is empty"),
        ("id,notes\r\nasylum,a note\r\n", "line 2: notes: 'a note' has no type"),
        ("id,notes\r\nasylum,remark: a note\r\n", "line 2: notes: 'remark: a note' has no type"),
        ("id,definition,sources\r\nasylum,x,Art. 1\r\n", "line 2: sources: 'Art. 1' names no act"),
        ("id,definition,sources\r\nasylum,,Art. 1 of [x]\r\n", "line 2: sources: there is no definition"),
        ("id,de\r\na,x\r\nb,y\r\na,z\r\n", "line 4: id: 'a' has a row already"),
    ],
)
def test_a_wide_table_that_cannot_be_understood_is_refused_with_its_line(text: str, said: str) -> None:
    assert unreadable("csv", text).startswith(said)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("asylum,xxxx,Asyl,preferred,full-form,,,emn", "line 2: language: 'xxxx' is not a language tag"),
        ("asylum,,Asyl,preferred,full-form,,,emn", "line 2: language: is missing"),
        ("asylum,de,,preferred,full-form,,,emn", "line 2: term: is missing"),
        ("asylum,de,Asyl,best,full-form,,,emn", "line 2: status: unknown value 'best'"),
        ("asylum,de,Asyl,preferred,long,,,emn", "line 2: type: unknown value 'long'"),
        ("asylum,de,Asyl,preferred,full-form,,often,emn", "line 2: usage: unknown value 'often'"),
        ("asylum,de,Asyl,preferred,full-form,,,", "line 2: provenance: is missing"),
        (",de,Asyl,preferred,full-form,,,emn", "line 2: id: is missing"),
    ],
)
def test_a_long_row_that_cannot_be_understood_is_refused_with_its_line(row: str, said: str) -> None:
    assert unreadable("csv-long", f"id,language,term,status,type,regions,usage,provenance\r\n{row}\r\n").startswith(said)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,language,term,status", "line 1: there is no column 'provenance'"),
        ("id,language,term,provenance,comment", "line 1: unknown column 'comment'"),
    ],
)
def test_a_long_header_that_cannot_be_understood_is_refused(header: str, said: str) -> None:
    assert unreadable("csv-long", f"{header}\r\n").startswith(said)


def test_a_quotation_mark_in_tsv_is_a_letter_like_any_other() -> None:
    assert read("tsv", 'id\tde\nasylum\t"Asyl\n') == [named(Term('"Asyl', DE))]


def test_reading_hands_on_each_concept_before_it_reads_the_next() -> None:
    concepts = FORMATS["csv"].read(io.StringIO("id,de\r\nasylum,Asyl\r\nbroken\r\n", newline=""))
    assert next(concepts) == named(Term("Asyl", DE))
    with pytest.raises(FormatError):
        next(concepts)


@pytest.mark.parametrize("name", ["csv", "csv-excel", "tsv"])
def test_rows_that_are_stored_are_those_that_would_be_made(name: str) -> None:
    stored = load().glossary
    made = replace(stored, concepts=dict(stored.concepts))
    languages = tuple(stored.languages)[::-1]
    streams = io.StringIO(newline=""), io.StringIO(newline="")
    for glossary, stream in zip((stored, made), streams, strict=True):
        FORMATS[name].write(glossary, languages, stream)
    assert streams[0].getvalue() == streams[1].getvalue()


@pytest.mark.parametrize("row", [row for row in ROWS if not row.pair], ids=lambda row: row.name)
def test_losses_that_are_stored_are_those_that_would_be_counted(row: Format) -> None:
    stored = load().glossary
    languages = list(stored.languages)
    assert row.losses(stored, languages) == row.losses(replace(stored, concepts=dict(stored.concepts)), languages)
