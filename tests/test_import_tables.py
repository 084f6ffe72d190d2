"""Tables of any making: what parts them, what their columns hold, and what becomes of a row that does not fit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from emngloss.errors import FormatError, UsageError
from emngloss.formats.column_names import column_of
from emngloss.formats.language_names import tag_named
from emngloss.formats.opening import opened
from emngloss.formats.registry import FORMATS
from emngloss.formats.remarks import Fate, Remark
from emngloss.formats.table_reading import read_table
from emngloss.model.concept import Note, NoteType, Relation
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus
from reading import changed, refused, said, taken

DE, EN = LanguageTag("de"), LanguageTag("en")


def notes(document: str, columns: str | None = None) -> list[str]:
    return [note.text for note in taken("csv", document, columns)[0][0].notes]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter: str) -> None:
    rows = [["en", "de", "definition"], ["asylum", "Asyl", '"shelter, in law; of a State"'], ["refugee", "Flüchtling", "person"]]
    concepts, remarks = taken("csv", "".join(delimiter.join(row) + "\r\n" for row in rows))
    assert [said(concept) for concept in concepts] == [
        {"de": ["Asyl"], "en": ["asylum"]},
        {"de": ["Flüchtling"], "en": ["refugee"]},
    ]
    assert concepts[0].definition() == "shelter, in law; of a State"
    assert not remarks


def test_a_line_that_names_the_delimiter_is_believed_and_counted() -> None:
    concepts, remarks = taken("csv", 'sep=;\r\nen;de\r\na,b;c,d\r\n;\r\n"x"y;z\r\n')
    assert said(concepts[0]) == {"de": ["c,d"], "en": ["a,b"]}
    assert refused(remarks)[0][0] == "line 5"


def test_definitions_full_of_commas_do_not_lead_astray() -> None:
    document = "en;de;definition\n" + "".join(f"term {n};Wort {n};a, b, c, d, e\n" for n in range(60))
    concepts, _ = taken("csv", document)
    assert said(concepts[59]) == {"de": ["Wort 59"], "en": ["term 59"]}


def test_tabs_with_and_without_quotation_marks() -> None:
    plain = 'en\tde\n"fair" trial\t"faires Verfahren\n5" rule\tFünf-Zoll-Regel\n'
    assert said(taken("tsv", plain)[0][0]) == {"de": ['"faires Verfahren'], "en": ['"fair" trial']}
    of_excel = 'en\tde\tnote\nasylum\tAsyl\t"one\nor ""two"""\n'
    concept = taken("tsv", of_excel)[0][0]
    assert concept.notes == (Note(NoteType.SCOPE, 'one\nor "two"'),)


@pytest.mark.parametrize(
    ("name", "field", "language"),
    [
        ("de", "term", "de"),
        ("DE", "term", "de"),
        ("term_de", "term", "de"),
        ("de_term", "term", "de"),
        ("Term (German)", "term", "de"),
        ("German", "term", "de"),
        ("Deutsch", "term", "de"),
        ("ქართული", "term", "ka"),
        ("Ελληνικά", "term", "el"),
        ("Anglais", "term", "en"),
        ("de (Germany)", "term", "de"),
        ("German (AT)", "term", "de-AT"),
        ("pt_BR", "term", "pt_BR"),
        ("en-GB", "term", "en-GB"),
        ("Term 2 EN", "term", "en"),
        ("Norwegian", "term", "no"),
        ("synonyms_fr", "synonym", "fr"),
        ("Definition DE", "definition", "de"),
        ("English_Def", "definition", "en"),
        ("status (fr)", "status", "fr"),
        ("Entry_ID", "id", None),
        ("entryId", "id", None),
        ("ID", "id", None),
        ("Subject field", "theme", None),
        ("Bemerkung", "note", None),
        ("translator_comments", "note", None),
        ("Country", "region", None),
    ],
)
def test_a_column_is_known_by_its_name(name: str, field: str, language: str | None) -> None:
    column = column_of(name, tag_named)
    assert column is not None
    assert (column.field, (column.language or "").lower() or None) == (field, language.lower() if language else None)


