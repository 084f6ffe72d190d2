"""Measures what a search finds: recall at 1 and 5 and mean reciprocal rank, by kind of query and by language, beside peers.

    python benchmarks/search_quality.py [--terms N | --all] [--peers N] [--seed N] [--kind KIND]... [--failures N]

The queries are made of the terms of the whole corpus by rule (``query_sets.py``), and those of ``queries.tsv``, made by hand.
An answer is right at 1 also where it ties with the concept meant: where another concept has a term of the same key.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from emngloss import load
from query_sets import MADE, Corpus, Query, hand_made, made
from search_peers import Search, emngloss, peers

TARGETS = {
    "exact": (0.995, 1.0), "capitals": (0.995, 1.0), "no diacritics": (0.995, 1.0), "official Latin": (0.97, 0.99),
    "informal Latin": (0.90, 0.97), "one error": (0.97, 0.995), "two errors": (0.93, 0.98), "inflected": (0.90, 0.97),
    "words swapped": (0.95, 0.99), "one missing": (0.95, 0.99), "distinctive word": (0, 0.95), "prefix": (0, 0.95),
}  # fmt: skip
NONSENSE = "nonsense"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A query with the rank of the first right concept (None if there was none), confidence and milliseconds."""

    query: Query
    rank: int | None
    confident: bool
    milliseconds: float
    first: str | None


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--terms", type=int, default=40, help="queries of each kind and language made by rule")
    parser.add_argument("--all", action="store_true", help="make a query of every term")
    parser.add_argument("--peers", type=int, default=100, help="queries of each kind that the peers answer, too; 0 for none")
    parser.add_argument("--data", help="another corpus folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", help="only this kind")
    parser.add_argument("--language", action="append", help="only this language")
    parser.add_argument("--failures", type=int, default=0, help="print so many failures of each kind")
    given = parser.parse_args()
    with load(given.data) as glossary:
        by_hand = [query for query in hand_made() if not query.right or query.right & set(glossary.glossary.concepts)]
        queries = [*made(Corpus(glossary), None if given.all else given.terms, given.seed), *by_hand]
        queries = [query for query in queries if query.kind in (given.kind or [query.kind])]
        queries = [query for query in queries if query.language in (given.language or [query.language])]
        kinds = [kind for kind in dict.fromkeys((*MADE, *(query.kind for query in queries))) if of_kind(queries, kind)]
        outcomes = [outcome(query, emngloss(glossary)) for query in queries]
        print_kinds(outcomes, kinds)
        print_languages(outcomes, kinds)
        print_failures(outcomes, kinds, given.failures)
        if given.peers:
            terms = [(concept.id, term.text) for concept in glossary for term in concept.terms]
            print_peers(drawn(queries, kinds, given), {"emngloss": emngloss(glossary), **peers(terms)}, kinds)
    return 0


def of_kind(queries: Iterable[Query], kind: str) -> list[Query]:
    """The queries of a kind."""
    return [query for query in queries if query.kind == kind]


def outcome(query: Query, search: Search) -> Outcome:
    """What the search makes of a query."""
    start = time.perf_counter()
    found, confident = search(query.text)
    taken = (time.perf_counter() - start) * 1000
    rank = next((place for place, concept in enumerate(found, start=1) if concept in query.right), None)
    return Outcome(query, rank, confident, taken, found[0] if found else None)


def recall(outcomes: Sequence[Outcome], most: int) -> float:
    """The share of outcomes with a right concept among the first so many."""
    return sum(answer.rank is not None and answer.rank <= most for answer in outcomes) / len(outcomes)


def mean_reciprocal_rank(outcomes: Sequence[Outcome]) -> float:
    """The mean of 1 / rank of the first right concept, 0 where there is none."""
    return statistics.fmean(1 / answer.rank if answer.rank else 0.0 for answer in outcomes)


def confidence(outcomes: Sequence[Outcome]) -> float:
    """The share of queries that were answered with confidence."""
    return sum(answer.confident for answer in outcomes) / len(outcomes)


