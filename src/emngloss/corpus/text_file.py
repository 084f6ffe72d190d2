"""Reads the text files of a corpus."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from emngloss.errors import FileError


def text_of(path: Path) -> str:
    """The text of a corpus file in NFC, with ``\\n`` for line ends. Raises FileError if it cannot be read or is not UTF-8."""
    return unicodedata.normalize("NFC", raw_text_of(path).replace("\r\n", "\n"))


def raw_text_of(path: Path) -> str:
    """The text of a corpus file as it is on disk. Raises FileError if it cannot be read or is not UTF-8."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise FileError(f"{path.name}:{line}: not UTF-8", "save the file as UTF-8; nothing was changed") from error
    except OSError as error:
        raise FileError(f"{path.name}: cannot be read: {error.strerror}", "check the file and its permissions") from error
    if text.startswith("\ufeff"):
        raise FileError(f"{path.name}:1: starts with a byte-order mark", "save the file as UTF-8 without it; nothing was changed")
    return text
