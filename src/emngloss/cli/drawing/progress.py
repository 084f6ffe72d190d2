"""How far an import is: a bar over the bytes read, then a sign of life while the index is built."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from emngloss.corpus.importing import Advance


@contextmanager
def shown_progress(size: int, stream: TextIO | BinaryIO) -> Iterator[Advance]:
    """Draw on stderr while the block runs; it is gone when the block ends. ``size`` is that of the file in bytes."""
    raw = getattr(stream, "buffer", stream)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        reading = progress.add_task("reading", total=size or None)

        def advance(stage: str) -> None:
            if stage == "reading":
                progress.update(reading, completed=min(raw.tell(), size))
            elif not progress.tasks[0].finished:
                progress.update(reading, completed=size or None, visible=False)
                progress.add_task(stage, total=None)

        yield advance
