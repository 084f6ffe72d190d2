"""How TBX-Basic spells what the model holds (ISO 30042; the values are those of the modules Min and Basic).

TBX-Basic has no place for register, equivalence, reason of a relation and the like: they are notes of one fixed wording each.
"""

from __future__ import annotations

import re

from emngloss.errors import FormatError
from emngloss.model.concept import NoteType, RelationReason
from emngloss.model.term import Equivalence, Provenance, TermStatus, TermType, Usage

STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.DEPRECATED: "deprecatedTerm-admn-sts",
    TermStatus.SUPERSEDED: "supersededTerm-admn-sts",
}
TYPES = {
    TermType.FULL_FORM: "fullForm",
    TermType.SHORT_FORM: "shortForm",
    TermType.ACRONYM: "acronym",
    TermType.ABBREVIATION: "abbreviation",
    TermType.VARIANT: "variant",
}
GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
OTHER_GENDER = "other"
PLURAL = "pl"
PROVENANCES = {
    Provenance.EMN: "EMN Asylum and Migration Glossary [emn]",
    Provenance.EU_LAW: "EU law in this language [eu-law]",
    Provenance.EUROVOC: "EuroVoc [eurovoc]",
    Provenance.PROPOSED: "proposal, not reviewed [proposed]",
}
HISTORICAL = "historical: the concept is no longer in use"

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""A slug that is also a name of XML, which must not begin with a digit."""
Shape = re.Pattern[str]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEY = re.compile(r"[0-9a-z_]+")
REGION = re.compile(r"[A-Z]{2}")
GRAMMAR = re.compile(r"[a-z]{1,2}(?: pl)?")
THEME = re.compile(r"(?:.+ )?\[(?P<id>[a-z0-9-]+)\]", re.DOTALL)
PROVENANCE = re.compile(rf".+ \[(?P<provenance>{'|'.join(Provenance)})\]")
SENSE = re.compile(r"sense (?P<number>[1-9][0-9]*)(?:, (?P<context>eu|global|statistics))?")
RELATION = re.compile(rf"(?P<kind>broader|related): (?P<id>{SLUG.pattern})(?: \((?P<reason>{'|'.join(RelationReason)})\))?")
TYPED_NOTE = re.compile(rf"(?P<type>{'|'.join(NoteType)}): (?P<text>.+)", re.DOTALL)
ALIAS = re.compile(rf"alias: (?P<alias>{SLUG.pattern})")
GAP = re.compile(r"no term yet: (?P<language>[a-z]{2,3})")
IDENTIFIER = re.compile(rf"(?P<where>EMN|EuroVoc): (?P<id>{SLUG.pattern}|{KEY.pattern})")
MARK = re.compile(
    rf"usage: (?P<usage>{'|'.join(Usage)})"
    rf"|equivalence: (?P<equivalence>{'|'.join(Equivalence)})"
    rf"|grammar: (?P<grammar>{GRAMMAR.pattern})"
)
NOTE = "note: "
"""Stands before a remark on a term that would be read as something else without it."""


def checked(value: str, shape: Shape, place: str, what: str) -> str:
    """The value. Raises FormatError, naming the place (the id of the concept), where it has not this shape."""
    if shape.fullmatch(value) is None:
        raise FormatError(f"{place}: {value!r} cannot be {what} in TBX", "correct it, or export json")
    return value
