"""What an import makes of the other formats: its own files without a remark, and of those of others as much as can be taken."""

from __future__ import annotations

import io
import json

import pytest

from builders import BG, EN, corpus_glossary
from emngloss.errors import FormatError, UsageError
from emngloss.formats.registry import FORMATS, ROWS, Format
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus
from reading import changed, refused, said, taken

DE = LanguageTag("de")
every_own_file = pytest.mark.parametrize("row", [row for row in ROWS if row.reads and not row.pair], ids=lambda row: row.name)


def document(row: Format, glossary: Glossary) -> str | bytes:
    stream = io.BytesIO() if row.binary else io.StringIO(newline="")
    row.write(glossary, tuple(glossary.languages), stream)
    return stream.getvalue()


@every_own_file
def test_our_own_files_are_imported_as_they_are_read_back_and_nothing_is_remarked(row: Format, small_glossary: Glossary) -> None:
    large = row.name in ("csv", "csv-long", "tsv", "jsonl", "tbx", "tmx")
    for glossary in (small_glossary, *([corpus_glossary()] if large else [])):
        found = document(row, glossary)
        stream = io.BytesIO(found) if isinstance(found, bytes) else io.StringIO(found, newline="")
        concepts, remarks = taken(row.name, found)
        assert concepts == list(row.read(stream))
        assert [remark for remark in remarks if remark.what != "a concept without a term"] == []


def told(language: str) -> str:
    return f'<langSet xml:lang="{language}"><tig><term>a {language}</term></tig></langSet>'


def test_of_tbx_what_has_no_language_is_refused_and_the_rest_is_taken() -> None:
    body = "".join(f'<termEntry id="c{n}">{told("en")}{told("---")}{told("zz")}{told("gr")}</termEntry>\n' for n in (1, 2))
    concepts, remarks = taken("tbx", f"<martif>\n<text><body>{body}</body></text></martif>")
    assert [said(concept) for concept in concepts] == [{"el": ["a gr"], "en": ["a en"]}] * 2
    assert refused(remarks)[:2] == [
        ("termEntry c1, line 2", "'---' is no language: 'a ---'"),
        ("termEntry c1, line 2", "'zz' is no language: 'a zz'"),
    ]
    assert changed(remarks) == [("termEntry c1, line 2", "language 'gr' is read as el (the first of 2)")]


def test_of_tbx_ids_that_come_twice_are_given_twice_and_norwegian_is_both_its_forms() -> None:
    entry = f'<termEntry id="a">{told("no")}</termEntry><termEntry id="2_1">{told("en")}</termEntry>'
    concepts, remarks = taken("tbx", f"<martif><text><body>{entry * 2}</body></text></martif>")
    assert [concept.id for concept in concepts] == ["a", "c-2-1", "a", "c-2-1"]
    assert said(concepts[0]) == {"nb": ["a no"], "nn": ["a no"]}
    assert ("termEntry 2_1, line 1", "id '2_1' became 'c-2-1'") in changed(remarks)


def test_of_tbx_a_category_that_is_not_known_is_told_once_and_a_language_without_a_term_too() -> None:
    entry = (
        '<conceptEntry id="a"><langSec xml:lang="fr"><note>x</note></langSec><langSec xml:lang="en"><termSec><term>a</term>'
        '<descrip type="reliabilityCode">9</descrip></termSec></langSec></conceptEntry>'
    )
    again = entry.replace('"a"', '"b"')
    (concept, _), remarks = taken("tbx3", f"<tbx><text><body>{entry}{again}</body></text></tbx>")
    assert concept.terms[0].note == "reliabilityCode: 9"
    assert changed(remarks) == [
        ("conceptEntry a, line 1", "a language without a term: fr (the first of 2)"),
        ("conceptEntry a, line 1", "'reliabilityCode' is kept as a note (the first of 2)"),
    ]


def concept(number: int = 1, **changes: object) -> dict[str, object]:
    term = {"text": f"term {number}", "provenance": "proposed"}
    return {"id": f"c{number}", "terms": {"en": [term]}, **changes}


def listed(*concepts: object) -> str:
    return json.dumps({"schema_version": 1, "concepts": concepts})


def test_of_json_a_bad_concept_is_refused_with_its_place_and_the_others_are_taken() -> None:
    bad = concept(2, terms={"de": [{"text": "x", "provenance": "none"}]})
    concepts, remarks = taken("json", listed(concept(1), bad, "no", concept(3, historical="yes"), concept(4)))
    assert [one.id for one in concepts] == ["c1", "c4"]
    assert [place for place, _ in refused(remarks)] == ["concepts[1], concept 'c2'", "concepts[2]", "concepts[3], concept 'c3'"]
    assert "terms.de[0].provenance: unknown value 'none'" in refused(remarks)[0][1]


def test_of_json_lines_a_bad_line_is_refused_and_the_others_are_taken() -> None:
    lines = [listed(concept(1)), "{", "[]", listed(concept(2, terms=[])), '{"a": ' * 5000, listed(concept(3)), '{"concepts": []}']
    concepts, remarks = taken("jsonl", "\n".join(lines))
    assert [one.id for one in concepts] == ["c1", "c3"]
    assert [place for place, _ in refused(remarks)] == ["line 2", "line 3", "line 4, concept 'c2'", "line 5", "line 7"]


