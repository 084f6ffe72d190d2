"""TBX: what tools look for stands where they look, and what others write is read whatever its layout."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from builders import BG, CONCEPTS, DE, EN, FR, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.registry import FORMATS, Format
from emngloss.formats.tbx_reading import read as read_limited
from emngloss.formats.xml_text import Limits
from emngloss.model.concept import Concept, Definition, Note, NoteType, Relation
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Term, TermStatus, TermType, Usage

ED_2 = "{urn:iso:std:iso:30042:ed-2}"
BASIC = "{http://www.tbxinfo.net/ns/basic}"
MIN = "{http://www.tbxinfo.net/ns/min}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BOMB = '<!DOCTYPE martif [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><martif><text>&b;</text></martif>'

every_spelling = pytest.mark.parametrize("row", [FORMATS[name] for name in ("tbx", "tbx3", "tbx3-dct")], ids=lambda row: row.name)


def written(glossary: Glossary, row: Format = FORMATS["tbx"], languages: tuple[LanguageTag, ...] = (EN, DE)) -> str:
    stream = io.StringIO(newline="")
    row.write(glossary, languages, stream)
    return stream.getvalue()


def read(document: str) -> list[Concept]:
    return list(FORMATS["tbx"].read(io.StringIO(document, newline="")))


def entry(inside: str, attributes: str = 'id="asylum"') -> Concept:
    return read(f"<martif><text><body><termEntry {attributes}>{inside}</termEntry></body></text></martif>")[0]


def term(inside: str, language: str = "de") -> Term:
    return entry(f'<langSet xml:lang="{language}"><tig><term>Asyl</term>{inside}</tig></langSet>').terms[0]


def texts(concept: Concept) -> list[str]:
    return [note.text for note in concept.notes]


def test_the_language_asked_for_first_is_the_source_of_the_pair() -> None:
    for languages in ((EN, DE), (DE, EN)):
        root = ET.fromstring(written(glossary_of(CONCEPTS), languages=languages))
        found = [[section.get(LANG) for section in concept.iter("langSet")] for concept in root.iter("termEntry")]
        assert list(languages) in found
        assert all(tags in ([*languages], [EN], [DE]) for tags in found)


def test_the_header_says_which_edition_it_is_under_which_licence() -> None:
    root = ET.fromstring(written(glossary_of([])))
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    assert root.findtext(".//titleStmt/title") == "emngloss 2026.11 (2026-11-21)"
    assert [p.text for p in root.findall(".//sourceDesc/p")] == ["CC-BY-4.0", "Terms marked emn: European Migration Network."]
    assert [child.tag for child in root[0]] == ["fileDesc", "encodingDesc"]


def test_a_term_stands_before_what_is_said_of_it_and_that_before_sources_and_notes() -> None:
    root = ET.fromstring(written(glossary_of(CONCEPTS), languages=(EN, DE, FR, BG, LanguageTag("nl"))))
    order = ["term", "termNote", "admin", "note"]
    for section in root.iter("tig"):
        places = [order.index(child.tag) for child in section]
        assert places == sorted(places)
        assert places.count(0) == 1
    for concept in root.iter("termEntry"):
        is_language = [child.tag == "langSet" for child in concept]
        assert is_language == sorted(is_language)


def test_a_reference_has_a_target_in_the_document_and_other_relations_are_notes() -> None:
    text = written(glossary_of(CONCEPTS))
    root = ET.fromstring(text)
    targets = {ref.get("target") for ref in root.iter("ref")}
    assert targets == {"minor", "guardian", "unaccompanied-minor"}
    assert targets <= {concept.get("id") for concept in root.iter("termEntry")}
    assert "<note>related: separated-child</note>" in text


def test_version_3_has_its_namespace_its_sections_and_a_style() -> None:
    root = ET.fromstring(written(glossary_of(CONCEPTS), FORMATS["tbx3"]))
    assert (root.tag, root.get("type"), root.get("style")) == (f"{ED_2}tbx", "TBX-Basic", "dca")
    assert root.find(f"{ED_2}tbxHeader/{ED_2}fileDesc/{ED_2}sourceDesc") is not None
    assert root.find(f".//{ED_2}conceptEntry/{ED_2}langSec/{ED_2}termSec/{ED_2}termNote[@type='termType']") is not None


def test_in_the_style_of_tags_each_category_is_an_element_of_its_module() -> None:
    root = ET.fromstring(written(glossary_of(CONCEPTS), FORMATS["tbx3-dct"]))
    assert root.get("style") == "dct"
    found = {element.tag for element in root.iter() if not element.tag.startswith(ED_2)}
    of_basic = ("definition", "source", "crossReference", "termType", "geographicalUsage", "grammaticalGender")
    of_min = ("subjectField", "administrativeStatus", "externalCrossReference")
    assert found == {*(BASIC + name for name in of_basic), *(MIN + name for name in of_min)}
    assert all(element.get("type") is None for element in root.iter() if element is not root)


@every_spelling
def test_line_breaks_become_blanks(row: Format) -> None:
    concept = Concept("asylum", notes=(Note(NoteType.SCOPE, "One.\nTwo."),), terms=(Term("right of\r\n asylum", EN),))
    (found,) = read(written(glossary_of([concept]), row))
    assert (texts(found), found.terms[0].text) == (["One. Two."], "right of asylum")


@pytest.mark.parametrize("note", ["usage: eu", "note: usage: eu", "equivalence: near", "grammar: m pl", "note: "])
def test_a_remark_that_looks_like_a_mark_is_still_a_remark(note: str) -> None:
    concept = Concept("asylum", terms=(Term("asylum", EN, usage=Usage.NATIONAL, note=note),))
    assert read(written(glossary_of([concept]))) == [concept]


@pytest.mark.parametrize("grammar", ["m", "f", "n", "c", "mf", "pl", "f pl"])
def test_every_grammar_comes_back(grammar: str) -> None:
    concept = Concept("asylum", terms=(Term("Asyl", DE, grammar=grammar),))
    assert read(written(glossary_of([concept]))) == [concept]


MINOR = replace(UNACCOMPANIED_MINOR, gaps=())


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        (replace(MINOR, id="2-states"), "2-states: '2-states' cannot be an id"),
        (replace(MINOR, id="a.b"), "a.b: 'a.b' cannot be an id"),
        (replace(MINOR, theme="Two words"), "cannot be a theme"),
        (replace(MINOR, emn="a b"), "cannot be an EMN slug"),
        (replace(MINOR, eurovoc="a b"), "cannot be an EuroVoc identifier"),
        (replace(MINOR, aliases=("Alias",)), "cannot be an alias"),
        (replace(MINOR, broader=("A",)), "cannot be the id of a related concept"),
        (replace(MINOR, terms=(Term("a", EN, regions=("at",)),)), "cannot be a region"),
        (replace(MINOR, terms=(Term("a", EN, grammar="masculine"),)), "cannot be the grammar of a term"),
        (replace(MINOR, terms=(Term("a\x1bb", EN),)), "unaccompanied-minor: U.001B cannot be written in XML"),
        (replace(MINOR, definitions=(Definition({EN: "x"}, None, (Source("a]b"),)),)), "cannot be read back"),
    ],
)
def test_what_would_not_come_back_is_refused_with_the_concept(concept: Concept, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        written(glossary_of([concept]))
    assert caught.value.hint


def test_a_term_base_of_iate_is_read() -> None:
    document = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-IATE" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <text><body>
    <conceptEntry id="3556788">
      <descrip type="subjectField">migration;  LAW</descrip>
      <langSec xml:lang="en">
        <descripGrp>
          <descrip type="definition">right to
             stay</descrip>
          <admin type="source">Council [COM:EN]</admin>
        </descripGrp>
        <termSec>
          <term>right of asylum</term>
          <termNote type="termType">fullForm</termNote>
          <descrip type="reliabilityCode">9</descrip>
        </termSec>
        <termSec><term>asylum</term><termNote type="termType">shortForm</termNote></termSec>
      </langSec>
      <langSec xml:lang="mul"><termSec><term>asylum</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
    (concept,) = read(document)
    assert concept.id == "c-3556788"
    assert concept.theme is None
    assert concept.definitions == (Definition({EN: "right to stay"}),)
    assert texts(concept) == ["subjectField: migration;  LAW", "source of the definition (en): Council [COM:EN]"]
    assert concept.terms == (
        Term("right of asylum", EN, note="reliabilityCode: 9"),
        Term("asylum", EN, TermStatus.ADMITTED, TermType.SHORT_FORM),
        Term("asylum", LanguageTag("mul")),
    )


def test_a_term_base_of_microsoft_is_read() -> None:
    concept = """<termEntry id="2_76365"><langSet xml:lang="en-US">
