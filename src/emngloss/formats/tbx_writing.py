"""TBX-Basic in three spellings: version 2 (ISO 30042:2008) and both styles of version 3 (ISO 30042:2019).

All carry the same: definitions at the concept, each with its language, because a language without terms has no section;
what belongs to a term as data category where there is one, else as note. Languages are in the order asked for, since tools take
the first as the source of a pair. Line breaks in texts become blanks.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from emngloss.formats import tbx_names as names
from emngloss.formats.pairs import header_lines
from emngloss.formats.source_text import source_text
from emngloss.formats.xml_text import DECLARATION, attribute_value, character_data, flowed
from emngloss.model.concept import EUROVOC, Concept, Definition, Relation
from emngloss.model.frame import Theme
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.term import Term, TermType

_MODULES = {"subjectField": "min", "administrativeStatus": "min", "externalCrossReference": "min"}
"""The module of a data category in the DCT style; all others are of the module Basic."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a spelling of TBX names root, header and sections, and whether a data category is an element of its own (DCT)."""

    root: str
    attributes: str
    header: str
    encoding: str
    concept: str
    language: str
    term: str
    by_tag: bool = False


_ED_2 = 'xmlns="urn:iso:std:iso:30042:ed-2"'
_NAMESPACES = 'xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
_XCS = '<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>\n'
VERSION_2 = Style("martif", 'type="TBX-Basic" xml:lang="en"', "martifHeader", _XCS, "termEntry", "langSet", "tig")
_SECTIONS = ("tbxHeader", "", "conceptEntry", "langSec", "termSec")
DCA = Style("tbx", f'type="TBX-Basic" style="dca" xml:lang="en" {_ED_2}', *_SECTIONS)
DCT = Style("tbx", f'type="TBX-Basic" style="dct" xml:lang="en" {_ED_2} {_NAMESPACES}', *_SECTIONS, by_tag=True)


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO, style: Style) -> None:
    """Write the concepts that have a term in these languages, whose sections stand in this order in each.

    Raises FormatError, naming the concept, for what XML or TBX cannot hold.
    """
    wanted = tuple(dict.fromkeys(languages))
    named = frozenset(concept.id for concept in glossary if any(term.language in wanted for term in concept.terms))
    stream.write("".join(_head(glossary, style)))
    for concept in glossary:
        if concept.id in named:
            stream.write("".join(_Entry(concept, glossary.acts, glossary.themes, style).lines(wanted, named)))
    stream.write(f"</body></text>\n</{style.root}>\n")


def _head(glossary: Glossary, style: Style) -> Iterator[str]:
    title, *statements = (character_data(line, "the edition") for line in header_lines(glossary))
    yield f"{DECLARATION}<{style.root} {style.attributes}>\n<{style.header}>\n"
    yield f"<fileDesc>\n<titleStmt><title>{title}</title></titleStmt>\n<sourceDesc>\n"
    yield from (f"<p>{statement}</p>\n" for statement in statements)
    yield f"</sourceDesc>\n</fileDesc>\n{style.encoding}</{style.header}>\n<text><body>\n"


