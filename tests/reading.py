"""Reads documents as an import does: what is taken, and what is said of the rest."""

from __future__ import annotations

import io

from emngloss.formats.registry import FORMATS
from emngloss.formats.remarks import Fate, Remark
from emngloss.model.concept import Concept

Taken = tuple[list[Concept], list[Remark]]


def taken(name: str, document: str | bytes, columns: str | None = None) -> Taken:
    """The concepts of a document in a format, and the remarks on it."""
    remarks: list[Remark] = []
    stream = io.BytesIO(document) if isinstance(document, bytes) else io.StringIO(document, newline="")
    return list(FORMATS[name].read(stream, remarks.append, columns)), remarks


def refused(remarks: list[Remark]) -> list[tuple[str, str]]:
    return [(remark.place, remark.what) for remark in remarks if remark.fate is Fate.REFUSED]


def changed(remarks: list[Remark]) -> list[tuple[str, str]]:
    return [(remark.place, remark.what) for remark in remarks if remark.fate is Fate.CHANGED]


def said(concept: Concept) -> dict[str, list[str]]:
    """The terms of a concept by language."""
    found: dict[str, list[str]] = {}
    for term in concept.terms:
        found.setdefault(str(term.language), []).append(term.text)
    return found
