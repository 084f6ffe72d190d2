"""What a reader says of a file that it takes although not everything in it is as it should be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


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
