"""``emngloss import``: a file of another program becomes a term base that is searched like the glossary."""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TextIO

from emngloss.cli import settings
from emngloss.cli.exit_code import OK
from emngloss.cli.screen import Screen
from emngloss.corpus.bases import base_path
from emngloss.corpus.importing import COUNTS, Report, import_concepts
from emngloss.corpus.shipped import open_glossary
from emngloss.errors import FileError, UsageError
from emngloss.formats.guess import guessed
from emngloss.formats.opening import opened
from emngloss.formats.registry import lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emngloss.cli.request import Request
    from emngloss.corpus.importing import Advance


def run(request: Request) -> int:
    """Answer the command; gives back the exit status. Memory is collected here: a file may hold a million concepts."""
    gc.enable()
    name = _name(request)
    screen = Screen(request)
    if os.path.isfile(base_path(name)) and not (request.replace or request.dry_run):
        raise UsageError(f"there is a base {name!r} already", f"choose another name, or replace it: --name {name} --force")
    with _file(request) as path:
        row = guessed(path) if request.format is None else lookup(request.format)
        source = "standard input" if request.arguments[0] == "-" else os.path.basename(request.arguments[0])
        report = Report(name, source, row.name)
        shipped = open_glossary(request.data or settings.setting("data"))
        with opened(path, row, request.encoding) as stream, _progress(request, path, stream) as advance:
            concepts = row.read(stream, report.take, request.columns)
            import_concepts(report, concepts, shipped, advance, request.dry_run)
    _tell(screen, request, report)
    return OK


def _name(request: Request) -> str:
    """The name of the base: that of ``--name``, or one made of the name of the file. Raises UsageError for one that cannot be."""
    if len(request.arguments) != 1:
        raise UsageError("name one file to import", "try: emngloss import terms.tbx --name my-terms")
    if request.name is not None:
        base_path(request.name)
        return request.name
    if request.arguments[0] == "-":
        raise UsageError("the base needs a name", "give it one: --name my-terms")
    stem = os.path.splitext(os.path.basename(request.arguments[0]))[0]
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    made = "-".join(re.findall("[a-z0-9]+", plain))[:64].rstrip("-")
    if made in ("", "emngloss"):
        raise UsageError("the base needs a name", "give it one: --name my-terms")
    return made


@contextmanager
def _file(request: Request) -> Iterator[str]:
    """The path of the file to read; what comes through a pipe is kept in a file meanwhile."""
    path = request.arguments[0]
    if path != "-":
        if not os.path.isfile(path):
            raise FileError(f"{path}: no such file", "check the name of the file")
        yield path
        return
    if request.format is None:
        raise UsageError("a pipe has no name that would tell its format", "name it with --format")
    with tempfile.NamedTemporaryFile() as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield kept.name


@contextmanager
def _progress(request: Request, path: str, stream: TextIO | BinaryIO) -> Iterator[Advance]:
    """Shows how far the reading is, where a person looks at stderr."""
    if request.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from emngloss.cli.drawing.progress import shown_progress

    with shown_progress(os.path.getsize(path), stream) as advance:
        yield advance


def _tell(screen: Screen, request: Request, report: Report) -> None:
    """Write the report: what was read, and what became of it."""
    if request.json:
        screen.write(json.dumps(_document(report, request.dry_run), ensure_ascii=False) + "\n")
    elif screen.draws:
        from emngloss.cli.drawing.importing import draw

        draw(screen, report, request.dry_run)
    else:
        screen.write("".join("\t".join(record) + "\n" for record in _records(report)))
    if report.unlisted:
        screen.remark(f"{report.unlisted} more remarks are counted but not listed")


def _document(report: Report, dry_run: bool) -> dict[str, object]:
    return {
        "schema_version": 1,
        "base": report.base,
        "source": report.source,
        "format": report.format,
        "dry_run": dry_run,
        **{name: getattr(report, name) for name in COUNTS},
        "languages": list(report.languages),
        "remarks": [{"fate": remark.fate, "place": remark.place, "what": remark.what} for remark in report.remarks],
    }


def _records(report: Report) -> Iterator[tuple[str, ...]]:
    """``base``, ``source``, ``format``, a line for each count, ``languages``, then each remark with its place."""
    yield "base", report.base
    yield "source", report.source
    yield "format", report.format
    for name in COUNTS:
        yield name, str(getattr(report, name))
    yield "languages", " ".join(report.languages)
    for remark in report.remarks:
        yield remark.fate, *(" ".join(text.split()) for text in (remark.place, remark.what))
