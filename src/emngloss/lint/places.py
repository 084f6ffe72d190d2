"""What a concept holds, each piece with its dotted key, so that a rule can say where it found something."""

from __future__ import annotations

from collections.abc import Iterator

from emngloss.model.concept import Concept
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Citation, Source
from emngloss.model.term import Term


def terms(concept: Concept) -> Iterator[tuple[str, Term]]:
    """The terms with their keys (``terms.de[1]``), in the order of the concept."""
    counted: dict[LanguageTag, int] = {}
    for term in concept.terms:
        index = counted.get(term.language, 0)
        counted[term.language] = index + 1
        yield f"terms.{term.language}[{index}]", term


def definitions(concept: Concept, language: str | None = None) -> Iterator[tuple[str, str]]:
    """The texts of the definitions with their keys (``definitions[0].text.en``), in all languages or in one."""
    for index, definition in enumerate(concept.definitions):
        for tag, text in sorted(definition.text.items()):
            if language is None or tag == language:
                yield f"definitions[{index}].text.{tag}", text


def notes(concept: Concept) -> Iterator[tuple[str, str]]:
    """The texts of the notes with their keys (``notes[0].text``)."""
    for index, note in enumerate(concept.notes):
        yield f"notes[{index}].text", note.text


def texts(concept: Concept) -> Iterator[tuple[str, str]]:
    """Every text that people write: definitions, notes, locators, terms and their notes."""
    yield from definitions(concept)
    yield from notes(concept)
    for key, citation in citations(concept):
        if citation.locator is not None:
            yield f"{key}.locator", citation.locator
    for key, term in terms(concept):
        yield f"{key}.text", term.text
        if term.note is not None:
            yield f"{key}.note", term.note


def sources(concept: Concept) -> Iterator[tuple[str, Source]]:
    """The sources of definitions and notes with their keys (``definitions[0].sources[1]``)."""
    for index, definition in enumerate(concept.definitions):
        for place, source in enumerate(definition.sources):
            yield f"definitions[{index}].sources[{place}]", source
    for index, note in enumerate(concept.notes):
        for place, source in enumerate(note.sources):
            yield f"notes[{index}].sources[{place}]", source


def citations(concept: Concept) -> Iterator[tuple[str, Citation]]:
    """The acts cited, by sources and by what these replaced, with their keys."""
    for key, source in sources(concept):
        if source.act is not None:
            yield key, Citation(source.act, source.locator)
        for place, replaced in enumerate(source.replaces):
            yield f"{key}.replaces[{place}]", replaced
