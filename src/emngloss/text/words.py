"""The words of a text with their offsets."""

from __future__ import annotations

from emngloss.text.folding import fold_with_offsets


class Word:
    """A word of a text: its comparison key, and where it starts and ends in the text."""

    __slots__ = ("end", "key", "start")

    def __init__(self, key: str, start: int, end: int) -> None:
        self.key = key
        self.start = start
        self.end = end


def words(text: str) -> list[Word]:
    """The words of a text in order; a hyphen parts words, an apostrophe does not.

    >>> [(word.key, word.start, word.end) for word in words("Non-Refoulement")]
    [('non', 0, 3), ('refoulement', 4, 15)]
    """
    key, offsets = fold_with_offsets(text)
    found = []
    begin = 0
    for part in key.split(" ") if key else ():
        end = begin + len(part)
        found.append(Word(part, offsets[begin], offsets[end - 1] + 1))
        begin = end + 1
    return found


def trigrams(word: str) -> list[str]:
    """The distinct trigrams of a word, its start and end counted as a letter."""
    padded = f" {word} "
    return list(dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2)))
