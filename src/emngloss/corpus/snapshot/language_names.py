"""Names of languages and countries from CLDR (through Babel), written into the snapshot when it is compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emngloss.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from babel import Locale

_COUNTRY_CODES = {"gr": "el", "se": "sv", "ee": "et", "cz": "cs", "si": "sl", "ua": "uk", "ge": "ka"}
"""Codes of countries that older EMN pages give in place of languages."""


def language_names(tags: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Tag, language of display, name: the name of every language in every language and English; the tag where CLDR has none."""
    english = _locale("en").languages
    for display in dict.fromkeys((*tags, "en")):
        names = _locale(display).languages
        for tag in tags:
            yield tag, display, names.get(tag) or english.get(tag) or tag


def region_names(codes: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Country code, language of display, name; the code where CLDR has no name."""
    english = _locale("en").territories
    for display in dict.fromkeys((*tags, "en")):
        names = _locale(display).territories
        for code in codes:
            yield code, display, names.get(code) or english.get(code) or code


def language_keys(tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Folded name, tag: under which names a language is found, in any language; English and own names win."""
    rows = sorted(language_names(tags), key=lambda row: (row[1] != "en", row[1] != row[0], row[1]))
    for tag, _, name in rows:
        yield fold(name), tag
    if {"nb", "nn"} <= set(tags):
        for display in ("en", "nb", "nn", *tags):
            yield fold(_locale(display).languages.get("no", "no")), "no"
        yield "no", "no"


def _locale(tag: str) -> Locale:
    """The data of a language, English where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def country_code_keys(tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Country code, tag: the codes of older EMN pages for the languages that the glossary has."""
    return ((code, tag) for code, tag in _COUNTRY_CODES.items() if tag in tags)
