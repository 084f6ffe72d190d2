"""One HTML page that holds the whole glossary and searches it, offline, on a phone or a desk (WHATWG HTML, CSP Level 3).

The page loads nothing: its Content-Security-Policy allows the style and the script that it holds, by their hashes, and no
request at all. The concepts are data, which the script builds into elements text by text, so that nothing in them becomes markup;
a page that held them as elements would be three times as big and slow to open on a phone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.html.page_data import pieces
from emngloss.formats.pairs import header_lines
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

_SCRIPTS = ("search.js", "page.js")
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the page, with the terms of these languages in this order; the first names the concepts (see heading_language).

    Raises FormatError, naming the concept, for half of a surrogate pair.
    """
    template = _PLACE.split(_file("page.html"))
    parts = _parts(glossary)
    for text, name in zip(template[::2], [*template[1::2], ""], strict=True):
        stream.write(text)
        if name == "data":
            for piece in pieces(glossary, languages):
                stream.write(piece)
        elif name:
            stream.write(parts[name])


def _parts(glossary: Glossary) -> dict[str, str]:
    style, script = _file("page.css"), "".join(map(_file, _SCRIPTS))
    edition = glossary.edition
    named, licence, acknowledgement = map(_static, header_lines(glossary))
    return {
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "name": _static(edition.name),
        "edition": named,
        "version": _static(edition.version),
        "date": edition.date.isoformat(),
        "licence": licence,
        "acknowledgement": acknowledgement,
        "themes": "".join(_options((theme.id, theme.name) for theme in glossary.themes.values())),
        "count": str(len(glossary)),
    }


def _options(rows: Iterator[tuple[str, str]]) -> Iterator[str]:
    for value, title in rows:
        yield f'<option value="{_static(value)}">{_static(title)}</option>\n'


def _static(text: str) -> str:
    """The text as HTML. Raises FormatError for characters that HTML cannot name."""
    if _CONTROL.search(text):
        raise FormatError(f"the frame of the glossary: {text!r} holds control characters", "take them out")
    return escape(text)


def _hash(text: str) -> str:
    """The source expression that allows this very text (CSP Level 3, hash-source)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    """The text of a file of this package."""
    return files("emngloss.formats.html").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
