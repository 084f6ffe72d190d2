"""Finds out in which format a file is."""

from __future__ import annotations

from os.path import splitext

from emngloss.errors import UsageError
from emngloss.formats.registry import ROWS, Format


def guessed(path: str) -> Format:
    """The format of a file by its ending. Raises UsageError where no format that can be read has it."""
    ending = splitext(path)[1].lower()
    for row in ROWS:
        if row.reads and row.suffix == ending:
            return row
    known = ", ".join(row.name for row in ROWS if row.reads)
    raise UsageError(f"{path}: in which format is it?", f"name it with --format: {known}")