def test_of_json_codes_ids_and_characters_are_put_right() -> None:
    terms = {"gr": [{"text": "a\ud800\u0007b", "provenance": "emn"}], "zz": [{"text": "x", "provenance": "emn"}]}
    (one,), remarks = taken("json", listed(concept(1, id="A 1", terms=terms, broader=["B 2"])))
    assert (one.id, one.broader, said(one)) == ("a-1", ("b-2",), {"el": ["ab"]})
    assert refused(remarks) == [("concepts[0], concept 'A 1'", "zz is no language: 'x'")]
    assert {what for _, what in changed(remarks)} == {
        "the character U+D800 is taken out",
        "language 'gr' is read as el",
        "id 'A 1' became 'a-1'",
    }


def test_of_json_a_term_without_provenance_is_taken_as_proposed_and_that_is_told() -> None:
    (one,), remarks = taken("json", listed({"id": "a", "terms": {"en": [{"text": "x"}, {"text": "y"}]}}))
    assert one.terms == (Term("x", EN), Term("y", EN))
    assert changed(remarks) == [("concepts[0], concept 'a'", "a term without provenance is taken as proposed (the first of 2)")]


UNIT = """<tu tuid="1"><prop type="client">ACME</prop><note>checked</note>
<tuv xml:lang="en-US"><prop type="x">y</prop>
<seg>right <bpt i="1">&lt;b&gt;</bpt>of<ept i="1">&lt;/b&gt;</ept> <hi>asylum</hi></seg></tuv>
<tuv lang="DE"><seg>Asylrecht</seg></tuv><tuv xml:lang="de"><seg>Recht auf Asyl</seg></tuv><tuv><seg>lost</seg></tuv></tu>"""


def test_a_memory_of_another_program_is_taken_unit_by_unit() -> None:
    document = (
        f'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header o-tmf="x"/><body>\n{UNIT}<tu><tuv/></tu></body></tmx>'
    )
    (one,), remarks = taken("tmx", document)
    assert one == Concept(
        "c-1",
        notes=(Note(NoteType.SCOPE, "client: ACME"), Note(NoteType.SCOPE, "checked")),
        terms=(
            Term("Asylrecht", DE),
            Term("Recht auf Asyl", DE, TermStatus.ADMITTED),
            Term("right of asylum", EN, regions=("US",), note="x: y"),
        ),
    )
    assert refused(remarks) == [
        ("tu 1, line 2", "'no language' is no language: 'lost'"),
        ("tu, line 5", "'no language' is no language: ''"),
        ("tu, line 5", "no term"),
    ]
    assert "a segment without its inline elements" in {what for _, what in changed(remarks)}


def test_a_unit_without_an_id_is_named_by_its_first_term() -> None:
    unit = '<tu><tuv xml:lang="el"><seg>άσυλο</seg></tuv></tu>'
    concepts, _ = taken("tmx", f"<tmx><header/><body>{unit * 2}</body></tmx>")
    assert [one.id for one in concepts] == ["asylo", "asylo-2"]


def test_the_languages_of_an_omegat_glossary_have_to_be_named() -> None:
    for columns in (None, "en", "en,zz", "en,de,fr,it"):
        with pytest.raises(UsageError, match="does not say its languages") as caught:
            taken("omegat", "a\tb\n", columns)
        assert "--columns en,de" in (caught.value.hint or "")


def test_lines_of_omegat_with_one_source_and_comment_are_one_concept() -> None:
    document = "# comment\n return\tRückkehr\tlaw\nreturn\tHeimkehr\tlaw\nreturn\tErtrag\tmoney\n\nasylum\tAsyl\n\tleer\nlos\n"
    concepts, remarks = taken("omegat", document, "en,de-AT")
    assert [(one.id, said(one)["de"]) for one in concepts] == [
        ("return", ["Rückkehr", "Heimkehr"]),
        ("return-2", ["Ertrag"]),
        ("asylum", ["Asyl"]),
    ]
    assert concepts[0].terms_in("de")[1] == Term("Heimkehr", DE, TermStatus.ADMITTED, regions=("AT",), note="law")
    assert refused(remarks) == [("line 7", "no source"), ("line 8", "no target")]


def test_every_pair_of_an_omegat_glossary_comes_back_with_its_comment() -> None:
    row = FORMATS["omegat"]
    for glossary in (corpus_glossary(),):
        first = io.StringIO(newline="")
        row.write(glossary, (EN, BG), first)
        concepts, remarks = taken("omegat", first.getvalue(), "en,bg")
        lines = [line.split("\t") for line in first.getvalue().splitlines() if not line.startswith("#")]
        back = [[one.terms_in("en")[0].text, target.text, target.note or ""] for one in concepts for target in one.terms_in("bg")]
        assert remarks == []
        assert {tuple(line) for line in lines} == {tuple(line) for line in back}


def test_the_definition_stays_one_where_a_unit_is_ours_and_is_a_note_elsewhere() -> None:
    unit = '<tu tuid="a"><note>shelter</note><tuv xml:lang="en"><seg>asylum</seg></tuv></tu>'
    (ours,), _ = taken("tmx", f'<tmx><header o-tmf="emngloss"/><body>{unit}</body></tmx>')
    (other,), _ = taken("tmx", f'<tmx><header o-tmf="x"/><body>{unit}</body></tmx>')
    assert ours.definitions == (Definition({EN: "shelter"}),)
    assert (other.definitions, other.notes) == ((), (Note(NoteType.SCOPE, "shelter"),))


def test_linked_data_is_not_read_and_the_reason_is_said() -> None:
    with pytest.raises(UsageError, match="its context may stand anywhere in the network"):
        taken("jsonld", "{}")


def test_a_container_that_is_broken_is_an_error_with_its_line() -> None:
    with pytest.raises(FormatError, match="line 3, column"):
        taken("tbx", "<martif>\n<text>\n</martif>")
    with pytest.raises(FormatError, match="line 2"):
        taken("json", '{"schema_version": 1,\n "concepts": [')
