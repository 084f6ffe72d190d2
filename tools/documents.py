"""Rewrites the generated parts of README.md and docs/: examples as a terminal shows them, tables, help texts.

    python tools/documents.py          rewrite
    python tools/documents.py --check  say what would change, and fail if anything would

A generated part stands between ``<!-- begin: KIND … -->`` and ``<!-- end -->``; KIND is ``run COMMAND``, ``json COMMAND``,
``formats``, ``languages``, ``rules`` or ``help``. Needs a system with pseudo-terminals (not Windows).
"""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable

from emngloss.cli import format_table
from emngloss.cli.front_door_table import ALL_OPTIONS
from emngloss.corpus.shipped import open_glossary
from emngloss.corpus.snapshot.counts import language_counts
from emngloss.lint.registry import RULES
from rewriting import ROOT, rewrite

DOCUMENTS = (ROOT / "README.md", *(ROOT / "docs" / f"{name}.md" for name in ("json", "rules", "commands")))
PART = re.compile(r"(<!-- begin: (?P<kind>[a-z]+)(?: (?P<rest>[^\n>]*))? -->\n).*?(<!-- end -->)", re.DOTALL)
ENVIRONMENT = {
    "COLUMNS": "80",
    "LINES": "60",
    "NO_COLOR": "1",
    "LANG": "C.UTF-8",
    "XDG_CONFIG_HOME": os.devnull,
    "PYTHONPATH": str(ROOT / "src"),
}


def shown(command: str) -> str:
    """What a terminal of 80 columns without colours shows for a command line."""
    arguments = [sys.executable, "-m", "emngloss", *shlex.split(command)[1:]]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "XDG_CACHE_HOME")}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(arguments, stdin=theirs, stdout=theirs, stderr=theirs, env={**kept, **ENVIRONMENT}, cwd=ROOT)
    os.close(theirs)
    output = bytearray()
    while chunk := _read(ours):
        output += chunk
    os.close(ours)
    process.wait()
    lines = output.decode("utf-8").replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _read(descriptor: int) -> bytes:
    """The next bytes; the end of a pseudo-terminal is an error on Linux and nothing elsewhere."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


def _run(command: str) -> str:
    return f"```console\n$ {command}\n{shown(command)}\n```\n"


def _json(command: str) -> str:
    document = json.loads(_piped(shlex.split(command)[1:]))
    return f"```json\n{json.dumps(document, ensure_ascii=False, indent=1)}\n```\n"


def _formats(_: str) -> str:
    rows = [f"| `{option}` | {title} | {reads} | {left} |\n" for option, title, reads, left in format_table.rows()]
    return "| option | format | read back | leaves out |\n|---|---|---|---|\n" + "".join(rows)


def _languages(_: str) -> str:
    rows = [
        f"| `{row.tag}` | {row.name} | {row.own_name} | {', '.join(row.countries)} |\n"
        for row in language_counts(open_glossary(), "en")
    ]
    return "| tag | language | own name | EMN countries |\n|---|---|---|---|\n" + "".join(rows)


def _rules(_: str) -> str:
    rows = [f"| {rule.code} | {rule.severity} | {rule.title} |\n" for rule in RULES]
    return "| code | severity | rule |\n|---|---|---|\n" + "".join(rows)


def _help(_: str) -> str:
    return "\n".join(f"## {name}\n\n```text\n{_help_text(name)}```\n" for name in ALL_OPTIONS)


def _help_text(command: str) -> str:
    lines = _piped([command, "--help"]).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _piped(arguments: list[str]) -> str:
    """What a command writes into a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "emngloss", *arguments],
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout


KINDS: dict[str, Callable[[str], str]] = {
    "run": _run,
    "json": _json,
    "formats": _formats,
    "languages": _languages,
    "rules": _rules,
    "help": _help,
}


def generated(text: str) -> str:
    """A document with its generated parts made anew."""
    return PART.sub(lambda part: f"{part[1]}{KINDS[part['kind']](part['rest'] or '')}{part[4]}", text)


def main(arguments: list[str]) -> int:
    """Rewrite the documents, or with --check compare them."""
    return rewrite({path: generated(path.read_text(encoding="utf-8")) for path in DOCUMENTS}, arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
