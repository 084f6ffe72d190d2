"""Typing errors as fingers make them: which keys lie beside one another on the keyboard of a language."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

_QWERTY = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_QWERTZ = ("qwertzuiop", "asdfghjkl", "yxcvbnm")
_LAYOUTS: dict[str, tuple[str, ...]] = {
    "bg": ("уеишщксдзц", "ьяаожгтнвмч", "юйъэфхпрлб"),
    "cs": ("qwertzuiopú", "asdfghjklů", "yxcvbnm"),
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    "el": ("ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm"),
    "et": ("qwertyuiopüõ", "asdfghjklöä", "zxcvbnm"),
    "fi": ("qwertyuiopå", "asdfghjklöä", "zxcvbnm"),
    "fr": ("azertyuiop", "qsdfghjklm", "wxcvbn"),
    "hr": ("qwertzuiopšđ", "asdfghjklčćž", "yxcvbnm"),
    "hu": ("qwertzuiopőú", "asdfghjkléáű", "yxcvbnm"),
    "hy": ("քոեռտըւիօպխծշ", "ասդֆգհյկլ", "զղցվբնմ"),
    "ka": ("ქწერტყუიოპ", "ასდფგჰჯკლ", "ზხცვბნმ"),
    "nb": ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm"),
    "sk": ("qwertzuiopúä", "asdfghjklô", "yxcvbnm"),
    "sl": ("qwertzuiopšđ", "asdfghjklčćž", "yxcvbnm"),
    "sv": ("qwertyuiopå", "asdfghjklöä", "zxcvbnm"),
    "uk": ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
}
_LAYOUTS["nn"] = _LAYOUTS["nb"]


def _neighbours(rows: tuple[str, ...]) -> dict[str, str]:
    """Key → the keys beside it, and those above and below, each row being shifted by half a key."""
    found: dict[str, set[str]] = {}
    for number, row in enumerate(rows):
        for place, key in enumerate(row):
            near = set(row[max(0, place - 1) : place + 2])
            if number:
                near |= set(rows[number - 1][place : place + 2])
            found.setdefault(key, set()).update(near - {key})
            for other in near:
                found.setdefault(other, set()).add(key)
    return {key: "".join(sorted(near - {key})) for key, near in found.items()}


_NEAR = {tag: _neighbours(rows) for tag, rows in _LAYOUTS.items()}
_PLAIN = _neighbours(_QWERTY)


def misspelt(chance: random.Random, text: str, language: str, errors: int) -> str | None:
    """The text with so many typing errors: a key left out, doubled, hit beside, hit with its neighbour, two keys swapped.

    The errors are at least two letters apart; None where there is no room, or where what comes out is the text itself.
    """
    places = [at for at in range(len(text)) if text[at].isalpha()]
    for _ in range(20):
        chosen = sorted(chance.sample(places, min(errors, len(places))), reverse=True)
        if len(chosen) < errors or any(one - other < 3 for one, other in pairwise(chosen)):
            continue
        wrong = text
        for at in chosen:
            wrong = _error(chance, wrong, at, _NEAR.get(language, _PLAIN))
        if wrong != text:
            return wrong
    return None


def _error(chance: random.Random, text: str, at: int, near: dict[str, str]) -> str:
    letter = text[at]
    bare = unicodedata.normalize("NFD", letter)[0]
    beside = near.get(letter) or near.get(bare) or letter
    kind = chance.randrange(5)
    if kind == 0 and len(text) > 4:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + letter + text[at:]
    if kind == 2:
        return text[:at] + letter + chance.choice(beside) + text[at + 1 :]
    if kind == 3 and at + 1 < len(text) and text[at + 1].isalpha() and text[at + 1] != letter:
        return text[:at] + text[at + 1] + letter + text[at + 2 :]
    return text[:at] + chance.choice(beside) + text[at + 1 :]
