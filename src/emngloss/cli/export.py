"""``emngloss export``: the glossary, or a part of it, in a format that other tools accept."""

from __future__ import annotations

from dataclasses import replace
from typing import TextIO

from emngloss.cli.exit_code import OK
from emngloss.cli.output_file import OutputFile
from emngloss.cli.request import Request
from emngloss.cli.screen import escaped, stdout
from emngloss.cli.search import hits_for
from emngloss.cli.session import Session
from emngloss.cli.term_input import text_of
from emngloss.corpus.snapshot import stored
from emngloss.errors import UnknownConceptError, UsageError
from emngloss.formats.registry import Format, resolve
from emngloss.model.data_category import losses
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.search.translation import named
from emngloss.text.collation import SortKey, sort_key


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    row = resolve(request.format, request.layout, request.excel)
    if request.ascii and row.family not in ("json", "jsonl"):
        raise UsageError(f"--ascii cannot be used with {row.name}", "it escapes JSON: use --format json or jsonl")
    session = Session(request)
    languages = _languages(session)
    glossary = stored.glossary(session.snapshot).select(languages, session.themes() or None, _concepts(session))
    if not glossary.concepts:
        session.screen.remark("the selection holds no concept; the export is empty")
    if request.sort:
        glossary = _sorted(glossary, session.tags([request.sort])[0])
    _write(request, row, glossary, languages)
    if not request.quiet:
        _name_losses(session, row, glossary)
    return OK


def _languages(session: Session) -> list[LanguageTag]:
    """The languages in the order asked for, the one of ``--from`` first; regions do not select."""
    request = session.request
    first = session.tags([request.source]) if request.source else []
    chosen = [*first, *(session.tags(request.to) if request.to else [] if first and request.to else session.all_tags())]
    return list(dict.fromkeys(tag.language for tag in chosen))


def _concepts(session: Session) -> set[str] | None:
    """The ids of ``--concept``, ``--concepts-from`` and ``--search`` together; None means all."""
    request = session.request
    if not (request.concept or request.concepts_from or request.search):
        return None
    listed = [name.strip() for argument in request.concept for name in argument.split(",")]
    if request.concepts_from:
        lines = text_of(request.concepts_from).splitlines()
        listed += [line.partition("#")[0].strip() for line in lines]
    found = {_concept(session, name) for name in listed if name}
    return found | {hit.concept_id for hit in (hits_for(session, request.search, None) if request.search else ())}


def _concept(session: Session, name: str) -> str:
    answer = named(session.index, name, session.display())
    if answer.hit is None:
        near = ", ".join(hit.concept_id for hit in answer.suggestions)
        raise _Unlisted(f"no concept is called {name!r}", f"did you mean: {near}?" if near else "emngloss search finds concepts")
    return answer.hit.concept_id


class _Unlisted(UnknownConceptError):
    """A concept asked for by name in a list: wrong input, not an empty answer."""

    exit_code = 2


def _sorted(glossary: Glossary, language: LanguageTag) -> Glossary:
    """The concepts in the alphabetical order of a language; those without a term in it come last, by id."""
    alphabet = glossary.languages[language.language].alphabet if language.language in glossary.languages else ()

    def key(concept_id: str) -> tuple[bool, SortKey, str]:
        term = glossary[concept_id].preferred_term(language)
        return (term is None, sort_key(term.text if term else "", alphabet), concept_id)

    ordered = sorted(glossary.concepts, key=key)
    return replace(glossary, concepts={concept_id: glossary[concept_id] for concept_id in ordered})


def _write(request: Request, row: Format, glossary: Glossary, languages: list[LanguageTag]) -> None:
    if request.output in (None, "-"):
        row.write(glossary, languages, _escaping(stdout()) if request.ascii else stdout())
        return
    with OutputFile(str(request.output), request.force) as file:
        row.write(glossary, languages, _escaping(file) if request.ascii else file)


class _Escaping:
    """A text stream that escapes what is not ASCII on its way."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(escaped(text))


def _escaping(stream: TextIO) -> TextIO:
    return _Escaping(stream)  # type: ignore[return-value]


def _name_losses(session: Session, row: Format, glossary: Glossary) -> None:
    lost = losses(glossary, row.keeps)
    if lost:
        session.screen.remark(f"{row.name} leaves out: {', '.join(map(str, lost))}")
        session.screen.remark("json keeps everything; see: emngloss help formats")
