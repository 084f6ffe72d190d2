"""One concept ⇄ one TOML text in canonical order (docs/corpus.md describes the format).

The text is written by hand, not by a TOML library, because the canonical layout (one term a line) is what makes the
corpus reviewable: the writers on PyPI either choose their own layout or keep the one they read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emngloss.corpus.toml_table import parse
from emngloss.model.concept import Concept, Context, Definition, Note, Relation, RelationReason
from emngloss.model.document import note_type_from, source_from, tag_from, term_from, texts_from
from emngloss.model.source import Basis, Source
from emngloss.model.term import Term, TermStatus, TermType
from emngloss.table import Table

_CONCEPT_KEYS = "theme, emn, eurovoc, historical, aliases, broader, gaps, definitions, notes, related, terms"


def read(text: str, concept_id: str, file: str) -> Concept:
    """The concept that a file describes, with the relations that are written in it.

    Raises CorpusError that names file, line and key for anything that the format does not know.
    """
    table = parse(text, file)
    broader = table.string("broader")
    concept = Concept(
        id=concept_id,
        theme=table.required("theme"),
        emn=table.string("emn"),
        eurovoc=table.string("eurovoc"),
        historical=table.flag("historical"),
        aliases=table.strings("aliases"),
        broader=() if broader is None else (broader,),
        gaps=tuple(tag_from(table, "gaps", tag) for tag in table.strings("gaps")),
        definitions=tuple(_definition(part) for part in table.tables("definitions")),
        notes=tuple(_note(part) for part in table.tables("notes")),
        related=_relations(table.table("related")),
        terms=tuple(_terms(table.table("terms"))),
    )
    table.close(_CONCEPT_KEYS)
    return concept


def write(concept: Concept) -> str:
    """The text of a concept in canonical order, with the relations that it holds (see ``folder.py`` for which those are)."""
    tables = [
        list(_head(concept)),
        *(_definition_lines(definition) for definition in concept.definitions),
        *(_note_lines(note) for note in concept.notes),
        _relation_lines(concept),
        _term_lines(concept.terms),
    ]
    return "\n\n".join("\n".join(lines) for lines in tables if lines) + "\n"


def _definition(table: Table) -> Definition:
    definition = Definition(
        text=texts_from(table.table("text")),
        context=table.choice("context", Context),
        sources=tuple(source_from(part, Basis.ADAPTED) for part in table.tables("sources")),
    )
    table.close("context, text, sources")
    return definition


def _note(table: Table) -> Note:
    sources = tuple(source_from(part, Basis.CITED) for part in table.tables("sources"))
    note = Note(type=note_type_from(table), text=table.required("text"), sources=sources)
    table.close("type, text, sources")
    return note


def _relations(table: Table) -> tuple[Relation, ...]:
    pairs = [(concept, table.choice(concept, RelationReason)) for concept in table]
    return tuple(Relation(concept, reason) for concept, reason in sorted(pairs))


def _terms(table: Table) -> Iterator[Term]:
    for tag in sorted(table):
        language = tag_from(table, tag, tag)
        for part in table.tables(tag):
            yield term_from(part, language)


def _head(concept: Concept) -> Iterator[str]:
    for key in ("theme", "emn", "eurovoc"):
        if (value := getattr(concept, key)) is not None:
            yield f"{key} = {_quoted(value)}"
    if concept.historical:
        yield "historical = true"
    if concept.aliases:
        yield f"aliases = {_list(concept.aliases)}"
    for parent in concept.broader:
        yield f"broader = {_quoted(parent)}"
    if concept.gaps:
        yield f"gaps = {_list(sorted(concept.gaps))}"


def _definition_lines(definition: Definition) -> list[str]:
    context = [f"context = {_quoted(definition.context)}"] if definition.context else []
    texts = [f"text.{tag} = {_quoted(text)}" for tag, text in sorted(definition.text.items())]
    return ["[[definitions]]", *context, *texts, *_source_lines(definition.sources)]


def _note_lines(note: Note) -> list[str]:
    return ["[[notes]]", f"type = {_quoted(note.type)}", f"text = {_quoted(note.text)}", *_source_lines(note.sources)]


def _source_lines(sources: Iterable[Source]) -> list[str]:
    lines = [f"  {_inline(_source_fields(source))}," for source in sources]
    return ["sources = [", *lines, "]"] if lines else []


def _source_fields(source: Source) -> Iterator[tuple[str, str]]:
    if source.act is not None:
        yield "act", _quoted(source.act)
    if source.locator is not None:
        yield "locator", _quoted(source.locator)
    if source.basis is not Basis.CITED:
        yield "basis", _quoted(source.basis)
    if source.replaces:
        old = [_inline(_source_fields(Source(citation.act, citation.locator))) for citation in source.replaces]
        yield "replaces", f"[{', '.join(old)}]"


def _relation_lines(concept: Concept) -> list[str]:
    lines = [f"{relation.concept} = {_quoted(relation.reason or '')}" for relation in concept.related]
    return ["[related]", *lines] if lines else []


def _term_lines(terms: Iterable[Term]) -> list[str]:
    by_language: dict[str, list[str]] = {}
    for term in terms:
        by_language.setdefault(term.language, []).append(f"  {_inline(_term_fields(term))},")
    lines = [line for tag in sorted(by_language) for line in (f"{tag} = [", *by_language[tag], "]")]
    return ["[terms]", *lines] if lines else []


def _term_fields(term: Term) -> Iterator[tuple[str, str]]:
    yield "text", _quoted(term.text)
    if term.status is not TermStatus.PREFERRED:
        yield "status", _quoted(term.status)
    if term.type is not TermType.FULL_FORM:
        yield "type", _quoted(term.type)
    if term.regions:
        yield "regions", _list(term.regions)
    for key in ("usage", "equivalence", "grammar", "provenance", "note"):
        if (value := getattr(term, key)) is not None:
            yield key, _quoted(value)


def _inline(fields: Iterable[tuple[str, str]]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in fields) + " }"


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(value) for value in values)}]"


def _quoted(text: str) -> str:
    """A TOML basic string: quotation mark, backslash and control characters escaped (TOML 1.0, String)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 32 or ord(char) == 127 else char
