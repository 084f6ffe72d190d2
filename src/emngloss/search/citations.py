"""Queries that are a legal act or a place in one: ``Art. 2(l) 2011/95``, ``32024R1351``, ``Dublin III``."""

from __future__ import annotations

from emngloss.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from emngloss.search.index import Index

DEFINITION_PART, NOTE_PART = "definition", "note"
_PLACES = {
    "art": "art arts article articles artikel artikeln artikels articulo articulos articolo articoli artigo artigos artikla "
    "artykul artykulu articol articolul artikkel artiklan clanek clen clena clanok clanku clanak clanka cikk cikke straipsnis "
    "straipsnio pants panta airteagal artikolu άρθρο αρθρο άρθρου αρθρου член чл стаття статті ст მუხლი հոդված",
    "annex": "annex annexe anhang allegato anexo bijlage zalacznik priloha priloga prilog приложение додаток παραρτημα",
    "recital": "recital recitals erwagungsgrund considerant considerando",
    "para": "para paras paragraph paragraphs absatz abs",
}
"""What stands before a number in citations, by the key of the EMN's word for it."""
_KEYS = {fold(word): key for key, words in _PLACES.items() for word in words.split()}
_PASSED_OVER = """
of the in no nr eu ec eec eg ce ue eur regulation directive decision council commission implementing delegated point letter
verordnung richtlinie reglement directiva rozporzadzenie dyrektywa du de la le der des und and et
"""
_NOISE = frozenset(_PASSED_OVER.split())
_MOST_WORDS = 16
"""Words of a query that may still be the name of an act and a place in it."""


class Citation:
    """A place of an act on which a concept rests, and the place that replaced it.

    ``text`` is the citation as the EMN writes it, ``part`` says whether a definition or a note rests on it; ``new_text`` is None
    where the act was not replaced.
    """

    __slots__ = ("act", "locator", "new_act", "new_locator", "new_text", "part", "text")

    def __init__(self, part: str, act: str, locator: str | None, text: str) -> None:
        self.part = part
        self.act = act
        self.locator = locator
        self.text = text
        self.new_act: str | None = None
        self.new_locator: str | None = None
        self.new_text: str | None = None


def locator_key(locator: str) -> str:
    """The key of a place: ``Article 2(1)(s)`` and ``Art. 2 (1) s`` have one."""
    first, *others = fold(locator).split() or [""]
    return " ".join((_KEYS.get(first, first), *others))


def acts_and_place(index: Index, words: Sequence[str]) -> tuple[list[str], str] | None:
    """The acts that a query names, and the key of the place in them, empty for the whole; None if it is no citation."""
    if not words or len(words) > _MOST_WORDS:
        return None
    size = len(words)
    runs = [(start, end) for start in range(size) for end in range(start + 1, size + 1)]
    named = index.acts_named([" ".join(words[start:end]) for start, end in runs])
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        acts = named.get(" ".join(words[start:end]))
        if acts and (place := _place((*words[:start], *words[end:]))) is not None:
            return acts, place
    return None


def _place(words: Sequence[str]) -> str | None:
    """The key of the place that the other words of a query name; None if they say something else."""
    left = [word for word in words if word not in _NOISE]
    if not left:
        return ""
    if left[0] not in _KEYS and not left[0][0].isdecimal():
        return None
    key = locator_key(" ".join(left))
    key = key if not key[0].isdecimal() else f"art {key}"
    return key if all(len(word) < 5 for word in key.split()[1:]) else None
