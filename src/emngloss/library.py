"""The glossary as a Python library: load it once, then search, translate and read its concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypedDict, Unpack

from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot import stored
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.errors import UnknownConceptError, UnknownLanguageError, UnknownThemeError, UsageError
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.search import translation
from emngloss.search.hit import Hit
from emngloss.search.index import Index
from emngloss.search.query import FIELDS, Restriction
from emngloss.search.ranking import search as ranked
from emngloss.search.translation import Translation


class Restrictions(TypedDict, total=False):
    """To what a search is restricted."""

    languages: Collection[str]
    themes: Collection[str]
    exact: bool
    fields: Collection[str]


class LoadedGlossary:
    """A glossary that can be searched; concepts are read when they are first asked for.

    Iterating gives the concepts in order of their ids; ``glossary["asylum"]`` the concept with an id. Several threads may use it.
    Languages are BCP 47 tags; one that the glossary does not have is refused with UnknownLanguageError.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._index = Index(snapshot.rows)
        self._snapshot = snapshot
        self._languages = snapshot.languages()

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
        display: str = "en",
        limit: int | None = 10,
        **restrictions: Unpack[Restrictions],
    ) -> list[Hit]:
        """The concepts that answer a query, best first; an empty list where nothing does.

        ``languages`` and ``themes`` restrict the terms and concepts searched, ``exact=True`` leaves out what only resembles,
        ``fields`` names what is searched (term, synonym, definition, note; without it the others only where no term answers),
        ``display`` is the language of ``hit.preferred`` and ``hit.definition``. Raises UsageError for a query that is too long,
        a limit below 1 and an unknown field, UnknownLanguageError and UnknownThemeError for what the glossary does not have.
        """
        if limit is not None and limit < 1:
            raise UsageError(f"a limit of {limit} asks for nothing", "give a positive number, or None for all hits")
        languages = [tag.language for tag in self._tags(restrictions.get("languages", ()))]
        themes, fields = self._themes(restrictions.get("themes", ())), _fields(restrictions.get("fields", ()))
        restriction = Restriction(languages, themes, restrictions.get("exact", False), fields)
        shown = tuple(dict.fromkeys((self._tags(display)[0].language, "en")))
        hits = ranked(self._index, query, restriction, shown, limit)
        return [hit.bind(self.__getitem__) for hit in hits]

    def translate(self, term: str, to: Sequence[str], from_language: str | None = None) -> Translation:
        """The equivalents of a term in the languages ``to``; ``from_language`` is that of the term, any if None.

        A term that the glossary only resembles gives ``suggestions`` and no equivalents.
        """
        given = () if from_language is None else (self._tags(from_language)[0].language,)
        answer = translation.translate(self._index, term, Restriction(given), self._tags(to), ("en",))
        for hit in (answer.hit, *answer.homonyms, *answer.suggestions):
            if hit is not None:
                hit.bind(self.__getitem__)
        return answer

    def concept(self, name: str) -> Concept:
        """The concept that an id, an old id or any of its terms names. Raises UnknownConceptError where none does."""
        answer = translation.named(self._index, name, ("en",))
        if answer.concept_id is None:
            near = ", ".join(hit.concept_id for hit in answer.suggestions)
            raise UnknownConceptError(f"no concept is called {name!r}", f"did you mean: {near}?" if near else None)
        return self[answer.concept_id]

    def close(self) -> None:
        """Close the file of the glossary; nothing more can be read. ``with load() as glossary:`` closes it too."""
        self._snapshot.close()

    def __enter__(self) -> LoadedGlossary:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _tags(self, languages: Collection[str]) -> list[LanguageTag]:
        """The tags of languages of this glossary; one tag may be given instead of a list."""
        tags = []
        for name in [languages] if isinstance(languages, str) else languages:
            try:
                tag = LanguageTag(name)
            except ValueError as error:
                raise UnknownLanguageError(str(error), "give a BCP 47 tag such as de or de-AT") from error
            if tag.language not in self._languages:
                raise UnknownLanguageError(f"the glossary does not cover {tag!s}", f"it has: {', '.join(self._languages)}")
            tags.append(tag)
        return tags

    def _themes(self, themes: Collection[str]) -> list[str]:
        """The themes of this glossary; one may be given instead of a list."""
        named = [themes] if isinstance(themes, str) else list(themes)
        known = self._snapshot.themes()
        for theme in named:
            if theme not in known:
                raise UnknownThemeError(f"no theme is called {theme!r}", f"themes: {', '.join(known)}")
        return named


def _fields(fields: Collection[str]) -> list[str]:
    """What is to be searched; one field may be given instead of a list."""
    named = [fields] if isinstance(fields, str) else list(fields)
    for field in named:
        if field not in FIELDS:
            raise UsageError(f"there is no field {field!r} to search in", f"fields: {', '.join(FIELDS)}")
    return named


def load(data: str | Path | None = None) -> LoadedGlossary:
    """The shipped glossary, or that of a corpus folder.

    Raises SnapshotError where the data are missing or damaged, CorpusError or FileError for a folder that is no corpus.
    """
    return LoadedGlossary(open_glossary(None if data is None else str(data)))


@cache
def _shipped() -> LoadedGlossary:
    """The shipped glossary, opened once."""
    return load()


def search(query: str, *, limit: int | None = 10) -> list[Hit]:
    """The concepts of the shipped glossary that answer a query, best first."""
    return _shipped().search(query, limit=limit)


def translate(term: str, to: Sequence[str], from_language: str | None = None) -> Translation:
    """The equivalents of a term in the shipped glossary."""
    return _shipped().translate(term, to, from_language)
