"""Says of each column of a foreign table what it holds: as its name says, or as ``--columns`` does.

``en,de,definition,-,id`` says it by position, ``Term=en,Begriff=de,Bemerkung=note`` by name; a name with a comma stands in
quotation marks. What nobody says is kept as a note.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace

from emngloss.errors import FormatError, UsageError
from emngloss.formats.column_names import Column, Field, TagNamed, column_of
from emngloss.formats.language_codes import told
from emngloss.formats.remarks import Ledger

_HINT = "say what the columns hold: --columns en,de,note,- or --columns Term=en,Begriff=de"
_MOST = 1000
_TERMS = (Field.TERM, Field.SYNONYM)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, and whether its first row names them."""

    columns: tuple[Column, ...]
    headed: bool

    @property
    def long(self) -> bool:
        """True where a row is a term, whose language stands in a column."""
        return any(column.field is Field.LANGUAGE for column in self.columns)


def layout_of(first: Sequence[str], columns: str | None, tag_named: TagNamed, ledger: Ledger, where: str) -> Layout:
    """The layout of a table whose first row is this one.

    Raises FormatError where no column holds terms of a known language, UsageError for columns that cannot be meant.
    """
    if len(first) > _MOST:
        raise FormatError(f"{where}: {len(first)} columns are more than the {_MOST} that a table may have", "take it apart")
    said = _said(columns)
    if not said and _is_of_deepl(first, tag_named):
        ledger.change(where, f"no names of columns: a glossary of DeepL, {first[2]} into {first[3]}")
        layout = Layout(
            (*(_meant(tag, tag, tag_named) for tag in first[2:]), *(Column("", Field.NOTHING) for _ in first[2:])), False
        )
    elif not said:
        found = tuple(column_of(name, tag_named) or Column(name, Field.OTHER) for name in first)
        layout = Layout(_paired(found), True)
    elif any("=" in part for part in said):
        layout = Layout(_by_name(first, said, tag_named), True)
    else:
        layout = _by_position(first, said, tag_named, ledger, where)
    if not _holds_terms(layout.columns):
        names = ", ".join(name for name in first[:8] if name.strip())
        paired = any(column.field is Field.TARGET for column in layout.columns)
        hint = "say their languages: --columns source=en,target=de" if paired else _HINT
        raise FormatError(f"{where}: no column holds terms of a known language: {names[:200]}", hint)
    return replace(layout, columns=tuple(_checked(column, layout.long, ledger, where) for column in layout.columns))


def _is_of_deepl(first: Sequence[str], tag_named: TagNamed) -> bool:
    """True for the first row of a glossary of DeepL in four columns: two terms, then the codes of their languages."""
    found = [column_of(cell, tag_named) for cell in first]
    codes = all(column is not None and column.field is Field.TERM for column in found[2:])
    return len(first) == 4 and found[:2] == [None, None] and codes


def _said(columns: str | None) -> list[str]:
    return [part.strip() for part in next(csv.reader([columns], skipinitialspace=True), [])] if columns else []


def _by_position(first: Sequence[str], said: list[str], tag_named: TagNamed, ledger: Ledger, where: str) -> Layout:
    """The columns in this order; the first row is a header if most of its cells are names of what they are to hold."""
    meant = [_meant(target, target, tag_named) for target in said]
    cells = [cell for cell in first if cell.strip()]
    named_so = [
        _is_name_of(cell, column, tag_named)
        for cell, column in zip(first, meant, strict=False)
        if column.field is not Field.NOTHING
    ]
    headed = 2 * sum(named_so) > len(named_so)
    if headed:
        ledger.change(where, f"taken as the names of the columns: {', '.join(cells)[:200]}")
    names = list(first) if headed else [f"{number}" for number in range(1, max(len(first), len(said)) + 1)]
    rest = [Column(name, Field.OTHER) for name in names[len(said) :]]
    named = [replace(column, name=name) for column, name in zip(meant, names, strict=False)]
    return Layout((*named, *meant[len(named) :], *rest), headed)


def _is_name_of(cell: str, column: Column, tag_named: TagNamed) -> bool:
    """Whether a cell names what its column is to hold; any language or ``target`` may stand above terms."""
    found = column_of(cell, tag_named)
    if found is None or column.language is None:
        return found is not None and found.field is column.field
    return found.field is Field.TARGET or (found.language is not None and found.field is column.field)


def _by_name(first: Sequence[str], said: list[str], tag_named: TagNamed) -> tuple[Column, ...]:
    wanted: dict[str, str] = {}
    for part in said:
        name, equals, target = part.rpartition("=")
        if not equals or not name.strip() or not target.strip():
            raise UsageError(f"--columns: {part!r} is not NAME=CONTENT", _HINT)
        wanted[_plain(name)] = target
    header = {_plain(name) for name in first}
    for name in wanted:
        if name not in header:
            raise UsageError(f"--columns: there is no column {name!r}", f"use the names of the file: {', '.join(first)[:400]}")
    found = (
        _meant(wanted[_plain(name)], name, tag_named)
        if _plain(name) in wanted
        else column_of(name, tag_named) or Column(name, Field.OTHER)
        for name in first
    )
    return _paired(tuple(found))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _meant(target: str, name: str, tag_named: TagNamed) -> Column:
    """The column that a part of ``--columns`` asks for."""
    if not target:
        return Column(name, Field.NOTHING)
    found = column_of(target, tag_named)
    if found is None:
        fields = ", ".join(field for field in Field if field is not Field.OTHER)
        raise UsageError(f"--columns: {target!r} is no language and no content of a column", f"use a language tag or: {fields}")
    return replace(found, name=name)


def _paired(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, where ``source`` without ``target`` is where something comes from."""
    fields = {column.field for column in columns}
    if Field.SOURCE in fields and Field.TARGET not in fields:
        return tuple(replace(one, field=Field.SOURCES) if one.field is Field.SOURCE else one for one in columns)
    return columns


def _checked(column: Column, long: bool, ledger: Ledger, where: str) -> Column:
    """The column; what can be understood of none of the terms of a row is to be kept as a note."""
    if column.language is not None:
        told(column.language, ledger, f"{where}, column {column.name}")
    elif column.field in _TERMS and not long:
        column = replace(column, field=Field.OTHER)
    if column.field is Field.OTHER:
        ledger.change(f"{where}, column {column.name}", "is kept as a note; --columns can say what it holds")
    elif column.field is Field.NOTHING:
        ledger.change(f"{where}, column {column.name}", "is left out, as --columns says")
    return column


def _holds_terms(columns: tuple[Column, ...]) -> bool:
    fields = {column.field for column in columns}
    if fields >= {Field.LANGUAGE, Field.TERM}:
        return True
    if fields & {Field.SOURCE_LANGUAGE} and fields & {Field.SOURCE}:
        return True
    return any(column.field in _TERMS and column.language is not None for column in columns)
