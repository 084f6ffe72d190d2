"""A term of TBX: what has a field in the glossary comes into it, everything else is kept as remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from emngloss.formats import tbx_names as names
from emngloss.formats.language_codes import Place
from emngloss.formats.tbx_elements import Fact
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage

_Key = TypeVar("_Key", bound=StrEnum)


def _plain(value: str) -> str:
    """A value of a list without what tools spell differently: ``preferredTerm-admn-sts`` is ``preferred``."""
    return re.sub("[^a-z]", "", value.lower()).removesuffix("admnsts").removesuffix("term")


def _by_plain(values: dict[_Key, str]) -> dict[str, _Key]:
    return {_plain(value): key for key, value in values.items()}


_STATUS_CATEGORIES = frozenset(("administrativeStatus", "normativeAuthorization", "usageStatus", "status"))
_STATUSES = {**_by_plain(names.STATUSES), "forbidden": TermStatus.DEPRECATED, "obsolete": TermStatus.SUPERSEDED}
_TYPES = _by_plain(names.TYPES)
_GENDERS = {value: key for key, value in names.GENDERS.items()}
_PARTS = re.compile(r"\s*[,;]\s*")


def status_of(value: str) -> TermStatus | None:
    """The status that a value names in the spelling of some tool, or None.

    >>> status_of("deprecatedTerm-admn-sts").value, status_of("Forbidden").value
    ('deprecated', 'deprecated')
    """
    return _STATUSES.get(_plain(value))


def type_of(value: str) -> TermType | None:
    """The form of a term that a value names in the spelling of some tool, or None."""
    return _TYPES.get(_plain(value))


def without_status(found: Iterable[tuple[Term, bool]]) -> Iterator[Term]:
    """The terms of one language; of those without a status the first is preferred unless another is, the rest admitted."""
    terms = list(found)
    taken = any(stated and term.is_preferred for term, stated in terms)
    for term, stated in terms:
        yield term if stated or not taken else replace(term, status=TermStatus.ADMITTED)
        taken = taken or not stated


def term_of(facts: list[Fact], place: Place, unknown: Callable[[Fact], None]) -> tuple[Term, bool] | None:
    """The term that the facts of a section describe, and whether its status is stated; None where the section names none.

    ``unknown`` is told each fact that has no field and becomes part of the term's note.
    """
    term = next((fact for fact in facts if fact.category == "term"), None)
    if term is None:
        return None
    told = _Told(unknown)
    for fact in facts:
        if fact is not term:
            told.take(fact)
    return told.term(term.text, place), told.status is not None


@dataclass(slots=True)
class _Told:
    """What has been said of a term so far."""

    unknown: Callable[[Fact], None]
    status: TermStatus | None = None
    type: TermType | None = None
    provenance: Provenance | None = None
    gender: Fact | None = None
    regions: list[str] = field(default_factory=list)
    marks: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def take(self, fact: Fact) -> None:
        """Put a fact into its field, or among the notes where there is none, or where it is taken."""
        if fact.category == "note":
            self._note(fact.text)
        elif fact.category == "grammaticalGender" and self.gender is None:
            self.gender = fact
        elif not (self._status(fact) or self._type(fact) or self._region(fact) or self._provenance(fact)):
            self.unknown(fact)
            self.notes.append(str(fact))

    def term(self, text: str, place: Place) -> Term:
        """The term that all this is said of."""
        regions = [place.region, *self.regions] if place.region else self.regions
        if place.rest is not None:
            self.notes.append(f"language: {place.rest}")
        grammar = self._grammar()
        return Term(
            text=text,
            language=place.language,
            status=self.status or TermStatus.PREFERRED,
            type=self.type or TermType.FULL_FORM,
            regions=tuple(dict.fromkeys(regions)),
            usage=Usage(self.marks["usage"]) if "usage" in self.marks else None,
            equivalence=Equivalence(self.marks["equivalence"]) if "equivalence" in self.marks else None,
            grammar=grammar,
            provenance=self.provenance or Provenance.PROPOSED,
            note="; ".join(self.notes) or None,
        )

    def _note(self, text: str) -> None:
        found = names.MARK.fullmatch(text)
        marks = {} if found is None else {name: value for name, value in found.groupdict().items() if value}
        if marks and not marks.keys() & self.marks.keys():
            self.marks.update(marks)
        else:
            self.notes.append(text.removeprefix(names.NOTE))

    def _status(self, fact: Fact) -> bool:
        if fact.category not in _STATUS_CATEGORIES or self.status is not None:
            return False
        self.status = status_of(fact.text)
        return self.status is not None

    def _type(self, fact: Fact) -> bool:
        if fact.category != "termType" or self.type is not None:
            return False
        self.type = type_of(fact.text)
        return self.type is not None

    def _region(self, fact: Fact) -> bool:
        codes = _PARTS.split(fact.text.strip())
        if fact.category != "geographicalUsage" or not all(names.REGION.fullmatch(code) for code in codes):
            return False
        self.regions += codes
        return True

    def _provenance(self, fact: Fact) -> bool:
        found = names.PROVENANCE.fullmatch(fact.text)
        if fact.category != "source" or found is None or self.provenance is not None:
            return False
        self.provenance = Provenance(found["provenance"])
        return True

    def _grammar(self) -> str | None:
        """The grammar of the note, which says more than the gender of the data category."""
        stated = self.marks.get("grammar")
        if self.gender is None or stated is not None:
            return stated
        gender = _GENDERS.get(self.gender.text)
        if gender is None:
            self.notes.append(str(self.gender))
        return gender
