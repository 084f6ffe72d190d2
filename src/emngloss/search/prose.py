"""The part of a definition or note that answers a query, with its words marked."""

from __future__ import annotations

from emngloss.text.words import words as words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from emngloss.text.words import Word

_LONGEST = 240
"""Characters of a snippet: three lines of a terminal."""
_STEM = 4
"""Letters that a word and a marked form of it have in common at least."""


class Snippet:
    """A part of a text: the ``field`` it comes from, its ``text``, and the ``marks``, start and end of each word found in it."""

    __slots__ = ("field", "marks", "text")

    def __init__(self, field: str, text: str, marks: Sequence[tuple[int, int]]) -> None:
        self.field = field
        self.text = text
        self.marks = tuple(marks)


def snippet(field: str, texts: Iterable[str], wanted: Sequence[str]) -> Snippet | None:
    """The text with most of the wanted words, cut to what stands around them; None where there is no text."""
    marked = [(text, _marks(text, wanted)) for text in texts]
    if not marked:
        return None
    text, found = max(marked, key=lambda pair: len({word.key for word in pair[1]}))
    marks = [(word.start, word.end) for word in found]
    if len(text) <= _LONGEST:
        return Snippet(field, text, marks)
    start, end = _cut(text, marks)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    inside = [(a + shift, b + shift) for a, b in marks if start <= a and b <= end]
    return Snippet(field, before + text[start:end] + after, inside)


def _marks(text: str, wanted: Sequence[str]) -> list[Word]:
    return [word for word in words_of(text) if any(_is_form(word.key, other) for other in wanted)]


def _is_form(word: str, other: str) -> bool:
    """True for the same word, or one with another short ending, as the English stemmer of FTS5 (Porter) finds it."""
    word, other = _singular(word), _singular(other)
    if word == other:
        return True
    size = max(_STEM, min(len(word), len(other)) - 2)
    return word[:size] == other[:size] and abs(len(word) - len(other)) <= 3


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word


def _cut(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Start and end of the part of a long text that begins a little before the first mark, at the ends of words."""
    first = marks[0][0] if marks else 0
    start = max(0, min(first - _LONGEST // 4, len(text) - _LONGEST))
    if start:
        start = text.find(" ", start) + 1
    end = len(text) if start + _LONGEST >= len(text) else text.rfind(" ", start, start + _LONGEST)
    return start, end if end > start else len(text)
