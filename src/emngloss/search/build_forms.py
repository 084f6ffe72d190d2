"""Builds what the search knows of the languages: stems of the words of their names, parts of compounds, function words.

Two words are forms of one another if what follows a beginning that they share is, in both, an ending of the language
(data/languages.toml). Nothing is stemmed when a search starts: the beginnings are stored here, and the query's word is
looked up by its own. A Snowball stemmer would have to be loaded for each of the languages that a query may be in, which
takes longer than a whole search, lacks seven of them, and does not take ``palauttaminen`` and ``palauttamista`` to one stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection

from emngloss.model.frame import Language
from emngloss.model.language_tag import LanguageTag
from emngloss.search.forms import plain_beginnings, shortest_stem
from emngloss.search.postings import postings
from emngloss.text.folding import fold

TABLES = """
CREATE TABLE ending (ending TEXT, language TEXT, PRIMARY KEY (ending, language)) WITHOUT ROWID;
CREATE TABLE mutation (language TEXT, beginning TEXT, plain TEXT NOT NULL, PRIMARY KEY (language, beginning)) WITHOUT ROWID;
CREATE TABLE function_word (key TEXT PRIMARY KEY, is_article INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE stem (key TEXT, language TEXT, words BLOB NOT NULL, PRIMARY KEY (key, language)) WITHOUT ROWID;
CREATE TABLE compound (part INTEGER PRIMARY KEY, words BLOB NOT NULL);
"""
_SCRATCH = """
CREATE TABLE uttered (language TEXT NOT NULL, word TEXT NOT NULL);
CREATE TABLE spoken (language TEXT, key TEXT, word INTEGER NOT NULL, PRIMARY KEY (language, key)) WITHOUT ROWID;
CREATE TABLE begun (stem TEXT NOT NULL, language TEXT NOT NULL, word INTEGER NOT NULL);
CREATE TABLE joined (part INTEGER NOT NULL, word INTEGER NOT NULL);
"""
_UTTERED = (
    "SELECT t.language, n.key FROM name n JOIN designation d ON d.name = n.number JOIN term t ON t.number = d.term "
    "ORDER BY n.number"
)
_SPOKEN = (
    "INSERT OR IGNORE INTO spoken SELECT u.language, u.word, w.number FROM uttered u JOIN word w ON w.key = u.word "
    "ORDER BY u.language, u.word"
)
_REMEMBERED = 1 << 17
"""Words that are remembered as already said, so that a common one is not written again for each of its names."""
_SHORTEST_PART = 4
"""Letters of a part of a compound; shorter ones would be found in any long word."""
_MOST_PARTS = 3
Languages = Mapping[LanguageTag, Language]


def build_forms(connection: Connection, languages: Languages) -> None:
    """Fill TABLES over the finished tables of names and words."""
    for statement in _SCRATCH.strip().split("\n"):
        connection.execute(statement)
    _build_rules(connection, languages)
    connection.executemany("INSERT INTO uttered VALUES (?, ?)", _uttered(connection.execute(_UTTERED)))
    connection.execute(_SPOKEN)
    _build_stems(connection, languages)
    _build_compounds(connection, languages)
    for table in ("uttered", "spoken", "begun", "joined"):
        connection.execute(f"DROP TABLE {table}")


def _build_rules(connection: Connection, languages: Languages) -> None:
    for tag, language in sorted(languages.items()):
        endings = {"", *map(fold, language.endings)}
        connection.executemany("INSERT INTO ending VALUES (?, ?)", ((ending, tag) for ending in sorted(endings)))
        mutations = sorted((fold(start), tag, fold(plain)) for start, plain in language.mutations.items())
        connection.executemany("INSERT INTO mutation VALUES (?2, ?1, ?3)", mutations)
    articles = {key for language in languages.values() for article in language.articles if (key := fold(article))}
    words = articles | {fold(word) for language in languages.values() for word in language.function_words}
    connection.executemany("INSERT INTO function_word VALUES (?, ?)", ((word, word in articles) for word in sorted(words)))


def _uttered(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words of names with their language, most of them once."""
    said: set[tuple[str, str]] = set()
    for language, key in rows:
        for word in key.split():
            if (language, word) not in said:
                if len(said) >= _REMEMBERED:
                    said.clear()
                said.add((language, word))
                yield language, word


def _build_stems(connection: Connection, languages: Languages) -> None:
    """For each beginning of a word after which an ending of the language follows: the words that begin so."""
    endings = {str(tag): frozenset(("", *map(fold, language.endings))) for tag, language in languages.items()}
    mutations = {str(tag): [(fold(a), fold(b)) for a, b in language.mutations.items()] for tag, language in languages.items()}
    spoken = connection.execute("SELECT language, key, word FROM spoken")
    begun = (
        (stem, language, word)
        for language, key, word in spoken
        for plain in plain_beginnings(key, mutations.get(language, ()))
        for stem in stems(plain, endings.get(language, frozenset()))
    )
    connection.executemany("INSERT INTO begun VALUES (?, ?, ?)", begun)
    connection.execute("CREATE INDEX begun_by_stem ON begun (stem, language, word)")
    found = connection.execute("SELECT DISTINCT stem, language, word FROM begun ORDER BY stem, language, word")
    grouped = postings(((stem, language), word) for stem, language, word in found)
    connection.executemany("INSERT INTO stem VALUES (?, ?, ?)", ((*key, words) for key, words in grouped))


def stems(word: str, endings: frozenset[str]) -> list[str]:
    """The beginnings of a word that may be its stem, and the word itself.

    >>> stems("returns", frozenset(("", "s")))
    ['return', 'returns']
    """
    longest = max(map(len, endings), default=0)
    first = max(shortest_stem(word), len(word) - longest)
    return [word[:size] for size in range(first, len(word)) if word[size:] in endings] + [word]


def _build_compounds(connection: Connection, languages: Languages) -> None:
    """For each word that is part of a longer word of its language: those longer words."""
    for tag, language in sorted(languages.items()):
        if language.compounds:
            spoken = connection.execute("SELECT key, word FROM spoken WHERE language = ? AND length(key) >= 8", (tag,))
            links = ("", *map(fold, language.links))
            rows = ((part, word) for key, word in spoken for part in _Splitting(connection, tag, links).parts(key))
            connection.executemany("INSERT INTO joined VALUES (?, ?)", rows)
    connection.execute("CREATE INDEX joined_by_part ON joined (part, word)")
    found = connection.execute("SELECT DISTINCT part, word FROM joined ORDER BY part, word")
    connection.executemany("INSERT INTO compound VALUES (?, ?)", postings(found))


class _Splitting:
    """Splits words of one language into words of its names."""

    def __init__(self, connection: Connection, language: str, links: tuple[str, ...]) -> None:
        self._connection = connection
        self._language = language
        self._links = links

    def parts(self, word: str) -> set[int]:
        """The numbers of the two or three words that a word is made of, in all ways in which it can be."""
        return {number for way in self._ways(word, 0, _MOST_PARTS) if len(way) > 1 for number in way}

    def _ways(self, word: str, at: int, most: int) -> Iterator[tuple[int, ...]]:
        """The ways to make the rest of a word of at most so many known words."""
        for part, number in self._known(word, at) if most else ():
            end = at + len(part)
            if end == len(word):
                yield (number,)
            for link in self._links:
                if word.startswith(link, end):
                    for rest in self._ways(word, end + len(link), most - 1):
                        yield (number, *rest)

    def _known(self, word: str, at: int) -> list[tuple[str, int]]:
        """The known words with which a word goes on at a place."""
        parts = [word[at:end] for end in range(at + _SHORTEST_PART, len(word) + 1)]
        marks = ",".join("?" * len(parts))
        sql = f"SELECT key, word FROM spoken WHERE language = ? AND key IN ({marks})"
        return self._connection.execute(sql, (self._language, *parts)).fetchall()
