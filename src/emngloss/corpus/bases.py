"""The term bases that a user has imported: snapshots by name in the platform's data folder.

Written by hand because platformdirs would be imported at every start that names a base (see ``cache.py``).
"""

from __future__ import annotations

import os
import sys

from emngloss.corpus.snapshot.reading import DIGEST_SUFFIX, Snapshot, open_snapshot
from emngloss.errors import FileError, SnapshotError, UnknownBaseError, UsageError

SHIPPED = "emngloss"
"""The name by which the shipped glossary stands among the bases."""
_SUFFIX = ".sqlite"
_LONGEST = 64


def bases_folder() -> str:
    """Where this platform keeps data: XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support, or %LOCALAPPDATA%."""
    chosen = os.environ.get("XDG_DATA_HOME", "")
    home = os.path.expanduser("~")
    if os.path.isabs(chosen):
        folder = chosen
    elif sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or home
    elif sys.platform == "darwin":
        folder = os.path.join(home, "Library", "Application Support")
    else:
        folder = os.path.join(home, ".local", "share")
    return os.path.join(folder, "emngloss", "bases")


def base_names() -> list[str]:
    """The names of the bases that there are, in order."""
    try:
        files = os.listdir(bases_folder())
    except OSError:
        return []
    return sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX) and is_name(name.removesuffix(_SUFFIX)))


def base_path(name: str) -> str:
    """Where the base of that name lies, or would lie. Raises UsageError for what cannot be a name."""
    if not is_name(name):
        raise UsageError(f"{name!r} cannot be the name of a base", "use lower-case letters, digits and hyphens: --name my-terms")
    return os.path.join(bases_folder(), name + _SUFFIX)


def is_name(name: str) -> bool:
    """True for a name of letters (a-z), digits and hyphens that is not the one of the shipped glossary."""
    return (
        0 < len(name) <= _LONGEST
        and name != SHIPPED
        and name[0] != "-"
        and all(char.isascii() and (char.isdigit() or char.islower() or char == "-") for char in name)
    )


def open_base(name: str) -> Snapshot:
    """The base of that name.

    Raises UnknownBaseError where there is none, SnapshotError where it is damaged or was made by another version.
    """
    path = base_path(name) if is_name(name) else ""
    if not os.path.isfile(path):
        known = ", ".join((SHIPPED, *base_names()))
        raise UnknownBaseError(f"no base is called {name!r}; there are: {known}", "emngloss import FILE --name NAME makes one")
    try:
        return open_snapshot(path)
    except SnapshotError as error:
        raise SnapshotError(error.message, f"import it again: emngloss import FILE --name {name} --force") from error


def remove_base(name: str) -> None:
    """Remove a base. Raises UnknownBaseError where there is none, FileError where it cannot be removed."""
    path = base_path(name)
    if not os.path.isfile(path):
        raise UnknownBaseError(f"no base is called {name!r}", "emngloss bases lists them")
    try:
        os.remove(path)
        if os.path.isfile(path + DIGEST_SUFFIX):
            os.remove(path + DIGEST_SUFFIX)
    except OSError as error:
        raise FileError(f"{path}: cannot be removed: {error.strerror}", "check the folder and its permissions") from error
