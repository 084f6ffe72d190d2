"""Concepts on their way into a term base: in a file, by id, those of the same id made one; a million of them need no memory."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from emngloss.corpus.snapshot.stored import concept_of
from emngloss.model.concept import Concept
from emngloss.model.document import concept_document
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term, TermStatus

_Part = TypeVar("_Part")
_TABLES = """
CREATE TABLE staged (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edge (parent TEXT, child TEXT, PRIMARY KEY (parent, child)) WITHOUT ROWID;
"""


class Staging(Mapping[str, Concept]):
    """Staged concepts in order of their ids; ``languages``, ``themes`` and the number of ``terms`` are counted on the way."""

    def __init__(self, path: str) -> None:
        """Open a new file at a path. Raises OSError where that is not possible."""
        self._path = path
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("PRAGMA cache_size = -65536")
            self._connection.executescript(_TABLES + "BEGIN;")
        except sqlite3.DatabaseError as error:
            raise OSError(f"{path}: {error}") from error
        self.languages: set[LanguageTag] = set()
        self.themes: set[str] = set()
        self.terms = 0
        self._count = 0

    def add(self, concept: Concept) -> bool:
        """Stage a concept; False if it was joined to one of the same id. Raises OSError where the disk is full."""
        try:
            known = self._connection.execute("SELECT document FROM staged WHERE id = ?", (concept.id,)).fetchone()
            if known is not None:
                earlier = concept_of(json.loads(known[0]))
                self.terms -= len(earlier.terms)
                concept = joined(earlier, concept)
            document = json.dumps(concept_document(concept, {}), ensure_ascii=False)
            self._connection.execute("INSERT OR REPLACE INTO staged VALUES (?, ?)", (concept.id, document))
            edges = ((parent, concept.id) for parent in concept.broader)
            self._connection.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?)", edges)
        except sqlite3.DatabaseError as error:
            raise OSError(f"{self._path}: {error}") from error
        self.languages.update(term.language for term in concept.terms)
        self.languages.update(tag for definition in concept.definitions for tag in definition.text)
        self.themes.update([concept.theme] if concept.theme else [])
        self.terms += len(concept.terms)
        self._count += known is None
        return known is None

    def narrower(self) -> dict[str, tuple[str, ...]]:
        """The narrower concepts of each concept that has any, in order of their ids."""
        edges = self._connection.execute("SELECT parent, child FROM edge ORDER BY parent, child")
        return {parent: tuple(child for _, child in group) for parent, group in groupby(edges, key=itemgetter(0))}

    def close(self) -> None:
        """Close the file and remove it."""
        self._connection.close()
        if os.path.isfile(self._path):
            os.remove(self._path)

    def __getitem__(self, concept_id: str) -> Concept:
        row = self._connection.execute("SELECT document FROM staged WHERE id = ?", (concept_id,)).fetchone()
        if row is None:
            raise KeyError(concept_id)
        return concept_of(json.loads(row[0]))

    def __iter__(self) -> Iterator[str]:
        return (concept_id for (concept_id,) in self._connection.execute("SELECT id FROM staged ORDER BY id"))

    def __len__(self) -> int:
        return self._count


def joined(one: Concept, other: Concept) -> Concept:
    """One concept with all that both say; where both have a preferred term of a language, the second is a synonym."""
    terms = {(term.language, term.text): term for term in one.terms}
    preferred = {term.language for term in one.terms if term.is_preferred}
    for term in other.terms:
        terms.setdefault((term.language, term.text), _beside(term, preferred))
    return replace(
        one,
        theme=one.theme or other.theme,
        emn=one.emn or other.emn,
        eurovoc=one.eurovoc or other.eurovoc,
        historical=one.historical or other.historical,
        aliases=_all(one.aliases, other.aliases),
        broader=_all(one.broader, other.broader),
        gaps=(),
        definitions=_all(one.definitions, other.definitions),
        notes=_all(one.notes, other.notes),
        related=_all(one.related, other.related),
        terms=tuple(sorted(terms.values(), key=lambda term: term.language)),
    )


def _beside(term: Term, preferred: set[LanguageTag]) -> Term:
    return replace(term, status=TermStatus.ADMITTED) if term.is_preferred and term.language in preferred else term


def _all(one: tuple[_Part, ...], other: tuple[_Part, ...]) -> tuple[_Part, ...]:
    return tuple(dict.fromkeys((*one, *other)))