class _Entry:
    """Writes one concept; a part of it is a line, so that a difference between two editions is easy to see."""

    def __init__(self, concept: Concept, acts: Mapping[str, LegalAct], themes: Mapping[str, Theme], style: Style) -> None:
        self._concept = concept
        self._acts = acts
        self._themes = themes
        self._style = style

    def lines(self, languages: Sequence[LanguageTag], named: Container[str]) -> Iterator[str]:
        concept, style = self._concept, self._style
        yield f'<{style.concept} id="{self._checked(concept.id, names.ID, "an id")}">\n'
        if concept.theme is not None:
            yield self._category("descrip", "subjectField", self._text(self._theme(concept.theme))) + "\n"
        yield from self._definitions(languages)
        yield from self._identifiers()
        yield from self._notes(languages)
        yield from self._relations(named)
        for language in languages:
            terms = [term for term in concept.terms if term.language == language]
            if terms:
                yield f'<{style.language} xml:lang="{language}">\n'
                yield from (f"<{style.term}>{''.join(self._term(term))}</{style.term}>\n" for term in terms)
                yield f"</{style.language}>\n"
        yield f"</{style.concept}>\n"

    def _definitions(self, languages: Sequence[LanguageTag]) -> Iterator[str]:
        definitions = self._concept.definitions
        for number, definition in enumerate(definitions, start=1):
            marked = len(definitions) > 1 or definition.context is not None
            context = "" if definition.context is None else f", {definition.context}"
            sources = [f"sense {number}{context}"] if marked else []
            sources += [source_text(source, self._acts, self._concept.id) for source in definition.sources]
            admin = "".join(self._category("admin", "source", self._text(source)) for source in sources)
            for language in _ordered(definition, languages):
                text = self._text(definition.text[language])
                told = self._category("descrip", "definition", text, f' xml:lang="{language}"')
                yield f"<descripGrp>{told}{admin}</descripGrp>\n"

    def _identifiers(self) -> Iterator[str]:
        concept = self._concept
        if concept.emn is not None and concept.emn_page is not None:
            slug = self._checked(concept.emn, names.SLUG, "an EMN slug")
            yield self._link(concept.emn_page, f"EMN: {slug}")
        if concept.eurovoc is not None:
            key = self._checked(concept.eurovoc, names.KEY, "an EuroVoc identifier")
            yield self._link(EUROVOC + key, f"EuroVoc: {key}")

    def _link(self, address: str, text: str) -> str:
        target = f" target={attribute_value(address, self._concept.id)}"
        return self._category("xref", "externalCrossReference", text, target) + "\n"

    def _notes(self, languages: Sequence[LanguageTag]) -> Iterator[str]:
        concept = self._concept
        for note in concept.notes:
            yield self._note(f"{note.type}: {note.text}")
            for source in note.sources:
                yield self._category("admin", "source", self._text(source_text(source, self._acts, concept.id))) + "\n"
        if concept.historical:
            yield self._note(names.HISTORICAL)
        for alias in concept.aliases:
            yield self._note(f"alias: {self._checked(alias, names.SLUG, 'an alias')}")
        for gap in concept.gaps:
            if gap in languages:
                yield self._note(f"no term yet: {gap}")

    def _relations(self, named: Container[str]) -> Iterator[str]:
        """References to the concepts of the document; those outside it are notes, for a reference needs its target."""
        for kind, relation in (
            *(("broader", Relation(other)) for other in self._concept.broader),
            *(("related", relation) for relation in self._concept.related),
        ):
            other = self._checked(relation.concept, names.SLUG, "the id of a related concept")
            text = f"{kind}: {other}" + (f" ({relation.reason})" if relation.reason else "")
            if other in named:
                yield self._category("ref", "crossReference", text, f' target="{other}"') + "\n"
            else:
                yield self._note(text)

    def _term(self, term: Term) -> Iterator[str]:
        yield f"<term>{self._text(term.text)}</term>"
        yield self._category("termNote", "administrativeStatus", names.STATUSES[term.status])
        if term.type is not TermType.FULL_FORM:
            yield self._category("termNote", "termType", names.TYPES[term.type])
        for region in term.regions:
            yield self._category("termNote", "geographicalUsage", self._checked(region, names.REGION, "a region"))
        if (gender := _gender(term.grammar)) is not None:
            yield self._category("termNote", "grammaticalGender", gender)
        yield self._category("admin", "source", names.PROVENANCES[term.provenance])
        yield from (f"<note>{mark}</note>" for mark in self._marks(term))

    def _marks(self, term: Term) -> Iterator[str]:
        """What has no data category, as text of notes."""
        if term.grammar is not None and term.grammar not in names.GENDERS:
            yield f"grammar: {self._checked(term.grammar, names.GRAMMAR, 'the grammar of a term')}"
        if term.usage is not None:
            yield f"usage: {term.usage}"
        if term.equivalence is not None:
            yield f"equivalence: {term.equivalence}"
        if term.note is not None:
            note = flowed(term.note)
            misread = note.startswith(names.NOTE) or names.MARK.fullmatch(note) is not None
            yield self._text(f"{names.NOTE}{note}" if misread else note)

    def _theme(self, theme: str) -> str:
        found = self._themes.get(self._checked(theme, names.SLUG, "a theme"))
        return f"[{theme}]" if found is None else f"{found.name} [{theme}]"

    def _category(self, element: str, category: str, text: str, attributes: str = "") -> str:
        """A data category: a type in the style of categories as attributes, an element in that of categories as tags."""
        if self._style.by_tag:
            name = f"{_MODULES.get(category, 'basic')}:{category}"
            return f"<{name}{attributes}>{text}</{name}>"
        return f'<{element} type="{category}"{attributes}>{text}</{element}>'

    def _note(self, text: str) -> str:
        return f"<note>{self._text(text)}</note>\n"

    def _text(self, text: str) -> str:
        return character_data(flowed(text), self._concept.id)

    def _checked(self, value: str, shape: names.Shape, what: str) -> str:
        return names.checked(value, shape, self._concept.id, what)


def _ordered(definition: Definition, languages: Sequence[LanguageTag]) -> list[LanguageTag]:
    """The languages of a definition: those asked for in their order, then the others."""
    asked = [language for language in languages if language in definition.text]
    return asked + sorted(definition.text.keys() - set(asked))


def _gender(grammar: str | None) -> str | None:
    if grammar is None or grammar == names.PLURAL:
        return None
    return names.GENDERS.get(grammar.partition(" ")[0], names.OTHER_GENDER)
