"""Writes answers to stdout or a file, and remarks to stderr; knows whether a person is looking."""

from __future__ import annotations

import os
import sys

from emngloss.cli import settings
from emngloss.cli.output_file import OutputFile
from emngloss.errors import FileError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from emngloss.cli.request import Request

_CONTROLS = (("\x7f", "\x9f"), ("\u061c", "\u061c"), ("\u200e", "\u200f"), ("\u202a", "\u202e"), ("\u2066", "\u2069"))
"""DEL and C1 controls, and the marks that change the direction of text (Unicode Standard Annex #9)."""
COLORS = ("auto", "always", "never")


class Screen:
    """Where one command writes. ``draws`` is True when the answer is for the eyes: a terminal, or ``--color always``."""

    def __init__(self, request: Request) -> None:
        self._quiet = request.quiet
        self._ascii = request.ascii
        self._to_file = request.output not in (None, "-")
        self._file = request.output or "-"
        self._force = request.force
        color = request.color or settings.setting("color") or "auto"
        if color not in COLORS:
            raise UsageError(f"unknown value for --color: {color!r}", f"use one of: {', '.join(COLORS)}")
        for_programs = request.json or request.jsonl or self._to_file
        terminal = sys.stdout is not None and sys.stdout.isatty()
        self.draws = not for_programs and (terminal or color == "always")
        self.pages = self.draws and terminal and not request.no_pager and settings.pager_wanted()
        self.colors = self.draws and color != "never" and (color == "always" or _terminal_has_colors())

    def remark(self, text: str) -> None:
        """Say something beside the answer, unless ``--quiet``."""
        if not self._quiet and sys.stderr is not None:
            sys.stderr.write(f"{visible(text)}\n")

    def write(self, text: str) -> None:
        """Write an answer: to stdout, or whole to the file of ``--output``."""
        text = escaped(text) if self._ascii else text
        if self._to_file:
            with OutputFile(self._file, self._force) as file:
                file.write(text)
        else:
            stdout().write(text)


def stdout() -> TextIO:
    """Standard output. Raises FileError where the caller has closed it."""
    if sys.stdout is None:
        raise FileError("standard output is closed", "open it, or write to a file with --output")
    return sys.stdout


def visible(text: str) -> str:
    """The text with control and direction characters shown as escapes, so that it cannot move the cursor or hide anything."""
    return "".join(char if char >= " " and not _is_control(char) else _shown(char) for char in text)


def escaped(text: str) -> str:
    """JSON text with everything beyond ASCII as escapes (UTF-16 pairs beyond the BMP, RFC 8259)."""
    if text.isascii():
        return text
    return "".join(char if char < "\x7f" else _json_escape(ord(char)) for char in text)


def _is_control(char: str) -> bool:
    return any(first <= char <= last for first, last in _CONTROLS)


def _shown(char: str) -> str:
    return char if char == "\n" else f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def _json_escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _terminal_has_colors() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
