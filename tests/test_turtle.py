"""Turtle: the statements of the graph, one a line."""

from __future__ import annotations

from hypothesis import given, settings

import rdf_triples
from builders import DE, HARD, LANGUAGES, glossaries, glossary_of, texts
from emngloss.formats.skos import nodes
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.term import Term
from rdf_triples import of_nodes, of_turtle, written


@settings(max_examples=60)
@given(glossaries(texts(HARD.replace("\x0b", ""))))
def test_it_holds_the_statements_of_the_graph(glossary: Glossary) -> None:
    assert of_turtle(written("turtle", glossary)) == of_nodes(nodes(glossary, LANGUAGES))


def test_quotes_backslashes_and_line_ends_are_escaped() -> None:
    text = written("turtle", glossary_of([Concept("a", terms=(Term('"\\\n\r\té', DE),))]))
    assert '    skos:prefLabel "\\"\\\\\\n\\r\\té"@de ;\n' in text


def test_it_begins_with_the_prefixes_and_the_scheme(small_glossary: Glossary) -> None:
    text = written("turtle", small_glossary)
    prefixes, scheme, *_ = text.split("\n\n")
    assert all(line.startswith("@prefix ") and line.endswith("> .") for line in prefixes.split("\n"))
    assert scheme.startswith("<urn:emngloss:glossary> a skos:ConceptScheme ;\n")
    assert '    dct:date "2026-11-21"^^xsd:date ;' in scheme
    assert rdf_triples.full("emngloss:type") == "urn:emngloss:property:type"
