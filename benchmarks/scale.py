"""Measures a term base of any size: the import (time, memory, size), then searches in it, beside brute force.

    python benchmarks/scale.py [--concepts N] [--queries N] [--seed N] [--brute N] [--folder FOLDER]

A million concepts (8 million names) need about 6 GB of disk and half an hour; the default is twenty thousand. Recall is the
share of misspelt queries for which brute force has the term among its best ten, scoring 80, and the search has it too.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from emngloss.corpus.bases import open_base
from emngloss.corpus.snapshot.reading import Snapshot
from emngloss.search.hit import INFLECTED, SAME_TERM
from emngloss.search.index import Index
from emngloss.search.query import Restriction
from emngloss.search.ranking import search
from emngloss.text.folding import fold
from synthetic import misspelt, write_tbx

BASE = "synthetic"
EMNGLOSS = (sys.executable, "-m", "emngloss")


def main() -> int:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--brute", type=int, default=100, help="misspelt queries that brute force answers, too")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where file and base lie; a base that is there is used again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        os.environ["XDG_DATA_HOME"] = str(folder)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        path = folder / "emngloss" / "bases" / f"{BASE}.sqlite"
        if not path.exists():
            build(folder, given.concepts, given.seed)
        print(f"base: {path.stat().st_size / 1e6:,.0f} MB")
        snapshot = open_base(BASE)
        measure_searches(snapshot, given.queries, given.seed)
        measure_recall(snapshot, given.brute, given.seed)
        measure_one_shot()
    return 0


def build(folder: Path, concepts: int, seed: int) -> None:
    """Write and import the term base."""
    file = folder / f"{BASE}.tbx"
    write_tbx(file, concepts, seed)
    start = time.perf_counter()
    subprocess.run([*EMNGLOSS, "import", str(file), "--name", BASE, "-q"], check=True, stdout=subprocess.DEVNULL)
    taken = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"file: {concepts:,} concepts, {file.stat().st_size / 1e6:,.0f} MB")
    print(f"import: {taken:,.0f} s, at most {memory:,.0f} MB of memory")


def targets(snapshot: Snapshot, number: int, seed: int) -> list[tuple[str, str]]:
    """Terms to search for, each with the id of its concept, drawn evenly over the base."""
    terms = snapshot.rows("SELECT max(number) FROM term")[0][0]
    drawn = random.Random(seed + 1).sample(range(1, terms + 1), min(number, terms))
    sql = "SELECT c.id, t.text FROM term t JOIN concept c ON c.number = t.concept WHERE t.number = ?"
    return [snapshot.rows(sql, (at,))[0] for at in drawn]


def measure_searches(snapshot: Snapshot, number: int, seed: int) -> None:
    """Median and 95th percentile of a search in this process, for each kind of query."""
    chance = random.Random(seed + 2)
    index = Index(snapshot.rows)
    kinds: dict[str, Callable[[str], str]] = {
        "as it is": str,
        "beginning": lambda text: text[: max(3, len(text) * 2 // 3)],
        "words swapped": lambda text: " ".join(reversed(text.split())),
        "misspelt": lambda text: misspelt(chance, text),
    }
    drawn = targets(snapshot, number, seed)
    for kind, change in kinds.items():
        taken, found = [], 0
        for concept, text in drawn:
            query = change(text)
            start = time.perf_counter()
            hits = search(index, query, Restriction())
            taken.append((time.perf_counter() - start) * 1000)
            found += any(hit.concept_id == concept for hit in hits)
        figures = f"p50 {percentile(taken, 50):.1f} ms, p95 {percentile(taken, 95):.1f} ms"
        print(f"search, {kind}: {figures}; in the first ten {found / len(drawn):.0%}")


def measure_recall(snapshot: Snapshot, number: int, seed: int) -> None:
    """Of the misspelt queries that brute force answers with the term meant, how many the search answers so.

    Brute force compares the query with every key (RapidFuzz ratio): counted are the queries for which the key meant is among its
    ten best and scores 80 or more. Left out are queries that are by chance another term, or a form of one: there the search
    gives that term, and does not mix it with what only resembles.
    """
    from rapidfuzz import fuzz, process

    chance = random.Random(seed + 3)
    index = Index(snapshot.rows)
    keys = [key for (key,) in snapshot.rows("SELECT key FROM name")]
    found = reachable = named = 0
    for concept, text in targets(snapshot, number, seed):
        query, key = misspelt(chance, text), fold(text)
        best = process.extract(fold(query), keys, scorer=fuzz.ratio, limit=10, score_cutoff=80)
        hits = search(index, query, Restriction())
        right = any(hit.concept_id == concept or fold(hit.term.text) == key for hit in hits)
        if not right and hits and hits[0].match in (*SAME_TERM, INFLECTED):
            named += 1
        elif key in {other for other, _, _ in best}:
            reachable += 1
            found += right
    share = found / max(1, reachable)
    print(f"recall@10 of brute force, misspelt, scoring 80: {found}/{reachable} = {share:.3f}; {named} name another term")


def measure_one_shot(rounds: int = 9) -> None:
    """A search as a process, as a ratio to ``python -c pass``, medians of alternating rounds."""
    commands = {"pass": (sys.executable, "-c", "pass"), "one shot": (*EMNGLOSS, "search", "-b", BASE, "asylum sekers")}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken[name].append(time.perf_counter() - start)
    print(f"one shot: {statistics.median(taken['one shot']) / statistics.median(taken['pass']):.1f} x python -c pass")


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which that share of the values lies."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


if __name__ == "__main__":
    raise SystemExit(main())
