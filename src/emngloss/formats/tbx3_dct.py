"""TBX-Basic version 3 (ISO 30042:2019), data categories as tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from emngloss.formats import tbx_writing
from emngloss.formats.tbx_reading import read
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag

__all__ = ["read", "write"]


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO) -> None:
    """Write the concepts that have a term in these languages; see ``tbx_writing.py``."""
    tbx_writing.write(glossary, languages, stream, tbx_writing.DCT)
