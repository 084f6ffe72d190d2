"""What a reader says of a file that it takes although not everything in it is as it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from emngloss.errors import FormatError


class Fate(StrEnum):
    """What became of something in a file: taken in another form, or not taken."""

    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Remark:
    """What became of something, where it stands in the file (``line 12``), and why."""

    fate: Fate
    place: str
    what: str


Remarks = Callable[[Remark], None]
"""Takes each remark of a reader as it comes."""


class Ledger:
    """Keeps account of what a reader changes and refuses; where nobody takes the remarks the first refusal is an error."""

    def __init__(self, remarks: Remarks | None) -> None:
        self._remarks = remarks
        self._first: dict[str, tuple[Remark, int]] = {}

    @property
    def listens(self) -> bool:
        """True where somebody takes the remarks."""
        return self._remarks is not None

    def refuse(self, place: str, problem: str, remedy: str) -> None:
        """Say that something is not taken. Raises FormatError, with the remedy, where nobody listens."""
        if self._remarks is None:
            raise FormatError(f"{place}: {problem}", remedy)
        self._remarks(Remark(Fate.REFUSED, place, problem))

    def change(self, place: str, what: str, sort: str | None = None) -> None:
        """Say that something is taken in another form; of one sort the first alone is told, with their number, at the end."""
        remark = Remark(Fate.CHANGED, place, what)
        if sort is not None:
            first, count = self._first.get(sort, (remark, 0))
            self._first[sort] = first, count + 1
        elif self._remarks is not None:
            self._remarks(remark)

    def close(self) -> None:
        """Tell of each sort that has been put off the first change and how many there were."""
        for first, count in self._first.values():
            if self._remarks is not None:
                more = f" (the first of {count})" if count > 1 else ""
                self._remarks(Remark(first.fate, first.place, first.what + more))
        self._first.clear()
