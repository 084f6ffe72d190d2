"""Reads nested tables (of a TOML file, of a JSON document) key by key; what does not fit is said with place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from emngloss.errors import GlossError

Choice = TypeVar("Choice", bound=StrEnum)
Path = tuple[str | int, ...]
Complain = Callable[[Path, str, str], GlossError]
"""Makes the error for a path, a problem and a remedy; it knows the file and, where it can, the line."""


class Table:
    """One table. Each reading method takes a key out; ``close`` refuses the keys that nobody asked for."""

    def __init__(self, values: Mapping[str, object], complain: Complain, path: Path = ()) -> None:
        self._left = dict(values)
        self._complain = complain
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
            raise self._missing(key)
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
        value = self._taken(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"{value!r} is not true or false", "write true, or leave the key out")
        return value

    def date(self, key: str) -> date | None:
        """A date, which JSON writes as a string (ISO 8601), or None where the key is absent."""
        value = self._left.pop(key, None)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.error(key, f"{value!r} is not a date", "write it as 2026-11-21, without quotes") from None

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is absent."""
        value = self._taken(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, f"{value!r} is not a list of texts", 'write ["…", "…"]')
        return tuple(value)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty where the key is absent."""
        value = self._taken(key, [])
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            raise self.error(key, f"{value!r} is not a list of whole numbers", "write [0, 1, …]")
        return tuple(value)

    def skip(self, key: str) -> None:
        """Leave out a key that is only there for other readers."""
        self._left.pop(key, None)

    def table(self, key: str) -> Table:
        """A table inside this one, empty where the key is absent."""
        value = self._taken(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{value!r} is not a table", f"write [{key}] and its keys below")
        return Table(value, self._complain, (*self._path, key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list, in order."""
        value = self._taken(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "is not a list of tables", "write [{ … = … }, { … = … }]")
        for index, item in enumerate(value):
            yield Table(item, self._complain, (*self._path, key, index))

    def __iter__(self) -> Iterator[str]:
        """The keys that nobody has taken yet, in the order of the file."""
        return iter(tuple(self._left))

    def close(self, known: str) -> None:
        """Refuse what is left; ``known`` lists the keys that may stand here."""
        for key in self._left:
            raise self.error(key, "unknown key", f"use one of: {known}")

    def _taken(self, key: str, absent: object) -> object:
        """The value of a key; what JSON writes as null is absent, too, but an empty text or 0 is not."""
        value = self._left.pop(key, None)
        return absent if value is None else value

    def _missing(self, key: str) -> GlossError:
        """The error for a key that is not there, with the misspelt one that may be meant."""
        from difflib import get_close_matches

        near = get_close_matches(key, self._left, 1, cutoff=0.8)
        return (
            self.error(near[0], f"unknown key; {key} is missing", f"write {key}")
            if near
            else self.error(key, "is missing", "add it")
        )

    def error(self, key: str, problem: str, remedy: str) -> GlossError:
        """The error for a key of this table, ready to be raised."""
        return self._complain((*self._path, key), problem, remedy)


def dotted(path: Path) -> str:
    """A path as people read it: ``terms.de[1].status``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return "".join(parts).removeprefix(".")
