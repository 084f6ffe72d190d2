"""Builds the search index beside the terms of a snapshot.

Names (the distinct comparison keys of all terms) and words are numbered by (length, text), so that every postings list,
an ascending array of numbers, is at the same time sorted by length: a search cuts it to a window of lengths with two
bisections.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection

from emngloss.search.hit import BY_FOLDING, BY_TRANSLITERATION
from emngloss.text.folding import fold, folded_keys
from emngloss.text.transliteration import latin_keys
from emngloss.text.words import trigrams

TABLES = """
CREATE TABLE name (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE designation (name INTEGER, term INTEGER, made INTEGER, PRIMARY KEY (name, term)) WITHOUT ROWID;
CREATE TABLE word (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names BLOB NOT NULL);
CREATE TABLE trigram (key TEXT PRIMARY KEY, words BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE word_length (length INTEGER PRIMARY KEY, first INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE prose USING fts5(key, content='', tokenize='unicode61', detail='full');
"""


def build(connection: Connection, spellings: Mapping[str, Mapping[str, str]]) -> None:
    """Fill the index (TABLES) over the tables ``term`` and ``definition``; ``spellings`` are those of each language."""
    keys = {
        number: _keys(text, language, spellings.get(language, {}))
        for number, text, language in connection.execute("SELECT number, text, language FROM term ORDER BY number")
    }
    names = _numbered({key for made in keys.values() for key in made})
    connection.executemany("INSERT INTO name VALUES (?, ?)", ((number, key) for key, number in names.items()))
    rows = sorted((names[key], term, made) for term, found in keys.items() for key, made in found.items())
    connection.executemany("INSERT INTO designation VALUES (?, ?, ?)", rows)
    _build_words(connection, names)
    for concept, text in connection.execute(
        "SELECT concept, group_concat(text, ' ') FROM (SELECT concept, text FROM definition ORDER BY concept, place, language) "
        "GROUP BY concept ORDER BY concept"
    ).fetchall():
        connection.execute("INSERT INTO prose (rowid, key) VALUES (?, ?)", (concept, fold(text)))


def _keys(text: str, language: str, spellings: Mapping[str, str]) -> dict[str, int]:
    """The comparison keys of a term, each with the way it was made, the better way where two give the same."""
    keys = dict.fromkeys(folded_keys(text, spellings), BY_FOLDING)
    for key in latin_keys(text, language):
        keys.setdefault(key, BY_TRANSLITERATION)
    return keys


def _build_words(connection: Connection, names: Mapping[str, int]) -> None:
    postings: dict[str, list[int]] = {}
    for key, number in names.items():
        for word in dict.fromkeys(key.split()):
            postings.setdefault(word, []).append(number)
    words = _numbered(postings)
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", ((n, word, _packed(postings[word])) for word, n in words.items()))
    connection.executemany("INSERT INTO word_length VALUES (?, ?)", _first_of_length(words))
    grams: dict[str, list[int]] = {}
    for word, number in words.items():
        for gram in trigrams(word):
            grams.setdefault(gram, []).append(number)
    connection.executemany("INSERT INTO trigram VALUES (?, ?)", ((gram, _packed(grams[gram])) for gram in sorted(grams)))


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    """The keys with their numbers from 1, in the order of (length, text)."""
    return {key: number for number, key in enumerate(sorted(keys, key=lambda key: (len(key), key)), start=1)}


def _first_of_length(numbered: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    length = 0
    for key, number in numbered.items():
        if len(key) > length:
            length = len(key)
            yield length, number


def _packed(numbers: Iterable[int]) -> bytes:
    """Ascending numbers as little-endian 32-bit integers."""
    packed = array("I", sorted(numbers))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
