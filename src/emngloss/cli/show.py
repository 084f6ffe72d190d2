"""``emngloss show``: one concept whole."""

from __future__ import annotations

from emngloss.cli import json_text as js
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.session import Session
from emngloss.errors import UnknownConceptError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from emngloss.cli.request import Request
    from emngloss.search.translation import Named, Translation


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    name = " ".join(request.arguments).strip()
    if not name:
        raise UsageError("no concept named", "try: emngloss show unaccompanied-minor")
    session = Session(request)
    answers = [(part, part.named(name)) for part in session.parts]
    found = [(part, answer, answer.concept_id) for part, answer in answers if answer.concept_id is not None]
    if not found:
        return _miss(session, next((answer for _, answer in answers if answer.suggestions), answers[0][1]))
    if session.screen.draws:
        from emngloss.cli.drawing.show import draw

        for part, _, concept_id in found:
            draw(part, concept_id)
    elif request.json or request.jsonl:
        documents = js.array(part.snapshot.document(concept_id) for part, _, concept_id in found)
        session.screen.write(js.document(found[0][0].snapshot.fact("header"), ("concepts", documents)))
    else:
        session.screen.write("".join(part.snapshot.lines(concept_id) for part, _, concept_id in found))
    for _, answer, _ in found:
        name_homonyms(session, answer)
    return OK


def name_homonyms(session: Session, answer: Named | Translation) -> None:
    """Say which other concepts the same term names."""
    if answer.homonyms:
        others = ", ".join(hit.concept_id for hit in answer.homonyms)
        session.screen.remark(f"{answer.query!r} also names: {others}")


def _miss(session: Session, answer: Named) -> int:
    """Say that there is no such concept, and which are near; as an error where a program waits for a document."""
    message = f"no concept is called {answer.query!r}"
    near = [f"{hit.concept_id} ({hit.term.text})" for hit in answer.suggestions]
    if session.request.json or session.request.jsonl:
        raise UnknownConceptError(message, f"did you mean: {', '.join(near)}?" if near else None)
    session.screen.remark(message)
    for name in near:
        session.screen.remark(f"did you mean: {name}?")
    return NOTHING
