"""What the tools for terminologists read: the corpus of this project, as they compare it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from emngloss.corpus import folder
from emngloss.model.concept import Concept

TERMS = Path(__file__).resolve().parents[2] / "data" / "terms"
TAGS = sorted(tomllib.loads((TERMS.parent / "languages.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Checked:
    """A text in one language and the concept that holds it."""

    concept: str
    text: str


def concepts() -> list[Concept]:
    """All concepts in order of their ids."""
    return list(folder.load(TERMS).values())


def terms_of(concept: Concept, tag: str) -> list[str]:
    """The terms of a concept in a language that may be used, preferred first."""
    return [term.text for term in concept.terms if term.language == tag and term.status in ("preferred", "admitted")]


def checked_texts(tag: str) -> Iterator[Checked]:
    """Everything written in a language: terms, definitions, and in English the notes as well."""
    for concept in concepts():
        for term in concept.terms:
            if term.language == tag:
                yield Checked(concept.id, term.text)
        for definition in concept.definitions:
            yield from (Checked(concept.id, text) for language, text in definition.text.items() if language == tag)
        if tag == "en":
            yield from (Checked(concept.id, note.text) for note in concept.notes)
            yield from (Checked(concept.id, term.note) for term in concept.terms if term.note)
