"""Folds case, diacritics and typography away, so that what people type can be compared with what is written.

Written by hand because it must give back offsets (the matched part is highlighted), cover the letters that Unicode does
not decompose (ł đ ħ ø ŧ ı) and load nothing: it runs at every start of a plain search.
"""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

APOSTROPHES = "'’ʼ‘`´′ʹʻ՚＇ꞌ"
LETTERS = {"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ø": "o", "æ": "ae", "œ": "oe", "ŧ": "t", "ı": "i", "þ": "th", "ŋ": "n"}
"""Letters without a decomposition in the Unicode Character Database."""


def _is_mark(char: str) -> bool:
    """Combining marks of the European scripts and Arabic vowel signs; elsewhere marks are letters and stay."""
    return "\u0300" <= char <= "\u036f" or "\u064b" <= char <= "\u0652"


def _fold_char(char: str) -> str:
    """The key of one character; each part of its decomposition is judged alone, so that ŀ keeps its l and ½ its digits."""
    if char in APOSTROPHES:
        return ""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold())
    folded = "".join(LETTERS.get(part, part) for part in parts if not _is_mark(part)).casefold()
    return "".join(map(_fold_part, folded))


def _fold_part(part: str) -> str:
    if part in APOSTROPHES or unicodedata.category(part) == "Cf":
        return ""
    return part if part.isalnum() or unicodedata.category(part) in ("Mn", "Mc") else " "


class _Folder(dict[int, str]):
    """A translation table that learns a character when it first meets it."""

    def __missing__(self, codepoint: int) -> str:
        folded = self[codepoint] = _fold_char(chr(codepoint))
        return folded


_FOLDER = _Folder()


def folded_char(char: str) -> str:
    """The key of one character: empty for what is left out, a space for what parts words.

    >>> folded_char("ß"), folded_char("’"), folded_char("-")
    ('ss', '', ' ')
    """
    return _FOLDER[ord(char)]


def fold(text: str) -> str:
    """The comparison key of a text: case, diacritics, apostrophes and punctuation folded, words parted by one space.

    >>> fold("Niet-begeleide  minderjarige")
    'niet begeleide minderjarige'
    >>> fold("žadatel o azyl") == fold("ZADATEL O AZYL")
    True
    """
    return " ".join(text.translate(_FOLDER).split())


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The comparison key, and for each of its characters the place in the text that it comes from."""
    key: list[str] = []
    offsets: list[int] = []
    for place, char in enumerate(text):
        for part in _FOLDER[ord(char)]:
            if part == " " and (not key or key[-1] == " "):
                continue
            key.append(part)
            offsets.append(place)
    while key and key[-1] == " ":
        key.pop()
        offsets.pop()
    return "".join(key), offsets


def folded_keys(text: str, spellings: Mapping[str, str]) -> tuple[str, ...]:
    """All keys under which a term is found: joined and parted at apostrophes, and with the language's own spellings.

    ``spellings`` are the ways in which a language writes a letter without its mark (German ``ä`` → ``ae``).
    """
    variants = [text]
    if any(char in APOSTROPHES for char in text):
        variants.append("".join(" " if char in APOSTROPHES else char for char in text))
    lowered = unicodedata.normalize("NFC", text).lower()
    if any(letter in lowered for letter in spellings):
        variants.append("".join(spellings.get(char, char) for char in lowered))
    return tuple(dict.fromkeys(key for key in map(fold, variants) if key))
