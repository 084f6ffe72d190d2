"""The glossary as Markdown (CommonMark 0.31 with the tables of GFM): a section a concept, with a table of its terms.

Every text is escaped, so that nothing in it is markup, a link or HTML; line breaks in it become blanks, for a row is a line.
Links inside the document lead to the anchors that GitHub, GitLab and Pandoc make of headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.language_names import english_name
from emngloss.formats.pairs import header_lines
from emngloss.model.concept import Concept, Definition, Note, Relation
from emngloss.model.glossary import Glossary
from emngloss.model.hierarchy import narrower
from emngloss.model.language_tag import LanguageTag
from emngloss.model.source import Citation, Source
from emngloss.model.term import Provenance, Term, TermStatus, TermType, Usage
from emngloss.text.sentence import sentence

_ENGLISH = LanguageTag("en")
_SPACE = re.compile(r"[ \t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#$^]|(?<=[Ww])\.|:(?=//)|(?<=\w)@(?=\w)")
_AT_START = re.compile(r"^(\d{0,9})([-+=:.)])")
_NOT_IN_AN_ANCHOR = re.compile(r"[^\w\- ]")
_NOT_IN_AN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'*+,;=%]")
_STATUSES = {TermStatus.PREFERRED: "preferred", TermStatus.ADMITTED: "synonym"}
_USAGES = {Usage.EU: "EU usage", Usage.UNESTABLISHED: "not established"}
_PROVENANCES = {Provenance.EMN: "EMN", Provenance.EU_LAW: "EU law", Provenance.EUROVOC: "EuroVoc"}


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the sections in the order of the glossary, with the terms of these languages in this order.

    Concepts are named in English, or in the first of the languages where English is not among them. Raises FormatError,
    naming the concept, for control characters and halves of surrogate pairs.
    """
    sections = _Sections(glossary, languages)
    for line in sections.head():
        stream.write(line + "\n")
    for concept in glossary:
        try:
            lines = list(sections.lines(concept))
        except _UnwritableError as error:
            raise FormatError(f"{concept.id}: {error.text!r} holds control characters", "take them out, or export json") from None
        stream.write("\n" + "\n".join(lines) + "\n")


