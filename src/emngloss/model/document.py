"""A concept ⇄ the document of the JSON contract (docs/json.md): plain dicts, lists and strings, in a fixed order of keys.

Exports, the ``--json`` answers and the compiled snapshot all hold this one document. What can be derived (links,
state of acts, narrower concepts) is written for the reader and ignored when the document is read back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from emngloss.model.concept import Concept, Context, Definition, Note, NoteType, Relation, RelationReason
from emngloss.model.frame import Edition
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Basis, Citation, Source
from emngloss.model.term import Equivalence, Provenance, Term, TermStatus, TermType, Usage
from emngloss.table import Table

Document = dict[str, object]
SCHEMA_VERSION = 1


def concept_document(concept: Concept, acts: Mapping[str, LegalAct], narrower: Sequence[str] = ()) -> Document:
    """The document of a concept; ``acts`` give links and state, ``narrower`` are the ids derived from the glossary."""
    sources = concept.sources
    return {
        "id": concept.id,
        "theme": concept.theme,
        "emn": concept.emn,
        "eurovoc": concept.eurovoc,
        "historical": concept.historical,
        "aliases": list(concept.aliases),
        "definition": dict(sorted(concept.definitions[0].text.items())) if concept.definitions else {},
        "definitions": [
            {
                "context": definition.context,
                "text": dict(sorted(definition.text.items())),
                "sources": [sources.index(source) for source in definition.sources],
            }
            for definition in concept.definitions
        ],
        "sources": [_source_document(source, acts) for source in sources],
        "notes": [
            {"type": note.type, "text": note.text, "sources": [sources.index(source) for source in note.sources]}
            for note in concept.notes
        ],
        "broader": list(concept.broader),
        "narrower": list(narrower),
        "related": [relation.concept for relation in concept.related],
        "reasons": {relation.concept: relation.reason for relation in concept.related if relation.reason},
        "terms": _terms_document(concept),
    }


def glossary_document(edition: Edition, languages: Sequence[LanguageTag]) -> Document:
    """The head that every document carries: which glossary it comes from, and the languages in it."""
    return {
        "name": edition.name,
        "version": edition.version,
        "date": edition.date.isoformat(),
        "licence": edition.licence,
        "languages": sorted(languages),
    }


def term_document(term: Term) -> Document:
    """The document of one term."""
    return {
        "text": term.text,
        "status": term.status,
        "type": term.type,
        "regions": list(term.regions),
        "usage": term.usage,
        "provenance": term.provenance,
        "equivalence": term.equivalence,
        "grammar": term.grammar,
        "note": term.note,
    }


def concept_from(table: Table) -> Concept:
    """The concept of a document. Raises the table's error for what the contract does not know."""
    sources = tuple(_source_from(part) for part in table.tables("sources"))
    terms, gaps = _terms_from(table.table("terms"))
    concept = Concept(
        id=table.required("id"),
        theme=table.string("theme"),
        emn=table.string("emn"),
        eurovoc=table.string("eurovoc"),
        historical=table.flag("historical"),
        aliases=table.strings("aliases"),
        broader=table.strings("broader"),
        gaps=gaps,
        definitions=tuple(_definition_from(part, sources) for part in table.tables("definitions")),
        notes=tuple(_note_from(part, sources) for part in table.tables("notes")),
        related=_related_from(table),
        terms=terms,
    )
    for derived in ("definition", "narrower"):
        table.skip(derived)
    table.close("the keys of docs/json.md")
    return concept


def tag_from(table: Table, key: str, tag: str) -> LanguageTag:
    """The tag that stands at a key, or the error for that key."""
    try:
        return LanguageTag(tag)
    except ValueError:
        raise table.error(key, f"{tag!r} is not a language tag", "write a BCP 47 tag such as de or nb") from None


def source_from(table: Table, default: Basis) -> Source:
    """A citation; without ``basis`` it is taken as merely cited, where that is the default, and nowhere else."""
    basis = table.choice("basis", Basis)
    if default is not Basis.CITED and basis in (None, Basis.CITED):
        problem = "is missing" if basis is None else "a definition does not merely cite"
        raise table.error("basis", problem, f"use one of: {', '.join(value for value in Basis if value is not Basis.CITED)}")
    source = Source(
        act=table.string("act"),
        locator=table.string("locator"),
        basis=basis or default,
        replaces=tuple(_citation(part) for part in table.tables("replaces")),
    )
    table.close("act, locator, basis, replaces")
    return source


