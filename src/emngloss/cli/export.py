"""``emngloss export``: the glossary, or a part of it, in a format that other tools accept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os.path import splitext
from typing import TextIO

from emngloss.cli.exit_code import OK
from emngloss.cli.output_file import BytesFile, OutputFile
from emngloss.cli.request import Request
from emngloss.cli.screen import escaped, is_terminal, json_visible, stdout, visible
from emngloss.cli.search import hits_for, wanted
from emngloss.cli.session import Session, names
from emngloss.cli.term_input import lines_of, text_of
from emngloss.corpus.snapshot import stored
from emngloss.errors import UnknownConceptError, UsageError
from emngloss.formats.registry import ROWS, Format, for_tool, resolve
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.text.collation import SortKey, sort_key

_ENGLISH = LanguageTag("en")


def run(request: Request) -> int:
    """Answer the command; gives back the exit status."""
    row = _format(request)
    if request.ascii and row.family not in ("json", "jsonl"):
        raise UsageError(f"--ascii cannot be used with {row.name}", "it escapes JSON: use --format json or jsonl")
    request.format = row.name
    session = Session(request)
    languages = _languages(session, row)
    glossary = _glossary(session)
    if request.sort is not None:
        glossary = _sorted(glossary, session.tags([request.sort])[0])
    glossary = glossary.select(languages, session.themes() or None, _concepts(session))
    if not glossary.concepts:
        session.screen.remark("the selection holds no concept; the export is empty")
    _write(request, row, glossary, languages)
    if not request.quiet:
        _name_losses(session, row.losses(glossary, languages), row)
    return OK


def _glossary(session: Session) -> Glossary:
    """The glossary of the session, or of all its bases together."""
    if len(session.parts) == 1:
        return stored.glossary(session.snapshot)
    from emngloss.corpus.union import union

    return union([(str(part.base), stored.glossary(part.snapshot)) for part in session.parts])


def _format(request: Request) -> Format:
    """The format that the options ask for. Raises UsageError for options that do not go together."""
    if request.tool is None:
        name = _implied_format(request.output) if request.format is None else request.format
        return resolve(name, request.layout, request.excel)
    if request.format is not None or request.layout is not None or request.excel:
        raise UsageError("--for chooses the format", "leave out --format, --layout and --excel, or leave out --for")
    return for_tool(request.tool)


def _implied_format(output: str | None) -> str:
    """The format that the ending of the output file stands for; csv where it has none. Raises UsageError for another ending."""
    ending = splitext(output or "")[1].lower()
    families = {row.suffix: row.family for row in reversed(ROWS)}
    if ending and ending not in families:
        raise UsageError(f"no format has the ending {ending}", f"name one with --format, or use: {', '.join(sorted(families))}")
    return families.get(ending, "csv")


def _languages(session: Session, row: Format) -> list[LanguageTag]:
    """The languages in the order asked for, the one of ``--from`` first; regions do not select.

    A pair is translated from English where ``--from`` is not given. Raises UsageError where it is not two languages.
    """
    source, target = session.from_languages(), session.tags(session.request.to)
    if row.pair:
        chosen = list(dict.fromkeys(tag.language for tag in (*(source or [_ENGLISH]), *target)))
        if len(chosen) != 2:
            raise UsageError(f"{row.name} takes one language into another", "name both: --from en --to de")
        return chosen
    return list(dict.fromkeys(tag.language for tag in (*source, *(target or session.all_tags()))))


def _concepts(session: Session) -> set[str] | None:
    """The ids of ``--concept``, ``--concepts-from`` and ``--search`` together; None means all."""
    request = session.request
    if not request.concept and request.concepts_from is None and request.search is None:
        return None
    listed = names(request.concept, "concept")
    if request.concepts_from is not None:
        lines = lines_of(text_of(request.concepts_from))
        listed += [name for line in lines if (name := line.partition("#")[0].strip())]
    found = {_concept(session, name) for name in listed}
    if request.search is not None:
        found.update(hit.concept_id for hit in hits_for(session, wanted(request.search), None))
    return found


def _concept(session: Session, name: str) -> str:
    answers = [part.named(name) for part in session.parts]
    answer = next((answer for answer in answers if answer.concept_id is not None), answers[0])
    if answer.concept_id is None:
        near = ", ".join(hit.concept_id for hit in answer.suggestions)
        raise _Unlisted(f"no concept is called {name!r}", f"did you mean: {near}?" if near else "emngloss search finds concepts")
    return answer.concept_id


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
    if row.binary:
        _write_bytes(request, row, glossary, languages)
        return
    if request.output is not None and request.output != "-":
        with OutputFile(request.output, request.force) as file:
            row.write(glossary, languages, _through(file, escaped) if request.ascii else file)
        return
    stream = _through(stdout(), escaped) if request.ascii else stdout()
    if is_terminal():
        stream = _through(stream, json_visible if row.family in ("json", "jsonl") else _visible_rows)
    row.write(glossary, languages, stream)


def _write_bytes(request: Request, row: Format, glossary: Glossary, languages: list[LanguageTag]) -> None:
    if request.output is not None and request.output != "-":
        with BytesFile(request.output, request.force) as file:
            row.write(glossary, languages, file)
        return
    if is_terminal():
        raise UsageError(f"{row.name} is not text that a terminal could show", f"name a file: -o glossary{row.suffix}")
    row.write(glossary, languages, stdout().buffer)


class _Changing:
    """A text stream that changes what is written on its way."""

    def __init__(self, stream: TextIO, change: Callable[[str], str]) -> None:
        self._stream = stream
        self._change = change

    def write(self, text: str) -> int:
        return self._stream.write(self._change(text))


def _through(stream: TextIO, change: Callable[[str], str]) -> TextIO:
    return _Changing(stream, change)  # type: ignore[return-value]


def _visible_rows(text: str) -> str:
    """Rows of a table for a terminal: the tabs between cells and the ends of lines are no danger."""
    return "\t".join(visible(cell) for cell in text.replace("\r\n", "\n").split("\t"))


def _name_losses(session: Session, lost: tuple[str, ...], row: Format) -> None:
    if lost:
        session.screen.remark(f"{row.name} leaves out: {', '.join(lost)}")
        session.screen.remark("json keeps everything; see: emngloss help formats")
