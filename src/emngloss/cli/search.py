"""``emngloss search``: ranked concepts for anything typed."""

from __future__ import annotations

from emngloss.cli import json_text as js
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.session import Session
from emngloss.errors import UsageError
from emngloss.search.hit import TIERS
from emngloss.search.query import Restriction
from emngloss.search.ranking import search as ranked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from emngloss.cli.request import Request
    from emngloss.search.hit import FoundTerm, Hit

DEFAULT_LIMIT = 10


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    query = wanted(" ".join(request.arguments))
    session = Session(request)
    limit = request.limit or DEFAULT_LIMIT
    found = hits_for(session, query, limit + 1)
    hits = found[:limit]
    if session.screen.draws:
        from emngloss.cli.drawing.search import draw

        draw(session, query, hits)
    elif request.json:
        session.screen.write(_document(session, query, hits))
    elif request.jsonl and hits:
        session.screen.write("".join(hit_object(hit) + "\n" for hit in hits))
    elif hits:
        session.screen.write("".join(_line(hit) for hit in hits))
    if not session.screen.draws:
        _name_newer_places(session, hits)
    if not hits:
        session.screen.remark(f"nothing found for: {query} ({_extent(session)})")
    elif len(found) > limit and session.screen.draws:
        session.screen.remark(f"there are more hits: --limit {2 * limit}")
    return OK if hits else NOTHING


def _name_newer_places(session: Session, hits: list[Hit]) -> None:
    """Say what has replaced the places in acts by which hits were found."""
    found = [hit.citation for hit in hits if hit.citation is not None]
    for text, newer in dict.fromkeys((citation.text, citation.new_text) for citation in found):
        if newer is not None:
            session.screen.remark(f"{text} is replaced by {newer}")


def _extent(session: Session) -> str:
    """In how many concepts nothing was found."""
    counts = [part.snapshot.rows("SELECT count(*) FROM concept")[0][0] for part in session.parts]
    what = "this edition has" if session.base is None else f"{', '.join(str(part.base) for part in session.parts)}:"
    return f"{what} {sum(counts)} concepts"


def wanted(text: str) -> str:
    """The query in an argument. Raises UsageError if it is empty."""
    if not text.strip():
        raise UsageError("nothing to search for", 'try: emngloss search "asylum seeker"')
    return text.strip()


def hits_for(session: Session, query: str, limit: int | None) -> list[Hit]:
    """The hits for a query under the restrictions of the request; of several bases those that match best come first."""
    languages = [tag.language for tag in session.from_languages()]
    restriction = Restriction(languages, session.themes(), session.request.exact, session.fields())
    found = []
    for part in session.parts:
        hits = ranked(part.index, query, restriction, session.display(), limit)
        for hit in hits:
            hit.base = part.base
        found += hits
    if len(session.parts) > 1:
        found.sort(key=lambda hit: (TIERS.index(hit.match), -hit.score))
    return found[:limit]


def hit_object(hit: Hit) -> str:
    """A hit as JSON."""
    return js.members(*hit_members(hit))


def hit_members(hit: Hit) -> tuple[tuple[str, str], ...]:
    """The names and values of a hit in JSON."""
    return (
        *base_member(hit.base),
        ("concept", js.string(hit.concept_id)),
        ("score", repr(hit.score)),
        ("match", js.string(hit.match)),
        ("term", term_object(hit.term)),
        ("preferred", js.members(("language", js.string(hit.preferred.language)), ("text", js.string(hit.preferred.text)))),
        ("definition", js.string(hit.definition)),
        *_citation_member(hit),
        *_snippet_member(hit),
    )


def _citation_member(hit: Hit) -> tuple[tuple[str, str], ...]:
    """The place in an act by which a hit was found, and the place that replaced it."""
    citation = hit.citation
    if citation is None:
        return ()
    newer = "null"
    if citation.new_act is not None:
        newer = _place(citation.new_act, citation.new_locator, citation.new_text)
    place = (
        ("act", js.string(citation.act)),
        ("locator", js.string(citation.locator)),
        ("citation", js.string(citation.text)),
        ("part", js.string(citation.part)),
        ("replaced_by", newer),
    )
    return (("citation", js.members(*place)),)


def _place(act: str, locator: str | None, text: str | None) -> str:
    return js.members(("act", js.string(act)), ("locator", js.string(locator)), ("citation", js.string(text)))


def _snippet_member(hit: Hit) -> tuple[tuple[str, str], ...]:
    """The part of a definition or note by which a hit was found, with the start and end of each word of the query in it."""
    found = hit.snippet
    if found is None:
        return ()
    marks = js.array(js.array((str(start), str(end))) for start, end in found.marks)
    return (("snippet", js.members(("field", js.string(found.field)), ("text", js.string(found.text)), ("marks", marks))),)


def base_member(base: str | None) -> tuple[tuple[str, str], ...]:
    """The base of an answer in JSON, where bases were asked for."""
    return () if base is None else (("base", js.string(base)),)


def term_object(term: FoundTerm) -> str:
    """The term that matched as JSON."""
    return js.members(("text", js.string(term.text)), ("language", js.string(term.language)), ("status", js.string(term.status)))


def _document(session: Session, query: str, hits: list[Hit]) -> str:
    return js.document(
        session.snapshot.fact("header"), ("query", js.string(query)), ("hits", js.array(hit_object(hit) for hit in hits))
    )


def _line(hit: Hit) -> str:
    """concept, score, match, language, term, preferred term, and the base where bases were asked for; tab-separated."""
    fields = [hit.concept_id, f"{hit.score:.2f}", hit.match, hit.term.language, hit.term.text, hit.preferred.text]
    fields += [] if hit.base is None else [hit.base]
    return "\t".join(" ".join(field.split()) for field in fields) + "\n"
