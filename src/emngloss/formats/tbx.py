"""TBX-Basic (ISO 30042): version 2 (2008), which every translation tool reads, and version 3 (2019) in its two styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from emngloss.formats import tbx_reading, tbx_writing
from emngloss.formats.remarks import Remarks
from emngloss.model.concept import Concept
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

STYLES = {"2": tbx_writing.VERSION_2, "dca": tbx_writing.DCA, "dct": tbx_writing.DCT}
"""Version 2, and version 3 with data categories as attributes or as tags."""


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO, style: str) -> None:
    """Write the concepts that have a term in these languages; see ``tbx_writing.py``."""
    tbx_writing.write(glossary, languages, stream, STYLES[style])


def read(stream: TextIO, remarks: Remarks | None, _style: str) -> Iterator[Concept]:
    """The concepts of a document of any version and style; see ``tbx_reading.py``."""
    return tbx_reading.read(stream, remarks)
