"""One run of a command: the request, the glossary that it is about, and the languages that it names."""

from __future__ import annotations

from emngloss.cli import settings
from emngloss.cli.screen import Screen
from emngloss.corpus.shipped import open_glossary
from emngloss.errors import GlossError, UnknownThemeError
from emngloss.model.language_tag import LanguageTag
from emngloss.search.index import Index
from emngloss.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from emngloss.cli.request import Request

_NORWEGIAN = ("nb", "nn")
_OTHER_LANGUAGES = {"se": "sv", "ee": "et", "si": "sl"}
"""Country codes that are tags of other languages (Northern Sámi, Ewe, Sinhala) when written in lower case."""


class Session:
    """What every command needs: opened at once, so that a command that starts has a glossary."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.screen = Screen(request)
        self.snapshot = open_glossary(request.data or settings.setting("data"))
        self.index = Index(self.snapshot.connection)
        if self.snapshot.in_memory:
            self.screen.remark("the cache cannot be written: the glossary was compiled in memory, which takes a second each time")

    def display(self) -> tuple[str, ...]:
        """The languages of headings and definitions, best first, English last."""
        chosen = self.request.lang or settings.setting("lang")
        if chosen:
            return tuple(dict.fromkeys((*(tag.language for tag in self.tags([chosen])), "en")))
        asked = settings.locale_language()
        return tuple(dict.fromkeys((*(self._known_tags(asked) if asked else ()), "en")))

    def targets(self) -> list[LanguageTag]:
        """The languages to translate into: ``--to``, the setting, or all."""
        chosen = self.request.to or tuple(filter(None, [settings.setting("to")]))
        return self.tags(chosen) if chosen else self.all_tags()

    def all_tags(self) -> list[LanguageTag]:
        """All languages of the glossary in order of their tags."""
        return [LanguageTag(tag) for tag in self.snapshot.languages()]

    def tags(self, arguments: Iterable[str]) -> list[LanguageTag]:
        """The languages that arguments name (``de,fr``, ``german``, ``all``), each once, in the order given.

        Raises UnknownLanguageError for a name that means nothing here, or a language that the glossary does not cover.
        """
        named = [name.strip() for argument in arguments for name in argument.split(",") if name.strip()]
        found: list[LanguageTag] = []
        for name in named:
            found += self.all_tags() if name.casefold() == "all" else self._tags_of(name)
        return list(dict.fromkeys(found))

    def themes(self) -> tuple[str, ...]:
        """The themes asked for, each once. Raises UnknownThemeError for one that does not exist."""
        named = [name.strip() for argument in self.request.theme for name in argument.split(",") if name.strip()]
        known = self.snapshot.themes()
        for name in named:
            if name not in known:
                raise UnknownThemeError(f"no theme is called {name!r}", f"themes: {', '.join(known)}")
        return tuple(dict.fromkeys(named))

    def language_name(self, tag: str) -> str:
        """The English name of a language or variety: ``German``, ``German (Austria)``."""
        language = LanguageTag(tag)
        name = self.snapshot.language_name(language.language)
        return f"{name} ({self.snapshot.region_name(language.region)})" if language.region else name

    def _tags_of(self, name: str) -> list[LanguageTag]:
        tags, country = self._resolved(name)
        if not tags:
            from emngloss.cli.unknown_language import unknown_language

            raise unknown_language(name, self.snapshot, _OTHER_LANGUAGES.get(name))
        if country:
            self.screen.remark(f"{name} is a country: taken as {tags[0]} ({self.language_name(tags[0])})")
        return tags

    def _resolved(self, name: str) -> tuple[list[LanguageTag], bool]:
        """The tags that a name stands for, none where it is unknown, and whether it is the code of a country."""
        if name in _OTHER_LANGUAGES:
            return [], False
        try:
            asked: LanguageTag | None = LanguageTag(name)
        except ValueError:
            asked = None
        base, region = (asked.language, asked.region) if asked is not None else (fold(name), None)
        row = self.snapshot.tag_of(base) or (self.snapshot.tag_of(fold(name)) if region is None else None)
        if row is None or (row[1] == "country" and region):
            return [], False
        languages = _NORWEGIAN if row[0] == "no" else (row[0],)
        return [LanguageTag(f"{tag}-{region}" if region else tag) for tag in languages], row[1] == "country"

    def _known_tags(self, name: str) -> list[LanguageTag]:
        """The languages that the locale names, or none: a locale is a wish, not an argument."""
        try:
            return [tag.language for tag in self._resolved(name)[0]]
        except GlossError:
            return []
