"""Findings under the file that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.screen import Screen
from emngloss.finding import Finding, Severity


def draw(screen: Screen, found: Sequence[Finding]) -> None:
    """Draw the findings, file by file."""
    canvas = Canvas(screen)
    for file, findings in groupby(found, key=lambda finding: finding.place.file):
        canvas.draw(safe(file, "bold"))
        for finding in findings:
            style = "red" if finding.severity is Severity.ERROR else "yellow"
            line = f"{finding.place.line}: " if finding.place.line else ""
            key = safe(f"{finding.place.key} " if finding.place.key else "", "cyan")
            text = Text.assemble(line, (finding.code, style), " ", key, safe(finding.message))
            canvas.draw(Padding(text, (0, 0, 0, 2)))
    if found:
        canvas.show()
