"""Ways in which a compiled glossary may be damaged, each a function of the path of the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from emngloss.corpus.snapshot.reading import DIGEST_SUFFIX, FORMAT_VERSION, file_digest


def _digest_of(path: Path) -> Path:
    return Path(f"{path}{DIGEST_SUFFIX}")


def _sign(path: Path) -> None:
    _digest_of(path).write_text(file_digest(str(path)) + "\n", encoding="ascii")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _garbage_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 16] = b"garbage garbage!"
    path.write_bytes(data)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _empty_but_signed(path: Path) -> None:
    _empty(path)
    _sign(path)


def _no_database_but_signed(path: Path) -> None:
    path.write_bytes(b"no database at all " * 1000)
    _sign(path)


def _foreign_but_signed(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
    connection.commit()
    connection.close()
    _sign(path)


def _other_version_but_signed(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    _sign(path)


def _without_digest(path: Path) -> None:
    _digest_of(path).unlink()


def _with_another_digest(path: Path) -> None:
    _digest_of(path).write_text("0" * 64 + "\n", encoding="ascii")


def _with_a_digest_that_is_no_text(path: Path) -> None:
    _digest_of(path).write_bytes(b"\xff\xfe\x00")


def _missing(path: Path) -> None:
    path.unlink()


DAMAGE: dict[str, Callable[[Path], None]] = {
    damage.__name__.strip("_").replace("_", " "): damage
    for damage in (
        _truncated,
        _garbage_in_the_middle,
        _empty,
        _empty_but_signed,
        _no_database_but_signed,
        _foreign_but_signed,
        _other_version_but_signed,
        _without_digest,
        _with_another_digest,
        _with_a_digest_that_is_no_text,
        _missing,
    )
}
