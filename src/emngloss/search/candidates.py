"""Names that may answer a query: those that contain its words, and those that contain words near to them."""

from __future__ import annotations

from emngloss.text.words import trigrams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from emngloss.search.index import Index

_NEAR_WORDS = 60
_LEAST_SHARED = 0.3
"""Share of trigrams (Dice) below which a word is not near; one typing error in six letters leaves 0.57 and more."""
_EXPANSIONS = 1000


def with_all_words(index: Index, words: Sequence[str]) -> list[int]:
    """The names that contain all the words in any order, shortest first."""
    return _intersection(index.names_with_word(word) for word in words)


def with_all_words_and_prefix(index: Index, words: Sequence[str]) -> list[int]:
    """The names that contain all words but the last, and a word that starts with the last, shortest first."""
    *whole, prefix = words
    starting: set[int] = set().union(*index.names_with_word_prefix(prefix, _EXPANSIONS))
    return _intersection([*(index.names_with_word(word) for word in whole), sorted(starting)])


def with_other_endings(index: Index, words: Sequence[str]) -> list[int]:
    """The names of as many words that differ from those given in their endings alone: a plural, a case, a gender."""
    first = words[0]
    begins = index.names_with_prefix(first[: max(3, len(first) - _ending(len(first)))])
    return [name for name, key in index.keys(begins) if differ_in_endings(words, key.split())]


def differ_in_endings(words: Sequence[str], others: Sequence[str]) -> bool:
    """True if two rows of words are the same but for their endings; the longer the word, the longer the ending may be.

    >>> differ_in_endings(["refugees"], ["refugee"]), differ_in_endings(["migrantes"], ["migration"])
    (True, False)
    """
    return len(words) == len(others) and all(map(_same_stem, words, others))


def _same_stem(word: str, other: str) -> bool:
    longer = max(len(word), len(other))
    common = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word == other or (common >= 5 and common >= longer - _ending(longer))


def _ending(length: int) -> int:
    """How many letters at the end of a word of this length may differ."""
    return 1 if length < 7 else 2 if length < 8 else max(3, length // 4)


def near(index: Index, words: Sequence[str]) -> list[int]:
    """The names with words near to those of the query, best estimate first.

    The estimate of a name is the sum over the query's words of share of trigrams of the nearest word in it × length of the word.
    """
    estimates: dict[int, float] = {}
    for word in words:
        best: dict[int, float] = {}
        near_words = _near_words(index, word)
        for number, names in index.names_with_words(near_words):
            for name in names:
                if near_words[number] > best.get(name, 0.0):
                    best[name] = near_words[number]
        for name, share in best.items():
            estimates[name] = estimates.get(name, 0.0) + share * len(word)
    return sorted(estimates, key=lambda name: (-estimates[name], name))


def _near_words(index: Index, word: str) -> dict[int, float]:
    """The numbers of the words nearest to a word, with the share of trigrams (Dice) that they have in common."""
    grams = trigrams(word)
    slack = 1 if len(word) < 5 else 2
    shared: dict[int, int] = {}
    for numbers in index.words_with_trigrams(grams, len(word) - slack, len(word) + slack):
        for number in numbers:
            shared[number] = shared.get(number, 0) + 1
    shares = {number: 2 * count / (len(grams) + index.word_length(number)) for number, count in shared.items()}
    nearest = sorted(shares, key=lambda number: (-shares[number], number))[:_NEAR_WORDS]
    return {number: shares[number] for number in nearest if shares[number] >= _LEAST_SHARED}


def _intersection(postings: Iterable[Sequence[int]]) -> list[int]:
    rarest, *others = sorted(postings, key=len)
    common = set(rarest)
    for numbers in others:
        common.intersection_update(numbers)
    return sorted(common)
