"""Measures how far the corpus agrees with a vocabulary: python tools/data/agreement.py LABELS.jsonl [OPTIONS] [TAG …]

A line of the labels is ``{"source": …, "labels": {tag: [label, …]}}``; a concept is matched by its English terms. The levels:
*equal*, *same stems* (in any order), *contained*, *partial* (a third of the stems shared, or the first six letters) and *none*.
Equal and same stems prove a term; none alone disproves nothing: read those cells.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path

from corpus import TAGS, concepts, terms_of
from emngloss.model.concept import Concept
from emngloss.text.folding import fold
from stems import stems

_SHARED_STEMS = 1 / 3
_SHARED_LETTERS = 6


class Level(IntEnum):
    """How far two terms agree."""

    NONE = 0
    PARTIAL = 1
    CONTAINED = 2
    SAME_STEMS = 3
    EQUAL = 4


def level(term: str, label: str, tag: str) -> Level:
    """The agreement of a term with a label in a language.

    >>> level("asylum seeker", "Seekers, asylum", "mt").name
    'SAME_STEMS'
    """
    a, b = fold(term), fold(label)
    if a == b:
        return Level.EQUAL
    left, right = stems(term, tag), stems(label, tag)
    if left == right:
        return Level.SAME_STEMS
    if left <= right or right <= left or a in b or b in a:
        return Level.CONTAINED
    shared = len(left & right) / len(left | right)
    return Level.PARTIAL if shared >= _SHARED_STEMS or a[:_SHARED_LETTERS] == b[:_SHARED_LETTERS] else Level.NONE


def best_level(terms: Iterable[str], labels: Iterable[str], tag: str) -> Level:
    """The best agreement of any term with any label; a label with a slash is several."""
    single = [part for label in labels for part in (re.sub(r"\([^)]*\)", "", label), *re.split(r"\s*/\s*", label))]
    return max((level(term, label, tag) for term in terms for label in single if fold(label)), default=Level.NONE)


def english_key(text: str) -> str:
    """An English name as it is matched: without bracketed acronym, number and national spelling.

    >>> english_key("child (separated)") == english_key("Separated children"[:15])
    True
    """
    inverted = re.fullmatch(r"(.*) \(([a-z][^()]*)\)", text)
    plain = f"{inverted[2]} {inverted[1]}" if inverted else re.sub(r"\s*\([^()]*\)", "", text)
    key = fold(plain).replace("isation", "ization").replace("labour", "labor")
    return re.sub(r"(?<=[a-z]{2})s$", "", re.sub(r"ies$", "y", key))


def labels_by_name(lines: Iterable[str], source: str | None) -> dict[str, list[Mapping[str, Sequence[str]]]]:
    """The labels of a vocabulary by matched English name; with ``source``, those of one source."""
    found: dict[str, list[Mapping[str, Sequence[str]]]] = defaultdict(list)
    for line in lines:
        record = json.loads(line)
        labels = record["labels"]
        if labels.get("en") and source in (None, record["source"]):
            found[english_key(labels["en"][0])].append(labels)
    return found


def labels_of(concept: Concept, by_name: Mapping[str, list[Mapping[str, Sequence[str]]]], tag: str) -> list[str]:
    """The labels in a language of everything in the vocabulary that is named as the concept is in English."""
    names = dict.fromkeys(english_key(term) for term in terms_of(concept, "en"))
    return [label for name in names for labels in by_name.get(name, ()) for label in labels.get(tag, ())]


def main(arguments: list[str]) -> int:
    """Print a line a language: cells, share equal or same stems, share that agrees at all; and the other cells if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("--source", help="only the labels of this source")
    parser.add_argument("--theme", action="append", help="only the concepts of this theme")
    parser.add_argument("--differences", action="store_true", help="list the cells that do not agree")
    parser.add_argument("tags", nargs="*", metavar="TAG")
    options = parser.parse_args(arguments)
    by_name = labels_by_name(options.labels.read_text(encoding="utf-8").splitlines(), options.source)
    chosen = [concept for concept in concepts() if not options.theme or concept.theme in options.theme]
    for tag in options.tags or [tag for tag in TAGS if tag != "en"]:
        counts: Counter[Level] = Counter()
        for concept in chosen:
            terms, labels = terms_of(concept, tag), labels_of(concept, by_name, tag)
            if not terms or not labels:
                continue
            counts[found := best_level(terms, labels, tag)] += 1
            if options.differences and found < Level.SAME_STEMS:
                print(tag, concept.id, found.name.lower(), " | ".join(terms), " | ".join(labels), sep="\t")
        if cells := counts.total():
            proven = counts[Level.EQUAL] + counts[Level.SAME_STEMS]
            print(f"{tag}: {cells} cells, {proven / cells:.0%} proven, {1 - counts[Level.NONE] / cells:.0%} agree")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
