"""The user's cache folder, and small stamps in it; a cache that cannot be written is never an error.

Written by hand because platformdirs would be imported at every start for these ten lines.
"""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """Where this platform keeps caches: XDG_CACHE_HOME or ~/.cache, ~/Library/Caches, or %LOCALAPPDATA%."""
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "emngloss")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or _home(), "emngloss", "Cache")
    if sys.platform == "darwin":
        return os.path.join(_home(), "Library", "Caches", "emngloss")
    return os.path.join(_home(), ".cache", "emngloss")


def _home() -> str:
    """The user's home; for a user who has none (in a container) a place below which nothing can be written."""
    home = os.path.expanduser("~")
    return home if os.path.isabs(home) and home != os.sep else os.path.abspath(os.devnull)


def name_for(path: str) -> str:
    """A file name that stands for a path (64-bit FNV-1a: it names a cache, it guards nothing, and it needs no import)."""
    number = 0xCBF29CE484222325
    for byte in os.fsencode(os.path.abspath(path)):
        number = (number ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{number:016x}"


def beside(path: str) -> str:
    """A name beside a path that no other process or thread uses, for what is written there before it is renamed."""
    return f"{path}.{os.urandom(6).hex()}.part"


def read_stamp(path: str) -> str | None:
    """What was noted about a path, or None."""
    try:
        with open(_stamp(path), encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def write_stamp(path: str, text: str) -> None:
    """Note something about a path, if the cache can be written."""
    temporary = beside(_stamp(path))
    try:
        os.makedirs(cache_folder(), exist_ok=True)
        with open(temporary, "x", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, _stamp(path))
    except OSError:
        return


def _stamp(path: str) -> str:
    return os.path.join(cache_folder(), f"{name_for(path)}.stamp")
