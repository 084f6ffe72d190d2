"""TMX 1.4b (Translation Memory eXchange, LISA OSCAR 2005): a unit a concept, with the preferred term of each language.

Segments are of the type ``phrase``, since TMX has no type for terms. The document type is not declared: readers that look for
its definition would have to find one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO

from emngloss.formats.pairs import flat, header_lines, marks
from emngloss.formats.remarks import Remarks
from emngloss.formats.xml_text import DECLARATION, attribute_value, character_data
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.frame import Edition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

OWN = "emngloss"
"""The format that the units come from (``o-tmf``): what their notes and properties mean is known then."""
THEME, REGIONS, USAGE, EQUIVALENCE = "x-theme", "x-regions", "x-usage", "x-equivalence"
_ENGLISH = LanguageTag("en")


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write a unit for each concept that has a usable term in at least two of these languages; the first is the source language.

    Raises FormatError, naming the concept, for a text with control characters.
    """
    stream.write(f'{DECLARATION}<tmx version="1.4">\n')
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
        "o-tmf": OWN,
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    yield f"<header{_attributes(attributes, edition.name)}>\n"
    yield from (f"{_element('note', line, edition.name)}\n" for line in remarks)
    yield "</header>\n"


def _unit(concept: Concept, terms: Sequence[Term], source: LanguageTag) -> Iterator[str]:
    """The lines of a unit; one without a term in the source language says of which language it is."""
    first, place = terms[0].language, concept.id
    yield f"<tu{_attributes({'tuid': place, **({} if first == source else {'srclang': first})}, place)}>\n"
    if definition := concept.definition(_ENGLISH):
        yield f"{_element('note', definition, place)}\n"
    if concept.theme is not None:
        yield f"{_element('prop', concept.theme, place, type='x-theme')}\n"
    for term in terms:
        said = "".join((*_properties(term, place), _element("seg", term.text, place)))
        yield f"<tuv{_attributes({'xml:lang': term.language}, place)}>{said}</tuv>\n"
    yield "</tu>\n"


def _properties(term: Term, place: str) -> Iterator[str]:
    """The marks of a term: together as a note for people, and those that are values of a list each as a property."""
    if remark := "; ".join(marks(term)):
        yield _element("note", remark, place)
    for name, value in ((REGIONS, " ".join(term.regions)), (USAGE, term.usage), (EQUIVALENCE, term.equivalence)):
        if value:
            yield _element("prop", value, place, type=name)


def _element(name: str, text: str, place: str, **attributes: str) -> str:
    return f"<{name}{_attributes(attributes, place)}>{character_data(flat(text), place)}</{name}>"


def _attributes(values: Mapping[str, str], place: str) -> str:
    return "".join(f" {name}={attribute_value(value, place)}" for name, value in values.items())


def read(stream: TextIO, remarks: Remarks | None) -> Iterator[Concept]:
    """The concepts of a memory of any program; see ``tmx_reading.py``."""
    from emngloss.formats import tmx_reading

    return tmx_reading.read(stream, remarks)
