"""Reads TBX of either version and style, ours and that of others, one concept after the other (ISO 30042:2008 and :2019).

Elements are known by their local names, in any order. Sections of one language are one, an id that is none is made one, and what
the glossary has no field for is kept as a note: term bases of IATE, Microsoft, EuroTermBank and Weblate are all of that sort.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from emngloss.errors import FormatError
from emngloss.formats import tbx_names as names
from emngloss.formats.source_text import source_of
from emngloss.formats.tbx_elements import CONCEPTS, LANGUAGES, ROOTS, TERMS, Fact, facts, language_of, place_of
from emngloss.formats.tbx_term_reading import term_of, without_status
from emngloss.formats.xml_text import LIMITS, Limits, elements
from emngloss.model.concept import Concept, Context, Definition, Note, NoteType, Relation, RelationReason
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Term

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENGLISH = LanguageTag("en")
_BROADER = frozenset(("broaderConceptGeneric", "broaderConceptPartitive", "superordinateConceptGeneric", "relatedConceptBroader"))
_RELATED = frozenset(("crossReference", "relatedConcept"))


def read(stream: TextIO, limits: Limits = LIMITS) -> Iterator[Concept]:
    """The concepts of a document, one after the other.

    Raises FormatError, naming the line, for a document that is no TBX, that could harm the reader (see ``xml_text.py``), or that
    uses the id of a concept twice; ids that have to be made valid are made distinct as well.
    """
    ids = _Ids()
    for line, element in elements(stream, ROOTS, CONCEPTS, limits):
        yield _Entry(ids.of(element.get("id"), line), element).concept()


class _Ids:
    """Gives each concept an id of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count = 0

    def of(self, written: str | None, line: int) -> str:
        self._count += 1
        made = name = _id(written) if written else f"concept-{self._count}"
        if name in self._taken and name == written:
            raise FormatError(f"line {line}: concept {name!r} is there twice", "give each concept once")
        number = 1
        while made in self._taken:
            number += 1
            made = f"{name}-{number}"
        self._taken.add(made)
        return made


@dataclass(slots=True)
class _Sense:
    """A definition in the languages read so far."""

    context: Context | None = None
    text: dict[LanguageTag, str] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)