<descripGrp><descrip type="definition">a door</descrip></descripGrp>
<ntig id="t1"><termGrp><term id="x">gateway</term><termNote type="partOfSpeech">Noun</termNote></termGrp></ntig></langSet>
<langSet xml:lang="ug-CN"><ntig><termGrp><term>دەرۋازا</term></termGrp></ntig></langSet></termEntry>"""
    first, second = read(
        f'<!DOCTYPE martif SYSTEM "TBXcore.dtd"><martif type="TBX"><text><body>{concept * 2}</body></text></martif>'
    )
    assert (first.id, second.id) == ("c-2-76365", "c-2-76365-2")
    assert first.definition() == "a door"
    assert first.terms == (
        Term("gateway", EN, regions=("US",), note="partOfSpeech: Noun"),
        Term("دەرۋازا", LanguageTag("ug"), regions=("CN",)),
    )


def test_a_term_base_of_eurotermbank_is_read() -> None:
    concept = entry(
        "<langSet lang='lv'><ntig><termGrp><term>patvērums</term></termGrp>"
        "<termNote type='geographicalUsage'>Latvia</termNote></ntig></langSet>"
        "<descripGrp><descrip type='definition' xml:lang='en'>shelter</descrip><note>from a book</note></descripGrp>"
        "<descrip type='subjectField'>law</descrip>"
    )
    assert concept.terms == (Term("patvērums", LanguageTag("lv"), note="geographicalUsage: Latvia"),)
    assert (concept.definition(), concept.theme, texts(concept)) == ("shelter", "law", ["from a book"])


def test_a_term_base_of_weblate_is_read() -> None:
    document = """<martif xmlns="urn:iso:std:iso:30042:ed-2"><text><body><termEntry id="a">
