"""Typing errors: names with words near to those of the query, and how near a name is as a whole.

The score is max(ratio, token_sort_ratio) of RapidFuzz over comparison keys: on 480 queries of eight kinds it found the right term
first in 92 %, against 61 % for WRatio over raw terms, which also overrates short queries.
"""

from __future__ import annotations

from collections import Counter

from emngloss.search.postings import BUDGET, window
from emngloss.text.words import trigrams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from emngloss.search.index import Index

_NEAR_WORDS = 60
_LEAST_SHARED = 0.3
"""Share of trigrams (Dice) below which a word is not near; one typing error in six letters leaves 0.57 and more."""
_NEAR_WORD = 84
"""RapidFuzz ratio from which a word counts as a typing error of another: one wrong letter in six."""
_LIKE_WORD = 62
"""RapidFuzz ratio below which a word does not even resemble another (*card*, *collie* and *zone*)."""
_NEAR_WHOLE = 90
"""RapidFuzz ratio from which a name is near as a whole, however its words are parted."""
_MANY = 1000
"""Names beyond which only those with a good estimate are put in order."""


class Nearness:
    """How near a name is to a query, from 0 to 1."""

    def __init__(self, query: str, words: Sequence[str]) -> None:
        from rapidfuzz.fuzz import ratio, token_sort_ratio

        self._ratio = ratio
        self._token_sort_ratio = token_sort_ratio
        self._query = query
        self._words = words
        self._nearest: list[tuple[str, dict[str, float]]] = [(word, {}) for word in sorted(words, key=len, reverse=True)]
        self._cutoff = 78 if len(query) < 8 else 74

    def __call__(self, key: str) -> float:
        """The better of the nearness of the whole and that of the words."""
        return 0.9 * max(self._of_whole(key), self._of_words(key)) / 100

    def _of_words(self, key: str) -> float:
        """Nearness of the query's words to words of a longer name; 0 unless each is near to one."""
        others = key.split()
        total = 0.0
        for word, known in self._nearest:
            nearest = 0.0
            for other in others:
                if (near := known.get(other)) is None:
                    near = known[other] = self._ratio(word, other, score_cutoff=_NEAR_WORD)
                if near > nearest:
                    nearest = near
            if not nearest:
                return 0.0
            total += nearest
        return total / len(self._nearest) * (0.7 + 0.25 * min(1.0, len(self._query) / len(key)))

    def _of_whole(self, key: str) -> float:
        """Nearness of the query to a whole name; 0 where one of several words resembles none, though the others carry it."""
        query, cutoff = self._query, self._cutoff
        whole = max(self._ratio(query, key, score_cutoff=cutoff), self._token_sort_ratio(query, key, score_cutoff=cutoff))
        if not whole or whole >= _NEAR_WHOLE or len(self._words) == 1:
            return whole
        others = key.split()
        return whole if all(max(self._ratio(word, other) for other in others) >= _LIKE_WORD for word in self._words) else 0.0


def near(index: Index, words: Sequence[str]) -> list[int]:
    """The names with words near to those of the query, best estimate first.

    The estimate of a name is the sum over the query's words of share of trigrams of the nearest word in it × length of the word.
    In a base of millions of names the words with the fewest names are looked at first, as far as the budget goes.
    """
    groups = []
    for word in words:
        shares = _near_words(index, word)
        postings = [(shares[number], names) for number, names in index.names_with_words(shares)]
        groups.append((sum(len(names) for _, names in postings), len(word), sorted(postings, key=_share)))
    estimates: dict[int, float] = {}
    left = BUDGET
    for total, weight, postings in sorted(groups, key=_total):
        best: dict[int, float] = {}
        for share, names in postings if total <= left else _windowed(index, words, postings, left):
            best.update(dict.fromkeys(names, share * weight))
        left -= len(best)
        for name, estimate in best.items():
            estimates[name] = estimates.get(name, 0.0) + estimate
    return _best_first(estimates)


def _share(pair: tuple[float, Sequence[int]]) -> float:
    return pair[0]


def _total(group: tuple[int, int, object]) -> int:
    return group[0]


def _windowed(
    index: Index, words: Sequence[str], postings: list[tuple[float, Sequence[int]]], most: int
) -> list[tuple[float, Sequence[int]]]:
    """The postings of the nearest words, cut to names about as long as the query, as far as the budget goes."""
    size = sum(map(len, words)) + len(words) - 1
    low, high = index.first_name(size * 2 // 3), index.first_name(size * 3 // 2 + 2)
    kept = []
    for share, names in reversed(postings):
        cut = window(names, low, high)[: max(0, most)]
        most -= len(cut)
        kept.append((share, cut))
    return kept[::-1]


def _best_first(estimates: dict[int, float]) -> list[int]:
    if len(estimates) > _MANY:
        least = 0.5 * max(estimates.values())
        estimates = {name: estimate for name, estimate in estimates.items() if estimate >= least}
    return sorted(estimates, key=lambda name: (-estimates[name], name))


def _near_words(index: Index, word: str) -> dict[int, float]:
    """The numbers of the words nearest to a word, with the share of trigrams (Dice) that they have in common."""
    grams = trigrams(word)
    slack = 1 if len(word) < 5 else 2
    shared: Counter[int] = Counter()
    left = BUDGET
    for numbers in sorted(index.words_with_trigrams(grams, len(word) - slack, len(word) + slack), key=len):
        if len(numbers) > left:
            break
        left -= len(numbers)
        shared.update(numbers)
    least = _LEAST_SHARED * (len(grams) - 1)
    shares = {number: 2 * count / (len(grams) + index.word_length(number)) for number, count in shared.items() if count >= least}
    nearest = sorted(shares, key=lambda number: (-shares[number], number))[:_NEAR_WORDS]
    return {number: shares[number] for number in nearest if shares[number] >= _LEAST_SHARED}
