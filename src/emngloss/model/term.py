"""A term: one designation of a concept, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from emngloss.model.language_tag import LanguageTag


class TermStatus(StrEnum):
    """Whether a term should be used (the administrative status of ISO 30042)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"

    @property
    def usable(self) -> bool:
        """True for the terms that may be offered as a translation."""
        return self in (TermStatus.PREFERRED, TermStatus.ADMITTED)


class TermType(StrEnum):
    """The form of a term (ISO 30042 ``termType``)."""

    FULL_FORM = "full-form"
    SHORT_FORM = "short-form"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"


class Usage(StrEnum):
    """The register of a term: EU law, a national authority, everyday language, or a rendering made for want of a term."""

    EU = "eu"
    NATIONAL = "national"
    GENERAL = "general"
    UNESTABLISHED = "unestablished"


class Equivalence(StrEnum):
    """How a term that is not an exact name differs: it covers more, less, or something slightly other."""

    BROADER = "broader"
    NARROWER = "narrower"
    NEAR = "near"


class Provenance(StrEnum):
    """Who vouches for a term: the official EMN Glossary, the act in that language, EuroVoc, or nobody yet."""

    EMN = "emn"
    EU_LAW = "eu-law"
    EUROVOC = "eurovoc"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Term:
    """One designation of a concept, in one language.

    ``regions`` are ISO 3166-1 codes, empty where the term is used wherever the language is; ``equivalence`` is None for an
    exact name; ``grammar`` is the gender of the head word (``m``, ``f``, ``n``, ``c``, with `` pl`` for plural only).
    """

    text: str
    language: LanguageTag
    status: TermStatus = TermStatus.PREFERRED
    type: TermType = TermType.FULL_FORM
    regions: tuple[str, ...] = ()
    usage: Usage | None = None
    equivalence: Equivalence | None = None
    grammar: str | None = None
    provenance: Provenance = Provenance.PROPOSED
    note: str | None = None

    @property
    def is_preferred(self) -> bool:
        """True for the term to use."""
        return self.status is TermStatus.PREFERRED
