"""Rewrites what is generated from the Typer app: the front door's table of options.

python tools/generate.py          rewrite
python tools/generate.py --check  say what would change, and fail if anything would
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import typer

from emngloss.cli.app import app
from emngloss.cli.help_topic import TOPICS
from emngloss.formats.registry import FORMATS, TOOLS
from rewriting import ROOT, rewrite

TABLE = ROOT / "src" / "emngloss" / "cli" / "front_door_table.py"
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
}
"""The sort of value that a metavar stands for."""

HEAD = '''"""The options of the commands, generated from the Typer app by tools/generate.py; do not edit."""

from __future__ import annotations
'''


def front_door_table() -> str:
    """The source of ``front_door_table.py``."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    return "\n".join(
        [
            HEAD,
            "COMMANDS: dict[str, dict[str, tuple[str, str]]] = {",
            *(line for name, command in commands.items() for line in _lines(name, dict(_plain_options(command)))),
            "}",
            '"""Per command: flag → parameter of the request, and whether it is a flag, a value, a number or a list."""',
            *_tuple("TAKES_ARGUMENTS", tuple(name for name, command in commands.items() if _takes_arguments(command))),
            "ALL_OPTIONS: dict[str, tuple[str, ...]] = {",
            *_tuples({name: tuple(sorted(_flags(command))) for name, command in commands.items()}),
            "}",
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
    for key, value in table.items():
        yield f'        "{key}": {value!r},'.replace("'", '"')
    yield "    },"


def _tuples(table: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for name, values in table.items():
        yield f'    "{name}": ('
        yield from (f'        "{value}",' for value in values)
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
