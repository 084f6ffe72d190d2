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
    answer = session.named(name)
    concept_id = answer.concept_id
    if concept_id is None:
        return _miss(session, answer)
    if session.screen.draws:
        from emngloss.cli.drawing.show import draw

        draw(session, concept_id)
    elif request.json or request.jsonl:
        documents = js.array([session.snapshot.document(concept_id)])
        session.screen.write(js.document(session.snapshot.fact("header"), ("concepts", documents)))
    else:
        session.screen.write(session.snapshot.lines(concept_id))
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
