"""Opens a file that somebody wants to bring in, as the reader of its format takes it."""

from __future__ import annotations

from typing import BinaryIO, TextIO

from emngloss.errors import FileError
from emngloss.formats.registry import Format


def opened(path: str, row: Format) -> TextIO | BinaryIO:
    """The file as bytes or text. Raises FileError where it cannot be opened."""
    try:
        return open(path, "rb") if row.binary else open(path, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}", "check the name of the file and its permissions") from error
