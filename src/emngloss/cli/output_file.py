"""A file that appears whole or not at all: written beside its place and renamed."""

from __future__ import annotations

import os

from emngloss.errors import FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO, BinaryIO, Literal, TextIO


class _Replacement:
    """Opens a temporary file beside a path for writing; leaving the block puts it in place, an error removes it.

    A link is followed. A device or named pipe is written directly: it holds nothing that could be lost, and must not be replaced.
    Raises FileError if the path exists and ``force`` is not set, or cannot be written.
    """

    def __init__(self, path: str, force: bool) -> None:
        if not path:
            raise FileError("--output names no file", "name a file, or - for the standard output")
        if os.path.isdir(path) or path.endswith(("/", os.sep)):
            raise FileError(f"{path} is a folder", "name a file")
        exists = os.path.exists(path)
        self._replaces = not exists or os.path.isfile(path)
        if exists and self._replaces and not force:
            raise FileError(f"{path} exists", "choose another name, or replace it with --force")
        self._path = path
        self._target = os.path.realpath(path) if self._replaces else path
        self._written = f"{self._target}.{os.urandom(6).hex()}.part" if self._replaces else path
        self._stream: IO[str] | IO[bytes] | None = None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        try:
            if self._stream is not None:
                self._stream.close()
            if error is None and self._replaces:
                if os.path.exists(self._target):
                    os.chmod(self._written, os.stat(self._target).st_mode & 0o7777)
                os.replace(self._written, self._target)
        except OSError as failure:
            self._remove()
            raise self._failed(failure) from failure
        if error is not None:
            self._remove()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> FileError:
        return FileError(f"{self._path} cannot be written: {error.strerror}", "check the folder, its permissions and free space")

    def _remove(self) -> None:
        if self._replaces and os.path.exists(self._written):
            os.remove(self._written)


class OutputFile(_Replacement):
    """A file of text in UTF-8, open without translation of line ends."""

    def __enter__(self) -> TextIO:
        mode: Literal["x", "w"] = "x" if self._replaces else "w"
        try:
            stream = open(self._written, mode, encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            raise self._failed(error) from error
        self._stream = stream
        return stream


class BytesFile(_Replacement):
    """A file of bytes."""

    def __enter__(self) -> BinaryIO:
        mode: Literal["xb", "wb"] = "xb" if self._replaces else "wb"
        try:
            stream = open(self._written, mode)
        except OSError as error:
            raise self._failed(error) from error
        self._stream = stream
        return stream
