"""Letters and their scripts: which script a letter belongs to, and which Latin letters look like those of another script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

SCRIPT_NAMES = {"Armn": "Armenian", "Cyrl": "Cyrillic", "Geor": "Georgian", "Grek": "Greek", "Latn": "Latin"}
"""ISO 15924 code → English name, which is the first word of the Unicode names of its letters."""

TWINS = {"Grek": frozenset("ABEZHIKMNOPTYX"), "Cyrl": frozenset("ABCEHIKMOPTXY")}
"""Latin capitals that look like capitals of the script (Unicode Technical Standard 39, confusables)."""

_WORD = re.compile(r"[^\W\d_ʼʹˈ]+")


def words(text: str) -> list[str]:
    """The runs of letters of a text: hyphens, apostrophes, digits and colons part them."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


@cache
def script(letter: str) -> str:
    """The ISO 15924 code of the script of a letter, or its name in Unicode where the glossary has no such script."""
    name = unicodedata.name(letter, "?").partition(" ")[0].capitalize()
    return next((code for code, known in SCRIPT_NAMES.items() if known == name), name)


def scripts(word: str) -> set[str]:
    """The scripts of the letters of a word."""
    return {script(letter) for letter in word}


def capitalised(word: str) -> bool:
    """True for a word that starts with a capital and is not all capitals (an acronym)."""
    return word[:1].isupper() and not all_capitals(word)


def all_capitals(word: str) -> bool:
    """True for a word of two or more letters that are all capitals."""
    return len(word) > 1 and word.isupper()
