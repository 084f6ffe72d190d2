"""Identifiers for the concepts of foreign files: those that they have where they can be used, else made of them or of a term."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emngloss.errors import FormatError
from emngloss.formats.remarks import Ledger
from emngloss.formats.tbx_names import ID
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term
from emngloss.text.folding import fold
from emngloss.text.transliteration import SCHEMES, latin_keys

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 60
_SCRIPTS = (("el", "\u0370", "\u03ff"), ("uk", "\u0400", "\u04ff"), ("hy", "\u0530", "\u058f"), ("ka", "\u10a0", "\u10ff"))
"""The language whose official scheme is used where only the script is known, with the first and last letter."""


class ConceptIds:
    """Gives each concept of a file an id of its own."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._written: dict[str, str | None] = {}  # what each id in use is in the file, None for those made of a term
        self._moved: dict[str, str] = {}  # ids of those whose own was in use
        self._last: dict[str, int] = {}
        self._count = 0

    def of(self, written: str | None, terms: Iterable[Term], where: str) -> str:
        """The id of the next concept: the written one, made usable where it is none, or one made of its first term.

        An id that is written twice is given twice where somebody listens. Raises FormatError where nobody does.
        """
        self._count += 1
        if not written:
            made = next(filter(None, (slug(term.text, term.language) for term in terms)), f"concept-{self._count}")
            return self._distinct(made if ID.fullmatch(made) else f"c-{made}", None)
        if written in self._moved:
            return self._moved[written]
        name = usable(written)
        if self._written.get(name) == written:
            if self._ledger.listens:
                return name
            if name == written:
                raise FormatError(f"{where}: concept {name!r} is there twice", "give each concept once")
        given = self._distinct(name, written)
        if given != written:
            self._ledger.change(where, f"id {written!r} became {given!r}", "id")
        if given != name and self._ledger.listens:
            self._moved[written] = given
        return given

    def _distinct(self, name: str, written: str | None) -> str:
        """The name, or the name with the next number that is free."""
        made, number = name, self._last.get(name, 1)
        while made in self._written:
            number += 1
            made = f"{name}-{number}"
        if number > 1:
            self._last[name] = number
        self._written[made] = written
        return made


def usable(written: str) -> str:
    """The id itself, or one made of its letters and digits: ``2_76365`` is ``c-2-76365``."""
    if ID.fullmatch(written):
        return written
    made = slug(written)
    return made if ID.fullmatch(made) else f"c-{made or 'x'}"


def slug(text: str, language: LanguageTag | None = None) -> str:
    """The words of a text in Latin letters, joined by hyphens; empty where there are none.

    >>> slug("Bénéfice du doute"), slug("убежище", LanguageTag("bg"))
    ('benefice-du-doute', 'ubezhishte')
    """
    scheme: str | None = None
    if language is not None and language.language in SCHEMES:
        scheme = language.language
    elif not text.isascii():
        scheme = _by_script(text)
    latin = latin_keys(text, scheme)[0] if scheme is not None else fold(text)
    words = _WORD.findall(latin)
    made = ""
    for word in words:
        if len(made) + len(word) >= _LONGEST:
            break
        made = f"{made}-{word}" if made else word
    return made or "-".join(words)[:_LONGEST].strip("-")


def _by_script(text: str) -> str | None:
    letters = [char for char in text.lower() if char.isalpha()]
    return next((tag for tag, first, last in _SCRIPTS if any(first <= char <= last for char in letters)), None)