def _citation(table: Table) -> Citation:
    citation = Citation(act=table.required("act"), locator=table.string("locator"))
    table.close("act, locator")
    return citation


def term_from(table: Table, language: LanguageTag) -> Term:
    """A term with the keys that docs/corpus.md lists; those of the file and of the JSON contract are the same."""
    provenance = table.choice("provenance", Provenance)
    if provenance is None:
        raise table.error("provenance", "is missing", f"add one of: {', '.join(Provenance)}")
    term = Term(
        text=table.required("text"),
        language=language,
        status=table.choice("status", TermStatus) or TermStatus.PREFERRED,
        type=table.choice("type", TermType) or TermType.FULL_FORM,
        regions=table.strings("regions"),
        usage=table.choice("usage", Usage),
        equivalence=table.choice("equivalence", Equivalence),
        grammar=table.string("grammar"),
        provenance=provenance,
        note=table.string("note"),
    )
    table.close("text, status, type, regions, usage, equivalence, grammar, provenance, note")
    return term


def texts_from(table: Table) -> dict[LanguageTag, str]:
    """Texts by language tag."""
    return {tag_from(table, tag, tag): table.required(tag) for tag in sorted(table)}


def note_type_from(table: Table) -> NoteType:
    """The type of a note, which must be there."""
    note_type = table.choice("type", NoteType)
    if note_type is None:
        raise table.error("type", "is missing", f"add one of: {', '.join(NoteType)}")
    return note_type


def _definition_from(table: Table, sources: tuple[Source, ...]) -> Definition:
    definition = Definition(texts_from(table.table("text")), table.choice("context", Context), _cited(table, sources))
    table.close("context, text, sources")
    return definition


def _note_from(table: Table, sources: tuple[Source, ...]) -> Note:
    note = Note(note_type_from(table), table.required("text"), _cited(table, sources))
    table.close("type, text, sources")
    return note


def _cited(table: Table, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    places = table.integers("sources")
    for place in places:
        if not 0 <= place < len(sources):
            raise table.error("sources", f"there is no source {place}", f"use 0 to {len(sources) - 1}")
    return tuple(sources[place] for place in places)


def _related_from(table: Table) -> tuple[Relation, ...]:
    reasons = table.table("reasons")
    related = tuple(Relation(concept, reasons.choice(concept, RelationReason)) for concept in table.strings("related"))
    for other in reasons:
        raise reasons.error(other, "is not in related", "add the concept to related, or leave the reason out")
    return related


def _terms_from(table: Table) -> tuple[tuple[Term, ...], tuple[LanguageTag, ...]]:
    terms: list[Term] = []
    gaps: list[LanguageTag] = []
    for tag in sorted(table):
        language = tag_from(table, tag, tag)
        found = [term_from(part, language) for part in table.tables(tag)]
        terms += found
        gaps += [] if found else [language]
    return tuple(terms), tuple(gaps)


def _source_from(table: Table) -> Source:
    for derived in ("short_name", "citation", "url", "in_force", "state"):
        table.skip(derived)
    return source_from(table, Basis.CITED)


def _source_document(source: Source, acts: Mapping[str, LegalAct]) -> Document:
    act = acts.get(source.act or "")
    return {
        "act": source.act,
        "locator": source.locator,
        "short_name": act.short_name if act else None,
        "citation": act.citation(source.locator) if act else None,
        "basis": source.basis,
        "url": act.address if act else None,
        "in_force": act.in_force if act else None,
        "state": act.state if act else None,
        "replaces": [{"act": citation.act, "locator": citation.locator} for citation in source.replaces],
    }


def _terms_document(concept: Concept) -> dict[str, list[Document]]:
    terms: dict[str, list[Document]] = {gap: [] for gap in concept.gaps}
    for term in concept.terms:
        terms.setdefault(term.language, []).append(term_document(term))
    return dict(sorted(terms.items()))
