"""JSON-LD 1.1 (W3C 2020) of the SKOS graph: one node a line, with its context in the document.

A context behind an address would be fetched by each reader; this one is complete, so that plain JSON tools see prefixed names,
labels by language, and strings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from emngloss.formats.json_text import dumps
from emngloss.formats.rdf import NAMESPACES, Node, Property, Range
from emngloss.formats.skos import PROPERTIES, nodes
from emngloss.model.document import Document
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the concept scheme with its labels in these languages.

    Raises FormatError, naming the concept, for what the graph cannot hold.
    """
    stream.write(f'{{"@context": {dumps(_context())},\n "@graph": [')
    before = "\n  "
    for node in nodes(glossary, languages):
        stream.write(before + dumps(_document(node)))
        before = ",\n  "
    stream.write("\n ]}\n")


def _context() -> Document:
    terms = {name: _term(one) for name, one in sorted(PROPERTIES.items())}
    return {"@version": 1.1, **NAMESPACES, **terms}


def _term(one: Property) -> Document:
    container = ["@language", "@set"] if one.range is Range.TEXT else "@set"
    typed = {} if one.range in (Range.TEXT, Range.STRING) else {"@type": one.range.value}
    return {"@id": one.name, **typed, "@container": container}


def _document(node: Node) -> Document:
    """The node as an object whose values are lists, and of texts a list for each language."""
    document: Document = {"@id": node.iri, "@type": node.type}
    lists: dict[str, list[str]] = {}
    texts: dict[str, dict[str, list[str]]] = {}
    for (name, kind), value, language in ((_key(statement.property), *statement[1:]) for statement in node.statements):
        if kind is Range.TEXT:
            document.setdefault(name, texts.setdefault(name, {}))
            texts[name].setdefault(language, []).append(value)
        else:
            document.setdefault(name, lists.setdefault(name, []))
            lists[name].append(value)
    return document


def _key(one: Property) -> tuple[str, Range]:
    return one.name, one.range
