"""Compiles a corpus into a snapshot: concepts as JSON documents and plain lines, terms, names of languages, search index."""

from __future__ import annotations

import json
import os
import sqlite3
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from emngloss.corpus import folder, frame_file
from emngloss.corpus.cache import beside
from emngloss.corpus.snapshot.language_names import country_code_keys, language_keys, language_names, region_names
from emngloss.corpus.snapshot.lines import concept_lines
from emngloss.corpus.snapshot.reading import APPLICATION_ID, DIGEST_SUFFIX, FORMAT_VERSION, file_digest
from emngloss.errors import FormatError
from emngloss.formats.csv_wide import wide_rows
from emngloss.formats.registry import ROWS
from emngloss.model.concept import Concept
from emngloss.model.document import concept_document, glossary_document
from emngloss.model.glossary import Glossary
from emngloss.model.hierarchy import narrower
from emngloss.search import build, build_sources
from emngloss.text.folding import fold

_TABLES = """
CREATE TABLE fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE frame (file TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE theme (id TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE language (tag TEXT PRIMARY KEY, script TEXT NOT NULL, countries TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE language_key (key TEXT PRIMARY KEY, tag TEXT NOT NULL, sort TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE language_name (tag TEXT, display TEXT, name TEXT NOT NULL, PRIMARY KEY (tag, display)) WITHOUT ROWID;
CREATE TABLE region_name (code TEXT, display TEXT, name TEXT NOT NULL, PRIMARY KEY (code, display)) WITHOUT ROWID;
CREATE TABLE concept (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, theme TEXT, emn TEXT,
  document TEXT NOT NULL, lines TEXT NOT NULL);
CREATE TABLE alias (slug TEXT PRIMARY KEY, concept INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE definition (concept INTEGER, place INTEGER, language TEXT, text TEXT NOT NULL,
  PRIMARY KEY (concept, place, language)) WITHOUT ROWID;
CREATE TABLE note (concept INTEGER, place INTEGER, text TEXT NOT NULL, PRIMARY KEY (concept, place)) WITHOUT ROWID;
CREATE TABLE term (number INTEGER PRIMARY KEY, concept INTEGER NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL,
  status TEXT NOT NULL, type TEXT NOT NULL, regions TEXT NOT NULL, usage TEXT, equivalence TEXT, grammar TEXT,
  provenance TEXT NOT NULL, note TEXT);
CREATE TABLE wide_row (number INTEGER PRIMARY KEY, cells TEXT NOT NULL);
CREATE INDEX term_of_concept ON term (concept);
"""
_INSERT_TERM = (
    "INSERT INTO term (concept, language, text, status, type, regions, usage, equivalence, grammar, provenance, note) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def compile_corpus(data: Path, path: str) -> None:
    """Compile a corpus folder into a file; the same corpus gives the same bytes.

    Raises CorpusError or FileError if the corpus cannot be read, OSError if the file cannot be written.
    """
    frame, glossary = _read(data)
    publish(path, lambda connection: fill(connection, glossary, frame))


def compile_in_memory(data: Path) -> sqlite3.Connection:
    """The same snapshot in memory, for a cache that cannot be written."""
    frame, glossary = _read(data)
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    fill(connection, glossary, frame)
    return connection


def publish(path: str, write: Callable[[sqlite3.Connection], None]) -> None:
    """Write a snapshot beside its path and rename it, with its digest, so that nobody ever sees half of it.

    Raises OSError if SQLite cannot open the file or the disk is full; what stood there before is then whole.
    """
    temporary = beside(path)
    try:
        _write(temporary, write)
        _put_in_place(temporary, path)
    finally:
        for leftover in (temporary, temporary + DIGEST_SUFFIX):
            if os.path.isfile(leftover):
                os.remove(leftover)


def fill(connection: sqlite3.Connection, glossary: Glossary, frame: Mapping[str, str]) -> None:
    """Write all tables of a snapshot into an empty database; ``frame`` are the texts of the files of the frame."""
    fill_tables(connection, glossary, dict(_frame_documents(frame)), narrower(glossary.concepts))
    losses = {row.name: row.losses(glossary, list(glossary.languages)) for row in ROWS if not row.pair}
    connection.execute("BEGIN")
    connection.execute("INSERT INTO fact VALUES ('losses', ?)", (_json(losses),))
    connection.executemany("INSERT INTO wide_row VALUES (?, ?)", _wide_rows(glossary))
    connection.execute("COMMIT")


def fill_tables(
    connection: sqlite3.Connection, glossary: Glossary, frame: Mapping[str, str], children: Mapping[str, tuple[str, ...]]
) -> None:
    """Write all tables but what is made ready for exports; takes the concepts one by one, however many there are.

    ``frame`` are the files of the frame as JSON, ``children`` the narrower concepts of each concept.
    """
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
    connection.executescript(_TABLES + build.TABLES + build_sources.TABLES + "BEGIN;")
    connection.executemany("INSERT INTO frame VALUES (?, ?)", sorted(frame.items()))
    connection.executemany(
        "INSERT INTO theme VALUES (?, ?)", ((theme.id, fold(theme.name)) for theme in glossary.themes.values())
    )
    _fill_facts(connection, glossary)
    _fill_concepts(connection, glossary, children)
    _fill_languages(connection, glossary)
    build_sources.build_acts(connection, glossary.acts)
    build.build(connection, glossary.languages)
    connection.execute("COMMIT")


def _read(data: Path) -> tuple[dict[str, str], Glossary]:
    frame = frame_file.texts(data)
    return frame, frame_file.glossary(frame_file.of_texts(frame), folder.load(data / "terms"))


def _write(path: str, write: Callable[[sqlite3.Connection], None]) -> None:
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA cache_size = -65536")
            write(connection)
            connection.execute("VACUUM")
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise OSError(f"{path}: {error}") from error


def _frame_documents(frame: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files of the frame as JSON, which is read twenty times as fast as TOML."""
    for name, text in sorted(frame.items()):
        yield name, json.dumps(tomllib.loads(text), ensure_ascii=False, default=str)


def _put_in_place(temporary: str, path: str) -> None:
    """Move a finished file and its digest to their place; whoever comes second finds the same bytes there."""
    with open(temporary + DIGEST_SUFFIX, "w", encoding="ascii") as file:
        file.write(file_digest(temporary) + "\n")
    os.replace(temporary, path)
    os.replace(temporary + DIGEST_SUFFIX, path + DIGEST_SUFFIX)


def _fill_facts(connection: sqlite3.Connection, glossary: Glossary) -> None:
    edition = glossary.edition
    facts = {
        "name": edition.name,
        "version": edition.version,
        "date": edition.date.isoformat(),
        "licence": edition.licence,
        "acknowledgement": edition.acknowledgement,
        "header": _json(glossary_document(edition, list(glossary.languages))),
    }
    connection.executemany("INSERT INTO fact VALUES (?, ?)", sorted(facts.items()))


def _fill_concepts(connection: sqlite3.Connection, glossary: Glossary, children: Mapping[str, tuple[str, ...]]) -> None:
    for number, concept in enumerate(glossary, start=1):
        document = concept_document(concept, glossary.acts, children.get(concept.id, ()))
        lines = "".join(f"{line}\n" for line in concept_lines(concept, glossary, children.get(concept.id, ())))
        connection.execute(
            "INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?)",
            (number, concept.id, concept.theme, concept.emn, _json(document), lines),
        )
        connection.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", ((slug, number) for slug in _slugs(concept)))
        connection.executemany("INSERT INTO definition VALUES (?, ?, ?, ?)", _definitions(number, concept))
        connection.executemany("INSERT INTO note VALUES (?, ?, ?)", _notes(number, concept))
        connection.executemany(build_sources.INSERT_CITATION, build_sources.citations(number, concept, glossary.acts))
        connection.executemany(_INSERT_TERM, _term_rows(number, concept))


def _wide_rows(glossary: Glossary) -> list[tuple[int, str]]:
    """The rows of the wide table, numbered as the concepts; none at all if one text does not fit into it."""
    try:
        return [(number, _json(row)) for number, row in enumerate(wide_rows(glossary), start=1)]
    except FormatError:
        return []


def _term_rows(number: int, concept: Concept) -> Iterator[tuple[object, ...]]:
    for term in concept.terms:
        register = (" ".join(term.regions), term.usage, term.equivalence, term.grammar, term.provenance, term.note)
        yield number, term.language, term.text, term.status, term.type, *register


def _slugs(concept: Concept) -> Iterable[str]:
    return [slug for slug in dict.fromkeys((*concept.aliases, concept.emn)) if slug and slug != concept.id]


def _definitions(number: int, concept: Concept) -> Iterator[tuple[int, int, str, str]]:
    for place, definition in enumerate(concept.definitions):
        for tag, text in sorted(definition.text.items()):
            yield number, place, tag, text


def _notes(number: int, concept: Concept) -> Iterator[tuple[int, int, str]]:
    return ((number, place, note.text) for place, note in enumerate(concept.notes))


def _fill_languages(connection: sqlite3.Connection, glossary: Glossary) -> None:
    tags = sorted(glossary.languages)
    languages = [(tag, glossary.languages[tag].script, " ".join(glossary.languages[tag].countries)) for tag in tags]
    connection.executemany("INSERT INTO language VALUES (?, ?, ?)", languages)
    connection.executemany("INSERT INTO language_name VALUES (?, ?, ?)", language_names(tags))
    connection.executemany("INSERT INTO region_name VALUES (?, ?, ?)", region_names(sorted(glossary.countries), tags))
    connection.executemany("INSERT OR IGNORE INTO language_key VALUES (?, ?, 'tag')", ((tag, tag) for tag in tags))
    connection.executemany("INSERT OR IGNORE INTO language_key VALUES (?, ?, 'name')", language_keys(tags))
    connection.executemany("INSERT OR IGNORE INTO language_key VALUES (?, ?, 'country')", country_code_keys(tags))


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)
