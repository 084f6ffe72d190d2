"""Reads concept schemes (SKOS and SKOS-XL, W3C 2009) of any making, and gives back what this project has written of its own.

Labels are terms, preferred ones first; what is said of a concept that the glossary has no field for becomes a note. Text whose
language nobody says is taken only where the scheme names one (``dct:language``): to guess would make it wrong in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TextIO
from urllib.parse import unquote

from emngloss.formats import tbx_names as names
from emngloss.formats.concept_ids import ConceptIds, slug, usable
from emngloss.formats.language_codes import Place, told
from emngloss.formats.rdf_reading import Statements, Value, prefixed, statements
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.skos import BASE
from emngloss.formats.skos_label import RANKS, term_of
from emngloss.formats.source_text import source_of
from emngloss.formats.text_cleaning import clean
from emngloss.model.concept import EUROVOC, Concept, Context, Definition, Note, NoteType, Relation
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Source
from emngloss.model.term import Term

_OWN_ID = re.compile(rf"{BASE}concept:(?P<id>.+)")
_OWN_THEME = re.compile(rf"{BASE}theme:(?P<id>.+)")
_EMN_PAGE = re.compile(re.escape(Concept("", emn="*").emn_page or "").replace(r"\*", "(?P<slug>.+)"))
_LANGUAGE_LINK = re.compile(r".*[/#:](?P<code>[A-Za-z]{2,3})")
_NOTE_TYPES = {"skos:scopeNote": NoteType.SCOPE, "skos:historyNote": NoteType.HISTORY, "skos:note": None}
_IDENTIFIERS = ("dct:identifier", "http://purl.org/dc/elements/1.1/identifier", "skos:notation")
_LANGUAGES = ("dct:language", "http://purl.org/dc/elements/1.1/language")
_LABELS = tuple(f"{prefix}:{rank}" for prefix in ("skosxl", "skos") for rank in RANKS)
_STRUCTURE = frozenset(
    (
        *_LABELS,
        *("rdf:type", "skos:inScheme", "skos:topConceptOf", "skos:broader", "skos:narrower", "skos:related", "skos:definition"),
        *("skos:broaderTransitive", "skos:narrowerTransitive", "emngloss:alias", "emngloss:historical", "emngloss:sense"),
    )
)
_BESIDE_SENSES = frozenset(("dct:source", "dct:references", "skos:notation"))
"""What our own concepts say once more for other readers."""


def read(stream: TextIO, remarks: Remarks | None, syntax: str) -> Iterator[Concept]:
    """The concepts of a scheme, in the order of the document; ``syntax`` is ``turtle`` or ``xml``.

    With remarks labels without a known language, and concepts without labels, are refused with their place; without, that is a
    FormatError, as is in any case what is not of that syntax. Raises ModuleNotFoundError without rdflib.
    """
    import rdflib  # noqa: F401 -- its absence is to be known before the first concept

    return _concepts(stream, Ledger(remarks), syntax)


def _concepts(stream: TextIO, ledger: Ledger, syntax: str) -> Iterator[Concept]:
    found, ordered = statements(stream, syntax)
    scheme = _Scheme(found, ledger)
    for iri in scheme.ids:
        yield _Concept(iri, scheme).concept(ordered[iri])
    ledger.close()


class _Scheme:
    """What holds for all concepts: their ids, themes and broader concepts, and the language of the scheme."""

    def __init__(self, found: Statements, ledger: Ledger) -> None:
        self.found = found
        self.ledger = ledger
        concepts = [iri for iri, said in found.items() if _is_concept(said)]
        ids = ConceptIds(ledger)
        self._taken: set[str] = set()
        self.ids = {iri: ids.of(written, (), f"concept {iri}") for iri, written in self._distinct(concepts)}
        self.language = self._declared()
        self.themes: dict[str, str] = {}
        self.broader: dict[str, list[str]] = {}
        for iri, said in found.items():
            if _types(said) & {"skos:Collection", "skos:OrderedCollection"}:
                theme = self._theme(iri, said)
                for member in said.get("skos:member", ()):
                    self.themes.setdefault(member.text, theme)
            for child in said.get("skos:narrower", ()):
                self.broader.setdefault(child.text, []).append(iri)

    def id_of(self, iri: str) -> str:
        """The id of a concept that something is said of, in the document or not."""
        known = self.ids.get(iri) or _own(_OWN_ID, iri)
        local = usable(_local(iri))
        return known or (usable(slug(iri)) if local in self._taken else local)

    def _distinct(self, concepts: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Each concept with what its id is made of: the last part of its IRI, or the whole where another has that part."""
        for iri in concepts:
            written = self._written(iri)
            yield iri, slug(iri) if usable(written) in self._taken else written
            self._taken.add(usable(written))

    def values(self, iri: str, name: str) -> list[Value]:
        """The values of a property of a resource."""
        return self.found.get(iri, {}).get(name, [])

    def places(self, value: Value, where: str) -> tuple[Place, ...]:
        """The languages of a text; none where nobody says it, or where it is none, which is refused."""
        tag = value.language or self.language
        places = told(tag, self.ledger, where) if tag else ()
        if not places:
            problem = f"{tag!r} is no language" if tag else "a text without a language, and the scheme names none (dct:language)"
            self.ledger.refuse(where, f"{problem}: {value.text[:80]!r}", "give each label a language tag")
        return places

    def _written(self, iri: str) -> str:
        said = self.found[iri]
        stated = next((value.text for name in _IDENTIFIERS for value in said.get(name, ()) if not value.is_node), None)
        return _own(_OWN_ID, iri) or stated or _local(iri)

    def _theme(self, iri: str, said: dict[str, list[Value]]) -> str:
        labels = sorted(said.get("skos:prefLabel", ()), key=lambda value: value.language != "en")
        return _own(_OWN_THEME, iri) or next(filter(None, (slug(label.text) for label in labels)), slug(_local(iri)) or "theme")

    def _declared(self) -> str | None:
        """The language that the schemes name, where they name one."""
        named = set()
        for said in self.found.values():
            if "skos:ConceptScheme" in _types(said):
                for value in (one for name in _LANGUAGES for one in said.get(name, ())):
                    link = _LANGUAGE_LINK.fullmatch(value.text)
                    named.add((link["code"] if link else value.text).lower())
        return named.pop() if len(named) == 1 else None


