"""Words of a term cut to comparable stems, so that two forms of one word count as the same word."""

from __future__ import annotations

import importlib
import math
import re
from functools import cache

from emngloss.text.words import words

_ELISION = re.compile(r"\b(?:[cdjlmnst]|dell|nell|sull|all|dall|un)[’']", re.IGNORECASE)
_SHORTEST = 4
_KEPT = 0.7
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        a an and as at by for from in of on or the to with de del des di da do du en et el la le les los las
        il lo i gli un une una der die das den dem und oder von zu zur zum für im auf van het een op och av
        om på för til og na за от и по з про до ja o v ve za po z ze w we od u s sa se kas ar uz no par az
        és egy για της του των το τα την και από σε agus għal ta tal fi და թե և
        """,
    )
)


@cache
def _lemmatiser() -> object | None:
    """The lemmatiser of simplemma, if it is installed; without it only the cut stem is compared."""
    try:
        return importlib.import_module("simplemma")
    except ImportError:
        return None


@cache
def stem(word: str, tag: str) -> str:
    """The first 70 % of the word's lemma, but never fewer than four letters.

    >>> stem("protezzjoni", "mt")
    'protezzj'
    """
    lemmatiser = _lemmatiser()
    language = {"hr": "hbs", "no": "nb"}.get(tag, tag)
    lemma = word if lemmatiser is None or tag == "mt" else getattr(lemmatiser, "lemmatize")(word, lang=language)  # noqa: B009
    return cut(str(lemma))


def cut(word: str) -> str:
    """The part of a word that is left when most endings are gone."""
    return word[: max(_SHORTEST, math.ceil(len(word) * _KEPT))]


def content_words(text: str, tag: str) -> list[str]:
    """The keys of a text's words, function words left out unless there is nothing else."""
    keys = [word.key for word in words(_ELISION.sub(" ", text) if tag in ("fr", "it") else text)]
    return [key for key in keys if key not in _FUNCTION_WORDS] or keys


def stems(text: str, tag: str) -> frozenset[str]:
    """The stems of a text's content words.

    >>> sorted(stems("droit d’asile", "fr"))
    ['asil', 'droi']
    """
    return frozenset(stem(key, tag) for key in content_words(text, tag))
