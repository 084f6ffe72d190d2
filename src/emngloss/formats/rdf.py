"""The statements of an RDF graph as the three writers take them: node by node, in a fixed order (RDF 1.1 Concepts, W3C).

Written by hand because the order of what rdflib writes as RDF/XML and JSON-LD changes from run to run. There is no blank node:
two graphs are the same when they hold the same statements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from emngloss.errors import FormatError

NAMESPACES = {
    "dct": "http://purl.org/dc/terms/",
    "emngloss": "urn:emngloss:property:",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies by the prefix that stands for them in all three syntaxes."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


class Range(Enum):
    """What the values of a property are: IRIs, texts in a language, or literals of an XML Schema datatype."""

    RESOURCE = "@id"
    TEXT = "@language"
    STRING = "xsd:string"
    DATE = "xsd:date"
    BOOLEAN = "xsd:boolean"


@dataclass(frozen=True, slots=True)
class Property:
    """A property by its prefixed name, with the one kind of value that it has here."""

    name: str
    range: Range


class Statement(NamedTuple):
    """A property of a node and its value; ``language`` is empty unless the property's values are texts."""

    property: Property
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A resource: its IRI, the prefixed name of its class, and the statements about it, each once."""

    iri: str
    type: str
    statements: tuple[Statement, ...]


def iri(text: str) -> str:
    """The text as an IRI: characters that RFC 3987 has no place for are percent-encoded."""
    return _NOT_IN_AN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", text)


def checked(node: Node, owner: str) -> Node:
    """The node. Raises FormatError, naming the owner, where it holds a character that XML 1.0 cannot.

    Turtle and JSON-LD could; but the three syntaxes are to hold one graph.
    """
    for statement in node.statements:
        if (found := _NOT_IN_XML.search(statement.value)) is not None:
            raise FormatError(
                f"{owner}: U+{ord(found[0]):04X} in {statement.value!r} has no place in XML", "take the character out"
            )
    return node