class _Concept:
    """Takes in one concept."""

    def __init__(self, iri: str, scheme: _Scheme) -> None:
        self._iri, self._scheme, self._ledger = iri, scheme, scheme.ledger
        self._where = f"concept {iri}"

    def concept(self, ordered: list[tuple[str, Value]]) -> Concept:
        """What is said of the concept; ``ordered`` is all of it."""
        terms = self._terms()
        if not terms:
            self._ledger.change(self._where, "a concept without a term", "no term")
        broader = [value.text for value in self._values("skos:broader")] + self._scheme.broader.get(self._iri, [])
        definitions = self._definitions()
        concept = Concept(
            id=self._scheme.ids[self._iri],
            theme=self._scheme.themes.get(self._iri),
            emn=next((_own(_EMN_PAGE, value.text, "slug") for value in self._values("rdfs:seeAlso")), None),
            eurovoc=next((text for value in self._values("skos:exactMatch") if (text := _of_eurovoc(value))), None),
            historical=any(value.text == "true" for value in self._values("emngloss:historical")),
            aliases=tuple(self._cleaned(value) for value in self._values("emngloss:alias")),
            broader=tuple(dict.fromkeys(map(self._scheme.id_of, broader))),
            definitions=definitions,
            related=tuple(map(Relation, dict.fromkeys(self._scheme.id_of(value.text) for value in self._values("skos:related")))),
            terms=tuple(terms),
        )
        return replace(concept, notes=tuple(self._notes(ordered, concept)))

    def _values(self, name: str) -> list[Value]:
        return self._scheme.values(self._iri, name)

    def _cleaned(self, value: Value) -> str:
        return clean(value.text, self._ledger, self._where)

    def _terms(self) -> list[Term]:
        """The labels as terms: those that are resources, then the plain ones that say nothing else."""
        found: list[tuple[int, Term]] = []
        for rank in RANKS:
            for label in self._values(f"skosxl:{rank}"):
                said = self._scheme.found.get(label.text, {})
                for form in said.get("skosxl:literalForm", ())[:1]:
                    number = label.text.rpartition(":")[2] if label.text.startswith(BASE) else ""
                    place = int(number) if number.isdecimal() and len(number) < 10 else 0
                    found += ((place, term) for term in self._designations(form, rank, said))
        resources = {(term.language, term.text) for _, term in found}
        for rank in RANKS:
            for form in self._values(f"skos:{rank}"):
                plain = self._designations(form, rank, {})
                found += ((0, term) for term in plain if (term.language, term.text) not in resources)
        return [term for _, term in sorted(found, key=lambda numbered: (numbered[1].language, numbered[0]))]

    def _designations(self, form: Value, rank: str, said: dict[str, list[Value]]) -> list[Term]:
        where = f"{self._where}, {rank}"
        text = self._cleaned(form)
        places = self._scheme.places(form, where) if text.strip() else ()
        return [term_of(text, place, rank, said, lambda what: self._ledger.change(where, what, what)) for place in places]

    def _definitions(self) -> tuple[Definition, ...]:
        """The senses where they are told apart, else each definition in the first sense that has none in its language."""
        senses = [self._scheme.found.get(value.text, {}) for value in self._values("emngloss:sense")]
        if senses:
            return tuple(self._sense(said) for said in senses)
        texts: list[dict[LanguageTag, str]] = []
        for value in self._values("skos:definition"):
            for text in self._scheme.values(value.text, "rdf:value") if value.is_node else [value]:
                self._add(text, texts)
        return tuple(Definition(text) for text in texts)

    def _add(self, value: Value, texts: list[dict[LanguageTag, str]]) -> None:
        for place in self._scheme.places(value, f"{self._where}, definition"):
            sense = next((one for one in texts if place.language not in one), None)
            if sense is None:
                texts.append(sense := {})
            sense[place.language] = self._cleaned(value)

    def _sense(self, said: dict[str, list[Value]]) -> Definition:
        texts: list[dict[LanguageTag, str]] = [{}]
        for value in said.get("skos:definition", ()):
            self._add(value, texts)
        context = next((value.text for value in said.get("emngloss:context", ()) if value.text in {*Context}), None)
        sources: list[Source] = []
        for value in said.get("emngloss:source", ()):
            if (source := source_of(self._cleaned(value))) is not None:
                sources.append(source)
            else:
                self._ledger.refuse(f"{self._where}, source", f"{value.text!r} names no act", "end it with the key of the act")
        return Definition(texts[0], Context(context) if context else None, tuple(sources))

    def _notes(self, ordered: list[tuple[str, Value]], concept: Concept) -> Iterator[Note]:
        """The notes, and what the glossary has no field for, in the order of the document."""
        seen: set[tuple[str, Value]] = set()
        beside = _BESIDE_SENSES if self._iri.startswith(BASE) else frozenset[str]()
        for name, value in ordered:
            if name in _STRUCTURE or name in beside or (name, value) in seen or self._is_known(name, value, concept):
                continue
            seen.add((name, value))
            if name in _NOTE_TYPES:
                for text in self._scheme.values(value.text, "rdf:value") if value.is_node else [value]:
                    yield self._note(_NOTE_TYPES[name], text)
            else:
                self._ledger.change(self._where, f"{name} is kept as a note", f"property {name}")
                local = name if "/" in name else name.rpartition(":")[2]
                yield Note(NoteType.SCOPE, f"{local}: {self._cleaned(value)}")

    def _is_known(self, name: str, value: Value, concept: Concept) -> bool:
        if name == "skos:exactMatch":
            return concept.eurovoc is not None and _of_eurovoc(value) == concept.eurovoc
        if name == "rdfs:seeAlso":
            return concept.emn is not None and _own(_EMN_PAGE, value.text, "slug") == concept.emn
        return name in _IDENTIFIERS and value.text == concept.id

    def _note(self, kind: NoteType | None, value: Value) -> Note:
        text = self._cleaned(value)
        found = names.TYPED_NOTE.fullmatch(text) if kind is None else None
        if found is not None:
            return Note(NoteType(found["type"]), found["text"])
        foreign = value.language if value.language and value.language.lower().partition("-")[0] != "en" else None
        return Note(kind or NoteType.SCOPE, f"{foreign}: {text}" if foreign else text)


def _types(said: dict[str, list[Value]]) -> set[str]:
    return {prefixed(value.text) for value in said.get("rdf:type", ())}


def _is_concept(said: dict[str, list[Value]]) -> bool:
    types = _types(said)
    return "skos:Concept" in types or (not types and any(name in said for name in _LABELS))


def _own(pattern: re.Pattern[str], iri: str, group: str = "id") -> str | None:
    found = pattern.fullmatch(iri)
    return unquote(found[group]) if found else None


def _of_eurovoc(value: Value) -> str | None:
    return unquote(value.text.removeprefix(EUROVOC)) if value.text.startswith(EUROVOC) else None


def _local(iri: str) -> str:
    """The last part of an IRI that says something."""
    return next((part for part in reversed(re.split(r"[/#:?]", iri)) if part), iri)
