"""The tree of broader and narrower concepts: only *broader* is stored, the rest is derived here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from emngloss.model.concept import Concept


def narrower(concepts: Mapping[str, Concept]) -> dict[str, tuple[str, ...]]:
    """The narrower concepts of each concept that has any, in order of their ids."""
    children: dict[str, list[str]] = {}
    for concept in concepts.values():
        for parent in concept.broader:
            children.setdefault(parent, []).append(concept.id)
    return {parent: tuple(sorted(ids)) for parent, ids in children.items()}


def ancestors(concept_id: str, concepts: Mapping[str, Concept]) -> Iterator[str]:
    """The broader concepts up to the top, nearest first; a cycle ends before it repeats."""
    seen = {concept_id}
    level = [concept_id]
    while level:
        above = [parent for child in level if child in concepts for parent in concepts[child].broader]
        level = [parent for parent in dict.fromkeys(above) if parent not in seen]
        seen.update(level)
        yield from level


def cycles(concepts: Mapping[str, Concept]) -> Iterator[tuple[str, ...]]:
    """Each cycle of broader relations once, as the ids in it, starting with the first in the alphabet."""
    reported: set[str] = set()
    for start in sorted(concepts):
        path = _cycle_through(start, concepts)
        if path and not reported.intersection(path):
            reported.update(path)
            yield path


def _cycle_through(start: str, concepts: Mapping[str, Concept]) -> tuple[str, ...]:
    """The shortest way from a concept over broader ones back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] not in concepts:
            continue
        for parent in concepts[way[-1]].broader:
            if parent == start:
                return way
            if parent not in seen:
                seen.add(parent)
                ways.append((*way, parent))
    return ()
