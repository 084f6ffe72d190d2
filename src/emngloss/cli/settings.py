"""Where a setting comes from: option, then environment, then configuration file, then default."""

from __future__ import annotations

import os
import sys

from emngloss.errors import FileError

KEYS = {"lang": str, "to": str, "data": str, "base": str, "color": str, "pager": bool}
"""The keys of the configuration file, with their types."""
_ENVIRONMENT = {"lang": "EMNGLOSS_LANG", "to": "EMNGLOSS_TO", "data": "EMNGLOSS_DATA", "base": "EMNGLOSS_BASE"}


def setting(name: str) -> str | None:
    """The setting of this name from the environment or the configuration file; None where neither has it."""
    value = os.environ.get(_ENVIRONMENT.get(name, ""), "").strip()
    if value:
        return value
    configured = configuration().get(name)
    return configured if isinstance(configured, str) else None


def origin(name: str) -> str:
    """Where the setting of this name comes from: the variable, or the configuration file."""
    variable = _ENVIRONMENT.get(name, "")
    return variable if os.environ.get(variable, "").strip() else config_path()


def pager_wanted() -> bool:
    """False where the configuration file says ``pager = false``."""
    return configuration().get("pager") is not False


def config_path() -> str:
    """Where this platform keeps the configuration: XDG_CONFIG_HOME or ~/.config, ~/Library/Application Support, %APPDATA%."""
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    if os.path.isabs(chosen):
        folder = chosen
    elif sys.platform == "win32":
        folder = os.environ.get("APPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        folder = os.path.join(os.path.expanduser("~"), "Library", "Application Support")
    else:
        folder = os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "emngloss", "config.toml")


_read: dict[str, dict[str, object]] = {}


def configuration() -> dict[str, object]:
    """The configuration file as a table, empty where there is none. Raises FileError for a file that cannot be used."""
    path = config_path()
    if path not in _read:
        _read[path] = _configuration(path)
    return _read[path]


def locale_language() -> str | None:
    """The language that the locale asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG; POSIX order), as a tag, or None."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").split(":")[0].partition(".")[0].partition("@")[0]
        if value:
            return None if value in ("C", "POSIX") else value.replace("_", "-")
    return None


def _configuration(path: str) -> dict[str, object]:
    if not os.path.exists(path):
        return {}
    import tomllib

    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except (OSError, ValueError) as error:
        raise FileError(f"{path}: cannot be read: {error}", "correct or remove the configuration file") from error
    for key, value in table.items():
        if key not in KEYS or type(value) is not KEYS[key]:
            known = ", ".join(f"{name} ({kind.__name__})" for name, kind in KEYS.items())
            raise FileError(f"{path}: {key}: not a setting, or not of its type", f"use: {known}")
    return table
