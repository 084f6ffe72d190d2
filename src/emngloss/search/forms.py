"""Inflected forms and compounds: which words of the index are forms of a word that was typed, or are composed of it."""

from __future__ import annotations

from emngloss.search.postings import common

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from emngloss.search.index import Index


def shortest_stem(word: str) -> int:
    """How many letters the stem of a stored word has at least: what is nearly all ending would be a form of everything.

    >>> [shortest_stem(word) for word in ("ენა", "visum", "status", "refugee")]
    [2, 3, 3, 4]
    """
    return 2 if len(word) < 4 else 3 if len(word) < 7 else 4


def plain_beginnings(word: str, mutations: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The word, and the word with the plain beginning in place of a changed one (Irish *thearmann* → *tearmann*)."""
    yield word
    for beginning, plain in mutations:
        if word.startswith(beginning):
            yield plain + word[len(beginning) :]


class Forms:
    """The words of a query, each with the words of the index that may be forms of it."""

    def __init__(self, index: Index, words: Sequence[str]) -> None:
        self._index = index
        self._forms = [_forms(index, word, len(words) > 1) for word in words]
        self._firm = (
            [_firm(index, word, forms) for word, forms in zip(words, self._forms, strict=True)] if len(words) < 2 else self._forms
        )
        self._names: dict[int, Sequence[int]] = {}
        self._composed: dict[tuple[int, ...], set[int]] = {}

    def names(self, with_parts: bool = False, left_out: int | None = None) -> dict[int, set[str]]:
        """The names that have a form of every word in one and the same language: in which languages.

        With parts a compound of which the word is a part will do; one word may be left out.
        """
        words = [forms for at, forms in enumerate(self._firm if with_parts else self._forms) if at != left_out]
        found: dict[int, set[str]] = {}
        for language in sorted(set.intersection(*(set(forms) for forms in words))):
            groups = [self._with_compounds(forms[language]) if with_parts else forms[language] for forms in words]
            for name in common([self._postings(group) for group in groups]):
                found.setdefault(name, set()).add(language)
        return found

    def _with_compounds(self, words: set[int]) -> set[int]:
        key = tuple(sorted(words))
        if key not in self._composed:
            self._composed[key] = words | self._index.words_composed_of(key)
        return self._composed[key]

    def _postings(self, words: set[int]) -> list[Sequence[int]]:
        unread = words - self._names.keys()
        if unread:
            self._names.update(self._index.names_with_words(sorted(unread)))
        return [self._names[word] for word in sorted(words)]


def _forms(index: Index, word: str, beside_others: bool) -> dict[str, set[int]]:
    """The words of which a word may be a form, itself among them where it is known, by language.

    A stem of two letters, or a word of three that is all stem before as many, counts only beside other words, which tell what is
    meant (*banana* is no form of *ban*, but *duties* one of *duty*).
    """
    found: dict[str, set[int]] = {}
    for plain, language in _plain(index, word):
        for spoken, stem, numbers in index.words_with_stems(plain, _beginnings(plain, beside_others), language):
            if not beside_others and 2 * len(stem) <= len(plain):
                numbers = [number for number in numbers if index.word_length(number) > len(stem)]
            if len(numbers):
                found.setdefault(spoken, set()).update(numbers)
    return found


def _firm(index: Index, word: str, forms: dict[str, set[int]]) -> dict[str, set[int]]:
    """The forms without those that are much shorter or longer: enough for a whole name, too little for a word in a name."""
    least, most = (len(word) + 1) * 3 // 4, len(word) * 4 // 3
    return {
        language: firm
        for language, words in forms.items()
        if (firm := {number for number in words if least <= index.word_length(number) <= most})
    }


def _plain(index: Index, word: str) -> Iterator[tuple[str, str | None]]:
    """The word in any language, and with a plain beginning in a language that changes beginnings."""
    yield word, None
    for language, beginning, plain in index.mutations():
        if word.startswith(beginning):
            yield plain + word[len(beginning) :], language


def _beginnings(word: str, beside_others: bool) -> list[str]:
    """The beginnings of a word that may be its stem, the word itself among them."""
    size = len(word)
    shortest = (2 if size < 5 else 3) if beside_others else (3 if size < 7 else 4)
    return [word[:end] for end in range(min(size, shortest), size + 1)]


def likeness(words: Sequence[str], others: Sequence[str]) -> float:
    """How little two rows of words differ in their endings: 1 where they are the same.

    >>> likeness(["refugees"], ["refugee"]) > likeness(["refugees"], ["refuge"])
    True
    """
    return sum(max(_shared(word, other) for other in others) for word in words) / len(words)


def _shared(word: str, other: str) -> float:
    """The share of letters that two words have in common before they part."""
    shorter = min(len(word), len(other))
    same = next((at for at in range(shorter) if word[at] != other[at]), shorter)
    return 2 * same / (len(word) + len(other))
