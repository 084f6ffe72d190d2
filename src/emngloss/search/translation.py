"""Equivalents of a term in other languages; what only resembles the term is offered, never used."""

from __future__ import annotations

from emngloss.model.preference import preference
from emngloss.search.hit import SAME_TERM, Hit
from emngloss.search.query import Restriction
from emngloss.search.ranking import search

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
    concepts whose terms resemble the query, given only when nothing is named by it. ``base`` is as in ``Hit``.
    """

    __slots__ = ("base", "equivalents", "hit", "homonyms", "query", "suggestions")

    def __init__(self, query: str, hits: Sequence[Hit]) -> None:
        same = [hit for hit in hits if hit.match in SAME_TERM]
        self.query = query
        self.hit: Hit | None = same[0] if same else None
        self.homonyms: tuple[Hit, ...] = tuple(hit for hit in same[1:] if hit.match == same[0].match)
        self.suggestions: tuple[Hit, ...] = () if same else tuple(hits[:_SUGGESTIONS])
        self.equivalents: Mapping[LanguageTag, Sequence[FoundTerm]] = {}
        self.base: str | None = None

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
    index: Index, text: str, restriction: Restriction, targets: Sequence[LanguageTag], display: Sequence[str]
) -> Translation:
    """The equivalents of a term in the target languages; the restriction is that of the search for the term."""
    hits = search(index, text, restriction, (*restriction.languages, *display), limit=10)
    translation = Translation(text, hits)
    if translation.hit is not None:
        terms = [term for term in index.terms(translation.hit.concept_id) if term.usable]
        translation.equivalents = {tag: equivalents(terms, tag) for tag in targets}
    return translation


def equivalents(terms: Sequence[FoundTerm], tag: LanguageTag) -> list[FoundTerm]:
    """The terms of a language, exact ones first; for a variety those of its country, general ones, those of other countries."""
    own = [term for term in terms if term.language == tag.language]
    if tag.region is not None:
        own.sort(key=lambda term: preference(term.regions, term.status == "preferred", tag.region))
    return sorted(own, key=lambda term: term.equivalence is not None)


class Named:
    """What a name leads to: ``concept_id``, or None with ``suggestions``; ``homonyms`` are other concepts of the same name."""

    __slots__ = ("concept_id", "homonyms", "query", "suggestions")

    def __init__(self, query: str, concept_id: str | None, homonyms: Sequence[Hit] = (), suggestions: Sequence[Hit] = ()) -> None:
        self.query = query
        self.concept_id = concept_id
        self.homonyms = tuple(homonyms)
        self.suggestions = tuple(suggestions)


def named(index: Index, text: str, display: Sequence[str]) -> Named:
    """The concept that an id, an old id or any term names; what only resembles it is suggested."""
    concept_id = index.concept_with_id(text)
    if concept_id is not None:
        return Named(text, concept_id)
    answer = Translation(text, search(index, text, Restriction(), display))
    return Named(text, answer.hit.concept_id if answer.hit else None, answer.homonyms, answer.suggestions)
