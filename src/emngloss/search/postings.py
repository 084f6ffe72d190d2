"""Postings lists: ascending numbers of names or words in a BLOB, and what several of them have in common under a budget."""

from __future__ import annotations

import sys
from bisect import bisect_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TypeVar

    _Key = TypeVar("_Key")

BUDGET = 20_000
"""Numbers that one look at postings may cost: reached only in bases of a million names and more."""
_FEWEST = 16
"""Numbers that are taken of a list at least, however many lists there are."""
_MANY = 16
"""How many times longer a list must be than the other before looking up beats reading it."""


def postings(rows: Iterable[tuple[_Key, int]]) -> Iterator[tuple[_Key, bytes]]:
    """Each key of ordered rows with its numbers as little-endian 32-bit integers, ascending."""
    from array import array
    from itertools import groupby
    from operator import itemgetter

    for key, group in groupby(rows, key=itemgetter(0)):
        packed = array("I", map(itemgetter(1), group))
        if sys.byteorder == "big":
            packed.byteswap()
        yield key, packed.tobytes()


def numbers(blob: bytes) -> Sequence[int]:
    """A postings list, without copying where the machine is little-endian as the file is."""
    if sys.byteorder == "little":
        return memoryview(blob).cast("I")
    from array import array

    found = array("I", blob)
    found.byteswap()
    return found


def window(listed: Sequence[int], low: int, high: int) -> Sequence[int]:
    """The numbers from low on, below high; as numbers go by length, a window of lengths."""
    return listed[bisect_left(listed, low) : bisect_left(listed, high)]


def merged(group: Sequence[Sequence[int]], most: int = BUDGET) -> list[int]:
    """The distinct numbers of several lists, ascending; of longer lists about so many in all, the smallest of each."""
    if len(group) == 1:
        return list(group[0][:most])
    if _size(group) > most:
        group = [listed[: max(_FEWEST, most // len(group))] for listed in group]
    return sorted(set().union(*group))[:most]


def common(groups: Sequence[Sequence[Sequence[int]]], most: int = BUDGET) -> list[int]:
    """The numbers that stand in a list of every group, ascending, as far as a budget allows to look.

    The smallest group is read, shortest names first; in the others its numbers are looked up, or they are read, whichever is
    less.
    """
    if not groups or not all(groups):
        return []
    smallest, *others = sorted(groups, key=_size)
    found = merged(smallest, most)
    for group in others:
        if not found:
            break
        if _size(group) <= _MANY * len(found):
            found = _within(found, group)
        else:
            found = [number for number in found if any(_holds(listed, number) for listed in group)]
    return found


def _within(found: list[int], group: Sequence[Sequence[int]]) -> list[int]:
    every = set().union(*group)
    return [number for number in found if number in every]


def _size(group: Sequence[Sequence[int]]) -> int:
    return sum(map(len, group))


def _holds(listed: Sequence[int], number: int) -> bool:
    place = bisect_left(listed, number)
    return place < len(listed) and listed[place] == number
