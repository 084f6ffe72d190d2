"""A legal act or other source: its names, its links, whether it is in force and what replaced it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from enum import StrEnum

from emngloss.model.language_tag import LanguageTag


class ActKind(StrEnum):
    """What sort of source it is; this is the type that a citation of it has."""

    REGULATION = "regulation"
    DIRECTIVE = "directive"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    TREATY = "treaty"
    AGREEMENT = "agreement"
    CONVENTION = "convention"
    PROPOSAL = "proposal"
    COMMUNICATION = "communication"
    DOCUMENT = "document"
    PUBLICATION = "publication"


class ActState(StrEnum):
    """Whether an act is law on the date of the edition."""

    IN_FORCE = "in-force"
    PARTLY = "partly"
    REPEALED = "repealed"
    PROPOSAL = "proposal"
    NON_BINDING = "non-binding"


_STATES = {
    ActState.IN_FORCE: "in force",
    ActState.PARTLY: "in force in part",
    ActState.REPEALED: "no longer in force",
    ActState.PROPOSAL: "proposal, not law",
    ActState.NON_BINDING: "not binding",
}
EU_LANGUAGES = frozenset("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905
"""The official languages of the Union, in which EUR-Lex answers (Regulation No 1 of 1958)."""

_EUR_LEX = "https://eur-lex.europa.eu/legal-content/{language}/TXT/?uri=CELEX:{celex}"
_ELI_TYPES = {"R": "reg", "L": "dir", "D": "dec", "H": "reco", "F": "dec_framw"}
_ELI_TREATIES = {"E": "tfeu", "M": "teu", "P": "char"}


@dataclass(frozen=True, slots=True)
class LegalAct:
    """A legal act or other source that definitions rest on.

    ``key`` is its CELEX number, or a slug where it has none; ``eli_type`` overrides the resource type that the CELEX
    number implies (``dec_impl``). Dates are those of the act, of its end and of its application, where known.
    """

    key: str
    short_name: str
    number: str | None
    title: str
    kind: ActKind
    state: ActState
    date: Date | None = None
    abbreviation: str | None = None
    celex: str | None = None
    eli_type: str | None = None
    replaced_by: str | None = None
    applied_from: Date | None = None
    ended: Date | None = None
    note: str | None = None

    @property
    def in_force(self) -> bool | None:
        """True if it is law (at least partly), False if it is not or no longer, None for what never binds."""
        if self.state is ActState.NON_BINDING:
            return None
        return self.state in (ActState.IN_FORCE, ActState.PARTLY)

    @property
    def state_in_words(self) -> str:
        """The state for readers: ``in force``, ``no longer in force since 2026-06-12`` …"""
        if self.state is ActState.REPEALED and self.ended is not None:
            return f"no longer in force since {self.ended.isoformat()}"
        return _STATES[self.state]

    @property
    def eli(self) -> str | None:
        """The European Legislation Identifier of a treaty, regulation, directive, decision or recommendation, or None.

        Source: Council Conclusions 2012/C 325/02 (ELI) and the CELEX numbering of the Publications Office.
        """
        celex = self.celex or ""
        sector, year, letter, number = celex[:1], celex[1:5], celex[5:6], celex[6:]
        if sector == "1" and letter in _ELI_TREATIES and number == "/TXT":
            return f"http://data.europa.eu/eli/treaty/{_ELI_TREATIES[letter]}_{year}/oj"
        if sector == "3" and letter in _ELI_TYPES and number.isdecimal():
            return f"http://data.europa.eu/eli/{self.eli_type or _ELI_TYPES[letter]}/{year}/{int(number)}/oj"
        return None

    @property
    def address(self) -> str | None:
        """The address that does not depend on a language: the ELI, else EUR-Lex in English, else None."""
        return self.eli or self.link()

    def link(self, language: str = "en") -> str | None:
        """The address of the text on EUR-Lex in an EU language (English otherwise), or None without CELEX number."""
        if self.celex is None:
            return None
        tag = LanguageTag(language).language
        shown = tag if tag in EU_LANGUAGES else "en"
        return _EUR_LEX.format(language=shown.upper(), celex=self.celex)

    def citation(self, locator: str | None) -> str:
        """The place in the act as the EMN cites it: ``Art. 3(11) of Regulation (EU) 2024/1347 (Qualification Regulation)``.

        What is better known by name than by number is cited so: ``Art. 33 of the Geneva Convention (189 UNTS 137)``.
        """
        names = (self.number, self.short_name) if (self.celex or "").startswith("3") else (self.short_name, self.number)
        first, *second = [name for name in names if name]
        name = f"{first} ({second[0]})" if second else first
        if locator is None:
            return name
        return f"{locator} of {name}" if first == self.number else f"{locator} of the {name}"
