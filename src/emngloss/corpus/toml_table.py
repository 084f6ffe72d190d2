"""Parses a TOML file of the corpus into a table whose errors name file, line, key and remedy."""

from __future__ import annotations

import re
import tomllib

from emngloss.corpus.toml_lines import line_of
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
