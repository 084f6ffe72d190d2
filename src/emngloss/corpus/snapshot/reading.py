"""Opens a snapshot read-only and verifies it; loads nothing but SQLite, because every plain command starts here.

``_sqlite3`` is imported instead of ``sqlite3`` where it exists: the wrapper loads ``datetime`` and ``time``, a third of
the start of Python, for converters that are not used here.
"""

from __future__ import annotations

import os
from _thread import allocate_lock

from emngloss.corpus.cache import read_stamp, write_stamp
from emngloss.errors import SnapshotError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection, DatabaseError, connect
    from typing import Any
else:
    try:
        from _sqlite3 import DatabaseError, connect
    except ImportError:
        from sqlite3 import DatabaseError, connect

FORMAT_VERSION = 4
"""Of the tables; raised whenever they change, so that an older file is rebuilt or refused."""
APPLICATION_ID = 0x454D4E47
"""'EMNG' in the header of the file (https://www.sqlite.org/pragma.html#pragma_application_id)."""
DIGEST_SUFFIX = ".sha256"


class Snapshot:
    """An open compiled glossary, safe with several threads: every statement runs, and is read to its end, under one lock."""

    def __init__(self, connection: Connection, in_memory: bool = False) -> None:
        self._connection = connection
        self._lock = allocate_lock()
        self.in_memory = in_memory
        self._facts: dict[str, str] = {}

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows that a statement gives. Raises SnapshotError where the file cannot be read."""
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except DatabaseError as error:
            raise SnapshotError(f"the glossary data are damaged: {error}", REINSTALL) from error

    def close(self) -> None:
        """Close the file; nothing can be read any more."""
        self._connection.close()

    def __del__(self) -> None:
        self._connection.close()  # Python 3.13 warns of a connection that nobody closed

    def fact(self, key: str) -> str:
        """One of the facts about the glossary: name, version, date, licence, header (the JSON of ``glossary``)."""
        if not self._facts:
            self._facts = dict(self.rows("SELECT key, value FROM fact"))
        return self._facts[key]

    def document(self, concept_id: str) -> str:
        """The JSON document of a concept that exists."""
        return self._column("document", concept_id)

    def lines(self, concept_id: str) -> str:
        """The plain lines of a concept that exists, as ``show`` prints them into a pipe."""
        return self._column("lines", concept_id)

    def tag_of(self, folded_name: str) -> tuple[str, str] | None:
        """The language that a folded tag, name or country code names, and which of the three it is; None if no language."""
        found = self.rows("SELECT tag, sort FROM language_key WHERE key = ?", (folded_name,))
        return (found[0][0], found[0][1]) if found else None

    def language_keys(self) -> list[str]:
        """The folded tags, names and country codes by which a language is found."""
        return [key for (key,) in self.rows("SELECT key FROM language_key ORDER BY key")]

    def concept_ids(self, start: str = "") -> list[str]:
        """The ids of the concepts that start so, in order."""
        ids = self.rows("SELECT id FROM concept WHERE id >= ? AND id < ? ORDER BY id", (start, start + "\U0010ffff"))
        return [concept_id for (concept_id,) in ids]

    def language_name(self, tag: str, display: str = "en") -> str:
        """The name of a language of the glossary in one of its languages (CLDR)."""
        found = self.rows("SELECT name FROM language_name WHERE tag = ? AND display = ?", (tag, display))
        return str(found[0][0]) if found else tag

    def region_name(self, code: str, display: str = "en") -> str:
        """The name of a country in one of the glossary's languages (CLDR), or its code."""
        found = self.rows("SELECT name FROM region_name WHERE code = ? AND display = ?", (code, display))
        return str(found[0][0]) if found else code

    def languages(self) -> list[str]:
        """The tags of the glossary's languages in order."""
        return [tag for (tag,) in self.rows("SELECT tag FROM language ORDER BY tag")]

    def themes(self) -> list[str]:
        """The ids of the themes in order."""
        return [theme for (theme,) in self.rows("SELECT id FROM theme ORDER BY id")]

    def theme_with_name(self, folded_name: str) -> str | None:
        """The id of the theme that a folded name names, or None."""
        found = self.rows("SELECT id FROM theme WHERE key = ?", (folded_name,))
        return str(found[0][0]) if found else None

    def _column(self, column: str, concept_id: str) -> str:
        return str(self.rows(f"SELECT {column} FROM concept WHERE id = ?", (concept_id,))[0][0])


def open_snapshot(path: str) -> Snapshot:
    """The snapshot at a path. Raises SnapshotError if it is missing, damaged, foreign or of another version."""
    _verify(path)
    try:
        address = f"file://{_uri_path(path)}?mode=ro&immutable=1"
        connection = connect(address, uri=True, isolation_level=None, check_same_thread=False)
        try:
            check_version(connection, path)
        except (DatabaseError, SnapshotError):
            connection.close()
            raise
    except DatabaseError as error:
        raise SnapshotError(f"the glossary data cannot be opened: {path}: {error}", REINSTALL) from error
    return Snapshot(connection)


REINSTALL = "install emngloss again, or name a corpus folder with --data"


def check_version(connection: Connection, path: str) -> None:
    """Raise SnapshotError unless the open file is a snapshot of this version."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise SnapshotError(f"not a glossary: {path}", REINSTALL)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT_VERSION:
        raise SnapshotError(f"glossary data of format {version}, this emngloss reads format {FORMAT_VERSION}: {path}", REINSTALL)


def _verify(path: str) -> None:
    """Compare the file with the digest beside it; what was compared once is known by its size, times and inode."""
    try:
        state = os.stat(path)
        with open(path + DIGEST_SUFFIX, encoding="ascii") as file:
            digest = file.read().strip()
    except (OSError, ValueError) as error:
        raise SnapshotError(f"the glossary data are missing: {path}", REINSTALL) from error
    verified = f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino} {digest}"
    if read_stamp(path) == verified:
        return
    try:
        damaged = file_digest(path) != digest
    except OSError as error:
        raise SnapshotError(f"the glossary data cannot be read: {path}: {error.strerror}", REINSTALL) from error
    if damaged:
        raise SnapshotError(f"the glossary data are damaged: {path}", REINSTALL)
    write_stamp(path, verified)


def file_digest(path: str) -> str:
    """The SHA-256 of a file in hexadecimal digits."""
    import hashlib

    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _uri_path(path: str) -> str:
    """The path as part of a SQLite URI (https://www.sqlite.org/uri.html), byte by byte: a path need not be text."""
    path = os.path.abspath(path)
    if os.sep != "/":
        path = path.replace(os.sep, "/")
    escaped = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02x}" for byte in os.fsencode(path))
    return escaped if escaped.startswith("/") else f"/{escaped}"


_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_~:")
