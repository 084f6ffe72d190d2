"""Text of foreign files as the glossary holds it: composed, and without characters that no text has."""

from __future__ import annotations

import re
import unicodedata

from emngloss.formats.remarks import Ledger

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab, line feed, carriage return and next line; halves of surrogate pairs; no characters."""


def clean(text: str, ledger: Ledger, where: str) -> str:
    """The text in NFC, without control characters, of which the ledger is told."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    cleaned = _CONTROL.sub("", composed)
    if len(cleaned) < len(composed):
        found = _CONTROL.search(composed)
        code = ord(found[0]) if found else 0
        ledger.change(where, f"the character U+{code:04X} is taken out", "control character")
    return cleaned
