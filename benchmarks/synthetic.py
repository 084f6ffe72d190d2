"""A term base of any size, made of the words of the glossary: the same seed gives the same bytes.

Real terminology repeats a small vocabulary and adds names nobody has seen: of the words of a term two thirds are words of the
glossary in that language, one third is the beginning of one such word and the end of another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

from emngloss import load

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>synthetic</p></sourceDesc></fileDesc></martifHeader>
<text><body>
"""
_TAIL = "</body></text></martif>\n"
LANGUAGES = ("en", "de", "fr", "es", "pl", "el", "bg", "fi")


def vocabulary() -> dict[str, list[str]]:
    """The words of the glossary's terms by language, those that stand in more terms more often."""
    words: dict[str, list[str]] = {tag: [] for tag in LANGUAGES}
    with load() as glossary:
        for concept in glossary:
            for term in concept.terms:
                if term.language in words:
                    words[term.language] += [word for word in term.text.lower().split() if len(word) > 2]
    return words


def names(concepts: int, seed: int) -> Iterator[list[tuple[str, str]]]:
    """For each concept one term in each language, as (language, text)."""
    chance, words = random.Random(seed), vocabulary()
    for _ in range(concepts):
        yield [(tag, _name(chance, words[tag])) for tag in LANGUAGES]


def _name(chance: random.Random, words: list[str]) -> str:
    return " ".join(_word(chance, words) for _ in range(chance.choice((1, 2, 2, 3, 3, 4))))


def _word(chance: random.Random, words: list[str]) -> str:
    word = chance.choice(words)
    if chance.random() < 2 / 3:
        return word
    other = chance.choice(words)
    return word[: chance.randint(2, len(word))] + other[-chance.randint(2, len(other)) :]


def write_tbx(path: Path, concepts: int, seed: int) -> None:
    """Write such a term base as TBX version 2, concept by concept."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for number, terms in enumerate(names(concepts, seed)):
            _write_entry(file, number, terms)
        file.write(_TAIL)


def _write_entry(file: TextIO, number: int, terms: list[tuple[str, str]]) -> None:
    file.write(f'<termEntry id="c{number}">')
    for tag, text in terms:
        file.write(f'<langSet xml:lang="{tag}"><tig><term>{escape(text)}</term></tig></langSet>')
    file.write("</termEntry>\n")


def misspelt(chance: random.Random, text: str) -> str:
    """The text with one typing error: a letter left out, doubled, or two swapped."""
    place = chance.randrange(max(1, len(text) - 1))
    kind = chance.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
