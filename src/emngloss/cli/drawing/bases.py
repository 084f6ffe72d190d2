"""Term bases, one paragraph each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.padding import Padding
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.screen import Screen


def draw(screen: Screen, rows: Sequence[Mapping[str, object]], whole: bool) -> None:
    """Draw what each base holds; ``whole`` with its file and its languages one by one."""
    canvas = Canvas(screen)
    for row in rows:
        canvas.draw(safe(str(row["name"]), "bold"))
        for line in _lines(row, whole):
            canvas.draw(Padding(line, (0, 0, 0, 2)))
    if rows:
        canvas.show()


def _lines(row: Mapping[str, object], whole: bool) -> list[Text]:
    if "problem" in row:
        return [safe(str(row["problem"]), "red")]
    languages = row["languages"]
    assert isinstance(languages, dict)
    counts = f"{row['concepts']:,} concepts, {row['terms']:,} terms: {', '.join(languages)}"
    lines = [safe(counts), safe(f"from {row['source']} ({row['format']}), {row['date']}", "dim")]
    if whole:
        lines += [safe(f"{tag}: {held['concepts']:,} concepts, {held['terms']:,} terms") for tag, held in languages.items()]
        lines.append(safe(f"{row['path']} ({int(str(row['bytes'])) / 1e6:,.1f} MB)", "dim"))
    return lines
