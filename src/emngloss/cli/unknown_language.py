"""The answer to a language argument that the glossary cannot serve; Babel knows what is not covered."""

from __future__ import annotations

from difflib import get_close_matches

from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.errors import UnknownLanguageError
from emngloss.text.folding import fold

_NOT_IN_CLDR = {
    "cnr": "Montenegrin",
    "crnogorski": "Montenegrin",
    "црногорски": "Montenegrin",
    "srpski": "Serbian",
    "makedonski": "Macedonian",
}
"""Folded names that people use and CLDR does not give: Montenegrin has no locale there, and the own names are Cyrillic."""


def unknown_language(name: str, snapshot: Snapshot, meant: str | None = None) -> UnknownLanguageError:
    """The error for an argument: not covered, or no language at all, with the likeliest meaning as hint."""
    covered = snapshot.tag_of(name.replace("_", "-").partition("-")[0].lower())
    if covered is not None and meant is None:
        return UnknownLanguageError(f"{name!r} is not a language or one of its varieties", f"did you mean {covered[0]}?")
    known = _known_to_cldr(name)
    if known is not None:
        hint = f"did you mean {meant} ({snapshot.language_name(meant)})?" if meant else "emngloss languages lists what is covered"
        return UnknownLanguageError(
            f"the glossary does not cover {known}, and no neighbouring language is used in its place", hint
        )
    near = get_close_matches(fold(name), snapshot.language_keys(), n=1, cutoff=0.75)
    found = snapshot.tag_of(near[0]) if near else None
    hint = f"did you mean {near[0]} ({found[0]})?" if found else "emngloss languages lists the languages"
    return UnknownLanguageError(f"no language is called {name!r}", hint)


def _known_to_cldr(name: str) -> str | None:
    """The English name of a language that CLDR knows by this tag, English name or own name."""
    from babel import Locale

    english = Locale("en").languages
    base = name.replace("_", "-").partition("-")[0].lower()
    if base in english and base.isascii():
        return str(english[base])
    folded = fold(name)
    if folded in _NOT_IN_CLDR:
        return _NOT_IN_CLDR[folded]
    by_english_name = (title for title in english.values() if fold(title) == folded)
    by_own_name = (title for tag, title in english.items() if _own_name(tag) == folded)
    return next(by_english_name, None) or next(by_own_name, None)


def _own_name(tag: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return None
    own = locale.languages.get(tag)
    return fold(own) if own else None
