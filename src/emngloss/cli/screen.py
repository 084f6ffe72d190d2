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

_CONTROLS = (("\x7f", "\x9f"), ("\u061c", "\u061c"), ("\u200e", "\u200f"), ("\u2028", "\u202e"), ("\u2066", "\u2069"))
"""DEL and C1 controls, separators of lines, and the marks that change the direction of text (Unicode Standard Annex #9)."""
COLORS = ("auto", "always", "never")


class Screen:
    """Where one command writes. ``draws`` is True when the answer is for the eyes: a terminal, or ``--color always``."""

    def __init__(self, request: Request) -> None:
        _refuse_contradictions(request)
        self._quiet = request.quiet
        self._ascii = request.ascii
        self._file = None if request.output == "-" else request.output
        self._force = request.force
        color = _chosen_color() if request.color is None else request.color
        if color not in COLORS:
            raise UsageError(f"unknown value for --color: {color!r}", f"use one of: {', '.join(COLORS)}")
        for_programs = request.json or request.jsonl or self._file is not None
        self.draws = not for_programs and (is_terminal() or color == "always")
        self.pages = self.draws and is_terminal() and not request.no_pager and settings.pager_wanted()
        self.colors = self.draws and color != "never" and (color == "always" or has_colors())

    def remark(self, text: str) -> None:
        """Say something beside the answer, unless ``--quiet``."""
        if not self._quiet:
            say(f"{wrapped(visible(text))}\n")

    def write(self, text: str) -> None:
        """Write an answer for programs: to stdout, or whole to the file of ``--output``.

        A terminal gets JSON only (everything else is drawn there), so its control characters can be escaped without a change.
        """
        text = escaped(text) if self._ascii else text
        if self._file is not None:
            with OutputFile(self._file, self._force) as file:
                file.write(text)
        else:
            stdout().write(json_visible(text) if is_terminal() else text)


def _refuse_contradictions(request: Request) -> None:
    if request.json and request.jsonl:
        raise UsageError("--json and --jsonl exclude each other", "leave one of them out")
    if request.ascii and not (request.json or request.jsonl or request.format):
        raise UsageError("--ascii escapes JSON, and none was asked for", "add --json or --jsonl, or leave it out")
    if request.force and request.output is None:
        raise UsageError("--force replaces the file of --output, and none was named", "add --output FILE, or leave it out")


def stdout() -> TextIO:
    """Standard output. Raises FileError where the caller has closed it."""
    if sys.stdout is None:
        raise FileError("standard output is closed", "open it, or write to a file with --output")
    return sys.stdout


def is_terminal() -> bool:
    """True if a person is looking at standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def has_colors() -> bool:
    """False where the environment says that the terminal must not or cannot show colours (NO_COLOR, TERM=dumb)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str) -> None:
    """Write to stderr; a remark that nobody can read stops nothing."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
    except OSError:
        return


def wrapped(text: str) -> str:
    """A remark broken at spaces to the width of the terminal that shows it; a pipe gets it in one line."""
    if sys.stderr is None or not sys.stderr.isatty():
        return text
    width = int(os.environ["COLUMNS"]) if os.environ.get("COLUMNS", "").isdecimal() else _columns()
    if len(text) <= width:
        return text
    from textwrap import fill

    return fill(text, max(20, width), break_long_words=False, break_on_hyphens=False)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def visible(text: str) -> str:
    """The text with control and direction characters shown as escapes, so that it cannot move the cursor or hide anything."""
    return "".join(char if char >= " " and not _is_control(char) else _shown(char) for char in text)


def json_visible(text: str) -> str:
    """JSON text with the characters that ``visible`` shows as escapes of JSON: the same document."""
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(_json_escape(ord(char)) if _is_control(char) else char for char in text)


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


def _chosen_color() -> str:
    """``auto`` where the environment speaks against colours, else what the configuration file says."""
    return (settings.setting("color") if has_colors() else None) or "auto"
