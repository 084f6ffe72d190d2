"""The files around the concepts: edition, acts, languages, themes and countries of a corpus folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from emngloss.corpus.text_file import text_of
from emngloss.errors import FileError
from emngloss.model.concept import Concept
from emngloss.model.document import tag_from
from emngloss.model.frame import LATIN_ALPHABET, Country, Edition, Language, Theme
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import ActKind, ActState, LegalAct
from emngloss.table import Table

Row = TypeVar("Row")
Frame = Callable[[str], Table]
"""Opens the table of a file of the frame by its name, fresh each time."""

FILES = ("edition.toml", "acts.toml", "languages.toml", "themes.toml", "countries.toml")


def texts(data: Path) -> dict[str, str]:
    """The text of each file of the frame in a corpus folder. Raises FileError if one is missing or cannot be read."""
    for name in FILES:
        if not (data / name).is_file():
            raise FileError(f"{data / name}: not found", "name a corpus folder: terms/ and the files that docs/corpus.md lists")
    return {name: text_of(data / name) for name in FILES}


def of_texts(frame: Mapping[str, str]) -> Frame:
    """The frame that these texts describe. Opening raises CorpusError for a text that is not TOML."""
    from emngloss.corpus.toml_table import parse

    return lambda name: parse(frame[name], name)


def glossary(frame: Frame, concepts: Mapping[str, Concept]) -> Glossary:
    """The concepts with the frame around them."""
    return Glossary(edition(frame), concepts, acts(frame), languages(frame), themes(frame), countries(frame))


def edition(frame: Frame) -> Edition:
    """The edition that the frame describes."""
    table = frame("edition.toml")
    day = table.date("date")
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


def acts(frame: Frame) -> dict[str, LegalAct]:
    """The legal acts and other sources by key."""
    return dict(_rows(frame, "acts.toml", _act))


def languages(frame: Frame) -> dict[LanguageTag, Language]:
    """The languages by tag, with the countries that they serve."""
    served: dict[str, list[str]] = {}
    for country in countries(frame).values():
        for tag in country.languages:
            served.setdefault(tag, []).append(country.code)
    keys = frame("languages.toml")
    tags = {key: tag_from(keys, key, key) for key in keys}

    def language(key: str, table: Table) -> Language:
        tag = tags[key]
        alphabet = table.string("alphabet")
        return Language(
            tag=tag,
            script=table.required("script"),
            letters=table.required("letters"),
            countries=tuple(served.get(tag, ())),
            capitals=table.strings("capitals"),
            articles=table.strings("articles"),
            capital_nouns=table.flag("capital_nouns"),
            slashed=table.strings("slashed"),
            alphabet=tuple(alphabet.split()) if alphabet else LATIN_ALPHABET,
            spellings=_pairs(table, "spellings"),
            endings=_words(table, "endings"),
            function_words=_words(table, "function_words"),
            mutations=_pairs(table, "mutations"),
            compounds=table.flag("compounds"),
            links=_words(table, "links"),
        )

    return {row.tag: row for _, row in _rows(frame, "languages.toml", language)}


def themes(frame: Frame) -> dict[str, Theme]:
    """The themes by id."""
    return dict(_rows(frame, "themes.toml", lambda key, table: Theme(key, table.required("name"), table.required("scope"))))


def countries(frame: Frame) -> dict[str, Country]:
    """The EMN members and observers by ISO 3166-1 code."""

    def country(key: str, table: Table) -> Country:
        tags = tuple(tag_from(table, "languages", tag) for tag in table.strings("languages"))
        return Country(key, table.required("role"), tags, table.strings("not_covered"))

    return dict(_rows(frame, "countries.toml", country))


def _words(table: Table, key: str) -> tuple[str, ...]:
    """The words of a text that lists them with blanks."""
    return tuple((table.string(key) or "").split())


def _pairs(table: Table, key: str) -> dict[str, str]:
    pairs = table.table(key)
    return {name: pairs.required(name) for name in pairs}


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
        date=table.date("date"),
        abbreviation=table.string("abbreviation"),
        celex=table.string("celex") or celex,
        eli_type=table.string("eli_type"),
        replaced_by=table.string("replaced_by"),
        applied_from=table.date("applied_from"),
        ended=table.date("ended"),
        note=table.string("note"),
    )


def _rows(frame: Frame, name: str, read: Callable[[str, Table], Row]) -> Iterator[tuple[str, Row]]:
    table = frame(name)
    for key in sorted(table):
        inner = table.table(key)
        row = read(key, inner)
        inner.close("the keys that docs/corpus.md lists")
        yield key, row
