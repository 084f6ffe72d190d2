"""Tables of pairs for the tools that take CSV (RFC 4180) with columns of their own: one profile a tool.

Where a tool takes one target a source term, that is the first target of the concept that has the source as its preferred term,
else of the first concept that has it at all; ``dropped`` counts the pairs that stay behind.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from emngloss.errors import FormatError
from emngloss.formats.pairs import Pair, fit, flat, pairs
from emngloss.model.glossary import Glossary
from emngloss.model.language_tag import LanguageTag
from emngloss.model.term import TermType


@dataclass(frozen=True, slots=True)
class Profile:
    """What a tool takes: the header for a pair of languages (None: no header), and the cells of a pair of terms.

    ``cells`` is also given the place, from 1, of the target among those of the same source term and concept. ``one_target`` is
    True where a source term may come once; ``longest`` is the number of bytes that a text may have. White space in a cell becomes
    one blank, unless the profile is ``verbatim``: then a text that is more than one line is refused.
    """

    cells: Callable[[Pair, int], Sequence[str]]
    header: Callable[[LanguageTag, LanguageTag], Sequence[str]] | None = None
    one_target: bool = False
    verbatim: bool = False
    longest: int | None = None


def write(glossary: Glossary, languages: Sequence[LanguageTag], stream: TextIO, profile: str) -> None:
    """Write a row for each pair of terms that the tool takes.

    Raises FormatError, naming the concept, for a text that the tool refuses.
    """
    chosen = PROFILES[profile]
    write_row = csv.writer(stream, lineterminator="\r\n").writerow
    source, target = languages
    if chosen.header is not None:
        write_row(chosen.header(source, target))
    found = pairs(glossary, source, target)
    places: Counter[tuple[str, str]] = Counter()
    for pair in _first_targets(found) if chosen.one_target else found:
        key = (pair.concept.id, flat(pair.source.text))
        places[key] += 1
        write_row([_checked(cell, pair.concept.id, chosen) for cell in chosen.cells(pair, places[key])])


def dropped(glossary: Glossary, languages: Sequence[LanguageTag], profile: str) -> int:
    """How many pairs of different terms are not written because their source term has another target already."""
    if not PROFILES[profile].one_target:
        return 0
    found = tuple(pairs(glossary, *languages))
    return len({(flat(pair.source.text), flat(pair.target.text)) for pair in found}) - len(_first_targets(iter(found)))


def _first_targets(found: Iterator[Pair]) -> Sequence[Pair]:
    first: dict[str, Pair] = {}
    for pair in found:
        before = first.setdefault(flat(pair.source.text), pair)
        if pair.source.is_preferred and not before.source.is_preferred:
            first[flat(pair.source.text)] = pair
    return tuple(first.values())


def _checked(cell: str, concept_id: str, profile: Profile) -> str:
    text = fit(cell.strip() if profile.verbatim else flat(cell), concept_id)
    size = len(text.encode())
    if profile.longest is not None and size > profile.longest:
        raise FormatError(
            f"{concept_id}: {size} bytes are more than the {profile.longest} that the tool takes: {text[:40]!r}…",
            "shorten the text",
        )
    return text


def _deepl(pair: Pair, _: int) -> Sequence[str]:
    return pair.source.text, pair.target.text, pair.source.language, pair.target.language


def _google(pair: Pair, _: int) -> Sequence[str]:
    return pair.source.text, pair.target.text


def _phrase(pair: Pair, _: int) -> Sequence[str]:
    short = pair.source.type in (TermType.ACRONYM, TermType.ABBREVIATION)
    description = "; ".join(part for part in (pair.definition, pair.remark) if part)
    return pair.source.text, "true" if short else "false", "true", description, pair.target.text


def _weblate(pair: Pair, place: int) -> Sequence[str]:
    """Weblate knows a string by context and source, so a second target of the same source has a context of its own."""
    context = pair.concept.id if place == 1 else f"{pair.concept.id} ({place})"
    return context, pair.source.text, pair.target.text, pair.remark, pair.definition


PROFILES = {
    "deepl": Profile(_deepl, one_target=True, verbatim=True, longest=1024),
    "weblate": Profile(_weblate, lambda *_: ("context", "source", "target", "translator_comments", "developer_comments")),
    "phrase": Profile(
        _phrase, lambda _, target: ("term", "case sensitive", "translatable", "description", target), one_target=True
    ),
    "google": Profile(_google, lambda *languages: languages, one_target=True),
}
"""The tools, each as its documentation describes the CSV that it takes."""
