"""Builds the search index beside the terms of a snapshot.

Names (the distinct comparison keys of all terms) and words are numbered by (length, text), so that every postings list,
an ascending array of numbers, is at the same time sorted by length: a search cuts it to a window of lengths with two
bisections. SQLite does the sorting, in files: a term base of a million concepts needs no more memory than one of a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sqlite3 import Connection

from emngloss.search import build_forms
from emngloss.search.hit import BY_FOLDING, BY_TRANSLITERATION
from emngloss.search.postings import postings
from emngloss.text.folding import fold, folded_keys
from emngloss.text.transliteration import latin_keys
from emngloss.text.words import trigrams

TABLES = (
    """
CREATE TABLE name (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE designation (name INTEGER, term INTEGER, made INTEGER, PRIMARY KEY (name, term)) WITHOUT ROWID;
CREATE TABLE word (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, names BLOB NOT NULL);
CREATE TABLE trigram (key TEXT PRIMARY KEY, words BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE name_length (length INTEGER PRIMARY KEY, first INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE word_length (length INTEGER PRIMARY KEY, first INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE prose USING fts5(definition, note, content='', tokenize='porter unicode61', detail='full');
"""
    + build_forms.TABLES
)
_SCRATCH = """
CREATE TABLE made_key (key TEXT NOT NULL, term INTEGER NOT NULL, made INTEGER NOT NULL);
CREATE TABLE occurrence (word TEXT NOT NULL, name INTEGER NOT NULL);
CREATE TABLE part (gram TEXT NOT NULL, word INTEGER NOT NULL);
"""
_NAMES = """
CREATE INDEX made_by_key ON made_key (key, term, made);
INSERT INTO name (key) SELECT DISTINCT key FROM made_key ORDER BY length(key), key;
INSERT INTO designation
  SELECT name.number, made_key.term, made_key.made FROM made_key JOIN name ON name.key = made_key.key ORDER BY 1, 2;
INSERT INTO name_length SELECT length(key), min(number) FROM name GROUP BY length(key);
DROP TABLE made_key;
"""
_WORD_LENGTHS = "INSERT INTO word_length SELECT length(key), min(number) FROM word GROUP BY length(key)"
_PROSE = (
    "SELECT c.number, "
    "(SELECT group_concat(text, ' ') FROM (SELECT text FROM definition WHERE concept = c.number ORDER BY place, language)), "
    "(SELECT group_concat(text, ' ') FROM (SELECT text FROM note WHERE concept = c.number ORDER BY place)) "
    "FROM concept c ORDER BY c.number"
)


def build(connection: Connection, languages: build_forms.Languages) -> None:
    """Fill the index (TABLES) over the tables ``term``, ``definition`` and ``note``."""
    spellings = {str(tag): language.spellings for tag, language in languages.items()}
    _run(connection, _SCRATCH)
    connection.executemany("INSERT INTO made_key VALUES (?, ?, ?)", _made_keys(connection, spellings))
    _run(connection, _NAMES)
    _build_words(connection)
    _build_trigrams(connection)
    build_forms.build_forms(connection, languages)
    prose = ((concept, *(fold(text or "") for text in texts)) for concept, *texts in connection.execute(_PROSE))
    connection.executemany("INSERT INTO prose (rowid, definition, note) VALUES (?, ?, ?)", prose)


def _made_keys(connection: Connection, spellings: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, int, int]]:
    for number, text, language in connection.execute("SELECT number, text, language FROM term ORDER BY number"):
        for key, made in _keys(text, language, spellings.get(language, {})).items():
            yield key, number, made


def _keys(text: str, language: str, spellings: Mapping[str, str]) -> dict[str, int]:
    """The comparison keys of a term, each with the way it was made, the better way where two give the same."""
    keys = dict.fromkeys(folded_keys(text, spellings), BY_FOLDING)
    for key in latin_keys(text, language):
        keys.setdefault(key, BY_TRANSLITERATION)
    return keys


def _build_words(connection: Connection) -> None:
    """The words of the names, numbered by (length, text), each with the names that contain it."""
    names = connection.execute("SELECT number, key FROM name ORDER BY number")
    occurrences = ((word, number) for number, key in names for word in dict.fromkeys(key.split()))
    connection.executemany("INSERT INTO occurrence VALUES (?, ?)", occurrences)
    connection.execute("CREATE INDEX occurrence_by_word ON occurrence (length(word), word, name)")
    found = connection.execute("SELECT word, name FROM occurrence ORDER BY length(word), word, name")
    connection.executemany("INSERT INTO word (key, names) VALUES (?, ?)", postings(found))
    connection.execute(_WORD_LENGTHS)
    connection.execute("DROP TABLE occurrence")


def _build_trigrams(connection: Connection) -> None:
    words = connection.execute("SELECT number, key FROM word ORDER BY number")
    connection.executemany("INSERT INTO part VALUES (?, ?)", ((gram, number) for number, key in words for gram in trigrams(key)))
    connection.execute("CREATE INDEX part_by_gram ON part (gram, word)")
    found = connection.execute("SELECT gram, word FROM part ORDER BY gram, word")
    connection.executemany("INSERT INTO trigram VALUES (?, ?)", postings(found))
    connection.execute("DROP TABLE part")


def _run(connection: Connection, script: str) -> None:
    """Run statements one by one: ``executescript`` would end the transaction that the whole snapshot is written in."""
    for statement in script.split(";"):
        connection.execute(statement)
