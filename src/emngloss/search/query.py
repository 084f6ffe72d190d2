"""What was asked for: a query as somebody typed it, in the forms in which it is compared, and what is searched."""

from __future__ import annotations

import unicodedata

from emngloss.errors import UsageError
from emngloss.text.folding import folded_keys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 500
"""Characters; no term of any glossary known to us is longer than 200."""
SHORT = 4
"""Below so many letters a query matches whole words and abbreviations only."""
TERM, SYNONYM, DEFINITION, NOTE = FIELDS = ("term", "synonym", "definition", "note")
"""What of a concept is searched: its preferred terms, its other terms, its definitions, its notes."""


class Query:
    """``text`` as typed (NFC, spaces collapsed), folded ``keys`` (joined and parted at apostrophes), ``words`` of the first."""

    __slots__ = ("keys", "text", "words")

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise UsageError(f"the query has {len(text)} characters", f"search for at most {LONGEST}")
        self.text = " ".join(unicodedata.normalize("NFC", text).split())
        self.keys = folded_keys(self.text, {})
        self.words = tuple(dict.fromkeys(self.keys[0].split())) if self.keys else ()

    @property
    def is_citation(self) -> bool:
        """True for a query that may be an act or a place in one: a number, or a name of several words."""
        return len(self.words) > 1 or not self.text.isalpha()

    @property
    def is_short(self) -> bool:
        """True for a query of so few letters that only whole words should match."""
        return sum(map(len, self.words)) < SHORT


class Restriction:
    """To what a search is restricted: languages of the terms, themes of the concepts, same terms only, and fields.

    Without fields all are searched, definitions and notes only where the terms do not answer; fields that are named all are.
    """

    __slots__ = ("exact", "fields", "languages", "themes")

    def __init__(
        self, languages: Sequence[str] = (), themes: Sequence[str] = (), exact: bool = False, fields: Sequence[str] = ()
    ) -> None:
        self.languages = tuple(languages)
        self.themes = tuple(themes)
        self.exact = exact
        self.fields = tuple(fields)

    def has(self, field: str) -> bool:
        """True if a field is searched."""
        return not self.fields or field in self.fields

    @property
    def has_terms(self) -> bool:
        """True if any terms are searched."""
        return self.has(TERM) or self.has(SYNONYM)

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """What a statement over terms ``t`` and concepts ``c`` adds to its WHERE, and its values."""
        where = f" AND t.language IN ({','.join('?' * len(self.languages))})" if self.languages else ""
        where += f" AND c.theme IN ({','.join('?' * len(self.themes))})" if self.themes else ""
        if self.has(TERM) is not self.has(SYNONYM):
            where += f" AND t.status {'=' if self.has(TERM) else '<>'} 'preferred'"
        return where, (*self.languages, *self.themes)
