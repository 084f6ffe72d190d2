"""The process around a command: encodings, broken pipes, interrupts, and faults of our own."""

from __future__ import annotations

import os
import sys

from emngloss.cli.exit_code import INTERRUPTED, OK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EPIPE, _EINVAL = 32, 22


def run_process(answer: Callable[[Sequence[str]], int]) -> None:
    """Run a command and end the process with its exit status."""
    _speak_utf8()
    arguments = [as_utf8(argument) for argument in sys.argv[1:]]
    try:
        status = answer(arguments)
        _flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        if is_broken_pipe(error):
            status = OK
        else:
            from emngloss.cli.complaint import complain

            status = complain(arguments, error)
    _leave(status)


def as_utf8(argument: str) -> str:
    """An argument as the UTF-8 text that it is, also where the locale (C, without Python's coercion) read it as bytes."""
    if argument.isascii() or not any("\udc80" <= char <= "\udcff" for char in argument):
        return argument
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def is_broken_pipe(error: BaseException | None) -> bool:
    """A reader that went away: EPIPE, which Windows reports as EINVAL."""
    if isinstance(error, BrokenPipeError):
        return True
    return sys.platform == "win32" and isinstance(error, OSError) and error.errno in (_EPIPE, _EINVAL)


def _speak_utf8() -> None:
    """UTF-8 whatever the locale says; what cannot be encoded (bytes that were no text) is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


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
