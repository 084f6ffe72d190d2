"""JSON-LD: the statements of the graph, and plain JSON for whoever knows no graphs."""

from __future__ import annotations

import json

from hypothesis import given, settings

from builders import HARD, LANGUAGES, glossaries, texts
from emngloss.formats.skos import PROPERTIES, nodes
from emngloss.model.glossary import Glossary
from rdf_triples import of_jsonld, of_nodes, written


@settings(max_examples=60)
@given(glossaries(texts(HARD.replace("\x0b", ""))))
def test_it_holds_the_statements_of_the_graph(glossary: Glossary) -> None:
    assert of_jsonld(written("jsonld", glossary)) == of_nodes(nodes(glossary, LANGUAGES))


def test_the_context_is_in_the_document_and_defines_each_property(small_glossary: Glossary) -> None:
    context = json.loads(written("jsonld", small_glossary))["@context"]
    assert context["@version"] == 1.1
    assert PROPERTIES.keys() <= context.keys()
    assert context["skos:broader"] == {"@id": "skos:broader", "@type": "@id", "@container": "@set"}
    assert context["dct:date"]["@type"] == "xsd:date"
    assert context["skos:altLabel"] == {"@id": "skos:altLabel", "@container": ["@language", "@set"]}
    assert context["skos:notation"] == {"@id": "skos:notation", "@container": "@set"}


def test_labels_are_lists_by_language_and_a_node_is_a_line(small_glossary: Glossary) -> None:
    text = written("jsonld", small_glossary)
    (line,) = (line for line in text.split("\n") if '"@id": "urn:emngloss:concept:unaccompanied-minor"' in line)
    node = json.loads(line.removesuffix(","))
    assert node["@type"] == "skos:Concept"
    assert node["skos:prefLabel"]["en"] == ["unaccompanied minor"]
    assert node["skos:altLabel"]["de"] == ["unbegleitete minderjährige Person", "UM"]
    assert node["skos:notation"] == ["unaccompanied-minor"]
