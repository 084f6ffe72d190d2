"""Measures the start of every command beside ``python -c pass``, and beside sdcv, fzf and ripgrep where they are installed.

    python benchmarks/startup.py [--rounds N]

Every round runs each command once; printed are the median of each command divided by the median of ``python -c pass`` of the
same rounds, the target where there is one, and the memory of a one-shot search.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

BASE = "python -c pass"


@dataclass(frozen=True, slots=True)
class Case:
    """One command to measure: its name, its arguments, the highest ratio wanted, and a file for its standard input."""

    name: str
    command: tuple[str, ...]
    target: float | None = None
    stdin: Path | None = None
    environment: tuple[tuple[str, str], ...] = ()


def own_cases(emngloss: str) -> Iterator[Case]:
    """The commands of emngloss, with the targets that the project set itself."""
    yield Case("search, exact", (emngloss, "search", "asylum seeker"), 1.8)
    yield Case("search, folded, --json", (emngloss, "search", "zadatel o azyl", "--json"), 1.8)
    yield Case("search, transliterated", (emngloss, "search", "bezhanets"), 1.8)
    yield Case("search, words", (emngloss, "search", "minor unaccompanied"), 1.8)
    yield Case("search, prefix", (emngloss, "search", "unaccomp"), 1.8)
    yield Case("search, fuzzy", (emngloss, "search", "unacompanied minor"), 3.3)
    yield Case("search, fuzzy, --json", (emngloss, "search", "unacompanied minor", "--json"), 3.3)
    yield Case("search, nonsense", (emngloss, "search", "quantum chromodynamics"), 3.3)
    yield Case("search, drawn", (emngloss, "search", "asylum seeker", "--color", "always"), 7)
    yield Case("show", (emngloss, "show", "asylum"), 1.8)
    yield Case("show, --json", (emngloss, "show", "asylum", "--json"), 1.8)
    yield Case("translate", (emngloss, "translate", "return decision", "--to", "de,fr"), 1.8)
    yield Case("translate, --json", (emngloss, "translate", "return decision", "--to", "de,fr", "--json"), 1.8)
    yield Case("--version", (emngloss, "--version"), 1.8)
    yield Case("tab completion", (emngloss,), 2, environment=_completion("emngloss search --th"))
    yield Case("tab completion, languages", (emngloss,), 2, environment=_completion("emngloss translate --to d"))
    yield Case("languages", (emngloss, "languages"), 7)
    yield Case("stats", (emngloss, "stats"), 7)
    yield Case("help exit-codes", (emngloss, "help", "exit-codes"), 7)
    yield Case("search --help", (emngloss, "search", "--help"), 7)
    yield Case("export csv, everything", (emngloss, "export", "--format", "csv"), 9)
    yield Case("export json, everything", (emngloss, "export", "--format", "json"), None)


def _completion(line: str) -> tuple[tuple[str, str], ...]:
    words = str(len(line.split()) - 1)
    return (("_EMNGLOSS_COMPLETE", "complete_bash"), ("COMP_WORDS", line), ("COMP_CWORD", words))


def peer_cases(emngloss: str, folder: Path) -> Iterator[Case]:
    """Peers over the same terms: a StarDict console, a fuzzy finder, a line searcher; only those that are installed."""
    table = folder / "terms.tsv"
    with table.open("w", encoding="utf-8") as file:
        subprocess.run([emngloss, "export", "--format", "tsv", "--layout", "long", "-q"], stdout=file, check=True)
    if sdcv := shutil.which("sdcv"):
        write_stardict(table, folder / "dic")
        yield Case("sdcv -n -e", (sdcv, "-n", "-e", "--only-data-dir", "--data-dir", str(folder), "asylum seeker"))
    if fzf := shutil.which("fzf"):
        yield Case("fzf --filter", (fzf, "--filter", "asylum seeker"), stdin=table)
    if ripgrep := shutil.which("rg"):
        yield Case("rg -F", (ripgrep, "-F", "asylum seeker", str(table)))


def write_stardict(table: Path, folder: Path) -> None:
    """Write the terms as an uncompressed StarDict dictionary (format 2.4.2), for sdcv to search."""
    folder.mkdir()
    rows = [line.split("\t")[:3] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    words = sorted({(term, concept) for concept, _, term in rows}, key=lambda pair: (pair[0].lower().encode(), pair[0].encode()))
    index, data = bytearray(), bytearray()
    for term, concept in words:
        body = concept.encode()
        index += term.encode() + b"\0" + len(data).to_bytes(4, "big") + len(body).to_bytes(4, "big")
        data += body
    (folder / "terms.idx").write_bytes(bytes(index))
    (folder / "terms.dict").write_bytes(bytes(data))
    (folder / "terms.ifo").write_text(
        "StarDict's dict ifo file\nversion=2.4.2\nbookname=terms\n"
        f"wordcount={len(words)}\nidxfilesize={len(index)}\nsametypesequence=m\n",
        encoding="utf-8",
    )


def measure(cases: Sequence[Case], rounds: int) -> dict[str, float]:
    """Median seconds of each case."""
    seconds: dict[str, list[float]] = {case.name: [] for case in cases}
    for _ in range(rounds):
        for case in cases:
            seconds[case.name].append(run(case))
    return {name: statistics.median(times) for name, times in seconds.items()}


def run(case: Case) -> float:
    """Run a case once; gives back seconds."""
    with open(case.stdin or os.devnull, "rb") as stdin:
        start = time.perf_counter()
        subprocess.run(
            case.command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict(case.environment)},
        )
        return time.perf_counter() - start


def resident_set(arguments: Sequence[str]) -> float | None:
    """MiB of the largest resident set of one call, or None where /proc does not tell (it is Linux's)."""
    code = (
        "import sys; from emngloss.cli.front_door import answer; answer(sys.argv[1:]); "
        "print([line for line in open('/proc/self/status') if line.startswith('VmHWM')][0].split()[1], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    last = done.stderr.split()[-1:] if done.returncode == 0 else []
    return int(last[0]) / 1024 if last and last[0].isdecimal() else None


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    emngloss = shutil.which("emngloss", path=str(Path(sys.executable).parent))
    if emngloss is None:
        print("emngloss is not installed beside this Python: pip install . first", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        cases = [Case(BASE, (sys.executable, "-c", "pass")), *own_cases(emngloss), *peer_cases(emngloss, Path(folder))]
        measure(cases, 2)
        measured = measure(cases, rounds)
    base = measured[BASE]
    print(f"{rounds} rounds; {BASE}: {base * 1000:.1f} ms = 1.0 x, Python {sys.version.split()[0]}\n")
    print(f"{'command':28} {'x':>6} {'at most':>8}")
    for case in cases:
        seconds = measured[case.name]
        target = "" if case.target is None else f"{case.target:g}"
        over = "" if case.target is None or seconds / base <= case.target else "  over"
        print(f"{case.name:28} {seconds / base:6.2f} {target:>8}{over}")
    print("\nlargest resident set of a one-shot search (at most 20 MiB)")
    for query in ("asylum seeker", "unacompanied minor"):
        resident = resident_set(["search", query])
        print(f"  {query:26} {'not known here' if resident is None else f'{resident:.1f} MiB'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
