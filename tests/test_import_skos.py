"""Concept schemes of others: labels, definitions and relations in the forms that SKOS allows, and what is said of the rest."""

from __future__ import annotations

import sys

import pytest

from builders import EN
from emngloss.errors import FormatError, UsageError
from emngloss.formats.registry import FORMATS
from emngloss.model.concept import Concept, Definition, Note, NoteType, Relation
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus
from reading import Taken, changed, refused, said, taken

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix ex: <http://example.org/terms/> .
"""


def turtle(body: str) -> Taken:
    return taken("turtle", PREFIXES + body)


def one(said: str) -> tuple[Concept, list[tuple[str, str]]]:
    (concept,), remarks = turtle(f"ex:a a skos:Concept ; {said} .")
    return concept, changed(remarks)


def test_labels_are_terms_preferred_first() -> None:
    concept, remarks = one(
        'skos:hiddenLabel "Azyl"@de ; skos:altLabel "right of asylum"@en ; skos:prefLabel "asylum"@en, "Asyl"@de-AT, "άσυλο"@gr'
    )
    assert concept.terms == (
        Term("Asyl", LanguageTag("de"), regions=("AT",)),
        Term("Azyl", LanguageTag("de"), TermStatus.DEPRECATED),
        Term("άσυλο", LanguageTag("el")),
        Term("asylum", EN),
        Term("right of asylum", EN, TermStatus.ADMITTED),
    )
    assert [what for _, what in remarks] == ["language 'gr' is read as el"]


def test_labels_that_are_resources_stand_for_the_plain_ones() -> None:
    concepts, _ = turtle(
        """ex:a a skos:Concept ; skos:prefLabel "asylum"@en ; skos:altLabel "refuge"@en ; skosxl:prefLabel ex:l .
ex:l a skosxl:Label ; skosxl:literalForm "asylum"@en ; skos:note "formal"@en ;
  dct:spatial <http://publications.europa.eu/resource/authority/country/IRL>, ex:Nowhere ."""
    )
    spatial = "spatial: http://example.org/terms/Nowhere; formal"
    assert concepts[0].terms == (
        Term("asylum", EN, regions=("IE",), note=spatial),
        Term("refuge", EN, TermStatus.ADMITTED),
    )


def test_definitions_are_texts_or_resources_and_notes_keep_their_type() -> None:
    concept, _ = one(
        """skos:prefLabel "a"@en ; skos:definition "one"@en, "two"@en, [ rdf:value "drei"@de ; dct:source "x" ] ;
  skos:historyNote "old"@en ; skos:scopeNote [ rdf:value "note"@fr ] ;
  skos:example "like this"@en ; skos:note "usage: formal"@en"""
    )
    assert concept.definitions == (Definition({EN: "one", LanguageTag("de"): "drei"}), Definition({EN: "two"}))
    assert concept.notes == (
        Note(NoteType.HISTORY, "old"),
        Note(NoteType.SCOPE, "fr: note"),
        Note(NoteType.SCOPE, "example: like this"),
        Note(NoteType.USAGE, "formal"),
    )


def test_relations_identifiers_and_matches() -> None:
    concepts, _ = turtle(
        """ex:a a skos:Concept ; skos:prefLabel "a"@en ; skos:notation "A 7" ; skos:narrower ex:b ; skos:related ex:out ;
  skos:exactMatch <http://eurovoc.europa.eu/3491>, <http://other.org/1> .
ex:b a skos:Concept ; skos:prefLabel "b"@en ; dct:identifier "id-b" ; skos:notation "9" .
ex:c a skos:Concept ; skos:prefLabel "c"@en .
ex:t a skos:Collection ; skos:prefLabel "Asyl"@de, "Asylum law"@en ; skos:member ex:a, ex:c ."""
    )
    first, second, third = concepts
    assert [concept.id for concept in concepts] == ["a-7", "id-b", "c"]
    assert (first.eurovoc, first.related, first.theme) == ("3491", (Relation("out"),), "asylum-law")
    assert [note.text for note in first.notes] == ["notation: A 7", "exactMatch: http://other.org/1"]
    assert (second.broader, second.theme, third.theme) == (("a-7",), None, "asylum-law")


def test_a_label_without_a_language_is_refused_unless_the_scheme_names_one() -> None:
    body = 'ex:a a skos:Concept ; skos:prefLabel "asylum", "Asyl"@de .\n'
    (concept,), remarks = turtle(body)
    assert said(concept) == {"de": ["Asyl"]}
    assert refused(remarks)[0][0] == "concept http://example.org/terms/a, prefLabel"
    for language in ('"en"', "<http://publications.europa.eu/resource/authority/language/ENG>"):
        (concept,), remarks = turtle(f"{body}ex:s a skos:ConceptScheme ; dct:language {language} .")
        assert said(concept) == {"de": ["Asyl"], "en": ["asylum"]}
        assert refused(remarks) == []
    _, remarks = turtle(f'{body}ex:s a skos:ConceptScheme ; dct:language "en", "fr" .')
    assert len(refused(remarks)) == 1


def test_without_remarks_that_is_an_error() -> None:
    import io

    document = PREFIXES + 'ex:a a skos:Concept ; skos:prefLabel "asylum" .'
    with pytest.raises(FormatError, match="a text without a language"):
        list(FORMATS["turtle"].read(io.StringIO(document)))


def test_n_triples_are_turtle() -> None:
    core = "http://www.w3.org/2004/02/skos/core#"
    (concept,), _ = taken("turtle", f'<http://e.org/a> <{core}prefLabel> "asylum"@en .\n')
    assert (concept.id, said(concept)) == ("a", {"en": ["asylum"]})


@pytest.mark.parametrize(
    ("name", "document", "problem"),
    [
        ("turtle", "ex:a a skos:Concept", "not valid turtle"),
        ("turtle", "[" * 20000, "nested too deeply|not valid turtle"),
        ("rdfxml", "<html/>", "the root is 'html'"),
        ("rdfxml", '<!DOCTYPE r [<!ENTITY a "x">]><rdf:RDF xmlns:rdf="x"/>', "the entity 'a'"),
        ("rdfxml", "<rdf:RDF", "not well-formed XML"),
    ],
)
def test_what_is_no_graph_is_an_error(name: str, document: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem) as caught:
        taken(name, document)
    assert caught.value.hint


def test_nothing_is_fetched_that_a_graph_names() -> None:
    document = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<rdf:Description rdf:about="file:///etc/passwd"><skos:prefLabel xml:lang="en">x</skos:prefLabel></rdf:Description></rdf:RDF>"""
    (concept,), _ = taken("rdfxml", document)
    assert (concept.id, said(concept)) == ("passwd", {"en": ["x"]})


def test_without_rdflib_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(UsageError, match="turtle needs rdflib") as caught:
        turtle("")
    assert caught.value.hint == "install it: pip install 'emngloss[rdf]'"
