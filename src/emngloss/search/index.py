"""Reads the search index of a snapshot; every statement that the search sends to SQLite stands here."""

from __future__ import annotations

from bisect import bisect_left

from emngloss.search.hit import FoundTerm
from emngloss.search.postings import BUDGET, numbers, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from emngloss.search.citations import Citation
    from emngloss.search.query import Restriction

    Rows = Callable[[str, Sequence[object]], list[Any]]

_CHUNK = 5000
_TERM = "c.id, t.text, t.language, t.status, t.type, t.regions, t.usage, t.equivalence, t.grammar, t.provenance, t.note"


class Index:
    """The index in a database of which ``rows`` answers a statement; nothing is read before it is needed."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._lengths: dict[str, list[tuple[int, int]]] = {}
        self._firsts: list[int] = []
        self._mutations: list[tuple[str, str, str]] | None = None

    def names_with_key(self, key: str) -> list[int]:
        """The number of the name with this very key, if there is one."""
        return [number for (number,) in self._rows("SELECT number FROM name WHERE key = ?", (key,))]

    def names_with_keys(self, keys: Sequence[str]) -> list[int]:
        """The names with one of these keys."""
        marks = ",".join("?" * len(keys))
        return [number for (number,) in self._rows(f"SELECT number FROM name WHERE key IN ({marks}) ORDER BY number", keys)]

    def names_with_prefix(self, prefix: str) -> list[int]:
        """The names whose key starts with a prefix, shortest first; of very many the first in the alphabet."""
        rows = self._rows(
            "SELECT number FROM (SELECT number FROM name WHERE key >= ? AND key < ? LIMIT ?) ORDER BY number LIMIT ?",
            (prefix, prefix + "\U0010ffff", 5 * BUDGET, BUDGET),
        )
        return [number for (number,) in rows]

    def within(self, names: Sequence[int], restriction: Restriction, most: int | None) -> list[int]:
        """The first names that have a term to which the search is restricted, at most so many."""
        where, values = restriction.condition()
        if not where:
            return list(names[:most])
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
        return numbers(found[0][0]) if found else ()

    def names_with_words(self, words: Iterable[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """The names that contain each of the words with these numbers."""
        rows = self._rows(f"SELECT number, names FROM word WHERE number IN ({_list(words)})", ())
        return ((number, numbers(names)) for number, names in rows)

    def names_with_word_prefix(self, prefix: str, limit: int) -> list[Sequence[int]]:
        """For each word that starts with a prefix (shortest first): the names that contain it."""
        rows = self._rows(
            "SELECT names FROM word WHERE key >= ? AND key < ? ORDER BY number LIMIT ?", (prefix, prefix + "\U0010ffff", limit)
        )
        return [numbers(names) for (names,) in rows]

    def words_with_keys(self, keys: Sequence[str]) -> dict[str, int]:
        """The numbers of those of these words that are known."""
        marks = ",".join("?" * len(keys))
        return dict(self._rows(f"SELECT key, number FROM word WHERE key IN ({marks})", keys))

    def words_beginning(self, start: str, lengths: tuple[int, int], limit: int) -> list[tuple[int, str]]:
        """The numbers and keys of words that start so and have a length from the first to the second, at most so many."""
        low, high = self.first_word(lengths[0]), self.first_word(lengths[1] + 1)
        return self._rows(
            "SELECT number, key FROM word WHERE key >= ? AND key < ? AND number >= ? AND number < ? LIMIT ?",
            (start, start + "\U0010ffff", low, high, limit),
        )

    def word_keys(self, words: Iterable[int]) -> list[tuple[int, str]]:
        """The numbers and keys of words."""
        return self._rows(f"SELECT number, key FROM word WHERE number IN ({_list(words)})", ())

    def words_with_stems(self, word: str, stems: Sequence[str], language: str | None) -> Iterator[tuple[str, str, Sequence[int]]]:
        """For each language (or the one given) and stem after which the word has an ending of it: the words with that stem."""
        marks = ",".join("?" * len(stems))
        rows = self._rows(
            "SELECT s.language, s.key, s.words FROM stem s JOIN ending e ON e.ending = substr(?, length(s.key) + 1) "
            f"AND e.language = s.language WHERE s.key IN ({marks}) AND s.language = ifnull(?, s.language)",
            (word, *stems, language),
        )
        return ((spoken, stem, numbers(words)) for spoken, stem, words in rows)

    def words_composed_of(self, words: Iterable[int], most: int = 500) -> set[int]:
        """The compounds of which one of these words is a part, of each word the shortest ones, at most so many."""
        rows = self._rows(f"SELECT words FROM compound WHERE part IN ({_list(words)})", ())
        return set().union(*(numbers(found)[:most] for (found,) in rows))

    def mutations(self) -> list[tuple[str, str, str]]:
        """Language, changed and plain beginning of the words that some languages begin in several ways."""
        if self._mutations is None:
            self._mutations = self._rows("SELECT language, beginning, plain FROM mutation ORDER BY language, beginning", ())
        return self._mutations

    def function_words(self, words: Sequence[str]) -> dict[str, bool]:
        """Those of the words that are function words of some language, and whether they are articles."""
        marks = ",".join("?" * len(words))
        rows = self._rows(f"SELECT key, is_article FROM function_word WHERE key IN ({marks})", words)
        return {word: bool(is_article) for word, is_article in rows}

    def acts_named(self, names: Sequence[str]) -> dict[str, list[str]]:
        """The acts that have one of these folded names, by name."""
        found: dict[str, list[str]] = {}
        marks = ",".join("?" * len(names))
        for name, act in self._rows(f"SELECT key, act FROM act_name WHERE key IN ({marks}) ORDER BY key, act", names):
            found.setdefault(name, []).append(act)
        return found

    def concepts_citing(self, acts: Sequence[str], place: str, restriction: Restriction) -> list[tuple[str, bool, int, Citation]]:
        """Concepts that rest on a place of these acts: id, whether the EMN has it, rank (0 is best), citation; best first."""
        from emngloss.search.citations import Citation

        where, values = _themes(restriction)
        marks = ",".join("?" * len(acts))
        rows = self._rows(
            "SELECT c.id, c.emn IS NOT NULL, i.rank, i.part, i.act, i.locator, a.joint, a.name, "
            "i.new_act, i.new_locator, n.joint, n.name FROM citation i JOIN concept c ON c.number = i.concept "
            "JOIN act a ON a.key = i.act LEFT JOIN act n ON n.key = i.new_act "
            f"WHERE i.act IN ({marks}) AND (i.place = ? OR (i.place >= ? AND i.place < ?)){where} ORDER BY i.rank, c.number",
            (*acts, place, place + " " if place else "", place + "!" if place else "\U0010ffff", *values),
        )
        found = []
        for concept, official, rank, part, act, locator, joint, name, new_act, new_locator, new_joint, new_name in rows:
            citation = Citation(part, act, locator, _cited(locator, joint, name))
            if new_act is not None:
                citation.new_act, citation.new_locator = new_act, new_locator
                citation.new_text = _cited(new_locator, new_joint, new_name) if new_name else new_act
            found.append((concept, bool(official), rank, citation))
        return found

    def words_with_trigrams(self, grams: Sequence[str], shortest: int, longest: int) -> Iterator[Sequence[int]]:
        """For each trigram: the words that contain it and have a length in the window."""
        low, high = self.first_word(shortest), self.first_word(longest + 1)
        marks = ",".join("?" * len(grams))
        for (words,) in self._rows(f"SELECT words FROM trigram WHERE key IN ({marks})", grams):
            yield window(numbers(words), low, high)

    def first_name(self, length: int) -> int:
        """The number of the first name that has at least this length."""
        return _first(self._lengths_of("name"), length)

    def first_word(self, length: int) -> int:
        """The number of the first word that has at least this length."""
        return _first(self._lengths_of("word"), length)

    def word_length(self, number: int) -> int:
        """The length of the word with a number."""
        lengths = self._lengths_of("word")
        if not self._firsts:
            self._firsts = [first for _, first in lengths]
        return lengths[bisect_left(self._firsts, number + 1) - 1][0]

    def keys(self, names: Iterable[int]) -> list[tuple[int, str]]:
        """The numbers and keys of names."""
        return self._rows(f"SELECT number, key FROM name WHERE number IN ({_list(names)})", ())

    def terms_of(self, names: Iterable[int], restriction: Restriction) -> Iterator[TermRow]:
        """The terms that have one of these names: name, way it was made, whether the EMN has the concept, the term."""
        where, values = restriction.condition()
        for name, made, official, *fields in self._rows(
            f"SELECT d.name, d.made, c.emn IS NOT NULL, {_TERM} FROM designation d "
            "JOIN term t ON t.number = d.term JOIN concept c ON c.number = t.concept "
            f"WHERE d.name IN ({_list(names)}){where} ORDER BY d.name, d.term",
            values,
        ):
            yield name, made, bool(official), FoundTerm(*fields)

    def concepts_with_prose(
        self, field: str, words: Sequence[str], restriction: Restriction, limit: int | None
    ) -> list[tuple[str, bool]]:
        """The concepts whose definitions or notes (``field``) contain all the words, best first, and whether the EMN has them.

        Where languages are given, only concepts that are defined in one of them; notes are English.
        """
        where, values = _themes(restriction)
        if restriction.languages and field == "definition":
            marks = ",".join("?" * len(restriction.languages))
            where += f" AND EXISTS (SELECT 1 FROM definition d WHERE d.concept = c.number AND d.language IN ({marks}))"
            values += restriction.languages
        elif restriction.languages and "en" not in restriction.languages:
            return []
        wanted = " ".join(f'"{word}"' for word in words)
        rows = self._rows(
            "SELECT c.id, c.emn IS NOT NULL FROM prose JOIN concept c ON c.number = prose.rowid "
            f"WHERE prose MATCH ?{where} ORDER BY rank, c.number LIMIT ?",
            (f"{{{field}}} : ({wanted})", *values, -1 if limit is None else limit),
        )
        return [(concept, bool(official)) for concept, official in rows]

    def prose(self, field: str, concept_id: str, languages: Sequence[str]) -> list[str]:
        """The definitions (in these languages, any if none) or notes of a concept in its order."""
        if field == "note":
            sql = "SELECT n.text FROM note n JOIN concept c ON c.number = n.concept WHERE c.id = ? ORDER BY n.place"
            return [text for (text,) in self._rows(sql, (concept_id,))]
        rows = self._rows(
            "SELECT d.language, d.text FROM definition d JOIN concept c ON c.number = d.concept "
            "WHERE c.id = ? ORDER BY d.place, d.language",
            (concept_id,),
        )
        return [text for language, text in rows if not languages or language in languages]

    def terms(self, concept_id: str, languages: Sequence[str] = ()) -> list[FoundTerm]:
        """The terms of a concept in the given languages (all if none), in the order of the concept."""
        where = f" AND t.language IN ({','.join('?' * len(languages))})" if languages else ""
        rows = self._rows(
            f"SELECT {_TERM} FROM concept c JOIN term t ON t.concept = c.number WHERE c.id = ?{where} ORDER BY t.number",
            (concept_id, *languages),
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

    def _lengths_of(self, sort: str) -> list[tuple[int, int]]:
        """Each length of a name or word with the number of the first that has it, ascending."""
        if sort not in self._lengths:
            self._lengths[sort] = self._rows(f"SELECT length, first FROM {sort}_length ORDER BY length", ())
        return self._lengths[sort]


TermRow = tuple[int, int, bool, FoundTerm]


def _first(lengths: Sequence[tuple[int, int]], length: int) -> int:
    place = bisect_left(lengths, (length, 0))
    return lengths[place][1] if place < len(lengths) else 1 << 32


def _themes(restriction: Restriction) -> tuple[str, tuple[str, ...]]:
    """The condition for the themes of a restriction, and its values."""
    marks = ",".join("?" * len(restriction.themes))
    return (f" AND c.theme IN ({marks})" if restriction.themes else ""), restriction.themes


def _cited(locator: str | None, joint: str, name: str) -> str:
    """A place of an act as ``LegalAct.citation`` writes it."""
    return name if locator is None else f"{locator} {joint} {name}"


def _list(numbers: Iterable[int]) -> str:
    """Numbers for an IN clause; they are integers from our own index, and may be more than SQLite takes parameters."""
    return ",".join(map(str, numbers))
