"""The glossary as JSON lines: each line is the whole document (docs/json.md) of one concept, as ``show --json`` gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.json_taking import JsonTaking
from emngloss.formats.json_text import concept_texts, concepts_of, distinct, dumps, parsed
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.text_stream import lines
from emngloss.model.concept import Concept
from emngloss.model.document import SCHEMA_VERSION, glossary_document
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write one line a concept, with the terms of these languages."""
    header = dumps(glossary_document(glossary.edition, languages))
    for text in concept_texts(glossary, languages):
        stream.write(f'{{"schema_version": {SCHEMA_VERSION}, "glossary": {header}, "concepts": [{text}]}}\n')


def read(stream: TextIO, remarks: Remarks | None = None) -> Iterator[Concept]:
    """The concepts, line by line; blank lines are passed over.

    With remarks a line or concept that cannot be taken is refused, and the others are read; without, FormatError names line and
    key of what the contract does not allow.
    """
    return distinct(_concepts(stream)) if remarks is None else _taken(stream, Ledger(remarks))


def _concepts(stream: TextIO) -> Iterator[Concept]:
    for number, line in enumerate(lines(stream), 1):
        if line.strip():
            yield from concepts_of(parsed(line.rstrip("\r\n"), number), f"line {number}: ")


def _taken(stream: TextIO, ledger: Ledger) -> Iterator[Concept]:
    taking = JsonTaking(ledger)
    for number, line in enumerate(lines(stream), 1):
        if line.strip():
            try:
                value = parsed(line.rstrip("\r\n"), number, halves=True)
                table = taking.checked(value)
            except FormatError as error:
                ledger.refuse(f"line {number}", error.message.removeprefix(f"line {number}: "), error.hint or "")
                continue
            yield from taking.concepts_of(table, f"line {number}")
    ledger.close()
