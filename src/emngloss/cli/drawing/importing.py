"""What an import did: counts, the first remarks, and how to go on."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.screen import Screen
from emngloss.corpus.importing import Report
from emngloss.formats.remarks import Fate

_SHOWN = 20
"""Remarks that are shown; a pipe and JSON get all of them."""


def draw(screen: Screen, report: Report, dry_run: bool) -> None:
    """Draw the report of an import, or of what an import would do."""
    canvas = Canvas(screen)
    heading = Text.assemble(safe(report.base, "bold"), "  (nothing was written)" if dry_run else "")
    canvas.draw(heading)
    for line in _counts(report):
        canvas.draw(Padding(safe(line), (0, 0, 0, 2)))
    for remark in report.remarks[:_SHOWN]:
        style = "red" if remark.fate is Fate.REFUSED else "yellow"
        text = Text.assemble((remark.fate, style), " ", safe(remark.place, "cyan"), " ", safe(remark.what))
        canvas.draw(Padding(text, (0, 0, 0, 2)))
    more = report.changed + report.refused - min(len(report.remarks), _SHOWN)
    if more:
        canvas.draw(Padding(safe(f"… and {more} more: add --json to see them", "dim"), (0, 0, 0, 2)))
    if not dry_run:
        canvas.draw(safe(f"emngloss search --base {report.base} …", "dim"))
    canvas.show()


def _counts(report: Report) -> list[str]:
    languages = f"{len(report.languages)} languages ({', '.join(report.languages)})" if report.languages else "no terms"
    joined = f", {report.joined} joined to others of the same id" if report.joined else ""
    return [
        f"from {report.source} ({report.format})",
        f"{report.concepts:,} concepts{joined}; {report.terms:,} terms in {languages}",
        f"{report.changed:,} changed, {report.refused:,} refused",
    ]
