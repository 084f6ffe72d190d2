"""The frame of an imported term base: its edition, and what the shipped glossary knows of languages, acts and countries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from emngloss.corpus.snapshot.reading import Snapshot


def base_frame(edition: dict[str, str], languages: Iterable[str], themes: Iterable[str], shipped: Snapshot) -> dict[str, str]:
    """The files of the frame as JSON, for a base with these languages and themes.

    A language that the shipped glossary has keeps its alphabet and spellings; of any other the script is known (CLDR).
    """
    known: dict[str, Any] = {name: json.loads(document) for name, document in shipped.rows("SELECT file, document FROM frame")}
    told = known["languages.toml"]
    tables = {
        "edition.toml": edition,
        "acts.toml": known["acts.toml"],
        "languages.toml": {tag: told.get(tag) or _unknown_language(tag) for tag in sorted(languages)},
        "themes.toml": {theme: known["themes.toml"].get(theme) or _unknown_theme(theme) for theme in sorted(themes)},
        "countries.toml": known["countries.toml"],
    }
    return {name: json.dumps(table, ensure_ascii=False) for name, table in tables.items()}


def _unknown_language(tag: str) -> dict[str, str]:
    script = _script(tag)
    return {"script": script, "letters": script}


def _unknown_theme(theme: str) -> dict[str, str]:
    return {"name": theme, "scope": theme}


def _script(tag: str) -> str:
    """The ISO 15924 code of the script that a language is usually written in; Zyyy where CLDR does not know."""
    from babel.core import get_global

    language, _, given = tag.partition("-")
    likely: str = get_global("likely_subtags").get(language, "")
    parts = likely.split("_")
    return given if len(given) == 4 else parts[1] if len(parts) > 1 else "Zyyy"
