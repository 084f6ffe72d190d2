"""``emngloss translate``: the equivalents of terms, preferred first, national forms labelled."""

from __future__ import annotations

import sys

from emngloss.cli import json_text as js
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.search import term_object
from emngloss.cli.session import Session
from emngloss.cli.show import name_homonyms
from emngloss.errors import UsageError
from emngloss.search.translation import translate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from emngloss.cli.request import Request
    from emngloss.model.language_tag import LanguageTag
    from emngloss.search.translation import Translation


def run(request: Request) -> int:
    """Answer the command; gives back the exit status: 0 if every term was found, 1 if any was not."""
    session = Session(request)
    source = session.tags([request.source] if request.source else [])
    targets = session.targets()
    languages, display = [tag.language for tag in source], session.display()
    results = [translate(session.index, term, languages, targets, display) for term in _terms(request)]
    if session.screen.draws:
        from emngloss.cli.drawing.translate import draw

        draw(session, results, targets)
    elif request.json:
        session.screen.write(_document(session, results, targets, request.source and source[0]))
    elif request.jsonl:
        session.screen.write("".join(result_object(result) + "\n" for result in results))
    else:
        session.screen.write("".join(_line(result, targets) for result in results))
    _remark(session, results)
    return OK if all(result.hit for result in results) else NOTHING


def _terms(request: Request) -> list[str]:
    """The terms to translate: the arguments, or the lines or column of ``--input``, or the lines of a pipe."""
    if request.input is None and request.arguments and request.arguments != ("-",):
        return [_one_term(request.arguments)] if request.column is None else _no_file(request)
    if request.input is None and not request.arguments and (sys.stdin is None or sys.stdin.isatty()):
        raise UsageError("no term given", 'try: emngloss translate "return decision" --to de,fr')
    from emngloss.cli.term_input import terms_of

    return terms_of(request.input or "-", request.column)


def _one_term(arguments: Sequence[str]) -> str:
    return " ".join(arguments)


def _no_file(request: Request) -> list[str]:
    raise UsageError("--column needs a file", "name it with --input FILE (- is the standard input)")


def result_object(result: Translation) -> str:
    """The answer for one term as JSON; a term that names nothing has the match null."""
    hit = result.hit
    return js.members(
        ("query", js.string(result.query)),
        ("match", js.string(hit.match if hit else None)),
        ("concept", js.string(hit.concept_id if hit else None)),
        ("term", term_object(hit.term) if hit else "null"),
        ("translations", js.members(*((tag, js.array(t.document for t in ts)) for tag, ts in result.equivalents.items()))),
        ("missing", js.array(js.string(tag) for tag in result.missing)),
        ("homonyms", js.array(js.string(other.concept_id) for other in result.homonyms)),
        ("suggestions", _suggestions([result])),
    )


def _document(session: Session, results: Sequence[Translation], targets: Sequence[str], source: str | None) -> str:
    return js.document(
        session.snapshot.fact("header"),
        ("query", js.string(results[0].query if len(results) == 1 else None)),
        ("from", js.string(source)),
        ("to", js.array(js.string(tag) for tag in targets)),
        ("results", js.array(result_object(result) for result in results)),
        ("suggestions", _suggestions(results)),
    )


def _suggestions(results: Sequence[Translation]) -> str:
    return js.array(
        js.members(
            ("query", js.string(result.query)),
            ("concept", js.string(hit.concept_id)),
            ("score", repr(hit.score)),
            ("term", term_object(hit.term)),
        )
        for result in results
        for hit in result.suggestions
    )


def _line(result: Translation, targets: Sequence[LanguageTag]) -> str:
    """query, concept, match, then one column a target language with its terms joined by `` | ``; tab-separated."""
    hit = result.hit
    cells = [" | ".join(term.text for term in result.equivalents.get(tag, ())) for tag in targets]
    fields = (result.query, hit.concept_id if hit else "", hit.match if hit else "", *cells)
    return "\t".join(" ".join(field.split()) for field in fields) + "\n"


def _remark(session: Session, results: Sequence[Translation]) -> None:
    """What the reader must know beside the terms: misses, homonyms, gaps, and varieties without a form of their own."""
    remark = session.screen.remark
    for result in results:
        if result.hit is None:
            remark(f"not in the glossary: {result.query}")
            for hit in result.suggestions:
                remark(f"did you mean: {hit.term.text} ({session.language_name(hit.term.language)}; {hit.concept_id})?")
            continue
        name_homonyms(session, result)
        for tag in result.missing:
            remark(f"{result.query}: no term in {session.language_name(tag)}")
        for tag in result.without_own_form:
            region = session.snapshot.region_name(tag.region or "")
            remark(f"{result.query}: no {session.language_name(tag.language)} form of its own is recorded for {region}")
