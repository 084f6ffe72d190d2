"""Turtle (RDF 1.1 Turtle, W3C 2014) of the SKOS graph: one statement a line, so that two editions can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.rdf import NAMESPACES, Range, Statement
from emngloss.formats.remarks import Remarks
from emngloss.formats.skos import nodes
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the concept scheme with its labels in these languages.

    Raises FormatError, naming the concept, for what the graph cannot hold.
    """
    for prefix, namespace in NAMESPACES.items():
        stream.write(f"@prefix {prefix}: <{namespace}> .\n")
    for node in nodes(glossary, languages):
        said = "".join(f" ;\n    {statement.property.name} {_object(statement)}" for statement in node.statements)
        stream.write(f"\n<{node.iri}> a {node.type}{said} .\n")


def _object(statement: Statement) -> str:
    kind = statement.property.range
    if kind is Range.RESOURCE:
        return f"<{statement.value}>"
    if kind is Range.BOOLEAN:
        return statement.value
    literal = f'"{statement.value.translate(_ESCAPES)}"'
    if kind is Range.TEXT:
        return f"{literal}@{statement.language}"
    return literal if kind is Range.STRING else f"{literal}^^{kind.value}"


def read(stream: TextIO, remarks: Remarks | None = None) -> Iterator[Concept]:
    """The concepts of a document in Turtle or N-Triples; see ``skos_reading.py``."""
    from emngloss.formats import skos_reading

    return skos_reading.read(stream, remarks, "turtle")
