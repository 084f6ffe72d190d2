"""``emngloss translate``: the equivalents of terms, preferred first, national forms labelled."""

from __future__ import annotations

import sys

from emngloss.cli import json_text as js
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.search import base_member, hit_members, term_object
from emngloss.cli.session import Session
from emngloss.cli.show import name_homonyms
from emngloss.errors import UsageError
from emngloss.search.query import LONGEST, Restriction
from emngloss.search.translation import Translation, translate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from emngloss.cli.request import Request
    from emngloss.model.language_tag import LanguageTag
    from emngloss.search.hit import FoundTerm

_DIFFERS = {"broader": "covers more than", "narrower": "covers less than", "near": "is not quite the same as"}


def run(request: Request) -> int:
    """Answer the command; gives back the exit status: 0 if every term was found, 1 if any was not."""
    session = Session(request)
    given, targets = session.from_languages(), session.targets()
    languages = [tag.language for tag in given]
    results = [result for term in _terms(request) for result in _results(session, term, languages, targets)]
    if session.screen.draws:
        from emngloss.cli.drawing.translate import draw

        draw(session, results, targets)
    elif request.json:
        session.screen.write(_document(session, results, targets, given[0] if len(given) == 1 else None))
    elif request.jsonl:
        session.screen.write("".join(result_object(result) + "\n" for result in results))
    else:
        session.screen.write("".join(_line(result, targets) for result in results))
    _remark(session, results)
    _remark_on_quotes(session, results, targets)
    return OK if all(result.hit for result in results) else NOTHING


def _terms(request: Request) -> list[str]:
    """The terms to translate: the arguments, or the lines or column of ``--input``, or the lines of a pipe."""
    given, path = request.arguments, request.input
    if given == ("-",) and path is None:
        given, path = (), "-"
    if (given and path is not None) or "-" in given:
        raise UsageError("terms were given, and a file of terms too", "leave one of them out")
    if given and request.column is not None:
        raise UsageError("--column needs a file", "name it with --input FILE (- is the standard input)")
    if any(not term.strip() for term in given) or (not given and path is None and (sys.stdin is None or sys.stdin.isatty())):
        raise UsageError("no term given", 'try: emngloss translate "return decision" --to de,fr')
    if given:
        return list(given)
    from emngloss.cli.term_input import terms_of

    return terms_of("-" if path is None else path, request.column)


def _results(session: Session, term: str, languages: Sequence[str], targets: Sequence[LanguageTag]) -> list[Translation]:
    """The answers for one term: that of each base that has it, or the one of the first that knows what it resembles."""
    results = []
    for part in session.parts:
        results.append(_result(part, term, languages, targets))
        results[-1].base = part.base
    named = [result for result in results if result.hit is not None]
    return named or [next((result for result in results if result.suggestions), results[0])]


def _result(session: Session, term: str, languages: Sequence[str], targets: Sequence[LanguageTag]) -> Translation:
    """The answer for one term. A line of a batch that is too long for any term is a miss, not the end of the batch."""
    if not session.request.arguments and len(term) > LONGEST:
        return Translation(term, ())
    restriction = Restriction(languages, exact=session.request.exact)
    return translate(session.index, term, restriction, targets, session.display())


def result_object(result: Translation) -> str:
    """The answer for one term as JSON; a term that names nothing has the match null."""
    hit = result.hit
    return js.members(
        ("query", js.string(result.query)),
        *base_member(result.base),
        ("match", js.string(hit.match if hit else None)),
        ("concept", js.string(hit.concept_id if hit else None)),
        ("term", term_object(hit.term) if hit else "null"),
        ("translations", js.members(*((tag, js.array(map(equivalent_object, ts))) for tag, ts in result.equivalents.items()))),
        ("missing", js.array(js.string(tag) for tag in result.missing)),
        ("homonyms", js.array(js.string(other.concept_id) for other in result.homonyms)),
        ("suggestions", _suggestions([result])),
    )


def equivalent_object(term: FoundTerm) -> str:
    """A term as it stands in the document of its concept (docs/json.md)."""
    fields = ("usage", "provenance", "equivalence", "grammar", "note")
    return js.members(
        ("text", js.string(term.text)),
        ("status", js.string(term.status)),
        ("type", js.string(term.type)),
        ("regions", js.array(map(js.string, term.regions))),
        *((name, js.string(getattr(term, name))) for name in fields),
    )


