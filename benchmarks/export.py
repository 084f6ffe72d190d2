"""Measures the export of the whole glossary in each format: time and memory, beside libraries that write the same.

    python benchmarks/export.py [--rounds N]

The peers get the glossary as JSON and write it with translate-toolkit (TBX), rdflib (Turtle) and openpyxl (XLSX); one that is not
installed is left out. Printed are medians of alternating rounds, as ratios to ``python -c pass``, and the highest memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from emngloss.formats.registry import ROWS

EMNGLOSS = (sys.executable, "-m", "emngloss")
PEERS = {
    "translate-toolkit, TBX": (
        "translate",
        """
from translate.storage import tbx
store = tbx.tbxfile()
for concept in concepts:
    english, german = ([term["text"] for term in concept["terms"].get(tag, [])] for tag in ("en", "de"))
    if english and german:
        unit = store.addsourceunit(english[0])
        unit.settarget(german[0])
        unit.setid(concept["id"])
store.savefile(target)
""",
    ),
    "rdflib, Turtle": (
        "rdflib",
        """
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS
graph = Graph()
for concept in concepts:
    node = URIRef("urn:x:" + concept["id"])
    graph.add((node, RDF.type, SKOS.Concept))
    for tag, terms in concept["terms"].items():
        for place, term in enumerate(terms):
            graph.add((node, SKOS.altLabel if place else SKOS.prefLabel, Literal(term["text"], lang=tag)))
graph.serialize(target, format="turtle")
""",
    ),
    "openpyxl, XLSX": (
        "openpyxl",
        """
from openpyxl import Workbook
book = Workbook(write_only=True)
sheet = book.create_sheet()
for concept in concepts:
    sheet.append([concept["id"], *(" | ".join(term["text"] for term in terms) for terms in concept["terms"].values())])
book.save(target)
""",
    ),
}
_LOAD = "import json, sys\ntarget = sys.argv[2]\nconcepts = json.load(open(sys.argv[1], encoding='utf-8'))['concepts']\n"
Command = tuple[str, ...]


def cases(folder: Path) -> Iterator[tuple[str, Command]]:
    """A name and a command for each format, and for each peer that is installed."""
    whole = folder / "whole.json"
    subprocess.run([*EMNGLOSS, "export", "-o", str(whole), "-q"], check=True)
    for row in ROWS:
        if row.extra is None or all(find_spec(name) for name in ("xlsxwriter",)):
            pair = ("--from", "en", "--to", "de") if row.pair else ()
            target = str(folder / f"{row.name}{row.suffix}")
            yield row.name, (*EMNGLOSS, "export", "--format", row.name, "-q", "--force", "-o", target, *pair)
    for name, (library, program) in PEERS.items():
        if find_spec(library):
            yield f"({name})", (sys.executable, "-c", _LOAD + program, str(whole), str(folder / "peer"))


def measured(command: Command) -> tuple[float, float]:
    """Seconds and megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)[:200]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> int:
    """Print one line a case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        commands = {"python -c pass": (sys.executable, "-c", "pass"), **dict(cases(Path(temporary)))}
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(measured(command))
        floor = statistics.median(seconds for seconds, _ in taken["python -c pass"])
        for name, runs in taken.items():
            seconds = statistics.median(run[0] for run in runs)
            size = next((f"{path.stat().st_size / 1e6:.1f} MB" for path in Path(temporary).glob(f"{name}.*")), "")
            print(f"{name:26} {seconds / floor:6.1f} x  {max(run[1] for run in runs):5.0f} MB of memory  {size}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
