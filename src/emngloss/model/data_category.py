"""What a format can carry: the categories of data of the glossary, what is left without them, and how much that takes away.

A format declares the categories that it keeps; ``reduce_to`` says what a reader of that format gets back, ``losses`` what it
does not. Both go by the same table of reductions, so that a loss cannot be declared and not happen, or happen undeclared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Flag, auto
from operator import attrgetter

from emngloss.model.concept import Concept, Definition, Note, Relation
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Basis, Source
from emngloss.model.term import Provenance, Term, TermStatus, TermType

Reduction = Callable[[Concept], Concept]
_ENGLISH = LanguageTag("en")


class DataCategory(Flag):
    """A category of data (ISO 12620) that a format keeps or loses; the comments say what is left where it is lost."""

    UNNAMED = auto()  # a concept without any term is left out
    ONE_SIDED = auto()  # a concept with terms in fewer than two languages is left out
    THEME = auto()  # no theme
    IDENTIFIERS = auto()  # no EMN slug, no EuroVoc number, no aliases
    HISTORICAL = auto()  # a concept that is gone looks like any other
    DEFINITIONS = auto()  # no definition, and none of their sources
    SENSES = auto()  # only the first English definition, with its sources, without its context
    SOURCES = auto()  # definitions without sources
    NOTES = auto()  # no notes
    NOTE_SOURCES = auto()  # notes without sources
    SOURCE_DETAILS = auto()  # sources as merely cited, without basis and what they replaced; own work is no source
    RELATIONS = auto()  # neither broader nor related concepts
    REASONS = auto()  # related concepts without the reason
    GAPS = auto()  # a language without term, with nothing said about it
    SYNONYMS = auto()  # one term a language: the first preferred one, or else the first admitted one
    STATUS = auto()  # only preferred and admitted terms; the first of a language is preferred, the others are admitted
    TERM_TYPES = auto()  # each term a full form
    REGIONS = auto()  # no regions: a regional form looks like a general one
    USAGE = auto()  # no register
    EQUIVALENCE = auto()  # each term an exact name
    GRAMMAR = auto()  # no gender
    PROVENANCE = auto()  # each term merely proposed
    TERM_NOTES = auto()  # no remark on a term

    @property
    def title(self) -> str:
        """The name of one category in prose."""
        return _TITLES[self]

    @property
    def unit(self) -> str:
        """What is counted where the category is lost: ``terms`` or ``concepts``."""
        return "terms" if self in _OF_TERMS else "concepts"


EVERYTHING = ~DataCategory(0)

_TITLES = {
    DataCategory.UNNAMED: "concepts without term",
    DataCategory.ONE_SIDED: "concepts without a term in both languages",
    DataCategory.THEME: "themes",
    DataCategory.IDENTIFIERS: "identifiers and aliases",
    DataCategory.HISTORICAL: "marks of historical concepts",
    DataCategory.DEFINITIONS: "definitions",
    DataCategory.SENSES: "contexts and definitions beyond the first English one",
    DataCategory.SOURCES: "sources",
    DataCategory.NOTES: "notes",
    DataCategory.NOTE_SOURCES: "sources of notes",
    DataCategory.SOURCE_DETAILS: "basis and replaced provisions of sources",
    DataCategory.RELATIONS: "relations",
    DataCategory.REASONS: "reasons of relations",
    DataCategory.GAPS: "gaps",
    DataCategory.SYNONYMS: "synonyms",
    DataCategory.STATUS: "status and discouraged terms",
    DataCategory.TERM_TYPES: "types of terms",
    DataCategory.REGIONS: "regions",
    DataCategory.USAGE: "usage",
    DataCategory.EQUIVALENCE: "equivalence",
    DataCategory.GRAMMAR: "grammar",
    DataCategory.PROVENANCE: "provenance",
    DataCategory.TERM_NOTES: "notes on terms",
}

_CARRIERS = {
    DataCategory.SENSES: DataCategory.DEFINITIONS,
    DataCategory.SOURCES: DataCategory.DEFINITIONS,
    DataCategory.NOTE_SOURCES: DataCategory.NOTES,
    DataCategory.SOURCE_DETAILS: DataCategory.SOURCES | DataCategory.NOTE_SOURCES,
    DataCategory.REASONS: DataCategory.RELATIONS,
}
"""Where a category lives: it goes when all of its carriers go, and that loss is then named by theirs."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one missing category takes away: how many terms or concepts (the category's ``unit``) do not survive unchanged."""

    category: DataCategory
    affected: int

    def __str__(self) -> str:
        unit = self.category.unit if self.affected != 1 else self.category.unit.removesuffix("s")
        return f"{self.category.title} ({self.affected} {unit})"