@pytest.mark.parametrize("name", ["Term_Info", "xyz", "case sensitive", "Ursprung", "", "the", "zz", "key points"])
def test_a_name_that_says_nothing_is_not_guessed_at(name: str) -> None:
    assert column_of(name, tag_named) is None


def test_a_column_that_is_not_understood_is_kept_as_a_note_and_told_once() -> None:
    document = "en,de,Ursprung,Projekt\nasylum,Asyl,EU,\nrefugee,Flüchtling,UN,7\n"
    concepts, remarks = taken("csv", document)
    assert [[note.text for note in concept.notes] for concept in concepts] == [
        ["column Ursprung: EU"],
        ["column Ursprung: UN", "column Projekt: 7"],
    ]
    assert [place for place, _ in changed(remarks)] == ["line 1, column Ursprung", "line 1, column Projekt"]


def test_columns_by_position_with_and_without_a_header() -> None:
    columns = "en,de,definition,-,id"
    concepts, remarks = taken("csv", "asylum,Asyl,shelter,x,a1\n", columns)
    assert (concepts[0].id, concepts[0].definition()) == ("a1", "shelter")
    assert said(concepts[0]) == {"de": ["Asyl"], "en": ["asylum"]}
    assert ("line 1, column 4", "is left out, as --columns says") in changed(remarks)
    concepts, remarks = taken("csv", "English,German,Definition,Client,ID\nasylum,Asyl,shelter,x,a1\n", columns)
    assert [concept.id for concept in concepts] == ["a1"]
    assert changed(remarks)[0][1].startswith("taken as the names of the columns: English, German")


def test_a_word_that_is_also_the_name_of_a_column_is_no_header() -> None:
    concepts, _ = taken("csv", "source,Quelle\nterm,Frist\n", "en,de")
    assert [said(concept)["en"] for concept in concepts] == [["source"], ["term"]]


def test_columns_by_name_and_the_rest_by_themselves() -> None:
    document = 'Term,"Begriff, amtlich",Bemerkung,ID\nasylum,Asyl,old,a-1\n'
    concepts, _ = taken("csv", document, 'term=en,"Begriff, amtlich=de"')
    assert (concepts[0].id, said(concepts[0])) == ("a-1", {"de": ["Asyl"], "en": ["asylum"]})
    assert notes(document, 'term=en,"Begriff, amtlich=de"') == ["old"]


@pytest.mark.parametrize(
    ("columns", "problem"),
    [
        ("en,klingon", "'klingon' is no language"),
        ("Wort=en", "there is no column 'wort'"),
        ("en=", "is not NAME="),
        ("=en", "is not NAME="),
    ],
)
def test_columns_that_cannot_be_meant_are_answered(columns: str, problem: str) -> None:
    with pytest.raises((UsageError, FormatError), match=problem) as caught:
        taken("csv", "en,de\na,b\n", columns)
    assert caught.value.hint


def test_columns_are_for_tables_alone() -> None:
    with pytest.raises(UsageError, match="json has no columns"):
        taken("json", "{}", "en,de")


def test_without_a_language_the_columns_have_to_be_named() -> None:
    with pytest.raises(FormatError, match="line 1: no column holds terms of a known language: asylum, Asyl") as caught:
        taken("csv", "asylum,Asyl\nrefugee,Flüchtling\n")
    assert "--columns" in (caught.value.hint or "")
    weblate = "context,source,target\nc1,asylum,Asyl\n"
    with pytest.raises(FormatError) as caught:
        taken("csv", weblate)
    assert "source=en,target=de" in (caught.value.hint or "")
    assert said(taken("csv", weblate, "source=en,target=de")[0][0]) == {"de": ["Asyl"], "en": ["asylum"]}


def test_the_languages_of_a_pair_may_stand_in_the_row() -> None:
    concepts, remarks = taken("csv", "source,target,source language,target language\nasylum,Asyl,en,de\nx,y,en,zz\n")
    assert [said(concept) for concept in concepts] == [{"de": ["Asyl"], "en": ["asylum"]}, {"en": ["x"]}]
    assert refused(remarks) == [("line 3, column target", "'zz' is no language: 'y'")]


