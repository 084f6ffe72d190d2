"""The answer to a language argument that the glossary cannot serve; Babel knows what is not covered."""

from __future__ import annotations

from difflib import get_close_matches

from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.errors import UnknownLanguageError
from emngloss.text.folding import fold


def unknown_language(name: str, snapshot: Snapshot, meant: str | None = None) -> UnknownLanguageError:
    """The error for an argument: not covered, or no language at all, with the likeliest meaning as hint."""
    known = _known_to_cldr(name)
    if known is not None:
        hint = f"did you mean {meant} ({snapshot.language_name(meant)})?" if meant else "emngloss languages lists what is covered"
        return UnknownLanguageError(
            f"the glossary does not cover {known}, and no neighbouring language is used in its place", hint
        )
    keys = [key for (key,) in snapshot.connection.execute("SELECT key FROM language_key")]
    near = get_close_matches(fold(name), keys, n=1, cutoff=0.75)
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
    own = {"da": "dansk", "sr": "srpski", "mk": "makedonski", "sq": "shqip", "cnr": "crnogorski", "tr": "turkce", "ru": "russkij"}
    for tag, title in english.items():
        if fold(title) == folded or own.get(tag) == folded or _own_name(tag) == folded:
            return str(title)
    return None


def _own_name(tag: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return None
    own = locale.languages.get(tag)
    return fold(own) if own else None