def reduce_to(glossary: Glossary, kept: DataCategory) -> Glossary:
    """The glossary with these categories alone; what is left of a category that is not kept stands beside its name.

    Defined for every combination, and reducing twice is reducing once. Identifiers and terms are always kept.
    """
    reductions = [_reduction(category) for category in DataCategory if category not in kept]
    concepts = {}
    for concept in glossary:
        for reduction in reductions:
            concept = reduction(concept)
        if DataCategory.ONE_SIDED not in kept and _is_one_sided(concept):
            continue
        if concept.terms or DataCategory.UNNAMED in kept:
            concepts[concept.id] = concept
    return replace(glossary, concepts=concepts)


def losses(glossary: Glossary, kept: DataCategory) -> tuple[Loss, ...]:
    """What a format that keeps these categories leaves behind of this glossary, in the order of the categories.

    Only what really occurs is named, and what goes with its carrier (reasons with relations) is named by the carrier.
    """
    found = (Loss(category, _affected(glossary, category, kept)) for category in lost_categories(kept))
    return tuple(loss for loss in found if loss.affected)


def usable_terms(concept: Concept) -> dict[LanguageTag, list[Term]]:
    """The preferred and admitted terms of each language that has any, preferred first: what is left without their status."""
    preferred, admitted = TermStatus.PREFERRED, TermStatus.ADMITTED
    by_language: dict[LanguageTag, list[Term]] = {}
    for term in concept.terms:
        if term.status is preferred or term.status is admitted:
            by_language.setdefault(term.language, []).append(term)
    for terms in by_language.values():
        if len(terms) > 1:
            terms.sort(key=lambda term: term.status is admitted)
    return by_language


def lost_categories(kept: DataCategory) -> Iterator[DataCategory]:
    """The categories that a format that keeps these can lose, without those that go with their carrier."""
    gone = DataCategory(0)
    for category in DataCategory:
        carriers = _CARRIERS.get(category)
        if carriers is not None and carriers in gone:
            gone |= category
        elif category not in kept:
            gone |= category
            yield category


def _affected(glossary: Glossary, category: DataCategory, kept: DataCategory) -> int:
    if category is DataCategory.UNNAMED:
        every = _WITH_UNUSABLE in kept
        return sum(not any(every or term.status.usable for term in concept.terms) for concept in glossary)
    if category is DataCategory.ONE_SIDED:
        reduced = _without_status if _WITH_UNUSABLE not in kept else None
        return sum(_is_one_sided(reduced(concept) if reduced else concept) for concept in glossary)
    if category in _CONCEPT_FIELDS:
        fields = _CONCEPT_FIELDS[category].items()
        return sum(any(getattr(concept, name) != plain for name, plain in fields) for concept in glossary)
    if category in _TERM_FIELD:
        name, plain = _TERM_FIELD[category]
        value = attrgetter(name)
        return sum(len(concept.terms) - [value(term) for term in concept.terms].count(plain) for concept in glossary)
    reduction = _REDUCTIONS[category]
    if category in _OF_TERMS:
        return sum(_changed_terms(concept.terms, reduction(concept).terms) for concept in glossary)
    return sum(reduction(concept) is not concept for concept in glossary)


def _is_one_sided(concept: Concept) -> bool:
    return len({term.language for term in concept.terms}) < 2


def _changed_terms(before: tuple[Term, ...], after: tuple[Term, ...]) -> int:
    """How many terms are not there any more as they were: a reduction hands on the very object that it leaves alone."""
    same = set(map(id, after))
    return sum(id(term) not in same for term in before)


def _reduction(category: DataCategory) -> Reduction:
    """The concept without a category; a concept that has nothing of it is handed on as it is."""
    if category in _CONCEPT_FIELDS:
        fields = _CONCEPT_FIELDS[category]
        return lambda concept: replace(concept, **fields)  # type: ignore[arg-type]
    if category in _TERM_FIELD:
        name, plain = _TERM_FIELD[category]
        return lambda concept: replace(concept, terms=tuple(_with(term, name, plain) for term in concept.terms))
    return _REDUCTIONS.get(category, lambda concept: concept)


