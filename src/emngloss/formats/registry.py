"""The formats: one row each, from which help, completion and documentation are made; a module is imported when it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TextIO, runtime_checkable

from emngloss.errors import UnknownFormatError, UsageError
from emngloss.model.data_category import EVERYTHING, DataCategory, losses

if TYPE_CHECKING:
    from emngloss.formats.remarks import Remarks
    from emngloss.model.concept import Concept
    from emngloss.model.glossary import Glossary
    from emngloss.model.language_tag import LanguageTag

WIDE = "wide"
LONG = "long"
LAYOUTS = (WIDE, LONG)


@runtime_checkable
class WithLosses(Protocol):
    """Concepts that are stored with what each format leaves out of them, which is half of the work of a small export."""

    def losses(self, name: str) -> tuple[str, ...] | None:
        """What the format of that name leaves out of all concepts, or None where that is not stored."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, title, file suffix and media type, whether it can be read back, and what it keeps.

    ``module`` writes and reads it. Tables have a ``layout`` and a ``dialect`` (see ``delimited.py``), and rows that differ only
    in these are of one ``family``, which is the name of its first row. A ``binary`` format is written as bytes; a ``pair`` takes
    a language and the one that it is translated into; ``extra`` is the optional dependency that the module needs, ``reader`` the
    one that only reading needs. ``profile`` is what a module of several tables calls this one, and ``drops`` names the pairs
    that it leaves out beyond the categories.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    reads: bool
    keeps: DataCategory
    module: str
    family: str
    layout: str | None = None
    dialect: str | None = None
    binary: bool = False
    pair: bool = False
    extra: str | None = None
    profile: str | None = None
    drops: str | None = None
    reader: str | None = None

    @property
    def excel(self) -> bool:
        """True for the rows that are made for spreadsheet programs."""
        return self.dialect == "excel"

    @property
    def tabular(self) -> bool:
        """True for what can be told what its columns hold."""
        return self.dialect is not None or self.module in ("omegat", "xlsx")

    @property
    def markup(self) -> bool:
        """True for XML."""
        return self.module in ("rdfxml", "tbx", "tmx")

    @property
    def whole(self) -> bool:
        """True for what is held in memory as a whole when it is read."""
        return self.module in ("json_document", "rdfxml", "turtle")

    def write(self, glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO | BinaryIO) -> None:
        """Write the glossary, with the terms of these languages in this order; of a pair the first is the one translated from.

        A stream of text is open with ``newline=""``. Raises FormatError, naming the concept, for a text that the format cannot
        hold, and UsageError where the optional dependency is not installed.
        """
        self._call("write", glossary, languages, stream)

    def read(self, stream: TextIO | BinaryIO, remarks: Remarks | None = None, columns: str | None = None) -> Iterator[Concept]:
        """The concepts of a document, one after the other, as far as the format can be read so.

        With ``remarks`` what cannot be taken is refused with its place, and the rest is read; without, it is an error.
        ``columns`` says what the columns of a foreign table hold. A stream of text is open with ``newline=""``. Raises
        FormatError, naming line or key, while they are taken, and UsageError for a format that is only written, or without
        the optional dependency.
        """
        if not self.reads:
            hint = f"read one of: {_names(row for row in ROWS if row.reads)}"
            raise UsageError(f"{self.name} can be written but not read{_UNREAD.get(self.name, '')}", hint)
        if columns is not None and not self.tabular:
            tables = _names(row for row in ROWS if row.tabular and row.layout != LONG and not row.excel)
            raise UsageError(f"{self.name} has no columns", f"leave out --columns, which is for {tables}")
        concepts: Iterator[Concept] = self._call("read", stream, remarks, *([columns] if self.tabular else []))
        return concepts

    def losses(self, glossary: Glossary, languages: Sequence[LanguageTag]) -> tuple[str, ...]:
        """What is left out when this glossary is written with these languages, each with its number."""
        stored = glossary.concepts.losses(self.name) if isinstance(glossary.concepts, WithLosses) else None
        named = tuple(map(str, losses(glossary, self.keeps))) if stored is None else stored
        if self.drops is None:
            return named
        count: int = self._call("dropped", glossary, languages)
        return (*named, f"{self.drops} ({count} {'pair' if count == 1 else 'pairs'})") if count else named

    def _call(self, verb: str, *values: object) -> Any:
        """What a function of the module gives back. Raises UsageError where the optional dependency is not installed."""
        table = () if self.profile is None else (self.profile,)
        if self.dialect is not None:
            table = (import_module("emngloss.formats.delimited").DIALECTS[self.dialect],)
        try:
            return getattr(import_module(f"emngloss.formats.{self.module}"), verb)(*values, *table)
        except ModuleNotFoundError as error:
            extra = self.extra or self.reader
            if extra is None or (error.name or "").startswith("emngloss"):
                raise
            raise UsageError(f"{self.name} needs {error.name}", f"install it: pip install 'emngloss[{extra}]'") from error


