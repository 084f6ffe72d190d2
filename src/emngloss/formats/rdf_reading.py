"""Reads the statements of an RDF graph with rdflib, in the order of the document, after looking at what could do harm.

rdflib alone took 394 seconds for an entity bomb of 1 KB, so the XML is screened first. Its stores are passed by: they keep three
indexes of each statement and no order.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any, NamedTuple, TextIO

from emngloss.errors import FormatError
from emngloss.formats.rdf import NAMESPACES
from emngloss.formats.text_stream import MOST_WHOLE, whole
from emngloss.formats.xml_text import Limits, elements


class Value(NamedTuple):
    """What a statement says of its subject: an IRI or blank node, or a literal, whose language may be known."""

    text: str
    is_node: bool
    language: str | None = None


Statements = dict[str, dict[str, list[Value]]]
"""Subjects with the values of each of their properties; properties have a prefix where theirs is a known namespace."""


def statements(stream: TextIO, syntax: str) -> tuple[Statements, dict[str, list[tuple[str, Value]]]]:
    """The statements by subject and property, and by subject in their order.

    Raises FormatError for what is not of that syntax (``turtle``, ``xml``), could harm the reader, or is not in its encoding.
    """
    from rdflib import Graph, URIRef

    text = _screened(stream) if syntax == "xml" else whole(stream)
    ordered: dict[str, list[tuple[str, Value]]] = {}

    class Taking(Graph):
        """A graph that keeps nothing itself."""

        def add(self, triple: Any) -> Any:
            subject, name, value = triple
            is_node = not hasattr(value, "language")
            said = Value(str(value), is_node, None if is_node else value.language)
            key = str(subject) if isinstance(subject, URIRef) else f"_:{subject}"
            value_key = said if not is_node or isinstance(value, URIRef) else said._replace(text=f"_:{value}")
            ordered.setdefault(key, []).append((prefixed(str(name)), value_key))
            return self

    with _quiet():
        try:
            Taking().parse(data=text, format=syntax, publicID="urn:emngloss:import:")
        except RecursionError as error:
            raise FormatError("nested too deeply", "export the file again") from error
        except Exception as error:  # rdflib lets through whatever a damaged document makes happen
            raise FormatError(f"not valid {syntax}: {_first_line(error)}", "correct the file, or export it again") from error
    return _by_property(ordered), ordered


def _screened(stream: TextIO) -> str:
    """The text of a document in XML, of which no more is taken than was found harmless."""
    taken = StringIO(newline="")

    class Copying:
        def read(self, size: int) -> str:
            chunk = stream.read(size)
            taken.write(chunk)
            return chunk

    for _ in elements(Copying(), ("RDF",), (), Limits(characters=MOST_WHOLE)):
        pass
    return taken.getvalue()


def prefixed(iri: str) -> str:
    """The IRI with a prefix instead of its namespace, where that is known."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _by_property(ordered: dict[str, list[tuple[str, Value]]]) -> Statements:
    found: Statements = {}
    for subject, said in ordered.items():
        properties = found[subject] = {}
        for name, value in said:
            properties.setdefault(name, []).append(value)
    return found


def _first_line(error: Exception) -> str:
    said = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(said)[:300] or type(error).__name__


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing of what rdflib logs about values that it thinks odd."""
    logger = logging.getLogger("rdflib")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)
