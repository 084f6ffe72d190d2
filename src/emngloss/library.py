"""The glossary as a Python library: load it once, then search, translate and read its concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot import stored
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.errors import UnknownConceptError
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.search import translation
from emngloss.search.hit import Hit
from emngloss.search.index import Index
from emngloss.search.ranking import Restriction
from emngloss.search.ranking import search as ranked
from emngloss.search.translation import Translation


class LoadedGlossary:
    """A glossary that can be searched; concepts are read when they are first asked for.

    Iterating gives the concepts in order of their ids; ``glossary["asylum"]`` the concept with an id.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._index = Index(snapshot.connection)
        self._snapshot = snapshot

    @cached_property
    def glossary(self) -> Glossary:
        """The concepts with the edition, acts, languages, themes and countries around them."""
        return stored.glossary(self._snapshot)

    def __getitem__(self, concept_id: str) -> Concept:
        return self.glossary[concept_id]

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.glossary)

    def __len__(self) -> int:
        return len(self.glossary)

    def search(
        self,
        query: str,
        *,
        languages: Collection[str] = (),
        themes: Collection[str] = (),
        exact: bool = False,
        display: str = "en",
        limit: int | None = 10,
    ) -> list[Hit]:
        """The concepts that answer a query, best first; an empty list where nothing does.

        ``languages`` and ``themes`` restrict the terms and concepts searched, ``exact`` leaves out what only resembles,
        ``display`` is the language of ``hit.preferred`` and ``hit.definition``. Raises UsageError for a query that is too long.
        """
        restriction = Restriction(tuple(LanguageTag(tag).language for tag in languages), tuple(themes), exact)
        hits = ranked(self._index, query, restriction, _shown(display), limit)
        return [hit.bind(self.__getitem__) for hit in hits]

    def translate(self, term: str, to: Sequence[str], source: str | None = None) -> Translation:
        """The equivalents of a term in the languages ``to``; ``source`` is the language of the term, any if None.

        A term that the glossary only resembles gives ``suggestions`` and no equivalents.
        """
        given = () if source is None else (LanguageTag(source).language,)
        answer = translation.translate(self._index, term, given, [LanguageTag(tag) for tag in to], ("en",))
        for hit in (answer.hit, *answer.homonyms, *answer.suggestions):
            if hit is not None:
                hit.bind(self.__getitem__)
        return answer

    def concept(self, name: str) -> Concept:
        """The concept that an id, an old id or any of its terms names. Raises UnknownConceptError where none does."""
        answer = translation.named(self._index, name, ("en",))
        if answer.hit is None:
            near = ", ".join(hit.concept_id for hit in answer.suggestions)
            raise UnknownConceptError(f"no concept is called {name!r}", f"did you mean: {near}?" if near else None)
        return self[answer.hit.concept_id]


def load(data: str | Path | None = None) -> LoadedGlossary:
    """The shipped glossary, or that of a corpus folder.

    Raises SnapshotError where the data are missing or damaged, CorpusError or FileError for a folder that is no corpus.
    """
    return LoadedGlossary(open_glossary(None if data is None else str(data)))


def search(query: str, *, limit: int | None = 10) -> list[Hit]:
    """The concepts of the shipped glossary that answer a query, best first."""
    return load().search(query, limit=limit)


def translate(term: str, to: Sequence[str], source: str | None = None) -> Translation:
    """The equivalents of a term in the shipped glossary."""
    return load().translate(term, to, source)


def _shown(display: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((LanguageTag(display).language, "en")))
