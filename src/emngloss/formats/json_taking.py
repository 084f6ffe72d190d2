"""Takes of a JSON document of somebody else's making the concepts that can be taken, and says of the others why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from emngloss.errors import FormatError, GlossError
from emngloss.formats.concept_ids import ConceptIds, usable
from emngloss.formats.json_text import OpenTable, document_table
from emngloss.formats.language_codes import told
from emngloss.formats.remarks import Ledger
from emngloss.formats.text_cleaning import clean
from emngloss.model.concept import Concept, Definition, Relation
from emngloss.model.document import concept_from
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Provenance, Term
from emngloss.table import Path, dotted


class JsonTaking:
    """The concepts of one file, which may be of several documents."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._ids = ConceptIds(ledger)

    def checked(self, value: object) -> list[object]:
        """What a document lists as its concepts. Raises FormatError where it is not one that this version reads."""
        document_table(value)
        found = value["concepts"] if isinstance(value, dict) else []
        return list(found)

    def concepts(self, value: object) -> Iterator[Concept]:
        """The concepts of a document. Raises FormatError where it is not one that this version reads."""
        return self.concepts_of(self.checked(value))

    def concepts_of(self, listed: Iterable[object], line: str | None = None) -> Iterator[Concept]:
        """The concepts of a list that can be taken; the others are refused with line and place in the list."""
        for number, item in enumerate(listed):
            where = f"{line or 'concepts'}{'' if line and number == 0 else f'[{number}]'}"
            if not isinstance(item, dict):
                self._ledger.refuse(where, "is no object", "write the document of a concept")
                continue
            if isinstance(item.get("id"), str):
                where += f", concept {item['id'][:80]!r}"
            try:
                concept = self._taken(self._concept(item, where), where)
            except FormatError as error:
                self._ledger.refuse(where, error.message, error.hint or "")
            except RecursionError:
                self._ledger.refuse(where, "nested too deeply", "give a document of docs/json.md")
            else:
                yield concept

    def _concept(self, item: dict[object, object], where: str) -> Concept:
        def complain(path: Path, problem: str, remedy: str) -> GlossError:
            return FormatError(f"{dotted(path)}: {problem}", remedy)

        cleaned = {str(self._cleaned(key, where)): self._cleaned(value, where) for key, value in item.items()}
        terms = cleaned.get("terms")
        for listed in terms.values() if isinstance(terms, dict) else ():
            for term in listed if isinstance(listed, list) else ():
                if isinstance(term, dict) and term.get("provenance") is None:
                    term["provenance"] = Provenance.PROPOSED.value
                    self._ledger.change(where, "a term without provenance is taken as proposed", "provenance")
        return concept_from(OpenTable(cleaned, complain))

    def _taken(self, concept: Concept, where: str) -> Concept:
        terms = sorted((other for term in concept.terms for other in self._terms(term, where)), key=lambda term: term.language)
        return replace(
            concept,
            id=self._ids.of(concept.id, terms, where),
            broader=tuple(map(usable, concept.broader)),
            gaps=tuple(place.language for gap in concept.gaps for place in told(gap, self._ledger, where)),
            definitions=tuple(self._definition(definition, where) for definition in concept.definitions),
            related=tuple(Relation(usable(relation.concept), relation.reason) for relation in concept.related),
            terms=tuple(terms),
        )

    def _terms(self, term: Term, where: str) -> Iterator[Term]:
        places = told(term.language, self._ledger, where)
        if not places:
            self._ledger.refuse(where, f"{term.language!s} is no language: {term.text[:80]!r}", "write a tag of BCP 47")
        for place in places:
            regions = (place.region,) if place.region and place.region not in term.regions else ()
            yield replace(term, language=place.language, regions=(*regions, *term.regions))

    def _definition(self, definition: Definition, where: str) -> Definition:
        text: dict[LanguageTag, str] = {}
        for tag, said in definition.text.items():
            places = told(tag, self._ledger, where)
            if not places:
                self._ledger.refuse(where, f"{tag!s} is no language: {said[:80]!r}", "write a tag of BCP 47")
            text.update((place.language, said) for place in places)
        return replace(definition, text=text)

    def _cleaned(self, value: object, where: str) -> object:
        if isinstance(value, str):
            return clean(value, self._ledger, where)
        if isinstance(value, list):
            return [self._cleaned(item, where) for item in value]
        if isinstance(value, dict):
            return {self._cleaned(key, where): self._cleaned(item, where) for key, item in value.items()}
        return value
