"""How one term is drawn: its text, what is to be known of its use beside it, a remark below it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.session import Session

USAGES = {"eu": "EU law", "national": "national", "general": "everyday", "unestablished": "no established term"}
EQUIVALENCES = {"broader": "covers more", "narrower": "covers less", "near": "not quite the same"}


def term_line(text: str, style: str, labels: Sequence[str], note: str | None) -> RenderableType:
    """A term with its labels, and its note indented below it."""
    line = safe(text, style).append(f"  {', '.join(labels)}" if labels else "", "italic")
    return Group(line, Padding(safe(note, "dim"), (0, 0, 0, 2))) if note else line


def labels_of(session: Session, regions: Sequence[str], usage: str | None, equivalence: str | None) -> list[str]:
    """The countries, the register and the equivalence of a term in words."""
    labels = [session.snapshot.region_name(code) for code in regions]
    labels += [USAGES[usage]] if usage else []
    return labels + ([EQUIVALENCES[equivalence]] if equivalence else [])


def draw_languages(session: Session, canvas: Canvas, rows: Sequence[tuple[str, Sequence[RenderableType]]]) -> None:
    """Draw the terms of each language beside its tag and name; below them where it is narrow. No terms is a gap."""
    gap = [Text("not recorded", "yellow")]
    if canvas.is_narrow:
        for tag, terms in rows:
            canvas.draw(safe(f"{session.language_name(tag)} ({tag})", "italic"))
            canvas.draw(Padding(Group(*(terms or gap)), (0, 0, 0, 2)))
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for tag, terms in rows:
        table.add_row(tag, session.language_name(tag), Group(*(terms or gap)))
    canvas.draw(table)