def test_codes_of_countries_are_read_as_their_languages_and_told_once() -> None:
    concepts, remarks = taken("csv", "id,GR,UA,SE,no\na,άσυλο,притулок,asyl,asyl\nb,β,б,b,b\n")
    assert list(said(concepts[0])) == ["el", "nb", "nn", "sv", "uk"]
    assert [what for _, what in changed(remarks)] == [
        "language 'GR' is read as el",
        "language 'UA' is read as uk",
        "language 'SE' is read as sv",
        "language 'no' is read as nb and nn",
    ]


def test_a_row_a_term_is_gathered_by_its_id() -> None:
    document = (
        "concept\tlang\tcountries\trank\tterm\tcomment\n"
        "c1\ten\t\tpreferred\treturn\t\nc1\tde\tAT|LI\tadmitted\tRückführung\tformal\nc1\tde\t\tpreferred\tRückkehr\t\n"
        "c2\t---\t\t\tnothing\t\nc2\ten\t\tforbidden\talien\t\n"
    )
    concepts, remarks = taken("tsv", document)
    assert concepts[0].terms == (
        Term("Rückführung", DE, TermStatus.ADMITTED, regions=("AT", "LI"), note="formal"),
        Term("Rückkehr", DE),
        Term("return", EN),
    )
    assert concepts[1].terms == (Term("alien", EN, TermStatus.DEPRECATED),)
    assert refused(remarks) == [("line 5, column term", "'---' is no language: 'nothing'")]


def test_a_row_a_term_needs_ids() -> None:
    with pytest.raises(FormatError, match="no column says to which concept"):
        taken("csv", "language,term\nen,asylum\n")


def test_ids_are_made_of_the_first_term() -> None:
    document = "bg,en\nубежище,asylum\nубежище,refuge\n,Règlement Dublin III\n"
    assert [concept.id for concept in taken("csv", document)[0]] == ["ubezhishte", "ubezhishte-2", "reglement-dublin-iii"]
    assert [concept.id for concept in taken("csv", "ar\nلجوء\n難民\n", "ar")[0]] == ["concept-1", "concept-2"]


def test_ids_that_are_none_are_made_usable_and_an_id_that_comes_again_is_given_again() -> None:
    concepts, remarks = taken("csv", "id,en,broader\nA 1,asylum,\na-1,refuge,A 1\nb,x,\nb,y,\n")
    assert [concept.id for concept in concepts] == ["a-1", "a-1-2", "b", "b"]
    assert ("line 2", "id 'A 1' became 'a-1' (the first of 2)") in changed(remarks)
    assert concepts[1].broader == ("a-1",)


def test_a_row_without_a_term_is_refused_with_its_line_unless_it_says_something_of_an_id() -> None:
    concepts, remarks = taken("csv", 'id,en,note\n,,"lost\nline"\n,asylum,\nx,,kept\ny,,\n')
    assert [concept.id for concept in concepts] == ["asylum", "x"]
    assert [place for place, _ in refused(remarks)] == ["line 2", "line 6"]


def test_longer_and_shorter_rows_and_blank_ones() -> None:
    concepts, remarks = taken("csv", "en,de\n\nasylum,Asyl,more\n  ,\nrefugee\n")
    assert [said(concept) for concept in concepts] == [{"de": ["Asyl"], "en": ["asylum"]}, {"en": ["refugee"]}]
    assert [note.text for note in concepts[0].notes] == ["column 3: more"]
    assert [place for place, _ in changed(remarks)] == ["line 3"]


def test_alternatives_line_breaks_and_blanks_in_a_cell() -> None:
    concepts, remarks = taken("csv", 'en,de\n asylum | right of asylum ,"Asyl\nrecht"\n')
    assert said(concepts[0]) == {"de": ["Asyl recht"], "en": ["asylum", "right of asylum"]}
    assert [term.is_preferred for term in concepts[0].terms_in("en")] == [True, False]
    assert "line break" in changed(remarks)[0][1]


