"""The text of a stream that is read: without the byte-order mark that some programs put first, and not without bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from emngloss.errors import FormatError

MOST_STREAMED = 4_000_000_000
"""Characters of a file that is read piece by piece."""
MOST_WHOLE = 200_000_000
"""Characters of a file that is held in memory."""
LONGEST_LINE = 10_000_000
_BYTE_ORDER_MARK = "\ufeff"


def lines(stream: TextIO, most: int = MOST_STREAMED, longest: int = LONGEST_LINE) -> Iterator[str]:
    """The lines with their ends. Raises FormatError where the stream is not in its encoding, or too long, or a line is."""
    number = length = 0
    try:
        while line := stream.readline(longest + 1):
            number += 1
            length += len(line)
            if len(line) > longest:
                raise FormatError(f"line {number}: more than {longest} characters", "break it, or export the file again")
            if length > most:
                raise FormatError(f"line {number}: the file has more than {most} characters", "take it apart")
            yield line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
    except UnicodeError as error:
        name = getattr(stream, "encoding", None) or "utf-8"
        raise FormatError(f"after line {number}: not {name.removesuffix('-sig').upper()}", "save the file as UTF-8") from error


def whole(stream: TextIO, most: int = MOST_WHOLE) -> str:
    """The whole text. Raises FormatError where the stream is not in its encoding, or too long."""
    return "".join(lines(stream, most, most))
