"""The languages as a table; stacked where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.session import Session
from emngloss.corpus.snapshot.counts import LanguageCount


def draw(session: Session, rows: Sequence[LanguageCount]) -> None:
    """Draw one row a language."""
    canvas = Canvas(session.screen)
    if canvas.is_narrow:
        for row in rows:
            canvas.draw(Text.assemble((row.tag, "cyan"), "  ", safe(row.own_name, "bold"), f", {row.name}"))
            canvas.draw(f"    {row.concepts} concepts; {' '.join(row.countries)}")
    else:
        table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
        for title in ("Tag", "Own name", "Name", "Concepts", "Terms", "Script", "EMN countries"):
            table.add_column(title, justify="right" if title in ("Concepts", "Terms") else "left")
        for row in rows:
            names = (Text(row.tag, "cyan"), safe(row.own_name), safe(row.name))
            table.add_row(*names, str(row.concepts), str(row.terms), row.script, " ".join(row.countries))
        canvas.draw(table)
    canvas.show()
