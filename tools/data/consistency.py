"""Lists terms that render a shared English part otherwise than its own concept does: python tools/data/consistency.py [TAG …]

Where *application for international protection* holds the words of *international protection*, its German term should hold
the words of the German one. The law often does otherwise, so the list is for reading.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus import TAGS, concepts, terms_of
from emngloss.model.concept import Concept
from emngloss.text.folding import fold
from stems import content_words, cut, stems

_FEWEST_LETTERS = 5


class Difference(NamedTuple):
    """A concept whose terms in a language lack the words of a part, as the part's own concept renders it."""

    tag: str
    part: str
    rendering: str
    whole: str
    terms: tuple[str, ...]


def differences(all_concepts: Sequence[Concept], tag: str) -> Iterator[Difference]:
    """Every part that a whole renders otherwise in a language, in order of part and whole."""
    named = [(concept, f" {fold(concept.terms_in('en')[0].text)} ") for concept in all_concepts if concept.terms_in("en")]
    for part, part_name in named:
        renderings = terms_of(part, tag)
        if not renderings or len(part_name) < _FEWEST_LETTERS:
            continue
        for whole, whole_name in named:
            if part is whole or part_name not in whole_name or not (terms := terms_of(whole, tag)):
                continue
            if not any(_holds(term, rendering, tag) for rendering in renderings for term in terms):
                yield Difference(tag, part.id, terms_of(part, tag)[0], whole.id, tuple(terms))


def _holds(term: str, rendering: str, tag: str) -> bool:
    """Whether the term has the words of a rendering, in another form or inside a compound."""
    key = fold(term)
    return stems(rendering, tag) <= stems(term, tag) or all(cut(word) in key for word in content_words(rendering, tag))


def main(tags: list[str]) -> int:
    """Print ``tag, part, its rendering, whole, its terms`` of every difference."""
    all_concepts = concepts()
    for tag in tags or TAGS:
        if tag == "en":
            continue
        for found in differences(all_concepts, tag):
            print(found.tag, found.part, found.rendering, found.whole, " | ".join(found.terms), sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