<langSet xml:lang="cs"><tig><term>starý</term><termNote type="administrativeStatus">obsolete</termNote></tig></langSet>
<langSet xml:lang="en"><tig><term>asylum</term></tig></langSet>
<langSet xml:lang="cs"><tig><term>azyl</term></tig><note from="translator">only in law</note></langSet>
<langSet xml:lang="cs"><tig><term>útočiště</term><termNote type="administrativeStatus">forbidden</termNote></tig></langSet>
</termEntry></body></text></martif>"""
    (concept,) = read(document)
    cs = LanguageTag("cs")
    assert concept.terms_in("cs") == (
        Term("starý", cs, TermStatus.SUPERSEDED),
        Term("azyl", cs),
        Term("útočiště", cs, TermStatus.DEPRECATED),
    )
    assert texts(concept) == ["cs: only in law"]


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("deprecatedTerm-admn-sts", TermStatus.DEPRECATED),
        ("deprecatedtermadmnsts", TermStatus.DEPRECATED),
        ("Admitted", TermStatus.ADMITTED),
        ("preferred term", TermStatus.PREFERRED),
    ],
)
def test_a_status_is_known_in_the_spellings_of_tools(value: str, status: TermStatus) -> None:
    assert term(f'<termNote type="administrativeStatus">{value}</termNote>').status is status


def test_without_a_status_the_first_term_is_preferred_unless_another_is() -> None:
    stated = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
    plain = entry('<langSet xml:lang="de"><tig><term>a</term></tig><tig><term>b</term></tig></langSet>')
    other = entry(f'<langSet xml:lang="de"><tig><term>a</term></tig><tig><term>b</term>{stated}</tig></langSet>')
    assert [one.is_preferred for one in plain.terms] == [True, False]
    assert [one.is_preferred for one in other.terms] == [False, True]


def test_what_the_glossary_has_no_field_for_is_kept_as_a_note() -> None:
    assert term('<termNote type="termType">phrase</termNote>').note == "termType: phrase"
    assert term('<admin type="source">Duden</admin><note>rare</note>').note == "source: Duden; rare"
    assert term('<termNote type="grammaticalGender">other</termNote>').note == "grammaticalGender: other"
    assert term("", "es-419") == Term("Asyl", LanguageTag("es"), note="language: es-419")
    concept = entry('<transacGrp><transac type="origination">origination</transac><date>2009</date></transacGrp>')
    assert texts(concept) == ["origination: origination", "date: 2009"]
    concept = entry('<langSet xml:lang="---"><tig><term>x</term><note>y</note></tig></langSet>')
    assert (concept.terms, texts(concept)) == ((), ["---: term: x", "---: y"])
    assert texts(entry('<xref type="externalCrossReference" target="https://x.eu">more</xref>')) == [
        "externalCrossReference: more (https://x.eu)"
    ]


def test_a_source_belongs_to_the_note_right_before_it() -> None:
    source = '<admin type="source">Art. 2 of [act]</admin>'
    concept = entry(f"<note>legal: a</note>{source}<note>free</note>{source}")
    assert concept.notes[0] == Note(NoteType.LEGAL, "a", (Source("act", "Art. 2"),))
    assert texts(concept)[1:] == ["free", "source: Art. 2 of [act]"]


def test_references_of_others_are_relations() -> None:
    concept = entry(
        '<ref type="crossReference" target="2_1">see</ref><descrip type="broaderConceptGeneric" target="x">y</descrip>'
        '<ref type="crossReference">nowhere</ref><ref type="crossReference" target="c2">related: refugee</ref>'
        '<ref type="crossReference" target="c3">broader: safe place</ref>'
    )
    assert (concept.related, concept.broader) == ((Relation("c-2-1"), Relation("c2")), ("x", "c3"))
    assert texts(concept) == ["crossReference: nowhere"]


def test_a_concept_without_an_id_gets_one() -> None:
    assert entry("", "").id == "concept-1"
    assert entry("", 'id="Ö Äh"').id == "o-ah"
    assert entry("", 'id="日本"').id == "c-x"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("", "not well-formed XML"),
        ("<html/>", "the root is 'html'"),
        (BOMB, "the entity 'a'"),
        ("<martif><text>" + "<p>" * 200, "nested more than 200 levels deep"),
    ],
)
def test_what_is_no_tbx_or_could_do_harm_is_refused(document: str, said: str) -> None:
    with pytest.raises(FormatError, match=said) as caught:
        read(document)
    assert caught.value.hint


def test_the_limits_hold_for_the_whole_reader() -> None:
    text = written(glossary_of(CONCEPTS))
    with pytest.raises(FormatError, match="elements belong together"):
        list(read_limited(io.StringIO(text), limits=Limits(elements=5)))


@pytest.mark.interop
def test_translate_toolkit_reads_every_pair_of_the_real_corpus() -> None:
    tbx = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is not installed")
    glossary = corpus_glossary().select(languages=(EN, DE))
    store = tbx.tbxfile()
    store.setsourcelanguage("en")
    store.settargetlanguage("de")
    store.parse(written(glossary).encode())
    found = {
        unit.getid(): ([t.text for t in unit.get_source_terms()], [t.text for t in unit.get_target_terms()])
        for unit in store.units
    }
    expected = {concept.id: tuple([t.text for t in concept.terms_in(tag)] for tag in (EN, DE)) for concept in glossary}
    assert found == {name: terms for name, terms in expected.items() if any(terms)}
