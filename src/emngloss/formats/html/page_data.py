"""What the page of HTML knows: the concepts, and what its search needs to fold and transliterate as emngloss does.

A document leaves out what says nothing; a language that is there with an empty list is a gap, as in docs/json.md. Terms make up
three quarters of the page, so each is a list of text, marks and note, where the marks (status, type, regions …) are a number in
one table of a few hundred; and they are not written in Latin letters, which would double them: the page gets the schemes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from emngloss.errors import FormatError
from emngloss.formats.language_names import english_name, own_name
from emngloss.model.concept import Concept
from emngloss.model.document import Document, term_document
from emngloss.model.glossary import Glossary
from emngloss.model.hierarchy import narrower
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Citation, Source
from emngloss.model.term import Term
from emngloss.text.folding import APOSTROPHES, LETTERS
from emngloss.text.transliteration import SCHEMES

RIGHT_TO_LEFT = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))
"""Scripts that run from right to left (ISO 15924)."""
_LOWER_CASE = {"ß": "ss", "ς": "σ"}
"""What Unicode case folding does to letters that lower case leaves alone."""
_USUAL = {"status": "preferred", "type": "full-form"}
_ENGLISH = LanguageTag("en")
_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"))


def pieces(glossary: Glossary, languages: Sequence[LanguageTag]) -> Iterator[str]:
    """The data as JSON, piece by piece, one concept a line. Raises FormatError, naming the concept, for half a surrogate pair."""
    head = _text(_head(glossary, languages), "the frame of the glossary")
    yield head.removesuffix("}") + ',"concepts":['
    before = "\n"
    children = narrower(glossary.whole)
    marks = _Marks()
    for concept in glossary:
        document = _concept_document(concept, glossary) | _said(
            {"narrower": children.get(concept.id, ()), "terms": _terms(concept, languages, marks)}
        )
        yield before + _text(document, concept.id)
        before = ",\n"
    yield f'\n],"marks":{_text(marks.documents, "terms")}}}'


def heading_language(languages: Sequence[LanguageTag]) -> LanguageTag:
    """The language that names the concepts: the first asked for, but English where they come in the order of their tags."""
    if _ENGLISH in languages and list(languages) == sorted(languages):
        return _ENGLISH
    return languages[0] if languages else _ENGLISH


def direction(script: str | None) -> str:
    """The direction of a script: ``rtl`` or ``ltr``."""
    return "rtl" if script in RIGHT_TO_LEFT else "ltr"


class _Marks:
    """The distinct marks of terms, numbered in the order in which they come."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self._numbers: dict[tuple[object, ...], int] = {}

    def number(self, term: Term) -> int:
        """The number of the marks of a term."""
        key = (term.status, term.type, term.regions, term.usage, term.equivalence, term.grammar, term.provenance)
        if key not in self._numbers:
            self._numbers[key] = len(self.documents)
            marks = {name: value for name, value in term_document(term).items() if _USUAL.get(name) != value}
            self.documents.append(_said({**marks, "text": None, "note": None}))
        return self._numbers[key]


def _text(document: object, where: str) -> str:
    """The document as JSON in which nothing ends or opens a tag."""
    text = _encoder.encode(document)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FormatError(f"{where}: half of a surrogate pair stands alone", "write both halves, or take it out") from error
    return text.replace("<", "\\u003c")


def _head(glossary: Glossary, languages: Sequence[LanguageTag]) -> Document:
    return {
        "name": glossary.edition.name,
        "heading": heading_language(languages),
        "languages": [_language_document(tag, glossary) for tag in languages],
        "themes": {theme.id: theme.name for theme in glossary.themes.values()},
        "acts": {key: _act_document(glossary.acts[key]) for key in sorted(_cited_acts(glossary)) if key in glossary.acts},
        "apostrophes": APOSTROPHES,
        "letters": {**LETTERS, **_LOWER_CASE},
        "schemes": {tag: SCHEMES[tag] for tag in languages if tag in SCHEMES},
    }


def _language_document(tag: LanguageTag, glossary: Glossary) -> Document:
    language = glossary.languages.get(tag)
    return {
        "tag": tag,
        "name": english_name(tag),
        "own": own_name(tag),
        "dir": direction(language.script if language else None),
        "spellings": dict(language.spellings) if language else {},
    }


def _act_document(act: LegalAct) -> Document:
    return _said({"url": act.address, "state": act.state_in_words, "binds": act.in_force, "title": act.title, "note": act.note})


def _cited_acts(glossary: Glossary) -> set[str]:
    sources = [source for concept in glossary for source in concept.sources]
    cited = [citation.act for source in sources for citation in source.replaces]
    return {act for act in (*(source.act for source in sources), *cited) if act is not None}


def _concept_document(concept: Concept, glossary: Glossary) -> Document:
    return _said(
        {
            "id": concept.id,
            "theme": concept.theme,
            "emn": concept.emn_page,
            "eurovoc": concept.eurovoc_page,
            "historical": concept.historical,
            "aliases": concept.aliases,
            "definitions": [
                _said(
                    {
                        "context": definition.context and definition.context.in_words,
                        "text": dict(sorted(definition.text.items())),
                        "sources": _sources(definition.sources, glossary),
                    }
                )
                for definition in concept.definitions
            ],
            "notes": [
                _said({"type": note.type, "text": note.text, "sources": _sources(note.sources, glossary)})
                for note in concept.notes
            ],
            "broader": concept.broader,
            "related": [_said({"id": other.concept, "reason": other.reason}) for other in concept.related],
        }
    )


def _terms(concept: Concept, languages: Sequence[LanguageTag], marks: _Marks) -> dict[str, list[list[object]]]:
    """Text, number of the marks and, where there is one, note of each term; an empty list is a gap."""
    found: dict[str, list[list[object]]] = {tag: [] for tag in languages}
    for term in concept.terms:
        if term.language in found:
            found[term.language].append([term.text, marks.number(term), *([term.note] if term.note else [])])
    return {tag: terms for tag, terms in found.items() if terms or tag in concept.gaps}


def _sources(sources: Sequence[Source], glossary: Glossary) -> list[Document]:
    return [
        _said(
            {
                "basis": source.basis.in_words,
                **(_citation(Citation(source.act, source.locator), glossary) if source.act else {}),
                "replaces": [_citation(old, glossary) for old in source.replaces],
            }
        )
        for source in sources
    ]


def _citation(citation: Citation, glossary: Glossary) -> Document:
    """The key of the act and the citation in words; an act that the glossary does not describe is cited by its key."""
    act = glossary.acts.get(citation.act)
    bare = f"{citation.locator} of {citation.act}" if citation.locator else citation.act
    return {"act": citation.act, "cited": act.citation(citation.locator) if act else bare}


def _said(document: Document) -> Document:
    """The document without what says nothing."""
    return {name: value for name, value in document.items() if value or (value is False and name == "binds")}
