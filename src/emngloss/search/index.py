"""Reads the search index of a snapshot; every statement that the search sends to SQLite stands here."""

from __future__ import annotations

import sys
from bisect import bisect_left

from emngloss.search.hit import FoundTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    Rows = Callable[[str, Sequence[object]], list[Any]]

_CHUNK = 5000
_LENGTHS = "SELECT length, first FROM word_length ORDER BY length"
_TERM = "c.id, t.text, t.language, t.status, t.type, t.regions, t.usage, t.equivalence, t.grammar, t.provenance, t.note"


class Index:
    """The index in a database of which ``rows`` answers a statement; nothing is read before it is needed."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._lengths: list[tuple[int, int]] = []
        self._firsts: list[int] = []

    def names_with_key(self, key: str) -> list[int]:
        """The number of the name with this very key, if there is one."""
        return [number for (number,) in self._rows("SELECT number FROM name WHERE key = ?", (key,))]

    def names_with_prefix(self, prefix: str) -> list[int]:
        """The names whose key starts with a prefix, shortest first."""
        rows = self._rows("SELECT number FROM name WHERE key >= ? AND key < ? ORDER BY number", (prefix, prefix + "\U0010ffff"))
        return [number for (number,) in rows]

    def within(self, names: Sequence[int], languages: Sequence[str], themes: Sequence[str], most: int | None) -> list[int]:
        """The first names that have a term in these languages and themes (any if none are given), at most so many."""
        if not languages and not themes:
            return list(names[:most])
        where, values = _restriction(languages, themes)
        found: list[int] = []
        for start in range(0, len(names), _CHUNK):
            chunk = names[start : start + _CHUNK]
            kept = {
                name
                for (name,) in self._rows(
                    "SELECT DISTINCT d.name FROM designation d JOIN term t ON t.number = d.term "
                    f"JOIN concept c ON c.number = t.concept WHERE d.name IN ({_list(chunk)}){where}",
                    values,
                )
            }
            found += [name for name in chunk if name in kept]
            if most is not None and len(found) >= most:
                return found[:most]
        return found

    def names_with_word(self, word: str) -> Sequence[int]:
        """The names that contain a word, ascending."""
        found = self._rows("SELECT names FROM word WHERE key = ?", (word,))
        return _numbers(found[0][0]) if found else ()

    def names_with_words(self, words: Iterable[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """The names that contain each of the words with these numbers."""
        rows = self._rows(f"SELECT number, names FROM word WHERE number IN ({_list(words)})", ())
        return ((number, _numbers(names)) for number, names in rows)

    def names_with_word_prefix(self, prefix: str, limit: int) -> Iterator[Sequence[int]]:
        """For each word that starts with a prefix (shortest first): the names that contain it."""
        rows = self._rows(
            "SELECT names FROM word WHERE key >= ? AND key < ? ORDER BY number LIMIT ?", (prefix, prefix + "\U0010ffff", limit)
        )
        return (_numbers(names) for (names,) in rows)

    def words_with_trigrams(self, grams: Sequence[str], shortest: int, longest: int) -> Iterator[Sequence[int]]:
        """For each trigram: the words that contain it and have a length in the window."""
        low, high = self.first_word(shortest), self.first_word(longest + 1)
        marks = ",".join("?" * len(grams))
        for (words,) in self._rows(f"SELECT words FROM trigram WHERE key IN ({marks})", grams):
            numbers = _numbers(words)
            yield numbers[bisect_left(numbers, low) : bisect_left(numbers, high)]

    def first_word(self, length: int) -> int:
        """The number of the first word that has at least this length."""
        lengths = self._word_lengths()
        place = bisect_left(lengths, (length, 0))
        return lengths[place][1] if place < len(lengths) else 1 << 32

    def word_length(self, number: int) -> int:
        """The length of the word with a number."""
        lengths = self._word_lengths()
        return lengths[bisect_left(self._firsts, number + 1) - 1][0]

    def keys(self, names: Iterable[int]) -> list[tuple[int, str]]:
        """The numbers and keys of names."""
        return self._rows(f"SELECT number, key FROM name WHERE number IN ({_list(names)})", ())

    def terms_of(self, names: Iterable[int], languages: Sequence[str], themes: Sequence[str]) -> Iterator[TermRow]:
        """The terms that have one of these names: name, way it was made, whether the EMN has the concept, the term."""
        where, values = _restriction(languages, themes)
        for name, made, official, *fields in self._rows(
            f"SELECT d.name, d.made, c.emn IS NOT NULL, {_TERM} FROM designation d "
            "JOIN term t ON t.number = d.term JOIN concept c ON c.number = t.concept "
            f"WHERE d.name IN ({_list(names)}){where} ORDER BY d.name, d.term",
            values,
        ):
            yield name, made, bool(official), FoundTerm(*fields)

    def concepts_with_prose(
        self, words: Sequence[str], languages: Sequence[str], themes: Sequence[str], limit: int | None
    ) -> list[tuple[str, bool]]:
        """The concepts whose definitions contain all the words, best first, and whether the EMN has them.

        Where languages are given, only concepts that are defined in one of them.
        """
        where, values = _restriction((), themes)
        if languages:
            marks = ",".join("?" * len(languages))
            where += f" AND EXISTS (SELECT 1 FROM definition d WHERE d.concept = c.number AND d.language IN ({marks}))"
            values += tuple(languages)
        rows = self._rows(
            "SELECT c.id, c.emn IS NOT NULL FROM prose JOIN concept c ON c.number = prose.rowid "
            f"WHERE prose MATCH ?{where} ORDER BY rank, c.number LIMIT ?",
            (" ".join(f'"{word}"' for word in words), *values, -1 if limit is None else limit),
        )
        return [(concept, bool(official)) for concept, official in rows]

    def terms(self, concept_id: str, languages: Sequence[str] = ()) -> list[FoundTerm]:
        """The terms of a concept in the given languages (all if none), in the order of the concept."""
        where, values = _restriction(languages, ())
        rows = self._rows(
            f"SELECT {_TERM} FROM concept c JOIN term t ON t.concept = c.number WHERE c.id = ?{where} ORDER BY t.number",
            (concept_id, *values),
        )
        return [FoundTerm(*fields) for fields in rows]

    def definition(self, concept_id: str, languages: Sequence[str]) -> str | None:
        """The first definition of a concept in the first of the languages that has one."""
        found = self._rows(
            "SELECT d.language, d.text FROM definition d JOIN concept c ON c.number = d.concept "
            "WHERE c.id = ? ORDER BY d.place DESC",
            (concept_id,),
        )
        texts: dict[str, str] = dict(found)
        return next((texts[language] for language in languages if language in texts), None)

    def concept_with_id(self, concept_id: str) -> str | None:
        """The id of the concept with this id or alias (old id, slug of the EMN), or None."""
        if any("\ud800" <= char <= "\udfff" for char in concept_id):
            return None
        found = self._rows(
            "SELECT id FROM concept WHERE id = ? UNION ALL "
            "SELECT c.id FROM alias a JOIN concept c ON c.number = a.concept WHERE a.slug = ?",
            (concept_id, concept_id),
        )
        return str(found[0][0]) if found else None

    def _word_lengths(self) -> list[tuple[int, int]]:
        if not self._lengths:
            self._lengths = self._rows(_LENGTHS, ())
            self._firsts = [first for _, first in self._lengths]
        return self._lengths


TermRow = tuple[int, int, bool, FoundTerm]


def _restriction(languages: Sequence[str], themes: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The conditions for a choice of languages and themes, and their values."""
    where = f" AND t.language IN ({','.join('?' * len(languages))})" if languages else ""
    where += f" AND c.theme IN ({','.join('?' * len(themes))})" if themes else ""
    return where, (*languages, *themes)


def _list(numbers: Iterable[int]) -> str:
    """Numbers for an IN clause; they are integers from our own index, and may be more than SQLite takes parameters."""
    return ",".join(map(str, numbers))


def _numbers(blob: bytes) -> Sequence[int]:
    """A postings list, without copying where the machine is little-endian as the file is."""
    if sys.byteorder == "little":
        return memoryview(blob).cast("I")
    from array import array

    numbers = array("I", blob)
    numbers.byteswap()
    return numbers
