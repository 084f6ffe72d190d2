"""Runs the command line for tests: in this process, as a process with pipes, and as a process on a terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emngloss.cli import front_door

CORPUS = Path(__file__).parent / "corpus"
COMMAND = (sys.executable, "-m", "emngloss")


@dataclass(frozen=True)
class Answer:
    """What a call gave back."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of stdout."""
        return self.out.splitlines()

    @property
    def rows(self) -> list[list[str]]:
        """The tab-separated records of stdout."""
        return [line.split("\t") for line in self.out.split("\n")[:-1]]

    @property
    def document(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The error of the JSON document on stderr."""
        return dict(json.loads(self.err)["error"])


class Stream(io.TextIOWrapper):
    """A text stream that keeps what was written, as a pipe would get it."""

    def __init__(self, data: bytes = b"") -> None:
        self.bytes = io.BytesIO(data)
        super().__init__(self.bytes, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)


def call(*arguments: str, stdin: bytes = b"") -> Answer:
    """Run a call in this process, as into pipes."""
    streams = sys.stdin, sys.stdout, sys.stderr
    out, err = Stream(), Stream()
    sys.stdin, sys.stdout, sys.stderr = Stream(stdin), out, err
    try:
        status = front_door.answer(list(arguments))
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    return Answer(status, out.bytes.getvalue().decode(), err.bytes.getvalue().decode())


def run(*arguments: str | bytes, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Answer:
    """Run a call as a process with pipes."""
    done = subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=60, check=False
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def piped(*arguments: str, env: Mapping[str, str] | None = None) -> tuple[bytes, bytes]:
    """What a call that succeeds, run as a process, writes into pipes: stdout and stderr."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, env={**os.environ, **(env or {})}, timeout=60, check=True)
    return done.stdout, done.stderr


def shell(script: str, **variables: str) -> Answer:
    """Run a shell script in which ``$E`` is the command."""
    command = " ".join(f"'{part}'" for part in COMMAND)
    done = subprocess.run(
        ["bash", "-c", script.replace("$E", command)],
        capture_output=True,
        env={**os.environ, **variables},
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def look(*arguments: str, columns: int = 80, rows: int = 200, env: Mapping[str, str] | None = None) -> Answer:
    """Run a call on a terminal of this size; stderr is a pipe, so that the two can be told apart."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with subprocess.Popen(
        [*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env={**os.environ, **(env or {})}
    ) as process:
        os.close(theirs)
        out = _everything(ours)
        assert process.stderr is not None
        err = process.stderr.read().decode()
        return Answer(process.wait(60), out.decode().replace("\r\n", "\n"), err)


def _everything(terminal: int) -> bytes:
    """All that is written to a terminal until the other side closes it."""
    parts = []
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts)
