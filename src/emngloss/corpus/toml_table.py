"""Parses a TOML file of the corpus into a table whose errors name file, line, key and remedy."""

from __future__ import annotations

import re
import tomllib

from emngloss.corpus.toml_lines import line_of
from emngloss.errors import CorpusError, GlossError
from emngloss.table import Path, Table, dotted

_KEY = re.compile(r"\s*\[*\s*([\w.\"'-]+)\s*[\]=]")
"""A line that starts with a key or the head of a table."""


def parse(text: str, file: str) -> Table:
    """The whole file as a table. Raises CorpusError with file, line and nearest key where it is not TOML 1.0."""

    def complain(path: Path, problem: str, remedy: str) -> GlossError:
        line = line_of(text, path)
        where = f"{file}:{line}" if line else file
        return CorpusError(f"{where}: {dotted(path)}: {problem}", f"{remedy}; nothing was changed")

    try:
        return Table(tomllib.loads(text), complain)
    except (ValueError, RecursionError) as error:  # numbers of 5000 digits and lists in a thousand lists are no TOMLDecodeError
        reason = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        where = f"{file}:{_place(text, str(error))}"
        raise CorpusError(f"{where} not valid TOML: {reason}", "correct the file; nothing was changed") from error


def _place(text: str, reason: str) -> str:
    """The line that the parser names, and the key on it or the nearest above: ``12: terms:``."""
    place = re.search(r"\(at line (\d+), |\(at end of document\)", reason)
    if place is None:
        return ""
    lines = text.rstrip("\n").split("\n")[: int(place[1]) if place[1] else None]
    last = lines[-1].strip()
    if last.startswith("[") and not last.endswith("]"):  # a table should begin here: the key above is not the one that is wrong
        return f"{len(lines)}:"
    near = next(filter(None, map(_KEY.match, reversed(lines))), None)
    return f"{len(lines)}: {near[1]}:" if near else f"{len(lines)}:"