_IN_A_WIDE_TABLE = (
    DataCategory.UNNAMED
    | DataCategory.ONE_SIDED
    | DataCategory.THEME
    | DataCategory.DEFINITIONS
    | DataCategory.SOURCES
    | DataCategory.NOTES
    | DataCategory.RELATIONS
    | DataCategory.SYNONYMS
)
_IN_A_LONG_TABLE = (
    DataCategory.ONE_SIDED
    | DataCategory.SYNONYMS
    | DataCategory.STATUS
    | DataCategory.TERM_TYPES
    | DataCategory.REGIONS
    | DataCategory.USAGE
    | DataCategory.PROVENANCE
)

_IN_PAIRS = (
    DataCategory.DEFINITIONS
    | DataCategory.SYNONYMS
    | DataCategory.REGIONS
    | DataCategory.USAGE
    | DataCategory.EQUIVALENCE
    | DataCategory.TERM_NOTES
)
_IN_ARTICLES = _IN_PAIRS | DataCategory.SOURCES
_IN_UNITS = _IN_PAIRS & ~DataCategory.SYNONYMS | DataCategory.THEME
_IN_ENTRIES = _IN_PAIRS | DataCategory.THEME | DataCategory.NOTES
_IN_TBX = EVERYTHING & ~DataCategory.UNNAMED

_IN_A_GRAPH = EVERYTHING & ~(DataCategory.NOTE_SOURCES | DataCategory.REASONS | DataCategory.GAPS)


def _table(family: str, layout: str, dialect: str, title: str) -> Format:
    """The row of a table: its name is the family, the layout unless it is wide, and ``excel``."""
    parts = (family, "" if layout == WIDE else layout, "excel" if dialect == "excel" else "")
    return Format(
        name="-".join(part for part in parts if part),
        title=title,
        suffix=f".{family}",
        media_type={"csv": "text/csv", "tsv": "text/tab-separated-values"}[family],
        reads=True,
        keeps=_IN_A_WIDE_TABLE if layout == WIDE else _IN_A_LONG_TABLE,
        module=f"csv_{layout}",
        family=family,
        layout=layout,
        dialect=dialect,
    )


def _columns(name: str, title: str, keeps: DataCategory, *, one_target: bool) -> Format:
    """The row of a table of pairs with the columns of a tool, which takes one target a source term or any number."""
    return Format(
        name=name,
        title=title,
        suffix=".csv",
        media_type="text/csv",
        reads=False,
        keeps=keeps,
        module="columns",
        family=name,
        pair=True,
        profile=name,
        drops="targets beyond the first of a source term" if one_target else None,
    )


def _tbx(name: str, version: str, style: str) -> Format:
    """The row of a version and style of TBX-Basic."""
    title, media_type = f"TBX-Basic, {version}", "application/x-tbx"
    return Format(name, title, ".tbx", media_type, True, _IN_TBX, "tbx", name, profile=style)


