"""Statistics as tables: the counts, and how many concepts of each theme have a term in each language."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas
from emngloss.cli.session import Session
from emngloss.corpus.snapshot.counts import Statistics

_FIXED = 34
_PER_LANGUAGE = 5


def draw(session: Session, statistics: Statistics) -> None:
    """Draw the counts and the coverage matrix, in as many blocks of languages as the width asks for."""
    canvas = Canvas(session.screen)
    canvas.draw(Text(f"{statistics.concepts} concepts, {statistics.terms} terms", "bold"))
    for title, counts in (("Provenance", statistics.by_provenance), ("Status", statistics.by_status)):
        canvas.draw(f"{title}: " + ", ".join(f"{name} {number}" for name, number in counts.items()))
    tags = list(next(iter(statistics.coverage.values()), {}))
    size = max(4, (canvas.width - _FIXED) // _PER_LANGUAGE)
    for start in range(0, len(tags), size):
        canvas.draw()
        canvas.draw(_matrix(statistics, tags[start : start + size]))
    canvas.show()


def _matrix(statistics: Statistics, tags: list[str]) -> Table:
    table = Table(box=None, header_style="cyan", padding=(0, 1, 0, 0))
    table.add_column("Theme", overflow="fold")
    table.add_column("all", justify="right")
    for tag in tags:
        table.add_column(tag, justify="right")
    for theme, covered in statistics.coverage.items():
        total = statistics.by_theme[theme]
        cells = [Text(str(covered[tag]), "" if covered[tag] == total else "yellow") for tag in tags]
        table.add_row(theme, str(total), *cells)
    return table
