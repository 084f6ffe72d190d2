"""A query: what somebody typed, and the forms in which it is compared."""

from __future__ import annotations

import unicodedata

from emngloss.errors import UsageError
from emngloss.text.folding import folded_keys

LONGEST = 500
"""Characters; no term of any glossary known to us is longer than 200."""
SHORT = 4
"""Below so many letters a query matches whole words and abbreviations only."""


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
    def is_short(self) -> bool:
        """True for a query of so few letters that only whole words should match."""
        return sum(map(len, self.words)) < SHORT
