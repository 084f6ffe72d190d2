"""Opens a file that somebody wants to bring in, as the reader of its format takes it: not too large, in its encoding.

The encoding is that of the byte-order mark, of the declaration of an XML document, UTF-8, or, for tables and lines of text that
are not UTF-8, Windows-1252, which is what spreadsheets of Western Europe wrote for decades.
"""

from __future__ import annotations

import codecs
import os
import re
from typing import BinaryIO, TextIO

from emngloss.errors import FileError, FormatError
from emngloss.formats.registry import Format
from emngloss.formats.text_stream import MOST_STREAMED, MOST_WHOLE

WESTERN = "Windows-1252"
_CP1252 = "cp1252"
_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]{0,40})["']""")
_UNTOLD = ("utf-16", "utf-32", "ucs")
"""Encodings that a document cannot say of itself, since its declaration would have to be in them."""


def opened(path: str, row: Format, encoding: str | None = None) -> TextIO | BinaryIO:
    """The file as bytes or as text with ``newline=""``, in this encoding where one is given.

    Raises FileError where it cannot be opened, FormatError where it is too large or in an encoding that cannot be found out.
    """
    told = None if encoding is None else _known(path, encoding)
    try:
        most = MOST_WHOLE if row.whole else MOST_STREAMED
        size = os.path.getsize(path)
        if size > most:
            raise FormatError(f"{path}: {size} bytes are more than the {most} that {row.name} may have", "take the file apart")
        return open(path, "rb") if row.binary else open(path, encoding=told or _encoding(path, row), newline="")
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}", "check the name of the file and its permissions") from error


def is_western(stream: TextIO) -> bool:
    """True for a stream whose encoding is the one that is taken where nothing else fits."""
    return getattr(stream, "encoding", None) == _CP1252


def decoded(head: bytes) -> str:
    """The first characters of a file, as far as they can be guessed from these bytes."""
    name = marked_encoding(head) or "utf-8"
    return codecs.getincrementaldecoder(name)("replace").decode(head)


def marked_encoding(head: bytes) -> str | None:
    """The encoding that a byte-order mark names, or the zero bytes of letters in UTF-16; None for all others."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if len(head) >= 4 and not head[0] and head[1] and not head[2] and head[3]:
        return "utf-16-be"
    return "utf-16-le" if len(head) >= 4 and head[0] and not head[1] and head[2] and not head[3] else None


def _encoding(path: str, row: Format) -> str:
    with open(path, "rb") as stream:
        head = stream.read(1024)
    marked = marked_encoding(head)
    if marked is not None:
        return marked
    declared = _DECLARED.match(head) if row.markup else None
    if declared is not None:
        return _known(path, declared[1].decode("ascii"))
    if not row.tabular or _is(path, "utf-8"):
        return "utf-8"
    if _is(path, _CP1252):
        return _CP1252
    raise FormatError(f"{path}: neither UTF-8 nor {WESTERN}", "name its encoding with --encoding, or save the file as UTF-8")


def _known(path: str, name: str) -> str:
    """The name of an encoding of text. Raises FormatError for any other."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        found = None
    if found is None or not found._is_text_encoding:
        raise FormatError(f"{path}: unknown encoding {name!r}", "save the file as UTF-8, or name another with --encoding")
    return "utf-8" if found.name.startswith(_UNTOLD) else found.name


def _is(path: str, name: str) -> bool:
    """Whether the whole file is in an encoding."""
    decoder = codecs.getincrementaldecoder(name)()
    with open(path, "rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return False
    return True
