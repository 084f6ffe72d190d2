"""``emngloss bases``: the term bases that were imported: what they hold, and their removal."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from emngloss.cli.exit_code import OK
from emngloss.cli.screen import Screen
from emngloss.cli.session import names
from emngloss.corpus.bases import base_names, base_path, open_base, remove_base
from emngloss.corpus.snapshot.counts import language_counts
from emngloss.errors import SnapshotError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emngloss.cli.request import Request

Row = dict[str, object]


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    screen = Screen(request)
    if request.remove:
        if request.arguments:
            raise UsageError("--remove names the base itself", f"try: emngloss bases --remove {request.remove[0]}")
        for name in names(request.remove, "base"):
            remove_base(name)
            screen.remark(f"removed: {name}")
        return OK
    rows = [_described(name) for name in request.arguments or base_names()]
    if screen.draws:
        from emngloss.cli.drawing.bases import draw

        draw(screen, rows, whole=bool(request.arguments))
    elif request.json:
        screen.write(json.dumps({"schema_version": 1, "bases": rows}, ensure_ascii=False) + "\n")
    elif request.jsonl:
        screen.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        screen.write("".join(_line(row) for row in rows))
    if not rows:
        screen.remark("no term base has been imported yet: emngloss import FILE --name NAME")
    return OK


def _described(name: str) -> Row:
    """What a base holds; of one that cannot be read, why. Raises UnknownBaseError where there is none of that name."""
    row: Row = {"name": name, "path": base_path(name)}
    try:
        snapshot = open_base(name)
    except SnapshotError as error:
        return {**row, "problem": f"{error.message}; {error.hint}"}
    languages = {
        language.tag: {"concepts": language.concepts, "terms": language.terms} for language in language_counts(snapshot, "en")
    }
    return {
        **row,
        "concepts": snapshot.rows("SELECT count(*) FROM concept")[0][0],
        "terms": sum(counts["terms"] for counts in languages.values()),
        "languages": languages,
        "date": snapshot.fact("date"),
        "source": snapshot.fact("source"),
        "format": snapshot.fact("format"),
        "bytes": os.path.getsize(base_path(name)),
    }


def _line(row: Row) -> str:
    """name, concepts, terms, languages, date, source, format, bytes, path; or name and problem; tab-separated."""
    return "\t".join(_fields(row)) + "\n"


def _fields(row: Row) -> Iterator[str]:
    yield str(row["name"])
    if "problem" in row:
        yield str(row["problem"])
        return
    languages = row["languages"]
    assert isinstance(languages, dict)
    yield from (str(row["concepts"]), str(row["terms"]), " ".join(languages))
    yield from (str(row[key]) for key in ("date", "source", "format", "bytes", "path"))
