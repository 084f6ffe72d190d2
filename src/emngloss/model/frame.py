"""What stands around the concepts: the edition, the languages, the themes and the countries of the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from emngloss.model.language_tag import LanguageTag

LATIN_ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which glossary this is: name, version, date of its legal state, licence and acknowledgement."""

    name: str
    version: str
    date: date
    licence: str
    acknowledgement: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the glossary.

    ``script`` is an ISO 15924 code; ``letters`` are all lower-case letters that its terms may use beyond ASCII;
    ``countries`` are the EMN countries that it serves; ``capitals`` are the words that its terms capitalise although
    the language writes common nouns in lower case; ``alphabet`` is its alphabetical order; ``spellings`` are the ways
    in which people write a letter without its mark; ``articles`` are those with which a term does not start;
    ``capital_nouns`` is True where nouns have a capital wherever they stand; ``slashed`` are the official names that are
    written with a slash, or with quotation marks; ``endings`` are those of the inflection of its nouns and adjectives, folded;
    ``function_words`` are words that a search may pass over; ``mutations`` map a changed beginning of a word to the plain one;
    ``compounds`` is True where compounds are written as one word, ``links`` are the letters that may join their parts.
    """

    tag: LanguageTag
    script: str
    letters: str
    countries: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    capital_nouns: bool = False
    slashed: tuple[str, ...] = ()
    alphabet: tuple[str, ...] = LATIN_ALPHABET
    spellings: Mapping[str, str] = field(default_factory=dict, hash=False)
    endings: tuple[str, ...] = ()
    function_words: tuple[str, ...] = ()
    mutations: Mapping[str, str] = field(default_factory=dict, hash=False)
    compounds: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme (``subjectField``): id, English name, and what belongs there."""

    id: str
    name: str
    scope: str


@dataclass(frozen=True, slots=True)
class Country:
    """An EMN member or observer: ISO 3166-1 code, role, the languages that serve it and those not covered."""

    code: str
    role: str
    languages: tuple[LanguageTag, ...] = ()
    not_covered: tuple[str, ...] = ()
