"""RDF/XML (RDF 1.1 XML Syntax, W3C 2014) of the SKOS graph: an element a node, in it one a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.rdf import NAMESPACES, Range, Statement
from emngloss.formats.remarks import Remarks
from emngloss.formats.skos import nodes
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
"""A carriage return that stands for itself would be read as a line feed (XML 1.0, 2.11)."""


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the concept scheme with its labels in these languages.

    Raises FormatError, naming the concept, for what the graph cannot hold.
    """
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF')
    for prefix, namespace in NAMESPACES.items():
        stream.write(f'\n    xmlns:{prefix}="{namespace}"')
    stream.write(">\n")
    for node in nodes(glossary, languages):
        said = "".join(map(_element, node.statements))
        stream.write(f'<{node.type} rdf:about="{node.iri.translate(_ESCAPES)}">\n{said}</{node.type}>\n')
    stream.write("</rdf:RDF>\n")


def _element(statement: Statement) -> str:
    name, kind, value = statement.property.name, statement.property.range, statement.value.translate(_ESCAPES)
    if kind is Range.RESOURCE:
        return f'  <{name} rdf:resource="{value}"/>\n'
    if kind is Range.TEXT:
        return f'  <{name} xml:lang="{statement.language}">{value}</{name}>\n'
    if kind is Range.STRING:
        return f"  <{name}>{value}</{name}>\n"
    datatype = kind.value.replace("xsd:", NAMESPACES["xsd"])
    return f'  <{name} rdf:datatype="{datatype}">{value}</{name}>\n'


def read(stream: TextIO, remarks: Remarks | None = None) -> Iterator[Concept]:
    """The concepts of a document in RDF/XML; see ``skos_reading.py``."""
    from emngloss.formats import skos_reading

    return skos_reading.read(stream, remarks, "xml")
