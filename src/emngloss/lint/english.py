"""English words for the rules about definitions: tokens, light lemmas, and phrases found in a sequence of lemmas."""

from __future__ import annotations

import re
from collections.abc import Mapping

Lemmas = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_KEEP_S = ("ss", "us", "is")
_PREPOSITIONS = frozenset(
    {"against", "at", "between", "by", "for", "from", "in", "into", "of", "on", "to", "under", "with", "without"}
)


def tokens(text: str) -> list[str]:
    """The words of a text; a hyphen parts words, an apostrophe does not."""
    return _TOKEN.findall(text)


def lemmas(text: str) -> Lemmas:
    """The words of a text in lower case and singular, without possessive ’s.

    >>> lemmas("third-country nationals’ families")
    ('third', 'country', 'national', 'family')
    """
    return tuple(_lemma(token) for token in tokens(text))


def count(text: str) -> int:
    """How many words a text has, a hyphenated compound being one."""
    return sum(any(char.isalnum() for char in part) for part in text.split())


def head(term: Lemmas) -> str:
    """The head word of a compound: the last word before the first preposition.

    >>> head(lemmas("application for international protection")), head(lemmas("border procedure"))
    ('application', 'procedure')
    """
    end = next((i for i, word in enumerate(term) if i and word in _PREPOSITIONS), len(term))
    return term[end - 1] if term else ""


def contains(text: Lemmas, phrase: Lemmas) -> bool:
    """Whether the words of a phrase stand together in a text; a single word is also found in its -ed and -ing forms."""
    if len(phrase) == 1:
        return any(word == phrase[0] or word in _inflected(phrase[0]) for word in text)
    return any(text[i : i + len(phrase)] == phrase for i in range(len(text) - len(phrase) + 1))


def phrases(text: Lemmas, known: Mapping[Lemmas, str]) -> set[str]:
    """What the known phrases in a text stand for; of overlapping ones the leftmost and longest counts."""
    longest = max((len(phrase) for phrase in known), default=0)
    found, position = set(), 0
    while position < len(text):
        for length in range(min(longest, len(text) - position), 0, -1):
            if (name := known.get(text[position : position + length])) is not None:
                found.add(name)
                position += length
                break
        else:
            position += 1
    return found


def _lemma(token: str) -> str:
    word = re.sub(r"[’']s?$", "", token).lower()
    if len(word) < 4 or not word.endswith("s") or word.endswith(_KEEP_S):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _inflected(word: str) -> tuple[str, ...]:
    stem = word[:-1] if word.endswith("e") else word
    return (f"{stem}ed", f"{stem}ing")