class _Entry:
    """Takes in one concept, part by part."""

    def __init__(self, concept_id: str, element: Element) -> None:
        self._id = concept_id
        self._theme: str | None = None
        self._identifiers: dict[str, str] = {}
        self._historical = False
        self._aliases: list[str] = []
        self._gaps: list[LanguageTag] = []
        self._broader: list[str] = []
        self._related: dict[str, RelationReason | None] = {}
        self._senses: dict[int, _Sense] = {}
        self._notes: list[Note] = []
        self._noted = False
        self._terms: dict[LanguageTag, list[tuple[Term, bool]]] = {}
        for child in element:
            if child.tag in LANGUAGES:
                self._language(child)
            else:
                self._part(facts(child), None)

    def concept(self) -> Concept:
        """What has been taken in."""
        terms = (term for _, found in sorted(self._terms.items()) for term in without_status(found))
        return Concept(
            id=self._id,
            theme=self._theme,
            emn=self._identifiers.get("EMN"),
            eurovoc=self._identifiers.get("EuroVoc"),
            historical=self._historical,
            aliases=tuple(self._aliases),
            broader=tuple(self._broader),
            gaps=tuple(self._gaps),
            definitions=tuple(
                Definition(sense.text, sense.context, tuple(sense.sources)) for _, sense in sorted(self._senses.items())
            ),
            notes=tuple(self._notes),
            related=tuple(Relation(other, reason) for other, reason in self._related.items()),
            terms=tuple(terms),
        )

    def _language(self, section: Element) -> None:
        written = language_of(section) or "no language"
        place = place_of(written)
        for child in section:
            if child.tag not in TERMS:
                self._part(facts(child), written)
                continue
            told = facts(child)
            found = None if place is None else term_of(told, place)
            if found is not None:
                self._terms.setdefault(found[0].language, []).append(found)
            else:
                self._notes += (Note(NoteType.SCOPE, f"{written}: {fact}") for fact in told)

    def _part(self, told: list[Fact], language: str | None) -> None:
        """One fact, or a group of them: a definition takes the sources that stand beside it."""
        place = place_of(told[0].language or language or _ENGLISH) if told else None
        if place is not None and told[0].category == "definition":
            definition, *beside = told
            listed = [fact.text for fact in beside if fact.category == "source"]
            self._define(definition.text, place.language, listed)
            told = [fact for fact in beside if fact.category != "source"]
            self._noted = False
        for fact in told:
            self._take(fact, language)

    def _take(self, fact: Fact, language: str | None) -> None:
        """One fact; of a language, it can only be a note."""
        noted, self._noted = self._noted, False
        if language is not None:
            self._notes.append(Note(NoteType.SCOPE, f"{language}: {fact}"))
        elif not (self._note(fact.text) if fact.category == "note" else self._known(fact, noted)):
            self._notes.append(Note(NoteType.SCOPE, str(fact)))

    def _define(self, text: str, language: LanguageTag, listed: list[str]) -> None:
        marked = names.SENSE.fullmatch(listed[0]) if listed else None
        number = int(marked["number"]) if marked else 1
        while language in self._senses.get(number, _Sense()).text:
            number += 1
        sense = self._senses.setdefault(number, _Sense())
        sense.text[language] = text
        if marked and marked["context"]:
            sense.context = Context(marked["context"])
        sources = []
        for item in listed[1:] if marked else listed:
            source = source_of(item)
            if source is None:
                self._notes.append(Note(NoteType.SCOPE, f"source of the definition ({language}): {item}"))
            else:
                sources.append(source)
        sense.sources += [source for source in sources if source not in sense.sources]

    def _note(self, text: str) -> bool:
        """Take a note of one of the fixed wordings; False for any other."""
        if (found := names.TYPED_NOTE.fullmatch(text)) is not None:
            self._notes.append(Note(NoteType(found["type"]), found["text"]))
            self._noted = True
        elif text == names.HISTORICAL:
            self._historical = True
        elif (found := names.ALIAS.fullmatch(text)) is not None:
            self._aliases.append(found["alias"])
        elif (found := names.GAP.fullmatch(text)) is not None:
            self._gaps.append(LanguageTag(found["language"]))
        else:
            return self._relation(text)
        return True

    def _known(self, fact: Fact, noted: bool) -> bool:
        """Take a fact that the glossary has a field for; False for any other. A source right after a note is the note's."""
        if fact.category == "subjectField":
            found = names.THEME.fullmatch(fact.text)
            if self._theme is None and (found is not None or names.SLUG.fullmatch(fact.text)):
                self._theme = found["id"] if found else fact.text
                return True
        elif fact.category == "externalCrossReference":
            found = names.IDENTIFIER.fullmatch(fact.text)
            if found is not None:
                self._identifiers[found["where"]] = found["id"]
                return True
        elif fact.category == "source" and noted:
            source = source_of(fact.text)
            if source is not None:
                note = self._notes[-1]
                self._notes[-1] = Note(note.type, note.text, (*note.sources, source))
                self._noted = True
                return True
        elif fact.category in _BROADER and fact.target:
            self._broader.append(_id(fact.target))
            return True
        elif fact.category in _RELATED:
            return self._relation(fact.text, fact.target) or self._reference(fact)
        return False

    def _relation(self, text: str, target: str | None = None) -> bool:
        """Take a relation in the wording of this project; the target says to what, where there is one."""
        found = names.RELATION.fullmatch(text)
        if found is None:
            return False
        other = _id(target) if target else found["id"]
        if found["kind"] == "broader":
            self._broader.append(other)
        else:
            self._related[other] = RelationReason(found["reason"]) if found["reason"] else None
        return True

    def _reference(self, fact: Fact) -> bool:
        """Take the reference of another project, which says in its text at most that it leads to a broader concept."""
        if fact.target is None:
            return False
        if fact.text.startswith("broader:"):
            self._broader.append(_id(fact.target))
        else:
            self._related.setdefault(_id(fact.target), None)
        return True


def _id(written: str) -> str:
    """The id itself, or one made of its letters and digits: ``2_76365`` is ``c-2-76365``."""
    if names.ID.fullmatch(written):
        return written
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    return words if names.ID.fullmatch(words) else f"c-{words or 'x'}"