def test_what_is_said_of_the_terms_of_a_row() -> None:
    document = "en,de,fr,status_de,region_fr,Status\nalien,Fremder,étranger,deprecated,BE,translated\n"
    concepts, remarks = taken("csv", document)
    (alien,) = concepts
    assert [(term.status.value, term.regions) for term in alien.terms] == [
        ("deprecated", ()),
        ("preferred", ()),
        ("preferred", ("BE",)),
    ]
    assert [note.text for note in alien.notes] == ["Status: translated"]
    assert changed(remarks) == [("line 2", "Status 'translated' is kept as a note")]


def test_themes_sources_and_relations() -> None:
    document = "id,en,domain,definition,sources,related,notes\na,asylum,Asylum Law,shelter,UNHCR,B c | d,usage: formal | plain\n"
    concept = taken("csv", document)[0][0]
    assert (concept.theme, concept.related) == ("asylum-law", (Relation("b-c"), Relation("d")))
    assert concept.notes == (
        Note(NoteType.USAGE, "formal"),
        Note(NoteType.SCOPE, "plain"),
        Note(NoteType.SCOPE, "source: UNHCR"),
    )
    assert taken("csv", "en,domain\na,migration;  LAW\n")[0][0].theme is None


def test_a_definition_is_in_the_language_of_its_column_else_english_else_the_first() -> None:
    def languages(header: str) -> list[str]:
        return [str(tag) for part in taken("csv", f"{header}\na,b\n")[0][0].definitions for tag in part.text]

    assert languages("de,definition") == ["de"]
    assert languages("de,definition_fr") == ["fr"]
    assert languages("en,definition") == ["en"]


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("en;de\r\nrefugee;Flüchtling – „Asyl“\r\n".encode("cp1252"))
    remarks: list[Remark] = []
    with opened(str(path), FORMATS["csv"]) as stream:
        (concept,) = FORMATS["csv"].read(stream, remarks.append)
    assert said(concept)["de"] == ["Flüchtling – „Asyl“"]
    assert remarks == [
        Remark(Fate.CHANGED, "the file", "not UTF-8: read as Windows-1252; --encoding names another, such as cp1250 or cp1253")
    ]


def test_an_unclosed_quotation_mark_is_refused_with_its_line() -> None:
    concepts, remarks = taken("csv", 'en,de\nasylum,Asyl\n"refugee,Flüchtling\nx,y\n')
    assert [concept.id for concept in concepts] == ["asylum"]
    assert refused(remarks)[0][0] == "lines 3 to 4"


def test_without_remarks_the_first_fault_is_an_error() -> None:
    stream = io.StringIO("en,de\n,\n,x\nid\n", newline="")
    assert [concept.id for concept in read_table(stream)] == ["x", "id"]
    with pytest.raises(FormatError, match="line 3: no term"):
        list(read_table(io.StringIO("en,note\nx,y\n,z\n", newline="")))


def test_control_characters_are_taken_out() -> None:
    concepts, remarks = taken("csv", "en,de\nasy\0lum,As\x1byl\n")
    assert said(concepts[0]) == {"de": ["Asyl"], "en": ["asylum"]}
    assert changed(remarks) == [("line 2", "the character U+0000 is taken out (the first of 2)")]


def test_apostrophes_of_spreadsheets_go_where_the_format_says_so() -> None:
    document = "\ufeffen,de\r\n'=1+1,'-x\r\n'quoted',y\r\n"
    assert [said(one)["en"] for one in taken("csv-excel", document)[0]] == [["=1+1"], ["'quoted'"]]
    assert [said(one)["en"] for one in taken("csv", document)[0]] == [["'=1+1"], ["'quoted'"]]


def test_an_empty_table_is_an_error() -> None:
    for document in ("", "\n\n"):
        with pytest.raises(FormatError, match="the file is empty"):
            taken("csv", document)
