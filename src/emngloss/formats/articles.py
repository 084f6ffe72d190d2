"""A concept as one article: what formats that show a concept at once, and not a line a pair, make of pairs of terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from emngloss.formats.pairs import Pair, marks, pairs
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import Term

Article = list[list[Pair]]
"""For each usable term of the first language, its pairs with those of the second; both preferred first."""


def articles(glossary: Glossary, source: LanguageTag, target: LanguageTag) -> Iterator[Article]:
    """The article of each concept that has usable terms in both languages, never an empty one."""
    for _, of_concept in groupby(pairs(glossary, source, target), key=lambda pair: pair.concept.id):
        yield [list(of_term) for _, of_term in groupby(of_concept, key=lambda pair: id(pair.source))]


def marked(term: Term) -> str:
    """The term, with what its reader has to know of it in brackets: ``Asylwerber [AT; national]``."""
    found = marks(term)
    return f"{term.text} [{'; '.join(found)}]" if found else term.text
