"""One run of a command: the request, the glossary that it is about, and the languages that it names."""

from __future__ import annotations

from emngloss.cli import settings
from emngloss.cli.screen import Screen
from emngloss.corpus.shipped import open_glossary
from emngloss.errors import GlossError, UnknownLanguageError, UnknownThemeError, UsageError
from emngloss.model.language_tag import LanguageTag
from emngloss.search.index import Index
from emngloss.search.query import FIELDS
from emngloss.search.translation import Named, named
from emngloss.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from emngloss.cli.request import Request
    from emngloss.corpus.snapshot.reading import Snapshot

_NORWEGIAN = ("nb", "nn")
_OTHER_LANGUAGES = {"se": "sv", "ee": "et", "si": "sl"}
"""Country codes that are tags of other languages (Northern Sámi, Ewe, Sinhala) when written in lower case."""


class Session:
    """What every command needs: opened at once, so that a command that starts has a glossary.

    ``snapshot`` and ``index`` are those of the base that the command is about, ``base`` is its name: None for the glossary where
    no base was asked for. With several bases they are those of the first, and ``parts`` has a session for each.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.screen = Screen(request)
        self._displayed: tuple[str, ...] | None = None
        self._said: set[str] = set()
        opened = _opened(request)
        self.base, self.snapshot = opened[0]
        self.index = Index(self.snapshot.rows)
        self.parts: list[Session] = [self]
        for base, snapshot in opened[1:]:
            self.parts.append(self._beside(base, snapshot))
        if any(snapshot.in_memory for _, snapshot in opened):
            self.screen.remark("the cache cannot be written: the glossary was compiled in memory, which takes a second each time")

    def _beside(self, base: str | None, snapshot: Snapshot) -> Session:
        """The same session over another base."""
        other = Session.__new__(Session)
        vars(other).update(vars(self), base=base, snapshot=snapshot, index=Index(snapshot.rows))
        return other

    def part(self, base: str | None) -> Session:
        """The session over the base of that name."""
        return next(part for part in self.parts if part.base == base)

    def alone(self) -> None:
        """Raise UsageError where several bases were asked for: the command counts one."""
        if len(self.parts) > 1:
            raise UsageError("this command takes one base at a time", "name one of them with --base")

    def display(self) -> tuple[str, ...]:
        """The languages of headings and definitions, best first, English last."""
        if self._displayed is None:
            named = self._tags_set("lang") if self.request.lang is None else self.tags([self.request.lang])
            asked = None if named else settings.locale_language()
            named = named or (self._resolved(asked)[0] if asked else [])
            self._displayed = tuple(dict.fromkeys((*(tag.language for tag in named), "en")))
        return self._displayed

    def targets(self) -> list[LanguageTag]:
        """The languages to translate into: ``--to``, the setting, or all."""
        return self.tags(self.request.to) or self._tags_set("to") or self.all_tags()

    def from_languages(self) -> list[LanguageTag]:
        """The languages of ``--from``; none means any."""
        return [] if self.request.from_language is None else self.tags([self.request.from_language])

    def all_tags(self) -> list[LanguageTag]:
        """All languages of the bases in order of their tags."""
        return [LanguageTag(tag) for tag in sorted({tag for part in self.parts for tag in part.snapshot.languages()})]

    def tags(self, arguments: Iterable[str]) -> list[LanguageTag]:
        """The languages that arguments name (``de,fr``, ``german``, ``all``), each once, in the order given.

        Raises UnknownLanguageError for a name that means nothing here, or a language that the glossary does not cover, and
        UsageError for an argument that names none.
        """
        found: list[LanguageTag] = []
        for name in names(arguments, "language"):
            found += self.all_tags() if name.casefold() == "all" else self._tags_of(name)
        return list(dict.fromkeys(found))

    def themes(self) -> tuple[str, ...]:
        """The ids of the themes asked for by id or name, each once. Raises UnknownThemeError for one that does not exist."""
        known = sorted({theme for part in self.parts for theme in part.snapshot.themes()})
        found = []
        for name in names(self.request.theme, "theme"):
            theme = name if name in known else self._theme_called(name)
            if theme is None:
                raise UnknownThemeError(f"no theme is called {name!r}", f"themes: {', '.join(known) or 'none'}")
            found.append(theme)
        return tuple(dict.fromkeys(found))

    def fields(self) -> tuple[str, ...]:
        """The fields of ``--in``, each once; none means all. Raises UsageError for one that does not exist."""
        asked = tuple(dict.fromkeys(name.casefold() for name in names(self.request.fields, "field")))
        for name in asked:
            if name not in FIELDS:
                raise UsageError(f"there is no field {name!r} to search in", f"fields: {', '.join(FIELDS)}")
        return asked

    def _theme_called(self, name: str) -> str | None:
        if not _is_text(name):
            return None
        return next((theme for part in self.parts if (theme := part.snapshot.theme_with_name(fold(name)))), None)

    def language_name(self, tag: str) -> str:
        """The English name of a language or variety: ``German``, ``German (Austria)``."""
        language = LanguageTag(tag)
        called = (part.snapshot.language_name(language.language) for part in self.parts)
        name = next((name for name in called if name != language.language), str(language.language))
        return f"{name} ({self.snapshot.region_name(language.region)})" if language.region else name

    def named(self, text: str) -> Named:
        """The concept that an id, an old id or any term names; bytes that were no text (lone surrogates) name nothing."""
        return named(self.index, text, self.display()) if _is_text(text) else Named(text, None)

    def _tags_set(self, name: str) -> list[LanguageTag]:
        """The languages of a setting, none where it is not set; a wrong one is complained of with the place where it is set."""
        value = settings.setting(name)
        try:
            return [] if value is None else self.tags([value])
        except GlossError as error:
            raise type(error)(f"{settings.origin(name)}: {error.message}", error.hint) from error

    def _tags_of(self, name: str) -> list[LanguageTag]:
        if not _is_text(name):
            raise UnknownLanguageError(f"no language is called {name!r}", "emngloss languages lists the languages")
        tags, country = self._resolved(name)
        if not tags:
            from emngloss.cli.unknown_language import unknown_language

            raise unknown_language(name, self.snapshot, _OTHER_LANGUAGES.get(name))
        if country and name not in self._said:
            self._said.add(name)
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
        row = self._tag_of(base) or (self._tag_of(fold(name)) if region is None else None)
        if row is None and asked is not None and "-" in base:
            row = self._tag_of(base.partition("-")[0])
        if row is None or (row[1] == "country" and region):
            return [], False
        languages = _NORWEGIAN if row[0] == "no" else (row[0],)
        return [LanguageTag(f"{tag}-{region}" if region else tag) for tag in languages], row[1] == "country"

    def _tag_of(self, folded_name: str) -> tuple[str, str] | None:
        return next((row for part in self.parts if (row := part.snapshot.tag_of(folded_name))), None)


def _opened(request: Request) -> list[tuple[str | None, Snapshot]]:
    """The bases asked for, by option or setting; the glossary where none is. Raises UnknownBaseError, SnapshotError."""
    chosen = settings.setting("base")
    asked = names(request.base or ([chosen] if chosen else []), "base")
    if not asked:
        return [(None, open_glossary(request.data or settings.setting("data")))]
    from emngloss.corpus.bases import SHIPPED, open_base

    shipped = request.data or settings.setting("data")
    return [(name, open_glossary(shipped) if name == SHIPPED else open_base(name)) for name in dict.fromkeys(asked)]


def _is_text(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def names(arguments: Iterable[str], sort: str) -> list[str]:
    """The names in arguments that list them with commas. Raises UsageError for an argument without any."""
    named: list[str] = []
    for argument in arguments:
        listed = [name.strip() for name in argument.split(",") if name.strip()]
        if not listed:
            raise UsageError(f"no {sort} is named in {argument!r}", "leave the option out to have them all")
        named += listed
    return named
