"""Finds out in which format a file is: by what it begins with, and by its ending where that leaves a choice."""

from __future__ import annotations

import re
from os.path import splitext

from emngloss.errors import FileError, UsageError
from emngloss.formats.opening import decoded
from emngloss.formats.registry import FORMATS, ROWS, Format

_HEAD = 65536
_PAST_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<rest>[^>]*)")
_ROOTS = {"martif": "tbx", "tbx": "tbx3", "tmx": "tmx", "RDF": "rdfxml"}
_TURTLE = re.compile(
    r"(?:\s+|#[^\n]*\n)*(?:@prefix\b|@base\b|PREFIX\b|BASE\b|<[^<>\s]+>\s+(?:<|a\s|[\w-]*:)|_:\w)", re.IGNORECASE
)
_OMEGAT_COMMENT = "# Glossary in tab-separated format"
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".ttl": "turtle",
    ".nt": "turtle",
    ".utf8": "omegat",
}
"""What an ending says where the beginning does not contradict it."""


def guessed(path: str) -> Format:
    """The format of a file. Raises UsageError, with the formats that can be read, where it is unclear, FileError without one."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}", "check the name of the file and its permissions") from error
    ending = splitext(path)[1].lower()
    name = _of_bytes(head, ending)
    if name is None:
        known = ", ".join(row.name for row in ROWS if row.reads and not row.excel)
        raise UsageError(f"{path}: in which format is it?", f"name it with --format: {known}")
    return FORMATS[name]


def _of_bytes(head: bytes, ending: str) -> str | None:
    if head.startswith(b"PK\x03\x04"):
        return "xlsx" if ending in (".xlsx", ".xlsm") or b"[Content_Types].xml" in head else None
    text = decoded(head).lstrip("\ufeff")
    start = text.lstrip()
    if start.startswith("<") and (found := _of_markup(start)) is not None:
        return found
    if start.startswith(("{", "[")):
        return _of_json(start, ending)
    if _TURTLE.match(text) and ending not in (".csv", ".tsv"):
        return "turtle"
    if start.startswith(_OMEGAT_COMMENT):
        return "omegat"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return _of_lines(text) if ending in (".txt", ".tab", "") else None


def _of_markup(start: str) -> str | None:
    """The format whose root the document has; ``<`` may begin a line of Turtle as well."""
    past = _PAST_PROLOG.match(start)
    root = _ROOT.match(start, past.end() if past else 0)
    if root is None:
        return None
    name = _ROOTS.get(root["name"])
    return "tbx3-dct" if name == "tbx3" and re.search(r"""style\s*=\s*["']dct["']""", root["rest"]) else name


def _of_json(start: str, ending: str) -> str | None:
    """JSON lines where a second line begins as the first one does; a document of linked data is none of ours."""
    first, _, rest = start.partition("\n")
    if '"@context"' in start[:2000]:
        return "jsonld"
    if ending in (".jsonl", ".ndjson"):
        return "jsonl"
    return "jsonl" if first.rstrip().endswith("}") and rest.lstrip().startswith("{") else "json"


def _of_lines(text: str) -> str | None:
    """A table, or lines of OmegaT, which have two or three cells between tabs and no names above them."""
    lines = [line for line in text.splitlines()[:50] if line.strip() and not line.startswith("#")]
    widths = {line.count("\t") + 1 for line in lines[:-1] or lines}
    if not lines or "\t" not in lines[0]:
        return None
    return "omegat" if widths <= {2, 3} and not _is_header(lines[0].split("\t")) else "tsv"


def _is_header(cells: list[str]) -> bool:
    from emngloss.formats.column_names import column_of
    from emngloss.formats.language_names import tag_named

    return all(column_of(cell, tag_named) is not None for cell in cells)