def _skos(name: str, syntax: str, suffix: str, media_type: str) -> Format:
    """The row of a syntax of the graph, which takes rdflib to be read."""
    return Format(name, f"SKOS as {syntax}", suffix, media_type, True, _IN_A_GRAPH, name, name, reader="rdf")


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = (
    _table("csv", WIDE, "csv", "CSV (RFC 4180), one row a concept"),
    _table("csv", LONG, "csv", "CSV (RFC 4180), one row a term"),
    _table("csv", WIDE, "excel", "CSV for spreadsheets, one row a concept"),
    _table("csv", LONG, "excel", "CSV for spreadsheets, one row a term"),
    _table("tsv", WIDE, "tsv", "tab-separated values, one row a concept"),
    _table("tsv", LONG, "tsv", "tab-separated values, one row a term"),
    Format("json", "JSON, one document", ".json", "application/json", True, EVERYTHING, "json_document", "json"),
    Format("jsonl", "JSON lines, one document a concept", ".jsonl", "application/jsonl", True, EVERYTHING, "json_lines", "jsonl"),
    _tbx("tbx", "version 2 (ISO 30042:2008)", "2"),
    _tbx("tbx3", "version 3 (ISO 30042:2019), DCA style", "dca"),
    _tbx("tbx3-dct", "version 3 (ISO 30042:2019), DCT style", "dct"),
    _skos("turtle", "Turtle", ".ttl", "text/turtle"),
    _skos("rdfxml", "RDF/XML", ".rdf", "application/rdf+xml"),
    Format("jsonld", "SKOS as JSON-LD", ".jsonld", "application/ld+json", False, _IN_A_GRAPH, "jsonld", "jsonld"),
    Format("omegat", "OmegaT glossary, one line a pair", ".txt", "text/plain", True, _IN_PAIRS, "omegat", "omegat", pair=True),
    Format(
        name="xlsx",
        title="Excel workbook (ISO/IEC 29500)",
        suffix=".xlsx",
        media_type=_XLSX,
        reads=True,
        keeps=_IN_A_WIDE_TABLE | _IN_A_LONG_TABLE,
        module="xlsx",
        family="xlsx",
        binary=True,
        extra="xlsx",
    ),
    Format("html", "HTML, one page that searches itself", ".html", "text/html", False, EVERYTHING, "html.page", "html"),
    Format(
        "markdown", "Markdown (GFM), one section a concept", ".md", "text/markdown", False, EVERYTHING, "markdown", "markdown"
    ),
    Format("tmx", "TMX 1.4b translation memory, one unit a concept", ".tmx", "application/x-tmx", True, _IN_UNITS, "tmx", "tmx"),
    Format(
        "stardict",
        "StarDict 2.4.2 dictionary, zipped",
        ".zip",
        "application/zip",
        False,
        _IN_ARTICLES,
        "stardict",
        "stardict",
        binary=True,
        pair=True,
    ),
    Format(
        "anki",
        "Anki text file, one note a concept",
        ".txt",
        "text/plain",
        False,
        _IN_PAIRS | DataCategory.THEME,
        "anki",
        "anki",
        pair=True,
    ),
    Format(
        "po",
        "PO glossary (gettext), one message a term",
        ".po",
        "text/x-gettext-translation",
        False,
        _IN_PAIRS,
        "po",
        "po",
        pair=True,
    ),
    _columns("deepl", "DeepL glossary (CSV without header)", DataCategory.SYNONYMS, one_target=True),
    _columns("weblate", "Weblate glossary (CSV), one row a pair", _IN_PAIRS, one_target=False),
    _columns("phrase", "Phrase Strings glossary (CSV), one row a source term", _IN_PAIRS, one_target=True),
    Format("memoq", "memoQ term base (CSV with semicolons)", ".csv", "text/csv", False, _IN_ENTRIES, "memoq", "memoq", pair=True),
    _columns("google", "Google Cloud Translation glossary (CSV)", DataCategory.SYNONYMS, one_target=True),
)
_UNREAD = {"jsonld": ": its context may stand anywhere in the network; convert it to Turtle"}
FORMATS = {row.name: row for row in ROWS}
TOOLS = {
    "anki": "anki",
    "annif": "turtle",
    "deepl": "deepl",
    "excel": "csv-excel",
    "google": "google",
    "memoq": "memoq",
    "omegat": "omegat",
    "phrase": "phrase",
    "sdcv": "stardict",
    "trados": "tbx",
    "weblate": "weblate",
}
"""What each tool really takes: the name of the tool and that of the format."""


def lookup(name: str) -> Format:
    """The format of that name, in any case. Raises UnknownFormatError, with the nearest name, where there is none."""
    row = FORMATS.get(name.lower())
    if row is None:
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), FORMATS, 1)
        hint = f"did you mean {near[0]}?" if near else "see: emngloss help formats"
        raise UnknownFormatError(f"unknown format {name!r}; known: {_names(ROWS)}", hint)
    return row


def for_tool(tool: str) -> Format:
    """The format that a tool takes, named in any case. Raises UsageError for a tool that is not known."""
    name = TOOLS.get(tool.lower())
    if name is None:
        raise UsageError(f"unknown tool {tool!r}", f"use one of: {', '.join(sorted(TOOLS))}; or name a format with --format")
    return FORMATS[name]


def resolve(name: str, layout: str | None = None, excel: bool = False) -> Format:
    """The format of that name in that layout (None: the format's own), for spreadsheets on demand.

    Raises UnknownFormatError for an unknown name, UsageError for what the format does not have.
    """
    row = lookup(name)
    if layout is not None and layout not in LAYOUTS:
        raise UsageError(f"unknown layout {layout!r}", f"use one of: {', '.join(LAYOUTS)}")
    if layout is not None and row.layout is None:
        raise UsageError(f"{row.name} has no layouts", "leave out --layout, or use --format csv or tsv")
    if layout is not None and layout != row.layout and row.layout == LONG:
        raise UsageError(f"{row.name} is the {row.layout} layout, not the {layout} one", f"use --format {row.family}")
    wanted = (row.family, layout or row.layout, excel or row.excel)
    for other in ROWS:
        if (other.family, other.layout, other.excel) == wanted:
            return other
    raise UsageError(f"{row.name} has no spreadsheet variant", "leave out --excel, or use --format csv")


def _names(rows: Iterator[Format] | Sequence[Format]) -> str:
    return ", ".join(row.name for row in rows)
