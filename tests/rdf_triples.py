"""The statements of a graph as a set, and small readers of the three syntaxes as they are written here."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from io import StringIO

from emngloss.formats.rdf import NAMESPACES, Node
from emngloss.formats.registry import FORMATS
from emngloss.model.glossary import Glossary

Triple = tuple[str, str, str, str]
"""Subject, property, value, and what the value is: ``@id``, a language tag, or a datatype."""

_STRING = NAMESPACES["xsd"] + "string"
_TYPE = NAMESPACES["rdf"] + "type"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OBJECT = re.compile(r'<(?P<iri>[^>]*)>|"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<tag>[\w-]+)|\^\^(?P<type>\S+))?|(?P<bare>\S+)')


def written(name: str, glossary: Glossary) -> str:
    stream = StringIO(newline="")
    FORMATS[name].write(glossary, tuple(glossary.languages), stream)
    return stream.getvalue()


def full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


def of_nodes(nodes: Iterable[Node]) -> set[Triple]:
    triples: set[Triple] = set()
    for node in nodes:
        triples.add((node.iri, _TYPE, full(node.type), "@id"))
        for (name, kind), value, tag in (
            ((said.property.name, said.property.range.value), said.value, said.language) for said in node.statements
        ):
            triples.add((node.iri, full(name), value, tag or (kind if kind == "@id" else full(kind))))
    return triples


def of_turtle(text: str) -> set[Triple]:
    return set(_statements(text))


def _statements(text: str) -> Iterator[Triple]:
    subject = ""
    for line in text.split("\n"):
        if not line or line.startswith("@prefix"):
            continue
        assert line[-2:] in (" ;", " .")
        line = line[:-2]
        if line.startswith("<"):
            subject, kind = line[1:].split("> a ")
            yield subject, _TYPE, full(kind), "@id"
            continue
        name, _, value = line.strip(" ").partition(" ")
        yield subject, full(name), *_value(value)


def _value(text: str) -> tuple[str, str]:
    found = _OBJECT.fullmatch(text)
    assert found is not None, text
    if found["iri"] is not None:
        return found["iri"], "@id"
    if found["bare"] is not None:
        return found["bare"], full("xsd:boolean")
    literal = json.loads(f'"{found["text"]}"')
    return literal, found["tag"] or (full(found["type"]) if found["type"] else _STRING)


def of_rdfxml(text: str) -> set[Triple]:
    rdf = f"{{{NAMESPACES['rdf']}}}"
    triples: set[Triple] = set()
    for node in ET.fromstring(text.encode()):
        subject = node.attrib[f"{rdf}about"]
        triples.add((subject, _TYPE, _name(node), "@id"))
        for said in node:
            resource = said.get(f"{rdf}resource")
            kind = said.get(_LANGUAGE) or said.get(f"{rdf}datatype") or _STRING
            triples.add((subject, _name(said), said.text or "", kind) if resource is None else _link(subject, said, resource))
    return triples


def _link(subject: str, said: ET.Element, resource: str) -> Triple:
    return subject, _name(said), resource, "@id"


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix("{").replace("}", "")


def of_jsonld(text: str) -> set[Triple]:
    document = json.loads(text)
    context = document["@context"]
    triples: set[Triple] = set()
    for node in document["@graph"]:
        triples.add((node["@id"], _TYPE, full(node["@type"]), "@id"))
        for name, values in node.items():
            if name.startswith("@"):
                continue
            kind = context[name].get("@type", "xsd:string")
            by_kind = values if isinstance(values, dict) else {kind if kind == "@id" else full(kind): values}
            triples |= {(node["@id"], full(context[name]["@id"]), value, kind) for kind in by_kind for value in by_kind[kind]}
    return triples
