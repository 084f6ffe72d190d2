"""Equivalents of a term in other languages; what only resembles the term is offered, never used."""

from __future__ import annotations

from emngloss.search.hit import SAME_TERM, Hit
from emngloss.search.ranking import Restriction, search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from emngloss.model.language_tag import LanguageTag
    from emngloss.search.hit import FoundTerm
    from emngloss.search.index import Index

_SUGGESTIONS = 3


class Translation:
    """The answer for one term.

    ``hit`` is the concept that the term names, or None; ``homonyms`` are other concepts that it names as well; ``equivalents``
    holds the usable terms of each language asked for, best first, empty where the glossary has none; ``suggestions`` are
    concepts whose terms resemble the query, given only when nothing is named by it.
    """

    __slots__ = ("equivalents", "hit", "homonyms", "query", "suggestions")

    def __init__(self, query: str, hits: Sequence[Hit]) -> None:
        same = [hit for hit in hits if hit.match in SAME_TERM]
        self.query = query
        self.hit: Hit | None = same[0] if same else None
        self.homonyms: tuple[Hit, ...] = tuple(hit for hit in same[1:] if hit.match == same[0].match)
        self.suggestions: tuple[Hit, ...] = () if same else tuple(hits[:_SUGGESTIONS])
        self.equivalents: Mapping[LanguageTag, Sequence[FoundTerm]] = {}

    @property
    def missing(self) -> list[LanguageTag]:
        """The languages asked for in which the glossary has no term."""
        return [tag for tag, terms in self.equivalents.items() if not terms]

    @property
    def without_own_form(self) -> list[LanguageTag]:
        """The varieties asked for, such as de-AT, for which only the general form or that of another country is known."""
        return [
            tag
            for tag, terms in self.equivalents.items()
            if terms and tag.region and not any(tag.region in term.regions for term in terms)
        ]


def translate(
    index: Index, text: str, source: Sequence[str], targets: Sequence[LanguageTag], display: Sequence[str]
) -> Translation:
    """The equivalents of a term in the target languages; ``source`` restricts the language of the term (any if empty)."""
    hits = search(index, text, Restriction(source), (*source, *display), limit=10)
    translation = Translation(text, hits)
    if translation.hit is not None:
        terms = [term for term in index.terms(translation.hit.concept_id) if term.usable]
        translation.equivalents = {tag: equivalents(terms, tag) for tag in targets}
    return translation


def equivalents(terms: Sequence[FoundTerm], tag: LanguageTag) -> list[FoundTerm]:
    """The terms of a language; for a variety those of its country first, then the general ones, then those of others."""
    own = [term for term in terms if term.language == tag.language]
    if tag.region is None:
        return own

    def distance(term: FoundTerm) -> tuple[int, bool]:
        return (0 if tag.region in term.regions else 2 if term.regions else 1, term.status != "preferred")

    return sorted(own, key=distance)


def named(index: Index, text: str, display: Sequence[str]) -> Translation:
    """The concept that an id, an old id or any term names, without equivalents."""
    concept_id = index.concept_with_id(text)
    if concept_id is None:
        return Translation(text, search(index, text, Restriction(), display))
    terms = index.terms(concept_id)
    return Translation(text, [Hit(concept_id, 1.0, "exact", terms[0])] if terms else [])
