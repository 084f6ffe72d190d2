"""A file that appears whole or not at all: written beside its place and renamed."""

from __future__ import annotations

import os

from emngloss.errors import FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO


class OutputFile:
    """Opens a temporary file beside a path for writing; leaving the block puts it in place, an error removes it.

    Raises FileError if the path exists and ``force`` is not set, or cannot be written.
    """

    def __init__(self, path: str, force: bool) -> None:
        if os.path.isdir(path):
            raise FileError(f"{path} is a folder", "name a file")
        if os.path.exists(path) and not force:
            raise FileError(f"{path} exists", "choose another name, or replace it with --force")
        self._path = path
        self._temporary = f"{path}.{os.getpid()}.part"
        self._stream: TextIO | None = None

    def __enter__(self) -> TextIO:
        try:
            self._stream = open(self._temporary, "x", encoding="utf-8", newline="")
        except OSError as error:
            raise self._failed(error) from error
        return self._stream

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        try:
            if self._stream is not None:
                self._stream.close()
            if error is None:
                os.replace(self._temporary, self._path)
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
        if os.path.exists(self._temporary):
            os.remove(self._temporary)
