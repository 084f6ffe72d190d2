"""Builds what is needed to search by law: the names of acts, and which concepts rest on which of their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from sqlite3 import Connection

from emngloss.model.concept import Concept
from emngloss.model.legal_act import LegalAct
from emngloss.model.source import Basis, Source
from emngloss.search.citations import DEFINITION_PART, NOTE_PART, locator_key
from emngloss.text.folding import fold

TABLES = """
CREATE TABLE act (key TEXT PRIMARY KEY, name TEXT NOT NULL, joint TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE act_name (key TEXT, act TEXT, PRIMARY KEY (key, act)) WITHOUT ROWID;
CREATE TABLE citation (number INTEGER PRIMARY KEY, act TEXT NOT NULL, place TEXT NOT NULL, concept INTEGER NOT NULL,
  rank INTEGER NOT NULL, part TEXT NOT NULL, locator TEXT, new_act TEXT, new_locator TEXT);
CREATE INDEX citation_of_act ON citation (act, place);
"""
INSERT_CITATION = (
    "INSERT INTO citation (act, place, concept, rank, part, locator, new_act, new_locator) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_BASES = (Basis.ADAPTED, Basis.DERIVED, Basis.PARALLEL, Basis.DIFFERING, Basis.DEVELOPED, Basis.CITED)
_KINDS = ("agreement", "code", "convention", "decision", "directive", "protocol", "regulation")
_Row = tuple[str, str, int, int, str, str | None, str | None, str | None]


def build_acts(connection: Connection, acts: Mapping[str, LegalAct]) -> None:
    """Fill the tables of acts and their names."""
    for key, act in sorted(acts.items()):
        name = act.citation("\n").removeprefix("\n of ")
        joint = "of the" if name.startswith("the ") else "of"
        connection.execute("INSERT INTO act VALUES (?, ?, ?)", (key, name.removeprefix("the "), joint))
        names = {folded for name in _names(act) if (folded := fold(name))}
        connection.executemany("INSERT INTO act_name VALUES (?, ?)", ((name, key) for name in sorted(names)))


def _names(act: LegalAct) -> Iterator[str]:
    """What people call an act: its CELEX number, number, names, and the two figures of its number in either order."""
    yield from (name for name in (act.celex, act.number, act.short_name, act.abbreviation) if name)
    words = act.short_name.split()
    if len(words) > 2 and words[-1].casefold() in _KINDS:
        yield " ".join(words[:-1])
    for word in (act.number or "").split():
        first, slash, second = word.partition("/")
        second = second.partition("/")[0]
        if slash and first.isdecimal() and second.isdecimal():
            yield f"{first} {second}"
            yield f"{second} {first}"


def citations(number: int, concept: Concept, acts: Mapping[str, LegalAct]) -> Iterator[_Row]:
    """The places of acts on which a concept rests, its definitions before its notes, each with the place that replaced it."""
    for order, (source, part) in enumerate(_sources(concept)):
        rank = order + 10 * _BASES.index(source.basis) + (100 if part == NOTE_PART else 0)
        if source.act is not None:
            act = acts.get(source.act)
            newer = act.replaced_by if act else None
            for place in locator_keys(source.locator):
                yield source.act, place, number, rank, part, source.locator, newer, None
        for old in source.replaces:
            for place in locator_keys(old.locator):
                yield old.act, place, number, rank, part, old.locator, source.act, source.locator


def _sources(concept: Concept) -> Iterator[tuple[Source, str]]:
    for definition in concept.definitions:
        yield from ((source, DEFINITION_PART) for source in definition.sources)
    for note in concept.notes:
        yield from ((source, NOTE_PART) for source in note.sources)


def locator_keys(locator: str | None) -> list[str]:
    """The keys of the places that a locator names; a range or list of articles is several.

    >>> locator_keys("Art. 2(1)(s)"), locator_keys("Arts 26-28"), locator_keys("Arts 3, 5(2) and 7")
    (['art 2 1 s'], ['art 26', 'art 27', 'art 28'], ['art 3', 'art 5 2', 'art 7'])
    """
    if locator is None:
        return [""]
    head, _, rest = locator.partition(" ")
    places = rest.replace(" and ", ",").split(",")
    found = []
    for place in places:
        first, dash, last = place.strip().partition("-")
        if dash and first.isdecimal() and last.isdecimal() and int(first) <= int(last) < int(first) + 1000:
            found += [locator_key(f"{head} {at}") for at in range(int(first), int(last) + 1)]
        else:
            found.append(locator_key(f"{head} {place}"))
    return found
