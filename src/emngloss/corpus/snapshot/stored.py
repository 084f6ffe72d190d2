"""Reads a snapshot back into the model: the frame at once, each concept when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from emngloss.corpus import frame_file
from emngloss.corpus.snapshot.reading import REINSTALL, Snapshot
from emngloss.errors import GlossError, SnapshotError
from emngloss.model.concept import Concept, Context, Definition, Note, NoteType, Relation, RelationReason
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Basis, Citation, Source
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage
from emngloss.table import Path, Table, dotted

_Value = TypeVar("_Value", bound=StrEnum)


def _by_text(values: type[_Value]) -> dict[str | None, _Value]:
    return {str(value): value for value in values}


_STATUSES = _by_text(TermStatus)
_TYPES = _by_text(TermType)
_PROVENANCES = _by_text(Provenance)
_BASES = _by_text(Basis)
_NOTE_TYPES = _by_text(NoteType)
_USAGES: dict[str | None, Usage | None] = {None: None, **_by_text(Usage)}
_EQUIVALENCES: dict[str | None, Equivalence | None] = {None: None, **_by_text(Equivalence)}
_CONTEXTS: dict[str | None, Context | None] = {None: None, **_by_text(Context)}
_REASONS: dict[str | None, RelationReason | None] = {None: None, **_by_text(RelationReason)}
"""A look-up in a dict takes a fifth of the time of calling the enumeration, forty thousand times in an export."""


def glossary(snapshot: Snapshot) -> Glossary:
    """The glossary of a snapshot; its concepts are read one by one as they are needed."""
    return frame_file.glossary(frame_of(dict(snapshot.rows("SELECT file, document FROM frame"))), StoredConcepts(snapshot))


def frame_of(tables: Mapping[str, str]) -> frame_file.Frame:
    """The frame whose files these are, as JSON."""
    return lambda name: Table(json.loads(tables[name]), _complain)


class StoredConcepts(Mapping[str, Concept]):
    """The concepts of a snapshot by id, in order of their ids; each is read once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._read: dict[str, Concept] = {}

    def __getitem__(self, concept_id: str) -> Concept:
        if concept_id not in self._read:
            rows = self._snapshot.rows("SELECT document FROM concept WHERE id = ?", (concept_id,))
            if not rows:
                raise KeyError(concept_id)
            self._read[concept_id] = concept_of(json.loads(rows[0][0]))
        return self._read[concept_id]

    def documents(self) -> Iterator[str]:
        """The JSON documents (docs/json.md) of all concepts in order of their ids."""
        return (document for (document,) in self._snapshot.rows("SELECT document FROM concept ORDER BY id"))

    def wide_rows(self) -> list[tuple[list[str], dict[str, str]]] | None:
        """The cells of all concepts in order of their ids, as ``csv_wide.py`` makes them; None where a text did not allow it."""
        rows = self._snapshot.rows("SELECT cells FROM wide_row ORDER BY number")
        return [json.loads(cells) for (cells,) in rows] if len(rows) == len(self) else None

    def losses(self, name: str) -> tuple[str, ...] | None:
        """What the format of that name leaves out of all concepts; None for a format that takes a pair of languages."""
        stored = json.loads(self._snapshot.fact("losses")).get(name)
        return None if stored is None else tuple(stored)

    def __iter__(self) -> Iterator[str]:
        return iter(self._snapshot.concept_ids())

    def __len__(self) -> int:
        return int(self._snapshot.rows("SELECT count(*) FROM concept")[0][0])


def concept_of(document: dict[str, Any]) -> Concept:
    """The concept of a document that this package wrote, which is taken without being checked again (a third of the time)."""
    sources = tuple(map(_source, document["sources"]))
    terms: dict[str, list[dict[str, Any]]] = document["terms"]
    return Concept(
        id=document["id"],
        theme=document["theme"],
        emn=document["emn"],
        eurovoc=document["eurovoc"],
        historical=document["historical"],
        aliases=tuple(document["aliases"]),
        broader=tuple(document["broader"]),
        gaps=tuple(_tag(tag) for tag, listed in terms.items() if not listed),
        definitions=tuple(_definition(fields, sources) for fields in document["definitions"]),
        notes=tuple(Note(_NOTE_TYPES[fields["type"]], fields["text"], _cited(fields, sources)) for fields in document["notes"]),
        related=tuple(Relation(other, _REASONS[document["reasons"].get(other)]) for other in document["related"]),
        terms=tuple(_term(fields, language) for tag, listed in terms.items() for language in (_tag(tag),) for fields in listed),
    )


def _source(fields: dict[str, Any]) -> Source:
    replaces = tuple(Citation(old["act"], old["locator"]) for old in fields["replaces"])
    return Source(fields["act"], fields["locator"], _BASES[fields["basis"]], replaces)


def _definition(fields: dict[str, Any], sources: tuple[Source, ...]) -> Definition:
    texts = {_tag(tag): text for tag, text in fields["text"].items()}
    return Definition(texts, _CONTEXTS[fields["context"]], _cited(fields, sources))


def _cited(fields: dict[str, Any], sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(sources[place] for place in fields["sources"])


def _term(fields: dict[str, Any], language: LanguageTag) -> Term:
    return Term(
        text=fields["text"],
        language=language,
        status=_STATUSES[fields["status"]],
        type=_TYPES[fields["type"]],
        regions=tuple(fields["regions"]),
        usage=_USAGES[fields["usage"]],
        equivalence=_EQUIVALENCES[fields["equivalence"]],
        grammar=fields["grammar"],
        provenance=_PROVENANCES[fields["provenance"]],
        note=fields["note"],
    )


@cache
def _tag(tag: str) -> LanguageTag:
    """The tag, checked once: each of a few dozen stands at every concept."""
    return LanguageTag(tag)


def _complain(path: Path, problem: str, remedy: str) -> GlossError:
    return SnapshotError(f"the glossary data are damaged: {dotted(path)}: {problem}", REINSTALL)
