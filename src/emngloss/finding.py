"""What a check reports: a finding has a code, a severity, a message and a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an error makes the corpus wrong, a warning asks somebody to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: a file name relative to the corpus, a dotted key in it, and the line where known (from 1)."""

    file: str
    key: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        key = f" {self.key}" if self.key else ""
        return f"{self.file}{line}{key}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    code: str
    severity: Severity
    message: str
    place: Place
