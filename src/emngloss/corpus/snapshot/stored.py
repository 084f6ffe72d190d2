"""Reads a snapshot back into the model: the frame at once, each concept when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from emngloss.corpus import frame_file
from emngloss.corpus.snapshot.reading import REINSTALL, Snapshot
from emngloss.errors import GlossError, SnapshotError
from emngloss.model.concept import Concept
from emngloss.model.document import concept_from
from emngloss.model.glossary import Glossary
from emngloss.table import Path, Table, dotted


def glossary(snapshot: Snapshot) -> Glossary:
    """The glossary of a snapshot; its concepts are read one by one as they are needed."""
    tables = dict(snapshot.connection.execute("SELECT file, document FROM frame").fetchall())
    return frame_file.glossary(lambda name: Table(json.loads(tables[name]), _complain), StoredConcepts(snapshot))


class StoredConcepts(Mapping[str, Concept]):
    """The concepts of a snapshot by id, in order of their ids; each is read once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._connection = snapshot.connection
        self._read: dict[str, Concept] = {}

    def __getitem__(self, concept_id: str) -> Concept:
        if concept_id not in self._read:
            row = self._connection.execute("SELECT document FROM concept WHERE id = ?", (concept_id,)).fetchone()
            if row is None:
                raise KeyError(concept_id)
            self._read[concept_id] = concept_from(Table(json.loads(row[0]), _complain))
        return self._read[concept_id]

    def __iter__(self) -> Iterator[str]:
        return iter([concept_id for (concept_id,) in self._connection.execute("SELECT id FROM concept ORDER BY number")])

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM concept").fetchone()[0])


def _complain(path: Path, problem: str, remedy: str) -> GlossError:
    return SnapshotError(f"the glossary data are damaged: {dotted(path)}: {problem}", REINSTALL)
