"""Reads TMX of any version and program: a unit is a concept, its variants are terms (TMX 1.4b, LISA OSCAR 2005).

Codes inside a segment are left out, the text around them is kept. Notes and properties become notes; in a memory that emngloss
has written they are definition, theme and marks of terms again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO
from unicodedata import normalize

from emngloss.formats import tbx_names as names
from emngloss.formats.concept_ids import ConceptIds
from emngloss.formats.language_codes import Place, told
from emngloss.formats.pairs import marks
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.tbx_elements import language_of
from emngloss.formats.tbx_term_reading import without_status
from emngloss.formats.tmx import EQUIVALENCE, OWN, REGIONS, THEME, USAGE
from emngloss.formats.xml_text import LIMITS, Limits, elements, flowed, text_of
from emngloss.model.concept import Concept, Definition, Note, NoteType
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Equivalence, Term, Usage

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ENGLISH = LanguageTag("en")
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""Elements of a segment that hold the codes of a document, not its text; ``hi`` holds text."""
_SCOPE = NoteType.SCOPE


def read(stream: TextIO, remarks: Remarks | None = None, limits: Limits = LIMITS) -> Iterator[Concept]:
    """The concepts of a memory, one after the other.

    With remarks a variant that names no language and a unit without a term are refused with their place. Raises FormatError,
    naming the line, for what is no TMX or could harm the reader (see ``xml_text.py``), without remarks for what would be refused.
    """
    ledger = Ledger(remarks)
    ids = ConceptIds(ledger)
    ours = False
    for line, element in elements(stream, ("tmx",), ("header", "tu"), limits):
        if element.tag == "header":
            ours = element.get("o-tmf") == OWN
            continue
        written = element.get("tuid")
        where = f"tu {written}, line {line}" if written else f"tu, line {line}"
        unit = _Unit(ledger, where, ours)
        unit.take(element)
        if unit.terms:
            yield unit.concept(ids.of(written, (term for _, found in unit.terms.items() for term in found), where))
        else:
            ledger.refuse(where, "no term", "give each unit a variant with a language and a segment")
    ledger.close()


class _Unit:
    """Takes in one unit; ``ours`` is true for one that emngloss has written."""

    def __init__(self, ledger: Ledger, where: str, ours: bool) -> None:
        self._ledger, self._where, self._ours = ledger, where, ours
        self._theme: str | None = None
        self._definition: str | None = None
        self._notes: list[str] = []
        self.terms: dict[LanguageTag, list[Term]] = {}

    def take(self, element: Element) -> None:
        """Take in all parts of a unit."""
        for child in element:
            if child.tag == "tuv":
                self._variant(child)
            elif child.tag == "note" and self._ours and self._definition is None:
                self._definition = text_of(child)
            elif child.tag in ("note", "prop"):
                self._told(child)

    def concept(self, concept_id: str) -> Concept:
        """What has been taken in."""
        terms = (one for _, found in sorted(self.terms.items()) for one in without_status((term, False) for term in found))
        return Concept(
            id=concept_id,
            theme=self._theme,
            definitions=(Definition({_ENGLISH: self._definition}),) if self._definition else (),
            notes=tuple(Note(_SCOPE, text) for text in self._notes),
            terms=tuple(terms),
        )

    def _told(self, element: Element) -> None:
        kind, text = element.get("type") or "", text_of(element)
        if element.tag == "prop" and kind == THEME and names.SLUG.fullmatch(text):
            self._theme = text
        elif text.strip():
            self._notes.append(self._noted(element))

    def _noted(self, element: Element) -> str:
        """A note or property as text."""
        kind = element.get("type") if element.tag == "prop" else None
        if kind:
            self._ledger.change(self._where, f"property {kind!r} is kept as a note", f"property {kind}")
        return f"{kind}: {text_of(element)}" if kind else text_of(element)

    def _variant(self, element: Element) -> None:
        written = language_of(element) or "no language"
        text = self._segment(element)
        places = told(written, self._ledger, self._where)
        if not places:
            self._ledger.refuse(self._where, f"{written!r} is no language: {text[:80]!r}", "write a tag of BCP 47 as xml:lang")
        elif not text.strip():
            self._ledger.change(self._where, f"a variant without text: {written}", "variant without text")
        for place in places if text.strip() else ():
            term = self._term(element, text, place)
            found = self.terms.setdefault(place.language, [])
            if all((one.text, one.regions) != (term.text, term.regions) for one in found):
                found.append(term)

    def _segment(self, variant: Element) -> str:
        """The text of a segment without the codes in it."""
        segment = variant.find("seg")
        if segment is None:
            return ""
        if len(segment):
            self._ledger.change(self._where, "a segment without its inline elements", "inline element")
        return normalize("NFC", flowed("".join(_texts(segment))))

    def _term(self, variant: Element, text: str, place: Place) -> Term:
        rest = [f"language: {place.rest}"] if place.rest else []
        plain = Term(text, place.language, regions=(place.region,) if place.region else ())
        if not self._ours:
            said = [self._noted(child) for child in variant if child.tag in ("note", "prop") and text_of(child).strip()]
            return replace(plain, note="; ".join([*rest, *said]) or None)
        properties = {child.get("type"): text_of(child) for child in variant if child.tag == "prop"}
        usage, equivalence = properties.get(USAGE, ""), properties.get(EQUIVALENCE, "")
        marked = replace(
            plain,
            regions=(*plain.regions, *properties.get(REGIONS, "").split()),
            usage=Usage(usage) if usage in {*Usage} else None,
            equivalence=Equivalence(equivalence) if equivalence in {*Equivalence} else None,
        )
        note = "; ".join(text_of(child) for child in variant if child.tag == "note")
        before = "; ".join(marks(marked))
        note = note[len(before) :].removeprefix("; ") if before and note.startswith(before) else note
        return replace(marked, note="; ".join([*rest, *filter(None, [note])]) or None)


def _texts(element: Element) -> Iterator[str]:
    if element.tag not in _CODES:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