class _UnwritableError(Exception):
    """A text that holds what Markdown cannot; the concept is not known where it is found."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def escaped(text: str) -> str:
    """The text in one line, without blanks around it, of which a reader of CommonMark or GFM shows every character.

    >>> print(escaped("1. see *Art. 3* of <Reg.> | www.example.org"))
    1\\. see \\*Art. 3\\* of \\<Reg.\\> \\| www\\.example.org
    """
    flat = _SPACE.sub(" ", text).strip(" ")
    if _UNWRITABLE.search(flat):
        raise _UnwritableError(text)
    return _AT_START.sub(r"\1\\\2", _MARKUP.sub(lambda found: "\\" + found[0], flat))


def anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading: lower case, without punctuation, hyphens for blanks."""
    return _NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a concept stands: the text of its heading, and the anchor, which differs where headings are the same."""

    name: str
    anchor: str


class _Sections:
    def __init__(self, glossary: Glossary, languages: Sequence[LanguageTag]) -> None:
        self._glossary = glossary
        self._languages = languages
        self._narrower = narrower(glossary.whole)
        self._heading = _ENGLISH if _ENGLISH in languages or not languages else languages[0]
        self._places = dict(self._numbered())

    def head(self) -> Iterator[str]:
        """Title, licence and acknowledgement."""
        try:
            title, licence, acknowledgement = map(escaped, header_lines(self._glossary))
        except _UnwritableError as error:
            raise FormatError(f"the edition: {error.text!r} holds control characters", "take them out") from None
        yield from (f"# {title}", "", f"Licence: {licence}", "", acknowledgement)

    def lines(self, concept: Concept) -> Iterator[str]:
        """The section of a concept."""
        yield f"## {escaped(self._places[concept.id].name)}"
        yield from ("", self._kind(concept))
        for definition in concept.definitions:
            yield from self._definition(definition)
        if concept.notes:
            yield from ("", "**Notes**", "")
            yield from (f"- {self._note(note)}" for note in concept.notes)
        if relations := list(self._relations(concept)):
            yield from ("", "**Relations**", "", *relations)
        if rows := list(self._rows(concept)):
            yield from ("", "| Language | Term | Status | Remarks |", "| --- | --- | --- | --- |", *rows)

    def _numbered(self) -> Iterator[tuple[str, _Place]]:
        """The places of all concepts; the second of two equal anchors ends in ``-1``, as the anchor makers do it."""
        given: dict[str, int] = {anchor(_SPACE.sub(" ", header_lines(self._glossary)[0])): 0}
        for concept in self._glossary:
            term = concept.preferred_term(self._heading)
            name = _SPACE.sub(" ", term.text if term else concept.id).strip(" ")
            plain = unique = anchor(name)
            while unique in given:
                given[plain] += 1
                unique = f"{plain}-{given[plain]}"
            given[unique] = 0
            yield concept.id, _Place(name, unique)

    def _kind(self, concept: Concept) -> str:
        theme = self._glossary.themes.get(concept.theme or "")
        parts = ["**historical**"] if concept.historical else []
        parts += [escaped(theme.name if theme else concept.theme)] if concept.theme else []
        parts += [escaped(name) for name in (concept.id, *concept.aliases)]
        parts += [_link("EMN entry", concept.emn_page)] if concept.emn_page else []
        parts += [_link("EuroVoc", concept.eurovoc_page)] if concept.eurovoc_page else []
        return " · ".join(parts)

    def _definition(self, definition: Definition) -> Iterator[str]:
        for language in sorted(definition.text, key=lambda tag: (tag != self._heading, tag != _ENGLISH, tag)):
            marks = [definition.context.in_words] if definition.context else []
            marks += [] if language == _ENGLISH else [escaped(english_name(language))]
            title = f"Definition ({', '.join(marks)})" if marks else "Definition"
            yield from ("", f"**{title}:** {escaped(sentence(definition.text[language]))}")
        if definition.sources:
            yield ""
        for source in definition.sources:
            yield f"- {self._source(source)}"

    def _source(self, source: Source) -> str:
        if source.act is None:
            return escaped(source.basis.in_words)
        replaced = "; ".join(self._citation(old) for old in source.replaces)
        cited = f"{source.basis.in_words} {self._citation(Citation(source.act, source.locator))}"
        return f"{cited}; replaces {replaced}" if replaced else cited

    def _citation(self, citation: Citation) -> str:
        act = self._glossary.acts.get(citation.act)
        if act is None:
            return escaped(f"{citation.locator} of {citation.act}" if citation.locator else citation.act)
        name = act.citation(citation.locator)
        return f"{_link(name, act.address) if act.address else escaped(name)} ({act.state_in_words})"

    def _note(self, note: Note) -> str:
        cited = "; ".join(map(self._source, note.sources))
        return f"**{note.type}:** {escaped(note.text)}" + (f" ({cited})" if cited else "")

    def _relations(self, concept: Concept) -> Iterator[str]:
        rows: Mapping[str, Sequence[Relation]] = {
            "Broader": [Relation(other) for other in concept.broader],
            "Narrower": [Relation(other) for other in self._narrower.get(concept.id, ())],
            "Related": concept.related,
        }
        for title, related in rows.items():
            if related:
                yield f"- {title}: {', '.join(map(self._related, related))}"

    def _related(self, relation: Relation) -> str:
        place = self._places.get(relation.concept)
        name = f"[{escaped(place.name)}](#{place.anchor})" if place else escaped(relation.concept)
        return f"{name} ({relation.reason})" if relation.reason else name

    def _rows(self, concept: Concept) -> Iterator[str]:
        for tag in self._languages:
            terms = concept.terms_in(tag)
            name = f"{escaped(english_name(tag))} ({tag})"
            for term in terms:
                status = _STATUSES.get(term.status, term.status)
                yield f"| {name} | {escaped(term.text)} | {status} | {escaped('; '.join(_remarks(term)))} |"
            if not terms and tag in concept.gaps:
                yield f"| {name} | | gap | nobody can vouch for a term |"


def _remarks(term: Term) -> Iterator[str]:
    """What a reader must know of a term beside its status."""
    if term.regions:
        yield ", ".join(term.regions)
    if term.type is not TermType.FULL_FORM:
        yield term.type.replace("-", " ")
    if term.usage is not None:
        yield _USAGES.get(term.usage, f"{term.usage} usage")
    if term.equivalence is not None:
        yield f"{term.equivalence} in meaning"
    if term.grammar is not None:
        yield term.grammar
    yield _PROVENANCES.get(term.provenance, term.provenance)
    if term.note is not None:
        yield term.note


def _link(text: str, address: str) -> str:
    """A link; what might end the address is percent-encoded."""
    quoted = _NOT_IN_AN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    return f"[{escaped(text)}](<{quoted}>)"
