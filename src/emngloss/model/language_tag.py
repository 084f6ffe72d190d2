"""BCP 47 language tags in canonical case, with the fallback from a regional variety to its language.

Written by hand because the plain commands load it at every start: a str subclass imports nothing, while the
tag libraries on PyPI cost several times the start of Python itself.
"""

from __future__ import annotations


class LanguageTag(str):
    """A language tag (RFC 5646: language, then script, then region) in canonical case.

    A tag is a string, so it sorts, hashes and prints as one.

    >>> LanguageTag("DE_at")
    LanguageTag('de-AT')
    >>> LanguageTag("de-AT").language, LanguageTag("de-AT").region
    (LanguageTag('de'), 'AT')

    Raises ValueError for anything that has not the shape of a tag.
    """

    __slots__ = ()

    def __new__(cls, tag: str) -> LanguageTag:
        """Give the tag in canonical case; a LanguageTag is returned as it is."""
        if isinstance(tag, LanguageTag):
            return tag
        return super().__new__(cls, _canonical(tag))

    @property
    def language(self) -> LanguageTag:
        """The language with its script, without a region: ``de`` for ``de-AT``, ``sr-Latn`` for ``sr-Latn-RS``."""
        return self if self.region is None else LanguageTag(self.rpartition("-")[0])

    @property
    def region(self) -> str | None:
        """The ISO 3166-1 code of the region, or None."""
        last = self.rpartition("-")[2]
        return last if len(last) == 2 and last.isupper() else None

    def __repr__(self) -> str:
        return f"LanguageTag({str.__repr__(self)})"


def _canonical(tag: str) -> str:
    language, *rest = tag.replace("_", "-").split("-")
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3):
        raise ValueError(f"not a language tag: {tag!r}")
    if [len(part) for part in rest] not in ([], [2], [4], [4, 2]) or not all(p.isascii() and p.isalpha() for p in rest):
        raise ValueError(f"not a language tag: {tag!r}")
    return "-".join([language.lower(), *(part.upper() if len(part) == 2 else part.title() for part in rest)])
