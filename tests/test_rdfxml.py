"""RDF/XML: the statements of the graph, in XML that any parser reads."""

from __future__ import annotations

import re

from hypothesis import given, settings

from builders import DE, HARD, LANGUAGES, glossaries, glossary_of, texts
from emngloss.formats.skos import nodes
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.term import Term
from rdf_triples import of_nodes, of_rdfxml, written


@settings(max_examples=60)
@given(glossaries(texts(HARD.replace("\x0b", ""))))
def test_it_holds_the_statements_of_the_graph(glossary: Glossary) -> None:
    assert of_rdfxml(written("rdfxml", glossary)) == of_nodes(nodes(glossary, LANGUAGES))


def test_markup_in_a_text_stays_text() -> None:
    text = written("rdfxml", glossary_of([Concept("a", terms=(Term("<b>&amp;]]>\r", DE),))]))
    assert '<skos:prefLabel xml:lang="de">&lt;b&gt;&amp;amp;]]&gt;&#13;</skos:prefLabel>' in text


def test_it_declares_its_encoding_and_no_document_type(small_glossary: Glossary) -> None:
    text = written("rdfxml", small_glossary)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n')
    assert not re.search("<!(DOCTYPE|ENTITY)", text)
