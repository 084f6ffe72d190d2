"""A concept: what the terms of all languages name, with its definitions, notes and relations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from emngloss.model.language_tag import LanguageTag
from emngloss.model.preference import preference
from emngloss.model.source import Source
from emngloss.model.term import Term

_EMN_GLOSSARY = (
    "https://home-affairs.ec.europa.eu/networks/european-migration-network-emn/emn-asylum-and-migration-glossary/glossary"
)

EUROVOC = "http://eurovoc.europa.eu/"
"""What stands before the identifier of a concept of EuroVoc in its address."""


class Context(StrEnum):
    """Where a sense holds: in EU law, worldwide (international law and usage), or in statistics."""

    EU = "eu"
    GLOBAL = "global"
    STATISTICS = "statistics"

    @property
    def in_words(self) -> str:
        """The context for readers: ``in EU law``, ``worldwide``, ``in statistics``."""
        return _CONTEXTS[self]


_CONTEXTS = {Context.EU: "in EU law", Context.GLOBAL: "worldwide", Context.STATISTICS: "in statistics"}


class NoteType(StrEnum):
    """What a note is about."""

    SCOPE = "scope"
    USAGE = "usage"
    HISTORY = "history"
    LEGAL = "legal"
    STATISTICS = "statistics"


class RelationReason(StrEnum):
    """Why two concepts are related; all reasons are symmetric."""

    STAGE = "stage"
    ACTOR = "actor"
    INSTRUMENT = "instrument"
    PRINCIPLE = "principle"
    CAUSE = "cause"
    CONTRAST = "contrast"
    NEAR_SYNONYM = "near-synonym"


@dataclass(frozen=True, slots=True)
class Definition:
    """One sense of a concept: the definition in one or more languages, and what it rests on, main source first."""

    text: Mapping[LanguageTag, str] = field(hash=False)
    context: Context | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in English that complements the definition."""

    type: NoteType
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A related concept, with the reason."""

    concept: str
    reason: RelationReason | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the glossary (``conceptEntry`` in ISO 30042, ``Concept`` in SKOS).

    ``related`` holds the relations of both directions; ``terms`` are in the order of language tags, preferred first;
    ``emn`` and ``eurovoc`` are the identifiers of the same concept there.
    """

    id: str
    theme: str | None = None
    emn: str | None = None
    eurovoc: str | None = None
    historical: bool = False
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    gaps: tuple[LanguageTag, ...] = ()
    definitions: tuple[Definition, ...] = ()
    notes: tuple[Note, ...] = ()
    related: tuple[Relation, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def emn_page(self) -> str | None:
        """The address of the entry in the official EMN Glossary, or None where it has none."""
        return None if self.emn is None else f"{_EMN_GLOSSARY}/{self.emn}_en"

    @property
    def eurovoc_page(self) -> str | None:
        """The address (URI) of the concept in EuroVoc, or None where it has none."""
        return None if self.eurovoc is None else f"{EUROVOC}{self.eurovoc}"

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all definitions and notes, each once, in order of first use."""
        cited = [source for definition in self.definitions for source in definition.sources]
        cited += [source for note in self.notes for source in note.sources]
        return tuple(dict.fromkeys(cited))

    @property
    def languages(self) -> tuple[LanguageTag, ...]:
        """The languages that have a term, in order of their tags."""
        return tuple(sorted({term.language for term in self.terms}))

    def terms_in(self, language: str) -> tuple[Term, ...]:
        """The terms of a language, preferred first; for ``de-AT`` the Austrian forms come before the general ones."""
        tag = LanguageTag(language)
        terms = [term for term in self.terms if term.language == tag.language]
        if tag.region is not None:
            terms.sort(key=lambda term: (not term.status.usable, preference(term.regions, term.is_preferred, tag.region)))
        return tuple(terms)

    def preferred_term(self, language: str) -> Term | None:
        """The term to use in a language or variety, or None where there is none.

        >>> asylum = Concept("asylum", terms=(Term("asile", LanguageTag("fr")),))
        >>> asylum.preferred_term(LanguageTag("fr")).text
        'asile'
        """
        usable = [term for term in self.terms_in(language) if term.status.usable]
        return usable[0] if usable else None

    def definition(self, language: str = "en") -> str | None:
        """The first definition in a language, or None."""
        for definition in self.definitions:
            if (text := definition.text.get(LanguageTag(language).language)) is not None:
                return text
        return None
