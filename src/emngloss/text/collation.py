"""Alphabetical order by language: digraphs, letters after z, accents that only break ties.

A small tailoring of the Unicode Collation Algorithm (UTS #10) on three levels: letters of the language's alphabet, then
accents, then case. PyICU would need a compiler on many machines, and pyuca knows no tailoring.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from emngloss.text.folding import folded_char

SortKey = tuple[tuple[tuple[int, str], ...], str, str]


def sort_key(text: str, alphabet: Sequence[str]) -> SortKey:
    """The key that sorts texts of a language; ``alphabet`` lists its letters in order, digraphs included,
    letters that sort as one joined by a slash (Hungarian ``ö/ő``).

    Letters that the alphabet does not name sort as the letter they fold to, everything else before the letters. A doubled
    digraph of which only the first letter is written twice (Hungarian ``ssz``) sorts as two digraphs.

    >>> swedish = "a b c d e f g h i j k l m n o p q r s t u v w x y z å ä ö".split()
    >>> sorted(["öppen", "zon", "ärlig", "asyl"], key=lambda word: sort_key(word, swedish))
    ['asyl', 'zon', 'ärlig', 'öppen']
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    places = {letter: place for place, letters in enumerate(alphabet) for letter in letters.split("/")}
    groups = {letter: (letter,) for letter in places} | {letter[0] + letter: (letter,) * 2 for letter in places if letter[1:]}
    longest = max(map(len, groups), default=1)
    primary: list[tuple[int, str]] = []
    place = 0
    while place < len(lowered):
        size = next((size for size in range(longest, 0, -1) if lowered[place : place + size] in groups), 0)
        letters = groups[lowered[place : place + size]] if size else tuple(folded_char(lowered[place]))
        primary += [(places[letter], "") if letter in places else _unlisted(letter, len(alphabet)) for letter in letters]
        place += size or 1
    return tuple(primary), lowered, text


def _unlisted(letter: str, after: int) -> tuple[int, str]:
    """Digits and signs come before the alphabet, letters that it lacks after it, in the order of Unicode."""
    return (after, letter) if letter.isalpha() else (-1, letter)
