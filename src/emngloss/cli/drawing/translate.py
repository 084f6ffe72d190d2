"""Translations as a table of languages and terms, national forms labelled, gaps named; stacked where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe
from emngloss.cli.drawing.term_lines import draw_languages, labels_of, term_line
from emngloss.cli.session import Session
from emngloss.model.language_tag import LanguageTag
from emngloss.search.translation import Translation
from emngloss.text.sentence import sentence

USAGES = {"eu": "EU law", "national": "national", "general": "everyday", "unestablished": "no established term"}

EQUIVALENCES = {"broader": "covers more", "narrower": "covers less", "near": "not quite the same"}


def draw(session: Session, results: Sequence[Translation], targets: Sequence[LanguageTag]) -> None:
    """Draw the results in order, one table each; a miss stands in its place."""
    canvas = Canvas(session.screen)
    for result in results:
        if result.hit is None and len(results) > 1:
            canvas.draw(safe(f"{result.query.strip() or '(an empty line)'}: not in the glossary", "yellow"))
            canvas.draw()
        if result.hit is not None:
            canvas.draw(_heading(session, result))
            definition = session.part(result.base).index.definition(result.hit.concept_id, session.display())
            if definition:
                canvas.draw(safe(sentence(definition), "dim"))
            canvas.draw()
            draw_languages(session, canvas, [(tag, _rows(session, result, tag)) for tag in targets])
            canvas.draw()
    if len(results) > 1 or any(result.hit for result in results):
        canvas.show()


def _heading(session: Session, result: Translation) -> Text:
    assert result.hit is not None
    term = result.hit.term
    heading = Text.assemble(safe(term.text, "bold"), f" ({session.language_name(term.language)})")
    if not term.usable:
        heading.append(f" {term.status}", "yellow")
    heading.append(f"  {result.hit.concept_id}", "cyan")
    return heading.append(f"  ({result.base})", "dim") if len(session.parts) > 1 else heading


def _rows(session: Session, result: Translation, tag: LanguageTag) -> list[RenderableType]:
    """The terms of a language, the best one bold."""
    return [
        term_line(term.text, "" if place else "bold", labels_of(session, term.regions, term.usage, term.equivalence), term.note)
        for place, term in enumerate(result.equivalents.get(tag, ()))
    ]
