"""Answers plain, well-formed calls before Typer is imported; everything else goes to the Typer app.

Typer costs four to five times the start of Python. What options the commands have is generated from the app
(``front_door_table.py``), so the app stays the one definition; a call that this parser does not understand (``--help``, a bad
value, an option that it does not know) is simply given to the app. ``EMNGLOSS_NO_FRONT_DOOR=1`` turns the front door off.
"""

from __future__ import annotations

import gc
import os

from emngloss.cli.front_door_table import COMMANDS, OWN, SHARED, TAKES_ARGUMENTS
from emngloss.errors import GlossError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from emngloss.cli.request import Request

MODULES = {"help": "help_topic", "import": "importing"}
"""The modules of the commands that are not called like their module."""


def main() -> None:
    """The console script: run the call that the process was given, and end with its exit status.

    The collector of cycles is turned off: a process that ends in a second leaves none behind that matter, and without its
    visits an export of 840 concepts takes half the time.
    """
    gc.disable()
    from emngloss.cli.process import run_process

    run_process(answer)


def answer(arguments: Sequence[str]) -> int:
    """Answer one call; gives back the exit status."""
    if not os.environ.get("EMNGLOSS_NO_FRONT_DOOR"):
        status = plain_answer(arguments)
        if status is not None:
            return status
    from emngloss.cli.app import answer as answer_by_app

    return answer_by_app(arguments)


def plain_answer(arguments: Sequence[str]) -> int | None:
    """The exit status of a call that needs no Typer, or None for the others; nothing is written before it is sure."""
    if "_EMNGLOSS_COMPLETE" in os.environ:
        from emngloss.cli.completion import complete

        return complete(os.environ)
    try:
        if list(arguments) in (["--version"], ["-V"]):
            from emngloss.cli.version import run as run_version

            return run_version()
        request = parse(arguments)
        return None if request is None else _run(arguments[0], request)
    except GlossError as error:
        from emngloss.cli.complaint import complain

        return complain(arguments, error)


def _run(command: str, request: Request) -> int:
    module = __import__(f"emngloss.cli.{MODULES.get(command, command)}", fromlist=("run",))
    status: int = module.run(request)
    return status


def parse(arguments: Sequence[str]) -> Request | None:
    """The request that the arguments of a command spell, or None if there is anything to ask Typer about."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    flags, own = COMMANDS[arguments[0]].split(), OWN.get(arguments[0], {})
    given: dict[str, object] = {}
    words: list[str] = []
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        if word == "--":
            words += rest
            break
        if not word.startswith("-") or word == "-":
            words.append(word)
            continue
        flag, equals, value = word.partition("=")
        if flag not in flags or (equals and not flag.startswith("--")):
            return None
        name, sort = own.get(flag) or SHARED[flag]
        if sort == "flag":
            if equals:
                return None
            given[name] = True
            continue
        if not equals:
            if not rest or rest[0].startswith("-"):
                return None
            value = rest.pop(0)
        if not _collect(given, name, sort, value):
            return None
    if "-" in words or bool(words) != (arguments[0] in TAKES_ARGUMENTS):
        return None
    from emngloss.cli.request import Request

    return Request(arguments=tuple(words), **given)


def _collect(given: dict[str, object], name: str, sort: str, value: str) -> bool:
    """Keep the value of an option; False if Typer must judge it."""
    if sort == "number":
        if not (value.isascii() and value.isdecimal() and 0 < int(value) < 1_000_000):
            return False
        given[name] = int(value)
    elif sort == "list":
        known = given.setdefault(name, [])
        assert isinstance(known, list)
        known.append(value)
    else:
        given[name] = value
    return True
