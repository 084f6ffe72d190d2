"""What languages are called, from CLDR (through Babel), for the formats that people read."""

from __future__ import annotations


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


def _name(tag: str, display: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(display) or tag
    except (UnknownLocaleError, ValueError):
        return tag
