"""What the name of a column says: ``term_de``, ``DE``, ``German (Austria)`` hold German terms, ``Domain`` the theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from emngloss.formats.language_codes import meant

TagNamed = Callable[[str], str | None]
"""Gives the tag of the language of that name, or None."""


class Field(StrEnum):
    """What a column holds."""

    TERM = "term"
    SYNONYM = "synonym"
    DEFINITION = "definition"
    NOTE = "note"
    ID = "id"
    THEME = "theme"
    STATUS = "status"
    TYPE = "type"
    REGIONS = "region"
    USAGE = "usage"
    PROVENANCE = "provenance"
    SOURCES = "sources"
    BROADER = "broader"
    RELATED = "related"
    LANGUAGE = "language"
    SOURCE = "source"
    TARGET = "target"
    SOURCE_LANGUAGE = "source-language"
    TARGET_LANGUAGE = "target-language"
    NOTHING = "-"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the file, what it holds, and the tag of the language that it holds it in."""

    name: str
    field: Field
    language: str | None = None


_NAMES = {
    Field.TERM: "term|terms|preferred term|preferred|designation|label|pref label|preflabel|word|name|benennung|terme|lemma",
    Field.SYNONYM: "synonym|synonyms|alternative|alternatives|alt label|altlabel|variant|variants|admitted term|synonyme",
    Field.DEFINITION: "definition|definitions|def|description|explanation|meaning|définition|definición|definizione",
    Field.NOTE: (
        "note|notes|comment|comments|remark|remarks|translator comments|developer comments|usage note|scope note|entry note|"
        "bemerkung|bemerkungen|anmerkung|kommentar|remarque|commentaire"
    ),
    Field.ID: (
        "id|identifier|key|context|concept|concept id|conceptid|entry|entry id|entryid|term id|termid|uid|uuid|nr|nr.|no.|#|slug"
    ),
    Field.THEME: "theme|domain|subject|subject field|subjectfield|topic|category|entry subject|entry domain|fachgebiet|thema",
    Field.STATUS: "status|term status|rank|usage status|administrative status|acceptability",
    Field.TYPE: "type|term type|termtype",
    Field.REGIONS: "region|regions|country|countries|geographical usage|land",
    Field.USAGE: "usage|register",
    Field.PROVENANCE: "provenance",
    Field.SOURCES: "sources|reference|references|definition source|source of definition|quelle",
    Field.BROADER: "broader|broader term|broader concept",
    Field.RELATED: "related|related term|related terms|related concept",
    Field.LANGUAGE: "language|lang|locale|language code|sprache|langue",
    Field.SOURCE: "source|source term|source text",
    Field.TARGET: "target|target term|target text|translation",
    Field.SOURCE_LANGUAGE: "source language|source lang|source locale|source-language",
    Field.TARGET_LANGUAGE: "target language|target lang|target locale|target-language",
    Field.NOTHING: "-",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_IN_A_LANGUAGE = frozenset(
    (Field.TERM, Field.SYNONYM, Field.DEFINITION, Field.NOTE, Field.STATUS, Field.TYPE, Field.REGIONS, Field.USAGE)
)
_PARTS = re.compile(r"[\s_\-./:()\[\]{}]+")
_IN_BRACKETS = re.compile(r"(?P<outside>[^(\[]+?)\s*[(\[]\s*(?P<inside>[^)\]]+?)\s*[)\]]\s*\Z")
_CODE = re.compile(r"[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|[0-9]{3}))?\Z", re.IGNORECASE)
_REGION = re.compile(r"[a-z]{2}\Z", re.IGNORECASE)


_NUMBER = ("No", "No.", "N°", "№", "#")
"""Above the numbers of rows; Norwegian is *no* or *NO*."""


def column_of(name: str, tag_named: TagNamed) -> Column | None:
    """What a column of that name holds, or None where the name does not say.

    >>> column_of("Definition_DE", lambda name: None)
    Column(name='Definition_DE', field=<Field.DEFINITION: 'definition'>, language='de')
    """
    if name.strip() in _NUMBER:
        return Column(name, Field.ID)
    plain = " ".join(name.casefold().split())
    words = [word for word in _PARTS.split(plain) if word and not word.isdigit()]
    field = _FIELDS.get(plain) or _FIELDS.get(" ".join(words))
    if field is not None:
        return Column(name, field)
    of_both = _of_both(name, words, tag_named)
    if of_both is not None:
        return of_both
    language = _language(name.strip(), tag_named)
    return Column(name, Field.TERM, language) if language else None


def _of_both(name: str, words: list[str], tag_named: TagNamed) -> Column | None:
    """A column whose name says what it holds before or after the language."""
    for size in range(min(3, len(words) - 1), 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            field = _FIELDS.get(" ".join(said))
            language = _language(" ".join(rest), tag_named) or _language("-".join(rest), tag_named)
            if field in _IN_A_LANGUAGE and language:
                return Column(name, field, language)
    return None


def _language(name: str, tag_named: TagNamed) -> str | None:
    """The tag that a name means: a code, the name of a language, or either with a country."""
    if _CODE.match(name) and meant(name) and (len(_PARTS.split(name)[0]) == 2 or _is_known(name, tag_named)):
        return name
    if named := tag_named(name):
        return named
    found = _IN_BRACKETS.match(name)
    if found is None:
        return None
    language = _language(found["outside"], tag_named)
    region = found["inside"]
    if language is None or not _REGION.match(region) or "-" in language or region.casefold() == language.casefold():
        return language
    return f"{language}-{region.upper()}"


def _is_known(name: str, tag_named: TagNamed) -> bool:
    """Whether three letters are a code and not a word: the code of a shorter one, or what a name stands for."""
    code = _PARTS.split(name.casefold())[0]
    return meant(code)[0].language != code or code in ("mul", "gsw", "rom", "kmr", "ckb", "prs", "lat")