def print_kinds(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> None:
    """One line a kind, with what it should reach."""
    print(f"{'kind':18} {'n':>6} {'at 1':>6} {'at 5':>6} {'MRR':>6} {'p50 ms':>7} {'p95 ms':>7}  wanted")
    for kind in kinds:
        found = [answer for answer in outcomes if answer.query.kind == kind]
        times = (
            statistics.quantiles((answer.milliseconds for answer in found), n=20, method="inclusive") if found[1:] else [0] * 19
        )
        timed = f"{times[9]:7.1f} {times[18]:7.1f}"
        if kind == NONSENSE:
            share = confidence(found)
            print(
                f"{kind:18} {len(found):6} answered with confidence {share:.3f} {timed}  at most 0.02{' MISSED' * (share > 0.02)}"
            )
            continue
        one, five, wanted = recall(found, 1), recall(found, 5), TARGETS.get(kind, (0, 0))
        missed = " MISSED" if one < wanted[0] or five < wanted[1] else ""
        goal = f"{wanted[0] or '-'} / {wanted[1] or '-'}"
        print(f"{kind:18} {len(found):6} {one:6.3f} {five:6.3f} {mean_reciprocal_rank(found):6.3f} {timed}  {goal}{missed}")


def print_languages(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> None:
    """Recall at 1 and 5 by language and kind, in hundredths."""
    print("\nat 1 / at 5 in hundredths\n" + "lang " + " ".join(f"{kind[:9]:>9}" for kind in kinds))
    for language in sorted({answer.query.language for answer in outcomes}):
        cells = []
        for kind in kinds:
            found = [answer for answer in outcomes if answer.query.kind == kind and answer.query.language == language]
            if kind == NONSENSE:
                cells.append(f"{100 * confidence(found):9.0f}" if found else " " * 9)
            else:
                cells.append(f"{100 * recall(found, 1):5.0f}/{100 * recall(found, 5):3.0f}" if found else " " * 9)
        print(f"{language:4} " + " ".join(cells))


def print_failures(outcomes: Sequence[Outcome], kinds: Sequence[str], most: int) -> None:
    """The first queries of each kind whose right concept did not come first."""
    for kind in kinds if most else ():
        failed = [answer for answer in outcomes if answer.query.kind == kind and _failed(answer)]
        print(f"\n{kind}: {len(failed)}")
        for answer in failed[:most]:
            wanted = ",".join(sorted(answer.query.right)) or "-"
            print(f"  {answer.query.language} {answer.query.text!r}: {answer.first} ({answer.rank}), wanted {wanted}")


def _failed(answer: Outcome) -> bool:
    return answer.confident if answer.query.kind == NONSENSE else answer.rank != 1


def drawn(queries: Sequence[Query], kinds: Sequence[str], given: argparse.Namespace) -> list[Query]:
    """So many queries of each kind as the peers are to answer."""
    chance = random.Random(given.seed)
    return [query for kind in kinds for query in _some(chance, of_kind(queries, kind), given.peers)]


def _some(chance: random.Random, queries: list[Query], most: int) -> list[Query]:
    return queries if len(queries) <= most else chance.sample(queries, most)


def print_peers(queries: Sequence[Query], searches: dict[str, Search], kinds: Sequence[str]) -> None:
    """The same queries answered by each search, in one run."""
    answers = {name: [outcome(query, search) for query in queries] for name, search in searches.items()}
    rows: tuple[tuple[str, Callable[[Sequence[Outcome]], float]], ...] = (
        ("at 1", lambda found: recall(found, 1)),
        ("at 5", lambda found: recall(found, 5)),
        ("MRR", mean_reciprocal_rank),
    )
    print(f"\n{'the same queries':24} " + " ".join(f"{name:>13}" for name in answers))
    for kind in kinds:
        for label, figure in (("confident", confidence),) if kind == NONSENSE else rows:
            found = [[answer for answer in listed if answer.query.kind == kind] for listed in answers.values()]
            print(f"{kind + ', ' + label:24} " + " ".join(f"{figure(outcomes):13.3f}" for outcomes in found))
    medians = (statistics.median(answer.milliseconds for answer in listed) for listed in answers.values())
    print(f"{'median milliseconds':24} " + " ".join(f"{median:13.1f}" for median in medians))


if __name__ == "__main__":
    raise SystemExit(main())
