"""What a search gives back. Plain classes with slots: importing ``dataclasses`` would double the start of a command."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from emngloss.model.concept import Concept
    from emngloss.search.citations import Citation
    from emngloss.search.prose import Snippet

EXACT, FOLDED, INFLECTED, TRANSLITERATED = "exact", "folded", "inflected", "transliterated"
WORDS, PREFIX, SOURCE, FUZZY, DEFINITION, NOTE = "words", "prefix", "source", "fuzzy", "definition", "note"
TIERS = (EXACT, FOLDED, INFLECTED, TRANSLITERATED, WORDS, PREFIX, SOURCE, FUZZY, DEFINITION, NOTE)
"""The ways of matching, best first."""
BY_FOLDING, BY_STEMMING, BY_TRANSLITERATION = 1, 2, 3
"""How a name of the index was made from a term, the better way first."""
SAME_TERM = frozenset((EXACT, FOLDED, TRANSLITERATED))
"""The ways in which the query names the term itself, however it is written; another ending may make it another term."""


class FoundTerm:
    """A term as the index knows it: its concept, and the fields of ``Term`` as text."""

    __slots__ = (
        "concept",
        "equivalence",
        "grammar",
        "language",
        "note",
        "provenance",
        "regions",
        "status",
        "text",
        "type",
        "usage",
    )

    def __init__(self, concept: str, text: str, language: str, status: str, *register: str | None) -> None:
        """``register`` is type, regions (parted by blanks), usage, equivalence, grammar, provenance and note, or nothing."""
        kind, regions, usage, equivalence, grammar, provenance, note = register or (None,) * 7
        self.concept = concept
        self.text = text
        self.language = language
        self.status = status
        self.type = kind
        self.regions = tuple((regions or "").split())
        self.usage = usage
        self.equivalence = equivalence
        self.grammar = grammar
        self.provenance = provenance
        self.note = note

    @property
    def usable(self) -> bool:
        """True for a term that may be offered as a translation."""
        return self.status in ("preferred", "admitted")


class Hit:
    """A concept that answers a query, and why.

    ``match`` is the tier (one of TIERS), ``score`` lies between 0 and 1, ``term`` is the term that matched, ``preferred`` the one
    to show as heading, ``definition`` a definition in the language of display, English where it has none. ``base`` is the name of
    the term base that it comes from, None for the glossary where no base was asked for. ``citation`` is the place in an act by
    which it was found, ``snippet`` the part of its definition or note, each None where it was found otherwise.
    """

    __slots__ = ("_concept_of", "base", "citation", "concept_id", "definition", "match", "preferred", "score", "snippet", "term")

    def __init__(self, concept_id: str, score: float, match: str, term: FoundTerm) -> None:
        self.concept_id = concept_id
        self.score = score
        self.match = match
        self.term = term
        self.preferred: FoundTerm = term
        self.definition: str | None = None
        self.base: str | None = None
        self.citation: Citation | None = None
        self.snippet: Snippet | None = None
        self._concept_of: Callable[[str], Concept] | None = None

    @property
    def concept(self) -> Concept:
        """The whole concept, read when it is first asked for."""
        if self._concept_of is None:
            raise LookupError("this hit came from an index without concepts")
        return self._concept_of(self.concept_id)

    def bind(self, concept_of: Callable[[str], Concept]) -> Hit:
        """The same hit, knowing where its concept can be read."""
        self._concept_of = concept_of
        return self

    def __repr__(self) -> str:
        return f"<Hit {self.concept_id} {self.match} {self.score:.2f} {self.term.text!r} [{self.term.language}]>"
