"""XML that is written by hand and read with expat: escaping, and a reader that foreign files cannot harm.

Written by hand because the writers of the standard library let control characters through that no parser reads back. Read with
expat itself because ``iterparse`` keeps the whole tree and passes over the entity that the document does not declare.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol

from emngloss.errors import FormatError
from emngloss.formats.text_stream import MOST_STREAMED

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BYTE_ORDER_MARK = "\ufeff"
_CHUNK = 1 << 16
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0, production 2; it cannot be written as a reference either."""

_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may have at most: characters in all, levels, and in one element that is handed out text and elements.

    ``token`` is the length of a tag or comment, which expat holds in memory as a whole.
    """

    characters: int = MOST_STREAMED
    text: int = 10_000_000
    depth: int = 200
    elements: int = 100_000
    token: int = 10_000_000


LIMITS = Limits()


def character_data(text: str, place: str) -> str:
    """The text as content of an element, which a parser reads back exactly.

    Raises FormatError, naming the place (the id of the concept), for a character that XML 1.0 does not allow.
    """
    return _allowed(text, place).translate(_TEXT)


def attribute_value(text: str, place: str) -> str:
    """The text as value of an attribute, in quotation marks, which a parser reads back exactly.

    Raises FormatError, naming the place (the id of the concept), for a character that XML 1.0 does not allow.
    """
    return f'"{_allowed(text, place).translate(_ATTRIBUTE)}"'


def local_name(name: str) -> str:
    """The name of an element without the prefix of its namespace; ``xml:lang`` and its like are attributes and stay."""
    return name.rpartition(":")[2]


class Readable(Protocol):
    """What gives a text piece by piece, such as a stream."""

    def read(self, size: int, /) -> str:
        """The next characters, at most so many; none at the end."""


def elements(
    stream: Readable, roots: Collection[str], wanted: Collection[str], limits: Limits = LIMITS
) -> Iterator[tuple[int, Element]]:
    """Each outermost element of the wanted names, whole, with the line where it starts, while the stream is read.

    Names are local ones, those of elements in the answer, too: namespaces are passed over, attributes keep their prefix, and
    text is in NFC. Raises FormatError for a document that is not well-formed UTF-8, whose root is not one of ``roots``, which
    declares an entity or uses one that XML does not have, or which goes beyond the limits. Nothing outside the document is read.
    """
    from xml.parsers.expat import ExpatError

    reader = _Reader(roots, wanted, limits)
    try:
        for chunk in _chunks(stream, limits.characters):
            reader.feed(chunk)
            yield from reader.taken()
        reader.parser.Parse("", True)
    except ExpatError as error:
        raise FormatError(
            f"line {error.lineno}, column {error.offset + 1}: not well-formed XML: {str(error).partition(':')[0]}",
            "correct the file, or export it again",
        ) from error
    except UnicodeEncodeError as error:
        raise FormatError(f"{reader.where}: half of a surrogate pair stands alone", "write both halves") from error
    yield from reader.taken()


class _Reader:
    """Takes the events of expat and keeps the elements that are wanted; the rest of the document leaves nothing behind."""

    def __init__(self, roots: Collection[str], wanted: Collection[str], limits: Limits) -> None:
        from xml.etree.ElementTree import TreeBuilder
        from xml.parsers.expat import ParserCreate

        self.parser = ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self._new_builder = TreeBuilder
        self._builder: TreeBuilder | None = None
        self._roots, self._wanted, self._limits = roots, wanted, limits
        self._depth = self._outside = self._count = self._length = self._line = self._fed = 0
        self._whole: list[tuple[int, Element]] = []

    @property
    def where(self) -> str:
        """The place that the parser has come to."""
        return f"line {self.parser.CurrentLineNumber}"

    def taken(self) -> list[tuple[int, Element]]:
        """The elements that have become whole since the last time."""
        whole, self._whole = self._whole, []
        return whole

    def feed(self, chunk: str) -> None:
        """Parse the next piece. Raises FormatError where a tag or comment does not end."""
        data = chunk.encode()
        self._fed += len(data)
        self.parser.Parse(data, False)
        if self._fed - self.parser.CurrentByteIndex > self._limits.token:
            raise self._error(f"a tag or comment has more than {self._limits.token} bytes")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        if self._depth == 0 and name not in self._roots:
            raise self._error(f"the root is {tag!r}", f"give a document whose root is {' or '.join(sorted(self._roots))}")
        self._depth += 1
        if self._depth > self._limits.depth:
            raise self._error(f"nested more than {self._limits.depth} levels deep")
        if self._builder is None:
            if name not in self._wanted:
                return
            self._builder, self._outside, self._count, self._length = self._new_builder(), self._depth - 1, 0, 0
            self._line = self.parser.CurrentLineNumber
        self._count += 1
        if self._count > self._limits.elements:
            raise self._error(f"more than {self._limits.elements} elements belong together")
        self._measure(sum(map(len, attributes.values())))
        self._builder.start(name, {key: _composed(value) for key, value in attributes.items()})

    def _end(self, tag: str) -> None:
        self._depth -= 1
        if self._builder is None:
            return
        self._builder.end(local_name(tag))
        if self._depth == self._outside:
            self._whole.append((self._line, self._builder.close()))
            self._builder = None

    def _text(self, text: str) -> None:
        if self._builder is not None:
            self._measure(len(text))
            self._builder.data(text)

    def _measure(self, length: int) -> None:
        self._length += length
        if self._length > self._limits.text:
            raise self._error(f"more than {self._limits.text} characters belong together")

    def _entity(self, name: str, *_: object) -> NoReturn:
        raise self._error(f"the entity {name!r} is not one of XML's own", "write its text in its place, and no declaration")

    def _error(self, problem: str, remedy: str = "take the file apart, or export it again") -> FormatError:
        return FormatError(f"{self.where}: {problem}", remedy)


def text_of(element: Element) -> str:
    """The text of an element and of those inside it, in NFC.

    A line break with the blanks around it is one blank, and none at either end: where lines end is the layout of the file.
    """
    return unicodedata.normalize("NFC", flowed("".join(element.itertext())))


def flowed(text: str) -> str:
    """The text without line breaks: each, with the blanks around it, becomes one blank, and none at either end.

    >>> flowed("minor without\\n   a guardian\\n")
    'minor without a guardian'
    """
    if "\n" not in text and "\r" not in text:
        return text
    return _BREAK.sub(_break, text)


def _break(found: re.Match[str]) -> str:
    return " " if found.start() > 0 and found.end() < len(found.string) else ""


def _composed(value: str) -> str:
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def _allowed(text: str, place: str) -> str:
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise FormatError(
            f"{place}: U+{ord(found[0]):04X} cannot be written in XML: {text!r}", "take the character out, or export json"
        )
    return text


def _chunks(stream: Readable, limit: int) -> Iterator[str]:
    """The text piece by piece, without the byte-order mark. Raises FormatError where it is not UTF-8 or too long."""
    length = 0
    try:
        while chunk := stream.read(_CHUNK):
            if length == 0:
                chunk = chunk.removeprefix(_BYTE_ORDER_MARK)
            length += len(chunk)
            if length > limit:
                raise FormatError(f"the file has more than {limit} characters", "take it apart")
            yield chunk
    except UnicodeError as error:
        name = (getattr(stream, "encoding", None) or "utf-8").removesuffix("-sig").upper()
        raise FormatError(f"after character {length}: not {name}", "save the file as UTF-8") from error
