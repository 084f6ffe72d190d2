"""The files around the concepts: edition, acts, languages, themes and countries of a corpus folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from emngloss.corpus.folder import text_of
from emngloss.corpus.toml_table import parse
from emngloss.errors import FileError
from emngloss.model.frame import Country, Edition, Language, Theme
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import ActKind, ActState, LegalAct
from emngloss.table import Table

Row = TypeVar("Row")
FILES = ("edition.toml", "acts.toml", "languages.toml", "themes.toml", "countries.toml")


def edition(data: Path) -> Edition:
    """The edition that the corpus folder describes."""
    table = _table(data, "edition.toml")
    day = table.value("date", date)
    if day is None:
        raise table.error("date", "is missing", "add the date of the legal state, without quotes")
    row = Edition(
        name=table.required("name"),
        version=table.required("version"),
        date=day,
        licence=table.required("licence"),
        acknowledgement=table.required("acknowledgement"),
    )
    table.close("name, version, date, licence, acknowledgement")
    return row


def acts(data: Path) -> dict[str, LegalAct]:
    """The legal acts and other sources by key."""
    return dict(_rows(data, "acts.toml", _act))


def languages(data: Path) -> dict[LanguageTag, Language]:
    """The languages by tag, with the countries that they serve."""
    served: dict[str, list[str]] = {}
    for country in countries(data).values():
        for tag in country.languages:
            served.setdefault(tag, []).append(country.code)

    def language(key: str, table: Table) -> Language:
        tag = LanguageTag(key)
        script, letters = table.required("script"), table.required("letters")
        return Language(tag, script, letters, tuple(served.get(tag, ())), table.strings("capitals"))

    return {row.tag: row for _, row in _rows(data, "languages.toml", language)}


def themes(data: Path) -> dict[str, Theme]:
    """The themes by id."""
    return dict(_rows(data, "themes.toml", lambda key, table: Theme(key, table.required("name"), table.required("scope"))))


def countries(data: Path) -> dict[str, Country]:
    """The EMN members and observers by ISO 3166-1 code."""

    def country(key: str, table: Table) -> Country:
        tags = tuple(LanguageTag(tag) for tag in table.strings("languages"))
        return Country(key, table.required("role"), tags, table.strings("not_covered"))

    return dict(_rows(data, "countries.toml", country))


def _act(key: str, table: Table) -> LegalAct:
    kind, state = table.choice("kind", ActKind), table.choice("state", ActState)
    if kind is None or state is None:
        raise table.error("kind" if kind is None else "state", "is missing", "add it")
    celex = key if len(key) == 10 and key[:5].isdecimal() else None
    return LegalAct(
        key=key,
        short_name=table.required("short_name"),
        number=table.string("number"),
        title=table.required("title"),
        kind=kind,
        state=state,
        date=table.value("date", date),
        celex=table.string("celex") or celex,
        eli_type=table.string("eli_type"),
        replaced_by=table.string("replaced_by"),
        applied_from=table.value("applied_from", date),
        ended=table.value("ended", date),
        note=table.string("note"),
    )


def _rows(data: Path, name: str, read: Callable[[str, Table], Row]) -> Iterator[tuple[str, Row]]:
    table = _table(data, name)
    for key in sorted(table):
        inner = table.table(key)
        row = read(key, inner)
        inner.close("the keys that docs/corpus.md lists")
        yield key, row


def _table(data: Path, name: str) -> Table:
    path = data / name
    if not path.is_file():
        raise FileError(f"{path}: not found", "name a corpus folder: terms/ and the files that docs/corpus.md lists")
    return parse(text_of(path), name)
