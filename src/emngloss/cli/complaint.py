"""Says on stderr why a call failed, as JSON where JSON was asked for, and gives the exit status of the failure."""

from __future__ import annotations

import sys

from emngloss.cli.exit_code import INTERNAL
from emngloss.cli.json_text import members, string
from emngloss.cli.screen import json_visible, say, visible
from emngloss.errors import FileError, GlossError, SnapshotError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class InternalError(GlossError):
    """A fault of emngloss itself."""

    code = "internal"
    exit_code = INTERNAL


def complain(arguments: Sequence[str], error: Exception) -> int:
    """Say what is wrong and what to do, after the traceback if ``--debug`` was given; gives back the exit status."""
    options = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    if "--debug" in options:
        import traceback

        say(visible("".join(traceback.format_exception(error))))
    known = _in_words(error)
    if "--json" in options or "--jsonl" in options:
        body = members(("code", string(known.code)), ("message", string(known.message)), ("hint", string(known.hint)))
        say(json_visible(members(("schema_version", "1"), ("error", body))) + "\n")
    else:
        hint = f"\n{known.hint}" if known.hint else ""
        say(visible(f"emngloss: {known.message}{hint}") + "\n")
    return known.exit_code


def _in_words(error: Exception) -> GlossError:
    """The error in the user's words: damaged data and a stream that cannot be written are not faults of ours."""
    if isinstance(error, GlossError):
        return error
    if isinstance(error, OSError) and error.filename is None and error.strerror and sys.stdout is not None:
        return FileError(f"the answer cannot be written: {error.strerror}", "free some space, or write elsewhere with --output")
    if (type(error).__module__, type(error).__name__) == ("sqlite3", "DatabaseError"):
        return SnapshotError(f"the glossary data are damaged: {error}", "install emngloss again, or empty its cache")
    return InternalError(
        f"internal error: {type(error).__name__}: {error}",
        "Nothing was changed. Run it again with --debug for the details, and please report them.",
    )
