"""What all JSON of emngloss has in common: how it is spelled and how a document of the glossary is read.

The contract is docs/json.md; the document of one concept is made in ``model/document.py``.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NoReturn, Protocol, runtime_checkable

from emngloss.errors import FormatError, GlossError
from emngloss.model.concept import Concept
from emngloss.model.document import SCHEMA_VERSION, Document, concept_document, concept_from
from emngloss.model.glossary import Glossary, in_languages
from emngloss.model.hierarchy import narrower
from emngloss.model.language_tag import LanguageTag
from emngloss.table import Path, Table, dotted

_encoder = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False)


def dumps(document: Document) -> str:
    """A document in one line, keys in their order, with real Unicode."""
    return _encoder.encode(document)


@runtime_checkable
class WithDocuments(Protocol):
    """Concepts that are stored with their documents, which need not be made again (a seventh of the time of all 840)."""

    def documents(self) -> Iterator[str]:
        """The documents of all concepts in order of their ids, in the spelling of ``dumps``."""


def concept_texts(glossary: Glossary, languages: Sequence[LanguageTag]) -> Iterator[str]:
    """The document of each concept as text, one after the other, with its terms in these languages."""
    if isinstance(glossary.concepts, WithDocuments) and glossary.languages.keys() <= set(languages):
        yield from glossary.concepts.documents()
        return
    children, wanted = narrower(glossary.whole), frozenset(languages)
    for concept in glossary:
        yield dumps(concept_document(in_languages(concept, wanted), glossary.acts, children.get(concept.id, ())))


def parsed(text: str, first_line: int = 1, halves: bool = False) -> object:
    """The value that a JSON text holds, in NFC; ``first_line`` is the line on which the text starts.

    Raises FormatError, naming the line, for what RFC 8259 does not allow, for keys that stand twice in one object and, unless
    ``halves`` are to be looked for later, for half of a surrogate pair.
    """
    try:
        value: object = json.loads(text, object_pairs_hook=_with_halves if halves else _object, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {first_line + error.lineno - 1}, column {error.colno}"
        raise FormatError(f"{where}: not valid JSON: {error.msg}", "correct the file, or export it again") from error
    except UnicodeEncodeError as error:
        raise FormatError(f"line {first_line}: half of a surrogate pair stands alone", "write both halves") from error
    except RecursionError as error:
        raise FormatError(f"line {first_line}: nested too deeply", "give a document of docs/json.md") from error
    except ValueError as error:
        raise FormatError(f"line {first_line}: not valid JSON: {error}", "correct the file, or export it again") from error
    return value


def concepts_of(value: object, where: str = "") -> Iterator[Concept]:
    """The concepts of a document of the glossary; keys that this version does not know are passed over.

    Raises FormatError, with ``where`` before the place in the document, for what the contract does not allow.
    """

    table = document_table(value, where)
    for concept in table.tables("concepts"):
        yield concept_from(concept)


def document_table(value: object, where: str = "") -> Table:
    """The document as a table that has a list of concepts. Raises FormatError as ``concepts_of`` does."""

    def complain(path: Path, problem: str, remedy: str) -> GlossError:
        return FormatError(f"{where}{dotted(path)}: {problem}", remedy)

    if not isinstance(value, dict):
        raise FormatError(f"{where}not an object", 'write {"schema_version": 1, "glossary": {…}, "concepts": […]}')
    version = value.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        said = "is missing" if version is None else f"is {version!r}"
        raise complain(("schema_version",), said, f"this emngloss reads version {SCHEMA_VERSION}")
    if not isinstance(value.get("concepts"), list):
        raise complain(("concepts",), "is not a list", 'write "concepts": […]')
    return OpenTable(value, complain)


def distinct(concepts: Iterator[Concept]) -> Iterator[Concept]:
    """The concepts, one after the other. Raises FormatError for an id that comes a second time."""
    seen: set[str] = set()
    for concept in concepts:
        if concept.id in seen:
            raise FormatError(f"concept {concept.id!r} is there twice", "give each concept once")
        seen.add(concept.id)
        yield concept


class OpenTable(Table):
    """A table of a document that a newer version may have added keys to: unknown keys are passed over, here and below."""

    def table(self, key: str) -> Table:
        """A table inside this one, as open as this."""
        return _opened(super().table(key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list, as open as this."""
        return map(_opened, super().tables(key))

    def close(self, known: str) -> None:
        """Pass over what is left."""


def _opened(table: Table) -> Table:
    return OpenTable(table._left, table._complain, table._path)


def _object(pairs: list[tuple[str, object]]) -> dict[object, object]:
    """The object in NFC. Raises UnicodeEncodeError for half of a surrogate pair, which no file can hold."""
    found = _with_halves(pairs)
    for pair in found.items():
        _check_halves(pair)
    return found


def _with_halves(pairs: list[tuple[str, object]]) -> dict[object, object]:
    found = {_composed(key): _composed(value) for key, value in pairs}
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"key {twice!r} stands twice in one object")
    return found


def _check_halves(value: object) -> None:
    if isinstance(value, str):
        if not value.isascii():
            value.encode()
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check_halves(item)


def _composed(value: object) -> object:
    """The value in NFC, which only a parsed text may be brought into: ``\\n`` before a tilde must not become ``\\ñ``."""
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, str) and not value.isascii():
        return unicodedata.normalize("NFC", value)
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")
