"""The plain lines of a concept: one record a line, tab-separated, as ``show`` prints them into a pipe.

field<TAB>value …
term<TAB>language<TAB>text<TAB>status<TAB>type<TAB>regions<TAB>usage<TAB>provenance<TAB>equivalence<TAB>grammar<TAB>note
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.source import Basis, Source


def concept_lines(concept: Concept, glossary: Glossary, narrower: Sequence[str]) -> Iterator[str]:
    """The lines of a concept; a tab or line end inside a value becomes a space."""
    for record in _records(concept, glossary, narrower):
        yield "\t".join(" ".join(value.split()) for value in record)


def _records(concept: Concept, glossary: Glossary, narrower: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield "id", concept.id
    yield from _given("theme", concept.theme)
    yield from _given("emn", concept.emn)
    yield from _given("eurovoc", concept.eurovoc)
    yield from _given("historical", "yes" if concept.historical else None)
    for definition in concept.definitions:
        for tag, text in sorted(definition.text.items()):
            yield "definition", tag, definition.context or "", text
    for source in _distinct(concept.sources):
        yield from _source_records(source, glossary)
    for note in concept.notes:
        yield "note", note.type, note.text
    for parent in concept.broader:
        yield "broader", parent
    for child in narrower:
        yield "narrower", child
    for relation in concept.related:
        yield "related", relation.concept, relation.reason or ""
    for term in concept.terms:
        register = (" ".join(term.regions), term.usage, term.provenance, term.equivalence, term.grammar, term.note)
        yield "term", term.language, term.text, term.status, term.type, *(value or "" for value in register)
    for gap in concept.gaps:
        yield "gap", gap


def _distinct(sources: Sequence[Source]) -> Iterator[Source]:
    """The sources, without those that a note merely cites although a definition rests on the same place."""
    carrying = {(source.act, source.locator) for source in sources if source.basis is not Basis.CITED}
    return (source for source in sources if source.basis is not Basis.CITED or (source.act, source.locator) not in carrying)


def _given(field: str, value: str | None) -> Iterator[tuple[str, ...]]:
    if value is not None:
        yield field, value


def _source_records(source: Source, glossary: Glossary) -> Iterator[tuple[str, ...]]:
    act = glossary.acts.get(source.act or "")
    if act is None:
        yield "source", source.act or "emngloss", source.basis, "", ""
        return
    yield "source", act.citation(source.locator), source.basis, act.state_in_words, act.address or ""
    for old in source.replaces:
        replaced = glossary.acts.get(old.act)
        yield "replaces", replaced.citation(old.locator) if replaced else old.act, act.citation(source.locator)
