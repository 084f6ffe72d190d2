"""TMX 1.4b (Translation Memory eXchange, LISA OSCAR 2005): a unit a concept, with the preferred term of each language.

Segments are of the type ``phrase``, since TMX has no type for terms. The document type is not declared: readers that look for
its definition would have to find one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TextIO

from emngloss.formats.articles import one_line
from emngloss.formats.pairs import header_lines, marks
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.frame import Edition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

_ENGLISH = LanguageTag("en")


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write a unit for each concept that has a usable term in at least two of these languages; the first is the source language.

    Raises FormatError, naming the concept, for a text with control characters.
    """
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n')
    stream.writelines(_header(glossary.edition, languages[0], header_lines(glossary)))
    stream.write("<body>\n")
    for concept in glossary:
        usable = usable_terms(concept)
        terms = [usable[language][0] for language in languages if language in usable]
        if len(terms) > 1:
            stream.writelines(_unit(concept, terms, languages[0]))
    stream.write("</body>\n</tmx>\n")


def _header(edition: Edition, source: LanguageTag, remarks: Sequence[str]) -> Iterator[str]:
    attributes = {
        "creationtool": edition.name,
        "creationtoolversion": edition.version,
        "creationdate": edition.date.strftime("%Y%m%dT000000Z"),
        "segtype": "phrase",
        "o-tmf": edition.name,
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    yield f"<header{''.join(_attribute(name, value) for name, value in attributes.items())}>\n"
    yield from (f"{_element('note', line, edition.name)}\n" for line in remarks)
    yield "</header>\n"


def _unit(concept: Concept, terms: Sequence[Term], source: LanguageTag) -> Iterator[str]:
    """The lines of a unit; one without a term in the source language says of which language it is."""
    first = terms[0].language
    yield f"<tu{_attribute('tuid', concept.id)}{_attribute('srclang', first) if first != source else ''}>\n"
    if definition := concept.definition(_ENGLISH):
        yield f"{_element('note', definition, concept.id)}\n"
    if concept.theme is not None:
        yield f"{_element('prop', concept.theme, concept.id, _attribute('type', 'x-theme'))}\n"
    for term in terms:
        remark = "; ".join(marks(term))
        note = _element("note", remark, concept.id) if remark else ""
        yield f"<tuv{_attribute('xml:lang', term.language)}>{note}{_element('seg', term.text, concept.id)}</tuv>\n"
    yield "</tu>\n"


def _element(name: str, text: str, concept_id: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(one_line(text, concept_id), quote=False)}</{name}>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'
