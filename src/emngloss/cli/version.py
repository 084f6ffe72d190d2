"""``emngloss --version``: the version of the tool, and version and date of the glossary."""

from __future__ import annotations

from emngloss import __version__
from emngloss.cli import settings
from emngloss.cli.exit_code import OK
from emngloss.cli.screen import stdout
from emngloss.corpus.shipped import open_glossary


def run() -> int:
    """Write both versions."""
    fact = open_glossary(settings.setting("data")).fact
    stdout().write(f"emngloss {__version__}, glossary {fact('version')} of {fact('date')}\n")
    return OK
