"""The words of a text with their offsets."""

from __future__ import annotations

import unicodedata

from emngloss.text.folding import fold_with_offsets, folded_char


class Word:
    """A word of a text: its comparison key, and where it starts and ends in the text."""

    __slots__ = ("end", "key", "start")

    def __init__(self, key: str, start: int, end: int) -> None:
        self.key = key
        self.start = start
        self.end = end


def words(text: str) -> list[Word]:
    """The words of a text in order; a hyphen parts words, an apostrophe does not. A word ends after its last letter's marks.

    >>> [(word.key, word.start, word.end) for word in words("Non-Refoulement")]
    [('non', 0, 3), ('refoulement', 4, 15)]
    """
    key, offsets = fold_with_offsets(text)
    found = []
    begin = 0
    for part in key.split(" ") if key else ():
        end = begin + len(part)
        found.append(Word(part, offsets[begin], _end(text, offsets[end - 1] + 1)))
        begin = end + 1
    return found


def _end(text: str, place: int) -> int:
    """The place after the combining marks that stand here: to cut between a letter and its mark would show neither."""
    while place < len(text) and not folded_char(text[place]) and unicodedata.combining(text[place]):
        place += 1
    return place


def trigrams(word: str) -> list[str]:
    """The distinct trigrams of a word, its start and end counted as a letter."""
    padded = f" {word} "
    return list(dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2)))
