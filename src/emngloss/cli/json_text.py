"""Writes the JSON answers of the plain commands as text, from the documents that the snapshot holds ready.

Importing ``json`` costs two thirds of the start of Python; a string needs only the escapes of RFC 8259.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPES = {code: f"\\u{code:04x}" for code in range(32)}
_ESCAPES.update({ord('"'): '\\"', ord("\\"): "\\\\", 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"})


def string(text: str | None) -> str:
    """A JSON string, or null; lone surrogates (bytes that were not UTF-8) are escaped."""
    if text is None:
        return "null"
    quoted = text.translate(_ESCAPES)
    if not quoted.isascii():
        quoted = "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in quoted)
    return f'"{quoted}"'


def array(values: Iterable[str]) -> str:
    """A JSON array of values that are JSON already."""
    return f"[{', '.join(values)}]"


def members(*pairs: tuple[str, str]) -> str:
    """A JSON object of names and values that are JSON already."""
    return "{" + ", ".join(f'"{name}": {value}' for name, value in pairs) + "}"


def document(header: str, *pairs: tuple[str, str]) -> str:
    """A whole answer: schema version, the glossary it comes from, and what was asked."""
    return members(("schema_version", "1"), ("glossary", header), *pairs) + "\n"
