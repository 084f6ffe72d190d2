"""A search index of a few terms, in memory, for tests of what a search finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from builders import EDITION
from emngloss.corpus.snapshot.building import fill_tables
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.model.concept import Concept
from emngloss.model.frame import Language
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.term import Term, TermStatus
from emngloss.search.hit import Hit
from emngloss.search.index import Index
from emngloss.search.query import Restriction
from emngloss.search.ranking import search

ENDINGS = {
    "bg": "а и ите ът ът ни на",
    "de": "e en er n s es",
    "en": "s es ies y",
    "fi": "t n a ta ssa nen sen set",
    "ga": "i e a",
    "sv": "en er ar s",
}
FUNCTION_WORDS = {"de": "der die das für", "en": "the a of for from to with", "ga": "an na"}
ARTICLES = {"de": ("der ", "die ", "das "), "en": ("the ", "a "), "ga": ("an ", "na ")}
MUTATIONS = {"ga": {"th": "t", "bhf": "f"}}
COMPOUNDS = {"de": ("s", "es"), "sv": ("s",), "fi": ()}


def language(tag: str) -> Language:
    """A language with what the search knows of it."""
    return Language(
        LanguageTag(tag),
        "Latn",
        "",
        endings=tuple(ENDINGS.get(tag, "").split()),
        function_words=tuple(FUNCTION_WORDS.get(tag, "").split()),
        articles=ARTICLES.get(tag, ()),
        mutations=MUTATIONS.get(tag, {}),
        compounds=tag in COMPOUNDS,
        links=COMPOUNDS.get(tag, ()),
    )


def concept(concept_id: str, **terms: str | Sequence[str]) -> Concept:
    """A concept with terms by language, the first of each preferred."""
    listed = {tag: [texts] if isinstance(texts, str) else list(texts) for tag, texts in terms.items()}
    made = [
        Term(text, LanguageTag(tag), TermStatus.ADMITTED if place else TermStatus.PREFERRED)
        for tag, texts in sorted(listed.items())
        for place, text in enumerate(texts)
    ]
    return Concept(concept_id, terms=tuple(made))


def index_of(concepts: Sequence[Concept], acts: Mapping[str, LegalAct] | None = None) -> Index:
    """The index of these concepts in their languages."""
    tags = sorted({str(term.language) for one in concepts for term in one.terms} | set(ENDINGS))
    languages = {LanguageTag(tag): language(tag) for tag in tags}
    by_id = {one.id: one for one in sorted(concepts, key=lambda one: one.id)}
    glossary = Glossary(EDITION, by_id, acts or {}, languages, {}, {})
    connection = sqlite3.connect(":memory:", isolation_level=None)
    fill_tables(connection, glossary, {}, {})
    return Index(Snapshot(connection).rows)


def hits(index: Index, query: str, limit: int | None = None, **restriction: Sequence[str]) -> list[tuple[str, str]]:
    """The ids of the concepts found with the ways in which they were, best first."""
    return [(hit.concept_id, hit.match) for hit in found(index, query, limit, **restriction)]


def found(index: Index, query: str, limit: int | None = None, **restriction: Sequence[str]) -> list[Hit]:
    """The hits for a query."""
    return search(index, query, Restriction(**restriction), limit=limit)  # type: ignore[arg-type]
