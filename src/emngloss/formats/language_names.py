"""What languages are called, from CLDR (through Babel), for the formats that people read."""

from __future__ import annotations

from functools import cache

from emngloss.formats.language_codes import ISO_639_1


def english_name(tag: str) -> str:
    """The English name of a language; its tag where CLDR has none.

    >>> english_name("ka")
    'Georgian'
    """
    return _name(tag, "en")


def own_name(tag: str) -> str:
    """The name of a language in that language; its tag where CLDR has none.

    >>> own_name("ka")
    'ქართული'
    """
    return _name(tag, tag)


def tag_named(name: str) -> str | None:
    """The tag of the language with that name in English, German, French or the language itself, in any case; None for none.

    >>> tag_named("Greek"), tag_named("ქართული"), tag_named("Anglais"), tag_named("Term")
    ('el', 'ka', 'en', None)
    """
    return _tags().get(name.casefold())


@cache
def _tags() -> dict[str, str]:
    """The tags by name; where two languages share a name, the English one decides."""
    from babel import Locale
    from babel.core import UnknownLocaleError

    shown = [Locale(display).languages for display in ("en", "de", "fr")]
    found: dict[str, str] = {}
    for tag in sorted(ISO_639_1):
        try:
            own = Locale(tag).languages.get(tag)
        except UnknownLocaleError:
            own = None
        for name in (*(names.get(tag) for names in shown), own):
            if name is not None:
                found.setdefault(name.casefold(), tag)
    return {**found, **{shown[0][tag].casefold(): tag for tag in ISO_639_1 if tag in shown[0]}}


def _name(tag: str, display: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(display) or tag
    except (UnknownLocaleError, ValueError):
        return tag
