"""Rewrites what is generated from the Typer app: the front door's table of options.

python tools/generate.py          rewrite
python tools/generate.py --check  say what would change, and fail if anything would
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

import typer

from emngloss.cli.app import app
from emngloss.cli.help_topic import TOPICS
from emngloss.formats.registry import FORMATS, TOOLS
from rewriting import ROOT, rewrite

Reading = tuple[str, str]
TABLE = ROOT / "src" / "emngloss" / "cli" / "front_door_table.py"
WIDTH = 130
"""Columns of a line, as ruff is told in pyproject.toml."""
NOT_PLAIN = ("help", "debug", "input", "column")
"""Parameters that the front door leaves to Typer."""
SORTS = {
    "LANG": "language",
    "LANG[,LANG…]": "language",
    "THEME": "theme",
    "FORMAT": "format",
    "TOOL": "tool",
    "WHEN": "color",
    "ID[,ID…]": "concept",
    "FIELD[,FIELD…]": "field",
    "BASE": "base",
    "BASE[,BASE…]": "base",
}
"""The sort of value that a metavar stands for."""

HEAD = '''"""The options of the commands, generated from the Typer app by tools/generate.py; do not edit."""

from __future__ import annotations
'''


def front_door_table() -> str:
    """The source of ``front_door_table.py``."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    plain = {name: dict(_plain_options(command)) for name, command in commands.items()}
    shared = _shared(plain.values())
    own = {name: {flag: read for flag, read in flags.items() if shared[flag] != read} for name, flags in plain.items()}
    return "\n".join(
        [
            HEAD,
            "SHARED: dict[str, tuple[str, str]] = {",
            *_entries(shared, "    "),
            "}",
            '"""Flag → parameter of the request, and whether it is a flag, a value, a number or a list."""',
            "OWN: dict[str, dict[str, tuple[str, str]]] = {",
            *(line for name, flags in own.items() for line in _lines(name, flags)),
            "}",
            '"""Per command: the flags that mean something else there."""',
            "COMMANDS: dict[str, str] = {",
            *(line for name, flags in plain.items() for line in _words(name, flags)),
            "}",
            '"""Per command: its flags, parted by blanks."""',
            *_tuple("TAKES_ARGUMENTS", tuple(name for name, command in commands.items() if _takes_arguments(command))),
            "ALL_OPTIONS: dict[str, str] = {",
            *(line for name, command in commands.items() for line in _words(name, sorted(_flags(command)))),
            "}",
            '"""Per command: its long flags, parted by blanks, also those that Typer reads."""',
            "VALUES: dict[str, dict[str, str]] = {",
            *(line for name, command in commands.items() for line in _lines(name, dict(_sorts(command)))),
            "}",
            '"""Per command: flag → sort of its value, for completion."""',
            *_tuple("FORMATS", tuple(FORMATS)),
            *_tuple("TOOLS", tuple(TOOLS)),
            *_tuple("TOPICS", tuple(TOPICS)),
            "",
        ]
    )


def _shared(commands: Iterable[dict[str, Reading]]) -> dict[str, Reading]:
    """What each flag means in most commands."""
    seen: dict[str, list[Reading]] = {}
    for flags in commands:
        for flag, read in flags.items():
            seen.setdefault(flag, []).append(read)
    return {flag: max(reads, key=reads.count) for flag, reads in seen.items()}


def _takes_arguments(command: Any) -> bool:
    return any(parameter.param_type_name == "argument" for parameter in command.params)


def _options(command: Any) -> Iterator[Any]:
    return (parameter for parameter in command.params if parameter.param_type_name == "option")


def _plain_options(command: Any) -> Iterator[tuple[str, tuple[str, str]]]:
    for option in _options(command):
        if option.name not in NOT_PLAIN:
            number = "int" in type(option.type).__name__.lower()
            sort = "flag" if option.is_flag else "list" if option.multiple else "number" if number else "value"
            for flag in option.opts:
                yield flag, (option.name, sort)


def _sorts(command: Any) -> Iterator[tuple[str, str]]:
    for option in _options(command):
        if option.metavar in SORTS:
            for flag in option.opts:
                yield flag, SORTS[option.metavar]


def _flags(command: Any) -> list[str]:
    return [flag for option in _options(command) for flag in option.opts if flag.startswith("--")] + ["--help"]


def _lines(name: str, table: dict[str, Any]) -> Iterator[str]:
    if not table:
        return
    yield f'    "{name}": {{'
    yield from _entries(table, "        ")
    yield "    },"


def _entries(table: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in table.items():
        yield f'{indent}"{key}": {value!r},'.replace("'", '"')


def _words(name: str, words: Iterable[str]) -> Iterator[str]:
    """An entry whose value is words parted by blanks, broken into lines."""
    joined = " ".join(words)
    if len(f'    "{name}": "{joined}",') <= WIDTH:
        yield f'    "{name}": "{joined}",'
        return
    fits = len(f'        "{joined}"') <= WIDTH  # ruff format puts together what fits into a line
    lines = [joined] if fits else wrap(joined, 110, break_long_words=False, break_on_hyphens=False)
    yield f'    "{name}": ('
    yield from (f'        "{line}{"" if line is lines[-1] else " "}"' for line in lines)
    yield "    ),"


def _tuple(name: str, values: tuple[str, ...]) -> Iterator[str]:
    yield f"{name}: tuple[str, ...] = ("
    yield from (f'    "{value}",' for value in values)
    yield ")"


def main(arguments: list[str]) -> int:
    """Rewrite the generated files, or with --check compare them."""
    return rewrite({TABLE: front_door_table()}, arguments)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
