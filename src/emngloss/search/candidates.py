"""Names that may answer a query: those that contain its words, forms of them, parts of compounds, or words near to them."""

from __future__ import annotations

from emngloss.search.postings import BUDGET, common, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from emngloss.search.index import Index

_EXPANSIONS = 1000
_SHORTEST_PART = 3
_JOINED = 6
"""Letters from which a word may be two words that were written as one."""


def with_all_words(index: Index, words: Sequence[str]) -> list[int]:
    """The names that contain all the words in any order, shortest first."""
    return common([[named] for named in _long_enough(index, words, [index.names_with_word(word) for word in words])])


def with_all_words_and_prefix(index: Index, words: Sequence[str]) -> list[int]:
    """The names that contain all words but the last, and a word that starts with the last, shortest first."""
    *whole, prefix = words
    groups = [[named] for named in _long_enough(index, words, [index.names_with_word(word) for word in whole])]
    starting = _long_enough(index, words, index.names_with_word_prefix(prefix, _EXPANSIONS))
    return common([*groups, starting], BUDGET)


def _long_enough(index: Index, words: Sequence[str], postings: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """The postings without the names that are too short to contain all the words."""
    if sum(map(len, postings)) < BUDGET:
        return list(postings)
    first = index.first_name(sum(map(len, words)) + len(words) - 1)
    return [window(listed, first, 1 << 32) for listed in postings]


def spelt_otherwise(index: Index, words: Sequence[str]) -> list[int]:
    """The names that are written with the same letters, but two words in one or one in two, or parted a letter off."""
    keys = {*_joined(words), *_parted_elsewhere(words)}
    pieces = {word: list(_in_two(word)) for word in words if len(word) >= _JOINED}
    if pieces:
        known = index.words_with_keys(sorted({part for ways in pieces.values() for way in ways for part in way}))
        for at, word in enumerate(words):
            for first, second in pieces.get(word, ()):
                if first in known and second in known:
                    keys.add(" ".join((*words[:at], first, second, *words[at + 1 :])))
    return index.names_with_keys(sorted(keys)) if keys else []


def _joined(words: Sequence[str]) -> Iterator[str]:
    """All words as one, and each two neighbours as one."""
    for at in range(len(words) - 1):
        yield " ".join((*words[:at], words[at] + words[at + 1], *words[at + 2 :]))
    if len(words) > 2:
        yield "".join(words)


def _parted_elsewhere(words: Sequence[str]) -> Iterator[str]:
    """The words with one blank a letter to the left or right."""
    for at in range(len(words) - 1):
        one, other = words[at], words[at + 1]
        if len(one) > 1:
            yield " ".join((*words[:at], one[:-1], one[-1] + other, *words[at + 2 :]))
        if len(other) > 1:
            yield " ".join((*words[:at], one + other[0], other[1:], *words[at + 2 :]))


def _in_two(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:at], word[at:]) for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1))
