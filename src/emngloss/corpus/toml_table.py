"""Reads tables of a TOML file key by key; what does not fit is reported with file, line, key and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from emngloss.errors import CorpusError

Choice = TypeVar("Choice", bound=StrEnum)
Path = tuple[str | int, ...]


def parse(text: str, file: str) -> TomlTable:
    """The whole file as a table. Raises CorpusError with file and line where it is not TOML 1.0."""
    try:
        return TomlTable(tomllib.loads(text), text, file)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f"{file}:{place[1]}" if place else file
        reason = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise CorpusError(f"{where}: not valid TOML: {reason}", "correct the file; nothing was changed") from error


class TomlTable:
    """One table. Each reading method takes a key out; ``close`` refuses the keys that nobody asked for."""

    def __init__(self, values: Mapping[str, object], text: str, file: str, path: Path = ()) -> None:
        self._left = dict(values)
        self._text = text
        self._file = file
        self._path = path

    def string(self, key: str) -> str | None:
        """A string that is not empty, or None where the key is absent."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"{value!r} is not a text", "write a string that is not empty, or leave the key out")
        return value

    def required(self, key: str) -> str:
        """A string that must be there."""
        value = self.string(key)
        if value is None:
            raise self.error(key, "is missing", "add it")
        return value

    def choice(self, key: str, values: type[Choice]) -> Choice | None:
        """One of a closed list of values, or None where the key is absent."""
        value = self.string(key)
        if value is None:
            return None
        try:
            return values(value)
        except ValueError:
            raise self.error(key, f"unknown value {value!r}", f"use one of: {', '.join(values)}") from None

    def flag(self, key: str) -> bool:
        """True or, where the key is absent, False."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{value!r} is not true or false", "write true, or leave the key out")
        return value

    def value(self, key: str, of: type[Value]) -> Value | None:
        """A value of another TOML type (a date), or None where the key is absent."""
        value = self._left.pop(key, None)
        if value is not None and type(value) is not of:
            raise self.error(key, f"{value!r} is not a {of.__name__}", f"write a {of.__name__} without quotes")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, f"{value!r} is not a list of texts", 'write ["…", "…"]')
        return tuple(value)

    def table(self, key: str) -> TomlTable:
        """A table inside this one, empty where the key is absent."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{value!r} is not a table", f"write [{key}] and its keys below")
        return TomlTable(value, self._text, self._file, (*self._path, key))

    def tables(self, key: str) -> Iterator[TomlTable]:
        """The tables of a list, in order."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "is not a list of tables", "write [{ … = … }, { … = … }]")
        for index, item in enumerate(value):
            yield TomlTable(item, self._text, self._file, (*self._path, key, index))

    def keys(self) -> tuple[str, ...]:
        """The keys that nobody has taken yet, in the order of the file."""
        return tuple(self._left)

    def close(self, known: str) -> None:
        """Refuse what is left; ``known`` lists the keys that may stand here."""
        for key in self._left:
            raise self.error(key, "unknown key", f"use one of: {known}")

    def error(self, key: str, problem: str, remedy: str) -> CorpusError:
        """The error for a key of this table, ready to be raised."""
        path = (*self._path, key)
        line = line_of(self._text, path)
        where = f"{self._file}:{line}" if line else self._file
        return CorpusError(f"{where}: {dotted(path)}: {problem}", f"{remedy}; nothing was changed")


Value = TypeVar("Value")


def dotted(path: Path) -> str:
    """A path as people read it: ``terms.de[1].status``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")


def line_of(text: str, path: Path) -> int | None:
    """The line (from 1) on which a key stands, or the nearest table around it; None where nothing of the path is found."""
    position, found = 0, False
    for part in path:
        pattern = r"\[\[|\{" if isinstance(part, int) else rf"(?<![\w-])[\"']?{re.escape(part)}[\"']?(?=\s*[=.\]])"
        matches = re.finditer(pattern, text[position:])
        match = next((m for i, m in enumerate(matches) if i == (part if isinstance(part, int) else 0)), None)
        if match is None:
            break
        position += match.start() if isinstance(part, str) else match.end()
        found = True
    return text.count("\n", 0, position) + 1 if found else None
