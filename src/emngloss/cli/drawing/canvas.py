"""A page drawn for the terminal: fitted to its width, then written, through the pager where it is longer than the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from io import StringIO

from rich.console import Console, RenderableType
from rich.text import Text

from emngloss.cli.screen import Screen, stdout, visible

NARROW = 60
"""Columns below which tables are stacked."""
WIDEST = 500
"""Columns that are used at the most; Rich takes time and memory for each."""


class Canvas:
    """Collects what is drawn and shows it at once."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        size = shutil.get_terminal_size()
        self.width = min(size.columns, WIDEST)
        self._height = size.lines
        self._page = StringIO()
        self._console = Console(
            file=self._page,
            width=self.width,
            force_terminal=screen.colors,
            color_system="auto" if screen.colors else None,
            no_color=not screen.colors,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    @property
    def is_narrow(self) -> bool:
        """True where there is no room for columns."""
        return self.width < NARROW

    def draw(self, thing: RenderableType = "") -> None:
        """Draw a text, table or other renderable below what is there."""
        self._console.print(thing)

    def show(self) -> None:
        """Write the page, through the pager if it is longer than the screen and a pager is wanted."""
        page = self._page.getvalue()
        if self._screen.pages and page.count("\n") >= self._height and _paged(page):
            return
        stdout().write(page)


def safe(text: str, style: str = "") -> Text:
    """A piece of text from the corpus or the user: never markup, its control characters visible."""
    return Text(visible(text), style=style)


def _paged(page: str) -> bool:
    """Hand the page to the pager; False where there is none, so that it is written directly."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"), posix=os.name != "nt")
    except ValueError:
        return False
    if not command or shutil.which(command[0]) is None:
        return False
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
        try:
            pager.communicate(page.encode("utf-8", "backslashreplace"))
        except KeyboardInterrupt:
            pager.wait()
    except OSError:
        return False
    return True
