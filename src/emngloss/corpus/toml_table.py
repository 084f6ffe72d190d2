"""Parses a TOML file of the corpus into a table whose errors name file, line, key and remedy."""

from __future__ import annotations

import re
import tomllib

from emngloss.errors import CorpusError, GlossError
from emngloss.table import Path, Table, dotted


def parse(text: str, file: str) -> Table:
    """The whole file as a table. Raises CorpusError with file and line where it is not TOML 1.0."""

    def complain(path: Path, problem: str, remedy: str) -> GlossError:
        line = line_of(text, path)
        where = f"{file}:{line}" if line else file
        return CorpusError(f"{where}: {dotted(path)}: {problem}", f"{remedy}; nothing was changed")

    try:
        return Table(tomllib.loads(text), complain)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{file}:{place[1]}" if place else file
        reason = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise CorpusError(f"{where}: not valid TOML: {reason}", "correct the file; nothing was changed") from error


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) on which a key stands, or the nearest table around it; None where nothing of the path is found."""
    position, found = 0, False
    for part in path:
        pattern = r"\[\[|\{" if isinstance(part, int) else rf"(?<![\w-])[\"']?{re.escape(part)}[\"']?(?=\s*[=.\]])"
        matches = re.finditer(pattern, text[position:])
        match = next((m for i, m in enumerate(matches) if i == (part if isinstance(part, int) else 0)), None)
        if match is None:
            break
        position += match.start() if isinstance(part, str) else match.end()
        found = True
    return text.count("\n", 0, position) + 1 if found else None