def _first_english_definition(concept: Concept) -> Concept:
    english = next((definition for definition in concept.definitions if _ENGLISH in definition.text), None)
    first = () if english is None else (Definition({_ENGLISH: english.text[_ENGLISH]}, None, english.sources),)
    return _unless_same(concept, first, concept.notes)


def _without_sources(concept: Concept) -> Concept:
    bare = tuple(Definition(definition.text, definition.context) for definition in concept.definitions)
    return _unless_same(concept, bare, concept.notes)


def _without_note_sources(concept: Concept) -> Concept:
    return _unless_same(concept, concept.definitions, tuple(Note(note.type, note.text) for note in concept.notes))


def _without_source_details(concept: Concept) -> Concept:
    definitions = tuple(Definition(part.text, part.context, _cited(part.sources)) for part in concept.definitions)
    return _unless_same(concept, definitions, tuple(Note(part.type, part.text, _cited(part.sources)) for part in concept.notes))


def _cited(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(Source(source.act, source.locator, Basis.CITED) for source in sources if source.act is not None)


def _without_reasons(concept: Concept) -> Concept:
    if all(other.reason is None for other in concept.related):
        return concept
    return replace(concept, related=tuple(Relation(other.concept) for other in concept.related))


def _unless_same(concept: Concept, definitions: tuple[Definition, ...], notes: tuple[Note, ...]) -> Concept:
    if definitions == concept.definitions and notes == concept.notes:
        return concept
    return replace(concept, definitions=definitions, notes=notes)


def _without_synonyms(concept: Concept) -> Concept:
    return replace(concept, terms=tuple(terms[0] for _, terms in sorted(usable_terms(concept).items())))


def _without_status(concept: Concept) -> Concept:
    if _is_in_order(concept.terms):
        return concept
    reduced: list[Term] = []
    for _, (first, *others) in sorted(usable_terms(concept).items()):
        reduced.append(_with(first, "status", TermStatus.PREFERRED))
        reduced += [_with(other, "status", TermStatus.ADMITTED) for other in others]
    return replace(concept, terms=tuple(reduced))


def _is_in_order(terms: tuple[Term, ...]) -> bool:
    """Whether in each language, by tag, one preferred term stands before admitted ones: what is left without the status."""
    before = ""
    for term in terms:
        if term.language < before:
            return False
        if term.status is not (TermStatus.ADMITTED if term.language == before else TermStatus.PREFERRED):
            return False
        before = term.language
    return True


def _with(term: Term, name: str, value: object) -> Term:
    return term if getattr(term, name) == value else replace(term, **{name: value})  # type: ignore[arg-type]


_WITH_UNUSABLE = DataCategory.SYNONYMS | DataCategory.STATUS
"""Only with both can a term that should not be used be kept."""

_CONCEPT_FIELDS: dict[DataCategory, dict[str, object]] = {
    DataCategory.THEME: {"theme": None},
    DataCategory.IDENTIFIERS: {"emn": None, "eurovoc": None, "aliases": ()},
    DataCategory.HISTORICAL: {"historical": False},
    DataCategory.DEFINITIONS: {"definitions": ()},
    DataCategory.NOTES: {"notes": ()},
    DataCategory.RELATIONS: {"broader": (), "related": ()},
    DataCategory.GAPS: {"gaps": ()},
}
"""The categories that are fields of a concept, with the values that say nothing."""

_TERM_FIELD: dict[DataCategory, tuple[str, object]] = {
    DataCategory.TERM_TYPES: ("type", TermType.FULL_FORM),
    DataCategory.REGIONS: ("regions", ()),
    DataCategory.USAGE: ("usage", None),
    DataCategory.EQUIVALENCE: ("equivalence", None),
    DataCategory.GRAMMAR: ("grammar", None),
    DataCategory.PROVENANCE: ("provenance", Provenance.PROPOSED),
    DataCategory.TERM_NOTES: ("note", None),
}
"""The categories that are a field of a term, with the value that says nothing."""

_REDUCTIONS: dict[DataCategory, Reduction] = {
    DataCategory.SENSES: _first_english_definition,
    DataCategory.SOURCES: _without_sources,
    DataCategory.NOTE_SOURCES: _without_note_sources,
    DataCategory.SOURCE_DETAILS: _without_source_details,
    DataCategory.REASONS: _without_reasons,
    DataCategory.SYNONYMS: _without_synonyms,
    DataCategory.STATUS: _without_status,
}
"""The categories that are spread over several fields or decide which terms survive."""

_OF_TERMS = frozenset((*_TERM_FIELD, DataCategory.SYNONYMS, DataCategory.STATUS))
