"""A concept as a readable page: definition, sources with their state, notes, relations, and the terms of all languages."""

from __future__ import annotations

import json

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.drawing.term_lines import draw_languages, labels_of, term_line
from emngloss.cli.session import Session
from emngloss.corpus.snapshot import stored
from emngloss.model.concept import Concept, Definition
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Basis, Source
from emngloss.model.term import Term
from emngloss.text.sentence import sentence


def draw(session: Session, concept_id: str) -> None:
    """Draw the page of a concept that exists."""
    glossary = stored.glossary(session.snapshot)
    _Page(session, glossary, glossary[concept_id]).draw()


class _Page:
    def __init__(self, session: Session, glossary: Glossary, concept: Concept) -> None:
        self._session = session
        self._glossary = glossary
        self._concept = concept
        self._canvas = Canvas(session.screen)
        self._language = session.display()[0]

    def draw(self) -> None:
        self._draw_head()
        for definition in self._concept.definitions:
            self._draw_definition(definition)
        self._draw_notes()
        self._draw_acts()
        self._draw_relations()
        self._draw_terms()
        self._draw_link()
        self._canvas.show()

    def _line(self, text: Text, indent: int = 2) -> None:
        self._canvas.draw(Padding(text, (0, 0, 0, indent)))

    def _title(self, text: str) -> None:
        self._canvas.draw()
        self._canvas.draw(Text(text, "bold cyan"))

    def _draw_head(self) -> None:
        concept = self._concept
        heading = concept.preferred_term(self._language) or concept.preferred_term("en")
        self._canvas.draw(safe(heading.text if heading else concept.id, "bold"))
        theme = self._glossary.themes.get(concept.theme or "")
        parts = [concept.id, *([theme.name] if theme else []), *(["historical"] if concept.historical else [])]
        self._canvas.draw(safe(" · ".join(parts), "dim"))

    def _draw_definition(self, definition: Definition) -> None:
        context = f" ({definition.context.in_words})" if definition.context else ""
        self._title(f"Definition{context}")
        language = LanguageTag(self._language)
        text = definition.text.get(language) or definition.text.get(LanguageTag("en")) or next(iter(definition.text.values()))
        self._line(safe(sentence(text)))
        sources = _rows()
        for source in definition.sources:
            sources.add_row("-", self._source(source))
        self._canvas.draw(Padding(sources, (0, 0, 0, 4)))

    def _source(self, source: Source) -> RenderableType:
        """The citation with the state of the act, and below it what it replaced."""
        act = self._glossary.acts.get(source.act or "")
        if source.basis is Basis.DEVELOPED:
            return Text(source.basis.in_words, "italic")
        if act is None:
            return safe(f"{source.basis.in_words} {source.act}")
        lines = _rows()
        for old in source.replaces:
            replaced = self._glossary.acts.get(old.act)
            if replaced is not None:
                lines.add_row("↳", self._cited("replaces ", replaced, old.locator))
        cited = self._cited(f"{source.basis.in_words} ", act, source.locator)
        return Group(cited, lines) if lines.row_count else cited

    def _cited(self, lead: str, act: LegalAct, locator: str | None) -> Text:
        """The citation as a link in the reader's language, with the state of the act."""
        link = act.link(self._language) or act.eli
        line = Text(lead, "dim")
        line.append(act.citation(locator), Style(link=link) if link else "")
        line.append(", ").append(act.state_in_words, "green" if act.in_force else "yellow" if act.in_force is False else "dim")
        if link and not self._session.screen.colors:
            line.append(f"\n{link}")
        return line

    def _draw_notes(self) -> None:
        if not self._concept.notes:
            return
        self._title("Notes")
        notes = _rows()
        for note in self._concept.notes:
            acts = [(self._glossary.acts.get(source.act or ""), source.locator) for source in note.sources]
            cited = "; ".join(_note_citation(act, locator) for act, locator in acts if act)
            text = safe(note.text)
            notes.add_row(Text(note.type, "italic"), text.append(f" [{cited}]", "dim") if cited else text)
        self._canvas.draw(Padding(notes, (0, 0, 0, 2)))

    def _draw_acts(self) -> None:
        """What must be known of the acts cited: that one applies in stages, that a number is missing …"""
        cited = [source.act for source in self._concept.sources]
        acts = [act for key in dict.fromkeys(cited) if (act := self._glossary.acts.get(key or ""))]
        remarked = _rows()
        for act in acts:
            if act.note is not None:
                remarked.add_row(safe(act.short_name, "italic"), safe(act.note))
        if remarked.row_count:
            self._title("On the acts")
            self._canvas.draw(Padding(remarked, (0, 0, 0, 2)))

    def _draw_link(self) -> None:
        if page := self._concept.emn_page:
            self._title("Official EMN entry")
            self._line(Text(page, Style(link=page)))

    def _draw_relations(self) -> None:
        concept = self._concept
        rows = [("broader", [(parent, "") for parent in concept.broader])]
        derived = json.loads(self._session.snapshot.document(concept.id))
        rows.append(("narrower", [(child, "") for child in derived["narrower"]]))
        rows.append(("related", [(relation.concept, relation.reason or "") for relation in concept.related]))
        if any(related for _, related in rows):
            self._title("Relations")
        for name, related in rows:
            if related:
                line = Text(f"{name}: ", "italic")
                for place, (other, reason) in enumerate(related):
                    line.append(", " if place else "").append_text(safe(self._name_of(other)))
                    line.append(f" ({reason})" if reason else "", "dim")
                self._line(line)

    def _name_of(self, concept_id: str) -> str:
        concept = self._glossary.concepts.get(concept_id)
        term = concept and (concept.preferred_term(self._language) or concept.preferred_term("en"))
        return term.text if term else concept_id

    def _draw_terms(self) -> None:
        self._title("Terms")
        rows = [(tag, [self._term_line(term) for term in self._concept.terms_in(tag)]) for tag in self._glossary.languages]
        draw_languages(self._session, self._canvas, rows)

    def _term_line(self, term: Term) -> RenderableType:
        style = "bold" if term.is_preferred else "" if term.status.usable else "strike dim"
        labels = labels_of(self._session, term.regions, term.usage, term.equivalence)
        labels += [term.grammar] if term.grammar else []
        labels += [] if term.status.usable else [term.status]
        labels += ["proposed"] if term.provenance == "proposed" else []
        return term_line(term.text, style, labels, term.note)


def _rows() -> Table:
    """Rows of a mark and a text that wraps beside it."""
    return Table.grid(padding=(0, 1))


def _note_citation(act: LegalAct, locator: str | None) -> str:
    return act.citation(locator) + ("" if act.state == "in-force" else f", {act.state_in_words}")
