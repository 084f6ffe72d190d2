"""Finds the line of a key in a TOML text: the standard library's parser does not say where it read a value."""

from __future__ import annotations

import re
from functools import lru_cache

from emngloss.table import Path

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)|(?P<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')|(?P<bare>[^\s"'#\[\]{}=,.]+)|(?P<mark>\n|.)"""
)


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) on which a key stands, or the nearest table around it; None where nothing of the path is found.

    The file is read token by token, so that a word inside a string is never taken for a key. Multi-line strings are not known.
    """
    lines = _key_lines(text)
    known = (lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines)
    return next(known, None)


@lru_cache(maxsize=8)
def _key_lines(text: str) -> dict[Path, int]:
    """The line of every key and of every element of a list."""
    lines: dict[Path, int] = {}
    tables: dict[Path, int] = {}
    around: list[tuple[Path, int | None]] = [((), None)]  # what is open, outermost first: a table, or a list and its index
    key: Path = ()
    line, header, in_value = 1, 0, False
    for match in _TOKEN.finditer(text):
        token, (outer, index) = match[0], around[-1]
        if match.lastgroup == "skip" or (token == "\n" and len(around) > 1):
            line += token == "\n"
            continue
        if index is not None and token not in ",]":
            key = (*outer, index)
            lines.setdefault(key, line)
        if token == "\n":
            if header == 2:
                tables[key] = tables.get(key, -1) + 1
                key = (*key, tables[key])
            if header:
                lines.setdefault(key, line)
                around[0] = (key, None)
            line, header, in_value, key = line + 1, 0, False, around[0][0]
        elif token == "[" and not in_value:
            header, key = header + 1, ()
        elif token in "[{" and in_value:
            around.append((key, 0 if token == "[" else None))
            in_value = token == "["
        elif token in "]}" and len(around) > 1:
            (key, _), in_value = around.pop(), True
        elif token == ",":
            around[-1] = (outer, None if index is None else index + 1)
            key, in_value = outer, index is not None
        elif token == "=" and index is None:
            in_value = True
        elif match.lastgroup in ("bare", "text") and not in_value:
            key = (*key, token.strip("\"'"))
            lines.setdefault(key, line)
    return lines
