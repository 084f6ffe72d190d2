"""Queries with the concepts that they should find: made of the terms of the corpus by rule, and those in queries.tsv."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from emngloss import LoadedGlossary
from emngloss.text.folding import fold, folded_keys
from emngloss.text.transliteration import SCHEMES, latin_keys, transliterate
from keyboards import misspelt

HAND_MADE = Path(__file__).with_name("queries.tsv")
MADE = (
    "exact", "capitals", "no diacritics", "official Latin", "informal Latin", "one error", "two errors",
    "words swapped", "one missing", "distinctive word", "prefix",
)  # fmt: skip
_AMBIGUOUS = 5
"""Concepts among which a beginning or a word no longer tells one from the others in five places."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a kind, in a language, with the ids of the concepts that are right; none for nonsense."""

    language: str
    kind: str
    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A term of the corpus: its text, its concept and its key."""

    language: str
    text: str
    concept: str
    key: str


class Corpus:
    """The terms of a glossary, and which concepts each comparison key names: those tie."""

    def __init__(self, glossary: LoadedGlossary) -> None:
        self.terms: dict[str, list[Named]] = {}
        self._owners: dict[str, set[str]] = {}
        for concept in glossary:
            for term in concept.terms:
                language = str(term.language)
                key = fold(term.text)
                self.terms.setdefault(language, []).append(Named(language, term.text, concept.id, key))
                for name in (*folded_keys(term.text, {}), *latin_keys(term.text, language)):
                    self._owners.setdefault(name, set()).add(concept.id)

    def owners(self, text: str) -> set[str]:
        """The concepts that have a term of this key."""
        return self._owners.get(fold(text), set())

    def containing(self, language: str, fits: Callable[[str], bool]) -> set[str]:
        """The concepts with a term of the language whose key fits."""
        return {term.concept for term in self.terms[language] if fits(term.key)}


def made(corpus: Corpus, most: int | None, seed: int) -> Iterator[Query]:
    """Queries by rule, at most so many of each kind and language, drawn evenly; the same seed gives the same."""
    for kind in MADE:
        for language, terms in sorted(corpus.terms.items()):
            chance = random.Random(f"{seed} {kind} {language}")
            drawn = list(terms)
            chance.shuffle(drawn)
            found = 0
            for term in drawn:
                if most is not None and found == most:
                    break
                for text, right in _variants(corpus, kind, term, chance):
                    found += 1
                    yield Query(language, kind, text, frozenset({term.concept} | corpus.owners(text) | right))


def _variants(corpus: Corpus, kind: str, term: Named, chance: random.Random) -> Iterator[tuple[str, set[str]]]:
    """The query of this kind made of a term, where one can be, and the other concepts that are as right."""
    words = term.text.split()
    letters = len(term.key.replace(" ", ""))
    if kind == "exact":
        yield term.text, set()
    elif kind == "capitals":
        yield term.text.upper(), corpus.owners(term.text)
    elif kind == "no diacritics":
        yield without_marks(term.text), corpus.owners(term.text)
    elif kind == "official Latin":
        yield from ((key, corpus.owners(term.text)) for key in latin_keys(term.text, term.language)[:1])
    elif kind == "informal Latin":
        yield from ((text, corpus.owners(term.text)) for text in _as_somebody_writes(term, chance))
    elif kind in ("one error", "two errors"):
        errors = 1 if kind == "one error" else 2
        wrong = misspelt(chance, term.text.lower(), term.language, errors) if letters >= (5, 10)[errors - 1] else None
        yield from () if wrong is None or fold(wrong) == term.key else ((wrong, corpus.owners(term.text)),)
    elif kind == "words swapped" and len(words) > 1:
        at = chance.randrange(len(words) - 1)
        yield " ".join((*words[:at], words[at + 1], words[at], *words[at + 2 :])), corpus.owners(term.text)
    else:
        yield from _parts(corpus, kind, term, chance)


def _parts(corpus: Corpus, kind: str, term: Named, chance: random.Random) -> Iterator[tuple[str, set[str]]]:
    """A part of a term, where it tells this concept from the others of the language."""
    keys = term.key.split()
    if kind == "one missing" and len(keys) > 2:
        at = chance.randrange(len(keys))
        left = keys[:at] + keys[at + 1 :]
        sharing = corpus.containing(term.language, lambda key: set(left) <= set(key.split()))
        if len(sharing) == 1:
            yield " ".join(left), set()
    elif kind == "distinctive word" and len(keys) > 1:
        word = max(keys, key=len)
        if len(word) > 4 and len(corpus.containing(term.language, lambda key: word in key.split())) == 1:
            yield word, set()
    elif kind == "prefix" and len(term.key) > 6:
        start = term.key[: max(5, len(term.key) * 3 // 5)].rstrip()
        if len(corpus.containing(term.language, lambda key: key.startswith(start))) <= _AMBIGUOUS:
            yield start, set()


def _as_somebody_writes(term: Named, chance: random.Random) -> Iterator[str]:
    """The term in the Latin letters of one person, who takes each letter from any scheme, and then always from that."""
    if term.language in SCHEMES:
        schemes = SCHEMES[term.language]
        groups = sorted({group for scheme in schemes for group in scheme})
        habits = {group: chance.choice([scheme[group] for scheme in schemes if group in scheme]) for group in groups}
        yield transliterate(term.text, habits)


def without_marks(text: str) -> str:
    """The text as it is typed on a keyboard without diacritics."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return bare.translate(str.maketrans("łŁđĐħĦøØıŧŦ", "lLdDhHoOitT"))


def hand_made(path: Path = HAND_MADE) -> Iterator[Query]:
    """The queries of a file: language, kind, query, concept ids parted by commas or ``-`` for none; ``#`` starts a remark."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, kind, text, right = line.split("\t")
            yield Query(language, kind, text, frozenset() if right == "-" else frozenset(right.split(",")))
