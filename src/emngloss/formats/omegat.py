"""OmegaT glossary: one line a pair of terms, ``source TAB target TAB comment``, without quoting (OmegaT manual, Glossaries).

The first line declares the encoding, which OmegaT otherwise takes from the ending of the file; lines that start with ``#`` are
comments, so a term that does is indented by the space that OmegaT trims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats.pairs import Pair, header_lines, one_line, pairs
from emngloss.formats.remarks import Remarks
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

_ENCODING = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write a line for each term of the first language with each term of the second that translates it.

    Raises FormatError, naming the concept, for a text with control characters.
    """
    stream.write(_ENCODING)
    for line in header_lines(glossary):
        stream.write(f"# {line}\n")
    source, target = languages
    for pair in pairs(glossary, source, target):
        stream.write("\t".join(_cells(pair)) + "\n")


def _cells(pair: Pair) -> Iterator[str]:
    concept_id = pair.concept.id
    text = one_line(pair.source.text, concept_id)
    yield f" {text}" if text.startswith("#") else text
    yield one_line(pair.target.text, concept_id)
    yield one_line("; ".join(part for part in (pair.remark, pair.definition) if part), concept_id)


def read(stream: TextIO, remarks: Remarks | None, columns: str | None) -> Iterator[Concept]:
    """The concepts of a glossary whose two languages ``columns`` names; see ``omegat_reading.py``."""
    from emngloss.formats import omegat_reading

    return omegat_reading.read(stream, remarks, columns)
