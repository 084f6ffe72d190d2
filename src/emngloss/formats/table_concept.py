"""A concept that rows of a table describe: each cell comes into the field that its column stands for, or among the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TypeVar

from emngloss.formats import tbx_names as names
from emngloss.formats.column_names import Column, Field
from emngloss.formats.concept_ids import ConceptIds, slug, usable
from emngloss.formats.delimited import split
from emngloss.formats.language_codes import meant, told
from emngloss.formats.remarks import Ledger
from emngloss.formats.source_text import citation
from emngloss.formats.tbx_term_reading import status_of, type_of, without_status
from emngloss.formats.xml_text import flowed
from emngloss.model.concept import Concept, Definition, Note, NoteType, Relation
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Provenance, Term, TermStatus, Usage

_Choice = TypeVar("_Choice", bound=StrEnum)
_Cells = Sequence[tuple[Column, str]]
_Found = tuple[Term, bool]
_ENGLISH = LanguageTag("en")
_REGIONS = re.compile(r"\s*[,;|]\s*")
_OF_TERMS = (Field.STATUS, Field.TYPE, Field.REGIONS, Field.USAGE, Field.PROVENANCE)
_ROLES = {Field.SOURCE: Field.SOURCE_LANGUAGE, Field.TARGET: Field.TARGET_LANGUAGE, Field.TERM: Field.LANGUAGE}
_THEME = re.compile(r"[^\W_]+(?:[ -][^\W_]+)*")


class TableConcept:
    """Takes in the rows of one concept."""

    def __init__(self, columns: Sequence[Column], ledger: Ledger) -> None:
        self._ledger = ledger
        self.id: str | None = None
        self.terms: dict[LanguageTag, list[_Found]] = {}
        self._theme: str | None = None
        self._definitions: list[dict[LanguageTag, str]] = []
        self._sources: list[str] = []
        self._notes: list[Note] = []
        self._broader: list[str] = []
        self._related: list[str] = []
        tags = [column.language for column in columns if column.language and column.field is Field.TERM]
        english = not tags or any(place.language == _ENGLISH for tag in tags for place in meant(tag))
        self._language = "en" if english else tags[0]

    @property
    def says_something(self) -> bool:
        """True for one that has a term, or an id and something that is said of it."""
        told = (self._theme, self._definitions, self._sources, self._notes, self._broader, self._related)
        return bool(self.terms) or (self.id is not None and any(told))

    def take(self, cells: _Cells, where: str) -> None:
        """Take in a row: its cells that are not empty, with their columns."""
        said = {column.field: text.strip() for column, text in cells if column.language is None}
        found = [one for column, text in cells for one in self._terms(column, text, said, where)]
        for column, text in cells:
            if column.field in _OF_TERMS:
                found = self._of_terms(column, text, found, where)
            elif column.field is Field.NOTE and Field.LANGUAGE in said:
                found = [(replace(term, note="; ".join(filter(None, (term.note, text)))), stated) for term, stated in found]
            elif column.field is Field.DEFINITION:
                self._define(text, column.language or said.get(Field.LANGUAGE, self._language))
            else:
                self._cell(column, text, where)
        for term, stated in found:
            self.terms.setdefault(term.language, []).append((term, stated))

    def made(self, ids: ConceptIds, where: str) -> Concept:
        """What has been taken in."""
        found = (term for _, terms in sorted(self.terms.items()) for term in without_status(terms))
        definitions = tuple(self._defined())
        in_file_order = [term for terms in self.terms.values() for term, _ in terms]
        return Concept(
            id=ids.of(self.id, in_file_order, where),
            theme=self._theme,
            broader=tuple(dict.fromkeys(self._broader)),
            definitions=definitions,
            notes=tuple(dict.fromkeys(self._notes)),
            related=tuple(map(Relation, dict.fromkeys(self._related))),
            terms=tuple(dict.fromkeys(found)),
        )

    def _terms(self, column: Column, text: str, said: Mapping[Field, str], where: str) -> Iterator[_Found]:
        """The terms of a cell in the language of its column, or in that which another cell of the row names."""
        if column.field not in (Field.SYNONYM, *_ROLES):
            return
        tag = column.language or said.get(_ROLES.get(column.field, Field.LANGUAGE), "")
        places = meant(tag) if column.language else told(tag, self._ledger, where)
        if not places:
            self._ledger.refuse(
                f"{where}, column {column.name}", f"{tag!r} is no language: {text[:80]!r}", "write a tag of BCP 47"
            )
        for place in places:
            regions = (place.region,) if place.region else ()
            note = f"language: {place.rest}" if place.rest else None
            for item in split(text):
                if term := self._designation(item, column, where):
                    status = TermStatus.ADMITTED if column.field is Field.SYNONYM else TermStatus.PREFERRED
                    stated = column.field is Field.SYNONYM
                    yield Term(term, place.language, status, regions=regions, note=note), stated

    def _designation(self, item: str, column: Column, where: str) -> str:
        """The text of a term, in one line."""
        text = flowed(item.strip())
        if text != item.strip():
            self._ledger.change(f"{where}, column {column.name}", "a line break in a term is a blank", "line break")
        return text

    def _of_terms(self, column: Column, text: str, found: list[_Found], where: str) -> list[_Found]:
        """The terms with what a cell says of those in its language, or of all; what is not understood becomes a note."""
        saying = _saying(column.field, text)
        languages = {place.language for place in meant(column.language)} if column.language else None
        wanted = [languages is None or term.language in languages for term, _ in found]
        if saying is None or not any(wanted):
            self._keep(column, text, where)
            return found
        stated = column.field is Field.STATUS
        return [
            (saying(term), before or stated) if is_wanted else (term, before)
            for (term, before), is_wanted in zip(found, wanted, strict=True)
        ]

    def _cell(self, column: Column, text: str, where: str) -> None:
        """A cell that says something of the concept."""
        if column.field is Field.ID:
            self.id = self.id or text.strip()
        elif column.field is Field.THEME:
            self._subject(column, text, where)
        elif column.field is Field.SOURCES:
            self._sources += split(text)
        elif column.field is Field.BROADER:
            self._broader += (usable(item.strip()) for item in split(text))
        elif column.field is Field.RELATED:
            self._related += (usable(item.strip()) for item in split(text))
        elif column.field is Field.NOTE:
            self._notes += (_note(item, column.language) for item in split(text) if item.strip())
        elif column.field is Field.OTHER:
            self._notes.append(Note(NoteType.SCOPE, f"column {column.name}: {text}"))

    def _keep(self, column: Column, text: str, where: str) -> None:
        """Keep as a note what is not understood."""
        self._ledger.change(where, f"{column.name} {text[:40]!r} is kept as a note", f"value {column.name}")
        self._notes.append(Note(NoteType.SCOPE, f"{column.name}: {text}"))

    def _subject(self, column: Column, text: str, where: str) -> None:
        """The theme; what is no single one is a note."""
        theme = slug(text) if _THEME.fullmatch(text.strip()) else ""
        if self._theme is not None or not theme:
            self._keep(column, text, where)
            return
        self._theme = text if names.SLUG.fullmatch(text) else theme
        if self._theme != text:
            self._ledger.change(where, f"theme {text[:40]!r} became {theme!r}", "theme")

    def _define(self, text: str, tag: str) -> None:
        for place in meant(tag):
            sense = next((one for one in self._definitions if place.language not in one), None)
            if any(one.get(place.language) == text for one in self._definitions):
                continue
            if sense is None:
                self._definitions.append(sense := {})
            sense[place.language] = text

    def _defined(self) -> Iterator[Definition]:
        """The definitions, the first with the sources; a source that names no act, or has no definition, is a note."""
        cited = []
        for item in self._sources:
            found = citation(item)
            if found is not None and self._definitions:
                cited.append(Source(found.act, found.locator))
            else:
                self._notes.append(Note(NoteType.SCOPE, f"source: {item}"))
        for place, text in enumerate(self._definitions):
            yield Definition(text, None, () if place else tuple(cited))


def _saying(field: Field, text: str) -> Callable[[Term], Term] | None:
    """Puts into a term what a cell says of it; None where the cell is not understood."""
    value = text.strip()
    if field is Field.REGIONS:
        codes = tuple(code for code in _REGIONS.split(value) if code)
        known = bool(codes) and all(names.REGION.fullmatch(code) for code in codes)
        return (lambda term: replace(term, regions=tuple(dict.fromkeys((*term.regions, *codes))))) if known else None
    found = _READERS[field](value)
    return None if found is None else lambda term: replace(term, **{field.value: found})  # type: ignore[arg-type]


def _choice(values: type[_Choice], text: str) -> _Choice | None:
    return next((value for value in values if value == text.lower()), None)


def _note(item: str, language: str | None) -> Note:
    """A note with the type that it begins with, else one on the scope."""
    kind, colon, text = item.partition(": ")
    if language is None and colon and text and kind in {*NoteType}:
        return Note(NoteType(kind), text)
    return Note(NoteType.SCOPE, f"{language}: {item}" if language else item)


_READERS: dict[Field, Callable[[str], object]] = {
    Field.STATUS: status_of,
    Field.TYPE: type_of,
    Field.USAGE: partial(_choice, Usage),
    Field.PROVENANCE: partial(_choice, Provenance),
}
"""What understands the cells of a field of a term, whose name is that of the field."""
