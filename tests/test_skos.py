"""The graph of the glossary: what SKOS demands of it, and where each piece of the glossary stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from builders import CONCEPTS, DE, EDITION, EN, FR, LANGUAGES, MINOR, UNACCOMPANIED_MINOR, corpus_glossary, glossary_of
from emngloss.errors import FormatError
from emngloss.formats.rdf import Node
from emngloss.formats.skos import PROPERTIES, SCHEME, concept_iri, nodes
from emngloss.model.concept import Concept, Definition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Provenance, Term, TermStatus


def graph(glossary: Glossary, languages: tuple[LanguageTag, ...] = LANGUAGES) -> dict[str, Node]:
    return {node.iri: node for node in nodes(glossary, languages)}


def values(node: Node, name: str) -> list[tuple[str, str]]:
    return [(said.value, said.language) for said in node.statements if said.property.name == name]


def said(node: Node, name: str) -> list[str]:
    return [value for value, _ in values(node, name)]


def of_terms(*terms: Term) -> dict[str, Node]:
    return graph(glossary_of([Concept("a", terms=terms)]))


@pytest.fixture
def minor(small_glossary: Glossary) -> Node:
    return graph(small_glossary)[concept_iri("unaccompanied-minor")]


def test_the_scheme_carries_the_edition_and_its_top_concepts(small_glossary: Glossary) -> None:
    scheme = graph(small_glossary)[SCHEME]
    assert said(scheme, "rdfs:label") == said(scheme, "dct:title") == ["emngloss"]
    assert said(scheme, "owl:versionInfo") == ["2026.11"]
    assert said(scheme, "dct:date") == ["2026-11-21"]
    assert said(scheme, "dct:license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert said(scheme, "dct:rights") == [EDITION.acknowledgement]
    assert said(scheme, "skos:hasTopConcept") == [concept_iri(one.id) for one in CONCEPTS if one is not UNACCOMPANIED_MINOR]


def test_another_licence_is_named_by_its_page_at_spdx(small_glossary: Glossary) -> None:
    other = replace(small_glossary, edition=replace(EDITION, licence="ODbL-1.0"))
    assert said(graph(other)[SCHEME], "dct:license") == ["https://spdx.org/licenses/ODbL-1.0"]


def test_a_theme_is_a_collection_of_its_concepts(small_glossary: Glossary) -> None:
    theme = graph(small_glossary)["urn:emngloss:theme:family-children"]
    assert theme.type == "skos:Collection"
    assert values(theme, "skos:prefLabel") == [("Family children", "en")]
    assert said(theme, "skos:member") == [concept_iri("minor"), concept_iri("unaccompanied-minor")]


def test_the_terms_are_preferred_alternative_and_hidden_labels(minor: Node) -> None:
    assert ("unbegleiteter Minderjähriger", "de") in values(minor, "skos:prefLabel")
    assert [text for text, tag in values(minor, "skos:altLabel") if tag == "de"] == ["unbegleitete minderjährige Person", "UM"]
    assert values(minor, "skos:hiddenLabel") == [("lone child", "en"), ("mineur isolé", "fr")]


def test_a_language_has_one_preferred_label_though_two_regions_prefer_each_its_own(minor: Node) -> None:
    assert [text for text, tag in values(minor, "skos:prefLabel") if tag == "nl"] == ["alleenstaande minderjarige vreemdeling"]
    assert ("niet-begeleide minderjarige", "nl") in values(minor, "skos:altLabel")


def test_a_language_without_a_preferred_term_has_no_preferred_label(minor: Node) -> None:
    assert "fr" not in {tag for _, tag in values(minor, "skos:prefLabel")}
    assert ("mineur non accompagné", "fr") in values(minor, "skos:altLabel")


def test_a_text_has_one_rank_in_a_language_though_one_region_discourages_it() -> None:
    found = of_terms(
        Term("Heim", DE, TermStatus.DEPRECATED, regions=("AT",)),
        Term("Heim", DE, regions=("DE",)),
        Term("home", EN, TermStatus.SUPERSEDED),
        Term("home", EN, TermStatus.ADMITTED),
    )
    concept = found[concept_iri("a")]
    assert values(concept, "skos:prefLabel") == [("Heim", "de")]
    assert values(concept, "skos:altLabel") == [("home", "en")]
    assert not values(concept, "skos:hiddenLabel")
    assert said(concept, "skosxl:prefLabel") == ["urn:emngloss:label:a:de:2", "urn:emngloss:label:a:de:1"]
    assert said(found["urn:emngloss:label:a:de:1"], "emngloss:status") == ["deprecated"]


def test_each_label_is_a_resource_of_the_same_rank(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    for concept in CONCEPTS:
        node = found[concept_iri(concept.id)]
        for rank in ("prefLabel", "altLabel", "hiddenLabel"):
            labels = [found[iri] for iri in said(node, f"skosxl:{rank}")]
            assert [values(label, "skosxl:literalForm")[0] for label in labels] == values(node, f"skos:{rank}")


def test_a_label_says_what_the_plain_one_cannot(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    regional = found["urn:emngloss:label:unaccompanied-minor:de:2"]
    country = "http://publications.europa.eu/resource/authority/country/"
    assert said(regional, "dct:spatial") == [f"{country}AUT", f"{country}CHE"]
    assert said(regional, "emngloss:usage") == ["national"]
    assert not said(regional, "emngloss:status")
    dutch = [found[f"urn:emngloss:label:unaccompanied-minor:nl:{place}"] for place in (1, 2)]
    assert [said(label, "emngloss:status") for label in dutch] == [[], ["preferred"]]
    assert said(dutch[0], "emngloss:equivalence") == ["narrower"]
    assert values(dutch[0], "skos:note") == [("Foreigners only.", "en")]
    assert said(found["urn:emngloss:label:unaccompanied-minor:de:3"], "emngloss:type") == ["abbreviation"]
    assert said(found["urn:emngloss:label:unaccompanied-minor:bg:1"], "emngloss:grammar") == ["n"]
    assert said(found["urn:emngloss:label:unaccompanied-minor:fr:1"], "emngloss:status") == ["superseded"]


def test_a_label_names_who_vouches_for_it() -> None:
    label = of_terms(Term("Asyl", DE, provenance=Provenance.EMN))["urn:emngloss:label:a:de:1"]
    assert said(label, "emngloss:provenance") == ["emn"]
    assert said(of_terms(Term("Asyl", DE))["urn:emngloss:label:a:de:1"], "emngloss:provenance") == ["proposed"]


def test_labels_keep_their_place_whatever_languages_are_asked_for_and_come_in_that_order(small_glossary: Glossary) -> None:
    every, two = graph(small_glossary), graph(small_glossary, (FR, DE))
    labels = [iri for iri in two if iri.startswith("urn:emngloss:label:unaccompanied-minor:")]
    assert [iri.split(":")[-2] for iri in labels] == ["fr", "fr", "de", "de", "de"]
    assert all(two[iri] == every[iri] for iri in labels)
    assert {tag for _, tag in values(two[concept_iri("unaccompanied-minor")], "skos:altLabel")} == {"fr", "de"}


def test_the_concept_has_its_identifiers_and_matches() -> None:
    glossary = glossary_of([replace(UNACCOMPANIED_MINOR, emn="unaccompanied-minor_0")])
    minor = graph(glossary)[concept_iri("unaccompanied-minor")]
    assert said(minor, "skos:notation") == ["unaccompanied-minor"]
    assert said(minor, "emngloss:alias") == ["unaccompanied-child", "unaccompanied-migrant-minor"]
    assert said(minor, "skos:exactMatch") == ["http://eurovoc.europa.eu/5962"]
    assert said(minor, "rdfs:seeAlso") == [glossary["unaccompanied-minor"].emn_page]


def test_a_historical_concept_is_marked_and_not_deprecated(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    assert said(found[concept_iri("dublin-transfer")], "emngloss:historical") == ["true"]
    assert not said(found[concept_iri("minor")], "emngloss:historical")
    assert "owl:deprecated" not in PROPERTIES


def test_definitions_notes_and_sources_document_the_concept(minor: Node) -> None:
    assert [tag for _, tag in values(minor, "skos:definition")] == ["de", "en", "en"]
    assert said(minor, "skos:scopeNote") == ["A child with a relative may be unaccompanied: custom decides."]
    assert said(minor, "skos:note") == ['usage: The acts say "child" as well.']
    assert said(minor, "dct:source") == [
        "Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)",
        "Art. 2(l) of Directive 2011/95/EU (Qualification Directive)",
    ]
    assert said(minor, "dct:references") == [
        "http://data.europa.eu/eli/reg/2024/1347/oj",
        "http://data.europa.eu/eli/dir/2011/95/oj",
    ]


def test_each_sense_is_a_resource_with_its_own_context_and_sources(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    first, second = said(found[concept_iri("unaccompanied-minor")], "emngloss:sense")
    assert [tag for _, tag in values(found[first], "skos:definition")] == ["de", "en"]
    assert [said(found[sense], "emngloss:context") for sense in (first, second)] == [["eu"], ["statistics"]]
    assert said(found[first], "emngloss:source")[1] == "Art. 2(l) of Directive 2011/95/EU [32011L0095], parallel"
    assert said(found[second], "emngloss:source") == ["own work, developed"]


def test_a_history_note_is_one_and_a_source_that_is_no_known_act_is_named_by_its_key(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    assert said(found[concept_iri("nameless")], "skos:historyNote") == ["Nobody has named it yet."]
    dublin = found[concept_iri("dublin-transfer")]
    assert said(dublin, "dct:source") == ["Arts 26-28 lost-act"]
    assert not said(dublin, "dct:references")


def test_broader_and_narrower_mirror_each_other_and_what_has_no_broader_one_is_at_the_top(small_glossary: Glossary) -> None:
    found = graph(small_glossary)
    child, parent = concept_iri("unaccompanied-minor"), concept_iri("minor")
    assert (said(found[child], "skos:broader"), said(found[parent], "skos:narrower")) == ([parent], [child])
    assert said(found[parent], "skos:topConceptOf") == [SCHEME]
    assert not said(found[child], "skos:topConceptOf")
    assert said(found[child], "skos:related") == [concept_iri("guardian"), concept_iri("separated-child")]


def test_a_selection_keeps_the_relations_to_what_is_outside_it(small_glossary: Glossary) -> None:
    found = graph(small_glossary.select(concepts=["minor"]))
    assert said(found[concept_iri("minor")], "skos:narrower") == [concept_iri("unaccompanied-minor")]
    assert concept_iri("unaccompanied-minor") not in found


def test_a_statement_is_made_once() -> None:
    twice = (Source("32024R1347", "Art. 3(11)"), Source("32024R1347", "Art. 3(11)"), Source("32024R1347", "Art. 4"))
    node = graph(glossary_of([replace(MINOR, definitions=(Definition({EN: "a"}, None, twice),))]))[concept_iri("minor")]
    assert len(said(node, "dct:source")) == 2
    assert len(said(node, "dct:references")) == 1


def test_what_an_iri_has_no_place_for_is_percent_encoded() -> None:
    assert concept_iri("a b<ü>:c") == "urn:emngloss:concept:a%20b%3C%C3%BC%3E%3Ac"


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_refused_with_the_concept(character: str) -> None:
    with pytest.raises(FormatError, match=f"^a: U\\+{ord(character):04X}") as caught:
        of_terms(Term(f"Asyl{character}", DE))
    assert caught.value.hint


def test_an_id_that_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(FormatError, match="U\\+D800"):
        graph(glossary_of([Concept("a\ud800")]))


def test_a_region_outside_europe_is_refused_with_the_concept() -> None:
    with pytest.raises(FormatError, match=r"^a: region 'XX'") as caught:
        of_terms(Term("Asyl", DE, regions=("XX",)))
    assert caught.value.hint


def test_the_real_glossary_keeps_the_integrity_conditions_of_skos() -> None:
    glossary = corpus_glossary()
    found = graph(glossary, tuple(glossary.languages))
    concepts = [node for node in found.values() if node.type == "skos:Concept"]
    assert len(concepts) == len(glossary)
    for node in concepts:
        ranks = [set(values(node, f"skos:{rank}")) for rank in ("prefLabel", "altLabel", "hiddenLabel")]
        assert sum(map(len, ranks)) == len(set.union(*ranks)), f"{node.iri}: S13"
        assert max(Counter(tag for _, tag in ranks[0]).values()) == 1, f"{node.iri}: S14"
        for name, back in (("broader", "narrower"), ("narrower", "broader"), ("related", "related")):
            assert all(node.iri in said(found[other], f"skos:{back}") for other in said(node, f"skos:{name}")), node.iri
