"""Definitions as readers expect them: the corpus holds them as they would stand in the middle of a sentence (ISO 704)."""

from __future__ import annotations


def sentence(text: str) -> str:
    """A definition as a sentence: capital and full stop added; letters of other scripts are left as they are.

    >>> sentence("minor without an adult")
    'Minor without an adult.'
    """
    first = text[:1].upper() if text[:1].isascii() else text[:1]
    return f"{first}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")
