"""Finds the glossary: the snapshot in the wheel, else the corpus of the checkout, compiled into the user's cache."""

from __future__ import annotations

import os

from emngloss.corpus.cache import cache_folder, name_for, read_stamp, write_stamp
from emngloss.corpus.snapshot.reading import Snapshot, open_snapshot
from emngloss.errors import FileError, SnapshotError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SNAPSHOT_NAME = "glossary.sqlite"
"""The file that the build hook puts into the package."""
_COMPILED_BY = ("model", "text", "corpus", os.path.join("corpus", "snapshot"), "search", "formats")
"""The folders of this package whose code decides what a snapshot holds."""


def open_glossary(data: str | None = None) -> Snapshot:
    """The shipped glossary, or that of a corpus folder.

    Raises SnapshotError where there is none or it is damaged, CorpusError or FileError for a folder that is no corpus.
    """
    if data is not None:
        return _compiled(data)
    shipped = os.path.join(_PACKAGE, SNAPSHOT_NAME)
    if os.path.exists(shipped):
        return open_snapshot(shipped)
    return _compiled(checkout_data())


def checkout_data() -> str:
    """The folder ``data`` of the checkout that this package lies in. Raises SnapshotError where it is installed without."""
    data = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "data")
    if not os.path.isfile(os.path.join(data, "edition.toml")):
        raise SnapshotError("the glossary data are missing from this installation", "install emngloss again")
    return data


def _compiled(data: str) -> Snapshot:
    """The snapshot of a corpus folder, compiled when its content differs from what was compiled last."""
    if not os.path.isdir(data):
        raise FileError(f"no folder {data!r}", "name a corpus folder: terms/ and the files that docs/corpus.md lists")
    stamp = (read_stamp(data) or "").partition(" ")
    try:
        seen = _fingerprint(data)
        content = stamp[2] if stamp[0] == seen and stamp[2] else _content(data)
    except OSError as error:
        name = os.path.basename(str(error.filename or data))
        raise FileError(f"{name}: cannot be read: {error.strerror}", "check the file and its permissions") from error
    path = os.path.join(cache_folder(), f"{name_for(data)}-{content[:16]}.sqlite")
    try:
        snapshot = open_snapshot(path)
    except SnapshotError:
        return _compile(data, path, f"{seen} {content}")
    if stamp[0] != seen:
        write_stamp(data, f"{seen} {content}")
    return snapshot


def _compile(data: str, path: str, stamp: str) -> Snapshot:
    from pathlib import Path

    from emngloss.corpus.snapshot.building import compile_corpus, compile_in_memory

    try:
        os.makedirs(cache_folder(), exist_ok=True)
        compile_corpus(Path(data), path)
        snapshot = open_snapshot(path)
    except (OSError, SnapshotError):
        return _published_by_another(path) or Snapshot(compile_in_memory(Path(data)), in_memory=True)
    write_stamp(data, stamp)
    _forget_older(data, path)
    return snapshot


def _published_by_another(path: str) -> Snapshot | None:
    """The snapshot that another process put there meanwhile (Windows lets nobody replace a file that is being read), or None."""
    try:
        return open_snapshot(path)
    except SnapshotError:
        return None


def _forget_older(data: str, path: str) -> None:
    """Remove what was compiled from earlier states of this folder; another process may be faster, or still read it.

    What starts with the name of the file stays: it is the file, its digest, or what another process is just writing.
    """
    for name in os.listdir(cache_folder()):
        old = os.path.join(cache_folder(), name)
        if name.startswith(f"{name_for(data)}-") and not old.startswith(path):
            try:
                os.remove(old)
            except OSError:
                continue


def _files(data: str) -> list[tuple[str, os.stat_result]]:
    """The corpus files under a folder, and the modules that compile them, with their state, in order of their paths."""
    found = []
    for folder in (data, os.path.join(data, "terms"), *(os.path.join(_PACKAGE, part) for part in _COMPILED_BY)):
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                found += [(entry.path, entry.stat()) for entry in entries if _is_source(entry.name)]
    return sorted(found, key=lambda pair: pair[0])


def _is_source(name: str) -> bool:
    return name.endswith((".toml", ".py")) and not name.startswith(".")


def _fingerprint(data: str) -> str:
    """Names, sizes and times of change of all files: differs whenever a file was touched."""
    from zlib import crc32

    return f"{crc32(repr([(name, s.st_size, s.st_mtime_ns) for name, s in _files(data)]).encode()):08x}"


def _content(data: str) -> str:
    """The SHA-256 of all files and of the modules that compile them: differs whenever the snapshot might."""
    import hashlib

    digest = hashlib.sha256()
    for name, _ in _files(data):
        digest.update(os.path.basename(name).encode("utf-8", "surrogateescape") + b"\0")
        with open(name, "rb") as file:
            digest.update(file.read() + b"\0")
    return digest.hexdigest()