def _document(session: Session, results: Sequence[Translation], targets: Sequence[str], from_language: str | None) -> str:
    return js.document(
        session.snapshot.fact("header"),
        ("query", js.string(results[0].query if len(results) == 1 else None)),
        ("from", js.string(from_language)),
        ("to", js.array(js.string(tag) for tag in targets)),
        ("results", js.array(result_object(result) for result in results)),
        ("suggestions", _suggestions(results)),
    )


def _suggestions(results: Sequence[Translation]) -> str:
    return js.array(
        js.members(("query", js.string(result.query)), *hit_members(hit)) for result in results for hit in result.suggestions
    )


def _line(result: Translation, targets: Sequence[LanguageTag]) -> str:
    """query, concept, match, then one column a target language with its terms joined by `` | ``, and the base where
    bases were asked for; tab-separated."""
    hit = result.hit
    cells = [" | ".join(term.text for term in exact_equivalents(result.equivalents.get(tag, ()), tag)) for tag in targets]
    fields = (
        result.query,
        hit.concept_id if hit else "",
        hit.match if hit else "",
        *cells,
        *([result.base] if result.base else []),
    )
    return "\t".join(" ".join(field.split()) for field in fields) + "\n"


def exact_equivalents(terms: Sequence[FoundTerm], tag: LanguageTag) -> list[FoundTerm]:
    """The terms without those that cover more, less or something else, and without forms of other countries.

    Where nothing else is known, all of them: a record has no room to explain.
    """
    exact = [term for term in terms if term.equivalence is None] or list(terms)
    return [term for term in exact if not (tag.region and term.regions) or tag.region in term.regions] or exact


def _remark_on_term(session: Session, term: FoundTerm) -> None:
    """Say that a term is no exact name of its concept; or that it should not be used, why, and what to say instead."""
    if term.equivalence is not None and term.usable:
        note = f" {term.note}" if term.note else ""
        session.screen.remark(
            f"{term.text} ({session.language_name(term.language)}) {_DIFFERS[term.equivalence]} {term.concept}.{note}"
        )
    if term.usable:
        return
    instead = [other.text for other in session.index.terms(term.concept, [term.language]) if other.usable]
    why = f" {term.note}" if term.note else ""
    better = f" Say: {instead[0]}." if instead else ""
    session.screen.remark(f"{term.text} ({session.language_name(term.language)}) is {term.status}.{why}{better}")


def _remark(session: Session, results: Sequence[Translation]) -> None:
    """What the reader must know beside the terms: misses, homonyms, gaps, and varieties without a form of their own."""
    remark = session.screen.remark
    for result in results:
        if result.hit is None:
            remark(f"not in the glossary: {_shortened(result.query) or '(an empty line)'}")
            for hit in result.suggestions:
                remark(f"did you mean: {hit.term.text} ({session.language_name(hit.term.language)}; {hit.concept_id})?")
            continue
        _remark_on_term(session.part(result.base), result.hit.term)
        name_homonyms(session, result)
        where = f" ({result.base})" if len(session.parts) > 1 else ""
        for tag in result.missing:
            remark(f"{result.query}: no term in {session.language_name(tag)}{where}")
        for tag in result.without_own_form:
            language, region = session.language_name(tag.language), session.snapshot.region_name(tag.region or "")
            remark(f"{result.query}: no {language} form of its own is recorded for {region}; the general one holds")


def _remark_on_quotes(session: Session, results: Sequence[Translation], targets: Sequence[LanguageTag]) -> None:
    """Several arguments are several terms; say so where they would have been one term."""
    together = " ".join(session.request.arguments)
    if len(session.request.arguments) > 1 and any(result.hit is None for result in results) and len(together) <= LONGEST:
        whole = translate(session.index, together, Restriction(), targets, session.display())
        if whole.hit is not None:
            session.screen.remark(f'a term of several words needs quotes: "{together}"')


def _shortened(text: str) -> str:
    return text.strip() if len(text) <= LONGEST else f"{text[:80]}… ({len(text)} characters)"
