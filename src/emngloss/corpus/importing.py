"""Brings a file of another program into a term base of the user: read, staged, compiled beside, renamed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from sqlite3 import Connection

from emngloss.corpus.base_frame import base_frame
from emngloss.corpus.bases import base_path
from emngloss.corpus.cache import beside
from emngloss.corpus.frame_file import glossary
from emngloss.corpus.snapshot.building import fill_tables, publish
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.corpus.snapshot.stored import frame_of
from emngloss.corpus.staging import Staging
from emngloss.errors import FileError, FormatError
from emngloss.formats.remarks import Fate, Remark
from emngloss.model.concept import Concept

Advance = Callable[[str], None]
"""Called now and then with the name of the stage that the import is in."""
_OFTEN = 256
"""Concepts between two calls of Advance."""
_MOST_REMARKS = 10_000
COUNTS = ("read", "concepts", "joined", "terms", "changed", "refused")
"""The counts of a report: concepts in the file, in the base, joined to another; terms; what was changed or refused."""
_LEFTOVER_AGE = 3600
"""Seconds after which what a killed import left behind is removed by the next."""


@dataclass(slots=True)
class Report:
    """What became of a file: counts of concepts and terms, and the remarks with their places, the first ten thousand of them."""

    base: str
    source: str
    format: str
    read: int = 0
    joined: int = 0
    concepts: int = 0
    terms: int = 0
    languages: tuple[str, ...] = ()
    changed: int = 0
    refused: int = 0
    remarks: list[Remark] = field(default_factory=list)

    def take(self, remark: Remark) -> None:
        """Count a remark, and keep it while there is room."""
        self.changed += remark.fate is Fate.CHANGED
        self.refused += remark.fate is Fate.REFUSED
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(remark)

    @property
    def unlisted(self) -> int:
        """How many remarks there were beyond those kept."""
        return self.changed + self.refused - len(self.remarks)


def import_concepts(report: Report, concepts: Iterable[Concept], shipped: Snapshot, advance: Advance, dry_run: bool) -> None:
    """Stage the concepts and, unless it is a dry run, publish them as the base that the report names; fills in its counts.

    Raises FormatError where there is no concept at all or the file breaks off, FileError where the base cannot be written; the
    old base of that name is then whole.
    """
    path = base_path(report.base)
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _remove_leftovers(os.path.dirname(path))
        staging = Staging(beside(path))
        try:
            _stage(report, concepts, staging, advance)
            if not dry_run:
                advance("indexing")
                _publish(report, staging, path, shipped)
        finally:
            staging.close()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"{path}: cannot be written: {reason}", "check the folder, its permissions and free space") from error


def _stage(report: Report, concepts: Iterable[Concept], staging: Staging, advance: Advance) -> None:
    for concept in concepts:
        report.read += 1
        if not staging.add(concept):
            report.joined += 1
            report.take(Remark(Fate.CHANGED, f"concept {concept.id}", "joined to an earlier concept of the same id"))
        if report.read % _OFTEN == 0:
            advance("reading")
    report.concepts, report.terms = len(staging), staging.terms
    report.languages = tuple(sorted(staging.languages))
    if not report.terms:
        first = next((f"{remark.place}: {remark.what}" for remark in report.remarks if remark.fate is Fate.REFUSED), None)
        raise FormatError(
            f"{report.source}: no term in it" + (f" ({report.refused} refused; the first: {first})" if first else ""),
            "check --format and --columns; emngloss help import shows what can be read",
        )


def _publish(report: Report, staging: Staging, path: str, shipped: Snapshot) -> None:
    edition = {
        "name": report.base,
        "version": _today(),
        "date": _today(),
        "licence": "not stated",
        "acknowledgement": f"Imported from {report.source} ({report.format}).",
    }
    frame = base_frame(edition, staging.languages, staging.themes, shipped)
    whole = glossary(frame_of(frame), staging)
    facts = {"losses": "{}", "source": report.source, "format": report.format}

    def write(connection: Connection) -> None:
        fill_tables(connection, whole, frame, staging.narrower())
        connection.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())

    publish(path, write)


def _today() -> str:
    """The day of the import; SOURCE_DATE_EPOCH makes it reproducible (https://reproducible-builds.org/specs/source-date-epoch)."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (date.fromtimestamp(int(stated)) if stated.isdecimal() else date.today()).isoformat()


def _remove_leftovers(folder: str) -> None:
    """Remove what imports left behind that were killed long ago."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if name.endswith(".part") and time.time() - os.path.getmtime(path) > _LEFTOVER_AGE:
            os.remove(path)
