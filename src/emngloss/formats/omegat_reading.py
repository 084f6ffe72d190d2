"""Reads glossaries of OmegaT: ``source TAB target TAB comment``, where the languages are known to the project alone.

Lines that follow each other with the same source and the same comment are one concept, and their targets its synonyms; with
another comment they are another concept, since the comment is all that tells homonyms apart. The comment is a note on the target,
where OmegaT shows it and from where it is written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple, TextIO

from emngloss.errors import UsageError
from emngloss.formats.concept_ids import ConceptIds
from emngloss.formats.language_codes import Place, told
from emngloss.formats.opening import WESTERN, is_western
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.tbx_term_reading import without_status
from emngloss.formats.text_cleaning import clean
from emngloss.formats.text_stream import lines
from emngloss.model.concept import Concept
from emngloss.model.term import Term


class _Line(NamedTuple):
    number: int
    source: str
    target: str
    comment: str


def read(stream: TextIO, remarks: Remarks | None, columns: str | None) -> Iterator[Concept]:
    """The concepts, one after the other; ``columns`` names the two languages: ``en,de``.

    With remarks a line without source or target is refused with its number; without, FormatError names it. Raises UsageError
    where the languages are not named, FormatError where the stream is not in its encoding.
    """
    ledger = Ledger(remarks)
    tags = [] if columns is None else [tag.strip() for tag in columns.split(",")]
    languages = tuple(told(tag, ledger, "--columns") for tag in tags[:2])
    if len(tags) not in (2, 3) or not all(languages):
        raise UsageError(
            "an OmegaT glossary does not say its languages", "name source and target: --columns en,de (the project's languages)"
        )
    return _concepts(stream, ledger, *languages)


def _concepts(stream: TextIO, ledger: Ledger, source: tuple[Place, ...], target: tuple[Place, ...]) -> Iterator[Concept]:
    if is_western(stream):
        ledger.change("the file", f"not UTF-8: read as {WESTERN}")
    ids = ConceptIds(ledger)
    for _, group in groupby(_lines(stream, ledger), key=lambda line: (line.source, line.comment)):
        found = list(group)
        targets = list(dict.fromkeys(line.target for line in found))
        terms = [replace(term, note=None) for place in source for term in _terms([found[0].source], place, "")]
        terms += [term for place in target for term in _terms(targets, place, found[0].comment)]
        made = ids.of(None, terms, f"line {found[0].number}")
        yield Concept(made, terms=tuple(sorted(terms, key=lambda term: term.language)))
    ledger.close()


def _terms(texts: list[str], place: Place, comment: str) -> Iterator[Term]:
    note = "; ".join(part for part in (f"language: {place.rest}" if place.rest else "", comment) if part) or None
    regions = (place.region,) if place.region else ()
    return without_status((Term(text, place.language, regions=regions, note=note), False) for text in texts)


def _lines(stream: TextIO, ledger: Ledger) -> Iterator[_Line]:
    """The lines that are no comments, without blanks around their cells."""
    for number, line in enumerate(lines(stream), 1):
        if line.startswith("#") or not line.strip():
            continue
        where = f"line {number}"
        source, target, comment, *more = [*(cell.strip() for cell in clean(line, ledger, where).split("\t")), "", ""][: 3 + 9]
        if any(more):
            ledger.change(where, "cells beyond the third are part of the comment", "cells")
            comment = "; ".join(filter(None, [comment, *more]))
        if source and target:
            yield _Line(number, source, target, comment)
        else:
            ledger.refuse(where, "no target" if source else "no source", "write source TAB target TAB comment")
