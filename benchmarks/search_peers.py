"""Other ways to search the same terms, for comparison: RapidFuzz, the trigrams of SQLite's FTS5, fzf and agrep."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Sequence

from emngloss import LoadedGlossary

Search = Callable[[str], tuple[list[str], bool]]
"""Query → the ids of concepts, best first, and whether the answer is given with confidence."""
_MOST = 20
_CONFIDENT = 80
"""WRatio from which an answer counts as given with confidence; FTS5, fzf and agrep know no such thing: any answer counts."""


def peers(terms: Sequence[tuple[str, str]]) -> dict[str, Search]:
    """The peers that are installed, over (concept, text)."""
    found = {"WRatio": _wratio(terms), "FTS5 trigram": _trigrams(terms)}
    if fzf := shutil.which("fzf"):
        found["fzf"] = _by_lines([fzf, "--filter"], terms)
    if agrep := shutil.which("tre-agrep"):
        found["agrep"] = _by_lines([agrep, "-i", "-B", "-s"], terms)
    return found


def emngloss(glossary: LoadedGlossary) -> Search:
    """This project's search; what was found in a definition, a note or an act is not said to be the concept meant."""

    def search(query: str) -> tuple[list[str], bool]:
        hits = glossary.search(query, limit=_MOST)
        confident = bool(hits) and hits[0].match not in ("definition", "note", "source")
        return [hit.concept_id for hit in hits], confident

    return search


def _first(concepts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(concepts))[:_MOST]


def _wratio(terms: Sequence[tuple[str, str]]) -> Search:
    from rapidfuzz import fuzz, process

    texts = [text for _, text in terms]

    def search(query: str) -> tuple[list[str], bool]:
        found = process.extract(query, texts, scorer=fuzz.WRatio, limit=5 * _MOST)
        return _first(terms[at][0] for _, _, at in found), bool(found) and found[0][1] >= _CONFIDENT

    return search


def _trigrams(terms: Sequence[tuple[str, str]]) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE term USING fts5(concept UNINDEXED, text, tokenize='trigram')")
    connection.executemany("INSERT INTO term VALUES (?, ?)", terms)

    def search(query: str) -> tuple[list[str], bool]:
        grams = {query[at : at + 3].replace('"', '""') for at in range(len(query) - 2)}
        if not grams:
            return [], False
        wanted = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = connection.execute(f"SELECT concept FROM term WHERE term MATCH ? ORDER BY rank LIMIT {5 * _MOST}", (wanted,))
        found = _first(concept for (concept,) in rows)
        return found, bool(found)

    return search


def _by_lines(command: list[str], terms: Sequence[tuple[str, str]]) -> Search:
    lines = "".join(f"{text}\t{concept}\n" for concept, text in terms)

    def search(query: str) -> tuple[list[str], bool]:
        answer = subprocess.run([*command, query], input=lines, capture_output=True, text=True, check=False).stdout
        found = _first(line.rpartition("\t")[2] for line in answer.splitlines()[: 5 * _MOST])
        return found, bool(found)

    return search
