"""Translations as a table of languages and terms, national forms labelled, gaps named; stacked where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from emngloss.cli.drawing.canvas import Canvas, safe, sentence
from emngloss.cli.session import Session
from emngloss.model.language_tag import LanguageTag
from emngloss.search.hit import FoundTerm
from emngloss.search.translation import Translation

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
            definition = session.index.definition(result.hit.concept_id, session.display())
            if definition:
                canvas.draw(safe(sentence(definition), "dim"))
            canvas.draw()
            _draw_equivalents(session, canvas, result, targets)
            canvas.draw()
    if len(results) > 1 or any(result.hit for result in results):
        canvas.show()


def _heading(session: Session, result: Translation) -> Text:
    assert result.hit is not None
    term = result.hit.term
    heading = Text.assemble(safe(term.text, "bold"), f" ({session.language_name(term.language)})")
    if not term.usable:
        heading.append(f" {term.status}", "yellow")
    return heading.append(f"  {result.hit.concept_id}", "cyan")


def _draw_equivalents(session: Session, canvas: Canvas, result: Translation, targets: Sequence[LanguageTag]) -> None:
    if canvas.is_narrow:
        for tag in targets:
            canvas.draw(safe(f"{session.language_name(tag)} ({tag})", "italic"))
            for line in _terms(session, result, tag):
                canvas.draw(Text("  ") + line)
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for tag in targets:
        table.add_row(tag, session.language_name(tag), Text("\n").join(_terms(session, result, tag)))
    canvas.draw(table)


def _terms(session: Session, result: Translation, tag: LanguageTag) -> list[Text]:
    terms = result.equivalents.get(tag, ())
    if not terms:
        return [Text("not recorded", "yellow")]
    return [term_line(session, term, best=place == 0) for place, term in enumerate(terms)]


def term_line(session: Session, term: FoundTerm, best: bool) -> Text:
    """A term, the best one bold, with its countries and register, and how it differs where it is no exact equivalent."""
    line = safe(term.text, "bold" if best else "")
    labels = [session.snapshot.region_name(code) for code in term.regions]
    labels += [USAGES[term.usage]] if term.usage else []
    labels += [EQUIVALENCES[term.equivalence]] if term.equivalence else []
    if labels:
        line.append(f"  {', '.join(labels)}", "italic")
    return line.append_text(safe(f"  {term.note}", "dim")) if term.note else line
