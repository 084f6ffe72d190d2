"""The text of a stream that is read: UTF-8, without the byte-order mark that some programs put first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from emngloss.errors import FormatError

_BYTE_ORDER_MARK = "\ufeff"


def lines(stream: TextIO) -> Iterator[str]:
    """The lines with their ends. Raises FormatError where the stream is not UTF-8."""
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            yield line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
    except UnicodeDecodeError as error:
        raise FormatError(f"after line {number}: not UTF-8", "save the file as UTF-8") from error


def whole(stream: TextIO) -> str:
    """The whole text. Raises FormatError where the stream is not UTF-8."""
    return "".join(lines(stream))
