"""Reads TBX of either version and style, ours and that of others, one concept after the other (ISO 30042:2008 and :2019).

Elements are known by their local names, in any order. Sections of one language are one, an id that is none is made one, and what
the glossary has no field for is kept as a note: term bases of IATE, Microsoft, EuroTermBank and Weblate are all of that sort.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from emngloss.formats import tbx_names as names
from emngloss.formats.concept_ids import ConceptIds, usable
from emngloss.formats.language_codes import Place, meant, told
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.source_text import source_of
from emngloss.formats.tbx_elements import CONCEPTS, LANGUAGES, ROOTS, TERMS, Fact, facts, language_of
from emngloss.formats.tbx_term_reading import term_of, without_status
from emngloss.formats.xml_text import LIMITS, Limits, elements, text_of
from emngloss.model.concept import Concept, Context, Definition, Note, NoteType, Relation, RelationReason
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Term

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENGLISH = LanguageTag("en")
_BROADER = frozenset(("broaderConceptGeneric", "broaderConceptPartitive", "superordinateConceptGeneric", "relatedConceptBroader"))
_RELATED = frozenset(("crossReference", "relatedConcept"))


def read(stream: TextIO, remarks: Remarks | None = None, limits: Limits = LIMITS) -> Iterator[Concept]:
    """The concepts of a document, one after the other.

    With remarks, what has no language is refused with its entry; without, it is kept as notes. Raises FormatError, naming the
    line, for a document that is no TBX, that could harm the reader (see ``xml_text.py``), or, without remarks, that uses the id
    of a concept twice; ids that have to be made valid are made distinct as well.
    """
    ledger = Ledger(remarks)
    ids = ConceptIds(ledger)
    for line, element in elements(stream, ROOTS, CONCEPTS, limits):
        written = element.get("id")
        where = f"{element.tag} {written}, line {line}" if written else f"{element.tag}, line {line}"
        entry = _Entry(ledger, where)
        entry.take(element)
        yield entry.concept(ids)
    ledger.close()


@dataclass(slots=True)
class _Sense:
    """A definition in the languages read so far."""

    context: Context | None = None
    text: dict[LanguageTag, str] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)


class _Entry:
    """Takes in one concept, part by part."""

    def __init__(self, ledger: Ledger, where: str) -> None:
        self._ledger = ledger
        self._where = where
        self._written: str | None = None
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

    def take(self, element: Element) -> None:
        """Take in all parts of an entry."""
        self._written = element.get("id")
        for child in element:
            if child.tag in LANGUAGES:
                self._language(child)
            else:
                self._part(facts(child), None)

    def concept(self, ids: ConceptIds) -> Concept:
        """What has been taken in."""
        terms = [term for _, found in sorted(self._terms.items()) for term in without_status(found)]
        if not terms:
            self._ledger.change(self._where, "a concept without a term", "no term")
        return Concept(
            id=ids.of(self._written, terms, self._where),
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
        places = told(written, self._ledger, self._where)
        if not places and self._ledger.listens:
            self._ledger.refuse(self._where, f"{written!r} is no language: {text_of(section)[:80]!r}", "write a tag of BCP 47")
            return
        if not any(child.tag in TERMS for child in section):
            self._ledger.change(self._where, f"a language without a term: {written}", "language without term")
        for child in section:
            if child.tag not in TERMS:
                self._part(facts(child), written)
            else:
                self._designation(facts(child), places, written)

    def _designation(self, said: list[Fact], places: tuple[Place, ...], written: str) -> None:
        """A term in each of the languages that its section stands for; without one, or without a term, it is notes."""
        found = [one for place in places if (one := term_of(said, place, self._unknown)) is not None]
        for one in found:
            self._terms.setdefault(one[0].language, []).append(one)
        if not found:
            self._notes += (Note(NoteType.SCOPE, f"{written}: {fact}") for fact in said)

    def _unknown(self, fact: Fact) -> None:
        if fact.category != "note":
            self._ledger.change(self._where, f"{fact.category!r} is kept as a note", f"category {fact.category}")

    def _part(self, said: list[Fact], language: str | None) -> None:
        """One fact, or a group of them: a definition takes the sources that stand beside it."""
        if said and said[0].category == "definition" and (places := meant(said[0].language or language or _ENGLISH)):
            definition, *beside = said
            listed = [fact.text for fact in beside if fact.category == "source"]
            for place in places:
                self._define(definition.text, place.language, listed)
            said = [fact for fact in beside if fact.category != "source"]
            self._noted = False
        for fact in said:
            self._take(fact, language)

    def _take(self, fact: Fact, language: str | None) -> None:
        """One fact; of a language, it can only be a note."""
        noted, self._noted = self._noted, False
        if language is not None:
            self._unknown(fact)
            self._notes.append(Note(NoteType.SCOPE, f"{language}: {fact}"))
        elif not (self._note(fact.text) if fact.category == "note" else self._known(fact, noted)):
            self._unknown(fact)
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
            self._broader.append(usable(fact.target))
            return True
        elif fact.category in _RELATED:
            return self._relation(fact.text, fact.target) or self._reference(fact)
        return False

    def _relation(self, text: str, target: str | None = None) -> bool:
        """Take a relation in the wording of this project; the target says to what, where there is one."""
        found = names.RELATION.fullmatch(text)
        if found is None:
            return False
        other = usable(target) if target else found["id"]
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
            self._broader.append(usable(fact.target))
        else:
            self._related.setdefault(usable(fact.target), None)
        return True
