"""On what a definition or a note rests: a citation of an act, and the provision that it replaced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How a source carries a definition; it never says that the definition is a quotation."""

    ADAPTED = "adapted"
    DERIVED = "derived"
    PARALLEL = "parallel"
    DIFFERING = "differing"
    DEVELOPED = "developed"
    CITED = "cited"

    @property
    def in_words(self) -> str:
        """What stands before a citation for readers: ``based on``, ``see`` …; of own work, which cites nothing, a remark."""
        return _BASES[self]


_BASES = {
    Basis.ADAPTED: "based on",
    Basis.DERIVED: "derived from",
    Basis.PARALLEL: "same sense in",
    Basis.DIFFERING: "defined differently in",
    Basis.DEVELOPED: "this project's own definition; no source defines the concept",
    Basis.CITED: "see",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a legal act or other source: the key of the act, and the article where it is certain."""

    act: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source: the act (None for this project's own work), the place in it, its basis, and what it replaced."""

    act: str | None = None
    locator: str | None = None
    basis: Basis = Basis.CITED
    replaces: tuple[Citation, ...] = ()
