"""Search hits: the concept, the term that matched with the matching part marked, its language, and the definition."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.session import Session
from emngloss.search.hit import DEFINITION, FUZZY, TRANSLITERATED, Hit
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
    "definition": "in the definition",
}


def draw(session: Session, query: str, hits: Sequence[Hit]) -> None:
    """Draw the hits, best first, two or three lines each."""
    canvas = Canvas(session.screen)
    for place, hit in enumerate(hits):
        if place:
            canvas.draw()
        canvas.draw(_heading(canvas, hit, len(session.parts) > 1))
        canvas.draw(Padding(_found_as(session, query, hit), (0, 0, 0, 2)))
        if hit.definition:
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
    if hit.match == DEFINITION:
        return Text("found in the definition", "italic")
    line = Text.assemble((f"{session.language_name(hit.term.language)}: ", ""), marked(hit.term.text, query, hit.match))
    remarks = [_HOW[hit.match]] if _HOW[hit.match] else []
    if not hit.term.usable:
        remarks.append(f"{hit.term.status}; {hit.term.note}" if hit.term.note else hit.term.status)
    if remarks:
        line.append(f"  ({', '.join(remarks)})", "yellow" if not hit.term.usable else "italic")
    return line


def marked(term: str, query: str, match: str) -> Text:
    """The term with the part that matches the query highlighted; the whole of it where no part can be told."""
    text = safe(term)
    wanted = fold(query).split()
    found = [word for word in words(term) if any(word.key == part or word.key.startswith(part) for part in wanted)]
    if len(text) != len(term) or match in (TRANSLITERATED, FUZZY) or not found:
        text.stylize("bold green")
        return text
    for word in found:
        longest = max(len(part) for part in wanted if word.key.startswith(part))
        whole = longest == len(word.key)
        text.stylize("bold green", word.start, word.end if whole else min(word.end, word.start + longest))
    return text
