"""Names of languages and countries from CLDR (through Babel), written into the snapshot when it is compiled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emngloss.text.folding import fold

_COUNTRY_CODES = {"gr": "el", "se": "sv", "ee": "et", "cz": "cs", "si": "sl", "ua": "uk", "ge": "ka"}
"""Codes of countries that older EMN pages give in place of languages."""


def language_names(tags: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Tag, language of display, name: the name of every language in every language."""
    from babel import Locale

    for display in tags:
        names = Locale.parse(display).languages
        english = Locale.parse("en").languages
        for tag in tags:
            yield tag, display, names.get(tag, english[tag])


def region_names(codes: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Country code, language of display, name."""
    from babel import Locale

    for display in tags:
        names = Locale.parse(display).territories
        english = Locale.parse("en").territories
        for code in codes:
            yield code, display, names.get(code, english[code])


def language_keys(tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Folded name, tag: under which names a language is found, in any language; English and own names win."""
    from babel import Locale

    rows = sorted(language_names(tags), key=lambda row: (row[1] != "en", row[1] != row[0], row[1]))
    for tag, _, name in rows:
        yield fold(name), tag
    if {"nb", "nn"} <= set(tags):
        for display in ("en", "nb", "nn", *tags):
            yield fold(Locale.parse(display).languages.get("no", "no")), "no"
        yield "no", "no"


def country_code_keys(tags: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Country code, tag: the codes of older EMN pages for the languages that the glossary has."""
    return ((code, tag) for code, tag in _COUNTRY_CODES.items() if tag in tags)
