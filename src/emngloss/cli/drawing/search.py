"""Search hits: the concept, the term that matched with the matching part marked, its language, and the definition."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.session import Session
from emngloss.search.citations import DEFINITION_PART, Citation
from emngloss.search.hit import DEFINITION, FUZZY, INFLECTED, TRANSLITERATED, Hit
from emngloss.search.prose import Snippet
from emngloss.text.folding import fold
from emngloss.text.sentence import sentence
from emngloss.text.words import words

_HOW = {
    "exact": "",
    "folded": "spelling",
    "inflected": "inflected",
    "transliterated": "transliterated",
    "words": "words",
    "prefix": "beginning",
    "fuzzy": "similar",
}


def draw(session: Session, query: str, hits: Sequence[Hit]) -> None:
    """Draw the hits, best first, two or three lines each."""
    canvas = Canvas(session.screen)
    for place, hit in enumerate(hits):
        if place:
            canvas.draw()
        canvas.draw(_heading(canvas, hit, len(session.parts) > 1))
        canvas.draw(Padding(_found_as(session, query, hit), (0, 0, 0, 2)))
        if hit.snippet is not None:
            canvas.draw(Padding(_snippet(hit.snippet), (0, 0, 0, 2)))
        if hit.definition and not (hit.snippet and hit.snippet.field == "definition"):
            canvas.draw(Padding(safe(sentence(hit.definition), "dim"), (0, 0, 0, 2)))
    if hits:
        canvas.show()


def _heading(canvas: Canvas, hit: Hit, names_base: bool) -> Text:
    """The preferred term, and at the right the id where it is another, and the base where there are several."""
    heading = safe(hit.preferred.text, "bold")
    right = safe("" if hit.concept_id == hit.preferred.text.replace(" ", "-") else hit.concept_id, "cyan")
    if names_base:
        right = Text.assemble(right, "  " if right else "", (f"({hit.base})", "dim"))
    if right:
        gap = canvas.width - heading.cell_len - right.cell_len
        heading.append(" " * gap if gap >= 2 and not canvas.is_narrow else "\n  ")
        heading.append_text(right)
    return heading


def _found_as(session: Session, query: str, hit: Hit) -> Text:
    """The matched term with its language, how it matched, and a warning where it should not be used."""
    if hit.snippet is not None:
        return Text(f"found in {'the definition' if hit.match == DEFINITION else 'a note'}", "italic")
    if hit.citation is not None:
        return _cited(hit.citation)
    line = Text.assemble((f"{session.language_name(hit.term.language)}: ", ""), marked(hit.term.text, query, hit.match))
    remarks = [_HOW[hit.match]] if _HOW[hit.match] else []
    if not hit.term.usable:
        remarks.append(f"{hit.term.status}; {hit.term.note}" if hit.term.note else hit.term.status)
    if remarks:
        line.append(f"  ({', '.join(remarks)})", "yellow" if not hit.term.usable else "italic")
    return line


def _cited(citation: Citation) -> Text:
    """The place in an act by which a concept was found, and the place that replaced it."""
    line = Text.assemble(("the definition rests on " if citation.part == DEFINITION_PART else "a note cites ", "italic"))
    line.append_text(safe(citation.text, "bold green"))
    if citation.new_text is not None:
        line.append_text(Text(", now ", "italic")).append_text(safe(citation.new_text, "bold"))
    return line


def _snippet(snippet: Snippet) -> Text:
    """A part of a definition or note with the words of the query marked."""
    text = safe(snippet.text, "dim")
    if len(text) == len(snippet.text):
        for start, end in snippet.marks:
            text.stylize("not dim bold green", start, end)
    return text


def marked(term: str, query: str, match: str) -> Text:
    """The term with the part that matches the query highlighted; the whole of it where no part can be told."""
    text = safe(term)
    wanted = fold(query).split()
    found = [word for word in words(term) if any(word.key == part or word.key.startswith(part) for part in wanted)]
    if len(text) != len(term) or match in (INFLECTED, TRANSLITERATED, FUZZY) or not found:
        text.stylize("bold green")
        return text
    for word in found:
        longest = max(len(part) for part in wanted if word.key.startswith(part))
        whole = longest == len(word.key)
        text.stylize("bold green", word.start, word.end if whole else min(word.end, word.start + longest))
    return text
