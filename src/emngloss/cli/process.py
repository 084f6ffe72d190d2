"""The process around a command: encodings, broken pipes, interrupts, and faults of our own."""

from __future__ import annotations

import os
import sys

from emngloss.cli.exit_code import INTERNAL, INTERRUPTED, OK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EPIPE, _EINVAL = 32, 22


def run_process(answer: Callable[[Sequence[str]], int]) -> None:
    """Run a command and end the process with its exit status."""
    _speak_utf8()
    arguments = sys.argv[1:]
    try:
        status = answer(arguments)
        _flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:
        status = OK if _is_broken_pipe(error) else _fault(error, arguments)
    except Exception as error:
        status = _fault(error, arguments)
    _leave(status)


def _speak_utf8() -> None:
    """UTF-8 whatever the locale says; what cannot be encoded (bytes that were no text) is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _is_broken_pipe(error: OSError) -> bool:
    """A reader that went away: EPIPE, which Windows reports as EINVAL."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno in (_EPIPE, _EINVAL))


def _fault(error: Exception, arguments: Sequence[str]) -> int:
    if "--debug" in arguments:
        raise error
    if sys.stderr is not None:
        sys.stderr.write(
            f"emngloss: internal error: {type(error).__name__}: {error}\n"
            "Nothing was changed. Run it again with --debug for the details, and please report them.\n"
        )
    return INTERNAL


def _leave(status: int) -> None:
    """End the process at once: taking the interpreter down costs a quarter of its start, and nothing is left to do.

    What is left in the buffer of a broken pipe is dropped with it.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            continue
    os._exit(status)
