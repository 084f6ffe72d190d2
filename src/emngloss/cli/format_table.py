"""The table of formats, as ``emngloss help formats`` and the README show it; it comes from the rows of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from emngloss.formats.registry import ROWS, TOOLS, Format
from emngloss.model.data_category import lost_categories

Row = tuple[str, str, str, str]


def rows() -> Iterator[Row]:
    """Option, title, what it reads back as, and what it leaves out; spreadsheet variants differ in no column and are left out."""
    for row in ROWS:
        if not row.excel:
            yield _option(row), _title(row), _read_back(row), _left_out(row)


def plain() -> str:
    """The table as text for a screen of 80 columns."""
    parts = []
    for option, title, reads, left_out in rows():
        parts.append(f"  {option}\n")
        parts.append(_wrapped(f"{title}; read back: {reads}"))
        parts.append(_wrapped(f"leaves out: {left_out}"))
    parts.append("\n  --excel, with csv: byte-order mark, and formulas in cells disarmed\n")
    parts.append("\n  --for TOOL picks the format that a tool really takes:\n")
    parts += (f"      {tool}: {name}\n" for tool, name in sorted(TOOLS.items()))
    return "".join(parts)


def _option(row: Format) -> str:
    return f"--format {row.family}" + (" --layout long" if row.layout == "long" else "")


def _title(row: Format) -> str:
    return row.title if row.extra is None else f"{row.title} (install emngloss[{row.extra}])"


def _read_back(row: Format) -> str:
    if not row.reads:
        return "no"
    return "yes" if row.reader is None else f"yes (install emngloss[{row.reader}])"


def _left_out(row: Format) -> str:
    named = [category.title for category in lost_categories(row.keeps)]
    return ", ".join([*named, *([row.drops] if row.drops else [])]) or "nothing"


def _wrapped(text: str) -> str:
    return fill(text, 78, initial_indent="      ", subsequent_indent="      ") + "\n"
