"""Tab completion, answered without Typer: commands, options, languages, themes, formats, concepts.

The scripts that ``emngloss --install-completion`` writes are Typer's; this module speaks their protocol (environment
variables in, one candidate a line out) for bash, zsh, fish and PowerShell.
"""

from __future__ import annotations

from emngloss.cli import settings
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.front_door_table import ALL_OPTIONS, FORMATS, TOOLS, TOPICS, VALUES
from emngloss.cli.screen import COLORS, stdout
from emngloss.errors import GlossError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from emngloss.corpus.snapshot.reading import Snapshot

    Completer = Callable[[str], list[str]]

_LIMIT = 200
_LISTED = ("language", "theme", "concept", "base", "field")
"""The sorts of values that an option takes several of, with commas between."""


def complete(environment: Mapping[str, str]) -> int | None:
    """Write the candidates for the shell that asks; None where the request is not a completion (Typer prints scripts)."""
    action, _, shell = environment["_EMNGLOSS_COMPLETE"].partition("_")
    if action != "complete" or shell not in _SHELLS:
        return None
    words, incomplete = _asked(environment, shell)
    found = candidates(words, incomplete)
    if shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return OK if found else NOTHING
    stdout().write(_SHELLS[shell](found) + "\n")
    return OK


def candidates(words: list[str], incomplete: str) -> list[str]:
    """What may stand in place of the incomplete word after the words of a command line (without the program's name)."""
    command = next((word for word in words if word in ALL_OPTIONS), "")
    if not command:
        return [name for name in (*ALL_OPTIONS, "--help", "--version") if name and name.startswith(incomplete)]
    flag = words[-1] if words[-1].startswith("-") else ""
    sort = VALUES.get(command, {}).get(flag)
    if sort is not None:
        return values(sort, incomplete)
    if incomplete.startswith("-"):
        return [option for option in ALL_OPTIONS[command].split() if option.startswith(incomplete)]
    return values({"show": "concept", "help": "topic", "bases": "base"}.get(command, ""), incomplete)


def values(sort: str, incomplete: str) -> list[str]:
    """The values of one sort (language, theme, format, concept, base, topic, color) that start with the incomplete one."""
    before, comma, last = incomplete.rpartition(",") if sort in _LISTED else ("", "", incomplete)
    try:
        known = _KNOWN[sort](last) if sort in _KNOWN else []
    except (GlossError, UnicodeEncodeError):
        return []
    return [f"{before}{comma}{value}" for value in known if value.startswith(last)][:_LIMIT]


def _languages(_: str) -> list[str]:
    return [*_snapshot().languages(), "all"]


def _themes(_: str) -> list[str]:
    return _snapshot().themes()


def _concepts(start: str) -> list[str]:
    return _snapshot().concept_ids(start)


def _bases(_: str) -> list[str]:
    from emngloss.corpus.bases import SHIPPED, base_names

    return [*base_names(), SHIPPED]


def _fields(_: str) -> list[str]:
    from emngloss.search.query import FIELDS

    return list(FIELDS)


def _snapshot() -> Snapshot:
    from emngloss.corpus.shipped import open_glossary

    return open_glossary(settings.setting("data"))


_KNOWN: dict[str, Callable[[str], list[str]]] = {
    "language": _languages,
    "theme": _themes,
    "concept": _concepts,
    "base": _bases,
    "field": _fields,
    "topic": lambda _: list(TOPICS),
    "color": lambda _: list(COLORS),
    "format": lambda _: list(FORMATS),
    "tool": lambda _: list(TOOLS),
}


def _asked(environment: Mapping[str, str], shell: str) -> tuple[list[str], str]:
    """The words before the one to complete, without the program's name, and that word."""
    if shell == "bash":
        words = _split(environment.get("COMP_WORDS", ""))
        number = environment.get("COMP_CWORD", "")
        place = int(number) if number.isascii() and number.isdecimal() else len(words)
        return words[1:place], words[place] if place < len(words) else ""
    line = environment.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    incomplete = words.pop() if words and not line.endswith(" ") else ""
    return words, incomplete


def _split(line: str) -> list[str]:
    """The words of a command line as the shell sees them, as far as it is complete."""
    if not any(char in line for char in "'\"\\"):
        return line.split()
    import shlex

    try:
        return shlex.split(line)
    except ValueError:
        return line.split()


def _zsh(found: list[str]) -> str:
    """The candidates as an argument of ``_arguments``, which zsh evaluates: nothing in them may be run."""
    escapes = str.maketrans({'"': '""', "'": "''", "$": "\\$", "`": "\\`", ":": r"\\:"})
    listed = "\n".join(f'"{value.translate(escapes)}"' for value in found)
    return f"_arguments '*: :(({listed}))'" if found else "_files"


_SHELLS: dict[str, Callable[[list[str]], str]] = {
    "bash": "\n".join,
    "zsh": _zsh,
    "fish": "\n".join,
    "powershell": lambda found: "\n".join(f"{value}::: " for value in found),
    "pwsh": lambda found: "\n".join(f"{value}::: " for value in found),
}
