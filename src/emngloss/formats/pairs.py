"""Pairs of terms of two languages: what a glossary is for the tools that know no concepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from emngloss.errors import FormatError
from emngloss.model.concept import Concept
from emngloss.model.data_category import usable_terms
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

_ENGLISH = LanguageTag("en")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and one that translates it, with the concept that both name."""

    concept: Concept
    source: Term
    target: Term

    @property
    def marks(self) -> tuple[str, ...]:
        """What the target's reader has to know of it."""
        return marks(self.target)

    @property
    def remark(self) -> str:
        """What a reader has to know of the source term, behind its name, and of the target."""
        of_source = marks(self.source)
        named = (f"{flat(self.source.text)}: {', '.join(of_source)}",) if of_source else ()
        return "; ".join((*named, *self.marks))

    @property
    def definition(self) -> str:
        """The first English definition, or nothing."""
        return flat(self.concept.definition(_ENGLISH) or "")


def pairs(glossary: Glossary, source: LanguageTag, target: LanguageTag) -> Iterator[Pair]:
    """Each usable term of one language with each of the other, concept by concept, preferred before admitted."""
    for concept in glossary:
        usable = usable_terms(concept)
        for left in usable.get(source, ()):
            for right in usable.get(target, ()):
                yield Pair(concept, left, right)


def marks(term: Term) -> tuple[str, ...]:
    """What the reader of a term has to know of it: regions, register, how it differs, its note."""
    differs = None if term.equivalence is None else f"{term.equivalence} in meaning"
    found = (", ".join(term.regions), term.usage, differs, term.note)
    return tuple(flat(part) for part in found if part)


def header_lines(glossary: Glossary) -> tuple[str, ...]:
    """Name, version, date, licence and acknowledgement of the glossary, a line each, for formats that take remarks."""
    edition = glossary.edition
    lines = (f"{edition.name} {edition.version} ({edition.date.isoformat()})", edition.licence, edition.acknowledgement)
    return tuple(flat(line) for line in lines)


def fit(text: str, concept_id: str) -> str:
    """The text as it is. Raises FormatError, naming the concept, for control characters and line separators."""
    if found := _UNFIT.search(text):
        raise FormatError(
            f"{concept_id}: the character U+{ord(found[0]):04X} cannot be written: {text[:60]!r}", "take it out, or export json"
        )
    return text


def flat(text: str) -> str:
    """The text in one line: a tab or line break would be the end of the cell."""
    return " ".join(text.split())


def one_line(text: str, concept_id: str) -> str:
    """The text in one line. Raises FormatError, naming the concept, for what ``fit`` refuses."""
    return fit(flat(text), concept_id)
