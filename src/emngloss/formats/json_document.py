"""The glossary as one JSON document (docs/json.md), one concept a line so that two editions can be compared by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.json_taking import JsonTaking
from emngloss.formats.json_text import concept_texts, concepts_of, distinct, dumps, parsed
from emngloss.formats.remarks import Ledger, Remarks
from emngloss.formats.text_stream import whole
from emngloss.model.concept import Concept
from emngloss.model.document import SCHEMA_VERSION, glossary_document
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the document concept by concept, with the terms of these languages."""
    header = dumps(glossary_document(glossary.edition, languages))
    stream.write(f'{{"schema_version": {SCHEMA_VERSION},\n "glossary": {header},\n "concepts": [')
    before = "\n  "
    for text in concept_texts(glossary, languages):
        stream.write(before + text)
        before = ",\n  "
    stream.write("\n ]}\n")


def read(stream: TextIO, remarks: Remarks | None = None) -> Iterator[Concept]:
    """The concepts of the document; it is parsed as a whole and handed on concept by concept.

    With remarks a concept that cannot be taken is refused, and the others are read. Raises FormatError that names line or key
    for what is no JSON or, without remarks, for what the contract does not allow.
    """
    if remarks is None:
        return distinct(concepts_of(parsed(whole(stream))))
    return _taken(stream, Ledger(remarks))


def _taken(stream: TextIO, ledger: Ledger) -> Iterator[Concept]:
    yield from JsonTaking(ledger).concepts(parsed(whole(stream), halves=True))
    ledger.close()
